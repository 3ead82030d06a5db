//! Ranges and lists, whose members share what only one of them says: 17-21/10, ngày 9 và 10/11, Oct. 17-21.

use super::draft::{Draft, Meaning};
use super::point::Point;
use super::reader::Reader;
use crate::text::{Category, Functions, TokenKind};

impl Reader<'_, '_> {
    /// A range that is written as one expression, with a dash; and a bare number whose month follows later.
    pub(super) fn range(&self, at: usize) -> Option<Draft> {
        const HEADS: Functions = Functions::any_of(&[
            "head-day",
            "head-days",
            "head-span",
            "head-year",
            "head-years",
            "head-decade",
            "head-century",
        ]);
        // Where modifiers follow, nothing else opens a range.
        let opens = self.is_kind(at, TokenKind::Number)
            || self.document.begin_at(at).contains(Category::DayPart)
            || self.document.may_be_any(at, HEADS);
        if self.language.modifier_follows && !opens {
            return None;
        }
        self.night_into_dawn(at)
            .or_else(|| self.days_in_digits(at))
            .or_else(|| self.years(at))
            .or_else(|| self.centuries(at))
            .or_else(|| self.days_of_named_month(at))
            .or_else(|| self.day_with_month_later(at))
    }

    /// "Đêm 18 rạng sáng 19/10": the night is that of the day before.
    fn night_into_dawn(&self, at: usize) -> Option<Draft> {
        let (part, number) = self.day_part(at).filter(|(point, _)| point.part.is_some())?;
        let number = self.head_before_number(number, &["head-day"]);
        let (day, next) = self.small_number(number, 31)?;
        let next_word = if self.is_mark(next, ",") { next + 1 } else { next };
        let (_, after) = self.function(next_word, "into-dawn")?;
        let date = self.numeric_date(self.head_before_number(after, &["head-day"]))?;
        date.point.day.filter(|dawn| day < *dawn)?;
        let point = Point { day: Some(day), part: part.part, ..date.point };
        Some(Draft { start: at, end: next, meaning: Meaning::Point(point), rule: "night-into-dawn" })
    }

    /// 17-21/10, ngày 17-21/10, 30/4-1/5
    fn days_in_digits(&self, at: usize) -> Option<Draft> {
        let number = self.head_before_number(at, &["head-day", "head-days", "head-span"]);
        let dash = |at: usize| self.is_mark(at, "-–—") && self.is_glued(at) == self.is_glued(at + 1);
        let (first, next) =
            match self.numeric_date(number).filter(|date| date.point.day.is_some() && date.separator == '/') {
                Some(date) => (date.point, date.next),
                None => {
                    let day = self.digits(number).filter(|day| day.length <= 2 && (1..=31).contains(&day.value))?;
                    (Point { day: Some(day.value), ..Point::default() }, number + 1)
                }
            };
        if !dash(next) {
            return None;
        }
        let last = self.numeric_date(next + 1).filter(|date| {
            date.point.day.is_some() && (date.separator == '/' || number != at) && !self.is_document(date.next)
        });
        let (last, end) = match last {
            Some(date) => (date.point, date.next),
            None => {
                // ngày 17-21 tháng 10
                let (day, after) = self.small_number(next + 1, 31).filter(|_| number != at)?;
                let (month, end) =
                    self.headed(after).filter(|(month, _)| month.month.is_some() && month.day.is_none())?;
                (month.merge(Point { day: Some(day), ..Point::default() })?, end)
            }
        };
        if last.year.is_none() && first.month.is_none() && self.is_mark(end, "-–/") && self.is_glued(end) {
            return None;
        }
        Self::range_draft(at, end, first, last)
    }

    /// 1976-2005, năm học 2013-2014, 2013-14
    fn years(&self, at: usize) -> Option<Draft> {
        let number = self.head_before_number(at, &["head-span", "head-year", "head-years", "head-decade"]);
        let (first, next) =
            self.digits(number).filter(|year| year.length == 4).map(|year| (year.value as i32, number + 1))?;
        if !(1500..2200).contains(&first) || !self.is_mark(next, "-–—/") {
            return None;
        }
        let glued = self.is_glued(at) && !self.is_mark(at.wrapping_sub(1), "(“\"");
        if number == at && (glued || self.is_glued(next) != self.is_glued(next + 1)) {
            return None;
        }
        if self.is_mark(next, "/") && number == at {
            return None;
        }
        let second = self.digits(next + 1)?;
        let last = match second.length {
            4 => second.value as i32,
            2 => first / 100 * 100 + second.value as i32,
            _ => return None,
        };
        let end = next + 2;
        let sound = first < last && last - first <= 300 && !self.is_part_of_number(next + 1, end);
        if !sound || self.is_mark(end, "-–/") && self.is_glued(end) || second.length == 2 && last - first > 20 {
            return None;
        }
        let year = |year| Point { year: Some(year), ..Point::default() };
        Self::range_draft(at, end, year(first), year(last))
    }

    /// thế kỷ 15-16, thế kỷ XV - XVI
    fn centuries(&self, at: usize) -> Option<Draft> {
        self.function(at, "head-century")?;
        let (first, dash) = self.headed(at).filter(|(point, _)| point.century.is_some())?;
        if !self.is_mark(dash, "-–—") {
            return None;
        }
        let (number, end) = self.small_number(dash + 1, 30).or_else(|| self.roman_at(dash + 1))?;
        let last = Point { century: Some(number as i32 - 1), ..Point::default() };
        (first.century < last.century).then(|| Draft {
            start: at,
            end,
            meaning: Meaning::Range(Box::new((first, last))),
            rule: "range",
        })
    }

    /// Oct. 17-21, October 17-21, 2013; 17-21 October
    fn days_of_named_month(&self, at: usize) -> Option<Draft> {
        if self.language.modifier_follows {
            return None;
        }
        if let Some((month, next)) = self.month_name(at) {
            let (first, dash) = self.small_number(next, 31)?;
            if !self.is_mark(dash, "-–—") || !self.is_glued(dash) {
                return None;
            }
            let (last, mut end) = self.small_number(dash + 1, 31)?;
            let mut point = Point { month: month.month, day: Some(last), ..Point::default() };
            let year_at = if self.is_mark(end, ",") { end + 1 } else { end };
            if let Some((year, after)) = self.full_year_at(year_at) {
                point.year = Some(year);
                end = after;
            }
            return Self::range_draft(at, end, Point { day: Some(first), ..Point::default() }, point);
        }
        let (first, dash) = self.small_number(at, 31)?;
        if !self.is_mark(dash, "-–—") || !self.is_glued(dash) {
            return None;
        }
        let (last, next) = self.small_number(dash + 1, 31)?;
        let (month, mut end) = self.month_name(next)?;
        let mut point = Point { month: month.month, day: Some(last), ..Point::default() };
        if let Some((year, after)) = self.full_year_at(end) {
            point.year = Some(year);
            end = after;
        }
        Self::range_draft(at, end, Point { day: Some(first), ..Point::default() }, point)
    }

    fn head_before_number(&self, at: usize, heads: &[&str]) -> usize {
        if !self.document.begin_at(at).contains(Category::TimeWord) {
            return at;
        }
        heads.iter().find_map(|head| self.function(at, head)).map_or(at, |(_, next)| next)
    }

    fn range_draft(start: usize, end: usize, mut first: Point, last: Point) -> Option<Draft> {
        first.month = first.month.or(last.month);
        first.year = first.year.or(last.year);
        if first.month == last.month && first.year == last.year && last.day < first.day {
            return None;
        }
        Some(Draft { start, end, meaning: Meaning::Range(Box::new((first, last))), rule: "range" })
    }

    /// "từ 17 đến 21/10", "Oct. 17 and 18": the first number is a day because a date of the same month follows.
    fn day_with_month_later(&self, at: usize) -> Option<Draft> {
        self.day_of_list(at, false)
    }

    fn day_of_list(&self, at: usize, listed: bool) -> Option<Draft> {
        if !self.is_kind(at, TokenKind::Number) || self.is_glued(at) && !self.is_mark(at.wrapping_sub(1), "(") {
            return None;
        }
        let listed = listed
            || self.function_before(at, "role").is_some_and(|(role, _)| role == "since")
            || self.function_before(at, "head-days").is_some();
        if !listed {
            return None;
        }
        let (day, mut next) = self.small_number(at, 31)?;
        let first = Point { day: Some(day), ..Point::default() };
        for _ in 0..6 {
            next = self.connector(next)?;
            let next_number = self.head_before_number(next, &["head-day"]);
            if let Some(date) = self.numeric_date(next_number).filter(|date| date.point.day.is_some()) {
                let point = first.merge(Point { day: None, ..date.point })?;
                return Some(Draft { start: at, end: at + 1, meaning: Meaning::Point(point), rule: "list" });
            }
            let (_, after) = self.small_number(next_number, 31)?;
            let month = self.headed(after).or_else(|| self.month_name(after));
            if let Some((month, _)) = month.filter(|(month, _)| month.month.is_some() && month.day.is_none()) {
                let point = first.merge(month)?;
                return Some(Draft { start: at, end: at + 1, meaning: Meaning::Point(point), rule: "list" });
            }
            next = after;
        }
        None
    }

    /// A bare number that continues a list: ngày 23, 24 và 25/10; năm 2013 và 2014; March 17 and 18.
    pub(super) fn continued(&self, last: &Draft, at: usize) -> Option<Draft> {
        if let Meaning::Length(_) = last.meaning {
            // "Hai ngày 15 và 16/10"
            return if last.end == at { self.day_of_list(at, true) } else { None };
        }
        let Meaning::Point(before) = &last.meaning else { return None };
        if before.offset.is_some() || self.connector(last.end) != Some(at) {
            return None;
        }
        let draft = |end, point| Some(Draft { start: at, end, meaning: Meaning::Point(point), rule: "list" });
        let bare = before.part.is_none() && before.clock.is_none() && before.edge.is_none();
        if bare && before.year.is_some() && before.month.is_none() && before.quarter.is_none() {
            let (year, end) = self.full_year_at(at)?;
            return draft(end, Point { year: Some(year), ..Point::default() });
        }
        if before.quarter.is_some() {
            let (quarter, mut end) = self.small_number(at, 4).or_else(|| self.roman_at(at))?;
            let mut point = Point { quarter: Some(quarter).filter(|quarter| *quarter <= 4), ..Point::default() };
            point.quarter?;
            if self.is_mark(end, "/-")
                && let Some((year, after)) = self.full_year_at(end + 1)
            {
                point.year = Some(year);
                end = after;
            }
            return draft(end, point);
        }
        if before.day.is_some()
            && before.month.is_none()
            && let Some(date) = self.numeric_date(at).filter(|date| date.point.day.is_some())
        {
            return draft(date.next, date.point);
        }
        let (number, next) = self.small_number(at, 31)?;
        let closes = self.ends_here(next) && !self.is_mark(next, "%/$€") || self.is_time_word(next);
        if before.day.is_some() {
            let point = Point { day: Some(number), ..Point::default() };
            let listed = self.connector(next).is_some_and(|next| self.is_kind(next, TokenKind::Number));
            // The month stood before (March 17 and 18), or it follows (ngày 23, 24 và 25/10).
            return match before.month {
                Some(_) if closes && !self.language.modifier_follows => {
                    draft(next, Point { month: before.month, year: before.year, ..point })
                }
                None if listed => draft(next, point),
                _ => None,
            };
        }
        if before.month.is_some() && bare && self.language.modifier_follows && number <= 12 {
            if let Some(date) = self.numeric_date(at).filter(|date| date.point.day.is_none()) {
                return draft(date.next, date.point);
            }
            let point = Point { month: Some(number), year: before.year, ..Point::default() };
            return if closes && !self.is_mark(last.end, ",") { draft(next, point) } else { None };
        }
        None
    }

    pub(super) fn connector(&self, at: usize) -> Option<usize> {
        if self.is_mark(at, ",-–") {
            return Some(at + 1);
        }
        self.function(at, "to").or_else(|| self.function(at, "and")).map(|(_, next)| next)
    }
}

/// Gives the members of a list what only the last of them says (ngày 9 và 10/11), or only the first (Oct. 17 and 18).
pub(super) fn share(reader: &Reader<'_, '_>, drafts: &mut [Draft]) {
    for index in (1..drafts.len()).rev() {
        let (before, after) = drafts.split_at_mut(index);
        let (Some(left), Some(right)) = (before.last_mut(), after.first()) else { continue };
        let (Meaning::Point(first), Meaning::Point(last)) = (&mut left.meaning, &right.meaning) else { continue };
        if reader.connector(left.end) != Some(right.start) {
            continue;
        }
        let plain = first.offset.is_none() && last.offset.is_none();
        if plain && first.day.is_some() && first.month.is_none() && last.day.is_some() && last.month.is_some() {
            first.month = last.month;
            first.year = last.year;
        }
        let same_kind =
            first.month.is_some() && last.month.is_some() || first.quarter.is_some() && last.quarter.is_some();
        if plain
            && same_kind
            && first.year.is_none()
            && last.year.is_some()
            && first.day.is_some() == last.day.is_some()
        {
            first.year = last.year;
        }
        let clocks = first.clock.is_some() && last.clock.is_some() && last.names_day();
        if first.part.is_some() && first.offset.is_none() && !first.names_day() && last.part.is_some()
            || clocks && first.offset.is_none() && !first.names_day()
        {
            first.offset = last.offset;
            first.weekday = last.weekday;
            first.direction = last.direction;
            first.day = last.day;
            first.month = last.month;
            first.year = last.year;
        }
    }
}
