//! Plain text and Markdown files, with an optional block of front matter between two `---` lines.

use super::{Article, parse_published, record};
use crate::error::{Error, ErrorKind};

/// Reads a text with an optional front matter of `key: value` lines (`id`, `source`, `url`, `title`, `lead`,
/// `published`, `lang`, `author`). Everything after the front matter is the body, untouched.
///
/// # Errors
/// [`ErrorKind::BadRecord`] for a front matter that is not closed or has a line without a key, and
/// [`ErrorKind::BadDate`] for a publication time that cannot be read; both with the line.
pub fn from_text(content: &str) -> Result<Article, Error> {
    let content = content.trim_start_matches('\u{feff}');
    let mut article = Article::default();
    let mut rest = content;
    if let Some(after) = content.strip_prefix("---\n").or_else(|| content.strip_prefix("---\r\n")) {
        rest = front_matter(after, &mut article)?;
    }
    if rest.trim().is_empty() {
        return Err(Error::new(ErrorKind::BadRecord, "there is no text after the front matter"));
    }
    article.text = rest.to_owned();
    record::finish(&mut article);
    Ok(article)
}

/// Fills the article from the lines up to the closing `---` and gives what follows it.
fn front_matter<'a>(mut rest: &'a str, article: &mut Article) -> Result<&'a str, Error> {
    for line_number in 2.. {
        let Some((line, after)) = rest.split_once('\n') else {
            if rest.trim_end() == "---" {
                return Ok("");
            }
            return Err(
                Error::new(ErrorKind::BadRecord, "the front matter is not closed by `---`").at_line(line_number)
            );
        };
        rest = after;
        let line = line.trim_end();
        if line == "---" {
            return Ok(rest);
        }
        if line.is_empty() {
            continue;
        }
        let (key, value) = line.split_once(':').ok_or_else(|| {
            Error::new(ErrorKind::BadRecord, format!("{line:?} is no `key: value` line")).at_line(line_number)
        })?;
        let value = value.trim().trim_matches('"');
        if value.is_empty() {
            continue;
        }
        match key.trim() {
            "id" => value.clone_into(&mut article.id),
            "source" => article.source = Some(value.to_owned()),
            "url" => article.url = Some(value.to_owned()),
            "title" => article.title = Some(value.to_owned()),
            "lead" => article.lead = Some(value.to_owned()),
            "lang" => article.lang = Some(value.to_owned()),
            "author" => article.author = Some(value.to_owned()),
            "published" => {
                article.published = Some(parse_published(value).map_err(|error| error.at_line(line_number))?);
            }
            "modified" => {
                article.modified = Some(parse_published(value).map_err(|error| error.at_line(line_number))?);
            }
            // Unknown keys are passed over, as unknown JSON fields are.
            _ => {}
        }
    }
    Ok(rest)
}
