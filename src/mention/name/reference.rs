//! Pronouns and noun phrases that stand for a person named elsewhere in the article.

use super::{Gender, Name, NameKind};
use crate::text::{Category, Document, TokenKind, TokenRange};

/// How many sentences back a pronoun reaches.
const REACH: usize = 3;

/// The entity (see [`Name::entity`]) that a pronoun ("ông", "she"), a title with or without a demonstrative ("vị tướng
/// này", "the minister") or a name within `tokens` stands for. `None` where the text leaves it open: unresolved rather
/// than wrong.
pub fn resolve(document: &Document<'_>, names: &[Name], tokens: TokenRange) -> Option<u32> {
    if let Some(name) = named(names, tokens) {
        return Some(name.entity);
    }
    let phrase = read(document, tokens)?;
    match phrase.role {
        Some(role) => by_role(document, names, tokens, role, phrase.gender)
            .or_else(|| phrase.pointing.then(|| by_place(document, names, tokens, phrase.gender)).flatten()),
        None => by_place(document, names, tokens, phrase.gender),
    }
}

/// The name within the tokens; a person before an organisation before a place.
fn named(names: &[Name], tokens: TokenRange) -> Option<&Name> {
    let first = names.partition_point(|name| name.tokens.end <= tokens.start);
    names[first..]
        .iter()
        .take_while(|name| name.tokens.start < tokens.end)
        .min_by_key(|name| (name.kind, name.tokens.start))
        .filter(|name| name.kind == NameKind::Person || name.tokens == tokens)
}

/// What a phrase without a name says of the person.
struct Phrase<'a> {
    role: Option<&'a str>,
    gender: Option<Gender>,
    /// Whether a demonstrative points back.
    pointing: bool,
}

/// Reads a phrase; `None` if a word in it is neither pronoun nor title nor one of the small words around them.
fn read<'a>(document: &'a Document<'_>, tokens: TokenRange) -> Option<Phrase<'a>> {
    let mut phrase = Phrase { role: None, gender: None, pointing: false };
    let (mut is_person, mut at) = (false, tokens.start as usize);
    while at < tokens.end as usize {
        if document.tokens[at].kind == TokenKind::Mark {
            at += 1;
            continue;
        }
        let within = |found: &TokenRange| found.end <= tokens.end;
        let mut longest: Option<(TokenRange, Category, &str)> = None;
        for found in document.matches_at(at).filter(|found| within(&found.tokens)) {
            let entry = document.lexicon.entry(found.entry);
            let counts = matches!(entry.category, Category::Pronoun | Category::Title | Category::Honorific)
                || (entry.category == Category::NameWord
                    && matches!(&*entry.value, "demonstrative" | "former" | "article"));
            if counts && longest.is_none_or(|(best, _, _)| best.end <= found.tokens.end) {
                longest = Some((found.tokens, entry.category, &entry.value));
            }
        }
        let (found, category, value) = longest?;
        match category {
            Category::NameWord => phrase.pointing |= value == "demonstrative",
            Category::Title => {
                let (role, gender) = value.split_once(':').unwrap_or((value, ""));
                phrase.role = Some(role);
                phrase.gender = gender_named(gender).or(phrase.gender);
                is_person = true;
            }
            _ => {
                phrase.gender = gender_named(value).or(phrase.gender);
                is_person = true;
            }
        }
        at = found.end as usize;
    }
    is_person.then_some(phrase)
}

fn gender_named(value: &str) -> Option<Gender> {
    match value {
        "male" => Some(Gender::Male),
        "female" => Some(Gender::Female),
        _ => None,
    }
}

/// The one person of the article who has the role; of several, the one named last in the sentences before.
fn by_role(
    document: &Document<'_>,
    names: &[Name],
    tokens: TokenRange,
    role: &str,
    gender: Option<Gender>,
) -> Option<u32> {
    let has_role = |name: &&Name| {
        name.kind == NameKind::Person
            && agrees(name.gender, gender)
            && name.role.as_ref().is_some_and(|held| &*held.title == role)
    };
    let mut holders: Vec<u32> = names.iter().filter(has_role).map(|name| name.entity).collect();
    holders.sort_unstable();
    holders.dedup();
    if let [only] = holders[..] {
        // Named only later, a bare title at the top of the article still means the only holder.
        return Some(only);
    }
    let sentence = document.sentence_of(tokens.start as usize)?;
    names
        .iter()
        .rev()
        .filter(|name| name.tokens.end <= tokens.start && holders.contains(&name.entity))
        .take_while(|name| near(document, name, sentence))
        .map(|name| name.entity)
        .next()
}

/// The person of the nearest sentence before who can be meant; of several in it, the one who opens it and no other.
fn by_place(document: &Document<'_>, names: &[Name], tokens: TokenRange, gender: Option<Gender>) -> Option<u32> {
    let sentence = document.sentence_of(tokens.start as usize)?;
    let before = names.partition_point(|name| name.tokens.end <= tokens.start);
    let can_be = |name: &&Name| name.kind == NameKind::Person && agrees(name.gender, gender);
    let mut nearest = None;
    let mut people: Vec<&Name> = Vec::new();
    for name in names[..before].iter().rev().filter(can_be) {
        let at = document.sentence_of(name.tokens.start as usize)?;
        if !near(document, name, sentence) || nearest.is_some_and(|nearest| at != nearest) {
            break;
        }
        nearest = Some(at);
        people.push(name);
    }
    let first = people.last()?;
    if people.iter().all(|name| name.entity == first.entity) {
        return Some(first.entity);
    }
    // Who is known to be of this gender comes before those of whom nothing is known.
    if gender.is_some() {
        let mut sure = people.iter().filter(|name| name.gender == gender);
        let last = sure.next_back()?;
        if sure.all(|name| name.entity == last.entity) {
            return Some(last.entity);
        }
    }
    let subject = document.sentences[nearest?].tokens;
    let opens = is_opened_by(document, names, subject, first);
    (opens && nearest != Some(sentence)).then_some(first.entity)
}

/// Whether nothing but titles and their owners stands before the name in its sentence.
fn is_opened_by(document: &Document<'_>, names: &[Name], sentence: TokenRange, name: &Name) -> bool {
    let mut at = sentence.start;
    while at < name.tokens.start {
        let title = [Category::Title, Category::Honorific]
            .into_iter()
            .filter_map(|category| document.longest_at(at as usize, category).map(|(_, tokens)| tokens.end))
            .max();
        let first = names.partition_point(|name| name.tokens.end <= at);
        let owner = names.get(first).filter(|owner| owner.tokens.start <= at).map(|owner| owner.tokens.end);
        let mark = (document.tokens[at as usize].kind == TokenKind::Mark).then_some(at + 1);
        match title.max(owner).max(mark) {
            Some(end) => at = end,
            None => return false,
        }
    }
    at == name.tokens.start
}

fn near(document: &Document<'_>, name: &Name, sentence: usize) -> bool {
    let Some(at) = document.sentence_of(name.tokens.start as usize) else { return false };
    let same_field = document.field_of(name.tokens.start as usize)
        == document.field_of(document.sentences[sentence].tokens.start as usize);
    sentence <= at + REACH && at <= sentence && same_field
}

fn agrees(known: Option<Gender>, wanted: Option<Gender>) -> bool {
    known.is_none() || wanted.is_none() || known == wanted
}
