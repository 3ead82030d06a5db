//! Counts, amounts, percentages, measures and durations.

use rust_decimal::Decimal;

use crate::claim::amount::{self, Amount};
use crate::claim::term::concept_key;
use crate::claim::trade::{self, Quoted};
use crate::claim::{ArticleReading, Claim, ClaimValue, Facet};
use crate::mention::{QuantityMention, Relation};
use crate::text::{Category, Key, TokenKind, TokenRange};
use crate::value::kind::kind_of;
use crate::value::{Hedge, Quantity, QuantityKind};

/// How many words of a fixed phrase may stand before its quantity.
const IDIOM: u32 = 3;

pub(super) fn extract(reading: &ArticleReading<'_>, rule: &'static str) -> Vec<Claim> {
    let mut claims = Vec::new();
    let quotations = trade::quotations(reading);
    let former = trade::former(&reading.mentions.quantities);
    let speakers = speakers(reading);
    for (index, mention) in reading.mentions.quantities.iter().enumerate() {
        if !reading.is_told(mention.tokens.start as usize) {
            continue;
        }
        if let Some(quoted) = quotations.get(&index) {
            claims.extend(quoted.iter().filter_map(|it| quotation(reading, it, former[index], rule)));
            continue;
        }
        let Some(facet) = facet(mention.quantity.kind) else { continue };
        if is_idiom(reading, mention.tokens) {
            continue;
        }
        if facet == Facet::Count
            && (is_both_sides(reading, mention) || is_indefinite(reading, mention) || is_article(&speakers, mention))
        {
            continue;
        }
        let value = ClaimValue::Quantity(mention.quantity.clone());
        let Some(mut claim) = reading.claim_by(mention.tokens, facet, value, rule, mention.rule) else { continue };
        let amount = if mention.noun.is_none() { amount::of(reading, mention.tokens) } else { None };
        // Lengths of time are no prices.
        let amount = amount.filter(|amount| facet != Facet::Duration || amount.key == concept_key("extension"));
        claim.head = head(reading, mention).or(amount.as_ref().map(|amount| amount.key));
        claim.kind = mention.noun_concept.as_deref().and_then(kind_of).map(concept_key);
        claim.scope = mention.noun.and_then(|noun| reading.name_within(noun));
        claim.slot = slot(reading, mention, amount.as_ref(), claim.frame.as_deref());
        claim.converted = converted(reading, index);
        let is_part = mention.relations.iter().any(|(relation, _)| *relation == Relation::PartOf);
        claim.part = is_part || (facet != Facet::Count && former[index]);
        claims.push(claim);
    }
    claims
}

/// A price of a quotation, its change, or the gap between two.
fn quotation(reading: &ArticleReading<'_>, quoted: &Quoted, former: bool, rule: &'static str) -> Option<Claim> {
    let value = ClaimValue::Quantity(quoted.quantity.clone());
    let mut claim = reading.claim_by(quoted.tokens, Facet::Money, value, rule, "quotation")?;
    claim.head = Some(quoted.head);
    claim.frame = Some(trade::FRAME.into());
    claim.slot = format!("{} ({})", reading.document.words(quoted.name), trade::FRAME.replace('_', " ")).into();
    claim.part = former;
    Some(claim)
}

/// The same amount as the article states it in another unit, before this one or after it.
fn converted(reading: &ArticleReading<'_>, index: usize) -> Option<Box<Quantity>> {
    let quantities = &reading.mentions.quantities;
    let after = quantities[index].relations.iter().find(|(relation, _)| *relation == Relation::ConvertedTo);
    let before =
        index.checked_sub(1).filter(|&before| quantities[before].relations.contains(&(Relation::ConvertedTo, index)));
    let other = after.map(|(_, other)| *other).or(before)?;
    quantities.get(other).map(|mention| Box::new(mention.quantity.clone()))
}

/// Ordinals say which one, not how many: they are no claims.
fn facet(kind: QuantityKind) -> Option<Facet> {
    Some(match kind {
        QuantityKind::Count => Facet::Count,
        QuantityKind::Money => Facet::Money,
        QuantityKind::Percent => Facet::Percent,
        QuantityKind::Measure | QuantityKind::Score => Facet::Measure,
        QuantityKind::Duration => Facet::Duration,
        QuantityKind::Ordinal => return None,
    })
}

/// Whether a count names two parties as both: "hai nước", "the two sides".
fn is_both_sides(reading: &ArticleReading<'_>, mention: &QuantityMention) -> bool {
    let two = Some(Decimal::TWO);
    let Some(noun) = mention.noun.filter(|_| mention.quantity.low == two && mention.quantity.high == two) else {
        return false;
    };
    mention.state.is_none()
        && mention.quantity.hedge == Hedge::Exact
        && (noun.start..mention.tokens.end).any(|at| {
            let mut words = reading.document.entries_at(at as usize, Category::ClaimWord);
            words.any(|(entry, tokens)| &*entry.value == "side" && tokens.end == mention.tokens.end)
        })
}

/// Whether a quantity belongs to a fixed phrase: "luân lưu 11m" are penalty kicks.
fn is_idiom(reading: &ArticleReading<'_>, quantity: TokenRange) -> bool {
    (quantity.start.saturating_sub(IDIOM)..quantity.start).any(|at| {
        let mut phrases = reading.document.entries_at(at as usize, Category::ClaimWord);
        phrases.any(|(entry, tokens)| &*entry.value == "idiom" && tokens.end == quantity.end)
    })
}

/// The words for the speakers of an article, in order of place.
fn speakers(reading: &ArticleReading<'_>) -> Vec<TokenRange> {
    let mut speakers: Vec<TokenRange> =
        reading.mentions.quotes.iter().filter_map(|quote| Some(quote.speaker.as_ref()?.tokens)).collect();
    speakers.sort_unstable();
    speakers
}

/// Whether a "one" is the article of a speaker without a name: "một quan chức cho biết".
fn is_article(speakers: &[TokenRange], mention: &QuantityMention) -> bool {
    let one = Some(Decimal::ONE);
    let after = speakers.partition_point(|speaker| speaker.start <= mention.tokens.start);
    mention.quantity.low == one
        && mention.quantity.high == one
        && mention.state.is_none()
        && after.checked_sub(1).is_some_and(|at| speakers[at].contains(mention.tokens.start as usize))
}

/// Whether an amount says no more than that there are some ("nhiều khó khăn", "several issues"), of nothing that happened.
fn is_indefinite(reading: &ArticleReading<'_>, mention: &QuantityMention) -> bool {
    let few = Some(Decimal::TWO);
    mention.rule != "zero-in-words"
        && mention.quantity.low == few
        && mention.quantity.high.is_none_or(|high| high == Decimal::from(9))
        && mention.quantity.hedge != Hedge::Exact
        && reading.document.longest_at(mention.tokens.start as usize, Category::VagueAmount).is_some()
        && mention.state.is_none()
        && mention.noun.is_none_or(|noun| reading.triggers_in(noun).next().is_none())
}

/// The thing counted: a concept where a table knows it, else its words.
fn head(reading: &ArticleReading<'_>, mention: &QuantityMention) -> Option<Key> {
    if let Some(concept) = &mention.noun_concept {
        return Some(concept_key(concept));
    }
    let noun = mention.noun?;
    let document = reading.document;
    let mut words = noun.indices().filter(|&at| document.tokens[at].kind == TokenKind::Word);
    let first = words.next()?;
    if reading.language.modifier_follows {
        // Two syllables are a word more often than one.
        let key = document.tokens[first].key;
        return Some(words.next().map_or(key, |second| key.then(document.tokens[second].key)));
    }
    Some(document.tokens[words.next_back().unwrap_or(first)].key)
}

fn slot(
    reading: &ArticleReading<'_>,
    mention: &QuantityMention,
    amount: Option<&Amount>,
    frame: Option<&str>,
) -> Box<str> {
    let what = match (mention.noun, amount) {
        (Some(noun), _) => reading.document.words(noun).to_owned(),
        (None, Some(amount)) => reading.document.words(amount.tokens).to_owned(),
        (None, None) => reading.label(mention.tokens, 3),
    };
    match frame {
        Some(frame) => format!("{what} ({})", frame.replace('_', " ")).into(),
        None => what.into(),
    }
}
