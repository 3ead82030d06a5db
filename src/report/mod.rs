//! Reports: what was found, for people and for programs. One file a format; all are pure functions of a [`Report`].

pub mod annotations;
pub mod csv;
pub mod dot;
mod excerpt;
mod format;
mod graph;
pub mod graphml;
#[cfg(feature = "html")]
pub mod html;
pub mod json;
mod messages;
pub mod sarif;
mod story;
pub mod text;
mod value;
pub mod view;
mod words;

pub use format::{Format, write};
pub use messages::{Messages, ReportLanguage};
pub use story::{Story, stories};

use serde::{Deserialize, Serialize};

use crate::claim::Claim;
use crate::event::Event;
use crate::finding::{Finding, NotCompared};
use crate::link::Link;

/// The version of the JSON contract.
pub const SCHEMA: &str = "crosscheck/1";

/// Everything a run found. Indices count in the lists of this report; `articles` follows the articles given.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// One entry for each article given, in the order given.
    pub articles: Vec<ArticleSummary>,
    /// All claims of all articles.
    pub claims: Vec<Claim>,
    /// The links between claims of different articles.
    pub links: Vec<Link>,
    /// Claims that may be about the same thing, without enough evidence for a link. No verdict rests on them.
    pub possible_links: Vec<Link>,
    /// The events.
    pub events: Vec<Event>,
    /// The findings, the gravest first within an event.
    pub findings: Vec<Finding>,
    /// The findings on which a person has decided, and whose evidence is still the same.
    pub reviewed: Vec<Finding>,
    /// What was not read, and why.
    pub skipped: Vec<Skipped>,
    /// What was read and not compared, and why.
    pub not_compared: Vec<NotCompared>,
}

/// An article as the report names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleSummary {
    /// Its id.
    pub id: String,
    /// The outlet.
    pub source: Option<String>,
    /// When it was published, in RFC 3339.
    pub published: Option<String>,
    /// Its headline, or its first sentence.
    pub title: Option<String>,
    /// Its language.
    pub lang: String,
    /// The group of articles that copy one text or one agency: articles of one origin never support each other.
    pub origin: u32,
    /// The agency credited, where there is one.
    pub agency: Option<String>,
    /// When it was last changed, in RFC 3339, where the input says so.
    pub modified: Option<String>,
    /// The latest version of the article, where this is an earlier one: the index of its entry.
    pub latest: Option<u32>,
}

/// An article, or part of one, that was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Id of the article.
    pub article: String,
    /// Why.
    pub reason: String,
}
