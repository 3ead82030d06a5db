//! Numbers that cannot both be true.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{AMOUNTS, QUANTITIES, number};
use crate::finding::{Rule, Ruling, Verdict};
use crate::value::Hedge;

/// Numbers that cannot both be true.
pub(in crate::finding::rules) const DISJOINT: Rule = Rule {
    name: "count-disjoint",
    facets: QUANTITIES,
    summary: "The numbers cannot both be true of the same thing at the same moment.",
    why: "At least one of them is wrong.",
    example: "“49 dead” and “44 dead” on one evening",
    silent: "any rule above explains the difference, an open bound leaves room, or amounts lie far apart on a weak link; \
             a tenth or less is a warning and no error",
    decide: |pair| {
        if !pair.is_apart() {
            return None;
        }
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        // "At least two" says little of eight, but it does not contradict it.
        let (first, second) = (pair.earlier.quantity()?, pair.later.quantity()?);
        if meet(first.bounds(), second.bounds()) {
            return None;
        }
        let difference = a.saturating_sub(b).abs().checked_div(a.abs().max(b.abs()))?.to_f64()?;
        // Of two prices, sums or shares that are far apart one is likely that of another thing.
        let amount = AMOUNTS.contains(&pair.earlier.facet);
        if amount && pair.tolerances.other_amount < difference && pair.score < pair.tolerances.strong {
            return None;
        }
        let ruling = Ruling::new(Verdict::Conflict).with("difference", format!("{:.0} %", 100.0 * difference));
        let exact = !pair.either(|claim| claim.quantity().is_some_and(|quantity| quantity.hedge != Hedge::Exact));
        Some(if exact && pair.tolerances.relative_error < difference { ruling } else { ruling.warning() })
    },
};

/// Whether two closed intervals have a number in common; an open end reaches as far as it may.
fn meet(a: (Option<Decimal>, Option<Decimal>), b: (Option<Decimal>, Option<Decimal>)) -> bool {
    let below = |low: Option<Decimal>, high: Option<Decimal>| low.zip(high).is_none_or(|(low, high)| low <= high);
    below(a.0, b.1) && below(b.0, a.1)
}
