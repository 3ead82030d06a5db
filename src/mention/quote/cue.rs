//! Cues: verbs of saying that are used as verbs, with a subject of their own, and say that something was said.

use super::via;
use super::view::View;
use crate::text::{Categories, Category, TokenRange};

/// How a verb takes what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// A clause may follow at once.
    Clause,
    /// Only after the word for "that", before an infinitive, after a colon or in quotation marks: "promised to".
    Infinitive,
    /// Only after the word for "that", a colon, or in quotation marks.
    That,
    /// As [`Mode::Clause`], after the one spoken to.
    Told,
    /// As [`Mode::Clause`], with the subject of the sentence: "…, adding that …".
    Participle,
    /// Only in quotation marks.
    Quote,
    /// Only words in marks, inside the reporter's sentence.
    Describe,
    /// The subject passes on the words of another.
    Relay,
    /// The subject is a paper or data.
    Document,
}

impl Mode {
    /// Whether a clause needs no further word before it.
    pub(super) fn takes_clause(self) -> bool {
        matches!(self, Mode::Clause | Mode::Told | Mode::Participle)
    }
}

/// A verb of saying at its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue<'a> {
    pub(super) verb: TokenRange,
    /// From the table.
    pub(super) strength: &'a str,
    pub(super) mode: Mode,
    /// Whether the verb is denied: "did not say".
    pub(super) negated: bool,
}

/// The tables of verbs of saying, and of the nouns that may hold one.
const CUES: Categories = Categories::of(&[Category::SayingVerb, Category::SpeakerNoun, Category::Title]);

/// The verbs of saying in a sentence, outside quotation marks, in order.
pub(super) fn find<'a>(view: &View<'a>, sentence: TokenRange) -> Vec<Cue<'a>> {
    let mut cues = Vec::new();
    let mut at = sentence.start as usize;
    let end = sentence.end as usize;
    while at < end {
        if !view.document.begin_at(at).meets(CUES) {
            at += 1;
            continue;
        }
        if let Some((_, quoted)) = view.quoted_at(at) {
            at = quoted.outer.end as usize;
            continue;
        }
        let noun = view.any(at, &[Category::SpeakerNoun, Category::Title]).map_or(0, TokenRange::len);
        let found = view.document.longest_at(at, Category::SayingVerb).filter(|(_, verb)| noun <= verb.len());
        let Some((entry, verb)) = found else {
            // "nhà phân tích" is an analyst and holds no verb of analysing.
            at += noun.max(1);
            continue;
        };
        let is_none = &*entry.value == "none";
        if !is_none
            && !is_part_of_name(view, at, sentence.start as usize)
            && verb.end <= sentence.end
            && let (strength, mode) = split(&entry.value)
            && let Some(negated) = used_as_verb(view, verb, mode, sentence.start as usize)
        {
            cues.push(Cue { verb, strength, mode, negated });
        }
        at = verb.end as usize;
    }
    cues
}

/// Whether the word stands in a name, as "Forecasts" does in that of an office.
fn is_part_of_name(view: &View<'_>, at: usize, start: usize) -> bool {
    let after_word = start < at && !view.is_mark(at - 1) && view.quoted_at(at - 1).is_none();
    view.name_at(at).is_some() || (view.is_capital(at) && after_word)
}

fn split(value: &str) -> (&str, Mode) {
    let (strength, mode) = value.split_once(' ').unwrap_or((value, ""));
    let mode = match mode {
        "that" => Mode::That,
        "to" => Mode::Infinitive,
        "told" => Mode::Told,
        "participle" => Mode::Participle,
        "quote" => Mode::Quote,
        "describe" => Mode::Describe,
        "relay" => Mode::Relay,
        "document" => Mode::Document,
        _ => Mode::Clause,
    };
    (strength, mode)
}

/// Whether the words are a verb here and tell of something that was said; and whether they are negated.
fn used_as_verb(view: &View<'_>, verb: TokenRange, mode: Mode, start: usize) -> Option<bool> {
    let (first, after) = (verb.start as usize, verb.end as usize);
    // "viết trên Facebook": before a medium it is a verb all the same.
    let published = (after + 1..after + 4).any(|at| via::is_medium_noun(view, at).is_some());
    if mode != Mode::Relay && view.function(after, "noun-after").is_some() && !view.is_capital(after) && !published {
        return None;
    }
    if view.function_before(first, start, "noun-before").is_some() {
        return None;
    }
    if mode == Mode::Participle && start < first && !view.is(first - 1, ",") && view.quoted_at(first - 1).is_none() {
        return None;
    }
    // "được hãng thông báo": announced by the company, to somebody.
    let agent = (start.max(first.saturating_sub(3))..first).find(|&at| {
        view.function(at, "passive").is_some() && view.any(at, &[Category::SpeakerNoun, Category::Title]).is_none()
    });
    if view.language.modifier_follows && agent.is_some_and(|at| !(at..first).any(|at| view.is(at, ","))) {
        return None;
    }
    // Adverbs may stand between "not" or "will" and the verb.
    let mut at = first;
    for _ in 0..4 {
        let unreal = ["unreal", "passive"].iter().any(|function| view.function_before(at, start, function).is_some());
        if unreal {
            return None;
        }
        if view.function_before(at, start, "negation").is_some() {
            return Some(true);
        }
        match view.function_before(at, start, "adverb") {
            Some(adverb) => at = adverb.start as usize,
            None => break,
        }
    }
    Some(false)
}
