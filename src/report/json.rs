//! The report as JSON, by the contract of `examples/report`.

use std::io::{self, Write};

use super::view::{claim_ids, view};
use super::{Report, ReportLanguage};
use crate::article::Article;

/// Writes the report as one JSON object.
///
/// # Errors
/// Those of the writer.
pub fn to_writer(
    report: &Report,
    articles: &[Article],
    language: ReportLanguage,
    writer: impl Write,
) -> io::Result<()> {
    let ids = claim_ids(report);
    Ok(serde_json::to_writer(writer, &view(report, articles, &ids, language))?)
}

/// The report as JSON with a line a value, for people who look at it.
pub fn render(report: &Report, articles: &[Article], language: ReportLanguage) -> String {
    let ids = claim_ids(report);
    // OK because the view has string keys only and no value whose serialisation fails.
    serde_json::to_string_pretty(&view(report, articles, &ids, language)).unwrap_or_default()
}

/// The JSON Schema of the report, made from its types.
#[cfg(feature = "schema")]
pub fn schema() -> String {
    let schema = schemars::schema_for!(super::view::ReportView<'_>);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
