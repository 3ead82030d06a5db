//! Reviewed findings: what a person decided of a finding, kept until its evidence changes.
//!
//! Decisions are JSON lines: `{"finding": ID, "decision": "accepted|false|resolved", "note": TEXT, "evidence": HASH}`.
//! `evidence` is a hash of what the finding rests on: the words of every article on every side, with the values read
//! from them. While it is the same the finding is silent; when an outlet changes its text, or another one joins a side,
//! the finding speaks again and says that it was reviewed.

use std::fmt::Write as _;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::Finding;
use crate::article::Article;
use crate::claim::Claim;

/// What a person found a finding to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Decided {
    /// It is right, and known.
    Accepted,
    /// It is wrong: the values are not of one fact, or were misread.
    False,
    /// It was right, and the outlets have put it right.
    Resolved,
}

impl Decided {
    /// Its name in files and in tables of messages.
    pub fn name(self) -> &'static str {
        match self {
            Decided::Accepted => "accepted",
            Decided::False => "false",
            Decided::Resolved => "resolved",
        }
    }
}

/// What was decided of one finding, on which evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The id of the finding.
    pub finding: String,
    /// What was decided.
    pub decision: Decided,
    /// Why, for people.
    #[serde(default)]
    pub note: String,
    /// The evidence on which it was decided ([`evidence`]); left out, the decision holds whatever the evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

/// The review that a finding had, when its evidence has changed since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Review {
    /// What was decided.
    pub decision: Decided,
    /// Why.
    pub note: String,
}

/// The decisions of a file: JSON lines, with `#` for comments. Lines that cannot be read are given back with the number
/// of the line.
pub fn read_decisions(text: &str) -> (Vec<Decision>, Vec<(usize, String)>) {
    let (mut decisions, mut errors) = (Vec::new(), Vec::new());
    for (line, number) in text.lines().zip(1..) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match serde_json::from_str(line) {
            Ok(decision) => decisions.push(decision),
            Err(error) => errors.push((number, error.to_string())),
        }
    }
    (decisions, errors)
}

/// A hash of what a finding rests on: its rule and verdict, and for each side the words of its articles.
pub fn evidence(finding: &Finding, claims: &[Claim], articles: &[Article]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for side in &finding.sides {
        for &claim in &side.claims {
            let claim = &claims[claim as usize];
            let Some(article) = articles.get(claim.article as usize) else { continue };
            let field = article.field(claim.span.field).unwrap_or_default();
            let words = field.get(claim.span.start as usize..claim.span.end as usize).unwrap_or_default();
            lines.push(format!("{} {} {} {words}", article.id, side.value, side.unit.as_deref().unwrap_or_default()));
        }
    }
    lines.sort_unstable();
    lines.dedup();
    let mut all = format!("{} {}", finding.rule, finding.verdict.name());
    for line in lines {
        let _ = write!(all, " {line}");
    }
    format!("e{:016x}", crate::text::key_of_words(&all).0)
}

/// Takes out the findings that were reviewed on the same evidence, and marks those whose evidence has changed.
pub fn silence(
    findings: &mut Vec<Finding>,
    decisions: &[Decision],
    claims: &[Claim],
    articles: &[Article],
) -> Vec<Finding> {
    // The last line on a finding counts.
    let decision_on: FxHashMap<&str, &Decision> =
        decisions.iter().map(|decision| (decision.finding.as_str(), decision)).collect();
    let mut silent = Vec::new();
    let mut kept = Vec::with_capacity(findings.len());
    for mut finding in findings.drain(..) {
        let Some(decision) = decision_on.get(finding.id.as_str()) else {
            kept.push(finding);
            continue;
        };
        let same = decision.evidence.as_ref().is_none_or(|known| *known == evidence(&finding, claims, articles));
        finding.review = Some(Review { decision: decision.decision, note: decision.note.clone() });
        if same { silent.push(finding) } else { kept.push(finding) }
    }
    *findings = kept;
    silent
}
