//! JSON: one article an object, one object a line; or an array of objects, or objects one after the other.

use std::io::BufRead;
use std::path::Path;

use serde_json::{Map, Value};

use super::reading::{ReadOptions, Reader};
use super::{Article, record};
use crate::error::{Error, ErrorKind};

/// Reads one line of JSON as an article.
///
/// # Errors
/// [`ErrorKind::BadRecord`] when it is no object with a text, [`ErrorKind::BadDate`] for a publication time that
/// cannot be read.
pub fn from_json_line(line: &str) -> Result<Article, Error> {
    let mut object: Map<String, Value> = serde_json::from_str(line).map_err(|cause| {
        Error::new(ErrorKind::BadRecord, format!("not a JSON object on one line: {cause}")).caused_by(cause)
    })?;
    from_object(&mut object)
}

/// Makes an article of an object, whose texts it takes: no name stands for two of our fields.
fn from_object(object: &mut Map<String, Value>) -> Result<Article, Error> {
    record::assemble(|field| {
        for name in record::names(field) {
            match object.get_mut(*name) {
                None | Some(Value::Null) => {}
                // An empty field counts as one that is not there, so that the next name is tried.
                Some(Value::String(text)) if text.trim().is_empty() && field != "text" => {}
                Some(Value::String(text)) => return Ok(Some((std::mem::take(text), name))),
                Some(Value::Number(number)) if field == "id" => return Ok(Some((number.to_string(), name))),
                Some(Value::Array(items)) if field == "author" => {
                    let names: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
                    return Ok(Some((names.join(", "), name)));
                }
                Some(_) => return Err(Error::new(ErrorKind::BadRecord, format!("the field `{name}` is not a text"))),
            }
        }
        Ok(None)
    })
}

/// Reads a stream of JSON lines. A bad line becomes an error with its number and does not stop the rest; empty lines
/// are passed over.
pub fn read_json_lines(input: impl BufRead, path: Option<&Path>) -> (Vec<Article>, Vec<Error>) {
    let options = ReadOptions::default();
    let mut reader = Reader::new(&options);
    reader.in_file(path);
    read_lines(input, &mut reader);
    let reading = reader.finish();
    (reading.articles, reading.errors)
}

/// Reads JSON lines, never holding more than one of them.
pub(super) fn read_lines(input: impl BufRead, reader: &mut Reader<'_>) {
    let mut lines = JsonLines::new(input, reader.options());
    while !reader.is_done() {
        match lines.next() {
            Some(Ok(article)) => reader.take(article, Some(lines.line())),
            Some(Err(error)) => reader.fail(error),
            None => return,
        }
    }
}

/// The articles of a stream of JSON lines, one after the other. It holds one line at a time; a line that is longer than
/// [`ReadOptions::max_record_bytes`] is passed over unread. A bad line is an error with its number and does not stop the
/// rest; empty lines are passed over.
#[derive(Debug)]
pub struct JsonLines<R> {
    input: R,
    max_record_bytes: usize,
    bytes: Vec<u8>,
    line: usize,
    done: bool,
}

impl<R: BufRead> JsonLines<R> {
    /// Reads from a stream. Of the options only the limit of a record counts.
    pub fn new(input: R, options: &ReadOptions) -> Self {
        Self { input, max_record_bytes: options.max_record_bytes, bytes: Vec::new(), line: 0, done: false }
    }

    /// The number of the line that was read last, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    fn read_line(&mut self) -> Result<Option<Article>, Error> {
        if !next_line(&mut self.input, self.max_record_bytes, &mut self.bytes)? {
            self.done = true;
            return Ok(None);
        }
        let line = std::str::from_utf8(&self.bytes).map_err(|cause| {
            let detail = format!("the line is not UTF-8 at byte {}: save the file as UTF-8", cause.valid_up_to() + 1);
            Error::new(ErrorKind::Encoding, detail).caused_by(cause)
        })?;
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() { Ok(None) } else { from_json_line(line).map(Some) }
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Article, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            self.line += 1;
            match self.read_line() {
                Ok(Some(article)) => return Some(Ok(article)),
                Ok(None) => {}
                Err(error) => {
                    // What comes after a failure of the stream itself is lost.
                    self.done = error.kind() == ErrorKind::Io;
                    return Some(Err(error.at_line(self.line)));
                }
            }
        }
        None
    }
}

/// Reads the next line into `bytes`; `false` at the end. A line that is too long is passed over and is an error.
fn next_line(input: &mut impl BufRead, limit: usize, bytes: &mut Vec<u8>) -> Result<bool, Error> {
    bytes.clear();
    let (mut length, mut any) = (0, false);
    loop {
        let available = input.fill_buf().map_err(|cause| {
            Error::new(ErrorKind::Io, format!("cannot read on: {cause}; what comes after is lost")).caused_by(cause)
        })?;
        if available.is_empty() {
            break;
        }
        any = true;
        let end = available.iter().position(|&byte| byte == b'\n');
        let part = end.unwrap_or(available.len());
        length += part;
        if length <= limit {
            bytes.extend_from_slice(&available[..part]);
        }
        input.consume(end.map_or(part, |end| end + 1));
        if end.is_some() {
            break;
        }
    }
    if limit < length {
        return Err(Error::new(
            ErrorKind::TooLarge,
            format!("the record has {length} bytes, the limit is {limit}: raise `max_record_bytes` or cut it"),
        ));
    }
    Ok(any)
}

/// Reads a file that holds an array of objects, an object with an array of them, or objects one after the other.
pub(super) fn read_document(content: &str, reader: &mut Reader<'_>) {
    let mut values = Vec::new();
    for value in serde_json::Deserializer::from_str(content).into_iter::<Value>() {
        match value {
            Ok(value) => values.push(value),
            // Lines of which one is broken are read line by line, so that the others are not lost.
            Err(_) if content.lines().next().is_some_and(|first| from_json_line(first).is_ok()) => {
                return read_lines(content.as_bytes(), reader);
            }
            Err(cause) => {
                let detail = format!("not JSON: {cause}");
                let line = cause.line();
                reader.fail(Error::new(ErrorKind::BadRecord, detail).caused_by(cause).at_line(line));
                break;
            }
        }
    }
    let mut number = 0;
    for value in values {
        match value {
            Value::Array(items) => items.into_iter().for_each(|item| read_value(item, &mut number, reader)),
            Value::Object(mut object) => match object.remove("articles") {
                Some(Value::Array(items)) => items.into_iter().for_each(|item| read_value(item, &mut number, reader)),
                _ => read_value(Value::Object(object), &mut number, reader),
            },
            other => read_value(other, &mut number, reader),
        }
    }
}

fn read_value(value: Value, number: &mut usize, reader: &mut Reader<'_>) {
    *number += 1;
    let article = match value {
        Value::Object(mut object) => from_object(&mut object),
        _ => Err(Error::new(ErrorKind::BadRecord, "not an object")),
    };
    match article {
        Ok(article) => reader.take(article, None),
        Err(error) => reader.fail(error.in_record(*number)),
    }
}
