//! What is no time though it has the digits of one: documents, codes, phone numbers, scores, fractions.

use super::piece::TIME;
use super::reader::Reader;
use crate::mention::model::model_number_end;
use crate::text::{Categories, Category, TokenKind};

impl Reader<'_, '_> {
    /// When the number at a token is no time by what stands around it, the token after the whole of it.
    pub(super) fn rejected_number(&self, at: usize) -> Option<usize> {
        if let Some(end) = model_number_end(self.document, at) {
            return Some(end);
        }
        let before = at.wrapping_sub(1);
        let code = self.is_glued(at)
            && (self.is_kind(before, TokenKind::Word)
                || self.is_mark(before, "-/.")
                    && self.is_glued(before)
                    && self.is_kind(before.wrapping_sub(1), TokenKind::Word)
                || self.is_mark(before, "#$€£¥@_+"));
        let end = self.end_of_number(at);
        let numbered = self.function_before(at, "no-time").is_some();
        let round_the_clock = self.digits(at).is_some_and(|digits| digits.value == 24)
            && self.is_mark(at + 1, "/")
            && self.digits(at + 2).is_some_and(|digits| digits.value == 7);
        let score = self.is_score(at) || self.is_set(at);
        let money = self.digits(at).is_some_and(|digits| digits.length == 4)
            && self.document.begin_at(at + 1).meets(Categories::of(&[Category::Currency, Category::Multiplier]));
        (code || money || numbered || round_the_clock || score || self.is_document_number(at, end)).then_some(end)
    }

    /// 15/2016/NQ-CP
    fn is_document_number(&self, at: usize, end: usize) -> bool {
        (at..end).any(|token| {
            self.is_mark(token, "/")
                && self.is_kind(token + 1, TokenKind::Word)
                && self.is_glued(token + 1)
                && self.token(token + 1).is_some_and(|token| token.capital)
        })
    }

    /// "thắng 3-1": a verb of winning or losing before two small numbers.
    fn is_score(&self, at: usize) -> bool {
        self.is_mark(at + 1, "-–") && self.function_before(at, "score").is_some()
    }

    /// "6/1, 6/2": the games of sets, in a list of them or in a sentence about such a match. A word of time before the
    /// first makes days of them.
    fn is_set(&self, at: usize) -> bool {
        const DAYS: Categories = Categories::of(&[Category::DayPart, Category::Weekday, Category::Deictic]);
        let Some(here) = self.games(at) else { return false };
        let mut first = at;
        let mut others = false;
        let joins = |other: (u32, u32)| is_won(here) && is_won(other) || other.0 == 0 || other.1 == 0;
        while let Some(before) = (3..=3 + BETWEEN_SETS).filter_map(|back| first.checked_sub(back)).find(|&before| {
            self.games(before).is_some() && (before + 3..first).all(|token| !self.is_kind(token, TokenKind::Number))
        }) {
            others |= self.games(before).is_some_and(joins);
            first = before;
        }
        let next = (at + 3..=at + 3 + BETWEEN_SETS).find(|&next| self.is_kind(next, TokenKind::Number));
        others |= next.and_then(|next| self.games(next)).is_some_and(joins);
        let days = self.document.end_before(first).meets(DAYS)
            || self.function_before(first, "head-day").is_some()
            || self.function_before(first, "head-days").is_some();
        !days && (others || is_won(here) && self.is_about_sets(at))
    }

    /// Two single digits with a slash between them, and nothing more.
    fn games(&self, at: usize) -> Option<(u32, u32)> {
        let digit = |at: usize| self.digits(at).filter(|digits| digits.length == 1).map(|digits| digits.value);
        let alone = self.is_mark(at + 1, "/")
            && self.is_glued(at + 1)
            && self.is_glued(at + 2)
            && !self.is_mark(at.wrapping_sub(1), "/")
            && !(self.is_glued(at + 3) && self.is_mark(at + 3, "/-:%"));
        Some((digit(at)?, digit(at + 2).filter(|_| alone)?))
    }

    /// Whether the sentence has a word of a game that is played in sets.
    fn is_about_sets(&self, at: usize) -> bool {
        self.document.sentence_of(at).is_some_and(|sentence| {
            let mut tokens = self.document.sentences[sentence].tokens.indices();
            tokens.any(|token| self.function(token, "of-sets").is_some())
        })
    }

    /// Whether an expression, or a phrase that only looks like one, may begin at a word. Most words of a text end here.
    #[inline]
    pub(super) fn opens(&self, at: usize) -> bool {
        const SURE: Categories = Categories::of(&[
            Category::Month,
            Category::Weekday,
            Category::DayPart,
            Category::Deictic,
            Category::Holiday,
            Category::TimeUnit,
        ]);
        let begin = self.document.begin_at(at);
        begin.meets(SURE) || begin.meets(POSSIBLE) && self.opens_possibly(at)
    }

    /// Whether a number or a word of the grammar opens an expression, as far as its function and what follows tell.
    #[inline(never)]
    fn opens_possibly(&self, at: usize) -> bool {
        self.document.matches_of(at, POSSIBLE).any(|found| {
            match found.category {
                // Numbers count something; what they count stands within a few tokens.
                Category::Numeral | Category::VagueAmount => {
                    (found.tokens.end as usize..at + 9).any(|next| self.is_unit_or_hour(next))
                }
                Category::TimeWord => {
                    let entry = self.document.lexicon.entry(found.entry);
                    let length = entry.value.bytes().position(|byte| byte == b' ').unwrap_or(entry.value.len());
                    let function = &entry.value[..length];
                    match function {
                        "article" => {
                            let next = found.tokens.end as usize;
                            self.is_kind(next, TokenKind::Number) || self.is_mark(next, "'’‘") || self.opens(next)
                        }
                        "one" => (found.tokens.end as usize..at + 4).any(|next| self.is_unit_or_hour(next)),
                        "vague" => (found.tokens.end as usize..at + 9).any(|next| self.is_unit_or_hour(next)),
                        // Where modifiers follow, what tells the direction closes an expression.
                        "direction" => !self.language.modifier_follows,
                        "season-year" => self.is_kind(found.tokens.end as usize, TokenKind::Number),
                        "edge" | "each" | "each-weak" => self.may_be_piece(found.tokens.end as usize),
                        _ => opens_expression(function),
                    }
                }
                _ => false,
            }
        })
    }

    /// Whether a number stands before what has nothing of a time, so that no expression begins with it. A year can be
    /// followed by anything.
    pub(super) fn is_plain_count(&self, at: usize) -> bool {
        const BEGIN: Categories = TIME.and(Categories::of(&[Category::VagueAmount]));
        const GO_ON: Categories = TIME.and(Categories::of(&[Category::Multiplier]));
        if self.document.begin_at(at).meets(BEGIN) || self.digits(at).is_some_and(|digits| digits.length == 4) {
            return false;
        }
        let is_grouped = |next: usize| {
            let decimal = self.language.decimal_comma && self.is_mark(next, ",");
            self.is_inner_mark(next) && self.digits(next + 1).is_some_and(|group| decimal || group.length == 3)
        };
        let mut next = at + 1;
        while is_grouped(next) {
            next += 2;
        }
        match self.token(next).map(|token| token.kind) {
            Some(TokenKind::Word) => !self.is_glued(next) && !self.document.begin_at(next).meets(GO_ON),
            Some(TokenKind::Mark) => !self.is_mark(next, "/-–—:'’‘") && !self.is_inner_mark(next),
            _ => false,
        }
    }

    /// Whether a point or a comma stands within a number.
    fn is_inner_mark(&self, at: usize) -> bool {
        self.is_mark(at, ".,") && self.is_glued(at) && self.is_glued(at + 1) && self.is_kind(at + 1, TokenKind::Number)
    }

    /// The token after the longest word of the time tables at `at`.
    pub(super) fn longest_time_word(&self, at: usize) -> usize {
        self.document.matches_of(at, TIME).next_back().map_or(at, |found| found.tokens.end as usize)
    }

    /// Whether a piece of an expression may stand at a token.
    fn may_be_piece(&self, at: usize) -> bool {
        const PIECES: Categories =
            TIME.and(Categories::of(&[Category::Numeral, Category::QuantityWord, Category::VagueAmount]));
        self.document.begin_at(at).meets(PIECES) || !self.is_kind(at, TokenKind::Word)
    }

    fn is_unit_or_hour(&self, at: usize) -> bool {
        self.document.begin_at(at).contains(Category::TimeUnit)
            || self.document.may_be(at, "hour")
                && self.document.entries_at(at, Category::TimeWord).any(|(entry, _)| entry.value.starts_with("hour"))
    }

    /// The end of a phrase that the tables call no time ("none"), when it is the longest that begins at a token.
    pub(super) fn end_of_blocked(&self, at: usize) -> Option<usize> {
        let mut longest = self
            .document
            .matches_of(at, TIME)
            .rev()
            .map(|found| (self.document.lexicon.entry(found.entry), found.tokens.end as usize));
        let (first, end) = longest.next()?;
        let blocked = &*first.value == "none"
            || longest.take_while(|(_, other)| *other == end).any(|(entry, _)| &*entry.value == "none");
        blocked.then_some(end)
    }

    /// The token after the last that is glued to the number: digits, marks between them, letters of a code.
    pub(super) fn end_of_number(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.is_glued(end) {
            let inner = !self.is_kind(end, TokenKind::Mark)
                || self.is_mark(end, "./-,:–+") && self.is_glued(end + 1) && !self.is_kind(end + 1, TokenKind::Mark);
            if !inner {
                break;
            }
            end += 1;
        }
        end
    }
}

/// How many tokens may stand between the sets of a list.
const BETWEEN_SETS: usize = 3;

/// Whether so many games end a set.
fn is_won((one, other): (u32, u32)) -> bool {
    matches!((one.max(other), one.min(other)), (6, 0..=4) | (7, 5 | 6))
}

/// The tables of words that open an expression only with others.
const POSSIBLE: Categories = Categories::of(&[Category::Numeral, Category::VagueAmount, Category::TimeWord]);

/// Whether a word with this function can stand at the head of an expression.
fn opens_expression(function: &str) -> bool {
    !matches!(
        function,
        "role"
            | "preposition"
            | "preposition-article"
            | "at-clock"
            | "for"
            | "for-small"
            | "for-one"
            | "cue"
            | "past-only"
            | "joiner"
            | "and"
            | "and-weak"
            | "to"
            | "comparison"
            | "fraction"
            | "score"
            | "of-sets"
            | "rank"
            | "no-time"
            | "generic"
            | "length"
            | "zone"
            | "zone-head"
            | "lunar"
            | "solar"
            | "leap"
            | "bc"
            | "between"
            | "minute"
            | "second-of-clock"
            | "less"
            | "half"
            | "hour"
            | "am"
            | "pm"
            | "age"
            | "long"
            | "stem"
            | "branch"
            | "vague-plural"
    )
}
