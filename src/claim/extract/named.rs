//! Where, and who: one claim for each mention of a place, a person, an organisation or another named thing.

use crate::claim::{ArticleReading, Claim, ClaimValue, Facet};
use crate::mention::NameKind;

pub(super) fn extract(reading: &ArticleReading<'_>, rule: &'static str) -> Vec<Claim> {
    reading
        .mentions
        .names
        .iter()
        .zip(&reading.name_keys)
        .filter(|(name, _)| reading.is_stated(name.tokens.start as usize))
        .filter_map(|(name, &key)| {
            let (facet, value) = match name.kind {
                NameKind::Place => (Facet::Place, ClaimValue::Place(reading.named(name))),
                _ => (Facet::Participant, ClaimValue::Participant(reading.named(name))),
            };
            let mut claim = reading.claim_by(name.tokens, facet, value, rule, name.rule)?;
            claim.head = Some(key);
            claim.slot = name.name.clone();
            Some(claim)
        })
        .collect()
}
