//! Times: intervals on the calendar with a granularity, partial dates, and durations.

use chrono::NaiveDateTime;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Hedge;

/// The kinds of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeKind {
    /// A day or something coarser, or a part of a day.
    Date,
    /// A clock time.
    Time,
    /// A length of time.
    Duration,
    /// A time that returns (every day).
    Set,
}

/// How fine an expression is, from fine to coarse. Nothing is ever made finer than the text has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Granularity {
    /// 10:45.
    Minute,
    /// 10 o'clock.
    Hour,
    /// Morning, evening, night.
    DayPart,
    /// A day.
    Day,
    /// A run of days (a weekend, 17-21/10).
    Days,
    /// A week.
    Week,
    /// The beginning, middle or end of a month.
    MonthPart,
    /// A month.
    Month,
    /// A quarter or a season.
    Quarter,
    /// Half a year, or a part of a year.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// Half-open: `from` belongs to it, `to` does not. Local time of the article's publication zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Interval {
    /// The first moment.
    pub from: NaiveDateTime,
    /// The first moment after it.
    pub to: NaiveDateTime,
}

impl Interval {
    /// Whether the two have a moment in common.
    pub fn overlaps(self, other: Interval) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// Whether every moment of the other lies in this one.
    pub fn contains(self, other: Interval) -> bool {
        self.from <= other.from && other.to <= self.to
    }
}

/// What an expression was resolved against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// Nothing: it stands on the calendar by itself.
    #[default]
    Calendar,
    /// The time of publication.
    Published,
    /// Another time mentioned in the article.
    Mention,
    /// It would need an anchor and none is known.
    Unknown,
}

/// A date of which some parts are known. 20/3 has no year; a month has no day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// Year of the Gregorian calendar.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: Option<u32>,
    /// 1 to 31.
    pub day: Option<u32>,
}

/// A length of time in seconds, with bounds. Months count 30 days, years 365, as far as comparison goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Duration {
    /// The least it can be.
    pub low: Option<Decimal>,
    /// The most it can be.
    pub high: Option<Decimal>,
    /// Seconds in the smallest unit named, which says how exactly it was meant.
    pub unit: u64,
}

/// The value of a time expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeValue {
    /// The kind of TIMEX3.
    pub kind: TimeKind,
    /// The TIMEX3 value: `2018-03-20`, `2018-03-20TEV`, `XXXX-03-20`, `P3D`, `PRESENT_REF`.
    pub timex: String,
    /// Where it lies on the calendar, when it denotes a point or span there.
    pub interval: Option<Interval>,
    /// How fine it is, for points and spans on the calendar.
    pub granularity: Option<Granularity>,
    /// The parts of the calendar date that are known, year included where it was inferred.
    pub date: Option<PartialDate>,
    /// The length, for durations.
    pub duration: Option<Duration>,
    /// How exactly it is meant.
    pub hedge: Hedge,
    /// What it was resolved against.
    pub anchor: Anchor,
    /// Whether the year (or the direction of a weekday) was inferred.
    pub inferred: bool,
    /// Where else it could lie, if it was inferred.
    pub alternatives: Vec<Interval>,
    /// Minutes east of UTC, where the text names a zone.
    pub zone: Option<i32>,
    /// Whether the text says that it is local time of the place it tells of.
    pub local: bool,
}
