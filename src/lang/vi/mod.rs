//! Vietnamese.

use super::Pack;
use crate::text::Category;

pub(super) const PACK: Pack = Pack {
    code: "vi",
    decimal_comma: true,
    modifier_follows: true,
    one_syllable_tokens: true,
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
