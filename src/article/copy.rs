//! Copies: articles whose text is that of many others, or nearly so. More of them say nothing new and are not read.
//!
//! Broder, "On the resemblance and containment of documents" (1997): the share of equal minima of hashes estimates the
//! share of common runs of words. Articles that share all minima of one band are compared.

use std::collections::BTreeMap;
use std::hash::Hasher;

use petgraph::unionfind::UnionFind;
use rustc_hash::{FxHashMap, FxHasher};

use super::{Article, Field};
use crate::parallel;

/// The most articles with one text, letter for letter, that are read: more of them say nothing new.
const COPIES_READ: usize = 32;
/// Of articles with nearly one text so many of the earliest are read, and as many of the latest.
const NEAR_COPIES_READ: usize = 128;
/// Share of equal minima from which two articles have nearly one text.
const NEARLY: f64 = 0.6;

/// Words in a run.
const RUN: usize = 6;
/// Minima of the sketch of a text: each run of words belongs to one of them ("one permutation hashing").
const MINIMA: usize = 32;
/// Minima in a band.
const BAND: usize = 2;
/// Every copy is compared with this many of those that share a band with it: how many there are does not matter then.
const COMPARED: usize = 4;

/// The sketch of an article's text as it was given, made many times faster than the article is read.
pub(crate) fn rough_sketch(article: &Article) -> Vec<u64> {
    let mut minima = vec![u64::MAX; MINIMA];
    let mut window = [0; RUN];
    let words = Field::ALL.into_iter().filter_map(|field| article.field(field)).flat_map(str::split_ascii_whitespace);
    for (seen, word) in words.enumerate() {
        let mut hasher = FxHasher::default();
        hasher.write(word.as_bytes());
        window[seen % RUN] = hasher.finish();
        if seen + 1 < RUN {
            continue;
        }
        let mut hasher = FxHasher::default();
        for at in 1..=RUN {
            hasher.write_u64(window[(seen + at) % RUN]);
        }
        let run = hasher.finish();
        let minimum = &mut minima[(run >> 32) as usize % MINIMA];
        *minimum = run.min(*minimum);
    }
    minima
}

/// The articles, in order of publication, that are not read because enough with their text are, letter for letter or
/// nearly so, each with the first of these. `sketches` are rough ones.
pub(crate) fn unread_copies(articles: &[&Article], sketches: &[&[u64]]) -> BTreeMap<u32, u32> {
    let mut texts: FxHashMap<[Option<&str>; 3], (usize, u32)> = FxHashMap::default();
    let mut unread = BTreeMap::new();
    for (article, index) in articles.iter().zip(0..) {
        let text = Field::ALL.map(|field| article.field(field));
        let (count, first) = texts.entry(text).or_insert((0, index));
        *count += 1;
        if COPIES_READ < *count {
            unread.insert(index, *first);
        }
    }
    if articles.len() <= 2 * NEAR_COPIES_READ {
        return unread;
    }
    let first_of = near_copies(sketches, NEARLY);
    let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (&first, article) in first_of.iter().zip(0..).filter(|(_, article)| !unread.contains_key(article)) {
        groups.entry(first).or_default().push(article);
    }
    for (first, group) in groups.into_iter().filter(|(_, group)| 2 * NEAR_COPIES_READ < group.len()) {
        unread.extend(group[NEAR_COPIES_READ..group.len() - NEAR_COPIES_READ].iter().map(|&article| (article, first)));
    }
    unread
}

/// For each sketch, the smallest index among those that have this share of their minima in common with it or with one
/// another in a chain.
pub(crate) fn near_copies(sketches: &[&[u64]], least: f64) -> Vec<u32> {
    let longest = sketches.iter().map(|sketch| sketch.len()).max().unwrap_or_default();
    let bands: Vec<usize> = (0..longest).step_by(BAND).collect();
    let mut groups = UnionFind::<u32>::new(sketches.len());
    for (one, other) in parallel::map(&bands, |&band| copies_by_band(sketches, band, least)).into_iter().flatten() {
        groups.union(one, other);
    }
    let mut first: FxHashMap<u32, u32> = FxHashMap::default();
    (0..sketches.len() as u32).map(|article| *first.entry(groups.find(article)).or_insert(article)).collect()
}

/// The copies among the sketches that share the minima of a band. One band after the other: the table of all of them
/// would not stay in the cache.
fn copies_by_band(sketches: &[&[u64]], band: usize, least: f64) -> Vec<(u32, u32)> {
    let mut sharing: FxHashMap<&[u64], First> = FxHashMap::default();
    let mut copies = Vec::new();
    for (article, &sketch) in (0_u32..).zip(sketches) {
        let Some(minima) = sketch.get(band..band + BAND) else { continue };
        let first = sharing.entry(minima).or_default();
        let is_copy_of = |&other: &u32| least <= resemblance(sketches[other as usize], sketch);
        copies.extend(first.articles().iter().copied().filter(is_copy_of).map(|other| (other, article)));
        first.add(article);
    }
    copies
}

/// The share of equal minima: an estimate of how much of their text two articles have in common.
pub(crate) fn resemblance(left: &[u64], right: &[u64]) -> f64 {
    let minima = left.iter().zip(right).filter(|(a, b)| (**a).min(**b) != u64::MAX);
    let (equal, all) = minima.fold((0_u32, 0_u32), |(equal, all), (a, b)| (equal + u32::from(a == b), all + 1));
    f64::from(equal) / f64::from(all.max(1))
}

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
