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
        (Category::CreditCue, include_str!("credit_cue.tsv")),
        (Category::BylineWord, include_str!("byline_word.tsv")),
        (Category::FurnitureWord, include_str!("furniture_word.tsv")),
        (Category::SentenceOpener, include_str!("sentence_opener.tsv")),
        (Category::MidCapital, include_str!("mid_capital.tsv")),
        // time
        // quantity
        // name
        // quote
        // claim
    ],
};
