//! Articles in, the reconciliation out: `report [PATH...] [--format F] [--lang vi|en] [--out FILE]
//! [--check] [--all] [--single] [--decisions FILE]`.
//!
//! Exit codes: 0 when the report was written; with `--check` 0 when nothing is at odds and 1 when a conflict or a
//! dispute was found; 2 when it could not run or, with `--check`, when an input could not be read.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crosscheck::article::{Reading, read_json_lines, read_path};
use crosscheck::finding::{Decision, Verdict, read_decisions};
use crosscheck::report::{self, Format, ReportLanguage};
use crosscheck::{Article, Reconciler, Report};

const USAGE: &str = "\
usage: report [PATH...] [options]
  PATH            .jsonl, .txt or .md files, folders, or - for JSON lines on standard input (default: seeds)
  --format F      text, json, html, dot, graphml, csv, sarif or annotations (default: by the ending of --out, or text)
  --out FILE      write there instead of to standard output
  --lang L        vi or en: the language of headlines and notes (default: vi)
  --all           text: every finding in full
  --color WHEN    text: auto, always or never (default: auto; NO_COLOR is respected)
  --width N       text: columns (default: the terminal's, or 120)
  --single        list what only one article of a story says
  --decisions F   JSON lines of reviewed findings, which stay silent until their evidence changes
  --check         exit with 1 when a conflict or dispute was found";

struct Options {
    paths: Vec<PathBuf>,
    format: Option<Format>,
    out: Option<PathBuf>,
    language: ReportLanguage,
    all: bool,
    color: String,
    width: Option<usize>,
    check: bool,
    single: bool,
    decisions: Option<PathBuf>,
}

fn main() -> ExitCode {
    match options().and_then(|options| options.map_or(Ok(ExitCode::SUCCESS), |options| run(&options))) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("report: {message}");
            ExitCode::from(2)
        }
    }
}

fn options() -> Result<Option<Options>, String> {
    let mut options = Options {
        paths: Vec::new(),
        format: None,
        out: None,
        language: ReportLanguage::default(),
        all: false,
        color: "auto".to_owned(),
        width: None,
        check: false,
        single: false,
        decisions: None,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let (name, given) = match argument.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name.to_owned(), Some(value.to_owned())),
            _ => (argument, None),
        };
        let mut value = || given.clone().or_else(|| arguments.next()).ok_or_else(|| format!("{name} needs a value"));
        match name.as_str() {
            "--format" => {
                let value = value()?;
                options.format =
                    Some(Format::from_name(&value).ok_or_else(|| format!("{value:?} is no format\n{USAGE}"))?);
            }
            "--out" => options.out = Some(PathBuf::from(value()?)),
            "--lang" => {
                let value = value()?;
                options.language =
                    ReportLanguage::from_code(&value).ok_or_else(|| format!("--lang takes vi or en, not {value:?}"))?;
            }
            "--color" => options.color = value()?,
            "--width" => {
                let value = value()?;
                options.width = Some(value.parse().map_err(|_| format!("--width takes a number, not {value:?}"))?);
            }
            "--all" => options.all = true,
            "--single" => options.single = true,
            "--decisions" => options.decisions = Some(PathBuf::from(value()?)),
            "--check" => options.check = true,
            "--help" | "-h" => {
                // Nobody is there to read it when the pipe is closed.
                let _ = writeln!(io::stdout(), "{USAGE}");
                return Ok(None);
            }
            _ if name.starts_with("--") => return Err(format!("there is no option {name}\n{USAGE}")),
            _ => options.paths.push(PathBuf::from(name)),
        }
    }
    if options.paths.is_empty() {
        options.paths.push(PathBuf::from("seeds"));
    }
    Ok(Some(options))
}

fn run(options: &Options) -> Result<ExitCode, String> {
    let format = match (options.format, &options.out) {
        (Some(format), _) => format,
        (None, Some(out)) => ending(out)?,
        (None, None) => Format::Text,
    };
    let reading = read(&options.paths);
    for error in &reading.errors {
        eprintln!("report: {error}");
    }
    if reading.articles.is_empty() {
        return Err("there is no article to read".to_owned());
    }
    let articles = reading.articles;
    let mut progress = Progress::new(articles.len(), options.language);
    let reconciler = Reconciler::builder()
        .single_sources(options.single)
        .decisions(decisions(options.decisions.as_deref())?)
        .build()
        .map_err(|error| error.to_string())?;
    let report = reconciler.reconcile_with(&articles, &mut |done| progress.show(done));
    progress.clear();
    match &options.out {
        Some(out) => {
            let file = File::create(out).map_err(|error| format!("{}: {error}", out.display()))?;
            write(BufWriter::new(file), &report, &articles, format, options)
                .map_err(|error| format!("{}: {error}", out.display()))?;
        }
        None => match write(BufWriter::new(io::stdout().lock()), &report, &articles, format, options) {
            // The reader of the pipe has gone.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            written => written.map_err(|error| error.to_string())?,
        },
    }
    let at_odds = report.findings.iter().any(|it| matches!(it.verdict, Verdict::Conflict | Verdict::Disputed));
    Ok(match (options.check, reading.errors.is_empty(), at_odds) {
        (true, false, _) => ExitCode::from(2),
        (true, true, true) => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    })
}

/// The decisions of a file, if one was given. A line that cannot be read stops the run: a typing slip must not make a
/// reviewed finding speak.
fn decisions(path: Option<&Path>) -> Result<Vec<Decision>, String> {
    let Some(path) = path else { return Ok(Vec::new()) };
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let (decisions, errors) = read_decisions(&text);
    match errors.first() {
        Some((line, error)) => Err(format!("{}:{line}: {error}", path.display())),
        None => Ok(decisions),
    }
}

fn ending(out: &Path) -> Result<Format, String> {
    let name = out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    Format::from_ending(name).ok_or_else(|| format!("{}: no format has this ending; give --format", out.display()))
}

fn read(paths: &[PathBuf]) -> Reading {
    let mut reading = Reading::default();
    for path in paths {
        if path.as_os_str() == "-" {
            let (articles, errors) = read_json_lines(io::stdin().lock(), None);
            reading.articles.extend(articles);
            reading.errors.extend(errors);
        } else {
            let part = read_path(path);
            reading.articles.extend(part.articles);
            reading.errors.extend(part.errors);
        }
    }
    reading
}

fn write(
    mut output: impl Write,
    report: &Report,
    articles: &[Article],
    format: Format,
    options: &Options,
) -> io::Result<()> {
    if format == Format::Text {
        let terminal = options.out.is_none() && io::stdout().is_terminal();
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let text = report::text::TextOptions {
            language: options.language,
            width: options.width.or_else(columns).unwrap_or(120).max(40),
            color: match options.color.as_str() {
                "always" => true,
                "never" => false,
                _ => terminal && !no_color,
            },
            all: options.all,
        };
        output.write_all(report::text::render(report, articles, &text).as_bytes())?;
    } else {
        report::write(report, articles, format, options.language, &mut output)?;
        output.write_all(b"\n")?;
    }
    output.flush()
}

/// The width of the terminal: as the shell exports it, or as `stty` measures it.
fn columns() -> Option<usize> {
    if let Some(columns) = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()) {
        return Some(columns);
    }
    if !io::stdout().is_terminal() {
        return None;
    }
    let size = Command::new("stty").arg("size").stdin(File::open("/dev/tty").ok()?).output().ok()?;
    String::from_utf8(size.stdout).ok()?.split_whitespace().nth(1)?.parse().ok()
}

/// A line on standard error that says how far a long run has come, when that is a terminal.
struct Progress {
    total: usize,
    language: ReportLanguage,
    started: Instant,
    shown: Option<Instant>,
    terminal: bool,
}

impl Progress {
    /// Shorter runs need no line.
    const PATIENCE: Duration = Duration::from_millis(700);
    const INTERVAL: Duration = Duration::from_millis(200);
    const BAR: usize = 30;

    fn new(total: usize, language: ReportLanguage) -> Self {
        Self { total, language, started: Instant::now(), shown: None, terminal: io::stderr().is_terminal() }
    }

    fn show(&mut self, done: usize) {
        let elapsed = self.started.elapsed();
        let lately = self.shown.is_some_and(|shown| shown.elapsed() < Self::INTERVAL);
        if !self.terminal || elapsed < Self::PATIENCE || (lately && done < self.total) {
            return;
        }
        self.shown = Some(Instant::now());
        let left = elapsed.as_secs_f64() / done as f64 * (self.total - done) as f64;
        let filled = Self::BAR * done / self.total.max(1);
        let bar = format!("{}{}", "#".repeat(filled), ".".repeat(Self::BAR - filled));
        let (done, total, left) = (done.to_string(), self.total.to_string(), format!("{left:.0}"));
        let inputs = [("done", done.as_str()), ("total", total.as_str()), ("left", left.as_str())];
        let key = if done == total { "progress.linking" } else { "progress.reading" };
        eprint!("\r\u{1b}[2K[{bar}] {}", self.language.messages().fill(key, &inputs));
    }

    fn clear(&self) {
        if self.shown.is_some() {
            eprint!("\r\u{1b}[2K");
        }
    }
}
