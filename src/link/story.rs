//! Stories: articles about the same news, found through the rare words that they share.
//!
//! Candidates come from an inverted index, never from all pairs; groups from average-link clustering, in which one
//! chance resemblance cannot join two stories.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use super::frequency::Frequencies;
use super::weights::Weights;
use crate::claim::Profile;
use crate::text::Key;

/// A word of more articles than this is compared only among neighbours in time.
const LONG_LIST: usize = 96;
/// How many neighbours.
const NEIGHBOURS: usize = 24;
/// Days within which articles of one story usually appear.
const FRESH_DAYS: f64 = 3.0;
/// Days after that in which the resemblance loses half its weight.
const FADING_DAYS: f64 = 90.0;
/// Resemblances below this are noise.
const NOISE: f64 = 0.02;
/// The mean of a group is taken of this power of the resemblances: a few articles with much in common do not make one
/// story of two.
const DAMPING: f64 = 0.7;
/// Between two languages only names, values and concepts can be shared; what is shared of those counts this much.
const ACROSS_LANGUAGES: f64 = 0.7;

/// The articles of a run, grouped into stories.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stories {
    /// For each article, the number of its story.
    pub story_of: Vec<u32>,
    /// The articles of each story, in order.
    pub members: Vec<Vec<u32>>,
    /// Resemblance of pairs of articles, 0 to 1, smaller index first, sorted.
    pub resemblances: Vec<(u32, u32, f64)>,
}

/// Groups articles whose mean resemblance is at least [`Weights::story`].
pub(super) fn stories(profiles: &[Profile], frequencies: &Frequencies, weights: &Weights) -> Stories {
    let resemblances = resemblances(profiles, frequencies);
    let members = average_link(profiles.len(), &resemblances, weights);
    let mut story_of = vec![0; profiles.len()];
    for (story, articles) in members.iter().enumerate() {
        for &article in articles {
            story_of[article as usize] = story as u32;
        }
    }
    Stories { story_of, members, resemblances }
}

/// The weight of every term of an article, and the lengths of its vector: over all terms, and over those that other
/// languages share.
struct Vector {
    weights: Vec<f64>,
    length: f64,
    shared_length: f64,
}

impl Vector {
    /// The length to divide by across languages: an article of which little can be shared resembles nothing.
    fn across(&self) -> f64 {
        self.shared_length.max(self.length / 2.0)
    }
}

fn vector(profile: &Profile, frequencies: &Frequencies) -> Vector {
    let (mut all, mut shared) = (0.0, 0.0);
    let weights = profile
        .terms
        .iter()
        .map(|term| {
            let weight = f64::from(term.weight) * frequencies.rarity(term.key, term.common);
            all += weight * weight;
            if term.crosses_languages {
                shared += weight * weight;
            }
            weight
        })
        .collect();
    Vector { weights, length: all.sqrt().max(f64::MIN_POSITIVE), shared_length: shared.sqrt().max(f64::MIN_POSITIVE) }
}

/// The cosine of every pair of articles that share a word that is not too common.
fn resemblances(profiles: &[Profile], frequencies: &Frequencies) -> Vec<(u32, u32, f64)> {
    let vectors: Vec<Vector> = profiles.iter().map(|profile| vector(profile, frequencies)).collect();
    let mut postings: FxHashMap<Key, Vec<(u32, f64)>> = FxHashMap::default();
    for (article, (profile, vector)) in profiles.iter().zip(&vectors).enumerate() {
        for (term, &weight) in profile.terms.iter().zip(&vector.weights) {
            if 1 < frequencies.documents(term.key) {
                postings.entry(term.key).or_default().push((article as u32, weight));
            }
        }
    }
    let mut lists: Vec<(Key, Vec<(u32, f64)>)> = postings.into_iter().collect();
    // Sums of floating-point numbers depend on their order, so the order is fixed.
    lists.sort_unstable_by_key(|(key, _)| *key);
    let mut products: FxHashMap<(u32, u32), f64> = FxHashMap::default();
    for (_, list) in &mut lists {
        let window = if list.len() <= LONG_LIST { list.len() } else { NEIGHBOURS };
        if LONG_LIST < list.len() {
            list.sort_by_key(|&(article, _)| (profiles[article as usize].published, article));
        }
        for (at, &(left, left_weight)) in list.iter().enumerate() {
            for &(right, right_weight) in list[at + 1..].iter().take(window) {
                *products.entry((left.min(right), left.max(right))).or_default() += left_weight * right_weight;
            }
        }
    }
    let mut pairs: Vec<(u32, u32, f64)> = products
        .into_iter()
        .filter_map(|((left, right), product)| {
            let (a, b) = (&vectors[left as usize], &vectors[right as usize]);
            let (first, second) = (&profiles[left as usize], &profiles[right as usize]);
            let cosine = if first.language == second.language {
                product / (a.length * b.length)
            } else {
                ACROSS_LANGUAGES * product / (a.across() * b.across())
            };
            let resemblance = cosine * freshness(first, second);
            (NOISE <= resemblance).then_some((left, right, resemblance))
        })
        .collect();
    pairs.sort_unstable_by_key(|&(left, right, _)| (left, right));
    pairs
}

/// How much a resemblance counts between articles some time apart.
fn freshness(left: &Profile, right: &Profile) -> f64 {
    let (Some(left), Some(right)) = (left.published, right.published) else { return 1.0 };
    let days = (left - right).abs() as f64 / 86_400.0;
    1.0 / (1.0 + (days - FRESH_DAYS).max(0.0) / FADING_DAYS)
}

/// A possible union of two groups. The greatest mean comes first, then the smallest indices.
#[derive(PartialEq)]
struct Union {
    mean: f64,
    left: u32,
    right: u32,
    /// Versions of both groups when this was computed; a group that has changed since makes it void.
    versions: (u32, u32),
}

impl Eq for Union {}

impl Ord for Union {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean.total_cmp(&other.mean).then_with(|| (other.left, other.right).cmp(&(self.left, self.right)))
    }
}

impl PartialOrd for Union {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Agglomerative clustering by mean damped resemblance; pairs that are not listed count as 0.
///
/// Two groups of several articles each are two stories when the articles of either resemble each other much more than
/// those of the other.
fn average_link(articles: usize, pairs: &[(u32, u32, f64)], weights: &Weights) -> Vec<Vec<u32>> {
    let threshold = weights.story.powf(DAMPING);
    let mut groups: Vec<Vec<u32>> = (0..articles as u32).map(|article| vec![article]).collect();
    let mut versions = vec![0_u32; articles];
    let mut sums: Vec<FxHashMap<u32, f64>> = vec![FxHashMap::default(); articles];
    // For each group, the sum of the resemblances within it.
    let mut inner = vec![0.0; articles];
    let mut heap = BinaryHeap::new();
    for &(left, right, resemblance) in pairs {
        let resemblance = resemblance.powf(DAMPING);
        sums[left as usize].insert(right, resemblance);
        sums[right as usize].insert(left, resemblance);
        if threshold <= resemblance {
            heap.push(Union { mean: resemblance, left, right, versions: (0, 0) });
        }
    }
    while let Some(Union { left, right, versions: seen, .. }) = heap.pop() {
        let (l, r) = (left as usize, right as usize);
        if (versions[l], versions[r]) != seen {
            continue;
        }
        let bond = sums[l].get(&right).copied().unwrap_or_default();
        let mean = bond / (groups[l].len() * groups[r].len()) as f64;
        let cohesion = cohesion(&groups[l], inner[l]).min(cohesion(&groups[r], inner[r]));
        if mean < weights.cohesion * cohesion {
            continue;
        }
        // The larger group takes in the smaller one, so that each sum moves a logarithmic number of times.
        let (into, from) = if sums[l].len() < sums[r].len() { (r, l) } else { (l, r) };
        versions[l] += 1;
        versions[r] += 1;
        inner[into] += inner[from] + bond;
        let moved = std::mem::take(&mut groups[from]);
        groups[into].extend(moved);
        let mut moved: Vec<(u32, f64)> = std::mem::take(&mut sums[from]).into_iter().collect();
        moved.sort_unstable_by_key(|&(other, _)| other);
        for (other, sum) in moved {
            sums[other as usize].remove(&(from as u32));
            if other as usize != into {
                *sums[into].entry(other).or_default() += sum;
                *sums[other as usize].entry(into as u32).or_default() += sum;
            }
        }
        let mut neighbours: Vec<(u32, f64)> = sums[into].iter().map(|(&other, &sum)| (other, sum)).collect();
        neighbours.sort_unstable_by_key(|&(other, _)| other);
        for (other, sum) in neighbours {
            let mean = sum / (groups[into].len() * groups[other as usize].len()) as f64;
            if threshold <= mean {
                let (left, right) = ((into as u32).min(other), (into as u32).max(other));
                let seen = (versions[left as usize], versions[right as usize]);
                heap.push(Union { mean, left, right, versions: seen });
            }
        }
    }
    let mut members: Vec<Vec<u32>> = groups.into_iter().filter(|group| !group.is_empty()).collect();
    for group in &mut members {
        group.sort_unstable();
    }
    members.sort_unstable();
    members
}

/// The mean resemblance within a group; nothing is known of a single article.
fn cohesion(group: &[u32], inner: f64) -> f64 {
    let pairs = group.len() * (group.len() - 1) / 2;
    if pairs == 0 { 0.0 } else { inner / pairs as f64 }
}
