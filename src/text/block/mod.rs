//! Blocks: which parts of a page are the article, and which are captions, teasers of other stories or furniture.
//!
//! A line of the text is first cut where it has swallowed a caption, a byline or a link ([`line`]); the pieces are
//! weighed by what they look like ([`evidence`]), and the best course through all of them tells article from the
//! rest ([`course`]). In doubt a piece belongs to the article and is marked as doubtful.

mod byline;
mod caption;
mod course;
mod credit;
mod evidence;
mod headline;
mod line;
mod swallowed;

use serde::{Deserialize, Serialize};

pub use credit::{Credit, CreditKind};

use super::document::Document;
use super::span::{Span, TokenRange};
use crate::article::Field;

/// What a part of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The headline.
    Title,
    /// The standfirst.
    Lead,
    /// The article's own text.
    Body,
    /// The line under a picture.
    Caption,
    /// Headlines and summaries of other articles.
    Teaser,
    /// Menus, link lists, credits: no statement of the article.
    Furniture,
}

impl BlockKind {
    /// Whether what it says is said by the article.
    pub fn is_article(self) -> bool {
        !matches!(self, BlockKind::Teaser | BlockKind::Furniture)
    }
}

/// One part of a page. Blocks follow one another without gaps.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its place in the article.
    pub span: Span,
    /// The evidence that decided what it is.
    pub rule: &'static str,
    /// Whether it could as well be of another kind.
    pub doubtful: bool,
}

/// A piece of a field on the way to becoming a block.
#[derive(Clone, Copy, Debug)]
struct Piece {
    tokens: TokenRange,
    /// What it is, where its own form says so; the course of the page decides about the others.
    kind: Option<BlockKind>,
    rule: &'static str,
    doubtful: bool,
}

impl Piece {
    fn open(tokens: TokenRange) -> Self {
        Self { tokens, kind: None, rule: "prose", doubtful: false }
    }

    fn of(kind: BlockKind, tokens: TokenRange, rule: &'static str) -> Self {
        Self { tokens, kind: Some(kind), rule, doubtful: false }
    }
}

/// Divides a document into blocks and collects the credits that it gives.
pub(super) fn split_blocks(document: &Document<'_>) -> (Vec<Block>, Vec<Credit>) {
    let (mut blocks, mut credits) = (Vec::new(), Vec::new());
    for (field, length) in document.fields() {
        let tokens = document.field_tokens(field);
        let mut pieces = match field {
            Field::Title => vec![Piece::of(BlockKind::Title, tokens, "field")],
            Field::Lead => vec![Piece::of(BlockKind::Lead, tokens, "field")],
            Field::Text => line::split_lines(document, tokens, &mut credits),
        };
        if field != Field::Title {
            credit::dateline_credit(document, tokens, &mut credits);
        }
        if field == Field::Text {
            headline::mark_titles(document, &mut pieces);
            course::decide(document, &mut pieces);
        }
        let first = blocks.len();
        blocks.extend(pieces.iter().map(|piece| finish(document, field, piece)));
        close_gaps(&mut blocks[first..], length);
        if blocks.len() == first {
            blocks.push(finish(document, field, &Piece::of(BlockKind::Body, tokens, "empty")));
            close_gaps(&mut blocks[first..], length);
        }
    }
    credits.sort_by_key(|credit| (credit.tokens, credit.kind));
    credits.dedup();
    (blocks, credits)
}

fn finish(document: &Document<'_>, field: Field, piece: &Piece) -> Block {
    let span = if piece.tokens.is_empty() { Span { field, start: 0, end: 0 } } else { document.span(piece.tokens) };
    Block {
        kind: piece.kind.unwrap_or(BlockKind::Body),
        tokens: piece.tokens,
        span,
        rule: piece.rule,
        doubtful: piece.doubtful,
    }
}

/// Lets every block reach to the start of the next, so that together they cover the field.
fn close_gaps(blocks: &mut [Block], length: u32) {
    let mut end = length;
    for block in blocks.iter_mut().rev() {
        block.span.end = end;
        end = block.span.start.min(end);
    }
    if let Some(first) = blocks.first_mut() {
        first.span.start = 0;
    }
}
