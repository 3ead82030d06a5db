//! Several articles out of any text, through the whole chain: every format of the report is well-formed, the page runs
//! nothing of the input, and the order of the articles decides nothing.
//!
//! The length of an input chooses what is checked, so that a run costs little and all checks have their turn.

#![no_main]

use std::sync::LazyLock;

use crosscheck::report::{Format, ReportLanguage, write};
use crosscheck::{Article, Reconciler, Report};
use libfuzzer_sys::fuzz_target;

/// Stands between two articles of an input. A text without one is taken with variants of itself.
const BETWEEN: char = '\u{1e}';
/// What a page of any input may hold only as often as one of no articles does.
const RUNS: [&str; 9] =
    ["<script", "</script", "<style", "<iframe", "<img", "<object", "<base", "<meta", "<!--"];

static RECONCILER: LazyLock<Reconciler> = LazyLock::new(Reconciler::default);
/// How often a page of no articles has each of [`RUNS`].
static ALLOWED: LazyLock<[usize; RUNS.len()]> =
    LazyLock::new(|| counts(&written(&Report::default(), &[], Format::Html)).map(|count| count.max(1)));

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let articles = articles(&text);
    let report = RECONCILER.reconcile(&articles);
    assert_eq!(report.articles.len(), articles.len());
    for claim in &report.claims {
        let content = articles[claim.article as usize].field(claim.span.field).expect("the field of a claim");
        assert!(content.get(claim.span.start as usize..claim.span.end as usize).is_some(), "{claim:?}");
    }
    // Odd lengths see to the order, even ones to the formats, one after the other: both cost more than the report.
    if bytes.len() % 2 == 1 {
        let mut turned = articles.clone();
        turned.reverse();
        assert_eq!(said(&report), said(&RECONCILER.reconcile(&turned)));
    } else {
        let formats = Format::all().count();
        let format = Format::all().nth(bytes.len() / 2 % formats).expect("a number below that of the formats");
        check(format, &written(&report, &articles, format));
    }
});

fn articles(text: &str) -> Vec<Article> {
    let mut texts: Vec<String> = text.split(BETWEEN).take(6).map(str::to_owned).collect();
    if let [only] = &texts[..] {
        let turned = only.lines().rev().collect::<Vec<_>>().join("\n");
        let other = only.chars().map(|letter| if letter.is_ascii_digit() { other_digit(letter) } else { letter });
        texts = vec![only.clone(), turned, other.collect(), only.chars().take(only.chars().count() / 2).collect()];
    }
    let mut articles = Vec::new();
    for (at, text) in texts.into_iter().enumerate() {
        let (title, body) = text.split_once('\n').unwrap_or(("", &text));
        articles.push(Article {
            id: format!("a{at}"),
            title: Some(title.to_owned()).filter(|title| !title.is_empty()),
            source: Some(if at == 3 { title.to_owned() } else { format!("outlet{at}.example") }),
            url: (at < 2).then(|| "https://www.outlet.example/one".to_owned()),
            // Only the first ones know when they were published.
            published: format!("2024-03-1{at}T08:00:00+07:00").parse().ok().filter(|_| at < 3),
            ..Article::from_body(body)
        });
    }
    articles
}

fn other_digit(digit: char) -> char {
    if digit == '9' { '1' } else { char::from(digit as u8 + 1) }
}

fn written(report: &Report, articles: &[Article], format: Format) -> String {
    let mut bytes = Vec::new();
    write(report, articles, format, ReportLanguage::default(), &mut bytes).expect("a vector takes everything");
    String::from_utf8(bytes).expect("reports are UTF-8")
}

fn check(format: Format, text: &str) {
    match format {
        Format::Json | Format::Sarif | Format::Annotations => {
            serde_json::from_str::<serde_json::Value>(text).expect("JSON that can be read back");
        }
        Format::GraphMl => {
            let allowed = |letter: char| letter >= ' ' || matches!(letter, '\t' | '\n' | '\r');
            assert!(text.chars().all(allowed), "a control character in XML");
            let mut reader = quick_xml::Reader::from_str(text);
            while reader.read_event().expect("XML that can be read back") != quick_xml::events::Event::Eof {}
        }
        Format::Text => {
            let allowed = |letter: char| letter == '\n' || !letter.is_control();
            assert!(text.chars().all(allowed), "a control character for the terminal");
        }
        Format::Html => {
            for ((tag, count), allowed) in RUNS.iter().zip(counts(text)).zip(*ALLOWED) {
                assert!(count <= allowed, "{tag} out of the input");
            }
        }
        _ => {}
    }
}

/// How often a page has each of [`RUNS`].
fn counts(page: &str) -> [usize; RUNS.len()] {
    let page = page.to_ascii_lowercase();
    RUNS.map(|tag| page.matches(tag).count())
}

/// What a report says, in an order that does not follow that of the articles.
fn said(report: &Report) -> Vec<String> {
    let mut said: Vec<String> = report
        .findings
        .iter()
        .map(|finding| {
            let sides: Vec<String> = finding
                .sides
                .iter()
                .map(|side| {
                    let mut places: Vec<String> = side
                        .claims
                        .iter()
                        .map(|&claim| {
                            let claim = &report.claims[claim as usize];
                            format!("{} {:?}", report.articles[claim.article as usize].id, claim.span)
                        })
                        .collect();
                    places.sort();
                    format!("{} {:?} {places:?}", side.value, side.unit)
                })
                .collect();
            format!("{} {:?} {} {sides:?}", finding.id, finding.verdict, finding.rule)
        })
        .collect();
    said.sort();
    said
}
