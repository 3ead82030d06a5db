//! Bylines: a short line, or the end of one after its last sentence, that only says who wrote the article.

use crate::text::document::Document;
use crate::text::lexicon::Category;
use crate::text::span::TokenRange;
use crate::text::token::TokenKind;

/// The most words that a byline has.
const MOST_WORDS: usize = 12;

/// Whether a stretch without a finite sentence consists of names and the words that bylines are made of.
pub(super) fn is_byline(document: &Document<'_>, tokens: TokenRange) -> bool {
    if is_reporting_note(document, tokens) {
        return true;
    }
    let (mut words, mut capitals, mut known, mut lower) = (0, 0, 0, 0);
    // Behind a stroke, a bracket or `theo` stands a paper, whose name may go on in lower case.
    let mut paper = 0;
    let mut at = tokens.start as usize;
    let end = tokens.end as usize;
    while at < end {
        if MOST_WORDS < words {
            return false;
        }
        let token = document.tokens[at];
        let known_word = document
            .longest_at(at, Category::BylineWord)
            .or_else(|| document.longest_at(at, Category::CreditCue))
            .or_else(|| document.longest_at(at, Category::Agency));
        if let Some((entry, found)) = known_word {
            known += 1;
            if &*entry.value == "source" {
                paper = 3;
            }
            words += found.len();
            at = (found.end as usize).max(at + 1);
            continue;
        }
        match token.kind {
            TokenKind::Word if token.capital => {
                words += 1;
                capitals += 1;
            }
            TokenKind::Word => {
                words += 1;
                if 0 < paper {
                    paper -= 1;
                } else {
                    lower += usize::from(token.spaced);
                }
            }
            TokenKind::Number if token.spaced => return false,
            TokenKind::Mark if matches!(document.word(at), "/" | "(") => paper = 4,
            TokenKind::Mark
                if !matches!(
                    document.word(at),
                    "’" | "'" | "-" | "–" | "—" | "(" | ")" | "." | "," | "+" | "&" | ":" | "|" | "\""
                ) =>
            {
                return false;
            }
            _ => {}
        }
        at += 1;
    }
    if MOST_WORDS < words || capitals + known == 0 || holds_sentence(document, tokens) {
        return false;
    }
    // A name written with its second syllable in lower case is a slip that bylines have.
    lower == 0 || words == 2 && capitals == 1 && lower == 1 && document.tokens[tokens.start as usize].capital
}

/// Whether a full stop that is not that of an initial stands in the stretch, at its end or before another word.
fn holds_sentence(document: &Document<'_>, tokens: TokenRange) -> bool {
    tokens.indices().skip(1).any(|at| {
        document.word(at) == "."
            && document.tokens.get(at + 1).is_none_or(|next| next.spaced || tokens.end as usize <= at + 1)
            && 2 < document.word(at - 1).chars().count()
    })
}

/// `(Reporting by A and B; Editing by C)`: a note that opens with the cue of a credit and stands in brackets, or a
/// line that begins with `By`.
fn is_reporting_note(document: &Document<'_>, tokens: TokenRange) -> bool {
    let start = tokens.start as usize;
    let bracket = matches!(document.word(start), "(" | "[");
    let cue_at = start + usize::from(bracket);
    let Some((cue, cue_tokens)) = document.longest_at(cue_at, Category::CreditCue) else { return false };
    let next = cue_tokens.end as usize;
    if &*cue.value != "author" || tokens.end as usize <= next {
        return false;
    }
    let last = document.word(tokens.end as usize - 1);
    let names = document.tokens[next].capital || document.word(next) == ":";
    names && (bracket && matches!(last, ")" | "]" | ".") || tokens.len() <= 16 && !matches!(last, "." | "!" | "?"))
}
