//! How the values of two claims relate, whatever their facet.

use rust_decimal::Decimal;

use super::{Claim, ClaimValue, Facet, Named, Wording};
use crate::text::{Key, key_of};
use crate::value::name::{NameRelation, is_alphanumeric, name_relation};
use crate::value::relation::{self, Relation};
use crate::value::{Hedge, Quantity, place};

/// Digits from which a price is read off a market and not set by a seller or rounded by a writer.
const READ_OFF: usize = 5;
/// The most that two readings of one market differ by: one part in so many.
const READINGS_NEAR: i64 = 200;

/// The relation of two values, whatever their facet.
pub fn relation_of(left: &Claim, right: &Claim) -> Relation {
    match (&left.value, &right.value) {
        (ClaimValue::Quantity(a), ClaimValue::Quantity(b)) => match relation::quantities(a, b) {
            Relation::Incomparable => converted(left, right),
            relation => relation,
        },
        (ClaimValue::Time(a), ClaimValue::Time(b)) => relation::times(a, b),
        (ClaimValue::Place(a), ClaimValue::Place(b)) => places(a, b),
        (ClaimValue::Participant(a), ClaimValue::Participant(b)) => {
            let person = || Some(key_of("person"));
            editions(a, b).unwrap_or_else(|| names(a, b, || left.kind == person() || right.kind == person()))
        }
        (ClaimValue::Speaker(a), ClaimValue::Speaker(b)) => names(a, b, || true),
        (ClaimValue::Status(a), ClaimValue::Status(b)) => {
            if left.polarity != right.polarity {
                Relation::Apart
            } else if a == b {
                Relation::Same
            } else {
                Relation::Compatible
            }
        }
        (ClaimValue::Quote(a), ClaimValue::Quote(b)) => match a.wording(b) {
            Wording::Same => Relation::Same,
            Wording::Part | Wording::Varied | Wording::Translated => Relation::Compatible,
            Wording::Differs(_) | Wording::TranslatedApart => Relation::Apart,
            Wording::Unlike => Relation::Incomparable,
        },
        _ => Relation::Incomparable,
    }
}

/// Whether two prices of one good that differ are readings of one market at two moments: told to the last digit and hardly
/// apart. Quotations of a dealer are not: each is in force until the next.
pub(crate) fn are_readings(a: &Claim, b: &Claim) -> bool {
    let (Some(left), Some(right)) = (a.quantity(), b.quantity()) else { return false };
    let quoted = |claim: &Claim| claim.frame.as_deref() == Some("listed_price");
    let read_off = |quantity: &Quantity| {
        let exact = quantity.hedge == Hedge::Exact && quantity.low == quantity.high;
        exact && quantity.change.is_none() && quantity.per.is_some() && READ_OFF <= quantity.digits()
    };
    let (Some(first), Some(second)) = (left.low, right.low) else { return false };
    let difference = first.saturating_sub(second).abs();
    a.facet == Facet::Money
        && !quoted(a)
        && !quoted(b)
        && read_off(left)
        && read_off(right)
        && difference.saturating_mul(Decimal::from(READINGS_NEAR)) <= first.abs().min(second.abs())
}

/// Amounts in two currencies are one when an article states both and one of them meets the other's. Rates move from day
/// to day, so that amounts which do not meet say nothing.
fn converted(left: &Claim, right: &Claim) -> Relation {
    let meets = |a: Option<&Quantity>, b: Option<&Quantity>| {
        let relation = a.zip(b).map(|(a, b)| relation::quantities(a, b));
        matches!(relation, Some(Relation::Same | Relation::Compatible))
    };
    let met = meets(left.converted.as_deref(), right.quantity()) || meets(left.quantity(), right.converted.as_deref());
    if met { Relation::Compatible } else { Relation::Incomparable }
}

/// The relation of two editions of one thing: "SEA Games 26" and "SEA Games 27" are two, and either may be meant by "SEA
/// Games".
fn editions(left: &Named, right: &Named) -> Option<Relation> {
    let is_one = left.known.is_some() && left.known == right.known;
    match (edition_of(left).filter(|_| is_one), edition_of(right).filter(|_| is_one)) {
        (None, None) => None,
        (Some(a), Some(b)) if a == b => Some(Relation::Same),
        // A year and an ordinal number may be those of one edition.
        (Some(a), Some(b)) if a.len() == b.len() => Some(Relation::Apart),
        _ => Some(Relation::Compatible),
    }
}

/// The year or number behind or in front of a known name that is no part of it in the gazetteer.
fn edition_of(named: &Named) -> Option<&str> {
    let known = named.known.as_deref()?;
    let is_number = |word: &&str| {
        word.starts_with(|first: char| first.is_ascii_digit())
            && word.bytes().all(|letter| letter.is_ascii_digit() || letter == b'.')
            && !known.ends_with(*word)
    };
    let (_, last) = named.name.rsplit_once(' ')?;
    let first = || named.name.split(' ').next().filter(|word| word.len() == 4 && is_number(word));
    Some(last).filter(is_number).or_else(first)
}

fn names(left: &Named, right: &Named, are_people: impl Fn() -> bool) -> Relation {
    if left.name == right.name || (left.known.is_some() && left.known == right.known) {
        return Relation::Same;
    }
    if left.described || right.described {
        return Relation::Compatible;
    }
    if left.known.is_some() && right.known.is_some() {
        return Relation::Apart;
    }
    if !share_an_initial(&left.name, &right.name) || are_models(&left.name, &right.name, are_people) {
        return Relation::Apart;
    }
    if is_misspelt_acronym(&left.name, &right.name) {
        return Relation::Compatible;
    }
    match name_relation(&left.name, &right.name) {
        NameRelation::Same => Relation::Same,
        NameRelation::Likely => Relation::Compatible,
        NameRelation::Unlike if holds_the_words_of(&left.name, &right.name) => Relation::Compatible,
        NameRelation::Unlike => Relation::Apart,
    }
}

/// Whether all words of the shorter name, three at least, stand in the longer one: the short form of an organisation.
fn holds_the_words_of(left: &str, right: &str) -> bool {
    let words = |name: &str| name.split_whitespace().map(key_of).collect::<Vec<Key>>();
    let (left, right) = (words(left), words(right));
    let (short, long) = if left.len() < right.len() { (left, right) } else { (right, left) };
    3 <= short.len() && short.iter().all(|word| long.contains(word))
}

/// Whether a word of one name begins like a word of the other: a cheap test before the careful one.
fn share_an_initial(left: &str, right: &str) -> bool {
    initials(left).any(|letter| initials(right).any(|other| letter == other))
}

fn initials(name: &str) -> impl Iterator<Item = char> {
    name.split(|letter: char| !is_alphanumeric(letter))
        .filter_map(|word| word.chars().next().map(|letter| letter.to_ascii_lowercase()))
}

/// Whether only one of two names has a number or a mark in it that tells it from its brothers: "Note" and "Note 3",
/// "Thanh Niên" and "U21 Thanh Niên", "Xperia" and "Xperia Z". A year or the number of an edition is often left out.
fn are_models(left: &str, right: &str, are_people: impl Fn() -> bool) -> bool {
    if number_of(left) != number_of(right) {
        return true;
    }
    let (left, right) = (mark_of(left), mark_of(right));
    // "Benigno Aquino III" is Benigno Aquino, too.
    left != right && (left.is_some() && right.is_some() || !are_people())
}

/// The number in a name that tells it from its brothers.
fn number_of(name: &str) -> Option<String> {
    // Few names have one.
    if !name.bytes().any(|letter| letter.is_ascii_digit()) {
        return None;
    }
    let is_edition = |word: &str| 1 < word.len() && word.bytes().all(|letter| letter.is_ascii_digit());
    let mut words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !is_edition(word));
    let word = words.find(|word| word.bytes().any(|letter| letter.is_ascii_digit()))?;
    Some(word.chars().filter(char::is_ascii_digit).collect())
}

/// The letters at the end of a name of products that tell it from its brothers: one or two capitals, or a small Roman
/// number.
fn mark_of(name: &str) -> Option<&str> {
    let (rest, word) = name.rsplit_once(' ')?;
    let capitals = word.len() <= 2 && word.bytes().all(|letter| letter.is_ascii_uppercase());
    let roman = word.len() <= 3 && word.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'));
    let of_a_product = rest.is_ascii() && rest.chars().rev().take(2).all(|letter| letter.is_ascii_alphanumeric());
    (of_a_product && !word.is_empty() && (capitals || roman)).then_some(word)
}

/// Whether two acronyms of four letters or more differ by two letters that have changed places (CNRP, CNPR).
fn is_misspelt_acronym(left: &str, right: &str) -> bool {
    let is_acronym = |name: &str| 4 <= name.len() && name.bytes().all(|letter| letter.is_ascii_uppercase());
    let letters = |name: &str| {
        let mut letters = name.as_bytes().to_vec();
        letters.sort_unstable();
        letters
    };
    is_acronym(left)
        && is_acronym(right)
        && left.as_bytes().first() == right.as_bytes().first()
        && letters(left) == letters(right)
        && strsim::osa_distance(left, right) == 1
}

/// The relation of two places: one, one within the other, or two.
pub fn places(left: &Named, right: &Named) -> Relation {
    if let (Some(a), Some(b)) = (left.known.as_deref(), right.known.as_deref())
        && a != b
        && (place::contains(a, b) || place::contains(b, a))
    {
        return Relation::Compatible;
    }
    names(left, right, || false)
}
