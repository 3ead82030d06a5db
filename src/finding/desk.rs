//! What every judge of a run has before it: the claims, the links between them, the articles and the rules.

use chrono::{DateTime, NaiveDate};
use rustc_hash::{FxHashMap, FxHashSet};

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
    /// The latest version of each, itself where there is no later one.
    pub latest: &'a [u32],
}

/// The score that stands for a link which is there only through other claims.
pub(super) const UNLINKED: f64 = -0.5;

/// Everything that is judged, and by what.
pub(super) struct Desk<'a> {
    pub(super) rules: &'a [Rule],
    pub(super) claims: &'a [Claim],
    pub(super) sources: &'a Sources<'a>,
    pub(super) tolerances: &'a Tolerances,
    /// Where the partners of each claim begin.
    first_partner_of: Vec<u32>,
    /// For each claim its partners with a larger index, in order, and the score of each link.
    partners: Vec<u32>,
    scores: Vec<f64>,
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
        let mut sorted: Vec<&Link> = links.iter().collect();
        sorted.sort_by_key(|link| (link.a, link.b));
        let mut first_partner_of = vec![0; claims.len() + 1];
        for link in &sorted {
            first_partner_of[link.a as usize + 1] += 1;
        }
        for claim in 0..claims.len() {
            first_partner_of[claim + 1] += first_partner_of[claim];
        }
        let partners = sorted.iter().map(|link| link.b).collect();
        let scores = sorted.iter().map(|link| link.score).collect();
        // The claims of an article follow each other.
        let articles = 0..=sources.origins.len() as u32;
        let first_of = articles.map(|article| claims.partition_point(|claim| claim.article < article)).collect();
        Self { rules, claims, sources, tolerances, first_partner_of, partners, scores, first_of }
    }

    /// Whether a rule with this name is in use.
    pub(super) fn uses(&self, rule: &Rule) -> bool {
        self.rules.iter().any(|known| known.name == rule.name)
    }

    pub(super) fn claim(&self, claim: u32) -> &'a Claim {
        &self.claims[claim as usize]
    }

    /// The indices of the claims of an article; an earlier version of one says nothing any more.
    pub(super) fn of_article(&self, article: u32) -> std::ops::Range<u32> {
        let at = article as usize;
        if self.sources.latest[at] != article {
            return 0..0;
        }
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

    /// The partners of a claim that have a larger index, each with the score of the link.
    fn later_partners(&self, claim: u32) -> impl Iterator<Item = (u32, f64)> {
        let range = self.first_partner_of[claim as usize] as usize..self.first_partner_of[claim as usize + 1] as usize;
        self.partners[range.clone()].iter().copied().zip(self.scores[range].iter().copied())
    }

    /// The strongest link between two groups of claims; of equal ones that of the first claims. Links are walked, not
    /// pairs: a slot of a large story has thousands of claims.
    pub(super) fn strongest(&self, left: &[u32], right: &[u32]) -> Option<(f64, u32, u32)> {
        let place_in = |list: &[u32]| -> FxHashMap<u32, usize> { list.iter().copied().zip(0..).collect() };
        let (left_place, right_place) = (place_in(left), place_in(right));
        let mut linked: Vec<(f64, usize, usize)> = Vec::new();
        for (at, &claim) in left.iter().enumerate() {
            for (partner, score) in self.later_partners(claim) {
                linked.extend(right_place.get(&partner).map(|&place| (score, at, place)));
            }
        }
        for (at, &claim) in right.iter().enumerate() {
            for (partner, score) in self.later_partners(claim) {
                linked.extend(left_place.get(&partner).map(|&place| (score, place, at)));
            }
        }
        linked
            .into_iter()
            .max_by(|(score, a, b), (other, x, y)| score.total_cmp(other).then((x, y).cmp(&(a, b))))
            .map(|(score, a, b)| (score, left[a], right[b]))
    }

    /// The best score of any link among these claims.
    pub(super) fn best_score(&self, slot: &[u32]) -> f64 {
        let members: FxHashSet<u32> = slot.iter().copied().collect();
        slot.iter()
            .flat_map(|&claim| self.later_partners(claim))
            .filter(|(partner, _)| members.contains(partner))
            .fold(f64::MIN, |best, (_, score)| best.max(score))
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
        sides.sort_by_cached_key(|side| std::cmp::Reverse(self.origins(side)));
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
        names
            .chunk_by(|one, other| one == other)
            .map(|alike| (std::cmp::Reverse(alike.len()), alike[0].len(), alike[0]))
            .min()
            .map_or_else(String::new, |(.., name)| name.to_owned())
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
