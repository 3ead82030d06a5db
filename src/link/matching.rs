//! Matching: of all pairs of claims of two articles, those that are each other's partners.

use std::ops::Range;

use super::bundle::Bundle;
use super::evidence::Comparison;
use super::surroundings::is_clock;
use crate::claim::Facet;
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

/// The statements of two articles, each with its place among them.
struct Places {
    left: Range<u32>,
    right: Range<u32>,
}

impl Places {
    fn count(&self) -> usize {
        self.left.len() + self.right.len()
    }

    fn of(&self, statement: u32) -> usize {
        if self.left.contains(&statement) {
            (statement - self.left.start) as usize
        } else {
            (statement - self.right.start) as usize + self.left.len()
        }
    }
}

/// Links the claims of two articles. Pairs with too little evidence for a link and enough to be named go to `possible`.
pub(super) fn link_articles(
    comparison: &Comparison<'_>,
    (left, right): (u32, u32),
    links: &mut Bundle,
    possible: &mut Bundle,
) {
    let (claims, statements) = (comparison.claims, comparison.statements);
    let places = Places { left: statements.of_article(left), right: statements.of_article(right) };
    let facet_of = |statement: u32| claims[statements.members(statement)[0] as usize].facet;
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut found_elsewhere = vec![false; places.count()];
    // Utterances are linked by their words.
    for first in places.left.clone().filter(|&statement| facet_of(statement) != Facet::Quote) {
        for second in comparison.materials[1].of_facet(facet_of(first)) {
            let members = (statements.members(first), statements.members(second));
            let Some(best) = weigh(comparison, members) else { continue };
            if best.is_near_miss {
                found_elsewhere[places.of(first)] = true;
                found_elsewhere[places.of(second)] = true;
            }
            let (a, b) = (&claims[best.claims.0 as usize], &claims[best.claims.1 as usize]);
            if comparison.possible(a, b, best.relation).is_some_and(|least| least <= best.score) {
                let Best { claims, score, relation, .. } = best;
                candidates.push(Candidate { statements: (first, second), claims, score, relation });
            }
        }
    }
    // A value that the other article has too, if in other words, is not at odds with a third one.
    candidates.retain(|Candidate { statements: (first, second), relation, .. }| {
        *relation != Relation::Apart || !(found_elsewhere[places.of(*first)] || found_elsewhere[places.of(*second)])
    });
    choose(&mut candidates, &places);
    // Few pairs of many become links: only these are explained.
    for Candidate { claims: (a, b), score, relation, .. } in candidates {
        let (one, two) = (&claims[a as usize], &claims[b as usize]);
        let is_link = comparison.threshold(one, two, relation).is_some_and(|threshold| threshold <= score);
        let joined = if is_link { &mut *links } else { &mut *possible };
        joined.join((a, b), score, |evidence| comparison.explain(a, b, evidence));
    }
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
    for &a in first.iter().take(WEIGHED) {
        for &b in second.iter().take(WEIGHED) {
            let (left, right) = (&comparison.claims[a as usize], &comparison.claims[b as usize]);
            let relation = comparison.relation(a, b);
            // Of names at odds nothing is made, whatever else is the same.
            if relation == Relation::Apart && comparison.possible(left, right, relation).is_none() {
                continue;
            }
            let Some(score) = comparison.score((a, b), relation) else { continue };
            let least = comparison.possible(left, right, Relation::Same);
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
fn choose(candidates: &mut Vec<Candidate>, places: &Places) {
    let mut best = vec![f64::MIN; places.count()];
    // A month that contains the day takes nothing from another day.
    let mut best_told = vec![f64::MIN; places.count()];
    for candidate in candidates.iter() {
        for statement in [candidate.statements.0, candidate.statements.1] {
            let place = places.of(statement);
            best[place] = candidate.score.max(best[place]);
            if candidate.relation != Relation::Compatible {
                best_told[place] = candidate.score.max(best_told[place]);
            }
        }
    }
    candidates.retain(|candidate| {
        let (first, second) = (places.of(candidate.statements.0), places.of(candidate.statements.1));
        if candidate.relation == Relation::Apart {
            best_told[first].max(best_told[second]) <= candidate.score
        } else {
            best[first].min(best[second]) <= candidate.score
        }
    });
}
