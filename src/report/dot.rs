//! The graph of a report for Graphviz: `dot -Tsvg report.dot`.

use std::fmt::Write;

use super::graph::{Node, NodeKind, colour, graph};
use super::words::Words;
use super::{Report, ReportLanguage, excerpt};
use crate::article::Article;

/// Writes the graph in the DOT language, a cluster for each event.
pub fn render(report: &Report, articles: &[Article], language: ReportLanguage) -> String {
    let words = Words::new(report, articles, language);
    let graph = graph(&words);
    let mut output = String::from(
        "digraph crosscheck {\n  rankdir=LR;\n  node [fontname=\"sans-serif\", fontsize=11];\n  edge [fontname=\"sans-serif\", fontsize=9];\n",
    );
    for node in graph.nodes.iter().filter(|node| node.event.is_none()) {
        write_node(&mut output, node, "  ");
    }
    let mut of_event: Vec<Vec<&Node>> = vec![Vec::new(); report.events.len()];
    for node in &graph.nodes {
        if let Some(nodes) = node.event.and_then(|event| of_event.get_mut(event as usize)) {
            nodes.push(node);
        }
    }
    for ((index, event), nodes) in report.events.iter().enumerate().zip(of_event).filter(|(_, nodes)| !nodes.is_empty())
    {
        let label = quoted(&excerpt::shown(&event.label));
        let _ = writeln!(output, "  subgraph cluster_{index} {{\n    label={label};\n    color=\"#9e9e9e\";");
        for node in nodes {
            write_node(&mut output, node, "    ");
        }
        output.push_str("  }\n");
    }
    for edge in &graph.edges {
        let label = quoted(&edge.label);
        let (from, to) = (quoted(&edge.from), quoted(&edge.to));
        let color = colour(edge.verdict);
        let _ =
            writeln!(output, "  {from} -> {to} [label={label}, color=\"{color}\", penwidth={}];", edge.weight.min(6));
    }
    output.push_str("}\n");
    output
}

fn write_node(output: &mut String, node: &Node, indent: &str) {
    let (id, label) = (quoted(&node.id), quoted(&node.label));
    let shape = match node.kind {
        NodeKind::Article => "box, style=rounded",
        NodeKind::Finding => "box",
        NodeKind::Side => "ellipse",
    };
    let color = node.verdict.map_or("#424242", colour);
    let tooltip = quoted(&node.detail);
    let _ = writeln!(output, "{indent}{id} [label={label}, shape={shape}, color=\"{color}\", tooltip={tooltip}];");
}

/// A string of DOT.
fn quoted(text: &str) -> String {
    let mut output = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => output.push_str("\\\""),
            '\\' => output.push_str("\\\\"),
            '\n' => output.push_str("\\n"),
            _ => output.push(character),
        }
    }
    output.push('"');
    output
}
