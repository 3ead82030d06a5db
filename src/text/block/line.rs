//! Lines: the text is divided at its line ends, and a line at the captions, bylines and links that it has swallowed.

use super::credit::{Credit, byline_credits};
use super::evidence::{self, Cue};
use super::{BlockKind, Piece, byline, caption, swallowed};
use crate::text::document::Document;
use crate::text::lexicon::Category;
use crate::text::sentence::{first_of_note, opens_sentence_without_stop, sentence_end};
use crate::text::span::TokenRange;
use crate::text::token::TokenKind;

/// The most words of a sentence that may be the line under a picture.
const LONGEST_CAPTION: usize = 60;

/// How far back a line looks for prose before it.
const LINES_OF_HEAD: usize = 12;

/// Divides the text into pieces, one or more a line.
pub(super) fn split_lines(document: &Document<'_>, tokens: TokenRange, credits: &mut Vec<Credit>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = tokens.start as usize;
    let end = tokens.end as usize;
    while start < end {
        let stop = (start..end).find(|&at| document.tokens[at].kind == TokenKind::LineBreak).unwrap_or(end);
        split_line(document, TokenRange::new(start, stop), &mut pieces, credits);
        // The end of the line and empty lines belong to the piece before them.
        let mut next = stop;
        while next < end && document.tokens[next].kind == TokenKind::LineBreak {
            next += 1;
        }
        match pieces.last_mut() {
            Some(last) => last.tokens.end = next as u32,
            None => pieces.push(Piece::open(TokenRange::new(start, next))),
        }
        start = next;
    }
    pieces
}

/// Divides one line.
fn split_line(document: &Document<'_>, line: TokenRange, pieces: &mut Vec<Piece>, credits: &mut Vec<Credit>) {
    if line.is_empty() {
        return;
    }
    if let Some(rule) = furniture_rule(document, line) {
        pieces.push(Piece::of(BlockKind::Furniture, line, rule));
        return;
    }
    match evidence::cue(document, line) {
        Cue::Page => {
            pieces.push(Piece::of(BlockKind::Furniture, line, "page-cue"));
            return;
        }
        // Before any prose such a line may be the title (`Analysis: …`).
        Cue::Line if pieces.iter().rev().take(LINES_OF_HEAD).any(|piece| piece.kind.is_none()) => {
            pieces.push(Piece::of(BlockKind::Teaser, line, "cue-line"));
            return;
        }
        Cue::List | Cue::Line | Cue::None => {}
    }
    if byline::is_byline(document, line) && !pieces.is_empty() {
        byline_credits(document, line, credits);
        pieces.push(Piece::of(BlockKind::Furniture, line, "byline"));
        return;
    }
    let first = pieces.len();
    split_inside(document, line, pieces, credits);
    merge_open(&mut pieces.splice(first.., []).collect::<Vec<_>>(), pieces);
}

/// Joins neighbouring pieces that have no kind of their own.
fn merge_open(parts: &mut [Piece], pieces: &mut Vec<Piece>) {
    let first = pieces.len();
    for part in parts {
        match pieces[first..].last_mut() {
            Some(last) if last.kind == part.kind && last.rule == part.rule => last.tokens.end = part.tokens.end,
            _ => pieces.push(*part),
        }
    }
}

/// Follows a line sentence by sentence and cuts it at what is not prose.
fn split_inside(document: &Document<'_>, line: TokenRange, pieces: &mut Vec<Piece>, credits: &mut Vec<Credit>) {
    let end = line.end as usize;
    // Start of the stretch that is not in a piece yet, of its last sentence, and of the sentence before that.
    let (mut open, mut sentence) = (line.start as usize, line.start as usize);
    let mut previous = None;
    let mut at = open;
    while at < end {
        let cut = at == open && line.start as usize != at;
        let ended = at == sentence && line.start as usize != at;
        if (cut || ended || opens_sentence_without_stop(document, at))
            && !caption::opens_photo_credit(document, at)
            && let Some(closing) = swallowed::closing_at(document, at, line)
        {
            push_open(pieces, open, at);
            if !closing.byline.is_empty() {
                byline_credits(document, closing.byline, credits);
                pieces.push(Piece::of(BlockKind::Furniture, closing.byline, "byline"));
            }
            pieces.extend(closing.rest);
            return;
        }
        if let Some(link) = swallowed::links_at(document, at, end) {
            push_open(pieces, open, at);
            pieces.push(link);
            at = link.tokens.end as usize;
            (open, sentence, previous) = (at, at, None);
        } else if let Some(photo) = caption::photo_credit_at(document, at, end, credits) {
            let credit_start = (photo.start as usize).max(open);
            // Right after a full stop the credit is that of the sentence before.
            let own = sentence < credit_start;
            let from = if own { sentence } else { previous.unwrap_or(sentence) };
            let from = if credit_start - from <= LONGEST_CAPTION { from } else { sentence };
            let stop = photo.end as usize;
            push_open(pieces, open, from);
            push_caption(document, from, credit_start, stop, pieces);
            at = stop;
            (open, sentence, previous) = (at, at, None);
        } else if let Some(next) = sentence_end(document, at, end) {
            previous = Some(sentence);
            sentence = next;
            at = next;
        } else {
            at = first_of_note(document, at + 1, end);
            if sentence < at && at < end && opens_sentence_without_stop(document, at) {
                previous = None;
                sentence = at;
            }
        }
    }
    push_open(pieces, open, end);
}

/// Adds a caption whose credit begins at `credit`; what stands before it may be headlines instead.
fn push_caption(document: &Document<'_>, from: usize, credit: usize, stop: usize, pieces: &mut Vec<Piece>) {
    if swallowed::headline_run(document, TokenRange::new(from, credit)) {
        pieces.push(Piece::of(BlockKind::Teaser, TokenRange::new(from, credit), "headlines-in-paragraph"));
        pieces.push(Piece::of(BlockKind::Caption, TokenRange::new(credit, stop), "photo-credit"));
        return;
    }
    let doubtful = LONGEST_CAPTION / 2 < credit - from;
    pieces.push(Piece { doubtful, ..Piece::of(BlockKind::Caption, TokenRange::new(from, stop), "photo-credit") });
}

fn push_open(pieces: &mut Vec<Piece>, start: usize, end: usize) {
    if start < end {
        pieces.push(Piece::open(TokenRange::new(start, end)));
    }
}

/// The rule by which a whole line is furniture: it consists of the words of menus and buttons, of an address on the
/// web, or of marks alone.
fn furniture_rule(document: &Document<'_>, line: TokenRange) -> Option<&'static str> {
    let (mut words, mut known, mut numbers) = (0, 0, 0);
    let mut at = line.start as usize;
    let end = line.end as usize;
    // One word that is none of a menu decides.
    while at < end && words == known {
        if let Some((_, found)) = document.longest_at(at, Category::FurnitureWord)
            && found.end as usize <= end
        {
            known += found.len();
            words += found.len();
            at = found.end as usize;
            continue;
        }
        match document.tokens[at].kind {
            TokenKind::Word => words += 1,
            TokenKind::Number => numbers += 1,
            _ => {}
        }
        at += 1;
    }
    if words == 0 {
        return (numbers == 0 || dated(document, line)).then_some("no-words");
    }
    if words == known {
        return Some("menu");
    }
    web_address(document, line).then_some("web-address")
}

/// Whether a line of numbers is a date or a time of day.
fn dated(document: &Document<'_>, line: TokenRange) -> bool {
    line.indices().any(|at| matches!(document.word(at), "/" | ":"))
}

/// The most words before the address in a line that is one, and from it on.
const MOST_BEFORE: usize = 4;
const MOST_AFTER: usize = 2;

/// Whether most of a line is a link: `![…](https://…)` or a bare address.
fn web_address(document: &Document<'_>, line: TokenRange) -> bool {
    let text = document.words(line);
    // Most lines are too long for one; a search in all of them would cost more than to see that.
    if !text.starts_with(['!', '[']) && text.split_whitespace().nth(MOST_BEFORE + MOST_AFTER).is_some() {
        return false;
    }
    let Some(at) = text.find("://").or_else(|| text.find("www.")) else { return false };
    let markdown = text.contains("](http");
    let before = text[..at].split_whitespace().count();
    let after = text[at..].split_whitespace().count();
    markdown && text.starts_with(['!', '[']) || before <= MOST_BEFORE && after <= MOST_AFTER
}
