//! English.

use super::Pack;
use crate::text::Category;

pub(super) const PACK: Pack = Pack {
    code: "en",
    decimal_comma: false,
    modifier_follows: false,
    speaker_may_follow: true,
    native_word: None,
    tables: &[
        // text
        (Category::Abbreviation, include_str!("abbreviation.tsv")),
        (Category::BlockCue, include_str!("block_cue.tsv")),
        // time
        // quantity
        // name
        (Category::Place, include_str!("name/place.tsv")),
        (Category::Organization, include_str!("name/organization.tsv")),
        (Category::Agency, include_str!("name/agency.tsv")),
        (Category::Title, include_str!("name/title.tsv")),
        (Category::Honorific, include_str!("name/honorific.tsv")),
        (Category::Pronoun, include_str!("name/pronoun.tsv")),
        (Category::GivenName, include_str!("../foreign_given_name.tsv")),
        (Category::NameParticle, include_str!("../name_particle.tsv")),
        (Category::OrganizationHead, include_str!("name/organization_head.tsv")),
        (Category::PlaceHead, include_str!("name/place_head.tsv")),
        (Category::OtherHead, include_str!("name/other_head.tsv")),
        (Category::NotAName, include_str!("name/not_a_name.tsv")),
        (Category::NameWord, include_str!("name/name_word.tsv")),
        (Category::Demonym, include_str!("name/demonym.tsv")),
        (Category::OrganizationTail, include_str!("name/organization_tail.tsv")),
        (Category::PlaceTail, include_str!("name/place_tail.tsv")),
        (Category::OtherTail, include_str!("name/other_tail.tsv")),
        // quote
        (Category::SayingVerb, include_str!("quote/saying_verb.tsv")),
        (Category::SpeakerNoun, include_str!("quote/speaker_noun.tsv")),
        (Category::QuoteWord, include_str!("quote/quote_word.tsv")),
        // claim
    ],
};
