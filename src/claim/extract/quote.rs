//! What was said: one claim for each utterance that is long enough to be told from others.

use crate::claim::utterance::Utterance;
use crate::claim::{ArticleReading, Claim, ClaimValue, Facet};

/// Words from which an utterance is compared with others.
const LEAST_WORDS: usize = 4;
/// How many content words of an utterance describe it.
const CONTEXT: usize = 40;

pub(super) fn extract(reading: &ArticleReading<'_>, rule: &'static str) -> Vec<Claim> {
    reading
        .mentions
        .quotes
        .iter()
        .filter(|quote| reading.is_stated(quote.tokens.start as usize))
        .filter_map(|quote| {
            let utterance = Utterance::of(reading, quote);
            if utterance.words.len() < LEAST_WORDS {
                return None;
            }
            let mut claim = reading.claim(quote.tokens, Facet::Quote, ClaimValue::Quote(utterance), rule)?;
            let speaker = quote.speaker.as_ref();
            claim.speaker = speaker.map(|speaker| (*speaker.name).into());
            claim.speaker_key = speaker.and_then(|speaker| speaker.entity).and_then(|it| reading.entity_key(it));
            claim.via = quote.via.as_deref().map(Into::into);
            claim.context = reading.utterance(quote.tokens, CONTEXT);
            claim.slot = reading.document.words(quote.tokens).chars().take(80).collect::<String>().into();
            Some(claim)
        })
        .collect()
}
