//! What may be one slot: named beside each other, and not judged.

use rustc_hash::FxHashMap;

use super::calibration::POSSIBLE;
use super::desk::Desk;
use super::judge::finding;
use super::rules::story;
use super::{Finding, Ruling, Severity, Verdict};
use crate::event::{Event, PossibleSlot};
use crate::link::Link;

/// The scores of possible links, by the claim with the smaller index.
pub(super) struct Scores(FxHashMap<u32, Vec<(u32, f64)>>);

impl Scores {
    pub(super) fn of(possible: &[Link]) -> Self {
        let mut scores: FxHashMap<u32, Vec<(u32, f64)>> = FxHashMap::default();
        for link in possible {
            scores.entry(link.a).or_default().push((link.b, link.score));
        }
        Self(scores)
    }

    /// The strongest of the possible links among some claims, which are in order.
    fn strongest(&self, claims: &[u32]) -> f64 {
        claims
            .iter()
            .filter_map(|claim| self.0.get(claim))
            .flatten()
            .filter(|(partner, _)| claims.binary_search(partner).is_ok())
            .map(|&(_, score)| score)
            .fold(f64::NEG_INFINITY, f64::max)
    }
}

/// A finding for each group of slots of an event that may be one.
pub(super) fn one_slot(desk: &Desk<'_>, scores: &Scores, index: u32, event: &Event) -> Vec<Finding> {
    if !desk.uses(&story::POSSIBLE_LINK) {
        return Vec::new();
    }
    event.possible.iter().map(|slot| open(desk, scores, index, event, slot)).collect()
}

/// Each part keeps its sides, so that equal values of two parts do not count as sources of one.
fn open(desk: &Desk<'_>, scores: &Scores, index: u32, event: &Event, slot: &PossibleSlot) -> Finding {
    let mut claims: Vec<u32> = slot.parts.iter().flatten().copied().collect();
    claims.sort_unstable();
    let mut sides: Vec<Vec<u32>> = slot.parts.iter().flat_map(|part| desk.sides(part)).collect();
    sides.sort_by_cached_key(|side| std::cmp::Reverse(desk.origins(side)));
    let ruling = Ruling { severity: Severity::Note, ..Ruling::new(Verdict::Undetermined) };
    let judged = (story::POSSIBLE_LINK.name, ruling, scores.strongest(&claims));
    Finding { confidence: POSSIBLE, ..finding(desk, index, event, judged, sides) }
}
