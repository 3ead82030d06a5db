//! The curves of growth as a picture: time and memory over the number of claims, both axes logarithmic.

use std::fmt::Write;

use super::Run;
use super::generator::Shape;

const WIDTH: f64 = 380.0;
const HEIGHT: f64 = 300.0;
const COLOURS: [&str; 3] = ["#1f6f8b", "#c8553d", "#6a8d3a"];

/// The slope of the line through the measured points, both logarithmic, by least squares.
pub(crate) fn slope(runs: &[Run], measure: fn(&Run) -> f64) -> f64 {
    let points: Vec<(f64, f64)> =
        runs.iter().map(|run| ((run.claims as f64).ln(), measure(run).max(1e-9).ln())).collect();
    let count = points.len() as f64;
    let mean = |part: fn(&(f64, f64)) -> f64| points.iter().map(part).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let covariance: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let variance: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    covariance / variance
}

/// An axis: the powers of ten that it spans.
struct Axis {
    low: f64,
    high: f64,
}

impl Axis {
    fn over(values: impl Iterator<Item = f64>) -> Self {
        let (low, high) = values
            .map(|value| value.max(1e-9).log10())
            .fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        Self { low: low.floor(), high: high.ceil().max(low.floor() + 1.0) }
    }

    /// Where a value lies, 0 to 1.
    fn place(&self, value: f64) -> f64 {
        (value.max(1e-9).log10() - self.low) / (self.high - self.low)
    }
}

/// Both curves of every shape as one SVG.
pub(crate) fn draw(curves: &[(Shape, Vec<Run>)]) -> String {
    let mut svg = String::new();
    let _ = writeln!(
        svg,
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 980 420" font-family="sans-serif" font-size="13" fill="#333">
<rect width="980" height="420" fill="#fff"/>"##
    );
    panel(&mut svg, 70.0, "seconds, from claims in memory to findings", curves, Run::total);
    panel(&mut svg, 560.0, "peak memory, MB", curves, Run::megabytes);
    svg.push_str("</svg>\n");
    svg
}

fn panel(svg: &mut String, left: f64, title: &str, curves: &[(Shape, Vec<Run>)], measure: fn(&Run) -> f64) {
    let top = 50.0;
    let runs = || curves.iter().flat_map(|(_, runs)| runs);
    let (across, up) = (Axis::over(runs().map(|run| run.claims as f64)), Axis::over(runs().map(measure)));
    let x = |value: f64| left + WIDTH * across.place(value);
    let y = |value: f64| top + HEIGHT * (1.0 - up.place(value));
    let _ = writeln!(svg, r#"<text x="{left}" y="30" font-weight="bold">{title}</text>"#);
    for power in across.low as i32..=across.high as i32 {
        let value = 10_f64.powi(power);
        let _ = writeln!(
            svg,
            r##"<line x1="{0:.1}" y1="{top}" x2="{0:.1}" y2="{1}" stroke="#ddd"/><text x="{0:.1}" y="{2}" text-anchor="middle">{value}</text>"##,
            x(value),
            top + HEIGHT,
            top + HEIGHT + 20.0
        );
    }
    for power in up.low as i32..=up.high as i32 {
        let value = 10_f64.powi(power);
        let _ = writeln!(
            svg,
            r##"<line x1="{left}" y1="{0:.1}" x2="{1}" y2="{0:.1}" stroke="#ddd"/><text x="{2}" y="{3:.1}" text-anchor="end">{value}</text>"##,
            y(value),
            left + WIDTH,
            left - 8.0,
            y(value) + 4.0
        );
    }
    let _ = writeln!(
        svg,
        r#"<text x="{:.1}" y="{}" text-anchor="middle">claims</text>"#,
        left + WIDTH / 2.0,
        top + HEIGHT + 42.0
    );
    for (number, ((shape, runs), colour)) in curves.iter().zip(COLOURS).enumerate() {
        let points: Vec<String> =
            runs.iter().map(|run| format!("{:.1},{:.1}", x(run.claims as f64), y(measure(run)))).collect();
        let _ = writeln!(
            svg,
            r#"<polyline points="{}" fill="none" stroke="{colour}" stroke-width="2"/>"#,
            points.join(" ")
        );
        for point in &points {
            let (across, up) = point.split_once(',').unwrap_or_default();
            let _ = writeln!(svg, r#"<circle cx="{across}" cy="{up}" r="3" fill="{colour}"/>"#);
        }
        let _ = writeln!(
            svg,
            r#"<text x="{}" y="{}" fill="{colour}">{}: slope {:.2}</text>"#,
            left + 14.0,
            top + 20.0 + 18.0 * number as f64,
            shape.name(),
            slope(runs, measure)
        );
    }
}
