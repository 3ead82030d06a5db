//! The normal form of a text, with a map back to the bytes that the caller gave.
//!
//! Composed characters (NFC), one kind of space, no invisible characters, entities of HTML resolved. A text that is
//! already in this form is copied and its map is the identity.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::letter::is_composed;
use crate::article::entity;

/// Where the normal form and the original part: from `normal` on, offsets count from `original`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    pub(super) normal: u32,
    pub(super) original: u32,
}

/// The normal form of a text.
pub fn normal_form(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    normalize(text, &mut output, &mut Vec::new());
    output
}

/// Appends the normal form of `text` to `output` and the turns of its map to `turns`.
pub(super) fn normalize(text: &str, output: &mut String, turns: &mut Vec<Turn>) {
    turns.push(Turn { normal: output.len() as u32, original: 0 });
    let mut at = 0;
    while at < text.len() {
        // What is in normal form already is copied in one piece, up to a mark that may combine with its last character.
        let rest = &text[at..];
        let Some(stop) = uncertain(rest) else {
            output.push_str(rest);
            return;
        };
        let combines = rest[stop..].chars().next().is_some_and(is_combining_mark);
        let last = if combines { rest[..stop].chars().next_back().map_or(0, char::len_utf8) } else { 0 };
        output.push_str(&rest[..stop - last]);
        at += stop - last;
        let unit = unit_at(text, at);
        let before = output.len();
        match &unit.replacement {
            Replacement::Keep => output.push_str(&text[at..unit.end]),
            Replacement::Char(character) => output.push(*character),
            Replacement::Composed => push_composed(&text[at..unit.end], at, output, turns),
            Replacement::Nothing => {}
        }
        let original_length = unit.end - at;
        at = unit.end;
        if output.len() - before != original_length {
            turns.push(Turn { normal: output.len() as u32, original: at as u32 });
        }
    }
}

/// Appends the composed form of a unit that begins at `at`, mostly one character. A text may be cut between two of them:
/// where only the first is another one, the others keep their places, and otherwise they have none of their own.
fn push_composed(unit: &str, at: usize, output: &mut String, turns: &mut Vec<Turn>) {
    let mut composed = unit.nfc();
    output.extend(composed.next());
    let mut originals = unit.char_indices();
    originals.next();
    if composed.clone().next().is_none() {
        return;
    }
    let in_place = composed.clone().eq(originals.clone().map(|(_, character)| character));
    for character in composed {
        let place = originals.next().map(|(place, _)| place).filter(|_| in_place).unwrap_or(unit.len());
        turns.push(Turn { normal: output.len() as u32, original: (at + place) as u32 });
        output.push(character);
    }
    turns.push(Turn { normal: output.len() as u32, original: (at + unit.len()) as u32 });
}

/// How many bytes are looked at in one go.
const WINDOW: usize = 32;

/// Where the first character stands that may be another in normal form.
fn uncertain(text: &str) -> Option<usize> {
    let mut at = 0;
    while at < text.len() {
        at = after_certain(text, at);
        // What the window leaves open, each character tells.
        let end = text.len().min(at + WINDOW);
        while at < end {
            let character = text[at..].chars().next()?;
            if character == '&' || !is_composed(character) {
                return Some(at);
            }
            at += character.len_utf8();
        }
    }
    None
}

/// The start of the first window from `at` on that may hold such a character. Most letters and marks of Vietnamese show
/// by their bytes that they are composed, whatever stands before them, so that no way through a window depends on them.
fn after_certain(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut start = at;
    while start + WINDOW + 2 <= bytes.len() {
        let window = |start: usize| &bytes[start..start + WINDOW];
        let triples = window(start).iter().zip(window(start + 1)).zip(window(start + 2));
        if triples.fold(false, |found, ((first, second), third)| found | is_uncertain(*first, *second, *third)) {
            break;
        }
        start += WINDOW;
    }
    // The window may begin inside a character, which the one before it has seen.
    (at..=start).rev().find(|start| text.is_char_boundary(*start)).unwrap_or(at)
}

/// Whether a byte, with the two after it, begins a character that may be another in normal form.
#[inline]
#[allow(clippy::needless_bitwise_bool, reason = "no way depends on a byte, so that many are looked at in one step")]
fn is_uncertain(first: u8, second: u8, third: u8) -> bool {
    let is_letter = first == 0xe1 && (second == 0xbb) | (second == 0xba) & (0xa0 <= third);
    // Dashes, quotation marks and dots.
    let is_mark = first == 0xe2 && (second == 0x80) & (0x90..=0xa7).contains(&third);
    let is_other = (first == b'&') | (first == 0xc2) | (0xc9 <= first);
    is_other & !is_letter & !is_mark
}

/// Gives the characters of a text in composed form, one after the other.
pub(crate) fn compose(text: impl Iterator<Item = char> + Clone, mut take: impl FnMut(char)) {
    if text.clone().all(|character| is_composed(character) || character == '\u{a0}') {
        text.for_each(take);
    } else {
        text.nfc().for_each(&mut take);
    }
}

struct Unit {
    end: usize,
    replacement: Replacement,
}

enum Replacement {
    Keep,
    Char(char),
    Composed,
    Nothing,
}

/// The next piece that is normalised as a whole: a character with the marks that combine with it, or an entity.
fn unit_at(text: &str, at: usize) -> Unit {
    let mut chars = text[at..].char_indices();
    let Some((_, first)) = chars.next() else { return Unit { end: text.len(), replacement: Replacement::Keep } };
    let after_first = at + first.len_utf8();
    if first == '&'
        && let Some((character, length)) = entity(&text[at..])
    {
        let replacement = match character {
            _ if is_invisible(character) => Replacement::Nothing,
            _ if is_space(character) => Replacement::Char(' '),
            _ => Replacement::Char(character),
        };
        return Unit { end: at + length, replacement };
    }
    if is_invisible(first) {
        return Unit { end: after_first, replacement: Replacement::Nothing };
    }
    if is_space(first) {
        return Unit { end: after_first, replacement: Replacement::Char(' ') };
    }
    let end = chars.find(|(_, next)| !is_combining_mark(*next)).map_or(text.len(), |(offset, _)| at + offset);
    if end == after_first {
        let replacement = match first {
            '\u{2028}' | '\u{2029}' => Replacement::Char('\n'),
            _ if is_nfc_quick(std::iter::once(first)) == IsNormalized::Yes => Replacement::Keep,
            _ => Replacement::Composed,
        };
        return Unit { end, replacement };
    }
    Unit { end, replacement: Replacement::Composed }
}

/// Zero-width characters, soft hyphens, direction marks and byte order marks.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Spaces other than the ASCII one, which is in normal form already.
fn is_space(character: char) -> bool {
    matches!(character, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}
