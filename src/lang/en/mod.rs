//! English.

use super::Pack;
use crate::text::Category;

pub(super) const PACK: Pack = Pack {
    code: "en",
    decimal_comma: false,
    modifier_follows: false,
    speaker_may_follow: true,
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
