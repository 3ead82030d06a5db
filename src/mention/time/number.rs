//! Numbers before a unit of time, in digits and in words.

use rust_decimal::Decimal;

use super::reader::Reader;
use crate::text::{Category, TokenKind};

/// How many of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Amount {
    /// A number.
    Exactly(Decimal),
    /// From one number to another (hai ba, 2-3).
    Between(Decimal, Decimal),
    /// Some, a few, many.
    Vague,
}

impl Reader<'_, '_> {
    /// An amount at a token: one number, two, or a vague word.
    pub(super) fn amount(&self, at: usize) -> Option<(Amount, usize)> {
        if let Some(next) = self.vague_amount(at) {
            return Some((Amount::Vague, next));
        }
        let (low, next) = self.number(at)?;
        let Some((high, end)) = self.second_number(at, next) else { return Some((Amount::Exactly(low), next)) };
        if low < high { Some((Amount::Between(low, high), end)) } else { Some((Amount::Exactly(low), next)) }
    }

    fn vague_amount(&self, at: usize) -> Option<usize> {
        if let Some((_, next)) = self.function(at, "vague") {
            return Some(next);
        }
        let (entry, tokens) = self.document.longest_at(at, Category::VagueAmount)?;
        // Two numbers side by side (hai ba) are read as the numbers they are.
        let (low, high) = entry.value.split_once("..")?;
        let pair = low.parse::<u32>().ok().zip(high.parse::<u32>().ok()).is_some_and(|(low, high)| low + 1 == high);
        (!pair).then_some(tokens.end as usize)
    }

    /// The upper end of a range of numbers, after its lower end.
    fn second_number(&self, first: usize, at: usize) -> Option<(Decimal, usize)> {
        if self.is_mark(at, "-–—") {
            return self.number(at + 1);
        }
        if let Some((_, next)) = self.function(at, "to").or_else(|| self.function(at, "and")) {
            return self.number(next);
        }
        // Two digits in words, one after the other: hai ba ngày; hai, ba ngày.
        let after = if self.is_mark(at, ",") { at + 1 } else { at };
        let both_words = self.is_kind(first, TokenKind::Word) && self.is_kind(after, TokenKind::Word);
        if both_words && at == first + 1 { self.number(after).filter(|(_, next)| *next == after + 1) } else { None }
    }

    /// One number at a token.
    pub(super) fn number(&self, at: usize) -> Option<(Decimal, usize)> {
        if self.is_kind(at, TokenKind::Number) { self.number_in_digits(at) } else { self.number_in_words(at) }
    }

    fn number_in_digits(&self, at: usize) -> Option<(Decimal, usize)> {
        let whole = self.digits(at)?;
        let mut value = Decimal::from(whole.value);
        let mut next = at + 1;
        let (decimal, thousands) = if self.language.decimal_comma { (",", ".") } else { (".", ",") };
        while self.is_mark(next, thousands) && self.is_glued(next) && self.is_glued(next + 1) {
            let Some(group) = self.digits(next + 1).filter(|group| group.length == 3) else { break };
            value = value.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(Decimal::from(group.value))?;
            next += 2;
        }
        if self.is_mark(next, decimal)
            && self.is_glued(next)
            && self.is_glued(next + 1)
            && let Some(part) = self.digits(next + 1).filter(|part| part.length <= 3)
        {
            value += Decimal::new(i64::from(part.value), part.length);
            next += 2;
        }
        Some((self.multiplied(value, &mut next), next))
    }

    fn number_in_words(&self, at: usize) -> Option<(Decimal, usize)> {
        let (first, mut next) = self.numeral(at)?;
        let mut value = first;
        // "Hai mươi": the word for tens makes twenty of two.
        if (2..10).contains(&value)
            && let Some((_, after)) = self.quantity_word(next, "tens")
        {
            value *= 10;
            next = after;
        }
        if value % 10 == 0 && (10..100).contains(&value) {
            let digit_at = if self.is_mark(next, "-") && self.is_glued(next) { next + 1 } else { next };
            // "Hai mươi năm" is twenty years: after tens, five has a form of its own.
            let digit = if self.unit(digit_at).is_none() { self.digit_after_tens(digit_at) } else { None };
            if let Some((digit, after)) = digit {
                value += digit;
                next = after;
            }
        }
        Some((self.multiplied(Decimal::from(value), &mut next), next))
    }

    /// A digit in the form that it has after tens.
    pub(super) fn digit_after_tens(&self, at: usize) -> Option<(i64, usize)> {
        if let Some((value, next)) = self.quantity_word(at, "unit:") {
            return Some((value.parse().ok()?, next));
        }
        self.numeral(at).filter(|(digit, _)| (1..10).contains(digit))
    }

    /// A word of the number grammar whose function begins so: the rest of the function, and the token after it.
    fn quantity_word(&self, at: usize, function: &str) -> Option<(&str, usize)> {
        if !self.document.may_be(at, function.trim_end_matches(':')) {
            return None;
        }
        self.values(at, Category::QuantityWord).find_map(|(value, next)| Some((value.strip_prefix(function)?, next)))
    }

    fn numeral(&self, at: usize) -> Option<(i64, usize)> {
        if let Some((entry, tokens)) = self.document.longest_at(at, Category::Numeral) {
            return Some((entry.number?, tokens.end as usize));
        }
        // Words that are numbers only after tens: mươi, mốt, lăm.
        let (entry, tokens) = self.document.longest_at(at, Category::QuantityWord)?;
        let number = match &*entry.value {
            "tens" => 10,
            value => value.strip_prefix("unit:")?.parse().ok()?,
        };
        Some((number, tokens.end as usize))
    }

    /// The value times the words after it that multiply (chục, hundred).
    fn multiplied(&self, mut value: Decimal, next: &mut usize) -> Decimal {
        while let Some((entry, tokens)) = self.document.longest_at(*next, Category::Multiplier) {
            let Some(product) = entry.number.and_then(|factor| value.checked_mul(Decimal::from(factor))) else { break };
            value = product;
            *next = tokens.end as usize;
        }
        value
    }
}

/// A Roman numeral of capital letters up to 39.
pub(super) fn roman(word: &str) -> Option<u32> {
    let mut value = 0;
    let mut last = 0;
    for letter in word.bytes().rev() {
        let digit = match letter {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            _ => return None,
        };
        if digit < last {
            value -= digit;
        } else {
            value += digit;
            last = digit;
        }
    }
    (1..40).contains(&value).then_some(value)
}
