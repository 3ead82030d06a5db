//! The rules on two tiny articles each: where a rule fires and where it keeps silent, in both languages; and the manual
//! that is made of the rules and of these articles.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crosscheck::article::parse_published;
use crosscheck::claim::{Claim, relation_of};
use crosscheck::finding::{Pair, Rule, Tolerances, decide, rules};
use crosscheck::link::Weights;
use crosscheck::value::relation::Relation;
use crosscheck::{Article, Reconciler};
use serde::Deserialize;

/// The strength of the link that the values of the corpus are taken to have, in bits.
const LINKED: f64 = 2.0;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/rules").join(name)).unwrap()
}

/// A row of `pairs.tsv`.
struct Row<'a> {
    rule: &'a str,
    fires: bool,
    articles: [(&'a str, &'a str); 2],
    verdict: &'a str,
}

fn rows(content: &str) -> impl Iterator<Item = Row<'_>> {
    content.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [rule, case, first_time, first, second_time, second, verdict] = columns[..] else {
            panic!("seven columns: {line}");
        };
        assert!(matches!(case, "fires" | "silent"), "{line}");
        Row { rule, fires: case == "fires", articles: [(first_time, first), (second_time, second)], verdict }
    })
}

/// The claims of a marked text, and those of them that stand where the mark is.
fn marked(index: u32, time: &str, text: &str) -> (Vec<Claim>, Vec<usize>) {
    let (before, rest) = text.split_once("[[").unwrap_or_else(|| panic!("no mark: {text}"));
    let (value, after) = rest.split_once("]]").unwrap_or_else(|| panic!("no mark: {text}"));
    let mut article = Article::from_body(format!("{before}{value}{after}"));
    // Texts as short as these show their language by their letters only.
    article.lang = Some(if is_vietnamese(text) { "vi" } else { "en" }.to_owned());
    article.published = (time != "-").then(|| parse_published(time).unwrap());
    let mut claims = Reconciler::default().claims(&article);
    for claim in &mut claims {
        claim.article = index;
    }
    let (from, to) = (before.len() as u32, (before.len() + value.len()) as u32);
    let mut there: Vec<usize> =
        (0..claims.len()).filter(|&at| claims[at].span.start < to && from < claims[at].span.end).collect();
    // The claim that covers what is marked most closely comes first.
    there.sort_by_key(|&at| claims[at].span.start.abs_diff(from) + claims[at].span.end.abs_diff(to));
    (claims, there)
}

/// Whether an article gives the value of the other beside its own.
fn told_together((claim, article): (&Claim, &[Claim]), other: &Claim) -> bool {
    article.iter().any(|beside| beside.facet == claim.facet && relation_of(beside, other) == Relation::Same)
}

/// The rule and verdict on the two values of a row, the first pair of facets on which a rule of this name can look.
fn judged(row: &Row<'_>) -> Option<(&'static str, String)> {
    let [(first_time, first), (second_time, second)] = row.articles;
    let (left, left_there) = marked(0, first_time, first);
    let (right, right_there) = marked(1, second_time, second);
    let rule = rules().iter().find(|rule| rule.name == row.rule).unwrap_or_else(|| panic!("no rule {}", row.rule));
    let published = |time: &str| parse_published(time).ok();
    let times = published(first_time).zip(published(second_time));
    let tolerances = Tolerances::default();
    for &a in &left_there {
        for &b in &right_there {
            let (one, two) = (&left[a], &right[b]);
            if one.facet != two.facet || !(rule.facets.is_empty() || rule.facets.contains(&one.facet)) {
                continue;
            }
            let mut gap = times.map(|(first, second)| second.timestamp() - first.timestamp());
            let mut zones = times
                .map(|(first, second)| (second.offset().local_minus_utc() - first.offset().local_minus_utc()) / 60);
            let mut days = [first_time, second_time].map(|time| published(time).map(|time| time.date_naive()));
            let (mut earlier, mut later) = ((one, &left[..]), (two, &right[..]));
            if gap.is_some_and(|gap| gap < 0) {
                std::mem::swap(&mut earlier, &mut later);
                gap = gap.map(i64::abs);
                zones = zones.map(|minutes| -minutes);
                days.reverse();
            }
            let pair = Pair {
                earlier: earlier.0,
                later: later.0,
                relation: relation_of(earlier.0, later.0),
                gap,
                score: LINKED,
                returns: false,
                told_together: told_together(earlier, later.0) || told_together(later, earlier.0),
                beside_earlier: earlier.1,
                beside_later: later.1,
                zones,
                days,
                tolerances: &tolerances,
            };
            return decide(rules(), &pair).map(|(name, ruling)| (name, ruling.verdict.name().to_owned()));
        }
    }
    Some(("no two claims of one facet at the marks", String::new()))
}

#[test]
fn pairs_are_judged_as_the_corpus_says() {
    let content = read("pairs.tsv");
    let mut wrong = Vec::new();
    for row in rows(&content) {
        let judged = judged(&row);
        let expected = match (row.fires, row.verdict) {
            (true, verdict) => Some((row.rule, verdict.to_owned())),
            (false, "-") => None,
            (false, other) => {
                let (rule, verdict) = other.split_once(':').unwrap();
                Some((rule, verdict.to_owned()))
            }
        };
        if judged.as_ref().map(|(rule, verdict)| (*rule, verdict.clone())) != expected {
            wrong.push(format!("{} {:?}\n  expected {expected:?}, judged {judged:?}", row.rule, row.articles));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A line of `stories.jsonl`: whole articles, for rules that look at more than two values.
#[derive(Deserialize)]
struct StoryRow {
    rule: String,
    case: String,
    verdict: String,
    articles: Vec<Article>,
}

fn story_rows(content: &str) -> Vec<StoryRow> {
    content.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

#[test]
fn stories_are_judged_as_the_corpus_says() {
    let mut wrong = Vec::new();
    for row in story_rows(&read("stories.jsonl")) {
        // The articles are too short to show by themselves that they tell one story.
        let weights = Weights { story: 0.0, cohesion: 0.0, ..Weights::default() };
        let reconciler = Reconciler::builder().weights(weights).single_sources(true).build().unwrap();
        let report = reconciler.reconcile(&row.articles);
        let findings = report.findings.iter().filter(|finding| finding.rule == row.rule);
        let found: Vec<&str> = findings
            // Names are told by one article only in every story; the numbers are what the corpus is about.
            .filter(|finding| report.claims[finding.sides[0].claims[0] as usize].quantity().is_some())
            .map(|finding| finding.verdict.name())
            .collect();
        let right = if row.case == "fires" { found.contains(&row.verdict.as_str()) } else { found.is_empty() };
        if !right {
            let all: Vec<String> = report
                .findings
                .iter()
                .filter(|finding| report.claims[finding.sides[0].claims[0] as usize].quantity().is_some())
                .map(|finding| {
                    let values: Vec<&str> = finding.sides.iter().map(|side| side.value.as_str()).collect();
                    format!("{}:{} {values:?}", finding.rule, finding.verdict.name())
                })
                .collect();
            wrong.push(format!("{} {} {:?}\n  found {all:?}", row.rule, row.case, row.articles[0].text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a text is Vietnamese.
fn is_vietnamese(text: &str) -> bool {
    crosscheck::lang::detect(&Article::from_body(text)) == "vi"
}

#[test]
fn every_rule_has_seeds_that_fire_and_that_keep_silent() {
    let mut seen: BTreeMap<String, [bool; 4]> = BTreeMap::new();
    let mut add = |rule: &str, fires: bool, texts: &[&str]| {
        let known = seen.entry(rule.to_owned()).or_default();
        known[usize::from(!fires)] = true;
        for text in texts {
            known[if is_vietnamese(text) { 2 } else { 3 }] = true;
        }
    };
    let pairs = read("pairs.tsv");
    for row in rows(&pairs) {
        add(row.rule, row.fires, &row.articles.map(|(_, text)| text));
    }
    for row in story_rows(&read("stories.jsonl")) {
        let texts: Vec<&str> = row.articles.iter().map(|article| article.text.as_str()).collect();
        add(&row.rule, row.case == "fires", &texts);
    }
    for rule in rules() {
        let [fires, silent, vietnamese, english] = seen.get(rule.name).copied().unwrap_or_default();
        assert!(fires && silent, "{}: a seed that fires and one that keeps silent, please", rule.name);
        assert!(vietnamese && english, "{}: seeds in both languages, please", rule.name);
        for part in [rule.summary, rule.why, rule.example, rule.silent] {
            assert!(!part.is_empty(), "{}: its page has a gap", rule.name);
        }
    }
    let names: Vec<&str> = rules().iter().map(|rule| rule.name).collect();
    for name in seen.keys() {
        assert!(names.contains(&name.as_str()), "there is no rule {name}");
    }
}

/// The manual of the rules, made of their pages and of the corpus.
fn manual() -> String {
    let mut manual = String::from(
        "# The rules\n\nMade from the code and from `tests/corpus/rules` (`UPDATE_RULES=1 cargo test --test it \
         rules::the_manual`). The rules are asked in this order; the first that applies decides. Those at the end look \
         at a whole story or article.\n\nTolerances that decide are plain numbers in `Tolerances`, which \
         `Reconciler::builder().tolerances(…)` replaces; `without_rule(NAME)` switches a rule off, `rule(RULE)` adds \
         one of your own, which is asked first.\n\n| tolerance | default |\n| --- | --- |\n",
    );
    let tolerances = serde_json::to_value(Tolerances::default()).unwrap();
    for (name, value) in tolerances.as_object().unwrap() {
        writeln!(manual, "| `{name}` | {value} |").unwrap();
    }
    let pairs = read("pairs.tsv");
    for rule in rules() {
        page(&mut manual, rule, &pairs);
    }
    manual
}

fn page(manual: &mut String, rule: &Rule, pairs: &str) {
    let facets: Vec<&str> = rule.facets.iter().map(|facet| facet.name()).collect();
    let facets = if facets.is_empty() { "all".to_owned() } else { facets.join(", ") };
    writeln!(manual, "\n## `{}`\n\n{} Facets: {facets}.\n", rule.name, rule.summary).unwrap();
    writeln!(manual, "- Why it matters: {}", rule.why).unwrap();
    writeln!(manual, "- Example: {}", rule.example).unwrap();
    writeln!(manual, "- Stays silent when {}", rule.silent.trim_end_matches('.')).unwrap();
    for row in rows(pairs).filter(|row| row.rule == rule.name) {
        let [(_, first), (_, second)] =
            row.articles.map(|(time, text)| (time, text.replace("[[", "**").replace("]]", "**")));
        match (row.fires, row.verdict) {
            (true, verdict) => writeln!(manual, "- {verdict}: {first} / {second}").unwrap(),
            (false, "-") => writeln!(manual, "- silent, not compared: {first} / {second}").unwrap(),
            (false, other) => {
                writeln!(manual, "- silent, `{}` decides: {first} / {second}", other.split(':').next().unwrap())
                    .unwrap();
            }
        }
    }
}

#[test]
fn the_manual() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let manual = manual();
    if std::env::var_os("UPDATE_RULES").is_some() {
        fs::write(&path, &manual).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == manual, "help: UPDATE_RULES=1 cargo test --test it rules::the_manual");
}
