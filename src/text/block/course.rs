//! The course of a page: where it is in the article and where beside it, as the best path through two states.

use super::evidence::weigh;
use super::{BlockKind, Piece};
use crate::text::document::Document;

/// What it costs, in bits, to leave the article and to come back to it.
const LEAVE: f32 = 3.0;
const RETURN: f32 = 2.5;
/// What it costs that a page does not begin with the article.
const BEGIN_BESIDE: f32 = 3.0;

/// Gives a kind to every piece that has none.
pub(super) fn decide(document: &Document<'_>, pieces: &mut [Piece]) {
    let weights = weigh(document, pieces);
    // Best sum of bits with which a path ends in the article and beside it, and from where it came.
    let (mut inside, mut beside) = (0.0, -BEGIN_BESIDE);
    let mut origins = Vec::with_capacity(pieces.len());
    for weight in &weights {
        let stays_inside = beside - RETURN <= inside;
        let stays_beside = inside - LEAVE <= beside;
        let next_inside = if stays_inside { inside } else { beside - RETURN };
        let next_beside = if stays_beside { beside } else { inside - LEAVE } + weight.bits;
        origins.push((stays_inside, stays_beside));
        (inside, beside) = (next_inside, next_beside);
    }
    let mut is_beside = inside < beside;
    for ((piece, weight), (stays_inside, stays_beside)) in pieces.iter_mut().zip(&weights).zip(origins).rev() {
        if is_beside {
            match piece.kind {
                None => {
                    *piece = Piece {
                        doubtful: weight.bits < 0.0,
                        ..Piece::of(BlockKind::Teaser, piece.tokens, weight.rule)
                    };
                }
                Some(BlockKind::Caption) => piece.kind = Some(BlockKind::Teaser),
                Some(_) => {}
            }
        } else if piece.kind.is_none() {
            *piece = Piece { doubtful: 2.0 < weight.bits, ..Piece::of(BlockKind::Body, piece.tokens, "prose") };
        }
        is_beside = if is_beside { stays_beside } else { !stays_inside };
    }
}
