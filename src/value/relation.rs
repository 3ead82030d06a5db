//! How two values relate: the same, both possible, or at odds.

use rust_decimal::Decimal;

use serde::Serialize;

use super::{Hedge, Quantity, QuantityKind, TimeValue};

/// How two values of one kind relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same value, however written.
    Same,
    /// Not the same, but both can be true: one contains, bounds or rounds to the other.
    Compatible,
    /// They cannot both be true of one slot at one moment.
    Apart,
    /// They cannot be compared: other units, or a part of the value is unknown.
    Incomparable,
}

/// How two quantities relate.
pub fn quantities(left: &Quantity, right: &Quantity) -> Relation {
    if left.kind != right.kind || left.per != right.per {
        return Relation::Incomparable;
    }
    let Some(factor) = unit_factor(left, right) else { return Relation::Incomparable };
    let scaled = |value: Option<Decimal>| value.map(|value| value.saturating_mul(factor));
    let (low, high) = (scaled(left.low), scaled(left.high));
    if low == right.low && high == right.high {
        return if left.hedge == right.hedge { Relation::Same } else { Relation::Compatible };
    }
    let (left_low, left_high) = left.bounds();
    let (left_low, left_high) = (scaled(left_low), scaled(left_high));
    let (right_low, right_high) = right.bounds();
    let meets = (left.hedge != Hedge::Exact || right.hedge != Hedge::Exact)
        && left_high.is_none_or(|high| right_low.is_none_or(|low| low <= high))
        && right_high.is_none_or(|high| left_low.is_none_or(|low| low <= high))
        && is_near(left, right, factor);
    if meets
        || rounds_to(left, right, factor)
        || rounds_to(right, left, Decimal::ONE.checked_div(factor).unwrap_or(Decimal::ONE))
    {
        return Relation::Compatible;
    }
    Relation::Apart
}

/// "More than 40" says something of 42 and nothing of 4,000: a bound reaches as far as half the number.
fn is_near(left: &Quantity, right: &Quantity, factor: Decimal) -> bool {
    if left.hedge == Hedge::Range || right.hedge == Hedge::Range {
        return true;
    }
    let (Some(a), Some(b)) = (left.low.or(left.high), right.low.or(right.high)) else { return true };
    let a = a.saturating_mul(factor);
    let (small, large) = (a.abs().min(b.abs()), a.abs().max(b.abs()));
    large <= small.saturating_mul(Decimal::new(15, 1))
}

/// By how much the left is multiplied to be in the unit of the right.
fn unit_factor(left: &Quantity, right: &Quantity) -> Option<Decimal> {
    if left.unit == right.unit {
        return Some(Decimal::ONE);
    }
    if left.kind != QuantityKind::Duration && left.kind != QuantityKind::Measure {
        return None;
    }
    super::unit::factor(left.unit.as_deref()?, right.unit.as_deref()?)
}

/// Whether the less precise value is the other one rounded or cut to its digits. Newspapers do both: 752,370 is told
/// as 752,000 and as 752,300. Zeros at the end of a printed number are taken for digits left out, as far as that makes
/// less than two percent.
fn rounds_to(precise: &Quantity, round: &Quantity, factor: Decimal) -> bool {
    let (Some(value), Some(target)) = (precise.low, round.low) else { return false };
    if precise.low != precise.high || round.low != round.high {
        return false;
    }
    let (value, fine) = (value.saturating_mul(factor), printed_step(precise).saturating_mul(factor));
    let coarse = printed_step(round);
    let difference = (value - target).abs();
    let printed = difference <= round.step / Decimal::TWO;
    let near = difference.saturating_mul(Decimal::from(50)) <= target.abs();
    fine < coarse && (printed || (difference < coarse && near))
}

/// The value of a unit in the last digit that is not zero.
fn printed_step(quantity: &Quantity) -> Decimal {
    let Some(value) = quantity.low else { return quantity.step };
    let mut step = quantity.step.max(Decimal::new(1, value.normalize().scale()));
    for _ in 0..27 {
        let Some(next) = step.checked_mul(Decimal::TEN) else { break };
        if value.is_zero() || value.checked_rem(next) != Some(Decimal::ZERO) {
            break;
        }
        step = next;
    }
    step
}

/// How two times relate.
pub fn times(left: &TimeValue, right: &TimeValue) -> Relation {
    match (left.interval, right.interval) {
        (Some(a), Some(b)) => {
            if a == b {
                Relation::Same
            } else if a.contains(b) || b.contains(a) {
                Relation::Compatible
            } else if a.overlaps(b) {
                if left.hedge == Hedge::Exact && right.hedge == Hedge::Exact && left.granularity == right.granularity {
                    Relation::Apart
                } else {
                    Relation::Compatible
                }
            } else {
                Relation::Apart
            }
        }
        _ => match (left.date, right.date) {
            (Some(a), Some(b)) => {
                let apart = |x: Option<u32>, y: Option<u32>| x.is_some() && y.is_some() && x != y;
                let years_apart = a.year.is_some() && b.year.is_some() && a.year != b.year;
                if apart(a.month, b.month) || apart(a.day, b.day) || years_apart {
                    Relation::Apart
                } else if a == b {
                    Relation::Same
                } else {
                    Relation::Compatible
                }
            }
            _ => Relation::Incomparable,
        },
    }
}
