//! Stories: articles about the same news, found through the rare words that they share.
//!
//! Candidates come from an inverted index, never from all pairs; groups from average-link clustering, in which one
//! chance resemblance cannot join two stories.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;

use super::frequency::Frequencies;
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
const FADING_DAYS: f64 = 60.0;
/// Share of the least resemblance of a story below which a pair is surely too weak to begin one.
const LOWER: f64 = 0.99;
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
}

/// Groups articles whose mean resemblance is at least [`Weights::story`].
pub(super) fn stories<P: Borrow<Profile>>(profiles: &[P], frequencies: &Frequencies, weights: &Weights) -> Stories {
    let profiles: Vec<&Profile> = profiles.iter().map(Borrow::borrow).collect();
    let profiles = profiles.as_slice();
    let resemblances = resemblances(profiles, frequencies);
    let mut members: Vec<Vec<u32>> = parallel::map(&components(profiles.len(), &resemblances, weights), |component| {
        let groups = average_link(component.articles.len(), &component.pairs, weights);
        let global = |group: Vec<u32>| group.into_iter().map(|local| component.articles[local as usize]).collect();
        groups.into_iter().map(global).collect::<Vec<Vec<u32>>>()
    })
    .concat();
    members.sort_unstable();
    let mut story_of = vec![0; profiles.len()];
    for (story, articles) in members.iter().enumerate() {
        for &article in articles {
            story_of[article as usize] = story as u32;
        }
    }
    let mut within: Vec<Vec<(u32, u32, f64)>> = vec![Vec::new(); members.len()];
    for pair in resemblances {
        let story = story_of[pair.0 as usize];
        if story == story_of[pair.1 as usize] {
            within[story as usize].push(pair);
        }
    }
    Stories { story_of, members, resemblances: within }
}

/// Articles that a chain of resemblances joins: no story reaches beyond them.
struct Component {
    articles: Vec<u32>,
    /// Resemblances between them, by their places in `articles`.
    pairs: Vec<(u32, u32, f64)>,
}

fn components(articles: usize, pairs: &[(u32, u32, f64)], weights: &Weights) -> Vec<Component> {
    let mut chains = UnionFind::<u32>::new(articles);
    for &(left, right, _) in pairs.iter().filter(|(_, _, resemblance)| weights.story * LOWER <= *resemblance) {
        chains.union(left, right);
    }
    let mut number_of: Vec<u32> = vec![u32::MAX; articles];
    let mut place = vec![0; articles];
    let mut components: Vec<Component> = Vec::new();
    for article in 0..articles as u32 {
        let number = &mut number_of[chains.find_mut(article) as usize];
        if *number == u32::MAX {
            *number = components.len() as u32;
            components.push(Component { articles: Vec::new(), pairs: Vec::new() });
        }
        let component = &mut components[*number as usize];
        place[article as usize] = component.articles.len() as u32;
        component.articles.push(article);
    }
    for &(left, right, resemblance) in pairs {
        let (root, other) = (chains.find_mut(left), chains.find_mut(right));
        if root == other {
            let pair = (place[left as usize], place[right as usize], resemblance);
            components[number_of[root as usize] as usize].pairs.push(pair);
        }
    }
    components
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

/// The articles that have each word of at least two of them: a list a word, one after the other.
struct Postings {
    /// For each article, the numbers of its words' lists, `u32::MAX` for a word of its own.
    lists_of: Vec<Vec<u32>>,
    lists: Vec<Vec<(u32, f64)>>,
}

fn postings(profiles: &[&Profile], vectors: &[Vector], frequencies: &Frequencies) -> Postings {
    let mut numbers: FxHashMap<Key, u32> = FxHashMap::default();
    let mut lists: Vec<Vec<(u32, f64)>> = Vec::new();
    let mut lists_of = Vec::with_capacity(profiles.len());
    for (article, (profile, vector)) in profiles.iter().zip(vectors).enumerate() {
        let numbers = profile.terms.iter().zip(&vector.weights).map(|(term, &weight)| {
            let documents = frequencies.documents(term.key) as usize;
            if documents < 2 {
                return u32::MAX;
            }
            let number = *numbers.entry(term.key).or_insert_with(|| {
                lists.push(Vec::with_capacity(documents));
                lists.len() as u32 - 1
            });
            lists[number as usize].push((article as u32, weight));
            number
        });
        lists_of.push(numbers.collect());
    }
    for list in lists.iter_mut().filter(|list| LONG_LIST < list.len()) {
        list.sort_by_key(|&(article, _)| (profiles[article as usize].published, article));
    }
    Postings { lists_of, lists }
}

/// The cosine of every pair of articles that share a word that is not too common.
fn resemblances(profiles: &[&Profile], frequencies: &Frequencies) -> Vec<(u32, u32, f64)> {
    let vectors = parallel::map(profiles, |profile| vector(profile, frequencies));
    let postings = postings(profiles, &vectors, frequencies);
    // Each stretch needs a sum for every article, so there are few of them.
    let stretches = parallel::stretches(profiles.len(), (profiles.len() / 64).max(64));
    let rows = parallel::map(&stretches, |stretch| {
        let mut sums = vec![0.0; profiles.len()];
        let mut pairs = Vec::new();
        stretch.clone().for_each(|article| row(article, profiles, &vectors, &postings, &mut sums, &mut pairs));
        pairs
    });
    rows.concat()
}

/// The resemblances of an article to later ones. `sums` is zero for every article, before and after.
///
/// Sums of floating-point numbers depend on their order: each is taken in the order of the words' keys.
fn row(
    article: usize,
    profiles: &[&Profile],
    vectors: &[Vector],
    postings: &Postings,
    sums: &mut [f64],
    pairs: &mut Vec<(u32, u32, f64)>,
) {
    let mut touched: Vec<u32> = Vec::new();
    for (&number, &weight) in postings.lists_of[article].iter().zip(&vectors[article].weights) {
        let Some(list) = postings.lists.get(number as usize) else { continue };
        for &(other, other_weight) in near(list, article as u32, profiles) {
            if article < other as usize {
                let sum = &mut sums[other as usize];
                if *sum == 0.0 {
                    touched.push(other);
                }
                *sum += weight * other_weight;
            }
        }
    }
    let first = pairs.len();
    for other in touched {
        let product = std::mem::take(&mut sums[other as usize]);
        let resemblance = resemblance(product, article, other as usize, profiles, vectors);
        if NOISE <= resemblance {
            pairs.push((article as u32, other, resemblance));
        }
    }
    pairs[first..].sort_unstable_by_key(|&(_, other, _)| other);
    // A product of weight zero touches an article without a trace, and so perhaps twice.
    pairs.dedup_by_key(|&mut (left, right, _)| (left, right));
}

/// The part of a list with which an article is compared: all of a short one, the neighbours in a long one.
fn near<'a>(list: &'a [(u32, f64)], article: u32, profiles: &[&Profile]) -> &'a [(u32, f64)] {
    if list.len() <= LONG_LIST {
        let first = list.partition_point(|&(other, _)| other <= article);
        return &list[first..];
    }
    let place = |article: u32| (profiles[article as usize].published, article);
    let at = list.partition_point(|&(other, _)| place(other) < place(article));
    &list[at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS + 1).min(list.len())]
}

fn resemblance(product: f64, left: usize, right: usize, profiles: &[&Profile], vectors: &[Vector]) -> f64 {
    let (a, b) = (&vectors[left], &vectors[right]);
    let (first, second) = (&profiles[left], &profiles[right]);
    let cosine = if first.language == second.language {
        product / (a.length * b.length)
    } else {
        ACROSS_LANGUAGES * product / (a.across() * b.across())
    };
    cosine * freshness(first, second)
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

/// Agglomerative clustering by mean resemblance; pairs that are not listed count as 0.
///
/// Two groups of several articles each are two stories when the articles of either resemble each other much more than
/// those of the other.
fn average_link(articles: usize, pairs: &[(u32, u32, f64)], weights: &Weights) -> Vec<Vec<u32>> {
    let threshold = weights.story;
    let mut groups: Vec<Vec<u32>> = (0..articles as u32).map(|article| vec![article]).collect();
    let mut versions = vec![0_u32; articles];
    let mut sums: Vec<FxHashMap<u32, f64>> = vec![FxHashMap::default(); articles];
    // For each group, the sum of the resemblances within it.
    let mut inner = vec![0.0; articles];
    let mut heap = BinaryHeap::new();
    for &(left, right, resemblance) in pairs {
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
