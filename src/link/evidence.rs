//! Evidence: what speaks for and against two claims being about the same fact, in bits.

use rust_decimal::Decimal;

use super::clause;
use super::commonplace::{is_vague, say_little};
use super::content::{Common, Contents};
use super::frequency::Frequencies;
use super::material::{Material, NameRelations};
use super::odds::{is_far, is_place_of_a_party, is_small, may_be_at_odds, nobody_shared, other_subject};
use super::statement::Statements;
use super::surroundings::{BESIDE, told_alike};
use super::veto::are_of_two_facts;
use super::weights::{FacetWeights, Weights};
use super::{Evidence, Run};
use crate::claim::{Claim, ClaimValue, Facet, Profile, are_readings, frame_key, places, relation_of};
use crate::text::Key;
use crate::value::relation::{self, Relation};
use crate::value::{Granularity, Quantity, TimeValue, same_letters};

/// The most that an equal value may say, in bits of rarity.
const VALUE_LIMIT: f64 = 12.0;
/// How common a name is held to be before it is counted, in articles of 1,000.
const NAME_COMMON: u16 = 1;
/// Share of their names from which two articles of a story are no strangers: it tells of one event and not of two alike.
const KIN: f64 = 0.25;
/// Share of their names from which what is said of two or three in one article is likely said of the same in the other.
const FAMILIAR: f64 = 0.4;
/// The share of content in common from which a value counts in full that is true of much.
const ENOUGH: f64 = 0.45;
/// What the share of the words of the clause adds to it.
const CLAUSE: f64 = 0.3;

/// Days before its publication that an article tells most of.
const DAYS_OF_THE_NEWS: i64 = 3;
/// How common a predicate is held to be before it is counted, in articles of 1,000.
const PREDICATE_COMMON: u16 = 15;
/// Days apart beyond which two dates are no slip of a day or a month.
const SLIP_OF_MONTH: i64 = 45;
/// How much more two tellings of one fact share in one language than in two.
const ACROSS: f64 = 1.5;
/// Days after which a figure is no news any more: that of last year is another one.
const OLD: i64 = 300;
/// Days within which articles report one occasion.
const SAME_OCCASION: i64 = 7;

/// From how many significant digits beyond the first a number is one, whatever it is said to be of.
const DIGITS_OF_ONE: usize = 3;

/// What two readings of one market have in common, in bits.
const READING: f64 = 4.0;

/// What two claims are compared with.
pub(super) struct Comparison<'a> {
    pub(super) claims: &'a [Claim],
    pub(super) statements: &'a Statements,
    pub(super) weights: &'a Weights,
    pub(super) frequencies: &'a Frequencies,
    left: &'a Profile,
    right: &'a Profile,
    /// The words of the two articles.
    content: Contents,
    /// What the two articles bring.
    pub(super) materials: [&'a Material; 2],
    /// How the names of their story relate.
    names: &'a NameRelations,
    /// How far apart they appeared: 0 at one moment, 1 a day apart, 2 three days apart, 3 a week.
    doublings: f64,
}

impl<'a> Comparison<'a> {
    /// A comparison of claims of two articles, whose profiles and materials are given.
    pub(super) fn of(
        run: Run<'a>,
        [left, right]: [&'a Profile; 2],
        materials: [&'a Material; 2],
        names: &'a NameRelations,
    ) -> Self {
        let content = Contents::of([left, right], materials.map(|material| &material.words));
        let days = left.published.zip(right.published).map_or(0.0, |(a, b)| a.abs_diff(b) as f64 / 86_400.0);
        let Run { claims, statements, weights, frequencies } = run;
        Self {
            claims,
            statements,
            weights,
            frequencies,
            left,
            right,
            content,
            materials,
            names,
            doublings: (1.0 + days).log2(),
        }
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

    /// Puts all evidence on two claims of one facet into `evidence`; none where they cannot be about the same fact.
    pub(super) fn explain(&self, first: u32, second: u32, evidence: &mut Vec<Evidence>) {
        let relation = self.relation(first, second);
        let weighed = self.weigh((first, second), relation, |name, weight| evidence.push(Evidence { name, weight }));
        if weighed.is_some() && relation == Relation::Apart {
            self.look_around(first, second, |name, weight| evidence.push(Evidence { name, weight }));
        }
    }

    /// How the values of two claims of one facet relate, as they are weighed.
    pub(super) fn relation(&self, first: u32, second: u32) -> Relation {
        let (a, b) = (&self.claims[first as usize], &self.claims[second as usize]);
        let of_names = self.names.of_values(self.materials, (first, second), || relation_of(a, b));
        of_names.unwrap_or_else(|| match relation_of(a, b) {
            Relation::Apart if are_readings(a, b) => Relation::Compatible,
            relation => relation,
        })
    }

    /// Whether both say where, and it is not the same place.
    fn other_place(&self, first: u32, second: u32) -> bool {
        let (a, b) = (&self.claims[first as usize], &self.claims[second as usize]);
        let (Some(left), Some(right)) = (&a.place, &b.place) else { return false };
        a.facet != Facet::Place
            && self.names.of_places(self.materials, (first, second), || places(left, right)) == Some(Relation::Apart)
    }

    /// Tells `take` what stands around two values at odds.
    fn look_around(&self, first: u32, second: u32, take: impl FnMut(&'static str, f64)) {
        let [left, right] = self.materials;
        left.surroundings.add(&right.surroundings, self, (first, second), take);
    }

    /// Whether what stands around two values at odds can lift them to what a link needs.
    fn may_reach(&self, first: u32, second: u32, score: f64) -> bool {
        let (a, b) = (&self.claims[first as usize], &self.claims[second as usize]);
        let weights = self.weights_of(a, b);
        let most = weights.only_one + BESIDE as f64 * weights.beside_same;
        self.threshold(a, b, Relation::Apart).is_some_and(|least| least <= score + most)
    }

    /// Tells `take` each piece of evidence on two claims of one facet, always in the same order. `None` where they cannot be
    /// about the same fact; then nothing was told.
    fn weigh(
        &self,
        (first, second): (u32, u32),
        relation: Relation,
        mut take: impl FnMut(&'static str, f64),
    ) -> Option<()> {
        let (a, b) = (&self.claims[first as usize], &self.claims[second as usize]);
        if are_of_two_facts(a, b, relation) || self.is_another_occasion(a, b, relation) {
            return None;
        }
        // Most values at odds are not even if they are told alike, and how alike they are is not cheap to know.
        if relation == Relation::Apart && !may_be_at_odds(a, b, 1.0) {
            return None;
        }
        let common = self.content.common((self.materials[0].place_of(first), self.materials[1].place_of(second)));
        let alike = if relation == Relation::Apart { told_alike(&common) } else { 0.0 };
        if relation == Relation::Apart && !may_be_at_odds(a, b, alike) {
            return None;
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
                let is_one_name = a.facet == Facet::Place && shared != 0.0;
                let is_respelt = matches!((a.named(), b.named()), (Some(x), Some(y)) if same_letters(&x.name, &y.name));
                if !is_one_name && !is_respelt {
                    add("value_compatible", weights.value_compatible);
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
        let doubt = doubt_of(a, relation);
        if matches!(a.facet, Facet::Money | Facet::Percent | Facet::Duration) {
            match (a.head, b.head) {
                (Some(left), Some(right)) if left == right => add("amount_same", weights.amount_same),
                (Some(_), Some(_)) => add("amount_differs", doubt * weights.amount_differs),
                _ => {}
            }
        } else if matches!(a.facet, Facet::Count | Facet::Measure | Facet::Status) {
            match (a.head, b.head) {
                (Some(left), Some(right)) if left == right => {
                    // That both tell of an explosion says more than that both tell of a rise.
                    let bits = if a.facet == Facet::Status { predicate_rarity(left, self.frequencies) } else { 1.0 };
                    add("head_same", weights.head_same * bits);
                    // Of many rises in an article hardly any is that of the other article.
                    let [of_first, of_second] = self.materials;
                    let most = of_first.tells_of(first).max(of_second.tells_of(second));
                    add("told_often", weights.told_often * f64::from(most).log2());
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
            (Some(left), Some(right)) if left == right => add("frame_same", weights.frame_same * self.frame_rarity(a)),
            (Some(_), Some(_)) => add("frame_differs", doubt * weights.frame_differs),
            _ => {}
        }
        if a.frame.is_some() && a.frame == b.frame {
            match (a.agent(), b.agent()) {
                (Some(left), Some(right)) if left == right => add("agent_same", weights.agent_same),
                (Some(_), Some(_)) => add("agent_differs", doubt * weights.agent_differs),
                _ => {}
            }
        }
        let near = if self.is_one_language() { common.near } else { ACROSS * common.near };
        add("context", weights.context * near);
        if matches!(a.facet, Facet::Speaker | Facet::Quote | Facet::Status) {
            add("wording", weights.wording * common.wording());
        }
        // Of numbers and dates at odds it is asked otherwise what stands around them.
        if relation != Relation::Apart || a.facet == Facet::Status {
            let share = self.content_shared(&common);
            add("content_shared", weights.content_shared * share);
            let little = weights.says_little != 0.0 && (self.are_few(a, b) || say_little(a, b, relation));
            let asked = little || weights.clause_shared != 0.0;
            let clause = if asked { self.clause_shared((first, second), &common) } else { 0.0 };
            add("clause_shared", weights.clause_shared * clause);
            add("kinship", weights.kinship * self.content.kinship);
            add("days_apart", weights.days_apart * self.doublings);
            if little {
                let shared = share + CLAUSE * clause;
                add("says_little", weights.says_little * (1.0 - shared / ENOUGH).max(0.0));
            }
        }
        if let (Some(left), Some(right)) = (&a.time, &b.time) {
            match relation::times(left, right) {
                Relation::Same => add("time_same", weights.time_same),
                Relation::Apart => add("time_apart", weights.time_apart),
                Relation::Compatible | Relation::Incomparable => {}
            }
        }
        if self.other_place(first, second) && !is_place_of_a_party(a, b) {
            add("place_apart", weights.place_apart);
        }
        if a.facet != Facet::Count && a.quantity().is_some() && a.part != b.part {
            add("former", weights.time_apart);
        }
        if a.polarity != b.polarity {
            add("polarity_differs", weights.polarity_differs);
        }
        add("strangers", weights.strangers * (1.0 - self.content.kinship / KIN).max(0.0));
        if self.statements.is_prominent(first) && self.statements.is_prominent(second) {
            add("prominent", weights.prominent);
        }
        Some(())
    }

    /// Whether two values at odds are those of two occasions: figures of which one is of years before the news, dates too
    /// far apart for a slip, or each told soon after it by articles of different weeks.
    fn is_another_occasion(&self, a: &Claim, b: &Claim, relation: Relation) -> bool {
        if relation == Relation::Apart && a.quantity().is_some() {
            return is_of_old(a, self.left) != is_of_old(b, self.right);
        }
        let (ClaimValue::Time(left), ClaimValue::Time(right)) = (&a.value, &b.value) else { return false };
        let (Some(left), Some(right)) = (left.interval, right.interval) else { return false };
        let days = (left.from - right.from).num_days().abs();
        let published = self.left.published.zip(self.right.published);
        let weeks_between = published.is_some_and(|(first, second)| SAME_OCCASION < (first - second).abs() / 86_400);
        relation == Relation::Apart && (SLIP_OF_MONTH < days || (weeks_between && SAME_OCCASION < days))
    }

    /// Which share of the words around one value stands around the other. Articles of two languages share names, numbers
    /// and concepts, and what they share of these stands for what they would share of the words.
    fn content_shared(&self, common: &Common) -> f64 {
        if self.is_one_language() { common.share } else { (ACROSS * common.share).min(1.0) }
    }

    fn is_one_language(&self) -> bool {
        self.left.language == self.right.language
    }

    /// Which share of the words of one clause stands in the other.
    fn clause_shared(&self, (first, second): (u32, u32), common: &Common) -> f64 {
        if !self.is_one_language() {
            return self.content_shared(common);
        }
        let [left, right] = self.materials;
        clause::words_shared([&left.clauses, &right.clauses], (left.place_of(first), right.place_of(second)))
    }

    /// Whether two counts are of so few that they recur in every story, unless an event says of which: "one" is an article
    /// as often as a number, and "the two countries" are other ones in articles that have few names in common.
    fn are_few(&self, a: &Claim, b: &Claim) -> bool {
        let most = if self.content.kinship < FAMILIAR { Decimal::from(3) } else { Decimal::ONE };
        let few = |claim: &Claim| claim.quantity().and_then(|count| count.high).is_some_and(|value| value <= most);
        a.facet == Facet::Count && few(a) && few(b) && (a.frame.is_none() || a.frame != b.frame)
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

    /// The score from which values so related are possibly of one fact; `None` where that is never said.
    pub(super) fn possible(&self, a: &Claim, b: &Claim, relation: Relation) -> Option<f64> {
        let weights = self.weights_of(a, b);
        if relation == Relation::Apart {
            weights.threshold_apart
        } else {
            Some(weights.possible.min(weights.threshold))
        }
    }

    /// How rare the kind of event is by which a date is told, in bits: an election dates more than a rise. 1 for what is
    /// no date.
    fn frame_rarity(&self, claim: &Claim) -> f64 {
        match &claim.frame {
            Some(frame) if claim.facet == Facet::Date => predicate_rarity(frame_key(frame), self.frequencies),
            _ => 1.0,
        }
    }

    /// How rare a value is, in bits.
    fn value_rarity(&self, claim: &Claim) -> f64 {
        let bits = match &claim.value {
            ClaimValue::Quantity(quantity) => {
                // 1,496 is rarer than 5: each significant digit beyond the first is about three bits.
                let digits = quantity.digits();
                if is_vague(quantity) { 0.5 } else { 2.0 + 3.3 * (digits.saturating_sub(1)) as f64 }
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
                if are_readings(a, b) {
                    READING
                } else if shared && left.unit == right.unit {
                    self.value_rarity(a).min(self.value_rarity(b))
                } else {
                    0.0
                }
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

/// Whether a figure is told of a time long before its article: the fire of twenty years ago beside that of today.
fn is_of_old(claim: &Claim, profile: &Profile) -> bool {
    let end = claim.time.as_ref().and_then(|time| time.interval).map(|interval| interval.to.and_utc().timestamp());
    end.zip(profile.published).is_some_and(|(end, published)| OLD < (published - end) / 86_400)
}

/// How much another name for what equal numbers are of speaks against their being one, 0 to 1: what one article calls a
/// loss is damage in the other, and a number of many digits hardly ever comes twice.
fn doubt_of(value: &Claim, relation: Relation) -> f64 {
    match value.quantity() {
        Some(quantity) if relation == Relation::Same => {
            1.0 - (quantity.digits().saturating_sub(1).min(DIGITS_OF_ONE)) as f64 / DIGITS_OF_ONE as f64
        }
        _ => 1.0,
    }
}
