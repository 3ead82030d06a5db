//! A corpus that changes gives the report that a run from scratch gives, and does no work twice.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use crosscheck::article::Article;
use crosscheck::corpus::ChangeKind;
use crosscheck::finding::Rule;
use crosscheck::{Corpus, Reconciler, report};
use proptest::prelude::*;

use crate::generator::{Shape, generate};

/// The report as the bytes that a program reads.
fn json(report: &crosscheck::Report, articles: &[Article]) -> String {
    let mut bytes = Vec::new();
    let language = report::ReportLanguage::default();
    report::write(report, articles, report::Format::Json, language, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// What is done to a corpus.
#[derive(Clone, Debug)]
enum Step {
    Put(usize),
    /// An article gets the text of another one.
    Replace(usize, usize),
    Remove(usize),
    Report,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        5 => (0_usize..40).prop_map(Step::Put),
        2 => (0_usize..40, 0_usize..40).prop_map(|(into, from)| Step::Replace(into, from)),
        2 => (0_usize..40).prop_map(Step::Remove),
        2 => Just(Step::Report),
    ];
    prop::collection::vec(step, 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_gives_the_report_from_scratch(steps in steps(), seed in 0_u64..4) {
        let (articles, _) = generate(seed, Shape::SharedActors, 9);
        let reconciler = Reconciler::default();
        let mut corpus = Corpus::default();
        for step in steps.into_iter().chain([Step::Report]) {
            match step {
                Step::Put(at) => {
                    corpus.put(articles[at % articles.len()].clone());
                }
                Step::Replace(into, from) => {
                    let (into, from) = (&articles[into % articles.len()], &articles[from % articles.len()]);
                    corpus.put(Article { id: into.id.clone(), ..from.clone() });
                }
                Step::Remove(at) => {
                    corpus.remove(&articles[at % articles.len()].id);
                }
                Step::Report => {
                    let given: Vec<Article> = corpus.articles().cloned().collect();
                    let scratch = reconciler.reconcile(&given);
                    prop_assert_eq!(corpus.report(), &scratch);
                    prop_assert_eq!(json(corpus.report(), &given), json(&scratch, &given));
                }
            }
        }
    }
}

#[test]
fn changes_lead_from_one_report_to_the_next() {
    let (articles, _) = generate(3, Shape::Plain, 6);
    let mut corpus = Corpus::default();
    let mut known: BTreeSet<String> = BTreeSet::new();
    let removals = articles.iter().step_by(3).map(|article| (article, false));
    for (article, add) in articles.iter().map(|article| (article, true)).chain(removals) {
        if add {
            assert!(corpus.put(article.clone()).is_none());
        } else {
            assert!(corpus.remove(&article.id).is_some());
        }
        for change in corpus.take_changes() {
            assert_eq!(change.before.is_none(), change.kind == ChangeKind::Opened);
            assert_eq!(change.after.is_none(), change.kind == ChangeKind::Closed);
            assert_ne!(change.before, change.after);
            if let Some(before) = change.before {
                assert!(known.remove(&before.id), "{} was not known", before.id);
            }
            if let Some(after) = change.after {
                known.insert(after.id);
            }
        }
        let reported: BTreeSet<String> = corpus.report().findings.iter().map(|it| it.id.clone()).collect();
        assert_eq!(known, reported);
    }
    assert!(corpus.take_changes().is_empty(), "nothing has changed since");
}

static ASKED: AtomicUsize = AtomicUsize::new(0);

/// A rule that decides nothing and counts how often it is asked.
const COUNTING: Rule = Rule {
    name: "counting",
    facets: &[],
    summary: "counts pairs of values",
    why: "",
    example: "",
    silent: "",
    decide: |_| {
        ASKED.fetch_add(1, Ordering::Relaxed);
        None
    },
};

#[test]
fn what_an_article_does_not_touch_is_not_judged_again() {
    let (articles, _) = generate(5, Shape::Plain, 60);
    let mut corpus = Corpus::new(Reconciler::builder().rule(COUNTING).build().unwrap());
    let (last, others) = articles.split_last().unwrap();
    for article in others {
        corpus.put(article.clone());
    }
    corpus.report();
    let of_all = ASKED.swap(0, Ordering::Relaxed);
    corpus.put(last.clone());
    corpus.report();
    let of_one = ASKED.load(Ordering::Relaxed);
    assert!(0 < of_one && of_one * 4 < of_all, "{of_one} pairs judged for one article, {of_all} for {}", others.len());
}

#[test]
fn versions_and_copies_in_a_corpus_are_those_of_a_run() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/baltimore-bridge-2024");
    let mut articles = crosscheck::article::read_path(&folder).articles;
    let copies = (0..40).map(|at| Article { id: format!("copy-{at}"), source: None, url: None, ..articles[0].clone() });
    articles.extend(copies.collect::<Vec<_>>());
    let mut corpus = Corpus::default();
    for article in &articles {
        corpus.put(article.clone());
        if article.id.ends_with('5') || articles.len() < 8 {
            corpus.report();
        }
    }
    let given: Vec<Article> = corpus.articles().cloned().collect();
    let scratch = Reconciler::default().reconcile(&given);
    assert!(scratch.findings.iter().any(|finding| finding.rule == "version-changed"));
    assert!(scratch.skipped.iter().any(|skipped| skipped.reason == "copy"));
    assert_eq!(corpus.report(), &scratch);
    corpus.remove("bridge-harbourpost-later");
    let given: Vec<Article> = corpus.articles().cloned().collect();
    assert_eq!(corpus.report(), &Reconciler::default().reconcile(&given));
}
