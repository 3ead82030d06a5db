//! The setting of an utterance: in what role, to whom, where, when and by what medium, as the words around it say.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::via::is_medium_noun;
use super::view::View;
use super::{Quote, Speaker, complement};
use crate::mention::{NameKind, Role, TimeMention};
use crate::text::{Category, TokenRange};

/// Words between a preposition and the medium after it: "in an emailed", "trong một".
const LONGEST_BEFORE_MEDIUM: usize = 6;
/// Tokens before and after an utterance in which its setting is looked for.
const REACH: u32 = 150;

/// Adds the setting to every quotation that has a speaker.
pub(super) fn complete(view: &View<'_>, times: &[TimeMention], sentences: &[TokenRange], quotes: &mut [Quote]) {
    let mut roles: FxHashMap<u32, &Role> = FxHashMap::default();
    for name in view.names {
        if let Some(role) = &name.role {
            roles.entry(name.entity).or_insert(role);
        }
    }
    for index in 0..quotes.len() {
        // Taken out while the others are looked at.
        let Some(speaker) = quotes[index].speaker.take() else { continue };
        let role = role(view, &roles, &speaker);
        let setting = told(sentences, quotes, index, &speaker).map(|told| {
            let via = quotes[index].via.clone().or_else(|| medium(view, &told));
            let addressee = addressee(view, &told, via.as_deref());
            (via, addressee, date(times, &told), place(view, &told, addressee))
        });
        let quote = &mut quotes[index];
        (quote.speaker, quote.role) = (Some(speaker), role);
        if let Some(setting) = setting {
            (quote.via, quote.addressee, quote.date, quote.place) = setting;
        }
    }
}

/// The reporter's own words around an utterance.
struct Told<'q> {
    /// The sentence, as far as it is near.
    near: TokenRange,
    sentence: TokenRange,
    speaker: TokenRange,
    said: TokenRange,
    /// The quotations that may reach into it.
    quotes: &'q [Quote],
}

impl Told<'_> {
    fn has(&self, at: usize) -> bool {
        let is_said = |quote: &Quote| self.sentence.start <= quote.tokens.start && quote.tokens.contains(at);
        self.near.contains(at)
            && !self.speaker.contains(at)
            && !self.said.contains(at)
            && !self.quotes.iter().any(is_said)
    }

    /// What is found at the first of the words at which it may be. To look is cheaper than to tell whose the word is.
    fn find<T>(&self, may_be: impl Fn(usize) -> bool, look: impl Fn(usize) -> Option<T>) -> Option<T> {
        self.near.indices().filter(|&at| may_be(at)).find_map(|at| look(at).filter(|_| self.has(at)))
    }
}

/// What stands around an utterance in the sentence of its speaker.
fn told<'q>(sentences: &[TokenRange], quotes: &'q [Quote], index: usize, speaker: &Speaker) -> Option<Told<'q>> {
    let said = quotes[index].tokens;
    let at = sentences.partition_point(|sentence| sentence.end <= said.start);
    let sentence = *sentences.get(at).filter(|sentence| sentence.overlaps(speaker.tokens))?;
    let near = TokenRange {
        start: sentence.start.max(said.start.saturating_sub(REACH)),
        end: sentence.end.min(said.end.saturating_add(REACH)),
    };
    let from = quotes.partition_point(|quote| quote.tokens.start < near.start).saturating_sub(1);
    let to = quotes.partition_point(|quote| quote.tokens.start < near.end);
    Some(Told { near, sentence, speaker: speaker.tokens, said, quotes: &quotes[from..to] })
}

/// The role of a speaker: at the name that stands here, else at another mention, else in the words that describe him.
fn role(view: &View<'_>, roles: &FxHashMap<u32, &Role>, speaker: &Speaker) -> Option<Role> {
    if let Some(entity) = speaker.entity {
        let first = view.names.partition_point(|name| name.tokens.end <= speaker.tokens.start);
        let here = view.names[first..]
            .iter()
            .take_while(|name| name.tokens.start < speaker.tokens.end)
            .find(|name| name.entity == entity)
            .and_then(|name| name.role.clone());
        return here.or_else(|| roles.get(&entity).map(|&role| role.clone()));
    }
    let (title_at, (entry, tokens)) = speaker
        .tokens
        .indices()
        .find_map(|at| Some((at, view.document.longest_at(at, Category::Title)?)))
        .filter(|(_, (_, tokens))| tokens.end <= speaker.tokens.end)?;
    let first = view.names.partition_point(|name| name.tokens.start < speaker.tokens.start);
    let within = view.names[first..].iter().take_while(|name| name.tokens.start < speaker.tokens.end);
    let mut within = within.filter(|name| name.tokens.end <= speaker.tokens.end);
    let owner = within.find(|name| title_at != name.tokens.start as usize);
    let owner = owner.map(|name| name.name.clone()).or_else(|| {
        let of = view.function(tokens.end as usize, "of")?;
        let rest = TokenRange { start: of.end, end: speaker.tokens.end };
        (of.end < speaker.tokens.end).then(|| view.document.words(rest).into())
    });
    let title = entry.value.split(':').next().unwrap_or_default();
    Some(Role { tokens, title: title.into(), owner })
}

/// By what the words were published: "in a statement", "at a news conference", "on Facebook".
fn medium(view: &View<'_>, told: &Told<'_>) -> Option<Arc<str>> {
    let found = |at: usize| {
        let noun = is_medium_noun(view, at)?;
        let from = at.saturating_sub(LONGEST_BEFORE_MEDIUM);
        let opened = (from..at).rev().take_while(|&before| !view.is_mark(before)).any(|before| {
            view.function(before, "circumstance").is_some() || view.function(before, "telling").is_some()
        });
        opened.then_some(noun)
    };
    // "in a video posted on Facebook": the platform says more than the kind of thing.
    let platform = |at: usize| found(at).filter(|_| view.is_capital(at));
    let may_be = |at: usize| view.document.may_be(at, "medium");
    let noun = told.find(may_be, found).map(|first| told.find(may_be, platform).unwrap_or(first))?;
    Some(view.document.original(view.document.span(noun)).into())
}

/// The one spoken to: after "told" and its like, or after "to" and "with".
fn addressee(view: &View<'_>, told: &Told<'_>, via: Option<&str>) -> Option<TokenRange> {
    let may_be = |at: usize| view.document.may_be_before(at, "telling") || view.document.may_be_before(at, "addressee");
    let found = told.find(may_be, |at| {
        if view.function_before(at, at.saturating_sub(2), "telling").is_some() {
            return complement::listener(view, at, told.sentence.end as usize).map(|end| TokenRange::new(at, end));
        }
        view.function_before(at, at.saturating_sub(3), "addressee")?;
        let name = view.name_at(at).filter(|name| name.kind != NameKind::Place && name.tokens.start as usize == at);
        view.function(at, "listener").or(name.map(|name| name.tokens))
    })?;
    let found = view.trim(found);
    let is_via = via.is_some_and(|via| view.name_at(found.start as usize).is_some_and(|name| &*name.name == via));
    let free = found.indices().all(|at| told.has(at)) && !found.is_empty();
    (free && !is_via && is_medium_noun(view, found.end as usize - 1).is_none()).then_some(found)
}

/// When it was said: the first time that the reporter's words give.
fn date(times: &[TimeMention], told: &Told<'_>) -> Option<TokenRange> {
    let from = times.partition_point(|time| time.tokens.end <= told.near.start);
    let within = times[from..].iter().take_while(|time| time.tokens.start < told.near.end);
    within
        .filter(|time| time.value.interval.is_some() && time.tokens.indices().all(|at| told.has(at)))
        .map(|time| time.tokens)
        .next()
}

/// Where it was said: a place after a word for "in" or "at".
fn place(view: &View<'_>, told: &Told<'_>, addressee: Option<TokenRange>) -> Option<TokenRange> {
    let may_be = |at: usize| view.document.may_be_before(at, "locative");
    told.find(may_be, |at| {
        view.function_before(at, at.saturating_sub(3), "locative")?;
        let name = view.name_at(at).filter(|name| name.kind == NameKind::Place && name.tokens.start as usize == at)?;
        addressee.is_none_or(|addressee| !addressee.overlaps(name.tokens)).then_some(name.tokens)
    })
}
