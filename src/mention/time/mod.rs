//! Time expressions: found, read and resolved.
//!
//! Words stand in the time tables of a language. A `Reader` turns the tokens into pieces of meaning
//! (a weekday, 23/10, "last"), pieces that stand together are composed into one point of the calendar, and the point
//! is resolved against the publication and the times mentioned before. Lengths, returning times and references
//! (now, recently) have grammars of their own; of all that begin at a token the longest is taken.

#![allow(clippy::cast_possible_wrap, reason = "years, months and days of the text are checked to be small")]
#![allow(clippy::single_match_else, reason = "a match shows the two ways of reading side by side")]
#![allow(clippy::match_same_arms, reason = "arms that agree by chance speak of different things")]

mod calendar;
mod compose;
mod context;
mod draft;
mod duration;
mod fill;
mod headed;
mod lunar;
mod number;
mod numeric;
mod piece;
mod point;
mod range;
mod reader;
mod reject;
mod resolve;
mod role;
mod set;
mod unit;
mod written;

use chrono::Timelike;

use crate::lang::Language;
use crate::text::{Document, Span, TokenKind, TokenRange};
use crate::value::{Anchor, Granularity, TimeValue};
use context::{Context, Mentioned};
use reader::Reader;

/// How a weekday, day or month without an anchor of its own is resolved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prefer {
    /// The last one before publication.
    Past,
    /// The next one after publication.
    Future,
    /// The nearest one, with the cues of the sentence.
    #[default]
    Nearest,
}

/// The part that a time plays for what the sentence tells, where a word says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeRole {
    /// The last moment for something (before, by, trước, chậm nhất).
    Deadline,
    /// A time that is planned (dự kiến, scheduled for).
    Planned,
    /// Where a span begins (từ, since).
    Since,
    /// Where a span ends (đến, until).
    Until,
}

/// A time expression and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeMention {
    /// Its place in the article.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// What it says.
    pub value: TimeValue,
    /// The part it plays, where the text has a cue.
    pub role: Option<TimeRole>,
    /// The mention it was resolved against, as an index into the times of the document, when it was one.
    pub anchor: Option<usize>,
    /// The name of the rule that read it.
    pub rule: &'static str,
}

/// Finds the time expressions of a document.
pub fn find(language: &Language, document: &Document<'_>, prefer: Prefer) -> Vec<TimeMention> {
    let reader = Reader { document, language };
    let published = document.article.published;
    let mut context = Context {
        published: published.map(|time| time.naive_local()),
        zone: published.map(|time| time.offset().local_minus_utc() / 60),
        prefer,
        ..Context::default()
    };
    // Most articles have fewer times.
    let mut drafts = Vec::with_capacity(document.tokens.len() / 48);
    let mut at = 0;
    while at < document.tokens.len() {
        at = reader.read_at(at, &mut drafts);
    }
    range::share(&reader, &mut drafts);
    let mut mentions = Vec::with_capacity(drafts.len());
    for draft in &drafts {
        let sentence = document.sentence_of(draft.start).unwrap_or_default();
        let value = draft::value(draft, &reader, &context, sentence);
        if value.timex.is_empty() {
            continue;
        }
        let tokens = TokenRange::new(draft.start, draft.end);
        let anchor = match value.anchor {
            Anchor::Mention => context.last_day.or(context.last).map(|last| last.index),
            _ => None,
        };
        // A time that something is compared with is no anchor for what follows.
        if reader.function_before(draft.start, "comparison").is_none() {
            remember(&mut context, &value, mentions.len(), sentence);
        }
        mentions.push(TimeMention {
            span: document.span(tokens),
            tokens,
            role: role::role(&reader, draft.start),
            value,
            anchor,
            rule: draft.rule,
        });
    }
    mentions
}

/// Keeps a time as the anchor of what comes after it.
fn remember(context: &mut Context, value: &TimeValue, index: usize, sentence: usize) {
    let (Some(interval), Some(granularity), Some(date)) = (value.interval, value.granularity, value.date) else {
        return;
    };
    let time = (granularity <= Granularity::Hour).then_some(interval.from);
    // A clock time in another zone may fall on another day than the text names.
    let day = match (date.year, date.month, date.day) {
        (Some(year), Some(month), Some(day)) => chrono::NaiveDate::from_ymd_opt(year, month, day),
        _ => None,
    };
    let day = day.unwrap_or_else(|| interval.from.date());
    let mentioned =
        Mentioned { date, day, time: time.filter(|time| time.nanosecond() == 0), granularity, index, sentence };
    context.last = Some(mentioned);
    match granularity {
        Granularity::Month | Granularity::MonthPart => context.last_month = Some(mentioned),
        Granularity::Quarter => context.last_quarter = Some(mentioned),
        Granularity::Year => context.last_year = Some(mentioned),
        _ => {}
    }
    // "The same day" is the day that the report is about, not one that lies ahead.
    let ahead = context.today().is_some_and(|today| today < day) && context.last_day.is_some();
    if granularity <= Granularity::Day && !ahead {
        context.last_day = Some(mentioned);
    }
}

impl Reader<'_, '_> {
    /// Reads what begins at a token, and says where to go on. A token that begins nothing costs one look at its kind
    /// and its matches.
    fn read_at(&self, at: usize, drafts: &mut Vec<draft::Draft>) -> usize {
        let number = match self.token(at).map(|token| token.kind) {
            Some(TokenKind::Number) => true,
            Some(TokenKind::Word) if self.opens(at) => false,
            Some(TokenKind::Mark) if self.is_mark(at, "'’‘") => false,
            _ => return at + 1,
        };
        if number && let Some(end) = self.rejected_number(at) {
            return end;
        }
        if number && let Some(draft) = drafts.last().and_then(|last| self.continued(last, at)) {
            let end = draft.end;
            drafts.push(draft);
            return end;
        }
        if number && self.is_plain_count(at) {
            return self.end_of_number(at);
        }
        let blocked = self.end_of_blocked(at).unwrap_or(at);
        match self.draft(at).filter(|draft| blocked < draft.end && self.is_on_one_line(draft.start, draft.end)) {
            Some(draft) => {
                let end = draft.end;
                drafts.push(draft);
                end
            }
            None if number => self.end_of_number(at),
            None => blocked.max(at + 1),
        }
    }

    /// Whether no line or field ends between two tokens.
    fn is_on_one_line(&self, start: usize, end: usize) -> bool {
        self.document.field_of(start) == self.document.field_of(end - 1)
            && !(start..end).any(|at| self.is_kind(at, TokenKind::LineBreak))
    }
}
