//! How two values relate: the same, both possible, or at odds.

use chrono::Datelike;
use rust_decimal::Decimal;

use serde::Serialize;

use super::{Granularity, Hedge, Quantity, QuantityKind, TimeValue};

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
    if left.unit == right.unit {
        return in_one_unit(left, right);
    }
    if left.kind != QuantityKind::Duration && left.kind != QuantityKind::Measure {
        return Relation::Incomparable;
    }
    let units = left.unit.as_deref().zip(right.unit.as_deref());
    match units.and_then(|(left, right)| super::unit::sizes(left, right)) {
        Some((left_size, right_size)) => in_one_unit(&scaled(left, left_size), &scaled(right, right_size)),
        None => Relation::Incomparable,
    }
}

/// The quantity in the base unit of its dimension.
fn scaled(quantity: &Quantity, size: Decimal) -> Quantity {
    let times = |value: Decimal| value.saturating_mul(size);
    Quantity {
        low: quantity.low.map(times),
        high: quantity.high.map(times),
        step: times(quantity.step),
        ..quantity.clone()
    }
}

fn in_one_unit(left: &Quantity, right: &Quantity) -> Relation {
    if left.low == right.low && left.high == right.high {
        return if left.hedge == right.hedge { Relation::Same } else { Relation::Compatible };
    }
    let meets = || {
        let (left_low, left_high) = left.bounds();
        let (right_low, right_high) = right.bounds();
        left_high.is_none_or(|high| right_low.is_none_or(|low| low <= high))
            && right_high.is_none_or(|high| left_low.is_none_or(|low| low <= high))
            && is_near(left, right)
    };
    let hedged = left.hedge != Hedge::Exact || right.hedge != Hedge::Exact;
    if (hedged && meets()) || rounds_to(left, right) || rounds_to(right, left) {
        Relation::Compatible
    } else {
        Relation::Apart
    }
}

/// "More than 40" says something of 42 and nothing of 4,000: a bound reaches as far as half the number.
fn is_near(left: &Quantity, right: &Quantity) -> bool {
    if left.hedge == Hedge::Range || right.hedge == Hedge::Range {
        return true;
    }
    let (Some(a), Some(b)) = (left.low.or(left.high), right.low.or(right.high)) else { return true };
    let (small, large) = (a.abs().min(b.abs()), a.abs().max(b.abs()));
    large <= small.saturating_mul(Decimal::new(15, 1))
}

/// Whether the less precise value is the other one rounded or cut to its digits. Newspapers do both: 752,370 is told
/// as 752,000 and as 752,300. Zeros at the end of a printed number are taken for digits left out, as far as that makes
/// less than two percent.
fn rounds_to(precise: &Quantity, round: &Quantity) -> bool {
    let (Some(value), Some(target)) = (precise.low, round.low) else { return false };
    if precise.low != precise.high || round.low != round.high {
        return false;
    }
    let difference = value.saturating_sub(target).abs();
    let printed = difference <= round.step / Decimal::TWO;
    let near = difference.saturating_mul(Decimal::from(50)) <= target.abs();
    // Most numbers are not near one another, and their digits need not be counted.
    if !printed && !near {
        return false;
    }
    let (fine, coarse) = (printed_step(precise), printed_step(round));
    fine < coarse && (printed || difference < coarse)
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
        _ if floating_weekday(left).is_some() || floating_weekday(right).is_some() => weekdays(left, right),
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

/// The weekday of an expression of which the week is not known: 1 (Monday) to 7.
fn floating_weekday(time: &TimeValue) -> Option<u32> {
    let code = time.timex.strip_prefix("XXXX-WXX-")?;
    code.get(..1)?.parse().ok().filter(|_| time.interval.is_none())
}

/// A weekday of an unknown week can be every such day.
fn weekdays(left: &TimeValue, right: &TimeValue) -> Relation {
    let day = |time: &TimeValue| {
        let interval = time.interval.filter(|_| time.granularity.is_some_and(|it| it <= Granularity::Day));
        floating_weekday(time).or_else(|| Some(interval?.from.date().weekday().number_from_monday()))
    };
    match (day(left), day(right)) {
        (Some(a), Some(b)) if a == b && left.timex == right.timex => Relation::Same,
        (Some(a), Some(b)) if a == b => Relation::Compatible,
        (Some(_), Some(_)) => Relation::Apart,
        _ => Relation::Incomparable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(kind: QuantityKind, value: &str, unit: &'static str) -> Quantity {
        let value: Decimal = value.parse().unwrap();
        let step = Decimal::new(1, value.scale());
        Quantity {
            kind,
            low: Some(value),
            high: Some(value),
            hedge: Hedge::Exact,
            unit: Some(unit.into()),
            step,
            change: None,
            per: None,
        }
    }

    #[test]
    fn units_of_one_dimension_are_compared_exactly() {
        let (duration, measure) = (QuantityKind::Duration, QuantityKind::Measure);
        for (kind, left, left_unit, right, right_unit, relation) in [
            (duration, "2", "week", "14", "day", Relation::Same),
            (duration, "2", "decade", "20", "year", Relation::Same),
            (duration, "90", "minute", "1.5", "hour", Relation::Same),
            (duration, "1", "hour", "20", "minute", Relation::Apart),
            (measure, "1.5", "kilometre", "1500", "metre", Relation::Same),
            (measure, "93", "mile_per_hour", "149", "kilometre_per_hour", Relation::Compatible),
            (measure, "3", "hectare", "3", "kilometre", Relation::Incomparable),
        ] {
            let (a, b) = (quantity(kind, left, left_unit), quantity(kind, right, right_unit));
            assert_eq!(quantities(&a, &b), relation, "{left} {left_unit} {right} {right_unit}");
            assert_eq!(quantities(&b, &a), relation, "{right} {right_unit} {left} {left_unit}");
        }
    }
}
