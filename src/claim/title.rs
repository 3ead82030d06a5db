//! Titles of songs, films, books and shows, of prizes and campaigns: what they say, nobody asserts.

use crate::text::{Category, Document, TokenKind, TokenRange};

/// How many tokens a title may have.
const LONGEST: usize = 16;
/// How many words may stand between what is entitled and its title: "cuộc thi trực tuyến “…”".
const BETWEEN: usize = 4;
/// How many tokens the name of what is entitled may have.
const HEAD: usize = 2;
/// Words up to so many letters are small ones, which a title in capitals does not capitalise.
const SMALL: usize = 3;

/// The titles in quotation marks of a document, in order of place, without the marks.
pub(super) fn titles(document: &Document<'_>) -> Vec<TokenRange> {
    let mut titles: Vec<TokenRange> = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        let opens = match document.mark(at) {
            Some('“' | '«') => true,
            Some('"') => document.tokens[at].spaced && document.tokens.get(at + 1).is_some_and(|token| !token.spaced),
            _ => false,
        };
        // "ca khúc Một ngày": a number in words with a capital opens a title without marks.
        let begin = document.begin_at(at);
        let counts = begin.contains(Category::Numeral) && document.tokens[at].capital;
        if counts && is_entitled(document, at, 0) {
            titles.push(TokenRange::new(at, at + 1));
        }
        let Some(end) = opens.then(|| closing(document, at + 1)).flatten() else {
            at += 1;
            continue;
        };
        // What follows a title in a list is one, too.
        let listed = titles.last().is_some_and(|last| {
            let between = last.end as usize + 1..at;
            between.len() <= 2 && between.clone().all(|at| is_between_titles(document, at))
        });
        let inner = TokenRange::new(at + 1, end);
        if listed || is_entitled(document, at, BETWEEN) || is_in_capitals(document, inner) {
            titles.push(inner);
        }
        at = end + 1;
    }
    titles
}

/// The mark that closes a short stretch in one sentence.
fn closing(document: &Document<'_>, start: usize) -> Option<usize> {
    let end = document.tokens.len().min(start + LONGEST);
    let end = (start..end)
        .take_while(|&at| document.tokens[at].kind != TokenKind::LineBreak)
        .find(|&at| matches!(document.mark(at), Some('”' | '»' | '"')))?;
    (start < end && document.field_of(start) == document.field_of(end)).then_some(end)
}

fn is_between_titles(document: &Document<'_>, at: usize) -> bool {
    matches!(document.mark(at), Some(',' | ';'))
        || document.entries_at(at, Category::NameWord).any(|(entry, _)| &*entry.value == "joiner")
}

/// Whether the words before a token say that a work, a prize or the like bears a title, with so many words between.
fn is_entitled(document: &Document<'_>, mark: usize, between: usize) -> bool {
    for at in (mark.saturating_sub(between + HEAD)..mark).rev() {
        if document.tokens[at].kind != TokenKind::Word || document.is(at, Category::SayingVerb) {
            return false;
        }
        let reaches = |tokens: TokenRange| tokens.end as usize <= mark && mark <= tokens.end as usize + between;
        let heads = document.entries_at(at, Category::OtherHead).any(|(entry, tokens)| {
            matches!(&*entry.value, "work" | "award" | "event" | "operation") && reaches(tokens)
        });
        let calls = || {
            let mut words = document.entries_at(at, Category::ClaimWord);
            words.any(|(entry, tokens)| &*entry.value == "entitles" && reaches(tokens))
        };
        if heads || calls() {
            return true;
        }
    }
    false
}

/// Whether all words but small ones have a capital, as in the title "Three Days in May".
fn is_in_capitals(document: &Document<'_>, tokens: TokenRange) -> bool {
    let first = document.tokens[tokens.start as usize];
    let (mut capitals, mut numbers) = (0, 0);
    for at in tokens.indices() {
        let token = document.tokens[at];
        numbers += usize::from(token.kind == TokenKind::Number);
        if token.kind != TokenKind::Word {
            continue;
        }
        capitals += usize::from(token.capital);
        if !token.capital && SMALL < document.word(at).chars().count() {
            return false;
        }
    }
    0 < capitals && 1 < capitals + numbers && (first.capital || first.kind == TokenKind::Number)
}
