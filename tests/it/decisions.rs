//! What a user changes of the verdicts: decisions on findings, rules switched off, other tolerances, single sources.

use std::path::Path;

use crosscheck::article::{Article, read_path};
use crosscheck::finding::{Decided, Decision, Finding, Severity, Tolerances, Verdict, evidence, read_decisions};
use crosscheck::{Reconciler, Report};

fn fire() -> Vec<Article> {
    read_path(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/khuong-ha-fire-2023")).articles
}

fn slip(report: &Report) -> &Finding {
    let is_it =
        |finding: &&Finding| finding.rule == "digits-transposed" && finding.sides.iter().any(|it| it.value == "65");
    report.findings.iter().find(is_it).unwrap()
}

fn decided(decisions: Vec<Decision>, articles: &[Article]) -> Report {
    Reconciler::builder().decisions(decisions).build().unwrap().reconcile(articles)
}

#[test]
fn a_reviewed_finding_is_silent_until_its_evidence_changes() {
    let mut articles = fire();
    let before = Reconciler::default().reconcile(&articles);
    let finding = slip(&before);
    let line = format!(
        "# reviewed\n{{\"finding\":\"{}\",\"decision\":\"false\",\"note\":\"a slip of the keyboard\",\"evidence\":\"{}\"}}\n",
        finding.id,
        evidence(finding, &before.claims, &articles)
    );
    let (decisions, errors) = read_decisions(&line);
    assert!(errors.is_empty(), "{errors:?}");

    let silent = decided(decisions.clone(), &articles);
    assert_eq!(silent.findings.len() + 1, before.findings.len());
    assert!(!silent.findings.iter().any(|it| it.id == finding.id));
    assert_eq!(silent.reviewed.len(), 1);
    assert_eq!(silent.reviewed[0].review.as_ref().unwrap().decision, Decided::False);

    // Another outlet takes over the figure: the same values, on other evidence.
    let mut another =
        articles.iter().find(|article| article.source.as_deref() == Some("tinbinhminh.example")).unwrap().clone();
    "fire-another".clone_into(&mut another.id);
    another.source = Some("another.example".to_owned());
    articles.push(another);
    let again = decided(decisions, &articles);
    let spoken = again.findings.iter().find(|it| it.id == finding.id).expect("the same values have the same id");
    assert_eq!(spoken.review.as_ref().unwrap().note, "a slip of the keyboard");
    assert!(again.reviewed.is_empty());
}

#[test]
fn a_decision_without_evidence_holds_whatever_the_evidence() {
    let articles = fire();
    let before = Reconciler::default().reconcile(&articles);
    let id = slip(&before).id.clone();
    let (decisions, _) = read_decisions(&format!("{{\"finding\":\"{id}\",\"decision\":\"accepted\"}}"));
    assert!(!decided(decisions, &articles).findings.iter().any(|finding| finding.id == id));
}

#[test]
fn a_broken_line_is_told_with_its_number() {
    let (decisions, errors) = read_decisions("\n{\"finding\":\"f1\",\"decision\":\"perhaps\"}\n");
    assert!(decisions.is_empty());
    assert_eq!(errors[0].0, 2);
}

#[test]
fn rules_are_switched_off_and_tolerances_changed() {
    let articles = fire();
    let without = Reconciler::builder().without_rule("digits-transposed").build().unwrap();
    assert!(!without.rules().iter().any(|rule| rule.name == "digits-transposed"));
    assert!(!without.reconcile(&articles).findings.iter().any(|finding| finding.rule == "digits-transposed"));

    // With no time in which a slip is likelier than a change, exchanged digits are no hint.
    let never = Tolerances { slip: 0, relative_error: 0.5, ..Tolerances::default() };
    let report = Reconciler::builder().tolerances(never).build().unwrap().reconcile(&articles);
    assert!(!report.findings.iter().any(|finding| finding.rule == "digits-transposed"));
    let apart = report.findings.iter().filter(|finding| finding.rule == "count-disjoint");
    assert!(apart.clone().count() != 0);
    for finding in apart {
        assert_eq!(finding.severity, Severity::Warning, "{finding:?}");
    }
}

#[test]
fn single_sources_are_listed_on_request_and_counted_always() {
    let articles = fire();
    let counted = Reconciler::default().reconcile(&articles);
    let alone = |report: &Report| report.not_compared.iter().map(|entry| entry.claims.len()).sum::<usize>();
    assert!(alone(&counted) != 0);
    let listed = Reconciler::builder().single_sources(true).build().unwrap().reconcile(&articles);
    assert_eq!(alone(&counted), alone(&listed));
    let single = |finding: &&Finding| finding.rule == "single-source";
    assert_eq!(counted.findings.iter().filter(single).count(), 0);
    let support = listed.findings.iter().filter(single).find(|finding| finding.sides[0].value == "37000000");
    let support = support.expect("the aid for families stands in one article");
    assert_eq!(support.verdict, Verdict::SingleSource);
    assert_eq!(support.sides[0].origins, 1);
}
