//! How the values of two claims relate, whatever their facet.

use super::{Claim, ClaimValue, Named};
use crate::value::relation::{self, Relation};

/// The relation of two values, whatever their facet.
pub fn relation_of(left: &Claim, right: &Claim) -> Relation {
    match (&left.value, &right.value) {
        (ClaimValue::Quantity(a), ClaimValue::Quantity(b)) => relation::quantities(a, b),
        (ClaimValue::Time(a), ClaimValue::Time(b)) => relation::times(a, b),
        (ClaimValue::Place(a), ClaimValue::Place(b)) => places(a, b),
        (ClaimValue::Participant(a), ClaimValue::Participant(b)) | (ClaimValue::Speaker(a), ClaimValue::Speaker(b)) => {
            names(a, b)
        }
        (ClaimValue::Status(a), ClaimValue::Status(b)) => {
            if left.polarity != right.polarity {
                Relation::Apart
            } else if a == b {
                Relation::Same
            } else {
                Relation::Compatible
            }
        }
        (ClaimValue::Quote(a), ClaimValue::Quote(b)) => {
            if a == b {
                Relation::Same
            } else {
                Relation::Compatible
            }
        }
        _ => Relation::Incomparable,
    }
}

fn names(left: &Named, right: &Named) -> Relation {
    if left.name == right.name || (left.known.is_some() && left.known == right.known) {
        return Relation::Same;
    }
    if left.described || right.described {
        return Relation::Compatible;
    }
    if left.known.is_some() && right.known.is_some() {
        return Relation::Apart;
    }
    let (a, b) = (left.name.to_lowercase(), right.name.to_lowercase());
    if 0.94 <= strsim::jaro_winkler(&a, &b) { Relation::Same } else { Relation::Apart }
}

fn places(left: &Named, right: &Named) -> Relation {
    names(left, right)
}
