//! Numbers in digits, with either convention for thousands and decimals.

use rust_decimal::Decimal;

use super::reader::Reader;
use crate::text::TokenKind;

/// A number as printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printed {
    /// Its value.
    pub(super) value: Decimal,
    /// The value of one unit in its last digit.
    pub(super) step: Decimal,
    /// One past its last token.
    pub(super) end: usize,
    /// Whether separators group its thousands.
    pub(super) grouped: bool,
    /// Number of digits of its first group.
    pub(super) first_digits: u32,
    /// Whether its first digit is a zero that another digit follows (05, 0912).
    pub(super) leading_zero: bool,
    /// For `1,234` where the comma is the decimal mark of the text: the other reading, 1234.
    pub(super) whole: Option<Decimal>,
}

/// What a run of digits and separators is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Digits {
    /// A number.
    Number(Printed),
    /// Something else: a version, an address on the net, a date with stops.
    Other,
}

/// The convention of a text for decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// 1.234,5
    DecimalComma,
    /// 1,234.5
    DecimalPoint,
}

const LONGEST: usize = 8;

/// Reads the number that begins at a token of digits.
pub(super) fn read_digits(reader: &Reader<'_>, at: usize) -> Digits {
    let document = reader.document;
    let mut groups = [at; LONGEST];
    let mut separators = [0_u8; LONGEST];
    let (mut count, mut end) = (1, at + 1);
    while let Some(separator) = separator(reader, end)
        && reader.is_number(end + 1)
        && !document.tokens[end + 1].spaced
    {
        if count == LONGEST {
            return Digits::Other;
        }
        groups[count] = end + 1;
        separators[count] = separator;
        count += 1;
        end += 2;
    }
    let first = document.word(at);
    let length = |group: usize| document.word(groups[group]).len();
    let leading_zero = 1 < first.len() && first.starts_with('0');
    let make = |thousands: usize, decimals: Option<usize>, grouped: bool| {
        let mut number = Mantissa::default();
        for &group in &groups[..thousands] {
            number.push(document.word(group));
        }
        let scale = decimals.map_or(0, |group| {
            number.push(document.word(groups[group]));
            length(group) as u32
        });
        let first_digits = first.len() as u32;
        number.value(scale).map(|(value, step)| Printed {
            value,
            step,
            end,
            grouped,
            first_digits,
            leading_zero,
            whole: None,
        })
    };
    let other = Digits::Other;
    let number = |printed: Option<Printed>| printed.map_or(other, Digits::Number);
    let thousands = |to: usize| first.len() <= 3 && !first.starts_with('0') && (1..to).all(|group| length(group) == 3);
    match count {
        1 => number(spaced_groups(reader, at).or_else(|| make(1, None, false))),
        2 => {
            let is_decimal_mark = match reader.habit() {
                Habit::DecimalComma => separators[1] == b',',
                Habit::DecimalPoint => separators[1] == b'.',
            };
            if !thousands(2) {
                // A long group on both sides is a list of years or a code.
                return if 3 < first.len() && 3 < length(1) { other } else { number(make(1, Some(1), false)) };
            }
            if !is_decimal_mark || document.word(groups[1]) == "000" {
                return number(make(2, None, true));
            }
            let whole = make(2, None, true).map(|whole| whole.value);
            number(make(1, Some(1), false).map(|printed| Printed { whole, ..printed }))
        }
        _ => {
            let last = count - 1;
            if separators[1..count].windows(2).all(|pair| pair[0] == pair[1]) {
                return if thousands(count) { number(make(count, None, true)) } else { other };
            }
            let same_before = separators[1..last].windows(2).all(|pair| pair[0] == pair[1]);
            if same_before && thousands(last) { number(make(last, Some(last), true)) } else { other }
        }
    }
}

/// `10 000` or `1 234 567`: groups of three digits with spaces between them.
fn spaced_groups(reader: &Reader<'_>, at: usize) -> Option<Printed> {
    let document = reader.document;
    let first = document.word(at);
    if 3 < first.len() || first.starts_with('0') {
        return None;
    }
    let mut number = Mantissa::default();
    number.push(first);
    let mut end = at + 1;
    let mut last = "";
    while end < at + LONGEST && reader.is_number(end) && document.tokens[end].spaced && document.word(end).len() == 3 {
        last = document.word(end);
        number.push(last);
        end += 1;
    }
    // A single group could be another number unless it is round.
    if end == at + 1 || (end == at + 2 && last != "000") {
        return None;
    }
    let (value, step) = number.value(0)?;
    let first_digits = first.len() as u32;
    Some(Printed { value, step, end, grouped: true, first_digits, leading_zero: false, whole: None })
}

fn separator(reader: &Reader<'_>, at: usize) -> Option<u8> {
    reader.document.tokens.get(at).filter(|token| token.kind == TokenKind::Mark && !token.spaced)?;
    match reader.document.word(at) {
        "." => Some(b'.'),
        "," => Some(b','),
        _ => None,
    }
}

/// Digits collected into one integer.
#[derive(Default)]
struct Mantissa {
    value: i128,
    digits: u32,
}

impl Mantissa {
    fn push(&mut self, digits: &str) {
        for digit in digits.bytes() {
            self.digits += 1;
            if self.digits <= 20 {
                self.value = self.value * 10 + i128::from(digit - b'0');
            }
        }
    }

    /// The number with so many decimals, and the value of one unit in its last digit.
    fn value(&self, scale: u32) -> Option<(Decimal, Decimal)> {
        if 20 < self.digits {
            return None;
        }
        let value = Decimal::try_from_i128_with_scale(self.value, scale).ok()?;
        Some((value, Decimal::new(1, scale)))
    }
}

/// What the unambiguous numbers of an article say about its convention; without any, that of the language holds.
pub(super) fn habit_of(reader: &Reader<'_>) -> Habit {
    let document = reader.document;
    let default = if reader.language.decimal_comma { Habit::DecimalComma } else { Habit::DecimalPoint };
    let (mut comma, mut point) = (0_u32, 0_u32);
    let mut at = 0;
    while at < document.tokens.len() {
        if !reader.is_number(at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        let (mut first, mut last, mut groups) = (0, 0, 0);
        while let Some(separator) = separator(reader, end)
            && reader.is_number(end + 1)
            && !document.tokens[end + 1].spaced
        {
            if groups == 0 {
                first = separator;
            }
            last = separator;
            groups += 1;
            end += 2;
        }
        // Groups of thousands: the mark between them is not the decimal mark. A round one is weaker evidence.
        let round = groups == 1 && document.word(end - 1) == "000" && document.word(at).len() <= 3;
        let thousands = 2 <= groups && document.word(at + 2).len() == 3 && document.word(at).len() <= 3;
        if thousands && (first != last || document.word(end - 1).len() == 3) || round {
            let weight = if round { 1 } else { 3 };
            if first == b'.' {
                comma += weight;
            } else {
                point += weight;
            }
        }
        at = end;
    }
    match comma.cmp(&point) {
        std::cmp::Ordering::Less => Habit::DecimalPoint,
        std::cmp::Ordering::Greater => Habit::DecimalComma,
        std::cmp::Ordering::Equal => default,
    }
}
