//! Values in words: how outlets of both languages print a number, exactly, rounded or with a hedge.

use chrono::{Datelike, Days, NaiveDate};

use super::random::Random;
use super::tables::Tongue;

/// How a value is counted and written. Values are whole numbers of the unit named here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// People or things.
    Count,
    /// Tenths of a billion dong.
    Dong,
    /// Tenths of a million US dollars.
    Dollar,
    /// Hundreds of dong.
    Price,
    /// Tenths of a percent.
    Percent,
    /// Kilometres an hour.
    Speed,
    /// Years.
    Years,
    /// Days before the first report.
    Date,
}

impl Kind {
    /// The kind with this name in the table of sections.
    pub(crate) fn from_name(name: &str) -> Option<Kind> {
        Some(match name {
            "count" => Kind::Count,
            "dong" => Kind::Dong,
            "dollar" => Kind::Dollar,
            "price" => Kind::Price,
            "percent" => Kind::Percent,
            "speed" => Kind::Speed,
            "years" => Kind::Years,
            "date" => Kind::Date,
            _ => return None,
        })
    }

    /// The facet of findings on such values.
    pub(crate) fn facet(self) -> &'static str {
        match self {
            Kind::Count => "count",
            Kind::Dong | Kind::Dollar | Kind::Price => "money",
            Kind::Percent => "percent",
            Kind::Speed => "measure",
            Kind::Years => "duration",
            Kind::Date => "date",
        }
    }

    /// The step to which outlets round a value, where they do.
    fn step(self, value: i64) -> Option<i64> {
        let step = match self {
            Kind::Count if 100 <= value => 10_i64.pow(value.ilog10() - 1),
            Kind::Dong | Kind::Dollar if 1_000 <= value => 100,
            Kind::Count | Kind::Dong | Kind::Dollar | Kind::Percent if 20 < value => 10,
            _ => return None,
        };
        (value % step != 0).then_some(step)
    }
}

/// How exactly a value is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hedge {
    /// As it is.
    Exact,
    /// Rounded, "about".
    About,
    /// Rounded down, "more than".
    MoreThan,
    /// Rounded up, "nearly".
    Nearly,
}

impl Hedge {
    /// Its name in the truth.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Hedge::Exact => "exact",
            Hedge::About => "about",
            Hedge::MoreThan => "more_than",
            Hedge::Nearly => "less_than",
        }
    }

    fn word(self, tongue: Tongue, random: &mut Random) -> &'static str {
        match (self, tongue) {
            (Hedge::Exact, _) => "",
            (Hedge::About, Tongue::Vietnamese) => "khoảng ",
            (Hedge::MoreThan, Tongue::Vietnamese) => random.pick(&["hơn ", "trên "]),
            (Hedge::Nearly, Tongue::Vietnamese) => "gần ",
            (Hedge::About, Tongue::English) => random.pick(&["about ", "around "]),
            (Hedge::MoreThan, Tongue::English) => random.pick(&["more than ", "over "]),
            (Hedge::Nearly, Tongue::English) => random.pick(&["nearly ", "almost "]),
        }
    }
}

/// The value that an outlet prints with a hedge: rounded the way the hedge says.
pub(crate) fn rounded(kind: Kind, value: i64, random: &mut Random) -> (i64, Hedge) {
    let Some(step) = kind.step(value) else { return (value, Hedge::Exact) };
    let (below, above) = (value / step * step, value / step * step + step);
    let nearest = if above - value < value - below { above } else { below };
    random.pick(&[(nearest, Hedge::About), (below, Hedge::MoreThan), (above, Hedge::Nearly)])
}

/// A value that cannot be that of the same fact: digits exchanged, a zero too many, or another number near it.
pub(crate) fn slipped(kind: Kind, value: i64, random: &mut Random) -> i64 {
    if kind == Kind::Date {
        return value + random.between(1, 3);
    }
    let exchanged = exchanged_digits(value);
    if exchanged != value && random.chance(40) {
        return exchanged;
    }
    if matches!(kind, Kind::Count | Kind::Dong | Kind::Dollar) && random.chance(15) {
        return value * 10;
    }
    value + (value * random.between(15, 35) / 100).max(2)
}

/// The number with its first two digits exchanged.
fn exchanged_digits(value: i64) -> i64 {
    let Some(power) = value.checked_ilog10().filter(|power| 1 <= *power) else { return value };
    let unit = 10_i64.pow(power - 1);
    let (head, tail) = (value / unit, value % unit);
    (head % 10 * 10 + head / 10) * unit + tail
}

/// The value in base units, as the truth records it: people, dong, dollars, percent, days of the calendar.
pub(crate) fn canonical(kind: Kind, value: i64, first_day: NaiveDate) -> String {
    match kind {
        Kind::Count | Kind::Speed | Kind::Years => value.to_string(),
        Kind::Dong => (value * 100_000_000).to_string(),
        Kind::Dollar => (value * 100_000).to_string(),
        Kind::Price => (value * 100).to_string(),
        Kind::Percent => tenths(value, ".", ""),
        Kind::Date => day(first_day, value).to_string(),
    }
}

fn day(first_day: NaiveDate, before: i64) -> NaiveDate {
    first_day - Days::new(before.unsigned_abs())
}

/// The words for a value. Articles published on the day `published` write of a story first reported on `first_day`.
pub(crate) fn phrase(
    kind: Kind,
    (value, hedge): (i64, Hedge),
    tongue: Tongue,
    (first_day, published): (NaiveDate, NaiveDate),
    random: &mut Random,
) -> String {
    if kind == Kind::Date {
        return date(day(first_day, value), published, tongue, random);
    }
    let vietnamese = tongue == Tongue::Vietnamese;
    let (point, group) = if vietnamese { (",", ".") } else { (".", ",") };
    let words = match kind {
        Kind::Count => count(value, tongue, random),
        Kind::Dong if vietnamese => format!("{} tỷ đồng", tenths(value, point, group)),
        Kind::Dong if random.chance(30) => format!("VND{} billion", tenths(value, point, group)),
        Kind::Dong => format!("{} billion dong", tenths(value, point, group)),
        Kind::Dollar if vietnamese => {
            format!("{} triệu {}", tenths(value, point, group), random.pick(&["USD", "đô la"]))
        }
        Kind::Dollar if random.chance(70) => format!("${} million", tenths(value, point, group)),
        Kind::Dollar => format!("{} million US dollars", tenths(value, point, group)),
        Kind::Price if vietnamese => format!("{} đồng", grouped(value * 100, group)),
        Kind::Price => format!("{} dong", grouped(value * 100, group)),
        Kind::Percent if vietnamese => format!("{}%", tenths(value, point, group)),
        Kind::Percent => {
            format!("{}{}", tenths(value, point, group), random.pick(&["%", "%", " percent", " per cent"]))
        }
        Kind::Speed if vietnamese => format!("{value} {}", random.pick(&["km/h", "km/giờ"])),
        Kind::Speed => format!("{value} {}", random.pick(&["km/h", "kilometres per hour", "kph"])),
        Kind::Years if vietnamese => format!("{value} năm"),
        Kind::Years => format!("{} years", count(value, tongue, random)),
        Kind::Date => String::new(),
    };
    format!("{}{words}", hedge.word(tongue, random))
}

const VIETNAMESE: [&str; 11] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
const ENGLISH: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

fn count(value: i64, tongue: Tongue, random: &mut Random) -> String {
    let (words, share, thousand): (&[&str], _, _) = match tongue {
        Tongue::Vietnamese => (&VIETNAMESE, 35, "nghìn"),
        Tongue::English => (&ENGLISH, 65, "thousand"),
    };
    if let Some(word) = usize::try_from(value).ok().and_then(|value| words.get(value))
        && random.chance(share)
    {
        return (*word).to_owned();
    }
    if 1_000 <= value && value % 1_000 == 0 && random.chance(50) {
        return format!("{} {thousand}", value / 1_000);
    }
    grouped(value, if tongue == Tongue::Vietnamese { "." } else { "," })
}

fn grouped(value: i64, separator: &str) -> String {
    let digits = value.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if 0 < at && (digits.len() - at).is_multiple_of(3) {
            written.push_str(separator);
        }
        written.push(digit);
    }
    written
}

fn tenths(value: i64, point: &str, separator: &str) -> String {
    let whole = if separator.is_empty() { (value / 10).to_string() } else { grouped(value / 10, separator) };
    if value % 10 == 0 { whole } else { format!("{whole}{point}{}", value % 10) }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn date(day: NaiveDate, published: NaiveDate, tongue: Tongue, random: &mut Random) -> String {
    let age = (published - day).num_days();
    let (number, month, year) = (day.day(), day.month(), day.year());
    let name = MONTHS[month as usize - 1];
    match tongue {
        Tongue::Vietnamese => match random.below(6) {
            0 if age == 1 => "hôm qua".to_owned(),
            0 | 1 => format!("ngày {number}/{month}/{year}"),
            2 => format!("ngày {number}-{month}"),
            3 => format!("hôm {number}/{month}"),
            4 => format!("ngày {number} tháng {month}"),
            _ => format!("ngày {number}/{month}"),
        },
        Tongue::English => match random.below(6) {
            0 if age == 1 => "yesterday".to_owned(),
            0 | 1 if (1..=5).contains(&age) => format!("on {}", day.format("%A")),
            2 => format!("on {name} {number}, {year}"),
            3 => format!("on {number} {name}"),
            _ => format!("on {name} {number}"),
        },
    }
}
