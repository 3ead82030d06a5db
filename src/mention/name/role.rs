//! Roles: the titles at the mention of a person, and whose they are.

use super::context::Context;
use super::draft::Draft;
use super::scan::TitleMention;
use super::{NameKind, Role};
use crate::text::{Category, TokenRange};

/// How many names may stand between a title and its person (Giám đốc Sở Y tế Hà Nội Nguyễn Văn A).
const OWNERS: usize = 2;

/// The role that stands at a draft: before the name, or after it and a comma, dash or bracket.
pub(super) fn role(
    context: &Context<'_, '_>,
    drafts: &[Draft<'_>],
    titles: &[TitleMention],
    index: usize,
) -> Option<Role> {
    if drafts[index].kind != NameKind::Person {
        return None;
    }
    before(context, drafts, titles, index).or_else(|| after(context, drafts, titles, index))
}

fn before(context: &Context<'_, '_>, drafts: &[Draft<'_>], titles: &[TitleMention], index: usize) -> Option<Role> {
    let mut start = drafts[index].start();
    let mut owner: Option<TokenRange> = None;
    let mut first = index;
    for _ in 0..=OWNERS + 1 {
        let at = titles.partition_point(|title| (title.tokens.end as usize) < start);
        if let Some(title) = titles.get(at).filter(|title| title.tokens.end as usize == start) {
            if title.is_address {
                start = title.tokens.start as usize;
                continue;
            }
            let owner = owner.or_else(|| owner_before(context, drafts, first, title.tokens.start as usize));
            return make(context, title.tokens, owner);
        }
        // "Tổng thống Nga Vladimir Putin", "Chủ tịch của Hội X": step over the owner.
        if 0 < first && drafts[first - 1].end() == start && drafts[first - 1].kind != NameKind::Person {
            first -= 1;
            let (low, high) = (drafts[first].tokens.start, owner.map_or(drafts[first].tokens.end, |owner| owner.end));
            owner = Some(TokenRange { start: low, end: high });
            start = low as usize;
            continue;
        }
        if owner.is_some() && context.name_word_before(start, "owner") {
            start -= 1;
            continue;
        }
        return None;
    }
    None
}

/// In English the owner stands before the title: "Russian President", "Kremlin spokesman".
fn owner_before(context: &Context<'_, '_>, drafts: &[Draft<'_>], first: usize, start: usize) -> Option<TokenRange> {
    if context.language.modifier_follows {
        return None;
    }
    let possessive = start.checked_sub(2).filter(|at| matches!(context.document.word(*at), "'" | "’"));
    let end = possessive.unwrap_or(start);
    let named = drafts[..first].iter().rev().take(3).find(|draft| draft.end() == end && draft.kind != NameKind::Person);
    named.map(|draft| draft.tokens).or_else(|| {
        let at = start.checked_sub(1)?;
        context.is(at, Category::Demonym).then(|| TokenRange::new(at, at + 1))
    })
}

/// ", một trợ lý của Tổng thống Putin", " - Phó Cục trưởng", "(giám đốc công ty X)".
fn after(context: &Context<'_, '_>, drafts: &[Draft<'_>], titles: &[TitleMention], index: usize) -> Option<Role> {
    let mut at = drafts[index].end();
    if !matches!(context.document.word(at), "," | "-" | "–" | "(" | "—") {
        return None;
    }
    at += 1;
    // An age or a word such as "một", "former" may come first.
    for _ in 0..4 {
        if let Some(word) = context.name_word(at, "former").or_else(|| context.name_word(at, "article")) {
            at = word.end as usize;
        } else if context.is(at, Category::Demonym) {
            at += 1;
        } else {
            let place = drafts.get(index + 1).filter(|next| next.start() == at && next.kind != NameKind::Person);
            let titled_after = place
                .is_some_and(|next| titles.binary_search_by_key(&next.tokens.end, |title| title.tokens.start).is_ok());
            if let Some(next) = place.filter(|_| titled_after && !context.language.modifier_follows) {
                at = next.end();
            } else {
                break;
            }
        }
    }
    let found = titles.binary_search_by_key(&(at as u32), |title| title.tokens.start).ok()?;
    let title = titles[found];
    if title.is_address {
        return None;
    }
    let end = title.tokens.end as usize;
    let next = drafts[index + 1..].iter().take(3).find(|draft| end <= draft.start());
    // A title with a person right after it is that person's.
    if next.is_some_and(|next| next.start() == end && next.kind == NameKind::Person) {
        return None;
    }
    let linked = context.name_word(end, "owner").map_or(end, |word| word.end as usize);
    let linked = context.name_word(linked, "article").map_or(linked, |word| word.end as usize);
    let linked = titles
        .binary_search_by_key(&(linked as u32), |title| title.tokens.start)
        .map_or(linked, |found| titles[found].tokens.end as usize);
    let owner = next.filter(|next| next.start() == linked).map(|next| next.tokens);
    make(
        context,
        title.tokens,
        owner.or_else(|| owner_before(context, drafts, drafts.len().min(index + 2), title.tokens.start as usize)),
    )
}

fn make(context: &Context<'_, '_>, tokens: TokenRange, owner: Option<TokenRange>) -> Option<Role> {
    let (entry, _) = context.document.longest_at(tokens.start as usize, Category::Title)?;
    let title = entry.value.split(':').next().unwrap_or_default();
    Some(Role { tokens, title: title.into(), owner: owner.map(|owner| context.document.words(owner).into()) })
}
