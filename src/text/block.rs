//! Blocks: which parts of a page are the article, and which are captions, teasers of other stories or furniture.

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::lexicon::Category;
use super::span::{Span, TokenRange};
use super::token::TokenKind;
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
}

/// Divides a document into blocks, a line of the text each.
pub(super) fn split_blocks(document: &Document<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (field, length) in document.fields() {
        let tokens = document.field_tokens(field);
        match field {
            Field::Title => blocks.push(whole(BlockKind::Title, field, tokens, length)),
            Field::Lead => blocks.push(whole(BlockKind::Lead, field, tokens, length)),
            Field::Text => split_text(document, tokens, length, &mut blocks),
        }
    }
    blocks
}

fn whole(kind: BlockKind, field: Field, tokens: TokenRange, length: u32) -> Block {
    Block { kind, tokens, span: Span { field, start: 0, end: length } }
}

fn split_text(document: &Document<'_>, tokens: TokenRange, length: u32, blocks: &mut Vec<Block>) {
    let mut after_cue = None;
    let mut start = tokens.start as usize;
    let mut offset = 0;
    let first = blocks.len();
    while start < tokens.end as usize {
        let end = tokens
            .indices()
            .skip(start - tokens.start as usize)
            .find(|&at| document.tokens[at].kind == TokenKind::LineBreak)
            .map_or(tokens.end as usize, |at| at + 1);
        let range = TokenRange::new(start, end);
        if let Some((entry, _)) = document.longest_at(start, Category::BlockCue) {
            after_cue = Some(if &*entry.value == "furniture" { BlockKind::Furniture } else { BlockKind::Teaser });
        }
        let kind = after_cue.unwrap_or(BlockKind::Body);
        let stop = if end == tokens.end as usize { length } else { document.span(range).end };
        blocks.push(Block { kind, tokens: range, span: Span { field: Field::Text, start: offset, end: stop } });
        offset = stop;
        start = end;
    }
    if blocks.len() == first {
        blocks.push(Block { kind: BlockKind::Body, tokens, span: Span { field: Field::Text, start: 0, end: length } });
    }
}
