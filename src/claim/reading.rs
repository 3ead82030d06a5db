//! A document with all that was found in it, as extractors see it, and the parts of a claim that all of them share.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::term::{Term, known_key, name_key, terms};
use super::title::titles;
use super::trigger::{Trigger, triggers};
use super::{Certainty, Claim, ClaimValue, Cue, Facet, Named, Participant, ParticipantRole, Polarity};
use crate::lang::Language;
use crate::mention::{Mentions, Name, NameKind, Quote, TimeMention};
use crate::text::{Category, Document, Key, TokenKind, TokenRange};
use crate::value::{Granularity, TimeKind};

/// How many content words around a value describe it.
const CONTEXT: usize = 18;
/// What a comma between a word and the value adds to their distance, in tokens.
const COMMA_DISTANCE: u32 = 6;
/// How far from a value the words stand that correct it or move it, in tokens.
const CUE_REACH: u32 = 14;
/// The most participants that a claim names.
const PARTICIPANTS: usize = 6;

/// How many quotations that begin before a value are looked at for the one that covers it. Few begin inside another.
const QUOTES_BACK: usize = 64;

/// One article as extractors see it.
#[derive(Debug)]
pub struct ArticleReading<'a> {
    /// Index of the article in the run.
    pub article: u32,
    /// Its language.
    pub language: &'a Language,
    /// Its text.
    pub document: &'a Document<'a>,
    /// What was found in it.
    pub mentions: &'a Mentions,
    /// Its content as keys.
    pub terms: Vec<Term>,
    /// The words that evoke frames, with their modality.
    pub triggers: Vec<Trigger>,
    /// What each name is compared by.
    pub(super) name_keys: Vec<Key>,
    /// The key in a gazetteer of each entity of which a name has one: short forms go by that of the full name.
    known: FxHashMap<u32, &'a str>,
    /// For each entity, the first of its names.
    first_names: FxHashMap<u32, usize>,
    /// For each token, how many marks that divide clauses stand before it.
    commas: Vec<u32>,
    /// What titles of works say, which nobody asserts.
    titles: Vec<TokenRange>,
    /// The words that say that a figure is corrected or a date moved, with their tokens.
    pub cues: Vec<(u32, Cue)>,
}

impl<'a> ArticleReading<'a> {
    /// Gathers what extractors need.
    pub fn new(article: u32, language: &'a Language, document: &'a Document<'a>, mentions: &'a Mentions) -> Self {
        let mut known = FxHashMap::default();
        for name in &mentions.names {
            if let Some(key) = &name.known {
                known.entry(name.entity).or_insert(&**key);
            }
        }
        let name_keys: Vec<Key> =
            mentions.names.iter().map(|name| name_key(&name.name, known.get(&name.entity).copied())).collect();
        let terms = terms(language, document, mentions, &name_keys);
        let titles = titles(document);
        let triggers = triggers(document, mentions, &titles);
        let mut first_names = FxHashMap::default();
        for (index, name) in mentions.names.iter().enumerate() {
            first_names.entry(name.entity).or_insert(index);
        }
        let commas = count_commas(document);
        let cues = (0..document.tokens.len())
            .filter_map(|at| {
                let (entry, _) = document.longest_at(at, Category::Cue)?;
                Some((at as u32, Cue::from_name(&entry.value)?))
            })
            .collect();
        Self {
            article,
            language,
            document,
            mentions,
            terms,
            triggers,
            name_keys,
            known,
            first_names,
            commas,
            titles,
            cues,
        }
    }

    /// What the words near a value say of it; a correction counts more than a move.
    fn cue_near(&self, tokens: TokenRange, sentence: TokenRange) -> Option<Cue> {
        let from = self.cues.partition_point(|(token, _)| *token < sentence.start);
        self.cues[from..]
            .iter()
            .take_while(|(token, _)| *token < sentence.end)
            .filter(|(token, _)| self.distance(tokens, *token) <= CUE_REACH)
            .map(|(_, cue)| *cue)
            .min()
    }

    /// Whether a claim may be taken from the place of this token.
    pub fn is_stated(&self, token: usize) -> bool {
        self.document.block_kind(token).is_article()
    }

    /// Whether the text itself tells what stands at this token, and no title of a work does.
    pub(super) fn is_told(&self, token: usize) -> bool {
        let after = self.titles.partition_point(|title| title.end as usize <= token);
        self.is_stated(token) && !self.titles.get(after).is_some_and(|title| title.contains(token))
    }

    /// A claim of the value at these tokens, with all that its surroundings say.
    pub fn claim(&self, tokens: TokenRange, facet: Facet, value: ClaimValue, rule: &str) -> Option<Claim> {
        self.claim_under(tokens, facet, value, rule.into())
    }

    /// As [`ArticleReading::claim`], with the rule by which the value was read.
    pub(super) fn claim_by(
        &self,
        tokens: TokenRange,
        facet: Facet,
        value: ClaimValue,
        rule: &str,
        read_by: &str,
    ) -> Option<Claim> {
        self.claim_under(tokens, facet, value, [rule, "/", read_by].concat().into())
    }

    fn claim_under(&self, tokens: TokenRange, facet: Facet, value: ClaimValue, rule: Box<str>) -> Option<Claim> {
        let sentence = self.document.sentence_of(tokens.start as usize)?;
        let range = self.document.sentences[sentence].tokens;
        let trigger = self.nearest_trigger(tokens, range);
        let quote = self.quote_over(tokens);
        Some(Claim {
            article: self.article,
            span: self.document.span(tokens),
            tokens,
            sentence: sentence as u32,
            facet,
            frame: trigger.map(|trigger| trigger.frame.clone()),
            slot: Box::default(),
            head: None,
            kind: None,
            scope: None,
            part: false,
            value,
            converted: None,
            cue: self.cue_near(tokens, range),
            participants: self.participants(tokens, range, trigger),
            time: self.nearest_time(tokens, range).map(|time| Box::new(time.value.clone())),
            place: self.nearest_place(tokens, range).map(Box::new),
            polarity: trigger.map_or(Polarity::Positive, |trigger| trigger.polarity),
            stage: trigger.and_then(|trigger| trigger.stage),
            certainty: trigger.map_or(Certainty::Certain, |trigger| trigger.certainty),
            speaker: quote.and_then(|quote| quote.speaker.as_ref()).map(|speaker| (*speaker.name).into()),
            speaker_key: quote
                .and_then(|quote| quote.speaker.as_ref()?.entity)
                .and_then(|entity| self.entity_key(entity)),
            via: quote.and_then(|quote| quote.via.as_deref()).map(Into::into),
            context: self.context(tokens, range),
            rule,
        })
    }

    /// The content words of a sentence around some tokens, the nearest first.
    pub fn context(&self, tokens: TokenRange, sentence: TokenRange) -> Vec<Key> {
        let border = |token: u32| self.terms.partition_point(|term| term.token < token);
        let (start, end) = (tokens.start.max(sentence.start), tokens.end.min(sentence.end));
        let mut left = &self.terms[border(sentence.start)..border(start)];
        let mut right = &self.terms[border(end.max(start))..border(sentence.end)];
        let mut context = Vec::with_capacity(CONTEXT.min(left.len() + right.len()));
        while context.len() < CONTEXT {
            // The terms of one token stay in their order.
            let near_left = left.last().map(|last| self.distance(tokens, last.token));
            let near_right = right.first().map(|first| self.distance(tokens, first.token));
            let nearest = match (near_left, near_right) {
                (None, None) => break,
                (Some(before), after) if after.is_none_or(|after| before <= after) => {
                    let token = left[left.len() - 1].token;
                    let (rest, nearest) =
                        left.split_at(left.iter().rposition(|term| term.token != token).map_or(0, |at| at + 1));
                    left = rest;
                    nearest
                }
                _ => {
                    let token = right[0].token;
                    let (nearest, rest) =
                        right.split_at(right.iter().position(|term| term.token != token).unwrap_or(right.len()));
                    right = rest;
                    nearest
                }
            };
            for term in nearest {
                if context.len() < CONTEXT && !context.contains(&term.key) {
                    context.push(term.key);
                }
            }
        }
        context.shrink_to_fit();
        context
    }

    /// Tokens between a range and a token, commas counting more.
    fn distance(&self, tokens: TokenRange, token: u32) -> u32 {
        if tokens.contains(token as usize) {
            return 0;
        }
        let (from, to) =
            if token < tokens.start { (token, tokens.start) } else { (tokens.end.saturating_sub(1), token) };
        let commas = self.commas[to as usize] - self.commas[from as usize];
        to - from + commas * COMMA_DISTANCE
    }

    /// The triggers that begin within some tokens.
    pub(super) fn triggers_in(&self, tokens: TokenRange) -> impl Iterator<Item = &Trigger> {
        let from = self.triggers.partition_point(|trigger| trigger.tokens.start < tokens.start);
        self.triggers[from..].iter().take_while(move |trigger| trigger.tokens.start < tokens.end)
    }

    /// The last content word within some tokens.
    pub(super) fn last_content(&self, tokens: TokenRange) -> Option<u32> {
        let end = self.terms.partition_point(|term| term.token < tokens.end);
        self.terms[..end].last().map(|term| term.token).filter(|token| tokens.start <= *token)
    }

    fn nearest_trigger(&self, tokens: TokenRange, sentence: TokenRange) -> Option<&Trigger> {
        let from = self.triggers.partition_point(|trigger| trigger.tokens.start < sentence.start);
        self.triggers[from..]
            .iter()
            .take_while(|trigger| trigger.tokens.start < sentence.end)
            .min_by_key(|trigger| self.distance(tokens, trigger.tokens.start))
    }

    fn nearest_time(&self, tokens: TokenRange, sentence: TokenRange) -> Option<&TimeMention> {
        let from = self.mentions.times.partition_point(|time| time.tokens.start < sentence.start);
        self.mentions.times[from..]
            .iter()
            .take_while(|time| time.tokens.start < sentence.end)
            .filter(|time| {
                matches!(time.value.kind, TimeKind::Date | TimeKind::Time)
                    && time.value.interval.is_some()
                    && time.value.granularity.is_some_and(|granularity| granularity <= Granularity::Year)
                    && !time.tokens.overlaps(tokens)
                    && !self.is_time_of_another(time.tokens, tokens)
            })
            .min_by_key(|time| self.distance(tokens, time.tokens.start))
    }

    /// Whether a time stands right behind another number than this one: "from 60,000 dong yesterday afternoon".
    fn is_time_of_another(&self, time: TokenRange, tokens: TokenRange) -> bool {
        let quantities = &self.mentions.quantities;
        let before = quantities[..quantities.partition_point(|other| other.tokens.end <= time.start)].last();
        before.is_some_and(|other| {
            let between = other.tokens.end as usize..time.start as usize;
            let is_rate = |at: usize| self.document.word(at) == "/";
            let rate = between.clone().next().is_some_and(is_rate);
            tokens.end <= other.tokens.start && between.len() <= if rate { 2 } else { 0 }
        })
    }

    fn nearest_place(&self, tokens: TokenRange, sentence: TokenRange) -> Option<Named> {
        self.names_in(sentence)
            .iter()
            .filter(|name| name.kind == NameKind::Place && !name.tokens.overlaps(tokens))
            .min_by_key(|name| self.distance(tokens, name.tokens.start))
            .map(|name| self.named(name))
    }

    /// A name as a value.
    pub(super) fn named(&self, name: &Name) -> Named {
        let known = self.known.get(&name.entity).map(|&key| key.into());
        Named { name: (*name.name).into(), known, described: false }
    }

    fn names_in(&self, sentence: TokenRange) -> &'a [Name] {
        &self.mentions.names[self.name_indices_in(sentence)]
    }

    fn name_indices_in(&self, sentence: TokenRange) -> Range<usize> {
        let names = &self.mentions.names;
        let from = names.partition_point(|name| name.tokens.start < sentence.start);
        let count = names[from..].iter().take_while(|name| name.tokens.start < sentence.end).count();
        from..from + count
    }

    /// The key of the name within some tokens, as in the words counted.
    pub(super) fn name_within(&self, tokens: TokenRange) -> Option<Key> {
        let from = self.mentions.names.partition_point(|name| name.tokens.end <= tokens.start);
        self.mentions.names.get(from).filter(|name| name.tokens.end <= tokens.end).map(|_| self.name_keys[from])
    }

    fn participants(&self, tokens: TokenRange, sentence: TokenRange, trigger: Option<&Trigger>) -> Vec<Participant> {
        let mut participants: Vec<Participant> = Vec::new();
        // Only the nearest name on either side of the predicate has a part in it.
        let before = |name: &&Name| trigger.is_some_and(|trigger| name.tokens.end <= trigger.tokens.start);
        let after = |name: &&Name| trigger.is_some_and(|trigger| trigger.tokens.end <= name.tokens.start);
        let names = self.names_in(sentence);
        let first = names.iter().rev().find(before).map(|name| name.tokens);
        let second = names.iter().find(after).map(|name| name.tokens);
        for index in self.name_indices_in(sentence) {
            let name = &self.mentions.names[index];
            if name.tokens.overlaps(tokens) {
                continue;
            }
            let role = match trigger {
                Some(trigger) if [first, second].contains(&Some(name.tokens)) => trigger.role_of(name.tokens),
                _ => ParticipantRole::Other,
            };
            let key = self.acting_key(index);
            match participants.iter_mut().find(|other| other.key == key) {
                // Named twice: the part that it plays counts.
                Some(known) => known.role = known.role.min(role),
                None => participants.push(Participant { role, name: (*name.name).into(), key }),
            }
            if participants.len() == PARTICIPANTS {
                break;
            }
        }
        participants.shrink_to_fit();
        participants
    }

    /// What a name is compared by as one who acts: a government, a ministry or an army acts for its country.
    fn acting_key(&self, index: usize) -> Key {
        let name = &self.mentions.names[index];
        let body = name.kind == NameKind::Organization && name.known.is_none();
        let head = self.document.longest_at(name.tokens.start as usize, Category::OrganizationHead);
        let country = head.filter(|(entry, _)| body && &*entry.value == "ministry").and_then(|(_, head)| {
            let (entry, place) = self.document.longest_at(head.end as usize, Category::Place)?;
            (place.end == name.tokens.end).then(|| known_key(&entry.value))
        });
        country.unwrap_or(self.name_keys[index])
    }

    /// What the names of one entity of the article are compared by.
    pub(super) fn entity_key(&self, entity: u32) -> Option<Key> {
        self.first_names.get(&entity).map(|&index| self.name_keys[index])
    }

    /// The first name of one entity of the article.
    pub(super) fn entity_name(&self, entity: u32) -> Option<&'a Name> {
        self.first_names.get(&entity).map(|&index| &self.mentions.names[index])
    }

    /// The innermost quotation that covers the tokens.
    pub fn quote_over(&self, tokens: TokenRange) -> Option<&Quote> {
        let after = self.mentions.quotes.partition_point(|quote| quote.tokens.start <= tokens.start);
        self.mentions.quotes[after.saturating_sub(QUOTES_BACK)..after]
            .iter()
            .filter(|quote| tokens.end <= quote.tokens.end)
            .min_by_key(|quote| quote.tokens.len())
    }

    /// The content words of an utterance, in order, each once.
    pub fn utterance(&self, tokens: TokenRange, limit: usize) -> Vec<Key> {
        let from = self.terms.partition_point(|term| term.token < tokens.start);
        let mut keys = Vec::new();
        for term in self.terms[from..].iter().take_while(|term| term.token < tokens.end) {
            if keys.len() == limit {
                break;
            }
            if !keys.contains(&term.key) {
                keys.push(term.key);
            }
        }
        keys
    }

    /// The surface of the nearest content words, in the order of the text: a label of the slot for people.
    pub fn label(&self, tokens: TokenRange, words: usize) -> String {
        let Some(sentence) = self.document.sentence_of(tokens.start as usize) else { return String::new() };
        let range = self.document.sentences[sentence].tokens;
        let from = self.terms.partition_point(|term| term.token < range.start);
        let mut near: Vec<(u32, u32)> = self.terms[from..]
            .iter()
            .take_while(|term| term.token < range.end)
            .filter(|term| !tokens.contains(term.token as usize))
            .map(|term| (self.distance(tokens, term.token), term.token))
            .collect();
        near.sort_unstable();
        near.dedup_by_key(|(_, token)| *token);
        near.truncate(words);
        let mut chosen: Vec<u32> = near.into_iter().map(|(_, token)| token).collect();
        chosen.sort_unstable();
        let chosen: Vec<&str> = chosen.into_iter().map(|token| self.document.word(token as usize)).collect();
        chosen.join(" ")
    }
}

/// For each token, and for the end of the text, how many marks that divide clauses stand before it.
fn count_commas(document: &Document<'_>) -> Vec<u32> {
    let mut commas = Vec::with_capacity(document.tokens.len() + 1);
    let mut count = 0;
    for (at, token) in document.tokens.iter().enumerate() {
        commas.push(count);
        let divides = token.kind == TokenKind::Mark && matches!(document.word(at), "," | ";" | "(" | ")");
        count += u32::from(divides);
    }
    commas.push(count);
    commas
}
