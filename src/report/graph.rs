//! The graph of a report: articles say values, values of one slot meet in a finding. DOT and GraphML write it.

use super::words::Words;
use crate::finding::{Finding, Verdict};

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeKind {
    /// An article.
    Article,
    /// A slot on which a finding judged.
    Finding,
    /// A value of a slot.
    Side,
}

impl NodeKind {
    pub(super) fn name(self) -> &'static str {
        match self {
            NodeKind::Article => "article",
            NodeKind::Finding => "finding",
            NodeKind::Side => "value",
        }
    }
}

/// A node.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) id: String,
    pub(super) kind: NodeKind,
    pub(super) label: String,
    /// The outlet's time of publication, or the facet.
    pub(super) detail: String,
    pub(super) verdict: Option<Verdict>,
    /// The event, for nodes that belong to one.
    pub(super) event: Option<u32>,
}

/// An edge from a node to another.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub(super) from: String,
    pub(super) to: String,
    /// The words of the article, or nothing between a value and its slot.
    pub(super) label: String,
    pub(super) verdict: Verdict,
    /// How many independent sources stand behind it.
    pub(super) weight: usize,
}

/// Nodes and edges, in the order of the report.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
}

/// The graph of all verdicts on more than one source.
pub(super) fn graph(words: &Words<'_>) -> Graph {
    let mut graph = Graph::default();
    let mut used = vec![false; words.report.articles.len()];
    for finding in words
        .report
        .findings
        .iter()
        .filter(|finding| finding.verdict != Verdict::SingleSource && !finding.is_possible())
    {
        add(&mut graph, words, finding, &mut used);
    }
    let articles = (0..words.report.articles.len()).filter(|&article| used[article]).map(|article| Node {
        id: article_id(article as u32),
        kind: NodeKind::Article,
        label: words.outlet(article as u32),
        detail: words.published(article as u32),
        verdict: None,
        event: None,
    });
    graph.nodes.splice(0..0, articles);
    graph
}

fn article_id(article: u32) -> String {
    format!("a{article}")
}

fn add(graph: &mut Graph, words: &Words<'_>, finding: &Finding, used: &mut [bool]) {
    let id = format!("f-{}", finding.id);
    graph.nodes.push(Node {
        id: id.clone(),
        kind: NodeKind::Finding,
        label: format!("{}\n{}", words.slot(finding), words.verdict(finding)),
        detail: finding.facet.name().to_owned(),
        verdict: Some(finding.verdict),
        event: Some(finding.event),
    });
    for (index, side) in words.sides(finding).into_iter().enumerate() {
        let side_id = format!("{id}-{}", index + 1);
        graph.nodes.push(Node {
            id: side_id.clone(),
            kind: NodeKind::Side,
            label: words.value(finding, side),
            detail: finding.facet.name().to_owned(),
            verdict: Some(finding.verdict),
            event: Some(finding.event),
        });
        graph.edges.push(Edge {
            from: side_id.clone(),
            to: id.clone(),
            label: String::new(),
            verdict: finding.verdict,
            weight: side.origins,
        });
        for claim in side.claims.iter().filter_map(|&claim| words.claim(claim)) {
            if let Some(used) = used.get_mut(claim.article as usize) {
                *used = true;
                graph.edges.push(Edge {
                    from: article_id(claim.article),
                    to: side_id.clone(),
                    label: words.quoted(claim),
                    verdict: finding.verdict,
                    weight: 1,
                });
            }
        }
    }
}

/// The colour of a verdict in pictures, dark enough on white.
pub(super) fn colour(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "#c62828",
        Verdict::Disputed => "#8e24aa",
        Verdict::Undetermined => "#b26a00",
        Verdict::Update => "#00798c",
        Verdict::Compatible => "#1565c0",
        Verdict::Agree => "#2e7d32",
        Verdict::SingleSource => "#616161",
    }
}
