//! When something was or will be.

use crate::claim::{ArticleReading, Claim, ClaimValue, Facet};
use crate::mention::TimeRole;
use crate::text::TokenRange;
use crate::value::{Granularity, TimeKind};

pub(super) fn extract(reading: &ArticleReading<'_>, rule: &'static str) -> Vec<Claim> {
    reading
        .mentions
        .times
        .iter()
        .filter(|time| {
            matches!(time.value.kind, TimeKind::Date | TimeKind::Time)
                && (time.value.interval.is_some() || time.value.date.is_some())
                && time.value.granularity.is_none_or(|granularity| granularity <= Granularity::Year)
                && reading.is_stated(time.tokens.start as usize)
        })
        .filter_map(|time| {
            let mut claim = reading.claim_by(
                time.tokens,
                Facet::Date,
                ClaimValue::Time(Box::new(time.value.clone())),
                rule,
                time.rule,
            )?;
            claim.time = None;
            claim.part = time.role == Some(TimeRole::Until);
            claim.slot = slot(reading, &claim, time.tokens);
            Some(claim)
        })
        .collect()
}

fn slot(reading: &ArticleReading<'_>, claim: &Claim, tokens: TokenRange) -> Box<str> {
    match &claim.frame {
        Some(frame) => frame.replace('_', " ").into(),
        None => reading.label(tokens, 3).into(),
    }
}
