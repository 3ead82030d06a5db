//! Timelines: the figures of a fact by the time of publication, drawn as SVG.

use std::fmt::Write;

use serde::Serialize;

use crate::claim::Facet;
use crate::finding::{Finding, Verdict};
use crate::report::graphml::escaped;
use crate::report::value;
use crate::report::words::Words;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 190.0;
const LEFT: f64 = 24.0;
const RIGHT: f64 = 616.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 150.0;

/// A drawing with a heading.
#[derive(Serialize)]
pub(super) struct Chart {
    id: String,
    heading: String,
    svg: String,
}

/// A figure that an article gives.
struct Point {
    moment: i64,
    amount: f64,
    label: String,
    outlet: String,
    published: String,
    side: usize,
}

/// The timeline of a figure that moves, if at least two moments of publication are known.
pub(super) fn chart(words: &Words<'_>, finding: &Finding) -> Option<Chart> {
    if finding.verdict != Verdict::Update || !matches!(finding.facet, Facet::Count | Facet::Money | Facet::Percent) {
        return None;
    }
    let mut points = points(words, finding);
    points.sort_by_key(|point| (point.moment, point.side));
    let (first, last) = (points.first()?.moment, points.last()?.moment);
    if first == last {
        return None;
    }
    let highest = points.iter().map(|point| point.amount).fold(0.0, f64::max);
    let x = |moment: i64| LEFT + (RIGHT - LEFT) * ((moment - first) as f64 / (last - first) as f64);
    let y = |amount: f64| BOTTOM - (BOTTOM - TOP) * if 0.0 < highest { amount / highest } else { 0.0 };
    let heading = words.headline(finding);
    let mut svg = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">",
        escaped(&describe(&heading, &points))
    );
    let _ = write!(svg, "<line class=\"axis\" x1=\"{LEFT}\" y1=\"{BOTTOM}\" x2=\"{RIGHT}\" y2=\"{BOTTOM}\"/>");
    // The line joins the figures in the order of publication, a step at each.
    let mut path = String::new();
    for (index, point) in points.iter().enumerate() {
        let (x, y) = (x(point.moment), y(point.amount));
        let _ = if index == 0 { write!(path, "M{x:.1} {y:.1}") } else { write!(path, "H{x:.1}V{y:.1}") };
    }
    let _ = write!(svg, "<path class=\"step\" d=\"{path}\"/>");
    let mut label_end = f64::MIN;
    let mut last_amount = f64::NAN;
    for point in &points {
        let (x, y) = (x(point.moment), y(point.amount));
        let title = format!("{}: {}, {}", point.label, point.outlet, point.published);
        let _ = write!(
            svg,
            "<circle class=\"side-{}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\"><title>{}</title></circle>",
            point.side.min(4),
            escaped(&title)
        );
        // A figure is written once, above its first point, or beside it where the one before leaves no room.
        if point.amount.to_bits() == last_amount.to_bits() {
            continue;
        }
        last_amount = point.amount;
        let half = 4.2 * point.label.chars().count() as f64;
        let beside = x - half < label_end;
        let (middle, at) = if beside { (x + 10.0 + half, y + 5.0) } else { (x, y - 12.0) };
        let middle = middle.clamp(half, WIDTH - half);
        let _ = write!(
            svg,
            "<text class=\"figure\" x=\"{middle:.1}\" y=\"{at:.1}\" text-anchor=\"middle\">{}</text>",
            escaped(&point.label)
        );
        label_end = middle + half;
    }
    for (point, anchor, at) in [(points.first()?, "start", 8.0), (points.last()?, "end", WIDTH - 8.0)] {
        let _ = write!(
            svg,
            "<text class=\"time\" x=\"{at}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
            BOTTOM + 20.0,
            escaped(&point.published)
        );
    }
    svg.push_str("</svg>");
    Some(Chart { id: finding.id.clone(), heading, svg })
}

fn points(words: &Words<'_>, finding: &Finding) -> Vec<Point> {
    let mut points = Vec::new();
    for (index, side) in words.sides(finding).into_iter().enumerate() {
        let label = value::side(finding, side, words.messages);
        for &claim in &side.claims {
            let Some((moment, claim)) = words.moment(claim).zip(words.claim(claim)) else { continue };
            let amount = side.value.split("..").next().and_then(|amount| amount.parse().ok());
            let Some(amount) = amount.filter(|amount: &f64| amount.is_finite()) else { continue };
            points.push(Point {
                moment,
                amount,
                label: label.clone(),
                outlet: words.outlet(claim.article),
                published: words.published(claim.article),
                side: index,
            });
        }
    }
    points
}

/// The drawing in words, for those who do not see it.
fn describe(heading: &str, points: &[Point]) -> String {
    let points: Vec<String> =
        points.iter().map(|point| format!("{}: {} ({})", point.published, point.label, point.outlet)).collect();
    format!("{heading}. {}", points.join("; "))
}
