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
    assert_eq!(run(&["-", "--check"], "no json\n").unwrap().status.code(), Some(2));
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
