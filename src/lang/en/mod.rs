//! English.

use super::Pack;
use crate::text::Category;

pub(super) const PACK: Pack = Pack {
    code: "en",
    decimal_comma: false,
    modifier_follows: false,
    plural_ending: Some("s"),
    one_syllable_tokens: false,
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
        (Category::Multiplier, include_str!("quantity/multiplier.tsv")),
        (Category::HedgeBefore, include_str!("quantity/hedge_before.tsv")),
        (Category::HedgeAfter, include_str!("quantity/hedge_after.tsv")),
        (Category::VagueAmount, include_str!("quantity/vague_amount.tsv")),
        (Category::Currency, include_str!("quantity/currency.tsv")),
        (Category::Measure, include_str!("quantity/measure.tsv")),
        (Category::CountedNoun, include_str!("quantity/counted_noun.tsv")),
        (Category::CountedState, include_str!("quantity/counted_state.tsv")),
        (Category::NounStop, include_str!("quantity/noun_stop.tsv")),
        (Category::OrdinalWord, include_str!("quantity/ordinal_word.tsv")),
        (Category::RateBase, include_str!("quantity/rate_base.tsv")),
        (Category::QuantityWord, include_str!("quantity/quantity_word.tsv")),
        // name
        // quote
        // claim
    ],
};
