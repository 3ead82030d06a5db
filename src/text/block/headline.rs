//! Headlines in the text: where the title has no field of its own, the first line may be it; and pages repeat it.

use rustc_hash::FxHashSet;

use super::{BlockKind, Piece};
use crate::article::Field;
use crate::text::document::Document;
use crate::text::key::Key;
use crate::text::span::TokenRange;
use crate::text::token::TokenKind;

/// How many words a headline has.
pub(super) const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 3..=40;

/// Marks the title, its repetitions and the standfirst among the pieces of the text.
pub(super) fn mark_titles(document: &Document<'_>, pieces: &mut [Piece]) {
    if pieces.len() < 2 {
        return;
    }
    let field_title = document.field_tokens(Field::Title);
    let mut title: FxHashSet<Key> = words(document, field_title).collect();
    let mut after_title = None;
    if title.is_empty() {
        let Some(first) = pieces.iter().position(|piece| piece.kind.is_none()) else { return };
        let long = pieces.iter().skip(first + 1).any(|piece| ends_with_stop(document, piece.tokens));
        let tokens = pieces[first].tokens;
        if first <= 4 && long && is_headline(document, tokens) && starts_line(document, tokens) {
            pieces[first] = Piece::of(BlockKind::Title, tokens, "first-line");
            title = words(document, tokens).collect();
            after_title = Some(first + 1);
        }
    }
    if title.len() < 3 {
        return;
    }
    let mut seen_prose = false;
    for (at, piece) in pieces.iter_mut().enumerate() {
        if piece.kind.is_some() || after_title.is_some_and(|next| at < next) {
            continue;
        }
        let stops = ends_with_stop(document, piece.tokens);
        if !stops && repeats(document, piece.tokens, &title) {
            // Above the text it is the headline, below it stands under a picture.
            let kind = if seen_prose || after_title.is_some() { BlockKind::Caption } else { BlockKind::Title };
            *piece = Piece::of(kind, piece.tokens, "repeats-title");
            after_title = after_title.or(Some(at + 1));
        }
        seen_prose |= stops;
    }
    let Some(next) = after_title else { return };
    let has_lead = document.field_tokens(Field::Lead).indices().next().is_some();
    let is_prose = |piece: &&mut Piece| piece.kind.is_none() && ends_with_stop(document, piece.tokens);
    let prose = pieces.iter().filter(|piece| piece.kind.is_none() && ends_with_stop(document, piece.tokens)).count();
    if !has_lead
        && 2 < prose
        && let Some(lead) = pieces.iter_mut().skip(next).find(is_prose)
        && lead.tokens.len() <= 90
    {
        *lead = Piece::of(BlockKind::Lead, lead.tokens, "after-title");
    }
}

/// The words of a range, as keys.
pub(super) fn words<'d>(document: &'d Document<'_>, tokens: TokenRange) -> impl Iterator<Item = Key> + 'd {
    tokens.indices().map(|at| document.tokens[at]).filter(|token| token.kind == TokenKind::Word).map(|token| token.key)
}

/// Whether a range has the length of a headline and does not end like a sentence.
pub(super) fn is_headline(document: &Document<'_>, tokens: TokenRange) -> bool {
    HEADLINE_WORDS.contains(&words(document, tokens).count())
        && !ends_with_stop(document, tokens)
        && document.word(last_token(document, tokens)) != ":"
}

/// The last token of a range that is no line end.
pub(super) fn last_token(document: &Document<'_>, tokens: TokenRange) -> usize {
    tokens.indices().rev().find(|&at| document.tokens[at].kind != TokenKind::LineBreak).unwrap_or(tokens.start as usize)
}

/// Whether a range ends with a full stop, also behind a closing quotation mark or bracket.
pub(super) fn ends_with_stop(document: &Document<'_>, tokens: TokenRange) -> bool {
    let mut at = last_token(document, tokens);
    while (tokens.start as usize) < at && matches!(document.word(at), "”" | "\"" | "’" | "'" | ")" | "]" | "»") {
        at -= 1;
    }
    match document.word(at) {
        "." | "!" | "…" => true,
        "," | ";" => at < last_token(document, tokens),
        _ => false,
    }
}

fn starts_line(document: &Document<'_>, tokens: TokenRange) -> bool {
    let end = tokens.end as usize;
    document.tokens.get(end.wrapping_sub(1)).is_some_and(|token| token.kind == TokenKind::LineBreak)
}

/// Whether nearly all words of a line are those of the title, and most of the title's words are in the line.
fn repeats(document: &Document<'_>, tokens: TokenRange, title: &FxHashSet<Key>) -> bool {
    let line: FxHashSet<Key> = words(document, tokens).collect();
    let shared = line.intersection(title).count();
    2 < shared && 4 * line.len() <= 5 * shared && 3 * title.len() <= 5 * shared
}
