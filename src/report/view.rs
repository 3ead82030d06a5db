//! The report as programs read it: the contract of `examples/report`, with ids where [`Report`] has indices.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::words::Words;
use super::{Report, ReportLanguage, SCHEMA};
use crate::article::{Article, Field};
use crate::claim::{Certainty, Claim, ClaimValue, Facet, ParticipantRole, Polarity, Stage};
use crate::finding::{Axis, Finding, Review, Severity, Side, Verdict, evidence};
use crate::value::Hedge;

/// A report with ids.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportView<'a> {
    /// The version of this contract.
    pub schema: &'static str,
    /// The articles, in the order given.
    pub articles: Vec<ArticleView<'a>>,
    /// All claims.
    pub claims: Vec<ClaimView<'a>>,
    /// The links between claims.
    pub links: Vec<LinkView<'a>>,
    /// Claims that may be about the same thing, without enough evidence for a link. No verdict rests on them.
    pub possible_links: Vec<LinkView<'a>>,
    /// The events.
    pub events: Vec<EventView<'a>>,
    /// The findings.
    pub findings: Vec<FindingView<'a>>,
    /// The findings that a person has decided on, and whose evidence is still the same.
    pub reviewed: Vec<FindingView<'a>>,
    /// What was not read.
    pub skipped: Vec<SkippedView<'a>>,
    /// What was not compared.
    pub not_compared: Vec<NotComparedView<'a>>,
}

/// An article.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ArticleView<'a> {
    /// Its id.
    pub id: &'a str,
    /// The outlet.
    pub source: Option<&'a str>,
    /// When it was published, in RFC 3339.
    pub published: Option<&'a str>,
    /// Its headline.
    pub title: Option<&'a str>,
    /// Its language.
    pub lang: &'a str,
    /// The group of articles that copy one text or one agency.
    pub origin: u32,
    /// The agency that it credits.
    pub agency: Option<&'a str>,
    /// When it was last changed, in RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<&'a str>,
    /// The id of the latest version of the article, where this is an earlier one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<&'a str>,
}

/// A claim.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimView<'a> {
    /// Its id: the article's and a number.
    pub id: &'a str,
    /// The id of its article.
    pub article: &'a str,
    /// The field in which it stands.
    pub field: Field,
    /// The first byte of the phrase that carries the value.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// That phrase.
    pub text: &'a str,
    /// The kind of event.
    pub frame: Option<&'a str>,
    /// The kind of value.
    pub facet: Facet,
    /// What the value is the value of.
    pub slot: &'a str,
    /// The value in normal form.
    pub value: Option<Cow<'a, str>>,
    /// The lower bound, as an exact decimal.
    pub low: Option<String>,
    /// The upper bound, as an exact decimal.
    pub high: Option<String>,
    /// The unit.
    pub unit: Option<&'a str>,
    /// How exactly it is meant.
    pub hedge: Hedge,
    /// Who takes part.
    pub participants: Vec<ParticipantView<'a>>,
    /// When, as TIMEX3.
    pub time: Option<&'a str>,
    /// Where.
    pub place: Option<&'a str>,
    /// Whether it is asserted or denied.
    pub polarity: Polarity,
    /// How far the event has come.
    pub stage: Option<Stage>,
    /// How sure the article is.
    pub certainty: Certainty,
    /// To whom the article attributes it.
    pub speaker: Option<&'a str>,
    /// Who relays it.
    pub via: Option<&'a str>,
}

/// Someone who takes part.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ParticipantView<'a> {
    /// What they do.
    pub role: ParticipantRole,
    /// What they are called.
    pub name: &'a str,
}

/// A link.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LinkView<'a> {
    /// The id of one claim.
    pub a: &'a str,
    /// The id of the other.
    pub b: &'a str,
    /// The sum of the weights, in bits.
    pub score: f64,
    /// What it is the sum of.
    pub evidence: Vec<EvidenceView>,
}

/// A reason for or against a link.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EvidenceView {
    /// What was compared, and how it came out.
    pub name: &'static str,
    /// Its weight in bits.
    pub weight: f64,
}

/// An event.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventView<'a> {
    /// Its id.
    pub id: &'a str,
    /// What a reader would call it.
    pub label: &'a str,
    /// The ids of its articles.
    pub articles: Vec<&'a str>,
    /// The ids of its claims.
    pub claims: Vec<&'a str>,
}

/// A finding.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingView<'a> {
    /// Its id, stable under reruns.
    pub id: &'a str,
    /// The id of its event.
    pub event: &'a str,
    /// The kind of value.
    pub facet: Facet,
    /// What the values are the values of.
    pub slot: &'a str,
    /// How they relate.
    pub verdict: Verdict,
    /// Who is compared with whom.
    pub axis: Axis,
    /// How much a reader should care.
    pub severity: Severity,
    /// The rule that decided.
    pub rule: &'static str,
    /// The values in a line, in the language asked for.
    pub headline: String,
    /// Why the rule decided so, in the language asked for.
    pub because: String,
    /// The inputs of the rule.
    pub inputs: BTreeMap<&'a str, &'a str>,
    /// Between 0 and 1.
    pub confidence: f64,
    /// A hash of what it rests on, for a file of decisions.
    pub evidence: String,
    /// What was decided of it.
    pub review: Option<&'a Review>,
    /// The sides.
    pub sides: Vec<SideView<'a>>,
}

/// A side of a finding.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SideView<'a> {
    /// The value in normal form.
    pub value: &'a str,
    /// Its unit.
    pub unit: Option<&'a str>,
    /// How exactly it is meant.
    pub hedge: Hedge,
    /// The number of independent sources.
    pub origins: usize,
    /// Where it stands.
    pub mentions: Vec<MentionView<'a>>,
}

/// A place that gives a value.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MentionView<'a> {
    /// The id of the article.
    pub article: &'a str,
    /// The field.
    pub field: Field,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The words.
    pub text: &'a str,
    /// The id of the claim.
    pub claim: &'a str,
}

/// What was not read.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SkippedView<'a> {
    /// The id of the article.
    pub article: &'a str,
    /// Why.
    pub reason: &'a str,
}

/// What was not compared.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotComparedView<'a> {
    /// Why.
    pub reason: &'static str,
    /// The ids of the claims.
    pub claims: Vec<&'a str>,
}

/// The ids of the claims of a report: the article's and a number that counts within it.
pub fn claim_ids(report: &Report) -> Vec<String> {
    let mut numbers = vec![0_usize; report.articles.len()];
    report
        .claims
        .iter()
        .map(|claim| {
            let article = claim.article as usize;
            let number = numbers.get_mut(article).map_or(0, |number| {
                *number += 1;
                *number
            });
            format!("{}#{number}", report.articles.get(article).map_or("", |summary| &summary.id))
        })
        .collect()
}

/// The view of a report. `ids` are those of [`claim_ids`].
pub fn view<'a>(
    report: &'a Report,
    articles: &'a [Article],
    ids: &'a [String],
    language: ReportLanguage,
) -> ReportView<'a> {
    let words = Words::new(report, articles, language);
    let viewer = Viewer { report, words, ids };
    ReportView {
        schema: SCHEMA,
        articles: viewer.articles(),
        claims: report.claims.iter().zip(ids).map(|(claim, id)| viewer.claim(claim, id)).collect(),
        links: viewer.links(&report.links),
        possible_links: viewer.links(&report.possible_links),
        events: viewer.events(),
        findings: report.findings.iter().map(|finding| viewer.finding(finding)).collect(),
        reviewed: report.reviewed.iter().map(|finding| viewer.finding(finding)).collect(),
        skipped: report
            .skipped
            .iter()
            .map(|skipped| SkippedView { article: &skipped.article, reason: &skipped.reason })
            .collect(),
        not_compared: report
            .not_compared
            .iter()
            .map(|entry| NotComparedView { reason: entry.reason, claims: viewer.ids(&entry.claims) })
            .collect(),
    }
}

struct Viewer<'a> {
    report: &'a Report,
    words: Words<'a>,
    ids: &'a [String],
}

impl<'a> Viewer<'a> {
    fn id(&self, claim: u32) -> &'a str {
        self.ids.get(claim as usize).map_or("", String::as_str)
    }

    fn ids(&self, claims: &[u32]) -> Vec<&'a str> {
        claims.iter().map(|&claim| self.id(claim)).collect()
    }

    fn article_id(&self, article: u32) -> &'a str {
        self.report.articles.get(article as usize).map_or("", |summary| &summary.id)
    }

    fn articles(&self) -> Vec<ArticleView<'a>> {
        let view = |summary: &'a super::ArticleSummary| ArticleView {
            id: &summary.id,
            source: summary.source.as_deref(),
            published: summary.published.as_deref(),
            title: summary.title.as_deref(),
            lang: &summary.lang,
            origin: summary.origin,
            agency: summary.agency.as_deref(),
            modified: summary.modified.as_deref(),
            latest: summary.latest.map(|latest| self.article_id(latest)),
        };
        self.report.articles.iter().map(view).collect()
    }

    fn claim(&self, claim: &'a Claim, id: &'a str) -> ClaimView<'a> {
        claim_view(claim, id, self.article_id(claim.article), self.words.slice(claim).unwrap_or_default())
    }

    fn links(&self, links: &'a [crate::link::Link]) -> Vec<LinkView<'a>> {
        let view = |link: &'a crate::link::Link| LinkView {
            a: self.id(link.a),
            b: self.id(link.b),
            score: link.score,
            evidence: link
                .evidence
                .iter()
                .map(|piece| EvidenceView { name: piece.name, weight: piece.weight })
                .collect(),
        };
        links.iter().map(view).collect()
    }

    fn events(&self) -> Vec<EventView<'a>> {
        let view = |event: &'a crate::event::Event| EventView {
            id: &event.id,
            label: &event.label,
            articles: event.articles.iter().map(|&article| self.article_id(article)).collect(),
            claims: event.slots.iter().flatten().map(|&claim| self.id(claim)).collect(),
        };
        self.report.events.iter().map(view).collect()
    }

    fn finding(&self, finding: &'a Finding) -> FindingView<'a> {
        FindingView {
            id: &finding.id,
            event: self.report.events.get(finding.event as usize).map_or("", |event| &event.id),
            facet: finding.facet,
            slot: &finding.slot,
            verdict: finding.verdict,
            axis: finding.axis,
            severity: finding.severity,
            rule: finding.rule,
            headline: self.words.headline(finding),
            because: self.words.because(finding),
            inputs: finding.inputs.iter().map(|(name, value)| (name.as_ref(), value.as_str())).collect(),
            confidence: finding.confidence,
            evidence: evidence(finding, &self.report.claims, self.words.articles),
            review: finding.review.as_ref(),
            sides: finding.sides.iter().map(|side| self.side(side)).collect(),
        }
    }

    fn side(&self, side: &'a Side) -> SideView<'a> {
        let mention = |&index: &u32| {
            let claim = self.words.claim(index)?;
            Some(MentionView {
                article: self.article_id(claim.article),
                field: claim.span.field,
                start: claim.span.start,
                end: claim.span.end,
                text: self.words.slice(claim).unwrap_or_default(),
                claim: self.id(index),
            })
        };
        SideView {
            value: &side.value,
            unit: side.unit.as_deref(),
            hedge: side.hedge,
            origins: side.origins,
            mentions: side.claims.iter().filter_map(mention).collect(),
        }
    }
}

/// The view of one claim: `text` are its words.
fn claim_view<'a>(claim: &'a Claim, id: &'a str, article: &'a str, text: &'a str) -> ClaimView<'a> {
    let quantity = claim.quantity();
    ClaimView {
        id,
        article,
        field: claim.span.field,
        start: claim.span.start,
        end: claim.span.end,
        text,
        frame: claim.frame.as_deref(),
        facet: claim.facet,
        slot: &claim.slot,
        value: value(claim, text),
        low: claim.low_high().0.map(decimal),
        high: claim.low_high().1.map(decimal),
        unit: quantity.and_then(|quantity| quantity.unit.as_deref()),
        hedge: quantity
            .map(|quantity| quantity.hedge)
            .or(claim.time_value().map(|time| time.hedge))
            .unwrap_or_default(),
        participants: claim
            .participants
            .iter()
            .map(|participant| ParticipantView { role: participant.role, name: &participant.name })
            .collect(),
        time: claim.time.as_ref().map(|time| time.timex.as_str()),
        place: claim.place.as_ref().map(|place| &*place.name),
        polarity: claim.polarity,
        stage: claim.stage,
        certainty: claim.certainty,
        speaker: claim.speaker.as_deref(),
        via: claim.via.as_deref(),
    }
}

/// The claims of one article, which are written as those of a report, with ids that count from 1.
#[derive(Clone, Debug)]
pub(crate) struct ArticleClaims<'a> {
    pub(crate) article: &'a Article,
    pub(crate) claims: Vec<Claim>,
}

impl Serialize for ArticleClaims<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.claims.len()))?;
        let mut id = String::with_capacity(self.article.id.len() + 5);
        for (claim, number) in self.claims.iter().zip(1..) {
            id.clear();
            // Writing into a text does not fail.
            let _ = write!(id, "{}#{number}", self.article.id);
            let text = self.article.field(claim.span.field).unwrap_or_default();
            let words = text.get(claim.span.start as usize..claim.span.end as usize).unwrap_or_default();
            list.serialize_element(&claim_view(claim, &id, &self.article.id, words))?;
        }
        list.end()
    }
}

/// The value of a claim in normal form.
fn value<'a>(claim: &'a Claim, text: &'a str) -> Option<Cow<'a, str>> {
    Some(match &claim.value {
        ClaimValue::Quantity(quantity) => match (quantity.low, quantity.high) {
            (Some(low), Some(high)) if low != high => Cow::Owned(format!("{}..{}", decimal(low), decimal(high))),
            (low, high) => Cow::Owned(decimal(low.or(high)?)),
        },
        ClaimValue::Time(time) => Cow::Borrowed(&time.timex),
        ClaimValue::Place(named) | ClaimValue::Participant(named) | ClaimValue::Speaker(named) => {
            Cow::Borrowed(&named.name)
        }
        ClaimValue::Quote(_) => Cow::Borrowed(text),
        ClaimValue::Status(stage) => Cow::Borrowed(stage.name()),
    })
}

fn decimal(value: rust_decimal::Decimal) -> String {
    value.normalize().to_string()
}
