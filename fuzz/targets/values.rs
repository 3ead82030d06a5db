//! The algebra of values: relations do not depend on the side, a value is the same as itself, and no number or date is
//! too large to be compared.

#![no_main]

use chrono::NaiveDateTime;
use crosscheck::value::relation::{self, Relation};
use crosscheck::value::{
    Anchor, Granularity, Hedge, Interval, PartialDate, Quantity, QuantityKind, TimeKind, TimeValue, name_similarity,
    same_person, unit,
};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    quantities: [Number; 2],
    times: [Time; 2],
    names: [&'a str; 2],
}

#[derive(Arbitrary, Debug)]
struct Number {
    low: Option<Digits>,
    high: Option<Digits>,
    step: Digits,
    kind: u8,
    unit: u8,
    hedge: u8,
    single: bool,
}

#[derive(Arbitrary, Clone, Copy, Debug)]
struct Digits {
    low: u32,
    middle: u32,
    high: u32,
    negative: bool,
    scale: u8,
}

#[derive(Arbitrary, Debug)]
struct Time {
    from: Option<i64>,
    length: u32,
    date: Option<(Option<i16>, Option<u8>, Option<u8>)>,
    granularity: u8,
    hedge: u8,
}

const HEDGES: [Hedge; 7] =
    [Hedge::Exact, Hedge::About, Hedge::MoreThan, Hedge::AtLeast, Hedge::LessThan, Hedge::AtMost, Hedge::Range];

fuzz_target!(|input: Input<'_>| {
    let [a, b] = input.quantities.map(quantity);
    assert_eq!(relation::quantities(&a, &b), relation::quantities(&b, &a), "{a:?} {b:?}");
    assert_eq!(relation::quantities(&a, &a), Relation::Same, "{a:?}");
    let _ = (a.bounds(), b.bounds());
    let [a, b] = input.times.map(time);
    assert_eq!(relation::times(&a, &b), relation::times(&b, &a), "{a:?} {b:?}");
    assert!(matches!(relation::times(&a, &a), Relation::Same | Relation::Incomparable), "{a:?}");
    let [a, b] = input.names;
    let (ab, ba) = (name_similarity(a, b), name_similarity(b, a));
    assert_eq!(ab.relation, ba.relation, "{a:?} {b:?}");
    assert_eq!(same_person(a, b), same_person(b, a));
    assert!((0.0..=1.0).contains(&ab.score), "{a:?} {b:?} {}", ab.score);
});

fn decimal(digits: Digits) -> Decimal {
    Decimal::from_parts(digits.low, digits.middle, digits.high, digits.negative, u32::from(digits.scale % 29))
}

fn quantity(number: Number) -> Quantity {
    let kinds = [
        QuantityKind::Count,
        QuantityKind::Money,
        QuantityKind::Percent,
        QuantityKind::Measure,
        QuantityKind::Duration,
    ];
    let low = number.low.map(decimal);
    Quantity {
        kind: kinds[usize::from(number.kind) % kinds.len()],
        low,
        high: if number.single { low } else { number.high.map(decimal) },
        hedge: HEDGES[usize::from(number.hedge) % HEDGES.len()],
        unit: unit::UNITS.get(usize::from(number.unit)).map(|(name, ..)| (*name).into()),
        step: decimal(number.step).abs(),
        change: None,
        per: None,
    }
}

fn time(time: Time) -> TimeValue {
    let granularities = [Granularity::Minute, Granularity::DayPart, Granularity::Day, Granularity::Month];
    let at = |seconds: i64| -> Option<NaiveDateTime> {
        chrono::DateTime::from_timestamp(seconds, 0).map(|time| time.naive_utc())
    };
    let interval = time.from.and_then(|from| {
        let to = from.checked_add(i64::from(time.length).max(1))?;
        Some(Interval { from: at(from)?, to: at(to)? })
    });
    TimeValue {
        kind: TimeKind::Date,
        timex: String::new(),
        interval,
        granularity: Some(granularities[usize::from(time.granularity) % granularities.len()]),
        date: time.date.map(|(year, month, day)| PartialDate {
            year: year.map(i32::from),
            month: month.map(|month| u32::from(month % 12) + 1),
            day: day.map(|day| u32::from(day % 31) + 1),
        }),
        duration: None,
        hedge: HEDGES[usize::from(time.hedge) % HEDGES.len()],
        anchor: Anchor::default(),
        inferred: false,
        alternatives: Vec::new(),
        zone: None,
        local: false,
    }
}
