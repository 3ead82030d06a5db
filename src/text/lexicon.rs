//! The lexicon of a language: all its tables in one trie over tokens, looked up in one pass.
//!
//! A trie over tokens finds multi-word entries at word boundaries by construction, which a byte automaton with a
//! boundary filter does not (a longest match that ends inside a word hides a shorter valid one).

use rustc_hash::FxHashMap;

use super::key::Key;
use super::span::TokenRange;
use super::token::{Token, TokenKind, tokenize};

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
    /// Concepts that meet across languages. Value: the concept in English.
    Concept,
    /// Words that carry no content.
    StopWord,
    /// Content words that many articles share. Value: articles per 1,000 that have the word.
    CommonWord,
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
}

/// An entry found at a place in a document.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// The tokens it covers.
    pub tokens: TokenRange,
    /// Its number in the lexicon.
    pub entry: u32,
}

/// All tables of a language.
#[derive(Debug, Default)]
pub struct Lexicon {
    entries: Vec<Entry>,
    /// From a node and the key of the next token to the next node; node 0 is the root.
    edges: FxHashMap<(u32, Key), u32>,
    /// For each node, the forms that end in it.
    terminals: Vec<Vec<Terminal>>,
}

#[derive(Clone, Copy, Debug)]
struct Terminal {
    entry: u32,
    /// Bit n is set where the n-th token of the form has to be capitalised.
    capitals: u32,
    /// Bit n is set where it has to be in capitals altogether.
    all_capitals: u32,
}

impl Lexicon {
    /// Adds one form. A word of the form that begins with a capital letter matches capitalised words only; a word in
    /// lower case matches any case, a word all in capitals (UN, IS) only such a word.
    pub fn add(&mut self, category: Category, form: &str, value: &str) {
        let mut tokens = Vec::new();
        tokenize(form, 0, &mut tokens);
        if self.terminals.is_empty() {
            self.terminals.push(Vec::new());
        }
        let (mut node, mut capitals, mut all_capitals) = (0, 0, 0);
        for (index, token) in tokens.iter().enumerate().take(32) {
            capitals |= u32::from(token.capital) << index;
            all_capitals |= u32::from(token.all_capitals) << index;
            let next = self.terminals.len() as u32;
            let entered = *self.edges.entry((node, token.key)).or_insert(next);
            if entered == next {
                self.terminals.push(Vec::new());
            }
            node = entered;
        }
        if node == 0 {
            return;
        }
        let entry = self.entries.len() as u32;
        self.entries.push(Entry { category, value: value.into(), number: value.parse().ok() });
        self.terminals[node as usize].push(Terminal { entry, capitals, all_capitals });
    }

    /// The row with this number.
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

    /// All entries that begin at one token, shorter ones first.
    pub(super) fn matches_from(&self, tokens: &[Token], start: usize, found: &mut Vec<Match>) {
        let (mut node, mut seen, mut seen_all) = (0, 0, 0);
        for (length, token) in tokens[start..].iter().enumerate().take(32) {
            if token.kind == TokenKind::LineBreak {
                return;
            }
            let Some(&next) = self.edges.get(&(node, token.key)) else { return };
            node = next;
            seen |= u32::from(token.capital) << length;
            seen_all |= u32::from(token.all_capitals) << length;
            for terminal in &self.terminals[node as usize] {
                if terminal.capitals & !seen == 0 && terminal.all_capitals & !seen_all == 0 {
                    found.push(Match { tokens: TokenRange::new(start, start + length + 1), entry: terminal.entry });
                }
            }
        }
    }
}
