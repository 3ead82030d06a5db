//! From the words that name a speaker to the speaker.

use super::Speaker;
use super::source::behind;
use super::subject::is_owned;
use super::view::View;
use crate::mention::{Name, NameKind};
use crate::text::{Category, TokenRange};

/// Resolves the noun phrase of a speaker; `last` is the last person who spoke.
pub(super) fn speaker(view: &View<'_>, phrase: TokenRange, last: Option<&Speaker>) -> Speaker {
    let phrase = behind(view, phrase);
    if let Some(speaker) = pronoun(view, phrase, last) {
        return speaker;
    }
    let described = Speaker {
        name: view.document.original(view.document.span(phrase)).into(),
        tokens: phrase,
        entity: None,
        rule: "described-speaker",
    };
    if let Some((kind, _)) = view.speaker_noun(phrase.start as usize)
        && matches!(kind, "many" | "kin")
    {
        return described;
    }
    if let Some(speaker) = named(view, phrase) {
        return speaker;
    }
    described
}

/// A pronoun stands for the entity that the names say, or else for the last person who spoke.
fn pronoun(view: &View<'_>, phrase: TokenRange, last: Option<&Speaker>) -> Option<Speaker> {
    let start = phrase.start as usize;
    let whole = |tokens: TokenRange| tokens.end == phrase.end;
    let is_pronoun = view.document.longest_at(start, Category::Pronoun).is_some_and(|(_, tokens)| whole(tokens))
        || view.speaker_noun(start).is_some_and(|(kind, tokens)| kind == "pronoun" && whole(tokens));
    if !is_pronoun {
        return None;
    }
    if let Some(name) = view.name_at(start) {
        return Some(of_name(name, "resolved-pronoun"));
    }
    let last = last?;
    Some(Speaker { name: last.name.clone(), tokens: phrase, entity: last.entity, rule: "pronoun-of-last-speaker" })
}

fn of_name(name: &Name, rule: &'static str) -> Speaker {
    Speaker { name: name.name.clone(), tokens: name.tokens, entity: Some(name.entity), rule }
}

/// The name that a phrase ends or begins with, unless it only says whose the speaker is.
fn named(view: &View<'_>, phrase: TokenRange) -> Option<Speaker> {
    let from = view.names.partition_point(|name| name.tokens.start < phrase.start);
    let names: Vec<&Name> = view.names[from..]
        .iter()
        .take_while(|name| name.tokens.end <= phrase.end)
        .filter(|name| !is_owned(view, phrase, name.tokens))
        .collect();
    let persons: Vec<&&Name> = names.iter().filter(|name| name.kind == NameKind::Person).collect();
    if let [first, .., last] = persons[..]
        && first.entity != last.entity
    {
        let name = format!("{} {} {}", first.name, joint(view, first.tokens, last.tokens), last.name);
        let tokens = TokenRange { start: first.tokens.start, end: last.tokens.end };
        return Some(Speaker { name: name.into(), tokens, entity: None, rule: "named-speakers" });
    }
    if let Some(person) = persons.last() {
        return Some(of_name(person, "named-speaker"));
    }
    let last = names.last()?;
    let head = view.speaker_noun(phrase.start as usize);
    let alone = last.tokens.start == phrase.start
        || head.is_some_and(|(kind, noun)| matches!(kind, "group" | "media") && noun.end == last.tokens.start);
    (alone && last.kind != NameKind::Place || last.tokens == phrase).then(|| of_name(last, "named-speaker"))
}

/// The word that joins two names: the one right before the second and its title.
fn joint(view: &View<'_>, first: TokenRange, last: TokenRange) -> String {
    let word = (first.end..last.start).find(|&at| view.function(at as usize, "link").is_some());
    word.map_or_else(|| ",".to_owned(), |at| view.document.word(at as usize).to_owned())
}
