//! Origins: articles that copy one text are one source.

use std::borrow::Borrow;

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;

use super::{Stories, Versions};
use crate::article::near_copies;
use crate::claim::Profile;
use crate::text::Key;

/// Share of equal minima from which two articles are taken for copies of one text.
const COPY: f64 = 0.45;

/// Seconds between two articles within which one report of an agency stands behind both.
const ONE_REPORT: i64 = 3 * 86_400;

/// For each article, the smallest index among the near-copies of its text.
pub fn copies<P: Borrow<Profile>>(profiles: &[P]) -> Vec<u32> {
    let sketches: Vec<&[u64]> = profiles.iter().map(|profile| profile.borrow().sketch.as_slice()).collect();
    near_copies(&sketches, COPY)
}

/// For each article, the number of its origin: the smallest index among its copies and versions, and among the articles
/// of its story that are taken from the same agency and from nobody else.
pub fn origins<P: Borrow<Profile>>(profiles: &[P], stories: &Stories, versions: &Versions) -> Vec<u32> {
    let profiles: Vec<&Profile> = profiles.iter().map(Borrow::borrow).collect();
    let mut groups = UnionFind::<u32>::new(profiles.len());
    for (article, &origin) in versions.origins.iter().enumerate() {
        groups.union(origin, article as u32);
    }
    for members in &stories.members {
        join_by_agency(&profiles, members, &mut groups);
    }
    let mut first: FxHashMap<u32, u32> = FxHashMap::default();
    (0..profiles.len() as u32).map(|article| *first.entry(groups.find(article)).or_insert(article)).collect()
}

/// Joins the articles of a story that credit one agency alone, each with the one before it.
fn join_by_agency(profiles: &[&Profile], members: &[u32], groups: &mut UnionFind<u32>) {
    let mut last: FxHashMap<Key, u32> = FxHashMap::default();
    let mut members = members.to_vec();
    members.sort_by_key(|&article| (profiles[article as usize].published, article));
    for article in members {
        let profile = &profiles[article as usize];
        let [(agency, _)] = profile.credits.as_slice() else { continue };
        if let Some(before) = last.insert(*agency, article) {
            let gap =
                profile.published.zip(profiles[before as usize].published).map(|(later, earlier)| later - earlier);
            if gap.is_none_or(|gap| gap.abs() <= ONE_REPORT) {
                groups.union(before, article);
            }
        }
    }
}
