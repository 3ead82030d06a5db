//! The quotations of a document in the making, and what one sentence needs to know of those before it.

use std::sync::Arc;

use super::complement::{After, Complement};
use super::cue::{Cue, Mode};
use super::subject::{self, Subject};
use super::view::View;
use super::{Quote, QuoteKind, Speaker, via};
use crate::text::TokenRange;

/// A quotation in the making keeps no more than what later sentences need to know.
pub(super) struct Reader<'v, 'a> {
    pub(super) view: &'v View<'a>,
    pub(super) quotes: Vec<Quote>,
    /// For each quoted stretch, the quotation made of it.
    pub(super) taken: Vec<Option<usize>>,
    /// Those who spoke, and the sentence in which the last of them did.
    pub(super) spoken: Vec<Speaker>,
    pub(super) last_sentence: usize,
    /// Through whom the last one spoke, where an agency gave the words.
    pub(super) relay: Option<Arc<str>>,
    /// The sentence before.
    pub(super) before: Option<TokenRange>,
    /// A quoted stretch that was a sentence of its own, waiting for "he said." after it.
    pub(super) waiting: Option<usize>,
}

/// What one cue says: who, through whom, how strongly.
#[derive(Clone)]
pub(super) struct Voice {
    pub(super) speaker: Option<Speaker>,
    pub(super) via: Option<Arc<str>>,
    pub(super) verb: Option<Arc<str>>,
    /// Whether the medium gives the words, and not only the news of them.
    pub(super) relayed: bool,
}

/// A cue with what stands around it.
pub(super) struct Reading<'a> {
    pub(super) cue: Cue<'a>,
    pub(super) subject: Subject,
    pub(super) after: After,
}

/// A quotation that stands for itself has at least this many tokens.
pub(super) const SHORTEST_SPEECH: usize = 5;

/// The reporter's words before a fragment in marks are a clause from this many tokens on.
const SHORTEST_LEAD: usize = 2;

impl<'v, 'a> Reader<'v, 'a> {
    pub(super) fn new(view: &'v View<'a>) -> Self {
        let taken = vec![None; view.quoted.len()];
        Self {
            view,
            quotes: Vec::new(),
            taken,
            spoken: Vec::new(),
            last_sentence: 0,
            relay: None,
            before: None,
            waiting: None,
        }
    }

    /// Makes a quotation of a quoted stretch, or gives the one already made another speaker.
    pub(super) fn take(&mut self, quoted: usize, attribution: &Voice, kind: QuoteKind) {
        if let Some(at) = self.taken[quoted] {
            let quote = &mut self.quotes[at];
            quote.speaker.clone_from(&attribution.speaker);
            quote.via.clone_from(&attribution.via);
            quote.verb.clone_from(&attribution.verb);
            return;
        }
        self.taken[quoted] = Some(self.quotes.len());
        let inner = self.view.quoted[quoted].inner;
        let end = inner.end as usize;
        let tokens = if self.view.is(end - 1, ",") && 1 < inner.len() {
            TokenRange::new(inner.start as usize, end - 1)
        } else {
            inner
        };
        let kind = if kind == QuoteKind::Direct
            && tokens.len() < SHORTEST_SPEECH
            && !self.view.is_capital(tokens.start as usize)
        {
            QuoteKind::Partial
        } else {
            kind
        };
        self.push(tokens, kind, attribution);
    }

    /// Takes the quoted stretch before a verb, and those before it that belong to the same speech.
    pub(super) fn take_back(&mut self, sentence: TokenRange, quoted: usize, attribution: &Voice) {
        self.take(quoted, attribution, QuoteKind::Direct);
        let end = self.view.quoted[quoted].outer.start;
        let earlier: Vec<usize> =
            self.view.quoted_in(TokenRange { start: sentence.start, end }).map(|(at, _)| at).collect();
        for at in earlier.into_iter().rev() {
            let gap = (self.view.quoted[at].outer.end, end);
            if gap.1 < gap.0 + 3 && self.taken[at].is_none() {
                self.take(at, attribution, QuoteKind::Direct);
            }
        }
    }

    /// Whether a quoted stretch closes a clause of the reporter's that opens its sentence: "The tour will be "the biggest
    /// of her life", the singer promised".
    pub(super) fn closes_clause(&self, sentence: TokenRange, quoted: usize) -> bool {
        let view = self.view;
        let stretch = view.quoted[quoted];
        let lead = view.trim(TokenRange { start: sentence.start, end: stretch.outer.start.max(sentence.start) });
        SHORTEST_LEAD <= lead.len()
            && lead.end == stretch.outer.start
            && !view.is_capital(stretch.inner.start as usize)
            && view.quoted_in(lead).next().is_none()
            && !via::is_circumstance(view, lead)
            && self.quotes.last().is_none_or(|quote| quote.tokens.end <= sentence.start)
    }

    /// The clause from the start of a sentence to the end of a quoted stretch.
    pub(super) fn clause_to(&self, sentence: TokenRange, quoted: usize) -> TokenRange {
        self.view.trim(TokenRange { start: sentence.start, end: self.view.quoted[quoted].outer.end })
    }

    pub(super) fn push(&mut self, tokens: TokenRange, kind: QuoteKind, attribution: &Voice) {
        if tokens.is_empty() {
            return;
        }
        let Voice { speaker, via, verb, .. } = attribution.clone();
        self.quotes.push(Quote {
            span: self.view.document.span(tokens),
            tokens,
            kind,
            speaker,
            via,
            verb,
            role: None,
            addressee: None,
            place: None,
            date: None,
        });
    }

    /// The agency that gave the last words of the same speaker, in the sentence or paragraph before.
    pub(super) fn carried(&self, index: usize, speaker: Option<&Speaker>) -> Option<Arc<str>> {
        let same = self.spoken.last().zip(speaker).is_some_and(|(last, speaker)| last.name == speaker.name);
        self.relay.clone().filter(|_| same && index <= self.last_sentence + 1)
    }

    pub(super) fn remember(&mut self, index: usize, attribution: &Voice) {
        if let Some(speaker) = &attribution.speaker {
            let same = self.spoken.last().is_some_and(|last| last.name == speaker.name);
            if attribution.relayed {
                self.relay.clone_from(&attribution.via);
            } else if !same {
                self.relay = None;
            }
            self.spoken.push(speaker.clone());
            self.last_sentence = index;
        }
    }

    /// A reported clause ends where the next verb with the same subject reports something else.
    pub(super) fn cut(&self, clause: TokenRange, later: &[Reading<'a>]) -> TokenRange {
        for reading in later {
            let verb = reading.cue.verb.start as usize;
            let shared = reading.subject.phrase.is_none() || reading.cue.mode == Mode::Participle;
            let own = (shared || reading.subject.shares) && reading.cue.mode != Mode::Describe && !reading.cue.negated;
            if own
                && clause.contains(verb)
                && matches!(reading.after.complement, Complement::Quoted(_) | Complement::Clause(_))
            {
                let stop = (clause.start as usize..verb)
                    .rev()
                    .take(6)
                    .find(|&at| self.view.is(at, ",") || self.view.is(at, ";"))
                    .or_else(|| subject::link_before(self.view, clause.start as usize, verb));
                if let Some(stop) = stop {
                    return self.view.trim(TokenRange::new(clause.start as usize, stop));
                }
            }
        }
        clause
    }
}
