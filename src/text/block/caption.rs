//! Captions: a picture's credit shows where one stands, also in the middle of a paragraph that has swallowed it.

use super::credit::{Credit, CreditKind};
use crate::text::document::Document;
use crate::text::lexicon::Category;
use crate::text::span::TokenRange;
use crate::text::token::TokenKind;

/// The picture credit whose cue stands at a token, from the bracket or dash that opens it: `(Ảnh: Reuters)`,
/// `- Photo: AFP`, `Ảnh minh họa`.
pub(super) fn photo_credit_at(
    document: &Document<'_>,
    cue_at: usize,
    end: usize,
    credits: &mut Vec<Credit>,
) -> Option<TokenRange> {
    let (cue, cue_tokens) = document.longest_at(cue_at, Category::CreditCue)?;
    let kind = match &*cue.value {
        // `Nguồn: TTXVN` under a picture is a picture credit too.
        "photo" | "source" => CreditKind::Photo,
        _ => return None,
    };
    let after = cue_tokens.end as usize;
    let before = cue_at.checked_sub(1).map_or("", |before| document.word(before));
    let open = matches!(before, "(" | "[");
    let dash = matches!(before, "-" | "–" | "—" | "|");
    let start = if open || dash { cue_at - 1 } else { cue_at };
    let colon = document.word(after) == ":" && after < end;
    if open {
        if !colon && &*cue.value == "source" {
            return None;
        }
        // `(ảnh)` inside a sentence only points to the picture.
        if matches!(document.word(after), ")" | "]") && !document.tokens[cue_at].capital {
            return None;
        }
        let close = (after..end.min(after + 40)).find(|&at| matches!(document.word(at), ")" | "]"))?;
        push_names(document, if colon { after + 1 } else { after }, close, kind, credits);
        let mut stop = close + 1;
        if stop < end && document.word(stop) == "." && !document.tokens[stop].spaced {
            stop += 1;
        }
        return Some(TokenRange::new(start, stop));
    }
    let names = if colon { after + 1 } else { after };
    let capital = document.tokens[cue_at].capital;
    let provided = provided_end(document, names, end);
    let introduced = colon || (dash || 1 < cue_tokens.len() && provided.is_some()) && &*cue.value == "photo";
    if !capital || !introduced || names >= end {
        return None;
    }
    let names_end = provided.or_else(|| credit_end(document, names, end))?;
    push_names(document, names, names_end, kind, credits);
    let mut stop = names_end;
    if stop < end && document.word(stop) == "." && !document.tokens[stop].spaced {
        stop += 1;
    }
    Some(TokenRange::new(start, stop))
}

/// Whether a picture credit begins at a token, be it with a bracket or dash.
pub(super) fn opens_photo_credit(document: &Document<'_>, at: usize) -> bool {
    let bracket = matches!(document.word(at), "(" | "[");
    let cue_at = at + usize::from(bracket || matches!(document.word(at), "-" | "–" | "—" | "|"));
    document.longest_at(cue_at, Category::CreditCue).is_some_and(|(cue, found)| match &*cue.value {
        "photo" => bracket || document.word(found.end as usize) == ":",
        "source" => document.word(found.end as usize) == ":",
        _ => false,
    })
}

/// The end of a credit such as `Ảnh do người dân cung cấp`, which says itself where it ends.
fn provided_end(document: &Document<'_>, start: usize, end: usize) -> Option<usize> {
    (start..end.min(start + 8))
        .take_while(|&at| matches!(document.tokens[at].kind, TokenKind::Word | TokenKind::Number))
        .find_map(|at| {
            document
                .longest_at(at, Category::BylineWord)
                .filter(|(word, _)| &*word.value == "end")
                .map(|(_, found)| found.end as usize)
        })
}

/// Where the names of a credit end and the next sentence begins.
///
/// Credit and sentence are not divided by a mark, so the run of capitalised words tells: the last one before a word
/// in lower case opens the sentence, unless an opener, a family name or the end of an agency comes before.
fn credit_end(document: &Document<'_>, start: usize, end: usize) -> Option<usize> {
    let mut at = start;
    let mut words = 0;
    let mut last_capital = None;
    while at < end {
        if let Some((_, agency)) = document.longest_at(at, Category::Agency) {
            at = agency.end as usize;
            words += 1;
            // `RT.com` is the site of an agency.
            while at + 1 < end
                && document.word(at) == "."
                && !document.tokens[at].spaced
                && !document.tokens[at + 1].spaced
            {
                at += 2;
            }
            if let Some(joined) = joined(document, at, end) {
                at = joined;
                continue;
            }
            return Some(at.min(end));
        }
        let token = document.tokens[at];
        if 0 < words
            && document
                .longest_at(at, Category::CreditCue)
                .is_some_and(|(_, cue)| document.word(cue.end as usize) == ":")
        {
            return Some(at);
        }
        match token.kind {
            TokenKind::LineBreak => break,
            TokenKind::Word if token.capital => {
                let abbreviation = 1 < words && token.all_capitals && !mixed_case_ends(document, start, at);
                if 0 < words && token.spaced && (abbreviation || opens_sentence(document, at, words)) {
                    return Some(at);
                }
                if token.spaced || last_capital.is_none() {
                    last_capital = Some((at, words));
                }
                words += 1;
                at += 1;
                // An abbreviation of capitals is a name by itself: what follows without a mark is the next sentence.
                if token.all_capitals
                    && document.tokens.get(at).is_some_and(|next| next.capital && next.spaced && !next.all_capitals)
                {
                    return Some(at);
                }
            }
            TokenKind::Word => {
                let known = document.longest_at(at, Category::BylineWord).filter(|(word, _)| &*word.value != "byline");
                if let Some((_, known)) = known {
                    at = known.end as usize;
                    last_capital = None;
                } else if !token.spaced {
                    at += 1;
                } else {
                    match last_capital {
                        Some((capital, before)) if 0 < before => return Some(capital),
                        _ if words == 0 => return None,
                        // A capitalised word and then lower case: a paper such as `Lao động`.
                        _ => match short_name_end(document, at, end) {
                            Some(next) => at = next,
                            None => return Some(at),
                        },
                    }
                }
            }
            TokenKind::Number => {
                let year = token.end - token.start == 4 && document.tokens.get(at + 1).is_some_and(|next| next.capital);
                if token.spaced && 0 < words && !year {
                    return match last_capital {
                        Some((capital, before)) if 0 < before && is_day_word(document, capital) => Some(capital),
                        _ => Some(at),
                    };
                }
                at += 1;
            }
            TokenKind::Mark => {
                let word = document.word(at);
                let next_joins = document.tokens.get(at + 1).is_some_and(|next| !next.spaced);
                match word {
                    "." | "+" | "'" | "’" | "@" | "_" if !token.spaced && (next_joins || word == "+") => at += 1,
                    "/" | "-" | "–" | "&" | "," if document.tokens.get(at + 1).is_some_and(|next| next.capital) => {
                        at += 1;
                        last_capital = None;
                    }
                    "," if 1 < words && last_capital.is_some_and(|(_, before)| 0 < before) => {
                        return last_capital.map(|(capital, _)| capital);
                    }
                    _ => break,
                }
            }
        }
        if 14 < at - start {
            break;
        }
    }
    (start < at).then_some(at.min(end))
}

/// Whether the capitalised word at `at`, after so many words of a credit, begins the next sentence.
fn opens_sentence(document: &Document<'_>, at: usize, words: usize) -> bool {
    let capital = |at: usize| document.tokens.get(at).is_some_and(|token| token.capital);
    let opener = document.longest_at(at, Category::SentenceOpener).is_some_and(|(opener, found)| {
        // A word that can be a part of a name opens a sentence where a whole name follows it.
        &*opener.value != "weak" || !capital(found.end as usize) || capital(found.end as usize + 1)
    });
    opener
        || 2 <= words
            && (document.longest_at(at, Category::FamilyName).is_some() && capital(at + 1) && capital(at + 2)
                || document.longest_at(at, Category::Title).is_some())
}

/// Whether the words of a credit so far are all in capitals, or a mark joins the last of them to what follows.
fn mixed_case_ends(document: &Document<'_>, start: usize, at: usize) -> bool {
    (start..at).all(|at| document.tokens[at].kind != TokenKind::Word || document.tokens[at].all_capitals)
        || document.tokens[at - 1].kind == TokenKind::Mark
}

fn is_day_word(document: &Document<'_>, at: usize) -> bool {
    document.longest_at(at, Category::SentenceOpener).is_some()
        || document.longest_at(at, Category::DayPart).is_some()
        || document.longest_at(at, Category::Month).is_some()
}

/// The end of a name that goes on in lower case for a word or two before the next capital.
fn short_name_end(document: &Document<'_>, at: usize, end: usize) -> Option<usize> {
    (at + 1..end.min(at + 3)).find(|&next| document.tokens[next].capital || document.word(next) == ".")
}

/// Where the next name begins, if a stroke, dash or comma joins it to what stands before `at`.
fn joined(document: &Document<'_>, at: usize, end: usize) -> Option<usize> {
    (at + 1 < end && matches!(document.word(at), "/" | "-" | "–" | "," | "&") && document.tokens[at + 1].capital)
        .then_some(at + 1)
}

fn push_names(document: &Document<'_>, start: usize, end: usize, kind: CreditKind, credits: &mut Vec<Credit>) {
    let mut at = start;
    while at < end {
        if document.tokens[at].capital && document.longest_at(at, Category::CreditCue).is_none() {
            let name_end = super::credit::name_end(document, at, end).max(at + 1);
            credits.push(Credit { tokens: TokenRange::new(at, name_end), kind });
            at = name_end;
        } else {
            at += 1;
        }
    }
}
