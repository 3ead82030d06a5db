//! Units of time.

use chrono::{Duration as Span, Months, NaiveDateTime};

use super::reader::Reader;
use crate::text::Category;

/// A unit of time, as tables name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    pub(super) fn from_name(name: &str) -> Option<Unit> {
        Some(match name.trim_end_matches(['?', '+']) {
            "TS" => Unit::Second,
            "TM" => Unit::Minute,
            "TH" => Unit::Hour,
            "NI" => Unit::Night,
            "D" => Unit::Day,
            "WE" => Unit::Weekend,
            "W" => Unit::Week,
            "FN" => Unit::Fortnight,
            "M" => Unit::Month,
            "Q" => Unit::Quarter,
            "Y" => Unit::Year,
            "DE" => Unit::Decade,
            "CE" => Unit::Century,
            "ML" => Unit::Millennium,
            _ => return None,
        })
    }

    /// The unit that TIMEX3 writes, and how many of it make one of this.
    pub(super) fn timex(self) -> (&'static str, u32) {
        match self {
            Unit::Second => ("S", 1),
            Unit::Minute => ("M", 1),
            Unit::Hour => ("H", 1),
            Unit::Night | Unit::Day => ("D", 1),
            Unit::Weekend => ("WE", 1),
            Unit::Week => ("W", 1),
            Unit::Fortnight => ("W", 2),
            Unit::Month => ("M", 1),
            Unit::Quarter => ("Q", 1),
            Unit::Year => ("Y", 1),
            Unit::Decade => ("Y", 10),
            Unit::Century => ("Y", 100),
            Unit::Millennium => ("Y", 1000),
        }
    }

    /// Whether it is a part of a day, which TIMEX3 writes after a T.
    pub(super) fn is_clock(self) -> bool {
        matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }

    /// Its length in seconds; months count 30 days and years 365.
    pub(super) fn seconds(self) -> u64 {
        const DAY: u64 = 86_400;
        match self {
            Unit::Second => 1,
            Unit::Minute => 60,
            Unit::Hour => 3_600,
            Unit::Night | Unit::Day => DAY,
            Unit::Weekend => 2 * DAY,
            Unit::Week => 7 * DAY,
            Unit::Fortnight => 14 * DAY,
            Unit::Month => 30 * DAY,
            Unit::Quarter => 90 * DAY,
            Unit::Year => 365 * DAY,
            Unit::Decade => 3_650 * DAY,
            Unit::Century => 36_500 * DAY,
            Unit::Millennium => 365_000 * DAY,
        }
    }

    /// The moment that lies `count` units later.
    pub(super) fn shift(self, from: NaiveDateTime, count: i32) -> Option<NaiveDateTime> {
        let months = match self {
            Unit::Month => 1,
            Unit::Quarter => 3,
            Unit::Year => 12,
            Unit::Decade => 120,
            Unit::Century => 1_200,
            Unit::Millennium => 12_000,
            _ => {
                let seconds = i64::try_from(self.seconds()).ok()?.checked_mul(i64::from(count))?;
                return from.checked_add_signed(Span::try_seconds(seconds)?);
            }
        };
        let distance = Months::new(count.unsigned_abs().checked_mul(months)?);
        if count < 0 { from.checked_sub_months(distance) } else { from.checked_add_months(distance) }
    }
}

impl Reader<'_, '_> {
    /// A unit of time at a token, in a form that can only be plural.
    pub(super) fn plural_unit(&self, at: usize) -> Option<(Unit, usize)> {
        let (value, next) = self.values(at, Category::TimeUnit).next()?;
        Some((Unit::from_name(value.strip_suffix('+')?)?, next))
    }

    /// A unit of time at a token.
    pub(super) fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        let (value, next) = self.values(at, Category::TimeUnit).next()?;
        Some((Unit::from_name(value)?, next))
    }
}
