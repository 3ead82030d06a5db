//! The whole chain on the seeds: bytes a second of annotating and of reconciling, beside one plain read of the text.

use crosscheck::Reconciler;
use crosscheck::annotate::annotate;
use crosscheck::article::{Article, read_path};
use crosscheck::mention::Prefer;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

fn seeds() -> Vec<Article> {
    read_path(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"))).articles
}

fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(articles.iter().map(|article| article.text.len()).sum::<usize>())
}

/// The floor: every character is looked at once.
#[divan::bench]
fn read_characters(bencher: Bencher) {
    let articles = seeds();
    bencher.counter(bytes(&articles)).bench(|| {
        articles
            .iter()
            .map(|article| article.text.chars().filter(|letter| letter.is_alphabetic()).count())
            .sum::<usize>()
    });
}

/// Blocks, sentences and all mentions, article by article.
#[divan::bench]
fn annotate_articles(bencher: Bencher) {
    let articles = seeds();
    bencher
        .counter(bytes(&articles))
        .bench(|| articles.iter().map(|article| annotate(article, Prefer::Nearest)).collect::<Vec<_>>());
}

/// From articles to findings.
#[divan::bench]
fn reconcile_articles(bencher: Bencher) {
    let articles = seeds();
    let reconciler = Reconciler::default();
    bencher.counter(bytes(&articles)).bench(|| reconciler.reconcile(&articles));
}
