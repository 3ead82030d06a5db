//! Origins: articles that copy one text are one source.

use std::borrow::Borrow;

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;

use super::{Stories, Versions};
use crate::claim::Profile;
use crate::text::Key;

/// Minima in a band: articles that share all minima of one band are compared.
const BAND: usize = 2;
/// Every copy is compared with this many of those that share a band with it: how many there are does not matter then.
const COMPARED: usize = 4;
/// Share of equal minima from which two articles are taken for copies of one text.
const COPY: f64 = 0.45;

/// Seconds between two articles within which one report of an agency stands behind both.
const ONE_REPORT: i64 = 3 * 86_400;

/// The first articles that share a band. There are many bands, and most have one article.
#[derive(Default)]
struct First {
    articles: [u32; COMPARED],
    count: u32,
}

impl First {
    fn articles(&self) -> &[u32] {
        &self.articles[..self.count as usize]
    }

    fn add(&mut self, article: u32) {
        if let Some(place) = self.articles.get_mut(self.count as usize) {
            *place = article;
            self.count += 1;
        }
    }
}

/// For each article, the smallest index among the near-copies of its text.
pub fn copies<P: Borrow<Profile>>(profiles: &[P]) -> Vec<u32> {
    let profiles: Vec<&Profile> = profiles.iter().map(Borrow::borrow).collect();
    let mut groups = UnionFind::<u32>::new(profiles.len());
    let mut bands: FxHashMap<(usize, u64, u64), First> = FxHashMap::default();
    for (article, profile) in (0_u32..).zip(&profiles) {
        for (band, minima) in profile.sketch.chunks_exact(BAND).enumerate() {
            let first = bands.entry((band, minima[0], minima[1])).or_default();
            let is_copy_of = |&other: &u32| is_copy(profiles[other as usize], profile);
            // One that is joined to another is joined to all whom that one copies.
            first.articles().iter().any(|other| is_copy_of(other) && groups.union(*other, article));
            first.add(article);
        }
    }
    smallest(&groups, profiles.len())
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
    smallest(&groups, profiles.len())
}

fn smallest(groups: &UnionFind<u32>, articles: usize) -> Vec<u32> {
    let mut first: FxHashMap<u32, u32> = FxHashMap::default();
    (0..articles as u32).map(|article| *first.entry(groups.find(article)).or_insert(article)).collect()
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

fn is_copy(left: &Profile, right: &Profile) -> bool {
    COPY <= resemblance(left, right)
}

/// The share of equal minima: an estimate of how much of their text two articles have in common.
pub(super) fn resemblance(left: &Profile, right: &Profile) -> f64 {
    let equal = left.sketch.iter().zip(&right.sketch).filter(|(a, b)| a == b).count();
    equal as f64 / left.sketch.len().max(1) as f64
}
