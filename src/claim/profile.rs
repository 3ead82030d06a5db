//! Profiles: the content of a whole article as weighted keys.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::clause::clause_words;
use super::reading::ArticleReading;
use super::term::{TermKind, UNKNOWN_NAME};
use crate::article::page;
use crate::text::{BlockKind, Category, CreditKind, Document, Key, key_of, plain_letters};

/// A word of the headline counts this many times.
const TITLE: f32 = 4.0;
/// A word of the lead counts this many times.
const LEAD: f32 = 2.0;
/// News puts what is new first: the sentences before this one count twice.
const OPENING: usize = 5;
/// And background last: the sentences from this one on count half.
const BACKGROUND: usize = 15;

/// How many times a word of a sentence of the body counts.
fn prominence(sentence: usize) -> f32 {
    match sentence {
        0..OPENING => 2.0,
        OPENING..BACKGROUND => 1.0,
        _ => 0.5,
    }
}

/// One content word of an article.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileTerm {
    /// What it is compared by.
    pub key: Key,
    /// How much it weighs in the article: its number of occurrences, damped, the prominent ones counting more.
    pub weight: f32,
    /// How much one occurrence of it counts, 0 to 1: less for a single syllable, which is seldom a whole word.
    pub weight_in_itself: f32,
    /// Articles in 1,000 that have it, as far as the tables know.
    pub common: u16,
    /// Sentences of the article that have it.
    pub sentences: u16,
    /// What it is made of.
    pub kind: TermKind,
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
    /// When it was last changed, where the outlet says so, in seconds since 1970.
    pub modified: Option<i64>,
    /// The page on which it stands: articles of one page are versions of one article.
    pub page: Option<Key>,
    /// Its outlet.
    pub outlet: Option<Key>,
    /// How often it says that something in it was corrected.
    pub corrections: u32,
    /// The agencies and papers from which the article says that it is taken, each by its key and its name.
    pub credits: Vec<(Key, Box<str>)>,
    /// Its words in order, as numbers, by which clauses are held against each other.
    pub words: Vec<u32>,
    /// Hashes of runs of words, the smallest of each of several orders: near-copies share most of them.
    pub sketch: Vec<u64>,
}

impl Profile {
    /// The profile of an article.
    pub fn of(reading: &ArticleReading<'_>) -> Self {
        let document = reading.document;
        let mut found: FxHashMap<Key, (f32, ProfileTerm, u32)> = FxHashMap::default();
        let mut sentence = 0;
        let mut first = None;
        for term in &reading.terms {
            let token = term.token as usize;
            let kind = document.block_kind(token);
            if matches!(kind, BlockKind::Teaser | BlockKind::Furniture) {
                continue;
            }
            while document.sentences.get(sentence).is_some_and(|known| known.tokens.end <= term.token) {
                sentence += 1;
            }
            let factor = match kind {
                BlockKind::Title => TITLE,
                BlockKind::Lead => LEAD,
                _ => prominence(sentence - *first.get_or_insert(sentence)),
            };
            let (count, entry, last) = found.entry(term.key).or_insert((
                0.0,
                ProfileTerm {
                    key: term.key,
                    weight: term.weight,
                    weight_in_itself: term.weight.min(1.0),
                    common: term.common,
                    sentences: 0,
                    kind: term.kind,
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
            .map(|(count, term, _)| ProfileTerm { weight: term.weight * count.sqrt(), ..term })
            .collect();
        terms.sort_unstable_by_key(|term| term.key);
        let article = document.article;
        let corrections =
            (0..document.tokens.len()).filter(|&at| document.longest_at(at, Category::Correction).is_some()).count();
        Self {
            terms,
            sentences: document.sentences.len() as u32,
            language: key_of(reading.language.code),
            published: article.published.map(|time| time.timestamp()),
            modified: article.modified.map(|time| time.timestamp()),
            page: article.url.as_deref().and_then(page).map(|page| key_of(&page)),
            outlet: article.source.as_deref().map(key_of),
            corrections: corrections as u32,
            credits: credits(document),
            words: clause_words(document),
            sketch: super::sketch::sketch(document),
        }
    }

    /// The names that no gazetteer knows: those whom the article is about, more often than not.
    pub fn rare_names(&self) -> impl Iterator<Item = Key> {
        self.terms.iter().filter(|term| term.kind == TermKind::Name && term.common <= UNKNOWN_NAME).map(|term| term.key)
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
