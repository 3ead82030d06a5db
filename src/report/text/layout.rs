//! Lines of a terminal: wrapped between words, padded to columns, coloured where that is wanted.

use unicode_width::UnicodeWidthStr;

use crate::finding::Verdict;

/// Wraps a text between words; further lines begin with `indent`.
pub(super) fn wrap(text: &str, width: usize, indent: &str) -> String {
    let mut output = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.width();
        if column != 0 && width < column + 1 + length {
            output.push('\n');
            output.push_str(indent);
            column = 0;
        } else if column != 0 {
            output.push(' ');
            column += 1;
        }
        output.push_str(word);
        column += length;
    }
    output
}

/// A text with spaces after it up to a width; a longer one is cut.
pub(super) fn left(text: &str, width: usize) -> String {
    let mut output = String::new();
    let mut column = 0;
    for character in text.chars() {
        let next = UnicodeWidthStr::width(character.encode_utf8(&mut [0; 4]) as &str);
        if width <= column + next && text.width() != column + next && width < text.width() {
            output.push('…');
            column += 1;
            break;
        }
        output.push(character);
        column += next;
    }
    output.extend(std::iter::repeat_n(' ', width.saturating_sub(column)));
    output
}

/// A text with spaces before it up to a width.
pub(super) fn right(text: &str, width: usize) -> String {
    let mut output = " ".repeat(width.saturating_sub(text.width()));
    output.push_str(text);
    output
}

/// Colours, or none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    pub(super) on: bool,
}

impl Paint {
    pub(super) fn bold(self, text: &str) -> String {
        self.code("1", text)
    }

    pub(super) fn faint(self, text: &str) -> String {
        self.code("2", text)
    }

    pub(super) fn verdict(self, verdict: Verdict, text: &str) -> String {
        let code = match verdict {
            Verdict::Conflict => "1;91",
            Verdict::Disputed => "1;95",
            Verdict::Undetermined => "1;93",
            Verdict::Update => "1;96",
            Verdict::Compatible => "1;94",
            Verdict::Agree => "1;92",
            Verdict::SingleSource => "1",
        };
        self.code(code, text)
    }

    fn code(self, code: &str, text: &str) -> String {
        if self.on { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
