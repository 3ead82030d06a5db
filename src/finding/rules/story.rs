//! Rules that look at more than two values: at all claims of a story, or of one article. Their code stands beside the
//! judge; here stand their names and pages, so that they are listed and can be switched off like any other.

use crate::claim::Facet;
use crate::finding::{Rule, Ruling, Verdict};
use crate::value::relation::Relation;

const QUANTITIES: &[Facet] = &[Facet::Count, Facet::Money, Facet::Percent, Facet::Measure, Facet::Duration];

/// The same value, however written.
pub(in crate::finding) const SAME_VALUE: Rule = Rule {
    name: "same-value",
    facets: &[],
    summary: "Several independent sources give the same value, however written.",
    why: "Independent sources that agree corroborate each other.",
    example: "“5,000”, “5 thousand” and “five thousand”",
    silent: "the articles are copies of one text, or rest on one agency",
    decide: |pair| {
        // The same words in two mouths agree on the words and not on the speaker.
        let one_mouth = pair.earlier.facet != Facet::Quote || !pair.has_two_speakers();
        (pair.relation == Relation::Same && one_mouth).then(|| Ruling::new(Verdict::Agree))
    },
};

/// Copies corroborate nothing.
pub(in crate::finding) const ONE_ORIGIN: Rule = Rule {
    name: "one-origin",
    facets: &[],
    summary: "All articles that give the value come from one origin: copies, one agency, one outlet.",
    why: "Ten copies of one report are one source; to call them agreement would claim a corroboration that is not there.",
    example: "three papers that print one agency's text",
    silent: "a second origin gives a value that fits",
    decide: |_| None,
};

/// Perhaps the same, perhaps not.
pub(in crate::finding) const POSSIBLE_LINK: Rule = Rule {
    name: "possible-link",
    facets: &[],
    summary: "Articles give values that may be of one fact; the evidence is too weak for a verdict.",
    why: "A reader may know at a glance what the evidence leaves open; an agreement that is none would corroborate nothing.",
    example: "two articles of one story say that an office was closed, each for a reason of its own",
    silent: "a link is strong enough for a verdict, or so weak that hardly any pair like it is of one fact",
    decide: |_| None,
};

/// Nobody else says it.
pub(in crate::finding) const SINGLE_SOURCE: Rule = Rule {
    name: "single-source",
    facets: &[],
    summary: "Only one article of the story gives the value; listed on request, counted always.",
    why: "What only one source says is not wrong, but nothing supports it.",
    example: "one of five papers says what the ship carried",
    silent: "another article of the story gives a value that was compared with it",
    decide: |_| None,
};

/// Kyiv says 20, Moscow says 5.
pub(in crate::finding) const PARTIES_DISPUTE: Rule = Rule {
    name: "parties-dispute",
    facets: QUANTITIES,
    summary: "One article sets the figures of two named parties side by side, and they cannot both be true.",
    why: "The outlets agree on what is said; it is the parties that disagree.",
    example: "“Moscow says 600 were killed; Kyiv says nobody was”",
    silent: "the parties count different things, times or places, or one of them only relays the other",
    decide: |_| None,
};

/// A party's figure as plain fact.
pub(in crate::finding) const ATTRIBUTION_DROPPED: Rule = Rule {
    name: "attribution-dropped",
    facets: QUANTITIES,
    summary: "The parties disagree, and an outlet prints the figure of one of them as plain fact.",
    why: "A reader of that outlet cannot know that the figure is disputed, nor whose it is.",
    example: "“Moscow says that 600 were killed; Kyiv denies it” and “600 were killed”",
    silent: "the outlet names the party anywhere beside the figure, or tells the other figure too",
    decide: |_| None,
};

/// Credited to a paper that does not have it.
pub(in crate::finding) const CREDIT_UNSUPPORTED: Rule = Rule {
    name: "credit-unsupported",
    facets: QUANTITIES,
    summary: "A figure is credited to an outlet whose own article in the set gives another one.",
    why: "The credit lends the figure a weight that its source does not give it.",
    example: "“65 dead, the Post reports”, and the Post has 56",
    silent: "the credited outlet has no article in the story, or none with a figure for the same slot",
    decide: |_| None,
};

/// Headline and text do not fit.
pub(in crate::finding) const HEADLINE_DIFFERS: Rule = Rule {
    name: "headline-differs",
    facets: &[Facet::Count],
    summary: "The headline gives a number that the text of the same article gives otherwise.",
    why: "Many readers see the headline only; one of the two is wrong or out of date.",
    example: "“56 dead in fire” over a text that says 65 were killed",
    silent: "the text has the headline's number too, rounds it, or tells of a change",
    decide: |_| None,
};

/// First this, then that, says one article.
pub(in crate::finding) const CORRECTED_WITHIN: Rule = Rule {
    name: "corrected-within",
    facets: QUANTITIES,
    summary: "One article gives a figure and, in the same sentence, the figure that replaces it.",
    why: "The older figure still circulates; the article says itself that it no longer holds.",
    example: "“3.41 percent, revised from 3.32 percent”",
    silent: "no word says that a figure was corrected, or the two are figures of two periods",
    decide: |_| None,
};
