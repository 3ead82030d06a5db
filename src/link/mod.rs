//! Links: two claims of different articles that are about the same thing, with the evidence for it.

use serde::Serialize;

/// One named reason for or against a link.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    /// What was compared, and how it came out.
    pub name: &'static str,
    /// Its weight in bits: log2 of how much more often it holds for the same fact than for two different ones.
    pub weight: f64,
}

/// Two claims that are about the same thing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    /// Index of the first claim.
    pub a: u32,
    /// Index of the second claim, which is the larger.
    pub b: u32,
    /// The sum of the weights, in bits.
    pub score: f64,
    /// What the score is the sum of.
    pub evidence: Vec<Evidence>,
}
