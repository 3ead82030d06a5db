//! Attribution: who answers for the words at a place of the text.

use super::{Quote, QuoteKind, Speaker};

/// Who says what stands at a place, through whom, and how strongly.
#[derive(Clone, Copy, Debug)]
pub struct Attribution<'a> {
    /// The quotation that covers the place.
    pub quote: &'a Quote,
    /// Who says it, where that is known.
    pub speaker: Option<&'a Speaker>,
    /// Through whom.
    pub via: Option<&'a str>,
    /// The strength of the verb of saying, from the table: `said`, `claimed`, `denied`, ….
    pub verb: Option<&'a str>,
}

/// The attribution in force at a token: that of the innermost quotation that covers it. `None` where the outlet speaks
/// in its own voice. `quotes` are those of one document, in order, as [`find`](super::find) gives them.
///
/// A fragment in quotation marks within a reported clause has the speaker of the clause; what it lacks of speaker, medium
/// and verb it takes from the quotation around it.
pub fn attribution_at(quotes: &[Quote], token: usize) -> Option<Attribution<'_>> {
    let to = quotes.partition_point(|quote| quote.tokens.start as usize <= token);
    let mut covering = quotes[..to].iter().rev().filter(|quote| quote.tokens.contains(token));
    let innermost = covering.next()?;
    let mut attribution = Attribution {
        quote: innermost,
        speaker: innermost.speaker.as_ref(),
        via: innermost.via.as_deref(),
        verb: innermost.verb.as_deref(),
    };
    for around in covering {
        let same = attribution.speaker.is_none()
            || innermost.kind == QuoteKind::Partial
            || around.speaker.as_ref().map(|speaker| &speaker.name)
                == innermost.speaker.as_ref().map(|speaker| &speaker.name);
        attribution.speaker = attribution.speaker.or(around.speaker.as_ref());
        if same {
            attribution.via = attribution.via.or(around.via.as_deref());
            attribution.verb = attribution.verb.or(around.verb.as_deref());
        }
    }
    Some(attribution)
}
