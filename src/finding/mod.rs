//! Findings: the verdict on one slot of one event, with its sides.

mod calibration;
mod credit;
mod desk;
mod judge;
mod parties;
mod possible;
mod review;
mod rule;
mod rules;
mod single;
mod sum;
mod version;
mod within;

pub use desk::Sources;
pub use judge::{judge, sort};
pub use review::{Decided, Decision, Review, evidence, read_decisions, silence};
pub use rule::{Pair, Rule, Ruling, Tolerances, decide};
pub use rules::rules;
pub use single::{not_compared, single_sources};
pub use version::{Step, changes};

use serde::{Deserialize, Serialize};

use crate::claim::Facet;
use crate::value::{Hedge, Label};

/// How the values of a slot relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Verdict {
    /// They cannot both be true of the same slot at the same moment.
    Conflict,
    /// Named parties disagree and the outlets report it.
    Disputed,
    /// One named missing fact would decide.
    Undetermined,
    /// The later article reports a later state.
    Update,
    /// Not the same, but both can be true.
    Compatible,
    /// The same value, however written.
    Agree,
    /// Only one source states it.
    SingleSource,
}

impl Verdict {
    /// Its name in JSON and in tables of messages.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Conflict => "conflict",
            Verdict::Disputed => "disputed",
            Verdict::Undetermined => "undetermined",
            Verdict::Update => "update",
            Verdict::Compatible => "compatible",
            Verdict::Agree => "agree",
            Verdict::SingleSource => "single_source",
        }
    }
}

/// Who is compared with whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Axis {
    /// Outlets with one another.
    Outlets,
    /// Quoted parties with one another.
    Parties,
    /// An article with itself.
    Within,
}

impl Axis {
    /// Its name in JSON and in tables of messages.
    pub fn name(self) -> &'static str {
        match self {
            Axis::Outlets => "outlets",
            Axis::Parties => "parties",
            Axis::Within => "within",
        }
    }
}

/// How much a reader should care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Severity {
    /// At odds, both sides certain, the link strong.
    Error,
    /// At odds with some doubt.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// Its name in JSON and in tables of messages.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// One of the values that a slot is given, and who gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// The value in normal form: a decimal, `40..50`, an ISO date, a name.
    pub value: String,
    /// Its unit, for quantities.
    pub unit: Option<String>,
    /// How exactly it is meant.
    pub hedge: Hedge,
    /// Number of independent sources among the articles.
    pub origins: usize,
    /// Indices of the claims that give it, in the order of publication.
    pub claims: Vec<u32>,
}

/// The verdict on one slot of one event.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// A hash of event, slot, axis and values: stable under reruns.
    pub id: String,
    /// Index of the event.
    pub event: u32,
    /// What kind of thing the values are.
    pub facet: Facet,
    /// What they are the values of, for people.
    pub slot: String,
    /// How they relate.
    pub verdict: Verdict,
    /// Who is compared with whom.
    pub axis: Axis,
    /// How much a reader should care.
    pub severity: Severity,
    /// The rule that decided.
    pub rule: &'static str,
    /// The inputs of the rule, by name: `("low", "44")`. Messages for people are made of them.
    pub inputs: Vec<(Label, String)>,
    /// Between 0 and 1: how likely a careful reader agrees.
    pub confidence: f64,
    /// What was decided of it before its evidence changed, if anything was.
    pub review: Option<Review>,
    /// The sides, the best supported first.
    pub sides: Vec<Side>,
}

impl Finding {
    /// Whether it judges nothing: its sides may be about one thing, and the evidence is too weak for a verdict.
    pub fn is_possible(&self) -> bool {
        self.rule == rules::story::POSSIBLE_LINK.name
    }
}

/// Claims that were not compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotCompared {
    /// Why, in a word of the table of messages (`no_partner`, `other_unit`, `weak_link`).
    pub reason: &'static str,
    /// Indices of the claims.
    pub claims: Vec<u32>,
}
