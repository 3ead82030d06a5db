//! Names that stand in a gazetteer.

use super::NameKind;
use super::context::Context;
use super::draft::Draft;
use super::place::is_description;
use crate::text::{Categories, Category, TokenRange};
use crate::value::place::place;

/// The tables of names that are known before the article is read.
pub(super) const GAZETTEERS: Categories =
    Categories::of(&[Category::Place, Category::Organization, Category::Agency, Category::OtherName]);

/// The longest name of a gazetteer that begins at the token.
#[inline]
pub(super) fn read<'l>(context: &Context<'_, 'l>, at: usize) -> Option<Draft<'l>> {
    if context.document.begin_at(at).meets(GAZETTEERS) { read_here(context, at) } else { None }
}

fn read_here<'l>(context: &Context<'_, 'l>, at: usize) -> Option<Draft<'l>> {
    let document = context.document;
    let mut best: Option<(TokenRange, Category, &str)> = None;
    for found in document.matches_of(at, GAZETTEERS) {
        let entry = document.lexicon.entry(found.entry);
        // Of one length the place goes last: "Reuters" is no place, "Nhà Trắng" is first of all who works there.
        let is_better = best.is_none_or(|(tokens, category, _)| {
            tokens.end < found.tokens.end || (tokens.end == found.tokens.end && category == Category::Place)
        });
        if is_better {
            best = Some((found.tokens, entry.category, &entry.value));
        }
    }
    let (tokens, category, key) = best?;
    if !document.tokens[tokens.indices()].iter().any(|token| token.capital) {
        return None;
    }
    let (kind, rule) = match category {
        Category::Place => (NameKind::Place, "known-place"),
        Category::Agency => (NameKind::Organization, "known-agency"),
        Category::OtherName => (NameKind::Other, "known-thing"),
        _ => (NameKind::Organization, "known-organization"),
    };
    let mut draft = Draft::new(tokens, rule).vote(kind, 100);
    draft.known = Some(key);
    if kind == NameKind::Place {
        draft.core = bare_place(context, tokens, key);
    }
    Some(draft)
}

/// Whether a place is a country, a part of the world or a province, which nobody shares a full name with.
pub(super) fn is_widely_known(draft: &Draft<'_>) -> bool {
    const LARGE: [&str; 7] = ["continent", "region", "country", "capital", "province", "state", "building"];
    let found = draft.known.filter(|_| 1 < draft.tokens.len()).and_then(place);
    // A city that lies in no province ranks with one.
    found.is_some_and(|found| {
        LARGE.contains(&found.kind)
            || (found.kind == "city" && found.parent.and_then(place).is_some_and(|parent| parent.kind == "region"))
    })
}

/// The place of the gazetteer that begins at the token.
pub(super) fn known_place<'l>(context: &Context<'_, 'l>, at: usize) -> Option<Draft<'l>> {
    read(context, at).filter(|draft| draft.votes[NameKind::Place as usize] != 0)
}

/// The name without the head before it, where the rest is a name of the same place.
fn bare_place(context: &Context<'_, '_>, tokens: TokenRange, key: &str) -> TokenRange {
    let Some((head, head_tokens)) = context.document.longest_at(tokens.start as usize, Category::PlaceHead) else {
        return tokens;
    };
    let mut rest = head_tokens.end as usize;
    if !is_description(&head.value) {
        return tokens;
    }
    if context.document.word(rest) == "." {
        rest += 1;
    }
    match context.document.longest_at(rest, Category::Place) {
        Some((entry, found)) if found.end == tokens.end && &*entry.value == key => found,
        _ => tokens,
    }
}
