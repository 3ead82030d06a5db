//! What the text around a word shows of it: where sentences begin, which words are printed in lower case elsewhere, and
//! which sentences are headlines whose capitals say nothing.

use std::cell::Cell;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::lang::Language;
use crate::mention::TimeMention;
use crate::text::{Category, Document, Key, Token, TokenKind, TokenRange};

/// The document and what is known of its use of capitals.
pub(super) struct Context<'a, 'b> {
    pub(super) document: &'a Document<'b>,
    pub(super) language: &'a Language,
    /// The words that the article prints in lower case somewhere; of those that it never prints with a capital, a few.
    lower: FxHashSet<Key>,
    /// For each token, whether a sentence, a quotation or an item of a list begins with it.
    starts: Vec<bool>,
    /// For each sentence, whether its capitals say nothing; and whether there is one.
    headline: Vec<bool>,
    has_headlines: bool,
    /// For each token, whether it is spelt like a word of the language, once that was asked.
    native: Vec<Cell<Option<bool>>>,
    /// For each token, one past the end of the time expression that covers it, or 0.
    time_end: Vec<u32>,
}

impl<'a, 'b> Context<'a, 'b> {
    pub(super) fn new(language: &'a Language, document: &'a Document<'b>, times: &[TimeMention]) -> Self {
        let count = document.tokens.len();
        let mut context = Self {
            document,
            language,
            lower: lower_and_capital(document),
            starts: vec![false; count],
            native: vec![Cell::new(None); count],
            headline: vec![false; document.sentences.len()],
            has_headlines: false,
            time_end: vec![0; count],
        };
        for time in times {
            for at in time.tokens.indices().take_while(|at| *at < count) {
                context.time_end[at] = time.tokens.end;
            }
        }
        context.mark_sentences();
        context
    }

    fn mark_sentences(&mut self) {
        for (index, sentence) in self.document.sentences.iter().enumerate() {
            let range = sentence.tokens.indices();
            let tokens = &self.document.tokens[range.clone()];
            let (mut words, mut uppers) = (0, 0);
            let mut fresh = true;
            for (at, (token, starts)) in tokens.iter().zip(&mut self.starts[range.clone()]).enumerate() {
                match token.kind {
                    TokenKind::Word => {
                        *starts = fresh;
                        fresh = false;
                        words += 1;
                        uppers += usize::from(token.all_capitals);
                    }
                    TokenKind::Mark => {
                        let mark = self.document.mark(range.start + at);
                        fresh |= matches!(mark, Some(':' | '“' | '"' | '‘' | '«' | '(' | '['));
                    }
                    TokenKind::LineBreak => fresh = true,
                    TokenKind::Number => {}
                }
            }
            let in_capitals = 4 <= words && words * 7 < uppers * 10;
            let title_case = || self.language.native_word.is_none() && is_title_case(self.document, range);
            self.headline[index] = in_capitals || title_case();
            self.has_headlines |= self.headline[index];
        }
    }

    /// Whether a sentence, a quotation or an item begins with the token, so that its capital says nothing.
    pub(super) fn starts(&self, at: usize) -> bool {
        self.starts.get(at).copied().unwrap_or(false)
    }

    /// Whether the token stands in a headline in title case or in capitals.
    pub(super) fn is_headline(&self, at: usize) -> bool {
        self.has_headlines && self.document.sentence_of(at).is_some_and(|sentence| self.headline[sentence])
    }

    /// Whether the word is printed in lower case somewhere in the article.
    pub(super) fn is_lower_elsewhere(&self, at: usize) -> bool {
        self.document
            .tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Word && (!token.capital || self.lower.contains(&token.key)))
    }

    /// Whether the word is printed in lower case before the same next word somewhere in the article (hồ Linh Đàm).
    pub(super) fn is_pair_lower_elsewhere(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        let Some([first, second]) = tokens.get(at..at + 2) else { return false };
        self.is_lower_elsewhere(at)
            && tokens.windows(2).any(|pair| !pair[0].capital && pair[0].key == first.key && pair[1].key == second.key)
    }

    /// One past the time expression that covers the token.
    pub(super) fn time_end(&self, at: usize) -> Option<usize> {
        self.time_end.get(at).filter(|end| 0 < **end).map(|end| *end as usize)
    }

    /// Whether a word with a capital of a name begins here: at its first letter (Hanoi), inside it (iPhone), or after a
    /// particle and a hyphen (al-Arabiya). Letters stuck to a number (`3G`, `50MB`) are no word.
    #[inline]
    pub(super) fn is_capital(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(at) else { return false };
        token.kind == TokenKind::Word
            && (token.capital || token.inner_capital || self.is_particle(at))
            && (token.spaced || at == 0 || !self.is_number(at - 1))
    }

    /// Whether a particle and a hyphen stand before a capital.
    #[inline]
    fn is_particle(&self, at: usize) -> bool {
        self.document.begin_at(at).contains(Category::NameParticle)
            && self.is(at, Category::NameParticle)
            && self.document.word(at + 1) == "-"
            && self.document.tokens.get(at + 2).is_some_and(|token| token.capital && !token.spaced)
    }

    /// Whether the word follows the one before it in the same sentence, with a space between them.
    pub(super) fn is_spaced(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.spaced) && !self.starts(at)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether the word is spelt like one of the language; without such a spelling no word is.
    pub(super) fn is_native(&self, at: usize) -> bool {
        let (Some(is_native), Some(known)) = (self.language.native_word, self.native.get(at)) else { return false };
        known.get().unwrap_or_else(|| {
            // A single letter is an initial or a grade (U21), whatever the spelling allows.
            let word = self.document.word(at);
            let found = word.chars().nth(1).is_some() && is_native(word);
            known.set(Some(found));
            found
        })
    }

    /// The end of the longest entry of the table that begins here.
    pub(super) fn end_of(&self, at: usize, category: Category) -> Option<usize> {
        self.document.longest_at(at, category).map(|(_, tokens)| tokens.end as usize)
    }

    pub(super) fn is(&self, at: usize, category: Category) -> bool {
        self.document.is(at, category)
    }

    /// The longest word of the name grammar with this function that begins here.
    #[inline(always)]
    pub(super) fn name_word(&self, at: usize, function: &str) -> Option<TokenRange> {
        if self.document.may_be(at, function) { self.name_word_here(at, function) } else { None }
    }

    fn name_word_here(&self, at: usize, function: &str) -> Option<TokenRange> {
        self.document
            .entries_at(at, Category::NameWord)
            .rev()
            .find_map(|(entry, tokens)| (&*entry.value == function).then_some(tokens))
    }

    /// Whether a word of the name grammar with this function ends just before the token.
    #[inline(always)]
    pub(super) fn name_word_before(&self, at: usize, function: &str) -> bool {
        self.document.may_be_before(at, function)
            && (at.saturating_sub(3)..at).any(|start| {
                self.document
                    .entries_at(start, Category::NameWord)
                    .any(|(entry, tokens)| tokens.end as usize == at && &*entry.value == function)
            })
    }

    /// The keys of the words in a range, one after the other.
    pub(super) fn key(&self, tokens: TokenRange) -> Key {
        self.word_keys(tokens).reduce(Key::then).unwrap_or_default()
    }

    /// The keys of the words and numbers in a range, marks left out.
    pub(super) fn word_keys(&self, tokens: TokenRange) -> impl Iterator<Item = Key> + Clone + '_ {
        self.document.tokens[tokens.indices()]
            .iter()
            .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
            .map(|token| token.key)
    }
}

/// Whether nearly all long words of a sentence have a capital, and no full stop ends it.
fn is_title_case(document: &Document<'_>, sentence: Range<usize>) -> bool {
    let stops = sentence.end.checked_sub(1).is_some_and(|last| document.word(last) == ".");
    // Short words stay small in headlines of every style.
    let long =
        document.tokens[sentence].iter().filter(|token| token.kind == TokenKind::Word && 3 < token.end - token.start);
    let (long, capitals) =
        long.fold((0, 0), |(long, capitals), token| (long + 1, capitals + usize::from(token.capital)));
    !stops && 3 <= long && long * 5 <= capitals * 6
}

/// The words that an article prints in lower case, as far as it may print them with a capital, too.
fn lower_and_capital(document: &Document<'_>) -> FxHashSet<Key> {
    // Most words are seen to have no capital anywhere without a look-up of them: each word has a place among these.
    const PLACES: u64 = 4_096;
    let mut capitals = [0_u64; PLACES as usize / 64];
    let place = |token: &Token| ((token.key.0 % PLACES / 64) as usize, 1 << (token.key.0 % 64));
    for token in document.tokens.iter().filter(|token| token.capital) {
        let (word, bit) = place(token);
        capitals[word] |= bit;
    }
    let lower = document.tokens.iter().filter(|token| token.kind == TokenKind::Word && !token.capital);
    let both = lower.filter(|token| {
        let (word, bit) = place(token);
        capitals[word] & bit != 0
    });
    let most = capitals.iter().map(|word| word.count_ones() as usize).sum();
    let mut keys = FxHashSet::with_capacity_and_hasher(most, FxBuildHasher);
    keys.extend(both.map(|token| token.key));
    keys
}
