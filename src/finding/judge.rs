//! Judging: the claims of a slot become sides, each pair of sides a ruling, the slot a finding.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Axis, Finding, NotCompared, Pair, Rule, Ruling, Severity, Side, Tolerances, Verdict};
use crate::claim::{Claim, ClaimValue, Facet, relation_of};
use crate::event::Event;
use crate::link::Link;
use crate::value::Hedge;
use crate::value::relation::Relation;

/// What is known of the articles of a run, by index.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The origin of each article.
    pub origins: &'a [u32],
    /// The outlet of each, where it is known.
    pub outlets: &'a [Option<&'a str>],
    /// When each was published, in seconds since 1970.
    pub published: &'a [Option<i64>],
}

/// The score of a link, in bits, at which its claims are about the same fact in half of all cases.
const EVEN: f64 = 0.0;
/// The score that stands for a link which is there only through other claims.
const UNLINKED: f64 = -0.5;

/// The findings on all slots of all events, event by event, the gravest first.
pub fn judge(
    rules: &[Rule],
    claims: &[Claim],
    events: &[Event],
    links: &[Link],
    sources: &Sources<'_>,
) -> Vec<Finding> {
    let scores: FxHashMap<(u32, u32), f64> = links.iter().map(|link| ((link.a, link.b), link.score)).collect();
    let tolerances = Tolerances::default();
    let mut findings = Vec::new();
    for (index, event) in events.iter().enumerate() {
        let judge = Judge { rules, claims, scores: &scores, sources, tolerances: &tolerances };
        findings.extend(event.slots.iter().filter_map(|slot| judge.slot(index as u32, event, slot)));
    }
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

struct Judge<'a> {
    rules: &'a [Rule],
    claims: &'a [Claim],
    scores: &'a FxHashMap<(u32, u32), f64>,
    sources: &'a Sources<'a>,
    tolerances: &'a Tolerances,
}

impl Judge<'_> {
    fn slot(&self, event_index: u32, event: &Event, slot: &[u32]) -> Option<Finding> {
        let first = &self.claims[slot[0] as usize];
        if !self.spans_articles(slot) {
            return None;
        }
        let mut sides = self.sides(slot);
        let mut gravest: Option<(&'static str, Ruling, f64)> = None;
        for (at, left) in sides.iter().enumerate() {
            for right in &sides[at + 1..] {
                let Some((rule, ruling, score)) = self.rule_on(left, right) else { continue };
                if gravest
                    .as_ref()
                    .is_none_or(|(_, known, _)| (ruling.verdict, ruling.severity) < (known.verdict, known.severity))
                {
                    gravest = Some((rule, ruling, score));
                }
            }
        }
        let (rule, ruling, score) = if let Some(found) = gravest {
            found
        } else {
            // Values that no link joins are not compared; what the best supported of them has in common stands.
            sides.truncate(1);
            if !self.spans_articles(&sides[0]) {
                return None;
            }
            ("same-value", Ruling::new(Verdict::Agree), self.best_score(&sides[0]))
        };
        let sides: Vec<Side> = sides.into_iter().map(|claims| self.side(claims)).collect();
        Some(Finding {
            id: finding_id(event, first, &sides),
            event: event_index,
            facet: first.facet,
            slot: self.slot_name(slot),
            verdict: ruling.verdict,
            axis: if ruling.verdict == Verdict::Disputed { Axis::Parties } else { Axis::Outlets },
            severity: ruling.severity,
            rule,
            inputs: ruling.inputs,
            confidence: confidence(score),
            sides,
        })
    }

    /// Whether claims of more than one article are among these.
    fn spans_articles(&self, claims: &[u32]) -> bool {
        let article = |claim: u32| self.claims[claim as usize].article;
        claims.iter().any(|&claim| article(claim) != article(claims[0]))
    }

    /// The claims of a slot by value, the best supported value first.
    fn sides(&self, slot: &[u32]) -> Vec<Vec<u32>> {
        let mut order = slot.to_vec();
        order.sort_by_key(|&claim| {
            let article = self.claims[claim as usize].article;
            (self.sources.published[article as usize], article, claim)
        });
        let mut sides: Vec<Vec<u32>> = Vec::new();
        for claim in order {
            let same = |side: &&mut Vec<u32>| {
                relation_of(&self.claims[side[0] as usize], &self.claims[claim as usize]) == Relation::Same
            };
            match sides.iter_mut().find(same) {
                Some(side) => side.push(claim),
                None => sides.push(vec![claim]),
            }
        }
        sides.sort_by_key(|side| std::cmp::Reverse(self.origins(side)));
        sides
    }

    /// The number of independent sources: copies of one text are one, and so are two articles of one outlet.
    fn origins(&self, claims: &[u32]) -> usize {
        let mut articles: Vec<u32> = claims.iter().map(|&claim| self.claims[claim as usize].article).collect();
        articles.sort_unstable();
        articles.dedup();
        let mut sources: Vec<(u32, Option<&str>)> = Vec::new();
        for article in articles {
            let (origin, outlet) = (self.sources.origins[article as usize], self.sources.outlets[article as usize]);
            let is_known = |known: &(u32, Option<&str>)| known.0 == origin || (outlet.is_some() && known.1 == outlet);
            if !sources.iter().any(is_known) {
                sources.push((origin, outlet));
            }
        }
        sources.len()
    }

    /// The ruling on two sides: by the first rule that has one for the pair of claims with the strongest link.
    fn rule_on(&self, left: &[u32], right: &[u32]) -> Option<(&'static str, Ruling, f64)> {
        let mut best: Option<(f64, u32, u32)> = None;
        for &a in left {
            for &b in right {
                if let Some(&score) = self.scores.get(&(a.min(b), a.max(b)))
                    && best.is_none_or(|(known, ..)| known < score)
                {
                    best = Some((score, a, b));
                }
            }
        }
        let (score, a, b) = match best {
            Some(best) => best,
            None => (UNLINKED, left[0], right[0]),
        };
        if best.is_none() && !self.is_plainly_one_slot(a, b) {
            return None;
        }
        let (mut earlier, mut later) = (&self.claims[a as usize], &self.claims[b as usize]);
        let published = |claim: &Claim| self.sources.published[claim.article as usize];
        let mut gap = published(later).zip(published(earlier)).map(|(later, earlier)| later - earlier);
        if gap.is_some_and(|gap| gap < 0) {
            std::mem::swap(&mut earlier, &mut later);
            gap = gap.map(i64::abs);
        }
        let relation = relation_of(earlier, later);
        let returns = self.returns(earlier, later, left, right);
        let pair = Pair { earlier, later, relation, gap, score, returns, tolerances: self.tolerances };
        self.rules
            .iter()
            .filter(|rule| rule.facets.is_empty() || rule.facets.contains(&earlier.facet))
            .find_map(|rule| Some((rule.name, (rule.decide)(&pair)?, score)))
            .map(|(name, ruling, score)| (name, soften(ruling, &pair), score))
    }

    /// Whether two claims that are joined only through others count the same thing in the same kind of event.
    fn is_plainly_one_slot(&self, a: u32, b: u32) -> bool {
        let (a, b) = (&self.claims[a as usize], &self.claims[b as usize]);
        a.facet == Facet::Count && a.head.is_some() && a.head == b.head && a.frame.is_some() && a.frame == b.frame
    }

    /// Whether an article gives the value of `earlier` after `later` was published.
    fn returns(&self, earlier: &Claim, later: &Claim, left: &[u32], right: &[u32]) -> bool {
        let published = |claim: &Claim| self.sources.published[claim.article as usize];
        let side = [left, right]
            .into_iter()
            .find(|side| relation_of(&self.claims[side[0] as usize], earlier) == Relation::Same);
        side.is_some_and(|side| {
            side.iter()
                .any(|&claim| published(later).is_some() && published(later) < published(&self.claims[claim as usize]))
        })
    }

    fn best_score(&self, slot: &[u32]) -> f64 {
        let mut best = f64::MIN;
        for (at, &a) in slot.iter().enumerate() {
            for &b in &slot[at + 1..] {
                best = best.max(self.scores.get(&(a.min(b), a.max(b))).copied().unwrap_or(f64::MIN));
            }
        }
        best
    }

    fn side(&self, claims: Vec<u32>) -> Side {
        let first = &self.claims[claims[0] as usize];
        let (value, unit, hedge) = shown(first);
        Side { value, unit, hedge, origins: self.origins(&claims), claims }
    }

    /// The label that most claims of the slot have, the shortest of equals.
    fn slot_name(&self, slot: &[u32]) -> String {
        let mut names: Vec<&str> =
            slot.iter().map(|&claim| &*self.claims[claim as usize].slot).filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        let count = |name: &str| names.iter().filter(|other| **other == name).count();
        names
            .iter()
            .min_by_key(|name| (std::cmp::Reverse(count(name)), name.len(), **name))
            .map_or_else(String::new, |name| (*name).to_owned())
    }
}

/// Doubt of the article itself lowers the severity by a step.
fn soften(ruling: Ruling, pair: &Pair<'_>) -> Ruling {
    let doubtful = pair.score <= UNLINKED || pair.either(|claim| claim.certainty != crate::claim::Certainty::Certain);
    if doubtful && ruling.severity == Severity::Error { ruling.warning() } else { ruling }
}

/// The value of a claim as reports print it, with its unit and hedge.
pub(crate) fn shown(claim: &Claim) -> (String, Option<String>, Hedge) {
    match &claim.value {
        ClaimValue::Quantity(quantity) => {
            let low = quantity.low.map(|value| value.normalize().to_string());
            let high = quantity.high.map(|value| value.normalize().to_string());
            let value = match (low, high) {
                (Some(low), Some(high)) if low == high => low,
                (Some(low), Some(high)) => format!("{low}..{high}"),
                (low, high) => low.or(high).unwrap_or_default(),
            };
            (value, quantity.unit.as_deref().map(str::to_owned), quantity.hedge)
        }
        ClaimValue::Time(time) => (time.timex.clone(), None, time.hedge),
        ClaimValue::Place(named) | ClaimValue::Participant(named) | ClaimValue::Speaker(named) => {
            (named.name.to_string(), None, Hedge::Exact)
        }
        ClaimValue::Quote(_) => (claim.slot.to_string(), None, Hedge::Exact),
        ClaimValue::Status(stage) => (stage.name().to_owned(), None, Hedge::Exact),
    }
}

/// A hash of event, facet, head and values: two runs over the same articles give one finding one id.
pub(super) fn finding_id(event: &Event, claim: &Claim, sides: &[Side]) -> String {
    let mut values: Vec<String> = sides.iter().map(|side| format!("{}{:?}", side.value, side.unit)).collect();
    values.sort_unstable();
    let words = format!("{} {} {:?} {:?} {}", event.id, claim.facet.name(), claim.head, claim.frame, values.join(" "));
    format!("f{:016x}", crate::text::key_of_words(&words).0)
}

/// How likely a careful reader agrees, from the strength of the link.
fn confidence(score: f64) -> f64 {
    let odds = (score - EVEN).clamp(-20.0, 20.0).exp2();
    (100.0 * odds / (1.0 + odds)).round() / 100.0
}

/// The claims that are in no slot, by reason; `aside` are those that were kept out of the comparison, with the reason.
pub fn not_compared(claims: &[Claim], events: &[Event], aside: &[(&'static str, Vec<u32>)]) -> Vec<NotCompared> {
    let mut settled = vec![false; claims.len()];
    let mut in_event = FxHashSet::default();
    for &claim in aside.iter().flat_map(|(_, claims)| claims) {
        settled[claim as usize] = true;
    }
    for event in events {
        for &article in &event.articles {
            in_event.insert(article);
        }
        for &claim in event.slots.iter().flatten() {
            settled[claim as usize] = true;
        }
    }
    let (mut alone, mut without_story) = (Vec::new(), Vec::new());
    for (index, claim) in claims.iter().enumerate().filter(|(index, _)| !settled[*index]) {
        if in_event.contains(&claim.article) { alone.push(index as u32) } else { without_story.push(index as u32) }
    }
    [("no_partner", alone), ("no_story", without_story)]
        .into_iter()
        .chain(aside.iter().cloned())
        .filter(|(_, claims)| !claims.is_empty())
        .map(|(reason, claims)| NotCompared { reason, claims })
        .collect()
}
