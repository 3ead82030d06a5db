//! Kinds of counted things: "10 people" may count what "10 passengers" counts, never what "10 cars" counts.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// The kind of a counted thing, by its English noun: `person` for a passenger. `None` where the table knows none.
pub fn kind_of(noun: &str) -> Option<&'static str> {
    static KINDS: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    let kinds = KINDS.get_or_init(|| {
        include_str!("kinds.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let mut columns = line.split('\t');
                Some((columns.next()?, columns.next()?))
            })
            .collect()
    });
    kinds.get(noun).copied()
}
