//! One article in, its annotations out: `annotate ARTICLES.jsonl [--prefer past|future|nearest]`.

use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::process::ExitCode;

use crosscheck::annotate::annotate;
use crosscheck::article::from_json_line;
use crosscheck::mention::Prefer;

fn main() -> ExitCode {
    let mut path = None;
    let mut prefer = Prefer::Nearest;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--prefer" {
            prefer = match arguments.next().as_deref() {
                Some("past") => Prefer::Past,
                Some("future") => Prefer::Future,
                Some("nearest") => Prefer::Nearest,
                other => {
                    eprintln!("--prefer takes past, future or nearest, not {other:?}");
                    return ExitCode::from(2);
                }
            };
        } else {
            path = Some(argument);
        }
    }
    let input: Box<dyn BufRead> = match path.as_deref() {
        None | Some("-") => Box::new(BufReader::new(io::stdin())),
        Some(path) => match std::fs::File::open(path) {
            Ok(file) => Box::new(BufReader::new(file)),
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::from(2);
            }
        },
    };
    let mut output = BufWriter::new(io::stdout().lock());
    let mut failed = false;
    for (index, line) in input.lines().enumerate() {
        let article = match line {
            Ok(line) if line.trim().is_empty() => continue,
            Ok(line) => from_json_line(line.trim_start_matches('\u{feff}')),
            Err(error) => {
                eprintln!("line {}: {error}", index + 1);
                return ExitCode::from(2);
            }
        };
        match article {
            Ok(article) => {
                let written = serde_json::to_writer(&mut output, &annotate(&article, prefer))
                    .map_err(io::Error::from)
                    .and_then(|()| output.write_all(b"\n"));
                if written.is_err() {
                    // The reader of the pipe has gone.
                    return ExitCode::SUCCESS;
                }
            }
            Err(error) => {
                eprintln!("line {}: {error}", index + 1);
                failed = true;
            }
        }
    }
    if output.flush().is_ok() && !failed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
