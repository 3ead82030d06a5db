//! Quantities: counts, amounts and measures with their unit, bounds and the thing counted.

use crate::lang::Language;
use crate::mention::TimeMention;
use crate::text::{Document, Span, TokenRange};
use crate::value::Quantity;

/// A quantity and what it is the quantity of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuantityMention {
    /// Its place in the article: number, multiplier, unit or classifier, without the hedge before it.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// What it says.
    pub quantity: Quantity,
    /// The thing counted: the noun after the number with its modifiers, where there is one.
    pub noun: Option<TokenRange>,
    /// The head of that noun as a concept in English (`diplomat`), where a table knows it.
    pub noun_concept: Option<Box<str>>,
    /// What the text says of it and another quantity; the index counts in the list of mentions.
    pub relations: Vec<(Relation, usize)>,
    /// The name of the rule that read it.
    pub rule: &'static str,
}

/// How two quantities of one article belong together, as the text states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same amount in another unit, in brackets after it.
    ConvertedTo,
    /// This one is a part of the other (trong đó có 12 trẻ em).
    PartOf,
    /// The state before a change (từ A xuống B).
    ChangedFrom,
}

/// Finds the quantities of a document.
pub fn find(_language: &Language, _document: &Document<'_>, _times: &[TimeMention]) -> Vec<QuantityMention> {
    Vec::new()
}
