//! Links: two claims of different articles that are about the same thing, with the evidence for it.
//!
//! Articles are grouped into stories first; then the claims of each pair of neighbouring articles are weighed.

mod bundle;
mod clause;
mod cluster;
mod commonplace;
mod content;
mod evidence;
mod explain;
mod frequency;
mod graph;
mod group;
mod limit;
mod matching;
mod material;
mod neighbour;
mod odds;
mod origin;
mod resemblance;
mod statement;
mod story;
mod surroundings;
mod utterance;
mod version;
mod veto;
mod weights;

pub use bundle::EvidenceList;
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

use rustc_hash::{FxHashMap, FxHasher};
use serde::Serialize;

use crate::claim::{Claim, Facet, Profile, frame_key};
use crate::parallel;
use bundle::Bundle;
use evidence::Comparison;
pub(crate) use frequency::Frequencies;
use material::{NameRelations, materials};

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
    pub evidence: EvidenceList,
}

/// The links of some claims.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linked {
    /// Claims that are about the same thing.
    pub links: Vec<Link>,
    /// Claims that may be, without enough evidence: they are told apart everywhere, and no verdict rests on them.
    pub possible: Vec<Link>,
}

/// In a story of many articles, each is compared with this many others that resemble it most.
const NEAREST: usize = 12;
/// Pairs of articles that one core takes at a time.
const PAIRS_AT_ONCE: usize = 64;

/// Groups the articles into stories and links their claims. `profiles` follows the articles of the run, `statements` are
/// those of the claims.
pub fn link(
    profiles: &[Profile],
    claims: &[Claim],
    statements: &Statements,
    versions: &Versions,
    weights: &Weights,
) -> (Stories, Linked) {
    let (frequencies, stories) = find_stories(profiles, versions, weights);
    let run = Run { claims, statements, frequencies: &frequencies, weights };
    let linked = link_stories(run, profiles, &stories);
    (stories, linked)
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

/// What claims of a run are compared with.
#[derive(Clone, Copy)]
pub(crate) struct Run<'a> {
    pub(crate) claims: &'a [Claim],
    pub(crate) statements: &'a Statements,
    pub(crate) frequencies: &'a Frequencies,
    pub(crate) weights: &'a Weights,
}

/// Links the claims within each story.
///
/// One story after the other: what belongs to it is read from the memory once, whatever the number of stories.
pub(crate) fn link_stories<P: Borrow<Profile> + Sync>(run: Run<'_>, profiles: &[P], stories: &Stories) -> Linked {
    let numbers: Vec<u32> = (0..stories.members.len() as u32).collect();
    let linked = parallel::map(&numbers, |&story| link_story(run, profiles, &pairs_of_story(stories, story)));
    let (links, possible) = linked.into_iter().map(|linked| (linked.links, linked.possible)).unzip();
    Linked { links: in_order(run.claims, links, stories), possible: in_order(run.claims, possible, stories) }
}

/// The links of all stories in order. Each story has its links in order; an article has the links to those after it in one
/// stretch of its story's.
fn in_order(claims: &[Claim], of_stories: Vec<Vec<Link>>, stories: &Stories) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::with_capacity(of_stories.iter().map(Vec::len).sum());
    let mut of_stories: Vec<_> = of_stories.into_iter().map(|links| links.into_iter().peekable()).collect();
    for (article, &story) in (0_u32..).zip(&stories.story_of) {
        let of_story = &mut of_stories[story as usize];
        while let Some(link) = of_story.next_if(|link| claims[link.a as usize].article <= article) {
            links.push(link);
        }
    }
    links
}

/// Links the claims of these pairs of articles of one story, which are in order.
fn link_story<P: Borrow<Profile> + Sync>(run: Run<'_>, profiles: &[P], pairs: &[(u32, u32)]) -> Linked {
    let mut articles: Vec<u32> = pairs.iter().flat_map(|&(left, right)| [left, right]).collect();
    articles.sort_unstable();
    articles.dedup();
    let of_articles: Vec<(u32, &Profile)> =
        articles.iter().map(|&article| (article, profiles[article as usize].borrow())).collect();
    let materials = materials(run.claims, run.statements, &of_articles);
    let material = |article: u32| &materials[articles.partition_point(|&other| other < article)];
    // All pairs of an article with later ones are in one stretch, so that the stretches of links follow one another in
    // order.
    let mut stretches: Vec<&[(u32, u32)]> = Vec::new();
    let mut rest = pairs;
    while !rest.is_empty() {
        let last = rest[rest.len().min(PAIRS_AT_ONCE) - 1].0;
        let (stretch, others) = rest.split_at(rest.partition_point(|&(left, _)| left <= last));
        stretches.push(stretch);
        rest = others;
    }
    let linked = parallel::map(&stretches, |stretch| {
        let (mut links, mut possible) = (Bundle::default(), Bundle::default());
        let names = NameRelations::default();
        for &(left, right) in *stretch {
            let profiles = [left, right].map(|article| profiles[article as usize].borrow());
            let comparison = Comparison::of(run, profiles, [left, right].map(material), &names);
            let (first_link, first_possible) = (links.len(), possible.len());
            matching::link_articles(&comparison, (left, right), &mut links, &mut possible);
            let of_both = (run.statements.claims_of(left), run.statements.claims_of(right));
            let (links, possible) = ((&mut links, first_link), (&mut possible, first_possible));
            utterance::link_utterances(run.claims, of_both, links, possible);
        }
        (links.into_links(), possible.into_links())
    });
    let (links, possible): (Vec<_>, Vec<_>) = linked.into_iter().unzip();
    Linked { links: links.into_iter().flatten().collect(), possible: possible.into_iter().flatten().collect() }
}

/// The pairs of articles whose claims are compared, in order.
pub(crate) fn article_pairs(stories: &Stories) -> Vec<(u32, u32)> {
    let mut pairs: Vec<(u32, u32)> =
        (0..stories.members.len() as u32).flat_map(|story| pairs_of_story(stories, story)).collect();
    pairs.sort_unstable();
    pairs
}

/// The pairs of articles of a story whose claims are compared, in order: all of a small story, the nearest of a large one.
fn pairs_of_story(stories: &Stories, story: u32) -> Vec<(u32, u32)> {
    let members = stories.members[story as usize].iter().copied();
    let members: Vec<u32> = members.filter(|&article| stories.is_latest(article)).collect();
    if members.len() <= NEAREST + 1 {
        let later = |(at, &left): (usize, &u32)| members[at + 1..].iter().map(move |&right| (left, right));
        return members.iter().enumerate().flat_map(later).collect();
    }
    let mut others: FxHashMap<u32, Vec<(f64, u32)>> = FxHashMap::default();
    for &(left, right, resemblance) in &stories.resemblances[story as usize] {
        others.entry(left).or_default().push((resemblance, right));
        others.entry(right).or_default().push((resemblance, left));
    }
    let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(members.len() * NEAREST);
    for article in members {
        let Some(others) = others.get_mut(&article) else { continue };
        others.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        pairs.extend(others.iter().take(NEAREST).map(|&(_, other)| (article.min(other), article.max(other))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
