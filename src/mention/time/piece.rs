//! The pieces of a date or time: each says one thing, and an expression is one piece or several.

use super::number::roman;
use super::numeric::full_year;
use super::point::{Base, Clock, Direction, Edge, Holiday, Part, Point, Season};
use super::reader::Reader;
use super::unit::Unit;
use crate::text::{Category, TokenKind};

/// A piece and the token after it.
pub(super) type Piece = (Point, usize);

impl Reader<'_, '_> {
    /// Whether a word of the time tables begins at a token.
    pub(super) fn is_time_word(&self, at: usize) -> bool {
        self.document.matches_at(at).iter().any(|found| is_time(self.document.lexicon.entry(found.entry).category))
    }

    /// A named day, or a word that counts from today. `after_part` tells that a part of the day stands before it.
    pub(super) fn deictic(&self, at: usize, after_part: bool) -> Option<Piece> {
        self.values(at, Category::Deictic).find_map(|(value, next)| {
            let mut words = value.split(' ');
            let first = words.next()?;
            let (unit, count) = first.split_at(first.find(['+', '-'])?);
            let mut point = Point::at_offset(Unit::from_name(unit)?, count.parse().ok()?, Base::Published);
            for word in words {
                match word {
                    "that" => point.offset.as_mut()?.base = Base::Mention,
                    "after-part" if !after_part => return None,
                    "after-part" => {}
                    part => point.part = Some(Part::from_name(part)?),
                }
            }
            Some((point, next))
        })
    }

    /// Monday, thứ Hai. Ordinals that are weekdays only beside another sign of a date are weak.
    pub(super) fn weekday(&self, at: usize) -> Option<Piece> {
        let (value, next) = self.values(at, Category::Weekday).next()?;
        let weekday = value.trim_end_matches('?').parse().ok()?;
        Some((Point { weekday: Some(weekday), weak: value.ends_with('?'), ..Point::default() }, next))
    }

    /// A part of the day. One that is an ordinary word as well is weak.
    pub(super) fn day_part(&self, at: usize) -> Option<Piece> {
        let (value, next) = self.values(at, Category::DayPart).next()?;
        if value == "MN" {
            let clock = Some(Clock { hour: 0, minute: Some(0), second: None });
            return Some((Point { clock, ..Point::default() }, next));
        }
        let part = Part::from_name(value.trim_end_matches(['?', '-']))?;
        Some((Point { part: Some(part), weak: value.ends_with(['?', '-']), ..Point::default() }, next))
    }

    /// A month by its name.
    pub(super) fn month_name(&self, at: usize) -> Option<Piece> {
        let (value, next) = self.values(at, Category::Month).next()?;
        let month = value.trim_end_matches(['?', 'L']).parse().ok()?;
        let point =
            Point { month: Some(month), weak: value.ends_with('?'), lunar: value.ends_with('L'), ..Point::default() };
        Some((point, next))
    }

    pub(super) fn holiday(&self, at: usize) -> Option<Piece> {
        let (value, next) = self.values(at, Category::Holiday).next()?;
        Some((Point { holiday: Some(Holiday::from_name(value)?), ..Point::default() }, next))
    }

    pub(super) fn season(&self, at: usize) -> Option<Piece> {
        if let Some((name, next)) = self.function(at, "season") {
            return Some((Point { season: Season::from_name(name), weak: true, ..Point::default() }, next));
        }
        let (name, next) = self.function(at, "season-year")?;
        self.full_year_at(next)?;
        Some((Point { season: Season::from_name(name), weak: true, ..Point::default() }, next))
    }

    /// A word that a number follows: ngày 23, tháng 10, năm 2013, quý II, fiscal 2013.
    pub(super) fn headed(&self, at: usize) -> Option<Piece> {
        self.headed_year(at)
            .or_else(|| self.headed_month(at))
            .or_else(|| self.headed_day(at))
            .or_else(|| self.headed_quarter(at))
            .or_else(|| self.headed_decade(at))
            .or_else(|| self.headed_century(at))
    }

    fn headed_day(&self, at: usize) -> Option<Piece> {
        if let Some((day, next)) = self.function(at, "lunar-day") {
            return Some((Point { day: day.parse().ok(), lunar: true, ..Point::default() }, next));
        }
        if let Some((_, next)) = self.function(at, "head-lunar-day") {
            let (day, next) = self.small_number(next, 10)?;
            return Some((Point { day: Some(day), ..Point::default() }, next));
        }
        let (argument, next) = self.function(at, "head-day").or_else(|| self.function(at, "head-days"))?;
        let sure = argument == "weekday";
        if let Some(date) =
            self.numeric_date(next).filter(|date| date.point.day.is_some() && !self.is_document(date.next))
        {
            return Some((date.point, date.next));
        }
        if let Some((mut point, end)) = self.weekday(next) {
            point.weak &= !sure;
            return Some((point, end));
        }
        if let Some((point, end)) = self.deictic(next, false)
            && point.names_day()
        {
            return Some((point, end));
        }
        let (day, end) = self.small_number(next, 31)?;
        if self.is_counted(end) {
            return None;
        }
        Some((Point { day: Some(day), ..Point::default() }, end))
    }

    fn headed_month(&self, at: usize) -> Option<Piece> {
        let (_, next) = self.function(at, "head-month")?;
        if let Some(date) = self.numeric_date(next).filter(|date| date.point.day.is_none()) {
            return Some((date.point, date.next));
        }
        // "tháng năm ngoái" is last year's month: the word for five is the word for year.
        if self
            .unit(next)
            .is_some_and(|(unit, after)| unit == Unit::Year && self.function(after, "direction").is_some())
        {
            return None;
        }
        let (month, mut end) = self.small_number(next, 12)?;
        let mut point = Point { month: Some(month), ..Point::default() };
        if self.is_mark(end, "/-.")
            && self.is_glued(end)
            && let Some((year, after)) = self.full_year_at(end + 1)
        {
            point.year = Some(year);
            end = after;
        }
        if self.function(end, "leap").is_some() {
            point.leap = true;
            point.lunar = true;
            end += 1;
        }
        Some((point, end))
    }

    fn headed_year(&self, at: usize) -> Option<Piece> {
        let (_, next) = self.function(at, "head-year")?;
        if let Some((_, stem_end)) = self.function(next, "stem") {
            let (stem, _) = self.function(next, "stem")?;
            let (branch, end) = self.function(stem_end, "branch")?;
            let (stem, branch): (i32, i32) = (stem.parse().ok()?, branch.parse().ok()?);
            let cycle = (0..60).find(|year| year % 10 == stem && year % 12 == branch)?;
            return Some((Point { cycle: Some(cycle), lunar: true, ..Point::default() }, end));
        }
        let digits = self.digits(next)?;
        let end = next + 1;
        let (_, bc_end) = self.function(end, "bc").unzip();
        let before_christ = bc_end.is_some();
        let year = match digits.length {
            3 | 4 if (100..2999).contains(&digits.value) || before_christ => digits.value,
            2 if 30 <= digits.value && !self.is_counted(end) => full_year(digits.value),
            _ if before_christ => digits.value,
            _ => return None,
        };
        if self.is_part_of_number(next, end) {
            return None;
        }
        let point = Point { year: Some(year as i32), before_christ, ..Point::default() };
        Some((point, bc_end.unwrap_or(end)))
    }

    fn headed_quarter(&self, at: usize) -> Option<Piece> {
        if let Some((quarter, next)) = self.function(at, "quarter") {
            return Some((Point { quarter: quarter.parse().ok(), weak: false, ..Point::default() }, next));
        }
        let (_, next) = self.function(at, "head-quarter")?;
        let (quarter, mut end) =
            self.small_number(next, 4).or_else(|| self.roman_at(next).filter(|(value, _)| *value <= 4))?;
        let mut point = Point { quarter: Some(quarter), ..Point::default() };
        if self.is_mark(end, "/-.")
            && self.is_glued(end)
            && let Some((year, after)) = self.full_year_at(end + 1)
        {
            point.year = Some(year);
            end = after;
        }
        Some((point, end))
    }

    fn headed_decade(&self, at: usize) -> Option<Piece> {
        if let Some(found) = self.english_decade(at) {
            return Some(found);
        }
        let (_, next) = self.function(at, "head-decade")?;
        let digits = self.digits(next).filter(|digits| digits.value % 10 == 0)?;
        if self.is_part_of_number(next, next + 1) {
            return None;
        }
        let decade = match digits.length {
            4 if (1000..2999).contains(&digits.value) => digits.value / 10,
            2 if !self.is_counted(next + 1) => digits.value / 10,
            _ => return None,
        };
        Some((Point { decade: Some(decade as i32), ..Point::default() }, next + 1))
    }

    /// 1990s, '90s, nineties.
    fn english_decade(&self, at: usize) -> Option<Piece> {
        if let Some((decade, next)) = self.function(at, "decade") {
            return Some((Point { decade: decade.parse().ok(), weak: true, ..Point::default() }, next));
        }
        let apostrophe = self.is_mark(at, "'’‘");
        let number = if apostrophe { at + 1 } else { at };
        let digits = self.digits(number).filter(|digits| digits.value % 10 == 0)?;
        let suffix = if self.is_mark(number + 1, "'’") { number + 2 } else { number + 1 };
        let (_, next) = self.function(suffix, "decade-suffix").filter(|_| self.is_glued(suffix))?;
        let decade = match digits.length {
            4 if (1000..2999).contains(&digits.value) => digits.value / 10,
            2 if apostrophe => digits.value / 10,
            _ => return None,
        };
        Some((Point { decade: Some(decade as i32), ..Point::default() }, next))
    }

    fn headed_century(&self, at: usize) -> Option<Piece> {
        if let Some((_, next)) = self.function(at, "head-century") {
            let (number, end) = self.small_number(next, 30).or_else(|| self.roman_at(next))?;
            let bc_end = self.function(end, "bc").map(|(_, end)| end);
            let point = Point { century: Some(number as i32 - 1), before_christ: bc_end.is_some(), ..Point::default() };
            return Some((point, bc_end.unwrap_or(end)));
        }
        // the 20th century
        let (number, next) = self.ordinal(at)?;
        let next = if self.is_mark(next, "-") && self.is_glued(next) { next + 1 } else { next };
        let (unit, end) = self.unit(next)?;
        (unit == Unit::Century).then_some((Point { century: Some(number as i32 - 1), ..Point::default() }, end))
    }

    /// An ordinal in digits or in words.
    pub(super) fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        if let Some((ordinal, next)) = self.function(at, "ordinal") {
            return Some((ordinal.parse().ok()?, next));
        }
        let digits = self.digits(at).filter(|digits| digits.length <= 2)?;
        let (_, next) = self.function(at + 1, "ordinal-suffix").filter(|_| self.is_glued(at + 1))?;
        Some((digits.value, next))
    }

    /// A unit with a direction, on either side: tuần trước, last week, this summer. Only units that the calendar
    /// counts.
    pub(super) fn directed(&self, at: usize) -> Option<Piece> {
        if self.language.modifier_follows {
            let (unit, next) = self.unit(at).filter(|(unit, _)| is_calendar(*unit))?;
            let (direction, end) = self.function(next, "direction")?;
            return Some((point_in_direction(unit, direction)?, end));
        }
        if let Some((unit, next)) = self.function(at, "that-unit") {
            let mut point = Point::at_offset(Unit::from_name(unit)?, 0, Base::Mention);
            point.weak = true;
            return Some((point, next));
        }
        let (direction, next) = self.function(at, "direction")?;
        if let Some((unit, end)) = self.unit(next).filter(|(unit, _)| is_calendar(*unit) || *unit == Unit::Weekend) {
            return Some((point_in_direction(unit, direction)?, end));
        }
        if let Some((mut point, end)) = self.day_part(next).filter(|(point, _)| point.part.is_some()) {
            if direction != "this" {
                return None;
            }
            let part = point.part;
            point = Point::at_offset(Unit::Day, 0, Base::Published);
            point.part = part;
            return Some((point, end));
        }
        let (mut point, end) = self
            .weekday(next)
            .or_else(|| self.month_name(next))
            .or_else(|| self.season(next))
            .or_else(|| self.holiday(next))?;
        point.direction = Some(Direction::from_name(direction)?);
        point.weak = false;
        Some((point, end))
    }

    /// A direction after a date, where modifiers follow: thứ Tư tới, tháng 5 vừa qua.
    pub(super) fn direction_after(&self, point: &Point, at: usize) -> Option<Piece> {
        let directable = point.weekday.is_some()
            || point.month.is_some()
            || point.weekend
            || point.season.is_some()
            || point.quarter.is_some()
            || point.holiday.is_some()
            || point.half.is_some();
        if !self.language.modifier_follows || point.offset.is_some() || point.year.is_some() || !directable {
            return None;
        }
        let (name, next) = self.function(at, "direction")?;
        let direction = Direction::from_name(name)?;
        // "từ ngày 20 tới 25" and "ngày 20/10 sau khi" go on with a preposition.
        let preposition = name != "past" && direction != Direction::This && self.is_preposition_here(at, next, point);
        (!preposition).then_some((Point { direction: Some(direction), ..Point::default() }, next))
    }

    fn is_preposition_here(&self, at: usize, next: usize, point: &Point) -> bool {
        let to = self.function(at, "to").is_some();
        let before_or_after = self.function(at, "role").is_some_and(|(role, _)| role == "deadline")
            || self.function(at, "for").is_some()
            || self.function(at, "length").is_some_and(|(length, _)| length == "after-that");
        if to {
            return self.is_kind(next, TokenKind::Number)
                || self.is_time_word(next) && self.function(next, "cue").is_none();
        }
        before_or_after && (point.month.is_some() || !self.ends_here(next))
    }

    /// Whether a mark or the end of a line stands at a token.
    pub(super) fn ends_here(&self, at: usize) -> bool {
        self.token(at).is_none_or(|token| matches!(token.kind, TokenKind::Mark | TokenKind::LineBreak))
    }

    /// The beginning, middle or end of something longer, and the shorthands for it (cuối năm, weekend).
    pub(super) fn edge(&self, at: usize) -> Option<Piece> {
        let (name, next) = self.function(at, "edge")?;
        let next = if self.is_mark(next, "-") && self.is_glued(next) { next + 1 } else { next };
        Some((Point { edge: Edge::from_name(name), weak: true, ..Point::default() }, next))
    }

    /// A shorthand for the edge of the current unit: cuối năm, year-end.
    pub(super) fn unit_edge(&self, at: usize) -> Option<Piece> {
        for (name, unit) in [("year-edge", Unit::Year), ("month-edge", Unit::Month), ("week-edge", Unit::Week)] {
            if let Some((edge, next)) = self.function(at, name) {
                let mut point = Point::at_offset(unit, 0, Base::Published);
                point.edge = Edge::from_name(edge);
                return Some((point, next));
            }
        }
        if let Some((half, next)) = self.function(at, "half-year") {
            let mut point = Point::at_offset(Unit::Year, 0, Base::Published);
            point.half = half.parse().ok();
            return Some((point, next));
        }
        None
    }

    pub(super) fn half(&self, at: usize) -> Option<Piece> {
        let (half, next) = self.function(at, "half")?;
        Some((Point { half: Some(half.parse().ok()?), weak: true, ..Point::default() }, next))
    }

    pub(super) fn weekend(&self, at: usize) -> Option<Piece> {
        let (_, next) = self.function(at, "weekend")?;
        Some((Point { weekend: true, ..Point::default() }, next))
    }

    pub(super) fn zone(&self, at: usize) -> Option<Piece> {
        let start = self.function(at, "zone-head").map_or(at, |(_, next)| next);
        let (zone, mut next) = self.function(at, "zone").or_else(|| self.function(start, "zone"))?;
        if zone == "local" {
            return Some((Point { local: true, weak: true, ..Point::default() }, next));
        }
        let mut minutes: i32 = zone.parse().ok()?;
        // GMT+7
        if minutes == 0 && self.is_mark(next, "+-−") && self.is_glued(next) {
            let hours = self.digits(next + 1).filter(|hours| hours.value <= 14)?;
            let sign = if self.is_mark(next, "+") { 60 } else { -60 };
            minutes = sign * hours.value as i32;
            next += 2;
        }
        Some((Point { zone: Some(minutes), weak: true, ..Point::default() }, next))
    }

    /// A number of one or two digits, or in words, up to a limit.
    pub(super) fn small_number(&self, at: usize, limit: u32) -> Option<(u32, usize)> {
        let (value, next) = match self.digits(at) {
            Some(digits) if digits.length <= 2 => (digits.value, at + 1),
            Some(_) => return None,
            None => {
                let (value, next) = self.number(at)?;
                (u32::try_from(value).ok()?, next)
            }
        };
        if self.is_kind(at, TokenKind::Number) && self.is_part_of_number(at, next) {
            return None;
        }
        (1..=limit).contains(&value).then_some((value, next))
    }

    fn roman_at(&self, at: usize) -> Option<(u32, usize)> {
        self.is_kind(at, TokenKind::Word).then(|| roman(self.document.word(at)))?.map(|value| (value, at + 1))
    }

    /// A year of four digits that is not part of a longer number.
    pub(super) fn full_year_at(&self, at: usize) -> Option<(i32, usize)> {
        let digits = self.digits(at).filter(|digits| digits.length == 4 && (1000..2200).contains(&digits.value))?;
        (!self.is_part_of_number(at, at + 1)).then_some((digits.value as i32, at + 1))
    }

    /// Whether the digits at `at` go on after `end` as a longer number: a decimal, a percentage, a code.
    pub(super) fn is_part_of_number(&self, _at: usize, end: usize) -> bool {
        if self.is_glued(end) && self.is_mark(end, "%‰°$€") || self.is_mark(end, "%") {
            return true;
        }
        if self.is_glued(end) && self.is_kind(end, TokenKind::Word) && self.function(end, "hour").is_none() {
            return self.function(end, "ordinal-suffix").is_none() && self.function(end, "decade-suffix").is_none();
        }
        self.is_glued(end)
            && self.is_mark(end, ".,")
            && self.is_glued(end + 1)
            && self.is_kind(end + 1, TokenKind::Number)
    }

    /// Whether the number before `at` counts a thing: years of age, people, pieces.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        self.is_glued(at) && self.is_mark(at, "%") || self.function(at, "age").is_some()
    }

    /// Whether a slash and letters follow a number: 15/2016/NQ-CP.
    pub(super) fn is_document(&self, at: usize) -> bool {
        self.is_mark(at, "/") && self.is_glued(at) && self.is_glued(at + 1) && self.is_kind(at + 1, TokenKind::Word)
    }
}

fn is_time(category: Category) -> bool {
    matches!(
        category,
        Category::Month
            | Category::Weekday
            | Category::DayPart
            | Category::TimeUnit
            | Category::Deictic
            | Category::TimeWord
            | Category::Holiday
    )
}

fn is_calendar(unit: Unit) -> bool {
    matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century)
}

fn point_in_direction(unit: Unit, direction: &str) -> Option<Point> {
    let (count, base) = match direction {
        "this" => (0, Base::Published),
        "same" => (0, Base::Mention),
        "previous" | "past" => (-1, Base::Published),
        "before-previous" => (-2, Base::Published),
        "next" => (1, Base::Published),
        "that-previous" => (-1, Base::Mention),
        "that-next" => (1, Base::Mention),
        _ => return None,
    };
    let mut point = Point::at_offset(unit, count, base);
    if unit == Unit::Weekend {
        point.offset = None;
        point.weekend = true;
        point.direction = Direction::from_name(direction);
    } else if direction == "past" {
        point.direction = Some(Direction::Past);
    }
    Some(point)
}
