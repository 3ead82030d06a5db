//! Keys: words as 64-bit hashes of their folded form, so that they are compared and looked up without allocating.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::letter::{lower, lower_letter};

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
    let folding = word.chars().fold(Folding::default(), |folding, letter| folding.with(letter).0);
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
            word = Some(word.unwrap_or_default().with(letter).0);
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
pub(super) struct Folding(u64);

impl Default for Folding {
    fn default() -> Self {
        Self(OFFSET)
    }
}

impl Folding {
    /// With a letter in any case, and whether it is a capital.
    #[inline]
    pub(super) fn with(self, letter: char) -> (Self, bool) {
        match lower(letter) {
            Some(lower) => (self.with_lower(lower), lower != letter),
            None => self.with_other(letter),
        }
    }

    /// As [`with`](Self::with), for a letter of which the tables of Unicode have to tell.
    #[cold]
    fn with_other(self, letter: char) -> (Self, bool) {
        (letter.to_lowercase().fold(self, Self::with_lower), letter.is_uppercase())
    }

    #[inline]
    fn with_lower(self, letter: char) -> Self {
        Self(hash_letter(self.0, letter))
    }

    /// With the letter that bytes of UTF-8 begin with, where it is one that Vietnamese or English is written in; whether
    /// it is a capital, and how many bytes it has. Each number of bytes has a way of its own, with all in the registers.
    #[inline(always)]
    pub(super) fn with_first(self, bytes: &[u8]) -> Option<(Self, bool, usize)> {
        match *bytes {
            [first @ ..=0x7f, ..] => {
                let letter = char::from(first);
                let lower = lower_letter(letter)?;
                Some((Self(add(self.0, u32::from(lower))), lower != letter, 1))
            }
            [first @ 0xc3..=0xc6, second, ..] => {
                let letter = char::from_u32(u32::from(first & 0x1f) << 6 | u32::from(second & 0x3f))?;
                let lower = lower_letter(letter)?;
                let (first, second) = (0xc0 | u32::from(lower) >> 6, 0x80 | u32::from(lower) & 0x3f);
                Some((Self(add(add(self.0, first), second)), lower != letter, 2))
            }
            // From U+1EA0 on they come in pairs, the capital first.
            [first @ 0xe1, second @ (0xba | 0xbb), third, ..] if second == 0xbb || 0xa0 <= third => {
                let before = add(add(self.0, u32::from(first)), u32::from(second));
                Some((Self(add(before, u32::from(third | 1))), third & 1 == 0, 3))
            }
            _ => None,
        }
    }

    /// The key of the word, which stands in a text at a range of bytes.
    #[inline(always)]
    pub(super) fn key(self, text: &str, word: Range<usize>) -> Key {
        let ends_plainly = word.end.checked_sub(1).is_none_or(|last| text.as_bytes()[last].is_ascii());
        let hash = if ends_plainly { self.0 } else { older_hash(&text[word]).unwrap_or(self.0) };
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
fn older_hash(word: &str) -> Option<u64> {
    let mut last_two = word.chars().rev();
    let is_open = last_two.next().and_then(lower).is_some_and(closes_open_syllable)
        && matches!(last_two.next(), Some('o' | 'u' | 'O' | 'U'));
    if !is_open {
        return None;
    }
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

#[inline(always)]
fn add(hash: u64, byte: u32) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(PRIME)
}

#[inline]
fn hash_letter(hash: u64, letter: char) -> u64 {
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
    fn the_ways_of_folding_a_letter_agree() {
        for letter in '\0'..='\u{ffff}' {
            let mut bytes = [0; 4];
            let bytes = letter.encode_utf8(&mut bytes).as_bytes();
            if let Some((folding, is_capital, length)) = Folding::default().with_first(bytes) {
                assert!(letter.is_alphabetic(), "{letter:?}");
                let (other, other_is_capital) = Folding::default().with(letter);
                assert_eq!((folding.0, is_capital, length), (other.0, other_is_capital, bytes.len()), "{letter:?}");
            }
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
