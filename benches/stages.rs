//! What each stage of annotating costs, all on the same text, beside the limit: one pass of the shared lexicon.
//!
//! The text is that of `seeds/`, or of the JSON lines that `CROSSCHECK_BENCH_ARTICLES` names. Every line counts the bytes
//! of title, lead and text, so that the columns compare. `lexicon_pass` is the limit: the words of the text are found and
//! looked up in the tables of the language, all of them in one pass.

use std::hint::black_box;
use std::path::PathBuf;
use std::sync::LazyLock;

use crosscheck::Article;
use crosscheck::annotate::{annotate, annotate_lines};
use crosscheck::article::{Field, ReadOptions, read_path};
use crosscheck::claim::{self, ArticleReading, Extractor};
use crosscheck::lang::{self, Language};
use crosscheck::mention::{self, Mentions, Prefer, name, quantity, quote, time};
use crosscheck::text::{Document, Token, normal_form, tokens};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// The articles in a language that has tables, with that language.
static ARTICLES: LazyLock<Vec<(Article, &'static Language)>> = LazyLock::new(|| {
    let given = std::env::var_os("CROSSCHECK_BENCH_ARTICLES").map(PathBuf::from);
    let path = given.unwrap_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds")));
    let articles = read_path(&path).articles.into_iter();
    articles
        .filter_map(|article| Some((lang::language(&lang::detect(&article))?, article)))
        .map(|(a, b)| (b, a))
        .collect()
});

static DOCUMENTS: LazyLock<Vec<Document<'static>>> =
    LazyLock::new(|| ARTICLES.iter().map(|(article, language)| Document::read(article, &language.lexicon)).collect());

static MENTIONS: LazyLock<Vec<Mentions>> = LazyLock::new(|| {
    let all = DOCUMENTS.iter().zip(ARTICLES.iter());
    all.map(|(document, (_, language))| mention::find(language, document, Prefer::Nearest)).collect()
});

/// The fields of all articles, as they were given.
fn fields() -> impl Iterator<Item = (&'static str, &'static Language)> {
    ARTICLES.iter().flat_map(|(article, language)| {
        Field::ALL.into_iter().filter_map(|field| Some((article.field(field)?, *language)))
    })
}

fn bytes() -> BytesCount {
    BytesCount::new(fields().map(|(text, _)| text.len()).sum::<usize>())
}

/// Runs a stage on every article, with its language, its document and its mentions.
fn each<T>(
    bencher: Bencher,
    stage: impl Fn(&'static Language, &'static Document<'static>, &'static Mentions) -> T + Sync,
) {
    let all: Vec<_> = ARTICLES.iter().zip(DOCUMENTS.iter()).zip(MENTIONS.iter()).collect();
    bencher.counter(bytes()).bench(|| {
        for ((given, document), mentions) in &all {
            black_box(stage(given.1, document, mentions));
        }
    });
}

#[divan::bench]
fn a_normal_form(bencher: Bencher) {
    bencher.counter(bytes()).bench(|| fields().map(|(text, _)| black_box(normal_form(text)).len()).sum::<usize>());
}

#[divan::bench]
fn b_tokens(bencher: Bencher) {
    let normal: Vec<String> = fields().map(|(text, _)| normal_form(text)).collect();
    bencher.counter(bytes()).bench(|| normal.iter().map(|text| black_box(tokens(text)).len()).sum::<usize>());
}

/// The limit.
#[divan::bench]
fn c_lexicon_pass(bencher: Bencher) {
    let all: Vec<(Vec<Token>, &Language)> =
        fields().map(|(text, language)| (tokens(&normal_form(text)), language)).collect();
    bencher.counter(bytes()).bench(|| {
        all.iter().map(|(tokens, language)| black_box(language.lexicon.matches(tokens)).len()).sum::<usize>()
    });
}

/// Normal form, tokens, lexicon, blocks and sentences.
#[divan::bench]
fn d_document(bencher: Bencher) {
    bencher.counter(bytes()).bench(|| {
        for (article, language) in ARTICLES.iter() {
            black_box(Document::read(article, &language.lexicon));
        }
    });
}

#[divan::bench]
fn e_times(bencher: Bencher) {
    each(bencher, |language, document, _| time::find(language, document, Prefer::Nearest));
}

#[divan::bench]
fn f_quantities(bencher: Bencher) {
    each(bencher, |language, document, mentions| quantity::find(language, document, &mentions.times));
}

#[divan::bench]
fn g_names(bencher: Bencher) {
    each(bencher, |language, document, mentions| name::find(language, document, &mentions.times, &mentions.quantities));
}

#[divan::bench]
fn h_quotations(bencher: Bencher) {
    each(bencher, |language, document, mentions| quote::find(language, document, &mentions.names, &mentions.times));
}

/// From articles to all mentions: the language told, the document and the four taggers.
#[divan::bench]
fn i_all_mentions(bencher: Bencher) {
    bencher.counter(bytes()).bench(|| {
        for (article, _) in ARTICLES.iter() {
            let language = lang::language(&lang::detect(article)).expect("the language has tables");
            let document = Document::read(article, &language.lexicon);
            black_box(mention::find(language, &document, Prefer::Nearest));
        }
    });
}

#[divan::bench]
fn j_claims(bencher: Bencher) {
    let extractors: Vec<&dyn Extractor> = claim::extractors().collect();
    each(bencher, |language, document, mentions| {
        claim::claims(&ArticleReading::new(0, language, document, mentions), &extractors)
    });
}

#[divan::bench]
fn k_json(bencher: Bencher) {
    let all: Vec<_> = ARTICLES.iter().map(|(article, _)| annotate(article, Prefer::Nearest)).collect();
    let mut output = Vec::new();
    bencher.counter(bytes()).bench_local(|| {
        output.clear();
        for annotations in &all {
            serde_json::to_writer(&mut output, annotations).expect("annotations are JSON");
        }
        output.len()
    });
}

/// From articles to annotations with claims, without writing them.
#[divan::bench]
fn l_annotate(bencher: Bencher) {
    bencher.counter(bytes()).bench(|| {
        for (article, _) in ARTICLES.iter() {
            black_box(annotate(article, Prefer::Nearest));
        }
    });
}

/// From JSON lines to JSON lines, on all cores.
#[divan::bench]
fn m_annotate_lines(bencher: Bencher) {
    let lines: Vec<String> =
        ARTICLES.iter().map(|(article, _)| serde_json::to_string(article).expect("articles are JSON")).collect();
    let lines = lines.join("\n");
    bencher.counter(bytes()).bench(|| {
        let mut output = Vec::new();
        annotate_lines(lines.as_bytes(), &mut output, Prefer::Nearest, &ReadOptions::default(), &mut |_| {})
            .expect("memory takes what is written");
        output.len()
    });
}
