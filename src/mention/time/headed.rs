//! Numbers that a word makes a date: ngày 23, tháng 10, năm 2013, quý II, the 20th century, fiscal 2014.

use super::number::roman;
use super::numeric::full_year;
use super::piece::Piece;
use super::point::Point;
use super::reader::Reader;
use super::unit::Unit;
use crate::text::{Categories, Category, Functions, TokenKind};

impl Reader<'_, '_> {
    /// A word that a number follows: ngày 23, tháng 10, năm 2013, quý II, fiscal 2013.
    pub(super) fn headed(&self, at: usize) -> Option<Piece> {
        const HEADS: Functions = Functions::any_of(&[
            "head-year",
            "head-month",
            "lunar-day",
            "head-lunar-day",
            "head-day",
            "quarter",
            "head-quarter",
            "decade",
            "head-decade",
            "head-century",
            "ordinal",
        ]);
        if !self.document.begin_at(at).contains(Category::TimeWord) || !self.document.may_be_any(at, HEADS) {
            // Without a word for a head, digits may yet be a decade or an ordinal.
            let digits = self.is_kind(at, TokenKind::Number) || self.is_mark(at, "'’‘");
            return if digits { self.headed_decade(at).or_else(|| self.headed_century(at)) } else { None };
        }
        self.headed_year(at)
            .or_else(|| self.headed_month(at))
            .or_else(|| self.headed_day(at))
            .or_else(|| self.headed_quarter(at))
            .or_else(|| self.headed_decade(at))
            .or_else(|| self.headed_century(at))
    }

    fn headed_day(&self, at: usize) -> Option<Piece> {
        if let Some((day, next)) = self.function(at, "lunar-day") {
            return Some((Point { day: day.parse().ok(), lunar: true, ..Point::default() }, next));
        }
        if let Some((_, next)) = self.function(at, "head-lunar-day") {
            let (day, next) = self.small_number(next, 10)?;
            return Some((Point { day: Some(day), ..Point::default() }, next));
        }
        let (argument, next) = self.function(at, "head-day")?;
        let sure = argument == "weekday";
        if let Some(date) =
            self.numeric_date(next).filter(|date| date.point.day.is_some() && !self.is_document(date.next))
        {
            return Some((date.point, date.next));
        }
        if let Some((mut point, end)) = self.weekday(next) {
            point.weak &= !sure;
            return Some((point, end));
        }
        if let Some((point, end)) = self.deictic(next, false)
            && point.names_day()
        {
            return Some((point, end));
        }
        let (day, end) = self.small_number(next, 31)?;
        if self.is_counted(end) {
            return None;
        }
        Some((Point { day: Some(day), ..Point::default() }, end))
    }

    fn headed_month(&self, at: usize) -> Option<Piece> {
        let (_, next) = self.function(at, "head-month")?;
        if let Some(date) = self.numeric_date(next).filter(|date| date.point.day.is_none()) {
            return Some((date.point, date.next));
        }
        // "Tháng năm ngoái" is last year's month: the word for five is the word for year.
        let is_year = self.unit(next).is_some_and(|(unit, after)| {
            unit == Unit::Year
                && (self.function(after, "direction").is_some() || self.is_kind(after, TokenKind::Number))
        });
        if is_year {
            return None;
        }
        let (month, mut end) = self.small_number(next, 12)?;
        let mut point = Point { month: Some(month), ..Point::default() };
        if self.is_mark(end, "/-.")
            && self.is_glued(end)
            && let Some((year, after)) = self.full_year_at(end + 1)
        {
            point.year = Some(year);
            end = after;
        }
        if self.function(end, "leap").is_some() {
            point.leap = true;
            point.lunar = true;
            end += 1;
        }
        Some((point, end))
    }

    fn headed_year(&self, at: usize) -> Option<Piece> {
        let (_, next) = self.function(at, "head-year")?;
        if let Some((cycle, end)) = self.cycle(next) {
            return Some((Point { cycle: Some(cycle), lunar: true, ..Point::default() }, end));
        }
        let digits = self.digits(next)?;
        let end = next + 1;
        let (_, bc_end) = self.function(end, "bc").unzip();
        let before_christ = bc_end.is_some();
        let year = match digits.length {
            3 | 4 if (100..2999).contains(&digits.value) || before_christ => digits.value,
            2 if 30 <= digits.value && !self.is_counted(end) => full_year(digits.value),
            _ if before_christ => digits.value,
            _ => return None,
        };
        if self.is_part_of_number(next, end) {
            return None;
        }
        let point = Point { year: Some(year as i32), before_christ, ..Point::default() };
        Some((point, bc_end.unwrap_or(end)))
    }

    /// A year by its place in the cycle of sixty: Giáp Thìn.
    pub(super) fn cycle(&self, at: usize) -> Option<(i32, usize)> {
        let (stem, next) = self.function(at, "stem")?;
        let (branch, end) = self.function(next, "branch")?;
        let (stem, branch): (i32, i32) = (stem.parse().ok()?, branch.parse().ok()?);
        (0..60).find(|year| year % 10 == stem && year % 12 == branch).map(|year| (year, end))
    }

    fn headed_quarter(&self, at: usize) -> Option<Piece> {
        if let Some((quarter, next)) = self.function(at, "quarter") {
            return Some((Point { quarter: quarter.parse().ok(), weak: false, ..Point::default() }, next));
        }
        let (_, next) = self.function(at, "head-quarter")?;
        let (quarter, mut end) =
            self.small_number(next, 4).or_else(|| self.roman_at(next).filter(|(value, _)| *value <= 4))?;
        let mut point = Point { quarter: Some(quarter), ..Point::default() };
        if self.is_mark(end, "/-.")
            && self.is_glued(end)
            && let Some((year, after)) = self.full_year_at(end + 1)
        {
            point.year = Some(year);
            end = after;
        }
        Some((point, end))
    }

    fn headed_decade(&self, at: usize) -> Option<Piece> {
        if let Some(found) = self.english_decade(at) {
            return Some(found);
        }
        let (_, next) = self.function(at, "head-decade")?;
        let digits = self.digits(next).filter(|digits| digits.value % 10 == 0)?;
        if self.is_part_of_number(next, next + 1) {
            return None;
        }
        let decade = match digits.length {
            4 if (1000..2999).contains(&digits.value) => digits.value / 10,
            2 if !self.is_counted(next + 1) => digits.value / 10,
            _ => return None,
        };
        Some((Point { decade: Some(decade as i32), ..Point::default() }, next + 1))
    }

    /// 1990s, '90s, nineties.
    fn english_decade(&self, at: usize) -> Option<Piece> {
        let after_article =
            || self.function_before(at, "article").is_some() || self.function_before(at, "edge").is_some();
        if let Some((decade, next)) = self.function(at, "decade") {
            let weak = !after_article();
            return Some((Point { decade: decade.parse().ok(), weak, ..Point::default() }, next));
        }
        let apostrophe = self.is_mark(at, "'’‘");
        let number = if apostrophe { at + 1 } else { at };
        let digits = self.digits(number).filter(|digits| digits.value % 10 == 0)?;
        let suffix = if self.is_mark(number + 1, "'’") { number + 2 } else { number + 1 };
        let (_, next) = self.function(suffix, "decade-suffix").filter(|_| self.is_glued(suffix))?;
        let decade = match digits.length {
            4 if (1000..2999).contains(&digits.value) => digits.value / 10,
            // "In the 90s", and not "in her 90s".
            2 if apostrophe || 50 <= digits.value && after_article() => digits.value / 10,
            _ => return None,
        };
        Some((Point { decade: Some(decade as i32), ..Point::default() }, next))
    }

    fn headed_century(&self, at: usize) -> Option<Piece> {
        if let Some((_, next)) = self.function(at, "head-century") {
            let (number, end) = self.small_number(next, 30).or_else(|| self.roman_at(next))?;
            let bc_end = self.function(end, "bc").map(|(_, end)| end);
            let point = Point { century: Some(number as i32 - 1), before_christ: bc_end.is_some(), ..Point::default() };
            return Some((point, bc_end.unwrap_or(end)));
        }
        // the 20th century
        let (number, next) = self.ordinal(at)?;
        let next = if self.is_mark(next, "-") && self.is_glued(next) { next + 1 } else { next };
        let (unit, end) = self.unit(next)?;
        (unit == Unit::Century).then_some((Point { century: Some(number as i32 - 1), ..Point::default() }, end))
    }

    /// An ordinal in digits or in words.
    pub(super) fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        if let Some((ordinal, next)) = self.function(at, "ordinal") {
            return Some((ordinal.parse().ok()?, next));
        }
        let digits = self.digits(at).filter(|digits| digits.length <= 2)?;
        let (_, next) = self.function(at + 1, "ordinal-suffix").filter(|_| self.is_glued(at + 1))?;
        Some((digits.value, next))
    }

    /// A number of one or two digits, or in words, up to a limit.
    pub(super) fn small_number(&self, at: usize, limit: u32) -> Option<(u32, usize)> {
        const NUMBERS: Categories = Categories::of(&[Category::Numeral, Category::QuantityWord]);
        if !self.is_kind(at, TokenKind::Number) && !self.document.begin_at(at).meets(NUMBERS) {
            return None;
        }
        let (value, next) = match self.digits(at) {
            Some(digits) if digits.length <= 2 => (digits.value, at + 1),
            Some(_) => return None,
            None => {
                let (value, next) = match self.number(at) {
                    Some((value, next)) => (u32::try_from(value).ok()?, next),
                    // "Tháng tư": four has a form of its own in dates.
                    None => {
                        let (value, next) = self.digit_after_tens(at)?;
                        (u32::try_from(value).ok()?, next)
                    }
                };
                (value, next)
            }
        };
        if self.is_kind(at, TokenKind::Number) && self.is_part_of_number(at, next) {
            return None;
        }
        (1..=limit).contains(&value).then_some((value, next))
    }

    pub(super) fn roman_at(&self, at: usize) -> Option<(u32, usize)> {
        self.is_kind(at, TokenKind::Word).then(|| roman(self.document.word(at)))?.map(|value| (value, at + 1))
    }

    /// A year of four digits that is not part of a longer number.
    pub(super) fn full_year_at(&self, at: usize) -> Option<(i32, usize)> {
        let digits = self.digits(at).filter(|digits| digits.length == 4 && (1000..2200).contains(&digits.value))?;
        (!self.is_part_of_number(at, at + 1)).then_some((digits.value as i32, at + 1))
    }
}
