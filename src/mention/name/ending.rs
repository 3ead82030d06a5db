//! How names end: the tails of companies and laws, numerals, and words that are all letters.

use super::context::Context;
use super::run::Titled;
use crate::text::{Category, TokenRange};

/// The longest acronym that could be a syllable.
const LONGEST_SYLLABLE: u32 = 3;

/// Whether a word in capitals behind a title that is spelt like a syllable is an acronym ("Tổng giám đốc GE"): its
/// neighbours are not in capitals, too.
pub(super) fn is_acronym(context: &Context<'_, '_>, at: usize, titled: Titled) -> bool {
    let tokens = &context.document.tokens;
    let shouted = |at: usize| tokens.get(at).is_some_and(|token| token.all_capitals);
    tokens[at].all_capitals
        && tokens[at].end - tokens[at].start <= LONGEST_SYLLABLE
        && matches!(titled, Titled::Person | Titled::Either)
        && context.document.word(at).is_ascii()
        && !shouted(at + 1)
        && !at.checked_sub(1).is_some_and(shouted)
        && !context.is_headline(at)
}

/// Whether a single word ends as names of companies do: Navibank, Gazprom's like.
pub(super) fn has_company_ending(word: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "bank", "Bank", "corp", "Corp", "soft", "pharma", "Pharma", "telecom", "Telecom", "invest", "Invest",
        "airlines", "Group", "group",
    ];
    ENDINGS.iter().any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending))
}

/// Whether the word is a Roman numeral or a single letter.
pub(super) fn is_numeral(word: &str) -> bool {
    word.len() == 1 || word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

pub(super) fn ends_with(context: &Context<'_, '_>, tokens: TokenRange, category: Category) -> bool {
    let end = tokens.end;
    (tokens.start as usize + 1..end as usize).any(|at| {
        context.document.entries_at(at, category).any(|(_, tokens)| tokens.end == end) && context.is_capital(at)
    }) || (category == Category::OrganizationTail
        && tokens.indices().any(|at| context.is(at, Category::OrganizationHead))
        && tokens.indices().any(|at| {
            at != tokens.start as usize && !context.is_capital(at) && context.name_word(at, "linker").is_some()
        }))
}

pub(super) fn closes_organization(context: &Context<'_, '_>, tokens: TokenRange) -> bool {
    ends_with(context, tokens, Category::OrganizationTail)
}
