//! The findings as a table for spreadsheets: one row for each place that gives a value.

use super::words::Words;
use super::{Report, ReportLanguage, excerpt};
use crate::article::Article;

const COLUMNS: [&str; 22] = [
    "finding",
    "event",
    "slot",
    "facet",
    "verdict",
    "severity",
    "axis",
    "rule",
    "because",
    "confidence",
    "side",
    "value",
    "unit",
    "hedge",
    "origins",
    "outlet",
    "published",
    "article",
    "field",
    "start",
    "end",
    "text",
];

/// Writes the findings as comma-separated values (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8.
pub fn render(report: &Report, articles: &[Article], language: ReportLanguage) -> String {
    let words = Words::new(report, articles, language);
    let mut output = String::from("\u{feff}");
    row(&mut output, COLUMNS);
    for finding in &report.findings {
        let event = report.events.get(finding.event as usize).map_or("", |event| &event.label);
        let because = words.because(finding);
        let confidence = finding.confidence.to_string();
        for (index, side) in finding.sides.iter().enumerate() {
            let (number, origins) = ((index + 1).to_string(), side.origins.to_string());
            for claim in side.claims.iter().filter_map(|&claim| words.claim(claim)) {
                let summary = report.articles.get(claim.article as usize);
                let published = summary.and_then(|summary| summary.published.as_deref()).unwrap_or_default();
                row(
                    &mut output,
                    [
                        &finding.id,
                        event,
                        &finding.slot,
                        finding.facet.name(),
                        finding.verdict.name(),
                        finding.severity.name(),
                        finding.axis.name(),
                        finding.rule,
                        &because,
                        &confidence,
                        &number,
                        &side.value,
                        side.unit.as_deref().unwrap_or_default(),
                        side.hedge.name(),
                        &origins,
                        &words.outlet(claim.article),
                        published,
                        summary.map(|summary| summary.id.as_str()).unwrap_or_default(),
                        claim.span.field.name(),
                        &claim.span.start.to_string(),
                        &claim.span.end.to_string(),
                        &words.quoted(claim),
                    ],
                );
            }
        }
    }
    output
}

fn row<'a>(output: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index != 0 {
            output.push(',');
        }
        output.push_str(&escaped(cell));
    }
    output.push_str("\r\n");
}

/// A cell. A text that a spreadsheet would run as a formula is marked as text by an apostrophe; negative numbers stay.
fn escaped(cell: &str) -> String {
    let mut text = excerpt::shown(cell);
    let formula = text.starts_with(['=', '+', '@']) || (text.starts_with('-') && text.parse::<f64>().is_err());
    if formula {
        text.insert(0, '\'');
    }
    if text.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
