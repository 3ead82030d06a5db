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

/// The JSON Schema of the report.
pub const SCHEMA: &str = include_str!("schema.json");

/// The JSON Schema of the report, made anew from its types; [`SCHEMA`] is what it was when it was committed.
#[cfg(feature = "schema")]
pub fn schema() -> String {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<super::view::ReportView<'_>>();
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
