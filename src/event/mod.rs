//! Events: groups of linked claims.

use serde::Serialize;

/// Something that happened, as the claims of several articles tell it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// Stable under reruns and when unrelated articles are added.
    pub id: String,
    /// What a reader would call it.
    pub label: String,
    /// Indices of its articles, in the order of publication.
    pub articles: Vec<u32>,
    /// Groups of claims, each about one slot; indices of claims.
    pub slots: Vec<Vec<u32>>,
}
