//! The bare numbers of a document: those that a later unit completes ("5 và 6 kg"), and those that mean nothing alone.

use rust_decimal::Decimal;

use super::QuantityMention;
use super::bounds::hedge_before;
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
            && before.mention.quantity.unit.as_deref() == Some("year_of_age")
            && matches!(before.mention.rule, "age" | "shared-unit")
            && shares_unit(reader, before, draft)
        {
            inherit(draft, before);
        }
    }
    for index in (0..drafts.len().saturating_sub(1)).rev() {
        let (head, tail) = drafts.split_at_mut(index + 1);
        if let (Some(draft), Some(whole)) = (head.last_mut(), tail.first())
            && is_part(reader, draft, whole)
        {
            inherit_thing(draft, whole);
            draft.mention.rule = "part-of";
        }
    }
    for index in 1..drafts.len() {
        let (head, tail) = drafts.split_at_mut(index);
        if let (Some(before), Some(draft)) = (head.last(), tail.first_mut())
            && is_earlier_state(reader, before, draft)
        {
            inherit_thing(draft, before);
            draft.mention.rule = "changed-from";
        } else if let (Some(before), Some(draft)) = (head.last(), tail.first_mut())
            && is_part_of_earlier(reader, before, draft)
        {
            inherit_thing(draft, before);
            draft.mention.rule = "part-of-earlier";
        }
    }
    drafts.retain(|draft| !draft.bare || stands_alone(reader, draft));
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

/// Whether a bare number is a part of the next one: "seven of the nine members".
fn is_part(reader: &Reader<'_>, draft: &Draft, whole: &Draft) -> bool {
    let (end, start) = (draft.mention.tokens.end as usize, whole.mention.tokens.start as usize);
    (draft.bare || draft.mention.rule == "number")
        && !whole.bare
        && whole.mention.quantity.kind == QuantityKind::Count
        && end < start
        && start <= end + 5
        && reader.function(end, "of").is_some()
        && draft.mention.quantity.high <= whole.mention.quantity.high
}

/// Whether a bare number is a part of the quantity before it: "nine others, two of them critically".
fn is_part_of_earlier(reader: &Reader<'_>, before: &Draft, draft: &Draft) -> bool {
    let start = draft.mention.tokens.start as usize;
    let same_sentence =
        reader.document.sentence_of(before.mention.tokens.start as usize) == reader.document.sentence_of(start);
    draft.bare
        && !before.bare
        && same_sentence
        && before.mention.quantity.kind == QuantityKind::Count
        && reader.function(draft.mention.tokens.end as usize, "of_them").is_some()
        && draft.mention.quantity.high <= before.mention.quantity.high
}

/// Whether a bare number is the state before a change that another quantity ends: "rose to 5 million pounds from 4".
fn is_earlier_state(reader: &Reader<'_>, before: &Draft, draft: &Draft) -> bool {
    let (end, start) = (before.mention.tokens.end as usize, draft.mention.tokens.start as usize);
    draft.bare
        && !before.bare
        && end < start
        && start <= end + 5
        && reader.function_before(start, "changed_from").is_some()
        && (end..start).all(|at| !matches!(reader.document.word(at), "." | "(" | ")"))
}

/// Takes kind, unit and thing counted from another quantity.
fn inherit_thing(draft: &mut Draft, other: &Draft) {
    draft.bare = false;
    let (quantity, from) = (&mut draft.mention.quantity, &other.mention.quantity);
    quantity.kind = from.kind;
    quantity.unit.clone_from(&from.unit);
    quantity.per.clone_from(&from.per);
    draft.mention.noun = other.mention.noun;
    draft.mention.noun_concept.clone_from(&other.mention.noun_concept);
}

fn inherit(draft: &mut Draft, next: &Draft) {
    inherit_thing(draft, next);
    draft.mention.rule = "shared-unit";
    let (quantity, other) = (&mut draft.mention.quantity, &next.mention.quantity);
    // "5 và 6 triệu đồng": the multiplier is said once, too.
    let unscaled = other.low.and_then(|low| low.checked_div(next.factor));
    if draft.factor == Decimal::ONE
        && Decimal::ONE < next.factor
        && quantity.low < unscaled.map(|low| low.saturating_mul(Decimal::ONE_HUNDRED))
    {
        let scale = |value: Option<Decimal>| value.and_then(|value| value.checked_mul(next.factor));
        (quantity.low, quantity.high) = (scale(quantity.low), scale(quantity.high));
        quantity.step = quantity.step.checked_mul(next.factor).unwrap_or(quantity.step);
    }
}

/// Whether a number without unit is a quantity all the same: hedged, grouped, multiplied, or the victims of a verb.
fn stands_alone(reader: &Reader<'_>, draft: &Draft) -> bool {
    let mention = &draft.mention;
    let start = hedge_before(reader, mention.tokens.start as usize, false).1;
    if reader.function_before(start, "reaches").is_some() || reader.function_before(start, "changed_from").is_some() {
        return true;
    }
    !matches!(mention.quantity.hedge, Hedge::Exact | Hedge::Range)
        || Decimal::ONE < draft.factor
        || draft.grouped
        || mention.quantity.change.is_some()
        || mention.noun_concept.is_some()
        || mention.rule == "vague"
}
