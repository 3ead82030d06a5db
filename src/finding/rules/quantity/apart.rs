//! Numbers that cannot both be true.

use rust_decimal::prelude::ToPrimitive;

use super::{QUANTITIES, number};
use crate::finding::{Rule, Ruling, Verdict};
use crate::value::Hedge;

/// Numbers that cannot both be true.
pub(in crate::finding::rules) const DISJOINT: Rule = Rule {
    name: "count-disjoint",
    facets: QUANTITIES,
    summary: "The numbers cannot both be true of the same thing at the same moment.",
    why: "At least one of them is wrong.",
    example: "“49 dead” and “44 dead” on one evening",
    silent: "any rule above explains the difference; a tenth or less is a warning and no error",
    decide: |pair| {
        if !pair.is_apart() {
            return None;
        }
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        let difference = (a - b).abs().checked_div(a.abs().max(b.abs()))?.to_f64()?;
        let ruling = Ruling::new(Verdict::Conflict).with("difference", format!("{:.0} %", 100.0 * difference));
        let exact = !pair.either(|claim| claim.quantity().is_some_and(|quantity| quantity.hedge != Hedge::Exact));
        Some(if exact && pair.tolerances.relative_error < difference { ruling } else { ruling.warning() })
    },
};
