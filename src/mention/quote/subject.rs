//! Subjects: the noun phrase before a verb of saying, past adverbs, times, brackets and appositions.

use super::cue::{Cue, Mode};
use super::view::View;
use crate::mention::NameKind;
use crate::text::{Category, Functions, TokenKind, TokenRange};

/// What stands before a verb of saying.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject {
    /// The noun phrase, unless the verb shares the subject of an earlier one.
    pub(super) phrase: Option<TokenRange>,
    /// Whether the noun phrase can speak.
    pub(super) plausible: bool,
    /// Whether a linking word before the verb shows that it shares the subject of what stands before.
    pub(super) shares: bool,
    /// Whether the verb stands in a clause that is a noun: "the fact that he proposed it".
    pub(super) nominal: bool,
    /// Where the part of the sentence that holds the subject begins.
    pub(super) start: usize,
    /// The quoted stretch right before the subject: `"…", she said`.
    pub(super) after_quote: Option<usize>,
}

/// No subject lies further from its verb than this, in tokens.
const FARTHEST: usize = 90;

/// Functions of the words behind which the clause of a verb begins.
const CLAUSES: [&str; 5] = ["clause", "that", "according", "purpose", "nominal"];
const OPENS_CLAUSE: Functions = Functions::any_of(&CLAUSES);

/// Functions of the words that show that a noun phrase is over.
const VERB_GROUP: [&str; 6] = ["adverb", "time", "unreal", "negation", "relative", "verb"];
const OPENS_VERB_GROUP: Functions = Functions::any_of(&VERB_GROUP);

/// Words that make a noun phrase a plausible speaker.
const SPEAKERS: [Category; 7] = [
    Category::SpeakerNoun,
    Category::Honorific,
    Category::Title,
    Category::Pronoun,
    Category::Agency,
    Category::OrganizationHead,
    Category::Organization,
];

/// Finds the subject of the verb, looking back no further than `floor`.
pub(super) fn find(view: &View<'_>, floor: usize, cue: &Cue<'_>, end: usize) -> Subject {
    let verb = cue.verb;
    // "…, a nurse, told the paper": behind this verb stands the one spoken to.
    let inverted = if matches!(cue.mode, Mode::Participle | Mode::Relay | Mode::Describe | Mode::Told) {
        None
    } else {
        inverted(view, floor, verb, end)
    };
    inverted.unwrap_or_else(|| before(view, floor, verb.start as usize))
}

/// Finds the subject that stands before the verb that begins at `verb`.
pub(super) fn before(view: &View<'_>, floor: usize, verb: usize) -> Subject {
    let (boundary, after_quote) = boundary(view, floor.max(verb.saturating_sub(FARTHEST)), verb);
    let end = without_adverbs(view, boundary, verb);
    let nominal = view.function_before(boundary, floor, "nominal").is_some();
    let shares = boundary < end && ends_with_link(view, boundary, end);
    let parts = parts(view, boundary, end);
    let mut phrase = None;
    let mut start = boundary;
    if shares {
        phrase = parts
            .iter()
            .rev()
            .filter_map(|&part| noun_phrase(view, part))
            .find(|&phrase| is_plausible(view, phrase))
            .or_else(|| first(view, TokenRange::new(floor, boundary)));
    } else {
        for (index, &part) in parts.iter().enumerate().rev() {
            if 0 < index && view.function(part.start as usize, "of").is_some() {
                continue;
            }
            // "Carter, 52, told the jury": an age explains the name before it.
            if 0 < index && part.len() == 1 && view.document.tokens[part.start as usize].kind == TokenKind::Number {
                continue;
            }
            start = part.start as usize;
            let Some(found) = noun_phrase(view, part) else { continue };
            phrase = Some(found);
            // "the police of district 9, Saigon, said": the place of a body explains it.
            if let Some(body) = explained_body(view, &parts[..index], found) {
                phrase = Some(body);
                start = parts[index - 1].start as usize;
                break;
            }
            // "Jane Roe, head of the agency, said": the name, not what it is explained by.
            if !ends_with_person(view, found) {
                let mut earlier = parts[..index].iter().rev().take(3);
                let explained = earlier.find_map(|&part| Some((part, named_part(view, part)?)));
                if let Some((part, named)) = explained {
                    phrase = Some(named);
                    start = part.start as usize;
                }
            }
            break;
        }
    }
    Subject {
        phrase,
        plausible: phrase.is_some_and(|phrase| is_plausible(view, phrase)),
        shares,
        nominal,
        start,
        after_quote,
    }
}

/// What is named right before a part that is nothing but a place, where the name of a body closes it.
fn explained_body(view: &View<'_>, parts: &[TokenRange], place: TokenRange) -> Option<TokenRange> {
    let is_place =
        view.name_at(place.start as usize).is_some_and(|name| name.kind == NameKind::Place && name.tokens == place);
    let body = noun_phrase(view, *parts.last().filter(|_| is_place)?)?;
    let last = view.name_at(body.end as usize - 1).filter(|name| name.tokens.end == body.end)?;
    (last.kind == NameKind::Organization && begins_as_speaker(view, body)).then_some(body)
}

/// "…, said the minister": the subject right after the verb, which itself follows a comma or a quotation.
fn inverted(view: &View<'_>, floor: usize, verb: TokenRange, end: usize) -> Option<Subject> {
    let (first, start) = (verb.start as usize, verb.end as usize);
    let before = first.checked_sub(1).filter(|&before| view.language.speaker_may_follow && floor <= before)?;
    let quoted =
        view.quoted_at(before).or_else(|| view.quoted_at(before.checked_sub(1)?).filter(|_| view.is(before, ",")));
    if quoted.is_none() && !view.is(before, ",") {
        return None;
    }
    let stop = (start..end)
        .find(|&at| {
            view.is(at, ",")
                || view.is(at, ":")
                || view.quoted_at(at).is_some()
                || (view.name_at(at).is_none()
                    && (view.function(at, "relative").is_some()
                        || view.function(at, "that").is_some()
                        || (view.function(at, "circumstance").is_some() && view.function(at, "of").is_none())))
        })
        .unwrap_or(end);
    let whole = view.trim(TokenRange::new(start, stop));
    let mut phrase = noun_phrase(view, whole)?;
    if phrase.end < whole.end && view.function(phrase.end as usize, "time").is_none() {
        // A verb follows: the words are the subject of what was said.
        return None;
    }
    // "said the mayor of Springfield, Jane Roe": the name follows the role.
    if !holds_person(view, phrase)
        && view.is(stop, ",")
        && let Some(name) = person_behind(view, stop + 1)
    {
        phrase = name;
    }
    // Right behind a quotation whoever is named speaks.
    (quoted.is_some() || (is_plausible(view, phrase) && begins_as_subject(view, phrase))).then_some(Subject {
        phrase: Some(phrase),
        plausible: true,
        shares: false,
        nominal: false,
        start: if quoted.is_some() { first } else { before + 1 },
        after_quote: quoted.map(|(index, _)| index),
    })
}

/// Whether a noun phrase opens with no preposition: "confirmed to the agency" names the one spoken to.
fn begins_as_subject(view: &View<'_>, phrase: TokenRange) -> bool {
    let start = phrase.start as usize;
    view.function(start, "circumstance").is_none() && view.function(start, "addressee").is_none()
}

/// The person named at a token, after titles of his own.
fn person_behind(view: &View<'_>, start: usize) -> Option<TokenRange> {
    let mut at = start;
    while let Some(title) = view.any(at, &[Category::Title, Category::Honorific]) {
        at = title.end as usize;
    }
    view.name_at(at).filter(|name| name.kind == NameKind::Person).map(|name| name.tokens)
}

/// Where the clause of the verb begins, and the quoted stretch that ends there.
fn boundary(view: &View<'_>, floor: usize, verb: usize) -> (usize, Option<usize>) {
    let mut at = verb;
    while floor < at {
        let before = at - 1;
        if let Some((index, quoted)) = view.quoted_at(before) {
            if is_utterance_before(view, floor, index, at) {
                return (at, Some(index));
            }
            at = (quoted.outer.start as usize).max(floor);
            continue;
        }
        if view.is(before, ")") {
            at = opening_bracket(view, floor, before);
            continue;
        }
        if view.is(before, ":") || view.is(before, ";") || view.is(before, "(") || view.is(before, "•") {
            return (at, None);
        }
        for function in if view.document.may_be_any(before, OPENS_CLAUSE) { &CLAUSES[..] } else { &[] } {
            if let Some(word) = view.function(before, function)
                && word.end as usize <= verb
                && !view.in_compound(before)
            {
                return (word.end as usize, None);
            }
        }
        at = before;
    }
    (floor, None)
}

/// Whether a quoted stretch is what the verb after it reports, and not a word in marks within its subject.
fn is_utterance_before(view: &View<'_>, floor: usize, index: usize, at: usize) -> bool {
    let quoted = view.quoted[index];
    let closed = matches!(view.document.word(quoted.inner.end as usize - 1), "," | "." | "?" | "!" | "…");
    closed || view.is(at, ",") || view.is_dash(at) || (quoted.outer.start as usize <= floor && 4 < quoted.inner.len())
}

fn opening_bracket(view: &View<'_>, floor: usize, closing: usize) -> usize {
    (floor..closing).rev().take(40).find(|&at| view.is(at, "(")).unwrap_or(closing)
}

/// The end of what stands before the verb and its adverbs and times.
fn without_adverbs(view: &View<'_>, start: usize, verb: usize) -> usize {
    let mut end = verb;
    while start < end {
        let word = ["adverb", "time"].into_iter().find_map(|function| view.function_before(end, start, function));
        match word {
            Some(word) if view.name_at(word.start as usize).is_none() && !view.is_capital(word.start as usize) => {
                end = word.start as usize;
            }
            _ => break,
        }
    }
    end
}

/// The link right before a verb and its adverbs: "… and warned".
pub(super) fn link_before(view: &View<'_>, start: usize, verb: usize) -> Option<usize> {
    let end = without_adverbs(view, start, verb);
    view.function_before(end, start, "link").map(|link| link.start as usize)
}

fn ends_with_link(view: &View<'_>, start: usize, end: usize) -> bool {
    let end = if view.is(end - 1, ",") { end - 1 } else { end };
    view.function_before(end, start, "link").is_some_and(|link| view.is(end, ",") || (link.end as usize) == end)
        && view.function_before(end, start, "link").is_some_and(|link| start < link.start as usize)
}

/// The parts between commas and dashes, brackets and quoted stretches taken as one piece.
fn parts(view: &View<'_>, start: usize, end: usize) -> Vec<TokenRange> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (start, start);
    while at < end {
        if let Some((_, quoted)) = view.quoted_at(at) {
            at = (quoted.outer.end as usize).max(at + 1);
            continue;
        }
        if view.is(at, "(") {
            at = (at..end).take(40).find(|&close| view.is(close, ")")).unwrap_or(at) + 1;
            continue;
        }
        if view.is(at, ",") || view.is_dash(at) {
            if from < at {
                parts.push(TokenRange::new(from, at));
            }
            from = at + 1;
        }
        at += 1;
    }
    if from < end {
        parts.push(TokenRange::new(from, end));
    }
    parts
}

/// The noun phrase with which a part begins, after words that link it to what stands before.
pub(super) fn noun_phrase(view: &View<'_>, part: TokenRange) -> Option<TokenRange> {
    let (mut start, limit) = (part.start as usize, part.end as usize);
    loop {
        if limit <= start {
            return None;
        }
        if view.is(start, "(") {
            start = (start..limit).take(40).find(|&at| view.is(at, ")")).unwrap_or(start) + 1;
        } else if view.is_mark(start) && view.quoted_at(start).is_none() {
            start += 1;
        } else if let Some(time) = time_at(view, start) {
            start = time.min(limit);
        } else if let Some(word) = opener_at(view, start) {
            start = word.end as usize;
        } else if is_year(view, start) && part.start as usize + 1 == start {
            start += 1;
        } else if let Some(verb) = estimate_at(view, start) {
            start = verb.end as usize;
        } else {
            break;
        }
    }
    if view.function(start, "relative").is_some() {
        return None;
    }
    let is_speaker = view.any(start, &SPEAKERS).is_some() || view.name_at(start).is_some();
    if !is_speaker && view.function(start, "circumstance").is_some() {
        return last_named(view, start, limit);
    }
    let mut end = start;
    while end < limit {
        if let Some(name) = view.name_at(end) {
            end = (name.tokens.end as usize).min(limit);
            continue;
        }
        if let Some(compound) = view.function(end, "none") {
            end = (compound.end as usize).min(limit);
            continue;
        }
        if start < end && !view.is_capital(end) && is_verb_group(view, end) {
            break;
        }
        if view.is(end, "(")
            && let Some(close) = (end..limit).take(40).find(|&at| view.is(at, ")"))
        {
            end = close;
        }
        end += 1;
    }
    while start < end && view.is_mark(end - 1) && !view.is(end - 1, ")") && view.quoted_at(end - 1).is_none() {
        end -= 1;
    }
    (start < end).then(|| TokenRange::new(start, end))
}

/// Whether a token is a year: "In 2023 he said".
fn is_year(view: &View<'_>, at: usize) -> bool {
    view.document.tokens[at].kind == TokenKind::Number && view.document.word(at).len() == 4
}

/// A verb of saying before the noun: "an estimated 5,000 people".
fn estimate_at(view: &View<'_>, at: usize) -> Option<TokenRange> {
    let (_, verb) = view.document.longest_at(at, Category::SayingVerb)?;
    (view.any(at, &SPEAKERS).is_none() && view.name_at(at).is_none()).then_some(verb)
}

fn opener_at(view: &View<'_>, at: usize) -> Option<TokenRange> {
    let word = ["link", "adverb", "of"].into_iter().find_map(|function| view.function(at, function))?;
    // "còn" and others are words of other tables too; the longest reading wins.
    let longer = view.any(at, &SPEAKERS).is_some_and(|other| word.len() <= other.len());
    (!longer && view.name_at(at).is_none()).then_some(word)
}

/// The end of a time expression: a word for a time with the numbers that follow.
fn time_at(view: &View<'_>, at: usize) -> Option<usize> {
    let mut end = view.function(at, "time")?.end as usize;
    while let Some(token) = view.document.tokens.get(end) {
        let goes_on = token.kind == TokenKind::Number
            || (matches!(view.document.word(end), "/" | "-" | ".") && !token.spaced)
            || (view.is(end, "(")
                && view.document.tokens.get(end + 1).is_some_and(|next| next.kind == TokenKind::Number))
            || (view.is(end, ")") && view.document.tokens[end - 1].kind == TokenKind::Number);
        match view.function(end, "time") {
            Some(word) => end = word.end as usize,
            None if goes_on => end += 1,
            None => break,
        }
    }
    Some(end)
}

/// Words that show that the noun phrase is over.
fn is_verb_group(view: &View<'_>, at: usize) -> bool {
    view.document.may_be_any(at, OPENS_VERB_GROUP)
        && VERB_GROUP.iter().any(|function| view.function(at, function).is_some())
}

/// The last person named in a part that tells circumstances without a comma before the subject.
fn last_named(view: &View<'_>, start: usize, end: usize) -> Option<TokenRange> {
    let to = view.names.partition_point(|name| (name.tokens.end as usize) <= end);
    let name =
        view.names[..to].last().filter(|name| name.kind == NameKind::Person && start < name.tokens.start as usize)?;
    ((end - name.tokens.end as usize) < 3).then_some(name.tokens)
}

/// A part that names one person and nothing else, but for titles before the name.
fn named_part(view: &View<'_>, part: TokenRange) -> Option<TokenRange> {
    let phrase = noun_phrase(view, part)
        .filter(|phrase| view.function(part.start as usize, "circumstance").is_none() || *phrase == part)?;
    let from = view.names.partition_point(|name| name.tokens.start < phrase.start);
    let mut persons = view.names[from..]
        .iter()
        .take_while(|name| name.tokens.end <= phrase.end)
        .filter(|name| name.kind == NameKind::Person);
    let (person, more) = (persons.next()?, persons.next());
    let titles = person.tokens.start - phrase.start;
    let begins = titles == 0 || (titles < 10 && begins_as_speaker(view, phrase));
    (more.is_none() && begins && ends_with_person(view, phrase)).then_some(phrase)
}

fn holds_person(view: &View<'_>, phrase: TokenRange) -> bool {
    phrase.indices().any(|at| view.name_at(at).is_some_and(|name| name.kind == NameKind::Person))
}

fn ends_with_person(view: &View<'_>, phrase: TokenRange) -> bool {
    let end = phrase.end as usize;
    let last = if view.is(end - 1, ")") { opening_bracket(view, phrase.start as usize, end - 1) } else { end };
    last.checked_sub(1)
        .and_then(|at| view.name_at(at))
        .is_some_and(|name| name.kind == NameKind::Person && !is_owned(view, phrase, name.tokens))
}

/// Whether a name only says whose the person is: "an aide of President Roe".
pub(super) fn is_owned(view: &View<'_>, phrase: TokenRange, name: TokenRange) -> bool {
    if name.end < phrase.end && view.function(name.end as usize, "possessive").is_some() {
        return true;
    }
    (phrase.start as usize..name.start as usize).any(|at| {
        let Some(of) = view.function(at, "of") else { return false };
        if view.function(at, "possessive").is_some() {
            return false;
        }
        // "the spokesman of Russia's committee Ivan Ivanov": the owner is another name, which stands right there.
        of.end == name.start || view.name_at(of.end as usize).is_none_or(|owner| owner.kind == NameKind::Person)
    })
}

/// Whether a noun phrase begins with a name or with a word for a speaker.
pub(super) fn begins_as_speaker(view: &View<'_>, phrase: TokenRange) -> bool {
    let start = phrase.start as usize;
    view.any(start, &SPEAKERS).is_some() || view.name_at(start).is_some() || view.is_capital(start)
}

/// Whether the head of a noun phrase is a word for a speaker: its first word where modifiers follow, else the last one
/// before "of" and its like.
fn begins_as_speaker_noun(view: &View<'_>, phrase: TokenRange) -> bool {
    if view.any(phrase.start as usize, &SPEAKERS).is_some() && view.language.modifier_follows {
        return true;
    }
    let head = (phrase.start as usize..phrase.end as usize).take_while(|&at| {
        // "the ship's captain": the owner stands before the head, what follows "of" behind it.
        at == phrase.start as usize || view.function(at, "of").is_none() || view.function(at, "possessive").is_some()
    });
    !view.language.modifier_follows
        && head
            .into_iter()
            .any(|at| view.any(at, &SPEAKERS).is_some() && view.speaker_noun(at).is_none_or(|(kind, _)| kind != "many"))
}

/// Whether a noun phrase can speak.
pub(super) fn is_plausible(view: &View<'_>, phrase: TokenRange) -> bool {
    let start = phrase.start as usize;
    if begins_as_speaker_noun(view, phrase) || phrase.indices().any(|at| view.name_at(at).is_some()) {
        return true;
    }
    let opens_sentence =
        view.document.sentence_of(start).is_some_and(|at| view.document.sentences[at].tokens.start == phrase.start);
    phrase.indices().any(|at| {
        view.is_capital(at)
            && view.document.tokens[at].kind == TokenKind::Word
            && (!opens_sentence || start < at || view.document.tokens[at].all_capitals)
    })
}

/// The first plausible speaker of a range: the subject of its first clause, as far as words show it.
pub(super) fn first(view: &View<'_>, range: TokenRange) -> Option<TokenRange> {
    let phrases: Vec<TokenRange> = parts(view, range.start as usize, range.end as usize)
        .into_iter()
        .filter(|part| view.function(part.start as usize, "circumstance").is_none())
        .filter_map(|part| noun_phrase(view, part))
        .filter(|&phrase| is_plausible(view, phrase))
        .collect();
    let person = phrases.iter().find(|&&phrase| holds_person(view, phrase) && begins_as_speaker(view, phrase));
    person.or(phrases.first()).copied()
}
