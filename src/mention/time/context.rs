//! What the article has said about time so far, and the cues around an expression.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::Prefer;
use super::point::Direction;
use super::reader::Reader;
use crate::value::{Granularity, PartialDate};

/// The anchors that an expression may be resolved against.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// Local time of publication.
    pub(super) published: Option<NaiveDateTime>,
    /// Minutes east of UTC of the publication time.
    pub(super) zone: Option<i32>,
    pub(super) prefer: Prefer,
    /// The last time on the calendar that the text mentioned.
    pub(super) last: Option<Mentioned>,
    /// The last month, quarter and year that the text mentioned as such.
    pub(super) last_month: Option<Mentioned>,
    pub(super) last_quarter: Option<Mentioned>,
    pub(super) last_year: Option<Mentioned>,
    /// The last one that names a day.
    pub(super) last_day: Option<Mentioned>,
}

/// A time that was mentioned.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mentioned {
    pub(super) date: PartialDate,
    /// Its first day.
    pub(super) day: NaiveDate,
    pub(super) time: Option<NaiveDateTime>,
    pub(super) granularity: Granularity,
    /// Index of the mention.
    pub(super) index: usize,
    /// Its sentence.
    pub(super) sentence: usize,
}

impl Context {
    /// The day of publication.
    pub(super) fn today(&self) -> Option<NaiveDate> {
        self.published.map(|time| time.date())
    }

    /// The year, month and day that are nearest to a day of no year: the same calendar year, unless the neighbouring
    /// one is close and this year's is far, or the cues say otherwise. The other years are alternatives.
    pub(super) fn year_of(&self, month: u32, day: Option<u32>, direction: Option<Direction>) -> Option<i32> {
        let today = self.today()?;
        // A day without a year is one of this year, by the rule of newsrooms, except around New Year.
        let reach = if day.is_some() { 75 } else { 150 };
        let day = day.unwrap_or(1);
        let year = today.year();
        let distance =
            |year| NaiveDate::from_ymd_opt(year, month, day.min(28)).map_or(i64::MAX, |date| (date - today).num_days());
        let this = distance(year);
        match direction {
            Some(Direction::Past) => return Some(if this <= 0 { year } else { year - 1 }),
            Some(Direction::Next) => return Some(if -31 < this { year } else { year + 1 }),
            _ => {}
        }
        Some(match self.prefer {
            Prefer::Past if 0 < this => year - 1,
            Prefer::Future if this < 0 => year + 1,
            Prefer::Nearest if 150 < this && -reach < distance(year - 1) => year - 1,
            Prefer::Nearest if this < -240 && distance(year + 1) < 75 => year + 1,
            _ => year,
        })
    }
}

/// The direction in which the words of the sentence point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    pub(super) direction: Direction,
    /// It stands before the expression; one that follows says less.
    pub(super) before: bool,
}

/// The nearest cue before an expression in its sentence, else the first after it.
pub(super) fn cue(reader: &Reader<'_, '_>, start: usize, end: usize) -> Option<Cue> {
    const REACH: usize = 12;
    let sentence = reader.document.sentence_of(start).map(|index| reader.document.sentences[index].tokens);
    let (first, last) = sentence.map_or((start, end), |tokens| (tokens.start as usize, tokens.end as usize));
    let at = |at: usize, before: bool| {
        let (name, _) = reader.function(at, "cue")?;
        let direction = if name == "future" { Direction::Next } else { Direction::Past };
        Some(Cue { direction, before })
    };
    let before = (first.max(start.saturating_sub(REACH))..start).rev().find_map(|token| at(token, true));
    before.or_else(|| (end..last.min(end + REACH)).find_map(|token| at(token, false)))
}
