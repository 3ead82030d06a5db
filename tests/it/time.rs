//! Time expressions: corpora of phrasings with their values, and of phrases that hold no time.

use crosscheck::article::parse_published;
use crosscheck::mention::{Prefer, TimeMention, TimeRole, time};
use crosscheck::text::Document;
use crosscheck::value::{Anchor, TimeKind};
use crosscheck::{Article, lang};

/// The times of a text that was published then.
fn times(code: &str, published: Option<&str>, text: &str) -> Vec<(String, TimeMention)> {
    let language = lang::language(code).expect("the language has tables");
    let mut article = Article::from_body(text);
    article.published = published.map(|time| parse_published(time).expect("a publication time"));
    let document = Document::read(&article, &language.lexicon);
    time::find(language, &document, Prefer::Nearest)
        .into_iter()
        .map(|mention| (document.original(mention.span).to_owned(), mention))
        .collect()
}

fn kind_name(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Date => "DATE",
        TimeKind::Time => "TIME",
        TimeKind::Duration => "DURATION",
        TimeKind::Set => "SET",
    }
}

/// Reads a corpus: `@ published`, then value lines with indented phrasings; brackets mark the expression in a sentence.
fn check_phrasings(code: &str, corpus: &str, at_least: usize) {
    let mut published = None;
    let mut expected = String::new();
    let mut wrong = Vec::new();
    let mut number = 0;
    for line in corpus.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(time) = line.strip_prefix("@ ") {
            published = Some(time.to_owned());
        } else if let Some(phrasing) = line.strip_prefix("    ") {
            number += 1;
            let expression = match (phrasing.find('['), phrasing.rfind(']')) {
                (Some(start), Some(end)) => phrasing[start + 1..end].to_owned(),
                _ => phrasing.to_owned(),
            };
            let text = phrasing.replace(['[', ']'], "");
            let found = times(code, published.as_deref(), &text);
            let right = found.iter().any(|(words, mention)| {
                *words == expression && format!("{} {}", mention.value.timex, kind_name(mention.value.kind)) == expected
            });
            if !right {
                let got: Vec<_> = found.iter().map(|(words, mention)| (words, &mention.value.timex)).collect();
                wrong.push(format!("{phrasing}: expected {expected}, got {got:?}"));
            }
        } else {
            line.clone_into(&mut expected);
        }
    }
    assert!(wrong.is_empty(), "{} of {number} phrasings are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(at_least <= number, "only {number} phrasings");
}

fn check_nothing(code: &str, published: &str, corpus: &str, at_least: usize) {
    let lines = corpus.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut number = 0;
    let mut wrong = Vec::new();
    for line in lines {
        number += 1;
        let found = times(code, Some(published), line);
        if !found.is_empty() {
            let got: Vec<_> = found.iter().map(|(words, mention)| (words, &mention.value.timex)).collect();
            wrong.push(format!("{line}: {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "found times in:\n{}", wrong.join("\n"));
    assert!(at_least <= number, "only {number} lines");
}

#[test]
fn vietnamese_phrasings() {
    check_phrasings("vi", include_str!("../corpus/vi/time.txt"), 500);
}

#[test]
fn english_phrasings() {
    check_phrasings("en", include_str!("../corpus/en/time.txt"), 400);
}

#[test]
fn what_is_no_time() {
    check_nothing("vi", "2024-05-16T09:00:00+07:00", include_str!("../corpus/vi/time_nothing.txt"), 75);
    check_nothing("en", "2022-03-15T12:00:00-04:00", include_str!("../corpus/en/time_nothing.txt"), 75);
}

fn values(code: &str, published: Option<&str>, text: &str) -> Vec<String> {
    times(code, published, text).into_iter().map(|(_, mention)| mention.value.timex).collect()
}

#[test]
fn a_continuing_time_is_anchored_to_the_mention_before() {
    let text = "Ngày 3/5, tòa mở phiên xử. Cùng ngày, bị cáo nhận tội. Hôm sau, tòa tuyên án. Hai ngày trước đó, luật sư \
                đã rút lui.";
    let found = times("vi", Some("2024-05-16T09:00:00+07:00"), text);
    let timexes: Vec<_> = found.iter().map(|(_, mention)| mention.value.timex.as_str()).collect();
    assert_eq!(timexes, ["2024-05-03", "2024-05-03", "2024-05-04", "2024-05-02"]);
    let anchors: Vec<_> = found.iter().map(|(_, mention)| mention.anchor).collect();
    assert_eq!(anchors, [None, Some(0), Some(1), Some(2)]);
    let text = "The vote was held on March 3. The next day, the count began. Two days earlier, a poll was published.";
    assert_eq!(values("en", Some("2022-03-15T12:00:00-04:00"), text), ["2022-03-03", "2022-03-04", "2022-03-02"]);
}

#[test]
fn without_a_publication_time_dates_stay_partial() {
    assert_eq!(values("vi", None, "Ngày 20/3, hai bên hội đàm."), ["XXXX-03-20"]);
    assert_eq!(values("vi", None, "Hội đàm vào tháng 3."), ["XXXX-03"]);
    assert_eq!(values("vi", None, "Ngày 20/3/2018, hai bên hội đàm."), ["2018-03-20"]);
    assert_eq!(values("en", None, "They met on Monday."), ["XXXX-WXX-1"]);
    assert_eq!(values("en", None, "They met at 9:49 p.m."), ["T21:49"]);
    assert_eq!(values("en", None, "They met on March 3."), ["XXXX-03-03"]);
    assert_eq!(values("en", None, "They met yesterday."), ["PAST_REF"]);
}

#[test]
fn an_inferred_year_says_so_and_keeps_the_others() {
    let found = times("vi", Some("2024-05-16T09:00:00+07:00"), "Sự việc xảy ra ngày 20/3.");
    let value = &found[0].1.value;
    assert!(value.inferred);
    assert_eq!(value.anchor, Anchor::Published);
    let years: Vec<_> = value.alternatives.iter().map(|interval| interval.from.to_string()).collect();
    assert_eq!(years, ["2023-03-20 00:00:00", "2025-03-20 00:00:00"]);
    let found = times("vi", Some("2024-05-16T09:00:00+07:00"), "Sự việc xảy ra ngày 20/3/2024.");
    assert!(!found[0].1.value.inferred && found[0].1.value.alternatives.is_empty());
}

#[test]
fn roles_zones_and_hedges() {
    let first = |code: &str, text: &str| times(code, Some("2024-05-16T09:00:00+07:00"), text).remove(0).1;
    assert_eq!(first("vi", "Nộp hồ sơ trước ngày 30/6.").role, Some(TimeRole::Deadline));
    assert_eq!(first("vi", "Ông làm việc ở đây từ năm 2010.").role, Some(TimeRole::Since));
    assert_eq!(first("en", "The offer stands until Friday.").role, Some(TimeRole::Until));
    assert_eq!(first("en", "The launch is scheduled for Friday.").role, Some(TimeRole::Planned));
    assert_eq!(first("vi", "Sự việc xảy ra lúc 19 giờ (giờ Moscow).").value.zone, Some(180));
    assert!(first("vi", "Sự việc xảy ra lúc 19 giờ (giờ địa phương).").value.local);
    let zoned = first("en", "The talks began at 3 p.m. GMT.").value;
    assert_eq!(zoned.interval.map(|interval| interval.from.to_string()).as_deref(), Some("2024-05-16 22:00:00"));
    assert_eq!(first("vi", "Phiên họp kéo dài hơn 4 giờ.").value.hedge.name(), "more_than");
    assert_eq!(first("en", "They waited nearly three months.").value.hedge.name(), "less_than");
}

#[test]
fn the_preference_overrides() {
    let language = lang::language("en").expect("English");
    let mut article = Article::from_body("The court met on Friday.");
    article.published = parse_published("2022-03-15T12:00:00-04:00").ok();
    let document = Document::read(&article, &language.lexicon);
    let value = |prefer| time::find(language, &document, prefer)[0].value.timex.clone();
    assert_eq!(value(Prefer::Nearest), "2022-03-11");
    assert_eq!(value(Prefer::Past), "2022-03-11");
    assert_eq!(value(Prefer::Future), "2022-03-18");
}
