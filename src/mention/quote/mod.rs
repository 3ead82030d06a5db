//! Quotations: who said what, through whom.

mod attribution;
mod behind;
mod complement;
mod cue;
mod interview;
mod left_over;
mod marks;
mod reader;
mod relay;
mod resolve;
mod sentence;
mod setting;
mod source;
mod subject;
mod via;
mod view;

pub use attribution::{Attribution, attribution_at};

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::lang::Language;
use crate::mention::{Name, Role, TimeMention};
use crate::text::{Document, Span, TokenRange};
use reader::Reader;
use view::View;

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    /// A whole sentence or more between quotation marks.
    Direct,
    /// A person's words inside the reporter's sentence.
    Partial,
    /// Reported speech without quotation marks.
    Indirect,
}

/// Who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest form of the name, or the words that describe an unnamed speaker.
    pub name: Arc<str>,
    /// The tokens that name the speaker nearest to the quotation.
    pub tokens: TokenRange,
    /// The entity among the names of the article, for a named speaker.
    pub entity: Option<u32>,
    /// The name of the rule that found the speaker.
    pub rule: &'static str,
}

/// A quotation, direct or reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its place in the article, without the quotation marks.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// How the words are given.
    pub kind: QuoteKind,
    /// Who said it, where that is known.
    pub speaker: Option<Speaker>,
    /// Through whom or what: the agency or person that relays it, else the medium (a statement, Facebook).
    pub via: Option<Arc<str>>,
    /// The strength of the verb of saying (`said`, `denied`, `promised`), from the table.
    pub verb: Option<Arc<str>>,
    /// The role in which the speaker speaks, and for whom (a spokesman's principal).
    pub role: Option<Role>,
    /// The one spoken to.
    pub addressee: Option<TokenRange>,
    /// Where it was said.
    pub place: Option<TokenRange>,
    /// When it was said.
    pub date: Option<TokenRange>,
}

/// Finds the quotations of a document, in order of place.
pub fn find(language: &Language, document: &Document<'_>, names: &[Name], times: &[TimeMention]) -> Vec<Quote> {
    let view = View::new(language, document, names);
    let mut reader = Reader::new(&view);
    let turns = interview::turns(&view);
    let sentences = view.sentences();
    for (index, sentence) in sentences.iter().copied().enumerate() {
        // Within a turn of an interview everything is said by the one whose turn it is.
        let turn = turns.partition_point(|turn| turn.said.end <= sentence.start);
        if !turns.get(turn).is_some_and(|turn| turn.said.overlaps(sentence)) {
            reader.read(index, sentence);
        }
    }
    reader.carry_back();
    reader.read_turns(&turns);
    let mut quotes = reader.quotes;
    quotes.sort_by_key(|quote| (quote.tokens.start, std::cmp::Reverse(quote.tokens.end)));
    setting::complete(&view, times, &sentences, &mut quotes);
    quotes
}
