//! Dates of one event.

use chrono::{Datelike, NaiveDate};

use crate::claim::{Claim, Facet, Stage};
use crate::finding::{Rule, Ruling, Verdict};
use crate::value::Granularity;
use crate::value::relation::Relation;

const DATES: &[Facet] = &[Facet::Date];

/// One date contains the other: 20/3 lies in March, the evening of 20/3 in 20/3.
pub(super) const REFINES: Rule = Rule {
    name: "date-refines",
    facets: DATES,
    summary: "One date contains the other or overlaps it with a hedge: both can be true.",
    decide: |pair| (pair.relation == Relation::Compatible).then(|| Ruling::new(Verdict::Compatible)),
};

/// A word of postponement stands beside one of the dates.
pub(super) const RESCHEDULED: Rule = Rule {
    name: "date-rescheduled",
    facets: DATES,
    summary: "The later article says that it was postponed or moved: its date replaces the earlier one.",
    decide: |pair| {
        let moved = |claim: &Claim| matches!(claim.stage, Some(Stage::Postponed | Stage::Cancelled));
        (pair.relation == Relation::Apart && moved(pair.later)).then(|| Ruling::new(Verdict::Update))
    },
};

/// Planned for one day, held on another.
pub(super) const REALISED: Rule = Rule {
    name: "date-realised",
    facets: DATES,
    summary: "Planned earlier for one day and reported later as held on another.",
    decide: |pair| {
        let planned = matches!(pair.earlier.stage, Some(Stage::Scheduled | Stage::Proposed | Stage::Invited));
        let held = matches!(pair.later.stage, Some(Stage::Held | Stage::UnderWay));
        (pair.relation == Relation::Apart && planned && held && pair.gap.is_some_and(|gap| 0 < gap))
            .then(|| Ruling::new(Verdict::Update))
    },
};

/// A year or direction was inferred, and another plausible one makes the dates equal.
pub(super) const ANCHOR_OPEN: Rule = Rule {
    name: "date-anchor-open",
    facets: DATES,
    summary: "A year, week or direction was inferred; another plausible reading makes the dates equal.",
    decide: |pair| {
        let (a, b) = (pair.earlier.time_value()?, pair.later.time_value()?);
        let meets = a.alternatives.iter().any(|other| Some(*other) == b.interval)
            || b.alternatives.iter().any(|other| Some(*other) == a.interval);
        (pair.relation == Relation::Apart && meets).then(|| Ruling::new(Verdict::Undetermined))
    },
};

/// Two parts of one day.
pub(super) const SAME_DAY: Rule = Rule {
    name: "date-same-day",
    facets: DATES,
    summary: "Two parts of the same day: the afternoon and the evening run into each other.",
    decide: |pair| {
        let part = |claim: &Claim| claim.time_value().and_then(|time| time.granularity) == Some(Granularity::DayPart);
        let same = day(pair.earlier)? == day(pair.later)?;
        (same && (part(pair.earlier) || part(pair.later))).then(|| Ruling::new(Verdict::Compatible))
    },
};

/// 03/04 and 04/03.
pub(super) const DAY_MONTH_SWAPPED: Rule = Rule {
    name: "date-day-month-swapped",
    facets: DATES,
    summary: "The dates are equal when day and month of one are exchanged.",
    decide: |pair| {
        let (a, b) = (day(pair.earlier)?, day(pair.later)?);
        (a != b && a.month() == b.day() && a.day() == b.month()).then(|| Ruling::new(Verdict::Undetermined))
    },
};

/// One day apart: time zones, and the night between, make this a warning.
pub(super) const ADJACENT: Rule = Rule {
    name: "date-adjacent",
    facets: DATES,
    summary: "The dates are one day apart.",
    decide: |pair| {
        let days = (day(pair.earlier)? - day(pair.later)?).num_days().abs();
        (pair.relation == Relation::Apart && days == 1)
            .then(|| Ruling::new(Verdict::Conflict).warning().with("days", days))
    },
};

/// Dates that cannot both be true.
pub(super) const APART: Rule = Rule {
    name: "date-apart",
    facets: DATES,
    summary: "The dates cannot both be true of one event.",
    decide: |pair| {
        if pair.relation != Relation::Apart {
            return None;
        }
        let ruling = Ruling::new(Verdict::Conflict);
        Some(match (day(pair.earlier), day(pair.later)) {
            (Some(a), Some(b)) if a != b => ruling.with("days", (a - b).num_days().abs()),
            _ => ruling,
        })
    },
};

/// The day of a date that is as fine as a day.
fn day(claim: &Claim) -> Option<NaiveDate> {
    let time = claim.time_value()?;
    (time.granularity? <= Granularity::Day).then_some(time.interval?.from.date())
}
