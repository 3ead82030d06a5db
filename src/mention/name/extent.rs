//! Where a run of foreign capitals ends: what particles, hyphens, apostrophes, numbers and links hold together.

use super::context::Context;
use super::{pass, run};
use crate::mention::model::model_number_end;
use crate::text::{Category, TokenKind};

/// The longest run that is read as one name.
const LONGEST_RUN: usize = 8;

/// Where a foreign run ends.
pub(super) fn foreign_end(context: &Context<'_, '_>, at: usize, titled: bool) -> usize {
    let document = context.document;
    let mut end = at + 1;
    while end < at + 2 * LONGEST_RUN {
        let token = match document.tokens.get(end) {
            Some(token) => *token,
            None => break,
        };
        let is_stuck = !token.spaced && matches!(token.kind, TokenKind::Word | TokenKind::Number);
        if is_stuck {
            // "Z1", "S4", "5s": letters and digits without a space between them.
            end += 1;
            continue;
        }
        match token.kind {
            TokenKind::Word if !context.is_spaced(end) => break,
            TokenKind::Word if context.is_capital(end) => {
                // Another name or title begins: "Donald Trump Jr" goes on, "Lavrov Tổng thống" does not.
                let is_end = context.time_end(end).is_some()
                    || (context.language.native_word.is_none() && breaks_title(context, end))
                    || (context.language.native_word.is_some() && breaks_native(context, at, end));
                // "Chủ tịch FIFA Sepp Blatter": the owner of a title, then the person.
                let owner = titled
                    && end == at + 1
                    && document.tokens[at].all_capitals
                    && !token.all_capitals
                    && 2 < document.tokens[at].end - document.tokens[at].start;
                if is_end || owner {
                    break;
                }
                end += 1;
            }
            TokenKind::Word => {
                // "Charles de Gaulle": particles in lower case between two capitals.
                let mut next = end;
                while context.is(next, Category::NameParticle) && !context.is_capital(next) && next < end + 3 {
                    next += 1;
                    if document.word(next) == "-" || document.word(next) == "'" {
                        next += 1;
                    }
                }
                if end < next && context.is_capital(next) {
                    end = next + 1;
                } else if let Some(linked) = linked_end(context, at, end) {
                    end = linked;
                } else {
                    break;
                }
            }
            TokenKind::Mark => {
                let next = end + 1;
                let joined = !token.spaced && document.tokens.get(next).is_some_and(|token| !token.spaced);
                let word = document.word(end);
                let hyphen = matches!(word, "-" | "‑") && document.word(next).starts_with(char::is_alphanumeric);
                let apostrophe =
                    matches!(word, "'" | "’" | "ʼ" | "`") && document.word(next).starts_with(char::is_alphabetic);
                let holds = joined
                    && ((hyphen && !hyphen_splits(context, next)) || (apostrophe && !is_possessive(context, next)));
                if holds {
                    end = next + 1;
                } else if let Some(tail) = possessed_tail(context, end) {
                    end = tail;
                } else if word == "." && !token.spaced && is_abbreviated(context, end) && context.is_capital(next) {
                    end = next;
                } else if (word == "." && joined && context.name_word(next, "domain").is_some())
                    || (word == "&" && context.is_capital(next) && !context.is(next, Category::NotAName))
                {
                    end = next + 1;
                } else if word == "." && is_suffix_abbreviation(context, end) {
                    end = next;
                    break;
                } else {
                    break;
                }
            }
            TokenKind::Number => {
                if let Some(model) = model_number_end(document, end) {
                    end = model;
                    continue;
                }
                let year = token.end - token.start == 4;
                // "Jelly Bean 4.2.2", "Masters 1.000": more digits behind a point or comma; "5.0 inch" is a size.
                let digits = digits_end(context, end);
                if end + 1 < digits {
                    let closes = document
                        .tokens
                        .get(digits)
                        .is_none_or(|next| next.kind != TokenKind::Word || next.capital && next.spaced);
                    if closes && context.language.native_word.is_some() && context.time_end(end).is_none() {
                        end = digits;
                        continue;
                    }
                    break;
                }
                if year || context.time_end(end).is_some() || !token.spaced && end != at + 1 {
                    break;
                }
                // "Boeing 787", "Galaxy S4": a number belongs to the name where no unit or noun follows it.
                let score = matches!(document.word(end + 1), "-" | "–" | ":" | "/") && context.is_number(end + 2);
                let closes = !score
                    && document.tokens.get(end + 1).is_none_or(|next| next.kind != TokenKind::Word || next.capital);
                let is_part = closes && context.language.native_word.is_some() || context.is(at, Category::OtherHead);
                if !is_part {
                    break;
                }
                end += 1;
            }
            TokenKind::LineBreak => break,
        }
    }
    end
}

/// The end of a number with the digits that points and commas join to it.
fn digits_end(context: &Context<'_, '_>, at: usize) -> usize {
    let mut end = at + 1;
    while matches!(context.document.word(end), "." | ",") && context.is_number(end + 1) && !context.is_spaced(end + 1) {
        end += 2;
    }
    end
}

/// In a text of native words: whether a new name begins at `end` inside a foreign run.
fn breaks_native(context: &Context<'_, '_>, at: usize, end: usize) -> bool {
    let native = context.is_native(end) && !context.document.word(end).is_ascii();
    let family = context.is(end, Category::FamilyName) && context.is_capital(end + 1) && context.is_native(end + 1);
    let place = context.end_of(end, Category::Place).is_some_and(|place| end + 1 < place) && at + 1 < end;
    native || (family && at + 1 < end) || place || breaks_list(context, end) || opens_clause(context, end)
}

/// "Emirates Thua trận": a small word of the language behind a foreign one, which goes on in lower case.
fn opens_clause(context: &Context<'_, '_>, end: usize) -> bool {
    context.is_native(end)
        && !context.is_native(end - 1)
        && !context.is_capital(end + 1)
        && context.is_spaced(end + 1)
        && context.document.longest_at(end, Category::NotAName).is_some_and(|(entry, _)| &*entry.value == "function")
        && run::is_plain(context, end + 1)
}

/// Whether the next item of a list begins at `end`: a make or its maker behind another product ("Galaxy S4 HTC One"), the
/// label of a group or the whistle in a list of results ("Chelsea FT Steaua"), the abbreviation of a common noun.
fn breaks_list(context: &Context<'_, '_>, end: usize) -> bool {
    let makes = |at: usize| is_make(context, at);
    let abbreviates = || {
        context.document.tokens[end].all_capitals
            && context
                .document
                .longest_at(end, Category::NotAName)
                .is_some_and(|(entry, _)| &*entry.value == "abbreviation")
    };
    context.name_word(end, "maker").is_some()
        || makes(end) && !makes(end - 1)
        || context.name_word(end, "result").is_some()
        || context.name_word(end, "never").is_some() && !context.document.tokens[end].all_capitals
        || context.name_word(end, "part").is_some() && pass::label_end(context, end).is_some()
        || abbreviates()
}

/// Whether the word is the name of a make of products (Galaxy, Xperia), with a capital as it is printed.
pub(super) fn is_make(context: &Context<'_, '_>, at: usize) -> bool {
    context.is_capital(at)
        && context.document.longest_at(at, Category::OtherHead).is_some_and(|(entry, _)| &*entry.value == "make")
}

/// In running text of one-case words: whether a title or a nationality opens the next name (Russian President Vladimir).
fn breaks_title(context: &Context<'_, '_>, end: usize) -> bool {
    let closes = context.end_of(end, Category::OrganizationTail).is_some();
    let title = context.end_of(end, Category::Title);
    !closes && title.is_some_and(|after| context.is_capital(after))
}

fn hyphen_splits(context: &Context<'_, '_>, next: usize) -> bool {
    // "Hamburg-Berlin", "Trump-Putin": two names, unless the second is in lower case or short (Jong-un, al-Assad).
    context.end_of(next, Category::Place).is_some()
}

fn is_possessive(context: &Context<'_, '_>, next: usize) -> bool {
    matches!(context.document.word(next), "s" | "S" | "t" | "re" | "ve" | "ll" | "d" | "m")
}

/// "St James's Hospital", "Leeds Magistrates' Court": the owner inside a name, when the tail follows it.
fn possessed_tail(context: &Context<'_, '_>, mark: usize) -> Option<usize> {
    if !matches!(context.document.word(mark), "'" | "’") || context.is_spaced(mark) {
        return None;
    }
    let next = if is_possessive(context, mark + 1) && !context.is_spaced(mark + 1) { mark + 2 } else { mark + 1 };
    let is_tail = [Category::OrganizationTail, Category::PlaceTail, Category::OtherTail]
        .into_iter()
        .any(|category| context.end_of(next, category).is_some());
    let is_whole = [Category::Place, Category::Organization, Category::Agency]
        .into_iter()
        .any(|category| context.end_of(mark - 1, category) == Some(mark));
    let saint = mark.checked_sub(2).is_some_and(|before| context.document.word(before) == "St")
        || mark
            .checked_sub(3)
            .is_some_and(|before| context.document.word(before) == "St" && context.document.word(before + 1) == ".");
    let owner = saint || (!is_whole && !context.is(mark - 1, Category::GivenName));
    (is_tail && owner && context.is_capital(next) && context.is_spaced(next)).then_some(next)
}

/// Whether the full stop belongs to an initial or to "St.", "Jr.".
fn is_abbreviated(context: &Context<'_, '_>, stop: usize) -> bool {
    let before = stop - 1;
    // "Nguyễn Á.": a vowel with a mark is a whole syllable.
    let word = context.document.word(before);
    let is_syllable = context.language.native_word.is_some() && !word.is_ascii() && word != "Đ";
    (word.chars().count() == 1 && !context.is_number(before) && !is_syllable)
        || context.document.word(before) == "St"
        || context.document.longest_at(before, Category::NameParticle).is_some_and(|(entry, _)| {
            // "Aquino III. Bức điện": a number ends no abbreviation.
            &*entry.value != "generation" || context.document.word(before).ends_with('r')
        })
}

fn is_suffix_abbreviation(context: &Context<'_, '_>, stop: usize) -> bool {
    [Category::OrganizationTail, Category::NameParticle].into_iter().any(|category| {
        context.document.entries_at(stop - 1, category).any(|(_, tokens)| tokens.end as usize == stop + 1)
    })
}

/// "Ministry of Foreign Affairs": a head, a linking word, and capitals again.
fn linked_end(context: &Context<'_, '_>, at: usize, end: usize) -> Option<usize> {
    let linker = context.name_word(end, "linker")?;
    let next = linker.end as usize;
    if context.time_end(end).is_some() || context.time_end(next).is_some() {
        return None;
    }
    // Among native words such a link belongs to a foreign title (Goddess of Fire).
    if context.language.native_word.is_some() {
        let foreign = context.is_capital(next) && context.is_spaced(next) && !context.is_native(next);
        return foreign.then_some(next + 1);
    }
    let has_head = (at..end).any(|at| context.is(at, Category::OrganizationHead));
    let opens = context.is_capital(next) && context.is_spaced(next) && context.end_of(next, Category::Title).is_none();
    let is_and = context.name_word(end, "joiner").is_some();
    // After "and" a given name or a place opens another name.
    let other = is_and
        && (context.is(next, Category::GivenName)
            || context.end_of(next, Category::Place).is_some()
            || !(at..end).any(|at| context.name_word(at, "linker").is_some()));
    (has_head && opens && !other).then_some(next + 1)
}
