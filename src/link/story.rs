//! Stories: articles about the same news, found through the rare words that they share.
//!
//! Candidates come from an inverted index, never from all pairs; groups from average-link clustering, in which one
//! chance resemblance cannot join two stories.

use std::borrow::Borrow;

use rustc_hash::FxHashMap;

use super::cluster;
use super::frequency::Frequencies;
use super::neighbour::Resemblance;
use super::weights::Weights;
use crate::claim::Profile;
use crate::parallel;
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
    /// For each story, the resemblance of pairs of its articles, 0 to 1, smaller index first, sorted.
    pub resemblances: Vec<Vec<(u32, u32, f64)>>,
    /// For each article the latest version of it, itself where there is no later one; empty where there are none at all.
    pub latest: Vec<u32>,
}

impl Stories {
    /// Puts earlier versions of an article into the story of the latest one.
    pub(super) fn join(&mut self, latest: &[u32]) {
        for (article, &other) in latest.iter().enumerate().filter(|(article, other)| *article as u32 != **other) {
            let (from, into) = (self.story_of[article], self.story_of[other as usize]);
            self.members[from as usize].retain(|&member| member as usize != article);
            self.members[into as usize].push(article as u32);
            self.story_of[article] = into;
        }
        self.members.iter_mut().for_each(|members| members.sort_unstable());
        self.latest = latest.to_vec();
    }

    /// Whether no later version of the article is there.
    pub fn is_latest(&self, article: u32) -> bool {
        self.latest.get(article as usize).is_none_or(|&latest| latest == article)
    }
}

/// Groups articles whose mean resemblance is at least [`Weights::story`].
pub(super) fn stories<P: Borrow<Profile>>(profiles: &[P], frequencies: &Frequencies, weights: &Weights) -> Stories {
    let profiles: Vec<&Profile> = profiles.iter().map(Borrow::borrow).collect();
    let profiles = profiles.as_slice();
    let pairs = resemblances(profiles, frequencies);
    let groups = cluster::cluster(profiles, &pairs, weights);
    let mut stories = Stories { story_of: vec![0; profiles.len()], ..Stories::default() };
    for (number, articles) in (0_u32..).zip(&groups) {
        for &article in articles {
            stories.story_of[article as usize] = number;
        }
    }
    stories.resemblances = vec![Vec::new(); groups.len()];
    stories.members = groups;
    for pair in pairs {
        let story = stories.story_of[pair.left as usize];
        if story == stories.story_of[pair.right as usize] {
            stories.resemblances[story as usize].push((pair.left, pair.right, pair.whole));
        }
    }
    stories
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

/// The articles that have each word of at least two of them: a list a word, one after the other.
struct Postings {
    /// For each article and each of its words, the number of the word's list, `u32::MAX` for a word of its own, and the
    /// place of the article among those of the list in the order of publication.
    lists_of: Vec<Vec<(u32, u32)>>,
    /// Short lists in the order of the articles, long ones in that of publication.
    lists: Vec<Vec<(u32, f64)>>,
}

fn postings(profiles: &[&Profile], vectors: &[Vector], frequencies: &Frequencies) -> Postings {
    let mut numbers: FxHashMap<Key, u32> = FxHashMap::default();
    let mut lists: Vec<Vec<(u32, f64)>> = Vec::new();
    let mut lists_of = vec![Vec::new(); profiles.len()];
    let mut order: Vec<u32> = (0..profiles.len() as u32).collect();
    order.sort_by_key(|&article| (profiles[article as usize].published, article));
    for article in order {
        let terms = profiles[article as usize].terms.iter().zip(&vectors[article as usize].weights);
        let numbers = terms.map(|(term, &weight)| {
            let documents = frequencies.documents(term.key) as usize;
            if documents < 2 {
                return (u32::MAX, 0);
            }
            let number = *numbers.entry(term.key).or_insert_with(|| {
                lists.push(Vec::with_capacity(documents));
                lists.len() as u32 - 1
            });
            let list = &mut lists[number as usize];
            list.push((article, weight));
            (number, list.len() as u32 - 1)
        });
        lists_of[article as usize] = numbers.collect();
    }
    for list in lists.iter_mut().filter(|list| list.len() <= LONG_LIST) {
        list.sort_unstable_by_key(|&(article, _)| article);
    }
    Postings { lists_of, lists }
}

/// The cosine of every pair of articles that share a word that is not too common, in order.
fn resemblances(profiles: &[&Profile], frequencies: &Frequencies) -> Vec<Resemblance> {
    let vectors = parallel::map(profiles, |profile| vector(profile, frequencies));
    let postings = postings(profiles, &vectors, frequencies);
    // Each stretch needs a sum for every article, so there are few of them.
    let stretches = parallel::stretches(profiles.len(), (profiles.len() / 64).max(64));
    let rows = parallel::map(&stretches, |stretch| {
        let mut sums = vec![(0.0, 0.0); profiles.len()];
        let mut pairs = Vec::new();
        stretch.clone().for_each(|article| row(article, profiles, &vectors, &postings, &mut sums, &mut pairs));
        pairs
    });
    let mut pairs = Vec::with_capacity(rows.iter().map(Vec::len).sum());
    for mut row in rows {
        pairs.append(&mut row);
    }
    pairs
}

/// The resemblances of an article to later ones. `sums` is zero for every article, before and after.
///
/// Sums of floating-point numbers depend on their order: each is taken in the order of the words' keys.
fn row(
    article: usize,
    profiles: &[&Profile],
    vectors: &[Vector],
    postings: &Postings,
    sums: &mut [(f64, f64)],
    pairs: &mut Vec<Resemblance>,
) {
    let mut touched: Vec<u32> = Vec::new();
    let terms = &profiles[article].terms;
    for ((&(number, place), &weight), term) in
        postings.lists_of[article].iter().zip(&vectors[article].weights).zip(terms)
    {
        let Some(list) = postings.lists.get(number as usize) else { continue };
        let is_particular = term.kind.is_particular();
        for &(other, other_weight) in near(list, article as u32, place as usize) {
            if article < other as usize {
                let (whole, particular) = &mut sums[other as usize];
                if *whole == 0.0 {
                    touched.push(other);
                }
                *whole += weight * other_weight;
                if is_particular {
                    *particular += weight * other_weight;
                }
            }
        }
    }
    let first = pairs.len();
    for other in touched {
        let products = std::mem::take(&mut sums[other as usize]);
        let pair = resemblance(products, article, other as usize, profiles, vectors);
        if NOISE <= pair.whole {
            pairs.push(pair);
        }
    }
    pairs[first..].sort_unstable_by_key(|pair| pair.right);
    // A product of weight zero touches an article without a trace, and so perhaps twice.
    pairs.dedup_by_key(|pair| (pair.left, pair.right));
}

/// The part of a list with which an article is compared: all of a short one, the neighbours of its place in a long one.
fn near(list: &[(u32, f64)], article: u32, place: usize) -> &[(u32, f64)] {
    if list.len() <= LONG_LIST {
        let first = list.partition_point(|&(other, _)| other <= article);
        return &list[first..];
    }
    &list[place.saturating_sub(NEIGHBOURS)..(place + NEIGHBOURS + 1).min(list.len())]
}

/// The resemblance of two articles, of the products of their weights: of all words, and of names and numbers.
fn resemblance(
    (whole, particular): (f64, f64),
    left: usize,
    right: usize,
    profiles: &[&Profile],
    vectors: &[Vector],
) -> Resemblance {
    let (a, b) = (&vectors[left], &vectors[right]);
    let (first, second) = (&profiles[left], &profiles[right]);
    let particular = particular / (a.particular_length * b.particular_length);
    let (whole, particular) = if first.language == second.language {
        (whole / (a.length * b.length), particular)
    } else {
        (ACROSS_LANGUAGES * whole / (a.across() * b.across()), ACROSS_LANGUAGES * particular)
    };
    Resemblance { left: left as u32, right: right as u32, whole: whole * freshness(first, second), particular }
}

/// How much a resemblance counts between articles some time apart.
fn freshness(left: &Profile, right: &Profile) -> f64 {
    let (Some(left), Some(right)) = (left.published, right.published) else { return 1.0 };
    let days = (left - right).abs() as f64 / 86_400.0;
    1.0 / (1.0 + (days - FRESH_DAYS).max(0.0) / FADING_DAYS)
}
