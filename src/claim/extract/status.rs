//! How far something has come: one claim for each predicate that says so.

use crate::claim::term::concept_key;
use crate::claim::{ArticleReading, Claim, ClaimValue, Facet, Polarity, Stage};

pub(super) fn extract(reading: &ArticleReading<'_>, rule: &'static str) -> Vec<Claim> {
    reading
        .triggers
        .iter()
        .filter(|trigger| !trigger.topic && reading.is_stated(trigger.tokens.start as usize))
        .filter_map(|trigger| {
            let stage = trigger.stage.unwrap_or(Stage::Held);
            let mut claim = reading.claim(trigger.group, Facet::Status, ClaimValue::Status(stage), rule)?;
            claim.frame = Some(trigger.frame.clone());
            claim.head = Some(concept_key(&trigger.frame));
            claim.stage = trigger.stage;
            claim.polarity = trigger.polarity;
            claim.certainty = trigger.certainty;
            claim.slot = trigger.frame.replace('_', " ").into();
            if trigger.polarity == Polarity::Negative {
                claim.slot = format!("{} (denied)", claim.slot).into();
            }
            Some(claim)
        })
        .collect()
}
