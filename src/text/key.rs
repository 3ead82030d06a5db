//! Keys: words as 64-bit hashes of their folded form, so that they are compared and looked up without allocating.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

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
    if word.is_ascii() {
        return fnv(word.bytes().map(|byte| byte.to_ascii_lowercase()));
    }
    let mut folded = Folded::default();
    for lower in word.chars().flat_map(char::to_lowercase) {
        folded.push(lower);
    }
    folded.place_tone();
    fnv(folded.bytes())
}

/// The key of a phrase: its words' keys one after the other.
pub fn key_of_words(phrase: &str) -> Key {
    phrase.split_whitespace().map(key_of).reduce(Key::then).unwrap_or_default()
}

/// The letters and digits of a name in lower case, without diacritics and spaces, as they stand in the name of a host.
pub fn plain_letters(name: &str) -> String {
    name.nfd()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'đ' { 'd' } else { letter })
        .collect()
}

fn fnv(bytes: impl Iterator<Item = u8>) -> Key {
    let mut hash = OFFSET;
    for byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    }
    // FNV mixes its upper bits little for short words; the tables look at those bits.
    Key(hash ^ (hash >> 32))
}

/// The characters of a word in a fixed buffer: Vietnamese syllables have at most seven.
struct Folded {
    chars: [char; 24],
    length: usize,
    /// Hash of what did not fit, so that long words stay distinct.
    overflow: u64,
}

impl Default for Folded {
    fn default() -> Self {
        Self { chars: ['\0'; 24], length: 0, overflow: 0 }
    }
}

impl Folded {
    fn push(&mut self, letter: char) {
        if let Some(slot) = self.chars.get_mut(self.length) {
            *slot = letter;
            self.length += 1;
        } else {
            self.overflow = (self.overflow ^ u64::from(letter)).wrapping_mul(PRIME);
        }
    }

    /// Moves a tone mark from the second vowel of a final `oa`, `oe`, `uy` to the first.
    fn place_tone(&mut self) {
        let [.., first, last] = &mut self.chars[..self.length] else { return };
        let (plain, tones) = match last {
            'à' | 'á' | 'ả' | 'ã' | 'ạ' if *first == 'o' => ('a', ['ò', 'ó', 'ỏ', 'õ', 'ọ']),
            'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' if *first == 'o' => ('e', ['ò', 'ó', 'ỏ', 'õ', 'ọ']),
            'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' if *first == 'u' => ('y', ['ù', 'ú', 'ủ', 'ũ', 'ụ']),
            _ => return,
        };
        let tone = match last {
            'à' | 'è' | 'ỳ' => 0,
            'á' | 'é' | 'ý' => 1,
            'ả' | 'ẻ' | 'ỷ' => 2,
            'ã' | 'ẽ' | 'ỹ' => 3,
            _ => 4,
        };
        let (new_first, new_last) = (tones[tone], plain);
        // After q the u is part of the consonant: both spellings write quý.
        if self.length >= 3 && self.chars[self.length - 3] == 'q' {
            return;
        }
        self.chars[self.length - 2] = new_first;
        self.chars[self.length - 1] = new_last;
    }

    fn bytes(&self) -> impl Iterator<Item = u8> + '_ {
        let mut buffer = [0; 4];
        let overflow = self.overflow;
        self.chars[..self.length]
            .iter()
            .flat_map(move |letter| {
                let length = letter.encode_utf8(&mut buffer).len();
                buffer.into_iter().take(length)
            })
            .chain(overflow.to_le_bytes().into_iter().filter(move |_| overflow != 0))
    }
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
