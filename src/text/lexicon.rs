//! The lexicon of a language: all its tables in one trie over tokens, looked up in one pass.
//!
//! A trie over tokens finds multi-word entries at word boundaries by construction, which a byte automaton with a
//! boundary filter does not (a longest match that ends inside a word hides a shorter valid one).

use super::key::{Key, key_of};
use super::span::TokenRange;
use super::token::{Token, TokenKind, tokenize};
use super::trie::{Capitals, Form, Found, LONGEST_FORM, Terminal, Trie};
use super::words::Words;

/// The tables that a language may have. One variant, one `.tsv` file a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Category {
    // ---- text: sentences and blocks
    /// Abbreviations whose full stop ends no sentence.
    Abbreviation,
    /// Words that open a list of other stories or a menu ("Tin liên quan", "Read more"). Value: teaser or furniture;
    /// line where the whole line is one, label for the label of a headline, series for the name of a series.
    BlockCue,
    /// Words that open a credit ("Ảnh", "Photo", "Reporting by"). Value: photo, source or author.
    CreditCue,
    /// Other words of which bylines and credits are made ("tổng hợp", "courtesy of"). Value: byline; credit where it
    /// stands in picture credits too; end where it closes one.
    BylineWord,
    /// Words of which menus, buttons and time stamps are made.
    FurnitureWord,
    /// Words that open a sentence and are not capitalised inside one. Value: any, lower where the next word has to be
    /// in lower case, number where it has to be a number; continues where the sentence goes on from another.
    SentenceOpener,
    /// Words that are capitalised inside a sentence without being a name.
    MidCapital,

    // ---- time
    /// Months. Value: 1 to 12.
    Month,
    /// Days of the week. Value: 1 (Monday) to 7.
    Weekday,
    /// Parts of the day. Value: the TIMEX3 code MO, MI, AF, EV, NI, DT.
    DayPart,
    /// Units of time. Value: Y, M, W, D, TH, TM, TS and others of the time grammar.
    TimeUnit,
    /// Words that are a time by themselves (today, hôm qua). Value: an offset or a TIMEX3 reference.
    Deictic,
    /// Other words of the time grammar. Value: their function.
    TimeWord,
    /// Holidays. Value: how their date is found.
    Holiday,

    // ---- quantity
    /// Words for numbers. Value: the number.
    Numeral,
    /// Words that multiply what stands before them (thousand, triệu). Value: the factor.
    Multiplier,
    /// Hedges before a number. Value: a [`Hedge`](crate::value::Hedge) in snake case.
    HedgeBefore,
    /// Hedges after a number. Value: a hedge in snake case.
    HedgeAfter,
    /// Vague amounts (vài, dozens). Value: `low..high`.
    VagueAmount,
    /// Currencies. Value: ISO 4217.
    Currency,
    /// Units of measure. Value: the measure's name.
    Measure,
    /// Classifiers and other words between a number and the thing counted.
    Classifier,
    /// Things counted. Value: the English noun, singular.
    CountedNoun,
    /// What happened to the people or things counted (thiệt mạng, injured). Value: the state in English.
    CountedState,
    /// Words at which the phrase of a counted thing ends.
    NounStop,
    /// Ordinal numbers in words. Value: the number.
    OrdinalWord,
    /// What a rate is counted by (tháng, barrel). Value: the base in English.
    RateBase,
    /// Other words of the quantity grammar. Value: their function.
    QuantityWord,
    /// Words other than numbers with which a quantity may begin, or with which something begins that only looks like
    /// one. Value: their function.
    QuantityStart,

    // ---- name
    /// Names of places. Value: a key of `lang/places.tsv`.
    Place,
    /// Words for the people and things of a country. Value: the country's key.
    Demonym,
    /// Names of organisations. Value: a key shared by all languages.
    Organization,
    /// News agencies, papers and broadcasters. Value: a key shared by all languages.
    Agency,
    /// Titles and roles that stand before a person's name. Value: the role in English.
    Title,
    /// Words of address before a name, which also stand for the person (ông, Mr). Value: their gender.
    Honorific,
    /// Words that open the name of an organisation (Bộ, Công ty). Value: its kind.
    OrganizationHead,
    /// Words that close the name of an organisation (Airlines, Ministry). Value: its kind.
    OrganizationTail,
    /// Fields and qualities inside the names of organisations and portfolios (giao thông, quốc phòng).
    Field,
    /// Words that open the name of a place (thành phố, Lake). Value: its kind.
    PlaceHead,
    /// Words that close the name of a place (Street, Province). Value: its kind.
    PlaceTail,
    /// Words that open the name of a ship, storm, operation, product or event. Value: its kind.
    OtherHead,
    /// Words that close the name of an event, an award or a law. Value: its kind.
    OtherTail,
    /// Names of awards, competitions, products and other things that are neither people nor places nor organisations.
    /// Value: a key shared by all languages.
    OtherName,
    /// Common words of another language inside its titles and names of products. Value: nothing.
    ForeignWord,
    /// Family names that open a person's name.
    FamilyName,
    /// Given names that open a person's name, and middle names that tell the gender. Value: the gender.
    GivenName,
    /// Small words inside names of persons (van, al, Jr).
    NameParticle,
    /// Pronouns and noun phrases that stand for a person. Value: their gender or number.
    Pronoun,
    /// Capitalised words that are no name.
    NotAName,
    /// Other words of the name grammar. Value: their function.
    NameWord,

    // ---- quote
    /// Verbs and phrases of saying. Value: their strength, and how they take what is said where that is not at once.
    SayingVerb,
    /// Nouns for speakers without a name, and the words before them. Value: their kind.
    SpeakerNoun,
    /// Other words of the quotation grammar. Value: their function.
    QuoteWord,

    // ---- claim
    /// Words that evoke a frame. Value: the frame.
    FrameTrigger,
    /// Negation. Value: negative.
    Negation,
    /// Modality. Value: a certainty or a stage.
    Modality,
    /// Words that say of a figure that it is corrected, or of a date that it was moved. Value: corrected or moved.
    Cue,
    /// Words for the sides of a market. Value: buy or sell.
    TradeSide,
    /// Concepts that meet across languages. Value: the concept in English.
    Concept,
    /// Other words of the grammar of claims. Value: their function.
    ClaimWord,
    /// Words by which an outlet says that it corrected an article.
    Correction,
    /// Words that carry no content.
    StopWord,
    /// Content words that many articles share. Value: articles per 1,000 that have the word.
    CommonWord,
}

impl Category {
    /// The set of this table alone.
    const fn bit(self) -> u64 {
        1 << self as u64
    }
}

// A set of tables is a word of 64 bits.
const _: () = assert!((Category::CommonWord as u64) < 64);

/// A set of tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Categories(u64);

impl Categories {
    /// The set of these tables.
    #[inline]
    pub const fn of(categories: &[Category]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < categories.len() {
            bits |= categories[at].bit();
            at += 1;
        }
        Self(bits)
    }

    /// The tables of both sets.
    #[inline]
    #[must_use]
    pub const fn and(self, other: Categories) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the table is in the set.
    #[inline]
    pub const fn contains(self, category: Category) -> bool {
        self.0 & category.bit() != 0
    }

    /// Whether the two sets have a table in common.
    #[inline]
    pub const fn meets(self, other: Categories) -> bool {
        self.0 & other.0 != 0
    }

    #[inline]
    pub(super) fn insert(&mut self, category: Category) {
        self.0 |= category.bit();
    }

    #[inline]
    pub(super) fn insert_all(&mut self, other: Categories) {
        self.0 |= other.0;
    }
}

/// The tables whose values are functions of words in a grammar.
const GRAMMAR: Categories = Categories::of(&[
    Category::TimeWord,
    Category::QuantityWord,
    Category::QuantityStart,
    Category::NameWord,
    Category::QuoteWord,
]);

/// A set of functions that words have in the grammars. Functions may share a place in it, so that it only tells of a
/// function that it is surely not there; that spares most comparisons of texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Functions(u64);

impl Functions {
    /// The set of this function alone. A few of its letters tell, so that the compiler knows the set of a constant.
    #[inline]
    pub const fn of(function: &str) -> Self {
        let letters = function.as_bytes();
        if letters.is_empty() {
            return Self(1);
        }
        let last = letters.len() - 1;
        let sum =
            letters.len() + 11 * letters[0] as usize + 3 * letters[last / 2] as usize + 37 * letters[last] as usize;
        Self(1 << (sum % 64))
    }

    /// The set of these functions.
    pub const fn any_of(functions: &[&str]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < functions.len() {
            bits |= Self::of(functions[at]).0;
            at += 1;
        }
        Self(bits)
    }

    /// The functions that a value gives: itself, and each of its beginnings that an argument follows.
    fn of_value(value: &str) -> Self {
        let beginnings = value.match_indices([' ', ':']).map(|(end, _)| &value[..end]);
        beginnings.fold(Self::of(value), |all, function| Self(all.0 | Self::of(function).0))
    }

    /// Whether a function of the other set may be in this one.
    #[inline]
    pub const fn may_hold(self, other: Functions) -> bool {
        self.0 & other.0 != 0
    }

    #[inline]
    pub(super) fn insert(&mut self, other: Functions) {
        self.0 |= other.0;
    }

    /// The functions of both sets.
    #[inline]
    pub(super) fn and(self, other: Functions) -> Self {
        Self(self.0 | other.0)
    }
}

/// One row of one table.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The table it stands in.
    pub category: Category,
    /// What the table says of the form.
    pub value: Box<str>,
    /// The value as an integer, where it is one.
    pub number: Option<i64>,
    /// The key of the value.
    pub key: Key,
}

/// An entry found at a place in a document.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// The tokens it covers.
    pub tokens: TokenRange,
    /// Its number in the lexicon.
    pub entry: u32,
    /// The table it stands in.
    pub category: Category,
}

/// Most texts have fewer entries a token.
pub(super) const MOST_ENTRIES: usize = 4;

/// All tables of a language.
#[derive(Debug)]
pub struct Lexicon {
    entries: Vec<Entry>,
    /// All words of all forms, numbered from 1.
    words: Words,
    trie: Trie,
}

/// The tables of frequent words.
const COMMON: Categories = Categories::of(&[Category::CommonWord, Category::StopWord]);

impl Lexicon {
    /// The lexicon of these rows: table, form and value. A word of a form that begins with a capital letter matches
    /// capitalised words only; a word in lower case matches any case, a word all in capitals (UN, IS) only such a word.
    pub fn new<'a>(rows: impl IntoIterator<Item = (Category, &'a str, &'a str)>) -> Self {
        let rows: Vec<(Category, &str, &str)> = rows.into_iter().collect();
        let (mut tokens, mut keys) = (Vec::new(), Vec::new());
        // The words that most texts have are numbered first, so that what is read of them lies close together.
        for common in [true, false] {
            for (_, form, _) in rows.iter().filter(|(category, ..)| COMMON.contains(*category) == common) {
                tokens.clear();
                tokenize(form, 0, &mut tokens);
                keys.extend(tokens.iter().take(LONGEST_FORM).map(|token| token.key));
            }
        }
        let words = Words::new(keys);
        let (mut entries, mut forms) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
        for (category, form, value) in rows {
            tokens.clear();
            tokenize(form, 0, &mut tokens);
            tokens.truncate(LONGEST_FORM);
            if tokens.is_empty() {
                continue;
            }
            let terminal = Terminal { entry: entries.len() as u32, category, length: tokens.len() as u8 };
            let capitals = tokens.iter().zip(0..).fold(Capitals::default(), |all, (token, n)| all.and(token, n));
            let functions = if GRAMMAR.contains(category) { Functions::of_value(value) } else { Functions::default() };
            let numbers = tokens.iter().map(|token| words.number(token.key)).collect();
            forms.push(Form { words: numbers, terminal, capitals, functions });
            entries.push(Entry { category, value: value.into(), number: value.parse().ok(), key: key_of(value) });
        }
        let trie = Trie::new(&forms, words.len());
        Self { entries, words, trie }
    }

    /// The row with this number.
    #[inline]
    pub fn entry(&self, entry: u32) -> &Entry {
        &self.entries[entry as usize]
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All entries that stand in some tokens, in order of place: one pass for all tables.
    pub fn matches(&self, tokens: &[Token]) -> Vec<Match> {
        let (mut matches, mut here) = (Vec::with_capacity(tokens.len() * MOST_ENTRIES), Vec::new());
        let words = self.numbers(tokens);
        for start in 0..tokens.len() {
            self.matches_from(tokens, &words, start, &mut here, |_, _| {});
            matches.extend(here.drain(..).map(|terminal| terminal.at(start)));
        }
        matches
    }

    /// The numbers of the words of tokens, 0 where no form has the word.
    pub(super) fn numbers(&self, tokens: &[Token]) -> Vec<u32> {
        // No form goes on over the end of a line.
        let number = |token: &Token| match token.kind {
            TokenKind::LineBreak => 0,
            _ => self.words.number(token.key),
        };
        tokens.iter().map(number).collect()
    }

    /// Adds all entries that begin at one token, shorter ones first, gives for each token before which some of them end
    /// what they are, and says what all of them are. `words` are the [`numbers`](Self::numbers) of all tokens.
    #[inline]
    pub(super) fn matches_from(
        &self,
        tokens: &[Token],
        words: &[u32],
        start: usize,
        matches: &mut Vec<Terminal>,
        found: impl FnMut(usize, Found),
    ) -> Found {
        match words[start] {
            0 => Found::default(),
            _ => self.trie.matches_from(tokens, words, start, matches, found),
        }
    }
}
