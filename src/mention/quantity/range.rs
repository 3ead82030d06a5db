//! Two numbers that say one thing: a range from one to the other, or so many of so many.

use rust_decimal::Decimal;

use super::amount::{Amount, Form, join, read_amount};
use super::counted::read_counted;
use super::number::{Digits, read_digits};
use super::reader::Reader;
use super::unit::{Unit, currency_before, read_unit};
use super::{refuse, special};
use crate::text::Category;
use crate::value::QuantityKind;

/// A second amount after a dash or a word for "to", and the unit of both.
pub(super) fn read_range<'a>(
    reader: &Reader<'a>,
    first: &Amount,
    unit: Option<&Unit<'a>>,
    limit: usize,
) -> Option<(Amount, Option<Unit<'a>>)> {
    let own = if unit.is_some() { None } else { read_unit(reader, first, first.end) };
    let end = own.as_ref().map_or(first.end, |own| own.end);
    let dash = reader.is_dash(end);
    let lopsided = dash && reader.is_glued(end) != reader.is_glued(end + 1);
    let between = || (first.start.saturating_sub(2)..first.start).any(|at| reader.function(at, "between").is_some());
    let next = if dash {
        end + 1
    } else if let Some(next) = reader.function(end, "to") {
        // "rose from 5 to 7" is a change, no range.
        let changes = (first.start.saturating_sub(6)..first.start).any(|at| reader.function(at, "moves").is_some());
        // "rise by 0.3 to 1.1 metres" is a range again.
        if changes && reader.function_before(first.start, "by").is_none() {
            return None;
        }
        next
    } else {
        reader.function(end, "and").filter(|_| between())?
    };
    let (currency, number_at) = match currency_before(reader, next) {
        Some((label, number_at)) => (Some(label), number_at),
        None => (None, next),
    };
    if !reader.is_number(number_at) && first.form == Form::Digits && dash {
        return None;
    }
    let second = read_amount(reader, number_at, unit.is_some()).filter(|second| second.end <= limit)?;
    if second.form == Form::Weak
        || refuse::is_code_before(reader, second.end)
        || dash && special::is_in_chain(reader, first.start, second.end)
        || (refuse::is_year(first) && refuse::is_year(&second))
    {
        return None;
    }
    let mut amount = join(*first, second)?;
    let second_unit = read_unit(reader, &second, second.end);
    let found = match (own, second_unit, currency) {
        (Some(own), Some(second), _) => {
            if own.label != second.label {
                return None;
            }
            Some(second)
        }
        (None, Some(second), _) => Some(second),
        (None, None, Some(label)) => Some(Unit { kind: QuantityKind::Money, label, end: second.end }),
        // "5% đến 7 người" are two.
        (Some(_), None, _) => return None,
        (None, None, None) => None,
    };
    // Without unit or thing counted, a dash between numbers is a score, a date or a code.
    if found.is_none() && unit.is_none() {
        let sport = special::has_score_cue(reader, first.start);
        let counted = read_counted(reader, &amount, amount.end);
        let sure = counted.as_ref().is_some_and(|counted| counted.concept.is_some());
        let big = first.grouped || second.grouped || Decimal::ONE < second.factor;
        if dash && !big && (counted.is_none() || ((sport || lopsided) && !sure)) {
            return None;
        }
    }
    amount.count_whole();
    Some((amount, found))
}

/// The end of the whole in "58/63 tỉnh": so many of so many things.
pub(super) fn read_whole(reader: &Reader<'_>, part: &Amount) -> Option<usize> {
    let slash = part.end;
    let glued = reader.is_mark(slash) && reader.is_glued(slash) && reader.is_glued(slash + 1);
    if !glued || reader.document.word(slash) != "/" || !reader.is_number(slash + 1) {
        return None;
    }
    let Digits::Number(whole) = read_digits(reader, slash + 1) else { return None };
    let fits = part.form == Form::Digits && part.high.is_some_and(|high| high <= whole.value);
    let counted =
        reader.longest(whole.end, Category::CountedNoun).is_some() && reader.document.tokens[whole.end].spaced;
    (fits && counted).then_some(whole.end)
}
