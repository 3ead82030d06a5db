//! Comparable values: what a mention says, in a form in which two of them can be compared.

mod hedge;
mod quantity;
pub mod relation;
mod time;
pub mod unit;

pub use hedge::Hedge;
pub use quantity::{Change, Quantity, QuantityKind};
pub use time::{Anchor, Duration, Granularity, Interval, PartialDate, TimeKind, TimeValue};

use std::borrow::Cow;

/// A name from a table, or one that the caller made.
pub type Label = Cow<'static, str>;
