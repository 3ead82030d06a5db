//! The bare numbers of a document: those that a later unit completes ("5 và 6 kg"), and those that mean nothing alone.

use rust_decimal::Decimal;

use super::QuantityMention;
use super::reader::Reader;
use crate::value::{Hedge, QuantityKind};

/// A quantity that later ones may complete: "5 và 6 kg" says the unit once.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) mention: QuantityMention,
    /// Whether neither unit nor thing counted was found.
    pub(super) bare: bool,
    /// The multipliers printed after it.
    pub(super) factor: Decimal,
    /// Whether separators group its thousands.
    pub(super) grouped: bool,
}

impl Draft {
    /// A quantity that needs nothing more.
    pub(super) fn settled(mention: QuantityMention) -> Self {
        Self { mention, bare: false, factor: Decimal::ONE, grouped: false }
    }
}

/// Completes or drops the bare numbers, and gives the mentions in order.
pub(super) fn settle(reader: &Reader<'_>, mut drafts: Vec<Draft>) -> Vec<QuantityMention> {
    for index in (0..drafts.len()).rev() {
        if !drafts[index].bare {
            continue;
        }
        let (head, tail) = drafts.split_at_mut(index + 1);
        let (Some(draft), Some(next)) = (head.last_mut(), tail.first()) else { continue };
        if !next.bare && shares_unit(reader, draft, next) {
            inherit(draft, next);
        }
    }
    for index in 1..drafts.len() {
        let (head, tail) = drafts.split_at_mut(index);
        if let (Some(before), Some(draft)) = (head.last(), tail.first_mut())
            && draft.bare
            && before.mention.rule == "age"
            && shares_unit(reader, before, draft)
        {
            inherit(draft, before);
        }
    }
    drafts.retain(|draft| !draft.bare || stands_alone(draft));
    drafts.into_iter().map(|draft| draft.mention).collect()
}

/// Whether two numbers are coordinated, so that the unit of the second is said of both: "5 và 6 kg", "mua 18 và thuê
/// 22 động cơ".
fn shares_unit(reader: &Reader<'_>, draft: &Draft, next: &Draft) -> bool {
    let (end, start) = (draft.mention.tokens.end as usize, next.mention.tokens.start as usize);
    let kind = next.mention.quantity.kind;
    if start < end
        || end + 4 < start
        || matches!(kind, QuantityKind::Ordinal | QuantityKind::Score | QuantityKind::Duration)
    {
        return false;
    }
    let joined = reader.function(end, "and").is_some()
        || reader.function(end, "or").is_some()
        || reader.function(end, "becomes").is_some()
        || reader.function(end, "versus").is_some()
        || reader.function(end, "to").is_some()
        || (reader.is_mark(end) && matches!(reader.document.word(end), "," | ";") && end + 1 == start);
    joined && (end..start).all(|at| !matches!(reader.document.word(at), "." | "(" | ")"))
}

fn inherit(draft: &mut Draft, next: &Draft) {
    draft.bare = false;
    let (quantity, other) = (&mut draft.mention.quantity, &next.mention.quantity);
    quantity.kind = other.kind;
    quantity.unit.clone_from(&other.unit);
    quantity.per.clone_from(&other.per);
    draft.mention.noun = next.mention.noun;
    draft.mention.noun_concept.clone_from(&next.mention.noun_concept);
    draft.mention.rule = "shared-unit";
    // "5 và 6 triệu đồng": the multiplier is said once, too.
    let unscaled = other.low.and_then(|low| low.checked_div(next.factor));
    if draft.factor == Decimal::ONE
        && Decimal::ONE < next.factor
        && quantity.low < unscaled.map(|low| low * Decimal::ONE_HUNDRED)
    {
        let scale = |value: Option<Decimal>| value.and_then(|value| value.checked_mul(next.factor));
        (quantity.low, quantity.high) = (scale(quantity.low), scale(quantity.high));
        quantity.step = quantity.step.checked_mul(next.factor).unwrap_or(quantity.step);
    }
}

/// Whether a number without unit is a quantity all the same: hedged, grouped, multiplied, or the victims of a verb.
fn stands_alone(draft: &Draft) -> bool {
    let mention = &draft.mention;
    !matches!(mention.quantity.hedge, Hedge::Exact | Hedge::Range)
        || Decimal::ONE < draft.factor
        || draft.grouped
        || mention.quantity.change.is_some()
        || mention.noun_concept.is_some()
}
