//! Names that a head word opens: organisations (Bộ, Công ty), places (tỉnh, đường, Lake), ships, storms and the like.

use super::NameKind;
use super::context::Context;
use super::draft::Draft;
use super::organization::organization;
use super::place::{number_end, place};
use super::run::Titled;
use super::{edition, extent, known, run};
use crate::text::{Categories, Category, TokenKind, TokenRange};

/// The tables of head words.
pub(super) const HEADS: Categories =
    Categories::of(&[Category::OrganizationHead, Category::PlaceHead, Category::OtherHead]);

/// The name that a head word at the token opens, the longest of those that can be read.
#[inline]
pub(super) fn read<'l>(context: &Context<'_, 'l>, at: usize) -> Option<Draft<'l>> {
    if context.document.begin_at(at).meets(HEADS) { read_here(context, at) } else { None }
}

fn read_here<'l>(context: &Context<'_, 'l>, at: usize) -> Option<Draft<'l>> {
    let readings = [organization(context, at), place(context, at), other(context, at)];
    let mut best: Option<Draft> = None;
    for draft in readings.into_iter().flatten() {
        if best.as_ref().is_none_or(|best| best.end() < draft.end()) {
            best = Some(draft);
        }
    }
    best
}

/// The end of the number of a model in three or four digits: "Lumia 1520", "Boeing 787".
fn model_end(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let document = context.document;
    let next = document.tokens.get(at + 1);
    let closes = next.is_none_or(|next| next.spaced || next.kind == TokenKind::Mark)
        && !matches!(document.word(at + 1), "/" | "-" | "–" | ":" | "%")
        && !(matches!(document.word(at + 1), "." | ",") && context.is_number(at + 2));
    let own = context.is_number(at)
        && context.is_spaced(at)
        && matches!(document.word(at).len(), 3 | 4)
        && context.time_end(at).is_none()
        && !edition::counts(context, at + 1);
    (own && closes).then_some(at + 1)
}

/// "tàu Sewol", "bão số 14", "Typhoon Haiyan".
fn other<'l>(context: &Context<'_, 'l>, at: usize) -> Option<Draft<'l>> {
    let document = context.document;
    let (entry, head) = document.longest_at(at, Category::OtherHead)?;
    let kind = &*entry.value;
    let rest = head.end as usize;
    let english = !context.language.modifier_follows;
    let is_storm = kind == "storm";
    if is_storm {
        // "bão số 14", "siêu bão 14"
        let number = if context.is_number(rest) {
            Some(rest)
        } else {
            Some(rest + 1).filter(|_| context.name_word(rest, "number").is_some() && context.is_number(rest + 1))
        };
        if let Some(number) = number
            .filter(|at| context.time_end(*at).is_none() && document.tokens[*at].end - document.tokens[*at].start < 3)
        {
            return Some(Draft::new(TokenRange::new(at, number + 1), "storm-number").vote(NameKind::Other, 20));
        }
    }
    // "Lumia 1520", "Note 3": a make and the number of a model.
    if kind == "product"
        && extent::is_make(context, at)
        && let Some(end) = edition::number_end(context, rest).or_else(|| model_end(context, rest))
    {
        return Some(Draft::new(TokenRange::new(at, end), "other-head").vote(NameKind::Other, 12));
    }
    if !context.is_capital(rest) || !context.is_spaced(rest) || context.time_end(rest).is_some() {
        if english && context.is_capital(at) && context.is_number(rest) && context.time_end(rest).is_none() {
            return Some(
                Draft::new(TokenRange::new(at, number_end(context, rest)), "other-head").vote(NameKind::Other, 12),
            );
        }
        return None;
    }
    if !is_storm
        && (known::read(context, rest).is_some()
            || context.end_of(rest, Category::OrganizationHead).is_some()
            || context.end_of(rest, Category::Title).is_some())
    {
        return None;
    }
    let found = run::read(context, rest, Titled::No)
        .filter(|found| 1 < found.tokens.len() || !context.is(rest, Category::NotAName))?;
    let is_person = matches!(found.rule, "family-name" | "given-name" | "initials");
    let is_other_kind = is_person || matches!(found.rule, "organization-tail" | "place-tail" | "native-run");
    let is_product = (kind == "product" && found.rule == "native-run" && 1 < head.len())
        // "giải Mai Vàng": prizes are called after people, too.
        || (kind == "award" && found.rule != "organization-tail");
    if is_other_kind && !is_storm && !is_product && kind != "ship" {
        return None;
    }
    // In English the head belongs to the name, in Vietnamese it describes it, but for a make (Galaxy Gear).
    let is_make = context.is_capital(at) && !context.is_native(at);
    let start = if is_make || (english && context.is_capital(at)) { at } else { rest };
    // "Galaxy Note 2": the number of a model behind the name of a make.
    let number = |end: usize| edition::number_end(context, end).or_else(|| model_end(context, end));
    let model = Some(found.end()).filter(|_| is_make).and_then(number);
    let end = model.unwrap_or(found.end());
    let mut draft = Draft::new(TokenRange::new(start, end), "other-head").vote(NameKind::Other, 12);
    if !english && !is_make {
        draft.core = TokenRange::new(rest, end);
    }
    Some(draft)
}
