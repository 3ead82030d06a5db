//! From what an expression says to where it lies on the calendar.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};

use super::Prefer;
use super::calendar;
use super::context::Context;
use super::lunar;
use super::point::{Base, Direction, Holiday, Offset, Point, Season};
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
pub(super) fn resolve(point: &Point, context: &Context, cue: Option<Direction>, sentence: usize) -> Resolved {
    let mut resolver = Resolver { point: *point, context, cue, sentence, found: Resolved::default() };
    resolver.run();
    resolver.found
}

struct Resolver<'c> {
    point: Point,
    context: &'c Context,
    cue: Option<Direction>,
    sentence: usize,
    found: Resolved,
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

    /// Moves from the base; false when the value is complete.
    fn apply_offset(&mut self, offset: Offset) -> bool {
        let coarse = !matches!(offset.unit, Unit::Day | Unit::Night) && !offset.unit.is_clock();
        let base = if coarse && offset.base == Base::Mention {
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
            Unit::Decade => match self.point.decade {
                None => self.point.decade = Some(day.year().div_euclid(10)),
                Some(_) => {}
            },
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

    fn week_value(&mut self, day: NaiveDate) {
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

    fn set_date(&mut self, day: NaiveDate) {
        self.found.date = PartialDate { year: Some(day.year()), month: Some(day.month()), day: Some(day.day()) };
    }

    fn direction(&self) -> Option<Direction> {
        self.point.direction.or(self.cue)
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

    fn cycle_year(&mut self, cycle: i32) {
        // Year 4 of our era opened a cycle.
        let near = self.context.today().map_or(2_000, lunar::lunar_year);
        let year = (near - 30..near + 30).find(|year| (year - 4).rem_euclid(60) == cycle);
        self.point.year = year;
        self.found.inferred = true;
    }

    fn holiday_value(&mut self, holiday: Holiday) {
        let Some(today) = self.context.today().or_else(|| NaiveDate::from_ymd_opt(self.point.year?, 1, 1)) else {
            self.found.timex = match holiday {
                Holiday::Fixed(month, day) => format!("XXXX-{month:02}-{day:02}"),
                _ => "XXXX-XX-XX".to_owned(),
            };
            self.found.anchor = Anchor::Unknown;
            return;
        };
        let explicit = self.point.year.is_some();
        let day = match self.point.year {
            Some(year) => calendar::holiday(holiday, year),
            None => {
                let mut days: Vec<NaiveDate> =
                    (-1..=1).filter_map(|shift| calendar::holiday(holiday, today.year() + shift)).collect();
                days.sort();
                let next = days.iter().copied().find(|day| today <= *day);
                let last = days.iter().rev().copied().find(|day| *day <= today);
                match (self.direction(), self.context.prefer) {
                    (Some(Direction::Next), _) | (None, Prefer::Future) => next,
                    (Some(Direction::Past), _) | (None, Prefer::Past) => last,
                    _ => days.into_iter().min_by_key(|day| (*day - today).num_days().abs()),
                }
            }
        };
        let Some(day) = day else { return };
        if !explicit {
            self.found.inferred = true;
            self.found.anchor = Anchor::Published;
        }
        self.fine(day);
    }

    fn lunar_value(&mut self) {
        let (month, day) = (self.point.month.unwrap_or(1), self.point.day.unwrap_or(1));
        let leap = self.point.leap;
        let found = match (self.point.year, self.context.today()) {
            (Some(year), _) => lunar::gregorian(year, month, day, leap),
            (None, Some(today)) => {
                self.found.inferred = true;
                self.found.anchor = Anchor::Published;
                let year = lunar::lunar_year(today);
                let candidates = [year - 1, year, year + 1].map(|year| lunar::gregorian(year, month, day, leap));
                let direction = self.direction();
                candidates.into_iter().flatten().min_by_key(|day| {
                    let distance = (*day - today).num_days();
                    let against = match direction {
                        Some(Direction::Next) => distance < 0,
                        Some(Direction::Past) => 0 < distance,
                        _ => false,
                    };
                    distance.abs() + if against { 400 } else { 0 }
                })
            }
            (None, None) => None,
        };
        match found {
            Some(day) => self.fine(day),
            None => {
                self.found.timex = "XXXX-XX-XX".to_owned();
                self.found.anchor = Anchor::Unknown;
            }
        }
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

    fn infer_month(&mut self, day: u32) {
        let recent = self.context.last.filter(|last| self.sentence.saturating_sub(last.sentence) <= 1);
        let today = self.context.today();
        self.found.inferred = true;
        if let Some(last) = recent
            && let Some(month) = last.date.month
            && last.granularity <= Granularity::Month
        {
            self.point.month = Some(month);
            self.point.year = last.date.year;
            self.found.anchor = Anchor::Mention;
            return;
        }
        let Some(today) = today else {
            self.found.anchor = Anchor::Unknown;
            return;
        };
        self.found.anchor = Anchor::Published;
        let month_of = |shift: i32| {
            let index = today.year() * 12 + today.month0() as i32 + shift;
            NaiveDate::from_ymd_opt(index.div_euclid(12), index.rem_euclid(12) as u32 + 1, day)
        };
        let candidates = [month_of(-1), month_of(0), month_of(1)];
        let direction = self.direction();
        let best = candidates.into_iter().flatten().min_by_key(|date| {
            let distance = (*date - today).num_days();
            let against = match direction {
                Some(Direction::Next) => distance < 0,
                _ => 0 < distance,
            };
            distance.abs() * 2 + if against { 25 } else { 0 }
        });
        if let Some(date) = best {
            self.point.month = Some(date.month());
            self.point.year = Some(date.year());
        }
    }

    fn infer_year(&mut self, month: u32, day: u32) {
        self.found.inferred = true;
        // A year that the text has just named rules its months, when it is not this year.
        let year =
            self.context.year_of(month, day, self.point.direction.or(self.cue.filter(|cue| *cue == Direction::Next)));
        self.found.anchor = if year.is_some() { Anchor::Published } else { Anchor::Unknown };
        self.point.year = year;
        if let Some(year) = year {
            for other in [year - 1, year + 1] {
                let interval = match self.point.day {
                    Some(_) => NaiveDate::from_ymd_opt(other, month, day).and_then(calendar::one_day),
                    None => calendar::months(other, month, 1),
                };
                self.found.alternatives.extend(interval);
            }
        }
    }

    fn weekday_value(&mut self) {
        let weekday = self.point.weekday.unwrap_or(1);
        let Some(today) = self.context.today() else {
            self.found.timex = format!("XXXX-WXX-{weekday}");
            self.found.granularity = Some(Granularity::Day);
            self.found.anchor = Anchor::Unknown;
            return;
        };
        self.found.anchor = Anchor::Published;
        self.found.inferred = self.point.direction.is_none();
        // In a week that the text has just named.
        if let Some(last) = self.context.last
            && last.granularity == Granularity::Week
            && self.point.direction.is_none()
            && self.sentence.saturating_sub(last.sentence) <= 1
        {
            self.found.anchor = Anchor::Mention;
            if let Some(day) = last.day.checked_add_days(Days::new(u64::from(weekday) - 1)) {
                self.fine(day);
            }
            return;
        }
        let back = (today.weekday().number_from_monday() + 7 - weekday) % 7;
        let past = today.checked_sub_days(Days::new(u64::from(back)));
        let strictly_past = today.checked_sub_days(Days::new(if back == 0 { 7 } else { u64::from(back) }));
        let future = today.checked_add_days(Days::new(u64::from(7 - back)));
        let today_or_future = if back == 0 { Some(today) } else { future };
        let monday = calendar::monday(today);
        let this_week = monday.and_then(|monday| monday.checked_add_days(Days::new(u64::from(weekday) - 1)));
        let day = match (self.point.direction, self.context.prefer) {
            (Some(Direction::Past), _) => strictly_past,
            (Some(Direction::Next), _) => future,
            (Some(Direction::This), _) => this_week,
            (None, Prefer::Past) => past,
            (None, Prefer::Future) => today_or_future,
            (None, Prefer::Nearest) if self.cue == Some(Direction::Next) => today_or_future,
            (None, Prefer::Nearest) => past,
        };
        let Some(day) = day else { return };
        if self.found.inferred {
            for other in [past, future].into_iter().flatten().filter(|other| *other != day) {
                self.found.alternatives.extend(calendar::one_day(other));
            }
        }
        self.fine(day);
    }

    fn weekend_value(&mut self) {
        let Some(today) = self.context.today() else {
            self.found.timex = "XXXX-WXX-WE".to_owned();
            self.found.anchor = Anchor::Unknown;
            return;
        };
        self.found.anchor = Anchor::Published;
        let weekday = today.weekday().number_from_monday();
        let shift = match (self.point.direction, self.cue) {
            (Some(Direction::Next), _) if 5 < weekday => 7,
            (Some(Direction::This | Direction::Next), _) | (None, Some(Direction::Next)) => 0,
            _ if 5 < weekday => 0,
            _ => -7,
        };
        self.found.inferred = self.point.direction.is_none();
        let Some(day) = today.checked_add_signed(chrono::Duration::days(shift)) else { return };
        self.week_value(day);
    }

    /// A part of the day or a clock time: on the day that the text mentioned last, else on that of publication.
    fn time_of_context(&mut self) {
        let recent = self.context.last_day.filter(|last| self.sentence.saturating_sub(last.sentence) <= 3);
        let day = match (recent, self.context.today()) {
            (Some(last), _) => {
                self.found.anchor = Anchor::Mention;
                Some(last.day)
            }
            (None, Some(today)) => {
                self.found.anchor = Anchor::Published;
                Some(today)
            }
            (None, None) => None,
        };
        self.found.inferred = true;
        match day {
            Some(day) => self.fine(day),
            None => {
                self.found.anchor = Anchor::Unknown;
                self.partial();
            }
        }
    }

    /// A known day, with the part of it or the clock time.
    fn fine(&mut self, day: NaiveDate) {
        self.set_date(day);
        let date = day.format("%Y-%m-%d");
        if let Some(clock) = self.point.clock {
            let midnight = clock.hour == 24;
            let time = day.and_hms_opt(clock.hour % 24, clock.minute.unwrap_or(0), clock.second.unwrap_or(0));
            let (granularity, seconds) =
                if clock.minute.is_some() { (Granularity::Minute, 60) } else { (Granularity::Hour, 3_600) };
            self.found.timex = format!("{date}T{:02}:{:02}", clock.hour, clock.minute.unwrap_or(0));
            if let Some(second) = clock.second {
                self.found.timex.push_str(&format!(":{second:02}"));
            }
            self.found.granularity = Some(granularity);
            let time = time.and_then(|time| if midnight { time.checked_add_days(Days::new(1)) } else { Some(time) });
            let shift = match (self.point.zone, self.context.zone) {
                (Some(zone), Some(here)) => i64::from(here - zone) * 60,
                _ => 0,
            };
            self.found.interval = time
                .and_then(|time| time.checked_add_signed(chrono::Duration::seconds(shift)))
                .and_then(|time| calendar::span(time, seconds));
            return;
        }
        if let Some(part) = self.point.part {
            let (from, to) = part.hours();
            self.found.timex = format!("{date}{}", part.timex());
            self.found.granularity = Some(Granularity::DayPart);
            let start =
                day.and_hms_opt(0, 0, 0).and_then(|start| start.checked_add_signed(chrono::Duration::hours(from)));
            self.found.interval = start.and_then(|start| calendar::span(start, (to - from) * 3_600));
            return;
        }
        self.found.timex = date.to_string();
        self.found.granularity = Some(Granularity::Day);
        self.found.interval = calendar::one_day(day);
    }

    /// A date of which the year, or the month too, stays unknown.
    fn partial(&mut self) {
        let point = &self.point;
        let year = point.year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
        let month = point.month.map_or("XX".to_owned(), |month| format!("{month:02}"));
        let day = point.day.map_or("XX".to_owned(), |day| format!("{day:02}"));
        self.found.date = PartialDate { year: point.year, month: point.month, day: point.day };
        self.found.granularity = Some(Granularity::Day);
        let no_day = point.year.is_none() && point.month.is_none() && point.day.is_none();
        let date = if no_day { String::new() } else { format!("{year}-{month}-{day}") };
        self.found.timex = match (point.clock, point.part) {
            (Some(clock), _) => format!("{date}T{:02}:{:02}", clock.hour, clock.minute.unwrap_or(0)),
            (None, Some(part)) if no_day => format!("XXXX-XX-XX{}", part.timex()),
            (None, Some(part)) => date + part.timex(),
            (None, None) => date,
        };
    }

    /// A month or something longer.
    fn coarse_value(&mut self) {
        if self.point.year.is_none()
            && let Some(month) = self.point.month
        {
            if self.point.lunar && self.point.day.is_none() && self.point.cycle.is_none() {
                self.point.lunar = false;
            }
            self.infer_year(month, 1);
        }
        if self.point.year.is_none()
            && (self.point.quarter.is_some() || self.point.half.is_some() || self.point.season.is_some())
        {
            self.infer_year_of_part();
        }
        let point = self.point;
        self.found.date = PartialDate { year: point.year, month: point.month, day: None };
        let year = point.year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
        let (timex, granularity, interval) = if let Some(month) = point.month {
            let interval = point.year.and_then(|year| calendar::months(year, month, 1));
            (format!("{year}-{month:02}"), Granularity::Month, interval)
        } else if let Some(quarter) = point.quarter {
            let interval = point.year.and_then(|year| calendar::months(year, quarter * 3 - 2, 3));
            (format!("{year}-Q{quarter}"), Granularity::Quarter, interval)
        } else if let Some(half) = point.half {
            let interval = point.year.and_then(|year| calendar::months(year, half * 6 - 5, 6));
            (format!("{year}-H{half}"), Granularity::Half, interval)
        } else if let Some(season) = point.season {
            let interval = point.year.and_then(|year| {
                // The winter of a year is the one that begins in it.
                calendar::months(year, season.first_month(), 3)
            });
            (format!("{year}-{}", season.timex()), Granularity::Quarter, interval)
        } else if let Some(value) = point.year {
            let interval = calendar::years(value, value + 1);
            (year, Granularity::Year, interval)
        } else if let Some(decade) = point.decade {
            let decade = if decade < 10 { self.decade_of_century(decade) } else { decade };
            (format!("{decade}"), Granularity::Decade, calendar::years(decade * 10, decade * 10 + 10))
        } else if let Some(century) = point.century {
            (format!("{century:02}"), Granularity::Century, calendar::years(century * 100, century * 100 + 100))
        } else {
            return;
        };
        self.found.timex = timex;
        self.found.granularity = Some(match point.edge {
            Some(_) if granularity == Granularity::Month => Granularity::MonthPart,
            Some(_) if granularity == Granularity::Year => Granularity::Half,
            _ => granularity,
        });
        self.found.interval = match (interval, point.edge) {
            (Some(whole), Some(edge)) => Some(calendar::third(whole, edge)),
            (interval, _) => interval,
        };
    }

    fn decade_of_century(&mut self, decade: i32) -> i32 {
        self.found.inferred = true;
        let near = self.context.today().map_or(200, |today| today.year().div_euclid(10));
        let century = near.div_euclid(10) * 10;
        if century + decade <= near { century + decade } else { century + decade - 10 }
    }

    fn infer_year_of_part(&mut self) {
        self.found.inferred = true;
        let recent = self.context.last.filter(|last| last.sentence == self.sentence && last.date.month.is_none());
        if let Some(year) = recent.and_then(|last| last.date.year) {
            self.found.anchor = Anchor::Mention;
            self.point.year = Some(year);
            return;
        }
        let Some(today) = self.context.today() else {
            self.found.anchor = Anchor::Unknown;
            return;
        };
        self.found.anchor = Anchor::Published;
        let first_month = match (self.point.quarter, self.point.half, self.point.season) {
            (Some(quarter), ..) => quarter * 3 - 2,
            (_, Some(half), _) => half * 6 - 5,
            (.., season) => season.map_or(1, Season::first_month),
        };
        let begun = first_month <= today.month();
        let year = today.year();
        self.point.year = Some(match self.direction() {
            Some(Direction::Past) if !begun => year - 1,
            Some(Direction::Next) if begun && self.point.direction.is_some() => year + 1,
            Some(_) => year,
            // Results of a quarter that has not begun are last year's.
            None if !begun && self.point.quarter.is_some() && first_month > today.month() + 3 => year - 1,
            None => year,
        });
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
