//! The thing counted: classifier, head noun and modifiers after a number, and what happened to it.

use super::amount::{Amount, Form};
use super::reader::Reader;
use super::unit::after_hyphen;
use crate::text::{Category, TokenRange};

/// A counted thing.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    /// One past the last token of number, classifier and head noun.
    pub(super) span_end: usize,
    /// The noun with its modifiers.
    pub(super) noun: Option<TokenRange>,
    /// Its head as a concept.
    pub(super) concept: Option<Box<str>>,
    /// What happened to it.
    pub(super) state: Option<Box<str>>,
}

/// Words of a phrase after its head noun.
const LONGEST_MODIFIER: usize = 5;
/// Words between a number and its noun where modifiers stand before it.
const LONGEST_PREMODIFIER: usize = 4;
/// Words that may stand between a noun and what happened to it ("đã bị", "have been").
const LONGEST_AUXILIARY: usize = 4;

/// Reads what an amount counts, from the token after it.
pub(super) fn read_counted(reader: &Reader<'_>, amount: &Amount, at: usize) -> Option<Counted> {
    let hyphen = after_hyphen(reader, at);
    // "60A" and "F16C" count nothing; a word right at the number is none.
    if reader.is_glued(at) && hyphen == at {
        return None;
    }
    let joined = hyphen != at;
    let at = hyphen;
    if !reader.is_word(at) {
        return None;
    }
    // "a 10-member team" counts the members.
    if joined && let Some((noun, end)) = reader.longest(at, Category::CountedNoun) {
        let noun_tokens = Some(TokenRange::new(at, end));
        return Some(Counted { span_end: end, noun: noun_tokens, concept: Some(noun.value.clone()), state: None });
    }
    // "12 dead", "12 were killed": the number stands for people.
    if reader.longest(at, Category::CountedNoun).is_none()
        && let Some((state, _, _)) = state_after(reader, at)
    {
        return Some(Counted { span_end: at, noun: None, concept: Some(state.clone()), state: Some(state) });
    }
    if reader.language.modifier_follows {
        read_noun_first(reader, amount, at)
    } else {
        read_noun_last(reader, amount, at)
    }
}

/// Number, classifier, noun, modifiers: "60 nhà ngoại giao Nga", "ba chiếc tàu chở hàng".
fn read_noun_first(reader: &Reader<'_>, amount: &Amount, at: usize) -> Option<Counted> {
    let mut head_at = at;
    let mut concept = None;
    let mut known_end = at;
    if let Some((noun, end)) = reader.longest(at, Category::CountedNoun) {
        // "một Hồ Quỳnh Hương": a name, no lake.
        if end == at + 1 && is_in_name(reader, at) {
            return None;
        }
        concept = Some(noun.value.clone());
        known_end = end;
    }
    if let Some((classifier, end)) = reader.longest(at, Category::Classifier)
        && (known_end < end || (known_end == end && reader.longest(end, Category::CountedNoun).is_some()))
        && !reader.is_capital(at)
    {
        known_end = end;
        let alone = &*classifier.value;
        concept = (alone != "-").then(|| alone.into());
        if let Some((noun, noun_end)) = reader.longest(end, Category::CountedNoun) {
            concept = Some(noun.value.clone());
            known_end = noun_end;
        } else if let Some((inner, inner_end)) = reader.longest(end, Category::Classifier) {
            concept = (&*inner.value != "-").then(|| inner.value.clone());
            known_end = inner_end;
        } else if let Some((state, _)) = read_state(reader, end) {
            concept = concept.or(Some(state));
        } else if is_plain_noun(reader, end) {
            known_end = end + 1;
        }
        // A bare classifier is no part of the thing: "chiếc tàu" is a ship.
        if alone == "-" && end < known_end {
            head_at = end;
        }
    }
    if known_end == at {
        if amount.form == Form::Weak || !is_plain_noun(reader, at) {
            return None;
        }
        known_end = if is_plain_noun(reader, at + 1) { at + 2 } else { at + 1 };
    }
    let (noun_end, state) = read_modifiers(reader, known_end);
    let concept = with_state(concept, state.as_deref());
    Some(Counted { span_end: known_end, noun: Some(TokenRange::new(head_at, noun_end)), concept, state })
}

/// Number, modifiers, noun: "60 Russian diplomats", "12 people killed".
fn read_noun_last(reader: &Reader<'_>, amount: &Amount, at: usize) -> Option<Counted> {
    // "six of the victims"
    let whole = reader.function(at, "of_the").filter(|_| amount.form != Form::Weak);
    let at = whole.unwrap_or(at);
    let mut head = None;
    let mut unknown: Option<(usize, bool)> = None;
    let mut next = at;
    let one = amount.single().is_some_and(|value| value == rust_decimal::Decimal::ONE);
    while next < at + LONGEST_PREMODIFIER && reader.is_word(next) {
        let joined = next == at || reader.document.tokens[next].spaced;
        if !joined {
            break;
        }
        // "10 Downing Street"
        if reader.function(next, "address_end").is_some() {
            return None;
        }
        if let Some((noun, end)) = reader.longest(next, Category::CountedNoun) {
            head = Some((Some(noun.value.clone()), end));
            // "police officers": the last of nouns that stand together is the head.
            if reader.longest(end, Category::CountedNoun).is_none() {
                break;
            }
            next = end;
            continue;
        }
        let stops = !reader.document.tokens[next].all_capitals
            && (reader.longest(next, Category::NounStop).is_some()
                || reader.longest(next, Category::Numeral).is_some());
        if head.is_some() || stops {
            break;
        }
        let plural = reader.language.is_plural(reader.document.word(next));
        let name = reader.is_capital(next) && !(plural && next == at);
        if !name && (plural || one) && unknown.is_none_or(|(_, was_plural)| !was_plural) {
            unknown = Some((next + 1, plural));
        }
        next += 1;
        while reader.is_dash(next) && reader.is_glued(next) && reader.is_glued(next + 1) {
            next += 2;
        }
    }
    let (concept, known_end) = match (head, unknown) {
        (Some(head), _) => head,
        (None, Some((end, _))) if amount.form != Form::Weak => (None, end),
        _ => return None,
    };
    let state = state_after(reader, known_end);
    let noun_end = state.as_ref().filter(|(_, direct, _)| *direct).map_or(known_end, |&(_, _, end)| end);
    let state = state.map(|(state, _, _)| state).or_else(|| {
        // "12 injured people"
        (at..known_end).find_map(|token| read_state(reader, token).map(|(state, _)| state))
    });
    let concept = with_state(concept, state.as_deref());
    let span_end = if whole.is_some() { amount.end } else { known_end };
    Some(Counted { span_end, noun: Some(TokenRange::new(at, noun_end)), concept, state })
}

/// What happened to people is what they are counted as.
pub(super) fn with_state(concept: Option<Box<str>>, state: Option<&str>) -> Option<Box<str>> {
    match (concept.as_deref(), state) {
        (Some("person" | "other" | "victim"), Some(state)) => Some(state.into()),
        _ => concept,
    }
}

/// A word that may be a noun nobody has listed: lower case or an abbreviation, and none of the words at which a phrase
/// ends.
fn is_plain_noun(reader: &Reader<'_>, at: usize) -> bool {
    reader.is_word(at)
        && !reader.is_glued(at)
        && (!reader.is_capital(at) || reader.document.tokens[at].all_capitals)
        && reader.longest(at, Category::NounStop).is_none()
        && reader.function(at, "weak").is_none()
        && reader.longest(at, Category::Numeral).is_none()
        && reader.longest(at, Category::Multiplier).is_none()
}

/// Whether a capitalised word opens a longer name.
fn is_in_name(reader: &Reader<'_>, at: usize) -> bool {
    let capital = |at: usize| reader.is_capital(at) && !reader.document.tokens[at].all_capitals;
    capital(at) && capital(at + 1)
}

/// The modifiers after a noun, and what happened to the thing.
fn read_modifiers(reader: &Reader<'_>, end: usize) -> (usize, Option<Box<str>>) {
    let mut at = end;
    while at < end + LONGEST_MODIFIER && reader.is_word(at) && reader.document.tokens[at].spaced {
        if let Some((state, state_end)) = read_state(reader, at) {
            return (state_end, Some(state));
        }
        if reader.longest(at, Category::NounStop).is_some() || reader.longest(at, Category::Numeral).is_some() {
            break;
        }
        at += 1;
    }
    let state = state_after(reader, at);
    let end = state.as_ref().filter(|(_, direct, _)| *direct).map_or(at, |&(_, _, end)| end);
    (end, state.map(|(state, _, _)| state))
}

/// What the words after a noun say happened: the state, whether it follows directly, and where it ends.
fn state_after(reader: &Reader<'_>, end: usize) -> Option<(Box<str>, bool, usize)> {
    let mut at = end;
    for _ in 0..LONGEST_AUXILIARY {
        if let Some((state, state_end)) = read_state(reader, at) {
            return Some((state, at == end, state_end));
        }
        at = reader.function(at, "auxiliary")?;
    }
    None
}

/// The state that begins at a token.
pub(super) fn read_state(reader: &Reader<'_>, at: usize) -> Option<(Box<str>, usize)> {
    reader.longest(at, Category::CountedState).map(|(entry, end)| (entry.value.clone(), end))
}

/// The state that the word right before a number says: "killing 12", "giết chết 12".
pub(super) fn state_before(reader: &Reader<'_>, start: usize) -> Option<Box<str>> {
    reader.longest_before(start, Category::CountedState).map(|(entry, _)| entry.value.clone())
}
