//! What the rules of quotation look at: the document, its names, its quotation marks, and its sentences with every
//! quoted stretch taken as one piece.

use super::marks::{self, Quoted};
use crate::lang::Language;
use crate::mention::Name;
use crate::text::{Categories, Category, Document, TokenKind, TokenRange};

/// A document as the rules of quotation see it.
pub(super) struct View<'a> {
    pub(super) language: &'a Language,
    pub(super) document: &'a Document<'a>,
    /// In order of place.
    pub(super) names: &'a [Name],
    /// All quoted stretches, in order of their first mark.
    pub(super) quoted: Vec<Quoted>,
    /// Indices of those that stand in no other.
    outermost: Vec<usize>,
    /// For each token, which of those covers it, counted from 1; 0 for none.
    covered: Vec<u32>,
    /// For each token, which name covers it, counted from 1; 0 for none.
    covering: Vec<u32>,
    /// Entities of the article with their first name, in order.
    entities: Vec<(u32, usize)>,
}

impl<'a> View<'a> {
    pub(super) fn new(language: &'a Language, document: &'a Document<'a>, names: &'a [Name]) -> Self {
        let quoted = marks::find(document);
        let outermost: Vec<usize> = (0..quoted.len()).filter(|&at| quoted[at].depth == 0).collect();
        let mut covered = vec![0; document.tokens.len()];
        for &index in &outermost {
            covered[quoted[index].outer.indices()].fill(index as u32 + 1);
        }
        let mut covering = vec![0; document.tokens.len()];
        for (index, name) in names.iter().enumerate().rev() {
            covering[name.tokens.indices()].fill(index as u32 + 1);
        }
        let mut entities: Vec<(u32, usize)> = names.iter().enumerate().map(|(at, name)| (name.entity, at)).collect();
        entities.sort_unstable();
        entities.dedup_by_key(|(entity, _)| *entity);
        Self { language, document, names, quoted, outermost, covered, covering, entities }
    }

    /// The outermost quoted stretch in which a token lies, its marks included.
    #[inline]
    pub(super) fn quoted_at(&self, token: usize) -> Option<(usize, Quoted)> {
        let index = (*self.covered.get(token)? as usize).checked_sub(1)?;
        Some((index, self.quoted[index]))
    }

    /// The outermost quoted stretches that begin in a range.
    pub(super) fn quoted_in(&self, range: TokenRange) -> impl Iterator<Item = (usize, Quoted)> + '_ {
        let from = self.outermost.partition_point(|&at| self.quoted[at].outer.start < range.start);
        let to = self.outermost.partition_point(|&at| self.quoted[at].outer.start < range.end);
        self.outermost[from..to.max(from)].iter().map(|&at| (at, self.quoted[at]))
    }

    /// The sentences of the document with each quoted stretch as one piece: a border inside quotation marks is none.
    pub(super) fn sentences(&self) -> Vec<TokenRange> {
        let mut sentences: Vec<TokenRange> = Vec::new();
        for sentence in &self.document.sentences {
            let start = sentence.tokens.start as usize;
            match sentences.last_mut() {
                Some(last)
                    if self.quoted_at(start).is_some_and(|(_, quoted)| (quoted.outer.start as usize) < start)
                        && last.end <= sentence.tokens.start =>
                {
                    last.end = sentence.tokens.end;
                }
                _ => sentences.push(sentence.tokens),
            }
        }
        sentences
    }

    /// Whether one stretch follows the other in its paragraph.
    pub(super) fn in_one_paragraph(&self, first: TokenRange, second: TokenRange) -> bool {
        self.document.field_of(first.start as usize) == self.document.field_of(second.start as usize)
            && (first.start..second.start).all(|at| self.document.tokens[at as usize].kind != TokenKind::LineBreak)
    }

    /// Whether a paragraph begins with a token.
    pub(super) fn starts_paragraph(&self, token: usize) -> bool {
        token.checked_sub(1).is_none_or(|before| {
            self.document.tokens[before].kind == TokenKind::LineBreak
                || self.document.field_of(before) != self.document.field_of(token)
        })
    }

    /// The longest word or phrase of the quotation grammar with this function that begins at a token. A word within a
    /// name has none: the "bản" of "Nhật Bản" is no copy.
    #[inline(always)]
    pub(super) fn function(&self, token: usize, function: &str) -> Option<TokenRange> {
        self.function_of(token, function).filter(|_| self.name_at(token).is_none())
    }

    /// As [`View::function`], for a word that may be taken for a name: the label of a turn.
    #[inline(always)]
    pub(super) fn function_of(&self, token: usize, function: &str) -> Option<TokenRange> {
        if self.document.may_be(token, function) { self.function_here(token, function) } else { None }
    }

    fn function_here(&self, token: usize, function: &str) -> Option<TokenRange> {
        self.document
            .entries_at(token, Category::QuoteWord)
            .rev()
            .find_map(|(entry, tokens)| (&*entry.value == function).then_some(tokens))
    }

    /// The longest word or phrase with this function that ends before a token, no earlier than `start`.
    #[inline(always)]
    pub(super) fn function_before(&self, end: usize, start: usize, function: &str) -> Option<TokenRange> {
        if !self.document.may_be_before(end, function) {
            return None;
        }
        self.function_right_before(end, start, function)
    }

    fn function_right_before(&self, end: usize, start: usize, function: &str) -> Option<TokenRange> {
        if end.checked_sub(1).is_none_or(|last| self.name_at(last).is_some()) {
            return None;
        }
        (start.max(end.saturating_sub(5))..end).find_map(|at| {
            self.document
                .entries_at(at, Category::QuoteWord)
                .find_map(|(entry, tokens)| (tokens.end as usize == end && &*entry.value == function).then_some(tokens))
        })
    }

    /// Whether a token stands within a compound of which it is no word of its own: the "việc" of "vụ việc".
    pub(super) fn in_compound(&self, token: usize) -> bool {
        (token.saturating_sub(2)..token)
            .any(|at| self.function(at, "none").is_some_and(|compound| compound.contains(token)))
    }

    /// The longest word of any of the categories that begins at a token.
    #[inline]
    pub(super) fn any(&self, token: usize, categories: &[Category]) -> Option<TokenRange> {
        self.document.matches_of(token, Categories::of(categories)).next_back().map(|found| found.tokens)
    }

    /// The longest noun for a speaker that begins at a token, and its kind.
    pub(super) fn speaker_noun(&self, token: usize) -> Option<(&'a str, TokenRange)> {
        let (entry, tokens) = self.document.longest_at(token, Category::SpeakerNoun)?;
        Some((&entry.value, tokens))
    }

    /// The first name of an entity.
    pub(super) fn entity(&self, entity: u32) -> Option<&'a Name> {
        let at = self.entities.binary_search_by_key(&entity, |(entity, _)| *entity).ok()?;
        Some(&self.names[self.entities[at].1])
    }

    /// The name that covers a token, the first of those that do.
    #[inline]
    pub(super) fn name_at(&self, token: usize) -> Option<&'a Name> {
        let index = (*self.covering.get(token)? as usize).checked_sub(1)?;
        self.names.get(index)
    }

    pub(super) fn is_mark(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Mark)
    }

    pub(super) fn is(&self, token: usize, mark: &str) -> bool {
        self.is_mark(token) && self.document.word(token) == mark
    }

    pub(super) fn is_dash(&self, token: usize) -> bool {
        self.is_mark(token)
            && (matches!(self.document.word(token), "–" | "—")
                || (self.document.word(token) == "-" && self.document.tokens[token].spaced))
    }

    /// Whether a token is a word that begins with a capital.
    pub(super) fn is_capital(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Word && token.capital)
    }

    /// The end of a range without the marks that close its sentence.
    pub(super) fn trim(&self, range: TokenRange) -> TokenRange {
        let (mut start, mut end) = (range.start as usize, range.end as usize);
        while start < end && self.is_edge(start) {
            start += 1;
        }
        while start < end && self.is_edge(end - 1) && self.quoted_at(end - 1).is_none() {
            end -= 1;
        }
        TokenRange::new(start, end)
    }

    fn is_edge(&self, token: usize) -> bool {
        match self.document.tokens[token].kind {
            TokenKind::LineBreak => true,
            TokenKind::Mark => {
                matches!(self.document.word(token), "." | "," | ";" | ":" | "…" | "-" | "–" | "—" | "/" | "!" | "•")
                    && self.quoted_at(token).is_none()
            }
            _ => false,
        }
    }
}
