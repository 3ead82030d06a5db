//! Profiles: the content of a whole article as weighted keys.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::reading::ArticleReading;
use crate::text::{BlockKind, Category, CreditKind, Document, Key, key_of, plain_letters};

/// One content word of an article.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileTerm {
    /// What it is compared by.
    pub key: Key,
    /// How much it weighs in the article: its number of occurrences, damped; those of the headline count three times,
    /// those of the lead twice.
    pub weight: f32,
    /// Articles in 1,000 that have it, as far as the tables know.
    pub common: u16,
    /// Sentences of the article that have it.
    pub sentences: u16,
    /// Whether articles in other languages can have it.
    pub crosses_languages: bool,
}

/// The content of one article, sorted by key.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Its terms.
    pub terms: Vec<ProfileTerm>,
    /// Number of its sentences.
    pub sentences: u32,
    /// Number of the language, so that two articles can be told to share it.
    pub language: Key,
    /// When it was published, in seconds since 1970.
    pub published: Option<i64>,
    /// The agencies and papers from which the article says that it is taken, each by its key and its name.
    pub credits: Vec<(Key, Box<str>)>,
    /// Hashes of runs of words, the smallest of each of several orders: near-copies share most of them.
    pub sketch: Vec<u64>,
}

impl Profile {
    /// The profile of an article.
    pub fn of(reading: &ArticleReading<'_>) -> Self {
        let document = reading.document;
        let mut found: FxHashMap<Key, (f32, ProfileTerm, u32)> = FxHashMap::default();
        let mut sentence = 0;
        for term in &reading.terms {
            let token = term.token as usize;
            let factor = match document.block_kind(token) {
                BlockKind::Title => 3.0,
                BlockKind::Lead => 2.0,
                BlockKind::Body | BlockKind::Caption => 1.0,
                BlockKind::Teaser | BlockKind::Furniture => continue,
            };
            while document.sentences.get(sentence).is_some_and(|known| known.tokens.end <= term.token) {
                sentence += 1;
            }
            let (count, entry, last) = found.entry(term.key).or_insert((
                0.0,
                ProfileTerm {
                    key: term.key,
                    weight: term.weight,
                    common: term.common,
                    sentences: 0,
                    crosses_languages: term.kind.crosses_languages(),
                },
                u32::MAX,
            ));
            *count += factor;
            if *last != sentence as u32 {
                *last = sentence as u32;
                entry.sentences = entry.sentences.saturating_add(1);
            }
        }
        let mut terms: Vec<ProfileTerm> = found
            .into_values()
            .map(|(count, term, _)| ProfileTerm { weight: term.weight * (1.0 + count.ln()), ..term })
            .collect();
        terms.sort_unstable_by_key(|term| term.key);
        Self {
            terms,
            sentences: document.sentences.len() as u32,
            language: crate::text::key_of(reading.language.code),
            published: document.article.published.map(|time| time.timestamp()),
            credits: credits(document),
            sketch: super::sketch::sketch(document),
        }
    }

    /// The term with this key.
    pub fn term(&self, key: Key) -> Option<&ProfileTerm> {
        self.terms.binary_search_by_key(&key, |term| term.key).ok().map(|at| &self.terms[at])
    }
}

/// The sources that the article credits, each once; its own outlet is none of them.
fn credits(document: &Document<'_>) -> Vec<(Key, Box<str>)> {
    let own = document.article.source.as_deref().unwrap_or_default();
    let own = plain_letters(own.strip_prefix("www.").unwrap_or(own).split('.').next().unwrap_or_default());
    let mut credits: Vec<(Key, Box<str>)> = Vec::new();
    for credit in document.credits.iter().filter(|credit| credit.kind == CreditKind::Source) {
        let name = document.words(credit.tokens);
        let letters = plain_letters(name);
        if letters.is_empty() || letters == own {
            continue;
        }
        let known = document.longest_at(credit.tokens.start as usize, Category::Agency);
        let key = known.map_or_else(|| key_of(&letters), |(entry, _)| key_of("agency").then(key_of(&entry.value)));
        if !credits.iter().any(|(other, _)| *other == key) {
            credits.push((key, name.into()));
        }
    }
    credits
}
