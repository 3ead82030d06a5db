//! Letters: case and kind of those that Vietnamese and English are written in, without a search in the tables of
//! Unicode, which all others go through.

/// For each character below U+01B1 its lower case where it is a letter of one case or two, each one character.
static LETTERS: [Option<char>; 0x1b1] = {
    let mut all = [None; 0x1b1];
    let mut code = 0;
    while code < all.len() as u32 {
        let lower = match char::from_u32(code) {
            Some('A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ') => code + 0x20,
            Some('a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'ơ' | 'ư') => code,
            // These come in pairs, the capital first, on an even number.
            Some('Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ') => code | 1,
            Some('Ư') => code + 1,
            _ => 0,
        };
        if lower != 0 {
            all[code as usize] = char::from_u32(lower);
        }
        code += 1;
    }
    all
};

/// The first of the letters with two marks that Vietnamese is written in.
const FIRST_MARKED: u32 = 0x1ea0;

/// As `LETTERS`, for U+1EA0 to U+1EFF. They come in pairs, the capital first.
static MARKED_LETTERS: [Option<char>; 0x60] = {
    let mut all = [None; 0x60];
    let mut code = 0;
    while code < all.len() as u32 {
        all[code as usize] = char::from_u32((FIRST_MARKED + code) | 1);
        code += 1;
    }
    all
};

/// The lower case of a letter of Vietnamese or English, and of some others; `None` where the tables of Unicode have to
/// tell.
#[inline]
pub(super) fn lower_letter(character: char) -> Option<char> {
    let code = character as u32;
    match LETTERS.get(code as usize) {
        Some(known) => *known,
        None => MARKED_LETTERS.get(code.wrapping_sub(FIRST_MARKED) as usize).copied().flatten(),
    }
}

/// The lower case of a character where it is one character; `None` where the tables of Unicode have to tell.
#[inline]
pub(crate) fn lower(character: char) -> Option<char> {
    lower_letter(character).or_else(|| character.is_ascii().then_some(character))
}

/// Whether a character is a letter, as [`char::is_alphabetic`].
#[inline]
pub(crate) fn is_letter(character: char) -> bool {
    lower_letter(character).is_some() || !character.is_ascii() && is_other_letter(character)
}

/// Whether a character of which the tables here do not tell is a letter.
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
