//! Letters: case and kind of those that Vietnamese and English are written in, without a search in the tables of
//! Unicode, which all others go through.

/// The lower case of a letter of the Latin blocks where it is one letter; `None` where the tables have to tell.
#[inline]
pub(crate) fn lower(letter: char) -> Option<char> {
    let code = letter as u32;
    let lower = match letter {
        '\0'..='\u{7f}' => return Some(letter.to_ascii_lowercase()),
        'À'..='Ö' | 'Ø'..='Þ' => code + 0x20,
        'ß'..='ö' | 'ø'..='ÿ' | 'ơ' | 'ư' => code,
        // These come in pairs, the capital first, on an even number.
        'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | '\u{1ea0}'..='\u{1eff}' => code | 1,
        'Ư' => code + 1,
        _ => return None,
    };
    char::from_u32(lower)
}

/// Whether a character is a letter, as [`char::is_alphabetic`].
#[inline]
pub(crate) fn is_letter(character: char) -> bool {
    match character {
        '\0'..='\u{7f}' => character.is_ascii_alphabetic(),
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}' | '\u{1ea0}'..='\u{1eff}' => true,
        _ => character.is_alphabetic(),
    }
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
