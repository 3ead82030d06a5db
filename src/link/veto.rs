//! Vetoes: pairs of claims that are of two facts, whatever stands around them.

use crate::claim::{Claim, Cue, Facet};
use crate::value::Granularity;
use crate::value::relation::Relation;

/// Whether two claims of one facet whose values are so related are never of one fact.
pub(super) fn are_of_two_facts(a: &Claim, b: &Claim, relation: Relation) -> bool {
    relation == Relation::Incomparable
        || other_scope(a, b)
        || is_baseline(a)
        || is_baseline(b)
        || are_day_and_year(a, b)
        || are_said_by_two(a, b)
        || are_told_and_happened(a, b, relation)
        || (relation == Relation::Compatible && are_two_bodies(a, b))
        || (a.facet == Facet::Status && a.frame.is_some() != b.frame.is_some())
        || other_quotation(a, b)
}

/// Whether a date is what a number is compared with: the number's fact, and none of its own.
fn is_baseline(claim: &Claim) -> bool {
    claim.cue == Some(Cue::Baseline)
}

/// Sixty Russians and sixty Americans are two slots.
fn other_scope(a: &Claim, b: &Claim) -> bool {
    matches!((a.scope, b.scope), (Some(left), Some(right)) if left != right)
}

/// Whether two prices are quoted for two sides of the market, or one of them is the change of a price.
fn other_quotation(a: &Claim, b: &Claim) -> bool {
    let quotation = |claim: &Claim| claim.frame.as_deref() == Some("listed_price");
    a.facet == Facet::Money && quotation(a) && quotation(b) && a.head != b.head
}

/// Whether two names that could be forms of one are those of two kinds of bodies.
fn are_two_bodies(a: &Claim, b: &Claim) -> bool {
    a.facet == Facet::Participant && matches!((a.kind, b.kind), (Some(left), Some(right)) if left != right)
}

/// Whether two dates are those of what two people said.
fn are_said_by_two(a: &Claim, b: &Claim) -> bool {
    let said = |claim: &Claim| claim.cue.filter(|cue| *cue == Cue::Said).and_then(|_| claim.agent());
    matches!((said(a), said(b)), (Some(left), Some(right)) if left != right)
}

/// Whether two dates at odds are that of a happening and that on which somebody spoke, which follows it by a day or two.
fn are_told_and_happened(a: &Claim, b: &Claim, relation: Relation) -> bool {
    let said = |claim: &Claim| claim.cue == Some(Cue::Said);
    a.facet == Facet::Date && relation == Relation::Apart && said(a) != said(b)
}

/// Whether one is a day, or a part of it, and the other a year or more, which goes with each of its days.
fn are_day_and_year(a: &Claim, b: &Claim) -> bool {
    let granularity = |claim: &Claim| claim.time_value().and_then(|time| time.granularity);
    let (Some(left), Some(right)) = (granularity(a), granularity(b)) else { return false };
    left.min(right) <= Granularity::Days && Granularity::Year <= left.max(right)
}
