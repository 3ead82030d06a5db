//! Dates that cannot both be true.

use super::{DATES, day};
use crate::finding::{Rule, Ruling, Verdict};

/// One day apart: time zones, and the night between, make this a warning.
pub(in crate::finding::rules) const ADJACENT: Rule = Rule {
    name: "date-adjacent",
    facets: DATES,
    summary: "The dates are one day apart.",
    why: "One of them is wrong, or midnight or a time zone lies between; the reader should look.",
    example: "“on 20 March” and “on 21 March”",
    silent: "a time zone, another anchor or a new schedule explains it",
    decide: |pair| {
        let days = (day(pair.earlier)? - day(pair.later)?).num_days().abs();
        (pair.is_apart() && days == 1).then(|| Ruling::new(Verdict::Conflict).warning().with("days", days))
    },
};

/// Dates that cannot both be true.
pub(in crate::finding::rules) const APART: Rule = Rule {
    name: "date-apart",
    facets: DATES,
    summary: "The dates cannot both be true of one event.",
    why: "At least one of them is wrong.",
    example: "“on 28 October” and “on 28 November”, of one fire",
    silent: "any rule above explains the difference",
    decide: |pair| {
        if !pair.is_apart() {
            return None;
        }
        let ruling = Ruling::new(Verdict::Conflict);
        Some(match (day(pair.earlier), day(pair.later)) {
            (Some(a), Some(b)) if a != b => {
                let days = (a - b).num_days().abs();
                let ruling = ruling.with("days", days);
                if days < pair.tolerances.days_error { ruling.warning() } else { ruling }
            }
            _ => ruling,
        })
    },
};
