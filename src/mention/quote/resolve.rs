//! From the words that name a speaker to the speaker.

use super::Speaker;
use super::source::behind;
use super::subject::is_owned;
use super::view::View;
use crate::mention::name::reference;
use crate::mention::{Gender, Name, NameKind};
use crate::text::{Category, TokenRange};

/// A pronoun reaches back over this many utterances.
const REACH: usize = 8;

/// Resolves the noun phrase of a speaker; `spoken` are those who spoke before.
pub(super) fn speaker(view: &View<'_>, phrase: TokenRange, spoken: &[Speaker]) -> Speaker {
    let phrase = behind(view, phrase);
    if let Some(speaker) = pronoun(view, phrase, spoken) {
        return speaker;
    }
    let described = || Speaker {
        name: view.document.original(view.document.span(phrase)).into(),
        tokens: phrase,
        entity: None,
        rule: "described-speaker",
    };
    if let Some((kind, _)) = view.speaker_noun(phrase.start as usize)
        && matches!(kind, "many" | "kin")
    {
        return described();
    }
    if let Some(speaker) = named(view, phrase) {
        return speaker;
    }
    let unnamed = !phrase.indices().any(|at| view.name_at(at).is_some_and(|name| name.kind == NameKind::Person));
    if unnamed && let Some(speaker) = referred(view, phrase) {
        return speaker;
    }
    described()
}

/// A pronoun stands for the entity that the names say, or else for the last person who spoke.
fn pronoun(view: &View<'_>, phrase: TokenRange, spoken: &[Speaker]) -> Option<Speaker> {
    let start = phrase.start as usize;
    if !is_pronoun(view, phrase) {
        return None;
    }
    if let Some(speaker) = referred(view, phrase) {
        return Some(speaker);
    }
    // The one who spoke last goes on speaking, or the last one of the gender that the pronoun shows.
    let gender = gender(view, start);
    let last = spoken.iter().rev().take(REACH).find(|last| {
        let entity = last.entity.and_then(|entity| view.entity(entity));
        let other = entity.and_then(|name| name.gender);
        // A pronoun that shows a gender stands for a person; only "they" may stand for others.
        entity.map_or(gender.is_none(), |name| name.kind == NameKind::Person)
            && !is_pronoun(view, last.tokens)
            && (gender.is_none() || other.is_none() || gender == other)
    })?;
    Some(Speaker { name: last.name.clone(), tokens: phrase, entity: last.entity, rule: "pronoun-of-last-speaker" })
}

/// The person that a pronoun or a title stands for, as the names of the article show it.
fn referred(view: &View<'_>, phrase: TokenRange) -> Option<Speaker> {
    let entity = reference::resolve(view.document, view.names, phrase)?;
    let name = view.entity(entity)?;
    Some(Speaker { name: name.name.clone(), tokens: phrase, entity: Some(entity), rule: "reference" })
}

/// The gender that a pronoun shows.
fn gender(view: &View<'_>, at: usize) -> Option<Gender> {
    let (entry, _) = view
        .document
        .longest_at(at, Category::Pronoun)
        .or_else(|| view.document.longest_at(at, Category::Honorific))?;
    match &*entry.value {
        "male" => Some(Gender::Male),
        "female" => Some(Gender::Female),
        _ => None,
    }
}

/// Whether a phrase is a pronoun and nothing more.
pub(super) fn is_pronoun(view: &View<'_>, phrase: TokenRange) -> bool {
    let start = phrase.start as usize;
    let whole = |tokens: TokenRange| tokens.end == phrase.end;
    view.document.longest_at(start, Category::Pronoun).is_some_and(|(_, tokens)| whole(tokens))
        || view.document.longest_at(start, Category::Honorific).is_some_and(|(_, tokens)| whole(tokens))
        || view.speaker_noun(start).is_some_and(|(kind, tokens)| kind == "pronoun" && whole(tokens))
}

fn of_name(name: &Name, rule: &'static str) -> Speaker {
    Speaker { name: name.name.clone(), tokens: name.tokens, entity: Some(name.entity), rule }
}

/// The name that a phrase ends or begins with, unless it only says whose the speaker is.
fn named(view: &View<'_>, phrase: TokenRange) -> Option<Speaker> {
    // What stands in brackets explains the speaker and is not his name.
    let bracket = (phrase.start as usize + 1..phrase.end as usize)
        .find(|&at| view.is(at, "("))
        .filter(|&at| (phrase.start as usize..at).all(|before| view.name_at(before).is_none()));
    let phrase = bracket.map_or(phrase, |end| TokenRange::new(phrase.start as usize, end));
    let from = view.names.partition_point(|name| name.tokens.start < phrase.start);
    let names: Vec<&Name> = view.names[from..]
        .iter()
        .take_while(|name| name.tokens.end <= phrase.end)
        .filter(|name| !is_owned(view, phrase, name.tokens))
        .collect();
    let persons: Vec<&&Name> = names.iter().filter(|name| name.kind == NameKind::Person).collect();
    if let [first, .., last] = persons[..]
        && first.entity != last.entity
        && let Some(joint) = joint(view, first.tokens, last.tokens)
    {
        let name = format!("{} {joint} {}", first.name, last.name);
        let tokens = TokenRange { start: first.tokens.start, end: last.tokens.end };
        return Some(Speaker { name: name.into(), tokens, entity: None, rule: "named-speakers" });
    }
    if let Some(person) = persons.last() {
        return Some(of_name(person, "named-speaker"));
    }
    let last = names.last()?;
    let head = view.speaker_noun(phrase.start as usize);
    let article = usize::from(
        !view.language.modifier_follows
            && view.any(phrase.start as usize, &[Category::SpeakerNoun, Category::Title]).is_none(),
    );
    let alone = last.tokens.start == phrase.start
        || (last.tokens.start as usize == phrase.start as usize + article && last.tokens.end == phrase.end)
        || head.is_some_and(|(kind, noun)| matches!(kind, "group" | "media") && noun.end == last.tokens.start);
    (alone && last.kind != NameKind::Place || last.tokens == phrase).then(|| of_name(last, "named-speaker"))
}

/// The word that joins two names.
fn joint<'v>(view: &'v View<'_>, first: TokenRange, last: TokenRange) -> Option<&'v str> {
    let between = first.end as usize..last.start as usize;
    let joint = between.into_iter().find(|&at| view.function(at, "link").is_some() || view.is(at, ","))?;
    Some(view.document.word(joint))
}
