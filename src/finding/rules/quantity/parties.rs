//! Figures of named parties.

use super::QUANTITIES;
use crate::finding::{Rule, Ruling, Verdict};

/// Two named parties give two figures.
pub(in crate::finding::rules) const DIFFER: Rule = Rule {
    name: "parties-differ",
    facets: QUANTITIES,
    summary: "Two named parties give different figures, one in each article.",
    why: "The articles do not contradict each other: they report parties that do.",
    example: "“20 dead, says Kyiv” and “5 dead, says Moscow”",
    silent: "one of the figures is printed without a source, or both come from one speaker",
    decide: |pair| {
        (pair.is_apart() && pair.has_two_speakers()).then(|| {
            Ruling::new(Verdict::Disputed)
                .with("first", pair.earlier.speaker.as_deref().unwrap_or_default())
                .with("second", pair.later.speaker.as_deref().unwrap_or_default())
        })
    },
};
