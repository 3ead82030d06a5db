//! How often a finding is right that is stated with some confidence: `calibrate ARTICLES.jsonl GOLD_DIR`.
//!
//! Reconciles all articles and holds each finding that touches a fact of the gold in two articles against it. A finding
//! at odds is right when the gold has two values of that fact and calls them a conflict, an update or a dispute; any
//! other is right when the gold does not. A finding that joins two facts is wrong, and so is one at odds in an
//! annotated story of which the gold knows nothing. Prints the table of `docs/calibration.md`.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crosscheck::article::read_path;
use crosscheck::claim::Facet;
use crosscheck::finding::{Finding, Verdict};
use crosscheck::{Article, Field, Reconciler, Report};
use serde_json::Value;

/// A mention of the gold: where it stands, of which fact, and what that fact is.
struct Mention {
    start: usize,
    end: usize,
    fact: String,
    value: String,
    at_odds: bool,
}

type Gold = BTreeMap<(String, Field), Vec<Mention>>;

/// The bins of stated confidence, by their lower ends.
const BINS: [f64; 6] = [0.0, 0.6, 0.8, 0.9, 0.95, 1.01];

fn main() -> ExitCode {
    let paths: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let [articles, gold] = paths.as_slice() else {
        eprintln!("usage: calibrate ARTICLES.jsonl GOLD_DIR");
        return ExitCode::from(2);
    };
    let articles = read_path(articles).articles;
    match read_gold(gold, &articles) {
        Ok((gold, annotated)) => {
            let report = Reconciler::default().reconcile(&articles);
            print_table(&report, &gold, &annotated);
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("calibrate: {message}");
            ExitCode::from(2)
        }
    }
}

/// The mentions of all facts, and the ids of the annotated articles.
fn read_gold(folder: &Path, articles: &[Article]) -> Result<(Gold, BTreeSet<String>), String> {
    let (mut gold, mut annotated) = (Gold::new(), BTreeSet::new());
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let story: Value = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        annotated.extend(story["articles"].as_array().into_iter().flatten().map(name));
        for fact in story["facts"].as_array().into_iter().flatten() {
            let id = format!("{} {}", name(&story["story"]), name(&fact["id"]));
            let at_odds = matches!(fact["verdict"].as_str(), Some("conflict" | "update" | "disputed"));
            for mention in fact["mentions"].as_array().into_iter().flatten() {
                let article = name(&mention["article"]);
                let field = match mention["field"].as_str() {
                    Some("title") => Field::Title,
                    Some("lead") => Field::Lead,
                    _ => Field::Text,
                };
                let Some(text) = articles.iter().find(|it| it.id == article).and_then(|it| it.field(field)) else {
                    continue;
                };
                let slice = mention["text"].as_str().unwrap_or_default();
                let nth = mention["nth"].as_u64().unwrap_or_default() as usize;
                let Some((start, _)) = text.match_indices(slice).nth(nth) else { continue };
                gold.entry((article, field)).or_default().push(Mention {
                    start,
                    end: start + slice.len(),
                    fact: id.clone(),
                    value: name(&mention["value"]),
                    at_odds,
                });
            }
        }
    }
    Ok((gold, annotated))
}

/// Whether a finding is right, as far as the gold can tell.
fn is_right(finding: &Finding, report: &Report, gold: &Gold, annotated: &BTreeSet<String>) -> Option<bool> {
    let mut facts: BTreeMap<&str, (BTreeSet<&str>, BTreeSet<&str>, bool)> = BTreeMap::new();
    let (mut touched, mut of_story) = (BTreeSet::new(), false);
    for &claim in finding.sides.iter().flat_map(|side| &side.claims) {
        let claim = &report.claims[claim as usize];
        let article = report.articles[claim.article as usize].id.as_str();
        of_story |= annotated.contains(article);
        for mention in gold.get(&(article.to_owned(), claim.span.field)).into_iter().flatten() {
            if mention.start < claim.span.end as usize && (claim.span.start as usize) < mention.end {
                touched.insert(article);
                let (articles, values, at_odds) = facts.entry(&mention.fact).or_default();
                articles.insert(article);
                values.insert(&mention.value);
                *at_odds = mention.at_odds;
            }
        }
    }
    let at_odds = is_at_odds(finding);
    let best = facts.values().filter(|(articles, ..)| 1 < articles.len()).max_by_key(|(articles, ..)| articles.len());
    match best {
        Some((_, values, gold_at_odds)) => Some(at_odds == (*gold_at_odds && 1 < values.len())),
        None if 1 < touched.len() => Some(false),
        None if at_odds && of_story && !matches!(finding.facet, Facet::Status | Facet::Quote) => Some(false),
        None => None,
    }
}

/// What a finding is counted among.
fn kind(finding: &Finding) -> &'static str {
    match finding {
        _ if finding.is_possible() => "possibly one fact",
        _ if is_at_odds(finding) => "conflict, update, disputed",
        _ => "agree, compatible",
    }
}

fn is_at_odds(finding: &Finding) -> bool {
    matches!(finding.verdict, Verdict::Conflict | Verdict::Update | Verdict::Disputed)
}

fn print_table(report: &Report, gold: &Gold, annotated: &BTreeSet<String>) {
    println!("| findings | stated confidence | number | mean stated | right |\n| --- | --- | ---: | ---: | ---: |");
    let judged: Vec<(&Finding, bool)> = report
        .findings
        .iter()
        .filter_map(|finding| Some((finding, is_right(finding, report, gold, annotated)?)))
        .collect();
    for name in ["agree, compatible", "conflict, update, disputed", "possibly one fact"] {
        for bin in BINS.windows(2) {
            let here: Vec<&(&Finding, bool)> = judged
                .iter()
                .filter(|(finding, _)| kind(finding) == name)
                .filter(|(finding, _)| bin[0] <= finding.confidence && finding.confidence < bin[1])
                .collect();
            if here.is_empty() {
                continue;
            }
            let number = here.len() as f64;
            let stated = here.iter().map(|(finding, _)| finding.confidence).sum::<f64>() / number;
            let right = here.iter().filter(|(_, right)| *right).count() as f64 / number;
            let upper = bin[1].min(1.0);
            println!("| {name} | {:.2} to {upper:.2} | {number} | {stated:.2} | {right:.2} |", bin[0]);
        }
    }
}
