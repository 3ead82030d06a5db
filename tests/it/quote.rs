//! Quotations: the corpora of constructions, and properties that hold for any text.

use crosscheck::Article;
use crosscheck::lang;
use crosscheck::mention::quote::attribution_at;
use crosscheck::mention::{self, Prefer, Quote, QuoteKind};
use crosscheck::text::Document;
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

/// One construction and what it must give.
struct Case<'a> {
    line: usize,
    text: String,
    expected: Vec<Vec<&'a str>>,
    /// Known to be read wrongly: a fault that is on the list, not a failure.
    known_fault: bool,
}

fn cases(corpus: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for (index, line) in corpus.lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        if let Some(expected) = line.strip_prefix('\t') {
            let fields = expected.split(" | ").map(str::trim).collect();
            cases.last_mut().expect("an expectation follows a text").expected.push(fields);
            continue;
        }
        let (known_fault, text) = line.strip_prefix("FIXME ").map_or((false, line), |text| (true, text));
        cases.push(Case { line: index + 1, text: text.replace("\\n", "\n"), expected: Vec::new(), known_fault });
    }
    cases
}

fn check(code: &str, corpus: &str) {
    let mut failures = String::new();
    let (mut positive, mut negative) = (0, 0);
    for case in cases(corpus) {
        if case.expected.is_empty() {
            negative += 1;
        } else {
            positive += 1;
        }
        let article = Article { lang: Some(code.to_owned()), ..Article::from_body(case.text.clone()) };
        let language = lang::language(code).expect("the language has tables");
        let document = Document::read(&article, &language.lexicon);
        let quotes = mention::find(language, &document, Prefer::Nearest).quotes;
        let right = quotes.len() == case.expected.len()
            && quotes.iter().zip(&case.expected).all(|(quote, expected)| matches(&document, quote, expected));
        if right == case.known_fault {
            use std::fmt::Write;
            let _ = writeln!(failures, "line {}: {}", case.line, case.text.replace('\n', "\\n"));
            for quote in &quotes {
                let _ = writeln!(failures, "\t{}", shown(&document, quote));
            }
        }
    }
    assert!(failures.is_empty(), "of {positive} constructions and {negative} that say nothing:\n{failures}");
}

fn kind(quote: &Quote) -> &'static str {
    match quote.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Partial => "partial",
        QuoteKind::Indirect => "indirect",
    }
}

fn shown(document: &Document<'_>, quote: &Quote) -> String {
    let speaker = quote.speaker.as_ref().map_or("-", |speaker| &speaker.name);
    let rule = quote.speaker.as_ref().map_or("-", |speaker| speaker.rule);
    let via = quote.via.as_deref().unwrap_or("-");
    let verb = quote.verb.as_deref().unwrap_or("-");
    format!("{} | {} | {speaker} | {via} | {verb} [{rule}]", kind(quote), document.original(quote.span))
}

/// Whether a quotation is as expected. A speaker may be named more or less fully.
fn matches(document: &Document<'_>, quote: &Quote, expected: &[&str]) -> bool {
    let same = |expected: &str, found: Option<&str>| match found.map(str::to_lowercase) {
        None => expected == "-",
        Some(found) => {
            let expected = expected.to_lowercase();
            found.contains(&expected) || expected.contains(&found)
        }
    };
    let verb = expected.get(4).is_none_or(|verb| quote.verb.as_deref() == Some(*verb));
    expected.len() >= 4
        && kind(quote) == expected[0]
        && document.original(quote.span) == expected[1]
        && same(expected[2], quote.speaker.as_ref().map(|speaker| &*speaker.name))
        && same(expected[3], quote.via.as_deref())
        && verb
}

#[test]
fn english_constructions() {
    check("en", include_str!("../corpus/en/quote.txt"));
}

#[test]
fn english_newspapers() {
    check("en", include_str!("../corpus/en/quote_news.txt"));
}

#[test]
fn vietnamese_constructions() {
    check("vi", include_str!("../corpus/vi/quote.txt"));
}

#[test]
fn vietnamese_newspapers() {
    check("vi", include_str!("../corpus/vi/quote_news.txt"));
}

#[test]
fn the_setting_of_an_utterance_is_kept() {
    let text = "“We are close to a truce,” Kremlin spokesman Anton Belov told reporters in Geneva on 4 May 2023.";
    let article = Article { lang: Some("en".to_owned()), ..Article::from_body(text) };
    let language = lang::language("en").expect("the language has tables");
    let document = Document::read(&article, &language.lexicon);
    let quotes = mention::find(language, &document, Prefer::Nearest).quotes;
    let words = |tokens| document.words(tokens).to_owned();
    let quote = &quotes[0];
    let role = quote.role.as_ref().expect("a spokesman has a role");
    assert_eq!((&*role.title, role.owner.as_deref()), ("spokesperson", Some("Kremlin")));
    assert_eq!(quote.addressee.map(words).as_deref(), Some("reporters"));
    assert_eq!(quote.place.map(words).as_deref(), Some("Geneva"));
    assert_eq!(quote.date.map(words).as_deref(), Some("4 May 2023"));
}

fn quotes_of(code: &str, text: &str) -> (Vec<Quote>, Vec<String>) {
    let article = Article { lang: Some(code.to_owned()), ..Article::from_body(text) };
    let language = lang::language(code).expect("the language has tables");
    let document = Document::read(&article, &language.lexicon);
    let quotes = mention::find(language, &document, Prefer::Nearest).quotes;
    let words = (0..document.tokens.len()).map(|token| document.word(token).to_owned()).collect();
    (quotes, words)
}

#[test]
fn attribution_is_that_of_the_innermost_quotation() {
    let (quotes, words) =
        quotes_of("en", "The fire is out. Police denied that the factory was “badly damaged” on Sunday.");
    let at = |word: &str| words.iter().position(|found| found == word).expect("the word is there");
    assert!(attribution_at(&quotes, at("fire")).is_none());
    assert!(attribution_at(&quotes, at("denied")).is_none());
    let clause = attribution_at(&quotes, at("factory")).expect("a clause covers it");
    assert_eq!((clause.quote.kind, clause.verb), (QuoteKind::Indirect, Some("denied")));
    let fragment = attribution_at(&quotes, at("badly")).expect("a fragment covers it");
    assert_eq!((fragment.quote.kind, fragment.verb), (QuoteKind::Partial, Some("denied")));
    assert_eq!(fragment.speaker.map(|speaker| &*speaker.name), Some("Police"));
}

proptest! {
    #[test]
    fn any_text_is_read(text in "([“”\"'‘’«»:,.!?\n–-]|Ông | nói | cho biết | theo | rằng | said | told |Anna Roe|AFP|\\PC){0,60}") {
        for code in ["vi", "en"] {
            let (quotes, _) = quotes_of(code, &text);
            for quote in &quotes {
                let (start, end) = (quote.span.start as usize, quote.span.end as usize);
                prop_assert!(start < end && text.get(start..end).is_some(), "{quote:?}");
            }
            prop_assert!(quotes.is_sorted_by_key(|quote| quote.tokens.start));
            prop_assert_eq!(&quotes, &quotes_of(code, &text).0);
        }
    }
}
