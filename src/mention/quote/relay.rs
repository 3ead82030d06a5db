//! Relays: an agency or paper that passes on the words of another.

use std::sync::Arc;

use super::complement::{self, Complement};
use super::cue::{Cue, Mode};
use super::reader::{Reader, Reading, Voice};
use super::view::View;
use super::{QuoteKind, resolve, subject, via};
use crate::text::TokenRange;

impl<'a> Reader<'_, 'a> {
    /// "AFP quotes Mr Roe as saying": the speaker is the object, unless a further verb has it for its subject.
    pub(super) fn read_relay(
        &mut self,
        index: usize,
        reading: &Reading<'a>,
        next: Option<&Reading<'a>>,
        through: Option<Arc<str>>,
        before: Option<&Voice>,
        end: u32,
    ) -> Option<Voice> {
        let view = self.view;
        let start = reading.cue.verb.end as usize;
        if next.is_some_and(|next| next.subject.phrase.is_some() && next.subject.start < start + 30) {
            return None;
        }
        let end = end as usize;
        let stop = (start..end)
            .find(|&at| {
                view.is(at, ",")
                    || view.is(at, ":")
                    || view.quoted_at(at).is_some()
                    || view.function(at, "that").is_some()
            })
            .unwrap_or(end);
        let phrase = subject::noun_phrase(view, view.trim(TokenRange::new(start, stop)));
        let Some(phrase) = phrase.filter(|&phrase| subject::is_plausible(view, phrase)) else {
            // "…", AFP relays: only the agency is new.
            if let Some(quote) = reading.subject.after_quote.and_then(|quoted| self.taken[quoted]) {
                self.quotes[quote].via = through;
            } else if let Some(quote) = self.quotes.last_mut().filter(|_| reading.subject.after_quote.is_some()) {
                quote.via = through;
            }
            return None;
        };
        let speaker = Some(resolve::speaker(view, phrase, &self.spoken));
        if through.is_none() && before.is_some() && reading.subject.phrase.is_none() {
            // "…, the agency reported, citing officials": the officials say it, the agency relays it.
            if let Some(quote) = self.quotes.last_mut() {
                quote.via = quote.speaker.take().map(|speaker| speaker.name);
                quote.speaker = speaker;
            }
            return None;
        }
        let verb = Some(reading.cue.strength.into());
        let attribution = Voice { speaker, relayed: through.is_some(), via: through, verb };
        if let Some(quoted) = reading.subject.after_quote {
            self.take(quoted, &attribution, QuoteKind::Direct);
        } else {
            let verb = TokenRange::new(phrase.end as usize, phrase.end as usize);
            let cue = Cue { verb, mode: Mode::That, ..reading.cue };
            match complement::after(view, &cue, end).complement {
                Complement::Quoted(quoted) => self.take(quoted, &attribution, QuoteKind::Direct),
                Complement::Clause(clause) => self.push(clause, QuoteKind::Indirect, &attribution),
                Complement::Nothing => {}
            }
        }
        self.remember(index, &attribution);
        Some(attribution)
    }

    /// Gives the quotations of a sentence the medium that is named behind them, and ends them before it.
    pub(super) fn relay_back(&mut self, sentence: TokenRange, end: usize, medium: &str) {
        let view = self.view;
        for quote in self.quotes.iter_mut().rev().take_while(|quote| sentence.start <= quote.tokens.start) {
            if quote.tokens.contains(end) && (quote.tokens.start as usize) < end {
                quote.tokens = view.trim(TokenRange::new(quote.tokens.start as usize, end));
                quote.span = view.document.span(quote.tokens);
            }
            if quote.via.is_none() {
                quote.via = Some(medium.into());
            }
        }
    }
}

pub(super) fn is_relay(view: &View<'_>, reading: &Reading<'_>, next: &Reading<'_>) -> bool {
    let Some(phrase) = reading.subject.phrase else { return false };
    let close = next.subject.phrase.is_some()
        && next.subject.plausible
        && next.subject.start <= reading.after.between.end as usize + 1
        && reading.subject.after_quote.is_none();
    let colon = reading.after.between.indices().any(|at| view.is(at, ":"));
    let says = next.after.complement != Complement::Nothing;
    close && says && !colon && (reading.cue.strength == "reported" || via::is_medium(view, phrase))
}
