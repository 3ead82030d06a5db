//! Counts, amounts, percentages, measures and durations of one slot.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::claim::{Claim, Facet};
use crate::finding::{Pair, Rule, Ruling, Verdict};
use crate::value::Hedge;
use crate::value::relation::Relation;

const QUANTITIES: &[Facet] = &[Facet::Count, Facet::Money, Facet::Percent, Facet::Measure, Facet::Duration];
const AMOUNTS: &[Facet] = &[Facet::Money, Facet::Percent, Facet::Measure];
const COUNTS: &[Facet] = &[Facet::Count];

/// Frames whose figures run: they grow while an event is going on.
const RUNNING: &[&str] = &[
    "increase",
    "death",
    "injury",
    "missing",
    "rescue",
    "evacuation",
    "arrest",
    "disaster",
    "disease",
    "search",
    "flood",
    "storm",
    "earthquake",
    "aid",
    "donation",
];

/// Frames whose figures move from hour to hour.
const MOVING: &[&str] = &["price", "price_rise", "price_fall", "exchange_rate", "index"];

/// Hedges, rounding and ranges that leave room for both.
pub(super) const BOUNDS_MEET: Rule = Rule {
    name: "count-bounds-meet",
    facets: QUANTITIES,
    summary: "A hedge, a range or rounding leaves room for both numbers.",
    decide: |pair| (pair.relation == Relation::Compatible).then(|| Ruling::new(Verdict::Compatible)),
};

/// A toll that grows with a later report.
pub(super) const GROWS: Rule = Rule {
    name: "toll-grows",
    facets: COUNTS,
    summary: "A running figure (dead, injured, missing, evacuated) is higher in the later report.",
    decide: |pair| {
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        (a < b && is_running(pair) && is_later(pair) && !pair.returns)
            .then(|| Ruling::new(Verdict::Update).with("from", a).with("to", b))
    },
};

/// Two readings of a market price.
pub(super) const READINGS_NEAR: Rule = Rule {
    name: "readings-near",
    facets: &[Facet::Money],
    summary: "Prices per unit that differ by less than half a percent: each was read at its own moment.",
    decide: |pair| {
        let (a, b) = (number(pair.earlier)?.abs(), number(pair.later)?.abs());
        let is_rate = |claim: &Claim| claim.quantity().is_some_and(|quantity| quantity.per.is_some());
        let near = a.saturating_sub(b).abs().saturating_mul(Decimal::from(200)) <= a.max(b);
        (pair.relation == Relation::Apart && is_rate(pair.earlier) && is_rate(pair.later) && near)
            .then(|| Ruling::new(Verdict::Compatible))
    },
};

/// A price that was read at another hour.
pub(super) const PRICE_MOVES: Rule = Rule {
    name: "price-moves",
    facets: AMOUNTS,
    summary: "A price or index is reported at another time.",
    decide: |pair| {
        let moving = pair.either(|claim| claim.frame.as_deref().is_some_and(|frame| MOVING.contains(&frame)));
        let (a, b) = (number(pair.earlier)?.abs(), number(pair.later)?.abs());
        // Prices that differ by more than a tenth are those of two things.
        let near = a.max(b) <= a.min(b).saturating_mul(Decimal::new(11, 1));
        (pair.relation == Relation::Apart && moving && near && is_later(pair)).then(|| Ruling::new(Verdict::Update))
    },
};

/// Two named parties give two figures.
pub(super) const PARTIES_DIFFER: Rule = Rule {
    name: "parties-differ",
    facets: QUANTITIES,
    summary: "Two named parties give different figures.",
    decide: |pair| {
        (pair.relation == Relation::Apart && pair.has_two_speakers()).then(|| {
            Ruling::new(Verdict::Disputed)
                .with("first", pair.earlier.speaker.as_deref().unwrap_or_default())
                .with("second", pair.later.speaker.as_deref().unwrap_or_default())
        })
    },
};

/// Ten, a thousand or a million times: a slip of unit or separator.
pub(super) const MAGNITUDE_SLIP: Rule = Rule {
    name: "magnitude-slip",
    facets: QUANTITIES,
    summary: "The numbers differ by a factor of 10, 100, 1,000 or a million: one is likely a slip.",
    decide: |pair| {
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        let (small, large) = (a.abs().min(b.abs()), a.abs().max(b.abs()));
        let ratio = large.checked_div(small)?.normalize();
        // Round numbers differ by powers of ten by chance.
        let significant = small.normalize().mantissa().unsigned_abs() >= 11;
        (significant && [10, 100, 1_000, 1_000_000].iter().any(|&slip| ratio == Decimal::from(slip)))
            .then(|| Ruling::new(Verdict::Conflict).with("ratio", ratio))
    },
};

/// 46 and 64.
pub(super) const DIGITS_TRANSPOSED: Rule = Rule {
    name: "digits-transposed",
    facets: QUANTITIES,
    summary: "The numbers are equal when two neighbouring digits of one are exchanged.",
    decide: |pair| {
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        let (a, b) = (a.normalize().to_string(), b.normalize().to_string());
        // A toll may well grow from 37 to 73 in a week; in a day, a slip is likelier.
        let soon = pair.gap.is_none_or(|gap| gap < pair.tolerances.slip);
        (soon && is_transposed(a.as_bytes(), b.as_bytes())).then(|| Ruling::new(Verdict::Conflict))
    },
};

/// A running figure that is lower in the later report.
pub(super) const FALLS: Rule = Rule {
    name: "toll-falls",
    facets: COUNTS,
    summary: "A running figure is lower in the later report, and no correction is mentioned.",
    decide: |pair| {
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        (b < a && is_running(pair) && is_later(pair))
            .then(|| Ruling::new(Verdict::Conflict).warning().with("from", a).with("to", b))
    },
};

/// Numbers that cannot both be true.
pub(super) const DISJOINT: Rule = Rule {
    name: "count-disjoint",
    facets: QUANTITIES,
    summary: "The numbers cannot both be true of the same thing at the same moment.",
    decide: |pair| {
        if pair.relation != Relation::Apart {
            return None;
        }
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        let difference = a.saturating_sub(b).abs().checked_div(a.abs().max(b.abs()))?.to_f64()?;
        let ruling = Ruling::new(Verdict::Conflict).with("difference", format!("{:.0} %", 100.0 * difference));
        let exact = !pair.either(|claim| claim.quantity().is_some_and(|quantity| quantity.hedge != Hedge::Exact));
        Some(if exact && pair.tolerances.relative_error < difference { ruling } else { ruling.warning() })
    },
};

fn number(claim: &Claim) -> Option<Decimal> {
    let quantity = claim.quantity()?;
    quantity.low.or(quantity.high)
}

fn is_running(pair: &Pair<'_>) -> bool {
    pair.either(runs)
}

/// Whether the figure is one that grows while an event is going on.
pub(in crate::finding) fn runs(claim: &Claim) -> bool {
    claim.frame.as_deref().is_some_and(|frame| RUNNING.contains(&frame))
}

fn is_later(pair: &Pair<'_>) -> bool {
    pair.gap.is_some_and(|gap| pair.tolerances.later_state <= gap)
}

/// Whether exchanging one pair of neighbouring, different digits makes them equal.
fn is_transposed(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() || a == b {
        return false;
    }
    let mut differing = (0..a.len()).filter(|&at| a[at] != b[at]);
    match (differing.next(), differing.next(), differing.next()) {
        (Some(first), Some(second), None) => second == first + 1 && a[first] == b[second] && a[second] == b[first],
        _ => false,
    }
}
