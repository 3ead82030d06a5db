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
    let mut rest = text.chars();
    let mut spaced = true;
    loop {
        let start = text.len() - rest.as_str().len();
        let Some(first) = rest.next() else { return };
        let kind = match first {
            ' ' | '\t' | '\r' => {
                spaced = true;
                continue;
            }
            '\n' => TokenKind::LineBreak,
            '0'..='9' => TokenKind::Number,
            _ if is_letter(first) => TokenKind::Word,
            _ => TokenKind::Mark,
        };
        let mut folding = Folding::default();
        let opens_with_capital = folding.push(first);
        let (mut lower, mut inner_capital) = (!opens_with_capital, false);
        let mut ahead = rest.clone();
        while let Some(next) = ahead.next().filter(|next| goes_on(kind, *next)) {
            let capital = folding.push(next);
            lower |= !capital;
            inner_capital |= capital && next.is_ascii();
            rest = ahead.clone();
        }
        let end = text.len() - rest.as_str().len();
        // Some marks and symbols have a case, too.
        let is_word = kind == TokenKind::Word;
        tokens.push(Token {
            start: (base + start) as u32,
            end: (base + end) as u32,
            key: folding.key(text, start..end),
            kind,
            spaced,
            capital: is_word && opens_with_capital,
            all_capitals: is_word && !lower && first.len_utf8() < end - start,
            inner_capital: is_word && inner_capital,
        });
        spaced = kind == TokenKind::LineBreak;
    }
}

/// Whether a token of this kind goes on with a character.
#[inline]
fn goes_on(kind: TokenKind, next: char) -> bool {
    match kind {
        TokenKind::Word => is_letter(next) || !next.is_ascii() && unicode_normalization::char::is_combining_mark(next),
        TokenKind::Number => next.is_ascii_digit(),
        TokenKind::Mark | TokenKind::LineBreak => false,
    }
}
