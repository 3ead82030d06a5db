//! Text: an article as tokens in normal form, with the way back to the bytes that the caller gave.
//!
//! Knows no language: words of a language come in as a [`Lexicon`].

mod block;
mod document;
mod key;
mod letter;
mod lexicon;
mod normal;
mod sentence;
mod span;
mod token;
mod trie;
mod words;

pub use block::{Block, BlockKind, Credit, CreditKind};
pub use document::Document;
pub use key::{Key, key_of, key_of_words, plain_key_of_words, plain_letters};
pub(crate) use letter::{is_letter, lower};
pub use lexicon::{Categories, Category, Entry, Functions, Lexicon, Match};
pub(crate) use normal::compose;
pub use normal::normal_form;
pub use sentence::Sentence;
pub use span::{Span, TokenRange};
pub use token::{Token, TokenKind, tokens};
