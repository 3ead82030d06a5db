//! Topics: triggers that tell no happening, since they say what a body, a law or a kind of work is concerned with.

use crate::text::{Categories, Category, Document, TokenKind, TokenRange};

/// How far back the head of a list may stand, in tokens.
const REACH: usize = 12;
/// How many words a piece of a list may have.
const PIECE: usize = 3;
/// No head has more tokens.
const LONGEST_HEAD: usize = 4;

/// Whether a trigger belongs to a name or to a head that names a field of work: "ngành Xây dựng", "công tác thanh tra,
/// kiểm tra", "Luật Thi đua, khen thưởng".
pub(super) fn is_topic(document: &Document<'_>, tokens: TokenRange, sentence: TokenRange) -> bool {
    let start = tokens.start as usize;
    if has_head(document, start, "topic") {
        return true;
    }
    // A piece of a list whose first one follows a head.
    let Some(mark) = start.checked_sub(1).filter(|&mark| joins(document, mark)) else { return false };
    // "Bộ Giáo dục - đào tạo": the fields of a body have a hyphen between them, not a comma.
    let hyphen = matches!(document.word(mark), "-" | "–" | "&");
    let mut words = 0;
    for at in (start.saturating_sub(REACH).max(sentence.start as usize)..mark).rev() {
        if joins(document, at) {
            words = 0;
            continue;
        }
        words += 1;
        if document.tokens[at].kind != TokenKind::Word || PIECE < words {
            return false;
        }
        if has_head(document, at, if hyphen { "named" } else { "topics" }) {
            return true;
        }
    }
    false
}

/// Whether a head ends right before a token, of which what follows is a topic: any where `of` is "topic", one that lists
/// where it is "topics". Names have their capital.
fn has_head(document: &Document<'_>, at: usize, of: &str) -> bool {
    const HEADS: Categories = Categories::of(&[Category::OrganizationHead, Category::OtherHead, Category::ClaimWord]);
    if !document.end_before(at).meets(HEADS) {
        return false;
    }
    let capital = document.tokens[at].capital;
    (at.saturating_sub(LONGEST_HEAD)..at).any(|start| {
        let mut heads = document.matches_of(start, HEADS).filter(|found| found.tokens.end as usize == at);
        let is_whole = || !(start.saturating_sub(LONGEST_HEAD)..start).any(|before| covers(document, before, at));
        heads.any(|found| match (found.category, &*document.lexicon.entry(found.entry).value) {
            (Category::ClaimWord, "topics") => true,
            (Category::ClaimWord, "topic") => of == "topic",
            (Category::ClaimWord, "named") => capital && of != "topics",
            (Category::ClaimWord, _) => false,
            _ => capital && of != "topics",
        }) && is_whole()
    })
}

/// Whether a longer word goes over what ends before `end`: "hiện trường" is no school.
fn covers(document: &Document<'_>, start: usize, end: usize) -> bool {
    const WORDS: Categories =
        Categories::of(&[Category::CommonWord, Category::Concept, Category::CountedNoun, Category::OrganizationHead]);
    document.matches_of(start, WORDS).any(|found| end <= found.tokens.end as usize)
}

/// Whether a token joins the pieces of a list.
fn joins(document: &Document<'_>, at: usize) -> bool {
    matches!(document.word(at), "," | "-" | "–" | "/" | "&")
        || document.entries_at(at, Category::NameWord).any(|(entry, _)| &*entry.value == "joiner")
}
