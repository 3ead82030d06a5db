//! Comparable values: what a mention says, in a form in which two of them can be compared.

mod hedge;
pub mod kind;
pub mod name;
pub mod place;
mod quantity;
pub mod relation;
mod time;
pub mod unit;

pub use hedge::Hedge;
pub use name::{NameRelation, NameSimilarity, name_relation, name_similarity, same_letters, same_person};
pub use quantity::{Change, Quantity, QuantityKind};
pub use time::{Anchor, Duration, Granularity, Interval, PartialDate, TimeKind, TimeValue};

use std::borrow::Cow;

/// A name from a table, or one that the caller made.
pub type Label = Cow<'static, str>;
