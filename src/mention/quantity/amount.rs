//! Amounts: a number in digits or words with its multipliers, a vague amount, or a range of two.

use rust_decimal::Decimal;

use super::number::{Digits, read_digits};
use super::reader::Reader;
use super::spelled;
use super::unit::after_hyphen;
use crate::text::Category;
use crate::value::Hedge;

/// How an amount is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// In digits, with or without multipliers.
    Digits,
    /// In words.
    Words,
    /// In a word that is often no number (một, năm, one): it counts only before something that can be counted.
    Weak,
    /// Without a number (vài, dozens).
    Vague,
}

/// A number or an interval in the text, without its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    pub(super) low: Option<Decimal>,
    pub(super) high: Option<Decimal>,
    /// The value of one unit in the last printed digit.
    pub(super) step: Decimal,
    /// The multipliers after the last number, as one.
    pub(super) factor: Decimal,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) form: Form,
    /// Whether it is an interval of two printed numbers.
    pub(super) range: bool,
    /// Whether separators group its thousands.
    pub(super) grouped: bool,
    /// Digits before the first separator; 0 for words.
    pub(super) first_digits: u32,
    /// Whether it begins with a zero that another digit follows.
    pub(super) leading_zero: bool,
    /// The reading as an integer, where a decimal mark may be one of thousands.
    pub(super) whole: Option<Decimal>,
    /// What stands between the number and its unit or noun ("100 or so people").
    pub(super) hedge: Option<Hedge>,
}

impl Amount {
    /// Whether it is one number.
    pub(super) fn single(&self) -> Option<Decimal> {
        self.low.filter(|_| self.low == self.high)
    }

    /// Takes the reading as an integer of `1,234`, for things that have no parts.
    pub(super) fn count_whole(&mut self) {
        if let Some(whole) = self.whole.take().filter(|_| !self.range) {
            (self.low, self.high, self.step) = (Some(whole), Some(whole), Decimal::ONE);
        }
    }

    /// Adds half of its last unit, as "rưỡi" does.
    pub(super) fn add_half(&mut self, unit: Decimal) {
        let half = unit / Decimal::TWO;
        self.low = self.low.map(|low| low.saturating_add(half));
        self.high = self.high.map(|high| high.saturating_add(half));
        self.step = half;
    }
}

/// Reads the amount that begins at a token. `money`: a sign of money stands before it, so that `m` means million.
pub(super) fn read_amount(reader: &Reader<'_>, at: usize, money: bool) -> Option<Amount> {
    if let Some(vague) = read_vague(reader, at) {
        return Some(vague);
    }
    let mut amount = read_part(reader, at)?;
    amount.factor = Decimal::ONE;
    let mut total = Decimal::ZERO;
    let mut part = amount.low?;
    let mut part_step = amount.step;
    let mut last_factor: Option<Decimal> = None;
    loop {
        if let Some(end) = reader.function(amount.end, "and_a_half") {
            part = part.checked_add(Decimal::new(5, 1))?;
            part_step = Decimal::new(5, 1);
            amount.end = end;
        }
        let (factor, end) = read_factor(reader, amount.end, money);
        match last_factor {
            // "hai nghìn ba trăm tỷ": the last multiplier holds for all that stands before it.
            Some(last) if last < factor => total = total.checked_add(part)?.checked_mul(factor)?,
            _ => total = total.checked_add(part.checked_mul(factor)?)?,
        }
        amount.end = end;
        amount.factor = factor;
        amount.step = part_step.checked_mul(factor)?;
        if Decimal::ONE < factor
            && let Some(end) = reader.function(end, "half_more")
        {
            total = total.checked_add(factor / Decimal::TWO)?;
            amount.step = factor / Decimal::TWO;
            amount.end = end;
            break;
        }
        if factor == Decimal::ONE || last_factor.is_some_and(|last| last <= factor) {
            break;
        }
        // A smaller part may follow: "3 tỷ 200 triệu", "hai nghìn không trăm mười ba".
        let next_at = reader.function(end, "zero_tens").or_else(|| reader.function(end, "and")).unwrap_or(end);
        let Some(next) = read_part(reader, next_at) else { break };
        let (next_factor, next_end) = read_factor(reader, next.end, money);
        let next_value = next.low?;
        let in_digits = next.form == Form::Digits;
        let glued_by_and = next_at != end && reader.function(end, "and").is_some();
        let fits = next_value.checked_mul(next_factor)? < factor
            && if in_digits {
                Decimal::ONE < next_factor && !glued_by_and
            } else {
                amount.form != Form::Digits || Decimal::ONE < next_factor
            }
            && !(next.form == Form::Weak
                && next_factor == Decimal::ONE
                && !spelled::is_last_digit(reader, next_at, next_end))
            && !(glued_by_and && Decimal::ONE < next_factor);
        if !fits {
            break;
        }
        last_factor = Some(factor);
        part = next_value;
        part_step = next.step;
        amount.end = next.end;
        amount.whole = None;
    }
    if Decimal::ONE < amount.factor {
        // With a multiplier it is a number for sure.
        if amount.form == Form::Weak {
            amount.form = Form::Words;
        }
        if amount.factor != Decimal::ONE {
            amount.whole = None;
        }
    }
    (amount.low, amount.high) = (Some(total), Some(total));
    Some(amount)
}

/// One number without multipliers of a thousand and more.
fn read_part(reader: &Reader<'_>, at: usize) -> Option<Amount> {
    if reader.is_number(at) {
        let Digits::Number(printed) = read_digits(reader, at) else { return None };
        return Some(Amount {
            low: Some(printed.value),
            high: Some(printed.value),
            step: printed.step,
            factor: Decimal::ONE,
            start: at,
            end: printed.end,
            form: Form::Digits,
            range: false,
            grouped: printed.grouped,
            first_digits: printed.first_digits,
            leading_zero: printed.leading_zero,
            whole: printed.whole,
            hedge: None,
        });
    }
    // "nửa tấn", "half a percentage point"
    if let Some(end) = reader.function(at, "half_a") {
        let half = Decimal::new(5, 1);
        return Some(Amount { low: Some(half), high: Some(half), step: half, ..words(at, end, Form::Weak) });
    }
    let (value, end) = spelled::read_group(reader, at)?;
    let weak = reader.function(at, "weak") == Some(end);
    let value = Some(Decimal::from(value));
    Some(Amount { low: value, high: value, ..words(at, end, if weak { Form::Weak } else { Form::Words }) })
}

/// An amount in words, without its value.
fn words(start: usize, end: usize, form: Form) -> Amount {
    Amount {
        low: None,
        high: None,
        step: Decimal::ONE,
        factor: Decimal::ONE,
        start,
        end,
        form,
        range: false,
        grouped: false,
        first_digits: 0,
        leading_zero: false,
        whole: None,
        hedge: None,
    }
}

/// The product of the multipliers that begin at a token, and where they end.
fn read_factor(reader: &Reader<'_>, mut at: usize, money: bool) -> (Decimal, usize) {
    let mut factor = Decimal::ONE;
    // "$3.5-billion"
    let joined = after_hyphen(reader, at);
    if joined != at && reader.longest(joined, Category::Multiplier).is_some() {
        at = joined;
    }
    while let Some((entry, end)) = reader.longest(at, Category::Multiplier) {
        let Some(product) = entry.number.and_then(|number| factor.checked_mul(Decimal::from(number))) else { break };
        factor = product;
        at = end;
    }
    if factor == Decimal::ONE
        && reader.is_glued(at)
        && let Some((short, end)) = short_multiplier(reader, at)
    {
        let counts = money
            || reader.longest(end, Category::Currency).is_some()
            || (reader.longest(end, Category::CountedNoun).is_some() && reader.document.tokens[end].spaced);
        if counts {
            return (short, end);
        }
    }
    (factor, at)
}

/// `m`, `bn` and their like, which are multipliers only beside money or things counted.
fn short_multiplier(reader: &Reader<'_>, at: usize) -> Option<(Decimal, usize)> {
    reader.document.entries_at(at, Category::QuantityWord).rev().find_map(|(entry, tokens)| {
        let number = entry.value.strip_prefix("short_multiplier:")?.parse::<i64>().ok()?;
        Some((Decimal::from(number), tokens.end as usize))
    })
}

/// A vague amount (vài, hàng chục, several), with multipliers.
fn read_vague(reader: &Reader<'_>, at: usize) -> Option<Amount> {
    let (entry, end) = reader.longest(at, Category::VagueAmount)?;
    let (low, high) = entry.value.split_once("..")?;
    let low = low.parse::<i64>().ok().map(Decimal::from);
    let high = high.parse::<i64>().ok().map(Decimal::from);
    let (factor, end) = read_factor(reader, end, false);
    // "vài trăm" reaches up to 999.
    let rest = factor.checked_sub(Decimal::ONE)?;
    Some(Amount {
        low: low.map(|low| low.checked_mul(factor)).unwrap_or_default(),
        high: high.and_then(|high| high.checked_mul(factor)).and_then(|high| high.checked_add(rest)),
        step: factor,
        factor,
        range: high.is_some(),
        ..words(at, end, Form::Vague)
    })
}

/// Joins two amounts to a range. A multiplier after the second holds for the first, too: "4 - 5 triệu".
pub(super) fn join(first: Amount, second: Amount) -> Option<Amount> {
    let (mut low, high) = (first.low?, second.high?);
    let unscaled = second.low?.checked_div(second.factor)?;
    if first.factor == Decimal::ONE && Decimal::ONE < second.factor && low <= unscaled {
        low = low.checked_mul(second.factor)?;
    }
    (low < high).then_some(Amount {
        low: Some(low),
        high: Some(high),
        end: second.end,
        range: true,
        whole: None,
        factor: second.factor,
        step: second.step.max(Decimal::ZERO),
        form: if second.form == Form::Digits { Form::Digits } else { first.form },
        ..first
    })
}
