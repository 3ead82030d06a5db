//! Articles in, their annotations out, line by line: `annotate ARTICLES.jsonl [--prefer past|future|nearest]`.

use std::io::{self, BufRead, BufReader, ErrorKind};
use std::process::ExitCode;

use crosscheck::Error;
use crosscheck::annotate::annotate_lines;
use crosscheck::article::ReadOptions;
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
    let mut failed = false;
    let mut tell = |error: Error| {
        eprintln!("{error}");
        failed = true;
    };
    match annotate_lines(input, io::stdout().lock(), prefer, &ReadOptions::default(), &mut tell) {
        Ok(()) if !failed => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
        // The reader of the pipe has gone.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write: {error}");
            ExitCode::from(2)
        }
    }
}
