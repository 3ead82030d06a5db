//! A name as first read: its words, and what speaks for each kind.

use super::{Gender, NameKind};
use crate::text::TokenRange;

/// A name as first read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft<'l> {
    /// The tokens of the mention.
    pub(super) tokens: TokenRange,
    /// The part by which it is compared: without words such as "thành phố" before it.
    pub(super) core: TokenRange,
    /// What speaks for each kind, in the order of [`NameKind`].
    pub(super) votes: [i32; 4],
    /// The kind, decided by all mentions together.
    pub(super) kind: NameKind,
    /// The key of a gazetteer.
    pub(super) known: Option<&'l str>,
    /// What a word of address or a given name shows.
    pub(super) gender: Option<Gender>,
    /// Whether it counts only if other mentions bear it out.
    pub(super) weak: bool,
    /// The rule that read it.
    pub(super) rule: &'static str,
}

impl Draft<'_> {
    pub(super) fn new(tokens: TokenRange, rule: &'static str) -> Self {
        Self {
            tokens,
            core: tokens,
            votes: [0; 4],
            kind: NameKind::Other,
            known: None,
            gender: None,
            weak: false,
            rule,
        }
    }

    pub(super) fn vote(mut self, kind: NameKind, weight: i32) -> Self {
        self.votes[kind as usize] += weight;
        self
    }

    pub(super) fn end(&self) -> usize {
        self.tokens.end as usize
    }

    pub(super) fn start(&self) -> usize {
        self.tokens.start as usize
    }
}
