//! Resemblances: how much two articles have in common, in all their words and in their names and numbers.
//!
//! Pairs come from an inverted index, never from all pairs.

use rustc_hash::FxHashMap;

use super::frequency::Frequencies;
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

/// How much two articles resemble each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Resemblance {
    /// The article with the smaller index.
    pub(super) left: u32,
    /// The other one.
    pub(super) right: u32,
    /// In all their words, 0 to 1.
    pub(super) whole: f64,
    /// In their names and numbers, 0 to 1.
    pub(super) particular: f64,
}

/// The cosine of every pair of articles that share a word that is not too common, in order.
pub(super) fn resemblances(profiles: &[&Profile], frequencies: &Frequencies) -> Vec<Resemblance> {
    // Articles are counted in the order of publication, so that those of one time lie side by side.
    let mut order: Vec<u32> = (0..profiles.len() as u32).collect();
    order.sort_by_key(|&article| (profiles[article as usize].published, article));
    let vectors = parallel::map(&order, |&article| Vector::of(profiles[article as usize], frequencies));
    let index = Index::of(&vectors);
    // Each stretch needs a sum for every article, so there are few of them.
    let stretches = parallel::stretches(vectors.len(), (vectors.len() / 64).max(64));
    let rows = parallel::map(&stretches, |stretch| {
        let mut sums = vec![(0.0, 0.0); vectors.len()];
        let mut pairs = Vec::new();
        for article in stretch.clone() {
            row(article, &vectors, &index, &mut sums, &mut pairs);
        }
        pairs
    });
    let mut pairs: Vec<Resemblance> = Vec::with_capacity(rows.iter().map(Vec::len).sum());
    for row in rows {
        pairs.extend(row.into_iter().map(|pair| {
            let (one, other) = (order[pair.left as usize], order[pair.right as usize]);
            Resemblance { left: one.min(other), right: one.max(other), ..pair }
        }));
    }
    // Where the articles of the run are in the order of publication, so are the pairs.
    pairs.sort_unstable_by_key(|pair| (pair.left, pair.right));
    pairs
}

/// The words of an article that others have too, with their weights, and what else its resemblances follow from.
struct Vector {
    words: Vec<Word>,
    /// Over all words.
    length: f64,
    /// The length to divide by across languages: an article of which little can be shared resembles nothing.
    across: f64,
    /// Over names and values.
    particular_length: f64,
    language: Key,
    published: Option<i64>,
}

struct Word {
    key: Key,
    weight: f64,
    is_particular: bool,
    /// How many articles have it.
    documents: u32,
}

impl Vector {
    fn of(profile: &Profile, frequencies: &Frequencies) -> Self {
        let (mut all, mut shared, mut particular) = (0.0, 0.0, 0.0);
        let mut words = Vec::new();
        for term in &profile.terms {
            let weight = f64::from(term.weight) * frequencies.rarity(term.key, term.common);
            let is_particular = term.kind.is_particular();
            all += weight * weight;
            if term.kind.crosses_languages() {
                shared += weight * weight;
            }
            if is_particular {
                particular += weight * weight;
            }
            let documents = frequencies.documents(term.key);
            if 1 < documents {
                words.push(Word { key: term.key, weight, is_particular, documents });
            }
        }
        let length = |squares: f64| squares.sqrt().max(f64::MIN_POSITIVE);
        Self {
            words,
            length: length(all),
            across: length(shared).max(length(all) / 2.0),
            particular_length: length(particular),
            language: profile.language,
            published: profile.published,
        }
    }
}

/// The articles that have each word of at least two of them: a list a word.
struct Index {
    /// For each word of each article, the number of the word's list and the place in it that follows on the article's.
    places: Vec<Vec<(u32, u32)>>,
    /// Articles with the weight that the word has in them.
    lists: Vec<Vec<(u32, f64)>>,
}

impl Index {
    fn of(vectors: &[Vector]) -> Self {
        let mut numbers: FxHashMap<Key, u32> = FxHashMap::default();
        let mut lists: Vec<Vec<(u32, f64)>> = Vec::new();
        let mut places = Vec::with_capacity(vectors.len());
        for (article, vector) in (0_u32..).zip(vectors) {
            let of_words = vector.words.iter().map(|word| {
                let number = *numbers.entry(word.key).or_insert_with(|| {
                    lists.push(Vec::with_capacity(word.documents as usize));
                    lists.len() as u32 - 1
                });
                let list = &mut lists[number as usize];
                list.push((article, word.weight));
                (number, list.len() as u32)
            });
            places.push(of_words.collect());
        }
        Self { places, lists }
    }

    /// The later articles with which one is compared because of a word: all of a short list, the nearest of a long one.
    fn later(&self, (number, next): (u32, u32)) -> &[(u32, f64)] {
        let list = &self.lists[number as usize];
        let end = if list.len() <= LONG_LIST { list.len() } else { (next as usize + NEIGHBOURS).min(list.len()) };
        &list[next as usize..end]
    }
}

/// The resemblances of an article to later ones. `sums` is zero for every article, before and after.
///
/// Sums of floating-point numbers depend on their order: each is taken in the order of the words' keys.
fn row(article: usize, vectors: &[Vector], index: &Index, sums: &mut [(f64, f64)], pairs: &mut Vec<Resemblance>) {
    let mut touched: Vec<u32> = Vec::new();
    for (word, &place) in vectors[article].words.iter().zip(&index.places[article]) {
        for &(other, weight) in index.later(place) {
            let (whole, particular) = &mut sums[other as usize];
            if *whole == 0.0 {
                touched.push(other);
            }
            *whole += word.weight * weight;
            if word.is_particular {
                *particular += word.weight * weight;
            }
        }
    }
    touched.sort_unstable();
    for other in touched {
        let products = std::mem::take(&mut sums[other as usize]);
        let (whole, particular) = resemblance(products, &vectors[article], &vectors[other as usize]);
        if NOISE <= whole {
            pairs.push(Resemblance { left: article as u32, right: other, whole, particular });
        }
    }
}

/// The resemblance of two articles, of the products of their weights: of all words, and of names and numbers.
fn resemblance((whole, particular): (f64, f64), a: &Vector, b: &Vector) -> (f64, f64) {
    let particular = particular / (a.particular_length * b.particular_length);
    let (whole, particular) = if a.language == b.language {
        (whole / (a.length * b.length), particular)
    } else {
        (ACROSS_LANGUAGES * whole / (a.across * b.across), ACROSS_LANGUAGES * particular)
    };
    (whole * freshness(a, b), particular)
}

/// How much a resemblance counts between articles some time apart.
fn freshness(left: &Vector, right: &Vector) -> f64 {
    let (Some(left), Some(right)) = (left.published, right.published) else { return 1.0 };
    let days = (left - right).abs() as f64 / 86_400.0;
    1.0 / (1.0 + (days - FRESH_DAYS).max(0.0) / FADING_DAYS)
}
