//! Any text as an article, in the language that its length chooses: every span lies on the text, lists are in order, blocks cover each field,
//! and a second run says the same.

#![no_main]

use crosscheck::annotate::annotate;
use crosscheck::mention::Prefer;
use crosscheck::{Article, Field};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    // The first line is the headline, so that all fields are there.
    let (title, body) = text.split_once('\n').unwrap_or(("", &text));
    let choices = [("vi", Prefer::Nearest), ("en", Prefer::Past)];
    let (lang, prefer) = choices[bytes.len() % 2];
    let article = Article {
        id: "a".to_owned(),
        title: Some(title.to_owned()),
        lang: Some(lang.to_owned()),
        published: "2024-02-29T23:30:00+07:00".parse().ok(),
        ..Article::from_body(body)
    };
    let annotations = serde_json::to_value(annotate(&article, prefer)).expect("annotations are plain data");
    // The letters may show clearly that the text is in a language without tables.
    if !matches!(annotations["lang"].as_str(), Some("vi" | "en")) {
        return;
    }
    for list in ["blocks", "sentences", "times", "quantities", "names", "quotes", "claims"] {
        check(&article, list, annotations[list].as_array().expect("a list"));
    }
    // Seldom, for it costs as much as all the rest.
    if bytes.len() % 8 > 1 {
        return;
    }
    let again = serde_json::to_value(annotate(&article, prefer)).expect("annotations are plain data");
    assert_eq!(annotations, again);
});

fn check(article: &Article, list: &str, entries: &[Value]) {
    let mut before = (Field::Title, 0);
    for entry in entries {
        let field = match entry["field"].as_str() {
            Some("title") => Field::Title,
            Some("lead") => Field::Lead,
            _ => Field::Text,
        };
        let (start, end) = (entry["start"].as_u64().unwrap() as usize, entry["end"].as_u64().unwrap() as usize);
        let words = article.field(field).unwrap_or_default().get(start..end);
        assert!(words.is_some(), "{list}: no such place: {entry}");
        if let Some(text) = entry["text"].as_str() {
            assert_eq!(words, Some(text), "{list}");
        }
        assert!(before <= (field, start), "{list}: out of order: {entry}");
        before = (field, start);
    }
    if list == "blocks" {
        for field in Field::ALL {
            covered(article, field, entries);
        }
    }
}

/// Blocks leave out nothing but space.
fn covered(article: &Article, field: Field, blocks: &[Value]) {
    let Some(content) = article.field(field) else { return };
    let mut at = 0;
    for block in blocks.iter().filter(|block| block["field"] == field.name()) {
        let (start, end) = (block["start"].as_u64().unwrap() as usize, block["end"].as_u64().unwrap() as usize);
        assert!(at <= start, "blocks overlap: {block}");
        assert!(is_blank(&content[at..start]), "no block has {:?}", &content[at..start]);
        at = end;
    }
    assert!(is_blank(&content[at..]), "no block has {:?}", &content[at..]);
}

/// Whether nothing of a text shows.
fn is_blank(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}
