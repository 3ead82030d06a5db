//! Places, participants and speakers of one slot.

use crate::claim::Facet;
use crate::finding::{Rule, Ruling, Verdict};
use crate::value::relation::Relation;

const NAMES: &[Facet] = &[Facet::Place, Facet::Participant, Facet::Speaker, Facet::Quote];

/// One name is more precise, or describes what the other names.
pub(super) const REFINES: Rule = Rule {
    name: "name-refines",
    facets: NAMES,
    summary: "One name contains or describes the other.",
    decide: |pair| (pair.relation == Relation::Compatible).then(|| Ruling::new(Verdict::Compatible)),
};

/// Two different names for one role.
pub(super) const APART: Rule = Rule {
    name: "name-apart",
    facets: NAMES,
    summary: "Different names are given for the same role.",
    decide: |pair| (pair.relation == Relation::Apart).then(|| Ruling::new(Verdict::Conflict).warning()),
};
