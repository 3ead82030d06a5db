//! Dates that cannot both be true.

use chrono::Datelike;

use super::{DATES, day};
use crate::claim::Claim;
use crate::finding::rules::quantity::price::MOVING;
use crate::finding::{Pair, Rule, Ruling, Verdict};
use crate::value::relation::{self, Relation};
use crate::value::{Granularity, TimeValue};

/// Whether two days may be those of one occasion. They are not where each article tells of its own day of publication,
/// where one of them tells both days, or where they lie far apart and are no slip of the month.
fn may_be_one_occasion(pair: &Pair<'_>) -> bool {
    let (Some(a), Some(b)) = (day(pair.earlier), day(pair.later)) else { return true };
    let each_its_own = a != b && pair.days == [Some(a), Some(b)];
    let clock = |time: &TimeValue| time.granularity.is_some_and(|granularity| granularity < Granularity::DayPart);
    let clock_of = |claim: &Claim| claim.time_value().is_some_and(clock);
    let tells = |article: &[Claim], claim: &Claim, other: &Claim| {
        let value = other.time_value();
        article.iter().any(|it| {
            let fits = it.time_value().zip(value).is_some_and(|(it, value)| {
                let fine = it.granularity.is_some_and(|granularity| granularity <= Granularity::Days);
                fine && clock(it) == clock(value)
                    && matches!(relation::times(it, value), Relation::Same | Relation::Compatible)
            });
            fits && it.frame == claim.frame
        })
    };
    let both_told =
        tells(pair.beside_earlier, pair.earlier, pair.later) || tells(pair.beside_later, pair.later, pair.earlier);
    let slip_of_month = a.day() == b.day();
    let far = pair.tolerances.days_slip < (a - b).num_days().abs() && !slip_of_month;
    // Prices are read at any hour.
    let read = clock_of(pair.earlier) && pair.earlier.frame.as_deref().is_some_and(|frame| MOVING.contains(&frame));
    !read && !each_its_own && !both_told && (!far || pair.tolerances.strong <= pair.score)
}

/// One day apart: time zones, and the night between, make this a warning.
pub(in crate::finding::rules) const ADJACENT: Rule = Rule {
    name: "date-adjacent",
    facets: DATES,
    summary: "The dates are one day apart.",
    why: "One of them is wrong, or midnight or a time zone lies between; the reader should look.",
    example: "“on 20 March” and “on 21 March”",
    silent: "a time zone, another anchor or a new schedule explains it, each article tells of its own day, or one \
             of them tells both days",
    decide: |pair| {
        let days = (day(pair.earlier)? - day(pair.later)?).num_days().abs();
        (pair.is_apart() && days == 1 && may_be_one_occasion(pair))
            .then(|| Ruling::new(Verdict::Conflict).warning().with("days", days))
    },
};

/// Dates that cannot both be true.
pub(in crate::finding::rules) const APART: Rule = Rule {
    name: "date-apart",
    facets: DATES,
    summary: "The dates cannot both be true of one event.",
    why: "At least one of them is wrong.",
    example: "“on 28 October” and “on 28 November”, of one fire",
    silent: "any rule above explains the difference, one article tells both days, or the days lie more than a week \
             apart on a weak link",
    decide: |pair| {
        if !pair.is_apart() || !may_be_one_occasion(pair) {
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
