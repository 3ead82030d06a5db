//! Events: groups of linked claims.

mod slot;

use std::borrow::Borrow;

use serde::Serialize;

use crate::claim::{Claim, Profile};
use crate::link::{Linked, Statements, Stories};

/// Something that happened, as the claims of several articles tell it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// Stable under reruns and when unrelated articles are added.
    pub id: String,
    /// What a reader would call it: the headline of the article that resembles the others most.
    pub label: String,
    /// Indices of its articles, in the order of publication.
    pub articles: Vec<u32>,
    /// Groups of claims, each about one slot; indices of claims.
    pub slots: Vec<Vec<u32>>,
    /// Slots, and claims that are in none, that may be about one thing.
    pub possible: Vec<PossibleSlot>,
}

/// What may be one slot, without enough evidence for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PossibleSlot {
    /// Groups of claims, each surely about one thing; indices of claims, in order.
    pub parts: Vec<Vec<u32>>,
}

/// Groups linked claims into slots and slots into events. `titles` and `ids` follow the articles of the run.
///
/// An event is named after the earliest of its articles, so that it keeps its id when later ones are added.
pub fn group<P: Borrow<Profile>>(
    claims: &[Claim],
    statements: &Statements,
    linked: &Linked,
    stories: &Stories,
    profiles: &[P],
    titles: &[String],
    ids: &[String],
) -> Vec<Event> {
    let slots_of = slot::slots(claims, statements, linked, stories);
    let mut events: Vec<Event> = stories
        .members
        .iter()
        .zip(&stories.resemblances)
        .zip(slots_of)
        .filter(|((members, _), _)| 1 < members.len())
        .map(|((members, resemblances), slot::Slots { slots, possible })| {
            let mut articles = members.clone();
            let published = |article: u32| profiles[article as usize].borrow().published;
            articles.sort_by_key(|&article| (published(article), article));
            // An article without a date may be older or younger than any other.
            let dated = articles.iter().find(|&&article| published(article).is_some());
            let first = dated.or(articles.first()).map(|&article| &ids[article as usize]);
            Event {
                id: format!("event-{}", first.map_or("", String::as_str)),
                label: titles[central(members, resemblances) as usize].clone(),
                articles,
                slots,
                possible,
            }
        })
        .collect();
    events.sort_by(|a, b| a.articles.first().cmp(&b.articles.first()));
    events
}

/// The article that resembles the others of its story most.
pub(crate) fn central(members: &[u32], resemblances: &[(u32, u32, f64)]) -> u32 {
    let mut sums = vec![0.0; members.len()];
    for &(left, right, resemblance) in resemblances {
        if let (Ok(a), Ok(b)) = (members.binary_search(&left), members.binary_search(&right)) {
            sums[a] += resemblance;
            sums[b] += resemblance;
        }
    }
    let best = (0..members.len()).max_by(|&a, &b| sums[a].total_cmp(&sums[b]).then(b.cmp(&a)));
    best.map_or(0, |at| members[at])
}
