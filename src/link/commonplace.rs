//! Commonplaces: values that are true of much, so that two that go together say little.

use rust_decimal::Decimal;

use crate::claim::{Claim, ClaimValue, Cue, Facet};
use crate::value::relation::Relation;
use crate::value::{Granularity, Quantity};

/// Whether a number stands in every article: "one thing", "many people", "at least two".
pub(super) fn is_vague(quantity: &Quantity) -> bool {
    let most = if quantity.high.is_none() { Decimal::TEN } else { Decimal::ONE };
    quantity.high.or(quantity.low).is_none_or(|value| value <= most)
}

/// Whether that two values go together says little, since they are true of much.
pub(super) fn say_little(a: &Claim, b: &Claim, relation: Relation) -> bool {
    // "At most 29 degrees" goes with each lower number; of people counted it is the usual way to tell a number.
    let is_open = |claim: &Claim| {
        let open = |quantity: &Quantity| matches!(quantity.bounds(), (None, _) | (_, None));
        claim.facet != Facet::Count && claim.quantity().is_some_and(open)
    };
    // "The same day" is that of something else than what the other article dates.
    says_little(a)
        || says_little(b)
        || is_anchored(a) != is_anchored(b)
        || (relation == Relation::Compatible && (is_open(a) || is_open(b)))
}

/// Whether a value is true of much: a month or a year, a number of months, several things.
fn says_little(claim: &Claim) -> bool {
    match &claim.value {
        ClaimValue::Time(time) => time.granularity.is_none_or(|granularity| Granularity::Days < granularity),
        ClaimValue::Quantity(quantity) => match claim.facet {
            Facet::Count => is_vague(quantity) && quantity.high != Some(Decimal::ONE),
            Facet::Duration => matches!(quantity.unit.as_deref(), Some("month" | "quarter" | "year")),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a date is counted from one told before.
fn is_anchored(claim: &Claim) -> bool {
    claim.cue == Some(Cue::Anchored)
}
