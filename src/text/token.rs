//! Tokens: runs of letters, runs of digits, and single marks.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

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
    let mut at = 0;
    let mut spaced = true;
    while let Some(byte) = text.as_bytes().get(at) {
        let token = match byte {
            b' ' | b'\t' | b'\r' => {
                at += 1;
                spaced = true;
                continue;
            }
            b'\n' => mark(text, at, TokenKind::LineBreak),
            b'0'..=b'9' => number(text, at),
            _ => word(text, at).unwrap_or_else(|| mark(text, at, TokenKind::Mark)),
        };
        at = token.end as usize;
        tokens.push(Token { start: token.start + base as u32, end: token.end + base as u32, spaced, ..token });
        spaced = token.kind == TokenKind::LineBreak;
    }
}

/// The word that begins at a byte, where a letter stands there.
#[inline(always)]
fn word(text: &str, start: usize) -> Option<Token> {
    let (mut folding, capital, length) = with_letter(Folding::default(), text, start, false)?;
    let mut end = start + length;
    let (mut lower, mut inner_capital) = (!capital, false);
    while let Some((next, is_capital, length)) = with_letter(folding, text, end, true) {
        folding = next;
        lower |= !is_capital;
        inner_capital |= is_capital && length == 1;
        end += length;
    }
    let all_capitals = !lower && length < end - start;
    let token = plain_token(TokenKind::Word, text, start..end, folding);
    Some(Token { capital, all_capitals, inner_capital, ..token })
}

#[inline(always)]
fn number(text: &str, start: usize) -> Token {
    let digits = text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit());
    let (end, folding) =
        digits.fold((start, Folding::default()), |(end, folding), digit| (end + 1, folding.with(char::from(*digit)).0));
    plain_token(TokenKind::Number, text, start..end, folding)
}

#[inline(always)]
fn mark(text: &str, start: usize, kind: TokenKind) -> Token {
    let mark = text[start..].chars().next().unwrap_or_default();
    let (folding, _) = Folding::default().with(mark);
    plain_token(kind, text, start..start + mark.len_utf8(), folding)
}

#[inline(always)]
fn plain_token(kind: TokenKind, text: &str, place: Range<usize>, folding: Folding) -> Token {
    Token {
        start: place.start as u32,
        end: place.end as u32,
        key: folding.key(text, place),
        kind,
        spaced: false,
        capital: false,
        all_capitals: false,
        inner_capital: false,
    }
}

/// The folding of a word with the letter after it, whether that is a capital, and how many bytes it has; `None` where
/// no letter stands there. Inside a word marks that combine with a letter belong to it.
#[inline(always)]
fn with_letter(folding: Folding, text: &str, at: usize, inside: bool) -> Option<(Folding, bool, usize)> {
    let rest = text.as_bytes().get(at..)?;
    let known = folding.with_first(rest);
    if known.is_some() || rest.first().is_none_or(u8::is_ascii) {
        return known;
    }
    with_other_letter(folding, &text[at..], inside)
}

/// As [`with_letter`], for a letter of which the tables of Unicode have to tell.
#[cold]
fn with_other_letter(folding: Folding, rest: &str, inside: bool) -> Option<(Folding, bool, usize)> {
    let next = rest.chars().next().filter(|next| is_letter(*next) || inside && is_combining_mark(*next))?;
    let (folding, is_capital) = folding.with(next);
    Some((folding, is_capital, next.len_utf8()))
}
