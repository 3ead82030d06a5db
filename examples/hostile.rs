//! Hostile input at full size: `hostile [BYTES] [WORD]` times every shape of text, and of corpus, whose name contains
//! the word.
//!
//! Each shape is annotated in both languages, as the body and as the headline, and reconciled with a copy of itself that
//! differs a little, at the given size (1,000,000 bytes without one) and at a quarter of it. A stage of linear time shows
//! a ratio near 4, one of quadratic time near 16. A corpus has an article for every fifty of these bytes and is only
//! reconciled. Times are of the processor, on all cores.

#[path = "../tests/it/hostile/shapes.rs"]
mod shapes;

use std::io::Write;
use std::sync::OnceLock;
use std::time::Instant;

use crosscheck::annotate::annotate;
use crosscheck::mention::Prefer;
use crosscheck::{Article, Reconciler};

/// A shape of corpus: its name, and the article with this number.
type CorpusShape = (&'static str, fn(usize) -> Article);

const CORPORA: &[CorpusShape] = &[
    ("copies of one article", |at| article(&format!("a{at}"), "en", story(0))),
    ("copies that differ a little, each by an outlet of its own", |at| article(&format!("a{at}"), "en", story(at))),
    ("copies that differ a little, all by one outlet", |at| Article {
        id: format!("a{at}"),
        ..article("outlet", "en", story(at))
    }),
    ("versions of one page", |at| Article {
        id: format!("a{at}"),
        url: Some("https://outlet.example/fire".to_owned()),
        ..article("outlet", "en", story(at))
    }),
];

fn main() {
    let bytes = std::env::args().nth(1).and_then(|bytes| bytes.parse().ok()).unwrap_or(1_000_000);
    let word = std::env::args().nth(2).unwrap_or_default();
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{:>9} {:>6} {:>9} {:>6} {:>9}  shape", "annotate", "ratio", "reconcile", "ratio", "memory");
    let ratio = |small: f64, large: f64| large / small.max(0.000_1);
    for (name, shape) in shapes::SHAPES.iter().filter(|(name, _)| name.contains(&word)) {
        let (small, large) = (times(&shape(bytes / 4)), times(&shape(bytes)));
        let ([annotated, reconciled], memory) = (large, memory());
        let ratios = [ratio(small[0], annotated), ratio(small[1], reconciled)];
        let _ =
            writeln!(out, "{annotated:8.2}s {:6.1} {reconciled:8.2}s {:6.1} {memory:>9}  {name}", ratios[0], ratios[1]);
    }
    for (name, shape) in CORPORA.iter().filter(|(name, _)| name.contains(&word)) {
        let [small, large] = [bytes / 200, bytes / 50].map(|articles| {
            let articles: Vec<Article> = (0..articles).map(shape).collect();
            let started = seconds();
            Reconciler::default().reconcile(&articles);
            seconds() - started
        });
        let _ = writeln!(out, "{:>9} {:>6} {large:8.2}s {:6.1} {:>9}  {name}", "", "", ratio(small, large), memory());
    }
}

fn article(id: &str, lang: &str, text: String) -> Article {
    Article {
        id: id.to_owned(),
        lang: Some(lang.to_owned()),
        source: Some(format!("{id}.example")),
        ..Article::from_body(text)
    }
}

/// A long article in which one sentence tells the number of what differs.
fn story(differs: usize) -> String {
    let sentences = (0..40).map(|at| {
        let (street, house) = (10 + at * 7 % 23, 100 + at * 13 % 89);
        format!(
            "In street {street} of the old town {house} people left house number {at} on Tuesday night, officer Nam \
             said, and {at} of them were taken to hospital. "
        )
    });
    sentences.chain([format!("Reported by outlet number {differs}.")]).collect()
}

/// Seconds of annotating the text in both languages, and of reconciling it with a variant of itself.
fn times(text: &str) -> [f64; 2] {
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

/// Seconds that all threads have worked, where the system tells; else seconds that have passed.
fn seconds() -> f64 {
    static STARTED: OnceLock<Instant> = OnceLock::new();
    let nanoseconds = |thread: std::io::Result<std::fs::DirEntry>| -> Option<f64> {
        let line = std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        line.split(' ').next()?.parse().ok()
    };
    let worked = std::fs::read_dir("/proc/self/task").ok();
    match worked.and_then(|threads| threads.map(nanoseconds).sum::<Option<f64>>()) {
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
