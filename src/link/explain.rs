//! Explanations: the evidence on any two claims, whether it was enough or not.

use serde::Serialize;

use super::evidence::{Comparison, score};
use super::frequency::Frequencies;
use super::{Evidence, Weights, story};
use crate::claim::{Claim, Profile, relation_of};
use crate::value::relation::Relation;

/// Why two claims were linked, or what was missing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// Whether their articles are of one story. Claims of other stories are never linked.
    pub same_story: bool,
    /// How their values relate.
    pub relation: Relation,
    /// The evidence; empty where the values cannot be compared.
    pub evidence: Vec<Evidence>,
    /// The sum of the evidence, in bits.
    pub score: f64,
    /// The score that a link between values so related needs; `None` where there is no such link.
    pub threshold: Option<f64>,
}

impl Explanation {
    /// Bits that were missing, zero or less when there were enough; `None` where no evidence would be enough.
    pub fn missing(&self) -> Option<f64> {
        Some(self.threshold? - self.score)
    }
}

/// Weighs two claims of a run, by their indices.
pub fn explain(profiles: &[Profile], claims: &[Claim], weights: &Weights, a: u32, b: u32) -> Explanation {
    let (left, right) = (&claims[a as usize], &claims[b as usize]);
    let frequencies = Frequencies::of(profiles);
    let stories = story::stories(profiles, &frequencies, weights);
    let comparison = Comparison {
        weights,
        frequencies: &frequencies,
        left: &profiles[left.article as usize],
        right: &profiles[right.article as usize],
    };
    let evidence = comparison.weigh(left, right).map(|(_, evidence)| evidence).unwrap_or_default();
    let relation = relation_of(left, right);
    Explanation {
        same_story: stories.story_of[left.article as usize] == stories.story_of[right.article as usize],
        relation,
        score: score(&evidence),
        evidence,
        threshold: comparison.threshold(left.facet, relation),
    }
}
