//! Slips: a factor of ten, exchanged digits, the mark of thousands taken for that of decimals.

use rust_decimal::Decimal;

use super::{QUANTITIES, number};
use crate::finding::{Rule, Ruling, Verdict};

/// Factors that a lost zero, a lost word or a wrong unit makes.
const SLIPS: [i64; 5] = [10, 100, 1_000, 1_000_000, 1_000_000_000];

/// 1.200 and 1,2: one mark, two habits.
pub(in crate::finding::rules) const SEPARATOR_OPEN: Rule = Rule {
    name: "separator-open",
    facets: QUANTITIES,
    summary: "The numbers are equal if the mark of thousands in one of them is read as that of decimals.",
    why: "Vietnamese and English papers use point and comma the other way round; the difference may be one of habit.",
    example: "“1,200” and “1.200”, read as 1.2",
    silent: "the smaller number is not printed with exactly three decimals",
    decide: |pair| {
        let (a, b) = (number(pair.earlier)?.abs(), number(pair.later)?.abs());
        let (small, large) = (a.min(b), a.max(b));
        let printed = if a < b { pair.earlier } else { pair.later }.quantity()?;
        let three = printed.step == Decimal::new(1, 3);
        (pair.is_apart() && three && small.checked_mul(Decimal::ONE_THOUSAND)? == large).then(|| {
            Ruling::new(Verdict::Undetermined).with("first", small.normalize()).with("second", large.normalize())
        })
    },
};

/// Ten, a thousand or a million times.
pub(in crate::finding::rules) const MAGNITUDE_SLIP: Rule = Rule {
    name: "magnitude-slip",
    facets: QUANTITIES,
    summary: "The numbers differ by a factor of 10, 100, 1,000, a million or a billion.",
    why: "Million and billion, or a zero, are easily exchanged; the reader should look at the unit first.",
    example: "“8.08 billion dollars” and “8.08 million dollars”",
    silent: "the smaller number has one significant digit: round numbers differ by powers of ten by chance",
    decide: |pair| {
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        let (small, large) = (a.abs().min(b.abs()), a.abs().max(b.abs()));
        let ratio = large.checked_div(small)?.normalize();
        let digits = small.normalize().mantissa().unsigned_abs().to_string();
        let significant = 1 < digits.trim_end_matches('0').len();
        (pair.is_apart() && significant && SLIPS.iter().any(|&slip| ratio == Decimal::from(slip)))
            .then(|| Ruling::new(Verdict::Conflict).with("ratio", ratio))
    },
};

/// 46 and 64.
pub(in crate::finding::rules) const DIGITS_TRANSPOSED: Rule = Rule {
    name: "digits-transposed",
    facets: QUANTITIES,
    summary: "The numbers are equal when two neighbouring digits of one are exchanged.",
    why: "The commonest slip of a keyboard; the reader should look at the document first.",
    example: "“56 dead” and “65 dead”",
    silent: "the articles are more than a day apart: a toll may well grow from 37 to 73 in a week",
    decide: |pair| {
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        let (a, b) = (a.normalize().to_string(), b.normalize().to_string());
        let soon = pair.gap.is_none_or(|gap| gap < pair.tolerances.slip);
        (pair.is_apart() && soon && is_transposed(a.as_bytes(), b.as_bytes()))
            .then(|| Ruling::new(Verdict::Conflict).with("first", a).with("second", b))
    },
};

/// Whether exchanging one pair of neighbouring, different digits makes them equal.
fn is_transposed(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() || a == b {
        return false;
    }
    let mut differing = (0..a.len()).filter(|&at| a[at] != b[at]);
    match (differing.next(), differing.next(), differing.next()) {
        (Some(first), Some(second), None) => second == first + 1 && a[first] == b[second] && a[second] == b[first],
        _ => false,
    }
}
