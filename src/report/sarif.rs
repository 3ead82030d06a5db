//! The findings as SARIF 2.1.0, which viewers of diagnostics and code hosts read.

use serde_json::{Value, json};

use super::words::Words;
use super::{Report, ReportLanguage, excerpt};
use crate::article::{Article, Field};
use crate::claim::Claim;
use crate::finding::{self, Finding, Severity, Verdict};

/// Writes all findings but those of a single source as one SARIF run.
pub fn render(report: &Report, articles: &[Article], language: ReportLanguage) -> String {
    let words = Words::new(report, articles, language);
    let findings: Vec<&Finding> =
        report.findings.iter().filter(|finding| finding.verdict != Verdict::SingleSource).collect();
    let mut names: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
    names.sort_unstable();
    names.dedup();
    let rules: Vec<Value> = names
        .iter()
        .map(|name| match finding::rules().iter().find(|rule| rule.name == *name) {
            Some(rule) => json!({ "id": name, "shortDescription": { "text": rule.summary } }),
            None => json!({ "id": name }),
        })
        .collect();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| result(&words, finding, names.binary_search(&finding.rule).unwrap_or_default()))
        .collect();
    let artifacts: Vec<Value> = (0..report.articles.len()).map(|article| artifact(&words, article as u32)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "crosscheck",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": language.code(),
                "rules": rules,
            }},
            "artifacts": artifacts,
            "results": results,
            "columnKind": "unicodeCodePoints",
        }],
    });
    // OK because the value has string keys only.
    serde_json::to_string_pretty(&log).unwrap_or_default()
}

/// Agreements are results of kind `pass`, what is open is `open`, what is at odds is `fail`.
fn result(words: &Words<'_>, finding: &Finding, rule_index: usize) -> Value {
    let (kind, level) = match (finding.verdict, finding.severity) {
        (Verdict::Agree | Verdict::Compatible, _) => ("pass", "none"),
        (Verdict::Update | Verdict::SingleSource, _) => ("informational", "none"),
        (Verdict::Undetermined, _) => ("open", "none"),
        (Verdict::Conflict | Verdict::Disputed, Severity::Error) => ("fail", "error"),
        (Verdict::Conflict | Verdict::Disputed, Severity::Warning) => ("fail", "warning"),
        (Verdict::Conflict | Verdict::Disputed, Severity::Note) => ("fail", "note"),
    };
    let mut locations = Vec::new();
    for side in &finding.sides {
        let value = words.value(finding, side);
        for claim in side.claims.iter().filter_map(|&claim| words.claim(claim)) {
            locations.push(location(words, claim, &value, locations.len()));
        }
    }
    let related: Vec<Value> = locations.split_off(locations.len().min(1));
    let message = format!("{}: {} ({})", words.verdict(finding), words.headline(finding), words.because(finding));
    json!({
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "kind": kind,
        "level": level,
        "message": { "text": message },
        "locations": locations,
        "relatedLocations": related,
        "partialFingerprints": { "crosscheck/1": finding.id },
        "rank": 100.0 * finding.confidence,
        "properties": {
            "verdict": finding.verdict.name(),
            "facet": finding.facet.name(),
            "axis": finding.axis.name(),
            "event": words.report.events.get(finding.event as usize).map(|event| &event.id),
        },
    })
}

fn artifact(words: &Words<'_>, article: u32) -> Value {
    let summary = &words.report.articles[article as usize];
    json!({
        "location": { "uri": uri(words, article) },
        "description": { "text": excerpt::shown(summary.title.as_deref().unwrap_or(&summary.id)) },
        "properties": { "id": summary.id, "outlet": words.outlet(article), "published": summary.published },
    })
}

/// Where an article stands; without an address, a name by its id.
pub(super) fn uri(words: &Words<'_>, article: u32) -> String {
    let url = words.article(article).and_then(|article| article.url.as_deref());
    let id = words.report.articles.get(article as usize).map_or("", |summary| &summary.id);
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte));
    match url {
        Some(url) if plain(url) && url.contains("://") => url.to_owned(),
        _ => format!("urn:crosscheck:article:{}", percent_encoded(id)),
    }
}

fn percent_encoded(text: &str) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => (byte as char).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}

fn location(words: &Words<'_>, claim: &Claim, value: &str, id: usize) -> Value {
    let region = words.article(claim.article).and_then(|article| region(article, claim));
    json!({
        "id": id,
        "message": { "text": format!("{}, {}: {value}", words.outlet(claim.article), words.published(claim.article)) },
        "physicalLocation": {
            "artifactLocation": { "uri": uri(words, claim.article), "index": claim.article },
            "region": region,
        },
        "logicalLocations": [{ "name": claim.span.field.name(), "kind": "member" }],
    })
}

/// The place in its field, in characters; the body counts lines, headline and standfirst are one line each.
fn region(article: &Article, claim: &Claim) -> Option<Value> {
    let field = article.field(claim.span.field)?;
    let before = field.get(..claim.span.start as usize)?;
    let text = field.get(claim.span.start as usize..claim.span.end as usize)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let (start, length) = (before.chars().count(), text.chars().count());
    let mut region = json!({ "charOffset": start, "charLength": length, "snippet": { "text": text } });
    if claim.span.field == Field::Text && !text.contains('\n') {
        let column = before[line..].chars().count() + 1;
        region["startLine"] = json!(before.matches('\n').count() + 1);
        region["startColumn"] = json!(column);
        region["endColumn"] = json!(column + length);
    }
    Some(region)
}
