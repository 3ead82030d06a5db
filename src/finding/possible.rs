//! What may be one slot: named beside each other, and not judged.

use super::calibration::POSSIBLE;
use super::desk::{Desk, UNLINKED};
use super::judge::finding;
use super::rules::story;
use super::{Finding, Ruling, Severity, Verdict};
use crate::event::{Event, PossibleSlot};

/// A finding for each group of slots of an event that may be one.
pub(super) fn one_slot(desk: &Desk<'_>, index: u32, event: &Event) -> Vec<Finding> {
    if !desk.uses(&story::POSSIBLE_LINK) {
        return Vec::new();
    }
    event.possible.iter().map(|slot| open(desk, index, event, slot)).collect()
}

/// Each part keeps its sides, so that equal values of two parts do not count as sources of one.
fn open(desk: &Desk<'_>, index: u32, event: &Event, slot: &PossibleSlot) -> Finding {
    let mut sides: Vec<Vec<u32>> = slot.parts.iter().flat_map(|part| desk.sides(part)).collect();
    sides.sort_by_cached_key(|side| std::cmp::Reverse(desk.origins(side)));
    let ruling = Ruling { severity: Severity::Note, ..Ruling::new(Verdict::Undetermined) };
    let judged = (story::POSSIBLE_LINK.name, ruling, UNLINKED);
    Finding { confidence: POSSIBLE, ..finding(desk, index, event, judged, sides) }
}
