//! What is no quantity, by its shape or by the word before it: codes, addresses, dates, models, phone numbers.

use super::amount::{Amount, Form};
use super::reader::Reader;

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
