//! Credits: who wrote the article, which agency or paper it is taken from, who took its pictures.
//!
//! They are no statements of the article, so their blocks are furniture; but they say where a text comes from.

use serde::{Deserialize, Serialize};

use crate::text::document::Document;
use crate::text::lexicon::Category;
use crate::text::span::TokenRange;
use crate::text::token::TokenKind;

/// What a credit is given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CreditKind {
    /// Who wrote the article.
    Author,
    /// The agency, paper or broadcaster that the article is taken from or written for.
    Source,
    /// Who took a picture or made a film or chart.
    Photo,
}

/// A credit that the article gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The name credited.
    pub tokens: TokenRange,
    /// What for.
    pub kind: CreditKind,
}

/// Collects the names in a byline such as `Thu Hà (Theo AFP)` or `Jane Doe/Reuters`.
pub(super) fn byline_credits(document: &Document<'_>, tokens: TokenRange, credits: &mut Vec<Credit>) {
    let mut kind = CreditKind::Author;
    let mut at = tokens.start as usize;
    let end = tokens.end as usize;
    while at < end {
        if let Some((cue, cue_tokens)) = document.longest_at(at, Category::CreditCue) {
            match &*cue.value {
                "photo" => kind = CreditKind::Photo,
                "source" => kind = CreditKind::Source,
                "author" => kind = CreditKind::Author,
                _ => {}
            }
            at = cue_tokens.end as usize;
            continue;
        }
        let token = document.tokens[at];
        if token.kind == TokenKind::Mark {
            match document.word(at) {
                // What stands behind a stroke or in brackets is the house for which the author writes.
                "/" | "(" if kind == CreditKind::Author => kind = CreditKind::Source,
                ")" | ";" | "|" => kind = CreditKind::Author,
                _ => {}
            }
            at += 1;
            continue;
        }
        let name_end = name_end(document, at, end);
        if token.capital && document.longest_at(at, Category::BylineWord).is_none() {
            let name = TokenRange::new(at, name_end);
            let is_agency = document.longest_at(at, Category::Agency).is_some();
            let kind = if is_agency && kind == CreditKind::Author { CreditKind::Source } else { kind };
            credits.push(Credit { tokens: name, kind });
            at = name_end;
        } else {
            at += 1;
        }
    }
}

/// Where the name ends that begins at a capitalised word: dots and plus signs within it belong to it.
pub(super) fn name_end(document: &Document<'_>, start: usize, end: usize) -> usize {
    if let Some((_, agency)) = document.longest_at(start, Category::Agency)
        && agency.end as usize <= end
    {
        return agency.end as usize;
    }
    let mut at = start;
    while at < end {
        let token = document.tokens[at];
        let joins = match token.kind {
            TokenKind::Word => {
                at == start
                    || !token.spaced
                    || token.capital
                        && document.longest_at(at, Category::CreditCue).is_none()
                        && document.longest_at(at, Category::BylineWord).is_none()
                        && document.longest_at(at, Category::Agency).is_none()
            }
            TokenKind::Number => !token.spaced,
            // `VOV-Miền Trung` is a house and its bureau.
            TokenKind::Mark if document.word(at) == "-" => !token.spaced && !document.tokens[at - 1].all_capitals,
            TokenKind::Mark => !token.spaced && matches!(document.word(at), "." | "+" | "'" | "’"),
            TokenKind::LineBreak => false,
        };
        if !joins {
            break;
        }
        at += 1;
    }
    at
}

/// Finds the credit of a dateline: `HANOI, May 3 (Reuters) -`, `(TTXVN) -`, `VOV.VN -`.
pub(super) fn dateline_credit(document: &Document<'_>, tokens: TokenRange, credits: &mut Vec<Credit>) {
    let (start, end) = (tokens.start as usize, tokens.end as usize);
    let limit = end.min(start + 16);
    let dash = (start..limit).find(|&at| matches!(document.word(at), "-" | "–" | "—"));
    let open = (start..limit).find(|&at| document.word(at) == "(");
    if let Some(open) = open
        && let Some(close) = (open + 1..limit).find(|&at| document.word(at) == ")")
        && close <= open + 5
        && (dash == Some(close + 1) || open == start)
        && document.tokens[open + 1].capital
        && (dash == Some(close + 1) || document.tokens[open + 1].all_capitals)
    {
        credits.push(Credit { tokens: TokenRange::new(open + 1, close), kind: CreditKind::Source });
        return;
    }
    let Some(dash) = dash else { return };
    let label = TokenRange::new(start, dash);
    let is_label = !label.is_empty()
        && label.len() <= 4
        && label.indices().all(|at| {
            let token = document.tokens[at];
            // "QĐND Online –"
            let online = || label.start < at as u32 && document.is(at, Category::BylineWord);
            token.all_capitals || document.word(at) == "." && !token.spaced || token.capital && online()
        });
    // A place in capitals is a dateline without a source.
    if is_label && document.longest_at(start, Category::Place).is_none_or(|(_, place)| place.end < label.end) {
        credits.push(Credit { tokens: label, kind: CreditKind::Source });
    }
}
