//! Surroundings: what the other claims of two articles say of two values that cannot both be true.
//!
//! Equal values vouch for themselves. Of two that differ, one wants to know whether each is the only one of its kind in
//! its article, and whether what stands beside them is the same.

use rustc_hash::{FxHashMap, FxHashSet};

use super::content::Common;
use super::evidence::Comparison;
use super::odds::{is_far, is_small};
use crate::article::Field;
use crate::claim::{Claim, Facet, relation_of};
use crate::text::{Key, key_of};
use crate::value::Granularity;
use crate::value::relation::Relation;

/// The most equal values beside the two that count.
pub(super) const BESIDE: usize = 2;
/// Content, in bits, from which sentences that share it are told alike and not alike by chance.
const CONTENT: f64 = 8.0;
/// Share of the content of the poorer sentence from which the two are told alike.
const SHARE: f64 = 0.5;

/// The values of one article, as those of another are held against them.
#[derive(Debug, Default)]
pub(super) struct Surroundings {
    /// The numbers and dates of each sentence.
    beside: FxHashMap<(Field, u32), Vec<u32>>,
    /// Those that are the only one of their kind.
    only: FxHashSet<u32>,
}

impl Surroundings {
    /// Of an article of which these are the claims.
    pub(super) fn of(claims: &[Claim], article: &[u32]) -> Self {
        let mut beside: FxHashMap<(Field, u32), Vec<u32>> = FxHashMap::default();
        let mut kinds: FxHashMap<(Facet, Key), Vec<u32>> = FxHashMap::default();
        for &index in article {
            let claim = &claims[index as usize];
            if claim.quantity().is_some() || claim.facet == Facet::Date {
                beside.entry((claim.span.field, claim.sentence)).or_default().push(index);
            }
            if let Some(kind) = kind_of(claim) {
                kinds.entry((claim.facet, kind)).or_default().push(index);
            }
        }
        let is_rival = |a: u32, b: u32| {
            let (a, b) = (&claims[a as usize], &claims[b as usize]);
            let other_frame = matches!((&a.frame, &b.frame), (Some(left), Some(right)) if left != right);
            !other_frame && relation_of(a, b) == Relation::Apart
        };
        let only = kinds
            .into_values()
            .flat_map(|of_kind| {
                let alone = |&claim: &u32| !of_kind.iter().any(|&other| is_rival(claim, other));
                of_kind.iter().copied().filter(alone).collect::<Vec<u32>>()
            })
            .collect();
        Self { beside, only }
    }

    /// Tells `take` what the surroundings of two claims with values at odds say of them. `self` is of the article of `a`.
    pub(super) fn add(
        &self,
        other: &Self,
        comparison: &Comparison<'_>,
        (a, b): (u32, u32),
        mut take: impl FnMut(&'static str, f64),
    ) {
        let (first, second) = (&comparison.claims[a as usize], &comparison.claims[b as usize]);
        let weights = comparison.weights_of(first, second);
        let mut add = |name, weight: f64| {
            if weight != 0.0 {
                take(name, weight);
            }
        };
        // Small numbers and numbers far apart are those of two things more often.
        let small = is_small(first) && is_small(second);
        let may_be_one = is_of_one_thing(first, second) && !is_far(first, second) && !small;
        if self.only.contains(&a) && other.only.contains(&b) && may_be_one {
            add("only_one", weights.only_one);
        }
        add("beside_same", weights.beside_same * self.beside_same(other, comparison.claims, first, second) as f64);
    }

    /// How many values of the two sentences are the same.
    fn beside_same(&self, other: &Self, claims: &[Claim], a: &Claim, b: &Claim) -> usize {
        let of = |it: &Self, claim: &Claim| -> Vec<u32> {
            let in_sentence = it.beside.get(&(claim.span.field, claim.sentence));
            let is_other = |&&index: &&u32| claims[index as usize].span != claim.span;
            in_sentence.into_iter().flatten().filter(is_other).copied().collect()
        };
        let (left, right) = (of(self, a), of(other, b));
        let same = |first: u32, second: u32| {
            let (first, second) = (&claims[first as usize], &claims[second as usize]);
            first.facet == second.facet && first.head == second.head && relation_of(first, second) == Relation::Same
        };
        left.iter().filter(|&&first| right.iter().any(|&second| same(first, second))).take(BESIDE).count()
    }
}

/// Whether the words say whose it is: "the price" may be that of anything.
fn is_of_one_thing(a: &Claim, b: &Claim) -> bool {
    let shared = || a.participants.iter().any(|left| b.participants.iter().any(|right| left.key == right.key));
    let quoted = |claim: &Claim| claim.frame.as_deref() == Some("listed_price");
    let same_frame = a.frame.is_some() && a.frame == b.frame;
    !matches!(a.facet, Facet::Money | Facet::Percent | Facet::Measure)
        || (same_frame && shared())
        || (quoted(a) && quoted(b))
}

/// What claims are of one kind by: the thing counted or the name of the amount, for dates the kind of event.
fn kind_of(claim: &Claim) -> Option<Key> {
    if claim.facet == Facet::Date {
        let frame = claim.frame.as_deref()?;
        return Some(key_of(frame).then(Key(u64::from(is_clock(claim)))));
    }
    claim.quantity()?;
    claim.head
}

/// How alike the sentences of two claims are told: 0 where they share less than half of the content of the poorer one, 1
/// where they share all of it.
pub(super) fn told_alike(common: &Common) -> f64 {
    let alike = ((common.share - SHARE) / (1.0 - SHARE)).clamp(0.0, 1.0);
    alike * (common.shared / CONTENT).min(1.0)
}

/// Whether it is a time of the clock, which is no rival of a day.
pub(super) fn is_clock(claim: &Claim) -> bool {
    claim.time_value().and_then(|time| time.granularity).is_some_and(|granularity| granularity < Granularity::DayPart)
}
