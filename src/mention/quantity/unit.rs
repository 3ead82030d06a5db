//! Units: money, percent and measures after an amount, signs of money before it, and the base of a rate.

use rust_decimal::Decimal;

use super::amount::{Amount, Form};
use super::reader::Reader;
use super::refuse::follows_name;
use crate::text::Category;
use crate::value::{Label, QuantityKind};

/// The unit of an amount.
#[derive(Clone, Debug)]
pub(super) struct Unit<'a> {
    pub(super) kind: QuantityKind,
    pub(super) label: &'a str,
    /// One past its last token.
    pub(super) end: usize,
}

/// Heights of pictures in lines, which are printed like prices in pence.
const SCREEN_LINES: [i64; 5] = [480, 720, 1080, 1440, 2160];

/// The unit that begins at a token. A hyphen may join it to its number: "30-year-old".
pub(super) fn read_unit<'a>(reader: &Reader<'a>, amount: &Amount, at: usize) -> Option<Unit<'a>> {
    let at = after_hyphen(reader, at);
    let currency = reader.longest(at, Category::Currency);
    let measure = reader.longest(at, Category::Measure);
    let (entry, end) = match (currency, measure) {
        (Some(money), Some(other))
            if other.1 <= money.1 && (!money.0.value.ends_with('?') || is_money_size(amount)) =>
        {
            money
        }
        (_, Some(other)) => other,
        (Some(money), None) => money,
        (None, None) => return None,
    };
    if reader.longest(at, Category::CountedNoun).is_some_and(|noun| end < noun.1) {
        return None;
    }
    let word = reader.document.word(at);
    // "1080p" is a picture, "148p" a price.
    if word == "p"
        && amount.single().is_some_and(|value| SCREEN_LINES.iter().any(|lines| value == Decimal::from(*lines)))
    {
        return None;
    }
    // Single letters are units in lower case only, or right at the number; "5 G" is nothing.
    if word.len() == 1 && reader.is_word(at) && end == at + 1 {
        let glued = reader.is_glued(at);
        let capital_unit = matches!(entry.value.as_ref(), "kelvin" | "watt" | "volt")
            || (glued
                && matches!(entry.value.as_ref(), "celsius" | "fahrenheit")
                && !follows_name(reader, amount.start));
        if reader.is_capital(at) && !capital_unit {
            return None;
        }
        if !glued && amount.form != Form::Digits {
            return None;
        }
    }
    let value = entry.value.as_ref();
    let (kind, label) = if entry.category == Category::Currency {
        if value.ends_with('?') && !is_money_size(amount) {
            return None;
        }
        (QuantityKind::Money, value.trim_end_matches('?'))
    } else if value.starts_with("percent") {
        (QuantityKind::Percent, value)
    } else {
        (QuantityKind::Measure, value)
    };
    Some(Unit { kind, label, end })
}

/// Whether an amount is as large as sums of money are, for units that are other words, too ("5 won").
fn is_money_size(amount: &Amount) -> bool {
    Decimal::ONE < amount.factor || amount.grouped || amount.high.is_some_and(|high| Decimal::ONE_THOUSAND <= high)
}

/// The token after a hyphen without spaces, or the token itself.
pub(super) fn after_hyphen(reader: &Reader<'_>, at: usize) -> usize {
    if reader.is_dash(at) && reader.is_glued(at) && reader.is_glued(at + 1) && reader.is_word(at + 1) {
        at + 1
    } else {
        at
    }
}

/// The currency that stands before an amount ("$5", "USD 5 million"): its code and the amount's first token.
pub(super) fn currency_before<'a>(reader: &Reader<'a>, at: usize) -> Option<(&'a str, usize)> {
    let (entry, end) = reader.longest(at, Category::Currency)?;
    // "A $5 note" is no Australian one.
    if (at + 1..end).any(|token| !reader.is_glued(token)) && reader.is_mark(end - 1) {
        return None;
    }
    let sign = reader.is_mark(end - 1) || reader.document.tokens[end - 1].all_capitals || entry.value.ends_with('^');
    (sign && reader.is_number(end)).then(|| (entry.value.trim_end_matches(['?', '^']), end))
}

/// The base of a rate after a unit: "/lít", "mỗi tháng", "per person", "a barrel".
pub(super) fn read_rate(reader: &Reader<'_>, at: usize) -> Option<(Label, usize)> {
    // "$15-an-hour"
    let hyphened = after_hyphen(reader, at);
    if hyphened != at
        && let Some(per) = reader.function(hyphened, "per")
        && let Some((entry, end)) = reader.longest(after_hyphen(reader, per), Category::RateBase)
    {
        return Some((entry.value.to_string().into(), end));
    }
    let base_at =
        if reader.is_mark(at) && reader.document.word(at) == "/" { at + 1 } else { reader.function(at, "per")? };
    let (entry, end) = reader.longest(base_at, Category::RateBase)?;
    Some((entry.value.to_string().into(), end))
}
