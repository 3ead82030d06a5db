//! Counts, amounts, percentages, measures and durations of one slot.

pub(super) mod apart;
pub(super) mod converted;
pub(super) mod meets;
pub(super) mod parties;
pub(in crate::finding::rules) mod price;
pub(super) mod slip;
pub(in crate::finding) mod sum;
pub(in crate::finding) mod toll;

use rust_decimal::Decimal;

use crate::claim::{Claim, Facet};

const QUANTITIES: &[Facet] = &[Facet::Count, Facet::Money, Facet::Percent, Facet::Measure, Facet::Duration];
const AMOUNTS: &[Facet] = &[Facet::Money, Facet::Percent, Facet::Measure];
const COUNTS: &[Facet] = &[Facet::Count];

/// The printed number, or the lower end of a range.
fn number(claim: &Claim) -> Option<Decimal> {
    let quantity = claim.quantity()?;
    quantity.low.or(quantity.high)
}
