//! A document: one article as the later stages see it.

use super::block::{Block, BlockKind, Credit, split_blocks};
use super::lexicon::{Categories, Category, Entry, Functions, Lexicon, MOST_ENTRIES, Match};
use super::normal::{Turn, normalize};
use super::sentence::{Sentence, split_sentences};
use super::span::{Span, TokenRange};
use super::token::{Token, TokenKind, tokenize};
use super::trie::Terminal;
use crate::article::{Article, Field};

/// One article, tokenised once for all stages: its three fields one after the other, in normal form.
#[derive(Debug)]
pub struct Document<'a> {
    /// The article as the caller gave it.
    pub article: &'a Article,
    /// The tables of its language.
    pub lexicon: &'a Lexicon,
    /// All tokens, title first, then lead, then text.
    pub tokens: Vec<Token>,
    /// The blocks, which together cover all tokens.
    pub blocks: Vec<Block>,
    /// The authors, agencies and photographers that the article credits, in order.
    pub credits: Vec<Credit>,
    /// The sentences, in order. None crosses a block.
    pub sentences: Vec<Sentence>,
    normal: String,
    fields: Vec<FieldMap>,
    matches: Vec<Terminal>,
    /// For each token, what the lexicon has there; one more closes the last.
    looks: Vec<Look>,
}

/// What the lexicon has around the start of a token.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    /// Where the matches that begin with the token begin in `matches`.
    first: u32,
    /// The tables of the entries that begin with it.
    begin: Categories,
    /// The tables of the entries that end right before it.
    end: Categories,
    /// The functions of the words of a grammar that begin with it, and of those that end right before it.
    functions: Functions,
    functions_before: Functions,
}

#[derive(Debug)]
struct FieldMap {
    field: Field,
    /// Where the field begins in the normal form.
    start: u32,
    /// Its first token.
    first_token: u32,
    turns: Vec<Turn>,
    original_length: u32,
}

impl<'a> Document<'a> {
    /// Reads an article with the tables of its language.
    pub fn read(article: &'a Article, lexicon: &'a Lexicon) -> Self {
        let mut normal = String::with_capacity(article.text.len() + 512);
        let mut tokens = Vec::with_capacity(article.text.len() / 4);
        let mut fields = Vec::with_capacity(3);
        for field in Field::ALL {
            let Some(content) = article.field(field) else { continue };
            let (start, first_token) = (normal.len(), tokens.len());
            let mut turns = Vec::new();
            normalize(content, &mut normal, &mut turns);
            tokenize(&normal[start..], start, &mut tokens);
            normal.push('\n');
            fields.push(FieldMap {
                field,
                start: start as u32,
                first_token: first_token as u32,
                turns,
                original_length: content.len() as u32,
            });
        }
        let mut document = Self {
            article,
            lexicon,
            tokens,
            blocks: Vec::new(),
            credits: Vec::new(),
            sentences: Vec::new(),
            normal,
            fields,
            matches: Vec::new(),
            looks: Vec::new(),
        };
        document.look_up();
        (document.blocks, document.credits) = split_blocks(&document);
        document.sentences = split_sentences(&document);
        document
    }

    /// The one pass of the lexicon: which entries begin at each token, and the tables of those that begin and end there.
    fn look_up(&mut self) {
        let count = self.tokens.len();
        let mut matches = Vec::with_capacity(count * MOST_ENTRIES);
        let mut looks = vec![Look::default(); count + 1];
        let words = self.lexicon.numbers(&self.tokens);
        for start in 0..count {
            let first = matches.len() as u32;
            let all = self.lexicon.matches_from(&self.tokens, &words, start, &mut matches, |end, found| {
                let look = &mut looks[end];
                look.end.insert_all(found.categories);
                look.functions_before.insert(found.functions);
            });
            let look = &mut looks[start];
            (look.first, look.begin, look.functions) = (first, all.categories, all.functions);
        }
        looks[count].first = matches.len() as u32;
        (self.matches, self.looks) = (matches, looks);
    }

    /// The text of one token, in normal form.
    #[inline]
    pub fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| &self.normal[token.start as usize..token.end as usize])
    }

    /// The mark at a token, where it is one.
    #[inline]
    pub fn mark(&self, token: usize) -> Option<char> {
        let found = self.tokens.get(token).filter(|token| token.kind == TokenKind::Mark)?;
        self.normal[found.start as usize..].chars().next()
    }

    /// The text of a range of tokens, in normal form, with the spaces between them.
    pub fn words(&self, tokens: TokenRange) -> &str {
        match self.tokens.get(tokens.indices()) {
            Some([first, .., last]) => &self.normal[first.start as usize..last.end as usize],
            Some([only]) => &self.normal[only.start as usize..only.end as usize],
            _ => "",
        }
    }

    /// All entries of the lexicon that begin at a token, shorter ones first.
    #[inline]
    pub fn matches_at(&self, token: usize) -> impl DoubleEndedIterator<Item = Match> + use<'_, 'a> {
        self.terminals_at(token).iter().map(move |terminal| terminal.at(token))
    }

    /// The entries of some tables that begin at a token, shorter ones first.
    #[inline]
    pub fn matches_of(
        &self,
        token: usize,
        categories: Categories,
    ) -> impl DoubleEndedIterator<Item = Match> + use<'_, 'a> {
        let terminals = if self.begin_at(token).meets(categories) { self.terminals_at(token) } else { &[] };
        let of_these = terminals.iter().filter(move |terminal| categories.contains(terminal.category));
        of_these.map(move |terminal| terminal.at(token))
    }

    #[inline]
    fn terminals_at(&self, token: usize) -> &[Terminal] {
        match (self.looks.get(token), self.looks.get(token + 1)) {
            (Some(from), Some(to)) => &self.matches[from.first as usize..to.first as usize],
            _ => &[],
        }
    }

    /// How many tokens the longest entry has that begins at a token; 0 where none does.
    #[inline]
    pub fn longest(&self, token: usize) -> usize {
        self.terminals_at(token).last().map_or(0, |terminal| terminal.length.into())
    }

    /// The tables of the entries that begin at a token. Asking them first spares a look at the entries, of which most
    /// places have none.
    #[inline]
    pub fn begin_at(&self, token: usize) -> Categories {
        self.looks.get(token).map_or(Categories::default(), |look| look.begin)
    }

    /// The tables of the entries that end right before a token.
    #[inline]
    pub fn end_before(&self, token: usize) -> Categories {
        self.looks.get(token).map_or(Categories::default(), |look| look.end)
    }

    /// Whether a word with this function in a grammar may begin at a token; that no such word does is sure.
    #[inline]
    pub fn may_be(&self, token: usize, function: &str) -> bool {
        self.looks.get(token).is_some_and(|look| look.functions.may_hold(Functions::of(function)))
    }

    /// Whether a word with one of these functions in a grammar may begin at a token.
    #[inline]
    pub fn may_be_any(&self, token: usize, functions: Functions) -> bool {
        self.looks.get(token).is_some_and(|look| look.functions.may_hold(functions))
    }

    /// Whether a word with this function in a grammar may end right before a token.
    #[inline]
    pub fn may_be_before(&self, token: usize, function: &str) -> bool {
        self.looks.get(token).is_some_and(|look| look.functions_before.may_hold(Functions::of(function)))
    }

    /// The entries of one table that begin at a token, shorter ones first.
    #[inline]
    pub fn entries_at(
        &self,
        token: usize,
        category: Category,
    ) -> impl DoubleEndedIterator<Item = (&'a Entry, TokenRange)> + use<'_, 'a> {
        let terminals = if self.begin_at(token).contains(category) { self.terminals_at(token) } else { &[] };
        terminals
            .iter()
            .filter(move |terminal| terminal.category == category)
            .map(move |terminal| (self.lexicon.entry(terminal.entry), terminal.tokens(token)))
    }

    /// The longest entry of one table that begins at a token, and the tokens it covers.
    #[inline(always)]
    pub fn longest_at(&self, token: usize, category: Category) -> Option<(&'a Entry, TokenRange)> {
        if self.begin_at(token).contains(category) { self.longest_here(token, category) } else { None }
    }

    fn longest_here(&self, token: usize, category: Category) -> Option<(&'a Entry, TokenRange)> {
        self.entries_at(token, category).next_back()
    }

    /// Whether an entry of the table covers the single token.
    #[inline(always)]
    pub fn is(&self, token: usize, category: Category) -> bool {
        self.begin_at(token).contains(category) && self.is_here(token, category)
    }

    fn is_here(&self, token: usize, category: Category) -> bool {
        self.entries_at(token, category).next().is_some_and(|(_, tokens)| tokens.len() == 1)
    }

    /// The span of a range of tokens in the article as the caller gave it.
    pub fn span(&self, tokens: TokenRange) -> Span {
        let field = self.field_map(tokens.start);
        let (Some(first), Some(last)) =
            (self.tokens.get(tokens.start as usize), self.tokens.get((tokens.end as usize).wrapping_sub(1)))
        else {
            return Span { field: field.field, start: 0, end: 0 };
        };
        // A range that runs into the next field is cut at the end of its own.
        let end = if last.start < field.start { first.end } else { last.end };
        Span {
            field: field.field,
            start: field.original(first.start),
            end: field.original(end).min(field.original_length),
        }
    }

    /// The span from the first token of `tokens` to the end of the last, without the marks given at both ends.
    pub fn original(&self, span: Span) -> &'a str {
        self.article.field(span.field).and_then(|text| text.get(span.start as usize..span.end as usize)).unwrap_or("")
    }

    /// The field in which a token lies.
    pub fn field_of(&self, token: usize) -> Field {
        self.field_map(token as u32).field
    }

    /// The tokens of one field.
    pub fn field_tokens(&self, field: Field) -> TokenRange {
        let at = self.fields.iter().position(|map| map.field == field);
        let Some(at) = at else { return TokenRange { start: 0, end: 0 } };
        let end = self.fields.get(at + 1).map_or(self.tokens.len() as u32, |next| next.first_token);
        TokenRange { start: self.fields[at].first_token, end }
    }

    /// The fields that the article has, with their length in bytes.
    pub fn fields(&self) -> impl Iterator<Item = (Field, u32)> + '_ {
        self.fields.iter().map(|map| (map.field, map.original_length))
    }

    fn field_map(&self, token: u32) -> &FieldMap {
        // OK because a document always has the field `text`.
        self.fields.iter().rev().find(|map| map.first_token <= token).unwrap_or(&self.fields[0])
    }

    /// The sentence in which a token lies.
    pub fn sentence_of(&self, token: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.tokens.end as usize <= token);
        self.sentences.get(at).filter(|sentence| sentence.tokens.contains(token)).map(|_| at)
    }

    /// The kind of the block in which a token lies.
    pub fn block_kind(&self, token: usize) -> BlockKind {
        let at = self.blocks.partition_point(|block| block.tokens.end as usize <= token);
        self.blocks.get(at).map_or(BlockKind::Body, |block| block.kind)
    }
}

impl FieldMap {
    fn original(&self, normal: u32) -> u32 {
        let at = self.turns.partition_point(|turn| turn.normal <= normal);
        // OK because the first turn stands at the start of the field.
        let turn = self.turns[at.saturating_sub(1)];
        turn.original + normal.saturating_sub(turn.normal)
    }
}
