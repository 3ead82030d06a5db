//! Languages: one folder each, tables as data, code only to name them.

mod en;
mod table;
mod vi;

use std::sync::OnceLock;

use crate::article::Article;
use crate::text::{Category, Lexicon, compose, is_letter};

/// What a language knows.
#[derive(Debug)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: &'static str,
    /// Whether a comma separates the decimals (3,5) and a full stop the thousands (5.000).
    pub decimal_comma: bool,
    /// Whether a modifier follows its noun (nhà ngoại giao Nga) or stands before it (Russian diplomats).
    pub modifier_follows: bool,
    /// Whether a token is a syllable, so that most words are two tokens.
    pub one_syllable_tokens: bool,
    /// The ending of most nouns in the plural (diplomats), where there is one.
    pub plural_ending: Option<&'static str>,
    /// Whether a speaker may follow the verb of saying ("…, said the minister").
    pub speaker_may_follow: bool,
    /// Whether a word is spelt like one of the language, where spelling tells (a syllable of Vietnamese). Languages that
    /// take in any spelling have none.
    pub native_word: Option<fn(&str) -> bool>,
    /// All its tables.
    pub lexicon: Lexicon,
}

impl Language {
    /// Whether a word ends as plurals do.
    pub fn is_plural(&self, word: &str) -> bool {
        self.plural_ending.is_some_and(|ending| {
            word.strip_suffix(ending).is_some_and(|stem| 2 < stem.len() && !stem.ends_with(ending))
        })
    }
}

/// A language as its folder declares it.
struct Pack {
    code: &'static str,
    decimal_comma: bool,
    modifier_follows: bool,
    one_syllable_tokens: bool,
    plural_ending: Option<&'static str>,
    speaker_may_follow: bool,
    native_word: Option<fn(&str) -> bool>,
    tables: &'static [(Category, &'static str)],
}

const PACKS: [&Pack; 2] = [&vi::PACK, &en::PACK];

/// The language with this code, where there is one.
pub fn language(code: &str) -> Option<&'static Language> {
    // The tables are constants: building them once is a matter of time, not of state.
    static LANGUAGES: [OnceLock<Language>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
    let code = code.split(['-', '_']).next().unwrap_or_default();
    let at = PACKS.iter().position(|pack| pack.code.eq_ignore_ascii_case(code))?;
    Some(LANGUAGES[at].get_or_init(|| {
        let pack = PACKS[at];
        let rows = |&(category, content): &(Category, &'static str)| {
            table::rows(content).map(move |row| (category, row.form, row.value))
        };
        let lexicon = Lexicon::new(pack.tables.iter().flat_map(rows));
        Language {
            code: pack.code,
            decimal_comma: pack.decimal_comma,
            modifier_follows: pack.modifier_follows,
            one_syllable_tokens: pack.one_syllable_tokens,
            plural_ending: pack.plural_ending,
            speaker_may_follow: pack.speaker_may_follow,
            native_word: pack.native_word,
            lexicon,
        }
    }))
}

/// The codes of all languages that have tables.
pub fn codes() -> impl Iterator<Item = &'static str> {
    PACKS.iter().map(|pack| pack.code)
}

/// The language of an article: as told, unless its letters say clearly that it is told wrong; or as they show.
pub fn detect(article: &Article) -> String {
    let told = article.lang.as_deref().map(|code| code.trim().to_ascii_lowercase()).filter(|code| !code.is_empty());
    let head = article.title.iter().chain(&article.lead).flat_map(|text| text.chars().chain([' ']));
    let sample = head.chain(article.text.chars()).take(2_000);
    if told.as_deref() == Some("vi") && sample.clone().any(only_vietnamese) {
        return told.unwrap_or_default();
    }
    // Letters that only Vietnamese has decide most cases, and headlines too short for statistics. English texts that
    // spell Vietnamese names in full have some of them, Vietnamese prose has one in five.
    let (mut letters, mut vietnamese) = (0, 0);
    compose(sample.clone(), |character| {
        letters += usize::from(is_letter(character));
        vietnamese += usize::from(only_vietnamese(character));
    });
    let is_vietnamese = letters < 12 * vietnamese;
    if let Some(told) = told {
        let wrong = match told.split(['-', '_']).next() {
            // Pages copy `lang="en"` from their templates.
            Some("en") => is_vietnamese,
            Some("vi") => 400 < letters && vietnamese == 0,
            _ => false,
        };
        if !wrong {
            return told;
        }
    }
    if letters == 0 {
        return "und".to_owned();
    }
    if is_vietnamese {
        return "vi".to_owned();
    }
    let mut composed = String::new();
    compose(sample, |character| composed.push(character));
    match whichlang::detect_language(&composed) {
        whichlang::Lang::Vie => "vi",
        whichlang::Lang::Eng => "en",
        whichlang::Lang::Fra => "fr",
        whichlang::Lang::Deu => "de",
        whichlang::Lang::Spa => "es",
        whichlang::Lang::Por => "pt",
        whichlang::Lang::Ita => "it",
        whichlang::Lang::Rus => "ru",
        whichlang::Lang::Cmn => "zh",
        whichlang::Lang::Jpn => "ja",
        whichlang::Lang::Kor => "ko",
        _ => "und",
    }
    .to_owned()
}

/// Whether no other language that is written in Latin letters has the letter, in either case.
fn only_vietnamese(letter: char) -> bool {
    matches!(letter, 'ă' | 'đ' | 'ơ' | 'ư' | 'Ă' | 'Đ' | 'Ơ' | 'Ư' | '\u{1ea0}'..='\u{1ef9}')
}
