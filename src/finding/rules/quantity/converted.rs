//! One amount in two units.

use super::{QUANTITIES, number};
use crate::claim::{Claim, Facet};
use crate::finding::{Rule, Ruling, Verdict};
use crate::value::relation::Relation;

/// 93 miles per hour and 149 km/h; 62 billion dollars and the dong that another article gives for them.
pub(in crate::finding::rules) const CONVERTED: Rule = Rule {
    name: "unit-converted",
    facets: QUANTITIES,
    summary: "The same amount in another unit, or in another currency at the rate that an article states.",
    why: "The reader sees two numbers; they are one.",
    example: "“93 miles per hour” and “149 km/h”; “$3.3 billion” and “VND81.5 trillion ($3.3 billion)”",
    silent: "no article states the amount in both currencies: the library knows no rates",
    decide: |pair| {
        let (a, b) = (pair.earlier.quantity()?, pair.later.quantity()?);
        let (first, second) = (a.unit.as_deref()?, b.unit.as_deref()?);
        (first != second && matches!(pair.relation, Relation::Compatible | Relation::Same))
            .then(|| Ruling::new(Verdict::Compatible).with("first", first).with("second", second))
    },
};

/// Five million Canadian dollars and five million US dollars.
pub(in crate::finding::rules) const CURRENCY_SLIP: Rule = Rule {
    name: "currency-slip",
    facets: &[Facet::Money],
    summary: "The same number in two currencies, and an article that converts it gets another number.",
    why: "A currency was taken for another; the amount is off by the rate.",
    example: "“5 million Canadian dollars (4.7 million US dollars)” and “5 million US dollars”",
    silent: "no article states the conversion, or the number was converted",
    decide: |pair| {
        let (a, b) = (pair.earlier.quantity()?, pair.later.quantity()?);
        let (first, second) = (a.unit.as_deref()?, b.unit.as_deref()?);
        let same_number = number(pair.earlier)? == number(pair.later)?;
        let states_another = |claim: &Claim, other: &Claim| {
            claim.converted.as_ref().is_some_and(|it| {
                it.unit == other.quantity().and_then(|quantity| quantity.unit.clone()) && it.low != number(other)
            })
        };
        let off = states_another(pair.earlier, pair.later) || states_another(pair.later, pair.earlier);
        (first != second && same_number && off)
            .then(|| Ruling::new(Verdict::Conflict).warning().with("first", first).with("second", second))
    },
};
