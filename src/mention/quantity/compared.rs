//! What a quantity is compared with, as the text states it: the year before, the plan, the forecast.

use serde::{Deserialize, Serialize};

use super::QuantityMention;
use super::reader::Reader;
use crate::text::Category;
use crate::value::{Change, Hedge, QuantityKind};

/// What a quantity is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// The same time of the year before ("so với cùng kỳ năm trước", "year on year").
    YearBefore,
    /// The day, week, month or quarter before.
    PeriodBefore,
    /// A plan, a target or a budget ("95% kế hoạch", "short of target").
    Plan,
    /// What was forecast.
    Forecast,
    /// What is usual.
    Average,
}

/// So many tokens after a quantity what it is compared with may be named.
const REACH_BEHIND: usize = 7;
/// So many tokens before it: "So với cùng kỳ năm trước, xuất khẩu tăng 7%".
const REACH_BEFORE: usize = 14;

/// Finds what the mentions of one document are compared with.
pub(super) fn compare(reader: &Reader<'_>, mentions: &mut [QuantityMention]) {
    for index in 0..mentions.len() {
        let tokens = mentions[index].tokens;
        if !matches!(
            mentions[index].quantity.kind,
            QuantityKind::Count | QuantityKind::Money | QuantityKind::Percent | QuantityKind::Measure
        ) {
            continue;
        }
        let Some(sentence) = reader.document.sentence_of(tokens.start as usize) else { continue };
        let sentence = reader.document.sentences[sentence].tokens;
        let next = mentions.get(index + 1).map_or(sentence.end, |next| next.tokens.start);
        let stop = (tokens.end as usize + REACH_BEHIND).min(next as usize).min(sentence.end as usize);
        let behind = (tokens.end as usize..stop)
            .take_while(|&at| reader.document.word(at) != ";")
            .find_map(|at| baseline(reader, at));
        if let Some(found) = behind {
            // "rose 12% to 4.6 billion year on year": the size of the change is what is compared.
            let size = index.checked_sub(1).filter(|&before| {
                mentions[index].quantity.change.is_none()
                    && mentions[before].quantity.change.is_some()
                    && mentions[before].compared.is_none()
                    && sentence.start <= mentions[before].tokens.start
            });
            mentions[size.unwrap_or(index)].compared = Some(found);
            exceed(reader, &mut mentions[index]);
        } else if mentions[index].quantity.change.is_some() {
            let from = (tokens.start as usize).saturating_sub(REACH_BEFORE).max(sentence.start as usize);
            let before = index.checked_sub(1).map_or(from, |before| from.max(mentions[before].tokens.end as usize));
            let opens = (before..tokens.start as usize).find_map(|at| baseline(reader, at));
            mentions[index].compared = opens.filter(|_| before == sentence.start as usize || index == 0);
        }
    }
}

/// "vượt 15% kế hoạch": more than the plan by so much, not more than so much of it.
fn exceed(reader: &Reader<'_>, mention: &mut QuantityMention) {
    let exceeds = reader.function_before(mention.tokens.start as usize, "exceeds").is_some();
    if exceeds && mention.compared == Some(Comparison::Plan) {
        mention.quantity.hedge = Hedge::Exact;
        mention.quantity.change = Some(Change::Up);
    }
}

/// The baseline that the words at a token name.
fn baseline(reader: &Reader<'_>, at: usize) -> Option<Comparison> {
    if !reader.document.may_be(at, "compared") {
        return None;
    }
    reader.document.entries_at(at, Category::QuantityWord).rev().find_map(|(entry, _)| {
        Some(match entry.value.strip_prefix("compared:")? {
            "year" => Comparison::YearBefore,
            "period" => Comparison::PeriodBefore,
            "plan" => Comparison::Plan,
            "forecast" => Comparison::Forecast,
            _ => Comparison::Average,
        })
    })
}
