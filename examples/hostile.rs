//! Hostile input at full size: `hostile [BYTES] [WORD]` times every shape of text whose name contains the word.
//!
//! Each shape is annotated in both languages, as the body and as the headline, and reconciled with a copy of itself that differs a little, at the given
//! size (1,000,000 bytes without one) and at a quarter of it. A stage of linear time shows a ratio near 4, one of
//! quadratic time near 16.

#[path = "../tests/it/hostile/shapes.rs"]
mod shapes;

use std::io::Write;
use std::sync::OnceLock;
use std::time::Instant;

use crosscheck::annotate::annotate;
use crosscheck::mention::Prefer;
use crosscheck::{Article, Reconciler};

fn main() {
    let bytes = std::env::args().nth(1).and_then(|bytes| bytes.parse().ok()).unwrap_or(1_000_000);
    let word = std::env::args().nth(2).unwrap_or_default();
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{:>9} {:>6} {:>9} {:>6} {:>9}  shape", "annotate", "ratio", "reconcile", "ratio", "memory");
    for (name, shape) in shapes::SHAPES.iter().filter(|(name, _)| name.contains(&word)) {
        let (small, large) = (times(&shape(bytes / 4)), times(&shape(bytes)));
        let ratio = |at: usize| large[at] / small[at].max(0.000_1);
        let _ = writeln!(
            out,
            "{:8.2}s {:6.1} {:8.2}s {:6.1} {:>9}  {name}",
            large[0],
            ratio(0),
            large[1],
            ratio(1),
            memory()
        );
    }
}

/// Seconds of annotating the text in both languages, and of reconciling it with a variant of itself.
fn times(text: &str) -> [f64; 2] {
    let article = |id: &str, lang: &str, text: String| Article {
        id: id.to_owned(),
        lang: Some(lang.to_owned()),
        source: Some(format!("{id}.example")),
        ..Article::from_body(text)
    };
    let started = seconds();
    for lang in ["vi", "en"] {
        annotate(&article("a", lang, text.to_owned()), Prefer::Nearest);
        annotate(&Article { title: Some(text.to_owned()), ..article("a", lang, "—".to_owned()) }, Prefer::Nearest);
    }
    let annotated = seconds() - started;
    let started = seconds();
    for lang in ["vi", "en"] {
        let other = text.replace("56", "65");
        Reconciler::default().reconcile(&[article("a", lang, text.to_owned()), article("b", lang, other)]);
    }
    [annotated, seconds() - started]
}

/// Seconds that this thread has worked, where the system tells; else seconds that have passed.
fn seconds() -> f64 {
    static STARTED: OnceLock<Instant> = OnceLock::new();
    let worked = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    match worked.and_then(|line| line.split(' ').next()?.parse::<f64>().ok()) {
        Some(nanoseconds) => nanoseconds / 1e9,
        None => STARTED.get_or_init(Instant::now).elapsed().as_secs_f64(),
    }
}

/// The most memory that the program has had so far, where the system tells.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("?");
    peak.trim().to_owned()
}
