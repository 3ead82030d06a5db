//! Names that a head word opens: organisations (Bộ, Công ty), places (tỉnh, đường, Lake), ships, storms and the like.

use super::NameKind;
use super::context::Context;
use super::draft::Draft;
use super::organization::organization;
use super::place::{number_end, place};
use super::run::Titled;
use super::{edition, known, run};
use crate::mention::model::model_number_end;
use crate::text::{Categories, Category, TokenRange};

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
            context.name_word(rest, "number").map(|word| word.end as usize).filter(|at| context.is_number(*at))
        };
        if let Some(number) = number
            .filter(|at| context.time_end(*at).is_none() && document.tokens[*at].end - document.tokens[*at].start < 3)
        {
            return Some(Draft::new(TokenRange::new(at, number + 1), "storm-number").vote(NameKind::Other, 20));
        }
    }
    // "Lumia 1520", "Camry 2014": a make with the number or the year of a model.
    let number = |at: usize| model_number_end(document, at).or_else(|| edition::number_end(context, at));
    if kind == "make"
        && let Some(end) = number(rest)
    {
        return Some(Draft::new(TokenRange::new(at, end), "model").vote(NameKind::Other, 14));
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
    let is_product = (matches!(kind, "product" | "make") && found.rule == "native-run" && 1 < head.len())
        // "giải Mai Vàng": prizes are called after people, too.
        || (kind == "award" && found.rule != "organization-tail");
    if is_other_kind && !is_storm && !is_product && kind != "ship" {
        return None;
    }
    // In English the head belongs to the name, in Vietnamese it describes it, but for a make (Galaxy Gear).
    let is_make = context.is_capital(at) && !context.is_native(at);
    let start = if is_make || (english && context.is_capital(at)) { at } else { rest };
    // "Galaxy Note 2": the number of a model behind the name of a make.
    let end = number(found.end()).filter(|_| is_make).unwrap_or(found.end());
    let mut draft = Draft::new(TokenRange::new(start, end), "other-head").vote(NameKind::Other, 12);
    if !english && !is_make {
        draft.core = TokenRange::new(rest, end);
    }
    Some(draft)
}
