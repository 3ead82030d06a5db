//! The formats of a report, by name and by the ending of a file.

use std::io::{self, Write};

use super::{Report, ReportLanguage, annotations, csv, dot, graphml, json, sarif, text};
use crate::article::Article;

/// A format that a report can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// For a terminal.
    Text,
    /// The contract for programs.
    Json,
    /// A page that stands alone.
    #[cfg(feature = "html")]
    Html,
    /// For Graphviz.
    Dot,
    /// For Gephi and other tools for graphs.
    GraphMl,
    /// For spreadsheets.
    Csv,
    /// SARIF 2.1.0, for viewers of diagnostics.
    Sarif,
    /// W3C Web Annotations, as JSON-LD.
    Annotations,
}

/// Each format with its name and the ending of its files.
const FORMATS: &[(Format, &str, &str)] = &[
    (Format::Text, "text", "txt"),
    (Format::Json, "json", "json"),
    #[cfg(feature = "html")]
    (Format::Html, "html", "html"),
    (Format::Dot, "dot", "dot"),
    (Format::GraphMl, "graphml", "graphml"),
    (Format::Csv, "csv", "csv"),
    (Format::Sarif, "sarif", "sarif"),
    (Format::Annotations, "annotations", "jsonld"),
];

impl Format {
    /// All formats.
    pub fn all() -> impl Iterator<Item = Format> {
        FORMATS.iter().map(|(format, ..)| *format)
    }

    /// The format with this name.
    pub fn from_name(name: &str) -> Option<Format> {
        FORMATS.iter().find(|(_, known, _)| *known == name).map(|(format, ..)| *format)
    }

    /// The format of files with this ending.
    pub fn from_ending(ending: &str) -> Option<Format> {
        FORMATS.iter().find(|(.., known)| known.eq_ignore_ascii_case(ending)).map(|(format, ..)| *format)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        FORMATS.iter().find(|(format, ..)| *format == self).map_or("", |(_, name, _)| name)
    }
}

/// Writes a report in a format, with the format's usual options.
///
/// # Errors
/// Those of the writer.
pub fn write(
    report: &Report,
    articles: &[Article],
    format: Format,
    language: ReportLanguage,
    mut output: impl Write,
) -> io::Result<()> {
    let text = match format {
        Format::Json => return json::to_writer(report, articles, language, output),
        Format::Text => text::render(report, articles, &text::TextOptions { language, ..Default::default() }),
        #[cfg(feature = "html")]
        Format::Html => super::html::render(report, articles, language),
        Format::Dot => dot::render(report, articles, language),
        Format::GraphMl => graphml::render(report, articles, language),
        Format::Csv => csv::render(report, articles, language),
        Format::Sarif => sarif::render(report, articles, language),
        Format::Annotations => annotations::render(report, articles, language),
    };
    output.write_all(text.as_bytes())
}
