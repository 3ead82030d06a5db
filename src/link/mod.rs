//! Links: two claims of different articles that are about the same thing, with the evidence for it.
//!
//! Articles are grouped into stories first; then the claims of each pair of neighbouring articles are weighed.

mod cluster;
mod content;
mod evidence;
mod explain;
mod frequency;
mod graph;
mod limit;
mod matching;
mod odds;
mod origin;
mod statement;
mod story;
mod surroundings;
mod utterance;
mod version;
mod weights;

pub use explain::{Explainer, Explanation};
pub use graph::{ClaimGraph, claim_graph};
pub use limit::{Compared, compared};
pub use origin::{copies, origins};
pub use statement::Statements;
pub use story::Stories;
pub use version::{VersionStep, Versions, versions};
pub use weights::Weights;

use std::borrow::Borrow;
use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};
use serde::Serialize;

use crate::claim::{Claim, Facet, Profile, frame_key};
use crate::parallel;
use evidence::Comparison;
pub(crate) use frequency::Frequencies;

/// One named reason for or against a link.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    /// What was compared, and how it came out.
    pub name: &'static str,
    /// Its weight in bits: log2 of how much more often it holds for the same fact than for two different ones.
    pub weight: f64,
}

/// Two claims that are about the same thing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    /// Index of the first claim.
    pub a: u32,
    /// Index of the second claim, which is the larger.
    pub b: u32,
    /// The sum of the weights, in bits.
    pub score: f64,
    /// What the score is the sum of.
    pub evidence: Vec<Evidence>,
}

/// In a story of many articles, each is compared with this many others that resemble it most.
const NEAREST: usize = 12;
/// Pairs of articles that one core takes at a time.
const PAIRS_AT_ONCE: usize = 64;

/// Groups the articles into stories and links their claims. `profiles` follows the articles of the run.
pub fn link(profiles: &[Profile], claims: &[Claim], versions: &Versions, weights: &Weights) -> (Stories, Vec<Link>) {
    let (frequencies, stories) = find_stories(profiles, versions, weights);
    let links = link_stories(profiles, claims, &stories, &frequencies, weights);
    (stories, links)
}

/// How rare the words of a run are, and its stories. Earlier versions of an article and copies beyond the limit have no
/// part in it; earlier versions are put to the latest one.
pub(crate) fn find_stories<P: Borrow<Profile>>(
    profiles: &[P],
    versions: &Versions,
    weights: &Weights,
) -> (Frequencies, Stories) {
    let blank = Profile::default();
    let current: Vec<&Profile> = (0_u32..)
        .zip(profiles)
        .map(|(article, profile)| if versions.is_compared(article) { profile.borrow() } else { &blank })
        .collect();
    let frequencies = Frequencies::of(&current);
    let mut stories = story::stories(&current, &frequencies, weights);
    stories.join(&versions.latest);
    (frequencies, stories)
}

/// A hash of all that links of these claims take from the run at large: how rare each name, each predicate and each kind
/// of dated event is.
pub(crate) fn rarities<'a>(claims: impl Iterator<Item = &'a Claim>, frequencies: &Frequencies) -> u64 {
    let mut hasher = FxHasher::default();
    for claim in claims {
        if let (Facet::Date, Some(frame)) = (claim.facet, &claim.frame) {
            hasher.write_u64(evidence::predicate_rarity(frame_key(frame), frequencies).to_bits());
        }
        let Some(head) = claim.head else { continue };
        if claim.named().is_some() {
            hasher.write_u64(evidence::name_rarity(head, frequencies).to_bits());
        } else if claim.facet == Facet::Status {
            hasher.write_u64(evidence::predicate_rarity(head, frequencies).to_bits());
        }
    }
    hasher.finish()
}

/// Links the claims within each story.
pub(crate) fn link_stories<P: Borrow<Profile> + Sync>(
    profiles: &[P],
    claims: &[Claim],
    stories: &Stories,
    frequencies: &Frequencies,
    weights: &Weights,
) -> Vec<Link> {
    let statements = Statements::of(claims, profiles.len());
    let surroundings = surroundings::surroundings(claims, &statements);
    let pairs = article_pairs(stories);
    // All pairs of an article that has a smaller index than its partner are in one stretch, so that the stretches of
    // links follow one another in order.
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for of_article in pairs.chunk_by(|one, other| one.0 == other.0) {
        let end = stretches.last().map_or(0, |stretch| stretch.end) + of_article.len();
        match stretches.last_mut() {
            Some(last) if last.len() < PAIRS_AT_ONCE => last.end = end,
            _ => stretches.push(end - of_article.len()..end),
        }
    }
    let linked = parallel::map(&stretches, |stretch| {
        let mut links: Vec<Link> = Vec::new();
        for &(left, right) in &pairs[stretch.clone()] {
            let of_both = [profiles[left as usize].borrow(), profiles[right as usize].borrow()];
            let around = [&surroundings[left as usize], &surroundings[right as usize]];
            let comparison = Comparison::of(claims, &statements, weights, frequencies, of_both, around);
            let mut of_pair = Vec::new();
            matching::link_articles(&comparison, (left, right), &mut of_pair);
            let (left, right) = (statements.claims_of(left), statements.claims_of(right));
            utterance::link_utterances(claims, left, right, &mut of_pair);
            links.append(&mut of_pair);
        }
        links.sort_by_key(|link| (link.a, link.b));
        links
    });
    let mut links: Vec<Link> = Vec::with_capacity(linked.iter().map(Vec::len).sum());
    for mut of_stretch in linked {
        links.append(&mut of_stretch);
    }
    links.sort_by_key(|link| (link.a, link.b));
    links
}

/// The pairs of articles whose claims are compared: all of a small story, the nearest of a large one.
pub(crate) fn article_pairs(stories: &Stories) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    let mut large: FxHashMap<u32, Vec<(f64, u32)>> = FxHashMap::default();
    for (members, resemblances) in stories.members.iter().zip(&stories.resemblances) {
        let members: Vec<u32> = members.iter().copied().filter(|&article| stories.is_latest(article)).collect();
        if members.len() <= NEAREST + 1 {
            for (at, &left) in members.iter().enumerate() {
                pairs.extend(members[at + 1..].iter().map(|&right| (left, right)));
            }
        } else {
            for &(left, right, resemblance) in resemblances {
                large.entry(left).or_default().push((resemblance, right));
                large.entry(right).or_default().push((resemblance, left));
            }
        }
    }
    let mut large: Vec<(u32, Vec<(f64, u32)>)> = large.into_iter().collect();
    large.sort_unstable_by_key(|(article, _)| *article);
    for (article, mut others) in large {
        others.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        pairs.extend(others.into_iter().take(NEAREST).map(|(_, other)| (article.min(other), article.max(other))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
