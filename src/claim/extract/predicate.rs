//! What a clause says in its own words, where no table knows its predicate: one claim for each verb phrase that a word
//! of modality or negation opens ("is expected to be delivered", "has not been licensed").

use crate::claim::trigger::{Modality, is_in_time};
use crate::claim::{ArticleReading, Claim, ClaimValue, Facet, Polarity, Stage};
use crate::text::{TokenKind, TokenRange};

/// How many tokens after the modality the phrase may have.
const PHRASE: usize = 5;
/// How many tokens before it label the claim with its subject.
const SUBJECT: u32 = 5;

pub(super) fn extract(reading: &ArticleReading<'_>, rule: &'static str) -> Vec<Claim> {
    let document = reading.document;
    let mut claims = Vec::new();
    for sentence in &document.sentences {
        let sentence = sentence.tokens;
        if !reading.is_stated(sentence.start as usize) {
            continue;
        }
        let mut at = sentence.start as usize;
        while at < sentence.end as usize {
            let Some(modality) = Modality::at(document, at, sentence)
                .filter(|_| reading.is_told(at) && !is_in_time(reading.mentions, at))
            else {
                at += 1;
                continue;
            };
            let opening = modality.tokens;
            at = opening.end as usize;
            let phrase = phrase(reading, opening, sentence);
            // A predicate that a table knows has its own claim.
            if reading.triggers_in(phrase).next().is_some() {
                continue;
            }
            // The phrase ends with its last content word.
            let Some(last) = reading.last_content(TokenRange { start: opening.end, end: phrase.end }) else { continue };
            // Where tokens are syllables, the last word may be of two.
            let syllables = if reading.language.one_syllable_tokens { 2 } else { 1 };
            let phrase = TokenRange { start: phrase.start, end: (last + syllables).min(phrase.end) };
            claims.extend(claim(reading, &modality, phrase, sentence, rule));
            at = phrase.end as usize;
        }
    }
    claims
}

/// The opening words with those that follow them, up to a mark or the next modality.
fn phrase(reading: &ArticleReading<'_>, opening: TokenRange, sentence: TokenRange) -> TokenRange {
    let document = reading.document;
    let limit = (opening.end as usize + PHRASE).min(sentence.end as usize);
    let end = (opening.end as usize..limit)
        .find(|&at| document.tokens[at].kind == TokenKind::Mark || Modality::at(document, at, sentence).is_some())
        .unwrap_or(limit);
    TokenRange { start: opening.start, end: end as u32 }
}

fn claim(
    reading: &ArticleReading<'_>,
    modality: &Modality,
    phrase: TokenRange,
    sentence: TokenRange,
    rule: &'static str,
) -> Option<Claim> {
    let stage = modality.stage.unwrap_or(Stage::Held);
    // Its context is that of the opening words, so that the words of the phrase come first.
    let mut claim = reading.claim(modality.tokens, Facet::Status, ClaimValue::Status(stage), rule)?;
    (claim.span, claim.tokens) = (reading.document.span(phrase), phrase);
    claim.frame = None;
    claim.head = None;
    claim.stage = modality.stage;
    claim.polarity = modality.polarity;
    claim.certainty = modality.certainty;
    let before = phrase.start.saturating_sub(SUBJECT).max(sentence.start);
    let subject = (before..phrase.start)
        .rev()
        .find(|&at| reading.document.tokens[at as usize].kind == TokenKind::Mark)
        .map_or(before, |mark| mark + 1);
    claim.slot = reading.document.words(TokenRange { start: subject, end: phrase.end }).into();
    if modality.polarity == Polarity::Negative {
        claim.slot = format!("{} (denied)", claim.slot).into();
    }
    Some(claim)
}
