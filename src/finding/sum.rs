//! Totals against the parts of another article: 44 passengers and 5 crew are the 49 aboard.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::desk::{Desk, UNLINKED};
use super::judge::finding;
use super::rules::quantity::sum::{PARTS_ADD_UP, shown, sum};
use super::{Finding, Ruling, Verdict};
use crate::claim::{Claim, Facet};
use crate::event::Event;
use crate::value::Hedge;

/// Small numbers add up to anything.
const LEAST_TOTAL: i64 = 20;
/// The most parts.
const MOST_PARTS: usize = 4;

/// The totals that one article gives and another gives as a sum.
pub(super) fn totals(desk: &Desk<'_>, index: u32, event: &Event) -> Vec<Finding> {
    if !desk.uses(&PARTS_ADD_UP) {
        return Vec::new();
    }
    let exact: Vec<Vec<(u32, Decimal)>> = event.articles.iter().map(|&article| counts(desk, article)).collect();
    let mut claims_of: FxHashMap<Decimal, Vec<u32>> = FxHashMap::default();
    for &(claim, value) in exact.iter().flatten() {
        claims_of.entry(value).or_default().push(claim);
    }
    let mut findings: Vec<Finding> = Vec::new();
    for parts in &exact {
        for (sum, run) in sums(desk, parts) {
            if parts.iter().any(|(_, value)| *value == sum) {
                continue;
            }
            let part = desk.claim(run[0]);
            let totals: Vec<u32> = claims_of
                .get(&sum)
                .into_iter()
                .flatten()
                .copied()
                .filter(|&claim| desk.claim(claim).article != part.article && is_whole_of(desk, &run, claim))
                .collect();
            if totals.is_empty() {
                continue;
            }
            let values: Vec<Decimal> =
                parts.iter().filter(|(claim, _)| run.contains(claim)).map(|(_, value)| *value).collect();
            let ruling = Ruling::new(Verdict::Compatible).with("sum", shown(&values)).with("total", sum.normalize());
            let mut sides = vec![totals];
            sides.extend(run.iter().map(|&claim| vec![claim]));
            let found = finding(desk, index, event, (PARTS_ADD_UP.name, ruling, UNLINKED), sides);
            if !findings.iter().any(|known| known.id == found.id) {
                findings.push(found);
            }
        }
    }
    findings
}

/// The exact counts of an article, in order of place.
fn counts(desk: &Desk<'_>, article: u32) -> Vec<(u32, Decimal)> {
    desk.of_article(article)
        .filter(|&claim| desk.claim(claim).facet == Facet::Count)
        .filter_map(|claim| {
            let quantity = desk.claim(claim).quantity().filter(|quantity| quantity.hedge == Hedge::Exact)?;
            Some((claim, quantity.low.filter(|value| quantity.low == quantity.high && !value.is_zero())?))
        })
        .collect()
}

/// The sums of neighbouring counts of one sentence and one kind of event.
fn sums(desk: &Desk<'_>, counts: &[(u32, Decimal)]) -> Vec<(Decimal, Vec<u32>)> {
    let mut sums = Vec::new();
    for first in 0..counts.len() {
        let one = desk.claim(counts[first].0);
        for last in first + 2..=counts.len().min(first + MOST_PARTS) {
            let run = &counts[first..last];
            let of_one_sentence = run.iter().all(|(claim, _)| {
                let other = desk.claim(*claim);
                other.span.field == one.span.field && other.sentence == one.sentence && other.frame == one.frame
            });
            let sum = sum(run.iter().map(|(_, value)| *value)).filter(|&sum| Decimal::from(LEAST_TOTAL) <= sum);
            if of_one_sentence && let Some(sum) = sum {
                sums.push((sum, run.iter().map(|(claim, _)| *claim).collect()));
            }
        }
    }
    sums
}

/// Whether a count may be the whole of these parts: it counts what one of them counts, or stands among their words.
fn is_whole_of(desk: &Desk<'_>, run: &[u32], total: u32) -> bool {
    let total = desk.claim(total);
    run.iter().any(|&part| {
        let part: &Claim = desk.claim(part);
        let shared = part.context.iter().filter(|key| total.context.contains(key)).count();
        let same_head = part.head.is_some() && part.head == total.head;
        (same_head && part.frame == total.frame) || (part.frame.is_some() && part.frame == total.frame && 2 <= shared)
    })
}
