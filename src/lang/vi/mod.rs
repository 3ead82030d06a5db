//! Vietnamese.

use super::Pack;
use crate::text::Category;

pub(super) const PACK: Pack = Pack {
    code: "vi",
    decimal_comma: true,
    modifier_follows: true,
    speaker_may_follow: false,
    tables: &[
        // text
        (Category::Abbreviation, include_str!("abbreviation.tsv")),
        (Category::BlockCue, include_str!("block_cue.tsv")),
        // time
        // quantity
        // name
        // quote
        (Category::SayingVerb, include_str!("quote/saying_verb.tsv")),
        (Category::SpeakerNoun, include_str!("quote/speaker_noun.tsv")),
        (Category::QuoteWord, include_str!("quote/quote_word.tsv")),
        // claim
    ],
};
