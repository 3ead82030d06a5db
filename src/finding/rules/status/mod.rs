//! Whether it happened, and how far it has come.

pub(super) mod denied;
pub(super) mod stage;

use crate::claim::Facet;

const STATUS: &[Facet] = &[Facet::Status];
