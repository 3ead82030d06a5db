//! What can be a syllable of Vietnamese: its spelling tells native words from foreign ones.

const ONSETS: [&str; 27] = [
    "ngh", "ng", "nh", "kh", "gh", "gi", "ph", "th", "tr", "ch", "qu", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x",
];

const CODAS: [&str; 9] = ["ng", "nh", "ch", "c", "m", "n", "p", "t", ""];

const NUCLEI: [&str; 48] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia",
    "iê", "iêu", "iu", "oa", "oă", "oai", "oay", "oe", "oi", "ôi", "ơi", "oo", "ua", "uâ", "uê", "ui", "uô", "uôi",
    "ưa", "ươ", "ươi", "ươu", "ưi", "ưu", "uy", "uya", "uyê",
];

/// Whether the word is spelt like a syllable of Vietnamese. A foreign word can be so too (`Sam`, `Hun`).
pub(super) fn is_syllable(word: &str) -> bool {
    let mut plain = String::with_capacity(8);
    for letter in word.chars().flat_map(char::to_lowercase) {
        if 7 < plain.chars().count() {
            return false;
        }
        plain.push(without_tone(letter));
    }
    let starts = ONSETS.iter().copied().chain([""]);
    starts.filter_map(|onset| plain.strip_prefix(onset)).any(|rime| {
        CODAS
            .iter()
            .filter_map(|coda| rime.strip_suffix(coda))
            .any(|nucleus| NUCLEI.contains(&nucleus) || matches!(nucleus, "yê" | "yêu" | "oeo" | "uyu" | "uơ" | "oao"))
    })
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
