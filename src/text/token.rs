//! Tokens: runs of letters, runs of digits, and single marks.

use super::key::{Folding, Key};
use super::letter::is_letter;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of letters. In Vietnamese that is one syllable.
    Word,
    /// A run of ASCII digits. Separators are tokens of their own: `1.234,5` is five tokens.
    Number,
    /// One mark or symbol.
    Mark,
    /// The end of a line in the text.
    LineBreak,
}

/// A token of the normal form.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte in the normal form of the document.
    pub start: u32,
    /// One past its last byte there.
    pub end: u32,
    /// Hash of its folded text.
    pub key: Key,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether a space (or line, or the start of a field) stands before it.
    pub spaced: bool,
    /// Whether its first letter is upper case.
    pub capital: bool,
    /// Whether it has two letters or more and all are upper case.
    pub all_capitals: bool,
    /// Whether a letter of ASCII behind the first is upper case (iPhone).
    pub inner_capital: bool,
}

/// The tokens of a text in normal form.
pub fn tokens(normal: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(normal.len() / 4);
    tokenize(normal, 0, &mut tokens);
    tokens
}

/// Splits a text of normal form into tokens; `base` is added to every offset.
pub(super) fn tokenize(text: &str, base: usize, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut spaced = true;
    while at < bytes.len() {
        let start = at;
        let byte = bytes[at];
        if byte == b' ' || byte == b'\t' || byte == b'\r' {
            at += 1;
            spaced = true;
            continue;
        }
        let mut folding = Folding::default();
        let (kind, case) = if byte == b'\n' {
            at += 1;
            folding.push('\n');
            (TokenKind::LineBreak, Case::default())
        } else if byte.is_ascii_digit() {
            while at < bytes.len() && bytes[at].is_ascii_digit() {
                folding.push(char::from(bytes[at]));
                at += 1;
            }
            (TokenKind::Number, Case::default())
        } else {
            let first = char_at(text, at);
            at += first.len_utf8();
            let capital = folding.push(first);
            if is_letter(first) {
                let mut case = Case { capital, lower: !capital, inner_capital: false, letters: 1 };
                while at < bytes.len() {
                    let next = char_at(text, at);
                    if !is_letter(next) && (next.is_ascii() || !unicode_normalization::char::is_combining_mark(next)) {
                        break;
                    }
                    let capital = folding.push(next);
                    case.lower |= !capital;
                    case.inner_capital |= capital && next.is_ascii();
                    case.letters += 1;
                    at += next.len_utf8();
                }
                (TokenKind::Word, case)
            } else {
                (TokenKind::Mark, Case::default())
            }
        };
        tokens.push(Token {
            start: (base + start) as u32,
            end: (base + at) as u32,
            key: folding.key(&text[start..at]),
            kind,
            spaced,
            capital: case.capital,
            all_capitals: case.capital && !case.lower && 1 < case.letters,
            inner_capital: case.inner_capital,
        });
        spaced = kind == TokenKind::LineBreak;
    }
}

/// The character that begins at a byte.
fn char_at(text: &str, at: usize) -> char {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() { char::from(byte) } else { text[at..].chars().next().unwrap_or(' ') }
}

/// The letters of a word, seen for their case.
#[derive(Default)]
struct Case {
    capital: bool,
    lower: bool,
    inner_capital: bool,
    letters: u32,
}
