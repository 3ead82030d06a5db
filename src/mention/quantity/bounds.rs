//! Bounds: the words before and after an amount that say how exactly it is meant.

use super::reader::Reader;
use crate::text::Category;
use crate::value::{Change, Hedge};

/// The hedge before an amount, and where it begins. `small`: the amount is one that "trên" may simply stand on.
pub(super) fn hedge_before(reader: &Reader<'_>, start: usize, small: bool) -> (Hedge, usize) {
    let (mut hedge, mut at) = (Hedge::Exact, start);
    // "lên tới hơn 40", "ước khoảng 5": the one next to the number holds.
    while let Some((entry, before)) = reader.longest_before(at, Category::HedgeBefore) {
        // "a five-under 67": a hyphen makes it another word.
        if 0 < before && reader.is_dash(before - 1) && reader.is_glued(before) {
            break;
        }
        if small && hedge == Hedge::Exact && reader.function_before(at, "doubtful_hedge") == Some(before) {
            break;
        }
        if hedge == Hedge::Exact {
            hedge = Hedge::from_name(&entry.value).unwrap_or_default();
        }
        at = before;
    }
    (hedge, at)
}

/// The hedge that begins at a token after an amount or its unit, and where it ends.
pub(super) fn hedge_after(reader: &Reader<'_>, at: usize) -> Option<(Hedge, usize)> {
    if reader.is_mark(at) && reader.is_glued(at) && reader.document.word(at) == "+" && !reader.is_glued(at + 1) {
        return Some((Hedge::AtLeast, at + 1));
    }
    let (entry, end) = reader.longest(at, Category::HedgeAfter)?;
    Some((Hedge::from_name(&entry.value)?, end))
}

/// The change that the quantity is the size of, from the words before its hedge: "tăng 7,8%", "fell by".
pub(super) fn change_before(reader: &Reader<'_>, start: usize) -> Option<Change> {
    let start = reader.function_before(start, "by").unwrap_or(start);
    if reader.function_before(start, "change_up").is_some() {
        Some(Change::Up)
    } else if reader.function_before(start, "change_down").is_some() {
        Some(Change::Down)
    } else {
        None
    }
}

/// The change that the words after a quantity name: "a 5% rise".
pub(super) fn change_after(reader: &Reader<'_>, at: usize) -> Option<Change> {
    if reader.function(at, "rise").is_some() {
        Some(Change::Up)
    } else if reader.function(at, "fall").is_some() {
        Some(Change::Down)
    } else {
        None
    }
}
