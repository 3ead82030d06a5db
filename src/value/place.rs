//! Places: which one contains which, and what they are called.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// A place of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its key: an ISO 3166-1 code for a country, else a slug.
    pub key: &'static str,
    /// What it is: `country`, `capital`, `province`, `river` and so on.
    pub kind: &'static str,
    /// The smallest place of the gazetteer that contains it.
    pub parent: Option<&'static str>,
    /// Its English name, for display.
    pub name: &'static str,
}

/// The chain of parents is short; this bound keeps a mistaken circle in the table from running on.
const LONGEST_CHAIN: usize = 12;

fn gazetteer() -> &'static FxHashMap<&'static str, Place> {
    static PLACES: OnceLock<FxHashMap<&'static str, Place>> = OnceLock::new();
    PLACES.get_or_init(|| rows(include_str!("places.tsv")).filter_map(read).map(|place| (place.key, place)).collect())
}

fn rows(content: &'static str) -> impl Iterator<Item = &'static str> {
    content.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

fn read(line: &'static str) -> Option<Place> {
    let mut columns = line.split('\t');
    let (key, kind, parent, name) = (columns.next()?, columns.next()?, columns.next()?, columns.next()?);
    Some(Place { key, kind, parent: Some(parent).filter(|parent| *parent != "-"), name })
}

/// The place with this key.
pub fn place(key: &str) -> Option<&'static Place> {
    gazetteer().get(key)
}

/// The English name of a place, for display.
pub fn place_name(key: &str) -> Option<&'static str> {
    place(key).map(|place| place.name)
}

/// Whether the place `outer` contains the place `inner` or is the same.
pub fn contains(outer: &str, inner: &str) -> bool {
    outer == inner || parents(inner).any(|parent| parent == outer)
}

/// The places that contain a place, the smallest first.
pub fn parents(key: &str) -> impl Iterator<Item = &'static str> {
    std::iter::successors(place(key).and_then(|place| place.parent), |parent| place(parent)?.parent).take(LONGEST_CHAIN)
}

/// The country of a place: itself, or the one that contains it.
pub fn country_of(key: &str) -> Option<&'static str> {
    let own = place(key)?;
    std::iter::once(own.key).chain(parents(key)).find(|key| place(key).is_some_and(|place| place.kind == "country"))
}

/// What a place stands for when it acts (Washington: the United States; the White House: its government).
pub fn stands_for(key: &str) -> Option<&'static str> {
    static METONYMS: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    let metonyms = METONYMS.get_or_init(|| {
        rows(include_str!("metonyms.tsv"))
            .filter_map(|line| {
                let mut columns = line.split('\t');
                Some((columns.next()?, columns.next()?))
            })
            .collect()
    });
    metonyms.get(key).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_of_parents_end() {
        for key in gazetteer().values().map(|place| place.key).collect::<std::collections::BTreeSet<_>>() {
            assert!(parents(key).count() < LONGEST_CHAIN, "{key} is in a circle");
            for parent in parents(key) {
                assert!(place(parent).is_some(), "{key} lies in {parent}, which has no row");
            }
        }
    }

    #[test]
    fn containment_follows_the_parents() {
        assert!(contains("VN", "VN-ha-noi"));
        assert!(contains("asia", "VN-ha-noi"));
        assert!(!contains("VN-ha-noi", "VN"));
        assert!(!contains("VN-ha-noi", "VN-ho-chi-minh"));
        assert_eq!(country_of("VN-ha-noi"), Some("VN"));
        assert_eq!(place_name("VN-ha-noi"), Some("Hanoi"));
        assert!(!contains("nowhere", "VN"));
    }
}
