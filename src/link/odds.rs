//! Odds: which values that cannot both be true may be of one fact at all, and what is seen from the two of them.

use rust_decimal::Decimal;

use crate::claim::{Claim, ClaimValue, Facet, ParticipantRole};
use crate::text::Key;
use crate::value::{Granularity, Hedge, Quantity, TimeValue};

/// How alike two sentences are told that stand for one another even where a value was not fully read.
const ALIKE: f64 = 0.6;

/// Whether one number is more than three times the other. Of one fact that is rare but for slips of a power of ten.
pub(super) fn is_far(a: &Claim, b: &Claim) -> bool {
    let (Some(left), Some(right)) = (a.quantity(), b.quantity()) else { return false };
    if left.unit != right.unit {
        return false;
    }
    let (Some(left), Some(right)) = (left.low.or(left.high), right.low.or(right.high)) else { return false };
    let (small, large) = (left.abs().min(right.abs()), left.abs().max(right.abs()));
    let slip = large
        .checked_div(small)
        .is_some_and(|ratio| [10, 100, 1_000].iter().any(|&power| ratio == Decimal::from(power)));
    !slip && small.saturating_mul(Decimal::from(3)) < large
}

/// Whether a count is ten or less. Hours and days are mostly few.
pub(super) fn is_small(claim: &Claim) -> bool {
    claim.facet != Facet::Duration
        && claim.quantity().and_then(|quantity| quantity.high).is_some_and(|value| value <= Decimal::TEN)
}

/// Whether both name someone and nobody is named by both.
pub(super) fn nobody_shared(a: &Claim, b: &Claim) -> bool {
    let named = |claim: &Claim| !claim.participants.is_empty();
    let shared = a.participants.iter().any(|left| b.participants.iter().any(|right| left.key == right.key));
    named(a) && named(b) && !shared
}

/// Whether the name nearest to either value is not beside the other one.
pub(super) fn other_subject(a: &Claim, b: &Claim) -> bool {
    let nearest = |claim: &Claim| {
        let named = |key: &&Key| claim.participants.iter().any(|participant| participant.key == **key);
        claim.context.iter().find(named).copied()
    };
    let beside = |claim: &Claim, key: Key| claim.participants.iter().any(|participant| participant.key == key);
    matches!((nearest(a), nearest(b)), (Some(x), Some(y)) if !beside(b, x) && !beside(a, y))
}

/// Whether two claims whose values cannot both be true may be about one fact at all. `alike`: how alike their sentences
/// are told, which makes up for what was not read.
pub(super) fn may_be_at_odds(a: &Claim, b: &Claim, alike: f64) -> bool {
    let told_alike = ALIKE <= alike;
    let other_frame = matches!((&a.frame, &b.frame), (Some(left), Some(right)) if left != right);
    match (&a.value, &b.value) {
        // The killed and the injured are two slots; a vague amount is at odds with nothing.
        (ClaimValue::Quantity(left), ClaimValue::Quantity(right)) => {
            let (same_head, other_head) = match (a.head, b.head) {
                (Some(left), Some(right)) => (left == right, left != right),
                _ => (false, false),
            };
            // Of each giver and each taker there is a sum: those of two are not at odds.
            // So it is of a price of something named and one of something that another sentence names.
            let half_named = a.participants.is_empty() != b.participants.is_empty() && a.frame.is_none();
            let others = a.facet == Facet::Money && (nobody_shared(a, b) || each_names_another(a, b) || half_named);
            let of_one_kind = if a.facet == Facet::Count {
                !other_frame && !other_head
            } else {
                // The name of an amount says more than the kind of event around it. That a visit is one of three days is
                // often said without a word for lasting.
                let same_frame = a.frame.is_some() && a.frame == b.frame;
                let half_named = a.facet == Facet::Duration && (a.head.is_some() || b.head.is_some()) && same_frame;
                !other_head && (same_head || half_named || (told_alike && !other_frame))
            };
            let told = |claim: &Claim, quantity: &Quantity| told_alike || is_told(claim.facet, quantity);
            // A part and a whole are two numbers.
            a.part == b.part && of_one_kind && !others && told(a, left) && told(b, right)
        }
        // A clock time and a day, or a day and a year, are dates of two things.
        (ClaimValue::Time(left), ClaimValue::Time(right)) => {
            let fine = left.granularity.is_some_and(|granularity| granularity < Granularity::Year);
            let clock =
                |time: &TimeValue| time.granularity.is_some_and(|granularity| granularity < Granularity::DayPart);
            let alike = left.granularity == right.granularity || (clock(left) && clock(right));
            // "At the same hour" leaves to another sentence which one.
            let own = |claim: &Claim, time: &TimeValue| !clock(time) || !claim.rule.ends_with("/deictic");
            // Nine o'clock in Hanoi and in Tokyo are two moments of which each is told in its own time.
            let otherwise = left.timex != right.timex;
            let one_role = a.frame.is_some() && a.frame == b.frame && a.part == b.part;
            // He met one on Monday and another on Wednesday.
            let with_others = each_names_another(a, b);
            one_role && !with_others && alike && fine && otherwise && own(a, left) && own(b, right)
        }
        _ => true,
    }
}

/// Whether each names somebody who did it or underwent it and whom the other does not name at all.
fn each_names_another(a: &Claim, b: &Claim) -> bool {
    let another = |one: &Claim, other: &Claim| {
        one.participants.iter().any(|participant| {
            participant.role != ParticipantRole::Other && other.participants.iter().all(|it| it.key != participant.key)
        })
    };
    another(a, b) && another(b, a)
}

/// Whether a number is told: "several", "at least two" and "a", which is an article as often as a number, are at odds with
/// nothing.
fn is_told(facet: Facet, quantity: &Quantity) -> bool {
    let value = quantity.low.or(quantity.high);
    match quantity.hedge {
        Hedge::Exact | Hedge::About => !matches!(facet, Facet::Count | Facet::Measure) || value != Some(Decimal::ONE),
        Hedge::Range => false,
        _ => facet != Facet::Count || value.is_some_and(|value| Decimal::TEN < value),
    }
}

/// Whether the place beside an amount is that of somebody who is also beside the other one: givers and takers of money are
/// countries.
pub(super) fn is_place_of_a_party(a: &Claim, b: &Claim) -> bool {
    let named = |place: &Claim, other: &Claim| {
        place.place.as_ref().is_some_and(|place| other.participants.iter().any(|it| it.name == place.name))
    };
    matches!(a.facet, Facet::Money | Facet::Date) && (named(a, b) || named(b, a))
}
