//! What a rule is: a name, and a function from two attributed values of one slot to a verdict.

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
}

/// What the rules tolerate. Every tolerance that decides is among the inputs of the finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Tolerances {
    /// Seconds between two publications from which the later one may report a later state.
    pub later_state: i64,
    /// Seconds between two publications within which exchanged digits are taken for a slip.
    pub slip: i64,
    /// Relative difference from which a conflict of counts is an error and not a warning.
    pub relative_error: f64,
}

impl Default for Tolerances {
    fn default() -> Self {
        Self { later_state: 30 * 60, slip: 24 * 3_600, relative_error: 0.1 }
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
    /// The ruling, where the pattern is there.
    pub decide: fn(&Pair<'_>) -> Option<Ruling>,
}
