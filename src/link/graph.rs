//! The claim graph: claims as nodes, links as edges, for users who want to walk it.

use petgraph::graphmap::UnGraphMap;

use super::Link;

/// Claims by index, joined by the index of their link in the report.
pub type ClaimGraph = UnGraphMap<u32, usize>;

/// The graph of all links.
pub fn claim_graph(links: &[Link]) -> ClaimGraph {
    let mut graph = ClaimGraph::with_capacity(links.len(), links.len());
    for (index, link) in links.iter().enumerate() {
        graph.add_edge(link.a, link.b, index);
    }
    graph
}
