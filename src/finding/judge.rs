//! Judging: the claims of a slot become sides, each pair of sides a ruling, the slot a finding.

use rustc_hash::FxHashMap;

use super::calibration::confidence;
use super::desk::{Desk, UNLINKED};
use super::rules::story;
use super::{
    Axis, Finding, Rule, Ruling, Side, Sources, Tolerances, Verdict, credit, parties, possible, rule, sum, within,
};
use crate::claim::{Claim, Facet, relation_of};
use crate::event::Event;
use crate::link::Link;
use crate::parallel;
use crate::value::Granularity;
use crate::value::relation::Relation;

/// The findings on all slots of all events, event by event, the gravest first.
pub fn judge(
    rules: &[Rule],
    tolerances: &Tolerances,
    claims: &[Claim],
    events: &[Event],
    links: &[Link],
    sources: &Sources<'_>,
) -> Vec<Finding> {
    let desk = Desk::new(rules, claims, links, sources, tolerances);
    let numbered: Vec<(u32, &Event)> = (0..).zip(events).collect();
    let mut findings: Vec<Finding> = parallel::map(&numbered, |&(index, event)| {
        let judged = parallel::map(&event.slots, |slot| judge_slot(&desk, index, event, slot));
        let mut of_event: Vec<Finding> = judged.into_iter().flatten().collect();
        of_event.extend(parties::disputes(&desk, index, event));
        of_event.extend(credit::unsupported(&desk, index, event));
        of_event.extend(within::against_itself(&desk, index, event));
        of_event.extend(sum::totals(&desk, index, event));
        of_event.extend(possible::one_slot(&desk, index, event));
        of_event
    })
    .into_iter()
    .flatten()
    .collect();
    sort(&mut findings);
    findings
}

/// Puts findings in order, event by event, the gravest first, and makes their ids unique.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        let key = |finding: &Finding| (finding.event, finding.verdict, finding.severity, finding.facet);
        key(a).cmp(&key(b)).then_with(|| a.sides[0].claims.cmp(&b.sides[0].claims))
    });
    make_ids_unique(findings);
}

/// Two slots of one event may have the same head and values; the later one gets a number.
fn make_ids_unique(findings: &mut [Finding]) {
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    for finding in findings {
        let count = seen.entry(finding.id.clone()).or_default();
        *count += 1;
        if 1 < *count {
            finding.id = format!("{}-{count}", finding.id);
        }
    }
}

fn judge_slot(desk: &Desk<'_>, index: u32, event: &Event, slot: &[u32]) -> Vec<Finding> {
    if !desk.spans_articles(slot) {
        return Vec::new();
    }
    let mut sides = desk.sides(slot);
    let rulings = rulings(desk, &sides);
    let mut findings = Vec::new();
    let clocks = clocks_at_odds(desk, &sides, &rulings);
    if let Some(gravest) = gravest(rulings.iter().filter(|it| clocks.contains(&it.left) && clocks.contains(&it.right)))
    {
        let at_odds = clocks.iter().map(|&side| sides[side].clone()).collect();
        findings.push(finding(desk, index, event, gravest, at_odds));
    }
    let of_rest = rulings.iter().filter(|it| !(clocks.contains(&it.left) && clocks.contains(&it.right)));
    let judged = if let Some(found) = gravest(of_rest) {
        found
    } else {
        // Values that no link joins are not compared; what the best supported of them has in common stands.
        sides.truncate(1);
        if !findings.is_empty() || !desk.spans_articles(&sides[0]) {
            return findings;
        }
        let score = desk.best_score(&sides[0]);
        if desk.origins(&sides[0]) < 2 && desk.uses(&story::ONE_ORIGIN) {
            (story::ONE_ORIGIN.name, Ruling::new(Verdict::SingleSource), score)
        } else if desk.uses(&story::SAME_VALUE) {
            (story::SAME_VALUE.name, Ruling::new(Verdict::Agree), score)
        } else {
            return findings;
        }
    };
    findings.push(finding(desk, index, event, judged, sides));
    findings
}

/// What a rule says of two sides of a slot.
struct Judged {
    left: usize,
    right: usize,
    rule: &'static str,
    ruling: Ruling,
    score: f64,
}

/// The rulings on each two sides that a rule has something to say of.
fn rulings(desk: &Desk<'_>, sides: &[Vec<u32>]) -> Vec<Judged> {
    let mut rulings = Vec::new();
    for left in 0..sides.len() {
        for right in left + 1..sides.len() {
            if let Some((rule, ruling, score)) = rule_on(desk, &sides[left], &sides[right]) {
                rulings.push(Judged { left, right, rule, ruling, score });
            }
        }
    }
    rulings
}

/// The gravest of some rulings, the first of equals.
fn gravest<'a>(rulings: impl Iterator<Item = &'a Judged>) -> Option<(&'static str, Ruling, f64)> {
    let key = |judged: &Judged| (judged.ruling.verdict, judged.ruling.severity);
    rulings.min_by_key(|judged| key(judged)).map(|judged| (judged.rule, judged.ruling.clone(), judged.score))
}

/// The sides that are times of the clock, where two of them are at odds and others are days: the days agree whatever the
/// hour.
fn clocks_at_odds(desk: &Desk<'_>, sides: &[Vec<u32>], rulings: &[Judged]) -> Vec<usize> {
    let is_clock = |side: usize| {
        let time = desk.claim(sides[side][0]).time_value();
        time.and_then(|time| time.granularity).is_some_and(|granularity| granularity < Granularity::DayPart)
    };
    let clocks: Vec<usize> = (0..sides.len()).filter(|&side| is_clock(side)).collect();
    let at_odds = rulings
        .iter()
        .any(|it| it.ruling.verdict < Verdict::Compatible && clocks.contains(&it.left) && clocks.contains(&it.right));
    if at_odds && clocks.len() < sides.len() { clocks } else { Vec::new() }
}

/// A finding on some sides. The first claim of the first side stands for the slot.
pub(super) fn finding(
    desk: &Desk<'_>,
    index: u32,
    event: &Event,
    (rule, ruling, score): (&'static str, Ruling, f64),
    sides: Vec<Vec<u32>>,
) -> Finding {
    let slot: Vec<u32> = sides.iter().flatten().copied().collect();
    let first = desk.claim(slot[0]);
    let axis = match ruling.verdict {
        Verdict::Disputed => Axis::Parties,
        _ if !desk.spans_articles(&slot) => Axis::Within,
        _ => Axis::Outlets,
    };
    let sides: Vec<Side> = sides.into_iter().map(|claims| desk.side(claims)).collect();
    Finding {
        id: finding_id(event, first, axis, &sides),
        event: index,
        facet: first.facet,
        slot: desk.slot_name(&slot),
        verdict: ruling.verdict,
        axis,
        severity: ruling.severity,
        rule,
        inputs: ruling.inputs,
        confidence: confidence(ruling.verdict, score),
        review: None,
        sides,
    }
}

/// The ruling on two sides: by the first rule that has one for the pair of claims with the strongest link.
fn rule_on(desk: &Desk<'_>, left: &[u32], right: &[u32]) -> Option<(&'static str, Ruling, f64)> {
    let best = desk.strongest(left, right);
    let (score, a, b) = best.unwrap_or((UNLINKED, left[0], right[0]));
    if best.is_none() && !is_plainly_one_slot(desk, a, b) {
        return None;
    }
    let mut pair = desk.pair(a, b, score);
    pair.returns = returns(desk, pair.earlier, pair.later, left, right);
    pair.told_together = told_together(desk, left, right) || told_together(desk, right, left);
    rule::decide(desk.rules, &pair).map(|(name, ruling)| (name, ruling, score))
}

/// Whether two claims that are joined only through others count the same thing in the same kind of event.
fn is_plainly_one_slot(desk: &Desk<'_>, a: u32, b: u32) -> bool {
    let (a, b) = (desk.claim(a), desk.claim(b));
    a.facet == Facet::Count && a.head.is_some() && a.head == b.head && a.frame.is_some() && a.frame == b.frame
}

/// Whether an article gives the value of `earlier` after `later` was published.
fn returns(desk: &Desk<'_>, earlier: &Claim, later: &Claim, left: &[u32], right: &[u32]) -> bool {
    let side = [left, right].into_iter().find(|side| relation_of(desk.claim(side[0]), earlier) == Relation::Same);
    side.is_some_and(|side| {
        side.iter()
            .any(|&claim| desk.published(later).is_some() && desk.published(later) < desk.published(desk.claim(claim)))
    })
}

/// Whether an article of one side gives the value of the other in the same sentence, or of the same thing in the next.
fn told_together(desk: &Desk<'_>, side: &[u32], other: &[u32]) -> bool {
    let value = desk.claim(other[0]);
    side.iter().any(|&claim| {
        let claim = desk.claim(claim);
        desk.of_article(claim.article).any(|beside| {
            let beside = desk.claim(beside);
            let same_thing = beside.head == claim.head && beside.scope == claim.scope;
            beside.facet == claim.facet
                && beside.span.field == claim.span.field
                && beside.sentence.abs_diff(claim.sentence) <= u32::from(same_thing)
                && relation_of(beside, value) == Relation::Same
        })
    })
}

/// A hash of event, facet, head, axis and values: two runs over the same articles give one finding one id.
pub(super) fn finding_id(event: &Event, claim: &Claim, axis: Axis, sides: &[Side]) -> String {
    let mut values: Vec<String> = sides.iter().map(|side| format!("{}{:?}", side.value, side.unit)).collect();
    values.sort_unstable();
    let words = format!(
        "{} {} {:?} {:?} {} {}",
        event.id,
        claim.facet.name(),
        claim.head,
        claim.frame,
        axis.name(),
        values.join(" ")
    );
    format!("f{:016x}", crate::text::key_of_words(&words).0)
}
