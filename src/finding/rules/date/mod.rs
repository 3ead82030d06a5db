//! Dates of one event.

pub(super) mod apart;
pub(super) mod contained;
pub(super) mod open;
pub(super) mod replaced;
pub(super) mod zone;

use chrono::NaiveDate;

use crate::claim::{Claim, Facet};
use crate::value::Granularity;

const DATES: &[Facet] = &[Facet::Date];

/// The day of a date that is as fine as a day.
fn day(claim: &Claim) -> Option<NaiveDate> {
    let time = claim.time_value()?;
    (time.granularity? <= Granularity::Day).then_some(time.interval?.from.date())
}
