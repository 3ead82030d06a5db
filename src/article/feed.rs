//! RSS and Atom: an article an item, as far as the feed gives its text.

use quick_xml::Reader as XmlReader;
use quick_xml::events::{BytesStart, Event};

use super::reading::Reader;
use super::{Article, markup, parse_published, record};
use crate::error::{Error, ErrorKind};

/// Reads all items of a feed. What comes before a fault in the markup is kept.
pub(super) fn read_feed(content: &str, reader: &mut Reader<'_>) -> Result<(), Error> {
    let mut xml = XmlReader::from_str(content);
    xml.config_mut().check_end_names = false;
    let (mut item, mut feed_lang) = (None::<Item>, None);
    let (mut value, mut depth, mut items, mut is_feed) = (String::new(), 0usize, 0usize, false);
    let mut line = Line { number: 1, position: 0 };
    loop {
        let event = xml.read_event();
        line.advance(content, xml.buffer_position());
        match event {
            Err(cause) => {
                let detail = format!("the feed is no well-formed XML: {cause}");
                return Err(Error::new(ErrorKind::BadRecord, detail).caused_by(cause).at_line(line.number));
            }
            Ok(Event::Eof) => {
                if !is_feed {
                    return Err(Error::new(
                        ErrorKind::UnknownFormat,
                        "neither an RSS nor an Atom feed: no <rss> or <feed>",
                    ));
                }
                return if 0 < depth {
                    let detail = "the feed ends in the middle of an element: it seems to be cut off";
                    Err(Error::new(ErrorKind::BadRecord, detail).at_line(line.number))
                } else if items == 0 {
                    Err(Error::new(ErrorKind::BadRecord, "the feed has no items"))
                } else {
                    Ok(())
                };
            }
            Ok(Event::Start(start)) => {
                depth += 1;
                match start.local_name().as_ref() {
                    "rss" | "feed" | "RDF" => {
                        is_feed = true;
                        feed_lang = attribute(&start, "xml:lang");
                    }
                    "item" | "entry" => item = Some(Item { line: line.number, ..Item::default() }),
                    _ => {}
                }
                link_of(&start, item.as_mut());
                value.clear();
            }
            Ok(Event::Empty(start)) => link_of(&start, item.as_mut()),
            Ok(Event::Text(text)) => value.push_str(&text),
            Ok(Event::CData(text)) => value.push_str(&text),
            Ok(Event::GeneralRef(name)) => {
                // `&amp;lt;p&amp;gt;` is markup that was escaped once more: it stays escaped for the next step.
                let reference = format!("&{};", &*name);
                match super::entity::entity(&reference) {
                    Some((character, _)) => value.push(character),
                    None => value.push_str(&reference),
                }
            }
            Ok(Event::End(end)) => {
                depth = depth.saturating_sub(1);
                let name = end.name();
                match (end.local_name().as_ref(), &mut item) {
                    ("item" | "entry", Some(_)) => {
                        items += 1;
                        if let Some(item) = item.take() {
                            push(item, feed_lang.clone(), reader);
                        }
                    }
                    ("language", None) => feed_lang = Some(value.trim().to_owned()),
                    (local, Some(item)) => item.set(local, name.as_ref(), &value),
                    _ => {}
                }
                value.clear();
            }
            Ok(_) => {}
        }
    }
}

/// The line in which the parser stands, counted along the way.
struct Line {
    number: usize,
    position: usize,
}

impl Line {
    fn advance(&mut self, content: &str, position: u64) {
        let position = (position as usize).min(content.len());
        let passed = content.as_bytes().get(self.position..position).unwrap_or_default();
        self.number += passed.split(|&byte| byte == b'\n').count() - 1;
        self.position = position.max(self.position);
    }
}

#[derive(Default)]
struct Item {
    line: usize,
    id: String,
    url: Option<String>,
    title: Option<String>,
    summary: Option<String>,
    content: Option<String>,
    author: Option<String>,
    published: Option<String>,
    modified: Option<String>,
}

impl Item {
    fn set(&mut self, local: &str, name: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let slot = match local {
            "title" => &mut self.title,
            "link" => &mut self.url,
            "description" | "summary" => &mut self.summary,
            "encoded" | "content" => &mut self.content,
            "creator" | "author" | "name" => &mut self.author,
            "pubDate" | "published" | "date" => &mut self.published,
            "updated" | "modified" => &mut self.modified,
            "guid" | "id" => {
                value.clone_into(&mut self.id);
                return;
            }
            _ => return,
        };
        // `media:title` and the like describe pictures, and do not replace what is there.
        if slot.is_none() || !name.contains(':') {
            *slot = Some(value.to_owned());
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    Some(attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// Atom gives the address of an entry as an attribute.
fn link_of(start: &BytesStart<'_>, item: Option<&mut Item>) {
    let Some(item) = item.filter(|_| start.local_name().as_ref() == "link") else { return };
    let main = attribute(start, "rel").is_none_or(|rel| rel == "alternate");
    if main && let Some(url) = attribute(start, "href") {
        item.url = Some(url);
    }
}

fn push(item: Item, lang: Option<String>, reader: &mut Reader<'_>) {
    let line = item.line;
    match article(item, lang) {
        Ok(article) => reader.take(article, Some(line)),
        Err(error) => reader.fail(error.at_line(line)),
    }
}

fn article(item: Item, lang: Option<String>) -> Result<Article, Error> {
    let (content, summary) =
        (item.content.as_deref().map(markup::text_of), item.summary.as_deref().map(markup::text_of));
    let (text, lead) = match content {
        Some(content) => (Some(content), summary),
        None => (summary, None),
    };
    let text = text.filter(|text| !text.is_empty()).ok_or_else(|| {
        Error::new(ErrorKind::BadRecord, "the item has neither `content` nor `description`: there is nothing to read")
    })?;
    let time = |field: &str, value: Option<String>| {
        value
            .map(|value| parse_published(&value))
            .transpose()
            .map_err(|error| Error::new(ErrorKind::BadDate, format!("the element `{field}`: {error}")))
    };
    let published = time("pubDate", item.published)?;
    let modified = time("updated", item.modified)?;
    let mut article = Article {
        id: item.id,
        url: item.url,
        title: item.title.as_deref().map(markup::text_of),
        lead,
        text,
        author: item.author,
        published: published.or(modified),
        modified,
        lang,
        ..Article::default()
    };
    record::finish(&mut article);
    Ok(article)
}
