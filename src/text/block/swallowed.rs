//! What a paragraph has swallowed: links of the form `>> headline`, runs of headlines, and a byline with all that
//! follows it.

use super::{BlockKind, Piece, byline};
use crate::text::document::Document;
use crate::text::lexicon::{Categories, Category};
use crate::text::sentence::{opens_sentence_without_stop, sentence_end};
use crate::text::span::TokenRange;
use crate::text::token::TokenKind;

/// The most words of a headline.
const LONGEST_HEADLINE: usize = 40;

/// How many words a few headlines one after the other have; more are the captions of a picture story.
const HEADLINE_RUN_WORDS: std::ops::RangeInclusive<usize> = 12..=60;

/// Links that begin at a token with `>>` or `»`, up to where the article seems to go on.
#[inline]
pub(super) fn links_at(document: &Document<'_>, at: usize, end: usize) -> Option<Piece> {
    links_behind(document, at, link_mark(document, at)?, end)
}

/// Links whose first mark begins at `at` and ends at `start`.
fn links_behind(document: &Document<'_>, at: usize, start: usize, end: usize) -> Option<Piece> {
    if end <= start {
        return None;
    }
    let next = (start..end).find(|&next| link_mark(document, next).is_some());
    let teaser = |stop| Piece::of(BlockKind::Teaser, TokenRange::new(at, stop), "link-mark");
    if let Some(next) = next
        && next - start <= LONGEST_HEADLINE
    {
        return Some(teaser(next));
    }
    // The last link has no mark behind it.
    let mut stop = start;
    let mut words = 0;
    while stop < end {
        if sentence_end(document, stop, end).is_some() {
            break;
        }
        if 3 < words && (border(document, stop, false) || opens_sentence_without_stop(document, stop)) {
            return Some(Piece { doubtful: true, ..teaser(stop) });
        }
        words += usize::from(document.tokens[stop].kind == TokenKind::Word);
        stop += 1;
    }
    if stop == end || matches!(document.word(stop), "?" | "!") {
        let stop = sentence_end(document, stop, end).unwrap_or(end);
        return (words <= LONGEST_HEADLINE).then(|| teaser(stop));
    }
    None
}

/// The token after a `>>` or `»` that opens a link.
#[inline]
fn link_mark(document: &Document<'_>, at: usize) -> Option<usize> {
    if document.tokens[at].kind != TokenKind::Mark || !document.tokens[at].spaced {
        return None;
    }
    match document.word(at) {
        ">" if document.word(at + 1) == ">" => Some(at + 2),
        // With a word right behind it, the mark closes or opens a quotation.
        "»" if document.tokens.get(at + 1).is_some_and(|next| next.spaced) => Some(at + 1),
        _ => None,
    }
}

/// Whether a capitalised word seems to begin something new without a mark before it: it follows a word, when `strict`
/// one in lower case, and is no name, title or other word that is capitalised inside sentences.
fn border(document: &Document<'_>, at: usize, strict: bool) -> bool {
    let (Some(token), Some(before)) =
        (document.tokens.get(at), at.checked_sub(1).map(|before| document.tokens[before]))
    else {
        return false;
    };
    let follows_word = match before.kind {
        TokenKind::Word => !strict || !before.capital,
        TokenKind::Number => true,
        _ => false,
    };
    let next_is_lower = document.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word && !next.capital);
    token.kind == TokenKind::Word
        && token.capital
        && token.spaced
        && !token.all_capitals
        && follows_word
        && next_is_lower
        && document.longest_at(at - 1, Category::Pronoun).is_none()
        && !is_name_like(document, at, strict)
}

/// Whether a word is capitalised inside sentences too: a country, and when `strict` also the heads of names and titles.
fn is_name_like(document: &Document<'_>, at: usize, strict: bool) -> bool {
    const COUNTRIES: Categories = Categories::of(&[Category::Place, Category::Demonym]);
    const NAMES: Categories = Categories::of(&[
        Category::Place,
        Category::Demonym,
        Category::Organization,
        Category::OrganizationHead,
        Category::PlaceHead,
        Category::OtherHead,
        Category::Title,
        Category::Agency,
        Category::NameWord,
        Category::MidCapital,
        Category::FamilyName,
    ]);
    let categories = if strict { NAMES } else { COUNTRIES };
    document.begin_at(at).meets(categories)
}

/// Whether a stretch without a full stop is several headlines one after the other.
pub(super) fn headline_run(document: &Document<'_>, tokens: TokenRange) -> bool {
    let words = tokens.indices().filter(|&at| document.tokens[at].kind == TokenKind::Word).count();
    if !HEADLINE_RUN_WORDS.contains(&words)
        || tokens.indices().any(|at| sentence_end(document, at, tokens.end as usize).is_some())
    {
        return false;
    }
    let labels = tokens.indices().filter(|&at| series_label(document, at)).count();
    let borders = tokens.indices().skip(1).filter(|&at| border(document, at, true)).count();
    3 <= labels + borders
}

/// Whether the name of a series of articles begins here (`Thế giới 24h:`).
fn series_label(document: &Document<'_>, at: usize) -> bool {
    document.longest_at(at, Category::BlockCue).is_some_and(|(cue, tokens)| {
        &*cue.value == "series" && (tokens.end as usize..tokens.end as usize + 3).any(|next| document.word(next) == ":")
    })
}

/// The end of the article inside a line: its byline, and what the line goes on with.
pub(super) struct Closing {
    pub(super) byline: TokenRange,
    pub(super) rest: Option<Piece>,
}

/// The closing byline that begins at a token, right after the end of a sentence.
pub(super) fn closing_at(document: &Document<'_>, at: usize, line: TokenRange) -> Option<Closing> {
    let end = line.end as usize;
    if at == end {
        return None;
    }
    let rest = TokenRange::new(at, end);
    if rest.len() <= 24 && byline::is_byline(document, rest) {
        return Some(Closing { byline: rest, rest: None });
    }
    // A byline, and then the name of a series or an invitation to read on, without a mark between them.
    let mut stop = at;
    while stop < end && stop < at + 60 && may_be_byline(document, at, stop) {
        if at < stop && (series_label(document, stop) || is_invitation(document, stop, end)) {
            let name = TokenRange::new(at, stop);
            let rest = Piece::of(invited_to(document, stop), TokenRange::new(stop, end), "after-byline");
            return byline::is_byline(document, name).then_some(Closing { byline: name, rest: Some(rest) });
        }
        stop += 1;
    }
    if is_invitation(document, at, end) {
        let empty = TokenRange::new(at, at);
        return Some(Closing {
            byline: empty,
            rest: Some(Piece::of(invited_to(document, at), rest, "cue-in-paragraph")),
        });
    }
    None
}

/// Whether a token can be a part of a byline, or of the rule drawn below it.
fn may_be_byline(document: &Document<'_>, start: usize, at: usize) -> bool {
    match document.tokens[at].kind {
        TokenKind::Word => document.tokens[at].capital && at < start + 10,
        TokenKind::Mark => matches!(document.word(at), "(" | ")" | "-" | "–" | "*" | "_" | "=" | "/" | "."),
        _ => false,
    }
}

/// Whether `Read more: …` or `Xem thêm các bài viết tại http://…` begins here and reaches to the end of the line.
fn is_invitation(document: &Document<'_>, at: usize, end: usize) -> bool {
    let Some((cue, tokens)) = document.longest_at(at, Category::BlockCue) else { return false };
    if !matches!(&*cue.value, "teaser" | "furniture") || 2 * LONGEST_HEADLINE < end - at {
        return false;
    }
    let after = tokens.end as usize;
    let sentences =
        (after..end).filter(|&stop| sentence_end(document, stop, end).is_some_and(|next| next < end)).count();
    let address = (after..end).any(|stop| matches!(document.word(stop), "http" | "https" | "www"));
    address || sentences == 0 && (document.word(after) == ":" || document.word(after) == ">")
}

/// What a cue inside a paragraph opens.
fn invited_to(document: &Document<'_>, at: usize) -> BlockKind {
    match document.longest_at(at, Category::BlockCue) {
        Some((cue, _)) if &*cue.value == "furniture" => BlockKind::Furniture,
        _ => BlockKind::Teaser,
    }
}
