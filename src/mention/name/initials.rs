//! Single letters: the initials of a person, and the letters of a document's number, which are no name.

use super::NameKind;
use super::context::Context;
use super::draft::Draft;
use super::run::Titled;
use crate::text::{TokenKind, TokenRange};

/// Initials for a person: N.T.T.V, L.T.H. (after a title also a single one).
pub(super) fn initials<'l>(context: &Context<'_, 'l>, at: usize, titled: Titled) -> Option<Draft<'l>> {
    let end = initials_end(context, at)?;
    let letters = (at..end).filter(|at| context.document.tokens[*at].kind == TokenKind::Word).count();
    // "X.V.Mi-khai-lốp": a name stuck to its initials.
    let stuck =
        context.document.tokens.get(end).is_some_and(|next| !next.spaced && context.document.word(end - 1) == ".");
    if context.is_capital(end) && (stuck || context.language.native_word.is_none()) {
        return None;
    }
    // A full stop has to show that a single letter is a name: "bà V.", but no "U21".
    let dotted = context.document.word(end - 1) == "." || (titled == Titled::Address && context.is_spaced(end));
    ((titled.is_titled() && (1 < letters || dotted))
        || 2 < letters
        || (letters == 2 && context.language.native_word.is_some()))
    .then(|| {
        Draft::new(TokenRange::new(at, end), "initials").vote(NameKind::Person, if titled.is_titled() { 30 } else { 6 })
    })
}

/// Single capitals with full stops between them; the last stop may be missing.
pub(super) fn initials_end(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let is_letter = |at: usize| context.is_capital(at) && context.document.word(at).chars().count() == 1;
    let mut end = at;
    while is_letter(end) && (end == at || context.document.word(end - 1) == ".") {
        if context.document.word(end + 1) != "." || context.is_spaced(end + 1) {
            return (at < end).then_some(end + 1);
        }
        end += 2;
    }
    (at < end).then_some(end)
}

/// Whether the letters belong to the number of a document, behind its slash and hyphens.
pub(super) fn is_document_code(context: &Context<'_, '_>, at: usize) -> bool {
    let mut start = at;
    while 1 < start && context.document.word(start - 1) == "-" && !context.document.tokens[start].spaced {
        start -= 2;
    }
    1 < start
        && context.document.word(start - 1) == "/"
        && !context.document.tokens[start].spaced
        && context.is_number(start - 2)
}
