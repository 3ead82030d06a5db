//! Claims: what an article asserts, slot by slot, with who says it. The last stage that knows a language.

mod amount;
mod clause;
mod extract;
mod profile;
mod reading;
mod relation;
mod sketch;
mod term;
mod title;
mod topic;
mod trade;
mod trigger;
mod utterance;

pub use clause::clause_of;
pub use extract::{Extractor, extractors};
pub use profile::{Profile, ProfileTerm};
pub use reading::ArticleReading;
pub(crate) use relation::are_readings;
pub use relation::{places, relation_of};
pub(crate) use term::frame_key;
pub use term::{Term, TermKind};
pub use trigger::Trigger;
pub use utterance::{Invariant, Utterance, UtteredWord, Wording};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::lang::Language;
use crate::mention::Mentions;
use crate::text::{Document, Key, Span, TokenRange};
use crate::value::{Quantity, TimeValue};

/// The kind of thing that a value is. Values are compared only within one facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Facet {
    /// Things or people counted.
    Count,
    /// An amount of money.
    Money,
    /// Percent.
    Percent,
    /// A physical measure, an age, a magnitude, a score.
    Measure,
    /// A length of time.
    Duration,
    /// A day, a time of day, a month.
    Date,
    /// Where.
    Place,
    /// Who did it or underwent it.
    Participant,
    /// Who said it.
    Speaker,
    /// What was said.
    Quote,
    /// Whether it happened, is planned, is denied.
    Status,
}

impl Facet {
    /// Its name in JSON and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Facet::Count => "count",
            Facet::Money => "money",
            Facet::Percent => "percent",
            Facet::Measure => "measure",
            Facet::Duration => "duration",
            Facet::Date => "date",
            Facet::Place => "place",
            Facet::Participant => "participant",
            Facet::Speaker => "speaker",
            Facet::Quote => "quote",
            Facet::Status => "status",
        }
    }
}

/// Whether the article asserts it or its contrary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Polarity {
    /// It is so.
    #[default]
    Positive,
    /// It is not so.
    Negative,
}

/// How sure the article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Certainty {
    /// Stated as fact.
    #[default]
    Certain,
    /// Likely, expected.
    Probable,
    /// Possible.
    Possible,
    /// Not said.
    Unknown,
}

/// How far an event has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Stage {
    /// Suggested or asked for.
    Proposed,
    /// Someone was invited to it.
    Invited,
    /// The invitation or proposal was taken up.
    Accepted,
    /// It is to take place.
    Scheduled,
    /// It is to take place later than first said.
    Postponed,
    /// It will not take place.
    Cancelled,
    /// It is going on.
    UnderWay,
    /// It took place.
    Held,
}

impl Stage {
    /// The stage with this name in a table.
    pub fn from_name(name: &str) -> Option<Stage> {
        [
            Stage::Proposed,
            Stage::Invited,
            Stage::Accepted,
            Stage::Scheduled,
            Stage::Postponed,
            Stage::Cancelled,
            Stage::UnderWay,
            Stage::Held,
        ]
        .into_iter()
        .find(|stage| stage.name() == name)
    }

    /// Its name in JSON and in tables.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Proposed => "proposed",
            Stage::Invited => "invited",
            Stage::Accepted => "accepted",
            Stage::Scheduled => "scheduled",
            Stage::Postponed => "postponed",
            Stage::Cancelled => "cancelled",
            Stage::UnderWay => "under_way",
            Stage::Held => "held",
        }
    }
}

/// What a sentence says of its own values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Cue {
    /// A figure or date given before was wrong or provisional, and is replaced.
    Corrected,
    /// A date given before no longer holds.
    Moved,
    /// A date is what a number is compared with ("up from 2012").
    Baseline,
    /// A date is counted from one told before ("the same day"): that of something else, more often than not.
    Anchored,
    /// A date is that of a saying, whose speaker is the agent.
    Said,
}

impl Cue {
    /// The cue with this name in a table.
    pub fn from_name(name: &str) -> Option<Cue> {
        match name {
            "corrected" => Some(Cue::Corrected),
            "moved" => Some(Cue::Moved),
            "baseline" => Some(Cue::Baseline),
            _ => None,
        }
    }
}

/// Someone or something that takes part, with a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// `agent`, `patient`, `speaker`, `place` or `other`.
    pub role: ParticipantRole,
    /// The fullest form of the name in the article.
    pub name: Box<str>,
    /// What the name is compared by: the gazetteer's key, or the folded name.
    pub key: Key,
}

/// What a participant does in the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ParticipantRole {
    /// Who did it.
    Agent,
    /// Who underwent it.
    Patient,
    /// Named beside it.
    Other,
}

/// What a claim says of its slot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimValue {
    /// A count, amount, percentage, measure or duration.
    Quantity(Quantity),
    /// A point or span on the calendar.
    Time(Box<TimeValue>),
    /// A place.
    Place(Named),
    /// A person, an organisation or another named thing.
    Participant(Named),
    /// The speaker of an utterance.
    Speaker(Named),
    /// The words of an utterance.
    Quote(Utterance),
    /// How far the event has come.
    Status(Stage),
}

/// A name as a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The fullest form in the article.
    pub name: Box<str>,
    /// The key of a gazetteer, where it is known there.
    pub known: Option<Box<str>>,
    /// Whether it is a description ("a police spokesman") and no name.
    pub described: bool,
}

/// One thing that one article asserts.
///
/// A run holds a million of them: what most claims do not have is boxed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Index of its article in the run.
    pub article: u32,
    /// Where it stands: the phrase that carries the value.
    pub span: Span,
    /// The same as tokens of the article.
    pub tokens: TokenRange,
    /// Index of the sentence in the article, which tells what stands beside it.
    pub sentence: u32,
    /// What kind of thing the value is.
    pub facet: Facet,
    /// The kind of event (`expulsion`, `casualties`), where a table knows the predicate.
    pub frame: Option<Box<str>>,
    /// What the value is the value of, for people: "diplomat, expelled".
    pub slot: Box<str>,
    /// The head of the slot: what must agree for two values to be compared (the thing counted).
    pub head: Option<Key>,
    /// The kind of the head (`person` for passengers). "10 people" may count what "10 passengers" counts.
    pub kind: Option<Key>,
    /// Whose, where the words counted say so: the key of the country or body in "60 Russian diplomats".
    pub scope: Option<Key>,
    /// Whether it is not the value itself: a number that the text calls a part of another (60 diplomats, 48 of them from
    /// the embassy), an amount before a change, the moment at which a span of time ends.
    pub part: bool,
    /// The value.
    pub value: ClaimValue,
    /// The same amount in another unit or currency, where the article states it beside this one.
    pub converted: Option<Box<Quantity>>,
    /// What the sentence says of the value itself: that it is corrected, that a date was moved or is what a number is
    /// compared with.
    pub cue: Option<Cue>,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// When the event was, where the sentence says so.
    pub time: Option<Box<TimeValue>>,
    /// Where the event was, where the sentence says so.
    pub place: Option<Box<Named>>,
    /// Whether it is asserted or denied.
    pub polarity: Polarity,
    /// How far the event has come.
    pub stage: Option<Stage>,
    /// How sure the article is.
    pub certainty: Certainty,
    /// To whom the article attributes it.
    pub speaker: Option<Box<str>>,
    /// What a named speaker is compared by; `None` for one that is only described ("the police").
    pub speaker_key: Option<Key>,
    /// The agency or person that relays it.
    pub via: Option<Box<str>>,
    /// Content words around the value, nearest first: what links compare.
    pub context: Vec<Key>,
    /// The name of the extractor that made it, and after a slash that of the rule by which the value was read
    /// (`date/day-month`).
    pub rule: Box<str>,
}

impl Claim {
    /// The claim's quantity, if its value is one.
    pub fn quantity(&self) -> Option<&Quantity> {
        match &self.value {
            ClaimValue::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// The claim's time, if its value is one.
    pub fn time_value(&self) -> Option<&TimeValue> {
        match &self.value {
            ClaimValue::Time(time) => Some(time),
            _ => None,
        }
    }

    /// The claim's utterance, if its value is one.
    pub fn utterance(&self) -> Option<&Utterance> {
        match &self.value {
            ClaimValue::Quote(utterance) => Some(utterance),
            _ => None,
        }
    }

    /// The claim's name, if its value is one.
    pub fn named(&self) -> Option<&Named> {
        match &self.value {
            ClaimValue::Place(named) | ClaimValue::Participant(named) | ClaimValue::Speaker(named) => Some(named),
            _ => None,
        }
    }

    /// What the one who did it is compared by, where the text says who.
    pub fn agent(&self) -> Option<Key> {
        self.participants.iter().find(|participant| participant.role == ParticipantRole::Agent).map(|agent| agent.key)
    }

    /// The bounds of a quantity as printed, for output.
    pub fn low_high(&self) -> (Option<Decimal>, Option<Decimal>) {
        self.quantity().map_or((None, None), |quantity| (quantity.low, quantity.high))
    }
}

/// What one article gives to the stages that know no language.
#[derive(Clone, Debug, PartialEq)]
pub struct Extraction {
    /// Its claims, in order of place.
    pub claims: Vec<Claim>,
    /// Its content as a whole, by which articles of one story find each other.
    pub profile: Profile,
}

/// Makes claims of everything that was found in a document.
///
/// `article` is the index that the claims carry. Claims come in order of place, and those that two extractors make of
/// one value at one place only once.
pub fn extract(
    article: u32,
    language: &Language,
    document: &Document<'_>,
    mentions: &Mentions,
    extractors: &[&dyn Extractor],
) -> Extraction {
    let reading = ArticleReading::new(article, language, document, mentions);
    let claims = claims(&reading, extractors);
    let profile = Profile::of(&reading);
    Extraction { claims, profile }
}

/// The claims alone, without the profile that links articles.
pub fn claims(reading: &ArticleReading<'_>, extractors: &[&dyn Extractor]) -> Vec<Claim> {
    // A claim is large: all are gathered once their number is known, and their places are sorted before they are moved.
    let found: Vec<Vec<Claim>> = extractors.iter().map(|extractor| extractor.extract(reading)).collect();
    let mut claims: Vec<Claim> = Vec::with_capacity(found.iter().map(Vec::len).sum());
    claims.extend(found.into_iter().flatten());
    claims.sort_by_cached_key(|claim| (claim.span, claim.facet));
    claims.dedup_by(|second, first| {
        first.span == second.span
            && first.facet == second.facet
            && first.value == second.value
            && first.head == second.head
    });
    claims
}
