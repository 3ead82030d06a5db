//! What can be a syllable of Vietnamese: its spelling tells native words from foreign ones.

use crate::text::lower;

/// The most letters of a syllable.
const LONGEST: usize = 8;

/// Whether the word is spelt like a syllable of Vietnamese. A foreign word can be so too (`Sam`, `Hun`).
pub(super) fn is_syllable(word: &str) -> bool {
    let mut letters = ['\0'; LONGEST];
    let mut length = 0;
    for letter in word.chars() {
        let Some(slot) = letters.get_mut(length) else { return false };
        // A letter that has no single one in lower case is none of the language.
        let Some(lower) = lower(letter) else { return false };
        *slot = without_tone(lower);
        length += 1;
    }
    let letters = &letters[..length];
    let vowel = |letter: &char| is_vowel(*letter);
    let (Some(first), Some(last)) = (letters.iter().position(vowel), letters.iter().rposition(vowel)) else {
        return false;
    };
    // The vowel of `gi` and `qu` belongs to the onset.
    is_coda(&letters[last + 1..])
        && (first..=first + 1)
            .any(|onset| is_onset(&letters[..onset]) && letters.get(onset..=last).is_some_and(is_nucleus))
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

fn is_onset(letters: &[char]) -> bool {
    matches!(
        letters,
        [] | ['n', 'g', 'h']
            | ['n' | 'k' | 'g' | 'p' | 't' | 'c', 'h']
            | ['n', 'g']
            | ['g', 'i']
            | ['t', 'r']
            | ['q', 'u']
            | ['b' | 'c' | 'd' | 'đ' | 'g' | 'h' | 'k' | 'l' | 'm' | 'n' | 'p' | 'r' | 's' | 't' | 'v' | 'x']
    )
}

fn is_coda(letters: &[char]) -> bool {
    matches!(letters, [] | ['n', 'g'] | ['n' | 'c', 'h'] | ['c' | 'm' | 'n' | 'p' | 't'])
}

fn is_nucleus(letters: &[char]) -> bool {
    match letters {
        [only] => is_vowel(*only),
        [first, last] => matches!(
            (first, last),
            ('a', 'i' | 'o' | 'u' | 'y')
                | ('â', 'u' | 'y')
                | ('e', 'o')
                | ('ê', 'u')
                | ('i', 'a' | 'ê' | 'u')
                | ('o', 'a' | 'ă' | 'e' | 'i' | 'o')
                | ('ô' | 'ơ', 'i')
                | ('u', 'a' | 'â' | 'ê' | 'i' | 'ô' | 'y' | 'ơ')
                | ('ư', 'a' | 'ơ' | 'i' | 'u')
                | ('y', 'ê')
        ),
        ['i' | 'y', 'ê', 'u']
        | ['o', 'a', 'i' | 'y' | 'o']
        | ['o', 'e', 'o']
        | ['u', 'ô', 'i']
        | ['ư', 'ơ', 'i' | 'u']
        | ['u', 'y', 'a' | 'ê' | 'u'] => true,
        _ => false,
    }
}

fn without_tone(letter: char) -> char {
    match letter {
        'à' | 'á' | 'ả' | 'ã' | 'ạ' => 'a',
        'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' => 'ă',
        'ầ' | 'ấ' | 'ẩ' | 'ẫ' | 'ậ' => 'â',
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' => 'e',
        'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => 'ê',
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => 'i',
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' => 'o',
        'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' => 'ô',
        'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' => 'ơ',
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' => 'u',
        'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => 'ư',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::is_syllable;

    #[test]
    fn native_and_foreign_words_differ() {
        for word in ["Nguyễn", "Thị", "Hường", "Quyết", "Trương", "Thuý", "Thúy", "Giang", "Gì", "Huỳnh", "An", "Yên"]
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["Trump", "Putin", "Obama", "Sergei", "Barack", "Viettel", "Boeing", "Jong", "Smith", "Will"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
