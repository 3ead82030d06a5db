//! Versions of one article: one source, never at odds with itself as an outlet, and what changed is told.

use crosscheck::finding::{Axis, Finding, Severity, Verdict};
use crosscheck::{Article, Reconciler, Report};

const FIRST: &str = "A ferry with 120 passengers ran aground off Hai Phong on Sunday morning, the harbour master said. \
    Seven people were injured and taken to hospital in the city. The ferry was built in 1998 and belongs to a company in \
    Quang Ninh. Divers searched the hull for two hours. The channel will be closed until Monday evening.";

fn article(id: &str, outlet: &str, url: Option<&str>, hour: u32, text: &str) -> Article {
    Article {
        id: id.to_owned(),
        source: Some(outlet.to_owned()),
        url: url.map(str::to_owned),
        title: Some("Ferry runs aground off Hai Phong".to_owned()),
        published: "2024-06-02T08:00:00+07:00".parse().ok(),
        modified: format!("2024-06-02T{hour:02}:00:00+07:00").parse().ok(),
        lang: Some("en".to_owned()),
        ..Article::from_body(text)
    }
}

fn on_versions(report: &Report) -> Vec<&Finding> {
    report.findings.iter().filter(|finding| finding.rule.starts_with("version")).collect()
}

#[test]
fn a_figure_that_changed_without_a_word_is_a_warning() {
    let one = article("a", "mot.example", Some("https://www.mot.example/tin/ferry-runs-aground-42"), 9, FIRST);
    let changed = FIRST.replace("Seven people", "Nine people").replace("120", "210");
    let two = article(
        "b",
        "mot.example",
        Some("https://mot.example/amp/tin/ferry-runs-aground-42?utm_source=x"),
        15,
        &changed,
    );
    for articles in [[one.clone(), two.clone()], [two, one]] {
        let report = Reconciler::default().reconcile(&articles);
        let findings = on_versions(&report);
        assert_eq!(findings.len(), report.findings.len(), "{:?}", report.findings);
        let aboard = findings.iter().find(|finding| finding.sides[0].value == "120").unwrap();
        assert_eq!((aboard.rule, aboard.severity, aboard.axis), ("version-changed", Severity::Warning, Axis::Within));
        assert_eq!((aboard.verdict, aboard.sides[1].value.as_str()), (Verdict::Update, "210"));
        // A toll grows.
        let injured = findings.iter().find(|finding| finding.sides[0].value == "7").unwrap();
        assert_eq!((injured.rule, injured.severity), ("version-updated", Severity::Note));
        assert_eq!(report.articles[0].origin, report.articles[1].origin);
        let earlier = articles.iter().position(|article| article.id == "a").unwrap();
        assert_eq!(report.articles[earlier].latest, Some(1 - earlier as u32));
    }
}

#[test]
fn a_correction_that_is_told_is_a_note() {
    let one = article("a", "mot.example", Some("https://mot.example/1"), 9, FIRST);
    let told = FIRST.replace("120", "210") + "\n\nCorrection: An earlier version of this article gave another number.";
    let two = article("b", "mot.example", Some("https://mot.example/1"), 15, &told);
    let report = Reconciler::default().reconcile(&[one, two]);
    let aboard = on_versions(&report).into_iter().find(|finding| finding.sides[0].value == "120").unwrap();
    assert_eq!((aboard.rule, aboard.severity), ("version-updated", Severity::Note));
}

#[test]
fn figures_that_come_and_go_are_told() {
    let one = article("a", "mot.example", Some("https://mot.example/1"), 9, FIRST);
    let other = FIRST.replace("Divers searched the hull for two hours.", "The company paid $40,000 for the rescue.");
    let other = other.replace(" with 120 passengers", "");
    let two = article("b", "mot.example", Some("https://mot.example/1"), 15, &other);
    let report = Reconciler::default().reconcile(&[one, two]);
    let values = |rule: &str| -> Vec<&str> {
        let findings = on_versions(&report).into_iter().filter(|finding| finding.rule == rule);
        findings.flat_map(|finding| &finding.sides).map(|side| side.value.as_str()).collect()
    };
    assert_eq!(values("version-added"), ["40000"]);
    assert_eq!(values("version-removed"), ["120"]);
}

#[test]
fn the_same_article_twice_says_nothing_new() {
    let one = article("a", "mot.example", Some("https://mot.example/1"), 9, FIRST);
    let two = Article { id: "b".to_owned(), ..one.clone() };
    let report = Reconciler::default().reconcile(&[one, two]);
    assert_eq!(report.findings, []);
}

#[test]
fn without_an_order_the_versions_only_differ() {
    let one = Article {
        published: None,
        modified: None,
        ..article("a", "mot.example", Some("https://mot.example/1"), 9, FIRST)
    };
    let two = Article { id: "b".to_owned(), text: FIRST.replace("120", "210"), ..one.clone() };
    let report = Reconciler::default().reconcile(&[one, two]);
    let [only] = on_versions(&report)[..] else { panic!("{:?}", report.findings) };
    assert_eq!((only.rule, only.verdict), ("versions-differ", Verdict::Undetermined));
}

#[test]
fn only_the_latest_version_speaks_to_other_outlets() {
    let other = "Off Hai Phong a ferry ran aground on Sunday morning with 210 passengers aboard, the harbour master said. \
        Seven people were injured. The channel stays closed until Monday evening.";
    let one = article("a", "mot.example", Some("https://mot.example/1"), 9, FIRST);
    let two = article("b", "mot.example", Some("https://mot.example/1"), 15, &FIRST.replace("120", "210"));
    let three = article("c", "hai.example", Some("https://hai.example/1"), 10, other);
    let report = Reconciler::default().reconcile(&[one, two, three]);
    let between: Vec<&Finding> = report.findings.iter().filter(|finding| finding.axis == Axis::Outlets).collect();
    assert!(between.iter().any(|finding| finding.verdict == Verdict::Agree && finding.sides[0].value == "210"));
    let speaks = |claim: &u32| report.claims[*claim as usize].article;
    assert!(between.iter().flat_map(|finding| &finding.sides).flat_map(|side| &side.claims).all(|it| speaks(it) != 0));
    assert!(between.iter().all(|finding| finding.sides.iter().all(|side| side.origins <= 2)));
    assert!(report.not_compared.iter().any(|entry| entry.reason == "earlier_version"));
    assert_eq!(report.events[0].articles, [0, 1, 2]);
}

#[test]
fn an_outlet_without_addresses_has_versions_too() {
    let one = article("a", "mot.example", None, 9, FIRST);
    let two = article("b", "mot.example", None, 15, &FIRST.replace("120", "210"));
    let report = Reconciler::default().reconcile(&[one.clone(), two.clone()]);
    assert_eq!(on_versions(&report).len(), 1);
    // Two pages are two articles, however alike: the price of gold is told in the same words each day.
    let pages = [("https://mot.example/1", one), ("https://mot.example/2", two)];
    let report = Reconciler::default().reconcile(&pages.map(|(url, it)| Article { url: Some(url.to_owned()), ..it }));
    assert_eq!(on_versions(&report).len(), 0);
}

#[test]
fn the_rules_on_versions_can_be_switched_off() {
    let one = article("a", "mot.example", Some("https://mot.example/1"), 9, FIRST);
    let two = article("b", "mot.example", Some("https://mot.example/1"), 15, &FIRST.replace("120", "210"));
    let reconciler = Reconciler::builder().without_rule("version-changed").build().unwrap();
    assert_eq!(on_versions(&reconciler.reconcile(&[one, two])).len(), 0);
}
