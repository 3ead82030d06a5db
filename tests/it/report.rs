//! Reports in all their formats, from findings made by hand and from the seeds.

mod browser;
mod command;
mod readme;
mod schema;
mod stories;

use std::collections::BTreeSet;

use crosscheck::article::read_path;
use crosscheck::claim::{Facet, Stage};
use crosscheck::finding::{Severity, Verdict};
use crosscheck::report::text::{self, TextOptions};
use crosscheck::report::{self, Format, ReportLanguage};
use crosscheck::value::Hedge;
use crosscheck::{Reconciler, finding};
use serde_json::Value;
use stories::Stories;

const VIETNAMESE: ReportLanguage = ReportLanguage::Vietnamese;
const ENGLISH: ReportLanguage = ReportLanguage::English;

fn seeds() -> Stories {
    let reading = read_path(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"));
    let report = Reconciler::default().reconcile(&reading.articles);
    Stories { report, articles: reading.articles }
}

fn written(it: &Stories, format: Format, language: ReportLanguage) -> String {
    let mut bytes = Vec::new();
    report::write(&it.report, &it.articles, format, language, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn as_text(it: &Stories, options: TextOptions) -> String {
    text::render(&it.report, &it.articles, &options)
}

/// Compares with a file in `snapshots/report`.
fn assert_snapshot(name: &str, content: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/report");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, content));
}

#[test]
fn text_in_both_languages() {
    let fire = stories::fire();
    let options = TextOptions { width: 100, ..TextOptions::default() };
    assert_snapshot("fire_vi", &as_text(&fire, TextOptions { language: VIETNAMESE, ..options }));
    assert_snapshot("fire_en", &as_text(&fire, TextOptions { language: ENGLISH, ..options }));
    let all = TextOptions { language: ENGLISH, width: 72, all: true, color: true };
    assert_snapshot("fire_en_all_colored", &as_text(&fire, all));
}

#[test]
fn formats_for_programs() {
    let hostile = stories::hostile();
    for format in Format::all().filter(|format| *format != Format::Html) {
        assert_snapshot(&format!("hostile_{}", format.name()), &written(&hostile, format, ENGLISH));
    }
}

#[test]
fn the_same_report_is_written_alike() {
    for (one, two) in [(stories::fire(), stories::fire()), (stories::hostile(), stories::hostile())] {
        for format in Format::all() {
            assert_eq!(written(&one, format, VIETNAMESE), written(&two, format, VIETNAMESE), "{}", format.name());
        }
    }
}

/// The marks stand under the words, in composed and in decomposed text, and cut lines fit the terminal.
#[test]
fn columns_are_right() {
    use unicode_normalization::UnicodeNormalization;
    let mut checked = 0;
    for width in [60, 80, 120] {
        let text = as_text(&stories::fire(), TextOptions { width, ..TextOptions::default() });
        let lines: Vec<&str> = text.lines().collect();
        for (index, line) in lines.iter().enumerate() {
            let Some((_, marks)) = line.split_once("| ").filter(|(_, rest)| rest.trim_start().starts_with('^')) else {
                continue;
            };
            let (_, source) = lines[index - 1].split_once("| ").unwrap();
            assert!(lines[index - 1].chars().count() <= width + 6, "{} at {width}", lines[index - 1]);
            assert!(source.nfc().eq(source.chars()), "the line is composed: {source}");
            let start = marks.chars().position(|mark| mark == '^').unwrap();
            let length = marks.chars().filter(|mark| *mark == '^').count();
            let marked: String = source.chars().skip(start).take(length).collect();
            let known = stories::fire().report.claims.iter().any(|claim| {
                let field =
                    stories::fire().articles[claim.article as usize].field(claim.span.field).unwrap().to_owned();
                let words: String = field[claim.span.start as usize..claim.span.end as usize].nfc().collect();
                words == marked
            });
            assert!(known, "{marked:?} is marked in {source:?}");
            checked += 1;
        }
    }
    assert!(30 < checked, "{checked}");
}

#[test]
fn plain_text_has_no_colours_and_no_controls() {
    for it in [stories::fire(), stories::hostile()] {
        let plain = as_text(&it, TextOptions::default());
        assert!(!plain.chars().any(|character| character.is_control() && character != '\n'));
        assert!(!plain.contains('\u{202e}'), "a mark of direction would turn the line");
        assert!(as_text(&it, TextOptions { color: true, ..TextOptions::default() }).contains("\u{1b}["));
    }
}

#[test]
fn tables_of_messages_match() {
    let (vietnamese, english) = (VIETNAMESE.messages(), ENGLISH.messages());
    let keys = |messages: &'static report::Messages| messages.keys().collect::<BTreeSet<_>>();
    assert_eq!(
        keys(vietnamese).symmetric_difference(&keys(english)).collect::<Vec<_>>(),
        Vec::<&&str>::new(),
        "help: each key has a row in both vi.tsv and en.tsv"
    );
    for key in keys(vietnamese) {
        let inputs = |template: &str| {
            let names = template.split('{').skip(1).map(|rest| rest.split('}').next().unwrap().to_owned());
            names.collect::<BTreeSet<_>>()
        };
        let (one, two) = (inputs(vietnamese.get(key).unwrap()), inputs(english.get(key).unwrap()));
        // A date may leave out the number of its month where it names the month.
        assert!(one == two || key.starts_with("date."), "{key}: {one:?} in vi.tsv, {two:?} in en.tsv");
    }
}

#[test]
fn every_name_has_its_words() {
    let mut keys: Vec<String> = Vec::new();
    keys.extend(finding::rules().iter().map(|rule| format!("rule.{}", rule.name)));
    keys.extend(["error", "warning", "note"].map(|name| format!("severity.{name}")));
    for verdict in [
        Verdict::Conflict,
        Verdict::Disputed,
        Verdict::Undetermined,
        Verdict::Update,
        Verdict::Compatible,
        Verdict::Agree,
        Verdict::SingleSource,
    ] {
        keys.extend(["verdict", "because"].map(|group| format!("{group}.{}", verdict.name())));
    }
    for facet in [
        Facet::Count,
        Facet::Money,
        Facet::Percent,
        Facet::Measure,
        Facet::Duration,
        Facet::Date,
        Facet::Place,
        Facet::Participant,
        Facet::Speaker,
        Facet::Quote,
        Facet::Status,
    ] {
        keys.push(format!("facet.{}", facet.name()));
        keys.push(format!("help.conflict.{}", facet.name()));
    }
    for stage in [
        Stage::Proposed,
        Stage::Invited,
        Stage::Accepted,
        Stage::Scheduled,
        Stage::Postponed,
        Stage::Cancelled,
        Stage::UnderWay,
        Stage::Held,
    ] {
        keys.push(format!("stage.{}", stage.name()));
    }
    for hedge in ["exact", "about", "more_than", "at_least", "less_than", "at_most", "range"] {
        keys.push(format!("hedge.{}", Hedge::from_name(hedge).unwrap().name()));
    }
    let seeds = seeds();
    keys.extend(seeds.report.not_compared.iter().map(|entry| format!("reason.{}", entry.reason)));
    let links = seeds.report.links.iter().flat_map(|link| &link.evidence);
    keys.extend(links.map(|evidence| format!("evidence.{}", evidence.name)));
    keys.extend(seeds.report.findings.iter().map(|finding| format!("rule.{}", finding.rule)));
    let missing: BTreeSet<&String> = keys.iter().filter(|key| VIETNAMESE.messages().get(key).is_none()).collect();
    assert!(missing.is_empty(), "help: add rows to src/report/messages/*.tsv for {missing:?}");
}

#[test]
fn the_schema_is_that_of_the_types() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/schema.json");
    let fresh = report::json::schema();
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(path).unwrap(),
        fresh,
        "help: UPDATE_SCHEMA=1 cargo test --test it report::the_schema"
    );
}

#[test]
fn json_follows_the_schema_and_points_into_the_articles() {
    let schema: Value = serde_json::from_str(&report::json::schema()).unwrap();
    for it in [stories::fire(), stories::hostile(), seeds()] {
        let json: Value = serde_json::from_str(&written(&it, Format::Json, VIETNAMESE)).unwrap();
        assert_eq!(schema::problems(&schema, &json), Vec::<String>::new());
        let list = |value: &Value| value.as_array().unwrap().clone();
        let ids: Vec<Value> = list(&json["claims"]).iter().map(|claim| claim["id"].clone()).collect();
        assert_eq!(ids.iter().map(Value::to_string).collect::<BTreeSet<_>>().len(), ids.len(), "ids are unique");
        let findings = list(&json["findings"]);
        let names: BTreeSet<String> = findings.iter().map(|finding| finding["id"].to_string()).collect();
        assert_eq!(names.len(), findings.len(), "ids of findings are unique");
        for mention in findings
            .iter()
            .flat_map(|finding| list(&finding["sides"]))
            .flat_map(|side| list(&side["mentions"]))
            .chain(list(&json["claims"]))
        {
            let article = it.articles.iter().find(|article| mention["article"] == article.id.as_str()).unwrap();
            let field = match mention["field"].as_str().unwrap() {
                "title" => article.title.as_deref().unwrap(),
                "lead" => article.lead.as_deref().unwrap(),
                _ => &article.text,
            };
            let at = |name: &str| usize::try_from(mention[name].as_u64().unwrap()).unwrap();
            assert_eq!(&field[at("start")..at("end")], mention["text"].as_str().unwrap());
        }
    }
}

#[test]
fn an_empty_report_is_written_too() {
    let empty = Stories { report: crosscheck::Report::default(), articles: Vec::new() };
    for format in Format::all() {
        for language in ReportLanguage::ALL {
            assert!(!written(&empty, format, language).is_empty(), "{}", format.name());
        }
    }
}

#[test]
fn tables_for_spreadsheets_have_even_rows_and_no_formulas() {
    let csv = written(&stories::hostile(), Format::Csv, ENGLISH);
    let rows = csv_rows(csv.strip_prefix('\u{feff}').unwrap());
    assert!(2 < rows.len());
    for row in &rows {
        assert_eq!(row.len(), rows[0].len(), "{row:?}");
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '@'])), "{row:?}");
    }
}

fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(letter),
        }
    }
    rows
}

/// Nothing that an article says becomes markup, and the page loads nothing.
#[test]
fn the_page_escapes_all_text() {
    let page = written(&stories::hostile(), Format::Html, ENGLISH);
    for markup in ["<img", "<script>alert", "<i>mayor", "<closed>", "<affected>"] {
        assert!(!page.contains(markup), "{markup}");
    }
    assert_eq!(page.matches("</script>").count(), 2);
    assert!(page.contains("{{ 7*7 }}"), "text of articles is no template");
    for loading in [" src=\"", "@import", "url(", "<link rel=\"stylesheet\""] {
        assert!(!page.contains(loading), "{loading}");
    }
}

#[test]
fn severity_shows_in_the_words() {
    let it = stories::fire();
    let doubtful = it.report.findings.iter().any(|finding| finding.severity == Severity::Warning);
    assert!(doubtful && as_text(&it, TextOptions::default()).contains("có thể mâu thuẫn["));
}
