//! Quotation marks: which of them belong together, in texts that mix, double, nest and forget them.

use crate::text::{Document, TokenKind, TokenRange};

/// A stretch of text between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// With its marks. A mark that the text forgets is not in it.
    pub(super) outer: TokenRange,
    /// Without its marks, never empty.
    pub(super) inner: TokenRange,
    /// How many other stretches it stands in.
    pub(super) depth: u32,
    /// Whether the paragraph ends before the closing mark does, so that the speech may run on in the next one.
    pub(super) runs_on: bool,
}

/// The shape of a mark. Two marks of one shape may close each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// “ ” " '' and the marks „ and ‟.
    Double,
    /// ‘ ’ '.
    Single,
    /// « ».
    Angle,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

#[derive(Clone, Copy)]
struct Mark {
    shape: Shape,
    side: Side,
    /// First token.
    at: usize,
    /// Number of tokens: two for a doubled apostrophe.
    width: usize,
}

/// A speech longer than this, in tokens, is a forgotten mark rather than a speech.
const LONGEST: usize = 900;

/// The most marks that are open at once. Marks that are opened and never closed do not hold up the search for partners.
const DEEPEST: usize = 64;

/// Finds all quoted stretches of a document, in order of their first mark.
pub(super) fn find(document: &Document<'_>) -> Vec<Quoted> {
    let mut found = Vec::new();
    for (field, _) in document.fields() {
        let tokens = document.field_tokens(field);
        let mut line_start = tokens.start as usize;
        // Most lines have no mark of quotation.
        let mut has_marks = false;
        for at in tokens.indices() {
            match document.tokens[at].kind {
                TokenKind::Mark => has_marks |= document.mark(at).is_some_and(is_quotation_mark),
                TokenKind::LineBreak => {
                    if std::mem::take(&mut has_marks) {
                        pair_line(document, line_start, at, &mut found);
                    }
                    line_start = at;
                }
                TokenKind::Word | TokenKind::Number => {}
            }
        }
        if has_marks {
            pair_line(document, line_start, tokens.end as usize, &mut found);
        }
    }
    found.sort_by_key(|quoted| (quoted.outer.start, std::cmp::Reverse(quoted.outer.end)));
    set_depths(&mut found);
    found
}

/// Pairs the marks of one line, which is a paragraph.
fn pair_line(document: &Document<'_>, start: usize, end: usize, found: &mut Vec<Quoted>) {
    let mut open: Vec<Mark> = Vec::new();
    let mut at = start;
    let mut last_mark = start;
    let first_found = found.len();
    while at < end {
        if document.tokens[at].kind != TokenKind::Mark {
            at += 1;
            continue;
        }
        let Some(mark) = mark_at(document, at, end) else {
            at += 1;
            continue;
        };
        at += mark.width;
        if mark.shape == Shape::Single && mark.side == Side::Close && is_apostrophe(document, mark.at, end) {
            continue;
        }
        last_mark = mark.at;
        let deepest = open.len().saturating_sub(DEEPEST);
        let partner = open[deepest..].iter().rposition(|other| other.shape == mark.shape).map(|at| deepest + at);
        match (mark.side, partner) {
            (Side::Close, None) => {}
            (Side::Close | Side::Either, Some(partner)) => {
                let first = open[partner];
                open.truncate(partner);
                push(first, Some(mark), mark.at, false, found);
            }
            (Side::Open, Some(partner)) if mark.shape == Shape::Double && open[partner].side == Side::Either => {
                // A straight mark that plainly opens while another is open: the first was never closed.
                open.truncate(partner);
                open.push(mark);
            }
            (Side::Open | Side::Either, _) => open.push(mark),
        }
    }
    // `“A. B is “c”, he said.`: one closing mark for two opening ones closes both where an attribution follows.
    if let Some(&first) =
        open.iter().find(|mark| mark.shape == Shape::Double && opens_sentence(document, mark.at, start))
        && let Some(inner) = found[first_found..]
            .iter()
            .filter(|quoted| first.at < quoted.outer.start as usize)
            .min_by_key(|quoted| quoted.outer.start)
            .copied()
        && matches!(document.word(inner.outer.end as usize), "," | "-" | "–" | "—")
        && inner.outer.start as usize - first.at < LONGEST
    {
        found.push(Quoted {
            outer: TokenRange::new(first.at, inner.outer.end as usize),
            inner: TokenRange::new(first.at + first.width, inner.inner.end as usize),
            depth: 0,
            runs_on: false,
        });
    }
    // A speech whose closing mark is missing ends with its paragraph, if nothing after it is in marks.
    if let Some(&first) = open.iter().find(|mark| mark.shape != Shape::Single)
        && last_mark == first.at
        && end - first.at < LONGEST
    {
        let stop = trim_end(document, first.at + first.width, end);
        push(first, None, stop, true, found);
    }
}

/// Whether a mark that could close belongs to the owner before it ("the players' fault"): the sentence goes on behind
/// it, and another mark closes later.
fn is_apostrophe(document: &Document<'_>, at: usize, end: usize) -> bool {
    let goes_on = document.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word && !next.capital);
    let owner = at.checked_sub(1).is_some_and(|before| document.word(before).ends_with('s'));
    let closes = |later: usize| {
        matches!(document.word(later), "'" | "’")
            && document.tokens[later].kind == TokenKind::Mark
            && matches!(document.word(later - 1), "," | "." | "!" | "?" | "…")
    };
    let opens = |later: usize| mark_at(document, later, end).is_some_and(|mark| mark.side == Side::Open);
    goes_on && owner && (at + 1..end.min(at + LONGEST)).take_while(|&later| !opens(later)).any(closes)
}

/// Whether a mark stands where a sentence begins.
fn opens_sentence(document: &Document<'_>, at: usize, start: usize) -> bool {
    at == start || matches!(document.word(at - 1), "." | "!" | "?" | "…" | ":" | "”")
}

fn push(first: Mark, last: Option<Mark>, inner_end: usize, runs_on: bool, found: &mut Vec<Quoted>) {
    let inner_start = first.at + first.width;
    if inner_start < inner_end && inner_end - inner_start < LONGEST {
        let outer_end = last.map_or(inner_end, |mark| mark.at + mark.width);
        found.push(Quoted {
            outer: TokenRange::new(first.at, outer_end),
            inner: TokenRange::new(inner_start, inner_end),
            depth: 0,
            runs_on,
        });
    }
}

fn trim_end(document: &Document<'_>, start: usize, end: usize) -> usize {
    let trailing = (start..end).rev().take_while(|&at| document.tokens[at].kind == TokenKind::LineBreak).count();
    end - trailing
}

fn is_quotation_mark(mark: char) -> bool {
    matches!(mark, '“' | '„' | '‟' | '”' | '«' | '»' | '"' | '‘' | '\'' | '’' | '`')
}

/// The quotation mark at a token.
fn mark_at(document: &Document<'_>, at: usize, end: usize) -> Option<Mark> {
    let mark = |shape, side, width| Some(Mark { shape, side, at, width });
    match document.mark(at)? {
        '“' | '„' | '‟' => mark(Shape::Double, Side::Open, 1),
        '”' => mark(Shape::Double, Side::Close, 1),
        '«' => mark(Shape::Angle, Side::Open, 1),
        '»' => mark(Shape::Angle, Side::Close, 1),
        '"' => mark(Shape::Double, side_by_spaces(document, at, 1, end), 1),
        '‘' => mark(Shape::Single, Side::Open, 1),
        '\'' | '’' | '`' => {
            let doubled = at + 1 < end && document.word(at + 1) == document.word(at) && !document.tokens[at + 1].spaced;
            if doubled {
                return mark(Shape::Double, side_by_spaces(document, at, 2, end), 2);
            }
            // An apostrophe stands between letters or digits, or after a word and before a space with nothing open.
            match side_by_spaces(document, at, 1, end) {
                Side::Either => None,
                side if document.word(at) == "’" && side == Side::Open => None,
                side => mark(Shape::Single, side, 1),
            }
        }
        _ => None,
    }
}

/// What the spaces around a straight mark say of it.
fn side_by_spaces(document: &Document<'_>, at: usize, width: usize, end: usize) -> Side {
    let before = document.tokens[at].spaced || at.checked_sub(1).is_some_and(|before| is_opening(document, before));
    let next = at + width;
    let after = next >= end
        || document.tokens[next].spaced
        || matches!(document.word(next), "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "…" | "”" | "’" | "»");
    match (before, after) {
        (true, false) => Side::Open,
        (false, true) => Side::Close,
        _ => Side::Either,
    }
}

fn is_opening(document: &Document<'_>, at: usize) -> bool {
    matches!(document.word(at), "(" | "[" | "“" | "‘" | "«" | "\"" | ":" | "—" | "–")
        && document.tokens[at].kind == TokenKind::Mark
}

fn set_depths(found: &mut [Quoted]) {
    let mut ends: Vec<u32> = Vec::new();
    for quoted in found {
        while ends.last().is_some_and(|&end| end <= quoted.outer.start) {
            ends.pop();
        }
        quoted.depth = ends.len() as u32;
        ends.push(quoted.outer.end);
    }
}
