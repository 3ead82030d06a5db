//! The rules, in the order in which they are asked. The order settles what is compared before any number is.

mod date;
mod name;
mod quantity;
mod status;

pub(super) use quantity::runs;

use super::Rule;

/// One line a rule, in the order in which they are asked.
static RULES: [Rule; 22] = [
    // dates
    date::REFINES,
    date::RESCHEDULED,
    date::REALISED,
    date::SAME_DAY,
    date::ANCHOR_OPEN,
    date::DAY_MONTH_SWAPPED,
    date::ADJACENT,
    date::APART,
    // counts and amounts
    quantity::BOUNDS_MEET,
    quantity::READINGS_NEAR,
    quantity::MAGNITUDE_SLIP,
    quantity::DIGITS_TRANSPOSED,
    quantity::GROWS,
    quantity::PRICE_MOVES,
    quantity::PARTIES_DIFFER,
    quantity::FALLS,
    quantity::DISJOINT,
    // places, participants, speakers
    name::REFINES,
    name::APART,
    // statuses
    status::DENIED,
    status::ADVANCES,
    status::HEDGED,
];

/// The rules of the library.
pub fn rules() -> &'static [Rule] {
    &RULES
}
