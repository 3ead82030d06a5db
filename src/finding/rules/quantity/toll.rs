//! Running figures: they grow while an event goes on, and fall only when somebody counts again.

use super::{COUNTS, QUANTITIES, number};
use crate::claim::{Claim, Cue};
use crate::finding::{Pair, Rule, Ruling, Verdict};

/// Frames whose figures run: they grow while an event is going on.
const RUNNING: &[&str] = &[
    "increase",
    "death",
    "injury",
    "missing",
    "rescue",
    "evacuation",
    "arrest",
    "disaster",
    "disease",
    "search",
    "flood",
    "storm",
    "earthquake",
    "aid",
    "donation",
];

/// A figure that the later article calls corrected.
pub(in crate::finding::rules) const CORRECTED: Rule = Rule {
    name: "value-corrected",
    facets: QUANTITIES,
    summary: "The later article says that an earlier figure was wrong or provisional.",
    why: "A correction that is said is the later state; only one that is not said is a contradiction.",
    example: "“53 aboard” and, a day later, “49, not 53 as first reported”",
    silent: "the words of correction stand in another sentence, or in the earlier article",
    decide: |pair| {
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        let corrected = pair.later.cue == Some(Cue::Corrected) && pair.earlier.cue != Some(Cue::Corrected);
        (pair.is_apart() && corrected && pair.gap.is_some_and(|gap| 0 < gap) && !pair.returns)
            .then(|| Ruling::new(Verdict::Update).with("from", a.normalize()).with("to", b.normalize()))
    },
};

/// A toll that grows with a later report.
pub(in crate::finding::rules) const GROWS: Rule = Rule {
    name: "toll-grows",
    facets: COUNTS,
    summary: "A running figure (dead, injured, missing, evacuated) is higher in the later report.",
    why: "Tolls rise as bodies are found; the earlier article was right when it was written.",
    example: "“18 dead” in the evening and “34 dead” the next morning",
    silent: "the articles appeared within five minutes of each other, or a still later one gives the old figure again",
    decide: |pair| {
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        let later = pair.gap.is_some_and(|gap| pair.tolerances.later_toll <= gap);
        (pair.is_apart() && a < b && is_running(pair) && later && !pair.returns)
            .then(|| Ruling::new(Verdict::Update).with("from", a.normalize()).with("to", b.normalize()))
    },
};

/// An article that tells how the figure moved.
pub(in crate::finding::rules) const TOLD: Rule = Rule {
    name: "toll-told",
    facets: COUNTS,
    summary: "An article gives both values of a running figure: first one, then the other.",
    why: "The outlet that looks back prints the old figure too; it does not hold it.",
    example: "“89 dead” and “first 63 were admitted, then 89”",
    silent: "no article has both figures of the same thing in one sentence or the next",
    decide: |pair| {
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        (pair.is_apart() && is_running(pair) && pair.told_together)
            .then(|| Ruling::new(Verdict::Update).with("from", a.min(b).normalize()).with("to", a.max(b).normalize()))
    },
};

/// A running figure that is lower in the later report.
pub(in crate::finding::rules) const FALLS: Rule = Rule {
    name: "toll-falls",
    facets: COUNTS,
    summary: "A running figure is lower in the later report, and no correction is mentioned.",
    why: "The dead do not return: somebody counted again, counts something else, or is wrong.",
    example: "“11 rescued” in the evening and “10 rescued” the next morning",
    silent: "the later article says that it was counted again",
    decide: |pair| {
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        (pair.is_apart() && b < a && is_running(pair) && pair.is_later())
            .then(|| Ruling::new(Verdict::Conflict).warning().with("from", a.normalize()).with("to", b.normalize()))
    },
};

fn is_running(pair: &Pair<'_>) -> bool {
    pair.either(runs)
}

/// Whether the figure is one that grows while an event is going on.
pub(in crate::finding) fn runs(claim: &Claim) -> bool {
    claim.frame.as_deref().is_some_and(|frame| RUNNING.contains(&frame))
}
