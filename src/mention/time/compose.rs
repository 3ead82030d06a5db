//! Composing the pieces of a date or time into one expression.

use super::piece::Piece;
use super::point::{Part, Point};
use super::reader::Reader;
use crate::text::TokenKind;

/// An expression that names a place on the calendar.
#[derive(Clone, Copy, Debug)]
pub(super) struct Composed {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) point: Point,
    pub(super) rule: &'static str,
}

impl Reader<'_, '_> {
    /// The longest date or time that begins at a token.
    pub(super) fn composed(&self, at: usize) -> Option<Composed> {
        let mut best: Option<Composed> = None;
        let mut offer = |piece: Option<Piece>, rule: &'static str| {
            if let Some(piece) = piece {
                self.offer(at, piece, rule, &mut best);
            }
        };
        if self.is_kind(at, TokenKind::Number) {
            let date = self.numeric_date(at).filter(|date| !self.is_document(date.next));
            offer(date.map(|date| (Point { weak: !date.certain, ..date.point }, date.next)), "date-in-digits");
            offer(self.clock(at), "clock");
            offer(self.day_before_month(at), "day-month");
            offer(self.headed(at), "decade");
            offer(self.bare_year(at), "year");
        } else {
            offer(self.day_part(at), "day-part");
            offer(self.deictic(at, false), "deictic");
            offer(self.weekday(at), "weekday");
            offer(self.named_month(at), "month");
            offer(self.headed(at), "headed");
            offer(self.directed(at), "directed-unit");
            offer(self.weekend(at).or_else(|| self.half(at)), "part-of-year-or-week");
            offer(self.edge(at), "edge");
            offer(self.unit_edge(at), "edge");
            offer(self.season(at).or_else(|| self.holiday(at)), "season-or-holiday");
            offer(self.clock(at).or_else(|| self.day_before_month(at)), "clock");
        }
        best
    }

    /// Takes an expression that begins with a piece, where it is longer than the best so far.
    fn offer(&self, at: usize, (point, next): Piece, rule: &'static str, best: &mut Option<Composed>) {
        let (point, end) = self.extended(point, next);
        if (!point.weak || self.is_supported(&point, at, end)) && best.is_none_or(|best| best.end < end) {
            *best = Some(Composed { start: at, end, point, rule });
        }
    }

    /// The point with every piece that follows and fits, and the token after the last.
    fn extended(&self, mut point: Point, mut at: usize) -> (Point, usize) {
        loop {
            let Some((merged, next)) = self.next_piece(&point, at) else { return (point, at) };
            point = merged;
            at = next;
        }
    }

    fn next_piece(&self, point: &Point, at: usize) -> Option<(Point, usize)> {
        if self.is_kind(at, TokenKind::LineBreak) {
            return None;
        }
        // Where modifiers follow, a year closes what stands before it.
        if self.language.modifier_follows && point.year.is_some() && self.function(at, "lunar").is_none() {
            return None;
        }
        if let Some(found) = self.merged_piece(point, at) {
            return Some(found);
        }
        if self.is_mark(at, ",") && self.is_comma_inside(point, at + 1) {
            return self.merged_piece(point, at + 1);
        }
        if self.is_mark(at, ",")
            && point.names_day()
            && point.clock.is_none()
            && let Some((_, next)) = self.function(at + 1, "joiner")
            && self.clock(next).is_some()
        {
            return self.merged_piece(point, next);
        }
        let (_, next) = self.function(at, "joiner")?;
        if point.weekday.is_some() && point.clock.is_none() && self.function(next, "head-year").is_some() {
            return None;
        }
        self.merged_piece(point, next)
    }

    /// Whether a comma may stand inside an expression before the piece at `at`.
    fn is_comma_inside(&self, point: &Point, at: usize) -> bool {
        let fine = point.weekday.is_some() || point.clock.is_some() || point.part.is_some();
        if self.language.modifier_follows {
            return fine
                && point.day.is_none()
                && self.function(at, "head-day").is_some_and(|(_, next)| self.is_kind(next, TokenKind::Number));
        }
        let year = point.month.is_some() && point.year.is_none() && self.full_year_at(at).is_some();
        let date = fine && point.day.is_none() && self.month_name(at).is_some();
        year || date
    }

    fn merged_piece(&self, point: &Point, at: usize) -> Option<(Point, usize)> {
        let after_part =
            (point.part.is_some() || point.clock.is_some()) && point.offset.is_none() && !point.names_day();
        let try_merge = |piece: Option<Piece>| {
            let (piece, next) = piece?;
            Some((point.merge(piece)?, next))
        };
        if let Some(found) = try_merge(self.direction_after(point, at)) {
            return Some(found);
        }
        if self.is_kind(at, TokenKind::Number) {
            return self.merged_number(point, at);
        }
        if let Some((part, next)) = self.day_part(at)
            && part.part.is_some()
            && point.part.is_some()
            && part.weak
            && !point.names_day()
        {
            return Some((*point, next));
        }
        if point.holiday.is_some()
            && let Some((cycle, next)) = self.cycle(at)
        {
            return Some((point.merge(Point { cycle: Some(cycle), ..Point::default() })?, next));
        }
        if let Some((_, next)) = self.function(at, "lunar") {
            let lunar = point.month.is_some() || point.day.is_some();
            return lunar.then_some((Point { lunar: true, weak: false, ..*point }, next));
        }
        if let Some((_, next)) = self.function(at, "solar") {
            let dated = point.month.is_some() || point.day.is_some();
            return dated.then_some((Point { lunar: false, weak: false, ..*point }, next));
        }
        if point.clock.is_some()
            && let Some(found) = try_merge(self.zone(at))
        {
            let marked = Point { weak: false, ..found.0 };
            return if self.language.modifier_follows { None } else { Some((marked, found.1)) };
        }
        // "cùng ngày 10/11": the date says which day "that day" is.
        if point.offset.is_some_and(|offset| offset.unit == super::unit::Unit::Day)
            && point.day.is_none()
            && let Some((date, next)) = self.headed(at).filter(|(date, _)| date.day.is_some())
        {
            return Some((point.merge(date)?, next));
        }
        try_merge(self.deictic(at, after_part))
            .or_else(|| try_merge(self.headed(at)))
            .or_else(|| try_merge(self.directed(at)))
            .or_else(|| try_merge(self.weekday(at)))
            .or_else(|| try_merge(self.named_month(at)))
            .or_else(|| try_merge(self.season(at)))
            .or_else(|| try_merge(self.holiday(at)))
            .or_else(|| try_merge(self.weekend(at)))
            .or_else(|| try_merge(self.day_part(at)))
            .or_else(|| try_merge(self.half(at)))
            .or_else(|| try_merge(self.clock(at)))
            .or_else(|| try_merge(self.day_before_month(at)))
    }

    /// A number after a point: a date in digits, the day of a month, a year, a clock time.
    fn merged_number(&self, point: &Point, at: usize) -> Option<(Point, usize)> {
        if let Some(date) = self.numeric_date(at).filter(|date| !self.is_document(date.next))
            && point.day.is_none()
            && (point.part.is_some() || point.names_day() || point.clock.is_some() || point.edge.is_some())
            && let Some(merged) = point.merge(Point { weak: false, ..date.point })
        {
            return Some((merged, date.next));
        }
        if let Some((decade, next)) = self.headed(at) {
            return Some((point.merge(decade)?, next));
        }
        if point.day.is_none()
            && (point.part.is_some() || point.weekday.is_some() || point.clock.is_some())
            && let Some((date, next)) = self.day_before_month(at)
        {
            return Some((point.merge(date)?, next));
        }
        if let Some((year, next)) = self.full_year_at(at)
            && point.year.is_none()
            && point.offset.is_none()
            && (point.month.is_some()
                || point.holiday.is_some()
                || point.season.is_some()
                || point.quarter.is_some()
                || point.half.is_some()
                || point.edge.is_some())
        {
            let merged = point.merge(Point { year: Some(year), ..Point::default() })?;
            return Some((merged, next));
        }
        let (clock, next) = self.clock(at)?;
        let merged = point.merge(clock)?;
        let fits = point.weekday.is_some() || point.names_day();
        fits.then_some((Point { weak: false, ..merged }, next))
    }

    /// 23 October, 23rd of October; 23 tháng Chạp.
    fn day_before_month(&self, at: usize) -> Option<Piece> {
        if self.language.modifier_follows {
            let (day, next) = self.small_number(at, 31)?;
            let named = self.month_name(next);
            // "23 tháng 10" may be a length and a number.
            let weak = named.is_none();
            let (month, end) = named.or_else(|| self.headed(next).filter(|(month, _)| month.month.is_some()))?;
            let point = month.merge(Point { day: Some(day), ..Point::default() })?;
            return Some((Point { weak: weak && point.year.is_none(), ..point }, end));
        }
        let (day, next) = self.ordinal(at).or_else(|| self.small_number(at, 31))?;
        let next = self.function(next, "joiner").map_or(next, |(_, next)| next);
        let (month, end) = self.month_name(next)?;
        Some((Point { day: Some(day), month: month.month, ..Point::default() }, end))
    }

    /// A year that stands alone, where the language writes it so.
    fn bare_year(&self, at: usize) -> Option<Piece> {
        let (year, next) = self.full_year_at(at)?;
        let sound = (1500..2100).contains(&year)
            && !self.is_glued(at)
            && (!self.is_glued(next) || self.ends_clause_mark(next))
            && self.function_before(at, "no-time").is_none();
        let weak = self.language.modifier_follows || !(1900..2060).contains(&year);
        sound.then_some((Point { year: Some(year), weak, ..Point::default() }, next))
    }

    fn ends_clause_mark(&self, at: usize) -> bool {
        self.is_mark(at, ".,;:)]'’\"”?!–—-")
    }

    /// Whether the words before a weak expression say that it is a time.
    fn is_supported(&self, point: &Point, at: usize, end: usize) -> bool {
        if point.clock.is_some() {
            return self.function_before(at, "at-clock").is_some() || self.is_zoned(end);
        }
        if point.local || point.zone.is_some() || point.edge.is_some() && !point.names_day() {
            return false;
        }
        if point.day.is_some() && point.month.is_some() {
            return self.is_date_here(point, at);
        }
        if point.season.is_some() && point.direction.is_some() {
            return true;
        }
        if point.season.is_some() || point.half.is_some() || point.decade.is_some() {
            return false;
        }
        if point.offset.is_some() {
            return true;
        }
        // "May and June", "sáng và chiều 15/10"
        if let Some(next) = self.connector(end)
            && (point.month.is_some() && self.month_name(next).is_some()
                || point.part.is_some() && self.day_part(next).is_some() && !self.is_mark(end, ","))
        {
            return true;
        }
        // A part of the day is an ordinary word as well ("trong sáng" is pure); only night is one before a mark.
        let night = point.part == Some(Part::Night) && self.ends_here(end);
        let closed = point.part.is_none() || !self.language.modifier_follows || night;
        closed && self.function_before(at, "preposition").is_some()
    }

    /// Whether a zone is named after a clock time, in brackets or not.
    fn is_zoned(&self, end: usize) -> bool {
        self.zone(if self.is_mark(end, "(,") { end + 1 } else { end }).is_some()
    }

    /// Whether a bare 23/10 is a date rather than a fraction or a score.
    fn is_date_here(&self, point: &Point, at: usize) -> bool {
        if self.function_before(at, "no-time").is_some()
            || self.is_glued(at) && !self.is_mark(at.wrapping_sub(1), "(“\"")
        {
            return false;
        }
        let slash = self.is_mark(at + 1, "/");
        // "Đến 19-10": a pair that falls is no range, and no score is above twelve to one.
        if self.is_mark(at + 1, "-") && self.language.decimal_comma && Some(12) < point.day {
            return self.function_before(at, "preposition").is_some() && self.function_before(at, "score").is_none();
        }
        if !slash || !self.language.decimal_comma {
            return self.is_mark(at.wrapping_sub(1), "(") && self.is_mark(at + 3, "),") && Some(12) < point.day;
        }
        if self.function_before(at, "preposition").is_some() || self.is_mark(at.wrapping_sub(1), "(") {
            return self.function(at + 3, "fraction").is_none();
        }
        let fraction = point.day < point.month && point.month <= Some(10);
        !fraction && self.function(at + 3, "fraction").is_none()
    }
}
