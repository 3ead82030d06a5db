//! Excerpts: the paragraph around a span as people read it, composed and without invisible characters, with the places
//! of the spans in it.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::article::Article;
use crate::text::Span;

/// A paragraph of an article with marked places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Which line of its field it is, counted from 1.
    pub line: usize,
    /// The paragraph, or a part of it.
    pub text: String,
    /// The marked places, as bytes of `text`, in order and apart from each other.
    pub marks: Vec<Range<usize>>,
}

/// The paragraph in which the first of the spans begins, with all spans that lie in it. Nothing when the spans are not
/// of this article.
pub(super) fn paragraph(article: &Article, spans: &[Span]) -> Option<Excerpt> {
    let first = *spans.first()?;
    let field = article.field(first.field)?;
    let before = field.get(..first.start as usize)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = field.get(first.end as usize..)?.find('\n').map_or(field.len(), |at| first.end as usize + at);
    let mut places: Vec<Range<usize>> = spans
        .iter()
        .filter(|span| span.field == first.field && start <= span.start as usize && span.end as usize <= end)
        .map(|span| span.start as usize..span.end as usize)
        .collect();
    places.sort_by_key(|place| (place.start, place.end));
    let (mut text, mut marks, mut at) = (String::new(), Vec::new(), start);
    for place in places {
        if place.start < at {
            // It overlaps a mark that is there already.
            continue;
        }
        push(&mut text, field.get(at..place.start)?);
        let mark = text.len();
        push(&mut text, field.get(place.clone())?);
        marks.push(mark..text.len());
        at = place.end;
    }
    push(&mut text, field.get(at..end)?);
    let trimmed = text.trim_end().len().max(marks.last().map_or(0, |mark| mark.end));
    text.truncate(trimmed);
    Some(Excerpt { line: before.matches('\n').count() + 1, text, marks })
}

/// A text as it is shown: composed, on one line, without control characters.
pub(super) fn shown(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    push(&mut output, text);
    output
}

/// A text cut between words to about so many characters, with an ellipsis where something was left out.
pub(super) fn shorten(text: &str, length: usize) -> String {
    let Some((at, _)) = text.char_indices().nth(length) else { return text.to_owned() };
    let at = text[..at].rfind(' ').unwrap_or(at);
    format!("{}…", &text[..at])
}

fn push(output: &mut String, text: &str) {
    output.extend(text.nfc().filter_map(|character| match character {
        '\n' | '\t' | '\u{2028}' | '\u{2029}' | '\u{a0}' => Some(' '),
        _ if character.is_control() || is_invisible(character) => None,
        _ => Some(character),
    }));
}

/// Characters that take no room, and those that would turn the direction of the terminal's line.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(feature = "html")]
impl Excerpt {
    /// Cut to at most about `reach` characters before the first and after the last mark, between words, with an ellipsis
    /// where something was left out.
    #[must_use]
    pub(super) fn cut(mut self, reach: usize) -> Excerpt {
        if let Some(last) = self.marks.last() {
            let tail = &self.text[last.end..];
            if let Some((at, _)) = tail.char_indices().nth(reach) {
                let at = tail[..at].rfind(' ').unwrap_or(at);
                self.text.truncate(last.end + at);
                self.text.push('…');
            }
        }
        let Some(first) = self.marks.first() else { return self };
        let head = &self.text[..first.start];
        let Some((at, _)) = head.char_indices().rev().nth(reach) else { return self };
        let at = head[at..].find(' ').map_or(at, |space| at + space + 1);
        self.text = format!("…{}", &self.text[at..]);
        for mark in &mut self.marks {
            *mark = mark.start - at + '…'.len_utf8()..mark.end - at + '…'.len_utf8();
        }
        self
    }

    /// The text in pieces, each with whether it is marked.
    pub(super) fn pieces(&self) -> Vec<(bool, &str)> {
        let (mut pieces, mut at) = (Vec::new(), 0);
        for mark in &self.marks {
            pieces.push((false, &self.text[at..mark.start]));
            pieces.push((true, &self.text[mark.clone()]));
            at = mark.end;
        }
        pieces.push((false, &self.text[at..]));
        pieces.retain(|(_, piece)| !piece.is_empty());
        pieces
    }
}
