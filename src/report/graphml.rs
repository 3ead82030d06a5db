//! The graph of a report as GraphML, which Gephi and other tools for graphs read.

use std::fmt::Write;

use super::graph::graph;
use super::words::Words;
use super::{Report, ReportLanguage, excerpt};
use crate::article::Article;

/// The attributes of nodes and edges: key, what it is for, name, type.
const KEYS: [(&str, &str, &str, &str); 9] = [
    ("kind", "node", "kind", "string"),
    ("label", "node", "label", "string"),
    ("detail", "node", "detail", "string"),
    ("verdict", "node", "verdict", "string"),
    ("event", "node", "event", "string"),
    ("elabel", "edge", "label", "string"),
    ("everdict", "edge", "verdict", "string"),
    ("weight", "edge", "weight", "double"),
    ("ekind", "edge", "kind", "string"),
];

/// Writes the graph as GraphML.
pub fn render(report: &Report, articles: &[Article], language: ReportLanguage) -> String {
    let words = Words::new(report, articles, language);
    let graph = graph(&words);
    let mut output = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for (id, of, name, kind) in KEYS {
        let _ = writeln!(output, "  <key id=\"{id}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>");
    }
    output.push_str("  <graph id=\"crosscheck\" edgedefault=\"directed\">\n");
    for node in &graph.nodes {
        let _ = writeln!(output, "    <node id=\"{}\">", escaped(&node.id));
        data(&mut output, "kind", node.kind.name());
        data(&mut output, "label", &node.label.replace('\n', ": "));
        data(&mut output, "detail", &node.detail);
        if let Some(verdict) = node.verdict {
            data(&mut output, "verdict", verdict.name());
        }
        if let Some(event) = node.event.and_then(|event| report.events.get(event as usize)) {
            data(&mut output, "event", &excerpt::shown(&event.label));
        }
        output.push_str("    </node>\n");
    }
    for (index, edge) in graph.edges.iter().enumerate() {
        let (from, to) = (escaped(&edge.from), escaped(&edge.to));
        let _ = writeln!(output, "    <edge id=\"e{index}\" source=\"{from}\" target=\"{to}\">");
        if !edge.label.is_empty() {
            data(&mut output, "elabel", &edge.label);
        }
        data(&mut output, "everdict", edge.verdict.name());
        data(&mut output, "weight", &edge.weight.to_string());
        data(&mut output, "ekind", if edge.label.is_empty() { "judged" } else { "says" });
        output.push_str("    </edge>\n");
    }
    output.push_str("  </graph>\n</graphml>\n");
    output
}

fn data(output: &mut String, key: &str, value: &str) {
    let _ = writeln!(output, "      <data key=\"{key}\">{}</data>", escaped(value));
}

/// Text of XML: what would be markup is escaped, what XML cannot hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => output.push_str("&amp;"),
            '<' => output.push_str("&lt;"),
            '>' => output.push_str("&gt;"),
            '"' => output.push_str("&quot;"),
            '\'' => output.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if character.is_control() && !matches!(character, '\n' | '\t') => {}
            _ => output.push(character),
        }
    }
    output
}
