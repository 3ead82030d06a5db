//! Places and participants of one slot.

pub(super) mod participant;
pub(super) mod place;
