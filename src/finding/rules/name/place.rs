//! Where it was.

use crate::claim::Facet;
use crate::finding::{Rule, Ruling, Verdict};
use crate::value::place;
use crate::value::relation::Relation;

const PLACES: &[Facet] = &[Facet::Place];

/// The White House in Washington in the United States.
pub(in crate::finding::rules) const REFINES: Rule = Rule {
    name: "place-refines",
    facets: PLACES,
    summary: "One place contains or describes the other, or is another name of it.",
    why: "A district and its city are one place told with more or less precision.",
    example: "“Hanoi” and “Thanh Xuan district”; “Washington” and “the White House”",
    silent: "neither lies in the other, as far as the gazetteer knows",
    decide: |pair| (pair.relation == Relation::Compatible).then(|| Ruling::new(Verdict::Compatible)),
};

/// Two places.
pub(in crate::finding::rules) const APART: Rule = Rule {
    name: "place-apart",
    facets: PLACES,
    summary: "Two places of which neither contains the other.",
    why: "The same thing cannot have happened in both; in two countries it is an error, else a warning.",
    example: "“in Salisbury” and “in Oxford”",
    silent: "places are not linked by default: an article names many, and most are told in passing. A caller who sets \
             `threshold_apart` of the place weights gets this rule",
    decide: |pair| {
        let (a, b) = (pair.earlier.named()?, pair.later.named()?);
        let ruling = Ruling::new(Verdict::Conflict);
        let country = |known: Option<&str>| known.and_then(place::country_of);
        let (first, second) = (country(a.known.as_deref()), country(b.known.as_deref()));
        let abroad = matches!((&first, &second), (Some(x), Some(y)) if x != y);
        pair.is_apart().then(|| if abroad { ruling } else { ruling.warning() })
    },
};
