//! The findings as W3C Web Annotations in JSON-LD: each has the verdict as body and the words of the articles as
//! targets.

use serde_json::{Value, json};

use super::sarif::uri;
use super::words::Words;
use super::{Report, ReportLanguage};
use crate::article::Article;
use crate::claim::Claim;
use crate::finding::{Finding, Verdict};

/// How many characters around the words a quote selector holds.
const CONTEXT: usize = 32;

/// Writes all findings but those of a single source as one page of annotations.
pub fn render(report: &Report, articles: &[Article], language: ReportLanguage) -> String {
    let words = Words::new(report, articles, language);
    let items: Vec<Value> = report
        .findings
        .iter()
        .filter(|finding| finding.verdict != Verdict::SingleSource)
        .map(|finding| annotation(&words, finding, language))
        .collect();
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "id": "urn:crosscheck:annotations",
        "startIndex": 0,
        "items": items,
    });
    // OK because the value has string keys only.
    serde_json::to_string_pretty(&page).unwrap_or_default()
}

fn annotation(words: &Words<'_>, finding: &Finding, language: ReportLanguage) -> Value {
    let claims = finding.sides.iter().flat_map(|side| &side.claims).filter_map(|&claim| words.claim(claim));
    let targets: Vec<Value> = claims.filter_map(|claim| target(words, claim)).collect();
    let text = format!("{}: {} ({})", words.verdict(finding), words.headline(finding), words.because(finding));
    json!({
        "type": "Annotation",
        "id": format!("urn:crosscheck:finding:{}", finding.id),
        "motivation": "assessing",
        "generator": { "type": "Software", "id": "urn:crosscheck", "name": "crosscheck" },
        "body": [
            { "type": "TextualBody", "purpose": "commenting", "format": "text/plain", "language": language.code(), "value": text },
            { "type": "TextualBody", "purpose": "tagging", "value": finding.verdict.name() },
            { "type": "TextualBody", "purpose": "tagging", "value": finding.rule },
        ],
        "target": targets,
    })
}

/// The words of a claim: by themselves with what stands around them, and by their place in the field.
fn target(words: &Words<'_>, claim: &Claim) -> Option<Value> {
    let article = words.article(claim.article)?;
    let field = article.field(claim.span.field)?;
    let before = field.get(..claim.span.start as usize)?;
    let exact = field.get(claim.span.start as usize..claim.span.end as usize)?;
    let after = field.get(claim.span.end as usize..)?;
    let start = before.chars().count();
    let prefix = before.char_indices().rev().nth(CONTEXT - 1).map_or(before, |(at, _)| &before[at..]);
    let suffix = after.char_indices().nth(CONTEXT).map_or(after, |(at, _)| &after[..at]);
    Some(json!({
        "type": "SpecificResource",
        "source": {
            "id": uri(words, claim.article),
            "type": "Text",
            "language": words.report.articles.get(claim.article as usize).map(|summary| &summary.lang),
            "creator": { "type": "Organization", "name": words.outlet(claim.article) },
        },
        "scope": format!("urn:crosscheck:field:{}", claim.span.field.name()),
        "selector": [
            { "type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix },
            { "type": "TextPositionSelector", "start": start, "end": start + exact.chars().count() },
        ],
    }))
}
