//! What is printed like a name and is none: languages, the letters of groups, the marks of lists of results.

use super::context::Context;
use super::{known, run};
use crate::text::{Category, TokenKind};

/// The longest name of a language.
const LONGEST_LANGUAGE: usize = 2;

/// One past what stands at a capitalised word and is no name, though it looks like one.
pub(super) fn end(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    language(context, at).or_else(|| label_end(context, at)).or_else(|| result(context, at))
}

/// "tiếng Việt", "ngôn ngữ Nhật", "Anh ngữ": a language is not where it is spoken.
fn language(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    // "tạp chí danh tiếng Mỹ" is renown, and no language.
    if context.name_word_before(at, "language") && !context.name_word_before(at, "renown") {
        let known = known::read(context, at).filter(|known| known.rule != "known-organization");
        let demonym = context.end_of(at, Category::Demonym);
        return known.map(|known| known.end()).or(demonym).or_else(|| {
            let run = run::read(context, at, run::Titled::No)?;
            let is_short = run.tokens.len() <= LONGEST_LANGUAGE && matches!(run.rule, "native-run" | "capitals");
            is_short.then(|| run.end())
        });
    }
    let tail = context.name_word(at + 1, "tongue")?.end as usize;
    (context.end_of(at, Category::Place) == Some(at + 1) && context.is_spaced(at + 1)).then_some(tail)
}

/// "Group E", "bảng G": the end of the letter or Roman numeral by which parts of a whole are told apart, from the word in
/// front of it or from the letter itself.
pub(super) fn label_end(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let letter = match context.name_word(at, "part") {
        Some(part) => part.end as usize,
        None => Some(at).filter(|at| context.name_word_before(*at, "part"))?,
    };
    let word = context.document.word(letter);
    let is_label = context.is_capital(letter)
        && context.is_spaced(letter)
        && (word.chars().nth(1).is_none() || word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X')));
    // "nhóm G7", "lớp A.B.": something goes on behind the letter.
    let closes = context.document.tokens.get(letter + 1).is_none_or(|next| {
        next.spaced || next.kind == TokenKind::LineBreak || matches!(context.document.word(letter + 1), "," | ")" | ":")
    });
    (is_label && closes).then_some(letter + 1)
}

/// "FT Arsenal 1 - 2", "3 Chelsea FT": the whistle that ended the match, in a list of results.
fn result(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let word = context.name_word(at, "result").filter(|_| context.document.tokens[at].all_capitals)?;
    let end = word.end as usize;
    let listed = at.checked_sub(1).is_none_or(|before| {
        let token = context.document.tokens[before];
        token.capital || matches!(token.kind, TokenKind::Number | TokenKind::LineBreak)
    });
    (listed && context.is_capital(end)).then_some(end)
}
