//! Measures in two parts: "6ft 2in", "1 m 70", "3 kg 500".

use rust_decimal::Decimal;

use super::amount::{Amount, Form, read_amount};
use super::counted::read_counted;
use super::reader::Reader;
use super::unit::read_unit;
use crate::value::unit::{UNITS, sizes};
use crate::value::{Label, QuantityKind};

/// A measure of two parts as one value in one unit.
pub(super) struct Compound {
    pub(super) value: Decimal,
    pub(super) unit: Label,
    pub(super) end: usize,
}

/// A value with more decimals than this does not end: it is told in the smaller unit.
const MOST_DECIMALS: u32 = 6;

/// Units whose smaller part is printed without its own unit: the unit, the smaller one, and the digits of that part.
const BARE: [(&str, &str, usize); 2] = [("metre", "centimetre", 2), ("kilogram", "gram", 3)];

/// Reads the smaller part of a measure that ends at a token. The value is in the larger unit where that is exact, else
/// in the smaller one.
pub(super) fn read(reader: &Reader<'_>, first: &Amount, unit: &str, end: usize, limit: usize) -> Option<Compound> {
    let whole = first.single().filter(|value| value.fract().is_zero() && first.form == Form::Digits)?;
    if !UNITS.iter().any(|(name, ..)| *name == unit) || !reader.is_number(end) {
        return None;
    }
    let second = read_amount(reader, end, false).filter(|second| second.end <= limit && !second.grouped)?;
    let part = second.single().filter(|_| second.form == Form::Digits && second.factor == Decimal::ONE)?;
    let (smaller, end) = match read_unit(reader, &second, second.end) {
        Some(found) if found.kind == QuantityKind::Measure => (found.label.to_string(), found.end),
        Some(_) => return None,
        // "6ft 2in": only here is "in" no preposition.
        None if unit == "foot"
            && reader.is_glued(second.end)
            && reader.function(second.end, "short_inch").is_some() =>
        {
            ("inch".to_owned(), second.end + 1)
        }
        None => {
            let digits = reader.document.word(second.start).len();
            let (_, smaller, _) = BARE.iter().find(|(larger, _, length)| *larger == unit && *length == digits)?;
            let counts = read_counted(reader, &second, second.end).is_some();
            let goes_on = reader.is_glued(second.end) && !reader.is_mark(second.end);
            if counts || goes_on || second.end != second.start + 1 {
                return None;
            }
            ((*smaller).to_owned(), second.end)
        }
    };
    let (large, small) = sizes(unit, &smaller)?;
    let rest = part.checked_mul(small)?;
    if large <= small || large <= rest || limit < end {
        return None;
    }
    let total = whole.checked_mul(large)?.checked_add(rest)?;
    let in_large = total.checked_div(large)?;
    if in_large.normalize().scale() <= MOST_DECIMALS {
        Some(Compound { value: in_large, unit: Label::Owned(unit.to_owned()), end })
    } else {
        Some(Compound { value: total.checked_div(small)?, unit: Label::Owned(smaller), end })
    }
}
