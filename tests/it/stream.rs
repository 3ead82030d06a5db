//! Annotating a stream: memory does not grow with its length, and a bad record does not stop it.

use std::cell::Cell;
use std::io::{self, BufReader, Read, Write};

use crosscheck::annotate::annotate_lines;
use crosscheck::article::ReadOptions;
use crosscheck::mention::Prefer;

/// A stream of equal lines that is never in memory as a whole, and how much of it was read.
struct Endless<'a> {
    line: &'a [u8],
    at: usize,
    left: usize,
    read: &'a Cell<usize>,
}

impl Read for Endless<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let rest = &self.line[self.at..];
        let count = rest.len().min(buffer.len()).min(self.left);
        buffer[..count].copy_from_slice(&rest[..count]);
        self.at = (self.at + count) % self.line.len();
        self.left -= count;
        self.read.set(self.read.get() + count);
        Ok(count)
    }
}

/// Notes how far the stream was ahead of what was written, at the most.
struct Behind<'a> {
    read: &'a Cell<usize>,
    lines: usize,
    line: usize,
    most: usize,
}

impl Write for Behind<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.most = self.most.max(self.read.get() - self.lines * self.line);
        self.lines += buffer.split(|&byte| byte == b'\n').count() - 1;
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_stream_is_written_while_it_is_read() {
    let text = "Weather stations along the coast reported calm seas. ".repeat(2_000);
    let line = format!("{{\"id\":\"a\",\"text\":\"{text}\"}}\n");
    let total = line.len() * 60;
    let read = Cell::new(0);
    let stream = Endless { line: line.as_bytes(), at: 0, left: total, read: &read };
    let mut output = Behind { read: &read, lines: 0, line: line.len(), most: 0 };
    let options = ReadOptions::default();
    annotate_lines(BufReader::new(stream), &mut output, Prefer::Nearest, &options, &mut |error| panic!("{error}"))
        .unwrap();
    assert_eq!((output.lines, read.get()), (60, total));
    assert!(output.most < total / 3, "{} of {total} bytes were read before they were written", output.most);
}

#[test]
fn a_bad_record_is_told_and_passed_over() {
    let long = format!("{{\"id\":\"long\",\"text\":\"{}\"}}", "x".repeat(500));
    let lines = format!("{{\"id\":\"a\",\"text\":\"One.\"}}\n\nno object\n{long}\n{{\"id\":\"b\",\"text\":\"Two.\"}}");
    let run = |options: &ReadOptions| {
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        annotate_lines(lines.as_bytes(), &mut output, Prefer::Nearest, options, &mut |error| {
            errors.push(error.to_string());
        })
        .unwrap();
        let ids: Vec<String> = String::from_utf8(output)
            .unwrap()
            .lines()
            .map(|line| {
                serde_json::from_str::<serde_json::Value>(line).unwrap()["article"].as_str().unwrap().to_owned()
            })
            .collect();
        (ids, errors)
    };
    let (ids, errors) = run(&ReadOptions { max_record_bytes: 400, ..ReadOptions::default() });
    assert_eq!(ids, ["a", "b"]);
    assert!(errors.len() == 2 && errors[0].starts_with("line 3:") && errors[1].starts_with("line 4:"), "{errors:?}");
    let (ids, errors) = run(&ReadOptions { strict: true, ..ReadOptions::default() });
    assert_eq!((ids.len(), errors.len()), (1, 1));
    let (ids, errors) = run(&ReadOptions { max_articles: 1, ..ReadOptions::default() });
    assert_eq!(ids, ["a"]);
    assert_eq!(errors.len(), 2);
}
