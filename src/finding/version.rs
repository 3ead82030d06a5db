//! Versions: what changed between two versions of one article is a finding of its own.

use rustc_hash::FxHashSet;

use super::desk::shown;
use super::judge::finding_id;
use super::rules::quantity::toll::runs;
use super::rules::version;
use super::{Axis, Finding, Rule, Severity, Side, Verdict};
use crate::claim::{Claim, Facet, relation_of};
use crate::event::Event;
use crate::value::relation::Relation;

/// Share of the words around two values from which they stand at the same place of the text.
const SAME_PLACE: f64 = 0.5;
/// Facets whose values are figures.
const FIGURES: &[Facet] = &[Facet::Count, Facet::Money, Facet::Percent, Facet::Measure, Facet::Date];

/// Two versions of one article that follow one another.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// The claims of the earlier version, as indices.
    pub earlier: &'a [u32],
    /// The claims of the later one.
    pub later: &'a [u32],
    /// Whether it is known which of them is the later one.
    pub ordered: bool,
    /// Whether the later one says that something was corrected.
    pub corrected: bool,
}

/// What changed in a step: values of the same place, figures that are gone, figures that are new.
///
/// `event` is that of both versions, with its index.
pub fn changes(rules: &[Rule], claims: &[Claim], event: (u32, &Event), step: &Step<'_>) -> Vec<Finding> {
    let gone = without(claims, step.earlier, step.later);
    let new = without(claims, step.later, step.earlier);
    let pairs = same_places(claims, &gone, &new);
    let paired: FxHashSet<u32> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
    let mut findings: Vec<Finding> = Vec::new();
    for (earlier, later) in pairs {
        let finding = changed(claims, event, step, earlier, later);
        // One figure is changed in the headline and in the text alike.
        match findings.iter_mut().find(|known| known.facet == finding.facet && says_the_same(known, &finding)) {
            Some(known) => {
                for (known, side) in known.sides.iter_mut().zip(finding.sides) {
                    known.claims.extend(side.claims);
                }
                known.severity = known.severity.min(finding.severity);
            }
            None => findings.push(finding),
        }
    }
    for (rule, list) in [(&version::REMOVED, gone), (&version::ADDED, new)] {
        let figures: Vec<u32> = list
            .into_iter()
            .filter(|claim| !paired.contains(claim) && FIGURES.contains(&claims[*claim as usize].facet))
            .collect();
        if !figures.is_empty() && step.ordered {
            findings.push(came_or_went(claims, event, step, rule, &figures));
        }
    }
    findings.retain(|finding| rules.iter().any(|rule| rule.name == finding.rule));
    findings
}

fn says_the_same(one: &Finding, other: &Finding) -> bool {
    one.rule == other.rule
        && one.sides.iter().zip(&other.sides).all(|(a, b)| a.value == b.value && a.unit == b.unit && a.hedge == b.hedge)
}

/// The claims of one version whose value the other does not have.
fn without(claims: &[Claim], list: &[u32], other: &[u32]) -> Vec<u32> {
    let is_kept = |claim: &Claim| {
        other
            .iter()
            .map(|&index| &claims[index as usize])
            .any(|kept| kept.facet == claim.facet && relation_of(claim, kept) == Relation::Same)
    };
    let stays = |facet| !matches!(facet, Facet::Status | Facet::Quote);
    list.iter().copied().filter(|&at| stays(claims[at as usize].facet) && !is_kept(&claims[at as usize])).collect()
}

/// Values that stand among the same words, the surest first; each has one partner.
fn same_places(claims: &[Claim], gone: &[u32], new: &[u32]) -> Vec<(u32, u32)> {
    let mut candidates: Vec<(f64, u32, u32)> = Vec::new();
    for &earlier in gone {
        for &later in new {
            let (a, b) = (&claims[earlier as usize], &claims[later as usize]);
            let comparable = a.facet == b.facet && a.head == b.head && relation_of(a, b) != Relation::Incomparable;
            let place = common(a, b);
            if comparable && SAME_PLACE <= place {
                candidates.push((place, earlier, later));
            }
        }
    }
    candidates.sort_by(|one, two| two.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(two.1, two.2))));
    let mut taken: FxHashSet<u32> = FxHashSet::default();
    let mut pairs = Vec::new();
    for (_, earlier, later) in candidates {
        if !taken.contains(&earlier) && !taken.contains(&later) {
            taken.extend([earlier, later]);
            pairs.push((earlier, later));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// The share of the words around two values that they have in common.
fn common(a: &Claim, b: &Claim) -> f64 {
    let shared = a.context.iter().filter(|key| b.context.contains(key)).count();
    let all = a.context.len() + b.context.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

fn changed(claims: &[Claim], event: (u32, &Event), step: &Step<'_>, earlier: u32, later: u32) -> Finding {
    let (a, b) = (&claims[earlier as usize], &claims[later as usize]);
    let grows =
        runs(a) && a.quantity().zip(b.quantity()).is_some_and(|(a, b)| a.low.zip(b.low).is_some_and(|(a, b)| a < b));
    let silent = FIGURES.contains(&a.facet) && relation_of(a, b) == Relation::Apart && !step.corrected && !grows;
    let rule = match (step.ordered, silent) {
        (false, _) => &version::DIFFER,
        (true, true) => &version::CHANGED,
        (true, false) => &version::UPDATED,
    };
    let sides = vec![side(claims, vec![earlier]), side(claims, vec![later])];
    let slot = if b.slot.is_empty() { a.slot.to_string() } else { b.slot.to_string() };
    finding(claims, event, step, rule, sides, slot, if silent { Severity::Warning } else { Severity::Note })
}

fn came_or_went(claims: &[Claim], event: (u32, &Event), step: &Step<'_>, rule: &Rule, figures: &[u32]) -> Finding {
    let mut sides: Vec<Side> = Vec::new();
    for &claim in figures {
        let side = side(claims, vec![claim]);
        match sides.iter_mut().find(|known| known.value == side.value && known.unit == side.unit) {
            Some(known) => known.claims.push(claim),
            None => sides.push(side),
        }
    }
    let slot = if figures.len() == 1 { claims[figures[0] as usize].slot.to_string() } else { String::new() };
    finding(claims, event, step, rule, sides, slot, Severity::Note)
}

fn side(claims: &[Claim], of: Vec<u32>) -> Side {
    let (value, unit, hedge) = shown(&claims[of[0] as usize]);
    Side { value, unit, hedge, origins: 1, claims: of }
}

fn finding(
    claims: &[Claim],
    event: (u32, &Event),
    step: &Step<'_>,
    rule: &Rule,
    sides: Vec<Side>,
    slot: String,
    severity: Severity,
) -> Finding {
    let first = &claims[sides[0].claims[0] as usize];
    Finding {
        id: finding_id(event.1, first, Axis::Within, &sides),
        event: event.0,
        facet: first.facet,
        slot,
        verdict: if step.ordered { Verdict::Update } else { Verdict::Undetermined },
        axis: Axis::Within,
        severity,
        rule: rule.name,
        inputs: vec![("count".into(), sides.len().to_string())],
        // The texts are those of one article; only the place in it is inferred.
        confidence: 0.95,
        review: None,
        sides,
    }
}
