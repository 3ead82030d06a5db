//! Web pages: the article on the page, and what the page says about it in JSON-LD, Open Graph and meta tags.

use dom_smoothie::{CandidateSelectMode, Config, Readability, TextMode};
use serde_json::Value;

use super::{Article, parse_published, record};
use crate::error::{Error, ErrorKind};

/// Reads a web page. Spans of results are ranges of the text that is taken from the page, not of its HTML.
///
/// # Errors
/// [`ErrorKind::BadRecord`] when no article is found on the page.
pub fn from_html(html: &str, url: Option<&str>) -> Result<Article, Error> {
    let config = Config {
        text_mode: TextMode::Formatted,
        candidate_select_mode: CandidateSelectMode::DomSmoothie,
        max_elements_to_parse: 200_000,
        ..Config::default()
    };
    let found = Readability::new(html, None, Some(config)).and_then(|mut page| page.parse()).map_err(|cause| {
        let detail = format!("no article is found on the page ({cause}): extract its text with another tool");
        Error::new(ErrorKind::BadRecord, detail)
    })?;
    let text = found.text_content.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    if text.is_empty() {
        return Err(Error::new(ErrorKind::BadRecord, "no text is found on the page: extract it with another tool"));
    }
    let linked = LinkedData::of(html);
    let time = |own: Option<String>, other: Option<String>| {
        own.into_iter().chain(other).find_map(|text| parse_published(&text).ok())
    };
    let lead = found.excerpt.filter(|lead| !lead.trim().is_empty() && !text.starts_with(lead.trim()));
    let mut article = Article {
        source: linked.publisher.or(found.site_name),
        url: url.map(str::to_owned).or(found.url).or(linked.url).or_else(|| meta(html, "og:url")),
        title: linked.headline.or(Some(found.title)).filter(|title| !title.trim().is_empty()),
        // The body repeats the standfirst on most pages.
        lead: lead.filter(|lead| !text.contains(lead.trim())),
        text,
        author: linked.author.or(found.byline),
        published: time(linked.published, found.published_time),
        modified: time(linked.modified, found.modified_time),
        lang: found.lang.or(linked.lang),
        ..Article::default()
    };
    if article.url.is_some() {
        // The host is the better name of an outlet: it is the same on all of its pages.
        article.source = None;
    }
    record::finish(&mut article);
    Ok(article)
}

/// What the JSON-LD of a page says about its article.
#[derive(Default)]
struct LinkedData {
    headline: Option<String>,
    author: Option<String>,
    publisher: Option<String>,
    published: Option<String>,
    modified: Option<String>,
    url: Option<String>,
    lang: Option<String>,
}

impl LinkedData {
    fn of(html: &str) -> Self {
        let mut rest = html;
        while let Some(at) = rest.find("application/ld+json") {
            rest = &rest[at..];
            let Some(start) = rest.find('>') else { break };
            let end = rest.find("</script").unwrap_or(rest.len());
            let content = rest.get(start + 1..end).unwrap_or_default();
            if let Ok(value) = serde_json::from_str::<Value>(content.trim())
                && let Some(found) = article_in(&value, 0)
            {
                return Self::from_value(found);
            }
            rest = &rest[end..];
        }
        Self::default()
    }

    fn from_value(value: &Value) -> Self {
        let text = |key: &str| value.get(key).and_then(Value::as_str).map(|text| text.trim().to_owned());
        Self {
            headline: text("headline").filter(|text| !text.is_empty()),
            author: value.get("author").map(names_in).filter(|names| !names.is_empty()),
            publisher: value.get("publisher").map(names_in).filter(|names| !names.is_empty()),
            published: text("datePublished"),
            modified: text("dateModified"),
            url: text("url").filter(|url| url.contains("://")),
            lang: text("inLanguage").filter(|lang| !lang.is_empty()),
        }
    }
}

/// The first object whose type is that of an article, within lists and graphs.
fn article_in(value: &Value, depth: usize) -> Option<&Value> {
    if 6 < depth {
        return None;
    }
    match value {
        Value::Array(items) => items.iter().find_map(|item| article_in(item, depth + 1)),
        Value::Object(object) => {
            let is_article = |kind: &str| kind.ends_with("Article") || kind.ends_with("Posting");
            let found = match object.get("@type") {
                Some(Value::String(kind)) => is_article(kind),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_article),
                _ => false,
            };
            if found { Some(value) } else { object.get("@graph").and_then(|graph| article_in(graph, depth + 1)) }
        }
        _ => None,
    }
}

/// The names of a person or organisation, or of a list of them.
fn names_in(value: &Value) -> String {
    match value {
        Value::String(name) => name.trim().to_owned(),
        Value::Array(items) => {
            items.iter().map(names_in).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
        }
        Value::Object(object) => object.get("name").map(names_in).unwrap_or_default(),
        _ => String::new(),
    }
}

/// The content of a meta tag.
fn meta(html: &str, property: &str) -> Option<String> {
    let at = html.find(&format!("\"{property}\""))?;
    let start = html[..at].rfind('<')?;
    let tag = html[start..].split('>').next()?;
    let content = tag.split_once("content=\"")?.1;
    content.split('"').next().map(str::to_owned)
}
