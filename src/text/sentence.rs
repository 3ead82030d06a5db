//! Sentences: where one ends, in the presence of abbreviations, initials, decimals and quotation marks.

use super::document::Document;
use super::lexicon::Category;
use super::span::TokenRange;
use super::token::TokenKind;

/// One sentence of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, the closing mark included.
    pub tokens: TokenRange,
    /// Index of the block in which it stands.
    pub block: u32,
}

/// Divides each block into sentences.
pub(super) fn split_sentences(document: &Document<'_>) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let (mut start, end) = (block.tokens.start as usize, block.tokens.end as usize);
        let mut at = start;
        while at < end {
            if document.tokens[at].kind == TokenKind::LineBreak {
                push(document, start, at, index, &mut sentences);
                at += 1;
                start = at;
            } else if let Some(next) = sentence_end(document, at, end) {
                push(document, start, next, index, &mut sentences);
                at = next;
                start = next;
            } else {
                at += 1;
            }
        }
        push(document, start, end, index, &mut sentences);
    }
    sentences
}

fn push(document: &Document<'_>, start: usize, end: usize, block: usize, sentences: &mut Vec<Sentence>) {
    if document.tokens[start..end].iter().any(|token| token.kind != TokenKind::Mark) {
        sentences.push(Sentence { tokens: TokenRange::new(start, end), block: block as u32 });
    }
}

/// Where the next sentence begins, if a sentence ends with the mark at `at`.
fn sentence_end(document: &Document<'_>, at: usize, end: usize) -> Option<usize> {
    let mark = document.word(at);
    let is_stop = mark == ".";
    if !is_stop && !matches!(mark, "!" | "?" | "…") {
        return None;
    }
    if is_stop && (is_abbreviation(document, at) || is_initial(document, at)) {
        return None;
    }
    // Further marks and closing quotation marks belong to the sentence that they close.
    let mut next = at + 1;
    while next < end
        && (matches!(document.word(next), "." | "!" | "?" | "…" | "”" | "’" | "»" | ")" | "]")
            || (matches!(document.word(next), "\"" | "'") && !document.tokens[next].spaced))
    {
        next += 1;
    }
    if next == end {
        return Some(end);
    }
    let token = document.tokens[next];
    if !token.spaced {
        // "…kết thúc.Ông nói": a space was lost, but a capital after a word of lower case shows the border.
        let glued = is_stop && next == at + 1 && token.capital && 0 < at && {
            let before = document.tokens[at - 1];
            before.kind == TokenKind::Word && !before.capital && 1 < before.end - before.start
        };
        return glued.then_some(next);
    }
    let opens = token.capital
        || token.kind == TokenKind::Number
        || token.kind == TokenKind::LineBreak
        || matches!(document.word(next), "“" | "\"" | "‘" | "«" | "'" | "-" | "–" | "—" | "(" | "[" | "•");
    opens.then_some(next)
}

/// Whether the full stop belongs to an abbreviation such as `TP.` or `Mr.`.
fn is_abbreviation(document: &Document<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|start| {
        document.matches_at(start).iter().any(|found| {
            found.tokens.end as usize == at && document.lexicon.entry(found.entry).category == Category::Abbreviation
        })
    })
}

/// Whether the full stop follows a single capital, as in `J. K. Rowling` or `N.T.T.V`.
fn is_initial(document: &Document<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| document.tokens[before]) else { return false };
    before.kind == TokenKind::Word
        && before.capital
        && document.word(at - 1).chars().count() == 1
        && !document.tokens[at].spaced
}
