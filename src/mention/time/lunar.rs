//! The lunisolar calendar of Vietnam, for any time zone.
//!
//! After Hồ Ngọc Đức, "Thuật toán tính âm lịch" (<https://www.informatik.uni-leipzig.de/~duc/amlich/calrules.html>),
//! with the astronomical series of Jean Meeus, *Astronomical Algorithms* (1998): a month begins on the day of the new
//! moon, month 11 holds the winter solstice, and of thirteen months between two solstices the first without a
//! principal term of the sun is the leap month.

use chrono::{Datelike, NaiveDate};
use std::f64::consts::PI;

/// Hours east of Greenwich of the Vietnamese calendar.
const ZONE: f64 = 7.0;
/// Length of a mean lunar month in days.
const MONTH: f64 = 29.530_588_853;
/// Julian day number of the new moon from which lunar months are counted (1 January 1900).
const EPOCH: f64 = 2_415_021.076_998_695;
/// Julian day number of the day before 1 January of year 1, from which `chrono` counts days.
const DAY_ZERO: i32 = 1_721_425;

/// The Gregorian day of a lunar date. Day 0 is the last day of the month before.
pub(super) fn gregorian(year: i32, month: u32, day: u32, leap: bool) -> Option<NaiveDate> {
    if !(1..=12).contains(&month) || 30 < day || !(1000..3000).contains(&year) {
        return None;
    }
    let (start, end) = if month < 11 {
        (first_day_of_month_11(year - 1), first_day_of_month_11(year))
    } else {
        (first_day_of_month_11(year), first_day_of_month_11(year + 1))
    };
    let new_moon = (0.5 + (f64::from(start) - EPOCH) / MONTH).floor() as i32;
    let mut offset = (month as i32 - 11).rem_euclid(12);
    if 365 < end - start {
        let leap_offset = leap_month_offset(start);
        let leap_month = (leap_offset - 3).rem_euclid(12) + 1;
        if leap && month as i32 != leap_month {
            return None;
        }
        if leap || leap_offset <= offset {
            offset += 1;
        }
    } else if leap {
        return None;
    }
    let first = new_moon_day(new_moon + offset);
    NaiveDate::from_num_days_from_ce_opt(first + day as i32 - 1 - DAY_ZERO)
}

/// The Gregorian year of the lunar new year in which a day lies.
pub(super) fn lunar_year(day: NaiveDate) -> i32 {
    match gregorian(day.year(), 1, 1, false) {
        Some(new_year) if day < new_year => day.year() - 1,
        _ => day.year(),
    }
}

fn radians(degrees: f64) -> f64 {
    degrees * PI / 180.0
}

/// The Julian day number, in the zone of the calendar, of the new moon number `k` after the epoch.
fn new_moon_day(k: i32) -> i32 {
    let k = f64::from(k);
    let t = k / 1236.85;
    let (t2, t3) = (t * t, t * t * t);
    let mean = 2_415_020.759_33 + 29.530_588_68 * k + 0.000_117_8 * t2 - 0.000_000_155 * t3
        + 0.000_33 * radians(166.56 + 132.87 * t - 0.009_173 * t2).sin();
    let sun = radians(359.2242 + 29.105_356_08 * k - 0.000_033_3 * t2 - 0.000_003_47 * t3);
    let moon = radians(306.0253 + 385.816_918_06 * k + 0.010_730_6 * t2 + 0.000_012_36 * t3);
    let latitude = radians(21.2964 + 390.670_506_46 * k - 0.001_652_8 * t2 - 0.000_002_39 * t3);
    let correction = (0.1734 - 0.000_393 * t) * sun.sin() + 0.0021 * (2.0 * sun).sin() - 0.4068 * moon.sin()
        + 0.0161 * (2.0 * moon).sin()
        - 0.0004 * (3.0 * moon).sin()
        + 0.0104 * (2.0 * latitude).sin()
        - 0.0051 * (sun + moon).sin()
        - 0.0074 * (sun - moon).sin()
        + 0.0004 * (2.0 * latitude + sun).sin()
        - 0.0004 * (2.0 * latitude - sun).sin()
        - 0.0006 * (2.0 * latitude + moon).sin()
        + 0.0010 * (2.0 * latitude - moon).sin()
        + 0.0005 * (2.0 * moon + sun).sin();
    let dynamical = if t < -11.0 {
        0.001 + 0.000_839 * t + 0.000_226_1 * t2 - 0.000_008_45 * t3 - 0.000_000_081 * t * t3
    } else {
        -0.000_278 + 0.000_265 * t + 0.000_262 * t2
    };
    (mean + correction - dynamical + 0.5 + ZONE / 24.0).floor() as i32
}

/// The sun's longitude at the beginning of a day, in twelfths of a circle.
fn sun_sector(day: i32) -> i32 {
    let t = (f64::from(day) - 2_451_545.5 - ZONE / 24.0) / 36_525.0;
    let t2 = t * t;
    let anomaly = radians(357.529_10 + 35_999.050_30 * t - 0.000_155_9 * t2 - 0.000_000_48 * t * t2);
    let mean = 280.466_45 + 36_000.769_83 * t + 0.000_303_2 * t2;
    let centre = (1.914_600 - 0.004_817 * t - 0.000_014 * t2) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_290 * (3.0 * anomaly).sin();
    let longitude = radians(mean + centre).rem_euclid(2.0 * PI);
    (longitude / PI * 6.0).floor() as i32
}

fn first_day_of_month_11(year: i32) -> i32 {
    // OK because every year that is asked for has a last day.
    let last_day = NaiveDate::from_ymd_opt(year, 12, 31).map_or(0, |day| day.num_days_from_ce() + DAY_ZERO);
    let k = ((f64::from(last_day) - 2_415_021.0) / MONTH).floor() as i32;
    let day = new_moon_day(k);
    if 9 <= sun_sector(day) { new_moon_day(k - 1) } else { day }
}

/// How many months after the month 11 that begins on `start` the leap month follows.
fn leap_month_offset(start: i32) -> i32 {
    let k = ((f64::from(start) - EPOCH) / MONTH + 0.5).floor() as i32;
    let mut last = sun_sector(new_moon_day(k + 1));
    for offset in 2..15 {
        let sector = sun_sector(new_moon_day(k + offset));
        if sector == last {
            return offset - 1;
        }
        last = sector;
    }
    0
}

#[cfg(test)]
mod tests {
    use super::gregorian;

    #[test]
    fn new_years_and_a_leap_month() {
        let day = |year, month, day, leap| gregorian(year, month, day, leap).map(|day| day.to_string());
        for (year, new_year) in [
            (1985, "1985-01-21"), // one month before the Chinese new year of that year
            (2007, "2007-02-17"), // one day before it
            (2013, "2013-02-10"),
            (2014, "2014-01-31"),
            (2018, "2018-02-16"),
            (2020, "2020-01-25"),
            (2023, "2023-01-22"),
            (2024, "2024-02-10"),
            (2025, "2025-01-29"),
            (2030, "2030-02-02"), // one day before the Chinese one
        ] {
            assert_eq!(day(year, 1, 1, false).as_deref(), Some(new_year));
        }
        assert_eq!(day(2013, 8, 15, false).as_deref(), Some("2013-09-19"));
        assert_eq!(day(2023, 2, 1, true).as_deref(), Some("2023-03-22"));
        assert_eq!(day(2023, 3, 10, false).as_deref(), Some("2023-04-29"));
        assert_eq!(day(2023, 4, 1, true), None);
        assert_eq!(day(2014, 1, 0, false).as_deref(), Some("2014-01-30"));
        assert_eq!(day(2020, 4, 1, true).as_deref(), Some("2020-05-23"));
    }
}
