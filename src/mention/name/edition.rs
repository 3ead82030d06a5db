//! The year or number of an edition behind the name of an event or a product: "SEA Games 27", "World Cup 2014",
//! "Android 4.3". Two editions are two things, so that it belongs to the name.

use super::context::Context;
use super::draft::Draft;
use crate::text::{Categories, Category, TokenKind};

/// Tables of words that stand behind a number which counts or measures.
const COUNTED: Categories = Categories::of(&[
    Category::Measure,
    Category::Classifier,
    Category::Multiplier,
    Category::Currency,
    Category::CountedNoun,
    Category::TimeUnit,
    Category::RateBase,
]);

/// Takes the number of an edition into the name of a known thing.
pub(super) fn extend(context: &Context<'_, '_>, draft: &mut Draft<'_>) {
    let is_series = || context.name_word(draft.start(), "series").is_some_and(|series| series == draft.tokens);
    if draft.rule != "known-thing" && !is_series() {
        return;
    }
    if let Some(end) = number_end(context, draft.end()) {
        draft.tokens.end = end as u32;
        draft.core.end = end as u32;
    } else if let Some(start) = year_before(context, draft.start()) {
        draft.tokens.start = start as u32;
        draft.core.start = start as u32;
    } else {
        return;
    }
    draft.rule = "edition";
    draft.votes = [0, 0, 0, 100];
}

/// The end of a number behind a name that is its own: a year, or at most two digits, and what a point joins to them.
pub(super) fn number_end(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let document = context.document;
    if !context.is_number(at) || !context.is_spaced(at) {
        return None;
    }
    let digits = document.word(at).len();
    let mut end = at + 1;
    if document.word(end) == "." && context.is_number(end + 1) && !context.is_spaced(end + 1) && digits <= 2 {
        end += 2;
    }
    // "8.1%", "27/12", "2012-2013", "3:1": the number goes on.
    let next = document.tokens.get(end);
    let sticks = next.is_some_and(|next| !next.spaced && matches!(next.kind, TokenKind::Word | TokenKind::Number));
    let joined = matches!(document.word(end), "/" | "-" | "–" | ":" | "%" | "." | "," | "+" | "x")
        && (document.word(end) == "%" || context.is_number(end + 1));
    let timed = context.time_end(at).is_some_and(|time| time != end);
    // "BXH Champions League 1. Arsenal": the first item of a list.
    let is_item = document.word(at) == "1" && document.word(end) == ".";
    let own = digits <= 2 && !is_item && !counts(context, end) || is_year(context, at);
    (own && !sticks && !joined && !timed).then_some(end)
}

/// Whether the word behind a number makes it an amount of something.
fn counts(context: &Context<'_, '_>, at: usize) -> bool {
    context.document.begin_at(at).meets(COUNTED)
}

/// Whether the token is a year.
fn is_year(context: &Context<'_, '_>, at: usize) -> bool {
    let word = context.document.word(at);
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// "the 2014 World Cup": the year in front, behind an article.
fn year_before(context: &Context<'_, '_>, start: usize) -> Option<usize> {
    let year = start.checked_sub(1)?;
    let own = context.language.native_word.is_none()
        && context.is_number(year)
        && is_year(context, year)
        && context.name_word_before(year, "article")
        && context.time_end(year).is_none_or(|time| time == start);
    own.then_some(year)
}
