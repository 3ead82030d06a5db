//! Letters: case and kind of those that Vietnamese and English are written in, without a search in the tables of
//! Unicode, which all others go through.

/// The last of the letters of which `LETTERS` tells.
const LAST: char = 'ư';

/// Marks a letter in `LETTERS`.
const LETTER: u16 = 1 << 15;

/// For each character up to there its lower case, 0 where the tables of Unicode have to tell, and whether it is a letter.
static LETTERS: [u16; LAST as usize + 1] = {
    let mut all = [0; LAST as usize + 1];
    let mut code = 0;
    while code <= LAST as u16 {
        all[code as usize] = match char::from_u32(code as u32) {
            Some('A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ') => (code + 0x20) | LETTER,
            Some('a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'ơ' | 'ư') => code | LETTER,
            // These come in pairs, the capital first, on an even number.
            Some('Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ') => code | 1 | LETTER,
            Some('Ư') => (code + 1) | LETTER,
            Some('\0'..='\u{7f}') => code,
            _ => 0,
        };
        code += 1;
    }
    all
};

/// The lower case of a letter of the Latin blocks where it is one letter; `None` where the tables have to tell.
#[inline]
pub(crate) fn lower(letter: char) -> Option<char> {
    let code = letter as u32;
    if let Some(known) = LETTERS.get(code as usize) {
        return char::from_u32((known & !LETTER).into()).filter(|lower| *lower != '\0');
    }
    if matches!(letter, '\u{1ea0}'..='\u{1eff}') { char::from_u32(code | 1) } else { None }
}

/// Whether a character is a letter, as [`char::is_alphabetic`].
#[inline]
pub(crate) fn is_letter(character: char) -> bool {
    LETTERS.get(character as usize).is_some_and(|known| known & LETTER != 0)
        || matches!(character, '\u{1ea0}'..='\u{1eff}')
        || !character.is_ascii() && is_other_letter(character)
}

/// Whether a character of which `LETTERS` does not tell is a letter.
#[cold]
fn is_other_letter(character: char) -> bool {
    matches!(character, '\u{100}'..='\u{24f}') || character.is_alphabetic()
}

/// Whether a character stands in every text as it stands in normal form, whatever comes before it. A mark after it may
/// still combine with it. Not all such characters are known here.
#[inline]
pub(super) fn is_composed(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{7f}' | 'À'..='\u{24f}' | '\u{1ea0}'..='\u{1eff}' | '\u{2010}'..='\u{2027}' | '€' | '°' | '«' | '»' | '²' | '³'
    )
}

#[cfg(test)]
mod tests {
    use unicode_normalization::char::canonical_combining_class;
    use unicode_normalization::{IsNormalized, is_nfc_quick};

    use super::*;

    #[test]
    fn the_short_ways_agree_with_the_tables_of_unicode() {
        for letter in '\0'..='\u{ffff}' {
            if let Some(lower) = lower(letter) {
                assert!(letter.to_lowercase().eq([lower]), "{letter:?}");
                assert_eq!(lower != letter, letter.is_uppercase(), "{letter:?}");
            }
            assert_eq!(is_letter(letter), letter.is_alphabetic(), "{letter:?}");
            if is_composed(letter) {
                assert_eq!(is_nfc_quick([letter].into_iter()), IsNormalized::Yes, "{letter:?}");
                assert_eq!(canonical_combining_class(letter), 0, "{letter:?}");
            }
        }
    }
}
