//! A rule of the caller's own: a difference of one in small counts is a note and no conflict.
#![allow(clippy::print_stdout, reason = "examples print")]

use crosscheck::Reconciler;
use crosscheck::article::read_path;
use crosscheck::claim::{Claim, Facet};
use crosscheck::finding::{Rule, Ruling, Verdict};
use crosscheck::value::relation::Relation;
use rust_decimal::Decimal;

/// The rule is a constant: its name, the facets it looks at, what it finds, and how it decides.
const OFF_BY_ONE: Rule = Rule::new("off-by-one", &[Facet::Count], "Two counts differ by one.", |pair| {
    let number = |claim: &Claim| claim.quantity().and_then(|quantity| quantity.low);
    let (a, b) = (number(pair.earlier)?, number(pair.later)?);
    (pair.relation == Relation::Apart && (a - b).abs() == Decimal::ONE)
        .then(|| Ruling::new(Verdict::Compatible).with("first", a).with("second", b))
});

fn main() -> Result<(), crosscheck::Error> {
    let articles = read_path(std::path::Path::new("seeds")).articles;
    let reconciler = Reconciler::builder().rule(OFF_BY_ONE).build()?;
    let report = reconciler.reconcile(&articles);
    let by_rule = report.findings.iter().filter(|finding| finding.rule == OFF_BY_ONE.name).count();
    println!("{} rules, the first of them {}", reconciler.rules().len(), reconciler.rules()[0].name);
    println!("{by_rule} of {} findings were decided by it", report.findings.len());
    Ok(())
}
