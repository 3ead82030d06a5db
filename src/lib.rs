//! Cross-document claim reconciliation for news: give it the articles that several outlets wrote, in Vietnamese and in
//! English; it tells you, with the words of the text as evidence, where they agree, refine, update, dispute or
//! contradict each other.
//!
//! ```
//! use crosscheck::finding::Verdict;
//! use crosscheck::{Article, Reconciler};
//!
//! let articles = [
//!     Article::from_body("A fire in Khuong Ha street in Hanoi killed 56 people on September 12, 2023, police said."),
//!     Article::from_body("Vụ cháy ở phố Khương Hạ, Hà Nội ngày 12/9/2023 khiến 56 người chết."),
//! ];
//! let report = Reconciler::default().reconcile(&articles);
//! let toll = report.findings.iter().find(|finding| finding.sides[0].value == "56").unwrap();
//! assert_eq!(toll.verdict, Verdict::Agree);
//! ```
//!
//! # The way of an article
//!
//! ```text
//! articles -> text -> mentions -> claims | -> links -> events -> findings -> report
//!             blocks   values      who    |   why      what      what differs  people and programs
//!             sentences            says   |
//!                    knows a language     |  knows no language
//! ```
//!
//! Each stage is a module with a free function: [`article::read_path`], [`text::Document::read`], [`mention::find`],
//! [`claim::extract`], [`link::link`], [`event::group`], [`finding::judge`], and the formats of [`report`].
//! [`Reconciler`] is the door that knows them all. What a user adds, an [`claim::Extractor`], a [`finding::Rule`] or
//! other [`link::Weights`], goes in through [`Reconciler::builder`].
//!
//! Analysis is pure: no clock, no randomness, no error for odd text. The same input gives the same report, whatever the
//! order of the articles. Every finding leads back, by claims and their spans, to the bytes of the articles given.

pub mod annotate;
pub mod article;
pub mod claim;
pub mod corpus;
mod error;
pub mod event;
pub mod finding;
pub mod lang;
pub mod link;
pub mod mention;
mod parallel;
mod reconciler;
pub mod report;
#[cfg(feature = "store")]
pub mod store;
pub mod text;
pub mod value;

pub use article::{Article, Field};
pub use corpus::Corpus;
pub use error::{Error, ErrorKind};
pub use reconciler::{Reconciler, ReconcilerBuilder};
pub use report::Report;
