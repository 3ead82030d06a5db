//! Through whom: the agency, paper or person that relays the words of another.

use std::sync::Arc;

use super::source::behind;
use super::view::View;
use crate::text::{Category, TokenRange};

/// The name of the one who relays: without the noun that says what it is, where a name follows.
pub(super) fn name(view: &View<'_>, phrase: TokenRange) -> Arc<str> {
    medium_in(view, phrase).unwrap_or_else(|| text(view, behind(view, phrase)))
}

/// The name of a medium, if the phrase is one.
pub(super) fn name_if_medium(view: &View<'_>, phrase: TokenRange) -> Option<Arc<str>> {
    medium_in(view, behind(view, phrase))
}

/// Whether a phrase names a news medium.
pub(super) fn is_medium(view: &View<'_>, phrase: TokenRange) -> bool {
    medium_in(view, phrase).is_some()
}

/// The word for a medium at a token: a noun (statement, interview) or a platform (Facebook), a single letter only right
/// after a preposition ("on X").
pub(super) fn is_medium_noun(view: &View<'_>, at: usize) -> Option<TokenRange> {
    let noun = view.function_of(at, "medium")?;
    let letter = view.document.word(at).chars().count() == 1;
    (!letter || view.function(at.checked_sub(1)?, "circumstance").is_some()).then_some(noun)
}

/// The medium named in the words around a verb: "told Reuters", "speaking on CNN".
pub(super) fn around(view: &View<'_>, range: TokenRange) -> Option<Arc<str>> {
    if range.end <= range.start {
        return None;
    }
    medium_in(view, range)
}

/// The medium named behind a verb at the end of its sentence: "…", he told the agency.
pub(super) fn after(view: &View<'_>, start: u32, end: u32) -> Option<Arc<str>> {
    let range = TokenRange { start, end: end.min(start + 14).max(start) };
    let stop =
        range.indices().find(|&at| view.is(at, ",") || view.quoted_at(at).is_some()).unwrap_or(range.end as usize);
    medium_in(view, TokenRange::new(start as usize, stop))
}

fn medium_in(view: &View<'_>, range: TokenRange) -> Option<Arc<str>> {
    let end = range.end as usize;
    let mut at = range.start as usize;
    while at < end {
        if let Some((_, quoted)) = view.quoted_at(at) {
            at = (quoted.outer.end as usize).max(at + 1);
            continue;
        }
        if view.is(at, "(") {
            // The agency of a dateline is where the article comes from.
            at = (at..end).find(|&close| view.is(close, ")")).unwrap_or(at) + 1;
            continue;
        }
        if let Some((_, agency)) = view.document.longest_at(at, Category::Agency) {
            return Some(match view.name_at(at) {
                Some(name) => name.name.clone(),
                None => text(view, agency),
            });
        }
        // "told Vogue magazine"
        if !view.language.modifier_follows && view.is_capital(at) {
            let run = (at..end).take_while(|&at| view.is_capital(at)).count();
            if let Some(("media", noun)) = view.speaker_noun(at + run)
                && noun.end <= range.end
            {
                return Some(text(view, TokenRange::new(at, at + run)));
            }
        }
        if let Some(("media", noun)) = view.speaker_noun(at) {
            let start = noun.end as usize;
            if start < end
                && let Some(name) = view.name_at(start)
            {
                return Some(name.name.clone());
            }
            let run = (start..end).take_while(|&at| view.is_capital(at)).count();
            if 0 < run {
                return Some(text(view, TokenRange::new(start, start + run)));
            }
        }
        at += 1;
    }
    None
}

/// Whether the words only tell when, where and to whom.
pub(super) fn is_circumstance(view: &View<'_>, words: TokenRange) -> bool {
    let start = words.start as usize;
    words.is_empty()
        || ["circumstance", "addressee", "time", "adverb"]
            .iter()
            .any(|function| view.function(start, function).is_some())
}

fn text(view: &View<'_>, tokens: TokenRange) -> Arc<str> {
    view.document.original(view.document.span(tokens)).into()
}
