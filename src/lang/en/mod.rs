//! English.

use super::Pack;
use crate::text::Category;

pub(super) const PACK: Pack = Pack {
    code: "en",
    decimal_comma: false,
    modifier_follows: false,
    one_syllable_tokens: false,
    tables: &[
        // text
        (Category::Abbreviation, include_str!("abbreviation.tsv")),
        (Category::BlockCue, include_str!("block_cue.tsv")),
        // time
        // quantity
        // name
        // quote
        // claim
    ],
};
