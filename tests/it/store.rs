//! A store loses nothing that was acknowledged, whenever its process is killed, and refuses what it cannot read.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use crosscheck::article::Article;
use crosscheck::finding::{Decided, Decision};
use crosscheck::store::Store;
use crosscheck::{ErrorKind, Reconciler};

use crate::generator::random::Random;
use crate::generator::{Shape, generate};

/// A path for a store of one test, with nothing there.
fn fresh(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.store"));
    let _ = std::fs::remove_file(&path);
    path
}

#[test]
fn what_is_kept_comes_back() {
    let path = fresh("kept");
    let (articles, _) = generate(2, Shape::Plain, 4);
    let mut store = Store::open(&path, Reconciler::default()).unwrap();
    for article in &articles {
        assert!(store.put(article.clone()).unwrap().is_none());
    }
    let gone = &articles[1].id;
    assert_eq!(store.remove(gone).unwrap().as_ref(), Some(&articles[1]));
    let report = store.report().unwrap().clone();
    let links = store.links().unwrap();
    assert_eq!(links.len(), report.events.len());
    let counted: usize = links.values().map(|links| links.as_array().unwrap().len()).sum();
    assert_eq!(counted, report.links.len());
    let decided = report.findings[0].id.clone();
    let decision = Decision { finding: decided.clone(), decision: Decided::False, note: String::new(), evidence: None };
    store.decide(decision.clone()).unwrap();
    drop(store);

    let mut store = Store::open(&path, Reconciler::default()).unwrap();
    assert_eq!(store.decisions().collect::<Vec<_>>(), [&decision]);
    let again = store.report().unwrap().clone();
    assert_eq!((&again.claims, &again.links, &again.events), (&report.claims, &report.links, &report.events));
    assert!(again.findings.iter().all(|finding| finding.id != decided));
    assert_eq!(again.reviewed.len(), 1);
    assert_eq!(store.links().unwrap(), links);
    let given: Vec<Article> = store.articles().cloned().collect();
    let scratch = Reconciler::builder().decisions([decision]).build().unwrap().reconcile(&given);
    assert_eq!(again, scratch);
}

#[test]
fn a_file_of_another_version_is_refused() {
    let path = fresh("version");
    drop(Store::open(&path, Reconciler::default()).unwrap());
    let database = redb::Database::create(&path).unwrap();
    let transaction = database.begin_write().unwrap();
    let meta: redb::TableDefinition<'_, &str, &str> = redb::TableDefinition::new("meta");
    transaction.open_table(meta).unwrap().insert("version", "999").unwrap();
    transaction.commit().unwrap();
    drop(database);
    for _ in 0..2 {
        let error = Store::open(&path, Reconciler::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::StoreVersion);
        assert!(error.to_string().contains("version 999"), "{error}");
        assert!(error.to_string().contains("version.store"), "{error}");
    }
}

#[test]
fn a_file_that_is_no_store_is_refused() {
    let path = fresh("foreign");
    std::fs::write(&path, "Hà Nội, 12/9. ".repeat(1_000)).unwrap();
    assert_eq!(Store::open(&path, Reconciler::default()).unwrap_err().kind(), ErrorKind::Store);
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("Hà Nội"), "it is left as it was");
}

/// The change with this number: an article is put, or one is taken out.
fn change(number: u64) -> (String, Option<Article>) {
    let mut random = Random::at(&[number]);
    let id = format!("a{}", random.below(30));
    let body = format!("Vụ cháy ở phố {number} làm {} người chết, công an Hà Nội nói.", random.between(2, 90));
    let article = Article { id: id.clone(), lang: Some("vi".to_owned()), ..Article::from_body(body) };
    (id, (random.below(4) != 0).then_some(article))
}

/// Writes changes until it is killed, and says after each that it is done. Run by the test below, in a process of its
/// own.
#[test]
#[ignore = "is the process that the next test kills"]
fn writes_until_killed() {
    let path = std::env::var("CROSSCHECK_STORE").unwrap();
    let first: u64 = std::env::var("CROSSCHECK_FIRST").unwrap().parse().unwrap();
    let mut store = Store::open(path, Reconciler::default()).unwrap();
    let mut output = std::io::stdout();
    for number in first.. {
        match change(number) {
            (_, Some(article)) => store.put(article).unwrap(),
            (id, None) => store.remove(&id).unwrap(),
        };
        if number % 7 == 0 {
            store.report().unwrap();
        }
        writeln!(output, "\ndone {number}").unwrap();
        output.flush().unwrap();
    }
}

#[test]
fn nothing_acknowledged_is_lost_to_a_kill() {
    let path = fresh("killed");
    let mut random = Random::at(&[17]);
    let mut expected: BTreeMap<String, Article> = BTreeMap::new();
    let (mut next, mut acknowledged) = (0, 0);
    for round in 0..210 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store::writes_until_killed", "--ignored", "--nocapture", "--test-threads=1"])
            .env("CROSSCHECK_STORE", &path)
            .env("CROSSCHECK_FIRST", next.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Some are killed while they open the file, most while they write.
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut last = None;
        let mut note = |line: &str| {
            if let Some(number) = line.strip_prefix("done ").and_then(|number| number.parse::<u64>().ok()) {
                last = Some(number);
            }
        };
        if random.chance(90) {
            for line in lines.by_ref().take(8 + random.below(12)) {
                note(&line.unwrap());
            }
        }
        std::thread::sleep(Duration::from_micros(random.below(6_000) as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        for line in lines {
            note(&line.unwrap());
        }
        while last.is_some_and(|last| next <= last) {
            apply(&mut expected, next);
            next += 1;
            acknowledged += 1;
        }
        let store = Store::open(&path, Reconciler::default()).unwrap();
        let found: BTreeMap<String, Article> =
            store.articles().map(|article| (article.id.clone(), article.clone())).collect();
        // The change under way may have been finished without being acknowledged.
        if found != expected {
            apply(&mut expected, next);
            next += 1;
        }
        assert_eq!(found, expected, "after kill {round}, {acknowledged} changes acknowledged");
    }
    assert!(200 < acknowledged, "only {acknowledged} changes were acknowledged: the test proves little");
}

fn apply(articles: &mut BTreeMap<String, Article>, number: u64) {
    match change(number) {
        (id, Some(article)) => articles.insert(id, article),
        (id, None) => articles.remove(&id),
    };
}
