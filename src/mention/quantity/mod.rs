//! Quantities: counts, amounts and measures with their unit, bounds and the thing counted.

mod amount;
mod bounds;
mod compared;
mod compound;
mod counted;
mod dollar;
mod duration;
mod number;
mod range;
mod reader;
mod reading;
mod refuse;
mod relation;
mod settle;
mod size;
mod special;
mod spelled;
mod unit;

pub use compared::Comparison;

use reader::Reader;

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
    /// The head of that noun as a concept in English (`diplomat`), where a table knows it. People of whom the phrase
    /// says what happened to them are counted as that (`dead`, `injured`).
    pub noun_concept: Option<Box<str>>,
    /// What the text says happened to the people or things counted (`dead`, `missing`, `destroyed`).
    pub state: Option<Box<str>>,
    /// What the text says of it and another quantity; the index counts in the list of mentions.
    pub relations: Vec<(Relation, usize)>,
    /// What the text compares it with (the year before, the plan).
    pub compared: Option<Comparison>,
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
pub fn find(language: &Language, document: &Document<'_>, times: &[TimeMention]) -> Vec<QuantityMention> {
    let reader = Reader::new(language, document);
    // Most articles have fewer quantities.
    let mut drafts = Vec::with_capacity(document.tokens.len() / 32);
    let mut times = times.iter().peekable();
    let mut at = 0;
    while at < document.tokens.len() {
        while times.next_if(|time| (time.tokens.end as usize) <= at).is_some() {}
        let limit = times.peek().map_or(document.tokens.len(), |time| time.tokens.start as usize);
        if limit <= at {
            let Some(time) = times.next() else { break };
            at = at.max(time.tokens.end as usize);
            drafts.extend(duration::from_time(&reader, time).map(settle::Draft::settled));
            continue;
        }
        let Some(start) = (at..limit).find(|&at| reading::may_begin(&reader, at)) else {
            at = limit;
            continue;
        };
        let (draft, next) = reading::read(&reader, start, limit);
        drafts.extend(draft);
        at = next.max(start + 1);
    }
    let mut mentions = settle::settle(&reader, drafts);
    dollar::settle(&reader, &mut mentions);
    relation::relate(&reader, &mut mentions);
    compared::compare(&reader, &mut mentions);
    mentions
}
