//! The log of changes: which findings were opened, which say something else, which were closed.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::story::KnownStory;
use crate::claim::Facet;
use crate::finding::{Finding, Severity, Verdict};

/// What happened to a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It was not there before.
    Opened,
    /// It quotes some of the same words as before, and says something else of them.
    Changed,
    /// It is no longer there.
    Closed,
}

/// What a finding says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct State {
    /// Its id.
    pub id: String,
    /// How the values relate.
    pub verdict: Verdict,
    /// How much a reader should care.
    pub severity: Severity,
    /// The rule that decided.
    pub rule: &'static str,
    /// The value of each side, with the number of independent sources.
    pub values: Vec<(String, usize)>,
}

/// A finding that was opened, changed or closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// The facet of its slot.
    pub facet: Facet,
    /// What its values are the values of, for people.
    pub slot: String,
    /// What it said; `None` for one that was opened.
    pub before: Option<State>,
    /// What it says; `None` for one that was closed.
    pub after: Option<State>,
}

fn state(finding: &Finding) -> State {
    State {
        id: finding.id.clone(),
        verdict: finding.verdict,
        severity: finding.severity,
        rule: finding.rule,
        values: finding.sides.iter().map(|side| (side.value.clone(), side.origins)).collect(),
    }
}

/// The changes from stories that are no longer as they were to those that are new.
pub(super) fn between<'a>(before: impl Iterator<Item = &'a KnownStory>, after: &[KnownStory]) -> Vec<Change> {
    let mut gone: Vec<(&Finding, &[String])> = before.flat_map(findings).collect();
    // Which stories are asked first is a matter of hashing.
    gone.sort_by(|a, b| (&a.0.id, a.1).cmp(&(&b.0.id, b.1)));
    let mut told: FxHashMap<(Facet, &str), Vec<usize>> = FxHashMap::default();
    for (index, (finding, mentions)) in gone.iter().enumerate() {
        for mention in *mentions {
            told.entry((finding.facet, mention)).or_default().push(index);
        }
    }
    let mut taken = vec![false; gone.len()];
    let mut changes = Vec::new();
    let (same, new): (Vec<_>, Vec<_>) = after
        .iter()
        .flat_map(findings)
        .partition(|(finding, _)| gone.binary_search_by(|(known, _)| known.id.cmp(&finding.id)).is_ok());
    // A finding that keeps its id is known by it; of the others, the one that quotes most of the same words.
    for (finding, mentions) in same.into_iter().chain(new) {
        let by_id = gone.binary_search_by(|(known, _)| known.id.cmp(&finding.id)).ok().filter(|&index| !taken[index]);
        let best = by_id.or_else(|| {
            let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
            for mention in mentions {
                for &index in told.get(&(finding.facet, mention.as_str())).map_or(&[][..], Vec::as_slice) {
                    *shared.entry(index).or_default() += 1;
                }
            }
            let mut rivals: Vec<(usize, usize)> = shared.into_iter().filter(|(index, _)| !taken[*index]).collect();
            rivals.sort_unstable();
            rivals.into_iter().max_by_key(|&(index, count)| (count, std::cmp::Reverse(index))).map(|(index, _)| index)
        });
        let after = state(finding);
        let Some(index) = best else {
            changes.push(change(ChangeKind::Opened, finding, None, Some(after)));
            continue;
        };
        taken[index] = true;
        let before = state(gone[index].0);
        if before != after {
            changes.push(change(ChangeKind::Changed, finding, Some(before), Some(after)));
        }
    }
    for (index, (finding, _)) in gone.iter().enumerate() {
        if !taken[index] {
            changes.push(change(ChangeKind::Closed, finding, Some(state(finding)), None));
        }
    }
    changes
}

fn findings(story: &KnownStory) -> impl Iterator<Item = (&Finding, &[String])> {
    story.findings.iter().zip(story.mentions.iter().map(Vec::as_slice))
}

fn change(kind: ChangeKind, finding: &Finding, before: Option<State>, after: Option<State>) -> Change {
    Change { kind, facet: finding.facet, slot: finding.slot.clone(), before, after }
}
