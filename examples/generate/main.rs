//! Stories with a known truth: `generate [--stories N] [--seed N] [--shape plain|skewed|shared-actors] [--truth FILE]`.
//!
//! Writes articles as JSON lines to standard output, and with `--truth` what is planted in them to a file: a line for
//! each slot of each story, with the verdict that a careful reader gives and the place of every mention.

mod generator;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use generator::{Shape, generate};

struct Options {
    stories: u64,
    seed: u64,
    shape: Shape,
    truth: Option<String>,
}

fn main() -> ExitCode {
    let written = options().and_then(|options| write(&options).map_err(|error| error.to_string()));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("generate: {message}");
            ExitCode::from(2)
        }
    }
}

fn options() -> Result<Options, String> {
    let mut options = Options { stories: 10, seed: 1, shape: Shape::Plain, truth: None };
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{name} needs a value"))?;
        let number = || value.parse().map_err(|_| format!("{name} takes a number, not {value:?}"));
        match name.as_str() {
            "--stories" => options.stories = number()?,
            "--seed" => options.seed = number()?,
            "--shape" => {
                options.shape = Shape::ALL
                    .into_iter()
                    .find(|shape| shape.name() == value)
                    .ok_or_else(|| format!("there is no shape {value:?}"))?;
            }
            "--truth" => options.truth = Some(value),
            _ => return Err(format!("there is no option {name}")),
        }
    }
    Ok(options)
}

fn write(options: &Options) -> io::Result<()> {
    let (articles, truth) = generate(options.seed, options.shape, options.stories);
    let mut output = BufWriter::new(io::stdout().lock());
    for article in &articles {
        serde_json::to_writer(&mut output, article)?;
        output.write_all(b"\n")?;
    }
    output.flush()?;
    if let Some(path) = &options.truth {
        let mut output = BufWriter::new(std::fs::File::create(path)?);
        for slot in &truth {
            serde_json::to_writer(&mut output, slot)?;
            output.write_all(b"\n")?;
        }
        output.flush()?;
    }
    Ok(())
}
