//! Numbers with a grammar of their own: scores, fractions, multiples, ordinals, and zero in words.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::counted::read_state;
use super::number::{Digits, read_digits};
use super::reader::Reader;
use crate::text::Category;
use crate::value::QuantityKind;

/// Something read with a value and perhaps a unit.
#[derive(Clone, Debug)]
pub(super) struct Special {
    pub(super) kind: QuantityKind,
    pub(super) low: Decimal,
    pub(super) high: Decimal,
    pub(super) unit: Option<&'static str>,
    pub(super) concept: Option<Box<str>>,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) rule: &'static str,
}

impl Special {
    fn one(kind: QuantityKind, value: Decimal, start: usize, end: usize, rule: &'static str) -> Self {
        Self { kind, low: value, high: value, unit: None, concept: None, start, end, rule }
    }
}

/// A score: two small numbers with a dash between them, where nothing counted follows. `low` is the first side's.
pub(super) fn read_score(reader: &Reader<'_>, first: &Amount) -> Option<Special> {
    let dash = first.end;
    if first.end != first.start + 1 || !is_small(reader, first.start) || !is_small(reader, dash + 1) {
        return None;
    }
    // Both sides of the dash are written alike: "2-1", "2 - 1"; or a word joins the two: "voted 76 to 75".
    let by_word = reader.function(dash, "to") == Some(dash + 1);
    if !by_word && (!reader.is_dash(dash) || reader.is_glued(dash) != reader.is_glued(dash + 1)) {
        return None;
    }
    let Digits::Number(second) = read_digits(reader, dash + 1) else { return None };
    if second.end != dash + 2 || is_in_chain(reader, first.start, second.end) {
        return None;
    }
    let (low, high) = (first.low?, second.value);
    let cue = has_score_cue(reader, first.start) || (second.end..second.end + 3).any(|at| is_score_word(reader, at));
    let glued = reader.is_glued(dash);
    let long = 2 < reader.document.word(first.start).len() || 2 < reader.document.word(dash + 1).len();
    // Without a word of sport only numbers that are no range and no date can be a score.
    if long && !cue || by_word && !(cue && high <= low) {
        return None;
    }
    if !(cue || glued && high <= low && low <= Decimal::TEN) {
        return None;
    }
    Some(Special { low, high, ..Special::one(QuantityKind::Score, low, first.start, second.end, "score") })
}

/// Whether a pair of numbers is a piece of a longer chain: "127-162-289kg" are three lifts, "4-3-3" is a formation.
pub(super) fn is_in_chain(reader: &Reader<'_>, start: usize, end: usize) -> bool {
    let joins = |dash: usize| reader.is_dash(dash) && reader.is_glued(dash) && reader.is_glued(dash + 1);
    let before = start.checked_sub(2).is_some_and(|number| reader.is_number(number) && joins(number + 1));
    before || joins(end) && reader.is_number(end + 1)
}

/// The games of a set with a slash, "6/1", where a word of sport stands before it.
pub(super) fn read_set(reader: &Reader<'_>, at: usize) -> Option<Special> {
    let is_alone = reader.is_number(at)
        && reader.document.word(at + 1) == "/"
        && reader.is_glued(at + 1)
        && reader.is_glued(at + 2)
        && reader.is_number(at + 2)
        && !(reader.is_glued(at + 3) && matches!(reader.document.word(at + 3), "/" | "-" | ":" | "%"));
    let games = |at: usize| reader.document.word(at).parse::<u8>().ok();
    let (low, high) = (games(at).filter(|_| is_alone)?, games(at + 2)?);
    let is_won = matches!((low.max(high), low.min(high)), (6, 0..=4) | (7, 5 | 6));
    let (low, high) = (Decimal::from(low), Decimal::from(high));
    (is_won && has_score_cue(reader, at)).then(|| Special {
        low,
        high,
        ..Special::one(QuantityKind::Score, low, at, at + 3, "score")
    })
}

/// Whether a word of sport stands shortly before a token.
pub(super) fn has_score_cue(reader: &Reader<'_>, mut start: usize) -> bool {
    // Of several scores ("6-4, 3-6 và 7-6") the word stands before the first.
    let farthest = start.saturating_sub(30);
    while farthest < start
        && (reader.is_number(start - 1)
            || reader.is_dash(start - 1)
            || matches!(reader.document.word(start - 1), "," | "/")
            || (reader.function_before(start, "and") == Some(start - 1) && 1 < start && reader.is_number(start - 2)))
    {
        start -= 1;
    }
    (start.saturating_sub(6)..start).any(|at| is_score_word(reader, at))
}

/// A word of sport. Within a name it is none (Khánh Hòa).
fn is_score_word(reader: &Reader<'_>, at: usize) -> bool {
    (!reader.is_capital(at) || reader.opens_sentence(at)) && reader.function(at, "score").is_some()
}

fn is_small(reader: &Reader<'_>, at: usize) -> bool {
    let word = reader.document.word(at);
    reader.is_number(at) && word.len() < 4 && !(1 < word.len() && word.starts_with('0'))
}

/// A fraction: "2/3 số phiếu", "hai phần ba", "two-thirds", "một nửa".
pub(super) fn read_fraction(reader: &Reader<'_>, at: usize) -> Option<Special> {
    let fraction = |low: Decimal, high: Decimal, end: usize| {
        Some(Special {
            unit: Some("fraction"),
            ..Special::one(QuantityKind::Measure, low.checked_div(high)?, at, end, "fraction")
        })
    };
    if let Some(end) = reader.function(at, "half") {
        // "quá nửa": the hedge is a part of the phrase.
        let hedge = reader.longest(at, Category::HedgeBefore).map_or(at, |(_, end)| end).min(end - 1);
        return fraction(Decimal::ONE, Decimal::TWO, end).map(|special| Special { start: hedge, ..special });
    }
    // "a tenth of", "almost a fifth"
    if let Some((under, end)) = valued_function::<i64>(reader, at, "one_part")
        && (reader.function(end, "of").is_some()
            || reader.function_before(at, "by").is_some()
            || reader.longest_before(at, Category::HedgeBefore).is_some())
    {
        return fraction(Decimal::ONE, Decimal::from(under), end);
    }
    if reader.is_number(at) {
        // "1 in 500"
        if reader.document.word(at) == "1"
            && let Some(under_at) = reader.function(at + 1, "out_of")
            && let Some((under, end)) = read_whole_number(reader, under_at).filter(|(under, _)| Decimal::ONE < *under)
        {
            return fraction(Decimal::ONE, under, end);
        }
        if !(reader.document.word(at + 1) == "/" && reader.is_glued(at + 1) && reader.is_glued(at + 2)) {
            return None;
        }
        let (Digits::Number(over), Digits::Number(under)) =
            (read_digits(reader, at), if reader.is_number(at + 2) { read_digits(reader, at + 2) } else { return None })
        else {
            return None;
        };
        let plausible = over.end == at + 1
            && under.end == at + 3
            && over.value < under.value
            && (under.value <= Decimal::TEN || reader.function(under.end, "of").is_some())
            && Decimal::ZERO < over.value
            && !(reader.document.word(under.end) == "/" && reader.is_glued(under.end))
            && !(reader.is_dash(under.end) && reader.is_glued(under.end));
        // 2/3 may be a day of March: only what it is a part of tells.
        let told = reader.function(under.end, "of").is_some()
            || (under.value <= Decimal::from(5) && reader.longest(under.end, Category::CountedNoun).is_some())
            || reader.longest_before(at, Category::HedgeBefore).is_some();
        return if plausible && told { fraction(over.value, under.value, under.end) } else { None };
    }
    let (entry, end) = reader.longest(at, Category::Numeral)?;
    let over = entry.number?;
    if let Some(parts) = reader.function(end, "parts") {
        let (under, end) = match reader.longest(parts, Category::Numeral) {
            Some((under, end)) => (under.number?, end),
            None => (4, reader.function(parts, "unit:4")?),
        };
        return (over < under).then(|| fraction(Decimal::from(over), Decimal::from(under), end)).flatten();
    }
    // "one in five"
    if let Some(under_at) = reader.function(end, "out_of")
        && let Some((under, end)) = read_whole_number(reader, under_at)
        && Decimal::from(over) < under
    {
        return fraction(Decimal::from(over), under, end);
    }
    let next = if reader.is_dash(end) && reader.is_glued(end) { end + 1 } else { end };
    let (under, end) = fraction_word(reader, next)?;
    (over < under).then(|| fraction(Decimal::from(over), Decimal::from(under), end)).flatten()
}

/// A whole number of at most a million, for the lower part of a fraction.
fn read_whole_number(reader: &Reader<'_>, at: usize) -> Option<(Decimal, usize)> {
    if reader.is_number(at) {
        let Digits::Number(number) = read_digits(reader, at) else { return None };
        let year = number.first_digits == 4 && !number.grouped;
        return (!year && number.value <= Decimal::from(1_000_000)).then_some((number.value, number.end));
    }
    let (value, end) = super::spelled::read_group(reader, at)?;
    Some((Decimal::from(value), end))
}

fn fraction_word(reader: &Reader<'_>, at: usize) -> Option<(i64, usize)> {
    valued_function(reader, at, "fraction")
}

/// The number that a word of the grammar carries (`fraction:3`), and where it ends.
#[inline(always)]
fn valued_function<T: std::str::FromStr>(reader: &Reader<'_>, at: usize, function: &str) -> Option<(T, usize)> {
    if reader.document.may_be(at, function) { valued_function_here(reader, at, function) } else { None }
}

fn valued_function_here<T: std::str::FromStr>(reader: &Reader<'_>, at: usize, function: &str) -> Option<(T, usize)> {
    reader.grammar_at(at).find_map(|found| {
        let value = &reader.document.lexicon.entry(found.entry).value;
        Some((value.strip_prefix(function)?.strip_prefix(':')?.parse().ok()?, found.tokens.end as usize))
    })
}

/// A multiple in one word or phrase: "gấp đôi", "threefold", "twice as".
pub(super) fn read_multiple(reader: &Reader<'_>, at: usize) -> Option<Special> {
    let (value, end) = valued_function::<Decimal>(reader, at, "multiple")?;
    Some(Special { unit: Some("multiple"), ..Special::one(QuantityKind::Measure, value, at, end, "multiple") })
}

/// An ordinal: "lần thứ 5", "hạng ba", "20th", "third".
pub(super) fn read_ordinal(reader: &Reader<'_>, at: usize) -> Option<Special> {
    if reader.is_number(at) {
        let end = at + 1;
        let suffix = reader.function(end, "ordinal_suffix").filter(|_| reader.is_glued(end))?;
        let Digits::Number(number) = read_digits(reader, at) else { return None };
        return (number.end == end).then(|| Special::one(QuantityKind::Ordinal, number.value, at, suffix, "ordinal"));
    }
    if let Some((entry, end)) = reader.longest(at, Category::OrdinalWord) {
        return Some(Special::one(QuantityKind::Ordinal, Decimal::from(entry.number?), at, end, "ordinal"));
    }
    let number_at = reader.function(at, "ordinal_before")?;
    if reader.is_number(number_at) {
        let Digits::Number(number) = read_digits(reader, number_at) else { return None };
        let plain = number.end == number_at + 1
            && number.first_digits < 4
            && reader.document.tokens[number_at].spaced
            && !super::refuse::is_code_before(reader, number.end)
            && !(reader.is_dash(number.end) && reader.is_glued(number.end));
        return plain.then(|| Special::one(QuantityKind::Ordinal, number.value, at, number.end, "ordinal"));
    }
    if let Some((value, end)) = valued_function::<i64>(reader, number_at, "rank") {
        return Some(Special::one(QuantityKind::Ordinal, Decimal::from(value), at, end, "ordinal"));
    }
    if let Some((value, end)) = super::spelled::read_group(reader, number_at) {
        return Some(Special::one(QuantityKind::Ordinal, Decimal::from(value), at, end, "ordinal"));
    }
    let value = roman(reader.document.word(number_at))?;
    Some(Special::one(QuantityKind::Ordinal, Decimal::from(value), at, number_at + 1, "roman-ordinal"))
}

/// The value of a Roman numeral in capitals, up to 89.
pub(super) fn roman(word: &str) -> Option<i64> {
    let digit = |letter: u8| match letter {
        b'I' => Some(1),
        b'V' => Some(5),
        b'X' => Some(10),
        b'L' => Some(50),
        _ => None,
    };
    if word.is_empty() || 7 < word.len() {
        return None;
    }
    let mut value = 0;
    let mut bytes = word.bytes().peekable();
    while let Some(letter) = bytes.next() {
        let this = digit(letter)?;
        let next = bytes.peek().and_then(|&next| digit(next)).unwrap_or(0);
        value += if this < next { -this } else { this };
    }
    (0 < value).then_some(value)
}

/// Zero in words: "không có thương vong", "no one was hurt", "no casualties".
pub(super) fn read_zero(reader: &Reader<'_>, at: usize) -> Option<Special> {
    let zero = |end: usize, concept: &str| {
        Some(Special {
            concept: Some(concept.into()),
            ..Special::one(QuantityKind::Count, Decimal::ZERO, at, end, "zero-in-words")
        })
    };
    if let Some(mut next) = reader.function(at, "nobody") {
        // "không ai trên tàu bị thương"
        for _ in 0..6 {
            if let Some((state, end)) = read_state(reader, next) {
                return zero(end, &state);
            }
            if !reader.is_word(next) {
                break;
            }
            next = reader.function(next, "auxiliary").unwrap_or(next + 1);
        }
        return None;
    }
    let mut next = reader.function(at, "none")?;
    while let Some(end) = reader.function(next, "any") {
        next = end;
    }
    let (noun, end) = reader.longest(next, Category::CountedNoun)?;
    if noun.value.as_ref() == "person" || noun.value.as_ref() == "victim" {
        let state_at = reader.function(end, "auxiliary").unwrap_or(end);
        let (state, end) = read_state(reader, state_at)?;
        return zero(end, &state);
    }
    let harm = matches!(&*noun.value, "casualty" | "dead" | "injured" | "missing" | "survivor");
    if harm { zero(end, &noun.value) } else { None }
}
