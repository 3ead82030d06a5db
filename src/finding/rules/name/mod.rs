//! Places and participants of one slot.

pub(in crate::finding) mod participant;
pub(super) mod place;
