//! Dates that can both be true: one contains the other, or both are parts of one day.

use super::{DATES, day};
use crate::claim::Claim;
use crate::finding::{Rule, Ruling, Verdict};
use crate::value::Granularity;
use crate::value::relation::Relation;

/// One date contains the other: 20/3 lies in March, the evening of 20/3 in 20/3.
pub(in crate::finding::rules) const REFINES: Rule = Rule {
    name: "date-refines",
    facets: DATES,
    summary: "One date contains the other, or overlaps it with a hedge.",
    why: "A month and a day in it are one date told with more or less precision, which corroborates and does not \
          contradict.",
    example: "“in March” and “20 March”; “20/3” and “the evening of 20/3”",
    silent: "the finer date lies outside the coarser one",
    decide: |pair| (pair.relation == Relation::Compatible).then(|| Ruling::new(Verdict::Compatible)),
};

/// Two parts of one day.
pub(in crate::finding::rules) const SAME_DAY: Rule = Rule {
    name: "date-same-day",
    facets: DATES,
    summary: "Two parts of the same day.",
    why: "Afternoon and evening run into each other, and two outlets name one hour differently.",
    example: "“the afternoon of 19/7” and “the evening of 19/7”",
    silent: "both give a clock time, or the days differ",
    decide: |pair| {
        let part = |claim: &Claim| claim.time_value().and_then(|time| time.granularity) == Some(Granularity::DayPart);
        let same = day(pair.earlier)? == day(pair.later)?;
        (same && (part(pair.earlier) || part(pair.later))).then(|| Ruling::new(Verdict::Compatible))
    },
};
