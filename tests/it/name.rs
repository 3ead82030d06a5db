//! Names: found, of the right kind, joined to their fullest form; pronouns resolved; places that act.

use std::fmt::Write as _;
use std::fs;

use crosscheck::lang;
use crosscheck::mention::name::reference;
use crosscheck::mention::{self, Gender, Mentions, Name, Prefer};
use crosscheck::text::{Document, TokenRange};
use crosscheck::{Article, Field};

fn with_names<T>(code: &str, text: &str, check: impl FnOnce(&Document<'_>, &Mentions) -> T) -> T {
    let article = Article { lang: Some(code.to_owned()), ..Article::from_body(text.to_owned()) };
    let language = lang::language(code).unwrap();
    let document = Document::read(&article, &language.lexicon);
    let mentions = mention::find(language, &document, Prefer::Nearest);
    check(&document, &mentions)
}

/// The text with its names marked as in the corpus.
fn marked(code: &str, text: &str) -> String {
    with_names(code, text, |_, mentions| {
        let (mut out, mut at) = (String::new(), 0);
        for name in &mentions.names {
            assert_eq!(name.span.field, Field::Text);
            let (start, end) = (name.span.start as usize, name.span.end as usize);
            out += &text[at..start];
            let kind = format!("{:?}", name.kind).to_lowercase();
            let printed = &text[start..end];
            write!(out, "[{printed}|{kind}").unwrap();
            if *printed != *name.name {
                write!(out, "={}", name.name).unwrap();
            }
            out.push(']');
            at = end;
        }
        out + &text[at..]
    })
}

fn plain(line: &str) -> String {
    let mut out = String::new();
    for (index, part) in line.split('[').enumerate() {
        match part.split_once(']') {
            Some((mark, rest)) if index != 0 => {
                out += mark.split('|').next().unwrap();
                out += rest;
            }
            _ => out += part,
        }
    }
    out
}

fn check_corpus(code: &str) {
    let path = format!("{}/tests/corpus/{code}/name.txt", env!("CARGO_MANIFEST_DIR"));
    let content = fs::read_to_string(path).unwrap();
    let mut failures = String::new();
    for line in content.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let found = marked(code, &plain(line));
        if found != line {
            writeln!(failures, "expected {line}\n   found {found}").unwrap();
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn vietnamese_corpus() {
    check_corpus("vi");
}

#[test]
fn english_corpus() {
    check_corpus("en");
}

fn first<'a>(names: &'a [Name], text: &str) -> &'a Name {
    names.iter().find(|name| &*name.name == text).unwrap_or_else(|| panic!("no {text} in {names:#?}"))
}

#[test]
fn roles_have_owners() {
    for (code, text, name, title, owner) in [
        (
            "vi",
            "Người phát ngôn Điện Kremlin Dmitry Peskov bác bỏ.",
            "Dmitry Peskov",
            "spokesperson",
            Some("Điện Kremlin"),
        ),
        (
            "vi",
            "Ông Trần Văn Bình, Giám đốc Sở Y tế Hà Nội, cho biết.",
            "Trần Văn Bình",
            "director",
            Some("Sở Y tế Hà Nội"),
        ),
        ("vi", "Tổng thống Nga Vladimir Putin đến.", "Vladimir Putin", "president", Some("Nga")),
        ("vi", "Cựu tiền đạo Lê Công Vinh giải nghệ.", "Lê Công Vinh", "player", None),
        ("en", "Russian President Vladimir Putin arrived.", "Vladimir Putin", "president", Some("Russian")),
        ("en", "Kremlin spokesman Dmitry Peskov denied it.", "Dmitry Peskov", "spokesperson", Some("Kremlin")),
        ("en", "Janet Yellen, the former Treasury secretary, spoke.", "Janet Yellen", "secretary", None),
    ] {
        with_names(code, text, |_, mentions| {
            let role = first(&mentions.names, name).role.clone().unwrap_or_else(|| panic!("no role: {text}"));
            assert_eq!(&*role.title, title, "{text}");
            if owner.is_some() {
                assert_eq!(role.owner.as_deref(), owner, "{text}");
            }
        });
    }
}

#[test]
fn places_act_or_lie_there() {
    for (code, text, acts) in [
        ("vi", "Washington tuyên bố sẽ trừng phạt.", true),
        ("vi", "Hội nghị diễn ra ở Washington.", false),
        ("en", "Moscow said it would respond.", true),
        ("en", "They met in Moscow.", false),
    ] {
        with_names(code, text, |_, mentions| {
            let place = mentions.names.iter().find(|name| name.known.is_some()).unwrap();
            assert_eq!(place.acts, acts, "{text}");
        });
    }
}

/// The entity that the last occurrence of a phrase stands for, by its fullest name.
fn resolved(code: &str, text: &str, phrase: &str) -> Option<String> {
    with_names(code, text, |document, mentions| {
        let start = text.rfind(phrase).unwrap();
        let end = start + phrase.len();
        let within = |at: usize| {
            let span = document.span(TokenRange::new(at, at + 1));
            start <= span.start as usize && span.end as usize <= end
        };
        let tokens: Vec<usize> = (0..document.tokens.len()).filter(|at| within(*at)).collect();
        let range = TokenRange::new(tokens[0], tokens[tokens.len() - 1] + 1);
        let entity = reference::resolve(document, &mentions.names, range)?;
        mentions.names.iter().find(|name| name.entity == entity).map(|name| name.name.to_string())
    })
}

#[test]
fn pronouns_and_titles_stand_for_people() {
    for (code, text, phrase, name) in [
        ("vi", "Ông Lê Minh Khôi đã đến. Sau đó ông rời đi.", "ông", Some("Lê Minh Khôi")),
        ("vi", "Bà Trần Thị Thu Hà nói với ông Lê Minh Khôi. Sau đó bà rời đi.", "bà", Some("Trần Thị Thu Hà")),
        ("vi", "Tướng Nguyễn Văn Bình chỉ huy. Vị tướng này đã về hưu.", "Vị tướng này", Some("Nguyễn Văn Bình")),
        (
            "vi",
            "Thủ tướng Phạm Minh Chính họp. Thủ tướng yêu cầu các bộ vào cuộc.",
            "Thủ tướng",
            Some("Phạm Minh Chính"),
        ),
        ("vi", "Trời mưa to. Sau đó ông rời đi.", "ông", None),
        ("vi", "Hôm qua có hai người là Lê Văn An và Vũ Văn Bình. Sau đó ông rời đi.", "ông", None),
        ("en", "Mr. John Smith met Mrs. Anna Jones. She left early.", "She", Some("Anna Jones")),
        ("en", "Dmitry Peskov spoke on Friday. He denied it.", "He", Some("Dmitry Peskov")),
        ("en", "Finance Minister Carlos Ruiz resigned. The minister gave no reason.", "The minister", None),
    ] {
        let found = resolved(code, text, phrase);
        if name.is_some() || code == "vi" {
            assert_eq!(found.as_deref(), name, "{text}");
        }
    }
}

#[test]
fn genders_come_from_words_of_address_and_names() {
    with_names("vi", "Bà Mai Phương Lan gặp Nguyễn Văn Hùng và Lê Thị Hoa.", |_, mentions| {
        assert_eq!(first(&mentions.names, "Mai Phương Lan").gender, Some(Gender::Female));
        assert_eq!(first(&mentions.names, "Nguyễn Văn Hùng").gender, Some(Gender::Male));
        assert_eq!(first(&mentions.names, "Lê Thị Hoa").gender, Some(Gender::Female));
    });
}

#[test]
fn people_who_share_a_family_name_stay_apart() {
    with_names("en", "Bill Clinton met Hillary Clinton. Clinton left. Mrs. Clinton stayed.", |_, mentions| {
        let names: Vec<&str> = mentions.names.iter().map(|name| &*name.name).collect();
        assert_eq!(names, ["Bill Clinton", "Hillary Clinton", "Clinton", "Hillary Clinton"]);
    });
}
