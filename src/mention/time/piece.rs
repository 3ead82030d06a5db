//! The pieces of a date or time: each says one thing, and an expression is one piece or several. Those that a word
//! heads (ngày 23, fiscal 2014) stand in `headed`.

use super::point::{Base, Clock, Direction, Edge, Holiday, Part, Point, Season};
use super::reader::Reader;
use super::unit::Unit;
use crate::text::{Categories, Category, TokenKind};

/// A piece and the token after it.
pub(super) type Piece = (Point, usize);

impl Reader<'_, '_> {
    /// Whether a word of the time tables begins at a token.
    pub(super) fn is_time_word(&self, at: usize) -> bool {
        self.document.begin_at(at).meets(TIME)
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
                    "near" => point.offset.as_mut()?.base = Base::Near,
                    "after-part" if !after_part => return None,
                    "after-part" => {}
                    // "In the month", and not the first words of "in the month of May".
                    "alone" if self.goes_on(next) => return None,
                    "alone" => {}
                    part => point.part = Some(Part::from_name(part)?),
                }
            }
            Some((point, next))
        })
    }

    /// Whether the last word before `next` opens an expression of its own, or is told apart from others of its kind.
    fn goes_on(&self, next: usize) -> bool {
        let unit = next - 1;
        self.is_kind(next, TokenKind::Number)
            || self.function(next, "direction").is_some()
            || self.headed(unit).is_some()
            || self.unit(unit).is_some_and(|(_, end)| next < end)
            || self.function(next, "edge").is_some()
            || self.function(next, "role").is_some_and(|(role, _)| role == "since")
            || self.deictic(unit, false).is_some()
            || self.weekend(unit).is_some()
            || self.headed(next).is_some()
    }

    /// Monday, thứ Hai. Ordinals that are weekdays only beside another sign of a date are weak.
    pub(super) fn weekday(&self, at: usize) -> Option<Piece> {
        let (value, next) = self.surest(at, Category::Weekday)?;
        let weekday = value.trim_end_matches('?').parse().ok()?;
        Some((Point { weekday: Some(weekday), weak: value.ends_with('?'), ..Point::default() }, next))
    }

    /// The longest form of a table; of two readings of it the one without a question mark.
    fn surest(&self, at: usize, category: Category) -> Option<(&str, usize)> {
        let (first, end) = self.values(at, category).next()?;
        let sure = self.values(at, category).find(|(value, next)| *next == end && !value.ends_with('?'));
        Some(sure.unwrap_or((first, end)))
    }

    /// A part of the day. One that is an ordinary word as well is weak.
    pub(super) fn day_part(&self, at: usize) -> Option<Piece> {
        let (value, next) = self.values(at, Category::DayPart).next()?;
        if let Some((hour, minute)) = value.split_once(':') {
            let (hour, minute) = (hour.parse().ok()?, minute.parse().ok());
            let clock = Some(Clock { hour, minute, second: None, in_part: true });
            return Some((Point { clock, ..Point::default() }, next));
        }
        let part = Part::from_name(value.trim_end_matches(['?', '-']))?;
        Some((Point { part: Some(part), weak: value.ends_with(['?', '-']), ..Point::default() }, next))
    }

    /// A month by its name.
    pub(super) fn month_name(&self, at: usize) -> Option<Piece> {
        let (value, next) = self.surest(at, Category::Month)?;
        let month = value.trim_end_matches(['?', 'L']).parse().ok()?;
        let point =
            Point { month: Some(month), weak: value.ends_with('?'), lunar: value.ends_with('L'), ..Point::default() };
        Some((point, next))
    }

    /// A month by its name, with the day after it where the language writes it so (October 23rd).
    pub(super) fn named_month(&self, at: usize) -> Option<Piece> {
        let (mut point, next) = self.month_name(at)?;
        if self.language.modifier_follows {
            return Some((point, next));
        }
        // "April Jones", and not "in April Jones said".
        let named = self.token(next).is_some_and(|token| token.capital) && !self.is_time_word(next);
        if named && self.function_before(at, "preposition").is_none() {
            point.weak = true;
        }
        let number = self.function(next, "article").map_or(next, |(_, number)| number);
        let day = self.ordinal(number).or_else(|| if number == next { self.small_number(next, 31) } else { None });
        match day {
            Some((day, end))
                if (1..=31).contains(&day)
                    && self.is_kind(number, TokenKind::Number)
                    && !self.is_mark(end, ":")
                    && self.function(end, "am").is_none()
                    && self.function(end, "pm").is_none() =>
            {
                point.day = Some(day);
                point.weak = false;
                Some((point, end))
            }
            _ => Some((point, next)),
        }
    }

    pub(super) fn holiday(&self, at: usize) -> Option<Piece> {
        let (value, next) = self.values(at, Category::Holiday).next()?;
        // Quốc Khánh after a name is a part of it.
        let before = at.wrapping_sub(1);
        let in_name = self.token(before).is_some_and(|token| token.capital)
            && self.language.modifier_follows
            && !self.is_time_word(before)
            && !self.is_opening(before);
        if in_name {
            return None;
        }
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

    /// A unit with a direction, on either side: tuần trước, last week, this summer. Only units that the calendar
    /// counts.
    pub(super) fn directed(&self, at: usize) -> Option<Piece> {
        if self.language.modifier_follows {
            let (unit, next) = self.unit(at).filter(|(unit, _)| is_calendar(*unit))?;
            let (direction, end) = self.function(next, "direction")?;
            return Some((point_in_direction(unit, direction)?, end));
        }
        if let Some((unit, next)) = self.function(at, "that-unit") {
            // "The month-long strike" is no month.
            if self.is_mark(next, "-") {
                return None;
            }
            let unit = Unit::from_name(unit)?;
            let base = if unit == Unit::Quarter { Base::Near } else { Base::Mention };
            return Some((Point { weak: true, ..Point::at_offset(unit, 0, base) }, next));
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
        before_or_after && !point.weekend && (point.month.is_some() || !self.ends_here(next))
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

/// The tables of the time grammar.
pub(super) const TIME: Categories = Categories::of(&[
    Category::Month,
    Category::Weekday,
    Category::DayPart,
    Category::TimeUnit,
    Category::Deictic,
    Category::TimeWord,
    Category::Holiday,
]);

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
