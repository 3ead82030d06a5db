//! The smallest program: two articles in, what they agree and differ on out.
#![allow(clippy::print_stdout, reason = "examples print")]

use crosscheck::{Article, Reconciler};

fn main() {
    let articles = [
        Article::from_body("A fire in Khuong Ha street, Hanoi, killed 56 people on September 12, 2023, police said."),
        Article::from_body("Vụ cháy ở phố Khương Hạ, Hà Nội đêm 12/9/2023 khiến 65 người chết."),
    ];
    let report = Reconciler::default().reconcile(&articles);
    for finding in &report.findings {
        let values: Vec<&str> = finding.sides.iter().map(|side| side.value.as_str()).collect();
        println!("{:?} on {} ({}): {}", finding.verdict, finding.slot, finding.rule, values.join(" / "));
    }
    println!("{} claims, {} links, {} findings", report.claims.len(), report.links.len(), report.findings.len());
}
