//! Sketches: signatures (min-wise hashing) of an article's runs of words, by which near-copies find each other.
//!
//! Broder, "On the resemblance and containment of documents" (1997): the share of equal minima under random orders
//! estimates the share of common shingles.

use crate::text::{Document, Key, TokenKind};

/// Words in a run.
const SHINGLE: usize = 6;
/// Number of orders.
pub(super) const ORDERS: usize = 32;

/// For each order, the smallest hash of any run of six words of the article's own blocks. Empty for a text shorter
/// than that.
pub(super) fn sketch(document: &Document<'_>) -> Vec<u64> {
    let mut minima = vec![u64::MAX; ORDERS];
    let mut window = [Key::default(); SHINGLE];
    let mut seen = 0;
    for block in document.blocks.iter().filter(|block| block.kind.is_article()) {
        for token in &document.tokens[block.tokens.indices()] {
            if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                continue;
            }
            window[seen % SHINGLE] = token.key;
            seen += 1;
            if seen < SHINGLE {
                continue;
            }
            let shingle = (0..SHINGLE).map(|at| window[(seen + at) % SHINGLE]).reduce(Key::then).unwrap_or_default();
            for (order, minimum) in minima.iter_mut().enumerate() {
                *minimum = (*minimum).min(reorder(shingle.0, order as u64));
            }
        }
    }
    if seen < SHINGLE { Vec::new() } else { minima }
}

/// A fixed permutation of 64-bit numbers for each order: the finaliser of `SplitMix64` with the order as its seed.
fn reorder(value: u64, order: u64) -> u64 {
    let mut mixed = value ^ order.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
