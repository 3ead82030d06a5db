//! Keys: words as 64-bit hashes of their folded form, so that they are compared and looked up without allocating.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::letter::lower;

/// The hash of a folded word or of a sequence of them. The same word has the same key in every run and on every
/// machine. Two different words share one with a chance of about 2⁻⁶⁴.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key(pub u64);

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

impl Key {
    /// The key of this word followed by another.
    #[must_use]
    pub fn then(self, other: Key) -> Key {
        Key((self.0.rotate_left(23) ^ other.0).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

/// The key of a single word: lower case, with the tone mark of open `oa`, `oe`, `uy` where the older spelling puts it
/// (hoà and hòa are one word).
pub fn key_of(word: &str) -> Key {
    let mut folding = Folding::default();
    for letter in word.chars() {
        folding.push(letter);
    }
    folding.key()
}

/// The key of a phrase: its words' keys one after the other.
pub fn key_of_words(phrase: &str) -> Key {
    phrase.split_whitespace().map(key_of).reduce(Key::then).unwrap_or_default()
}

/// As [`key_of_words`], without diacritics, which English texts drop from names. A hyphen or apostrophe divides words.
pub fn plain_key_of_words(phrase: &str) -> Key {
    let mut key: Option<Key> = None;
    let mut word: Option<Folding> = None;
    let mut take = |letter: char| {
        if is_combining_mark(letter) {
            return;
        }
        let letter = match letter {
            'đ' => 'd',
            'Đ' => 'D',
            '-' | '\'' | '’' => ' ',
            _ => letter,
        };
        if !letter.is_whitespace() {
            word.get_or_insert_default().push(letter);
        } else if let Some(word) = word.take() {
            key = Some(key.map_or(word.key(), |key| key.then(word.key())));
        }
    };
    for letter in phrase.chars() {
        if letter.is_ascii() { take(letter) } else { decompose_canonical(letter, &mut take) }
    }
    take(' ');
    key.unwrap_or_default()
}

/// The letters and digits of a name in lower case, without diacritics and spaces, as they stand in the name of a host.
pub fn plain_letters(name: &str) -> String {
    name.nfd()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect()
}

/// A word that is folded and hashed letter by letter (FNV-1a), so that no copy of it is made.
#[derive(Clone, Copy)]
pub(super) struct Folding {
    hash: u64,
    /// The hash before the last letter, and before the one before it.
    before: [u64; 2],
    /// The last three letters in lower case, the last one first.
    last: [char; 3],
}

impl Default for Folding {
    fn default() -> Self {
        Self { hash: OFFSET, before: [OFFSET; 2], last: ['\0'; 3] }
    }
}

impl Folding {
    /// Adds a letter in any case, and says whether it is a capital.
    #[inline]
    pub(super) fn push(&mut self, letter: char) -> bool {
        if let Some(lower) = lower(letter) {
            self.push_lower(lower);
            return lower != letter;
        }
        letter.to_lowercase().for_each(|lower| self.push_lower(lower));
        letter.is_uppercase()
    }

    #[inline]
    fn push_lower(&mut self, letter: char) {
        self.before = [self.hash, self.before[0]];
        self.last = [letter, self.last[0], self.last[1]];
        self.hash = hash_letter(self.hash, letter);
    }

    /// The key of the word.
    pub(super) fn key(self) -> Key {
        let hash = match self.older_spelling() {
            Some([first, last]) => hash_letter(hash_letter(self.before[1], first), last),
            None => self.hash,
        };
        // FNV mixes its upper bits little for short words; the tables look at those bits.
        Key(hash ^ (hash >> 32))
    }

    /// A final `oa`, `oe`, `uy` with the tone mark on its second vowel, with the mark on the first.
    fn older_spelling(self) -> Option<[char; 2]> {
        let [last, first, onset] = self.last;
        let (plain, tones) = match last {
            'à' | 'á' | 'ả' | 'ã' | 'ạ' if first == 'o' => ('a', ['ò', 'ó', 'ỏ', 'õ', 'ọ']),
            'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' if first == 'o' => ('e', ['ò', 'ó', 'ỏ', 'õ', 'ọ']),
            'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' if first == 'u' => ('y', ['ù', 'ú', 'ủ', 'ũ', 'ụ']),
            _ => return None,
        };
        let tone = match last {
            'à' | 'è' | 'ỳ' => 0,
            'á' | 'é' | 'ý' => 1,
            'ả' | 'ẻ' | 'ỷ' => 2,
            'ã' | 'ẽ' | 'ỹ' => 3,
            _ => 4,
        };
        // After q the u is part of the consonant: both spellings write quý.
        (onset != 'q').then_some([tones[tone], plain])
    }
}

#[inline]
fn hash_letter(hash: u64, letter: char) -> u64 {
    if letter.is_ascii() {
        return (hash ^ u64::from(letter)).wrapping_mul(PRIME);
    }
    let mut buffer = [0; 4];
    letter.encode_utf8(&mut buffer).bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tone_placement_and_case_do_not_matter() {
        for (old, new) in [("hòa", "hoà"), ("HÒA", "hoà"), ("thúy", "thuý"), ("khỏe", "khoẻ")] {
            assert_eq!(key_of(old), key_of(new), "{old} {new}");
        }
        assert_ne!(key_of("hoàn"), key_of("hòan"));
        assert_ne!(key_of("ma"), key_of("mà"));
        assert_ne!(key_of("qúy"), key_of("quý"));
    }
}
