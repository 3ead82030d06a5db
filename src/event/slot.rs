//! Slots: links joined into groups, with a guard against chains.
//!
//! Links are taken from the strongest to the weakest. Two groups are joined only if no article would then give one
//! slot two values that cannot both be true, so that a weak link cannot run two facts together.

use rustc_hash::FxHashMap;

use crate::claim::{Claim, Facet, relation_of};
use crate::link::Link;
use crate::value::relation::Relation;

/// Groups of claims about one slot, each in order.
pub(super) fn slots(claims: &[Claim], links: &[Link]) -> Vec<Vec<u32>> {
    let mut order: Vec<&Link> = links.iter().collect();
    order.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.a, a.b).cmp(&(b.a, b.b))));
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let mut group_of: FxHashMap<u32, usize> = FxHashMap::default();
    for link in order {
        let left = group_for(link.a, &mut groups, &mut group_of);
        let right = group_for(link.b, &mut groups, &mut group_of);
        if left == right || contradicts(claims, link, &groups[left], &groups[right]) {
            continue;
        }
        let (into, from) = if groups[left].len() < groups[right].len() { (right, left) } else { (left, right) };
        for claim in std::mem::take(&mut groups[from]) {
            group_of.insert(claim, into);
            groups[into].push(claim);
        }
    }
    let mut slots: Vec<Vec<u32>> = groups.into_iter().filter(|group| 1 < group.len()).collect();
    for slot in &mut slots {
        slot.sort_unstable();
    }
    slots.sort_unstable();
    slots
}

fn group_for(claim: u32, groups: &mut Vec<Vec<u32>>, group_of: &mut FxHashMap<u32, usize>) -> usize {
    *group_of.entry(claim).or_insert_with(|| {
        groups.push(vec![claim]);
        groups.len() - 1
    })
}

/// Whether the two groups cannot be one slot: an article of both gives values that cannot both be true or says that two
/// did it, or whose they are differs, or their dates or names are at odds, which a month, a country or "the official"
/// that goes with both does not mend.
fn contradicts(claims: &[Claim], link: &Link, left: &[u32], right: &[u32]) -> bool {
    left.iter().any(|&first| {
        right.iter().any(|&second| {
            if (first.min(second), first.max(second)) == (link.a, link.b) {
                return false;
            }
            let (a, b) = (&claims[first as usize], &claims[second as usize]);
            let other_scope = matches!((a.scope, b.scope), (Some(x), Some(y)) if x != y);
            // What one article says that two did are two facts, equal numbers or not.
            let other_agent = a.article == b.article
                && a.frame == b.frame
                && matches!((a.agent(), b.agent()), (Some(x), Some(y)) if x != y);
            let must_agree = a.article == b.article
                || matches!(a.facet, Facet::Date | Facet::Speaker | Facet::Place | Facet::Participant);
            other_scope
                || (other_agent && a.facet == Facet::Count)
                || (must_agree && relation_of(a, b) == Relation::Apart && !bridges(claims, link))
        })
    })
}

/// Whether the link itself joins dates or names at odds: then those that it brings along are at odds too, and that is
/// known.
fn bridges(claims: &[Claim], link: &Link) -> bool {
    let (a, b) = (&claims[link.a as usize], &claims[link.b as usize]);
    matches!(a.facet, Facet::Date | Facet::Speaker | Facet::Place | Facet::Participant)
        && relation_of(a, b) == Relation::Apart
}
