//! Utterances as values: their words in order, with those marked that must not differ.

use serde::{Deserialize, Serialize};

use super::ArticleReading;
use super::term::{name_key, quantity_key, time_key};
use crate::mention::{Quote, QuoteKind};
use crate::text::{Category, Key, TokenKind, TokenRange, key_of, plain_letters};

/// Words from which an utterance is told by its first ones: comparing costs the product of two lengths.
const MOST_WORDS: usize = 120;

/// What a word does in what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Invariant {
    /// It says no.
    Negation,
    /// It says how many, how much or when.
    Number,
    /// It names someone or something.
    Name,
    /// It says how sure it is, or that it will or may be.
    Modal,
}

impl Invariant {
    /// Its name in JSON and in tables of messages.
    pub fn name(self) -> &'static str {
        match self {
            Invariant::Negation => "negation",
            Invariant::Number => "number",
            Invariant::Name => "name",
            Invariant::Modal => "modal",
        }
    }
}

/// One word of an utterance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UtteredWord {
    /// The folded word.
    pub key: Key,
    /// What it does, if the meaning hangs on it.
    pub invariant: Option<Invariant>,
}

/// What was said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Utterance {
    /// Its words in order, marks left out.
    pub words: Vec<UtteredWord>,
    /// Its numbers, dates and names by keys that all languages share.
    pub values: Vec<Key>,
    /// Whether it is given between quotation marks.
    pub quoted: bool,
    /// Whether dots or brackets show that words are left out or put in.
    pub elided: bool,
    /// The language of the article.
    pub language: Key,
}

/// How the wording of two utterances relates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// The same words.
    Same,
    /// One is a run of words of the other.
    Part,
    /// Most words are the same, and nothing differs on which the meaning hangs.
    Varied,
    /// Most words are the same, and a word differs on which the meaning hangs.
    Differs(Invariant),
    /// They are in two languages, and their numbers and names are the same as far as they go.
    Translated,
    /// They are in two languages, and their numbers differ.
    TranslatedApart,
    /// They cannot be aligned.
    Unlike,
}

impl Utterance {
    /// The utterance of a quotation.
    pub(super) fn of(reading: &ArticleReading<'_>, quote: &Quote) -> Self {
        let document = reading.document;
        let (start, end) = (quote.tokens.start as usize, quote.tokens.end as usize);
        let mut utterance = Utterance {
            quoted: quote.kind != QuoteKind::Indirect,
            language: key_of(reading.language.code),
            ..Utterance::default()
        };
        // Only what stands near the quotation is looked at: an article may have thousands of both.
        let mentions = reading.mentions;
        let names = near(&mentions.names, quote.tokens, |name| name.tokens);
        let times = near(&mentions.times, quote.tokens, |time| time.tokens);
        let quantities = near(&mentions.quantities, quote.tokens, |mention| mention.tokens);
        for name in names.iter().filter(|name| quote.tokens.contains(name.tokens.start as usize)) {
            utterance.values.push(name_key(&name.name, name.known.as_deref()));
        }
        for time in times.iter().filter(|time| quote.tokens.contains(time.tokens.start as usize)) {
            utterance.values.extend(time_key(&time.value));
        }
        for mention in quantities.iter().filter(|it| quote.tokens.contains(it.tokens.start as usize)) {
            utterance.values.push(quantity_key(&mention.quantity, None));
        }
        let mut marked_until = (start, None);
        let mut skipped_until = start;
        for at in start..end {
            let token = document.tokens[at];
            if at < skipped_until {
                continue;
            }
            if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                let mark = document.word(at);
                utterance.elided |= matches!(mark, "…" | "[" | "]" | "...");
                continue;
            }
            if marked_until.0 <= at {
                marked_until = (at + 1, None);
                let in_name = names.iter().find(|name| name.tokens.contains(at));
                if let Some(name) = in_name {
                    // One word, however it is spelt: "V.Pu-tin", "Putin".
                    utterance.words.push(UtteredWord { key: last_word(&name.name), invariant: Some(Invariant::Name) });
                    skipped_until = name.tokens.end as usize;
                    continue;
                } else if let Some((entry, tokens)) = document.longest_at(at, Category::Negation)
                    && &*entry.value != "none"
                {
                    marked_until = (tokens.end as usize, Some(Invariant::Negation));
                } else if let Some((entry, tokens)) = document.longest_at(at, Category::Modality)
                    && matches!(&*entry.value, "possible" | "probable" | "condition" | "scheduled")
                {
                    marked_until = (tokens.end as usize, Some(Invariant::Modal));
                }
            }
            // Of a quantity only the number itself: soldiers and servicemen are the same people.
            let numeral = document.longest_at(at, Category::Numeral).map(|(_, tokens)| tokens.end as usize);
            let mention = quantities.iter().find(|mention| mention.tokens.contains(at));
            let in_number = token.kind == TokenKind::Number || (numeral.is_some() && mention.is_some());
            let invariant = if in_number { Some(Invariant::Number) } else { marked_until.1 };
            // "2" and "hai" are one word.
            let counted = mention.filter(|mention| in_number && mention.tokens.start as usize == at);
            let whole = counted.and_then(|mention| mention.quantity.low).filter(rust_decimal::Decimal::is_integer);
            let key = whole.map_or(token.key, |low| key_of("number").then(key_of(&low.normalize().to_string())));
            if whole.is_some() && token.kind != TokenKind::Number {
                skipped_until = numeral.unwrap_or(at);
            }
            utterance.words.push(UtteredWord { key, invariant });
            if utterance.words.len() == MOST_WORDS {
                break;
            }
        }
        utterance
    }

    /// How the wording of two utterances relates.
    pub fn wording(&self, other: &Utterance) -> Wording {
        if self.language != other.language {
            return self.translated(other);
        }
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let (short, long) = (&short.words, &long.words);
        if short.is_empty() {
            return Wording::Unlike;
        }
        let is_same = |(a, b): (&UtteredWord, &UtteredWord)| a.key == b.key;
        if short.len() == long.len() && short.iter().zip(long).all(is_same) {
            return Wording::Same;
        }
        if long.windows(short.len()).any(|run| run.iter().zip(short).all(is_same)) {
            return Wording::Part;
        }
        let pairs = common(short, long);
        if pairs.len() * 5 < short.len() * 3 || pairs.len() < 4 {
            return Wording::Unlike;
        }
        match differing(short, long, &pairs) {
            Some(invariant) => Wording::Differs(invariant),
            None => Wording::Varied,
        }
    }

    fn translated(&self, other: &Utterance) -> Wording {
        let (mut left, mut right) = (self.values.clone(), other.values.clone());
        left.sort_unstable();
        right.sort_unstable();
        let shared = left.iter().filter(|key| right.binary_search(key).is_ok()).count();
        match left.len().min(right.len()) {
            // Without a number or name in common nothing shows that one is a translation of the other.
            0 => Wording::Unlike,
            _ if shared == 0 => Wording::Unlike,
            fewer if shared == fewer => Wording::Translated,
            _ => Wording::TranslatedApart,
        }
    }
}

/// The last word of a name without hyphens and diacritics: the family name of foreigners, the given name of Vietnamese.
fn last_word(name: &str) -> Key {
    let last = name.rsplit([' ', '.']).find(|word| !word.is_empty());
    key_of("name").then(key_of(&plain_letters(last.unwrap_or(name))))
}

/// The longest run of words that both have in order, as pairs of places.
fn common(a: &[UtteredWord], b: &[UtteredWord]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut lengths = vec![0_u16; (a.len() + 1) * width];
    for (i, left) in a.iter().enumerate().rev() {
        for (j, right) in b.iter().enumerate().rev() {
            lengths[i * width + j] = if left.key == right.key {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a.len() && j < b.len() {
        if a[i].key == b[j].key {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Share of the words between the first and the last that both have which must be the same, in percent: one sentence with
/// a word changed, and not two sentences on one matter.
const ONE_SENTENCE: usize = 75;

/// What differs between two words that both have: a number, a name or a modal that stands in the place of another, or
/// a negation that only one of them has. Outside of what they share nothing is compared: a part has lost nothing.
fn differing(a: &[UtteredWord], b: &[UtteredWord], pairs: &[(usize, usize)]) -> Option<Invariant> {
    let (first, last) = (pairs.first()?, pairs.last()?);
    let span = (last.0 - first.0).max(last.1 - first.1) + 1;
    if pairs.len() * 100 < span * ONE_SENTENCE {
        return None;
    }
    pairs.windows(2).find_map(|two| {
        let (left, right) = (&a[two[0].0 + 1..two[1].0], &b[two[0].1 + 1..two[1].1]);
        // Where several words differ, this part was told anew and its words say nothing.
        if 2 < left.len() || 2 < right.len() {
            return None;
        }
        let has = |words: &[UtteredWord], invariant| words.iter().any(|word| word.invariant == Some(invariant));
        // "Cannot go" and "must not go" share their "not".
        let negates = |(i, j): (usize, usize)| {
            a[i].invariant == Some(Invariant::Negation) || b[j].invariant == Some(Invariant::Negation)
        };
        let shared = negates(two[0]) || negates(two[1]);
        if !shared && has(left, Invariant::Negation) != has(right, Invariant::Negation) {
            return Some(Invariant::Negation);
        }
        [Invariant::Number, Invariant::Name, Invariant::Modal]
            .into_iter()
            .find(|&invariant| has(left, invariant) && has(right, invariant))
    })
}

/// The mentions that can have a token among these: those that begin there, and the few before that may reach into them.
fn near<M>(mentions: &[M], tokens: TokenRange, place: fn(&M) -> TokenRange) -> &[M] {
    const BEFORE: usize = 4;
    let from = mentions.partition_point(|mention| place(mention).start < tokens.start);
    let to = mentions.partition_point(|mention| place(mention).start < tokens.end);
    &mentions[from.saturating_sub(BEFORE)..to]
}
