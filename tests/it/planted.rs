//! Findings against planted truth: stories whose facts are known, told by outlets that round, update, copy and slip.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

use crosscheck::article::Article;
use crosscheck::finding::{Finding, Verdict};
use crosscheck::{Field, Reconciler, Report};

use crate::generator::{PlantedSlot, Shape, generate};

/// Where the planted mentions of one field of an article stand: first byte, byte after the last, slot.
type Places<'a> = HashMap<(&'a str, Field), Vec<(usize, usize, usize)>>;

fn places(truth: &[PlantedSlot]) -> Places<'_> {
    let mut places = Places::new();
    for (number, slot) in truth.iter().enumerate() {
        for mention in &slot.mentions {
            let place = (mention.start, mention.end, number);
            places.entry((&mention.article, mention.field)).or_default().push(place);
        }
    }
    places
}

/// The articles that a finding quotes, by planted slot. What is not planted is left out.
fn slots_of<'a>(finding: &Finding, report: &'a Report, places: &Places<'_>) -> BTreeMap<usize, BTreeSet<&'a str>> {
    let mut slots: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for &claim in finding.sides.iter().flat_map(|side| &side.claims) {
        let claim = &report.claims[claim as usize];
        let article = report.articles[claim.article as usize].id.as_str();
        let (start, end) = (claim.span.start as usize, claim.span.end as usize);
        let planted = places.get(&(article, claim.span.field)).into_iter().flatten();
        for &(_, _, slot) in planted.filter(|&&(from, to, _)| from < end && start < to) {
            slots.entry(slot).or_default().insert(article);
        }
    }
    slots
}

#[derive(Default)]
struct Row {
    planted: usize,
    found: usize,
    right: usize,
}

struct Score {
    by_kind: BTreeMap<(&'static str, &'static str), Row>,
    /// Findings at odds, and those of them on a slot that is at odds.
    at_odds: (usize, usize),
    /// Slots at odds.
    discords: usize,
    /// Slots at odds for which a finding at odds was reported.
    discords_found: usize,
    /// Findings on planted slots, and those of them on one slot only.
    pure: (usize, usize),
    /// What is reported at odds and is not, and what is at odds and not reported.
    wrong: Vec<String>,
}

fn is_at_odds(verdict: &str) -> bool {
    matches!(verdict, "conflict" | "disputed" | "undetermined")
}

fn score(articles: &[Article], truth: &[PlantedSlot]) -> Score {
    let report = Reconciler::default().reconcile(articles);
    let places = places(truth);
    let mut best: HashMap<usize, (usize, Verdict)> = HashMap::new();
    let mut score = Score {
        by_kind: BTreeMap::new(),
        at_odds: (0, 0),
        discords: 0,
        discords_found: 0,
        pure: (0, 0),
        wrong: Vec::new(),
    };
    let mut reported = BTreeSet::new();
    for finding in &report.findings {
        let slots = slots_of(finding, &report, &places);
        if !slots.is_empty() {
            score.pure.0 += 1;
            score.pure.1 += usize::from(slots.len() == 1);
        }
        let true_discord =
            slots.len() == 1 && slots.iter().all(|(&slot, said)| is_at_odds(truth[slot].verdict) && 1 < said.len());
        // What may be one thing is found and not judged.
        if is_at_odds(finding.verdict.name()) && !finding.is_possible() {
            score.at_odds.0 += 1;
            score.at_odds.1 += usize::from(true_discord);
            if true_discord {
                reported.extend(slots.keys().copied());
            } else {
                let planted: Vec<String> =
                    slots.keys().map(|&slot| format!("{} {}", truth[slot].slot, truth[slot].verdict)).collect();
                let values: Vec<&str> = finding.sides.iter().map(|side| side.value.as_str()).collect();
                let line = format!("{}: {} [{}]", finding.rule, values.join(" / "), planted.join(", "));
                score.wrong.push(line);
            }
        }
        for (slot, said) in slots.into_iter().filter(|(_, said)| 1 < said.len()) {
            let known = best.entry(slot).or_insert((0, finding.verdict));
            if known.0 < said.len() {
                *known = (said.len(), finding.verdict);
            }
        }
    }
    for (number, slot) in truth.iter().enumerate().filter(|(_, slot)| slot.verdict != "single_source") {
        let row = score.by_kind.entry((slot.facet, slot.verdict)).or_default();
        row.planted += 1;
        if let Some((_, verdict)) = best.get(&number) {
            row.found += 1;
            row.right += usize::from(verdict.name() == slot.verdict);
        }
        if is_at_odds(slot.verdict) {
            score.discords += 1;
            score.discords_found += usize::from(reported.contains(&number));
        }
    }
    score
}

fn table(score: &Score) -> String {
    let mut table = "facet       planted as    planted  found  right verdict\n".to_owned();
    for ((facet, verdict), row) in &score.by_kind {
        writeln!(table, "{facet:<11} {verdict:<13} {:>7} {:>6} {:>14}", row.planted, row.found, row.right).unwrap();
    }
    let ((reported, true_ones), (findings, pure)) = (score.at_odds, score.pure);
    writeln!(table, "\nreported at odds: {reported}, of these at odds: {true_ones}").unwrap();
    writeln!(table, "slots at odds: {}, of these reported: {}", score.discords, score.discords_found).unwrap();
    writeln!(table, "findings on planted slots: {findings}, of these on one slot only: {pure}").unwrap();
    writeln!(table, "\nreported at odds and not so:").unwrap();
    for line in &score.wrong {
        writeln!(table, "  {line}").unwrap();
    }
    table
}

#[test]
fn planted_truth_is_found() {
    let (articles, truth) = generate(20_240_907, Shape::Plain, 60);
    let score = score(&articles, &truth);
    super::stories::snapshot("planted", "sixty_stories", &table(&score));
    let sum = |part: fn(&Row) -> usize| score.by_kind.values().map(part).sum::<usize>() as f64;
    let (planted, found, right) = (sum(|row| row.planted), sum(|row| row.found), sum(|row| row.right));
    assert!(0.9 <= found / planted, "found {found} of {planted}");
    assert!(0.65 <= right / planted, "right verdict on {right} of {planted}");
    let (reported, true_ones) = score.at_odds;
    assert!(0.35 * reported as f64 <= true_ones as f64, "{true_ones} of {reported} reported at odds are at odds");
    assert!(0.55 * score.discords as f64 <= score.discords_found as f64, "found {} at odds", score.discords_found);
    assert!(0.9 * score.pure.0 as f64 <= score.pure.1 as f64, "findings that mix slots");
}

#[test]
fn a_seed_gives_the_same_stories_and_places_that_hold() {
    let (articles, truth) = generate(7, Shape::Skewed, 20);
    assert_eq!(generate(7, Shape::Skewed, 20).0, articles);
    assert_ne!(generate(8, Shape::Skewed, 20).0, articles);
    let by_id: HashMap<&str, &Article> = articles.iter().map(|article| (article.id.as_str(), article)).collect();
    assert_eq!(by_id.len(), articles.len());
    for mention in truth.iter().flat_map(|slot| &slot.mentions) {
        let field = by_id[mention.article.as_str()].field(mention.field).unwrap();
        assert!(field.get(mention.start..mention.end).is_some_and(|words| !words.trim().is_empty()), "{mention:?}");
    }
    let long = articles.iter().filter(|article| article.id.starts_with("s999999")).count();
    assert_eq!(long, articles.len().div_ceil(10), "one story has a tenth of all articles");
}
