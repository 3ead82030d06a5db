//! Numbers of models, which belong to the name before them: "Galaxy Note 3", "Windows 8.1", "Lumia 1020".

use crate::text::{Category, Document, TokenKind};

/// How many words back the make may stand.
const REACH: usize = 3;

/// Where the number of a model that begins at a token ends, if it is one: the name of a make stands before it, with no
/// more than words in capitals between the two, and nothing that is measured or multiplied behind it.
pub(super) fn model_number_end(document: &Document<'_>, at: usize) -> Option<usize> {
    let number = document.tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
    let is_make = |word: usize| {
        let mut entries = document.entries_at(word, Category::OtherHead);
        entries.any(|(entry, tokens)| &*entry.value == "make" && tokens.end as usize == word + 1)
    };
    let made = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|&word| document.tokens[word].kind == TokenKind::Word)
        .find(|&word| is_make(word) || !document.tokens[word].capital)
        .is_some_and(is_make);
    let is_year = number.end - number.start == 4 && matches!(document.word(at).get(..2), Some("19" | "20"));
    if !made || is_year {
        return None;
    }
    let glued = |next: usize, kind: TokenKind| {
        document.tokens.get(next).is_some_and(|token| token.kind == kind && !token.spaced)
    };
    let mut end = at + 1;
    while document.word(end) == "." && glued(end, TokenKind::Mark) && glued(end + 1, TokenKind::Number) {
        end += 2;
    }
    // "5s", "8X"
    while glued(end, TokenKind::Word) {
        end += 1;
    }
    let after = document.begin_at(end);
    let counts = after.contains(Category::Multiplier) || after.contains(Category::Measure) || document.word(end) == "%";
    (!counts).then_some(end)
}
