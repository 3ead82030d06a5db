//! Vietnamese.

mod syllable;

use super::Pack;
use crate::text::Category;

pub(super) const PACK: Pack = Pack {
    code: "vi",
    decimal_comma: true,
    modifier_follows: true,
    speaker_may_follow: false,
    native_word: Some(syllable::is_syllable),
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
        (Category::FamilyName, include_str!("name/family_name.tsv")),
        (Category::GivenName, include_str!("name/given_name.tsv")),
        (Category::Field, include_str!("name/field.tsv")),
        (Category::OrganizationTail, include_str!("../en/name/organization_tail.tsv")),
        (Category::OtherTail, include_str!("../en/name/other_tail.tsv")),
        // quote
        (Category::SayingVerb, include_str!("quote/saying_verb.tsv")),
        (Category::SpeakerNoun, include_str!("quote/speaker_noun.tsv")),
        (Category::QuoteWord, include_str!("quote/quote_word.tsv")),
        // claim
    ],
};
