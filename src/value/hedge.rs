//! How exactly a value is meant.

use serde::{Deserialize, Serialize};

/// How exactly a value is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Hedge {
    /// As printed.
    #[default]
    Exact,
    /// Around the value (khoảng, about): give or take half a unit of its last printed digit.
    About,
    /// Above the value (hơn, over).
    MoreThan,
    /// The value or more (ít nhất, at least).
    AtLeast,
    /// Below the value, and near it (gần, nearly).
    LessThan,
    /// The value or less (tối đa, up to).
    AtMost,
    /// Between two values, both given.
    Range,
}

impl Hedge {
    /// The hedge with this name in a table.
    pub fn from_name(name: &str) -> Option<Hedge> {
        Some(match name {
            "exact" => Hedge::Exact,
            "about" => Hedge::About,
            "more_than" => Hedge::MoreThan,
            "at_least" => Hedge::AtLeast,
            "less_than" => Hedge::LessThan,
            "at_most" => Hedge::AtMost,
            "range" => Hedge::Range,
            _ => return None,
        })
    }

    /// Its name in tables and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Hedge::Exact => "exact",
            Hedge::About => "about",
            Hedge::MoreThan => "more_than",
            Hedge::AtLeast => "at_least",
            Hedge::LessThan => "less_than",
            Hedge::AtMost => "at_most",
            Hedge::Range => "range",
        }
    }
}
