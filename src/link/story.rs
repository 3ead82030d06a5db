//! Stories: articles about the same news, found through the rare words that they share.
//!
//! Candidates come from an inverted index, never from all pairs; groups from average-link clustering, in which one
//! chance resemblance cannot join two stories.

use rustc_hash::FxHashMap;

use super::cluster::{self, Resemblance};
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
    let members = cluster::cluster(profiles, &resemblances, weights);
    let resemblances = resemblances.into_iter().map(|pair| (pair.left, pair.right, pair.whole)).collect();
    let mut story_of = vec![0; profiles.len()];
    for (story, articles) in members.iter().enumerate() {
        for &article in articles {
            story_of[article as usize] = story as u32;
        }
    }
    Stories { story_of, members, resemblances }
}

/// The weight of every term of an article, and the lengths of its vector: over all terms, over those that other
/// languages share, and over names and values.
struct Vector {
    weights: Vec<f64>,
    length: f64,
    shared_length: f64,
    particular_length: f64,
}

impl Vector {
    /// The length to divide by across languages: an article of which little can be shared resembles nothing.
    fn across(&self) -> f64 {
        self.shared_length.max(self.length / 2.0)
    }
}

fn vector(profile: &Profile, frequencies: &Frequencies) -> Vector {
    let (mut all, mut shared, mut particular) = (0.0, 0.0, 0.0);
    let weights = profile
        .terms
        .iter()
        .map(|term| {
            let weight = f64::from(term.weight) * frequencies.rarity(term.key, term.common);
            all += weight * weight;
            if term.kind.crosses_languages() {
                shared += weight * weight;
            }
            if term.kind.is_particular() {
                particular += weight * weight;
            }
            weight
        })
        .collect();
    let length = |squares: f64| squares.sqrt().max(f64::MIN_POSITIVE);
    Vector { weights, length: length(all), shared_length: length(shared), particular_length: length(particular) }
}

/// An article in the list of those that have a word, with the weight of the word in it.
type Posting = (u32, f64);

/// The cosine of every pair of articles that share a word that is not too common.
fn resemblances(profiles: &[Profile], frequencies: &Frequencies) -> Vec<Resemblance> {
    let vectors: Vec<Vector> = profiles.iter().map(|profile| vector(profile, frequencies)).collect();
    let mut postings: FxHashMap<(Key, bool), Vec<Posting>> = FxHashMap::default();
    for (article, (profile, vector)) in profiles.iter().zip(&vectors).enumerate() {
        for (term, &weight) in profile.terms.iter().zip(&vector.weights) {
            if 1 < frequencies.documents(term.key) {
                postings.entry((term.key, term.kind.is_particular())).or_default().push((article as u32, weight));
            }
        }
    }
    let mut lists: Vec<((Key, bool), Vec<Posting>)> = postings.into_iter().collect();
    // Sums of floating-point numbers depend on their order, so the order is fixed.
    lists.sort_unstable_by_key(|(key, _)| *key);
    let mut products: FxHashMap<(u32, u32), (f64, f64)> = FxHashMap::default();
    for ((_, is_particular), list) in &mut lists {
        let window = if list.len() <= LONG_LIST { list.len() } else { NEIGHBOURS };
        if LONG_LIST < list.len() {
            list.sort_by_key(|&(article, _)| (profiles[article as usize].published, article));
        }
        for (at, &(left, left_weight)) in list.iter().enumerate() {
            for &(right, right_weight) in list[at + 1..].iter().take(window) {
                let (whole, particular) = products.entry((left.min(right), left.max(right))).or_default();
                *whole += left_weight * right_weight;
                if *is_particular {
                    *particular += left_weight * right_weight;
                }
            }
        }
    }
    let mut pairs: Vec<Resemblance> = products
        .into_iter()
        .filter_map(|((left, right), (whole, particular))| {
            let (a, b) = (&vectors[left as usize], &vectors[right as usize]);
            let (first, second) = (&profiles[left as usize], &profiles[right as usize]);
            let (cosine, factor) = if first.language == second.language {
                (whole / (a.length * b.length), 1.0)
            } else {
                (ACROSS_LANGUAGES * whole / (a.across() * b.across()), ACROSS_LANGUAGES)
            };
            let whole = cosine * freshness(first, second);
            let particular = factor * particular / (a.particular_length * b.particular_length);
            (NOISE <= whole).then_some(Resemblance { left, right, whole, particular })
        })
        .collect();
    pairs.sort_unstable_by_key(|pair| (pair.left, pair.right));
    pairs
}

/// How much a resemblance counts between articles some time apart.
fn freshness(left: &Profile, right: &Profile) -> f64 {
    let (Some(left), Some(right)) = (left.published, right.published) else { return 1.0 };
    let days = (left - right).abs() as f64 / 86_400.0;
    1.0 / (1.0 + (days - FRESH_DAYS).max(0.0) / FADING_DAYS)
}
