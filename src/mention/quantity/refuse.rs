//! What is no quantity, by its shape or by the word before it: codes, addresses, dates, models, phone numbers.

use super::amount::{Amount, Form};
use super::number::{Digits, read_digits};
use super::reader::Reader;
use crate::text::Category;

/// Whether the number at a token is part of a code, an address on the net, a model or a document number.
pub(super) fn is_code(reader: &Reader<'_>, at: usize) -> bool {
    let document = reader.document;
    if !reader.is_glued(at) || at == 0 {
        return false;
    }
    let before = at - 1;
    if reader.is_word(before) {
        // "MH370", "A320"; but "USD5" was read from its sign.
        return true;
    }
    match document.word(before) {
        // "F-16", "Covid-19"; a range was read from its first number.
        "-" | "–" => reader.is_glued(before) && before.checked_sub(1).is_some_and(|word| reader.is_word(word)),
        "/" | "@" | "_" | "#" | "\\" | "=" => true,
        ":" | "." => reader.is_glued(before),
        "+" => reader.document.word(at).len() > 2,
        _ => false,
    }
}

/// Whether what follows a number makes it a date, a clock time, a code or an address: "20/3", "9:30", "59A".
pub(super) fn is_code_before(reader: &Reader<'_>, end: usize) -> bool {
    if !reader.is_glued(end) {
        return false;
    }
    match reader.document.word(end) {
        "/" | ":" => {
            reader.is_glued(end + 1)
                && (reader.is_number(end + 1)
                    || (reader.is_capital(end + 1) && reader.document.word(end + 1).len() < 4))
        }
        "@" | "_" => true,
        _ => false,
    }
}

/// Whether the word before a number makes it a label: "đường số 3", "phòng 12", "Flight 370", "ngày 8".
pub(super) fn is_label(reader: &Reader<'_>, start: usize) -> bool {
    reader.function_before(start, "label").is_some() && reader.function_before(start, "not_label").is_none()
}

/// Whether the name of a street follows a number: "45 đường Giải Phóng", "28 đường số 3".
pub(super) fn is_house(reader: &Reader<'_>, end: usize) -> bool {
    let street = reader.longest(end, Category::PlaceHead).filter(|(head, _)| &*head.value == "street");
    street.is_some_and(|(_, rest)| {
        reader.language.modifier_follows
            && (reader.is_capital(rest)
                || reader.function(rest, "label") == Some(rest + 1) && reader.is_number(rest + 1))
    })
}

/// Where the sides of a picture or a box end, of which a number is the first: "1366 x 768".
pub(super) fn end_of_dimensions(reader: &Reader<'_>, mut end: usize) -> Option<usize> {
    let first = end;
    while matches!(reader.document.word(end), "x" | "X" | "×") && reader.is_number(end + 1) {
        let Digits::Number(side) = read_digits(reader, end + 1) else { break };
        end = side.end;
    }
    (first < end).then_some(end)
}

/// Whether a capitalised name stands right before: "Boeing 777", "Nexus 5", "Apollo 11".
pub(super) fn follows_name(reader: &Reader<'_>, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|before| {
        reader.is_word(before) && reader.is_capital(before) && !reader.opens_sentence(before) && !reader.is_glued(start)
    })
}

/// Whether the amount looks like a year.
pub(super) fn is_year(amount: &Amount) -> bool {
    amount.form == Form::Digits
        && amount.first_digits == 4
        && !amount.grouped
        && amount.factor == rust_decimal::Decimal::ONE
        && amount.low.is_some_and(|low| {
            rust_decimal::Decimal::from(1_400) <= low && low < rust_decimal::Decimal::from(2_200) && low.scale() == 0
        })
}

/// Whether a bare run of digits is too long, or begins with zeros, as phone numbers and ids do.
pub(super) fn is_id(amount: &Amount) -> bool {
    amount.form == Form::Digits
        && !amount.grouped
        && (8 < amount.first_digits || (amount.leading_zero && 2 < amount.first_digits))
}
