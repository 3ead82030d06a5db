//! Content: what the words around two values have in common, in bits.

use crate::claim::{Claim, Profile, ProfileTerm, TermKind};

/// The most that shared content may say, in bits of rarity.
const LIMIT: f64 = 40.0;
/// Rank at which a content word counts half as much as the nearest one.
const NEAR: f64 = 6.0;
/// The most rarities that are worked out in advance; hardly any word stands in more sentences.
const LISTED: u32 = 64;
/// The place of a word that is not among the terms of its article, and the number of one that the other has not.
const NONE: u32 = u32::MAX;

/// The words of one article as those of another are held against them.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// For each claim, where its words begin; one number more than there are claims.
    starts: Vec<u32>,
    /// The words around each claim, nearest first: their places among the terms of the article.
    places: Vec<u32>,
    /// The places of its names, and what each weighs.
    names: Vec<(u32, f64)>,
    /// What they weigh together.
    all_names: f64,
}

impl Words {
    /// Of an article with these claims.
    pub(super) fn of(claims: &[Claim], profile: &Profile) -> Self {
        let mut words = Self::default();
        for claim in claims {
            words.starts.push(words.places.len() as u32);
            words.places.extend(claim.context.iter().map(|key| {
                profile.terms.binary_search_by_key(key, |term| term.key).map_or(NONE, |place| place as u32)
            }));
        }
        words.starts.push(words.places.len() as u32);
        for (place, term) in (0..).zip(&profile.terms).filter(|(_, term)| term.kind == TermKind::Name) {
            // How prominent the name is, and how rare as far as the tables know.
            let weight = f64::from(term.weight) * (1_000.0 / f64::from(term.common.max(1))).log2();
            words.names.push((place, weight));
            words.all_names += weight;
        }
        words
    }
}

/// The content of two articles, by which the words of their claims are weighed.
pub(super) struct Contents {
    sides: [Side; 2],
    /// How rare each word that both have is within the two articles, in bits. A word of every sentence of the story
    /// tells nothing of which fact is meant.
    rarities: Vec<f64>,
    /// Which share of the names of one article the other one has too, the prominent ones counting more: of both
    /// articles, the larger share.
    pub(super) kinship: f64,
}

/// The claims of one of two articles, with the words that both have.
struct Side {
    starts: Vec<u32>,
    /// The numbers of the words, and their ranks among all words around the claim.
    words: Vec<(u32, u32)>,
    /// For each claim a bit for each word, by which most claims are seen to have none in common.
    bits: Vec<u64>,
    /// The rarity of all words around each claim within its article, in bits.
    contents: Vec<f64>,
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

impl Contents {
    /// Of two articles with these profiles and words.
    pub(super) fn of([left, right]: [&Profile; 2], words: [&Words; 2]) -> Self {
        let sentences = left.sentences.saturating_add(right.sentences).saturating_add(2);
        let listed: Vec<f64> = (0..=sentences.min(LISTED)).map(|count| rarity_among(count, sentences)).collect();
        let rarity_in =
            |count: u32| listed.get(count as usize).copied().unwrap_or_else(|| rarity_among(count, sentences));
        let mut numbers = [vec![NONE; left.terms.len()], vec![NONE; right.terms.len()]];
        let mut rarities = Vec::new();
        let mut others = right.terms.iter().enumerate().peekable();
        for (place, term) in left.terms.iter().enumerate() {
            while others.next_if(|(_, other)| other.key < term.key).is_some() {}
            if let Some((other_place, other)) = others.next_if(|(_, other)| other.key == term.key) {
                numbers[0][place] = rarities.len() as u32;
                numbers[1][other_place] = rarities.len() as u32;
                let rarity = rarity_in(u32::from(term.sentences) + u32::from(other.sentences));
                let factor = if term.kind.crosses_languages() { 1.3 } else { 1.0 };
                rarities.push(rarity * f64::from(term.weight_in_itself) * factor);
            }
        }
        let kinship = names_shared(words[0], &numbers[0]).max(names_shared(words[1], &numbers[1]));
        let sides = [
            Side::of(words[0], &left.terms, &numbers[0], rarity_in),
            Side::of(words[1], &right.terms, &numbers[1], rarity_in),
        ];
        Self { sides, rarities, kinship }
    }

    /// What two claims have in common, each counted from the first of its article.
    pub(super) fn common(&self, (first, second): (usize, usize)) -> Common {
        let [left, right] = &self.sides;
        let (mut near, mut shared) = (0.0, 0.0);
        if left.bits[first] & right.bits[second] != 0 {
            let others = right.words_of(second);
            for &(number, rank) in left.words_of(first) {
                let Some(&(_, other_rank)) = others.iter().find(|(other, _)| *other == number) else { continue };
                let rarity = self.rarities[number as usize];
                near += rarity * nearness(rank.max(other_rank));
                shared += rarity;
            }
        }
        let share = if shared == 0.0 {
            0.0
        } else {
            let poorer = left.contents[first].min(right.contents[second]);
            (shared / poorer.max(1.0)).min(1.0)
        };
        Common { near: f64::min(near, LIMIT), shared, share }
    }
}

impl Side {
    fn of(words: &Words, terms: &[ProfileTerm], numbers: &[u32], rarity_in: impl Fn(u32) -> f64) -> Self {
        let claims = words.starts.len().saturating_sub(1);
        let mut side = Self {
            starts: Vec::with_capacity(words.starts.len()),
            words: Vec::new(),
            bits: Vec::with_capacity(claims),
            contents: Vec::with_capacity(claims),
        };
        side.starts.push(0);
        for of_claim in words.starts.windows(2) {
            let (mut bits, mut content) = (0, 0.0);
            for (&place, rank) in words.places[of_claim[0] as usize..of_claim[1] as usize].iter().zip(0..) {
                let Some(term) = terms.get(place as usize) else { continue };
                content += rarity_in(u32::from(term.sentences)) * f64::from(term.weight_in_itself);
                let number = numbers[place as usize];
                if number != NONE {
                    bits |= 1 << (number % u64::BITS);
                    side.words.push((number, rank));
                }
            }
            side.starts.push(side.words.len() as u32);
            side.bits.push(bits);
            side.contents.push(content);
        }
        side
    }

    fn words_of(&self, claim: usize) -> &[(u32, u32)] {
        &self.words[self.starts[claim] as usize..self.starts[claim + 1] as usize]
    }
}

/// Which share of the names of an article another one has too.
fn names_shared(words: &Words, numbers: &[u32]) -> f64 {
    let shared = words.names.iter().filter(|(place, _)| numbers[*place as usize] != NONE);
    let shared = shared.fold(0.0, |sum, (_, weight)| sum + weight);
    if words.all_names == 0.0 { 1.0 } else { shared / words.all_names }
}

/// How rare a word is that stands in some of so many sentences, in bits.
fn rarity_among(sentences: u32, all: u32) -> f64 {
    (f64::from(all) / f64::from(sentences).max(1.0)).log2().max(0.0)
}

/// Words near the value tell more of it.
fn nearness(rank: u32) -> f64 {
    1.0 / (1.0 + f64::from(rank) / NEAR)
}
