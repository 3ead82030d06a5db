//! Who said it: chains of relays, spokesmen and principals, and the same words from two mouths.

use super::{QUOTES, SPEAKERS};
use crate::claim::{Claim, Wording};
use crate::finding::{Pair, Rule, Ruling, Verdict};
use crate::text::{Key, key_of};
use crate::value::relation::Relation;

/// Words from which two equal utterances are surely one.
const SURE_WORDS: usize = 6;

/// The agency of one article is the speaker of the other.
pub(in crate::finding::rules) const RELAYED: Rule = Rule {
    name: "speaker-relayed",
    facets: SPEAKERS,
    summary: "One names the speaker and the other the agency or paper that relays the words.",
    why: "They are two links of one chain: the agency quotes the man.",
    example: "“Peskov said, TASS reports” and “according to TASS”",
    silent: "the relay is not named beside the speaker in either article",
    decide: |pair| {
        let relays = |a: &Claim, b: &Claim| matches!((a.via.as_deref(), b.speaker.as_deref()), (Some(via), Some(speaker)) if shares_a_name(via, speaker));
        let told_apart = has_two_names(pair)?;
        let relayed = relays(pair.earlier, pair.later) || relays(pair.later, pair.earlier);
        (told_apart && relayed && may_be_one_utterance(pair)).then(|| named(pair, Verdict::Compatible))
    },
};

/// A spokesman speaks for his principal.
pub(in crate::finding::rules) const ON_BEHALF: Rule = Rule {
    name: "speaker-on-behalf",
    facets: SPEAKERS,
    summary: "One names a person and the other the body for which that person speaks.",
    why: "A spokesman's words are his house's words.",
    example: "“Kremlin spokesman Dmitry Peskov said” and “the Kremlin said”",
    silent: "the body is not named beside the person",
    decide: |pair| {
        // The body stands in the words that name its spokesman.
        let beside = |a: &Claim, b: &Claim| {
            b.speaker_key
                .is_some_and(|body| a.participants.iter().any(|it| it.key == body) && a.speaker_key != Some(body))
        };
        let told_apart = has_two_names(pair)?;
        let either = beside(pair.earlier, pair.later) || beside(pair.later, pair.earlier);
        (told_apart && either && may_be_one_utterance(pair)).then(|| named(pair, Verdict::Compatible))
    },
};

/// The same words from two mouths.
pub(in crate::finding::rules) const APART: Rule = Rule {
    name: "speaker-apart",
    facets: SPEAKERS,
    summary: "The same words are given to two different speakers.",
    why: "One of the outlets has the wrong man.",
    example: "“a rather interesting idea”, said by Ushakov in one article and by Peskov in another",
    silent: "one speaker is only described, one relays or speaks for the other, or the words are not the same",
    decide: |pair| {
        let told_apart = has_two_names(pair)? && !pair.either(|claim| is_letters(claim.speaker.as_deref()));
        (told_apart && says_the_same_words(pair) && may_be_one_utterance(pair))
            .then(|| named(pair, Verdict::Conflict).warning())
    },
};

/// Described on one side, named on the other.
pub(in crate::finding::rules) const DESCRIBED: Rule = Rule {
    name: "speaker-described",
    facets: &[crate::claim::Facet::Speaker],
    summary: "One names the speaker and the other describes him, or gives a longer name.",
    why: "“A police spokesman” and the man's name are one source.",
    example: "“a police officer said” and “Colonel Tran Van Loi said”",
    silent: "both are named",
    decide: |pair| (pair.relation == Relation::Compatible).then(|| Ruling::new(Verdict::Compatible)),
};

/// Whether a name is a run of capitals without a space: an agency, a broadcaster, a ministry, which may well relay.
fn is_letters(name: Option<&str>) -> bool {
    name.is_some_and(|name| name.chars().all(|letter| letter.is_uppercase() || !letter.is_alphabetic()))
}

fn named(pair: &Pair<'_>, verdict: Verdict) -> Ruling {
    Ruling::new(verdict)
        .with("first", pair.earlier.speaker.as_deref().unwrap_or_default())
        .with("second", pair.later.speaker.as_deref().unwrap_or_default())
}

/// Whether both speakers are named, by two names that are not two forms of one. Nothing to say where one is not named.
fn has_two_names(pair: &Pair<'_>) -> Option<bool> {
    let (first, second) = (pair.earlier.speaker.as_deref()?, pair.later.speaker.as_deref()?);
    let (a, b) = (pair.earlier.speaker_key?, pair.later.speaker_key?);
    Some(a != b && !shares_a_name(first, second))
}

/// Whether two names have a word in common: a family name, a short form.
fn shares_a_name(a: &str, b: &str) -> bool {
    let words = |name: &str| name.split_whitespace().map(key_of).collect::<Vec<Key>>();
    let (a, b) = (words(a), words(b));
    a.iter().any(|word| b.contains(word))
}

fn may_be_one_utterance(pair: &Pair<'_>) -> bool {
    pair.relation == Relation::Apart || QUOTES.contains(&pair.earlier.facet)
}

/// Whether the words themselves show that it is one utterance.
fn says_the_same_words(pair: &Pair<'_>) -> bool {
    let (Some(a), Some(b)) = (pair.earlier.utterance(), pair.later.utterance()) else {
        return pair.relation == Relation::Apart;
    };
    let long = SURE_WORDS <= a.words.len().min(b.words.len());
    long && a.quoted && b.quoted && matches!(a.wording(b), Wording::Same | Wording::Part)
}
