//! Pronouns and noun phrases that stand for a person named elsewhere in the article.

use super::Name;
use crate::text::{Document, TokenRange};

/// The entity (see [`Name::entity`]) that a pronoun ("ông", "she"), a title with or without a demonstrative ("vị tướng
/// này", "the minister") or a name within `tokens` stands for. `None` where the text leaves it open: unresolved rather
/// than wrong.
pub fn resolve(_document: &Document<'_>, _names: &[Name], _tokens: TokenRange) -> Option<u32> {
    None
}
