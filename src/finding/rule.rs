//! What a rule is: a name, its page of the manual, and a function from two attributed values of one slot to a verdict.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Severity, Verdict};
use crate::claim::{Claim, Facet};
use crate::value::Label;
use crate::value::relation::Relation;

/// Two values of one slot, with what a rule may ask about them. `earlier` was published before `later`, or both at the
/// same time.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The value published first.
    pub earlier: &'a Claim,
    /// The value published last.
    pub later: &'a Claim,
    /// How the values relate.
    pub relation: Relation,
    /// Seconds between the publications, where both are known.
    pub gap: Option<i64>,
    /// The strength of the link between them, in bits.
    pub score: f64,
    /// Whether the earlier value is reported again after the later one, so that it was not replaced by it.
    pub returns: bool,
    /// Whether an article that gives one of the values gives the other beside it: it tells how the value moved.
    pub told_together: bool,
    /// All claims of the article of `earlier`.
    pub beside_earlier: &'a [Claim],
    /// All claims of the article of `later`.
    pub beside_later: &'a [Claim],
    /// Minutes by which the clocks of the later article are ahead of those of the earlier one, where both are known.
    pub zones: Option<i32>,
    /// The days on which the two articles were published, each by its own clock.
    pub days: [Option<NaiveDate>; 2],
    /// How much is tolerated.
    pub tolerances: &'a Tolerances,
}

impl Pair<'_> {
    /// Whether the values belong to two parties that are both quoted by name.
    pub fn has_two_speakers(&self) -> bool {
        matches!((self.earlier.speaker_key, self.later.speaker_key), (Some(a), Some(b)) if a != b)
    }

    /// Whether one condition holds of either claim.
    pub fn either(&self, condition: impl Fn(&Claim) -> bool) -> bool {
        condition(self.earlier) || condition(self.later)
    }

    /// Whether the values cannot both be true.
    pub fn is_apart(&self) -> bool {
        self.relation == Relation::Apart
    }

    /// Whether the later article came late enough to report a later state.
    pub fn is_later(&self) -> bool {
        self.gap.is_some_and(|gap| self.tolerances.later_state <= gap)
    }
}

/// What the rules tolerate, in plain numbers. One that decides is among the inputs of the finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tolerances {
    /// Seconds between two publications from which the later one may report a later state.
    pub later_state: i64,
    /// Seconds between two publications from which a toll may have grown: agencies count on while an event goes on.
    pub later_toll: i64,
    /// Seconds between two publications within which exchanged digits are taken for a slip.
    pub slip: i64,
    /// Relative difference from which a conflict of counts is an error and not a warning.
    pub relative_error: f64,
    /// Relative difference up to which two prices per unit are readings of one price.
    pub readings: f64,
    /// Relative difference up to which a price that moved is still the price of one thing.
    pub price_move: f64,
    /// Days apart from which dates are an error and not a warning.
    pub days_error: i64,
    /// Days apart up to which two dates are likely those of one event, told with a slip.
    pub days_slip: i64,
    /// Relative difference from which two amounts are those of two things, unless the link is strong.
    pub other_amount: f64,
    /// Bits from which two predicates, dates far apart, or amounts far apart are surely of one event.
    pub strong: f64,
    /// Sentences that may lie between the figures of two parties which answer each other.
    pub party_sentences: u32,
}

impl Default for Tolerances {
    fn default() -> Self {
        Self {
            later_state: 30 * 60,
            later_toll: 5 * 60,
            slip: 24 * 3_600,
            relative_error: 0.1,
            readings: 0.005,
            price_move: 0.1,
            days_error: 2,
            days_slip: 7,
            other_amount: 0.5,
            strong: 1.5,
            party_sentences: 2,
        }
    }
}

/// What a rule decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruling {
    /// How the values relate.
    pub verdict: Verdict,
    /// How much a reader should care.
    pub severity: Severity,
    /// What the rule looked at, by name, for messages.
    pub inputs: Vec<(Label, String)>,
}

impl Ruling {
    /// A ruling with the severity that its verdict usually has.
    pub fn new(verdict: Verdict) -> Self {
        let severity = match verdict {
            Verdict::Conflict => Severity::Error,
            Verdict::Undetermined => Severity::Warning,
            _ => Severity::Note,
        };
        Self { verdict, severity, inputs: Vec::new() }
    }

    /// The same ruling with a lower severity.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// The same ruling with one more input.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.inputs.push((Label::Borrowed(name), value.to_string()));
        self
    }
}

/// A rule: the first one that gives a ruling for a pair decides it.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The pattern that it finds, in kebab case.
    pub name: &'static str,
    /// The facets that it looks at; empty for all.
    pub facets: &'static [Facet],
    /// What it finds, in a sentence.
    pub summary: &'static str,
    /// Why a reader should care.
    pub why: &'static str,
    /// Two values that it is about.
    pub example: &'static str,
    /// When it says nothing although one might expect it to.
    pub silent: &'static str,
    /// The ruling, where the pattern is there.
    pub decide: fn(&Pair<'_>) -> Option<Ruling>,
}

impl Rule {
    /// A rule of the caller's own, without a page in the manual.
    pub const fn new(
        name: &'static str,
        facets: &'static [Facet],
        summary: &'static str,
        decide: fn(&Pair<'_>) -> Option<Ruling>,
    ) -> Self {
        Self { name, facets, summary, why: "", example: "", silent: "", decide }
    }
}

/// The ruling of the first rule that has one, with the rule's name. Doubt of the articles themselves, or of the link,
/// lowers the severity by a step.
pub fn decide(rules: &[Rule], pair: &Pair<'_>) -> Option<(&'static str, Ruling)> {
    let (name, ruling) = rules
        .iter()
        .filter(|rule| rule.facets.is_empty() || rule.facets.contains(&pair.earlier.facet))
        .find_map(|rule| Some((rule.name, (rule.decide)(pair)?)))?;
    let doubtful = pair.score < 0.0 || pair.either(|claim| claim.certainty != crate::claim::Certainty::Certain);
    let softened = if doubtful && ruling.severity == Severity::Error { ruling.warning() } else { ruling };
    Some((name, softened))
}
