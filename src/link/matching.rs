//! Matching: of all pairs of claims of two articles, those that are each other's partners.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Link;
use super::evidence::{Comparison, as_weighed};
use super::surroundings::is_clock;
use crate::claim::{Claim, Facet};
use crate::value::relation::Relation;

/// Two equal values that miss a link by no more than this, in bits, may still be the same fact.
const NEAR_MISS: f64 = 2.0;

/// The most claims of one statement that are weighed: the first ones stand in headline and lead.
const WEIGHED: usize = 16;

/// A scored pair of statements, before partners are chosen.
struct Candidate {
    /// The statements.
    statements: (u32, u32),
    /// Their claims that have most in common.
    claims: (u32, u32),
    score: f64,
    relation: Relation,
}

/// Links the claims of two articles.
pub(super) fn link_articles(comparison: &Comparison<'_>, (left, right): (u32, u32), links: &mut Vec<Link>) {
    let (claims, statements) = (comparison.claims, comparison.statements);
    let facet_of = |statement: u32| claims[statements.members(statement)[0] as usize].facet;
    let mut by_facet: FxHashMap<Facet, Vec<u32>> = FxHashMap::default();
    // Utterances are linked by their words.
    for statement in statements.of_article(right).filter(|&statement| facet_of(statement) != Facet::Quote) {
        by_facet.entry(facet_of(statement)).or_default().push(statement);
    }
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut found_elsewhere: FxHashSet<u32> = FxHashSet::default();
    for first in statements.of_article(left) {
        let Some(others) = by_facet.get(&facet_of(first)) else { continue };
        for &second in others {
            let members = (statements.members(first), statements.members(second));
            let Some(best) = weigh(comparison, members) else { continue };
            if best.is_near_miss {
                found_elsewhere.insert(first);
                found_elsewhere.insert(second);
            }
            let (a, b) = (&claims[best.claims.0 as usize], &claims[best.claims.1 as usize]);
            if comparison.threshold(a, b, best.relation).is_some_and(|threshold| threshold <= best.score) {
                let Best { claims, score, relation, .. } = best;
                candidates.push(Candidate { statements: (first, second), claims, score, relation });
            }
        }
    }
    // A value that the other article has too, if in other words, is not at odds with a third one.
    candidates.retain(|Candidate { statements: (first, second), relation, .. }| {
        *relation != Relation::Apart || !(found_elsewhere.contains(first) || found_elsewhere.contains(second))
    });
    choose(&mut candidates);
    // Few pairs of many become links: only these are explained.
    links.extend(candidates.into_iter().map(|Candidate { claims: (a, b), score, .. }| {
        let mut evidence = comparison.evidence(a, b);
        evidence.shrink_to_fit();
        Link { a: a.min(b), b: a.max(b), score, evidence }
    }));
}

/// The two claims of two statements that have most in common.
struct Best {
    claims: (u32, u32),
    score: f64,
    relation: Relation,
    /// Whether values of the statements might be the same fact even if the evidence is not quite enough.
    is_near_miss: bool,
}

/// Weighs the claims of two statements. `None` where they cannot be about the same fact.
fn weigh(comparison: &Comparison<'_>, (first, second): (&[u32], &[u32])) -> Option<Best> {
    let mut best: Option<Best> = None;
    let mut is_near_miss = false;
    let mut known: Option<(&Claim, &Claim, Relation)> = None;
    for &a in first.iter().take(WEIGHED) {
        for &b in second.iter().take(WEIGHED) {
            let (left, right) = (&comparison.claims[a as usize], &comparison.claims[b as usize]);
            // An article gives a name in the same words again and again.
            let relation = match known {
                Some((x, y, relation)) if left.named().is_some() && x.value == left.value && y.value == right.value => {
                    relation
                }
                _ => as_weighed(left, right),
            };
            known = Some((left, right, relation));
            // Of names at odds nothing is made, whatever else is the same.
            if relation == Relation::Apart && comparison.threshold(left, right, relation).is_none() {
                continue;
            }
            let Some(score) = comparison.score((a, b), relation) else { continue };
            let least = comparison.threshold(left, right, Relation::Same);
            // The day contains the hour and leaves open which one; an amount before a change is another.
            let one_grain =
                is_clock(left) == is_clock(right) && (left.facet == Facet::Count || left.part == right.part);
            is_near_miss |=
                relation != Relation::Apart && one_grain && least.is_some_and(|least| least - NEAR_MISS <= score);
            if best.as_ref().is_none_or(|known| known.score < score) {
                best = Some(Best { claims: (a, b), score, relation, is_near_miss });
            }
        }
    }
    best.map(|best| Best { is_near_miss, ..best })
}

/// Keeps the pairs that are the best of one of the two statements. Values at odds must be each other's best partner.
fn choose(candidates: &mut Vec<Candidate>) {
    let mut best: FxHashMap<u32, f64> = FxHashMap::default();
    // A month that contains the day takes nothing from another day.
    let mut best_told: FxHashMap<u32, f64> = FxHashMap::default();
    for candidate in candidates.iter() {
        for statement in [candidate.statements.0, candidate.statements.1] {
            let known = best.entry(statement).or_insert(f64::MIN);
            *known = known.max(candidate.score);
            if candidate.relation != Relation::Compatible {
                let known = best_told.entry(statement).or_insert(f64::MIN);
                *known = known.max(candidate.score);
            }
        }
    }
    candidates.retain(|candidate| {
        let (first, second) = candidate.statements;
        if candidate.relation == Relation::Apart {
            best_told[&first].max(best_told[&second]) <= candidate.score
        } else {
            best[&first].min(best[&second]) <= candidate.score
        }
    });
}
