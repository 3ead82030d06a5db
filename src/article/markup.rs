//! Markup in the text of a feed: tags are taken out, paragraphs become lines.

use super::entity::entity;

/// Elements that begin a new line.
const BLOCKS: [&str; 18] = [
    "p",
    "br",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "figure",
    "figcaption",
    "blockquote",
    "section",
];
/// Elements whose content is no text.
const SILENT: [&str; 3] = ["script", "style", "iframe"];

/// The text of a piece of HTML.
pub(super) fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            at = comment.find("-->").map_or(html.len(), |end| at + 4 + end + 3);
        } else if let Some(end) = tag_end(rest) {
            let tag = rest[1..end].trim_start_matches('/');
            let length = tag.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(tag.len());
            let name = tag[..length].to_ascii_lowercase();
            at += end + 1;
            if BLOCKS.contains(&name.as_str()) {
                text.push('\n');
            } else if SILENT.contains(&name.as_str()) && !rest.starts_with("</") {
                let close = format!("</{name}");
                at = html[at..].to_ascii_lowercase().find(&close).map_or(html.len(), |end| at + end);
            }
        } else if let Some((character, length)) = entity(rest) {
            text.push(character);
            at += length;
        } else {
            let character = rest.chars().next().unwrap_or(' ');
            text.push(if character.is_whitespace() { ' ' } else { character });
            at += character.len_utf8();
        }
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The end of the tag that the text begins with, if it begins with one.
fn tag_end(text: &str) -> Option<usize> {
    let after = text.strip_prefix('<')?;
    after.starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!' | '?')).then_some(())?;
    text.find('>')
}
