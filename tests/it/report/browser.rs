//! The page in a real browser: `tests/report_page.mjs` does what a reader does. Skipped where there is no Node or no
//! Chromium.

use std::path::Path;
use std::process::Command;

use super::{ENGLISH, Stories, VIETNAMESE, seeds, stories, written};
use crosscheck::report::Format;

fn try_out(name: &str, it: &Stories, language: crosscheck::report::ReportLanguage) {
    if Command::new("node").arg("--version").output().is_err() {
        eprintln!("skipped: there is no Node on this machine");
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.html"));
    std::fs::write(&page, written(it, Format::Html, language)).unwrap();
    let mut command = Command::new("node");
    command.arg(root.join("tests/report_page.mjs")).arg(page);
    // With REPORT_PICTURES=FOLDER, to look at the page.
    if let Some(folder) = std::env::var_os("REPORT_PICTURES") {
        let folder = Path::new(&folder).join(name);
        std::fs::create_dir_all(&folder).unwrap();
        command.arg(folder);
    }
    let output = command.output().unwrap();
    let (out, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    eprintln!("{name}: {out}");
    assert!(output.status.success(), "{out}{errors}");
}

#[test]
fn the_page_works_in_a_browser() {
    try_out("fire", &stories::fire(), VIETNAMESE);
    try_out("hostile", &stories::hostile(), ENGLISH);
    try_out("seeds", &seeds(), VIETNAMESE);
}
