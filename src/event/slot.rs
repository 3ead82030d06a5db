//! Slots: links joined into groups, with a guard against chains.
//!
//! Links are taken from the strongest to the weakest. Two groups are joined only if no article would then give one
//! slot two values that cannot both be true, so that a weak link cannot run two facts together.

use rustc_hash::FxHashMap;

use crate::claim::{Claim, Facet, are_readings, relation_of};
use crate::link::{Link, Statements, Stories};
use crate::parallel;
use crate::text::Key;
use crate::value::relation::Relation;

/// Groups of claims about one slot, each in order: those of each story. Links never join two stories.
pub(super) fn slots(
    claims: &[Claim],
    statements: &Statements,
    links: &[Link],
    stories: &Stories,
) -> Vec<Vec<Vec<u32>>> {
    let mut links_of: Vec<Vec<u32>> = vec![Vec::new(); stories.members.len()];
    for (index, link) in links.iter().enumerate() {
        let story = stories.story_of[claims[link.a as usize].article as usize];
        links_of[story as usize].push(index as u32);
    }
    parallel::map(&links_of, |of_story| {
        slots_of(claims, statements, of_story.iter().map(|&index| &links[index as usize]).collect())
    })
}

/// The slots of one story.
fn slots_of(claims: &[Claim], statements: &Statements, mut links: Vec<&Link>) -> Vec<Vec<u32>> {
    links.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.a, a.b).cmp(&(b.a, b.b))));
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of: FxHashMap<u32, usize> = FxHashMap::default();
    for link in links {
        let left = group_for(link.a, claims, statements, &mut groups, &mut group_of);
        let right = group_for(link.b, claims, statements, &mut groups, &mut group_of);
        if left == right || contradicts(claims, link, &groups[left], &groups[right]) {
            continue;
        }
        let (into, from) =
            if groups[left].members.len() < groups[right].members.len() { (right, left) } else { (left, right) };
        let moved = std::mem::take(&mut groups[from]);
        for &(_, claim) in &moved.members {
            group_of.insert(claim, into);
        }
        groups[into].take_in(moved, claims);
    }
    let mut slots: Vec<Vec<u32>> = groups
        .into_iter()
        .filter(|group| 1 < group.members.len())
        .map(|group| group.members.into_iter().map(|(_, claim)| claim).collect())
        .collect();
    for slot in &mut slots {
        slot.sort_unstable();
    }
    slots.sort_unstable();
    slots
}

/// Claims about one slot, with what has to be asked when they are joined with others.
#[derive(Default)]
struct Group {
    /// Articles and their claims, in order.
    members: Vec<(u32, u32)>,
    /// Whose they are, each named once.
    scopes: Vec<Key>,
    /// A claim for each date or name that differs from the others.
    distinct: Vec<u32>,
}

impl Group {
    /// The claims of one statement.
    fn of(members: &[u32], claims: &[Claim]) -> Self {
        let mut group = Self::default();
        for &index in members {
            let claim = &claims[index as usize];
            group.take_in(
                Self {
                    members: vec![(claim.article, index)],
                    scopes: claim.scope.into_iter().collect(),
                    distinct: if must_agree(claim.facet) { vec![index] } else { Vec::new() },
                },
                claims,
            );
        }
        group
    }

    fn take_in(&mut self, other: Group, claims: &[Claim]) {
        self.members.extend(other.members);
        self.members.sort_unstable();
        for scope in other.scopes {
            if !self.scopes.contains(&scope) {
                self.scopes.push(scope);
            }
        }
        for claim in other.distinct {
            let value = &claims[claim as usize].value;
            if !self.distinct.iter().any(|&known| claims[known as usize].value == *value) {
                self.distinct.push(claim);
            }
        }
    }
}

/// The group of a claim, which all begin in with what else says the same in their article.
fn group_for(
    claim: u32,
    claims: &[Claim],
    statements: &Statements,
    groups: &mut Vec<Group>,
    group_of: &mut FxHashMap<u32, usize>,
) -> usize {
    if let Some(&known) = group_of.get(&claim) {
        return known;
    }
    let alone = [claim];
    let members = statements.with(claim).unwrap_or(&alone);
    groups.push(Group::of(members, claims));
    group_of.extend(members.iter().map(|&member| (member, groups.len() - 1)));
    groups.len() - 1
}

/// Whether the two groups cannot be one slot: an article of both gives values that cannot both be true or says that two
/// did it, or whose they are differs, or their dates or names are at odds, which a month, a country or "the official"
/// that goes with both does not mend.
fn contradicts(claims: &[Claim], link: &Link, left: &Group, right: &Group) -> bool {
    if left.scopes.iter().any(|first| right.scopes.iter().any(|second| first != second)) {
        return true;
    }
    let at_odds = |first: u32, second: u32| {
        let (a, b) = (&claims[first as usize], &claims[second as usize]);
        relation_of(a, b) == Relation::Apart && !are_readings(a, b)
    };
    let bridges = bridges(claims, link);
    if !bridges && left.distinct.iter().any(|&first| right.distinct.iter().any(|&second| at_odds(first, second))) {
        return true;
    }
    let (few, many) = if right.members.len() < left.members.len() { (right, left) } else { (left, right) };
    few.members.iter().any(|&(article, first)| {
        let from = many.members.partition_point(|&(other, _)| other < article);
        many.members[from..].iter().take_while(|&&(other, _)| other == article).any(|&(_, second)| {
            let (a, b) = (&claims[first as usize], &claims[second as usize]);
            // What one article says that two did are two facts, equal numbers or not.
            let other_agent = a.frame == b.frame && matches!((a.agent(), b.agent()), (Some(x), Some(y)) if x != y);
            (other_agent && a.facet == Facet::Count) || (!bridges && at_odds(first, second))
        })
    })
}

/// Facets of which all values of a slot must be able to be true together, unless a link itself joins two at odds.
fn must_agree(facet: Facet) -> bool {
    matches!(facet, Facet::Date | Facet::Speaker | Facet::Place | Facet::Participant)
}

/// Whether the link itself joins dates or names at odds: then those that it brings along are at odds too, and that is
/// known.
fn bridges(claims: &[Claim], link: &Link) -> bool {
    let (a, b) = (&claims[link.a as usize], &claims[link.b as usize]);
    must_agree(a.facet) && relation_of(a, b) == Relation::Apart
}
