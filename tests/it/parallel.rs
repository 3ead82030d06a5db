//! How many threads work on a run shows nowhere in its results.

use std::path::Path;

use crosscheck::annotate::annotate_lines;
use crosscheck::article::{Article, ReadOptions, read_path};
use crosscheck::mention::Prefer;
use crosscheck::report::{Format, ReportLanguage, write};
use crosscheck::{Reconciler, Report};

fn on_threads<T: Send>(count: usize, run: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(count).build().unwrap().install(run)
}

/// The seeds several times, so that there are more of them than threads and more than one batch.
fn articles() -> Vec<Article> {
    let seeds = read_path(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")).articles;
    (0..6)
        .flat_map(|copy| seeds.iter().map(move |seed| Article { id: format!("{}-{copy}", seed.id), ..seed.clone() }))
        .collect()
}

#[test]
fn any_number_of_threads_gives_the_same_report() {
    let articles = articles();
    assert!(256 < articles.len(), "one batch only");
    let json = |report: &Report| {
        let mut output = Vec::new();
        write(report, &articles, Format::Json, ReportLanguage::English, &mut output).unwrap();
        output
    };
    let [one, two, seven] =
        [1, 2, 7].map(|threads| on_threads(threads, || json(&Reconciler::default().reconcile(&articles))));
    assert!(10_000 < one.len());
    assert!(one == two && two == seven);
}

#[test]
fn any_number_of_threads_gives_the_same_annotations() {
    let articles = articles();
    let lines: Vec<String> = articles.iter().map(|article| serde_json::to_string(article).unwrap()).collect();
    let lines = lines.join("\n");
    let annotated = || {
        let mut output = Vec::new();
        annotate_lines(lines.as_bytes(), &mut output, Prefer::Nearest, &ReadOptions::default(), &mut |error| {
            panic!("{error}")
        })
        .unwrap();
        output
    };
    let [one, two, seven] = [1, 2, 7].map(|threads| on_threads(threads, annotated));
    assert_eq!(one.split(|&byte| byte == b'\n').count() - 1, articles.len());
    assert!(one == two && two == seven);
}
