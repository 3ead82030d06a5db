//! Why claims were linked, and which rule judged them: `explain [PATH] [WORD]` prints the evidence behind every
//! finding whose slot or values hold the word, and the nearest claim that was not linked.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::path::PathBuf;

use crosscheck::article::{Article, read_path};
use crosscheck::claim::Claim;
use crosscheck::finding::Finding;
use crosscheck::{Reconciler, Report};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().map_or_else(|| PathBuf::from("seeds/white-house-invitation-2018"), PathBuf::from);
    let word = arguments.next().unwrap_or_default().to_lowercase();
    let articles = read_path(&path).articles;
    let reconciler = Reconciler::default();
    let report = reconciler.reconcile(&articles);
    for finding in report.findings.iter().filter(|finding| mentions(finding, &word)).take(8) {
        println!("{} {}: {:?} by the rule {}", finding.facet.name(), finding.slot, finding.verdict, finding.rule);
        let claims: Vec<u32> = finding.sides.iter().flat_map(|side| side.claims.iter().copied()).collect();
        for link in report.links.iter().filter(|link| claims.contains(&link.a) && claims.contains(&link.b)) {
            println!(
                "  {:+.1} bits: {} <-> {}",
                link.score,
                shown(&report, &articles, link.a),
                shown(&report, &articles, link.b)
            );
            for evidence in &link.evidence {
                println!("    {:+6.1}  {}", evidence.weight, evidence.name);
            }
        }
        if let Some((near, missing)) = nearest_rejected(&reconciler, &report, &articles, &claims) {
            println!("  not linked, {missing:.1} bits missing: {}", shown(&report, &articles, near));
        }
    }
}

fn mentions(finding: &Finding, word: &str) -> bool {
    finding.slot.to_lowercase().contains(word)
        || finding.sides.iter().any(|side| side.value.to_lowercase().contains(word))
}

fn shown(report: &Report, articles: &[Article], claim: u32) -> String {
    let claim: &Claim = &report.claims[claim as usize];
    let article = &articles[claim.article as usize];
    let text = article.field(claim.span.field).unwrap_or_default();
    let words = text.get(claim.span.start as usize..claim.span.end as usize).unwrap_or_default();
    format!("\"{words}\" ({}; read by {})", article.source.as_deref().unwrap_or(&article.id), claim.rule)
}

/// Of the claims of the same facet outside of the finding, the one that came nearest to the first claim of it.
fn nearest_rejected(
    reconciler: &Reconciler,
    report: &Report,
    articles: &[Article],
    claims: &[u32],
) -> Option<(u32, f64)> {
    let first = *claims.first()?;
    let known = &report.claims[first as usize];
    let event = report.events.iter().find(|event| event.articles.contains(&known.article))?;
    (0..report.claims.len() as u32)
        .filter(|other| {
            let claim = &report.claims[*other as usize];
            !claims.contains(other)
                && claim.facet == known.facet
                && claim.article != known.article
                && event.articles.contains(&claim.article)
        })
        .take(40)
        .filter_map(|other| Some((other, reconciler.explain(articles, first, other)?)))
        .filter(|(_, explanation)| !explanation.evidence.is_empty())
        .filter_map(|(other, explanation)| Some((other, explanation.missing()?)))
        .min_by(|a, b| a.1.total_cmp(&b.1))
}
