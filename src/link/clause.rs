//! Clauses: the words in one clause with each value, by which one fact told twice is told from two facts of a kind.

use crate::claim::{Claim, Facet, Profile, clause_of};

/// The words of the clauses of an article's claims.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    /// For each claim, where its words begin; one number more than there are claims.
    starts: Vec<u32>,
    /// The words of each, sorted.
    words: Vec<u32>,
}

impl Clauses {
    /// Of an article with these claims. What has happened is told by the words of the claim itself too.
    pub(super) fn of(claims: &[Claim], profile: &Profile) -> Self {
        let mut clauses = Self::default();
        for claim in claims {
            clauses.starts.push(clauses.words.len() as u32);
            clause_of(&profile.words, claim.tokens, claim.facet == Facet::Status, &mut clauses.words);
        }
        clauses.starts.push(clauses.words.len() as u32);
        clauses
    }

    fn words_of(&self, claim: usize) -> &[u32] {
        &self.words[self.starts[claim] as usize..self.starts[claim + 1] as usize]
    }
}

/// Which share of the words of the shorter of two clauses stands in the other too, 0 to 1. The claims are counted from
/// the first of their articles.
pub(super) fn words_shared([left, right]: [&Clauses; 2], (first, second): (usize, usize)) -> f64 {
    let (left, right) = (left.words_of(first), right.words_of(second));
    let mut others = right.iter().peekable();
    let shared = left.iter().filter(|word| {
        while others.next_if(|other| other < word).is_some() {}
        others.next_if_eq(word).is_some()
    });
    shared.count() as f64 / left.len().min(right.len()).max(1) as f64
}
