//! Content: what the words around two values have in common, in bits.

use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::claim::{Claim, Facet, Profile, clause_of};
use crate::text::Key;

/// The most that shared content may say, in bits of rarity.
const LIMIT: f64 = 40.0;
/// Rank at which a content word counts half as much as the nearest one.
const NEAR: f64 = 6.0;
/// The most rarities that are worked out in advance; hardly any word stands in more sentences.
const LISTED: u32 = 64;

/// The content of two articles, by which the words of their claims are weighed.
pub(super) struct Contents<'a> {
    profiles: [&'a Profile; 2],
    /// How rare a word is that stands in so many sentences of the two articles, in bits.
    rarities: Vec<f64>,
    /// The sentences of both, and two more.
    sentences: u32,
    /// How rare each word is within the two articles that both have, in bits. A word of every sentence of the story tells
    /// nothing of which fact is meant.
    shared: FxHashMap<Key, f64>,
    /// The content of each claim that was asked for.
    known: RefCell<FxHashMap<u32, f64>>,
    /// The clause of each claim that was asked for.
    clauses: RefCell<Clauses>,
}

/// The clauses of claims, one after the other.
#[derive(Default)]
struct Clauses {
    words: Vec<u32>,
    /// Where the words of each claim stand.
    places: FxHashMap<u32, Range<usize>>,
}

impl Clauses {
    /// Where the words of a claim's clause stand. What has happened is told by the words of the claim too.
    fn place(&mut self, claims: &[Claim], index: u32, profile: &Profile) -> Range<usize> {
        let Self { words, places } = self;
        let place = places.entry(index).or_insert_with(|| {
            let (from, claim) = (words.len(), &claims[index as usize]);
            clause_of(&profile.words, claim.tokens, claim.facet == Facet::Status, words);
            from..words.len()
        });
        place.clone()
    }
}

/// What two claims have in common.
pub(super) struct Common {
    /// The rarity of the words around both values, near ones counting more.
    pub(super) near: f64,
    /// The rarity of the words around both values, wherever they stand.
    pub(super) shared: f64,
    /// Which share of the content around the poorer one that is, 0 to 1.
    pub(super) share: f64,
}

impl Common {
    /// The rarity of the words that two utterances or predicates share, as far as the shorter one consists of them.
    pub(super) fn wording(&self) -> f64 {
        (self.shared * self.share).min(LIMIT)
    }
}

impl<'a> Contents<'a> {
    /// Of two articles with these profiles.
    pub(super) fn of(profiles: [&'a Profile; 2]) -> Self {
        let [left, right] = profiles;
        let sentences = left.sentences.saturating_add(right.sentences).saturating_add(2);
        let rarities = (0..=sentences.min(LISTED)).map(|count| rarity_among(count, sentences)).collect();
        let (shared, known, clauses) = (FxHashMap::default(), RefCell::default(), RefCell::default());
        let mut contents = Self { profiles, rarities, sentences, shared, known, clauses };
        contents.shared = contents.shared();
        contents
    }

    fn shared(&self) -> FxHashMap<Key, f64> {
        let [left, right] = self.profiles;
        let mut shared = FxHashMap::with_capacity_and_hasher(left.terms.len(), FxBuildHasher);
        let mut others = right.terms.iter().peekable();
        for term in &left.terms {
            while others.next_if(|other| other.key < term.key).is_some() {}
            if let Some(other) = others.next_if(|other| other.key == term.key) {
                let rarity = self.rarity_in(u32::from(term.sentences) + u32::from(other.sentences));
                let factor = if term.kind.crosses_languages() { 1.3 } else { 1.0 };
                shared.insert(term.key, rarity * f64::from(term.weight_in_itself) * factor);
            }
        }
        shared
    }

    /// Whether both articles have a word.
    pub(super) fn has(&self, key: Key) -> bool {
        self.shared.contains_key(&key)
    }

    /// What two claims have in common, the first of the first article.
    pub(super) fn common(&self, claims: &[Claim], (first, second): (u32, u32)) -> Common {
        let (a, b) = (&claims[first as usize], &claims[second as usize]);
        let (mut near, mut shared) = (0.0, 0.0);
        for (left_rank, key) in a.context.iter().enumerate() {
            let Some(right_rank) = b.context.iter().position(|other| other == key) else { continue };
            let rarity = self.shared.get(key).copied().unwrap_or_default();
            near += rarity * nearness(left_rank).min(nearness(right_rank));
            shared += rarity;
        }
        let share = if shared == 0.0 {
            0.0
        } else {
            let [left, right] = self.profiles;
            let poorer = self.content(claims, first, left).min(self.content(claims, second, right));
            (shared / poorer.max(1.0)).min(1.0)
        };
        Common { near: f64::min(near, LIMIT), shared, share }
    }

    /// Which share of the words of the shorter of the clauses of two claims stands in the other too, 0 to 1. `None` for
    /// articles of two languages, whose words are not the same.
    pub(super) fn clause_shared(&self, claims: &[Claim], (first, second): (u32, u32)) -> Option<f64> {
        let [left, right] = self.profiles;
        if left.language != right.language {
            return None;
        }
        let mut clauses = self.clauses.borrow_mut();
        let (left, right) = (clauses.place(claims, first, left), clauses.place(claims, second, right));
        let (left, right) = (&clauses.words[left], &clauses.words[right]);
        let mut others = right.iter().peekable();
        let shared = left.iter().filter(|word| {
            while others.next_if(|other| other < word).is_some() {}
            others.next_if_eq(word).is_some()
        });
        Some(shared.count() as f64 / left.len().min(right.len()).max(1) as f64)
    }

    /// How rare a word is that stands in so many sentences of the two articles, in bits.
    fn rarity_in(&self, sentences: u32) -> f64 {
        self.rarities.get(sentences as usize).copied().unwrap_or_else(|| rarity_among(sentences, self.sentences))
    }

    /// The rarity of the words around a claim within its article, in bits.
    fn content(&self, claims: &[Claim], claim: u32, profile: &Profile) -> f64 {
        let known = self.known.borrow().get(&claim).copied();
        known.unwrap_or_else(|| {
            let terms = claims[claim as usize].context.iter().filter_map(|key| profile.term(*key));
            let content =
                terms.map(|term| self.rarity_in(u32::from(term.sentences)) * f64::from(term.weight_in_itself)).sum();
            self.known.borrow_mut().insert(claim, content);
            content
        })
    }
}

/// How rare a word is that stands in some of so many sentences, in bits.
fn rarity_among(sentences: u32, all: u32) -> f64 {
    (f64::from(all) / f64::from(sentences).max(1.0)).log2().max(0.0)
}

/// Words near the value tell more of it.
fn nearness(rank: usize) -> f64 {
    1.0 / (1.0 + rank as f64 / NEAR)
}
