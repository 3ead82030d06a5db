//! CSV: a header that names the fields, then an article a row.

use csv::{ErrorKind as CsvErrorKind, ReaderBuilder, StringRecord};

use super::reading::Reader;
use super::record;
use crate::error::{Error, ErrorKind};

/// Reads a table whose columns are divided by commas, semicolons or tabs.
pub(super) fn read_table(content: &str, reader: &mut Reader<'_>) -> Result<(), Error> {
    let first = content.lines().next().unwrap_or_default();
    let count = |mark: u8| first.bytes().filter(|&byte| byte == mark).count();
    // The mark that divides the header divides the rows; a comma where nothing tells.
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(|&mark| count(mark)).unwrap_or(b',');
    let mut rows = ReaderBuilder::new().delimiter(delimiter).from_reader(content.as_bytes());
    let header: Vec<String> = match rows.headers() {
        Ok(header) => header.iter().map(|name| name.trim().to_ascii_lowercase()).collect(),
        Err(cause) => {
            return Err(
                Error::new(ErrorKind::BadRecord, format!("the header cannot be read: {cause}")).caused_by(cause)
            );
        }
    };
    let column = |field: &str| -> Vec<(usize, &'static str)> {
        let found = record::names(field).iter().map(|name| (header.iter().position(|column| column == name), *name));
        found.filter_map(|(at, name)| Some((at?, name))).collect()
    };
    if column("text").is_empty() {
        let known = record::names("text").join("`, `");
        let detail = format!(
            "no column for the text of the articles: name it `{known}` (the columns are {})",
            header.join(", ")
        );
        return Err(Error::new(ErrorKind::BadRecord, detail).at_line(1));
    }
    let mut row = StringRecord::new();
    loop {
        if reader.is_done() {
            return Ok(());
        }
        match rows.read_record(&mut row) {
            Ok(false) => return Ok(()),
            Ok(true) => {
                let line = row.position().map(|position| position.line() as usize);
                let article = record::assemble(|field| {
                    let cells = column(field).into_iter().filter_map(|(at, name)| Some((row.get(at)?, name)));
                    let mut cells = cells.filter(|(cell, _)| field == "text" || !cell.trim().is_empty());
                    Ok(cells.next().map(|(cell, name)| (cell.to_owned(), name)))
                });
                match article {
                    Ok(article) => reader.take(article, line),
                    Err(error) => reader.fail(match line {
                        Some(line) => error.at_line(line),
                        None => error,
                    }),
                }
            }
            Err(cause) => reader.fail(row_error(cause)),
        }
    }
}

fn row_error(cause: csv::Error) -> Error {
    let line = cause.position().map(|position| position.line() as usize);
    let detail = match cause.kind() {
        CsvErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the row has {len} columns, the header {expected_len}: quote cells that hold the dividing mark")
        }
        _ => format!("the row cannot be read: {cause}"),
    };
    let error = Error::new(ErrorKind::BadRecord, detail).caused_by(cause);
    match line {
        Some(line) => error.at_line(line),
        None => error,
    }
}
