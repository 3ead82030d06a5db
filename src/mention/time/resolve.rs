//! From what an expression says to where it lies on the calendar.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};

use super::calendar;
use super::context::{Context, Cue};
use super::point::{Base, Direction, Offset, Point};
use super::unit::Unit;
use crate::value::{Anchor, Granularity, Interval, PartialDate};

/// A point on the calendar, or as much of it as is known.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolved {
    pub(super) timex: String,
    pub(super) interval: Option<Interval>,
    pub(super) granularity: Option<Granularity>,
    pub(super) date: PartialDate,
    pub(super) anchor: Anchor,
    pub(super) inferred: bool,
    pub(super) alternatives: Vec<Interval>,
}

/// Resolves a point. `cue` is the direction in which the sentence points, `sentence` its number.
pub(super) fn resolve(point: &Point, context: &Context, cue: Option<Cue>, sentence: usize) -> Resolved {
    let mut resolver = Resolver { point: *point, context, cue, sentence, found: Resolved::default() };
    resolver.run();
    resolver.found
}

/// A point on its way to the calendar. `fill` finds the parts that the text leaves out, `written` writes the value.
pub(super) struct Resolver<'c> {
    pub(super) point: Point,
    pub(super) context: &'c Context,
    pub(super) cue: Option<Cue>,
    pub(super) sentence: usize,
    pub(super) found: Resolved,
}

impl Resolver<'_> {
    fn run(&mut self) {
        if self.point.before_christ {
            self.found.timex = match (self.point.year, self.point.century) {
                (Some(year), _) => format!("BC{year:04}"),
                (_, century) => format!("BC{:02}", century.unwrap_or_default()),
            };
            self.found.granularity = Some(Granularity::Year);
            return;
        }
        if let Some(offset) = self.point.offset {
            // An explicit date says which day "that day" is.
            if self.point.day.is_some() && matches!(offset.unit, Unit::Day | Unit::Night) {
                self.point.offset = None;
            } else if !self.apply_offset(offset) {
                return;
            }
        }
        if self.found.timex.is_empty() {
            self.place();
        }
    }

    /// The base of an offset: a day and time.
    fn base(&mut self, base: Base) -> Option<NaiveDateTime> {
        let published = self.context.published;
        if base == Base::Mention
            && let Some(last) = self.context.last_day.or(self.context.last)
        {
            self.found.anchor = Anchor::Mention;
            return last.time.or_else(|| last.day.and_hms_opt(0, 0, 0));
        }
        self.found.anchor = if published.is_some() { Anchor::Published } else { Anchor::Unknown };
        published
    }

    /// The time of the same size that the sentence has named.
    fn near(&self, unit: Unit) -> Option<NaiveDateTime> {
        let last = match unit {
            Unit::Day | Unit::Night => self.context.last_day,
            Unit::Month => self.context.last_month,
            Unit::Year => self.context.last_year,
            // "The quarter" is the one that the report is about.
            Unit::Quarter => return self.context.last_quarter?.day.and_hms_opt(0, 0, 0),
            _ => None,
        };
        last.filter(|last| last.sentence == self.sentence)?.day.and_hms_opt(0, 0, 0)
    }

    /// Moves from the base; false when the value is complete.
    fn apply_offset(&mut self, offset: Offset) -> bool {
        // "Hai giờ sau đó" after a day without an hour is no hour of that day.
        let timeless = self.context.last_day.or(self.context.last).is_some_and(|last| last.time.is_none());
        if offset.unit.is_clock() && offset.base == Base::Mention && timeless {
            self.found.timex = unknown(offset, &self.point).to_owned();
            return false;
        }
        let coarse = !matches!(offset.unit, Unit::Day | Unit::Night) && !offset.unit.is_clock();
        let base = if offset.base == Base::Near
            && let Some(near) = self.near(offset.unit)
        {
            self.found.anchor = Anchor::Mention;
            Some(near)
        } else if coarse && offset.base == Base::Mention {
            // "The same year" continues the last time of any size.
            match self.context.last {
                Some(last) => {
                    self.found.anchor = Anchor::Mention;
                    last.day.and_hms_opt(0, 0, 0)
                }
                None => self.base(offset.base),
            }
        } else {
            self.base(offset.base)
        };
        let moved = base.and_then(|base| self.moved(base, offset));
        let Some(time) = moved else {
            self.found.timex = unknown(offset, &self.point).to_owned();
            return false;
        };
        let day = time.date();
        match offset.unit {
            Unit::Second | Unit::Minute | Unit::Hour => {
                self.clock_value(time, offset.unit);
                return false;
            }
            Unit::Night | Unit::Day | Unit::Weekend => {
                self.point.year = Some(day.year());
                self.point.month = Some(day.month());
                self.point.day = Some(day.day());
                self.point.weekday = None;
            }
            Unit::Week | Unit::Fortnight => {
                self.week_value(day);
                return self.found.timex.is_empty();
            }
            Unit::Month => {
                self.point.year = Some(day.year());
                self.point.month = Some(day.month());
            }
            Unit::Quarter => {
                self.point.year = Some(day.year());
                self.point.quarter = Some(day.month0() / 3 + 1);
            }
            Unit::Year => self.point.year = Some(day.year()),
            Unit::Decade => {
                self.point.decade = self.point.decade.or(Some(day.year().div_euclid(10)));
            }
            Unit::Century | Unit::Millennium => match self.point.decade.as_mut() {
                Some(decade) if *decade < 10 => *decade += day.year().div_euclid(100) * 10,
                _ => self.point.century = Some(day.year().div_euclid(100)),
            },
        }
        true
    }

    fn moved(&self, base: NaiveDateTime, offset: Offset) -> Option<NaiveDateTime> {
        let mut count = offset.count;
        // "Tuần qua" on a Saturday is the week that ends.
        if offset.unit == Unit::Week
            && self.point.direction == Some(Direction::Past)
            && 5 < base.weekday().number_from_monday()
        {
            count += 1;
        }
        // Clip the day first: a month before 31 October lies in September.
        let base = match offset.unit {
            Unit::Month | Unit::Quarter | Unit::Year if count != 0 => base.with_day(base.day().min(28))?,
            _ => base,
        };
        offset.unit.shift(base, count)
    }

    fn clock_value(&mut self, time: NaiveDateTime, unit: Unit) {
        let (granularity, seconds, text) = match unit {
            Unit::Hour => {
                let hour = time.with_minute(0).and_then(|time| time.with_second(0)).unwrap_or(time);
                if self.point.offset.is_some_and(|offset| offset.count == 0) {
                    (Granularity::Hour, 3_600, hour.format("%Y-%m-%dT%H:00").to_string())
                } else {
                    (Granularity::Hour, 3_600, time.format("%Y-%m-%dT%H").to_string())
                }
            }
            _ => (Granularity::Minute, 60, time.format("%Y-%m-%dT%H:%M").to_string()),
        };
        self.found.timex = text;
        self.found.granularity = Some(granularity);
        self.found.interval = calendar::span(time, seconds);
        self.set_date(time.date());
    }

    pub(super) fn week_value(&mut self, day: NaiveDate) {
        let Some(monday) = calendar::monday(day) else { return };
        if let Some(weekday) = self.point.weekday {
            let Some(day) = monday.checked_add_days(Days::new(u64::from(weekday) - 1)) else { return };
            self.point.year = Some(day.year());
            self.point.month = Some(day.month());
            self.point.day = Some(day.day());
            self.point.weekday = None;
            return;
        }
        let weekend = self.point.weekend;
        let first = monday.checked_add_days(Days::new(if weekend { 5 } else { 0 }));
        let (Some(first), Some(last)) = (first, monday.checked_add_days(Days::new(7))) else { return };
        self.found.timex = calendar::week(monday) + if weekend { "-WE" } else { "" };
        self.found.granularity = Some(if weekend { Granularity::Days } else { Granularity::Week });
        let whole = calendar::days(first, last);
        self.found.interval = Some(self.point.edge.map_or(whole, |edge| calendar::third(whole, edge)));
        self.found.date = PartialDate { year: Some(monday.year()), month: None, day: None };
    }

    pub(super) fn direction(&self) -> Option<Direction> {
        self.point.direction.or(self.cue.map(|cue| cue.direction))
    }

    /// Where a point without an offset lies.
    fn place(&mut self) {
        if let Some(cycle) = self.point.cycle {
            self.cycle_year(cycle);
        }
        if let Some(holiday) = self.point.holiday {
            return self.holiday_value(holiday);
        }
        if self.point.lunar && self.point.month.is_some() && self.point.day.is_some() {
            return self.lunar_value();
        }
        if self.point.day.is_some() {
            return self.day_value();
        }
        if self.point.weekday.is_some() {
            return self.weekday_value();
        }
        if self.point.weekend {
            return self.weekend_value();
        }
        if self.point.part.is_some() || self.point.clock.is_some() {
            return self.time_of_context();
        }
        self.coarse_value();
    }

    /// A day of the month, whose month or year may be missing.
    fn day_value(&mut self) {
        let day = self.point.day.unwrap_or(1);
        if self.point.month.is_none() {
            self.infer_month(day);
        }
        if self.point.year.is_none()
            && let Some(month) = self.point.month
        {
            self.infer_year(month, day);
        }
        match (self.point.year, self.point.month) {
            (Some(year), Some(month)) => match NaiveDate::from_ymd_opt(year, month, day) {
                Some(date) => self.fine(date),
                None => self.partial(),
            },
            _ => self.partial(),
        }
    }
}

/// The value of an offset whose base is not known.
fn unknown(offset: Offset, point: &Point) -> &'static str {
    match offset.unit {
        Unit::Day | Unit::Night if point.part.is_some() || point.clock.is_some() => "XXXX-XX-XX",
        _ if offset.count < 0 => "PAST_REF",
        _ if 0 < offset.count => "FUTURE_REF",
        Unit::Day | Unit::Night => "XXXX-XX-XX",
        _ => "PRESENT_REF",
    }
}
