//! Who said it: one claim for each utterance with a speaker. Its context is the utterance.

use crate::claim::term::plain_key;
use crate::claim::{ArticleReading, Claim, ClaimValue, Facet, Named};

/// How many content words of an utterance describe it.
const CONTEXT: usize = 40;

pub(super) fn extract(reading: &ArticleReading<'_>, rule: &'static str) -> Vec<Claim> {
    reading
        .mentions
        .quotes
        .iter()
        .filter(|quote| reading.is_stated(quote.tokens.start as usize))
        .filter_map(|quote| {
            let speaker = quote.speaker.as_ref()?;
            let name = speaker.entity.and_then(|entity| reading.entity_name(entity));
            let value = Named {
                name: (*speaker.name).into(),
                known: name.and_then(|name| reading.named(name).known),
                described: speaker.entity.is_none(),
            };
            let value = ClaimValue::Speaker(value);
            let mut claim = reading.claim_by(speaker.tokens, Facet::Speaker, value, rule, speaker.rule)?;
            claim.head = Some(plain_key(&speaker.name));
            claim.speaker = Some((*speaker.name).into());
            claim.speaker_key = speaker.entity.and_then(|entity| reading.entity_key(entity));
            claim.via = quote.via.as_deref().map(Into::into);
            claim.context = reading.utterance(quote.tokens, CONTEXT);
            claim.slot = reading.document.words(quote.tokens).chars().take(80).collect::<String>().into();
            Some(claim)
        })
        .collect()
}
