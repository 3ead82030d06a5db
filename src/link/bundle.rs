//! Links in the making, and their evidence, which lies side by side: a run has millions of links.

use std::ops::{Deref, Range};
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::{Evidence, Link};

/// The evidence of a link: a part of a list that it shares with other links of its story. It reads as a slice.
#[derive(Clone)]
pub struct EvidenceList {
    shared: Arc<Vec<Evidence>>,
    own: Range<u32>,
}

impl Deref for EvidenceList {
    type Target = [Evidence];

    fn deref(&self) -> &[Evidence] {
        &self.shared[self.own.start as usize..self.own.end as usize]
    }
}

impl<'a> IntoIterator for &'a EvidenceList {
    type Item = &'a Evidence;
    type IntoIter = std::slice::Iter<'a, Evidence>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<Vec<Evidence>> for EvidenceList {
    fn from(evidence: Vec<Evidence>) -> Self {
        Self { own: 0..evidence.len() as u32, shared: Arc::new(evidence) }
    }
}

impl PartialEq for EvidenceList {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl std::fmt::Debug for EvidenceList {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(formatter)
    }
}

impl Serialize for EvidenceList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

/// Links of several pairs of articles.
#[derive(Default)]
pub(super) struct Bundle {
    links: Vec<Joined>,
    evidence: Vec<Evidence>,
}

/// Two claims that are about the same thing, the one with the smaller index first.
pub(super) struct Joined {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) score: f64,
    evidence: Range<u32>,
}

impl Bundle {
    /// Joins two claims. `explain` puts the evidence for it to that of other links.
    pub(super) fn join(&mut self, (a, b): (u32, u32), score: f64, explain: impl FnOnce(&mut Vec<Evidence>)) {
        let first = self.evidence.len() as u32;
        explain(&mut self.evidence);
        let evidence = first..self.evidence.len() as u32;
        self.links.push(Joined { a: a.min(b), b: a.max(b), score, evidence });
    }

    /// How many links there are.
    pub(super) fn len(&self) -> usize {
        self.links.len()
    }

    /// The links from this one on.
    pub(super) fn from(&self, first: usize) -> &[Joined] {
        &self.links[first..]
    }

    /// The links, in order.
    pub(super) fn into_links(mut self) -> Vec<Link> {
        self.links.sort_by_key(|link| (link.a, link.b));
        self.evidence.shrink_to_fit();
        let shared = Arc::new(self.evidence);
        let list = |own| EvidenceList { shared: Arc::clone(&shared), own };
        self.links
            .into_iter()
            .map(|Joined { a, b, score, evidence }| Link { a, b, score, evidence: list(evidence) })
            .collect()
    }
}
