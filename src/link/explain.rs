//! Explanations: the evidence on any two claims, whether it was enough or not.

use serde::Serialize;

use super::evidence::Comparison;
use super::frequency::Frequencies;
use super::material::{Material, NameRelations, materials};
use super::{Evidence, Run, Statements, Stories, Weights, story};
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
    /// The score from which values so related are possibly of one fact.
    pub possible: Option<f64>,
}

impl Explanation {
    /// Bits that were missing, zero or less when there were enough; `None` where no evidence would be enough.
    pub fn missing(&self) -> Option<f64> {
        Some(self.threshold? - self.score)
    }
}

/// Answers why claims of one run were linked or not. Made once, asked often.
#[derive(Debug)]
pub struct Explainer<'a> {
    claims: Vec<Claim>,
    statements: Statements,
    materials: Vec<Material>,
    profiles: Vec<Profile>,
    frequencies: Frequencies,
    stories: Stories,
    weights: &'a Weights,
}

impl<'a> Explainer<'a> {
    /// For the claims of a run, as [`super::link`] got them.
    pub fn new(profiles: Vec<Profile>, claims: Vec<Claim>, weights: &'a Weights) -> Self {
        let frequencies = Frequencies::of(&profiles);
        let stories = story::stories(&profiles, &frequencies, weights);
        let statements = Statements::of(&claims, profiles.len());
        let articles: Vec<(u32, &Profile)> = (0..).zip(&profiles).collect();
        let materials = materials(&claims, &statements, &articles);
        Self { claims, statements, materials, profiles, frequencies, stories, weights }
    }

    /// The evidence on two claims, by their indices in the report. `None` when there are no such claims.
    pub fn pair(&self, a: u32, b: u32) -> Option<Explanation> {
        let (left, right) = (self.claims.get(a as usize)?, self.claims.get(b as usize)?);
        let of_both = [left, right].map(|claim| &self.profiles[claim.article as usize]);
        let materials = [left, right].map(|claim| &self.materials[claim.article as usize]);
        let names = NameRelations::default();
        let comparison = Comparison::of(self.run(), of_both, materials, &names);
        let mut evidence = Vec::new();
        comparison.explain(a, b, &mut evidence);
        let relation = relation_of(left, right);
        Some(Explanation {
            same_story: self.stories.story_of[left.article as usize] == self.stories.story_of[right.article as usize],
            relation,
            score: evidence.iter().map(|evidence| evidence.weight).sum(),
            evidence,
            threshold: comparison.threshold(left, right, relation),
            possible: comparison.possible(left, right, relation),
        })
    }

    fn run(&self) -> Run<'_> {
        Run {
            claims: &self.claims,
            statements: &self.statements,
            frequencies: &self.frequencies,
            weights: self.weights,
        }
    }

    /// Of the claims of other articles of the story that are not in `linked`, the one that came nearest to a claim,
    /// and what is to be said of the two.
    pub fn nearest_rejected(&self, claim: u32, linked: &[u32]) -> Option<(u32, Explanation)> {
        let known = self.claims.get(claim as usize)?;
        let story = self.stories.story_of[known.article as usize];
        self.claims
            .iter()
            .enumerate()
            .filter(|(index, other)| {
                other.facet == known.facet
                    && other.article != known.article
                    && self.stories.story_of[other.article as usize] == story
                    && !linked.contains(&(*index as u32))
            })
            .filter_map(|(index, _)| Some((index as u32, self.pair(claim, index as u32)?)))
            .filter_map(|(index, explanation)| Some((explanation.missing()?, index, explanation)))
            .filter(|(_, _, explanation)| !explanation.evidence.is_empty())
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
            .map(|(_, index, explanation)| (index, explanation))
    }
}
