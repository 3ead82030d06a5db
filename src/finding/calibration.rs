//! Confidence: how likely a careful reader agrees, from the strength of the link and from what is claimed.

use super::Verdict;
use crate::claim::Facet;

/// How likely a careful reader agrees with a verdict of this kind that rests on a link of this strength.
pub(super) fn confidence(_verdict: Verdict, _facet: Facet, score: f64) -> f64 {
    let odds = score.clamp(-20.0, 20.0).exp2();
    (100.0 * odds / (1.0 + odds)).round() / 100.0
}
