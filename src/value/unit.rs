//! Exact factors between units of one dimension.

use rust_decimal::Decimal;

/// A unit, its dimension, and its size in the dimension's base unit as a decimal mantissa and scale.
const UNITS: [(&str, &str, i64, u32); 27] = [
    ("second", "time", 1, 0),
    ("minute", "time", 60, 0),
    ("hour", "time", 3_600, 0),
    ("day", "time", 86_400, 0),
    ("week", "time", 604_800, 0),
    ("month", "time", 2_592_000, 0),
    ("year", "time", 31_536_000, 0),
    ("millimeter", "length", 1, 3),
    ("centimeter", "length", 1, 2),
    ("meter", "length", 1, 0),
    ("kilometer", "length", 1_000, 0),
    ("inch", "length", 254, 4),
    ("foot", "length", 3_048, 4),
    ("yard", "length", 9_144, 4),
    ("mile", "length", 1_609_344, 3),
    ("nautical_mile", "length", 1_852, 0),
    ("gram", "mass", 1, 3),
    ("kilogram", "mass", 1, 0),
    ("tonne", "mass", 1_000, 0),
    ("pound", "mass", 45_359_237, 8),
    ("square_meter", "area", 1, 0),
    ("square_kilometer", "area", 1_000_000, 0),
    ("hectare", "area", 10_000, 0),
    ("acre", "area", 40_468_564_224, 7),
    ("liter", "volume", 1, 0),
    ("kilometer_per_hour", "speed", 1, 0),
    ("mile_per_hour", "speed", 1_609_344, 6),
];

/// By how much a value in the first unit is multiplied to be in the second; `None` for other dimensions.
pub fn factor(from: &str, to: &str) -> Option<Decimal> {
    if from == to {
        return Some(Decimal::ONE);
    }
    let find = |name: &str| UNITS.iter().find(|(unit, ..)| *unit == name);
    let (_, from_dimension, from_mantissa, from_scale) = find(from)?;
    let (_, to_dimension, to_mantissa, to_scale) = find(to)?;
    (from_dimension == to_dimension)
        .then(|| Decimal::new(*from_mantissa, *from_scale).checked_div(Decimal::new(*to_mantissa, *to_scale)))
        .flatten()
}
