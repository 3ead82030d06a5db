//! Confidence: how likely a careful reader agrees, from the strength of the link and from what is claimed.
//!
//! The steps are those of an isotonic fit to the annotated stories, smoothed where few findings lie in a step;
//! `docs/calibration.md` shows what was stated and what was right. What is at odds rests on two values and on their
//! being of one fact, so it is stated with less confidence than an agreement on a link of the same strength.

use super::Verdict;

/// Bits from which a step begins, and the confidence in it. Never less sure of a stronger link.
type Steps = [(f64, f64); 5];

/// Values that are the same or fit together: an equal value is itself evidence of one fact.
const CONCORD: Steps = [(f64::NEG_INFINITY, 0.85), (0.0, 0.90), (1.5, 0.93), (3.0, 0.96), (5.0, 0.98)];

/// Values at odds.
const DISCORD: Steps = [(f64::NEG_INFINITY, 0.45), (-0.5, 0.55), (0.5, 0.65), (2.0, 0.75), (4.0, 0.85)];

/// How likely what is only possibly one thing is one. Of 426 such pairs that readers judged, 68 in a hundred were.
pub(super) const POSSIBLE: f64 = 0.65;

/// How likely a careful reader agrees with a verdict of this kind that rests on a link of this strength.
pub(super) fn confidence(verdict: Verdict, score: f64) -> f64 {
    let steps = match verdict {
        Verdict::Conflict | Verdict::Disputed | Verdict::Undetermined | Verdict::Update => &DISCORD,
        Verdict::Compatible | Verdict::Agree | Verdict::SingleSource => &CONCORD,
    };
    steps.iter().rev().find(|(from, _)| *from <= score).map_or(0.0, |(_, confidence)| *confidence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stronger_link_is_never_stated_with_less_confidence() {
        for verdict in [Verdict::Conflict, Verdict::Agree] {
            let stated: Vec<f64> = (-60..120).map(|tenths| confidence(verdict, f64::from(tenths) / 10.0)).collect();
            assert!(stated.is_sorted(), "{stated:?}");
            assert!(stated.iter().all(|confidence| (0.0..=1.0).contains(confidence)));
        }
    }
}
