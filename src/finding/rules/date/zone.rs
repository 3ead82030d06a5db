//! One moment that two clocks put on two days.

use chrono::TimeDelta;

use super::{DATES, day};
use crate::claim::Claim;
use crate::finding::{Rule, Ruling, Verdict};
use crate::value::{Granularity, Interval};

/// The evening of 20/3 in Washington is the morning of 21/3 in Hanoi.
pub(in crate::finding::rules) const TIME_ZONE: Rule = Rule {
    name: "date-time-zone",
    facets: DATES,
    summary: "Near midnight the two are one moment on the clocks of two time zones.",
    why: "Outlets in two zones put one moment on two days, and neither is wrong.",
    example: "“the evening of 20 March” in a paper of New York and “the morning of 21 March” in one of Hanoi",
    silent: "both give only a day, the zones are not known, or no part of the days meets",
    decide: |pair| {
        let (a, b) = (pair.earlier.time_value()?, pair.later.time_value()?);
        let fine = |claim: &Claim| {
            claim.time_value().and_then(|time| time.granularity).is_some_and(|it| it < Granularity::Day)
        };
        let days = (day(pair.earlier)? - day(pair.later)?).num_days().abs();
        // The text's own zone counts before that of the outlet.
        let minutes = match (a.zone, b.zone) {
            (Some(earlier), Some(later)) => later - earlier,
            _ => pair.zones?,
        };
        let shifted = shift(a.interval?, minutes);
        (pair.is_apart()
            && days <= 1
            && minutes != 0
            && (fine(pair.earlier) || fine(pair.later))
            && shifted.overlaps(b.interval?))
        .then(|| Ruling::new(Verdict::Compatible).with("hours", f64::from(minutes) / 60.0))
    },
};

/// The interval on clocks that are ahead by some minutes.
fn shift(interval: Interval, minutes: i32) -> Interval {
    let by = TimeDelta::minutes(i64::from(minutes));
    let moved = |moment: chrono::NaiveDateTime| moment.checked_add_signed(by).unwrap_or(moment);
    Interval { from: moved(interval.from), to: moved(interval.to) }
}
