//! What was said before its source is named: "…, police said", "…, according to police", and a speech whose speaker the
//! next sentence names.

use super::cue::Mode;
use super::reader::{Reader, Reading, Voice};
use super::source::Source;
use super::view::View;
use super::{QuoteKind, Speaker, complement, resolve, subject, via};
use crate::text::TokenRange;

/// What was said has at least this many tokens.
const SHORTEST_CLAUSE: usize = 3;

const LONGEST_SUBJECT_BEHIND: usize = 16;

impl<'a> Reader<'_, 'a> {
    /// "The road is closed, police said.": what was said stands before the verb, or in the sentence before.
    pub(super) fn read_before(&mut self, sentence: TokenRange, reading: &Reading<'a>, attribution: &Voice) -> bool {
        let view = self.view;
        let long = reading.subject.phrase.is_some_and(|phrase| LONGEST_SUBJECT_BEHIND < phrase.len());
        if reading.cue.negated || long {
            return false;
        }
        let verb_end = reading.cue.verb.end as usize;
        let listened = complement::listener_end(view, &reading.cue, sentence.end as usize).unwrap_or(verb_end);
        let rest = view.trim(TokenRange::new(listened.min(sentence.end as usize), sentence.end as usize));
        if !rest.is_empty() && !via::is_circumstance(view, rest) {
            return false;
        }
        let start = reading.subject.start;
        let clause = view.trim(TokenRange::new(sentence.start as usize, start.max(sentence.start as usize)));
        let mode = reading.cue.mode;
        if SHORTEST_CLAUSE < clause.len()
            && (mode.takes_clause()
                || (matches!(mode, Mode::That | Mode::Document) && view.language.speaker_may_follow))
            && view.is(start.saturating_sub(1), ",")
            && !is_only_circumstance(view, clause)
        {
            self.push(clause, QuoteKind::Indirect, attribution);
            return true;
        }
        if let Some(waiting) = self.waiting.filter(|&waiting| clause.len() < 4 && !self.is_closed(waiting)) {
            self.take(waiting, attribution, QuoteKind::Direct);
            return true;
        }
        false
    }

    /// Whether a waiting speech needs no attribution behind it: its speaker went on speaking, and a full stop ends it
    /// where a comma would lead on to "he said".
    fn is_closed(&self, waiting: usize) -> bool {
        let goes_on = self.taken[waiting]
            .and_then(|at| self.quotes[at].speaker.as_ref())
            .is_some_and(|speaker| speaker.rule == "continued-speech");
        self.view.language.speaker_may_follow
            && goes_on
            && self.view.is(self.view.quoted[waiting].inner.end as usize - 1, ".")
    }

    /// A paragraph of a speech whose mark stays open belongs to the one whom a later paragraph of it names.
    pub(super) fn carry_back(&mut self) {
        let view = self.view;
        for quoted in (1..view.quoted.len()).rev() {
            let (open, next) = (view.quoted[quoted - 1], view.quoted[quoted]);
            let starts = |at: u32| view.starts_paragraph(at as usize);
            let adjoins = open.runs_on && starts(open.outer.start) && starts(next.outer.start);
            let (Some(open), Some(next)) = (self.taken[quoted - 1], self.taken[quoted]) else { continue };
            let is_weak = |speaker: &Speaker| matches!(speaker.rule, "continued-speech" | "subject-before");
            let is_open = self.quotes[open].speaker.as_ref().is_none_or(is_weak);
            let named = self.quotes[next].speaker.clone().filter(|speaker| !is_weak(speaker));
            if adjoins
                && is_open
                && let Some(speaker) = named
            {
                let via = self.quotes[next].via.clone();
                let quote = &mut self.quotes[open];
                (quote.speaker, quote.via) = (Some(Speaker { rule: "named-later", ..speaker }), via);
            }
        }
    }

    /// ""…". These words of Mr Roe's …": the sentence after a speech says whose it was.
    pub(super) fn read_words_of(&mut self, index: usize, sentence: TokenRange) {
        let view = self.view;
        let Some(waiting) = self.waiting else { return };
        let start = sentence.start as usize;
        let Some(info) = (start..start + 5).find_map(|at| view.function(at, "info")) else { return };
        let Some(of) = (info.end as usize..info.end as usize + 3).find_map(|at| view.function(at, "of")) else {
            return;
        };
        let range = TokenRange { start: of.end, end: sentence.end.max(of.end) };
        let Some(phrase) = subject::first(view, range).filter(|phrase| phrase.start == of.end) else { return };
        let attribution = Voice {
            speaker: Some(resolve::speaker(view, phrase, &self.spoken)),
            via: None,
            verb: None,
            relayed: false,
        };
        self.take(waiting, &attribution, QuoteKind::Direct);
        self.remember(index, &attribution);
    }

    pub(super) fn read_source(
        &mut self,
        index: usize,
        sentence: TokenRange,
        source: &Source,
        readings: &[Reading<'a>],
    ) {
        let view = self.view;
        let speaker = resolve::speaker(view, source.phrase, &self.spoken);
        let rule = if speaker.rule == "described-speaker" { "according-to" } else { speaker.rule };
        let attribution =
            Voice { speaker: Some(Speaker { rule, ..speaker }), via: None, verb: Some("said".into()), relayed: false };
        let said = if source.closes {
            TokenRange::new(sentence.start as usize, source.word.start as usize)
        } else {
            TokenRange::new(source.end, sentence.end as usize)
        };
        let said = self.cut(view.trim(said), readings);
        let reported = self.quotes.iter().rev().take_while(|quote| sentence.start <= quote.tokens.start).count();
        if source.closes
            && 0 < reported
            && let Some(medium) = via::name_if_medium(view, source.phrase)
        {
            // "…, the minister said, according to the agency."
            let from = self.quotes.len() - reported;
            for quote in self.quotes[from..].iter_mut().filter(|quote| quote.via.is_none()) {
                quote.via = Some(medium.clone());
            }
            return;
        }
        if said.len() < SHORTEST_CLAUSE {
            return;
        }
        let last = view.quoted_at((said.end as usize).saturating_sub(1));
        if let Some((quoted, whole)) = last
            && said.start < whole.outer.start
            && view.is(whole.outer.start as usize - 1, ":")
        {
            self.take(quoted, &attribution, QuoteKind::Direct);
            self.remember(index, &attribution);
            return;
        }
        match view.quoted_at(said.start as usize) {
            Some((quoted, whole)) if said.end <= whole.outer.end => self.take(quoted, &attribution, QuoteKind::Direct),
            Some((quoted, _)) if source.closes => self.take_back(sentence, quoted, &attribution),
            _ => self.push(said, QuoteKind::Indirect, &attribution),
        }
        self.remember(index, &attribution);
    }
}

fn is_only_circumstance(view: &View<'_>, words: TokenRange) -> bool {
    via::is_circumstance(view, words)
        && view.function(words.start as usize, "link").is_none()
        && !words.indices().any(|at| view.is(at, ","))
}
