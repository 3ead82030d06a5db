//! Slots: links joined into groups, with a guard against chains.
//!
//! Links are taken from the strongest to the weakest. Two groups are joined only if no article would then give one
//! slot two values that cannot both be true, so that a weak link cannot run two facts together.

use rustc_hash::FxHashMap;

use crate::claim::{Claim, relation_of};
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
        if left == right || contradicts(claims, &groups[left], &groups[right]) {
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

/// Whether an article of both groups gives values that cannot both be true.
fn contradicts(claims: &[Claim], left: &[u32], right: &[u32]) -> bool {
    left.iter().any(|&a| {
        right.iter().any(|&b| {
            let (a, b) = (&claims[a as usize], &claims[b as usize]);
            a.article == b.article && relation_of(a, b) == Relation::Apart
        })
    })
}
