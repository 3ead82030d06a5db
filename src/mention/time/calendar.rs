//! Days, weeks and holidays of the Gregorian calendar, and how TIMEX3 writes its spans.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::lunar;
use super::point::{Edge, Holiday};
use crate::value::Interval;

/// The half-open interval of whole days.
pub(super) fn days(from: NaiveDate, to: NaiveDate) -> Interval {
    Interval { from: from.and_time(NaiveTime::MIN), to: to.and_time(NaiveTime::MIN) }
}

/// The interval of one day.
pub(super) fn one_day(day: NaiveDate) -> Option<Interval> {
    Some(days(day, day.checked_add_days(Days::new(1))?))
}

/// The interval of some months from the first day of one.
pub(super) fn months(year: i32, month: u32, count: u32) -> Option<Interval> {
    let from = NaiveDate::from_ymd_opt(year, month, 1)?;
    let index = year.checked_mul(12)? + (month + count) as i32 - 1;
    let to = NaiveDate::from_ymd_opt(index.div_euclid(12), index.rem_euclid(12) as u32 + 1, 1)?;
    Some(days(from, to))
}

/// The interval of whole years.
pub(super) fn years(from: i32, to: i32) -> Option<Interval> {
    Some(days(NaiveDate::from_ymd_opt(from, 1, 1)?, NaiveDate::from_ymd_opt(to, 1, 1)?))
}

/// A third of an interval; newspapers mean no more by "early" and "late".
pub(super) fn third(whole: Interval, edge: Edge) -> Interval {
    let third = (whole.to - whole.from) / 3;
    match edge {
        Edge::Start => Interval { from: whole.from, to: whole.from + third },
        Edge::Middle => Interval { from: whole.from + third, to: whole.to - third },
        Edge::End => Interval { from: whole.to - third, to: whole.to },
    }
}

/// The Monday of the week in which a day lies.
pub(super) fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}

/// 2013-W43
pub(super) fn week(day: NaiveDate) -> String {
    let week = day.iso_week();
    format!("{}-W{:02}", week.year(), week.week())
}

/// The day of a holiday in a year; for the lunar ones, in the lunar year of that number.
pub(super) fn holiday(holiday: Holiday, year: i32) -> Option<NaiveDate> {
    match holiday {
        Holiday::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
        Holiday::Lunar(month, day) => lunar::gregorian(year, month, day, false),
        Holiday::Nth(month, nth, weekday) => {
            if nth < 0 {
                let last = months(year, month, 1)?.to.date().pred_opt()?;
                let back = (last.weekday().number_from_monday() + 7 - weekday) % 7;
                return last.checked_sub_days(Days::new(u64::from(back)));
            }
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            let ahead = (weekday + 7 - first.weekday().number_from_monday()) % 7 + 7 * (nth.unsigned_abs() - 1);
            first.checked_add_days(Days::new(u64::from(ahead)))
        }
        Holiday::Easter(offset) => {
            let easter = easter(year)?;
            let distance = Days::new(u64::from(offset.unsigned_abs()));
            if offset < 0 { easter.checked_sub_days(distance) } else { easter.checked_add_days(distance) }
        }
    }
}

/// Easter Sunday by the Gregorian rule (the anonymous algorithm in Meeus, *Astronomical Algorithms*).
#[allow(clippy::many_single_char_names, reason = "the letters are those of the published algorithm")]
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// The interval of a minute, an hour or a part of a day.
pub(super) fn span(from: NaiveDateTime, seconds: i64) -> Option<Interval> {
    Some(Interval { from, to: from.checked_add_signed(chrono::Duration::try_seconds(seconds)?)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_that_move() {
        let day = |which, year| holiday(which, year).map(|day| day.to_string());
        assert_eq!(day(Holiday::Easter(0), 2013).as_deref(), Some("2013-03-31"));
        assert_eq!(day(Holiday::Easter(0), 2024).as_deref(), Some("2024-03-31"));
        assert_eq!(day(Holiday::Easter(0), 2025).as_deref(), Some("2025-04-20"));
        assert_eq!(day(Holiday::Nth(11, 4, 4), 2013).as_deref(), Some("2013-11-28"));
        assert_eq!(day(Holiday::Nth(5, -1, 1), 2014).as_deref(), Some("2014-05-26"));
        assert_eq!(day(Holiday::Lunar(3, 10), 2013).as_deref(), Some("2013-04-19"));
    }
}
