//! Finding the parts of a date that the text leaves out: the year of a day, the week of a weekday, the day of a time.

use chrono::{Datelike, Days, NaiveDate};

use super::Prefer;
use super::calendar;
use super::lunar;
use super::point::{Direction, Holiday, Season};
use super::resolve::Resolver;
use crate::value::{Anchor, Granularity};

impl Resolver<'_> {
    pub(super) fn cycle_year(&mut self, cycle: i32) {
        // Year 4 of our era opened a cycle.
        let near = self.context.today().map_or(2_000, lunar::lunar_year);
        let year = (near - 54..near + 6).find(|year| (year - 4).rem_euclid(60) == cycle);
        self.point.year = year;
        self.found.inferred = true;
    }

    pub(super) fn holiday_value(&mut self, holiday: Holiday) {
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

    pub(super) fn lunar_value(&mut self) {
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
                "XXXX-XX-XX".clone_into(&mut self.found.timex);
                self.found.anchor = Anchor::Unknown;
            }
        }
    }

    pub(super) fn infer_month(&mut self, day: u32) {
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

    pub(super) fn infer_year(&mut self, month: u32, day: u32) {
        self.found.inferred = true;
        let planned = self.cue.filter(|cue| cue.before && cue.direction == Direction::Next).map(|cue| cue.direction);
        let year = self.context.year_of(month, self.point.day.map(|_| day), self.point.direction.or(planned));
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

    pub(super) fn weekday_value(&mut self) {
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
            (None, Prefer::Nearest) if self.cue.is_some_and(|cue| cue.direction == Direction::Next) => today_or_future,
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

    pub(super) fn weekend_value(&mut self) {
        let Some(today) = self.context.today() else {
            "XXXX-WXX-WE".clone_into(&mut self.found.timex);
            self.found.anchor = Anchor::Unknown;
            return;
        };
        self.found.anchor = Anchor::Published;
        let weekday = today.weekday().number_from_monday();
        let shift = match (self.point.direction, self.cue.map(|cue| cue.direction)) {
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
    pub(super) fn time_of_context(&mut self) {
        // A day that the sentence names, even one that lies ahead; else the day that the text is about.
        let named =
            self.context.last.filter(|last| last.sentence == self.sentence && last.granularity <= Granularity::Day);
        let recent = self.context.last_day.filter(|last| self.sentence.saturating_sub(last.sentence) <= 8);
        let recent = named.or(recent);
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

    pub(super) fn decade_of_century(&mut self, decade: i32) -> i32 {
        self.found.inferred = true;
        let near = self.context.today().map_or(200, |today| today.year().div_euclid(10));
        let century = near.div_euclid(10) * 10;
        if century + decade <= near { century + decade } else { century + decade - 10 }
    }

    pub(super) fn infer_year_of_part(&mut self) {
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
