//! Learns the weights of evidence from stories that somebody has annotated: `learn ARTICLES.jsonl GOLD_DIR > weights.json`.
//!
//! Two claims on mentions of one fact are a pair that should be linked, two on mentions of two facts of a facet one that
//! should not. A logistic regression over the evidence on such pairs gives the weights of the model of Fellegi and
//! Sunter; it is held near the weights that the library comes with by a Gaussian prior, so that a dozen stories correct
//! them and cannot turn them over. What speaks for and against values at odds is too rare in gold and stays.
//!
//! Prints JSON for `Reconciler::builder().weights(…)`, and on the standard error a table: each weight before and after,
//! and the loss in bits a pair on each story when it is left out of the learning, which tells whether it is worth it.
#![allow(clippy::print_stdout, reason = "examples print")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crosscheck::article::read_path;
use crosscheck::claim::{Claim, Facet};
use crosscheck::link::Weights;
use crosscheck::value::relation::Relation;
use crosscheck::{Article, Field, Reconciler};
use serde_json::Value;

/// The families of facets that have weights of their own.
const FAMILIES: [&str; 7] = ["quantity", "date", "place", "participant", "speaker", "status", "predicate"];
/// How strongly the weights are held where they are, for each squared bit that they move.
const HOLD: f64 = 2.0;
/// Steps of the descent, and their length.
const STEPS: usize = 4_000;
const LENGTH: f64 = 0.002;
/// A story has so many pairs of a family that count, at most, evenly drawn.
const PAIRS: usize = 2_000;

/// Two claims, the strengths of the evidence on them, and whether they are on one fact.
struct Pair {
    story: usize,
    strengths: Vec<(&'static str, f64)>,
    one_fact: bool,
}

/// The weights of a family by name, the prior among them, and the threshold that their sum must reach.
type Family = (BTreeMap<&'static str, f64>, f64);

fn main() -> ExitCode {
    let paths: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let [articles, gold] = paths.as_slice() else {
        eprintln!("usage: learn ARTICLES.jsonl GOLD_DIR > weights.json");
        return ExitCode::from(2);
    };
    match learn(&read_path(articles).articles, gold) {
        Ok(weights) => {
            println!("{weights:#}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("learn: {message}");
            ExitCode::from(2)
        }
    }
}

fn learn(articles: &[Article], gold: &Path) -> Result<Value, String> {
    let mut weights = serde_json::to_value(Weights::default()).map_err(|error| error.to_string())?;
    // With weights of one, evidence shows its bare strength.
    let mut bare = weights.clone();
    for family in FAMILIES {
        for value in bare[family].as_object_mut().into_iter().flat_map(|fields| fields.values_mut()) {
            *value = 1.0.into();
        }
    }
    let bare: Weights = serde_json::from_value(bare).map_err(|error| error.to_string())?;
    let pairs = read_pairs(articles, gold, &Reconciler::builder().weights(bare).build().map_err(|e| e.to_string())?)?;
    for family in FAMILIES {
        let Some(pairs) = pairs.get(family) else { continue };
        let library = family_of_weights(&weights[family], pairs);
        let stories: BTreeSet<usize> = pairs.iter().map(|pair| pair.story).collect();
        let (mut before, mut after, mut count) = (0.0, 0.0, 0.0);
        for &story in &stories {
            let (others, left_out): (Vec<&Pair>, Vec<&Pair>) = pairs.iter().partition(|pair| pair.story != story);
            before += loss(&library, &left_out);
            after += loss(&descend(&library, &others), &left_out);
            count += left_out.len() as f64;
        }
        let all: Vec<&Pair> = pairs.iter().collect();
        let learnt = descend(&library, &all);
        let linked = pairs.iter().filter(|pair| pair.one_fact).count();
        eprintln!("{family}: {} pairs, {linked} of one fact, {} stories", pairs.len(), stories.len());
        eprintln!("{:>22} {:>8.3} {:>8.3}", "loss when left out", before / count, after / count);
        for (&name, &weight) in &learnt.0 {
            eprintln!("{name:>22} {:>8.2} {weight:>8.2}", library.0[name]);
            weights[family][name] = ((weight * 100.0).round() / 100.0).into();
        }
    }
    Ok(weights)
}

/// The weights that evidence on some pairs has, and the prior.
fn family_of_weights(known: &Value, pairs: &[Pair]) -> Family {
    let names = pairs.iter().flat_map(|pair| pair.strengths.iter().map(|(name, _)| *name));
    let weight = |name: &'static str| (name, known[name].as_f64().unwrap_or_default());
    (names.map(weight).collect(), known["threshold"].as_f64().unwrap_or_default())
}

/// How likely a pair is about one fact.
fn likely((weights, threshold): &Family, pair: &Pair) -> f64 {
    let sum: f64 = pair.strengths.iter().map(|(name, strength)| weights[name] * strength).sum();
    1.0 / (1.0 + (threshold - sum).exp2())
}

/// Pairs of one fact and of two count the same on the whole, however many there are of each.
fn balance(pairs: &[&Pair]) -> [f64; 2] {
    let one_fact = pairs.iter().filter(|pair| pair.one_fact).count().max(1) as f64;
    let two = (pairs.len() as f64 - one_fact).max(1.0);
    [pairs.len() as f64 / (2.0 * two), pairs.len() as f64 / (2.0 * one_fact)]
}

/// The loss in bits over some pairs.
fn loss(family: &Family, pairs: &[&Pair]) -> f64 {
    let balance = balance(pairs);
    let bits = |pair: &&Pair| {
        let likely = likely(family, pair).clamp(1e-9, 1.0 - 1e-9);
        -balance[usize::from(pair.one_fact)] * if pair.one_fact { likely } else { 1.0 - likely }.log2()
    };
    pairs.iter().map(bits).sum()
}

/// Descends from the weights of the library to those that fit the pairs, held by the prior.
fn descend(library: &Family, pairs: &[&Pair]) -> Family {
    let mut learnt = library.clone();
    let balance = balance(pairs);
    let scale = 1.0 / pairs.len().max(1) as f64;
    for _ in 0..STEPS {
        let mut slopes: BTreeMap<&'static str, f64> = BTreeMap::new();
        for pair in pairs {
            let off = likely(&learnt, pair) - f64::from(u8::from(pair.one_fact));
            for (name, strength) in &pair.strengths {
                *slopes.entry(name).or_default() += balance[usize::from(pair.one_fact)] * off * strength * scale;
            }
        }
        for (name, weight) in &mut learnt.0 {
            let held = HOLD * scale * (*weight - library.0[name]);
            *weight -= LENGTH * 10.0 * (slopes.get(name).copied().unwrap_or_default() + held);
        }
    }
    learnt
}

/// The pairs of annotated claims of each family, story by story.
fn read_pairs(
    articles: &[Article],
    gold: &Path,
    bare: &Reconciler,
) -> Result<BTreeMap<&'static str, Vec<Pair>>, String> {
    let claims = bare.reconcile(articles).claims;
    let explainer = bare.explainer(articles);
    let mut files: Vec<PathBuf> = fs::read_dir(gold)
        .map_err(|error| format!("{}: {error}", gold.display()))?
        .map(|entry| entry.map(|entry| entry.path()).map_err(|error| error.to_string()))
        .collect::<Result<_, _>>()?;
    files.sort();
    let mut pairs: BTreeMap<&'static str, Vec<Pair>> = BTreeMap::new();
    for (story, file) in files.iter().enumerate() {
        let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let annotated: Value = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        let facts = facts_of(&annotated, articles, &claims);
        let known: Vec<u32> = facts.keys().copied().collect();
        let mut drawn: BTreeMap<&'static str, Vec<(u32, u32)>> = BTreeMap::new();
        for (at, &a) in known.iter().enumerate() {
            for &b in &known[at + 1..] {
                let (left, right) = (&claims[a as usize], &claims[b as usize]);
                if left.article != right.article && left.facet == right.facet && family_of(left) == family_of(right) {
                    drawn.entry(family_of(left)).or_default().push((a, b));
                }
            }
        }
        for (family, drawn) in drawn {
            let step = drawn.len().div_ceil(PAIRS).max(1);
            for &(a, b) in drawn.iter().step_by(step) {
                let Some(told) = explainer.pair(a, b) else { continue };
                if matches!(told.relation, Relation::Same | Relation::Compatible) && !told.evidence.is_empty() {
                    let strengths = told.evidence.iter().map(|it| (field(it.name), it.weight)).collect();
                    let one_fact = !facts[&a].is_disjoint(&facts[&b]);
                    pairs.entry(family).or_default().push(Pair { story, strengths, one_fact });
                }
            }
        }
    }
    Ok(pairs)
}

/// The facts of a story on whose mentions claims of their facet lie.
fn facts_of(annotated: &Value, articles: &[Article], claims: &[Claim]) -> BTreeMap<u32, BTreeSet<String>> {
    let mut facts: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    let text = |value: &Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
    for fact in annotated["facts"].as_array().into_iter().flatten() {
        for mention in fact["mentions"].as_array().into_iter().flatten() {
            let id = text(mention, "article");
            let Some(article) = articles.iter().position(|article| article.id == id) else { continue };
            let Some(field) =
                [Field::Title, Field::Lead, Field::Text].into_iter().find(|field| field.name() == mention["field"])
            else {
                continue;
            };
            let words = text(mention, "text");
            let nth = mention["nth"].as_u64().unwrap_or_default() as usize;
            let whole = articles[article].field(field).unwrap_or_default();
            let Some((start, _)) = whole.match_indices(words.as_str()).nth(nth) else { continue };
            let end = start + words.len();
            for (index, claim) in (0_u32..).zip(claims) {
                let there = claim.article as usize == article && claim.span.field == field;
                let touches = (claim.span.start as usize) < end && start < claim.span.end as usize;
                if there && touches && claim.facet.name() == fact["facet"] {
                    facts.entry(index).or_default().insert(text(fact, "id"));
                }
            }
        }
    }
    facts
}

/// The weight that a piece of evidence takes its bits from.
fn field(name: &'static str) -> &'static str {
    if name == "value_shared" { "value_same" } else { name }
}

fn family_of(claim: &Claim) -> &'static str {
    match claim.facet {
        Facet::Count | Facet::Money | Facet::Percent | Facet::Measure | Facet::Duration => "quantity",
        Facet::Date => "date",
        Facet::Place => "place",
        Facet::Participant => "participant",
        Facet::Speaker => "speaker",
        Facet::Status if claim.frame.is_some() => "status",
        Facet::Status => "predicate",
        Facet::Quote => "",
    }
}
