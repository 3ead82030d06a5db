//! Asserted by one, denied by the other.

use super::STATUS;
use crate::claim::{Claim, Polarity, Stage};
use crate::finding::{Rule, Ruling, Verdict};

/// Not yet, and then done.
pub(in crate::finding::rules) const SINCE_HAPPENED: Rule = Rule {
    name: "status-since-happened",
    facets: STATUS,
    summary: "“Not yet” in the earlier article, done in the later one.",
    why: "What had not happened in the morning has happened by night.",
    example: "“has not yet signed” and, a day later, “has signed”",
    silent: "the earlier article denies it altogether, or the articles appeared together",
    decide: |pair| {
        let (a, b) = (pair.earlier, pair.later);
        let open = a.polarity == Polarity::Negative && a.stage == Some(Stage::Scheduled);
        let done = b.polarity == Polarity::Positive && matches!(b.stage, None | Some(Stage::Held | Stage::UnderWay));
        (pair.is_apart() && open && done && pair.is_later()).then(|| Ruling::new(Verdict::Update))
    },
};

/// Asserted by one party, denied by another.
pub(in crate::finding::rules) const DENIED: Rule = Rule {
    name: "status-denied",
    facets: STATUS,
    summary: "A quoted party asserts it and another denies it.",
    why: "The outlets do not contradict each other: they report parties that do.",
    example: "“the base was hit, says Moscow” and “the base was not hit, says the mayor”",
    silent: "neither is put into somebody's mouth",
    decide: |pair| {
        (pair.is_apart() && pair.either(|claim| claim.speaker.is_some())).then(|| {
            let who = |claim: &Claim| claim.speaker.as_deref().unwrap_or("–").to_owned();
            Ruling::new(Verdict::Disputed).with("first", who(pair.earlier)).with("second", who(pair.later))
        })
    },
};

/// Held against not held, in the outlets' own voices.
pub(in crate::finding::rules) const CONTRADICTED: Rule = Rule {
    name: "status-contradicted",
    facets: STATUS,
    summary: "One outlet says that it happened and the other that it did not, each in its own voice.",
    why: "One of them is wrong, or they mean two things.",
    example: "“the match was played” and “the match was not played”",
    silent: "somebody is quoted for it, or the later article may have the later state",
    decide: |pair| pair.is_apart().then(|| Ruling::new(Verdict::Conflict).warning()),
};
