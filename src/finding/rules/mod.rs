//! The rules, in the order in which they are asked. The order settles what is compared before any number is.

mod date;
pub(super) mod name;
pub(super) mod quantity;
mod quote;
mod status;
pub(super) mod story;
pub(super) mod version;

use super::Rule;
use name::{participant, place};
use quantity::{apart, converted, meets, parties, price, slip, sum, toll};
use quote::{speaker, wording};
use status::{denied, stage};

/// One line a rule, in the order in which they are asked.
static RULES: [Rule; 68] = [
    // equal values
    participant::ROLES_SWAPPED,
    story::SAME_VALUE,
    // dates
    date::open::ANCHOR_MISSING,
    date::contained::REFINES,
    date::contained::SAME_DAY,
    date::replaced::RESCHEDULED,
    date::zone::TIME_ZONE,
    date::open::YEAR_OPEN,
    date::open::ANCHOR_OPEN,
    date::open::DAY_MONTH_SWAPPED,
    date::replaced::REALISED,
    date::replaced::SCHEDULES_DIFFER,
    date::apart::ADJACENT,
    date::apart::APART,
    // counts and amounts
    converted::CURRENCY_SLIP,
    converted::CONVERTED,
    meets::BOUNDS_MEET,
    meets::ROUNDED,
    sum::PART_OF,
    sum::PART_EXCEEDS,
    sum::PARTS_ADD_UP,
    price::LISTING_MOVES,
    price::READINGS_NEAR,
    toll::CORRECTED,
    slip::SEPARATOR_OPEN,
    slip::MAGNITUDE_SLIP,
    slip::DIGITS_TRANSPOSED,
    toll::GROWS,
    price::PRICE_MOVES,
    parties::DIFFER,
    toll::TOLD,
    toll::FALLS,
    apart::DISJOINT,
    // quotations and speakers
    speaker::RELAYED,
    speaker::ON_BEHALF,
    speaker::APART,
    speaker::DESCRIBED,
    wording::DIFFERS,
    wording::TRANSLATION_DIFFERS,
    wording::TRANSLATED,
    wording::REPORTED,
    wording::ELIDED,
    wording::PARTIAL,
    wording::VARIED,
    // places and participants
    place::REFINES,
    place::APART,
    participant::REFINES,
    participant::LISTED,
    participant::APART,
    // statuses
    denied::SINCE_HAPPENED,
    denied::DENIED,
    denied::CONTRADICTED,
    stage::CALLED_OFF,
    stage::ADVANCES,
    stage::HEDGED,
    // what more than two values show
    story::ONE_ORIGIN,
    story::POSSIBLE_LINK,
    story::SINGLE_SOURCE,
    story::PARTIES_DISPUTE,
    story::ATTRIBUTION_DROPPED,
    story::CREDIT_UNSUPPORTED,
    story::HEADLINE_DIFFERS,
    story::CORRECTED_WITHIN,
    // what two versions of one article show
    version::CHANGED,
    version::UPDATED,
    version::ADDED,
    version::REMOVED,
    version::DIFFER,
];

/// The rules of the library.
pub fn rules() -> &'static [Rule] {
    &RULES
}
