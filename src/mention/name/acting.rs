//! Places that act: "Washington tuyên bố" is a government, "ở Washington" is a place.

use super::NameKind;
use super::context::Context;
use super::draft::Draft;
use crate::text::Category;

/// Whether the place is the one who acts or speaks here.
pub(super) fn acts(context: &Context<'_, '_>, draft: &Draft<'_>) -> bool {
    if draft.kind != NameKind::Place
        || draft.known.is_none()
        || context.name_word_before(draft.start(), "locative")
        || context.name_word_before(draft.start(), "direction")
    {
        return false;
    }
    // An adverb or two may stand before the verb.
    for at in draft.end()..draft.end() + 3 {
        if context.name_word(at, "acts").is_some() || context.document.longest_at(at, Category::SayingVerb).is_some() {
            return true;
        }
        let is_adverb = context.document.tokens.get(at).is_some_and(|token| !token.capital && token.spaced)
            && context.is(at, Category::NotAName);
        if !is_adverb {
            return false;
        }
    }
    false
}
