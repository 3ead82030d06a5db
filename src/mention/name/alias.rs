//! When two forms name one thing: acronyms given in brackets, short forms of persons, slips of spelling.

use super::NameKind;
use super::context::Context;
use super::draft::Draft;
use crate::text::{Category, Key, TokenKind, TokenRange};

/// How alike two spellings of one foreign name are at least.
const ONE_SPELLING: f64 = 0.92;
/// The most acronyms in brackets of which slips are looked for: no article of a newspaper has more.
const DEFINED: usize = 64;

/// Pairs of drafts that the text itself equates, and acronyms that slips of the pen set apart from a defined one.
pub(super) fn pairs(context: &Context<'_, '_>, drafts: &[Draft<'_>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut defined = Vec::new();
    for (index, pair) in drafts.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        let bracketed = context.document.word(left.end()) == "("
            && context.document.sentence_of(left.start()) == context.document.sentence_of(right.start())
            && left.end() + 1 == right.start()
            && matches!(context.document.word(right.end()), ")" | "," | ";" | "-");
        if !bracketed
            || right.kind == NameKind::Place
            || right.kind == NameKind::Person
            || matches!(left.kind, NameKind::Place | NameKind::Person)
        {
            continue;
        }
        let acronym = is_acronym(context, right.core) || is_acronym(context, left.core);
        // "Vụ Vận tải (Bộ Giao thông)" is a part of it, "Hãng Hàng không Quốc gia (Vietnam Airlines)" is the same.
        let has_head = context.document.longest_at(right.start(), Category::OrganizationHead).is_some();
        let is_name = !has_head || right.known == left.known;
        if acronym || (left.kind == right.kind && is_name && left.rule == "organization-head") {
            pairs.push((index, index + 1));
            if is_acronym(context, right.core) {
                defined.push(index + 1);
            }
        }
    }
    for (index, draft) in drafts.iter().enumerate() {
        if !is_acronym(context, draft.core) || draft.known.is_some() {
            continue;
        }
        let word = context.document.words(draft.core);
        let slip = defined.iter().take(DEFINED).find(|other| {
            let target = context.document.words(drafts[**other].core);
            target != word && 4 <= word.len() && strsim::osa_distance(word, target) == 1
        });
        pairs.extend(slip.map(|other| (*other, index)));
    }
    pairs
}

fn is_acronym(context: &Context<'_, '_>, tokens: TokenRange) -> bool {
    tokens.len() == 1 && context.document.tokens[tokens.start as usize].all_capitals
}

/// How strongly a shorter name of a person can stand for a longer one; 0 for not at all.
pub(super) fn person_strength(
    context: &Context<'_, '_>,
    short: TokenRange,
    long: TokenRange,
    short_keys: &[Key],
    long_keys: &[Key],
) -> u8 {
    if let Some(strength) = initials_strength(context, short, long) {
        return strength;
    }
    if short_keys.len() < long_keys.len() {
        if long_keys.ends_with(short_keys) {
            return 4;
        }
        // "ông Tập" for Tập Cận Bình; a Vietnamese family name alone is too common for that.
        if long_keys.starts_with(short_keys) {
            return 2;
        }
        if 1 < short_keys.len() && is_subsequence(short_keys, long_keys) {
            return 3;
        }
    }
    u8::from(is_spelling(context, short, long))
}

fn is_subsequence(short: &[Key], long: &[Key]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|key| rest.any(|other| other == key))
}

/// Whether two foreign names differ by a slip of spelling only: Skripal and Skrypal.
fn is_spelling(context: &Context<'_, '_>, short: TokenRange, long: TokenRange) -> bool {
    let last = |tokens: TokenRange| context.document.word((tokens.end as usize).saturating_sub(1));
    if last(short).chars().next() != last(long).chars().next() {
        return false;
    }
    let words = |tokens: TokenRange| {
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        (start..end).filter(|at| context.document.tokens[*at].kind == TokenKind::Word).collect::<Vec<_>>()
    };
    let (short, long) = (words(short), words(long));
    let (Some(short_last), Some(long_last)) = (short.last(), long.last()) else { return false };
    if long.len() < short.len() || context.is_native(*short_last) || context.is_native(*long_last) {
        return false;
    }
    let (left, right) = (context.document.word(*short_last), context.document.word(*long_last));
    let same_first = 1 < short.len() && context.document.tokens[short[0]].key == context.document.tokens[long[0]].key;
    let slips = 1 + usize::from(same_first);
    let close = 5 <= left.len().min(right.len())
        // What differs more in length differs more in letters.
        && left.chars().count().abs_diff(right.chars().count()) <= slips
        && strsim::osa_distance(left, right) <= slips
        && ONE_SPELLING <= strsim::jaro_winkler(left, right);
    close && left != right && (short.len() == 1 || same_first)
}

/// Initials against a name: N.T.T.V and Nguyễn Thị T.V., "bà V." and both.
fn initials_strength(context: &Context<'_, '_>, short: TokenRange, long: TokenRange) -> Option<u8> {
    let letters = |tokens: TokenRange| -> Option<(Vec<char>, bool)> {
        let mut letters = Vec::new();
        let mut has_initial = false;
        for at in tokens.indices() {
            if context.document.tokens[at].kind == TokenKind::Word {
                let word = context.document.word(at);
                letters.push(word.chars().next()?);
                has_initial |= word.chars().count() == 1;
            }
        }
        Some((letters, has_initial))
    };
    let has_initial = |tokens: TokenRange| {
        tokens.indices().any(|at| {
            context.document.word(at).chars().count() == 1 && context.document.tokens[at].kind == TokenKind::Word
        })
    };
    if !has_initial(short) && !has_initial(long) {
        return None;
    }
    let ((left, left_initial), (right, right_initial)) = (letters(short)?, letters(long)?);
    if !left_initial || !(right_initial || 1 < left.len()) {
        return left_initial.then_some(0);
    }
    if left == right && (2 < left.len()) {
        return Some(4);
    }
    Some(u8::from(left.len() < right.len() && right.ends_with(&left) && right_initial) * 3)
}
