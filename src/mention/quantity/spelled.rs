//! Numbers in words, up to the hundreds: what stands before a multiplier of a thousand or more.

use super::reader::Reader;
use crate::text::Category;

/// The number in words that begins at a token, and where it ends.
pub(super) fn read_group(reader: &Reader<'_>, at: usize) -> Option<(i64, usize)> {
    let (first, end) = read_tens(reader, at)?;
    if 100 <= first {
        return Some(read_after_hundred(reader, first, end));
    }
    match reader.longest(end, Category::Multiplier) {
        Some((entry, end)) if entry.number == Some(100) => Some(read_after_hundred(reader, first * 100, end)),
        _ => Some((first, end)),
    }
}

/// What follows the hundreds: "linh năm", "and five", "hai mươi".
fn read_after_hundred(reader: &Reader<'_>, hundreds: i64, end: usize) -> (i64, usize) {
    if hundreds % 100 != 0 || 1_000 <= hundreds {
        return (hundreds, end);
    }
    if let Some(end) = reader.function(end, "half_more") {
        return (hundreds + 50, end);
    }
    let joined = reader.function(end, "zero_tens").or_else(|| reader.function(end, "and"));
    let rest = joined.unwrap_or(end);
    match read_tens(reader, rest) {
        Some((tens, rest_end))
            if tens < 100
                && (joined.is_some() || 10 <= tens)
                && (reader.function(rest, "weak") != Some(rest_end) || is_last_digit(reader, rest, rest_end)) =>
        {
            (hundreds + tens, rest_end)
        }
        _ => (hundreds, end),
    }
}

/// A number below a hundred, or a whole phrase of the table ("a thousand").
fn read_tens(reader: &Reader<'_>, at: usize) -> Option<(i64, usize)> {
    if !reader.is_word(at) || reader.function(at, "not_first").is_some() {
        return None;
    }
    let (entry, end) = reader.longest(at, Category::Numeral)?;
    let first = entry.number?;
    if (1..=9).contains(&first) {
        // "hai mươi", "ba mươi lăm".
        let Some(tens_end) = reader.function(end, "tens") else { return Some((first, end)) };
        return Some(
            read_unit(reader, tens_end).map_or((first * 10, tens_end), |(unit, end)| (first * 10 + unit, end)),
        );
    }
    if first == 10 && reader.function(at, "ten_more").is_some() {
        return Some(read_unit(reader, end).map_or((10, end), |(unit, end)| (10 + unit, end)));
    }
    if (20..100).contains(&first) && first % 10 == 0 {
        // "twenty-one", "twenty one".
        let next = if reader.is_dash(end) && reader.is_glued(end) && reader.is_glued(end + 1) { end + 1 } else { end };
        if let Some((unit, unit_end)) = reader.longest(next, Category::Numeral)
            && let Some(unit) = unit.number.filter(|unit| (1..=9).contains(unit))
            && unit_end == next + 1
        {
            return Some((first + unit, unit_end));
        }
    }
    Some((first, end))
}

/// The unit after the tens. "năm" is none: after the tens it is "lăm", and "mười năm" are ten years.
fn read_unit(reader: &Reader<'_>, at: usize) -> Option<(i64, usize)> {
    let special = reader.document.entries_at(at, Category::QuantityWord).find_map(|(entry, tokens)| {
        if tokens.len() != 1 {
            return None;
        }
        Some((entry.value.strip_prefix("unit:")?.parse().ok()?, at + 1))
    });
    special.or_else(|| {
        let (entry, end) = reader.longest(at, Category::Numeral)?;
        let unit = entry.number.filter(|unit| (1..=9).contains(unit))?;
        (end == at + 1 && reader.function(at, "year").is_none()).then_some((unit, end))
    })
}

/// Whether a word that is often no number closes a longer one: "một trăm linh năm", "hundred and one".
pub(super) fn is_last_digit(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    end == at + 1 && (reader.function_before(at, "zero_tens").is_some() || reader.function_before(at, "and").is_some())
}
