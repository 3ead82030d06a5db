//! Records: an article out of named fields, under our names or those of the usual extractors.

use super::{Article, parse_published};
use crate::error::{Error, ErrorKind};

/// Our field, and the names it goes by: ours first, then those of trafilatura, news-please and newspaper4k.
pub(super) const ALIASES: [(&str, &[&str]); 10] = [
    ("id", &["id"]),
    ("source", &["source", "hostname", "source-hostname", "source_domain", "sitename", "meta_site_name", "source_url"]),
    ("url", &["url", "canonical_link", "original_url", "link"]),
    ("title", &["title", "title_page", "headline"]),
    ("lead", &["lead", "excerpt", "description", "meta_description"]),
    ("text", &["text", "raw_text", "maintext", "content", "body"]),
    ("author", &["author", "authors", "byline"]),
    ("published", &["published", "date", "date_publish", "publish_date"]),
    ("modified", &["modified", "date_modify", "date_modified"]),
    ("lang", &["lang", "language", "meta_lang"]),
];

/// The names under which our field may stand.
pub(super) fn names(field: &str) -> &'static [&'static str] {
    ALIASES.iter().find(|(ours, _)| *ours == field).map_or(&[], |(_, names)| names)
}

/// Makes an article out of the fields that `get` gives by our names, each with the name under which it was found.
pub(super) fn assemble(
    mut get: impl FnMut(&'static str) -> Result<Option<(String, &'static str)>, Error>,
) -> Result<Article, Error> {
    let mut text_of = |field| -> Result<Option<String>, Error> {
        Ok(get(field)?.map(|(content, _)| content).filter(|content| !content.trim().is_empty()))
    };
    let mut article = Article {
        id: text_of("id")?.unwrap_or_default(),
        source: text_of("source")?,
        url: text_of("url")?,
        title: text_of("title")?,
        lead: text_of("lead")?,
        author: text_of("author")?,
        lang: text_of("lang")?,
        ..Article::default()
    };
    for field in ["published", "modified"] {
        let Some((content, name)) = get(field)?.filter(|(content, _)| !content.trim().is_empty()) else { continue };
        let time = parse_published(&content).map_err(|error| {
            Error::new(
                ErrorKind::BadDate,
                format!("the field `{name}`: {error}; write it as 2024-05-31T08:00:00+07:00"),
            )
        })?;
        *(if field == "published" { &mut article.published } else { &mut article.modified }) = Some(time);
    }
    article.text = match get("text")? {
        Some((text, name)) if text.trim().is_empty() => {
            return Err(Error::new(
                ErrorKind::BadRecord,
                format!("the field `{name}` is empty: there is nothing to read"),
            ));
        }
        Some((text, _)) => text,
        None => {
            let known = names("text").join("`, `");
            let detail = format!("the field `text` is missing: the text of an article is read from `{known}`");
            return Err(Error::new(ErrorKind::BadRecord, detail));
        }
    };
    finish(&mut article);
    Ok(article)
}

/// Brings what the input gives into our form: a source that is an address becomes its host, and an id is derived.
pub(super) fn finish(article: &mut Article) {
    if let Some(source) = article.source.take_if(|source| source.contains("://")) {
        article.source = host(&source).map(str::to_owned);
        // trafilatura writes the address of the article as its source.
        if article.url.is_none() && source.trim_end_matches('/').matches('/').count() > 2 {
            article.url = Some(source);
        }
    }
    if article.source.is_none() {
        article.source = article.url.as_deref().and_then(host).map(str::to_owned);
    }
    if article.id.is_empty() {
        article.id = article.derived_id();
    }
}

/// The host of an address, without `www.`.
fn host(url: &str) -> Option<&str> {
    let after = url.split_once("://")?.1;
    let host = after.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty())
}
