//! A limit: how much of one article is compared. News has a few dozen claims; a text made of figures could have a
//! million, and each would be weighed against each of its neighbour's.

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
/// the limit.
pub fn compared(claims: &[Claim], articles: usize) -> Compared {
    let mut counts: FxHashMap<(u32, Facet), usize> = FxHashMap::default();
    for claim in claims {
        *counts.entry((claim.article, claim.facet)).or_default() += 1;
    }
    let mut compared = Compared { of_article: vec![Vec::new(); articles], beyond: Vec::new() };
    let mut taken: FxHashMap<(u32, Facet), usize> = FxHashMap::default();
    let mut seen: FxHashSet<(u32, String)> = FxHashSet::default();
    for (index, claim) in claims.iter().enumerate() {
        let Some(list) = compared.of_article.get_mut(claim.article as usize) else { continue };
        let place = (claim.article, claim.facet);
        if CLAIMS < counts[&place] {
            let says = format!("{:?} {:?} {:?} {:?}", claim.facet, claim.frame, claim.head, claim.value);
            let taken = taken.entry(place).or_default();
            if CLAIMS <= *taken || !seen.insert((claim.article, says)) {
                compared.beyond.push(index as u32);
                continue;
            }
            *taken += 1;
        }
        list.push(index as u32);
    }
    compared
}
