//! How far one event has come.

use crate::claim::{Facet, Stage};
use crate::finding::{Rule, Ruling, Verdict};
use crate::value::relation::Relation;

/// Bits from which two predicates are surely of one event.
const STRONG: f64 = 1.5;

const STATUS: &[Facet] = &[Facet::Status];

/// Asserted by one, denied by the other.
pub(super) const DENIED: Rule = Rule {
    name: "status-denied",
    facets: STATUS,
    summary: "One side asserts it and the other denies it.",
    decide: |pair| {
        if pair.relation != Relation::Apart {
            return None;
        }
        Some(if pair.either(|claim| claim.speaker.is_some()) {
            Ruling::new(Verdict::Disputed)
        } else {
            Ruling::new(Verdict::Conflict).warning()
        })
    },
};

/// Planned, then held.
pub(super) const ADVANCES: Rule = Rule {
    name: "stage-advances",
    facets: STATUS,
    summary: "The later report has the event further on its way.",
    decide: |pair| {
        let (before, after) = (pair.earlier.stage?, pair.later.stage?);
        // A plan that was made and a meeting that was held may be told of two meetings; a plan that was carried out is one.
        let advanced = before < after && (Stage::Scheduled <= before || after < Stage::Scheduled);
        (advanced && STRONG <= pair.score && pair.gap.is_some_and(|gap| pair.tolerances.later_state <= gap))
            .then(|| Ruling::new(Verdict::Update))
    },
};

/// Said with different certainty.
pub(super) const HEDGED: Rule = Rule {
    name: "status-hedged",
    facets: STATUS,
    summary: "Both can be true: one is less certain or an earlier stage.",
    decide: |pair| (pair.relation != Relation::Apart).then(|| Ruling::new(Verdict::Compatible)),
};
