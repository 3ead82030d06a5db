//! Matching: of all pairs of claims of two articles, those that are each other's partners.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Evidence, Link};
use super::evidence::{Comparison, score};
use super::surroundings::{Surroundings, is_clock};
use crate::claim::{Claim, Facet};
use crate::value::relation::Relation;

/// Two equal values that miss a link by no more than this, in bits, may still be the same fact.
const NEAR_MISS: f64 = 2.0;

/// A scored pair, before partners are chosen.
struct Candidate {
    link: Link,
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
    let (of_left, of_right) = (Surroundings::of(claims, left), Surroundings::of(claims, right));
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut found_elsewhere: FxHashSet<u32> = FxHashSet::default();
    for &a in left {
        // Utterances are linked by their words.
        let Some(others) = by_facet.get(&claims[a as usize].facet) else { continue };
        for &b in others {
            let Some((relation, mut evidence)) = comparison.weigh(&claims[a as usize], &claims[b as usize]) else {
                continue;
            };
            if relation == Relation::Apart && may_reach(comparison, &claims[a as usize], &claims[b as usize], &evidence) {
                of_left.add(&of_right, comparison, (a, b), &mut evidence);
            }
            let score = score(&evidence);
            // The day contains the hour and leaves open which one; an amount before a change is another.
            let one_grain = is_clock(&claims[a as usize]) == is_clock(&claims[b as usize])
                && (claims[a as usize].facet == Facet::Count || claims[a as usize].part == claims[b as usize].part);
            if relation != Relation::Apart
                && one_grain
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
                let (first, second) = (a.min(b), a.max(b));
                candidates.push(Candidate { link: Link { a: first, b: second, score, evidence }, relation });
            }
        }
    }
    // A value that the other article has too, if in other words, is not at odds with a third one.
    candidates.retain(|Candidate { link, relation }| {
        *relation != Relation::Apart || !(found_elsewhere.contains(&link.a) || found_elsewhere.contains(&link.b))
    });
    choose(candidates, comparison.weights.rivalry, links);
}

/// Whether what stands around two values at odds can lift them to what a link needs.
fn may_reach(comparison: &Comparison<'_>, a: &Claim, b: &Claim, evidence: &[Evidence]) -> bool {
    let weights = comparison.weights_of(a, b);
    let most = weights.only_one + 2.0 * weights.beside_same;
    comparison.threshold(a, b, Relation::Apart).is_some_and(|least| least <= score(evidence) + most)
}

/// Keeps the pairs that have no clearly better rival. Values at odds must be each other's best partner.
fn choose(candidates: Vec<Candidate>, rivalry: f64, links: &mut Vec<Link>) {
    let mut best: FxHashMap<u32, f64> = FxHashMap::default();
    // A month that contains the day takes nothing from another day.
    let mut best_told: FxHashMap<u32, f64> = FxHashMap::default();
    for candidate in &candidates {
        for claim in [candidate.link.a, candidate.link.b] {
            let known = best.entry(claim).or_insert(f64::MIN);
            *known = known.max(candidate.link.score);
            if candidate.relation != Relation::Compatible {
                let known = best_told.entry(claim).or_insert(f64::MIN);
                *known = known.max(candidate.link.score);
            }
        }
    }
    links.extend(
        candidates
            .into_iter()
            .filter(|candidate| {
                if candidate.relation == Relation::Apart {
                    let (a, b) = (best_told[&candidate.link.a], best_told[&candidate.link.b]);
                    a.max(b) <= candidate.link.score
                } else {
                    let (a, b) = (best[&candidate.link.a], best[&candidate.link.b]);
                    a.min(b) - rivalry <= candidate.link.score
                }
            })
            .map(|mut candidate| {
                // There are several links to a claim: what they do not need is given back.
                candidate.link.evidence.shrink_to_fit();
                candidate.link
            }),
    );
}
