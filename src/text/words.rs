//! The words of a lexicon and their numbers.

use rustc_hash::FxHashSet;

use super::key::Key;

/// Words, numbered from 1 in the order in which they were given.
///
/// Nearly every word of a text is looked up, and the tables that the look-up touches share the cache with all else that
/// reading an article touches. So they are small: a slot holds a number and half a key, and the words given first, which
/// are the frequent ones, have a table of their own.
#[derive(Debug)]
pub(super) struct Words {
    /// The key of each number; that of 0 stands for none.
    keys: Vec<Key>,
    frequent: Slots,
    others: Slots,
}

/// How many words are looked for first.
const FREQUENT: usize = 1_024;

impl Words {
    /// Numbers words; of those given more than once the first counts.
    pub(super) fn new(given: impl IntoIterator<Item = Key>) -> Self {
        let mut seen = FxHashSet::default();
        let keys: Vec<Key> = given.into_iter().filter(|key| seen.insert(*key)).collect();
        let mut words = Self {
            keys: std::iter::once(Key::default()).chain(keys.iter().copied()).collect(),
            frequent: Slots::new(FREQUENT),
            others: Slots::new(keys.len()),
        };
        for (number, key) in (1..).zip(keys) {
            let slots = if number <= FREQUENT { &mut words.frequent } else { &mut words.others };
            slots.insert(key, number as u32);
        }
        words
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.keys.len() - 1
    }

    /// The number of a word, 0 where it is none of these.
    #[inline]
    pub(super) fn number(&self, key: Key) -> u32 {
        match self.frequent.find(key, &self.keys) {
            0 => self.others.find(key, &self.keys),
            number => number,
        }
    }
}

/// A table of numbers by key: a number stands in the slot that its key gives, or in the next free one.
#[derive(Debug)]
struct Slots {
    /// The upper half of a key and its number, 0 where the slot is free. Their count is a power of two.
    slots: Vec<(u32, u32)>,
}

impl Slots {
    /// A table that has room for so many.
    fn new(count: usize) -> Self {
        // With half of the slots free, most keys are found or missed at the first.
        Self { slots: vec![(0, 0); (2 * count.max(1)).next_power_of_two()] }
    }

    fn insert(&mut self, key: Key, number: u32) {
        let (mut at, upper) = self.place(key);
        while self.slots[at].1 != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = (upper, number);
    }

    #[inline]
    fn find(&self, key: Key, keys: &[Key]) -> u32 {
        let (mut at, upper) = self.place(key);
        loop {
            let (other, number) = self.slots[at];
            if number == 0 || other == upper && keys[number as usize] == key {
                return number;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// The slot that a key gives, and its upper half.
    #[inline]
    fn place(&self, key: Key) -> (usize, u32) {
        (key.0 as usize & (self.slots.len() - 1), (key.0 >> 32) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_numbers_whatever_slots_they_share() {
        let keys: Vec<Key> = (0..5_000).map(|at| Key(((at % 7) << 32) | (at / 7))).collect();
        let words = Words::new(keys.iter().copied().chain(keys.iter().copied()));
        assert_eq!(words.len(), keys.len());
        for (key, number) in keys.iter().zip(1..) {
            assert_eq!(words.number(*key), number);
        }
        assert_eq!(words.number(Key(9 << 32)), 0);
    }
}
