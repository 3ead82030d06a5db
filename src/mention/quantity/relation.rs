//! Relations between quantities that the text states: conversions, parts and totals, changes.

use super::reader::Reader;
use super::{QuantityMention, Relation};
use crate::value::QuantityKind;

/// Finds the relations of the mentions of one document.
pub(super) fn relate(reader: &Reader<'_>, mentions: &mut [QuantityMention]) {
    for index in 1..mentions.len() {
        let before = index - 1;
        if same_sentence(reader, mentions, before, index) {
            if is_conversion(reader, &mentions[before], &mentions[index]) {
                mentions[before].relations.push((Relation::ConvertedTo, index));
            } else if is_change(reader, &mentions[before], &mentions[index]) {
                mentions[index].relations.push((Relation::ChangedFrom, before));
            } else if is_change_from(reader, &mentions[before], &mentions[index]) {
                mentions[before].relations.push((Relation::ChangedFrom, index));
            }
        }
        relate_parts(reader, mentions, index);
    }
}

fn same_sentence(reader: &Reader<'_>, mentions: &[QuantityMention], left: usize, right: usize) -> bool {
    let sentence = |index: usize| reader.document.sentence_of(mentions[index].tokens.start as usize);
    sentence(left) == sentence(right)
}

/// The tokens between two mentions.
fn between(left: &QuantityMention, right: &QuantityMention) -> std::ops::Range<usize> {
    left.tokens.end as usize..right.tokens.start as usize
}

/// "450 triệu bảng Anh (580 triệu USD)", "5 km (3.1 miles)".
fn is_conversion(reader: &Reader<'_>, left: &QuantityMention, right: &QuantityMention) -> bool {
    let (a, b) = (&left.quantity, &right.quantity);
    let gap = between(left, right);
    a.kind == b.kind
        && matches!(a.kind, QuantityKind::Money | QuantityKind::Measure)
        && a.unit != b.unit
        && a.unit.as_deref() != Some("year_of_age")
        && gap.len() <= 6
        && gap.clone().any(|at| reader.document.word(at) == "(" || reader.function(at, "equals").is_some())
        && !gap.clone().any(|at| reader.document.word(at) == ")")
}

/// "từ A lên B", "from A to B".
fn is_change(reader: &Reader<'_>, left: &QuantityMention, right: &QuantityMention) -> bool {
    let gap = between(left, right);
    let comparable = left.quantity.kind == right.quantity.kind;
    let from = reader.function_before(left.tokens.start as usize, "from").is_some();
    comparable
        && left.quantity.change.is_none()
        && gap.len() <= 8
        && gap
            .clone()
            .any(|at| reader.function(at, "becomes").is_some() || (from && reader.function(at, "to").is_some()))
        && (from || gap.len() <= 3)
}

/// "B, up from A": the state before comes last.
fn is_change_from(reader: &Reader<'_>, left: &QuantityMention, right: &QuantityMention) -> bool {
    left.quantity.kind == right.quantity.kind
        && between(left, right).len() <= 8
        && between(left, right).any(|at| reader.function(at, "changed_from").is_some())
}

/// Parts of a whole: "49 người, trong đó có 12 trẻ em", and "44 hành khách và 5 thành viên phi hành đoàn, tổng cộng 49".
fn relate_parts(reader: &Reader<'_>, mentions: &mut [QuantityMention], index: usize) {
    if mentions[index].quantity.kind != QuantityKind::Count {
        return;
    }
    let start = mentions[index].tokens.start as usize;
    let Some(sentence) = reader.document.sentence_of(start) else { return };
    let first = reader.document.sentences[sentence].tokens.start;
    let in_sentence = (0..index).rev().take_while(|&other| first <= mentions[other].tokens.start).take(16);
    let earlier: Vec<usize> =
        in_sentence.filter(|&other| mentions[other].quantity.kind == QuantityKind::Count).take(6).collect();
    let gap_start = earlier.first().map_or(first as usize, |&other| mentions[other].tokens.end as usize);
    let cue = |function: &str| (gap_start..start).any(|at| reader.function(at, function).is_some());
    if mentions[index - 1].rule == "part-of" && earlier.first() == Some(&(index - 1)) {
        mentions[index - 1].relations.push((Relation::PartOf, index));
    } else if mentions[index].rule == "part-of-earlier" && earlier.first() == Some(&(index - 1)) {
        mentions[index].relations.push((Relation::PartOf, index - 1));
    } else if cue("of_which") {
        // The whole is the nearest one that is larger, and the parts before this one share it.
        let whole = earlier.iter().copied().find(|&other| mentions[other].quantity.low > mentions[index].quantity.low);
        if let Some(whole) = whole {
            mentions[index].relations.push((Relation::PartOf, whole));
        }
    } else if cue("total") {
        let total = mentions[index].quantity.low;
        let mut sum = rust_decimal::Decimal::ZERO;
        for (count, &part) in earlier.iter().enumerate() {
            sum += mentions[part].quantity.low.unwrap_or_default();
            if Some(sum) == total && 0 < count {
                for &part in &earlier[..=count] {
                    mentions[part].relations.push((Relation::PartOf, index));
                }
                break;
            }
        }
    } else if let Some(&before) = earlier.first()
        && let Some(&(_, whole)) =
            mentions[before].relations.iter().find(|(relation, whole)| *relation == Relation::PartOf && *whole < before)
        && mentions[index].quantity.low < mentions[whole].quantity.low
        && (gap_start..start).len() <= 6
        && (cue("and") || (gap_start..start).any(|at| reader.document.word(at) == ","))
    {
        // "trong đó có 12 trẻ em và 5 phụ nữ"
        mentions[index].relations.push((Relation::PartOf, whole));
    }
}
