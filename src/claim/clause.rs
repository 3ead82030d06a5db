//! Clauses: the words that stand in one clause with a value, by which two tellings of one fact are told from two facts
//! of one kind.

use crate::text::{Document, TokenKind, TokenRange};

/// How far from a value its clause reaches where no mark ends it, in tokens.
const REACH: usize = 14;
/// Set in the first word of a clause.
const FIRST: u32 = 1 << 31;
/// The bits of the word itself.
const WORD: u32 = FIRST - 1;

/// The words of a document, one number for each token: 0 for marks, the first word of each clause told apart.
pub(super) fn clause_words(document: &Document<'_>) -> Vec<u32> {
    let mut words = Vec::with_capacity(document.tokens.len());
    let mut sentences = document.sentences.iter().map(|sentence| sentence.tokens.start as usize).peekable();
    let mut first = FIRST;
    for (at, token) in document.tokens.iter().enumerate() {
        while sentences.next_if(|start| *start <= at).is_some() {
            first = FIRST;
        }
        let word = match token.kind {
            TokenKind::Word | TokenKind::Number => (token.key.0 as u32 & WORD).max(1),
            TokenKind::Mark | TokenKind::LineBreak => {
                if token.kind == TokenKind::LineBreak || matches!(document.word(at), "," | ";" | ":" | "(" | ")") {
                    first = FIRST;
                }
                words.push(0);
                continue;
            }
        };
        words.push(word | std::mem::take(&mut first));
    }
    words
}

/// Adds the words of the clause around some tokens to `clause`, sorted, each once; with those of the tokens themselves if
/// `with_own`.
pub fn clause_of(words: &[u32], tokens: TokenRange, with_own: bool, clause: &mut Vec<u32>) {
    let from = clause.len();
    let (start, end) = (words.len().min(tokens.start as usize), words.len().min(tokens.end as usize));
    let begins = |at: usize| words.get(at).is_some_and(|word| word & FIRST != 0);
    let mut at = start;
    while 0 < at && start - at < REACH && !begins(at) {
        at -= 1;
        clause.push(words[at]);
    }
    for word in words[end..].iter().take(REACH) {
        if word & FIRST != 0 {
            break;
        }
        clause.extend((*word != 0).then_some(*word));
    }
    if with_own {
        clause.extend(&words[start..end]);
    }
    for word in &mut clause[from..] {
        *word &= WORD;
    }
    clause[from..].sort_unstable();
    let mut kept = from;
    for at in from..clause.len() {
        if clause[at] != 0 && (kept == from || clause[kept - 1] != clause[at]) {
            clause[kept] = clause[at];
            kept += 1;
        }
    }
    clause.truncate(kept);
}
