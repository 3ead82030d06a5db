//! The weights of evidence, in bits, and the thresholds: data that a user can replace.

use serde::{Deserialize, Serialize};

/// What each piece of evidence counts, in bits, and how many are needed.
///
/// The sum of the weights estimates the log-odds, to base 2, that two claims of one story are about the same fact
/// (Fellegi and Sunter, "A theory for record linkage", 1969).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Weights {
    /// Least mean similarity of the articles of a story, 0 to 1.
    pub story: f64,
    /// Two groups of articles are one story only if their mean resemblance is at least this share of that within the
    /// looser of them.
    pub cohesion: f64,
    /// What every pair starts from: most pairs of claims are about different facts.
    pub prior: f64,
    /// The same thing counted.
    pub head_same: f64,
    /// Different things counted.
    pub head_differs: f64,
    /// For each bit of rarity of an equal value.
    pub value_same: f64,
    /// A value that contains or rounds to the other.
    pub value_compatible: f64,
    /// Values that cannot both be true.
    pub value_apart: f64,
    /// The same kind of event.
    pub frame_same: f64,
    /// Another kind of event.
    pub frame_differs: f64,
    /// For each bit of rarity of the content words shared around the values.
    pub context: f64,
    /// The same time of the event.
    pub time_same: f64,
    /// Another time of the event.
    pub time_apart: f64,
    /// Asserted on one side and denied on the other.
    pub polarity_differs: f64,
    /// Both stand in headlines or leads.
    pub prominent: f64,
    /// A pair that scores below the best pair of both its claims by more than this is no link.
    pub rivalry: f64,
    /// Least score of a link between equal or compatible values.
    pub threshold: f64,
    /// Least score of a link between values that cannot both be true.
    pub threshold_apart: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            story: 0.1,
            cohesion: 0.4,
            prior: -5.0,
            head_same: 2.5,
            head_differs: -5.0,
            value_same: 0.9,
            value_compatible: 1.5,
            value_apart: -3.0,
            frame_same: 1.5,
            frame_differs: -1.0,
            context: 0.35,
            time_same: 1.5,
            time_apart: -3.0,
            polarity_differs: -2.0,
            prominent: 1.0,
            rivalry: 3.0,
            threshold: 0.0,
            threshold_apart: 2.5,
        }
    }
}
