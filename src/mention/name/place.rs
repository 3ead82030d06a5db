//! Names of places that a head word opens: tỉnh, đường, Lake.

use super::context::Context;
use super::draft::Draft;
use super::known::known_place;
use super::run::{self, Titled};
use super::{NameKind, known};
use crate::text::{Category, TokenRange};

/// "tỉnh Leyte", "quận 9", "45 đường Giải Phóng", "Lake Geneva".
pub(super) fn place<'l>(context: &Context<'_, 'l>, at: usize) -> Option<Draft<'l>> {
    let document = context.document;
    let (entry, head) = document.longest_at(at, Category::PlaceHead)?;
    let kind = &*entry.value;
    let mut rest = head.end as usize;
    if head.len() == 1 && document.word(rest) == "." && document.word(rest - 1).chars().count() < 3 {
        rest += 1;
    }
    // "đường Quốc lộ 1A": the second head opens the name.
    let street =
        || context.document.longest_at(rest, Category::PlaceHead).filter(|(entry, _)| &*entry.value == "street");
    if kind == "street" && context.is_capital(rest) && street().is_some() && place(context, rest).is_some() {
        return None;
    }
    // "khu vực P.Tân Biên": the area is that of the ward.
    let has_head = || context.document.longest_at(rest, Category::PlaceHead).is_some();
    if kind == "region" && has_head() && place(context, rest).is_some() {
        return None;
    }
    // "phiên bản Facebook": an organisation is no village.
    if known::read(context, rest).is_some_and(|found| found.votes[NameKind::Organization as usize] != 0) {
        return None;
    }
    // A longer name of the gazetteer holds the head ("TP Hồ Chí Minh"); "Hồ Quỳnh Hương" is a singer.
    let holds_head = known::read(context, at).is_some_and(|found| rest < found.end());
    let is_family = head.len() == 1
        && context.is_capital(at)
        && context.is(at, Category::FamilyName)
        && context.is_capital(rest + 1)
        && !context.is_pair_lower_elsewhere(at)
        // "Đường Nguyễn Huệ": a street is called after somebody with a family name of his own.
        && !(kind == "street" && context.is(rest, Category::FamilyName) && !context.is_capital(rest + 2));
    if holds_head || is_family {
        return None;
    }
    // "yêu cầu Mỹ" is no bridge, and "P.Ngọc" alone on a line is the writer.
    let bare = head.len() == 1 && !context.is_capital(at) && !is_description(kind);
    // "xã Mỹ Hòa Hưng" is no country, though its first syllable is one's name.
    let goes_on = |at: usize| context.is_capital(at) && context.is_spaced(at) && context.is_native(at);
    let country = bare
        && known_place(context, rest)
            .is_some_and(|found| found.known.is_some_and(|key| key.len() == 2) && !goes_on(found.end()));
    if country || (document.word(rest - 1) == "." && run::stands_alone(context, TokenRange::new(at, rest + 1))) {
        return None;
    }
    let is_short = document.words(head).chars().count() == 1;
    if is_short && !context.is_capital(at) {
        return None;
    }
    let numbered = matches!(kind, "district" | "commune" | "street");
    let end = if context.is_number(rest) && numbered && context.time_end(rest).is_none() {
        number_end(context, rest)
    } else if numbered
        && document.word(rest + 1).starts_with(|first: char| first.is_ascii_digit())
        && !context.is_capital(rest)
        && document.word(rest).chars().count() == 2
    {
        // "đường số 3"
        number_end(context, rest + 1)
    } else if context.is_capital(rest) && (context.is_spaced(rest) || context.document.word(rest - 1) == ".") {
        // "bản Z40" is a version, no village.
        if kind == "hamlet" && !context.is_native(rest) {
            return None;
        }
        name_end(context, rest, kind)?
    } else {
        return None;
    };
    let start = if kind == "street" { house_number(context, at) } else { at };
    let is_generic = matches!(kind, "country" | "region");
    let mut draft =
        Draft::new(TokenRange::new(if is_generic { rest } else { start }, end), "place-head").vote(NameKind::Place, 20);
    if is_description(kind) {
        draft.core = TokenRange::new(rest, end);
    }
    if let Some(found) = known_place(context, rest).filter(|found| found.end() == end) {
        draft.known = found.known.filter(|_| !matches!(kind, "street" | "building" | "nature" | "commune" | "hamlet"));
        if draft.known.is_some() && (is_generic || draft.core.start as usize == rest) {
            draft.core = found.core;
        }
    }
    Some(draft)
}

/// Whether a head only says what the place is: "tỉnh Leyte" is Leyte, "sông Hồng" is no Hồng.
pub(super) fn is_description(kind: &str) -> bool {
    matches!(kind, "country" | "capital" | "city" | "province" | "region")
}

/// The end of "3", "3/2", "1A", "12 B".
pub(super) fn number_end(context: &Context<'_, '_>, at: usize) -> usize {
    let mut end = at + 1;
    while context.document.word(end) == "/" && context.is_number(end + 1) && !context.is_spaced(end) {
        end += 2;
    }
    let letter = !context.is_spaced(end)
        && context.document.tokens.get(end).is_some_and(|token| token.capital)
        && context.document.word(end).len() == 1;
    end + usize::from(letter)
}

/// Where the house number before a street begins: "45 đường", "số 12/3 phố".
fn house_number(context: &Context<'_, '_>, at: usize) -> usize {
    let mut start = at;
    while 0 < start
        && (context.is_number(start - 1)
            || (context.document.word(start - 1) == "/" && 1 < start && context.is_number(start - 2)))
        && context.time_end(start - 1).is_none()
    {
        start -= 1;
    }
    start
}

/// The end of the capitalised words after the head of a place.
fn name_end(context: &Context<'_, '_>, at: usize, kind: &str) -> Option<usize> {
    let alone = !context.is_capital(at + 1) || !context.is_spaced(at + 1);
    // "đường Độc lập", "Quảng trường Dân chủ": streets and squares are called after common words, too.
    if let Some(field) = context.end_of(at, Category::Field).filter(|field| at + 1 < *field)
        && context.end_of(at, Category::PlaceHead).is_none()
        && context.end_of(at, Category::Place).is_none()
    {
        // "Cung Thể thao Tiên Sơn": with a name behind.
        if kind == "building" && context.is_capital(field) && context.is_spaced(field) {
            return name_end(context, field, kind);
        }
        return (!alone || matches!(kind, "street" | "building")).then_some(field);
    }
    // "đèo Cả": behind the word for a pass or a river any word can be its name.
    let is_nature = kind == "nature";
    if is_nature && alone && context.is_native(at) && context.time_end(at).is_none() {
        return Some(at + 1);
    }
    if context.time_end(at).is_some()
        || context.is(at, Category::Honorific)
        || (alone && context.is(at, Category::NotAName) && !is_nature)
    {
        return None;
    }
    let goes_on =
        context.is_native(at) && context.is_capital(at + 1) && context.is_spaced(at + 1) && context.is_native(at + 1);
    if let Some(draft) = known_place(context, at).filter(|draft| 1 < draft.tokens.len() || !goes_on) {
        return Some(draft.end());
    }
    let Some(draft) = run::read(context, at, Titled::No).filter(|draft| draft.rule != "initials") else {
        // "rạp Công Nhân", "rạp Đại Nam": two small words with capitals behind the head.
        let bears_words = matches!(kind, "building" | "street" | "nature");
        return (bears_words && goes_on && context.end_of(at, Category::Title).is_none_or(|title| at + 1 < title))
            .then_some(at + 2);
    };
    // "nước Đức Nhập cuộc": a small word that goes on in lower case opens the next sentence.
    let last = draft.end() - 1;
    let glued = at < last
        && context.is_native(last)
        && context.is(last, Category::NotAName)
        && context.is_spaced(last + 1)
        && !context.is_capital(last + 1)
        && known_place(context, at).is_some_and(|draft| draft.end() == last);
    Some(if glued { last } else { draft.end() })
}
