//! The forms of a lexicon as a trie over the numbers of their words.
//!
//! A pass over a text reads the trie at a place of its own for every word, and shares the cache with all else that
//! reading an article touches. So it is flat and dense: the nodes behind one node lie side by side, in the order of their
//! words, so that an edge is no more than a word; and what a node has to say altogether stands in the node.

use super::lexicon::{Categories, Category, Functions, Match};
use super::span::TokenRange;
use super::token::Token;

/// No form has more tokens that count.
pub(super) const LONGEST_FORM: usize = 16;

/// A form and the row it stands in.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// The numbers of its words, none of them 0.
    pub(super) words: Vec<u32>,
    pub(super) terminal: Terminal,
    pub(super) capitals: Capitals,
    pub(super) functions: Functions,
}

/// The end of a form. Every place of a text where the form stands has a copy, so that it is small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    pub(super) entry: u32,
    pub(super) category: Category,
    /// The number of its tokens.
    pub(super) length: u8,
}

impl Terminal {
    /// The entry of the form where it begins with a token.
    #[inline]
    pub(super) fn at(self, start: usize) -> Match {
        Match { tokens: self.tokens(start), entry: self.entry, category: self.category }
    }

    /// The tokens of the form where it begins with a token.
    #[inline]
    pub(super) fn tokens(self, start: usize) -> TokenRange {
        TokenRange::new(start, start + usize::from(self.length))
    }
}

/// Which tokens of a form have to be capitalised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Capitals {
    /// Bit n is set where the n-th token has to be.
    some: u16,
    /// Bit n is set where it has to be in capitals altogether.
    all: u16,
}

impl Capitals {
    /// These and those of the n-th token.
    #[inline]
    pub(super) fn and(self, token: &Token, n: usize) -> Self {
        Self { some: self.some | u16::from(token.capital) << n, all: self.all | u16::from(token.all_capitals) << n }
    }

    /// Whether tokens with these capitals have all that a form has.
    #[inline]
    fn have(self, form: Capitals) -> bool {
        form.some & !self.some == 0 && form.all & !self.all == 0
    }
}

/// What is known once some words of a form have been read.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// The words that may follow, modulo 64: most words that do not follow are seen not to without a look-up.
    next: u64,
    /// The tables of the plain forms that end here, of which no word has to be capitalised.
    categories: Categories,
    /// The functions of all forms that end here.
    functions: Functions,
    /// Where the plain forms begin in `terminals`, and where the words that may follow begin in `steps`. No table comes
    /// near the most that can be counted; what is beyond is not found.
    terminals: u32,
    steps: u32,
    plain_count: u16,
    /// The number of all forms, which stand behind the plain ones; 0 where all are plain.
    all_count: u16,
    step_count: u16,
}

/// The trie. Node 0 has nothing; the forms that begin with a word begin at the node of its number.
#[derive(Debug)]
pub(super) struct Trie {
    nodes: Vec<Node>,
    /// For each node that no form begins at, in order, the word that leads to it.
    steps: Vec<u32>,
    /// How many nodes stand before those.
    roots: u32,
    /// A bit for each of some thousand sets of edges: most of the pairs that lead nowhere fall into a set without edges.
    edge_sets: Vec<u64>,
    terminals: Vec<Terminal>,
    /// What each of them has to have.
    capitals: Vec<Capitals>,
}

/// The number of sets into which edges fall.
const EDGE_SETS: usize = 1 << 18;

/// The set into which the edge from a node by a word falls.
#[inline]
fn edge_set(node: u32, word: u32) -> usize {
    let mixed = (u64::from(node) << 32 | u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as usize % EDGE_SETS
}

/// What the lexicon has at one token, beside the matches.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Found {
    pub(super) categories: Categories,
    pub(super) functions: Functions,
}

impl Found {
    fn and(self, other: Found) -> Found {
        Found { categories: self.categories.and(other.categories), functions: self.functions.and(other.functions) }
    }
}

impl Trie {
    /// The trie of these forms, whose words are numbered up to `words`.
    pub(super) fn new(forms: &[Form], words: usize) -> Self {
        let mut trie = Self {
            nodes: vec![Node::default(); words + 1],
            steps: Vec::new(),
            roots: words as u32 + 1,
            edge_sets: vec![0; EDGE_SETS / 64],
            terminals: Vec::with_capacity(forms.len()),
            capitals: Vec::with_capacity(forms.len()),
        };
        let mut node_of: Vec<u32> = forms.iter().map(|form| form.words.first().copied().unwrap_or(0)).collect();
        for depth in 1..LONGEST_FORM {
            // The edges of one depth, those behind one node together.
            let edge = |(at, form): (usize, &Form)| Some((node_of[at], *form.words.get(depth)?, at));
            let mut edges: Vec<(u32, u32, usize)> = forms.iter().enumerate().filter_map(edge).collect();
            edges.sort_unstable();
            let mut last = None;
            for (node, word, form) in edges {
                if last != Some((node, word)) {
                    trie.enter(node, word);
                    last = Some((node, word));
                }
                node_of[form] = trie.nodes.len() as u32 - 1;
            }
        }
        let mut ends: Vec<usize> = (0..forms.len()).filter(|&form| node_of[form] != 0).collect();
        ends.sort_by_key(|&form| node_of[form]);
        for ends in ends.chunk_by(|left, right| node_of[*left] == node_of[*right]) {
            trie.end(node_of[ends[0]], ends.iter().map(|&form| &forms[form]));
        }
        trie
    }

    /// Makes the node behind another by a word. All nodes behind one are made one after the other.
    fn enter(&mut self, node: u32, word: u32) {
        let set = edge_set(node, word);
        self.edge_sets[set / 64] |= 1 << (set % 64);
        let before = &mut self.nodes[node as usize];
        if before.step_count == 0 {
            before.steps = self.steps.len() as u32;
        }
        before.step_count = before.step_count.saturating_add(1);
        before.next |= 1 << (word % 64);
        self.steps.push(word);
        self.nodes.push(Node::default());
    }

    /// Lets forms end at a node.
    fn end<'f>(&mut self, node: u32, forms: impl Iterator<Item = &'f Form> + Clone) {
        let node = &mut self.nodes[node as usize];
        node.terminals = self.terminals.len() as u32;
        for form in forms.clone() {
            node.functions.insert(form.functions);
        }
        for form in forms.clone().filter(|form| form.capitals == Capitals::default()) {
            node.categories.insert(form.terminal.category);
            node.plain_count = node.plain_count.saturating_add(1);
            self.terminals.push(form.terminal);
            self.capitals.push(form.capitals);
        }
        if forms.clone().all(|form| form.capitals == Capitals::default()) {
            return;
        }
        for form in forms {
            node.all_count = node.all_count.saturating_add(1);
            self.terminals.push(form.terminal);
            self.capitals.push(form.capitals);
        }
    }

    /// The node behind another by a word.
    #[inline]
    fn step(&self, number: u32, node: &Node, word: u32) -> Option<u32> {
        if word == 0 || node.next & (1 << (word % 64)) == 0 {
            return None;
        }
        let set = edge_set(number, word);
        if self.edge_sets[set / 64] & (1 << (set % 64)) == 0 {
            return None;
        }
        let steps = &self.steps[node.steps as usize..][..usize::from(node.step_count)];
        steps.binary_search(&word).ok().map(|at| self.roots + node.steps + at as u32)
    }

    /// Adds all entries that begin at one token, shorter ones first, gives for each length what ends there, and says what
    /// all of them are. `words` are the numbers of the words of all tokens.
    #[inline]
    pub(super) fn matches_from(
        &self,
        tokens: &[Token],
        words: &[u32],
        start: usize,
        matches: &mut Vec<Terminal>,
        mut found: impl FnMut(usize, Found),
    ) -> Found {
        let mut all = Found::default();
        let mut number = words[start];
        for end in start + 1..=words.len().min(start + LONGEST_FORM) {
            let node = &self.nodes[number as usize];
            if node.plain_count != 0 || node.all_count != 0 {
                let here =
                    Found { categories: self.forms_at(node, &tokens[start..end], matches), functions: node.functions };
                found(end, here);
                all = all.and(here);
            }
            match words.get(end).and_then(|word| self.step(number, node, *word)) {
                Some(next) => number = next,
                None => break,
            }
        }
        all
    }

    /// Adds the forms that end at a node and have the capitals of the tokens read, and gives their tables.
    #[inline]
    fn forms_at(&self, node: &Node, tokens: &[Token], matches: &mut Vec<Terminal>) -> Categories {
        let plain = node.terminals as usize..node.terminals as usize + usize::from(node.plain_count);
        if node.all_count == 0 || !tokens.iter().any(|token| token.capital) {
            // Mostly one or two, so that a call to copy them would cost more.
            for terminal in &self.terminals[plain] {
                matches.push(*terminal);
            }
            return node.categories;
        }
        let all = plain.end..plain.end + usize::from(node.all_count);
        let seen = tokens.iter().zip(0..).fold(Capitals::default(), |all, (token, n)| all.and(token, n));
        let mut categories = Categories::default();
        for (terminal, capitals) in self.terminals[all.clone()].iter().zip(&self.capitals[all]) {
            if seen.have(*capitals) {
                categories.insert(terminal.category);
                matches.push(*terminal);
            }
        }
        categories
    }
}
