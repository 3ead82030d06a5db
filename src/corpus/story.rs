//! A story by itself: its links, slots and findings, counted from its own first article and claim, with everything
//! that they rest on.

use super::Entry;
use crate::claim::Claim;
use crate::event::{self, Event, PossibleSlot};
use crate::finding::{self, Finding, Sources};
use crate::link::{self, Frequencies, Link, Linked, Run, Statements, Stories, VersionStep};
use crate::reconciler::{Reconciler, label, version_changes, zone};
use crate::report::Report;

/// All that the links and findings of a story rest on. Equal inputs give equal results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Inputs {
    /// The revisions of its articles, in the order of the run.
    revisions: Vec<u64>,
    /// The pairs of articles whose claims are compared, by their places in the story.
    pairs: Vec<(u32, u32)>,
    /// The place of the article after which the story is called.
    central: u32,
    /// For each article, the place of the first one of its origin.
    origins: Vec<u32>,
    /// How rare its names are in the run.
    rarities: u64,
    /// The versions of its articles that follow one another, by their places in the story.
    steps: Vec<VersionStep>,
    /// For each article, the place of the latest version of it.
    latest: Vec<u32>,
}

/// The story as the only one of a run: its articles and their resemblances by their places in it.
pub(super) fn alone(members: &[u32], resemblances: &[(u32, u32, f64)], latest: &[u32]) -> Stories {
    let place = |article: u32| members.partition_point(|&member| member < article) as u32;
    Stories {
        story_of: vec![0; members.len()],
        members: vec![(0..members.len() as u32).collect()],
        resemblances: vec![resemblances.iter().map(|&(a, b, value)| (place(a), place(b), value)).collect()],
        latest: members.iter().map(|&article| place(latest[article as usize])).collect(),
    }
}

impl Inputs {
    pub(super) fn of(
        entries: &[&Entry],
        members: &[u32],
        stories: &Stories,
        origins: &[u32],
        steps: &[VersionStep],
        frequencies: &Frequencies,
    ) -> Self {
        let origin = |article: u32| origins[article as usize];
        let first = |article: u32| members.iter().position(|&other| origin(other) == origin(article));
        Self {
            revisions: entries.iter().map(|entry| entry.revision).collect(),
            pairs: link::article_pairs(stories),
            central: event::central(&stories.members[0], &stories.resemblances[0]),
            origins: members.iter().map(|&article| first(article).unwrap_or(0) as u32).collect(),
            steps: steps.to_vec(),
            latest: stories.latest.clone(),
            rarities: link::rarities(entries.iter().flat_map(|entry| &entry.read.claims), frequencies),
        }
    }

    #[cfg(feature = "store")]
    fn hash(&self) -> u64 {
        use std::hash::{Hash, Hasher};
        let mut hasher = rustc_hash::FxHasher::default();
        let steps: Vec<(u32, u32, bool)> = self.steps.iter().map(|it| (it.earlier, it.later, it.ordered)).collect();
        (&self.revisions, &self.origins, self.rarities, &self.pairs, self.central, steps).hash(&mut hasher);
        hasher.finish()
    }

    /// The revision of the first article: no two stories of a run share it.
    pub(super) fn key(&self) -> u64 {
        self.revisions[0]
    }
}

/// A story with its findings.
#[derive(Clone, Debug)]
pub(crate) struct KnownStory {
    pub(super) inputs: Inputs,
    linked: Linked,
    event: Option<Event>,
    pub(super) findings: Vec<Finding>,
    /// For each claim: the place of its article in the story, and its number in the article.
    places: Vec<(u32, u32)>,
    /// The ids of its articles.
    #[cfg(feature = "store")]
    ids: Vec<String>,
    /// For each finding, by what it is known again: the ids of the articles of its claims, with their places.
    pub(super) mentions: Vec<Vec<String>>,
}

impl KnownStory {
    pub(super) fn judge(
        reconciler: &Reconciler,
        entries: &[&Entry],
        inputs: Inputs,
        stories: &Stories,
        frequencies: &Frequencies,
    ) -> Self {
        let mut claims: Vec<Claim> = Vec::new();
        let mut places = Vec::new();
        for (article, entry) in (0_u32..).zip(entries) {
            claims.extend(entry.read.claims.iter().map(|claim| Claim { article, ..claim.clone() }));
            places.extend((0..entry.read.claims.len() as u32).map(|number| (article, number)));
        }
        let profiles: Vec<_> = entries.iter().map(|entry| &entry.read.profile).collect();
        let statements = Statements::of(&claims, profiles.len());
        let weights = reconciler.weights();
        let run = Run { claims: &claims, statements: &statements, frequencies, weights };
        let linked = link::link_stories(run, &profiles, stories);
        let titles: Vec<String> = entries.iter().map(|entry| label(&entry.read.summary)).collect();
        let ids: Vec<String> = entries.iter().map(|entry| entry.article.id.clone()).collect();
        let events = event::group(&claims, &statements, &linked, stories, &profiles, &titles, &ids);
        let published: Vec<Option<i64>> = profiles.iter().map(|profile| profile.published).collect();
        let outlets: Vec<Option<&str>> = entries.iter().map(|entry| entry.article.source.as_deref()).collect();
        let zones: Vec<Option<i32>> = entries.iter().map(|entry| zone(&entry.article)).collect();
        let (origins, latest) = (&inputs.origins, &inputs.latest);
        let sources = Sources { origins, outlets: &outlets, published: &published, zones: &zones, latest };
        let rules = reconciler.rules();
        let mut findings = finding::judge(&rules, reconciler.tolerances(), &claims, &events, &linked.links, &sources);
        findings.extend(version_changes(&rules, &claims, &events, &inputs.steps, &profiles));
        finding::sort(&mut findings);
        let mention = |&claim: &u32| {
            let claim = &claims[claim as usize];
            format!("{} {} {}", ids[claim.article as usize], claim.span.field.name(), claim.span.start)
        };
        let mentions = findings
            .iter()
            .map(|finding| finding.sides.iter().flat_map(|side| &side.claims).map(mention).collect())
            .collect();
        Self {
            inputs,
            linked,
            event: events.into_iter().next(),
            findings,
            places,
            mentions,
            #[cfg(feature = "store")]
            ids,
        }
    }

    /// Its name in a store, what it rests on, and its links: each claim by the id of its article and its number there.
    #[cfg(feature = "store")]
    pub(crate) fn record(&self) -> (&str, u64, impl Fn() -> serde_json::Value + '_) {
        let claim = |claim: u32| {
            let (article, number) = self.places[claim as usize];
            (self.ids[article as usize].as_str(), number)
        };
        let links = move || {
            let links = self.linked.links.iter().map(|link| {
                serde_json::json!({
                    "a": claim(link.a), "b": claim(link.b), "score": link.score, "evidence": link.evidence
                })
            });
            serde_json::Value::Array(links.collect())
        };
        (self.event.as_ref().map_or("", |event| &event.id), self.inputs.hash(), links)
    }

    /// Adds the story to a report in which its articles are those of `members`. `first_claim` tells for each article of
    /// the report where its claims begin.
    pub(super) fn add_to(&self, report: &mut Report, members: &[u32], first_claim: &[u32]) {
        let claim = |claim: &u32| {
            let (article, number) = self.places[*claim as usize];
            first_claim[members[article as usize] as usize] + number
        };
        let counted = |link: &Link| Link { a: claim(&link.a), b: claim(&link.b), ..link.clone() };
        report.links.extend(self.linked.links.iter().map(counted));
        report.possible_links.extend(self.linked.possible.iter().map(counted));
        let Some(event) = &self.event else { return };
        let number = report.events.len() as u32;
        report.events.push(Event {
            id: event.id.clone(),
            label: event.label.clone(),
            articles: event.articles.iter().map(|&article| members[article as usize]).collect(),
            slots: event.slots.iter().map(|slot| slot.iter().map(claim).collect()).collect(),
            possible: event
                .possible
                .iter()
                .map(|slot| PossibleSlot {
                    parts: slot.parts.iter().map(|part| part.iter().map(claim).collect()).collect(),
                })
                .collect(),
        });
        report.findings.extend(self.findings.iter().map(|finding| {
            let mut finding = finding.clone();
            finding.event = number;
            finding.sides.iter_mut().flat_map(|side| &mut side.claims).for_each(|known| *known = claim(known));
            finding
        }));
    }
}
