//! The normal form of a text and the way back to its bytes; the language of an article.

use crosscheck::text::Document;
use crosscheck::{Article, lang};
use unicode_normalization::UnicodeNormalization;

/// The words of a text in normal form, each with the slice of the text that it stands for.
fn words(text: &str) -> Vec<(String, String)> {
    let article = Article::from_body(text);
    let document = Document::read(&article, &lang::language("vi").unwrap().lexicon);
    (0..document.tokens.len())
        .map(|at| {
            let span = document.span(crosscheck::text::TokenRange::new(at, at + 1));
            (document.word(at).to_owned(), document.original(span).to_owned())
        })
        .collect()
}

#[test]
fn odd_characters_are_read_and_pointed_at() {
    for (text, word, original) in [
        ("C\u{1ea7}u", "Cầu", "Cầu"),
        ("Ca\u{302}\u{300}u", "Cầu", "Ca\u{302}\u{300}u"),
        ("Hoàng\u{a0}Mai", "Hoàng", "Hoàng"),
        ("H\u{ad}oàng", "Hoàng", "H\u{ad}oàng"),
        ("Ho\u{200b}àng", "Hoàng", "Ho\u{200b}àng"),
        ("Ho&agrave;ng", "Hoàng", "Ho&agrave;ng"),
        ("C&#7847;u", "Cầu", "C&#7847;u"),
        ("C&#x1ea7;u", "Cầu", "C&#x1ea7;u"),
        ("Ho&shy;àng", "Hoàng", "Ho&shy;àng"),
    ] {
        assert_eq!(words(text)[0], (word.to_owned(), original.to_owned()), "{text:?}");
    }
    // A Greek question mark is a semicolon in normal form, and shorter; the vowel sign behind it keeps its place.
    let signs = words("a\u{37e}\u{c3e}A");
    assert_eq!(signs.last().unwrap(), &("\u{c3e}A".to_owned(), "\u{c3e}A".to_owned()));
    // One letter that is two in normal form; marks that change places in it.
    assert!(words("\u{958}a \u{958}").iter().all(|(_, original)| !original.is_empty()));
    assert_eq!(words("Σ\u{1d17b}\u{ec8}🠀 A").last().unwrap(), &("A".to_owned(), "A".to_owned()));
    assert_eq!(words("a&nbsp;b").len(), 2);
    assert_eq!(words("AT&T").len(), 3);
}

#[test]
fn the_language_is_told_or_detected() {
    let vietnamese = "Cầu phao Phong Hải nối hai bờ sông ngừng cho xe qua lại trong bảy ngày để thay dầm thép.";
    let english = "The bridge over the river has been closed for seven days while workers replace its steel beams.";
    let names = "Prime Minister Nguyễn Văn Hòa met Lê Thị Hằng on Monday to talk about the bridge, which has been closed since \
                 May, and about the money that the province needs to repair it before the floods come back in autumn.";
    let french = "Le pont sur le fleuve est fermé pendant sept jours pour remplacer douze poutres d'acier rouillées.";
    for (told, text, expected) in [
        (None, vietnamese, "vi"),
        (None, english, "en"),
        (None, names, "en"),
        (None, french, "fr"),
        (None, "Cầu đóng cửa", "vi"),
        (None, "12/3", "und"),
        (Some("vi-VN"), vietnamese, "vi-vn"),
        (Some("en"), vietnamese, "vi"),
        (Some("EN"), english, "en"),
        (Some("fr"), french, "fr"),
    ] {
        let article = Article { lang: told.map(str::to_owned), ..Article::from_body(text) };
        assert_eq!(lang::detect(&article), expected, "{told:?} {text}");
    }
    let decomposed: String = vietnamese.nfd().collect();
    assert_eq!(lang::detect(&Article::from_body(decomposed)), "vi");
    let long = Article { lang: Some("vi".to_owned()), ..Article::from_body(english.repeat(8)) };
    assert_eq!(lang::detect(&long), "en");
}
