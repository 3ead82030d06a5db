//! What an amount is the amount of: the revenue, the price, the damage that the words beside it name.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::ArticleReading;
use super::term::concept_key;
use crate::text::{Key, TokenKind, TokenRange};

/// How many tokens before the amount its name may stand.
const BEFORE: u32 = 12;
/// How many tokens after it.
const AFTER: u32 = 3;
/// How many tokens of the text label the amount.
const LABEL: u32 = 6;

/// The name of an amount.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// The key of the concept.
    pub(super) key: Key,
    /// Its words, with those that stand between it and the amount, as far as they fit into a label.
    pub(super) tokens: TokenRange,
}

/// The name of the amount at these tokens: the nearest before it in its clause, else one right behind it.
pub(super) fn of(reading: &ArticleReading<'_>, tokens: TokenRange) -> Option<Amount> {
    let document = reading.document;
    let sentence = document.sentences[document.sentence_of(tokens.start as usize)?].tokens;
    let from = tokens.start.saturating_sub(BEFORE).max(sentence.start);
    let is_mark = |at: &u32| document.tokens[*at as usize].kind == TokenKind::Mark;
    let from = (from..tokens.start).rev().find(is_mark).map_or(from, |mark| mark + 1);
    if let Some(found) = named_in(reading, TokenRange { start: from, end: tokens.start }).last() {
        let end = (found.0 + LABEL).min(tokens.start);
        return Some(Amount { key: found.1, tokens: TokenRange { start: found.0, end } });
    }
    let to = (tokens.end + AFTER).min(sentence.end);
    let to = (tokens.end..to).find(is_mark).unwrap_or(to);
    let found = named_in(reading, TokenRange { start: tokens.end, end: to }).next()?;
    Some(Amount { key: found.1, tokens: TokenRange { start: found.0, end: to } })
}

/// The names of amounts within some tokens, in order, each with its token and key.
fn named_in(reading: &ArticleReading<'_>, tokens: TokenRange) -> impl Iterator<Item = (u32, Key)> {
    let from = reading.terms.partition_point(|term| term.token < tokens.start);
    reading.terms[from..]
        .iter()
        .take_while(move |term| term.token < tokens.end)
        .filter(|term| amounts().contains(&term.key))
        .map(|term| (term.token, term.key))
}

fn amounts() -> &'static FxHashSet<Key> {
    static AMOUNTS: OnceLock<FxHashSet<Key>> = OnceLock::new();
    AMOUNTS.get_or_init(|| {
        include_str!("amounts.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split('\t').next())
            .map(concept_key)
            .collect()
    })
}
