//! Extractors: from mentions to claims. One file a kind of claim, one line in the table.

mod date;
mod named;
mod predicate;
mod quantity;
mod quote;
mod speaker;
mod status;

use super::Claim;
use super::reading::ArticleReading;

/// A way to make claims of what was found in an article. Implement it to add claims of your own.
pub trait Extractor: Send + Sync {
    /// Its name, which each claim carries as its `rule`.
    fn name(&self) -> &'static str;

    /// The claims that it finds, in any order.
    fn extract(&self, reading: &ArticleReading<'_>) -> Vec<Claim>;
}

/// An extractor that is a function.
struct BuiltIn {
    name: &'static str,
    extract: fn(&ArticleReading<'_>, &'static str) -> Vec<Claim>,
}

impl Extractor for BuiltIn {
    fn name(&self) -> &'static str {
        self.name
    }

    fn extract(&self, reading: &ArticleReading<'_>) -> Vec<Claim> {
        (self.extract)(reading, self.name)
    }
}

/// The extractors of the library.
const EXTRACTORS: [BuiltIn; 7] = [
    BuiltIn { name: "quantity", extract: quantity::extract },
    BuiltIn { name: "date", extract: date::extract },
    BuiltIn { name: "name", extract: named::extract },
    BuiltIn { name: "speaker", extract: speaker::extract },
    BuiltIn { name: "quote", extract: quote::extract },
    BuiltIn { name: "status", extract: status::extract },
    BuiltIn { name: "predicate", extract: predicate::extract },
];

/// The extractors of the library, in the order in which they run.
pub fn extractors<'a>() -> impl Iterator<Item = &'a dyn Extractor> {
    EXTRACTORS.iter().map(|extractor| extractor as &dyn Extractor)
}
