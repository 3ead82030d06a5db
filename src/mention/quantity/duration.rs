//! Durations: the time tagger's, given again as quantities.

use rust_decimal::Decimal;

use super::QuantityMention;
use super::reader::Reader;
use crate::mention::TimeMention;
use crate::value::{Hedge, Quantity, QuantityKind, TimeKind};

/// The units that durations are named in, with their length in seconds as the time tagger counts them.
const UNITS: [(u64, &str); 10] = [
    (1, "second"),
    (60, "minute"),
    (3_600, "hour"),
    (86_400, "day"),
    (604_800, "week"),
    (2_592_000, "month"),
    (7_776_000, "quarter"),
    (31_536_000, "year"),
    (315_360_000, "decade"),
    (3_153_600_000, "century"),
];

/// The quantity that a time expression is, when it is a length of time.
pub(super) fn from_time(reader: &Reader<'_>, time: &TimeMention) -> Option<QuantityMention> {
    if time.value.kind != TimeKind::Duration {
        return None;
    }
    let duration = time.value.duration?;
    let (seconds, unit) = UNITS.into_iter().find(|&(seconds, _)| seconds == duration.unit).unwrap_or(UNITS[0]);
    let in_units = |value: Option<Decimal>| value.and_then(|value| value.checked_div(Decimal::from(seconds)));
    let hedge = if is_during(reader, time) { Hedge::Exact } else { time.value.hedge };
    let quantity = Quantity {
        kind: QuantityKind::Duration,
        low: in_units(duration.low),
        high: in_units(duration.high),
        hedge: if hedge == Hedge::Exact && duration.low != duration.high { Hedge::Range } else { hedge },
        unit: Some(unit.into()),
        step: Decimal::ONE,
        change: None,
        per: None,
    };
    Some(QuantityMention {
        span: time.span,
        tokens: time.tokens,
        quantity,
        noun: None,
        noun_concept: None,
        state: None,
        relations: Vec::new(),
        compared: None,
        rule: "duration",
    })
}

/// "spent over three years": within that time, unless a word before says how long something lasts ("for over an hour").
fn is_during(reader: &Reader<'_>, time: &TimeMention) -> bool {
    let start = time.tokens.start as usize;
    let word = (start.saturating_sub(3)..=start).rev().find(|&at| reader.function(at, "during").is_some());
    time.value.hedge == Hedge::MoreThan && word.is_some_and(|word| reader.function_before(word, "lasts").is_none())
}
