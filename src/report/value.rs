//! Values in words: numbers with the marks of the reader's language, dates in its order, hedges as it says them.

use super::messages::Messages;
use crate::claim::Facet;
use crate::finding::{Finding, Side};
use crate::value::Hedge;

/// A side's value as the report's language writes it.
pub(super) fn side(finding: &Finding, side: &Side, messages: &Messages) -> String {
    value(finding.facet, &side.value, side.unit.as_deref(), side.hedge, messages)
}

/// A value in normal form, as the report's language writes it.
pub(super) fn value(facet: Facet, value: &str, unit: Option<&str>, hedge: Hedge, messages: &Messages) -> String {
    match facet {
        Facet::Count | Facet::Money | Facet::Percent | Facet::Measure | Facet::Duration => {
            quantity(value, unit, hedge, messages)
        }
        Facet::Date => hedged(date(value, messages), hedge, messages),
        Facet::Status => messages.word("stage", value).into_owned(),
        Facet::Quote => format!("“{}”", value.trim_matches(['"', '“', '”'])),
        Facet::Place | Facet::Participant | Facet::Speaker => value.to_owned(),
    }
}

/// An input of a rule: a number or a date is written for people, everything else stays.
pub(super) fn input(text: &str, messages: &Messages) -> String {
    if is_decimal(text) {
        number(text, messages)
    } else if text.len() >= 7 && text.as_bytes()[4] == b'-' {
        date(text, messages)
    } else {
        let known = ["invariant", "stage"].iter().find_map(|group| messages.get(&format!("{group}.{text}")));
        known.map_or_else(|| text.replace('_', " "), str::to_owned)
    }
}

fn quantity(value: &str, unit: Option<&str>, hedge: Hedge, messages: &Messages) -> String {
    if value.starts_with('P') {
        return hedged(period(value, messages).unwrap_or_else(|| value.to_owned()), hedge, messages);
    }
    let numbers = match value.split_once("..") {
        Some((low, high)) if is_decimal(low) && is_decimal(high) => vague(low, high, messages)
            .unwrap_or_else(|| format!("{}–{}", scaled(low, messages), scaled(&rounded_up(high), messages))),
        _ if is_decimal(value) => scaled(value, messages),
        _ => value.to_owned(),
    };
    let with_unit = match unit {
        None => numbers,
        Some(unit) => {
            let key = format!("unit.{unit}");
            messages
                .try_fill(&key, &[("value", &numbers), ("n", value)])
                .unwrap_or_else(|| format!("{numbers} {}", unit.replace('_', " ")))
        }
    };
    hedged(with_unit, hedge, messages)
}

/// A range that is a power of ten in words: dozens, hundreds, thousands.
fn vague(low: &str, high: &str, messages: &Messages) -> Option<String> {
    let power = low.strip_prefix('1').filter(|zeros| zeros.bytes().all(|digit| digit == b'0'))?.len();
    let nines = high.len() == low.len() && high.bytes().all(|digit| digit == b'9');
    if nines { messages.get(&format!("vague.{power}")).map(str::to_owned) } else { None }
}

/// The upper end of a range that goes up to the next round number.
fn rounded_up(high: &str) -> String {
    match high.parse::<u64>() {
        Ok(number) if high.ends_with("999") => (number + 1).to_string(),
        _ => high.to_owned(),
    }
}

fn hedged(value: String, hedge: Hedge, messages: &Messages) -> String {
    messages.try_fill(&format!("hedge.{}", hedge.name()), &[("value", &value)]).unwrap_or(value)
}

fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.bytes().filter(|byte| *byte == b'.').count() <= 1
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.starts_with(|first: char| first.is_ascii_digit())
        && !digits.ends_with('.')
}

/// A number of a million or more with few digits is read more easily with a word: 8,08 tỷ.
fn scaled(value: &str, messages: &Messages) -> String {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    let significant = whole.trim_end_matches('0').len();
    for power in [12, 9, 6] {
        let Some(before) = whole.len().checked_sub(power).filter(|before| 0 < *before) else { continue };
        if !fraction.is_empty() || before + 3 < significant {
            break;
        }
        let decimals = whole[before..].trim_end_matches('0');
        let short =
            if decimals.is_empty() { whole[..before].to_owned() } else { format!("{}.{decimals}", &whole[..before]) };
        return messages.fill(&format!("scale.{power}"), &[("value", &number(&short, messages))]);
    }
    number(value, messages)
}

/// A decimal with the language's marks for thousands and decimals.
pub(super) fn number(value: &str, messages: &Messages) -> String {
    let (sign, digits) = value.strip_prefix('-').map_or(("", value), |digits| ("−", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut output = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index != 0 && (whole.len() - index) % 3 == 0 {
            output.push_str(&messages.text("number.thousands"));
        }
        output.push(digit);
    }
    if !fraction.is_empty() {
        output.push_str(&messages.text("number.decimal"));
        output.push_str(fraction);
    }
    output
}

/// A length of time such as `P3D` or `PT4H`, if it has one part.
fn period(value: &str, messages: &Messages) -> Option<String> {
    let clock = value.starts_with("PT");
    let body = value.trim_start_matches(['P', 'T']);
    let (amount, unit) = body.split_at_checked(body.len().checked_sub(1)?)?;
    if !is_decimal(amount) {
        return None;
    }
    let unit = match (unit, clock) {
        ("Y", _) => "year",
        ("M", false) => "month",
        ("W", _) => "week",
        ("D", _) => "day",
        ("H", _) => "hour",
        ("M", true) => "minute",
        ("S", _) => "second",
        _ => return None,
    };
    messages.try_fill(&format!("unit.{unit}"), &[("value", &number(amount, messages)), ("n", amount)])
}

/// A TIMEX3 value as people write it; what is not understood stays as it is.
pub(super) fn date(timex: &str, messages: &Messages) -> String {
    if let Some((from, to)) = timex.split_once("..").or_else(|| timex.split_once('/')) {
        return messages.fill("date.range", &[("from", &date(from, messages)), ("to", &date(to, messages))]);
    }
    if timex.starts_with('P') {
        return period(timex, messages).unwrap_or_else(|| timex.to_owned());
    }
    let (day, time) = timex.split_once('T').unwrap_or((timex, ""));
    let Some(day) = calendar(day, messages) else { return timex.to_owned() };
    let time = time.trim_end_matches('Z');
    if time.is_empty() {
        return day;
    }
    if let Some(part) = messages.try_fill(&format!("date.part.{time}"), &[("day", &day)]) {
        return part;
    }
    let mut clock = time.split(':');
    let (hour, minute) = (clock.next().unwrap_or_default(), clock.next().unwrap_or("00"));
    messages.fill(
        "date.clock",
        &[
            ("hour", hour.trim_start_matches('0').get(..).filter(|hour| !hour.is_empty()).unwrap_or("0")),
            ("minute", minute),
            ("day", &day),
        ],
    )
}

/// A day in the fewest characters in which nobody takes the day for the month.
pub(super) fn short_day(day: chrono::NaiveDate, messages: &Messages) -> String {
    let [day, month, year] = ["%-d", "%-m", "%Y"].map(|format| day.format(format).to_string());
    let name = messages.word("month_short", &month);
    messages.fill("date.short", &[("day", &day), ("m", &month), ("month", &name), ("year", &year)])
}

/// A day, month, quarter, week or year.
fn calendar(day: &str, messages: &Messages) -> Option<String> {
    let parts: Vec<&str> = day.split('-').collect();
    let year = *parts.first()?;
    let known_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    if !known_year && year != "XXXX" {
        return None;
    }
    let key = |name: &str| if known_year { format!("date.{name}") } else { format!("date.{name}.no_year") };
    match parts[1..] {
        [] if known_year => Some(messages.fill("date.year", &[("year", year)])),
        [second] => {
            if let Some(quarter) = second.strip_prefix('Q') {
                return messages.try_fill(&key("quarter"), &[("quarter", quarter), ("year", year)]);
            }
            if let Some(week) = second.strip_prefix('W') {
                return messages.try_fill(&key("week"), &[("week", week), ("year", year)]);
            }
            let number = plain(second)?;
            let month = messages.word("month", &number);
            messages.try_fill(&key("month"), &[("month", &month), ("m", &number), ("year", year)])
        }
        [second, third] if second.starts_with('W') => {
            let weekday = messages.get(&format!("weekday.{third}"))?;
            if second[1..].starts_with('X') {
                return Some(weekday.to_owned());
            }
            messages.try_fill(&key("weekday"), &[("weekday", weekday), ("week", &second[1..]), ("year", year)])
        }
        [second, third] => {
            let (number, day) = (plain(second)?, plain(third)?);
            let month = messages.word("month", &number);
            messages.try_fill(&key("day"), &[("day", &day), ("month", &month), ("m", &number), ("year", year)])
        }
        _ => None,
    }
}

/// A number without leading zeros.
fn plain(digits: &str) -> Option<String> {
    digits.parse::<u32>().ok().map(|number| number.to_string())
}
