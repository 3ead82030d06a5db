//! Complements: what follows a verb of saying, past the one spoken to, the place and the time.

use super::cue::{Cue, Mode};
use super::view::View;
use crate::text::{Category, TokenRange};

/// What a verb of saying is followed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Complement {
    /// Nothing that was said: the words stand before the verb.
    Nothing,
    /// A stretch in quotation marks, by its index.
    Quoted(usize),
    /// A reported clause.
    Clause(TokenRange),
}

/// What follows a verb, and the tokens between that tell to whom, where and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct After {
    pub(super) complement: Complement,
    pub(super) between: TokenRange,
}

/// How many tokens may tell to whom, where and when something was said.
const LONGEST_AUXILIARY: usize = 28;

/// A reported clause has at least this many tokens.
const SHORTEST_CLAUSE: usize = 2;

/// Reads what follows the verb of a cue; `end` is the end of its sentence.
pub(super) fn after(view: &View<'_>, cue: &Cue<'_>, end: usize) -> After {
    let first = cue.verb.end as usize;
    let at = skip_adverbs(view, first, end);
    let opens = view.function(at, "addressee").or_else(|| view.function(at, "circumstance"));
    let mut start = at;
    let mut marked = false;
    let listener = if cue.mode == Mode::Told { listener(view, at, end) } else { None };
    if let Some(listener) = listener {
        start = end_of_auxiliary(view, cue, listener, end)
            .filter(|_| view.function(listener, "circumstance").is_some())
            .unwrap_or(listener);
    }
    if let (Some(opener), None) = (opens, listener)
        && let Some(stop) = end_of_auxiliary(view, cue, opener.end as usize, end)
    {
        start = stop;
    }
    loop {
        if let Some(that) = view.function(start, "that") {
            (start, marked) = (that.end as usize, true);
        } else if view.is(start, ":") {
            (start, marked) = (start + 1, true);
        } else if view.is(start, ",") && start < end {
            start += 1;
        } else {
            break;
        }
    }
    let between = TokenRange::new(first, start.max(first));
    let nothing = After { complement: Complement::Nothing, between };
    if end <= start {
        return nothing;
    }
    if let Some((index, quoted)) = view.quoted_at(start) {
        let whole = quoted.outer.start as usize == start && starts_clause_end(view, quoted.outer.end as usize, end);
        if whole || !cue.mode.takes_clause() {
            return After { complement: Complement::Quoted(index), between };
        }
    }
    // "…, he said, according to the agency", "…, it reported, citing officials": that was not said.
    let another = view.function(start, "according").is_some()
        || view.function(start, "but").is_some()
        || view
            .document
            .longest_at(start, Category::SayingVerb)
            .is_some_and(|(verb, _)| verb.value.ends_with(" relay"));
    // "published a video": a thing is shown and nothing is said.
    let thing = !marked
        && matches!(cue.strength, "announced" | "disclosed" | "showed")
        && view.function(start, "thing").is_some();
    let allowed = !another
        && !thing
        && match cue.mode {
            Mode::Clause | Mode::Participle => !cue.negated || marked,
            Mode::Told => marked || (listener.is_some() && !cue.negated),
            Mode::That => marked,
            Mode::Infinitive => marked || view.function(start, "infinitive").is_some(),
            Mode::Document => true,
            Mode::Quote | Mode::Describe | Mode::Relay => false,
        };
    let clause = view.trim(TokenRange::new(start, clause_end(view, start, end)));
    if !allowed || clause.len() < SHORTEST_CLAUSE {
        return nothing;
    }
    After { complement: Complement::Clause(clause), between }
}

/// The end of the one spoken to, where the verb of a cue names one.
pub(super) fn listener_end(view: &View<'_>, cue: &Cue<'_>, end: usize) -> Option<usize> {
    if cue.mode == Mode::Told { listener(view, cue.verb.end as usize, end) } else { None }
}

/// The end of the one spoken to, after a verb that needs one: "told reporters", "told the BBC".
pub(super) fn listener(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    if let Some(listener) = view.function(at, "listener") {
        return Some(listener.end as usize);
    }
    let start = (at..end.min(at + 3)).find(|&at| {
        view.is_capital(at) || view.speaker_noun(at).is_some_and(|(kind, _)| matches!(kind, "media" | "group"))
    });
    let Some(start) = start else {
        // "told the nation that …": whoever it is, the clause shows where he ends.
        return (at + 1..end.min(at + 8)).find(|&at| {
            view.is(at, ",") || view.is(at, ":") || view.function(at, "that").is_some() || view.quoted_at(at).is_some()
        });
    };
    if let Some(listener) = view.function(start, "listener").filter(|_| start == at + 1) {
        return Some(listener.end as usize);
    }
    if let Some((_, agency)) = view.document.longest_at(start, Category::Agency) {
        return Some(agency.end as usize);
    }
    if let Some(name) = view.name_at(start) {
        return Some(name.tokens.end as usize);
    }
    Some((start..end).find(|&at| !view.is_capital(at) && view.speaker_noun(at).is_none()).unwrap_or(end).max(start + 1))
}

fn skip_adverbs(view: &View<'_>, mut at: usize, end: usize) -> usize {
    while at < end {
        match view.function(at, "more") {
            Some(word) if view.name_at(at).is_none() => at = word.end as usize,
            _ => break,
        }
    }
    at
}

/// Where the words that tell to whom, where and when end: at "that", a colon, a comma or a quotation mark.
fn end_of_auxiliary(view: &View<'_>, cue: &Cue<'_>, from: usize, end: usize) -> Option<usize> {
    let mut comma = None;
    // "với các nhà ngoại giao": a word for a person holds no verb.
    let mut person = from;
    for at in from..end.min(from + LONGEST_AUXILIARY) {
        let noun = view.any(at, &[Category::SpeakerNoun, Category::Title]);
        person = noun.map_or(person, |noun| person.max(noun.end as usize));
        if view.function(at, "that").is_some() || view.is(at, ":") {
            return Some(at);
        }
        if view.quoted_at(at).is_some_and(|(_, quoted)| quoted.outer.start as usize == at) {
            return Some(at);
        }
        if view.is(at, ",") {
            let to_whom = view.function(from - 1, "addressee").is_some();
            let speech_follows = view.function(at + 1, "that").is_some()
                || view.quoted_at(at + 1).is_some_and(|(_, quoted)| quoted.outer.start as usize == at + 1);
            match cue.mode {
                mode if mode.takes_clause() && to_whom => return Some(at),
                mode if mode.takes_clause() && !speech_follows => return None,
                _ => comma = Some(at),
            }
        }
        if comma.is_none() && person <= at && view.any(at, &[Category::SayingVerb]).is_some() {
            return None;
        }
    }
    None
}

/// Whether what follows a quoted stretch leaves it the whole of what is said.
fn starts_clause_end(view: &View<'_>, at: usize, end: usize) -> bool {
    end <= at || view.is_mark(at) || view.function(at, "link").is_some() || view.function(at, "clause").is_some()
}

/// Where a reported clause ends: with its sentence, or where the reporter speaks again.
fn clause_end(view: &View<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        if let Some((_, quoted)) = view.quoted_at(at) {
            at = (quoted.outer.end as usize).max(at + 1);
            continue;
        }
        if let Some(link) = view.function(at, "but")
            && start + 2 < at
            && view.function(link.end as usize, "negation").is_some()
        {
            return at;
        }
        at += 1;
    }
    end
}
