//! What holds of every input.

use crosscheck::annotate::annotate;
use crosscheck::article::{Article, read_path};
use crosscheck::finding::{Axis, Verdict};
use crosscheck::mention::Prefer;
use crosscheck::{Field, Reconciler, Report};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn seeds() -> Vec<Article> {
    read_path(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"))).articles
}

/// What a report says, without what follows the order of the articles: for each finding its verdict and its mentions.
fn content(report: &Report, articles: &[Article]) -> Vec<String> {
    let mut findings: Vec<String> = report
        .findings
        .iter()
        .map(|finding| {
            let mut mentions: Vec<String> = finding
                .sides
                .iter()
                .flat_map(|side| &side.claims)
                .map(|&claim| {
                    let claim = &report.claims[claim as usize];
                    let article = &articles[claim.article as usize];
                    format!("{} {:?}", article.id, claim.span)
                })
                .collect();
            mentions.sort();
            format!("{:?} {:?} {}", finding.verdict, finding.facet, mentions.join(" "))
        })
        .collect();
    findings.sort();
    findings
}

#[test]
fn every_span_lies_on_the_text() {
    let articles = seeds();
    let report = Reconciler::default().reconcile(&articles);
    assert!(!report.claims.is_empty());
    for claim in &report.claims {
        let text = articles[claim.article as usize].field(claim.span.field).unwrap();
        let slice = text.get(claim.span.start as usize..claim.span.end as usize);
        assert!(slice.is_some_and(|slice| !slice.trim().is_empty()), "{claim:?}");
    }
}

#[test]
fn the_order_of_articles_does_not_matter() {
    let articles = seeds();
    let mut reversed = articles.clone();
    reversed.reverse();
    let mut rotated = articles.clone();
    rotated.rotate_left(articles.len() / 3);
    let expected = content(&Reconciler::default().reconcile(&articles), &articles);
    for other in [reversed, rotated] {
        assert_eq!(expected, content(&Reconciler::default().reconcile(&other), &other));
    }
}

#[test]
fn the_same_run_gives_the_same_report() {
    let articles = seeds();
    let reconciler = Reconciler::default();
    assert_eq!(reconciler.reconcile(&articles), reconciler.reconcile(&articles));
}

#[test]
fn an_article_given_twice_supports_nothing() {
    for article in seeds() {
        let mut copy = article.clone();
        copy.id.push_str("-copy");
        let report = Reconciler::default().reconcile(&[article, copy]);
        for finding in &report.findings {
            // What its own words set against each other stays so; the copy adds nothing to it.
            let at_odds = finding.verdict < Verdict::Compatible && finding.axis == Axis::Outlets;
            assert!(!at_odds, "{} {:?}", report.articles[0].id, finding);
            assert!(finding.sides.iter().all(|side| side.origins == 1), "{} {:?}", report.articles[0].id, finding);
        }
    }
}

#[test]
fn composed_and_decomposed_text_give_the_same_findings() {
    let articles = seeds();
    let decomposed: Vec<Article> = articles
        .iter()
        .map(|article| Article {
            title: article.title.as_ref().map(|text| text.nfd().collect()),
            lead: article.lead.as_ref().map(|text| text.nfd().collect()),
            text: article.text.nfd().collect(),
            ..article.clone()
        })
        .collect();
    let words = |report: &Report, articles: &[Article]| -> Vec<String> {
        report
            .findings
            .iter()
            .map(|finding| {
                let mentions: Vec<String> = finding
                    .sides
                    .iter()
                    .flat_map(|side| &side.claims)
                    .map(|&claim| {
                        let claim = &report.claims[claim as usize];
                        let text = articles[claim.article as usize].field(claim.span.field).unwrap();
                        text[claim.span.start as usize..claim.span.end as usize].nfc().collect()
                    })
                    .collect();
                format!("{:?} {}", finding.verdict, mentions.join(" | "))
            })
            .collect()
    };
    let reconciler = Reconciler::default();
    assert_eq!(
        words(&reconciler.reconcile(&articles), &articles),
        words(&reconciler.reconcile(&decomposed), &decomposed)
    );
}

#[test]
fn nothing_in_gives_nothing_out() {
    let report = Reconciler::default().reconcile(&[]);
    assert_eq!(report, Report::default());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(title in "\\PC{0,60}", text in "(\\PC|\n|[0-9]{1,3}[./-]| “| ”|ngày |tháng |triệu |said |Mr. ){0,120}", lang in "vi|en") {
        let article = Article { title: Some(title), lang: Some(lang), ..Article::from_body(text) };
        let annotations = serde_json::to_value(annotate(&article, Prefer::Nearest)).unwrap();
        for list in ["blocks", "sentences", "times", "quantities", "names", "quotes"] {
            for entry in annotations[list].as_array().unwrap() {
                let field = match entry["field"].as_str().unwrap() {
                    "title" => Field::Title,
                    "lead" => Field::Lead,
                    _ => Field::Text,
                };
                let (start, end) = (entry["start"].as_u64().unwrap() as usize, entry["end"].as_u64().unwrap() as usize);
                prop_assert!(article.field(field).unwrap().get(start..end).is_some(), "{list} {entry}");
            }
        }
        let other = Article { id: "other".to_owned(), ..article.clone() };
        Reconciler::default().reconcile(&[article, other]);
    }
}
