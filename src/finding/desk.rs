//! What every judge of a run has before it: the claims, the links between them, the articles and the rules.

use chrono::{DateTime, NaiveDate};
use rustc_hash::FxHashMap;

use super::rules::name::participant::swaps_roles;
use super::{Pair, Rule, Side, Tolerances};
use crate::claim::{Claim, ClaimValue, Facet, relation_of};
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
    /// Minutes by which the clocks of each are ahead of UTC.
    pub zones: &'a [Option<i32>],
}

/// The score that stands for a link which is there only through other claims.
pub(super) const UNLINKED: f64 = -0.5;

/// Everything that is judged, and by what.
pub(super) struct Desk<'a> {
    pub(super) rules: &'a [Rule],
    pub(super) claims: &'a [Claim],
    pub(super) sources: &'a Sources<'a>,
    pub(super) tolerances: &'a Tolerances,
    scores: FxHashMap<(u32, u32), f64>,
    /// For each article, where its claims begin.
    first_of: Vec<usize>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        rules: &'a [Rule],
        claims: &'a [Claim],
        links: &[Link],
        sources: &'a Sources<'a>,
        tolerances: &'a Tolerances,
    ) -> Self {
        let scores = links.iter().map(|link| ((link.a, link.b), link.score)).collect();
        // The claims of an article follow each other.
        let articles = 0..=sources.origins.len() as u32;
        let first_of = articles.map(|article| claims.partition_point(|claim| claim.article < article)).collect();
        Self { rules, claims, sources, tolerances, scores, first_of }
    }

    /// Whether a rule with this name is in use.
    pub(super) fn uses(&self, rule: &Rule) -> bool {
        self.rules.iter().any(|known| known.name == rule.name)
    }

    pub(super) fn claim(&self, claim: u32) -> &'a Claim {
        &self.claims[claim as usize]
    }

    /// The indices of the claims of an article.
    pub(super) fn of_article(&self, article: u32) -> std::ops::Range<u32> {
        let at = article as usize;
        self.first_of[at] as u32..self.first_of[at + 1] as u32
    }

    fn beside(&self, claim: &Claim) -> &'a [Claim] {
        let range = self.of_article(claim.article);
        &self.claims[range.start as usize..range.end as usize]
    }

    pub(super) fn published(&self, claim: &Claim) -> Option<i64> {
        self.sources.published[claim.article as usize]
    }

    /// The day on which the article of a claim was published, by its own clock.
    fn day(&self, claim: &Claim) -> Option<NaiveDate> {
        let minutes = self.sources.zones[claim.article as usize].unwrap_or_default();
        let moment = DateTime::from_timestamp(self.published(claim)? + 60 * i64::from(minutes), 0)?;
        Some(moment.date_naive())
    }

    /// The score of the link between two claims.
    pub(super) fn score(&self, a: u32, b: u32) -> Option<f64> {
        self.scores.get(&(a.min(b), a.max(b))).copied()
    }

    /// The strongest link between two groups of claims.
    pub(super) fn strongest(&self, left: &[u32], right: &[u32]) -> Option<(f64, u32, u32)> {
        let mut best: Option<(f64, u32, u32)> = None;
        for &a in left {
            for &b in right {
                if let Some(score) = self.score(a, b)
                    && best.is_none_or(|(known, ..)| known < score)
                {
                    best = Some((score, a, b));
                }
            }
        }
        best
    }

    /// The best score of any link among these claims.
    pub(super) fn best_score(&self, slot: &[u32]) -> f64 {
        let mut best = f64::MIN;
        for (at, &a) in slot.iter().enumerate() {
            for &b in &slot[at + 1..] {
                best = best.max(self.score(a, b).unwrap_or(f64::MIN));
            }
        }
        best
    }

    /// Two claims as rules see them, the earlier first. What other claims say of the two is not yet known.
    pub(super) fn pair(&self, a: u32, b: u32, score: f64) -> Pair<'a> {
        let (mut earlier, mut later) = (self.claim(a), self.claim(b));
        let mut gap = self.published(later).zip(self.published(earlier)).map(|(later, earlier)| later - earlier);
        if gap.is_some_and(|gap| gap < 0) {
            std::mem::swap(&mut earlier, &mut later);
            gap = gap.map(i64::abs);
        }
        let zone = |claim: &Claim| self.sources.zones[claim.article as usize];
        Pair {
            earlier,
            later,
            relation: relation_of(earlier, later),
            gap,
            score,
            returns: false,
            told_together: false,
            beside_earlier: self.beside(earlier),
            beside_later: self.beside(later),
            days: [self.day(earlier), self.day(later)],
            zones: zone(later).zip(zone(earlier)).map(|(later, earlier)| later - earlier),
            tolerances: self.tolerances,
        }
    }

    /// Whether claims of more than one article are among these.
    pub(super) fn spans_articles(&self, claims: &[u32]) -> bool {
        claims.iter().any(|&claim| self.claim(claim).article != self.claim(claims[0]).article)
    }

    /// The number of independent sources: copies of one text are one, and so are two articles of one outlet.
    pub(super) fn origins(&self, claims: &[u32]) -> usize {
        let mut articles: Vec<u32> = claims.iter().map(|&claim| self.claim(claim).article).collect();
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

    /// The claims by value, the best supported value first.
    pub(super) fn sides(&self, slot: &[u32]) -> Vec<Vec<u32>> {
        let mut order = slot.to_vec();
        order.sort_by_key(|&claim| {
            let article = self.claim(claim).article;
            (self.sources.published[article as usize], article, claim)
        });
        let mut sides: Vec<Vec<u32>> = Vec::new();
        for claim in order {
            let same = |side: &&mut Vec<u32>| is_one_side(self.claim(side[0]), self.claim(claim));
            match sides.iter_mut().find(same) {
                Some(side) => side.push(claim),
                None => sides.push(vec![claim]),
            }
        }
        sides.sort_by_key(|side| std::cmp::Reverse(self.origins(side)));
        sides
    }

    /// A side of a finding.
    pub(super) fn side(&self, claims: Vec<u32>) -> Side {
        let (value, unit, hedge) = shown(self.claim(claims[0]));
        Side { value, unit, hedge, origins: self.origins(&claims), claims }
    }

    /// The label that most claims of the slot have, the shortest of equals.
    pub(super) fn slot_name(&self, slot: &[u32]) -> String {
        let mut names: Vec<&str> =
            slot.iter().map(|&claim| &*self.claim(claim).slot).filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        let count = |name: &str| names.iter().filter(|other| **other == name).count();
        names
            .iter()
            .min_by_key(|name| (std::cmp::Reverse(count(name)), name.len(), **name))
            .map_or_else(String::new, |name| (*name).to_owned())
    }
}

/// Whether two claims say the same: of the same words in two mouths one says who spoke otherwise, and who won and who
/// lost may be exchanged.
fn is_one_side(a: &Claim, b: &Claim) -> bool {
    let other_mouth = a.facet == Facet::Quote && matches!((a.speaker_key, b.speaker_key), (Some(x), Some(y)) if x != y);
    !other_mouth && !swaps_roles(a, b) && relation_of(a, b) == Relation::Same
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
