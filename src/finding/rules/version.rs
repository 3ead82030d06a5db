//! Rules on two versions of one article. Their code stands in `finding::version`; here stand their names and pages.

use crate::finding::Rule;

/// The outlet changed it and says nothing.
pub(in crate::finding) const CHANGED: Rule = Rule {
    name: "version-changed",
    facets: &[],
    summary: "A later version of an article has another figure at the same place, and does not say so.",
    why: "Who read or quoted the first version cannot know that its figure no longer stands.",
    example: "“Seven people were missing” and, at the same address in the evening, “Six people were missing”",
    silent: "the later version tells of a correction, or the figure is a toll that grew",
    decide: |_| None,
};

/// The outlet brought it up to date.
pub(in crate::finding) const UPDATED: Rule = Rule {
    name: "version-updated",
    facets: &[],
    summary: "A later version of an article has another value at the same place: corrected and said, grown, or more exact.",
    why: "The later version replaces the earlier one.",
    example: "“20 missing” and, later, “6 missing … Correction: an earlier version gave a wrong number”",
    silent: "the earlier value still stands in the later version",
    decide: |_| None,
};

/// Figures that are new.
pub(in crate::finding) const ADDED: Rule = Rule {
    name: "version-added",
    facets: &[],
    summary: "A later version of an article has figures and dates that the earlier one has not.",
    why: "What came in later was not known, or not printed, at first.",
    example: "an article that has the cost of the rescue only in its second version",
    silent: "the figure stands where another one stood before, or nothing tells which version is the later one",
    decide: |_| None,
};

/// Figures that are gone.
pub(in crate::finding) const REMOVED: Rule = Rule {
    name: "version-removed",
    facets: &[],
    summary: "Figures and dates of an earlier version of an article are gone from the later one.",
    why: "The outlet may no longer stand by them.",
    example: "an article that gives the number of passengers in its first version only",
    silent: "another figure stands in its place, or nothing tells which version is the later one",
    decide: |_| None,
};

/// Nobody knows which came first.
pub(in crate::finding) const DIFFER: Rule = Rule {
    name: "versions-differ",
    facets: &[],
    summary: "Two versions of an article have different values at the same place, and nothing tells which is the later one.",
    why: "One missing time of publication would tell which value stands.",
    example: "one address, two texts, no time",
    silent: "the versions have times of publication or change that differ",
    decide: |_| None,
};
