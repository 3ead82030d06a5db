//! Formats: which one a file has, and the way to its reader.

use std::io::BufRead;
use std::path::Path;

use super::compression::{decompress, read_all};
use super::encoding::decode;
use super::reading::Reader;
use super::{from_text, json_lines};
use crate::error::{Error, ErrorKind};

/// The kinds of file that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    JsonLines,
    Json,
    Text,
    Table,
    Feed,
    Html,
    Warc,
}

/// The format that a file's name tells.
pub(super) fn of_path(path: &Path) -> Option<Format> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    let inner = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    Some(match inner.rsplit_once('.')?.1 {
        "jsonl" | "ndjson" => Format::JsonLines,
        "json" => Format::Json,
        "txt" | "md" => Format::Text,
        "csv" | "tsv" => Format::Table,
        "rss" | "atom" | "xml" => Format::Feed,
        "html" | "htm" => Format::Html,
        "warc" => Format::Warc,
        _ => return None,
    })
}

/// The format that the first bytes of an input show.
fn of_content(start: &[u8]) -> Format {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let lower: Vec<u8> = start.iter().take(512).map(u8::to_ascii_lowercase).collect();
    match start.first() {
        Some(b'{') => Format::JsonLines,
        Some(b'[') => Format::Json,
        _ if lower.starts_with(b"warc/") => Format::Warc,
        _ if lower.starts_with(b"<!doctype html") || lower.starts_with(b"<html") => Format::Html,
        _ if [&b"<?xml"[..], b"<rss", b"<feed"].iter().any(|tag| lower.starts_with(tag)) => Format::Feed,
        _ if is_table(&lower) => Format::Table,
        _ => Format::Text,
    }
}

/// Whether the first line names columns that an article has.
fn is_table(start: &[u8]) -> bool {
    let line = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let names = super::record::names("text");
    let columns: Vec<&[u8]> = line.split(|byte| matches!(byte, b',' | b';' | b'\t')).map(<[u8]>::trim_ascii).collect();
    1 < columns.len() && columns.iter().any(|column| names.iter().any(|name| name.as_bytes() == *column))
}

/// Reads one input.
pub(super) fn read_stream<'a>(input: Box<dyn BufRead + 'a>, path: Option<&Path>, reader: &mut Reader<'_>) {
    if let Err(error) = read(input, path, reader) {
        reader.fail(error);
    }
}

fn read<'a>(input: Box<dyn BufRead + 'a>, path: Option<&Path>, reader: &mut Reader<'_>) -> Result<(), Error> {
    let mut input = decompress(input)?;
    let start = input
        .fill_buf()
        .map_err(|cause| Error::new(ErrorKind::Io, format!("cannot read: {cause}")).caused_by(cause))?;
    let format = path.and_then(of_path).unwrap_or_else(|| of_content(start));
    let wide = start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff");
    if format == Format::JsonLines && !wide {
        json_lines::read_lines(input, reader);
        return Ok(());
    }
    let bytes = read_all(input, reader.options().max_file_bytes)?;
    if bytes.trim_ascii().is_empty() {
        return Err(Error::new(ErrorKind::BadRecord, "the file is empty"));
    }
    if format == Format::Warc {
        return warc(&bytes, reader);
    }
    let decoded = decode(&bytes, declared(&bytes, format).as_deref())?;
    if let Some(warning) = decoded.warning {
        reader.warn(None, None, warning);
    }
    match format {
        Format::JsonLines => json_lines::read_lines(decoded.text.as_bytes(), reader),
        Format::Json => json_lines::read_document(&decoded.text, reader),
        Format::Text => reader.take(from_text(&decoded.text)?, None),
        Format::Table => table(&decoded.text, reader)?,
        Format::Feed => feed(&decoded.text, reader)?,
        Format::Html => html(&decoded.text, reader)?,
        Format::Warc => {}
    }
    Ok(())
}

/// The encoding that HTML or XML declares near its start.
fn declared(bytes: &[u8], format: Format) -> Option<String> {
    let key = match format {
        Format::Html => "charset=",
        Format::Feed => "encoding=",
        _ => return None,
    };
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let after = &start[start.find(key)? + key.len()..];
    let label = after.trim_start_matches(['"', '\'']);
    let end = label.find(|letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '-' | '_'))?;
    Some(label[..end].to_owned()).filter(|label| !label.is_empty())
}

/// The error for a format whose feature is off.
#[cfg(not(all(feature = "csv", feature = "feed", feature = "pages", feature = "warc")))]
fn missing(what: &str, feature: &str) -> Error {
    let detail =
        format!("{what} are read only with the feature `{feature}`: build with it, or give the articles as JSON lines");
    Error::new(ErrorKind::UnknownFormat, detail)
}

#[cfg(feature = "csv")]
fn table(content: &str, reader: &mut Reader<'_>) -> Result<(), Error> {
    super::table::read_table(content, reader)
}

#[cfg(not(feature = "csv"))]
fn table(_content: &str, _reader: &mut Reader<'_>) -> Result<(), Error> {
    Err(missing("CSV files", "csv"))
}

#[cfg(feature = "feed")]
fn feed(content: &str, reader: &mut Reader<'_>) -> Result<(), Error> {
    super::feed::read_feed(content, reader)
}

#[cfg(not(feature = "feed"))]
fn feed(_content: &str, _reader: &mut Reader<'_>) -> Result<(), Error> {
    Err(missing("RSS and Atom feeds", "feed"))
}

#[cfg(feature = "pages")]
fn html(content: &str, reader: &mut Reader<'_>) -> Result<(), Error> {
    reader.take(super::from_html(content, None)?, None);
    Ok(())
}

#[cfg(not(feature = "pages"))]
fn html(_content: &str, _reader: &mut Reader<'_>) -> Result<(), Error> {
    Err(missing("web pages", "pages"))
}

#[cfg(feature = "warc")]
fn warc(bytes: &[u8], reader: &mut Reader<'_>) -> Result<(), Error> {
    super::warc::read_warc(bytes, reader)
}

#[cfg(not(feature = "warc"))]
fn warc(_bytes: &[u8], _reader: &mut Reader<'_>) -> Result<(), Error> {
    Err(missing("WARC files", "warc"))
}
