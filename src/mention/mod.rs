//! Mentions: spans of the text that have a value. Times, quantities, names and quotations.

mod model;
pub mod name;
pub mod quantity;
pub mod quote;
pub mod time;

pub use name::{Gender, Name, NameKind, Role};
pub use quantity::{Comparison, QuantityMention, Relation};
pub use quote::{Quote, QuoteKind, Speaker};
pub use time::{Prefer, TimeMention, TimeRole};

use crate::lang::Language;
use crate::text::Document;

/// Everything found in one document.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// Time expressions, in order of place.
    pub times: Vec<TimeMention>,
    /// Quantities, in order of place. None overlaps a time, but for durations, which are both.
    pub quantities: Vec<QuantityMention>,
    /// Names, in order of place.
    pub names: Vec<Name>,
    /// Quotations, in order of place.
    pub quotes: Vec<Quote>,
}

/// Finds all mentions of a document, in all of its blocks.
pub fn find(language: &Language, document: &Document<'_>, prefer: Prefer) -> Mentions {
    let times = time::find(language, document, prefer);
    let quantities = quantity::find(language, document, &times);
    let names = name::find(language, document, &times, &quantities);
    let quotes = quote::find(language, document, &names, &times);
    Mentions { times, quantities, names, quotes }
}
