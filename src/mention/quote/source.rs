//! Sources that no verb introduces: "according to …" before, within or after what they said.

use super::cue::Cue;
use super::view::View;
use crate::text::TokenRange;

/// A source named with "according to".
#[derive(Clone, Copy, Debug)]
pub(super) struct Source {
    /// The word for "according to".
    pub(super) word: TokenRange,
    /// The one who said it.
    pub(super) phrase: TokenRange,
    /// Where the rest of the sentence goes on.
    pub(super) end: usize,
    /// Whether the sentence ends with it.
    pub(super) closes: bool,
}

const LONGEST: usize = 40;

/// The one whose information it is stands at most this many tokens behind the noun.
const FARTHEST_OWNER: usize = 4;

/// The sources in a sentence that have no verb of their own.
pub(super) fn find(view: &View<'_>, sentence: TokenRange, cues: &[Cue<'_>]) -> Vec<Source> {
    let mut sources = Vec::new();
    let mut at = sentence.start as usize;
    let end = sentence.end as usize;
    while at < end {
        if !view.document.may_be(at, "according") {
            at += 1;
            continue;
        }
        if let Some((_, quoted)) = view.quoted_at(at) {
            at = (quoted.outer.end as usize).max(at + 1);
            continue;
        }
        match read(view, sentence, at, cues) {
            Some(source) => {
                at = source.end.max(at + 1);
                sources.push(source);
            }
            None => at += 1,
        }
    }
    sources
}

fn read(view: &View<'_>, sentence: TokenRange, at: usize, cues: &[Cue<'_>]) -> Option<Source> {
    let word = view.function(at, "according")?;
    if view.function(at, "not-a-source").is_some() || !opens_part(view, sentence.start as usize, at) {
        return None;
    }
    let (start, end) = (word.end as usize, sentence.end as usize);
    if view.function(start - 1, "not-a-source").is_some() {
        return None;
    }
    let mut stop = start;
    while stop < end.min(start + LONGEST) {
        if let Some((_, quoted)) = view.quoted_at(stop) {
            if quoted.outer.start as usize == stop && start + 1 < stop && 4 < quoted.inner.len() {
                break;
            }
            stop = quoted.outer.end as usize;
            continue;
        }
        if let Some(name) = view.name_at(stop) {
            stop = (name.tokens.end as usize).max(stop + 1);
            continue;
        }
        if view.is(stop, "(")
            && let Some(close) = (stop..end).take(40).find(|&at| view.is(at, ")"))
        {
            stop = close + 1;
            continue;
        }
        let is_end = view.is(stop, ",")
            || view.is(stop, ":")
            || view.is(stop, ";")
            || view.is_dash(stop)
            || view.function(stop, "that").is_some()
            || view.function(stop, "then").is_some();
        if is_end {
            break;
        }
        // A verb follows: the source is its subject.
        if cues.iter().any(|cue| cue.verb.start as usize == stop) && start < stop {
            return None;
        }
        stop += 1;
    }
    let phrase = view.trim(TokenRange::new(start, stop));
    if phrase.is_empty() || phrase.indices().any(|at| view.function(at, "rule").is_some()) {
        return None;
    }
    let rest = view.trim(TokenRange::new(stop, end));
    // "…", according to Mr Roe, head of the agency: what he said stands before, whatever explains him behind.
    let quoted = at.checked_sub(1).is_some_and(|before| {
        view.quoted_at(before).is_some() || (view.is(before, ",") && 0 < before && view.quoted_at(before - 1).is_some())
    });
    Some(Source { word, phrase, end: stop, closes: rest.is_empty() || (quoted && sentence.start < word.start) })
}

/// Whether a part of the sentence begins here: at its start, after a comma, a dash or a quotation, after linking words.
fn opens_part(view: &View<'_>, start: usize, at: usize) -> bool {
    let mut at = at;
    while start < at {
        if let Some(word) =
            ["link", "adverb"].into_iter().find_map(|function| view.function_before(at, start, function))
        {
            at = word.start as usize;
            continue;
        }
        return view.is(at - 1, ",")
            || view.is(at - 1, ")")
            || view.is(at - 1, ":")
            || view.is_dash(at - 1)
            || view.quoted_at(at - 1).is_some();
    }
    true
}

/// The one behind the information: "the forecast of the weather centre" is the centre's.
pub(super) fn behind(view: &View<'_>, phrase: TokenRange) -> TokenRange {
    let Some(start) = information(view, phrase.start as usize) else { return phrase };
    let mut at = start;
    let end = phrase.end as usize;
    while at < end.min(start + FARTHEST_OWNER) {
        if let Some(of) = view.function(at, "of").or_else(|| view.function(at, "clause")) {
            let rest = TokenRange::new(of.end as usize, end);
            return if rest.is_empty() { phrase } else { rest };
        }
        if at == start && (view.is_capital(at) || view.name_at(at).is_some()) {
            return TokenRange::new(at, end);
        }
        at += 1;
    }
    phrase
}

/// The end of a noun for information at the start of a phrase: "the forecast", "a statement".
fn information(view: &View<'_>, start: usize) -> Option<usize> {
    if let Some(info) = view.function(start, "info") {
        return Some(info.end as usize);
    }
    let noun = match view.speaker_noun(start)? {
        ("source", noun) => noun,
        ("many", many) => view.speaker_noun(many.end as usize).filter(|(kind, _)| *kind == "source")?.1,
        _ => return None,
    };
    view.function(noun.end as usize, "of").map(|_| noun.end as usize)
}
