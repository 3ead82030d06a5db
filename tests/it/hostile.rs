//! Hostile input: no shape of text takes time that grows faster than the text, and what needs a limit has one.
//!
//! `cargo run --release --example hostile` takes the same shapes at full size.

mod shapes;

use crosscheck::annotate::annotate;
use crosscheck::article::{ReadOptions, read_stream};
use crosscheck::mention::Prefer;
use crosscheck::report::{Format, ReportLanguage, write};
use crosscheck::{Article, Corpus, ErrorKind, Reconciler, Report};
use shapes::SHAPES;

fn article(id: &str, lang: &str, text: &str) -> Article {
    Article {
        id: id.to_owned(),
        lang: Some(lang.to_owned()),
        source: Some(format!("{id}.example")),
        ..Article::from_body(text)
    }
}

/// Nanoseconds that this thread has worked, which do not grow when others work too; `None` where that is not told. What
/// other threads do for it is not counted: claims are compared in time that grows with the square of their number up to
/// the limit, and the example takes the same shapes beyond it.
fn worked() -> Option<u64> {
    let line = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    line.split(' ').next()?.parse().ok()
}

/// Annotates and reconciles a text in both languages, as the body and as the headline.
fn run(text: &str) -> Option<u64> {
    let started = worked()?;
    for lang in ["vi", "en"] {
        annotate(&Article { title: Some(text.to_owned()), ..article("a", lang, "—") }, Prefer::Nearest);
        let other = text.replace("56", "65");
        Reconciler::default().reconcile(&[article("a", lang, text), article("b", lang, &other)]);
    }
    Some(worked()? - started)
}

#[test]
fn no_shape_takes_more_than_linear_time() {
    run("Hà Nội. Paris.");
    let mut slow = Vec::new();
    for (name, shape) in SHAPES {
        let small = run(&shape(4_000));
        let large = run(&shape(32_000));
        let (Some(small), Some(large)) = (small, large) else { continue };
        // Eight times the text: linear time is 8, quadratic 64. Short times are noise, and how claims are shared out among
        // threads moves them.
        if 400_000_000 < large && 32 * small < large {
            slow.push(format!("{name}: {} ms, then {} ms", small / 1_000_000, large / 1_000_000));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn a_story_of_one_text_is_read_once() {
    let text = "The fire in Khuong Ha street in Hanoi killed 56 people and injured 37, police said on Wednesday.";
    let mut articles: Vec<Article> = (0..400).map(|at| article(&format!("a{at}"), "en", text)).collect();
    articles.push(article("other", "en", "In Hanoi, a fire in Khuong Ha street killed 65 people, officials said."));
    let report = Reconciler::default().reconcile(&articles);
    assert!(report.articles[..400].iter().all(|article| article.origin == report.articles[0].origin));
    assert!(350 < report.skipped.len());
    assert!(report.skipped.iter().all(|skipped| skipped.reason == "copy"));
    assert!(report.claims.len() < 1_000);
    assert!(report.findings.iter().flat_map(|finding| &finding.sides).all(|side| side.origins <= 2));
}

#[test]
fn copies_that_differ_a_little_are_one_source() {
    let texts = (0..60).map(|at| {
        format!(
            "The fire in Khuong Ha street in Hanoi killed 56 people and injured 37 others on Tuesday night, the police \
             of the city said in a statement on Wednesday morning. The owner of the building was arrested. Reported by \
             outlet number {at}."
        )
    });
    let articles: Vec<Article> = texts.enumerate().map(|(at, text)| article(&format!("a{at}"), "en", &text)).collect();
    let report = Reconciler::default().reconcile(&articles);
    assert!(report.articles.iter().all(|article| article.origin == 0));
    assert!(report.not_compared.iter().any(|entry| entry.reason == "copy" && 30 < entry.claims.len()));
}

#[test]
fn of_very_many_copies_that_differ_a_little_the_first_and_the_last_are_read() {
    let told = "The fire in Khuong Ha street in Hanoi killed 56 people and injured 37 others on Tuesday night, the police \
        of the city said in a statement on Wednesday morning, and the owner of the building was arrested on the same \
        day while firemen went on to search the upper floors for people who had not been found.";
    let mut articles: Vec<Article> = (0..600)
        .map(|at| article(&format!("a{at:03}"), "en", &format!("{told} Reported by outlet number {at}.")))
        .collect();
    articles.push(article("b", "en", "In Hanoi, a fire in Khuong Ha street killed 56 people, officials said."));
    let report = Reconciler::default().reconcile(&articles);
    let skipped: Vec<&str> = report.skipped.iter().map(|skipped| skipped.article.as_str()).collect();
    assert_eq!(skipped, (128..472).map(|at| format!("a{at:03}")).collect::<Vec<String>>());
    assert!(report.skipped.iter().all(|skipped| skipped.reason == "copy"));
    assert!(report.articles[..600].iter().all(|article| article.origin == 0));
    assert_eq!(report.articles[600].origin, 600);
    assert!(report.findings.iter().any(|finding| finding.sides[0].origins == 2));
    let mut corpus = Corpus::default();
    for article in articles {
        corpus.put(article);
    }
    assert_eq!(corpus.report(), &report);
}

#[test]
fn one_number_again_and_again_is_compared_once() {
    let text = "The fire in Khuong Ha street killed 56 people. ".repeat(600);
    let report = Reconciler::default().reconcile(&[article("a", "en", &text), article("b", "en", &text)]);
    assert!(1_000 < report.claims.len());
    assert!(report.links.len() < 10_000, "{}", report.links.len());
    assert!(report.not_compared.iter().any(|entry| entry.reason == "too_many"));
}

#[test]
fn an_article_without_end_is_skipped_and_said_so() {
    let long = article("long", "en", &"It was so. ".repeat(1_600_000));
    let report = Reconciler::default().reconcile(&[long, article("short", "en", "It was so.")]);
    assert_eq!(report.skipped.len(), 1);
    assert_eq!((report.skipped[0].article.as_str(), report.skipped[0].reason.as_str()), ("long", "too_long"));
}

#[test]
fn a_line_without_end_is_an_error_and_the_next_one_is_read() {
    let mut input = b"{\"text\": \"".to_vec();
    input.extend(std::iter::repeat_n(b'a', 3_000_000));
    input.extend(b"\"}\n{\"text\": \"It was so.\"}\n");
    let options = ReadOptions { max_record_bytes: 1 << 20, ..ReadOptions::default() };
    let reading = read_stream(&input[..], None, &options);
    assert_eq!((reading.articles.len(), reading.errors.len()), (1, 1));
    assert_eq!((reading.errors[0].kind(), reading.errors[0].line()), (ErrorKind::TooLarge, Some(1)));
}

#[test]
fn nothing_of_a_hostile_text_is_run_or_breaks_a_format() {
    let evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)> \u{0}\u{1b}[31m\u{8} ]]> --> {{ 7*7 }} \
        {% raw %} &lt; \u{202e} The fire killed 56 people in <b>Hanoi</b>, \"police\" said. =HYPERLINK(\"x\")";
    let one = Article { title: Some(evil.to_owned()), lead: Some(evil.to_owned()), ..article(evil, "en", evil) };
    let two =
        Article { url: Some("javascript:alert(1)".to_owned()), ..article("b\"'<>&", "en", &evil.replace("56", "65")) };
    let articles = [one, two];
    let report = Reconciler::default().reconcile(&articles);
    let text = |report: &Report, articles: &[Article], format| {
        let mut bytes = Vec::new();
        write(report, articles, format, ReportLanguage::English, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    for format in Format::all() {
        let written = text(&report, &articles, format);
        match format.name() {
            "html" => {
                let empty = text(&Report::default(), &[], format).to_ascii_lowercase();
                let page = written.to_ascii_lowercase();
                for tag in ["<script", "</script", "<img", "<iframe", "<b>hanoi", "href=\"javascript:"] {
                    assert_eq!(page.matches(tag).count(), empty.matches(tag).count(), "{tag}");
                }
                assert!(!written.contains("49 "));
            }
            "json" | "sarif" | "annotations" => {
                serde_json::from_str::<serde_json::Value>(&written).unwrap();
            }
            "text" | "graphml" => {
                let control = written.chars().find(|letter| letter.is_control() && !matches!(letter, '\n' | '\t'));
                assert_eq!(control, None, "{}", format.name());
            }
            _ => {}
        }
    }
}

#[test]
fn numbers_too_large_to_add_up_are_compared_all_the_same() {
    let told = |dead: &str, hurt: &str| {
        format!(
            "Vụ cháy ở phố Khương Hạ, Hà Nội khiến {dead} tỷ người chết, {hurt} tỷ người bị thương. Giá vàng giảm \
             -{dead} tỷ đồng. Giá vàng là {dead} tỷ rưỡi đồng."
        )
    };
    let (large, larger) = ("70.000.000.000.000.000.000", "79.000.000.000.000.000.000");
    let articles = [
        article("a", "vi", &told(large, larger)),
        article("b", "vi", &told(larger, large)),
        article("c", "vi", &told(&format!("-{large}"), &format!("-{larger}"))),
    ];
    let report = Reconciler::default().reconcile(&articles);
    let found = report.findings.iter().any(|finding| finding.sides.iter().any(|side| side.value.len() == 29));
    assert!(found, "{:?}", report.findings);
}
