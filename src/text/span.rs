//! Places in an article, and ranges of its tokens.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::article::Field;

/// A byte range of one field of an article, exactly as the caller gave it, on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The field that the range counts in.
    pub field: Field,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Whether the two have a byte in common.
    pub fn overlaps(self, other: Span) -> bool {
        self.field == other.field && self.start < other.end && other.start < self.end
    }

    /// Whether every byte of the other lies in this one.
    pub fn contains(self, other: Span) -> bool {
        self.field == other.field && self.start <= other.start && other.end <= self.end
    }
}

/// A half-open range of token indices in one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TokenRange {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
}

impl TokenRange {
    /// The range from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// Number of tokens.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether it holds no token.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two have a token in common.
    pub fn overlaps(self, other: TokenRange) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether the token lies in it.
    pub fn contains(self, token: usize) -> bool {
        (self.start as usize..self.end as usize).contains(&token)
    }

    /// As indices.
    pub fn indices(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}
