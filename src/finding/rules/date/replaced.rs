//! Dates of which the later one replaces the earlier: moved, corrected, planned and then held on another day.

use super::DATES;
use crate::claim::{Claim, Cue, Stage};
use crate::finding::{Rule, Ruling, Verdict};

/// A word of postponement stands beside the later date.
pub(in crate::finding::rules) const RESCHEDULED: Rule = Rule {
    name: "date-rescheduled",
    facets: DATES,
    summary: "The later article says that it was postponed or moved.",
    why: "A new date after a postponement is news, not a contradiction; the old date no longer holds.",
    example: "“on 28 March” and, weeks later, “postponed to 12 May”",
    silent: "the words of postponement stand in the earlier article only, or in another sentence than the date",
    decide: |pair| {
        let moved = |claim: &Claim| {
            claim.cue == Some(Cue::Moved) || matches!(claim.stage, Some(Stage::Postponed | Stage::Cancelled))
        };
        (pair.is_apart() && moved(pair.later) && pair.gap.is_none_or(|gap| 0 < gap))
            .then(|| Ruling::new(Verdict::Update))
    },
};

/// Planned for one day, held on another.
pub(in crate::finding::rules) const REALISED: Rule = Rule {
    name: "date-realised",
    facets: DATES,
    summary: "Planned earlier for one day and reported later as held on another.",
    why: "Plans change without notice; the report of the event itself is the later state.",
    example: "“will open on 3 May” and, on 6 May, “opened on 5 May”",
    silent: "the later article does not say that it was held",
    decide: |pair| {
        let planned = matches!(pair.earlier.stage, Some(Stage::Scheduled | Stage::Proposed | Stage::Invited));
        let held = matches!(pair.later.stage, Some(Stage::Held | Stage::UnderWay));
        (pair.is_apart() && planned && held && pair.gap.is_some_and(|gap| 0 < gap))
            .then(|| Ruling::new(Verdict::Update))
    },
};

/// Two plans of two parties.
pub(in crate::finding::rules) const SCHEDULES_DIFFER: Rule = Rule {
    name: "date-schedules-differ",
    facets: DATES,
    summary: "Two named parties announce different dates for what has not happened yet.",
    why: "Until it takes place neither date is wrong; the parties do not agree.",
    example: "“on 12 May, says the ministry” and “on 15 May, says the embassy”",
    silent: "one of the dates is reported as past, or the speakers are one",
    decide: |pair| {
        let planned = |claim: &Claim| matches!(claim.stage, Some(Stage::Scheduled | Stage::Proposed | Stage::Invited));
        (pair.is_apart() && planned(pair.earlier) && planned(pair.later) && pair.has_two_speakers()).then(|| {
            Ruling::new(Verdict::Disputed)
                .with("first", pair.earlier.speaker.as_deref().unwrap_or_default())
                .with("second", pair.later.speaker.as_deref().unwrap_or_default())
        })
    },
};
