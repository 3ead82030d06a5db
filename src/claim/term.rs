//! Terms: the content of a document as keys, in order. What links compare; no word of a language leaves here.

use crate::lang::Language;
use crate::mention::{Mentions, NameKind};
use crate::text::{Category, Document, Entry, Key, TokenKind, key_of, plain_key_of_words};
use crate::value::{Granularity, Quantity, TimeValue};
use serde::{Deserialize, Serialize};

/// What a term is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TermKind {
    /// A name. The same in every language.
    Name,
    /// A time or a quantity. The same in every language.
    Value,
    /// A word that a table gives a concept. The same in every language.
    Concept,
    /// Any other word, or two syllables together.
    Word,
}

impl TermKind {
    /// Whether articles in two languages can share it.
    pub fn crosses_languages(self) -> bool {
        self != TermKind::Word
    }

    /// Whether it tells one event from another of its kind: every fire has flames, only this one this street.
    pub fn is_particular(self) -> bool {
        matches!(self, TermKind::Name | TermKind::Value)
    }
}

/// One piece of content at its place.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    /// Its first token.
    pub token: u32,
    /// What it is compared by.
    pub key: Key,
    /// What it is made of.
    pub kind: TermKind,
    /// Articles in 1,000 that have it, as far as the tables know.
    pub common: u16,
    /// How much it counts beside others: less for a single syllable, which is seldom a whole word.
    pub weight: f32,
}

/// How common a word is of which the tables say nothing, in articles per 1,000.
const UNKNOWN_WORD: u16 = 2;
/// A name that no gazetteer knows is rare.
pub(super) const UNKNOWN_NAME: u16 = 1;
/// A concept gathers several words, so it is more common than most of them.
const CONCEPT: u16 = 15;
/// Countries and capitals stand in many articles.
const KNOWN_PLACE: u16 = 40;
/// Ministries and clubs stand in some.
const KNOWN_NAME: u16 = 10;

/// The terms of a document, in order of place. `name_keys` are what its names are compared by.
pub(super) fn terms(language: &Language, document: &Document<'_>, mentions: &Mentions, name_keys: &[Key]) -> Vec<Term> {
    let mut terms = Vec::with_capacity(document.tokens.len());
    let (mut names, mut times, mut quantities) = (
        mentions.names.iter().zip(name_keys).peekable(),
        mentions.times.iter().peekable(),
        mentions.quantities.iter().peekable(),
    );
    let mut at = 0;
    while at < document.tokens.len() {
        while names.next_if(|(name, _)| (name.tokens.start as usize) < at).is_some() {}
        while times.next_if(|time| (time.tokens.start as usize) < at).is_some() {}
        while quantities.next_if(|quantity| (quantity.tokens.start as usize) < at).is_some() {}
        if let Some((name, &key)) = names.next_if(|(name, _)| name.tokens.start as usize == at) {
            let (common, weight) = match (&name.known, name.kind) {
                (Some(_), NameKind::Place) => (KNOWN_PLACE, 0.8),
                (Some(_), _) => (KNOWN_NAME, 1.0),
                _ => (UNKNOWN_NAME, 1.3),
            };
            terms.push(Term { token: at as u32, key, kind: TermKind::Name, common, weight });
            at = name.tokens.end as usize;
        } else if let Some(time) = times.next_if(|time| time.tokens.start as usize == at) {
            if let Some(key) = time_key(&time.value) {
                terms.push(Term { token: at as u32, key, kind: TermKind::Value, common: 100, weight: 0.2 });
            }
            at = time.tokens.end as usize;
        } else if let Some(mention) = quantities.next_if(|mention| mention.tokens.start as usize == at) {
            let key = quantity_key(&mention.quantity, mention.noun_concept.as_deref());
            terms.push(Term { token: at as u32, key, kind: TermKind::Value, common: 10, weight: 0.5 });
            if let Some(concept) = &mention.noun_concept {
                terms.push(concept_term(at, key_of(concept)));
            }
            at = mention.tokens.end as usize;
        } else {
            at = word_terms(language, document, at, &mut terms);
        }
    }
    terms
}

/// Adds the terms that begin at a word outside of all mentions, and gives the token to go on with.
fn word_terms(language: &Language, document: &Document<'_>, at: usize, terms: &mut Vec<Term>) -> usize {
    let token = document.tokens[at];
    if token.kind != TokenKind::Word {
        return at + 1;
    }
    let mut concept: Option<(&Entry, usize, u8)> = None;
    let mut common = [UNKNOWN_WORD; 2];
    let mut stop_end = 0;
    for found in document.matches_at(at) {
        let entry = || document.lexicon.entry(found.entry);
        let end = found.tokens.end as usize;
        match found.category {
            // The longest entry wins; a concept is finer than a frame of the same length.
            Category::Concept | Category::FrameTrigger => {
                let rank = u8::from(found.category == Category::Concept);
                if concept.is_none_or(|(_, known, known_rank)| (known, known_rank) < (end, rank)) {
                    concept = Some((entry(), end, rank));
                }
            }
            Category::StopWord => stop_end = stop_end.max(end),
            Category::CommonWord => {
                if let Some(slot) = common.get_mut(found.tokens.len() - 1) {
                    *slot = entry().number.and_then(|number| u16::try_from(number).ok()).unwrap_or(50);
                }
            }
            _ => {}
        }
    }
    if let Some((entry, end, _)) = concept
        && stop_end <= end
    {
        if &*entry.value != "none" {
            let known = common.get(end - at - 1).copied().unwrap_or(UNKNOWN_WORD);
            terms.push(Term { common: known.max(CONCEPT), ..concept_term(at, entry.key) });
        }
        return end;
    }
    if at < stop_end {
        return stop_end;
    }
    let weight = if language.one_syllable_tokens { 0.4 } else { 1.0 };
    terms.push(Term { token: at as u32, key: token.key, kind: TermKind::Word, common: common[0], weight });
    if language.one_syllable_tokens
        && let Some(next) = document.tokens.get(at + 1)
        && next.kind == TokenKind::Word
        && next.spaced
    {
        let key = token.key.then(next.key);
        terms.push(Term { token: at as u32, key, kind: TermKind::Word, common: common[1], weight: 1.0 });
    }
    at + 1
}

fn concept_term(token: usize, concept: Key) -> Term {
    Term {
        token: token as u32,
        key: key_of("concept").then(concept),
        kind: TermKind::Concept,
        common: CONCEPT,
        weight: 1.0,
    }
}

/// The key of a concept or frame.
pub(super) fn concept_key(concept: &str) -> Key {
    key_of("concept").then(key_of(concept))
}

/// The key of a kind of event, as articles are counted that tell of one.
pub(crate) fn frame_key(frame: &str) -> Key {
    concept_key(frame)
}

/// What a name is compared by: its key in a gazetteer, or its words without diacritics, which English texts drop.
pub(super) fn name_key(name: &str, known: Option<&str>) -> Key {
    match known {
        Some(known) => known_key(known),
        None => plain_key(name),
    }
}

/// What a name of a gazetteer is compared by.
pub(super) fn known_key(known: &str) -> Key {
    key_of("known").then(key_of(known))
}

/// The key of a phrase without diacritics.
pub(super) fn plain_key(text: &str) -> Key {
    key_of("name").then(plain_key_of_words(text))
}

/// The key of a time, if it is as fine as a month.
pub(super) fn time_key(time: &TimeValue) -> Option<Key> {
    let interval = time.interval?;
    (time.granularity? <= Granularity::Month)
        .then(|| key_of("time").then(Key(interval.from.and_utc().timestamp().cast_unsigned() / 86_400)))
}

/// The key of a quantity: the printed number with its unit or the thing counted.
pub(super) fn quantity_key(quantity: &Quantity, concept: Option<&str>) -> Key {
    let unit = quantity.unit.as_deref().or(concept).unwrap_or_default();
    let number = quantity.low.or(quantity.high).unwrap_or_default().normalize();
    key_of("quantity").then(key_of(unit)).then(key_of(&number.to_string()))
}
