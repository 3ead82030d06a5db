//! A limit: how much of one article is compared. News has a few dozen claims; a text made of figures could have a
//! million, and each would be weighed against each of its neighbour's.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::claim::{Claim, Facet};

/// The most claims of one facet that are compared of one article.
const CLAIMS: usize = 256;

/// What is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// For each article, the claims that are compared.
    pub of_article: Vec<Vec<u32>>,
    /// The claims that are not, because their article has too many.
    pub beyond: Vec<u32>,
}

/// The claims of each article that are compared: all, or of a facet that has too many the first with each value, up to
/// the limit. The claims of an article follow one another.
pub fn compared(claims: &[Claim], articles: usize) -> Compared {
    let mut compared = Compared { of_article: vec![Vec::new(); articles], beyond: Vec::new() };
    let mut first = 0;
    for of_article in claims.chunk_by(|one, other| one.article == other.article) {
        let indices = first..first + of_article.len() as u32;
        first = indices.end;
        let Some(list) = compared.of_article.get_mut(of_article[0].article as usize) else { continue };
        if of_article.len() <= CLAIMS {
            list.extend(indices);
        } else {
            choose(of_article, indices, list, &mut compared.beyond);
        }
    }
    compared
}

/// Puts each claim of an article that has many to those that are compared or to those that are not.
fn choose(claims: &[Claim], indices: Range<u32>, list: &mut Vec<u32>, beyond: &mut Vec<u32>) {
    let mut counts: FxHashMap<Facet, usize> = FxHashMap::default();
    for claim in claims {
        *counts.entry(claim.facet).or_default() += 1;
    }
    let mut taken: FxHashMap<Facet, usize> = FxHashMap::default();
    let mut seen: FxHashSet<String> = FxHashSet::default();
    for (index, claim) in indices.zip(claims) {
        if CLAIMS < counts[&claim.facet] {
            let says = format!("{:?} {:?} {:?} {:?}", claim.facet, claim.frame, claim.head, claim.value);
            let taken = taken.entry(claim.facet).or_default();
            if CLAIMS <= *taken || !seen.insert(says) {
                beyond.push(index);
                continue;
            }
            *taken += 1;
        }
        list.push(index);
    }
}
