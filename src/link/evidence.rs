//! Evidence: what speaks for and against two claims being about the same fact, in bits.

use rust_decimal::Decimal;

use super::Evidence;
use super::frequency::Frequencies;
use super::weights::Weights;
use crate::article::Field;
use crate::claim::{Claim, ClaimValue, Facet, Profile, relation_of};
use crate::text::Key;
use crate::value::relation::{self, Relation};
use crate::value::{Granularity, Hedge, Quantity};

/// The most that shared context may say, in bits of rarity.
const CONTEXT_LIMIT: f64 = 40.0;
/// The most that an equal value may say, in bits of rarity.
const VALUE_LIMIT: f64 = 8.0;
/// How common a name is held to be before it is counted, in articles of 1,000.
const NAME_COMMON: u16 = 1;
/// Rank at which a content word counts half as much as the nearest one.
const NEAR: f64 = 6.0;

/// Days apart beyond which two dates are no slip of a day or a month.
const SLIP_OF_MONTH: i64 = 45;
/// Days within which articles report one occasion.
const SAME_OCCASION: i64 = 7;

/// What two claims are compared with.
pub(super) struct Comparison<'a> {
    pub(super) weights: &'a Weights,
    pub(super) frequencies: &'a Frequencies,
    pub(super) left: &'a Profile,
    pub(super) right: &'a Profile,
}

impl Comparison<'_> {
    /// All evidence on two claims of one facet, and their relation. `None` where they cannot be about the same fact.
    pub(super) fn weigh(&self, a: &Claim, b: &Claim) -> Option<(Relation, Vec<Evidence>)> {
        let relation = relation_of(a, b);
        if other_scope(a, b)
            || self.is_another_occasion(a, b, relation)
            || relation == Relation::Incomparable
            || (relation == Relation::Apart && !may_be_at_odds(a, b))
        {
            return None;
        }
        let weights = self.weights.of(a.facet);
        let mut evidence = vec![Evidence { name: "prior", weight: weights.prior }];
        let mut add = |name, weight: f64| {
            if weight != 0.0 {
                evidence.push(Evidence { name, weight });
            }
        };
        match relation {
            Relation::Same => add("value_same", weights.value_same * self.value_rarity(a)),
            Relation::Compatible => add("value_compatible", weights.value_compatible),
            Relation::Apart | Relation::Incomparable => {
                add("value_apart", weights.value_apart);
                if is_near(a, b) {
                    add("value_near", weights.value_near);
                }
                if is_far(a, b) {
                    add("value_far", weights.value_far);
                }
                if is_small(a) && is_small(b) {
                    add("value_small", weights.value_small);
                }
                if nobody_shared(a, b) {
                    add("participants_differ", weights.participants_differ);
                }
            }
        }
        if matches!(a.facet, Facet::Count | Facet::Measure | Facet::Status) {
            match (a.head, b.head) {
                (Some(left), Some(right)) if left == right => add("head_same", weights.head_same),
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
        if let (Some(left), Some(right)) = (&a.time, &b.time) {
            match relation::times(left, right) {
                Relation::Same => add("time_same", weights.time_same),
                Relation::Apart => add("time_apart", weights.time_apart),
                Relation::Compatible | Relation::Incomparable => {}
            }
        }
        if a.polarity != b.polarity {
            add("polarity_differs", weights.polarity_differs);
        }
        if a.span.field != Field::Text && b.span.field != Field::Text {
            add("prominent", weights.prominent);
        }
        Some((relation, evidence))
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

    /// The score that a link between values so related needs; `None` where there is no such link.
    pub(super) fn threshold(&self, facet: Facet, relation: Relation) -> Option<f64> {
        let weights = self.weights.of(facet);
        if relation == Relation::Apart { weights.threshold_apart } else { Some(weights.threshold) }
    }

    /// How rare a value is, in bits.
    fn value_rarity(&self, claim: &Claim) -> f64 {
        let bits = match &claim.value {
            ClaimValue::Quantity(quantity) => {
                // 1,496 is rarer than 5: each significant digit beyond the first is about three bits.
                let digits = quantity.low.or(quantity.high).map_or(0, |value| {
                    value.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').len()
                });
                2.0 + 3.3 * (digits.saturating_sub(1)) as f64
            }
            ClaimValue::Time(time) => match time.granularity {
                Some(granularity) if granularity < crate::value::Granularity::Day => 5.0,
                Some(granularity) if granularity <= crate::value::Granularity::Days => 3.5,
                Some(granularity) if granularity <= crate::value::Granularity::Month => 3.0,
                _ => 2.0,
            },
            ClaimValue::Status(_) => 1.0,
            ClaimValue::Place(_) | ClaimValue::Participant(_) | ClaimValue::Speaker(_) => {
                claim.head.map_or(3.0, |key| name_rarity(key, self.frequencies))
            }
            ClaimValue::Quote(_) => 3.0,
        };
        bits.min(VALUE_LIMIT)
    }

    /// The rarity, within the two articles, of the content words around both values. A word of every sentence of the
    /// story tells nothing of which fact is meant.
    fn context(&self, a: &Claim, b: &Claim) -> f64 {
        let sentences = f64::from(self.left.sentences + self.right.sentences + 2);
        let mut bits = 0.0;
        for (left_rank, key) in a.context.iter().enumerate() {
            let Some(right_rank) = b.context.iter().position(|other| other == key) else { continue };
            let (Some(left), Some(right)) = (self.left.term(*key), self.right.term(*key)) else { continue };
            let common = f64::from(left.sentences) + f64::from(right.sentences);
            let rarity = (sentences / common.max(1.0)).log2().max(0.0);
            let weight = f64::from(left.weight.min(1.0)) * if left.crosses_languages { 1.3 } else { 1.0 };
            bits += rarity * weight * nearness(left_rank).min(nearness(right_rank));
        }
        bits.min(CONTEXT_LIMIT)
    }
}

/// How rare a name is, in bits, as far as that counts: all that the evidence on two claims takes from other articles.
pub(super) fn name_rarity(key: Key, frequencies: &Frequencies) -> f64 {
    frequencies.rarity(key, NAME_COMMON).min(VALUE_LIMIT)
}

/// Whether two values that cannot both be true are near each other.
fn is_near(a: &Claim, b: &Claim) -> bool {
    match (&a.value, &b.value) {
        (ClaimValue::Quantity(left), ClaimValue::Quantity(right)) if left.unit == right.unit => {
            let (Some(left), Some(right)) = (left.low.or(left.high), right.low.or(right.high)) else { return false };
            let (small, large) = (left.abs().min(right.abs()), left.abs().max(right.abs()));
            let digits = small.normalize().mantissa().unsigned_abs();
            10 < digits && large <= small.saturating_mul(Decimal::new(12, 1))
        }
        (ClaimValue::Time(left), ClaimValue::Time(right)) => match (left.interval, right.interval) {
            (Some(left), Some(right)) => (left.from - right.from).num_hours().abs() <= 24,
            _ => false,
        },
        _ => false,
    }
}

/// Whether one number is more than three times the other. Of one fact that is rare but for slips of a power of ten.
fn is_far(a: &Claim, b: &Claim) -> bool {
    let (Some(left), Some(right)) = (a.quantity(), b.quantity()) else { return false };
    if left.unit != right.unit {
        return false;
    }
    let (Some(left), Some(right)) = (left.low.or(left.high), right.low.or(right.high)) else { return false };
    let (small, large) = (left.abs().min(right.abs()), left.abs().max(right.abs()));
    let slip = large
        .checked_div(small)
        .is_some_and(|ratio| [10, 100, 1_000].iter().any(|&power| ratio == Decimal::from(power)));
    !slip && small.saturating_mul(Decimal::from(3)) < large
}

/// Whether a count is ten or less.
fn is_small(claim: &Claim) -> bool {
    claim.quantity().and_then(|quantity| quantity.high).is_some_and(|value| value <= Decimal::TEN)
}

/// Whether both name someone and nobody is named by both.
fn nobody_shared(a: &Claim, b: &Claim) -> bool {
    let named = |claim: &Claim| !claim.participants.is_empty();
    let shared = a.participants.iter().any(|left| b.participants.iter().any(|right| left.key == right.key));
    named(a) && named(b) && !shared
}

/// Sixty Russians and sixty Americans are two slots.
fn other_scope(a: &Claim, b: &Claim) -> bool {
    matches!((a.scope, b.scope), (Some(left), Some(right)) if left != right)
}

/// Whether two claims whose values cannot both be true may be about one fact at all.
fn may_be_at_odds(a: &Claim, b: &Claim) -> bool {
    let other_frame = matches!((&a.frame, &b.frame), (Some(left), Some(right)) if left != right);
    match (&a.value, &b.value) {
        // The killed and the injured are two slots; a vague amount is at odds with nothing.
        (ClaimValue::Quantity(left), ClaimValue::Quantity(right)) => {
            let other_head = matches!((a.head, b.head), (Some(left), Some(right)) if left != right);
            // A part and a whole are two numbers.
            a.part == b.part && !other_frame && !other_head && is_told(left) && is_told(right)
        }
        // A clock time and a day, or a day and a year, are dates of two things.
        (ClaimValue::Time(left), ClaimValue::Time(right)) => {
            let fine = left.granularity.is_some_and(|granularity| granularity < Granularity::Year);
            a.frame.is_some() && a.frame == b.frame && left.granularity == right.granularity && fine
        }
        _ => true,
    }
}

/// Whether a number is told: "several" and "at least two" are at odds with nothing.
fn is_told(quantity: &Quantity) -> bool {
    match quantity.hedge {
        Hedge::Exact | Hedge::About => true,
        Hedge::Range => false,
        _ => quantity.low.or(quantity.high).is_some_and(|value| Decimal::TEN < value),
    }
}

/// Words near the value tell more of it.
fn nearness(rank: usize) -> f64 {
    1.0 / (1.0 + rank as f64 / NEAR)
}

/// The sum of all weights.
pub(super) fn score(evidence: &[Evidence]) -> f64 {
    evidence.iter().map(|evidence| evidence.weight).sum()
}
