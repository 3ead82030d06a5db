//! Articles: one document by one outlet, and the ways to read them from files.

mod address;
mod compression;
mod copy;
mod encoding;
mod entity;
#[cfg(feature = "feed")]
mod feed;
mod format;
#[cfg(feature = "pages")]
mod html;
mod json_lines;
#[cfg(feature = "feed")]
mod markup;
mod published;
mod reading;
mod record;
#[cfg(feature = "csv")]
mod table;
mod text_file;
#[cfg(feature = "warc")]
mod warc;

pub(crate) use address::page;
pub(crate) use copy::{near_copies, resemblance, rough_sketch, unread_copies};
pub(crate) use entity::entity;
#[cfg(feature = "pages")]
pub use html::from_html;
pub use json_lines::{JsonLines, from_json_line, read_json_lines};
pub use published::parse_published;
pub use reading::{ReadOptions, Reading, Warning, read_path, read_paths, read_paths_with, read_stream};
pub use text_file::from_text;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// One document by one outlet.
///
/// Only `text` is needed. Spans in results are byte ranges into `title`, `lead` and `text` exactly as they stand here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Identity of the article; derived from its content where the input names none.
    pub id: String,
    /// The outlet, usually its host name.
    pub source: Option<String>,
    /// Where the article stands.
    pub url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The standfirst or summary.
    pub lead: Option<String>,
    /// The body.
    pub text: String,
    /// When it was published: the anchor of "yesterday". Without it, dates stay partial.
    pub published: Option<DateTime<FixedOffset>>,
    /// When it was last changed, where the outlet says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<DateTime<FixedOffset>>,
    /// Who wrote it, where the input says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// ISO 639-1 code of its language; detected where it is missing.
    pub lang: Option<String>,
}

/// The part of an article in which a span lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Field {
    /// The headline.
    Title,
    /// The standfirst.
    Lead,
    /// The body.
    Text,
}

impl Field {
    /// All fields, in reading order.
    pub const ALL: [Field; 3] = [Field::Title, Field::Lead, Field::Text];

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Lead => "lead",
            Field::Text => "text",
        }
    }
}

impl Article {
    /// An article that consists of a text alone, with an id derived from it.
    pub fn from_body(text: impl Into<String>) -> Self {
        let mut article = Article { text: text.into(), ..Article::default() };
        article.id = article.derived_id();
        article
    }

    /// The content of one field, where the article has it.
    pub fn field(&self, field: Field) -> Option<&str> {
        match field {
            Field::Title => self.title.as_deref(),
            Field::Lead => self.lead.as_deref(),
            Field::Text => Some(&self.text),
        }
    }

    /// An id that depends on the content alone: FNV-1a over source, url and the three fields.
    pub(crate) fn derived_id(&self) -> String {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        let parts = [self.source.as_deref(), self.url.as_deref(), self.title.as_deref(), self.lead.as_deref()];
        for part in parts.into_iter().map(Option::unwrap_or_default).chain([self.text.as_str()]) {
            for byte in part.bytes().chain([0xff]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
        format!("a{hash:016x}")
    }
}
