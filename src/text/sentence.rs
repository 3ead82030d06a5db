//! Sentences: where one ends, in the presence of abbreviations, initials, decimals, quotation marks and lost spaces.

use super::document::Document;
use super::lexicon::{Categories, Category};
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

/// The most tokens of a sentence. The longest of news have some two hundred; what is longer is a list or no prose, and
/// is cut, at a comma where it has one, because much is looked for in the whole of a sentence.
const LONGEST: usize = 400;

/// Divides each block into sentences.
pub(super) fn split_sentences(document: &Document<'_>) -> Vec<Sentence> {
    // Most sentences are longer.
    let mut sentences = Vec::with_capacity(document.tokens.len() / 16);
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
                at = first_of_note(document, at + 1, end);
                if start < at && at < end && opens_sentence_without_stop(document, at) {
                    push(document, start, at, index, &mut sentences);
                    start = at;
                }
            }
        }
        push(document, start, end, index, &mut sentences);
    }
    sentences
}

/// The first token from `at` on that may open or end a sentence, a link or a credit; most words only go on.
#[inline]
pub(super) fn first_of_note(document: &Document<'_>, at: usize, end: usize) -> usize {
    const OPENERS: Categories = Categories::of(&[Category::SentenceOpener, Category::CreditCue]);
    let goes_on = |at: &usize| {
        matches!(document.tokens[*at].kind, TokenKind::Word | TokenKind::Number)
            && !document.begin_at(*at).meets(OPENERS)
    };
    (at..end).find(|at| !goes_on(at)).unwrap_or(end.max(at))
}

fn push(document: &Document<'_>, mut start: usize, end: usize, block: usize, sentences: &mut Vec<Sentence>) {
    while LONGEST < end - start {
        let cut = start + LONGEST;
        let comma = (start + LONGEST / 2..cut)
            .rev()
            .find(|&at| document.tokens[at].kind == TokenKind::Mark && matches!(document.word(at), "," | ";"));
        let next = comma.map_or(cut, |comma| comma + 1);
        push(document, start, next, block, sentences);
        start = next;
    }
    if document.tokens[start..end].iter().any(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)) {
        sentences.push(Sentence { tokens: TokenRange::new(start, end), block: block as u32 });
    }
}

/// Where the next sentence begins, if a sentence ends with the mark at `at`.
#[inline(always)]
pub(super) fn sentence_end(document: &Document<'_>, at: usize, end: usize) -> Option<usize> {
    match document.mark(at) {
        Some(mark @ ('.' | '!' | '?' | '…')) if at < end => sentence_end_at_mark(document, at, end, mark == '.'),
        _ => None,
    }
}

fn sentence_end_at_mark(document: &Document<'_>, at: usize, end: usize, is_stop: bool) -> Option<usize> {
    let (next, closes_quote) = after_closing_marks(document, at, end);
    if next == end {
        return (!is_stop || !is_list_number(document, at)).then_some(end);
    }
    if is_stop && next == at + 1 && !abbreviation_ends(document, at, next) {
        return None;
    }
    let token = document.tokens[next];
    if token.kind == TokenKind::LineBreak {
        return Some(next);
    }
    if !token.spaced {
        return is_glued(document, at, next, closes_quote).then_some(next);
    }
    if !opens(document, next) {
        return None;
    }
    // `"Tại sao?" ông Nam hỏi`, `"Why?" Smith asked`: the sentence goes on behind the quotation.
    if closes_quote && !is_stop && token.kind == TokenKind::Word && is_followed_by_saying(document, next) {
        return None;
    }
    Some(next)
}

/// The first token after a stop that does not belong to the sentence, and whether a quotation was closed on the way.
fn after_closing_marks(document: &Document<'_>, at: usize, end: usize) -> (usize, bool) {
    let mut next = at + 1;
    let mut closes_quote = false;
    while next < end
        && let Some(mark) = document.mark(next)
    {
        match mark {
            '.' | '!' | '?' | '…' | ')' | ']' => {}
            '”' | '’' => closes_quote = true,
            '"' | '\'' | '»' if !document.tokens[next].spaced => closes_quote = true,
            // `./.` is how Vietnamese agencies end a text.
            '/' if document.mark(next + 1) == Some('.') && !document.tokens[next].spaced => {}
            _ => break,
        }
        next += 1;
    }
    (next, closes_quote)
}

/// Whether a token can be the first of a sentence.
fn opens(document: &Document<'_>, at: usize) -> bool {
    let token = document.tokens[at];
    match token.kind {
        TokenKind::Word => token.capital,
        TokenKind::Number | TokenKind::LineBreak => true,
        TokenKind::Mark => match document.word(at) {
            "“" | "\"" | "‘" | "«" | "'" | "(" | "[" | "•" | "*" | ">" | "»" | "$" | "€" | "£" | "#" | "@" => {
                true
            }
            // A dash before a word in lower case goes on with the sentence: `… được?” - bà Lan hỏi`.
            "-" | "–" | "—" => {
                document.tokens.get(at + 1).is_none_or(|next| next.kind != TokenKind::Word || next.capital)
            }
            _ => false,
        },
    }
}

/// Whether a sentence can end with the full stop at `at`: it belongs neither to an abbreviation such as `TP.` or
/// `Mr.`, nor to an initial, nor to the number of a list.
fn abbreviation_ends(document: &Document<'_>, at: usize, next: usize) -> bool {
    if is_list_number(document, at) {
        return false;
    }
    let opener = document.longest_at(next, Category::SentenceOpener).is_some()
        || document.tokens[next].capital && document.longest_at(next, Category::Pronoun).is_some();
    let spaced = document.tokens[next].spaced;
    match abbreviation(document, at) {
        Some(can_end) => can_end && spaced && opener,
        // `J. K. Rowling`, but `nhóm B. Theo ông` and `11 độ C. Vùng núi`.
        None => !is_initial(document, at) || spaced && (opener || is_degree(document, at)),
    }
}

/// If the full stop belongs to an abbreviation: whether that abbreviation can be the last word of a sentence.
fn abbreviation(document: &Document<'_>, at: usize) -> Option<bool> {
    if !document.end_before(at).contains(Category::Abbreviation) {
        return None;
    }
    (at.saturating_sub(4)..at).find_map(|start| {
        document.entries_at(start, Category::Abbreviation).find_map(|(entry, tokens)| {
            (tokens.end as usize == at
                // `Vietnam.Co`: an abbreviation is a word of its own.
                && (document.tokens[start].spaced || document.tokens[at - 1].capital))
                .then_some(&*entry.value == "end")
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

/// Whether the single capital before the full stop is a unit: a number and a word stand before it.
fn is_degree(document: &Document<'_>, at: usize) -> bool {
    3 <= at
        && document.tokens[at - 2].kind == TokenKind::Word
        && !document.tokens[at - 2].capital
        && document.tokens[at - 3].kind == TokenKind::Number
}

/// Whether the full stop follows the number of a paragraph or list item, as in `1. Mở đầu` or `Step 2. Rinse`.
fn is_list_number(document: &Document<'_>, at: usize) -> bool {
    let Some(number) = at.checked_sub(1).filter(|&number| document.tokens[number].kind == TokenKind::Number) else {
        return false;
    };
    if 2 < document.tokens[number].end - document.tokens[number].start {
        return false;
    }
    let word = number.checked_sub(1).filter(|&word| document.tokens[word].capital && word + 1 == number);
    let next_is_capital = document.tokens.get(at + 1).is_some_and(|next| next.capital);
    starts_sentence(document, number) || next_is_capital && word.is_some_and(|word| starts_sentence(document, word))
}

/// Whether nothing of the same sentence stands before a token.
fn starts_sentence(document: &Document<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    match document.tokens[before].kind {
        TokenKind::LineBreak => true,
        TokenKind::Mark => {
            document.tokens[at].spaced
                && matches!(document.word(before), "." | "!" | "?" | ":")
                && abbreviation(document, before).is_none()
        }
        _ => document.field_of(before) != document.field_of(at),
    }
}

/// Whether a space was lost between two sentences: `…kết thúc.Ông nói`.
fn is_glued(document: &Document<'_>, at: usize, next: usize, closes_quote: bool) -> bool {
    let token = document.tokens[next];
    let opens_quote = document.word(next) == "“";
    if !token.capital && !opens_quote {
        return false;
    }
    if closes_quote || opens_quote || document.word(at) != "." {
        return true;
    }
    let Some(before) = at.checked_sub(1).map(|before| document.tokens[before]) else { return false };
    let opener = document.longest_at(next, Category::SentenceOpener).is_some()
        || document.longest_at(next, Category::Pronoun).is_some()
        || document.longest_at(next, Category::CreditCue).is_some();
    match before.kind {
        // A capital after a word of lower case shows the border; an address on the web has none.
        TokenKind::Word if !before.capital => {
            1 < before.end - before.start && document.word(next).chars().count() + usize::from(opener) > 1
        }
        TokenKind::Word => opener && !before.all_capitals && 2 < before.end - before.start,
        TokenKind::Number => !is_list_number(document, at) && !token.all_capitals,
        TokenKind::Mark => next == at + 1 && matches!(document.word(at - 1), ")" | "”" | "\"" | "%"),
        TokenKind::LineBreak => false,
    }
}

/// Whether a verb of saying follows within a few words, before any mark.
fn is_followed_by_saying(document: &Document<'_>, from: usize) -> bool {
    (from..(from + 6).min(document.tokens.len()))
        .take_while(|&at| document.tokens[at].kind == TokenKind::Word)
        .any(|at| document.longest_at(at, Category::SayingVerb).is_some())
}

/// Whether a sentence begins at a word although no stop stands before it, because a caption or a heading was glued to
/// it: a word that is never capitalised inside a sentence follows another word.
#[inline]
pub(super) fn opens_sentence_without_stop(document: &Document<'_>, at: usize) -> bool {
    let token = document.tokens[at];
    token.capital
        && token.spaced
        && 0 < at
        && document.begin_at(at).contains(Category::SentenceOpener)
        && is_opener_without_stop(document, at)
}

fn is_opener_without_stop(document: &Document<'_>, at: usize) -> bool {
    let token = document.tokens[at];
    let before = document.tokens[at - 1];
    let follows = match before.kind {
        TokenKind::Word => !before.all_capitals || !token.all_capitals,
        TokenKind::Number => true,
        TokenKind::Mark => match document.word(at - 1) {
            ")" | "”" | "]" | "%" => true,
            "\"" => !before.spaced,
            _ => false,
        },
        TokenKind::LineBreak => false,
    };
    if !follows || token.all_capitals {
        return false;
    }
    let Some((opener, found)) = document.longest_at(at, Category::SentenceOpener) else { return false };
    let next = document.tokens.get(found.end as usize);
    match &*opener.value {
        "lower" | "continues-lower" => next.is_some_and(|next| next.kind == TokenKind::Word && !next.capital),
        "number" => next.is_some_and(|next| next.kind == TokenKind::Number),
        "weak" => false,
        _ => true,
    }
}
