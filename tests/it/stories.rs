//! The stories of `seeds/`, each as the report that a reader sees, and one of them after each stage.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::article::{Article, read_path};
use crosscheck::report::text::{TextOptions, render};
use crosscheck::{Reconciler, Report};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn stories() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(root().join("seeds"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

pub(crate) fn snapshot(folder: &str, name: &str, content: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("snapshots").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, content));
}

#[test]
fn reports() {
    for folder in stories() {
        let articles = read_path(&folder).articles;
        let report = Reconciler::default().reconcile(&articles);
        let text = render(&report, &articles, &TextOptions { width: 110, ..TextOptions::default() });
        snapshot("stories", folder.file_name().unwrap().to_str().unwrap(), &text);
    }
}

#[test]
fn stages() {
    let articles = read_path(&root().join("seeds/khuong-ha-fire-2023")).articles;
    let report = Reconciler::default().reconcile(&articles);
    snapshot("stages", "claims", &claims(&report, &articles));
    snapshot("stages", "links", &links(&report, &articles));
}

fn words<'a>(report: &Report, articles: &'a [Article], claim: u32) -> &'a str {
    let claim = &report.claims[claim as usize];
    let text = articles[claim.article as usize].field(claim.span.field).unwrap();
    &text[claim.span.start as usize..claim.span.end as usize]
}

/// One line a claim: the article, the facet, the words, and what they are said to be.
fn claims(report: &Report, articles: &[Article]) -> String {
    let mut lines = String::new();
    for (index, claim) in report.claims.iter().enumerate() {
        let article = &articles[claim.article as usize].id;
        let frame = claim.frame.as_deref().unwrap_or("-");
        let speaker = claim.speaker.as_deref().map(|speaker| format!(" | says {speaker}")).unwrap_or_default();
        let text = words(report, articles, index as u32);
        writeln!(lines, "{article} | {} | {text} | {} | {frame}{speaker}", claim.facet.name(), claim.slot).unwrap();
    }
    lines
}

/// One line a link: both claims, the sum of the evidence, and its parts.
fn links(report: &Report, articles: &[Article]) -> String {
    let mut lines = String::new();
    for link in &report.links {
        let evidence: Vec<String> =
            link.evidence.iter().map(|evidence| format!("{} {:+.1}", evidence.name, evidence.weight)).collect();
        let facet = report.claims[link.a as usize].facet.name();
        let (a, b) = (words(report, articles, link.a), words(report, articles, link.b));
        writeln!(lines, "{facet} | {a} | {b} | {:+.1} = {}", link.score, evidence.join(", ")).unwrap();
    }
    lines
}

/// What each story was planted with, as far as it is found: the verdicts that a reader must see.
#[test]
fn planted_facts_are_found() {
    let expected = [
        ("khuong-ha-fire-2023", "digits-transposed", "65"),
        ("khuong-ha-fire-2023", "digits-transposed", "73"),
        ("white-house-invitation-2018", "date-adjacent", "2018-03-21"),
        ("noto-earthquake-2024", "toll-grows", "68"),
        ("typhoon-yagi-2024", "digits-transposed", "87"),
        ("ha-long-boat-2025", "toll-grows", "39"),
        ("baltimore-bridge-2024", "version-changed", "34000"),
        ("baltimore-bridge-2024", "version-updated", "20"),
    ];
    for (story, rule, value) in expected {
        let report = Reconciler::default().reconcile(&read_path(&root().join("seeds").join(story)).articles);
        let found = report
            .findings
            .iter()
            .any(|finding| finding.rule == rule && finding.sides.iter().any(|side| side.value == value));
        assert!(found, "{story}: {rule} on {value}");
    }
}

/// Each verdict is to be seen in articles of either language alone: on two sides, or by two articles on one.
#[test]
fn every_verdict_is_shown_twice_in_both_languages() {
    use crosscheck::finding::Verdict::{Agree, Compatible, Conflict, Disputed, SingleSource, Undetermined, Update};
    let articles = read_path(&root().join("seeds")).articles;
    let reconciler = Reconciler::builder().single_sources(true).build().unwrap();
    let report = reconciler.reconcile(&articles);
    for verdict in [Conflict, Disputed, Undetermined, Update, Compatible, Agree, SingleSource] {
        for language in ["vi", "en"] {
            let speaks = |claim: &&u32| {
                let article = report.claims[**claim as usize].article;
                report.articles[article as usize].lang == language
            };
            let shown = report
                .findings
                .iter()
                .filter(|finding| finding.verdict == verdict)
                .filter(|finding| {
                    let sides = finding.sides.iter().filter(|side| side.claims.iter().any(|claim| speaks(&claim)));
                    let mut of_first: Vec<u32> = finding.sides[0]
                        .claims
                        .iter()
                        .filter(speaks)
                        .map(|&claim| report.claims[claim as usize].article)
                        .collect();
                    of_first.dedup();
                    match finding.sides.len() {
                        1 if verdict == SingleSource => !of_first.is_empty(),
                        1 => 1 < of_first.len(),
                        _ => 1 < sides.count(),
                    }
                })
                .count();
            assert!(2 <= shown, "{verdict:?} in {language}: {shown}");
        }
    }
}

/// The axes on which the stories were planted with disputes and with a credit that its source does not bear out.
#[test]
fn parties_and_credits_are_judged() {
    let expected = [
        ("kramatorsk-strike-2023", "attribution-dropped", ["600", "0"]),
        ("balakot-2019", "parties-dispute", ["2", "1"]),
        ("khuong-ha-fire-2023", "credit-unsupported", ["65", "56"]),
    ];
    for (story, rule, values) in expected {
        let report = Reconciler::default().reconcile(&read_path(&root().join("seeds").join(story)).articles);
        let found =
            report.findings.iter().find(|finding| finding.rule == rule).unwrap_or_else(|| panic!("{story}: {rule}"));
        let sides: Vec<&str> = found.sides.iter().map(|side| side.value.as_str()).collect();
        assert_eq!(sides, values, "{story}");
    }
}
