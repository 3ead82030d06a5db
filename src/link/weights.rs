//! The weights of evidence, in bits, and the thresholds: data that a user can replace.

use serde::{Deserialize, Serialize};

use crate::claim::Facet;

/// How articles become stories, and what evidence on claims counts in each family of facets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Weights {
    /// Least mean resemblance of the articles of a story, 0 to 1.
    pub story: f64,
    /// Two groups of articles are one story only if their mean resemblance is at least this share of that within the
    /// looser of them.
    pub cohesion: f64,
    /// The same for their names and numbers alone: two fires that are told in the same words in other places, with other
    /// figures, are two stories.
    pub particular_cohesion: f64,
    /// The share of `story` that is enough for two groups that share a protagonist whom hardly any other article names.
    pub protagonist: f64,
    /// Counts, amounts, percentages, measures and durations.
    pub quantity: FacetWeights,
    /// Dates and times.
    pub date: FacetWeights,
    /// Places.
    pub place: FacetWeights,
    /// Participants.
    pub participant: FacetWeights,
    /// Speakers and quotations.
    pub speaker: FacetWeights,
    /// Statuses.
    pub status: FacetWeights,
    /// Statuses of which at least one has a predicate that no table knows.
    pub predicate: FacetWeights,
}

/// What each piece of evidence counts, in bits, and how many are needed.
///
/// The sum of the weights estimates the log-odds, to base 2, that two claims of one story are about the same fact
/// (Fellegi and Sunter, "A theory for record linkage", 1969). As there, the decision is one of three: from `threshold` on
/// two claims are linked, from `possible` on they are possibly of one fact, and below nothing is said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FacetWeights {
    /// What every pair starts from: most pairs of claims are about different facts.
    pub prior: f64,
    /// For each bit of rarity of an equal value.
    pub value_same: f64,
    /// A value that contains or rounds to the other.
    pub value_compatible: f64,
    /// Values that cannot both be true.
    pub value_apart: f64,
    /// Added when values that cannot both be true are near: numbers of two digits or more within a fifth of each
    /// other, days next to each other. Slips and updates are usually small.
    pub value_near: f64,
    /// Added when one of them is more than three times the other.
    pub value_far: f64,
    /// Added when values that cannot both be true are counts up to ten, which recur in every story.
    pub value_small: f64,
    /// Nobody is named beside both values; of quantities only where they cannot both be true.
    pub participants_differ: f64,
    /// Added when values cannot both be true and the name nearest to either is not beside the other one.
    pub subject_differs: f64,
    /// The same thing counted; of statuses, for each bit of rarity of the same predicate.
    pub head_same: f64,
    /// For each doubling of how often one of the articles tells of that kind of event.
    pub told_often: f64,
    /// One thing counted is the name for the kind of the other (people, passengers).
    pub head_broader: f64,
    /// Different things counted, or different predicates.
    pub head_differs: f64,
    /// Amounts of the same (two revenues).
    pub amount_same: f64,
    /// Amounts of different things (a revenue and a profit).
    pub amount_differs: f64,
    /// Added when amounts of money or percentages cannot both be true: an article has many of them, of many things.
    pub amounts_apart: f64,
    /// The same kind of event; of dates, for each bit of its rarity.
    pub frame_same: f64,
    /// Another kind of event.
    pub frame_differs: f64,
    /// The same one did it.
    pub agent_same: f64,
    /// Someone else did it.
    pub agent_differs: f64,
    /// For each bit of rarity of the content words shared around the values.
    pub context: f64,
    /// For each bit of rarity of the words that two utterances or predicates share, as far as the shorter one consists
    /// of them.
    pub wording: f64,
    /// The same time of the event.
    pub time_same: f64,
    /// Another time of the event.
    pub time_apart: f64,
    /// Another place of the event.
    pub place_apart: f64,
    /// Asserted on one side and denied on the other.
    pub polarity_differs: f64,
    /// Headlines or leads of both articles say so.
    pub prominent: f64,
    /// For equal or compatible values, as far as the words around the poorer one stand around the other too, 0 to 1.
    pub content_shared: f64,
    /// The same of the words of the clause alone, 0 to 1.
    pub clause_shared: f64,
    /// For equal or compatible values, as far as the articles have their names in common, 0 to 1.
    pub kinship: f64,
    /// For equal or compatible values, for each doubling of the days between the articles: one day, three, seven.
    pub days_apart: f64,
    /// Added to equal or compatible values that are true of much (months and years, "several"), less where what stands
    /// around them is shared.
    pub says_little: f64,
    /// Added when the articles share no name; less where they share some. Two fires of one week are told alike, and so are
    /// the results of two companies.
    pub strangers: f64,
    /// Added to values that cannot both be true when each is the only one of its kind in its article.
    pub only_one: f64,
    /// Added to values that cannot both be true when their sentences say the same; less where they share only a part.
    pub told_alike: f64,
    /// Added to values that cannot both be true for each equal value in the two sentences, up to two.
    pub beside_same: f64,
    /// Least score at which equal or compatible values are possibly of one fact, but not surely.
    pub possible: f64,
    /// Least score of a link between equal or compatible values.
    pub threshold: f64,
    /// Least score of a link between values that cannot both be true; `None` where such claims are never linked.
    pub threshold_apart: Option<f64>,
}

impl Weights {
    /// The weights for claims of one facet.
    pub fn of(&self, facet: Facet) -> &FacetWeights {
        match facet {
            Facet::Count | Facet::Money | Facet::Percent | Facet::Measure | Facet::Duration => &self.quantity,
            Facet::Date => &self.date,
            Facet::Place => &self.place,
            Facet::Participant => &self.participant,
            Facet::Speaker | Facet::Quote => &self.speaker,
            Facet::Status => &self.status,
        }
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            story: 0.113,
            cohesion: 0.5,
            particular_cohesion: 0.2,
            protagonist: 0.73,
            quantity: FacetWeights {
                prior: -1.2,
                value_same: 0.3,
                value_compatible: 0.3,
                value_apart: -2.8,
                value_near: 1.2,
                value_far: -1.5,
                value_small: -1.0,
                participants_differ: -1.0,
                subject_differs: -1.0,
                head_same: 1.2,
                told_often: 0.0,
                head_broader: 0.0,
                head_differs: -3.4,
                amount_same: 0.8,
                amount_differs: -1.2,
                amounts_apart: -1.2,
                frame_same: 1.2,
                frame_differs: -0.7,
                agent_same: 0.7,
                agent_differs: -0.7,
                context: 0.2,
                wording: 0.0,
                time_same: 1.2,
                time_apart: -1.0,
                place_apart: -1.0,
                polarity_differs: -0.7,
                prominent: 0.9,
                content_shared: 0.0,
                clause_shared: 0.0,
                kinship: 0.0,
                days_apart: 0.0,
                says_little: -4.5,
                strangers: -3.0,
                only_one: 1.5,
                told_alike: 2.0,
                beside_same: 1.0,
                possible: -1.2,
                threshold: 0.75,
                threshold_apart: Some(-1.6),
            },
            date: FacetWeights {
                prior: -1.5,
                value_same: 0.36,
                value_compatible: -0.3,
                value_apart: -2.1,
                value_near: 1.2,
                value_far: 0.0,
                value_small: 0.0,
                participants_differ: -0.4,
                subject_differs: -1.0,
                head_same: 0.0,
                told_often: 0.0,
                head_broader: 0.0,
                head_differs: 0.0,
                amount_same: 0.0,
                amount_differs: 0.0,
                amounts_apart: 0.0,
                frame_same: 0.29,
                frame_differs: 0.0,
                agent_same: 0.0,
                agent_differs: 0.0,
                context: 0.06,
                wording: 0.0,
                time_same: 0.0,
                time_apart: 0.0,
                place_apart: -1.0,
                polarity_differs: -1.0,
                prominent: 2.3,
                content_shared: 1.8,
                clause_shared: 2.5,
                kinship: 0.6,
                days_apart: 0.0,
                says_little: -2.4,
                strangers: -3.0,
                only_one: 0.8,
                told_alike: 2.0,
                beside_same: 1.0,
                possible: -0.4,
                threshold: 2.45,
                threshold_apart: Some(-0.9),
            },
            place: FacetWeights {
                prior: -4.5,
                value_same: 0.3,
                value_compatible: -3.0,
                value_apart: -3.0,
                value_near: 0.0,
                value_far: 0.0,
                value_small: 0.0,
                participants_differ: 0.0,
                subject_differs: 0.0,
                head_same: 0.0,
                told_often: 0.0,
                head_broader: 0.0,
                head_differs: 0.0,
                amount_same: 0.0,
                amount_differs: 0.0,
                amounts_apart: 0.0,
                frame_same: 0.3,
                frame_differs: -0.5,
                agent_same: 0.0,
                agent_differs: 0.0,
                context: 0.47,
                wording: 0.0,
                time_same: 0.0,
                time_apart: 0.0,
                place_apart: 0.0,
                polarity_differs: 0.0,
                prominent: 2.5,
                content_shared: 0.0,
                clause_shared: 0.0,
                kinship: 0.0,
                days_apart: 0.0,
                says_little: 0.0,
                strangers: 0.0,
                only_one: 0.0,
                told_alike: 0.0,
                beside_same: 0.0,
                possible: -2.3,
                threshold: -0.6,
                threshold_apart: None,
            },
            participant: FacetWeights {
                prior: -4.6,
                value_same: 0.36,
                value_compatible: -2.5,
                value_apart: -2.0,
                value_near: 0.0,
                value_far: 0.0,
                value_small: 0.0,
                participants_differ: 0.0,
                subject_differs: 0.0,
                head_same: 0.0,
                told_often: 0.0,
                head_broader: 0.0,
                head_differs: 0.0,
                amount_same: 0.0,
                amount_differs: 0.0,
                amounts_apart: 0.0,
                frame_same: 0.2,
                frame_differs: 0.0,
                agent_same: 0.0,
                agent_differs: 0.0,
                context: 0.36,
                wording: 0.0,
                time_same: 0.0,
                time_apart: 0.0,
                place_apart: -1.2,
                polarity_differs: 0.0,
                prominent: 0.9,
                possible: -4.9,
                threshold: -2.0,
                content_shared: 0.0,
                clause_shared: 0.0,
                kinship: 0.0,
                days_apart: 0.0,
                says_little: 0.0,
                strangers: 0.0,
                only_one: 0.0,
                told_alike: 0.0,
                beside_same: 0.0,
                threshold_apart: None,
            },
            speaker: FacetWeights {
                prior: -2.0,
                value_same: 0.07,
                value_compatible: -0.8,
                value_apart: 0.0,
                value_near: 0.0,
                value_far: 0.0,
                value_small: 0.0,
                participants_differ: -1.3,
                subject_differs: 0.0,
                head_same: 0.0,
                told_often: 0.0,
                head_broader: 0.0,
                head_differs: 0.0,
                amount_same: 0.0,
                amount_differs: 0.0,
                amounts_apart: 0.0,
                frame_same: 0.0,
                frame_differs: 0.0,
                agent_same: 1.6,
                agent_differs: 0.0,
                context: 0.06,
                wording: 0.04,
                time_same: 1.0,
                time_apart: 0.0,
                place_apart: 0.0,
                polarity_differs: 0.0,
                prominent: 1.0,
                content_shared: 2.2,
                clause_shared: 0.0,
                kinship: 1.3,
                days_apart: -0.1,
                says_little: 0.0,
                strangers: -1.5,
                only_one: 0.0,
                told_alike: 0.0,
                beside_same: 0.0,
                possible: 0.4,
                threshold: 1.8,
                threshold_apart: None,
            },
            status: FacetWeights {
                prior: -4.0,
                value_same: 0.21,
                value_compatible: -0.4,
                value_apart: -0.6,
                value_near: 0.0,
                value_far: 0.0,
                value_small: 0.0,
                participants_differ: 0.0,
                head_same: 0.41,
                subject_differs: 0.0,
                told_often: -0.46,
                head_broader: 0.0,
                head_differs: 0.0,
                amount_same: 0.0,
                amount_differs: 0.0,
                amounts_apart: 0.0,
                frame_same: 0.0,
                frame_differs: -4.0,
                agent_same: 0.0,
                agent_differs: 0.0,
                context: 0.05,
                wording: 0.0,
                time_same: 1.0,
                time_apart: 0.0,
                place_apart: 0.0,
                polarity_differs: -0.3,
                prominent: 0.3,
                content_shared: 2.8,
                clause_shared: 3.75,
                kinship: 1.2,
                days_apart: -0.36,
                says_little: 0.0,
                strangers: -1.5,
                only_one: 0.0,
                told_alike: 0.0,
                beside_same: 0.0,
                possible: 0.65,
                threshold: 2.6,
                threshold_apart: Some(4.0),
            },
            predicate: FacetWeights {
                prior: -6.3,
                value_same: 2.2,
                value_compatible: 0.0,
                value_apart: -1.0,
                value_near: 0.0,
                value_far: 0.0,
                value_small: 0.0,
                participants_differ: 0.0,
                subject_differs: 0.0,
                head_same: 0.0,
                told_often: 0.0,
                head_broader: 0.0,
                head_differs: 0.0,
                amount_same: 0.0,
                amount_differs: 0.0,
                amounts_apart: 0.0,
                frame_same: 0.0,
                frame_differs: 0.0,
                agent_same: 0.0,
                agent_differs: 0.0,
                context: 0.05,
                wording: 0.0,
                time_same: 1.7,
                time_apart: -0.8,
                place_apart: 0.0,
                polarity_differs: -1.0,
                prominent: 0.0,
                content_shared: 2.7,
                clause_shared: 4.2,
                kinship: 1.0,
                days_apart: 0.0,
                says_little: 0.0,
                strangers: -1.5,
                only_one: 0.0,
                told_alike: 0.0,
                beside_same: 0.0,
                possible: 0.6,
                threshold: 2.5,
                threshold_apart: None,
            },
        }
    }
}
