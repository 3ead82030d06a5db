//! Quantities: intervals of exact decimals with a unit.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Hedge, Label};

/// What kind of number it is. Only quantities of one kind and unit are ever compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuantityKind {
    /// Things or people counted.
    Count,
    /// An amount of money.
    Money,
    /// Percent or percentage points.
    Percent,
    /// A physical measure, an age, a magnitude.
    Measure,
    /// A length of time.
    Duration,
    /// A place in an order.
    Ordinal,
    /// The score of a match.
    Score,
}

/// The direction of a change, when the quantity is the size of one (tăng 7,8%).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It grew by this much.
    Up,
    /// It fell by this much.
    Down,
}

/// A number as the text means it: every value is an interval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// The kind of number.
    pub kind: QuantityKind,
    /// The printed number, or the lower of two. `None` when only an upper end is known.
    pub low: Option<Decimal>,
    /// The printed number, or the higher of two. For `more_than 40` both ends are 40 and the hedge says the rest.
    pub high: Option<Decimal>,
    /// How exactly it is meant.
    pub hedge: Hedge,
    /// ISO 4217 for money, the measure's name for measures, `percent` or `percentage_point` for percent.
    pub unit: Option<Label>,
    /// The value of one unit in the last printed digit: 1 for 5.234, 1,000 for "5 nghìn", 0.1 for 7.6.
    pub step: Decimal,
    /// The direction, when it is the size of a change.
    pub change: Option<Change>,
    /// The period or base of a rate (`month`, `person`, `liter`), when it is one.
    pub per: Option<Label>,
}

impl Quantity {
    /// The significant digits of the number, without the zeros at its end: the more, the rarer.
    pub fn digits(&self) -> usize {
        let mut digits = self.low.or(self.high).map_or(0, |value| value.normalize().mantissa().unsigned_abs());
        while digits != 0 && digits.is_multiple_of(10) {
            digits /= 10;
        }
        digits.checked_ilog10().map_or(0, |most| most as usize + 1)
    }

    /// The bounds that the hedge allows, as a closed interval; an open end is `None`.
    pub fn bounds(&self) -> (Option<Decimal>, Option<Decimal>) {
        match self.hedge {
            Hedge::Exact | Hedge::Range => (self.low, self.high),
            Hedge::About => {
                let half = self.step / Decimal::TWO;
                (self.low.map(|low| low.saturating_sub(half)), self.high.map(|high| high.saturating_add(half)))
            }
            Hedge::MoreThan | Hedge::AtLeast => (self.low, None),
            Hedge::LessThan | Hedge::AtMost => (None, self.high),
        }
    }
}
