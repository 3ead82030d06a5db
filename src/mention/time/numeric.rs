//! Dates and clock times that are written in digits.

use super::point::{Clock, Point};
use super::reader::Reader;
use crate::text::TokenKind;

/// A date in digits, and how sure its shape is.
#[derive(Clone, Copy, Debug)]
pub(super) struct NumericDate {
    pub(super) point: Point,
    pub(super) next: usize,
    /// The shape alone says that it is a date: three parts, or a month and a full year.
    pub(super) certain: bool,
    pub(super) separator: char,
}

impl Reader<'_, '_> {
    /// A date of two or three numbers with one separator: 23/10, 23-10-2013, 2013-10-23, 10/2013.
    pub(super) fn numeric_date(&self, at: usize) -> Option<NumericDate> {
        let first = self.digits(at)?;
        let separator = self.mark(at + 1).filter(|mark| "/-.–".contains(*mark))?;
        let joined = |at: usize| self.mark(at) == Some(separator) && self.is_joined(at);
        if !joined(at + 1) {
            return None;
        }
        let second = self.digits(at + 2)?;
        let third = if joined(at + 3) { self.digits(at + 4) } else { None };
        let date = |year, month, day| {
            let sound = (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..=2999).contains(&year);
            sound.then(|| Point { year: Some(year as i32), month: Some(month), day: Some(day), ..Point::default() })
        };
        let (point, next, certain) = match third {
            Some(day) if first.length == 4 && day.length <= 2 => {
                (date(first.value, second.value, day.value)?, at + 5, true)
            }
            Some(year) if first.length <= 2 && second.length <= 2 && (year.length == 4 || year.length == 2) => {
                let full = if year.length == 4 { year.value } else { full_year(year.value) };
                // English of the United States puts the month first; a first number above twelve is a day anywhere.
                let month_first = !self.language.decimal_comma && first.value <= 12;
                let (day, month) = if month_first { (second.value, first.value) } else { (first.value, second.value) };
                if year.length == 2 && separator != '/' {
                    return None;
                }
                (date(full, month, day)?, at + 5, true)
            }
            Some(_) => return None,
            None if second.length == 4 && first.length <= 2 && (1..=12).contains(&first.value) => {
                let point = Point {
                    month: Some(first.value),
                    year: Some(second.value as i32).filter(|year| (1800..2200).contains(year)),
                    ..Point::default()
                };
                point.year?;
                (point, at + 3, separator == '/')
            }
            None if first.length <= 2 && second.length <= 2 => {
                let (day, month) =
                    if self.language.decimal_comma { (first.value, second.value) } else { (second.value, first.value) };
                if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
                    return None;
                }
                (Point { month: Some(month), day: Some(day), ..Point::default() }, at + 3, false)
            }
            None => return None,
        };
        // 1/2/3/4 or 23.10.5 is no date, and 15/2016/NQ-CP is a document.
        if self.is_mark(next, "/-.:–")
            && self.is_glued(next)
            && self.is_glued(next + 1)
            && !self.is_kind(next + 1, TokenKind::Mark)
        {
            let range = self.is_mark(next, "-–") && separator != '-' && self.digits(next + 1).is_some();
            if !range {
                return None;
            }
        }
        if self.is_mark(next, ",") && self.is_joined(next) && self.is_kind(next + 1, TokenKind::Number) {
            return None;
        }
        if self.is_mark(next, "%‰°") || (self.is_glued(next) && self.is_kind(next, TokenKind::Word)) {
            return None;
        }
        Some(NumericDate { point, next, certain, separator })
    }

    /// Whether the mark at `at` joins two numbers without spaces, or with a space on both sides.
    fn is_joined(&self, at: usize) -> bool {
        self.is_glued(at) && self.is_glued(at + 1)
    }

    /// A clock time with a colon, or with the words for hours and minutes: 21:49, 10h45, 10 giờ 45 phút, 9:49 p.m.
    /// A full hour alone is weak: ten hours and ten o'clock may be written alike.
    pub(super) fn clock(&self, at: usize) -> Option<(Point, usize)> {
        if let Some((minutes, next)) = self.function(at, "past-hour") {
            let (hour, next) = self.hour(next)?;
            let minutes: i32 = minutes.parse().ok()?;
            let total = (hour as i32 * 60 + minutes).rem_euclid(24 * 60) as u32;
            return Some((clock_point(total / 60, Some(total % 60), None, false), next));
        }
        if let Some(digits) = self.digits(at).filter(|digits| digits.length == 4 && digits.value < 2_400) {
            // 1500 GMT
            self.zone(at + 1)?;
            let (hour, minute) = (digits.value / 100, digits.value % 100);
            return (minute < 60).then(|| (clock_point(hour, Some(minute), None, false), at + 1));
        }
        let (hour, next) = self.hour(at)?;
        let (mut point, next) = self.clock_after_hour(at, hour, next)?;
        let Some((_, after)) = self.function(next, "am").or_else(|| self.function(next, "pm")) else {
            return Some((point, next));
        };
        let clock = point.clock.as_mut()?;
        if 12 < clock.hour {
            return None;
        }
        let afternoon = self.function(next, "pm").is_some();
        clock.hour = clock.hour % 12 + if afternoon { 12 } else { 0 };
        point.weak = false;
        Some((point, after))
    }

    fn hour(&self, at: usize) -> Option<(u32, usize)> {
        if let Some(digits) = self.digits(at) {
            return (digits.length <= 2 && digits.value <= 24).then_some((digits.value, at + 1));
        }
        let (value, next) = self.number(at)?;
        let value = u32::try_from(value).ok().filter(|value| *value <= 24)?;
        Some((value, next))
    }

    fn clock_after_hour(&self, at: usize, hour: u32, next: usize) -> Option<(Point, usize)> {
        let in_digits = self.is_kind(at, TokenKind::Number);
        if in_digits && self.is_mark(next, ":.") && self.is_joined(next) {
            let colon = self.is_mark(next, ":");
            let minute = self.digits(next + 1).filter(|minute| minute.length == 2 && minute.value < 60)?;
            let mut end = next + 2;
            let mut second = None;
            if self.is_mark(end, ":")
                && self.is_joined(end)
                && let Some(digits) = self.digits(end + 1).filter(|digits| digits.length == 2 && digits.value < 60)
            {
                second = Some(digits.value);
                end += 2;
            }
            let half_day = self.function(end, "am").or_else(|| self.function(end, "pm")).is_some();
            if !colon && !half_day {
                return None;
            }
            return Some((clock_point(hour, Some(minute.value), second, !half_day), end));
        }
        if self.function(next, "am").or_else(|| self.function(next, "pm")).is_some() {
            return Some((clock_point(hour, None, None, false), next));
        }
        let (sure, next) = self.function(next, "hour")?;
        // Few lengths are given in so many hours.
        let weak = sure != "sure" && !(13..24).contains(&hour);
        if let Some((_, end)) = self.function(next, "half") {
            return Some((clock_point(hour, Some(30), None, true), end));
        }
        if let Some((_, less)) = self.function(next, "less") {
            let (minutes, end) = self.number(less)?;
            let minutes = u32::try_from(minutes).ok().filter(|minutes| (1..60).contains(minutes))?;
            let end = self.function(end, "minute").map_or(end, |(_, end)| end);
            let total = (hour * 60 + 24 * 60 - minutes) % (24 * 60);
            return Some((clock_point(total / 60, Some(total % 60), None, false), end));
        }
        let glued = self.is_glued(next) || self.is_mark(next, ":");
        let minutes_at = if self.is_mark(next, ":") { next + 1 } else { next };
        let minute = self.minutes(minutes_at, glued);
        match minute {
            Some((minute, end, named)) => {
                let (second, end) = self.seconds_after(end);
                // "2 giờ 30 phút" may be a length; "2h30" hardly ever is one.
                Some((clock_point(hour, Some(minute), second, named), end))
            }
            None => Some((clock_point(hour, None, None, weak), next)),
        }
    }

    fn minutes(&self, at: usize, glued: bool) -> Option<(u32, usize, bool)> {
        let (minute, next) = match self.digits(at) {
            Some(digits) => (digits.value, at + 1),
            None => {
                let (value, next) = self.number(at)?;
                (u32::try_from(value).ok()?, next)
            }
        };
        if 60 <= minute {
            return None;
        }
        match self.function(next, "minute") {
            Some((_, next)) => Some((minute, next, true)),
            None if glued && self.is_mark(next, "'’′") && self.is_glued(next) => Some((minute, next + 1, false)),
            // "10 giờ 30": two digits right after the hour, and nothing counted after them.
            None if glued || self.digits(at).is_some_and(|digits| digits.length == 2) && self.ends_clause(next) => {
                Some((minute, next, false))
            }
            None => None,
        }
    }

    fn seconds_after(&self, at: usize) -> (Option<u32>, usize) {
        let Some(digits) = self.digits(at).filter(|digits| digits.value < 60) else { return (None, at) };
        match self.function(at + 1, "second-of-clock") {
            Some((_, next)) => (Some(digits.value), next),
            None => (None, at),
        }
    }

    /// Whether a mark, a line end or another word of time follows, rather than a thing that is counted.
    fn ends_clause(&self, at: usize) -> bool {
        match self.token(at) {
            None => true,
            Some(token) => token.kind != TokenKind::Word || self.is_time_word(at),
        }
    }
}

fn clock_point(hour: u32, minute: Option<u32>, second: Option<u32>, weak: bool) -> Point {
    Point { clock: Some(Clock { hour, minute, second, in_part: false }), weak, ..Point::default() }
}

/// The year that two digits mean.
pub(super) fn full_year(short: u32) -> u32 {
    if short < 50 { 2000 + short } else { 1900 + short }
}
