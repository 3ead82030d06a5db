//! The README shows what the report of a story really looks like.

use std::fs;
use std::path::Path;

use crosscheck::Reconciler;
use crosscheck::article::read_path;
use crosscheck::report::text::{TextOptions, render};

use super::ENGLISH;

const STORY: &str = "seeds/khuong-ha-fire-2023";

/// The head of the story's report and its first finding.
fn beginning() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let articles = read_path(&root.join(STORY)).articles;
    let report = Reconciler::default().reconcile(&articles);
    let text = render(&report, &articles, &TextOptions { language: ENGLISH, width: 100, ..TextOptions::default() });
    let mut parts = text.split("\n\n");
    format!("{}\n\n{}\n", parts.next().unwrap(), parts.next().unwrap())
}

#[test]
fn the_readme_shows_the_report_of_a_story() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let marker = format!("<!-- report of {STORY} -->\n```text\n");
    let (before, after) = readme.split_once(&marker).expect("the README marks where the report stands");
    let (shown, after) = after.split_once("```").expect("the block is closed");
    let fresh = beginning();
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, format!("{before}{marker}{fresh}```{after}")).unwrap();
        return;
    }
    assert_eq!(shown, fresh, "help: UPDATE_README=1 cargo test --test it report::readme");
}
