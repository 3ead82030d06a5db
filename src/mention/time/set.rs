//! Times that return: every day, twice a week, hàng tháng.

use rust_decimal::Decimal;

use super::number::Amount;
use super::reader::Reader;
use super::unit::Unit;
use crate::text::Category;

/// A returning time in the text.
#[derive(Clone, Debug)]
pub(super) struct SetFound {
    pub(super) end: usize,
    pub(super) timex: String,
    pub(super) rule: &'static str,
}

impl Reader<'_, '_> {
    /// A returning time at a token.
    pub(super) fn set(&self, at: usize) -> Option<SetFound> {
        if let Some((timex, next)) = self.function(at, "set") {
            return Some(SetFound { end: next, timex: timex.to_owned(), rule: "frequency-word" });
        }
        if let Some(found) = self.times_a_unit(at) {
            return Some(found);
        }
        if let Some((_, next)) = self.function(at, "each-other") {
            let (unit, end) = self.unit(next)?;
            return Some(SetFound { end, timex: period(Amount::Exactly(Decimal::TWO), unit), rule: "every" });
        }
        if let Some((_, next)) = self.function(at, "each") {
            return self.every(next);
        }
        self.returning_day(at)
    }

    fn every(&self, at: usize) -> Option<SetFound> {
        let rule = "every";
        if let Some((point, end)) = self.weekday(at).filter(|(point, _)| !point.weak) {
            return Some(SetFound { end, timex: format!("XXXX-WXX-{}", point.weekday?), rule });
        }
        if let Some((point, end)) = self.month_name(at) {
            return Some(SetFound { end, timex: format!("XXXX-{:02}", point.month?), rule });
        }
        if let Some((point, end)) = self.season(at) {
            return Some(SetFound { end, timex: format!("XXXX-{}", point.season?.timex()), rule });
        }
        if let Some((point, end)) = self.day_part(at)
            && let Some(part) = point.part
        {
            return Some(SetFound { end, timex: format!("XXXX-XX-XX{}", part.timex()), rule });
        }
        if let Some((length, end)) = self.length(at) {
            return Some(SetFound { end, timex: length.timex(), rule });
        }
        let (unit, end) = self.unit(at)?;
        Some(SetFound { end, timex: period(Amount::Exactly(Decimal::ONE), unit), rule })
    }

    /// twice a week, three times every day
    fn times_a_unit(&self, at: usize) -> Option<SetFound> {
        let next = match self.function(at, "times") {
            Some((_, next)) => next,
            None => {
                let (_, next) = self.amount(at)?;
                self.function(next, "times-after")?.1
            }
        };
        let (_, next) = self.function(next, "one").or_else(|| self.function(next, "each"))?;
        let (unit, end) = self.unit(next)?;
        Some(SetFound { end, timex: period(Amount::Exactly(Decimal::ONE), unit), rule: "times-a-unit" })
    }

    /// Mondays; thứ Hai hàng tuần; ngày 15 hàng tháng.
    fn returning_day(&self, at: usize) -> Option<SetFound> {
        let rule = "returning-day";
        if let Some((value, end)) = self.values(at, Category::Weekday).next()
            && let Some(weekday) = value.strip_suffix('s')
        {
            return Some(SetFound { end, timex: format!("XXXX-WXX-{weekday}"), rule });
        }
        let (point, next) = self.weekday(at).or_else(|| self.headed(at))?;
        let (_, after) = self.function(next, "each")?;
        let (unit, end) = self.unit(after)?;
        let timex = match (point.weekday, point.day, point.month, unit) {
            (Some(weekday), _, _, Unit::Week) => format!("XXXX-WXX-{weekday}"),
            (_, Some(day), None, Unit::Month) => format!("XXXX-XX-{day:02}"),
            (_, Some(day), Some(month), Unit::Year) => format!("XXXX-{month:02}-{day:02}"),
            (_, None, Some(month), Unit::Year) => format!("XXXX-{month:02}"),
            _ => return None,
        };
        Some(SetFound { end, timex, rule })
    }
}

fn period(amount: Amount, unit: Unit) -> String {
    super::duration::Length { parts: [Some((amount, unit)), None, None] }.timex()
}
