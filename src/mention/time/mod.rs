//! Time expressions.

use crate::lang::Language;
use crate::text::{Document, Span, TokenRange};
use crate::value::TimeValue;

/// How a weekday, day or month without an anchor of its own is resolved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prefer {
    /// The last one before publication.
    Past,
    /// The next one after publication.
    Future,
    /// The nearest one, with the cues of the sentence.
    #[default]
    Nearest,
}

/// A time expression and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeMention {
    /// Its place in the article.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// What it says.
    pub value: TimeValue,
    /// The name of the rule that read it.
    pub rule: &'static str,
}

/// Finds the time expressions of a document.
pub fn find(_language: &Language, _document: &Document<'_>, _prefer: Prefer) -> Vec<TimeMention> {
    Vec::new()
}
