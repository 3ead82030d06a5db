//! Keys: words as 64-bit hashes of their folded form, so that they are compared and looked up without allocating.

use std::ops::Range;

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
    folding.key(word, 0..word.len())
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
            // Without tone marks there is one spelling only.
            let word = word.key("", 0..0);
            key = Some(key.map_or(word, |key| key.then(word)));
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
    /// The last letter in lower case, and the one before it.
    last: char,
    before: char,
}

impl Default for Folding {
    fn default() -> Self {
        Self { hash: OFFSET, last: '\0', before: '\0' }
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
        self.push_other(letter)
    }

    /// As [`push`](Self::push), for a letter of which the tables of Unicode have to tell.
    #[cold]
    fn push_other(&mut self, letter: char) -> bool {
        letter.to_lowercase().for_each(|lower| self.push_lower(lower));
        letter.is_uppercase()
    }

    #[inline]
    fn push_lower(&mut self, letter: char) {
        (self.before, self.last) = (self.last, letter);
        self.hash = hash_letter(self.hash, letter);
    }

    /// The key of the word, which stands in a text at a range of bytes.
    #[inline]
    pub(super) fn key(self, text: &str, word: Range<usize>) -> Key {
        let is_open = matches!(self.before, 'o' | 'u') && closes_open_syllable(self.last);
        let hash = if is_open { older_hash(&text[word]).unwrap_or(self.hash) } else { self.hash };
        // FNV mixes its upper bits little for short words; the tables look at those bits.
        Key(hash ^ (hash >> 32))
    }
}

/// Whether a letter is the second vowel of an open `oa`, `oe`, `uy` with the tone mark on it, if the first stands before
/// it.
#[inline]
fn closes_open_syllable(letter: char) -> bool {
    matches!(letter, 'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ')
}

/// The hash of a word that ends in `oa`, `oe`, `uy` with the tone mark on its second vowel, with the mark on the first.
#[cold]
fn older_hash(word: &str) -> Option<u64> {
    let mut letters: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let [before @ .., first, last] = &mut letters[..] else { return None };
    let (plain, tones) = match *last {
        'à' | 'á' | 'ả' | 'ã' | 'ạ' if *first == 'o' => ('a', ['ò', 'ó', 'ỏ', 'õ', 'ọ']),
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' if *first == 'o' => ('e', ['ò', 'ó', 'ỏ', 'õ', 'ọ']),
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' if *first == 'u' => ('y', ['ù', 'ú', 'ủ', 'ũ', 'ụ']),
        _ => return None,
    };
    // After q the u is part of the consonant: both spellings write quý.
    if before.last() == Some(&'q') {
        return None;
    }
    let tone = match *last {
        'à' | 'è' | 'ỳ' => 0,
        'á' | 'é' | 'ý' => 1,
        'ả' | 'ẻ' | 'ỷ' => 2,
        'ã' | 'ẽ' | 'ỹ' => 3,
        _ => 4,
    };
    (*first, *last) = (tones[tone], plain);
    Some(letters.into_iter().fold(OFFSET, hash_letter))
}

#[inline]
fn hash_letter(hash: u64, letter: char) -> u64 {
    let add = |hash: u64, byte: u32| (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    // The bytes of UTF-8, one after the other.
    let code = letter as u32;
    match code {
        0..0x80 => add(hash, code),
        0x80..0x800 => add(add(hash, 0xc0 | code >> 6), 0x80 | code & 0x3f),
        0x800..0x1_0000 => add(add(add(hash, 0xe0 | code >> 12), 0x80 | code >> 6 & 0x3f), 0x80 | code & 0x3f),
        _ => letter.encode_utf8(&mut [0; 4]).bytes().fold(hash, |hash, byte| add(hash, u32::from(byte))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_hashed_by_their_bytes() {
        for letter in ['a', '\u{7f}', '\u{80}', 'ư', '\u{7ff}', '\u{800}', 'ệ', '\u{ffff}', '\u{10000}', '😀'] {
            let bytes =
                letter.to_string().bytes().fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
            assert_eq!(hash_letter(OFFSET, letter), bytes, "{letter:?}");
        }
    }

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
