//! Evidence: what speaks for and against two claims being about the same fact, in bits.

use std::cell::RefCell;

use rust_decimal::Decimal;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Evidence;
use super::frequency::Frequencies;
use super::odds::{
    is_far, is_place_of_a_party, is_small, may_be_at_odds, nobody_shared, other_quotation, other_subject,
};
use super::statement::Statements;
use super::surroundings::{self, BESIDE, Surroundings, told_alike};
use super::weights::{FacetWeights, Weights};
use crate::claim::{Claim, ClaimValue, Facet, Profile, places, relation_of};
use crate::text::Key;
use crate::value::quantity::significant_digits;
use crate::value::relation::{self, Relation};
use crate::value::{Granularity, Quantity, TimeValue};

/// The most that shared context may say, in bits of rarity.
const CONTEXT_LIMIT: f64 = 40.0;
/// The most that an equal value may say, in bits of rarity.
const VALUE_LIMIT: f64 = 8.0;
/// How common a name is held to be before it is counted, in articles of 1,000.
const NAME_COMMON: u16 = 1;
/// Share of their names from which two articles of a story are no strangers: it tells of one event and not of two alike.
const KIN: f64 = 0.25;
/// Rank at which a content word counts half as much as the nearest one.
const NEAR: f64 = 6.0;

/// Days before its publication that an article tells most of.
const DAYS_OF_THE_NEWS: i64 = 3;
/// How common a predicate is held to be before it is counted, in articles of 1,000.
const PREDICATE_COMMON: u16 = 15;
/// Days apart beyond which two dates are no slip of a day or a month.
const SLIP_OF_MONTH: i64 = 45;
/// Days within which articles report one occasion.
const SAME_OCCASION: i64 = 7;

/// The most rarities that are worked out in advance; hardly any word stands in more sentences.
const LISTED: u32 = 64;

/// What two claims are compared with.
pub(super) struct Comparison<'a> {
    pub(super) claims: &'a [Claim],
    pub(super) statements: &'a Statements,
    pub(super) weights: &'a Weights,
    pub(super) frequencies: &'a Frequencies,
    left: &'a Profile,
    right: &'a Profile,
    /// The values of the two articles.
    around: [&'a Surroundings; 2],
    /// How rare a word is that stands in so many sentences of the two articles, in bits.
    rarities: Vec<f64>,
    /// How rare each word is within the two articles that both have, in bits.
    shared: FxHashMap<Key, f64>,
    /// The rarity of the words around each claim that was asked for.
    contents: RefCell<FxHashMap<u32, f64>>,
    /// Which share of their names the two articles have in common.
    kinship: f64,
}

impl<'a> Comparison<'a> {
    /// A comparison of claims of two articles, whose profiles and values are given last.
    pub(super) fn of(
        claims: &'a [Claim],
        statements: &'a Statements,
        weights: &'a Weights,
        frequencies: &'a Frequencies,
        [left, right]: [&'a Profile; 2],
        around: [&'a Surroundings; 2],
    ) -> Self {
        let all = left.sentences.saturating_add(right.sentences).saturating_add(2);
        let rarities = (0..=all.min(LISTED)).map(|sentences| rarity_among(sentences, all)).collect();
        let (shared, contents, kinship) = (FxHashMap::default(), RefCell::default(), 0.0);
        let mut comparison =
            Self { claims, statements, weights, frequencies, left, right, around, rarities, shared, contents, kinship };
        comparison.shared = comparison.shared_words();
        comparison.kinship = surroundings::kinship(left, right, |key| comparison.shared.contains_key(&key));
        comparison
    }

    /// How rare each word is within the two articles that both have, in bits. A word of every sentence of the story tells
    /// nothing of which fact is meant.
    fn shared_words(&self) -> FxHashMap<Key, f64> {
        let mut shared = FxHashMap::with_capacity_and_hasher(self.left.terms.len(), FxBuildHasher);
        let mut others = self.right.terms.iter().peekable();
        for term in &self.left.terms {
            while others.next_if(|other| other.key < term.key).is_some() {}
            if let Some(other) = others.next_if(|other| other.key == term.key) {
                let rarity = self.rarity_in(u32::from(term.sentences) + u32::from(other.sentences));
                let factor = if term.kind.crosses_languages() { 1.3 } else { 1.0 };
                shared.insert(term.key, rarity * f64::from(term.weight_in_itself) * factor);
            }
        }
        shared
    }

    /// How rare a word is that stands in so many sentences of the two articles, in bits.
    fn rarity_in(&self, sentences: u32) -> f64 {
        let all = self.left.sentences.saturating_add(self.right.sentences).saturating_add(2);
        self.rarities.get(sentences as usize).copied().unwrap_or_else(|| rarity_among(sentences, all))
    }

    /// The sum of all evidence on two claims of one facet. `None` where they cannot be about the same fact. `relation` is
    /// that of their values.
    pub(super) fn score(&self, (first, second): (u32, u32), relation: Relation) -> Option<f64> {
        let mut score = 0.0;
        self.weigh((first, second), relation, |_, weight| score += weight)?;
        if relation == Relation::Apart && self.may_reach(first, second, score) {
            self.look_around(first, second, |_, weight| score += weight);
        }
        Some(score)
    }

    /// All evidence on two claims of one facet; empty where they cannot be about the same fact.
    pub(super) fn evidence(&self, first: u32, second: u32) -> Vec<Evidence> {
        let mut evidence = Vec::new();
        let relation = relation_of(&self.claims[first as usize], &self.claims[second as usize]);
        let weighed = self.weigh((first, second), relation, |name, weight| evidence.push(Evidence { name, weight }));
        if weighed.is_some() && relation == Relation::Apart {
            self.look_around(first, second, |name, weight| evidence.push(Evidence { name, weight }));
        }
        evidence
    }

    /// Tells `take` what stands around two values at odds.
    fn look_around(&self, first: u32, second: u32, take: impl FnMut(&'static str, f64)) {
        self.around[0].add(self.around[1], self, (first, second), take);
    }

    /// Whether what stands around two values at odds can lift them to what a link needs.
    fn may_reach(&self, first: u32, second: u32, score: f64) -> bool {
        let (a, b) = (&self.claims[first as usize], &self.claims[second as usize]);
        let weights = self.weights_of(a, b);
        let most = weights.only_one + BESIDE as f64 * weights.beside_same;
        self.threshold(a, b, Relation::Apart).is_some_and(|least| least <= score + most)
    }

    /// Tells `take` each piece of evidence on two claims of one facet, always in the same order.
    /// `None` where they cannot be about the same fact; then nothing was told.
    fn weigh(
        &self,
        (first, second): (u32, u32),
        relation: Relation,
        mut take: impl FnMut(&'static str, f64),
    ) -> Option<()> {
        let (a, b) = (&self.claims[first as usize], &self.claims[second as usize]);
        if other_scope(a, b)
            || self.is_another_occasion(a, b, relation)
            || relation == Relation::Incomparable
            || (a.facet == Facet::Status && a.frame.is_some() != b.frame.is_some())
            || other_quotation(a, b)
        {
            return None;
        }
        let mut alike = 0.0;
        if relation == Relation::Apart {
            // Most pairs are not even if they are told alike, and that is not cheap to know.
            if !may_be_at_odds(a, b, 1.0) {
                return None;
            }
            alike = told_alike(self, (first, second));
            if !may_be_at_odds(a, b, alike) {
                return None;
            }
        }
        let weights = self.weights_of(a, b);
        take("prior", weights.prior);
        let mut add = |name, weight: f64| {
            if weight != 0.0 {
                take(name, weight);
            }
        };
        match relation {
            Relation::Same => add("value_same", weights.value_same * self.value_rarity(a)),
            Relation::Compatible => {
                let shared = self.shared_rarity(a, b);
                // "The port of X" and X have the name in common, a city and its country have nothing.
                if a.facet != Facet::Place || shared == 0.0 {
                    // A year goes with each of its days.
                    let times = if are_day_and_year(a, b) { 3.0 } else { 1.0 };
                    add("value_compatible", weights.value_compatible * times);
                }
                add("value_shared", weights.value_same * shared);
            }
            Relation::Apart | Relation::Incomparable => {
                add("value_apart", weights.value_apart);
                if matches!(a.facet, Facet::Money | Facet::Percent) {
                    add("amounts_apart", weights.amounts_apart);
                }
                add("value_near", weights.value_near * nearness_of(a, b));
                if is_far(a, b) {
                    add("value_far", weights.value_far);
                }
                if is_small(a) && is_small(b) {
                    add("value_small", weights.value_small);
                }
            }
        }
        // Equal numbers are told of one thing whoever is named beside them; what happened is told of someone.
        if (relation == Relation::Apart || a.quantity().is_none()) && nobody_shared(a, b) {
            add("participants_differ", weights.participants_differ);
        } else if relation == Relation::Apart && other_subject(a, b) {
            add("subject_differs", weights.subject_differs);
        }
        add("told_alike", weights.told_alike * alike);
        if matches!(a.facet, Facet::Money | Facet::Percent | Facet::Duration) {
            match (a.head, b.head) {
                (Some(left), Some(right)) if left == right => add("amount_same", weights.amount_same),
                (Some(_), Some(_)) => add("amount_differs", weights.amount_differs),
                _ => {}
            }
        } else if matches!(a.facet, Facet::Count | Facet::Measure | Facet::Status) {
            match (a.head, b.head) {
                (Some(left), Some(right)) if left == right => {
                    // That both tell of an explosion says more than that both tell of a rise.
                    let bits = if a.facet == Facet::Status { predicate_rarity(left, self.frequencies) } else { 1.0 };
                    add("head_same", weights.head_same * bits);
                }
                (Some(left), Some(right))
                    if (Some(left) == b.kind || Some(right) == a.kind)
                        && (relation == Relation::Same || 0.0 < self.shared_rarity(a, b)) =>
                {
                    add("head_broader", weights.head_broader);
                }
                (Some(_), Some(_)) => add("head_differs", weights.head_differs),
                _ => {}
            }
        }
        match (&a.frame, &b.frame) {
            (Some(left), Some(right)) if left == right => add("frame_same", weights.frame_same),
            (Some(_), Some(_)) => add("frame_differs", weights.frame_differs),
            _ => {}
        }
        if a.frame.is_some() && a.frame == b.frame {
            match (a.agent(), b.agent()) {
                (Some(left), Some(right)) if left == right => add("agent_same", weights.agent_same),
                (Some(_), Some(_)) => add("agent_differs", weights.agent_differs),
                _ => {}
            }
        }
        add("context", weights.context * self.context(a, b));
        add("wording", weights.wording * self.wording(first, second));
        if let (Some(left), Some(right)) = (&a.time, &b.time) {
            match relation::times(left, right) {
                Relation::Same => add("time_same", weights.time_same),
                Relation::Apart => add("time_apart", weights.time_apart),
                Relation::Compatible | Relation::Incomparable => {}
            }
        }
        if other_place(a, b) && !is_place_of_a_party(a, b) {
            add("place_apart", weights.place_apart);
        }
        if a.facet != Facet::Count && a.quantity().is_some() && a.part != b.part {
            add("former", weights.time_apart);
        }
        if a.polarity != b.polarity {
            add("polarity_differs", weights.polarity_differs);
        }
        if relation == Relation::Apart {
            add("strangers", weights.strangers * (1.0 - self.kinship / KIN).max(0.0));
        }
        if self.statements.is_prominent(first) && self.statements.is_prominent(second) {
            add("prominent", weights.prominent);
        }
        Some(())
    }

    /// Whether two dates at odds are those of two occasions: too far apart for a slip, or each told soon after it by
    /// articles of different weeks.
    fn is_another_occasion(&self, a: &Claim, b: &Claim, relation: Relation) -> bool {
        let (ClaimValue::Time(left), ClaimValue::Time(right)) = (&a.value, &b.value) else { return false };
        let (Some(left), Some(right)) = (left.interval, right.interval) else { return false };
        let days = (left.from - right.from).num_days().abs();
        let published = self.left.published.zip(self.right.published);
        let weeks_between = published.is_some_and(|(first, second)| SAME_OCCASION < (first - second).abs() / 86_400);
        relation == Relation::Apart && (SLIP_OF_MONTH < days || (weeks_between && SAME_OCCASION < days))
    }

    /// Predicates that no table knows are compared by their words alone.
    pub(super) fn weights_of(&self, a: &Claim, b: &Claim) -> &FacetWeights {
        let open = a.facet == Facet::Status && a.frame.is_none() && b.frame.is_none();
        if open { &self.weights.predicate } else { self.weights.of(a.facet) }
    }

    /// The score that a link between values so related needs; `None` where there is no such link.
    pub(super) fn threshold(&self, a: &Claim, b: &Claim, relation: Relation) -> Option<f64> {
        let weights = self.weights_of(a, b);
        if relation == Relation::Apart { weights.threshold_apart } else { Some(weights.threshold) }
    }

    /// How rare a value is, in bits.
    fn value_rarity(&self, claim: &Claim) -> f64 {
        let bits = match &claim.value {
            ClaimValue::Quantity(quantity) => {
                // 1,496 is rarer than 5: each significant digit beyond the first is about three bits.
                let digits = quantity.low.or(quantity.high).map_or(0, significant_digits);
                // "One thing" and "many people" stand in every article.
                let vague = quantity.high.is_none_or(|high| high <= Decimal::ONE);
                if vague { 0.5 } else { 2.0 + 3.3 * f64::from(digits.saturating_sub(1)) }
            }
            ClaimValue::Time(time) => self.time_rarity(time),
            ClaimValue::Status(_) => 1.0,
            ClaimValue::Place(_) | ClaimValue::Participant(_) | ClaimValue::Speaker(_) => {
                claim.head.map_or(3.0, |key| name_rarity(key, self.frequencies))
            }
            ClaimValue::Quote(_) => 3.0,
        };
        bits.min(VALUE_LIMIT)
    }

    /// How rare a time is, in bits: the finer the rarer, and that of the news itself is the least rare, since articles of
    /// one day tell much of that day and of that year.
    fn time_rarity(&self, time: &TimeValue) -> f64 {
        let days = |published: Option<i64>| {
            let from = time.interval?.from.and_utc().timestamp();
            Some((published? - from).div_euclid(86_400).abs())
        };
        let away = [self.left.published, self.right.published].into_iter().filter_map(days).min();
        let of_the_news = |reach: i64| away.is_some_and(|days| days <= reach);
        match time.granularity {
            Some(granularity) if granularity < Granularity::Day => 5.0,
            Some(granularity) if granularity <= Granularity::Days => {
                if of_the_news(DAYS_OF_THE_NEWS) {
                    2.0
                } else {
                    5.0
                }
            }
            Some(granularity) if granularity <= Granularity::Month => {
                if of_the_news(60) {
                    2.0
                } else {
                    4.0
                }
            }
            _ => {
                if of_the_news(730) {
                    0.5
                } else {
                    3.0
                }
            }
        }
    }

    /// The rarity of what two values have in common that contain or round to one another: a day and its morning share
    /// the day, "about 40" and "40" the number, "the port of X" and "X" the name. A city and its country share nothing.
    fn shared_rarity(&self, a: &Claim, b: &Claim) -> f64 {
        match (&a.value, &b.value) {
            (ClaimValue::Quantity(left), ClaimValue::Quantity(right)) => {
                let bounds = |quantity: &Quantity| [quantity.low, quantity.high];
                let shared = bounds(left).into_iter().flatten().any(|bound| bounds(right).contains(&Some(bound)));
                if shared && left.unit == right.unit { self.value_rarity(a).min(self.value_rarity(b)) } else { 0.0 }
            }
            (ClaimValue::Time(left), ClaimValue::Time(right)) => {
                let coarse = left.granularity.max(right.granularity);
                if coarse <= Some(Granularity::Days) { self.value_rarity(a).min(self.value_rarity(b)) } else { 0.0 }
            }
            (ClaimValue::Place(left), ClaimValue::Place(right))
            | (ClaimValue::Participant(left), ClaimValue::Participant(right))
                if !left.described && !right.described && (left.known.is_none() || right.known.is_none()) =>
            {
                self.value_rarity(a).min(self.value_rarity(b))
            }
            _ => 0.0,
        }
    }

    /// How rare a word is within the two articles, in bits; 0 where one of them does not have it.
    fn rarity_here(&self, key: Key) -> f64 {
        self.shared.get(&key).copied().unwrap_or_default()
    }

    /// The rarity of the content words around both values, near ones counting more.
    fn context(&self, a: &Claim, b: &Claim) -> f64 {
        let mut bits = 0.0;
        for (left_rank, key) in a.context.iter().enumerate() {
            let Some(right_rank) = b.context.iter().position(|other| other == key) else { continue };
            bits += self.rarity_here(*key) * nearness(left_rank).min(nearness(right_rank));
        }
        bits.min(CONTEXT_LIMIT)
    }

    /// The rarity of the words that two utterances or predicates share, as far as the shorter one consists of them.
    fn wording(&self, first: u32, second: u32) -> f64 {
        if !matches!(self.claims[first as usize].facet, Facet::Speaker | Facet::Quote | Facet::Status) {
            return 0.0;
        }
        let (shared, share) = self.shared_content((first, second));
        (shared * share).min(CONTEXT_LIMIT)
    }

    /// The rarity of the content words around both values, in bits, and which share of the content around the poorer
    /// one that is.
    pub(super) fn shared_content(&self, (first, second): (u32, u32)) -> (f64, f64) {
        let (a, b) = (&self.claims[first as usize], &self.claims[second as usize]);
        let shared: f64 =
            a.context.iter().filter(|key| b.context.contains(key)).map(|key| self.rarity_here(*key)).sum();
        if shared == 0.0 {
            return (0.0, 0.0);
        }
        let poorer = self.content(first, self.left).min(self.content(second, self.right));
        (shared, (shared / poorer.max(1.0)).min(1.0))
    }

    /// The rarity of the words around a claim within its article, in bits.
    fn content(&self, claim: u32, profile: &Profile) -> f64 {
        let known = self.contents.borrow().get(&claim).copied();
        known.unwrap_or_else(|| {
            let content = self.claims[claim as usize]
                .context
                .iter()
                .filter_map(|key| profile.term(*key))
                .map(|term| self.rarity_in(u32::from(term.sentences)) * f64::from(term.weight_in_itself))
                .sum();
            self.contents.borrow_mut().insert(claim, content);
            content
        })
    }
}

/// How rare a name is, in bits, as far as that counts: all that the evidence on two claims takes from other articles.
pub(super) fn name_rarity(key: Key, frequencies: &Frequencies) -> f64 {
    frequencies.rarity(key, NAME_COMMON).min(VALUE_LIMIT)
}

/// How rare a predicate is, in bits.
pub(super) fn predicate_rarity(key: Key, frequencies: &Frequencies) -> f64 {
    frequencies.rarity(key, PREDICATE_COMMON).min(VALUE_LIMIT)
}

/// How near two values are that cannot both be true: 0 for values far from each other, 1 for numbers of two digits or
/// more within a fifth of each other and for days next to each other, 1.6 for hours of one day, 2 for numbers within a
/// fiftieth.
fn nearness_of(a: &Claim, b: &Claim) -> f64 {
    match (&a.value, &b.value) {
        (ClaimValue::Quantity(left), ClaimValue::Quantity(right)) if left.unit == right.unit => {
            let (Some(left), Some(right)) = (left.low.or(left.high), right.low.or(right.high)) else { return 0.0 };
            let (small, large) = (left.abs().min(right.abs()), left.abs().max(right.abs()));
            let within = |factor: Decimal| large <= small.saturating_mul(factor);
            match small.normalize().mantissa().unsigned_abs() {
                0..=10 => 0.0,
                100.. if within(Decimal::new(102, 2)) => 2.0,
                _ if within(Decimal::new(12, 1)) => 1.0,
                _ => 0.0,
            }
        }
        (ClaimValue::Time(left), ClaimValue::Time(right)) => match (left.interval, right.interval) {
            // Two hours of one day are told of one occasion more often than two days are.
            (Some(left), Some(right)) if left.from.date() == right.from.date() => 1.6,
            (Some(left), Some(right)) if (left.from - right.from).num_hours().abs() <= 24 => 1.0,
            _ => 0.0,
        },
        _ => 0.0,
    }
}

/// Sixty Russians and sixty Americans are two slots.
fn other_scope(a: &Claim, b: &Claim) -> bool {
    matches!((a.scope, b.scope), (Some(left), Some(right)) if left != right)
}

/// Whether one is a day, or a part of it, and the other a year or more.
fn are_day_and_year(a: &Claim, b: &Claim) -> bool {
    let granularity = |claim: &Claim| claim.time_value().and_then(|time| time.granularity);
    let (Some(left), Some(right)) = (granularity(a), granularity(b)) else { return false };
    left.min(right) <= Granularity::Days && Granularity::Year <= left.max(right)
}

/// Whether both say where, and it is not the same place.
fn other_place(a: &Claim, b: &Claim) -> bool {
    match (&a.place, &b.place) {
        (Some(left), Some(right)) => a.facet != Facet::Place && places(left, right) == Relation::Apart,
        _ => false,
    }
}

/// How rare a word is that stands in some of so many sentences, in bits.
fn rarity_among(sentences: u32, all: u32) -> f64 {
    (f64::from(all) / f64::from(sentences).max(1.0)).log2().max(0.0)
}

/// Words near the value tell more of it.
fn nearness(rank: usize) -> f64 {
    1.0 / (1.0 + rank as f64 / NEAR)
}
