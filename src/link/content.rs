//! Content: what the words around two values have in common, in bits.

use crate::claim::{Claim, Profile};
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
        Self { profiles, rarities, sentences }
    }

    /// What two claims have in common, the first of the first article.
    pub(super) fn common(&self, a: &Claim, b: &Claim) -> Common {
        let (mut near, mut shared) = (0.0, 0.0);
        for (left_rank, key) in a.context.iter().enumerate() {
            let Some(right_rank) = b.context.iter().position(|other| other == key) else { continue };
            let rarity = self.rarity_here(*key);
            near += rarity * nearness(left_rank).min(nearness(right_rank));
            shared += rarity;
        }
        let share = if shared == 0.0 {
            0.0
        } else {
            let poorer = self.content(&a.context, self.profiles[0]).min(self.content(&b.context, self.profiles[1]));
            (shared / poorer.max(1.0)).min(1.0)
        };
        Common { near: f64::min(near, LIMIT), shared, share }
    }

    /// How rare a word is that stands in so many sentences of the two articles, in bits.
    fn rarity_in(&self, sentences: u32) -> f64 {
        self.rarities.get(sentences as usize).copied().unwrap_or_else(|| rarity_among(sentences, self.sentences))
    }

    /// How rare a word is within the two articles, in bits; 0 where one of them does not have it. A word of every
    /// sentence of the story tells nothing of which fact is meant.
    fn rarity_here(&self, key: Key) -> f64 {
        let [left, right] = self.profiles;
        let (Some(left), Some(right)) = (left.term(key), right.term(key)) else { return 0.0 };
        let rarity = self.rarity_in(u32::from(left.sentences) + u32::from(right.sentences));
        rarity * f64::from(left.weight_in_itself) * if left.kind.crosses_languages() { 1.3 } else { 1.0 }
    }

    /// The rarity of some words within their article, in bits.
    fn content(&self, keys: &[Key], profile: &Profile) -> f64 {
        keys.iter()
            .filter_map(|key| profile.term(*key))
            .map(|term| self.rarity_in(u32::from(term.sentences)) * f64::from(term.weight_in_itself))
            .sum()
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
