//! How time and memory grow with the number of claims, from claims in memory to findings.
//!
//! `cargo bench --bench growth` generates corpora of three shapes and of sizes that double, each in a process of its
//! own, so that the peak of its memory is that of its size alone. It prints a table with the slopes of both curves on
//! a log-log line and draws them: `-- --svg docs/growth.svg`. `-- --most 160000` stops earlier, `-- --shape plain`
//! runs one shape.

#![allow(clippy::print_stdout, reason = "its output is a table")]

#[allow(dead_code, reason = "the benchmark uses a part of what the example writes")]
#[path = "../../examples/generate/generator/mod.rs"]
mod generator;
mod picture;

use std::collections::BTreeMap;
use std::process::{Command, ExitCode};
use std::thread;
use std::time::Instant;

use crosscheck::Article;
use crosscheck::claim::{self, Claim, Extraction, Extractor, Profile};
use crosscheck::finding::{self, Sources, Tolerances};
use crosscheck::link::{self, Statements, Weights};
use crosscheck::mention::{self, Prefer};
use crosscheck::text::Document;
use crosscheck::{event, lang};
use generator::{Generator, Shape};

const SEED: u64 = 11;
const LEAST: usize = 10_000;
const MOST: usize = 1_000_000;
/// Articles read at a time.
const BATCH: usize = 256;

/// What one run measured.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
struct Run {
    shape: String,
    articles: usize,
    claims: usize,
    stories: usize,
    links: usize,
    findings: usize,
    /// Seconds of each stage, and their names.
    seconds: Vec<(String, f64)>,
    /// Seconds of processor time of all stages, where the system tells: other work on the machine changes them little.
    processor: Option<f64>,
    /// Peak of the resident memory in bytes, where the system tells.
    memory: Option<f64>,
}

impl Run {
    fn total(&self) -> f64 {
        self.seconds.iter().map(|(_, seconds)| seconds).sum()
    }

    fn megabytes(&self) -> f64 {
        self.memory.unwrap_or_default() / 1e6
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let value =
        |name: &str| arguments.iter().position(|argument| argument == name).and_then(|at| arguments.get(at + 1));
    let number = |name: &str| value(name).and_then(|value| value.parse::<usize>().ok());
    let shapes: Vec<Shape> =
        Shape::ALL.into_iter().filter(|shape| value("--shape").is_none_or(|name| name == shape.name())).collect();
    if let (Some(size), Some(&shape)) = (number("--run"), shapes.first()) {
        println!("{}", serde_json::to_string(&run(shape, size)).expect("numbers and names are JSON"));
        return ExitCode::SUCCESS;
    }
    let most = number("--most").unwrap_or(MOST);
    let mut curves: Vec<(Shape, Vec<Run>)> = Vec::new();
    for shape in shapes {
        let mut size = LEAST.min(most);
        let mut runs: Vec<Run> = Vec::new();
        while size <= most {
            let Some(run) = in_a_process(shape, size) else { return ExitCode::FAILURE };
            println!("{}", line(&run));
            runs.push(run);
            size = if size == most { most + 1 } else { (size * 2).min(most) };
        }
        println!(
            "{:<14} slope of time {:.2}, of memory {:.2}",
            shape.name(),
            picture::slope(&runs, Run::total),
            picture::slope(&runs, Run::megabytes)
        );
        curves.push((shape, runs));
    }
    if let Some(path) = value("--svg")
        && let Err(error) = std::fs::write(path, picture::draw(&curves))
    {
        eprintln!("{path}: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn line(run: &Run) -> String {
    let stages: Vec<String> = run.seconds.iter().map(|(name, seconds)| format!("{name} {seconds:.2}")).collect();
    format!(
        "{:<14} {:>8} claims {:>6} articles {:>6} stories {:>8} links {:>7} findings {:>7.2} s ({}; {:.1} s of \
         processor time) {:>6.0} MB",
        run.shape,
        run.claims,
        run.articles,
        run.stories,
        run.links,
        run.findings,
        run.total(),
        stages.join(", "),
        run.processor.unwrap_or_default(),
        run.megabytes()
    )
}

fn in_a_process(shape: Shape, size: usize) -> Option<Run> {
    let output = Command::new(std::env::current_exe().ok()?)
        .args(["--shape", shape.name(), "--run", &size.to_string()])
        .output()
        .ok()?;
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).ok()
}

fn read(article: &Article) -> Extraction {
    let language = lang::language(&lang::detect(article)).expect("the generator writes languages that have tables");
    let document = Document::read(article, &language.lexicon);
    let mentions = mention::find(language, &document, Prefer::Nearest);
    let extractors: Vec<&dyn Extractor> = claim::extractors().collect();
    claim::extract(0, language, &document, &mentions, &extractors)
}

/// Reads articles on two cores, in order.
fn read_all(articles: &[Article]) -> Vec<Extraction> {
    let (one, other) = articles.split_at(articles.len() / 2);
    thread::scope(|scope| {
        let second = scope.spawn(|| other.iter().map(read).collect::<Vec<Extraction>>());
        let mut all: Vec<Extraction> = one.iter().map(read).collect();
        all.extend(second.join().expect("reading does not panic"));
        all
    })
}

/// Articles of whole stories until there are enough claims, in the order of publication.
///
/// They are read twice, once to count their claims and once in order, as the library reads them, so that the memory
/// holds each claim once.
fn corpus(shape: Shape, size: usize) -> Vec<Article> {
    let mut generator = Generator::new(SEED, shape);
    let mut all: Vec<Article> = Vec::new();
    let mut claims = 0;
    while claims < size {
        let articles: Vec<Article> = (0..40).flat_map(|_| generator.story().0).collect();
        claims += read_all(&articles).iter().map(|extraction| extraction.claims.len()).sum::<usize>();
        all.extend(articles);
    }
    all.sort_by(|a, b| (a.published, &a.id).cmp(&(b.published, &b.id)));
    all
}

fn run(shape: Shape, size: usize) -> Run {
    let mut claims: Vec<Claim> = Vec::with_capacity(size + size / 8);
    let mut profiles: Vec<Profile> = Vec::new();
    let (mut ids, mut sources, mut titles) = (Vec::new(), Vec::new(), Vec::new());
    let articles = corpus(shape, size);
    for batch in articles.chunks(BATCH) {
        for (article, extraction) in batch.iter().zip(read_all(batch)) {
            let index = profiles.len() as u32;
            claims.extend(extraction.claims.into_iter().map(|claim| Claim { article: index, ..claim }));
            profiles.push(extraction.profile);
            ids.push(article.id.clone());
            sources.push(article.source.clone());
            titles.push(article.title.clone().unwrap_or_default());
        }
    }
    drop(articles);
    let weights = Weights::default();
    let mut seconds = Vec::new();
    let processor = processor_time();
    let mut clock = Instant::now();
    let mut lap = |name: &str| {
        seconds.push((name.to_owned(), clock.elapsed().as_secs_f64()));
        clock = Instant::now();
    };
    let versions = link::versions(&profiles, &link::copies(&profiles), &BTreeMap::new());
    lap("versions");
    let statements = Statements::of(&claims, profiles.len());
    let (stories, linked) = link::link(&profiles, &claims, &statements, &versions, &weights);
    lap("link");
    let origins = link::origins(&profiles, &stories, &versions);
    lap("origins");
    let events = event::group(&claims, &statements, &linked, &stories, &profiles, &titles, &ids);
    lap("group");
    let published: Vec<Option<i64>> = profiles.iter().map(|profile| profile.published).collect();
    let outlets: Vec<Option<&str>> = sources.iter().map(Option::as_deref).collect();
    let zones = vec![Some(7 * 60); profiles.len()];
    let sources = Sources {
        origins: &origins,
        outlets: &outlets,
        published: &published,
        zones: &zones,
        latest: &versions.latest,
    };
    let findings = finding::judge(finding::rules(), &Tolerances::default(), &claims, &events, &linked.links, &sources);
    lap("judge");
    Run {
        shape: shape.name().to_owned(),
        articles: profiles.len(),
        claims: claims.len(),
        stories: stories.members.len(),
        links: linked.links.len() + linked.possible.len(),
        findings: findings.len(),
        seconds,
        processor: processor_time().zip(processor).map(|(after, before)| after - before),
        memory: peak_memory(),
    }
}

/// Seconds that the threads of this process have worked so far, as Linux tells it.
fn processor_time() -> Option<f64> {
    let nanoseconds = |thread: std::io::Result<std::fs::DirEntry>| -> Option<f64> {
        let line = std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        line.split(' ').next()?.parse().ok()
    };
    let worked: Option<f64> = std::fs::read_dir("/proc/self/task").ok()?.map(nanoseconds).sum();
    Some(worked? / 1e9)
}

/// The peak of this process's resident memory, as Linux tells it.
fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<f64>().ok()? * 1024.0)
}
