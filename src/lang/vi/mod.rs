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
        (Category::Month, include_str!("time/month.tsv")),
        (Category::Weekday, include_str!("time/weekday.tsv")),
        (Category::DayPart, include_str!("time/day_part.tsv")),
        (Category::TimeUnit, include_str!("time/unit.tsv")),
        (Category::Deictic, include_str!("time/deictic.tsv")),
        (Category::TimeWord, include_str!("time/word.tsv")),
        (Category::Holiday, include_str!("time/holiday.tsv")),
        // quantity
        (Category::Numeral, include_str!("quantity/numeral.tsv")),
        (Category::HedgeBefore, include_str!("quantity/hedge_before.tsv")),
        // name
        // quote
        // claim
    ],
};
