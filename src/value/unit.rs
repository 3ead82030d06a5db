//! The sizes of units, so that quantities of one dimension can be brought to one unit without loss.
//!
//! The names are those that the tables of measures give (`lang/<code>/quantity/measure.tsv`); a test holds the two
//! together.

use rust_decimal::Decimal;

/// A unit, its dimension, and its size in the dimension's base unit: a mantissa and the number of its decimals.
pub const UNITS: [(&str, &str, i64, u32); 42] = [
    ("second", "time", 1, 0),
    ("minute", "time", 60, 0),
    ("hour", "time", 3_600, 0),
    ("day", "time", 86_400, 0),
    ("week", "time", 604_800, 0),
    // Months and years vary; as far as comparison goes a month has 30 days and a year 365.
    ("month", "time", 2_592_000, 0),
    ("quarter", "time", 7_776_000, 0),
    ("year", "time", 31_536_000, 0),
    ("decade", "time", 315_360_000, 0),
    ("millimetre", "length", 1, 3),
    ("centimetre", "length", 1, 2),
    ("decimetre", "length", 1, 1),
    ("metre", "length", 1, 0),
    ("kilometre", "length", 1_000, 0),
    ("inch", "length", 254, 4),
    ("foot", "length", 3_048, 4),
    ("yard", "length", 9_144, 4),
    ("mile", "length", 1_609_344, 3),
    ("nautical_mile", "length", 1_852, 0),
    ("milligram", "mass", 1, 6),
    ("gram", "mass", 1, 3),
    ("kilogram", "mass", 1, 0),
    ("quintal", "mass", 100, 0),
    ("tonne", "mass", 1_000, 0),
    ("kilotonne", "mass", 1_000_000, 0),
    ("pound", "mass", 45_359_237, 8),
    ("square_metre", "area", 1, 0),
    ("hectare", "area", 10_000, 0),
    ("square_kilometre", "area", 1_000_000, 0),
    ("square_mile", "area", 2_589_988_110_336, 6),
    ("acre", "area", 40_468_564_224, 7),
    ("millilitre", "volume", 1, 3),
    ("litre", "volume", 1, 0),
    ("cubic_metre", "volume", 1_000, 0),
    ("kilometre_per_hour", "speed", 1, 0),
    ("metre_per_second", "speed", 36, 1),
    ("mile_per_hour", "speed", 1_609_344, 6),
    ("knot", "speed", 1_852, 3),
    ("watt", "power", 1, 0),
    ("kilowatt", "power", 1_000, 0),
    ("megawatt", "power", 1_000_000, 0),
    ("gigawatt", "power", 1_000_000_000, 0),
];

/// The sizes of two units in the base unit of their dimension; `None` when they have none in common.
pub fn sizes(left: &str, right: &str) -> Option<(Decimal, Decimal)> {
    let find = |name: &str| UNITS.iter().find(|(unit, ..)| *unit == name);
    let (_, left_dimension, left_mantissa, left_scale) = find(left)?;
    let (_, right_dimension, right_mantissa, right_scale) = find(right)?;
    (left_dimension == right_dimension)
        .then(|| (Decimal::new(*left_mantissa, *left_scale), Decimal::new(*right_mantissa, *right_scale)))
}
