//! Numbers that leave room for each other.

use super::{QUANTITIES, number};
use crate::finding::{Pair, Rule, Ruling, Verdict};
use crate::value::Hedge;
use crate::value::relation::Relation;

/// Hedges and ranges.
pub(in crate::finding::rules) const BOUNDS_MEET: Rule = Rule {
    name: "count-bounds-meet",
    facets: QUANTITIES,
    summary: "A hedge or a range leaves room for both numbers.",
    why: "“More than 60” and 65 are one count told with different caution.",
    example: "“over 60” and “65”; “at least 20” and “23”; “dozens” and “34”",
    silent: "the number is below “more than” or above “nearly”, or half as large again as the bound",
    decide: |pair| {
        let hedged = pair.either(|claim| claim.quantity().is_some_and(|quantity| quantity.hedge != Hedge::Exact));
        (compatible(pair) && hedged).then(|| Ruling::new(Verdict::Compatible))
    },
};

/// 58 and 60, 5.66 and 5.7.
pub(in crate::finding::rules) const ROUNDED: Rule = Rule {
    name: "count-rounded",
    facets: QUANTITIES,
    summary: "One number is the other one rounded or cut to its digits.",
    why: "Headlines round; a rounded number confirms the precise one.",
    example: "“5.66 %” and “5.7 %”; “752,370” and “752,000”",
    silent: "the difference is larger than the last printed digit allows, or two percent of a number that ends in zeros",
    decide: |pair| {
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        compatible(pair).then(|| {
            // The number with fewer digits is the round one.
            let digits = |value: rust_decimal::Decimal| value.normalize().mantissa().unsigned_abs();
            let (round, precise) = if digits(a) <= digits(b) { (a, b) } else { (b, a) };
            Ruling::new(Verdict::Compatible).with("precise", precise.normalize()).with("round", round.normalize())
        })
    },
};

fn compatible(pair: &Pair<'_>) -> bool {
    pair.relation == Relation::Compatible
}
