//! Writing a resolved point as TIMEX3 and as an interval.

use chrono::{Datelike, Days, NaiveDate};

use super::calendar;
use super::resolve::Resolver;
use crate::value::{Granularity, PartialDate};

impl Resolver<'_> {
    pub(super) fn set_date(&mut self, day: NaiveDate) {
        self.found.date = PartialDate { year: Some(day.year()), month: Some(day.month()), day: Some(day.day()) };
    }

    /// A known day, with the part of it or the clock time.
    pub(super) fn fine(&mut self, day: NaiveDate) {
        self.set_date(day);
        let date = day;
        if let Some(clock) = self.point.clock {
            let midnight = clock.hour == 24;
            let time = day.and_hms_opt(clock.hour % 24, clock.minute.unwrap_or(0), clock.second.unwrap_or(0));
            let (granularity, seconds) =
                if clock.minute.is_some() { (Granularity::Minute, 60) } else { (Granularity::Hour, 3_600) };
            self.found.timex = format!("{date}T{:02}:{:02}", clock.hour, clock.minute.unwrap_or(0));
            if let Some(second) = clock.second {
                let time = format!("{}:{second:02}", self.found.timex);
                self.found.timex = time;
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
    pub(super) fn partial(&mut self) {
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
    pub(super) fn coarse_value(&mut self) {
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
}
