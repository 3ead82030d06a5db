//! Parts and totals.

use rust_decimal::Decimal;

use super::{COUNTS, number};
use crate::claim::{Claim, Facet};
use crate::finding::{Rule, Ruling, Verdict};
use crate::value::Hedge;

/// The most parts of a sum: more of them add up to anything.
const MOST_PARTS: usize = 4;

/// 44 passengers and 5 crew are 49 aboard.
pub(in crate::finding) const PARTS_ADD_UP: Rule = Rule {
    name: "parts-add-up",
    facets: COUNTS,
    summary: "The smaller number and others beside it add up to the larger one.",
    why: "One article gives the parts and another the total; the sum is the proof that they agree.",
    example: "“60 diplomats” and “48 at the embassy and 12 at the mission”",
    silent: "the numbers beside it count something else, or the sum is another one",
    decide: |pair| {
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        let (total, part, beside) =
            if a < b { (b, pair.earlier, pair.beside_earlier) } else { (a, pair.later, pair.beside_later) };
        pair.is_apart().then_some(())?;
        let parts = parts_of(total, part, beside)?;
        Some(Ruling::new(Verdict::Compatible).with("sum", shown(&parts)).with("total", total.normalize()))
    },
};

/// A part of something counted is no rival of the whole.
pub(in crate::finding::rules) const PART_OF: Rule = Rule {
    name: "part-of-whole",
    facets: COUNTS,
    summary: "The text says that one number is a part of another, and it is not larger than the whole.",
    why: "A part confirms its whole as far as it goes.",
    example: "“60 diplomats” and “48 of them from the embassy”",
    silent: "the part is larger than the whole",
    decide: |pair| {
        let (part, whole) = match (pair.earlier.part, pair.later.part) {
            (true, false) => (pair.earlier, pair.later),
            (false, true) => (pair.later, pair.earlier),
            _ => return None,
        };
        let (part, whole) = (number(part)?, number(whole)?);
        (pair.is_apart() && part <= whole)
            .then(|| Ruling::new(Verdict::Compatible).with("part", part.normalize()).with("total", whole.normalize()))
    },
};

/// A part that is larger than its whole.
pub(in crate::finding::rules) const PART_EXCEEDS: Rule = Rule {
    name: "part-exceeds-whole",
    facets: COUNTS,
    summary: "The text says that one number is a part of another, and it is larger than the whole.",
    why: "That cannot be: one of the two is wrong.",
    example: "“60 diplomats” and “73 of them from the embassy”",
    silent: "the part is not larger than the whole, or it is not called a part",
    decide: |pair| {
        let (part, whole) = match (pair.earlier.part, pair.later.part) {
            (true, false) => (pair.earlier, pair.later),
            (false, true) => (pair.later, pair.earlier),
            _ => return None,
        };
        let exact = |claim: &Claim| claim.quantity().is_some_and(|quantity| quantity.hedge == Hedge::Exact);
        let known = exact(part) && exact(whole);
        let (part, whole) = (number(part)?, number(whole)?);
        (pair.is_apart() && known && whole < part)
            .then(|| Ruling::new(Verdict::Conflict).with("part", part.normalize()).with("total", whole.normalize()))
    },
};

/// The counts of the sentence of `part`, itself among them, that add up to the total: all from its first to its last.
pub(in crate::finding) fn parts_of(total: Decimal, part: &Claim, beside: &[Claim]) -> Option<Vec<Decimal>> {
    let counts: Vec<(&Claim, Decimal)> = beside
        .iter()
        .filter(|other| {
            other.facet == Facet::Count
                && other.span.field == part.span.field
                && other.sentence == part.sentence
                && other.frame == part.frame
        })
        .filter_map(|other| Some((other, number(other)?)))
        .filter(|(claim, value)| {
            claim.quantity().is_some_and(|quantity| quantity.hedge == Hedge::Exact) && *value < total
        })
        .collect();
    for first in 0..counts.len() {
        for last in first + 2..=counts.len().min(first + MOST_PARTS) {
            let run = &counts[first..last];
            let holds_it = run.iter().any(|(claim, _)| claim.span == part.span);
            if holds_it && sum(run.iter().map(|(_, value)| *value)) == Some(total) {
                return Some(run.iter().map(|(_, value)| *value).collect());
            }
        }
    }
    None
}

/// The sum of some numbers, unless it is too large for one.
pub(in crate::finding) fn sum(mut values: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    values.try_fold(Decimal::ZERO, Decimal::checked_add)
}

/// "48 + 12".
pub(in crate::finding) fn shown(parts: &[Decimal]) -> String {
    parts.iter().map(|part| part.normalize().to_string()).collect::<Vec<_>>().join(" + ")
}
