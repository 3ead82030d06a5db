//! Matching: of all pairs of claims of two articles, those that are each other's partners.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Link;
use super::evidence::Comparison;
use crate::claim::{Claim, Facet};
use crate::value::relation::Relation;

/// Two equal values that miss a link by no more than this, in bits, may still be the same fact.
const NEAR_MISS: f64 = 2.0;

/// A scored pair, before partners are chosen.
struct Candidate {
    a: u32,
    b: u32,
    score: f64,
    relation: Relation,
}

/// Links the claims of two articles. `left` and `right` are indices of claims.
pub(super) fn link_articles(
    comparison: &Comparison<'_>,
    claims: &[Claim],
    left: &[u32],
    right: &[u32],
    links: &mut Vec<Link>,
) {
    let mut by_facet: FxHashMap<Facet, Vec<u32>> = FxHashMap::default();
    for &claim in right.iter().filter(|&&claim| claims[claim as usize].facet != Facet::Quote) {
        by_facet.entry(claims[claim as usize].facet).or_default().push(claim);
    }
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut found_elsewhere: FxHashSet<u32> = FxHashSet::default();
    for &a in left {
        // Utterances are linked by their words.
        let Some(others) = by_facet.get(&claims[a as usize].facet) else { continue };
        for &b in others {
            let Some((relation, score)) = comparison.score(&claims[a as usize], &claims[b as usize]) else {
                continue;
            };
            if relation != Relation::Apart
                && comparison
                    .threshold(&claims[a as usize], &claims[b as usize], Relation::Same)
                    .is_some_and(|least| least - NEAR_MISS <= score)
            {
                found_elsewhere.insert(a);
                found_elsewhere.insert(b);
            }
            let Some(threshold) = comparison.threshold(&claims[a as usize], &claims[b as usize], relation) else {
                continue;
            };
            if threshold <= score {
                candidates.push(Candidate { a, b, score, relation });
            }
        }
    }
    // A value that the other article has too, if in other words, is not at odds with a third one.
    candidates.retain(|Candidate { a, b, relation, .. }| {
        *relation != Relation::Apart || !(found_elsewhere.contains(a) || found_elsewhere.contains(b))
    });
    choose(&mut candidates, comparison.weights.rivalry);
    // Few pairs of many become links: only these are explained.
    links.extend(candidates.into_iter().map(|Candidate { a, b, score, .. }| {
        let mut evidence = comparison.evidence(&claims[a as usize], &claims[b as usize]);
        evidence.shrink_to_fit();
        Link { a: a.min(b), b: a.max(b), score, evidence }
    }));
}

/// Keeps the pairs that have no clearly better rival. Values at odds must be each other's best partner.
fn choose(candidates: &mut Vec<Candidate>, rivalry: f64) {
    let mut best: FxHashMap<u32, f64> = FxHashMap::default();
    // A month that contains the day takes nothing from another day.
    let mut best_told: FxHashMap<u32, f64> = FxHashMap::default();
    for candidate in candidates.iter() {
        for claim in [candidate.a, candidate.b] {
            let known = best.entry(claim).or_insert(f64::MIN);
            *known = known.max(candidate.score);
            if candidate.relation != Relation::Compatible {
                let known = best_told.entry(claim).or_insert(f64::MIN);
                *known = known.max(candidate.score);
            }
        }
    }
    candidates.retain(|candidate| {
        if candidate.relation == Relation::Apart {
            let (a, b) = (best_told[&candidate.a], best_told[&candidate.b]);
            a.max(b) <= candidate.score
        } else {
            let (a, b) = (best[&candidate.a], best[&candidate.b]);
            a.min(b) - rivalry <= candidate.score
        }
    });
}
