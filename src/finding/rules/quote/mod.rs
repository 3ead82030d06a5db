//! What was said, and who said it.

pub(super) mod speaker;
pub(super) mod wording;

use crate::claim::Facet;

const QUOTES: &[Facet] = &[Facet::Quote];
const SPEAKERS: &[Facet] = &[Facet::Speaker, Facet::Quote];
