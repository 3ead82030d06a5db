//! `examples/report` as people run it: formats by ending, exit codes, messages.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// The example, which `cargo test` builds beside the tests.
fn example() -> Option<PathBuf> {
    let path = std::env::current_exe().ok()?.parent()?.parent()?.join("examples/report");
    path.exists().then_some(path)
}

fn run(arguments: &[&str], input: &str) -> Option<Output> {
    let Some(example) = example() else {
        eprintln!("skipped: the example is not built; `cargo test` without `--test` builds it");
        return None;
    };
    let mut child = Command::new(example)
        .args(arguments)
        .env("NO_COLOR", "1")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    Some(child.wait_with_output().unwrap())
}

#[test]
fn exit_codes_are_as_documented() {
    let quiet = r#"{"id": "a", "lang": "en", "text": "The bridge is closed."}"#;
    let Some(output) = run(&["-", "--check"], quiet) else { return };
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(run(&["-", "--check"], "{no json\n").unwrap().status.code(), Some(2));
    assert_eq!(run(&["no/such/folder"], "").unwrap().status.code(), Some(2));
    assert_eq!(run(&["--format", "pdf"], "").unwrap().status.code(), Some(2));
    assert_eq!(run(&["--lang", "fr"], "").unwrap().status.code(), Some(2));
    assert_eq!(run(&["--nonsense"], "").unwrap().status.code(), Some(2));
    let help = run(&["--help"], "").unwrap();
    assert_eq!(help.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&help.stdout).starts_with("usage: report"));
}

#[test]
fn a_bad_line_does_not_stop_the_rest() {
    let input = "{\"text\": \"The bridge is closed.\"}\nno json\n";
    let Some(output) = run(&["-", "--format", "json"], input) else { return };
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 2"), "{output:?}");
    assert!(output.stdout.starts_with(b"{\"schema\""));
}

#[test]
fn what_is_not_read_is_said_with_file_and_line() {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("unread.jsonl");
    let french = "Un incendie a fait 56 morts dans un immeuble de Hanoï, selon la police de la ville, qui a ouvert une \
        enquête sur les causes du sinistre et arrêté le propriétaire.";
    let lines = [
        r#"{"id": "a", "text": "The bridge over the river is closed for repairs, the police said."}"#.to_owned(),
        "{broken".to_owned(),
        format!(r#"{{"id": "b", "text": "{french}"}}"#),
        r#"{"id": "a", "text": "The bridge is open again, the police said on Monday."}"#.to_owned(),
    ];
    std::fs::write(&file, lines.join("\n")).unwrap();
    let path = file.to_str().unwrap();
    let Some(output) = run(&[path, "--lang", "en", "--format", "json"], "") else { return };
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.starts_with(&format!("{path}:2: not a JSON object")), "{told}");
    assert!(told.contains(&format!("{path}:4: warning: a: an article with this id was read before")), "{told}");
    assert!(told.contains("report: articles read: 3, not read: 1, warnings: 1"), "{told}");
    assert!(told.contains("report: 1 article skipped: no tables for its language (fr)"), "{told}");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["skipped"], serde_json::json!([{ "article": "b", "reason": "unknown_language" }]));
    assert_eq!(run(&[path, "--strict"], "").unwrap().status.code(), Some(2));
    let few = run(&[path, "--max-articles", "1", "--lang", "en"], "").unwrap();
    assert!(String::from_utf8_lossy(&few.stderr).contains("there are more than 1 articles"), "{few:?}");
    let short = run(&[path, "--max-record-bytes", "80"], "").unwrap();
    assert!(String::from_utf8_lossy(&short.stderr).contains("the limit is 80"), "{short:?}");
}

#[test]
fn the_ending_of_the_file_tells_the_format() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let input = r#"{"text": "The bridge is closed."}"#;
    for (ending, start) in [
        ("html", "\n<!doctype html>"),
        ("json", "{\"schema\""),
        ("dot", "digraph"),
        ("graphml", "<?xml"),
        ("csv", "\u{feff}finding"),
        ("sarif", "{"),
        ("jsonld", "{"),
        ("txt", "T"),
    ] {
        let file = folder.join(format!("command.{ending}"));
        let Some(output) = run(&["-", "--out", file.to_str().unwrap()], input) else { return };
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let written = std::fs::read_to_string(&file).unwrap();
        assert!(written.trim_start().starts_with(start.trim_start()), "{ending}: {written}");
    }
}
