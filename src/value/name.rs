//! Names of persons: how two printed names relate, whatever languages they come from.
//!
//! Vietnamese tones and marks tell people apart, so nothing is folded away before they have been looked at; edit
//! distance speaks for spelling variants of foreign names only.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How two names relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameRelation {
    /// Two different names.
    Unlike,
    /// They can be one name; something else has to speak for it too.
    Likely,
    /// One name, however it is written.
    Same,
}

/// The outcome of a comparison, with its reason.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct NameSimilarity {
    /// How they relate.
    pub relation: NameRelation,
    /// What decided.
    pub reason: &'static str,
    /// Jaro-Winkler similarity of the two without marks, 0 to 1: evidence, never the decision.
    pub score: f64,
}

/// How alike the spellings of one foreign word are at least.
const ONE_SPELLING: f64 = 0.9;
/// Shorter words have to be equal: one letter of them is too much.
const SHORTEST_VARIANT: usize = 5;

/// Compares two names of persons.
///
/// [`same_person`] and [`name_relation`] are cheaper where the rest is not needed.
pub fn name_similarity(left: &str, right: &str) -> NameSimilarity {
    let (left, right) = (words(left), words(right));
    let (relation, reason) = relate(&left, &right);
    NameSimilarity { relation, reason, score: strsim::jaro_winkler(&joined(&left), &joined(&right)) }
}

/// How two names of persons relate.
pub fn name_relation(left: &str, right: &str) -> NameRelation {
    relate(&words(left), &words(right)).0
}

/// Whether two names can name one person.
pub fn same_person(left: &str, right: &str) -> bool {
    name_relation(left, right) != NameRelation::Unlike
}

/// Whether two names have the same letters, if one of them is printed without its marks: Phạm Minh Chính, Pham Minh Chinh.
pub fn same_letters(left: &str, right: &str) -> bool {
    left.is_ascii() != right.is_ascii() && letters(left).eq(letters(right))
}

/// The letters and digits of a name in lower case, without any mark.
fn letters(name: &str) -> impl Iterator<Item = char> {
    let letters =
        name.nfd().flat_map(char::to_lowercase).filter(|letter| !is_mark(*letter) && is_alphanumeric(*letter));
    letters.map(|letter| if letter == 'đ' { 'd' } else { letter })
}

/// One word of a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    /// Without any mark, in lower case: `nguyen`.
    bare: String,
    /// The marks that change a letter (ê, ơ, đ), in order: they belong to the spelling.
    letters: String,
    /// The tone, wherever in the word it is put (hòa and hoà are one word).
    tone: Option<char>,
}

impl Word {
    fn is_marked(&self) -> bool {
        self.tone.is_some() || !self.letters.is_empty()
    }

    fn is_initial(&self) -> bool {
        self.bare.chars().count() == 1
    }
}

fn words(name: &str) -> Vec<Word> {
    // An apostrophe within a word is a letter of another script that transcriptions drop (Jama'a, Jamaa).
    let apostrophe = |letter: char| matches!(letter, '\'' | '’' | '‘' | 'ʿ' | 'ʾ');
    let name: String = name.chars().filter(|letter| !apostrophe(*letter)).collect();
    name.split(|letter: char| !is_alphanumeric(letter) && !is_mark(letter))
        .filter(|word| !word.is_empty())
        .map(|word| {
            if word.is_ascii() {
                return Word { bare: word.to_ascii_lowercase(), letters: String::new(), tone: None };
            }
            let mut parts = Word { bare: String::new(), letters: String::new(), tone: None };
            for letter in word.nfd().flat_map(char::to_lowercase) {
                match letter {
                    '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => parts.tone = Some(letter),
                    'đ' => {
                        parts.bare.push('d');
                        parts.letters.push('đ');
                    }
                    _ if is_mark(letter) => parts.letters.push(letter),
                    _ => parts.bare.push(letter),
                }
            }
            parts
        })
        .collect()
}

/// Whether a character is a letter or a digit. The Latin blocks need no search in the tables.
pub(crate) fn is_alphanumeric(character: char) -> bool {
    let latin = matches!(character, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}' | '\u{1ea0}'..='\u{1eff}');
    latin || character.is_alphanumeric()
}

/// Whether a character is a mark on the letter before it: of those there are none before U+0300.
fn is_mark(character: char) -> bool {
    '\u{300}' <= character && is_combining_mark(character)
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.bare.as_str()).collect()
}

fn relate(left: &[Word], right: &[Word]) -> (NameRelation, &'static str) {
    use NameRelation::{Likely, Same, Unlike};
    if left.is_empty() || right.is_empty() {
        return (Unlike, "no words");
    }
    if left == right {
        return (Same, "same words");
    }
    let is_bare = |words: &[Word]| words.iter().all(|word| !word.is_marked());
    let (left_bare, right_bare) = (is_bare(left), is_bare(right));
    if joined(left) == joined(right) {
        let same_marks = marks(left) == marks(right);
        return match (same_marks, left_bare || right_bare) {
            (true, _) => (Same, "joined or hyphenated"),
            // "Pu-tin", "Ô-ba-ma": a name spelt in syllables carries marks that the original has not.
            (false, true) if left.len() != right.len() => (Same, "written in syllables"),
            (false, true) => (Likely, "marks lost"),
            (false, false) => (Unlike, "other tones"),
        };
    }
    let syllables = left.len() != right.len() && left_bare != right_bare;
    let letters = joined(left).len().min(joined(right).len());
    if syllables && SHORTEST_VARIANT <= letters && skeleton(&joined(left)) == skeleton(&joined(right)) {
        return (Likely, "written in syllables, other letters");
    }
    let sorted = |words: &[Word]| {
        let mut words = words.to_vec();
        words.sort();
        words
    };
    if 1 < left.len() && sorted(left) == sorted(right) {
        return (Likely, "order of words");
    }
    let (short, long) = if right.len() < left.len() { (right, left) } else { (left, right) };
    if short.len() < long.len() && is_part(short, long, |short, long| short == long) {
        return (Likely, "part of the name");
    }
    if (left_bare || right_bare)
        && short.len() < long.len()
        && is_part(short, long, |short, long| short.bare == long.bare)
    {
        return (Likely, "part of the name, marks lost");
    }
    if let Some(outcome) = initials(short, long) {
        return outcome;
    }
    if left_bare && right_bare {
        return spelling(short, long);
    }
    (Unlike, "other words")
}

fn marks(words: &[Word]) -> Vec<(char, Option<char>)> {
    words
        .iter()
        .flat_map(|word| word.letters.chars().map(|mark| (mark, None)).chain(word.tone.map(|tone| (' ', Some(tone)))))
        .collect()
}

/// Whether the words of one come in the other, in order, the last or the first of them at its end.
fn is_part(short: &[Word], long: &[Word], same: fn(&Word, &Word) -> bool) -> bool {
    let anchored = match (short.last(), long.last(), short.first(), long.first()) {
        (Some(short_last), Some(long_last), Some(short_first), Some(long_first)) => {
            same(short_last, long_last) || same(short_first, long_first)
        }
        _ => false,
    };
    let mut rest = long.iter();
    anchored && short.iter().all(|word| rest.any(|other| same(word, other)))
}

/// "J. Biden" and "Joe Biden", "N.T.T.V" and "Nguyễn Thị T.V.".
fn initials(short: &[Word], long: &[Word]) -> Option<(NameRelation, &'static str)> {
    if !short.iter().chain(long).any(Word::is_initial) {
        return None;
    }
    let agrees = |left: &Word, right: &Word| {
        if left.is_initial() || right.is_initial() {
            left.bare.chars().next() == right.bare.chars().next()
        } else {
            left == right
        }
    };
    if short.len() == long.len() && 1 < short.len() {
        let fits = short.iter().zip(long).all(|(left, right)| agrees(left, right));
        return Some(if fits { (NameRelation::Likely, "initials") } else { (NameRelation::Unlike, "other initials") });
    }
    // A middle initial that only one of them has: "John F. Kennedy".
    let full = |words: &[Word]| words.iter().filter(|word| !word.is_initial()).cloned().collect::<Vec<_>>();
    let (left, right) = (full(short), full(long));
    (1 < left.len() && left == right).then_some((NameRelation::Same, "middle initial"))
}

/// Foreign names: equal once the letters that transcriptions exchange are one, or nearly equal word by word.
fn spelling(short: &[Word], long: &[Word]) -> (NameRelation, &'static str) {
    let same_length = short.len() == long.len();
    if same_length && short.iter().zip(long).all(|(left, right)| skeleton(&left.bare) == skeleton(&right.bare)) {
        return (NameRelation::Same, "transcription");
    }
    let others: Vec<(&Word, &Word)> = short.iter().zip(long).filter(|(left, right)| left != right).collect();
    if let [(left, right)] = others[..]
        && same_length
        && 1 < short.len()
        && left.bare.len() != right.bare.len()
        && 3 <= left.bare.len().min(right.bare.len())
        && left.bare.len().min(right.bare.len()) < SHORTEST_VARIANT
        && strsim::osa_distance(&left.bare, &right.bare) == 1
    {
        return (NameRelation::Likely, "one letter of a short word");
    }
    // From the end: the family name has to agree, and every other word that both have.
    let mut variants = 0;
    for (left, right) in short.iter().rev().zip(long.iter().rev()) {
        if left == right {
            continue;
        }
        if !is_variant(&left.bare, &right.bare) {
            return (NameRelation::Unlike, "other words");
        }
        variants += 1;
    }
    if same_length && 1 < short.len() && variants == 1 {
        return (NameRelation::Same, "spelling of one word");
    }
    (NameRelation::Likely, "spelling")
}

fn is_variant(left: &str, right: &str) -> bool {
    if skeleton(left) == skeleton(right) {
        return true;
    }
    if left.len().min(right.len()) < SHORTEST_VARIANT || strsim::jaro_winkler(left, right) < ONE_SPELLING {
        return false;
    }
    // Maria and Mario are two people: a last vowel tells the gender.
    let ends = (left.chars().last(), right.chars().last());
    let other_end = matches!(ends, (Some('a' | 'o' | 'e'), Some('a' | 'o' | 'e'))) && ends.0 != ends.1;
    !other_end && strsim::osa_distance(left, right) <= 1 + usize::from(7 < left.len().min(right.len()))
}

/// The word with the letters made one that transcriptions of one sound exchange (Skrypal, Zelenskyy, Yevgeniy).
fn skeleton(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let letter = match letter {
            'y' | 'j' => 'i',
            'w' => 'v',
            'q' => 'k',
            'c' if letters.peek() == Some(&'k') => continue,
            'c' if !matches!(letters.peek(), Some('h' | 'e' | 'i' | 'y')) => 'k',
            'p' if letters.peek() == Some(&'h') => {
                letters.next();
                'f'
            }
            other => other,
        };
        if !plain.ends_with(letter) {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_of_names() {
        use NameRelation::{Likely, Same, Unlike};
        for (left, right, relation) in [
            ("Vladimir Putin", "Vladimir Putin", Same),
            ("Putin", "Pu-tin", Same),
            ("Barack Obama", "Ba-rắc Ô-ba-ma", Likely),
            ("Obama", "Ô-ba-ma", Same),
            ("Kim Jong-un", "Kim Jong Un", Same),
            ("Nguyễn Thúy Hòa", "Nguyễn Thuý Hoà", Same),
            ("Nguyen Thi Hoa", "Nguyễn Thị Hòa", Likely),
            ("Nguyễn Thị Hoa", "Nguyễn Thị Hòa", Unlike),
            ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", Unlike),
            ("Trần Văn Nam", "Lê Văn Nam", Unlike),
            ("Shinzo Abe", "Abe Shinzo", Likely),
            ("Trump", "Donald Trump", Likely),
            ("Donald Trump", "Melania Trump", Unlike),
            ("Sergei Skripal", "Sergey Skrypal", Same),
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy", Same),
            ("Skripal", "Skrypal", Same),
            ("J. Biden", "Joe Biden", Likely),
            ("N.T.T.V", "Nguyễn Thị T.V.", Likely),
            ("John F. Kennedy", "John Kennedy", Likely),
            ("Theresa May", "Teresa May", Same),
            ("Maria Silva", "Mario Silva", Unlike),
            ("Stuart Dea", "Stuart Dean", Likely),
            ("Bill Clinton", "Hillary Clinton", Unlike),
            ("Naida Asiyalova", "Naida Assiyalova", Same),
            ("Oóo ooo", "O", Unlike),
        ] {
            let found = name_similarity(left, right);
            assert_eq!(found.relation, relation, "{left} / {right}: {found:?}");
            assert_eq!(name_similarity(right, left).relation, relation, "{right} / {left}");
        }
    }
}
