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
    let explainer = reconciler.explainer(&articles);
    for finding in report.findings.iter().filter(|finding| mentions(finding, &word)).take(8) {
        println!("{} {}: {:?} by the rule {}", finding.facet.name(), finding.slot, finding.verdict, finding.rule);
        let claims: Vec<u32> = finding.sides.iter().flat_map(|side| side.claims.iter().copied()).collect();
        let links = report.links.iter().map(|link| ("", link));
        let possible = report.possible_links.iter().map(|link| (", possibly one fact", link));
        let of_finding = links.chain(possible).filter(|(_, link)| claims.contains(&link.a) && claims.contains(&link.b));
        for (possibly, link) in of_finding {
            println!(
                "  {:+.1} bits{possibly}: {} <-> {}",
                link.score,
                shown(&report, &articles, link.a),
                shown(&report, &articles, link.b)
            );
            for evidence in &link.evidence {
                println!("    {:+6.1}  {}", evidence.weight, evidence.name);
            }
        }
        let rejected = claims.first().and_then(|&first| explainer.nearest_rejected(first, &claims));
        if let Some((near, explanation)) = rejected {
            let missing = explanation.missing().unwrap_or_default();
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
