//! Prices, which move from hour to hour.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{AMOUNTS, number};
use crate::claim::{Claim, Facet};
use crate::finding::{Rule, Ruling, Verdict};

/// Frames whose figures move from hour to hour.
pub(in crate::finding::rules) const MOVING: &[&str] =
    &["price", "price_rise", "price_fall", "exchange_rate", "index", "listed_price"];

/// Two readings of a market price.
pub(in crate::finding::rules) const READINGS_NEAR: Rule = Rule {
    name: "readings-near",
    facets: &[Facet::Money],
    summary: "Prices per unit that differ by less than half a percent.",
    why: "Each was read at its own moment, or at another shop.",
    example: "“37.52 million dong a tael” and “37.50 million dong a tael”",
    silent: "they are not prices per unit, or the difference is larger",
    decide: |pair| {
        let (a, b) = (number(pair.earlier)?.abs(), number(pair.later)?.abs());
        let is_rate = |claim: &Claim| claim.quantity().is_some_and(|quantity| quantity.per.is_some());
        let difference = relative(a, b)?;
        let limit = pair.tolerances.readings;
        (pair.is_apart() && is_rate(pair.earlier) && is_rate(pair.later) && difference <= limit)
            .then(|| Ruling::new(Verdict::Compatible).with("tolerance", percent(limit)))
    },
};

/// Two quotations of one side of the market, or the changes that they report.
pub(in crate::finding::rules) const LISTING_MOVES: Rule = Rule {
    name: "listing-moves",
    facets: &[Facet::Money],
    summary: "A buying or selling price, its change or the gap between the two is quoted anew.",
    why: "Dealers change their quotations during the day; each article was right when it was written.",
    example: "“37.35 (buying) - 37.50 (selling) million dong a tael” at nine and “37.36 - 37.42 million” at ten",
    silent: "the articles appeared within half an hour of each other, or the sides are not named",
    decide: |pair| {
        let quoted = |claim: &Claim| claim.frame.as_deref() == Some("listed_price");
        let (a, b) = (number(pair.earlier)?, number(pair.later)?);
        (pair.is_apart() && quoted(pair.earlier) && quoted(pair.later) && pair.is_later())
            .then(|| Ruling::new(Verdict::Update).with("from", a.normalize()).with("to", b.normalize()))
    },
};

/// A price that was read at another hour.
pub(in crate::finding::rules) const PRICE_MOVES: Rule = Rule {
    name: "price-moves",
    facets: AMOUNTS,
    summary: "A price or index is reported at another time.",
    why: "Markets move; the later article has the later price.",
    example: "“gold at 1,312 dollars an ounce” in the morning and “1,318 dollars” at night",
    silent: "the prices differ by more than a tenth: then they are those of two things",
    decide: |pair| {
        let moving = pair.either(|claim| claim.frame.as_deref().is_some_and(|frame| MOVING.contains(&frame)));
        let difference = relative(number(pair.earlier)?.abs(), number(pair.later)?.abs())?;
        let limit = pair.tolerances.price_move;
        (pair.is_apart() && moving && difference <= limit && pair.is_later())
            .then(|| Ruling::new(Verdict::Update).with("tolerance", percent(limit)))
    },
};

/// The difference of two numbers as a share of the smaller.
fn relative(a: Decimal, b: Decimal) -> Option<f64> {
    a.saturating_sub(b).abs().checked_div(a.min(b))?.to_f64()
}

/// A share as a number of percent, for messages.
fn percent(share: f64) -> String {
    format!("{} %", (1_000.0 * share).round() / 10.0)
}
