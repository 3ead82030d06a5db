//! How rare a key is, in bits: agreement on a rare word says more than agreement on a common one.

use std::borrow::Borrow;

use rustc_hash::FxHashMap;

use crate::claim::Profile;
use crate::text::Key;

/// The tables' estimate of how common a word is counts as much as this many articles of the run.
const BACKGROUND: f64 = 300.0;

/// Document frequencies over a run.
#[derive(Debug)]
pub(crate) struct Frequencies {
    articles: f64,
    documents: FxHashMap<Key, u32>,
}

impl Frequencies {
    pub(super) fn of<P: Borrow<Profile>>(profiles: &[P]) -> Self {
        let mut documents = FxHashMap::default();
        for term in profiles.iter().flat_map(|profile| &profile.borrow().terms) {
            *documents.entry(term.key).or_insert(0) += 1;
        }
        Self { articles: f64::from(step(profiles.len() as u32)), documents }
    }

    /// Number of articles of the run that have the key.
    pub(super) fn documents(&self, key: Key) -> u32 {
        self.documents.get(&key).copied().unwrap_or(0)
    }

    /// The rarity of a key in bits, given how common the tables hold it to be (articles in 1,000).
    pub(super) fn rarity(&self, key: Key, common: u16) -> f64 {
        let documents = f64::from(step(self.documents(key)));
        let expected = documents + BACKGROUND * f64::from(common) / 1_000.0 + 0.5;
        ((self.articles + BACKGROUND) / expected).log2().max(0.0)
    }
}

/// A count to four binary digits, at most an eighth too small: an article more changes the rarity of few words, and
/// what was worked out of the others still holds.
fn step(count: u32) -> u32 {
    let dropped = count.checked_ilog2().unwrap_or(0).saturating_sub(3);
    count >> dropped << dropped
}
