//! The house rules that can be checked: who imports whom, how long a file is, that it says what it is for.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Which modules of ours each module may import. The way goes one direction; language stops at `claim`.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("parallel", &[]),
    ("value", &[]),
    ("article", &["error", "parallel"]),
    ("text", &["error", "value", "article"]),
    ("lang", &["error", "value", "article", "text"]),
    ("mention", &["article", "value", "text", "lang"]),
    ("claim", &["article", "value", "text", "lang", "mention"]),
    ("link", &["article", "value", "text", "claim", "parallel"]),
    ("event", &["value", "text", "claim", "link", "parallel"]),
    ("finding", &["article", "value", "text", "claim", "link", "event", "parallel"]),
    ("report", &["article", "error", "value", "text", "claim", "link", "event", "finding"]),
    ("annotate", &["error", "parallel", "article", "value", "text", "lang", "mention", "claim", "report"]),
];

/// Modules that know every stage.
const DOORS: &[&str] = &["lib", "reconciler", "corpus", "store"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn all_sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    sources(&root().join("src"), &mut found);
    found
}

/// The top-level module that a file belongs to.
fn module_of(path: &Path) -> String {
    let relative = path.strip_prefix(root().join("src")).unwrap();
    let first = relative.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn imports_go_one_way() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut wrong = Vec::new();
    for path in all_sources() {
        let module = module_of(&path);
        if DOORS.contains(&module.as_str()) {
            continue;
        }
        let Some(allowed) = allowed.get(module.as_str()) else {
            wrong.push(format!("{}: the module `{module}` has no line in MAY_IMPORT", path.display()));
            continue;
        };
        let content = fs::read_to_string(&path).unwrap();
        for (number, line) in content.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if code.contains("crate::{") || code.contains("super::super") {
                wrong.push(format!(
                    "{}:{}: import each module on its own line, by its full path",
                    path.display(),
                    number + 1
                ));
            }
            for import in code.split("crate::").skip(1) {
                let target: String =
                    import.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
                let is_module = MAY_IMPORT.iter().any(|(name, _)| *name == target) || DOORS.contains(&target.as_str());
                if is_module && target != module && !allowed.contains(&target.as_str()) {
                    wrong.push(format!("{}:{}: `{module}` must not import `{target}`", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut wrong = Vec::new();
    for path in all_sources() {
        let content = fs::read_to_string(&path).unwrap();
        let lines = content.lines().count();
        if 500 < lines {
            wrong.push(format!("{}: {lines} lines; a file holds one idea in at most 500", path.display()));
        }
        if !content.starts_with("//!") {
            wrong.push(format!("{}: does not open with a line that says what it is for", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn stages_after_claim_know_no_language() {
    let vietnamese = |letter: char| "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ".contains(letter);
    let mut wrong = Vec::new();
    for path in all_sources() {
        if !["link", "event", "finding"].contains(&module_of(&path).as_str()) {
            continue;
        }
        let content = fs::read_to_string(&path).unwrap();
        for (number, line) in content.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if code.chars().any(vietnamese) {
                wrong.push(format!("{}:{}: a word of a language after `claim`", path.display(), number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn architecture_names_what_exists() {
    let content = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let mut missing = Vec::new();
    for piece in content.split('`').skip(1).step_by(2) {
        let is_path = ["src/", "tests/", "examples/", "seeds/", "snapshots/", "benches/", ".ci/"]
            .iter()
            .any(|start| piece.starts_with(start));
        if is_path && !piece.contains(['*', '<', '{']) && !root().join(piece).exists() {
            missing.push(piece.to_owned());
        }
    }
    assert!(missing.is_empty(), "ARCHITECTURE.md names paths that are not there: {}", missing.join(", "));
}

#[test]
fn tables_are_well_formed() {
    let mut wrong = Vec::new();
    for language in ["vi", "en"] {
        let mut folders = vec![root().join("src/lang").join(language)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "tsv") {
                    check_table(&path, &mut wrong);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn check_table(path: &Path, wrong: &mut Vec<String>) {
    let content = fs::read_to_string(path).unwrap();
    if !content.starts_with('#') {
        wrong.push(format!("{}: the first line is a comment that says what the table is", path.display()));
    }
    for (number, line) in content.lines().enumerate() {
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        let columns = line.split('\t').count();
        if columns < 2 || line.trim_end() != line && !line.ends_with('\t') {
            wrong.push(format!("{}:{}: a row is form, tab, value, tab, gloss", path.display(), number + 1));
        }
    }
}

#[test]
fn units_that_are_converted_are_units_that_are_read() {
    let read = |language: &str| {
        let path = root().join("src/lang").join(language).join("quantity/measure.tsv");
        fs::read_to_string(path).unwrap()
    };
    let tables = read("vi") + &read("en");
    let names: Vec<&str> = tables.lines().filter_map(|line| line.split('\t').nth(1)).collect();
    let missing: Vec<&str> = crosscheck::value::unit::UNITS
        .iter()
        .filter(|(_, dimension, ..)| *dimension != "time")
        .map(|(name, ..)| *name)
        .filter(|name| !names.contains(name))
        .collect();
    assert!(missing.is_empty(), "no table of measures has {}", missing.join(", "));
}
