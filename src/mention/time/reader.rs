//! Looking at the tokens of a document with the words of the time grammar.

use crate::lang::Language;
use crate::text::{Category, Document, Token, TokenKind};

/// A document, read with the time tables of its language. Every look-up is a few comparisons: the lexicon has been
/// applied to the text before.
#[derive(Clone, Copy)]
pub(super) struct Reader<'d, 'a> {
    pub(super) document: &'d Document<'a>,
    pub(super) language: &'d Language,
}

/// A run of digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digits {
    pub(super) value: u32,
    /// How many digits were written, leading zeros included.
    pub(super) length: u32,
}

impl Reader<'_, '_> {
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.document.tokens.get(at)
    }

    /// The number written at a token, when it has at most nine digits.
    pub(super) fn digits(&self, at: usize) -> Option<Digits> {
        let token = self.token(at)?;
        let length = token.end - token.start;
        if token.kind != TokenKind::Number || 9 < length {
            return None;
        }
        let value = self.document.word(at).bytes().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
        Some(Digits { value, length })
    }

    pub(super) fn is_kind(&self, at: usize, kind: TokenKind) -> bool {
        self.token(at).is_some_and(|token| token.kind == kind)
    }

    /// The mark at a token, where it is one.
    #[inline]
    pub(super) fn mark(&self, at: usize) -> Option<char> {
        self.document.mark(at)
    }

    #[inline]
    pub(super) fn is_mark(&self, at: usize, marks: &str) -> bool {
        self.mark(at).is_some_and(|mark| marks.chars().any(|other| other == mark))
    }

    /// Whether no space stands between a token and the one before it.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        0 < at && self.token(at).is_some_and(|token| !token.spaced && token.kind != TokenKind::LineBreak)
    }

    /// The values that one table gives to the tokens from `at`, longest form first, each with the token after it. The
    /// value `none` hides the forms that are shorter.
    pub(super) fn values(&self, at: usize, category: Category) -> impl Iterator<Item = (&str, usize)> {
        self.document
            .entries_at(at, category)
            .rev()
            .map(|(entry, tokens)| (&*entry.value, tokens.end as usize))
            .take_while(|(value, _)| *value != "none")
    }

    /// The longest word of the time grammar at `at` that has this function: its argument, and the token after it.
    #[inline(always)]
    pub(super) fn function(&self, at: usize, name: &str) -> Option<(&str, usize)> {
        let may_be = self.document.may_be(at, name) && self.document.begin_at(at).contains(Category::TimeWord);
        if may_be { self.function_here(at, name) } else { None }
    }

    fn function_here(&self, at: usize, name: &str) -> Option<(&str, usize)> {
        self.values(at, Category::TimeWord).find_map(|(value, next)| Some((argument_of(value, name)?, next)))
    }

    /// The longest word with this function that ends right before `at`: its argument, and its first token.
    #[inline(always)]
    pub(super) fn function_before(&self, at: usize, name: &str) -> Option<(&str, usize)> {
        if self.document.may_be_before(at, name) { self.function_right_before(at, name) } else { None }
    }

    fn function_right_before(&self, at: usize, name: &str) -> Option<(&str, usize)> {
        (at.saturating_sub(3)..at).find_map(|start| {
            self.document
                .entries_at(start, Category::TimeWord)
                .filter(|(_, tokens)| tokens.end as usize == at)
                .find_map(|(entry, _)| Some((argument_of(&entry.value, name)?, start)))
        })
    }

    /// Whether a token opens a sentence, a line or a quotation.
    pub(super) fn is_opening(&self, at: usize) -> bool {
        match at.checked_sub(1).and_then(|before| self.token(before)) {
            None => true,
            Some(before) => {
                before.kind == TokenKind::LineBreak
                    || self.is_mark(at - 1, ".!?:;\"“”(*–—-")
                    || self.document.field_of(at) != self.document.field_of(at - 1)
            }
        }
    }
}

/// What stands behind the name of a function in the table, where it is that function.
fn argument_of<'a>(value: &'a str, name: &str) -> Option<&'a str> {
    // The byte behind the name tells most functions apart without a comparison of texts.
    match value.as_bytes().get(name.len()) {
        Some(b' ') if value.starts_with(name) => Some(&value[name.len() + 1..]),
        None if value == name => Some(""),
        _ => None,
    }
}
