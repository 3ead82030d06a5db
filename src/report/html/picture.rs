//! The picture of a story: outlets on the left, the values of each fact that is told differently on the right, a line
//! for each value that an outlet gives.

use std::fmt::Write;

use serde::Serialize;

use crate::finding::{Finding, Verdict};
use crate::report::excerpt::shorten;
use crate::report::graphml::escaped;
use crate::report::words::Words;

/// How many facts fit one picture.
const FACTS: usize = 8;
const WIDTH: f64 = 760.0;
const LINE: f64 = 24.0;
const OUTLETS: f64 = 222.0;
const VALUES: f64 = 420.0;

/// A drawing.
#[derive(Serialize)]
pub(super) struct Picture {
    svg: String,
}

/// The picture of the gravest findings of a story; nothing when all agree.
pub(super) fn picture(words: &Words<'_>, findings: &[&Finding]) -> Option<Picture> {
    let findings: Vec<&&Finding> = findings
        .iter()
        .filter(|finding| !matches!(finding.verdict, Verdict::Agree | Verdict::Compatible) && 1 < finding.sides.len())
        .filter(|finding| !finding.is_possible())
        .take(FACTS)
        .collect();
    if findings.is_empty() {
        return None;
    }
    let mut outlets: Vec<String> = Vec::new();
    // Where each side stands, and who gives it.
    let mut lines: Vec<(usize, f64, usize)> = Vec::new();
    let mut facts = String::new();
    let mut y = 20.0;
    for finding in &findings {
        let verdict = finding.verdict.name();
        let _ = write!(
            facts,
            "<a href=\"#{}\"><text class=\"fact {verdict}\" x=\"{VALUES}\" y=\"{y:.1}\">{}<title>{}</title></text></a>",
            escaped(&finding.id),
            escaped(&shorten(&words.slot(finding), 44)),
            escaped(&words.headline(finding)),
        );
        y += LINE;
        for (index, side) in words.sides(finding).into_iter().enumerate() {
            let at = y - 5.0;
            let _ = write!(
                facts,
                "<circle class=\"side-{}\" cx=\"{VALUES}\" cy=\"{at:.1}\" r=\"5\"/><text x=\"{:.1}\" y=\"{y:.1}\">{}</text>",
                index.min(4),
                VALUES + 14.0,
                escaped(&shorten(&words.value(finding, side), 44)),
            );
            for claim in side.claims.iter().filter_map(|&claim| words.claim(claim)) {
                let outlet = words.outlet(claim.article);
                let from = outlets.iter().position(|known| *known == outlet).unwrap_or_else(|| {
                    outlets.push(outlet);
                    outlets.len() - 1
                });
                if !lines.contains(&(from, at, index)) {
                    lines.push((from, at, index));
                }
            }
            y += LINE;
        }
        y += LINE / 2.0;
    }
    let height = y.max(LINE * outlets.len() as f64 + 20.0);
    let place = |outlet: usize| (outlet as f64 + 0.5) * height / outlets.len() as f64;
    let mut svg = format!(
        "<svg class=\"picture\" viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" aria-label=\"{}\">",
        escaped(&words.messages.text("html.picture.text"))
    );
    for (outlet, to, side) in lines {
        let from = place(outlet);
        let (start, end) = (OUTLETS + 8.0, VALUES - 6.0);
        let middle = f64::midpoint(start, end);
        let _ = write!(
            svg,
            "<path class=\"side-{}\" d=\"M{start} {from:.1}C{middle} {from:.1} {middle} {to:.1} {end} {to:.1}\"/>",
            side.min(4)
        );
    }
    for (index, outlet) in outlets.iter().enumerate() {
        let _ = write!(
            svg,
            "<text class=\"outlet\" x=\"{OUTLETS}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            place(index) + 5.0,
            escaped(&shorten(outlet, 26))
        );
    }
    svg.push_str(&facts);
    svg.push_str("</svg>");
    Some(Picture { svg })
}
