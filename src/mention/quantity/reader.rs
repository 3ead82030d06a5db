//! What all parts of the quantity grammar read from: the tokens, the tables, and the article's habits.

use std::cell::OnceCell;

use super::number::{Habit, habit_of};
use crate::lang::Language;
use crate::text::{Categories, Category, Document, Entry, Match, TokenKind};

/// One document under one language.
pub(super) struct Reader<'a> {
    pub(super) language: &'a Language,
    pub(super) document: &'a Document<'a>,
    habit: OnceCell<Habit>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(language: &'a Language, document: &'a Document<'a>) -> Self {
        Self { language, document, habit: OnceCell::new() }
    }

    /// The article's convention for decimals, found out when the first ambiguous number asks for it.
    pub(super) fn habit(&self) -> Habit {
        *self.habit.get_or_init(|| habit_of(self))
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark)
    }

    /// Whether no space stands before the token. The end of the document is not glued to anything.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| !token.spaced && token.kind != TokenKind::LineBreak)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// A hyphen or dash between two things.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.is_mark(at) && matches!(self.document.word(at), "-" | "–" | "—" | "−" | "~")
    }

    /// Whether a quantity, or something that only looks like one, may begin with the word or mark at a token.
    pub(super) fn may_start(&self, at: usize) -> bool {
        const STARTS: Categories = Categories::of(&[
            Category::Numeral,
            Category::VagueAmount,
            Category::Currency,
            Category::OrdinalWord,
            Category::QuantityStart,
        ]);
        self.document.begin_at(at).meets(STARTS)
    }

    /// The words of the grammar that begin at a token, longer ones first.
    pub(super) fn grammar_at(&self, at: usize) -> impl Iterator<Item = Match> + use<'_, 'a> {
        const GRAMMAR: Categories = Categories::of(&[Category::QuantityWord, Category::QuantityStart]);
        self.document.matches_of(at, GRAMMAR).rev()
    }

    /// Where the words of this function that begin at the token end, if there are any.
    #[inline(always)]
    pub(super) fn function(&self, at: usize, function: &str) -> Option<usize> {
        if self.document.may_be(at, function) { self.function_here(at, function) } else { None }
    }

    fn function_here(&self, at: usize, function: &str) -> Option<usize> {
        self.grammar_at(at)
            .find(|found| &*self.document.lexicon.entry(found.entry).value == function)
            .map(|found| found.tokens.end as usize)
    }

    /// The longest entry of a table at a token, with where it ends.
    pub(super) fn longest(&self, at: usize, category: Category) -> Option<(&'a Entry, usize)> {
        self.document.longest_at(at, category).map(|(entry, tokens)| (entry, tokens.end as usize))
    }

    /// The longest entry of a table that ends right before a token, with where it begins.
    pub(super) fn longest_before(&self, end: usize, category: Category) -> Option<(&'a Entry, usize)> {
        if !self.document.end_before(end).contains(category) {
            return None;
        }
        (end.saturating_sub(LONGEST_FORM)..end).find_map(|start| {
            let mut entries = self.document.entries_at(start, category);
            entries.find(|(_, tokens)| tokens.end as usize == end).map(|(entry, _)| (entry, start))
        })
    }

    /// Where the words of this function that end right before a token begin.
    #[inline(always)]
    pub(super) fn function_before(&self, end: usize, function: &str) -> Option<usize> {
        if self.document.may_be_before(end, function) { self.function_right_before(end, function) } else { None }
    }

    fn function_right_before(&self, end: usize, function: &str) -> Option<usize> {
        (end.saturating_sub(LONGEST_FORM)..end).find(|&start| {
            self.document
                .entries_at(start, Category::QuantityWord)
                .any(|(entry, tokens)| tokens.end as usize == end && &*entry.value == function)
        })
    }

    /// Whether a sentence or a line begins with the token.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| {
            self.document.tokens[before].kind == TokenKind::LineBreak
                || matches!(self.document.word(before), "." | "!" | "?" | ":" | "\"" | "“" | "(" | "-" | "–" | "•")
        }) || self.document.field_of(at) != self.document.field_of(at - 1)
    }
}

/// No form of a table that stands before a number has more tokens.
const LONGEST_FORM: usize = 5;
