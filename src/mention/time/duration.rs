//! Lengths of time, and the points that lie such a length before or after another.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::number::Amount;
use super::point::{Base, Point};
use super::reader::Reader;
use super::unit::Unit;
use crate::text::Category;
use crate::value::Duration;

/// A length: up to three amounts of falling units (2 giờ 30 phút).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Length {
    pub(super) parts: [Option<(Amount, Unit)>; 3],
}

/// What a length turned out to be with the words around it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Lapse {
    Length(Length),
    /// A length ago, later, or from now.
    Point(Point),
}

/// A length in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct LapseFound {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) lapse: Lapse,
    pub(super) rule: &'static str,
}

impl Length {
    fn one(amount: Amount, unit: Unit) -> Length {
        Length { parts: [Some((amount, unit)), None, None] }
    }

    /// The TIMEX3 value: P3D, PT2H30M, PXY, and PT1H/PT3H for a range.
    pub(super) fn timex(&self) -> String {
        match self.parts[0] {
            Some((Amount::Between(low, high), unit)) => {
                let end = |value| Length::one(Amount::Exactly(value), unit).timex();
                format!("{}/{}", end(low), end(high))
            }
            _ => self.timex_of_parts(),
        }
    }

    fn timex_of_parts(&self) -> String {
        let mut text = String::from("P");
        let mut in_clock = false;
        for (amount, unit) in self.parts.iter().flatten() {
            let (name, factor) = unit.timex();
            if unit.is_clock() && !in_clock {
                text.push('T');
                in_clock = true;
            }
            match amount {
                Amount::Exactly(value) => {
                    // Half an hour is thirty minutes; half a year is half a year.
                    if *unit == Unit::Hour && *value == Decimal::new(5, 1) {
                        text.push_str("30M");
                        continue;
                    }
                    let value = value.saturating_mul(Decimal::from(factor));
                    text.push_str(&value.normalize().to_string());
                }
                Amount::Between(low, _) => text.push_str(&low.normalize().to_string()),
                Amount::Vague if *unit == Unit::Decade => {
                    text.push_str("XDE");
                    continue;
                }
                Amount::Vague if *unit == Unit::Century => {
                    text.push_str("XCE");
                    continue;
                }
                Amount::Vague => text.push('X'),
            }
            text.push_str(name);
        }
        text
    }

    /// The length in seconds.
    pub(super) fn duration(&self) -> Duration {
        let mut duration = Duration { low: Some(Decimal::ZERO), high: Some(Decimal::ZERO), unit: 1 };
        for (amount, unit) in self.parts.iter().flatten() {
            let seconds = Decimal::from(unit.seconds());
            duration.unit = unit.seconds();
            let (low, high) = match amount {
                Amount::Exactly(value) => (Some(*value), Some(*value)),
                Amount::Between(low, high) => (Some(*low), Some(*high)),
                Amount::Vague => (None, None),
            };
            let add = |sum: Option<Decimal>, value: Option<Decimal>| sum?.checked_add(value?.checked_mul(seconds)?);
            duration.low = add(duration.low, low);
            duration.high = add(duration.high, high);
        }
        duration
    }

    pub(super) fn is_range(&self) -> bool {
        matches!(self.parts[0], Some((Amount::Between(..), _)))
    }

    fn is_vague(&self) -> bool {
        matches!(self.parts[0], Some((Amount::Vague, _)))
    }

    /// The one unit and the whole number of it, when it is that simple.
    fn simple(&self) -> Option<(i32, Unit)> {
        let [Some((Amount::Exactly(value), unit)), None, None] = self.parts else { return None };
        let value = if value.is_integer() { value.to_i32()? } else { return None };
        Some(match unit {
            Unit::Fortnight => (value.checked_mul(2)?, Unit::Week),
            Unit::Millennium => (value.checked_mul(1_000)?, Unit::Year),
            // "A decade ago" is ten years ago.
            Unit::Decade => (value.checked_mul(10)?, Unit::Year),
            Unit::Century => (value.checked_mul(100)?, Unit::Year),
            Unit::Night => (value, Unit::Day),
            Unit::Weekend => return None,
            unit => (value, unit),
        })
    }
}

impl Reader<'_, '_> {
    /// A length at a token, or the point that it leads to with its direction.
    pub(super) fn lapse(&self, at: usize) -> Option<LapseFound> {
        if let Some(found) = self.lapse_after_direction(at) {
            return Some(found);
        }
        let (length, end) = self.length(at)?;
        let found = |end, lapse, rule| Some(LapseFound { start: at, end, lapse, rule });
        if let Some((edge, next)) = self.function(end, "edge")
            && edge != "mid"
            && let Some(coarse_end) = self.coarse_after(next)
        {
            return self.months_of_year(at, length, edge == "start", next, coarse_end);
        }
        let Some((direction, next)) = self.function(end, "length") else {
            return found(end, Lapse::Length(length), "length");
        };
        match direction {
            "plain" | "past" | "coming" => found(next, Lapse::Length(length), "length-with-direction"),
            _ if direction.ends_with("-weak") && !self.ends_here(next) => found(end, Lapse::Length(length), "length"),
            "after-that" | "ago" if self.language.modifier_follows && !self.is_adverb(end, next, direction) => {
                found(end, Lapse::Length(length), "length")
            }
            _ => match Self::counted_from(&length, direction) {
                Some(point) => found(next, Lapse::Point(point), "length-from-anchor"),
                // "Ba tháng rưỡi nữa" tells no day; "vài tuần trước" is a length that has passed.
                None if length.is_vague() => found(next, Lapse::Length(length), "length-with-direction"),
                None => found(end, Lapse::Length(length), "length"),
            },
        }
    }

    /// Whether "trước", "sau" after a length close the phrase, rather than open one of their own ("hai ngày sau vụ
    /// tai nạn").
    fn is_adverb(&self, at: usize, next: usize, direction: &str) -> bool {
        // A phrase of two words (trước đây, sau đó) is never a preposition.
        at + 1 < next || self.ends_here(next) || direction == "ago" && self.function(next, "cue").is_some()
    }

    /// A direction before the length: cách đây ba năm, the past three years.
    fn lapse_after_direction(&self, at: usize) -> Option<LapseFound> {
        if let Some((direction, next)) = self.function(at, "length-before") {
            let hedged =
                self.document.longest_at(next, Category::HedgeBefore).map_or(next, |(_, tokens)| tokens.end as usize);
            let (length, end) = self.length(hedged)?;
            let lapse = Self::counted_from(&length, direction).map_or(Lapse::Length(length), Lapse::Point);
            return Some(LapseFound { start: at, end, lapse, rule: "length-from-anchor" });
        }
        if self.language.modifier_follows {
            return None;
        }
        let (direction, next) = self.function(at, "direction")?;
        let found = |length, end| {
            Some(LapseFound { start: at, end, lapse: Lapse::Length(length), rule: "length-with-direction" })
        };
        // "To last three weeks" has a verb: without an article, "last" and "next" open no length.
        let opens = direction.ends_with("-of") || direction.starts_with("that-");
        if opens && let Some((length, end)) = self.length(next) {
            return found(length, end);
        }
        // the past year
        let (unit, end) = self.unit(next)?;
        // "The past year" is a length; "the next day" is a day.
        let length = direction == "past-of" || direction == "next-of" && Unit::Day < unit;
        let amount = if self.plural_unit(next).is_some() { Amount::Vague } else { Amount::Exactly(Decimal::ONE) };
        let one = Length::one(amount, unit);
        if length { found(one, end) } else { None }
    }

    /// The end of a unit, with its direction or number, that an edge before it is the edge of.
    fn coarse_after(&self, at: usize) -> Option<usize> {
        self.headed(at)
            .filter(|(point, _)| point.year.is_some() || point.month.is_some())
            .or_else(|| self.directed(at))
            .map(|(_, end)| end)
            .or_else(|| self.unit(at).filter(|(unit, _)| matches!(unit, Unit::Year | Unit::Month)).map(|(_, end)| end))
    }

    /// Chín tháng đầu năm: the first nine months; six are a half, three a quarter.
    fn months_of_year(
        &self,
        start: usize,
        length: Length,
        first: bool,
        coarse: usize,
        end: usize,
    ) -> Option<LapseFound> {
        let rule = "part-of-year";
        let (count, unit) = length.simple()?;
        let part = match (unit, count) {
            (Unit::Month, 6) => Point { half: Some(if first { 1 } else { 2 }), ..Point::default() },
            (Unit::Month, 3) => Point { quarter: Some(if first { 1 } else { 4 }), ..Point::default() },
            _ => return Some(LapseFound { start, end, lapse: Lapse::Length(length), rule }),
        };
        let year = self.headed(coarse).or_else(|| self.directed(coarse)).map(|(point, _)| point);
        let year = year.unwrap_or_else(|| Point::at_offset(Unit::Year, 0, Base::Published));
        Some(LapseFound { start, end, lapse: Lapse::Point(part.merge(year)?), rule })
    }

    fn counted_from(length: &Length, direction: &str) -> Option<Point> {
        let (count, unit) = length.simple()?;
        let (sign, base) = match direction.trim_end_matches("-weak") {
            "ago" => (-1, Base::Published),
            "later" => (1, Base::Published),
            "before-that" => (-1, Base::Mention),
            "after-that" => (1, Base::Mention),
            _ => return None,
        };
        Some(Point::at_offset(unit, sign * count, base))
    }

    /// An amount of a unit, and smaller units after it.
    pub(super) fn length(&self, at: usize) -> Option<(Length, usize)> {
        // "Vị trí thứ 2 năm 2012", "hạng hai năm ngoái": the second place of that year.
        if self.function_before(at, "rank").is_some() {
            return None;
        }
        if let Some((_, next)) = self.function(at, "half-of") {
            let (unit, end) = self.unit(next)?;
            return Some((Length::one(Amount::Exactly(Decimal::new(5, 1)), unit), end));
        }
        // 24/24 giờ: around the clock.
        if let (Some(24), Some(24)) = (self.digits(at).map(|d| d.value), self.digits(at + 2).map(|d| d.value))
            && self.is_mark(at + 1, "/")
        {
            let (unit, end) = self.unit(at + 3)?;
            return Some((Length::one(Amount::Exactly(Decimal::from(24)), unit), end));
        }
        if let Some(found) = self.bare_length(at) {
            return Some(found);
        }
        let (mut amount, mut next) = self.amount_of_length(at)?;
        next = self.after_hyphen(next);
        // "Một năm" is one year, not one or five of something.
        if matches!(amount, Amount::Between(..)) && self.unit(next).is_none() {
            let (value, after) = self.number(at)?;
            (amount, next) = (Amount::Exactly(value), after);
        }
        // two and a half years, two-and-a-half years
        if let Some((_, and)) = self.function(next, "and")
            && let Some((_, after)) = self.function(self.after_hyphen(and), "half-of")
        {
            amount = plus_half(amount)?;
            next = self.after_hyphen(after);
        }
        if let Some((_, after)) = self.function(next, "between") {
            next = after;
        }
        let (unit, mut end) = self.unit(next)?;
        // "Nổ bom hàng loạt ngày 27/10": the unit opens a date.
        let opens_date = amount == Amount::Vague && unit == Unit::Day && self.digits(end).is_some();
        if self.is_year(at, next) || too_many(&amount, unit) || opens_date {
            return None;
        }
        if self.function(end, "age").is_some() || self.is_mark(end, "-") && self.function(end + 1, "age").is_some() {
            return None;
        }
        if let Some((_, after)) = self.function(end, "half") {
            amount = plus_half(amount)?;
            end = after;
        } else if let Some((_, and)) = self.function(end, "and")
            && let Some((_, after)) = self.function(and, "half-of")
            && self.unit(after).is_none()
        {
            amount = plus_half(amount)?;
            end = after;
        }
        let mut length = Length::one(amount, unit);
        self.smaller_units(&mut length, &mut end);
        Some((length, end))
    }

    fn amount_of_length(&self, at: usize) -> Option<(Amount, usize)> {
        if let Some(found) = self.amount(at) {
            return Some(found);
        }
        // "a year" is a length after a preposition or before a direction; else it is a rate or a kind.
        let (_, next) = self.function(at, "one")?;
        let unit_at = self.function(next, "between").map_or(next, |(_, after)| after);
        let (unit, end) = self.unit(unit_at)?;
        // Nothing is paid by the decade.
        let long = matches!(unit, Unit::Decade | Unit::Century | Unit::Fortnight) || unit_at != next;
        // "A second wave" is no time.
        if unit == Unit::Second {
            return None;
        }
        let directed = self.function(end, "length").is_some();
        let half = self.function(end, "and").is_some_and(|(_, and)| self.function(and, "half-of").is_some());
        let measured = self.function_before(at, "for-one").is_some();
        (directed || half || measured || long).then_some((Amount::Exactly(Decimal::ONE), next))
    }

    /// Whether the number from `at` to `next` is written as a year is: "IFA 2013" before a day.
    fn is_year(&self, at: usize, next: usize) -> bool {
        next == at + 1
            && self.digits(at).is_some_and(|digits| digits.length == 4 && (1_900..2_100).contains(&digits.value))
    }

    /// The token after a hyphen, where one joins two words here.
    fn after_hyphen(&self, at: usize) -> usize {
        if self.is_mark(at, "-") && self.is_glued(at) { at + 1 } else { at }
    }

    /// A plural without a number: for years, decades-long, a month-long trip.
    fn bare_length(&self, at: usize) -> Option<(Length, usize)> {
        if self.language.modifier_follows {
            return None;
        }
        let plural = self.plural_unit(at);
        let (unit, end) = plural.or_else(|| self.unit(at))?;
        let long = self.function(self.after_hyphen(end), "long").filter(|_| self.is_mark(end, "-"));
        let amount = if plural.is_some() { Amount::Vague } else { Amount::Exactly(Decimal::ONE) };
        match long {
            Some((_, end)) => Some((Length::one(amount, unit), end)),
            None => {
                let directed = self.function(end, "length").is_some();
                let measured = self.function_before(at, "for-one").is_some() || directed;
                (plural.is_some() && measured).then(|| (Length::one(amount, unit), end))
            }
        }
    }

    fn smaller_units(&self, length: &mut Length, end: &mut usize) {
        for index in 1..length.parts.len() {
            let Some((Amount::Exactly(_), last)) = length.parts[index - 1] else { return };
            let start = self.function(*end, "and").map_or(*end, |(_, next)| next);
            let Some((value, next)) = self.number(start) else { return };
            let Some((unit, after)) = self.unit(next) else { return };
            if last.seconds() <= unit.seconds() || matches!(unit, Unit::Night | Unit::Weekend) {
                return;
            }
            length.parts[index] = Some((Amount::Exactly(value), unit));
            *end = after;
        }
    }
}

/// Nobody counts so many; the number belongs to something else.
fn too_many(amount: &Amount, unit: Unit) -> bool {
    let most = if Unit::Week <= unit && unit < Unit::Year { 1_000 } else { 100_000 };
    matches!(amount, Amount::Exactly(value) if Decimal::from(most) < *value)
}

fn plus_half(amount: Amount) -> Option<Amount> {
    match amount {
        Amount::Exactly(value) => Some(Amount::Exactly(value.checked_add(Decimal::new(5, 1))?)),
        _ => None,
    }
}
