//! Sentences: where they end, in both languages.

use std::fmt::Write as _;

use crosscheck::text::Document;
use crosscheck::{Article, Field, lang};

/// The sentences of a body as they stand in the text.
fn sentences(code: &str, text: &str) -> Vec<String> {
    let article = Article { title: Some("x".to_owned()), ..Article::from_body(text) };
    let document = Document::read(&article, &lang::language(code).unwrap().lexicon);
    document
        .sentences
        .iter()
        .map(|sentence| document.span(sentence.tokens))
        .filter(|span| span.field == Field::Text)
        .map(|span| document.original(span).trim().to_owned())
        .collect()
}

fn check(code: &str, corpus: &str) -> usize {
    let mut wrong = String::new();
    let cases: Vec<&str> = corpus.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).collect();
    for case in &cases {
        let expected: Vec<&str> = case.split('¶').map(str::trim).collect();
        let found = sentences(code, &case.replace('¶', ""));
        if found != expected {
            writeln!(wrong, "expected {expected:?}\n   found {found:?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    cases.len()
}

#[test]
fn vietnamese_sentences() {
    assert!(45 <= check("vi", include_str!("../corpus/vi/sentences.txt")));
}

#[test]
fn english_sentences() {
    assert!(40 <= check("en", include_str!("../corpus/en/sentences.txt")));
}

#[test]
fn a_line_ends_a_sentence() {
    assert_eq!(
        sentences("en", "What we know\nA bridge fell. It was old.\n"),
        ["What we know", "A bridge fell.", "It was old."]
    );
    assert_eq!(sentences("vi", "Ai phải nộp\r\n\r\nChủ nhà phải nộp.\r\n"), ["Ai phải nộp", "Chủ nhà phải nộp."]);
}

#[test]
fn decomposed_text_has_the_same_sentences() {
    use unicode_normalization::UnicodeNormalization;
    for case in include_str!("../corpus/vi/sentences.txt").lines().filter(|line| !line.starts_with('#')) {
        let text = case.replace('¶', "");
        let decomposed: String = text.nfd().collect();
        let composed_again: Vec<String> =
            sentences("vi", &decomposed).iter().map(|sentence| sentence.nfc().collect()).collect();
        assert_eq!(composed_again, sentences("vi", &text));
    }
}
