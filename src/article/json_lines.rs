//! JSON lines: one article an object, under our names or those of the usual extractors.

use std::io::BufRead;
use std::path::Path;

use serde_json::{Map, Value};

use super::{Article, parse_published};
use crate::error::{Error, ErrorKind};

/// Our field, and the names it goes by: ours first, then trafilatura, news-please, newspaper4k.
const ALIASES: [(&str, &[&str]); 8] = [
    ("id", &["id"]),
    ("source", &["source", "hostname", "source_domain", "sitename", "meta_site_name", "source_url"]),
    ("url", &["url", "canonical_link", "original_url"]),
    ("title", &["title", "title_page"]),
    ("lead", &["lead", "excerpt", "description", "meta_description"]),
    ("text", &["text", "raw_text", "maintext"]),
    ("published", &["published", "date", "date_publish", "publish_date"]),
    ("lang", &["lang", "language", "meta_lang"]),
];

/// Reads one line of JSON as an article.
///
/// # Errors
/// [`ErrorKind::BadRecord`] when it is no object with a text, [`ErrorKind::BadDate`] for a publication time that
/// cannot be read.
pub fn from_json_line(line: &str) -> Result<Article, Error> {
    let object: Map<String, Value> = serde_json::from_str(line)
        .map_err(|cause| Error::new(ErrorKind::BadRecord, "not a JSON object").caused_by(cause))?;
    let published = string(&object, "published")?.filter(|text| !text.trim().is_empty());
    let mut article = Article {
        id: string(&object, "id")?.unwrap_or_default(),
        source: string(&object, "source")?,
        url: string(&object, "url")?,
        title: string(&object, "title")?,
        lead: string(&object, "lead")?,
        text: string(&object, "text")?
            .ok_or_else(|| Error::new(ErrorKind::BadRecord, "the field `text` is missing"))?,
        published: published.as_deref().map(parse_published).transpose()?,
        lang: string(&object, "lang")?,
    };
    if article.id.is_empty() {
        article.id = article.derived_id();
    }
    Ok(article)
}

fn string(object: &Map<String, Value>, field: &str) -> Result<Option<String>, Error> {
    let names = ALIASES.iter().find(|(ours, _)| *ours == field).map_or(&[][..], |(_, names)| names);
    for name in names {
        match object.get(*name) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) => return Ok(Some(text.clone())),
            Some(Value::Number(number)) if field == "id" => return Ok(Some(number.to_string())),
            Some(_) => return Err(Error::new(ErrorKind::BadRecord, format!("the field `{name}` is not a text"))),
        }
    }
    Ok(None)
}

/// Reads a stream of JSON lines. A bad line becomes an error with its number and does not stop the rest; empty lines
/// are passed over.
pub fn read_json_lines(input: impl BufRead, path: Option<&Path>) -> (Vec<Article>, Vec<Error>) {
    let (mut articles, mut errors) = (Vec::new(), Vec::new());
    for (index, line) in input.split(b'\n').enumerate() {
        let article = line
            .map_err(|cause| Error::new(ErrorKind::Io, "cannot read").caused_by(cause))
            .and_then(|bytes| {
                String::from_utf8(bytes)
                    .map_err(|cause| Error::new(ErrorKind::Encoding, "the line is not UTF-8").caused_by(cause))
            })
            .and_then(|line| {
                let line = line.trim_start_matches('\u{feff}').trim();
                if line.is_empty() { Ok(None) } else { from_json_line(line).map(Some) }
            });
        match article {
            Ok(article) => articles.extend(article),
            Err(error) => {
                let error = error.at_line(index + 1);
                let stop = error.kind() == ErrorKind::Io;
                errors.push(match path {
                    Some(path) => error.in_file(path),
                    None => error,
                });
                if stop {
                    break;
                }
            }
        }
    }
    (articles, errors)
}
