//! Dates that one missing fact would decide: the year, the day from which it is counted, the order of day and month.

use chrono::Datelike;

use super::{DATES, day};
use crate::claim::Claim;
use crate::finding::{Rule, Ruling, Verdict};
use crate::value::{Anchor, Granularity, TimeValue};

/// The article has no date of its own, so that a weekday or "yesterday" can lie anywhere.
pub(in crate::finding::rules) const ANCHOR_MISSING: Rule = Rule {
    name: "date-anchor-missing",
    facets: DATES,
    summary: "A weekday or relative date of an article whose day of publication is not known.",
    why: "“On Sunday” is the same day only if both articles were written in the same week.",
    example: "“on Sunday” in an undated article and “on Sunday, 8 January”",
    silent: "the weekdays differ, or the article says in which week it was written",
    decide: |pair| {
        // Day and month without a year are a date; a weekday without a week is any of fifty-two days.
        let floats = |claim: &Claim| {
            claim.time_value().is_some_and(|time| {
                time.interval.is_none() && time.anchor == Anchor::Unknown && time.date.is_none_or(|it| it.day.is_none())
            })
        };
        let floating = [pair.earlier, pair.later].into_iter().find(|claim| floats(claim))?;
        let settled = pair.either(|claim| claim.time_value().is_some_and(|time| time.interval.is_some()));
        (settled && !pair.is_apart()).then(|| {
            Ruling::new(Verdict::Undetermined).with("missing", floating.time_value().map_or("", |it| &it.timex))
        })
    },
};

/// A direction or week was inferred, and another plausible one makes the dates equal.
pub(in crate::finding::rules) const ANCHOR_OPEN: Rule = Rule {
    name: "date-anchor-open",
    facets: DATES,
    summary: "A week, month or direction was inferred; another plausible reading makes the dates equal.",
    why: "The difference may be ours and not the outlets': it rests on the day from which the article counts.",
    example: "“on Friday”, which can be the last one or the next one, and the date of the other Friday",
    silent: "no reading of either date meets the other",
    decide: |pair| {
        let (a, b) = (pair.earlier.time_value()?, pair.later.time_value()?);
        let meets = |open: &TimeValue, other: &TimeValue| {
            open.alternatives.iter().find(|reading| Some(**reading) == other.interval).copied()
        };
        let reading = meets(a, b).or_else(|| meets(b, a))?;
        pair.is_apart()
            .then(|| Ruling::new(Verdict::Undetermined).with("reading", reading.from.date().format("%Y-%m-%d")))
    },
};

/// The year of one of them was inferred.
pub(in crate::finding::rules) const YEAR_OPEN: Rule = Rule {
    name: "date-year-open",
    facets: DATES,
    summary: "The same day and month; the year of one of them is not printed and was inferred.",
    why: "The missing year decides whether it is one date or an anniversary.",
    example: "“20 March” in a report of 2019 and “20 March 2018”",
    silent: "both years are printed, or they are more than one apart",
    decide: |pair| {
        let (a, b) = (day(pair.earlier)?, day(pair.later)?);
        let inferred = pair.either(|claim| claim.time_value().is_some_and(|time| time.inferred));
        let same = (a.month(), a.day()) == (b.month(), b.day()) && (a.year() - b.year()).abs() == 1;
        (pair.is_apart() && inferred && same)
            .then(|| Ruling::new(Verdict::Undetermined).with("first", a.year()).with("second", b.year()))
    },
};

/// 03/04 and 04/03.
pub(in crate::finding::rules) const DAY_MONTH_SWAPPED: Rule = Rule {
    name: "date-day-month-swapped",
    facets: DATES,
    summary: "The dates are equal when day and month of one are exchanged.",
    why: "One outlet writes the day first and another the month; the difference may be one of habit.",
    example: "“4/3/2018” in a British paper and “3/4/2018” in an American one",
    silent: "a day above 12 shows the order, or the years differ",
    decide: |pair| {
        let (a, b) = (day(pair.earlier)?, day(pair.later)?);
        let whole = |claim: &Claim| {
            claim.time_value().and_then(|time| time.granularity).is_some_and(|it| it <= Granularity::Day)
        };
        (a != b && a.year() == b.year() && a.month() == b.day() && a.day() == b.month() && whole(pair.earlier))
            .then(|| Ruling::new(Verdict::Undetermined).with("first", a).with("second", b))
    },
};
