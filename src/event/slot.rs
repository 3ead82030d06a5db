//! Slots: links joined into groups, with a guard against chains.
//!
//! Links are taken from the strongest to the weakest. Two groups are joined only if no article would then give one
//! slot two values that cannot both be true, so that a weak link cannot run two facts together. Possible links join
//! nothing: what would be one slot with them and is several without may be one.

use rustc_hash::FxHashMap;

use super::PossibleSlot;
use crate::claim::{Claim, Facet, are_readings, relation_of};
use crate::link::{Link, Linked, Statements, Stories};
use crate::parallel;
use crate::text::Key;
use crate::value::relation::Relation;

/// The slots of one story.
pub(super) struct Slots {
    /// Groups of claims about one slot, each in order.
    pub(super) slots: Vec<Vec<u32>>,
    /// What may be one slot.
    pub(super) possible: Vec<PossibleSlot>,
}

/// The slots of each story. Links never join two stories.
pub(super) fn slots(claims: &[Claim], statements: &Statements, linked: &Linked, stories: &Stories) -> Vec<Slots> {
    let by_story = |links: &[Link]| {
        let mut links_of: Vec<Vec<u32>> = vec![Vec::new(); stories.members.len()];
        for (index, link) in links.iter().enumerate() {
            let story = stories.story_of[claims[link.a as usize].article as usize];
            links_of[story as usize].push(index as u32);
        }
        links_of
    };
    let (links, possible) = (by_story(&linked.links), by_story(&linked.possible));
    let of_stories: Vec<(&Vec<u32>, &Vec<u32>)> = links.iter().zip(&possible).collect();
    parallel::map(&of_stories, |(links, possible)| {
        slots_of(
            claims,
            statements,
            &links.iter().map(|&index| &linked.links[index as usize]).collect::<Vec<_>>(),
            &possible.iter().map(|&index| &linked.possible[index as usize]).collect::<Vec<_>>(),
        )
    })
}

/// The slots of one story: its links give slots, and with the possible links they tell which slots, or claims without a
/// link, may be one.
fn slots_of(claims: &[Claim], statements: &Statements, links: &[&Link], possible: &[&Link]) -> Slots {
    let mut sure = Groups::default();
    sure.join(claims, statements, links.to_vec());
    let slots = sure.all().into_iter().filter(|slot| 1 < slot.len()).collect();
    if possible.is_empty() {
        return Slots { slots, possible: Vec::new() };
    }
    // Each claim of a possible link is a part by itself if no link joins it.
    for link in possible {
        sure.of(link.a, claims, statements);
        sure.of(link.b, claims, statements);
    }
    let mut loose = Groups::default();
    loose.join(claims, statements, [links, possible].concat());
    let possible = loose.all().into_iter().map(|slot| PossibleSlot { parts: sure.parts(slot) });
    Slots { slots, possible: possible.filter(|slot| 1 < slot.parts.len()).collect() }
}

/// Groups in the making.
#[derive(Default)]
struct Groups {
    groups: Vec<Group>,
    group_of: FxHashMap<u32, usize>,
}

impl Groups {
    /// Joins the groups of linked claims, from the strongest link to the weakest, where nothing contradicts it.
    fn join(&mut self, claims: &[Claim], statements: &Statements, mut links: Vec<&Link>) {
        links.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.a, a.b).cmp(&(b.a, b.b))));
        for link in links {
            let left = self.of(link.a, claims, statements);
            let right = self.of(link.b, claims, statements);
            if left == right || contradicts(claims, link, &self.groups[left], &self.groups[right]) {
                continue;
            }
            let is_smaller = self.groups[left].members.len() < self.groups[right].members.len();
            let (into, from) = if is_smaller { (right, left) } else { (left, right) };
            let moved = std::mem::take(&mut self.groups[from]);
            for &(_, claim) in &moved.members {
                self.group_of.insert(claim, into);
            }
            self.groups[into].take_in(moved, claims);
        }
    }

    /// The group of a claim, which all begin in with what else says the same in their article.
    fn of(&mut self, claim: u32, claims: &[Claim], statements: &Statements) -> usize {
        if let Some(&known) = self.group_of.get(&claim) {
            return known;
        }
        let alone = [claim];
        let members = statements.with(claim).unwrap_or(&alone);
        self.groups.push(Group::of(members, claims));
        self.group_of.extend(members.iter().map(|&member| (member, self.groups.len() - 1)));
        self.groups.len() - 1
    }

    /// Some claims, which are in order, by the group in which they are.
    fn parts(&self, claims: Vec<u32>) -> Vec<Vec<u32>> {
        let mut parts: Vec<Vec<u32>> = Vec::new();
        let mut part_of: FxHashMap<usize, usize> = FxHashMap::default();
        for claim in claims {
            let at = *part_of.entry(self.group_of[&claim]).or_insert(parts.len());
            match parts.get_mut(at) {
                Some(part) => part.push(claim),
                None => parts.push(vec![claim]),
            }
        }
        parts
    }

    /// The claims of each group, in order.
    fn all(&self) -> Vec<Vec<u32>> {
        let mut all: Vec<Vec<u32>> = self
            .groups
            .iter()
            .filter(|group| !group.members.is_empty())
            .map(|group| group.members.iter().map(|&(_, claim)| claim).collect())
            .collect();
        for claims in &mut all {
            claims.sort_unstable();
        }
        all.sort_unstable();
        all
    }
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
