//! What an expression says about a place on the calendar, before it is resolved.

use super::unit::Unit;

/// The parts of a date or time that an expression names. Pieces of one expression are merged into one point; nothing
/// is made finer than the text has it.
#[allow(clippy::struct_excessive_bools, reason = "each is a word that may stand in the text")]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    /// Counted from the base: yesterday is the day −1.
    pub(super) offset: Option<Offset>,
    /// The years from 100 times this one (19 for the twentieth century).
    pub(super) century: Option<i32>,
    /// The years from 10 times this one; below 10 when the century is not said.
    pub(super) decade: Option<i32>,
    pub(super) year: Option<i32>,
    /// Place in the cycle of sixty years.
    pub(super) cycle: Option<i32>,
    pub(super) half: Option<u32>,
    pub(super) quarter: Option<u32>,
    pub(super) season: Option<Season>,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
    /// 1 for Monday to 7.
    pub(super) weekday: Option<u32>,
    pub(super) weekend: bool,
    pub(super) holiday: Option<Holiday>,
    pub(super) edge: Option<Edge>,
    pub(super) part: Option<Part>,
    pub(super) clock: Option<Clock>,
    pub(super) direction: Option<Direction>,
    /// Minutes east of UTC.
    pub(super) zone: Option<i32>,
    /// The text says local time.
    pub(super) local: bool,
    pub(super) lunar: bool,
    pub(super) leap: bool,
    pub(super) before_christ: bool,
    /// The piece alone may be something else: it needs another beside it.
    pub(super) weak: bool,
}

/// A distance from the base.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Offset {
    pub(super) unit: Unit,
    pub(super) count: i32,
    pub(super) base: Base,
}

/// What a distance is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    Published,
    /// The time that the text mentioned last.
    Mention,
    /// A time of the same size in the same sentence, else the publication.
    Near,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A part of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    Middle,
    End,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u32,
    pub(super) minute: Option<u32>,
    pub(super) second: Option<u32>,
    /// A part of the day was named with it.
    pub(super) in_part: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    This,
    Past,
    Next,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    /// Month and day.
    Fixed(u32, u32),
    /// Month and day of the lunar calendar.
    Lunar(u32, u32),
    /// Month, which one (from the end when negative), day of the week.
    Nth(u32, i32, u32),
    /// Days after Easter.
    Easter(i32),
}

impl Season {
    pub(super) fn from_name(name: &str) -> Option<Season> {
        Some(match name {
            "SP" => Season::Spring,
            "SU" => Season::Summer,
            "FA" => Season::Autumn,
            "WI" => Season::Winter,
            _ => return None,
        })
    }

    pub(super) fn timex(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    /// The month in which it begins, by the meteorologists of the northern hemisphere.
    pub(super) fn first_month(self) -> u32 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}

impl Edge {
    pub(super) fn from_name(name: &str) -> Option<Edge> {
        Some(match name {
            "start" => Edge::Start,
            "mid" => Edge::Middle,
            "end" => Edge::End,
            _ => return None,
        })
    }
}

impl Part {
    pub(super) fn from_name(name: &str) -> Option<Part> {
        Some(match name {
            "MO" => Part::Morning,
            "MI" => Part::Noon,
            "AF" => Part::Afternoon,
            "EV" => Part::Evening,
            "NI" => Part::Night,
            "DT" => Part::Daytime,
            _ => return None,
        })
    }

    pub(super) fn timex(self) -> &'static str {
        match self {
            Part::Morning => "TMO",
            Part::Noon => "TMI",
            Part::Afternoon => "TAF",
            Part::Evening => "TEV",
            Part::Night => "TNI",
            Part::Daytime => "TDT",
        }
    }

    /// The hours it spans, as newspapers use the word; night runs into the next day.
    pub(super) fn hours(self) -> (i64, i64) {
        match self {
            Part::Morning => (0, 12),
            Part::Noon => (11, 14),
            Part::Afternoon => (12, 18),
            Part::Evening => (17, 24),
            Part::Night => (18, 30),
            Part::Daytime => (6, 18),
        }
    }
}

impl Direction {
    pub(super) fn from_name(name: &str) -> Option<Direction> {
        Some(match name {
            "this" => Direction::This,
            "previous" | "past" => Direction::Past,
            "next" => Direction::Next,
            _ => return None,
        })
    }
}

impl Holiday {
    /// The way in which a table says how the date is found.
    pub(super) fn from_name(name: &str) -> Option<Holiday> {
        let month_and_day = |text: &str| {
            let (month, day) = text.split_once('-')?;
            Some((month.parse().ok()?, day.parse().ok()?))
        };
        let mut words = name.split(' ');
        Some(match words.next()? {
            "L" => {
                let (month, day) = month_and_day(words.next()?)?;
                Holiday::Lunar(month, day)
            }
            "N" => Holiday::Nth(words.next()?.parse().ok()?, words.next()?.parse().ok()?, words.next()?.parse().ok()?),
            "E" => Holiday::Easter(words.next()?.parse().ok()?),
            date => {
                let (month, day) = month_and_day(date)?;
                Holiday::Fixed(month, day)
            }
        })
    }
}

impl Point {
    /// The point that counts from the base.
    pub(super) fn at_offset(unit: Unit, count: i32, base: Base) -> Point {
        Point { offset: Some(Offset { unit, count, base }), ..Point::default() }
    }

    /// Both points in one, unless they speak of the same thing.
    pub(super) fn merge(self, other: Point) -> Option<Point> {
        #[allow(clippy::option_option, reason = "nothing said, and said twice, are two things")]
        fn either<T>(left: Option<T>, right: Option<T>) -> Option<Option<T>> {
            if left.is_some() && right.is_some() { None } else { Some(left.or(right)) }
        }
        let mut merged = Point {
            offset: either(self.offset, other.offset)?,
            century: either(self.century, other.century)?,
            decade: either(self.decade, other.decade)?,
            year: either(self.year, other.year)?,
            cycle: either(self.cycle, other.cycle)?,
            half: either(self.half, other.half)?,
            quarter: either(self.quarter, other.quarter)?,
            season: either(self.season, other.season)?,
            month: either(self.month, other.month)?,
            day: either(self.day, other.day)?,
            weekday: either(self.weekday, other.weekday)?,
            weekend: self.weekend || other.weekend,
            holiday: either(self.holiday, other.holiday)?,
            edge: either(self.edge, other.edge)?,
            part: either(self.part, other.part)?,
            clock: either(self.clock, other.clock)?,
            direction: either(self.direction, other.direction)?,
            zone: either(self.zone, other.zone)?,
            local: self.local || other.local,
            lunar: self.lunar || other.lunar,
            leap: self.leap || other.leap,
            before_christ: self.before_christ || other.before_christ,
            // Two doubtful pieces make each other certain ("sáng thứ hai" is no brightness), but a direction does not:
            // "4-1 rồi" may be a score.
            weak: self.weak && other.is_direction(),
        };
        // "3 giờ chiều" is fifteen o'clock, and no longer a part of the day.
        if let (Some(clock), Some(part)) = (merged.clock, merged.part) {
            merged.clock = Some(in_part(clock, part));
            merged.part = None;
            merged.weak = false;
        }
        // "Early Tuesday", "late Monday night": no part of the calendar is as short as that.
        if matches!(merged.edge, Some(Edge::Start | Edge::End)) && merged.weekday.is_some() {
            merged.edge = None;
        }
        merged.is_sound().then_some(merged)
    }

    /// Whether the parts can stand in one expression.
    fn is_sound(&self) -> bool {
        let fine = self.part.is_some() || self.clock.is_some();
        let offset = self.offset.map(|offset| offset.unit);
        let names_day = self.day.is_some() || self.weekday.is_some() || self.holiday.is_some();
        let day_offset = matches!(offset, Some(Unit::Day | Unit::Night));
        let clock_offset = offset.is_some_and(Unit::is_clock);
        let coarse = self.century.is_some()
            || self.decade.is_some()
            || self.half.is_some()
            || self.quarter.is_some()
            || self.season.is_some()
            || self.edge.is_some();
        // A time of day belongs to a day.
        if fine && (coarse || self.weekend && self.clock.is_some()) {
            return false;
        }
        if fine && !names_day && !day_offset && (self.month.is_some() || self.year.is_some()) {
            return false;
        }
        if fine && matches!(offset, Some(Unit::Month | Unit::Year | Unit::Quarter)) && self.day.is_none() {
            return false;
        }
        if clock_offset && (fine || names_day || self.month.is_some() || self.year.is_some()) {
            return false;
        }
        // One coarse part only, and none beside a day.
        let coarse_parts = usize::from(self.quarter.is_some())
            + usize::from(self.half.is_some())
            + usize::from(self.season.is_some())
            + usize::from(self.month.is_some())
            + usize::from(self.weekend);
        if 1 < coarse_parts || (coarse && names_day) {
            return false;
        }
        if day_offset && (coarse_parts == 1 && self.month.is_none() || self.month.is_some() && self.day.is_none()) {
            return false;
        }
        if self.holiday.is_some() && self.day.is_some() && self.month.is_none() {
            return false;
        }
        if self.weekday.is_some() && self.month.is_some() && self.day.is_none() {
            return false;
        }
        if self.weekday.is_some() && self.year.is_some() && self.month.is_none() {
            return false;
        }
        if self.day.is_some() && self.year.is_some() && self.month.is_none() {
            return false;
        }
        if self.decade.is_some() && (self.year.is_some() || self.month.is_some()) {
            return false;
        }
        true
    }

    /// Whether it says nothing but a direction.
    fn is_direction(&self) -> bool {
        let bare = Point { direction: None, ..*self };
        self.direction.is_some() && bare == Point::default()
    }

    /// Whether it names a day, by whatever means.
    pub(super) fn names_day(&self) -> bool {
        self.day.is_some()
            || self.weekday.is_some()
            || self.holiday.is_some()
            || self.offset.is_some_and(|offset| matches!(offset.unit, Unit::Day | Unit::Night))
    }
}

/// A clock time of twelve hours in the part of the day that the text names.
fn in_part(clock: Clock, part: Part) -> Clock {
    let hour = match part {
        Part::Afternoon | Part::Evening if clock.hour < 12 => clock.hour + 12,
        Part::Noon if clock.hour <= 2 => clock.hour + 12,
        Part::Night if (6..12).contains(&clock.hour) => clock.hour + 12,
        Part::Night if clock.hour == 12 => 0,
        _ => clock.hour,
    };
    Clock { hour, in_part: true, ..clock }
}
