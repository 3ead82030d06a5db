//! Origins: articles that copy one text are one source.

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;

use crate::claim::Profile;

/// Minima in a band: articles that share all minima of one band are compared.
const BAND: usize = 2;
/// Share of equal minima from which two articles are taken for copies of one text.
const COPY: f64 = 0.45;

/// For each article, the number of its origin: the smallest index among its copies.
pub fn origins(profiles: &[Profile]) -> Vec<u32> {
    let mut groups = UnionFind::<u32>::new(profiles.len());
    let mut bands: FxHashMap<(usize, u64, u64), Vec<u32>> = FxHashMap::default();
    for (article, profile) in profiles.iter().enumerate() {
        for (band, minima) in profile.sketch.chunks_exact(BAND).enumerate() {
            // Every copy is compared with the first of its band: their number does not matter then.
            let known = bands.entry((band, minima[0], minima[1])).or_default();
            if known
                .iter()
                .any(|&other| is_copy(&profiles[other as usize], profile) && groups.union(other, article as u32))
                || known.len() < 4
            {
                known.push(article as u32);
                known.truncate(4);
            }
        }
    }
    let mut first: FxHashMap<u32, u32> = FxHashMap::default();
    (0..profiles.len() as u32).map(|article| *first.entry(groups.find(article)).or_insert(article)).collect()
}

fn is_copy(left: &Profile, right: &Profile) -> bool {
    COPY <= resemblance(left, right)
}

/// The share of equal minima: an estimate of how much of their text two articles have in common.
pub(super) fn resemblance(left: &Profile, right: &Profile) -> f64 {
    let equal = left.sketch.iter().zip(&right.sketch).filter(|(a, b)| a == b).count();
    equal as f64 / left.sketch.len().max(1) as f64
}
