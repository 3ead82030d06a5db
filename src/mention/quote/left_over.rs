//! Quotation marks that no verb and no source has claimed: words in marks within reported clauses, speeches that go on,
//! slogans, and what is no quotation at all.

use super::cue::Mode;
use super::marks::Quoted;
use super::reader::{Reader, Reading, SHORTEST_SPEECH, Voice};
use super::{QuoteKind, Speaker, resolve, subject};
use crate::text::TokenRange;

/// Words in marks inside a reported clause count as the speaker's own from this many tokens on.
const SHORTEST_FRAGMENT: usize = 3;

/// Words up to this length stay small in titles: "the", "with".
const LONGEST_SMALL_WORD: usize = 4;

impl<'a> Reader<'_, 'a> {
    /// Quoted stretches that no verb and no source has taken.
    pub(super) fn read_left_over(
        &mut self,
        index: usize,
        sentence: TokenRange,
        first_quote: usize,
        readings: &[Reading<'a>],
    ) {
        let view = self.view;
        self.waiting = None;
        let left: Vec<(usize, Quoted)> =
            view.quoted_in(sentence).filter(|&(quoted, _)| self.taken[quoted].is_none()).collect();
        for (quoted, stretch) in left {
            if self.taken[quoted].is_some() || self.is_title(sentence, stretch) {
                continue;
            }
            let words = stretch.inner.len();
            let around = self.quotes[first_quote..].iter().rposition(|quote| {
                quote.kind == QuoteKind::Indirect && quote.tokens.contains(stretch.inner.start as usize)
            });
            let start = stretch.outer.start as usize;
            if let Some(quote) = around {
                if self.is_fragment(stretch) {
                    let quote = &self.quotes[first_quote + quote];
                    let attribution = Voice {
                        relayed: false,
                        speaker: quote.speaker.clone(),
                        via: quote.via.clone(),
                        verb: quote.verb.clone(),
                    };
                    self.take(quoted, &attribution, QuoteKind::Partial);
                }
            } else if let Some(attribution) = self.describing(index, sentence, readings, start) {
                self.take(quoted, &attribution, QuoteKind::Partial);
            } else if sentence.start < stretch.outer.start && view.is(start - 1, ":") {
                if SHORTEST_SPEECH <= words {
                    let attribution = self.sentence_subject(index, sentence, start);
                    self.take(quoted, &attribution, QuoteKind::Direct);
                    self.remember(index, &attribution);
                }
            } else if sentence.start == stretch.outer.start
                && SHORTEST_SPEECH <= words
                && self.is_speech(sentence, stretch)
            {
                let speaker = self.spoken.last().cloned().filter(|_| index <= self.last_sentence + 3);
                let speaker = speaker.map(|speaker| Speaker { rule: "continued-speech", ..speaker });
                let via = self.relay.clone().filter(|_| speaker.is_some());
                self.take(quoted, &Voice { speaker, via, verb: None, relayed: false }, QuoteKind::Direct);
                self.last_sentence = index;
                self.waiting = Some(quoted);
            } else if let Some(attribution) = self.slogan(index, sentence, start) {
                self.take(quoted, &attribution, QuoteKind::Direct);
            }
        }
    }

    /// Whether words in marks within a reported clause are the speaker's, and not merely marked as unusual: a single
    /// word is where it says what something is.
    fn is_fragment(&self, stretch: Quoted) -> bool {
        let (start, words) = (stretch.outer.start as usize, stretch.inner.len());
        if !self.view.language.modifier_follows {
            return 1 < words || !self.view.is_capital(stretch.inner.start as usize);
        }
        SHORTEST_FRAGMENT <= words || (1 < words && self.view.function_before(start, 0, "is").is_some())
    }

    /// A sentence of its own in quotation marks, whatever follows it.
    fn is_speech(&self, sentence: TokenRange, stretch: Quoted) -> bool {
        let last = self.view.document.word(stretch.inner.end as usize - 1);
        let rest = self.view.trim(TokenRange { start: stretch.outer.end, end: sentence.end });
        (rest.is_empty() || matches!(last, "." | "!" | "?" | "…")) && self.view.is_capital(stretch.inner.start as usize)
    }

    /// "called it "a disgrace"": words in marks after a verb that describes.
    fn describing(&self, index: usize, sentence: TokenRange, readings: &[Reading<'a>], start: usize) -> Option<Voice> {
        let reading = readings.iter().rev().find(|reading| {
            let end = reading.cue.verb.end as usize;
            end <= start && start < end + 25 && reading.cue.mode != Mode::Relay
        })?;
        let close = reading.cue.mode == Mode::Describe || reading.cue.mode.takes_clause();
        if !close || !reading.subject.plausible || reading.cue.negated {
            return None;
        }
        // "criticised what it called "…"": the pronoun stands for the subject of the sentence.
        let own = reading.subject.phrase.filter(|&phrase| resolve::is_pronoun(self.view, phrase));
        let first = own.and_then(|own| subject::first(self.view, TokenRange { start: sentence.start, end: own.start }));
        let speaker = match first {
            Some(phrase) => Some(resolve::speaker(self.view, phrase, &self.spoken)),
            None => self.speaker(&reading.subject, None, index),
        };
        Some(Voice { speaker, via: None, verb: Some(reading.cue.strength.into()), relayed: false })
    }

    /// Words in marks after a colon are said by the one that the sentence begins with.
    fn sentence_subject(&self, index: usize, sentence: TokenRange, end: usize) -> Voice {
        let view = self.view;
        let subject = subject::before(view, sentence.start as usize, end.saturating_sub(1));
        let first = subject::first(view, TokenRange::new(sentence.start as usize, end));
        let speaker = first
            .or(subject.phrase.filter(|_| subject.plausible))
            .map(|phrase| resolve::speaker(view, phrase, &self.spoken))
            .or_else(|| self.spoken.last().cloned().filter(|_| index <= self.last_sentence + 2));
        let speaker = speaker.map(|speaker| Speaker { rule: "before-colon", ..speaker });
        Voice { speaker, via: None, verb: None, relayed: false }
    }

    /// What is written on banners is said by those who hold them.
    fn slogan(&self, index: usize, sentence: TokenRange, start: usize) -> Option<Voice> {
        let view = self.view;
        let before = TokenRange::new(sentence.start as usize, start);
        let hold = before.indices().find(|&at| view.function(at, "hold").is_some() && view.quoted_at(at).is_none())?;
        before.indices().find(|&at| hold < at && view.function(at, "slogan").is_some())?;
        let subject = subject::before(view, sentence.start as usize, hold);
        let speaker = self.speaker(&subject, None, index).map(|speaker| match self.crowd() {
            // An unnamed crowd with banners are the demonstrators of whom the article tells.
            Some(tokens) if speaker.rule == "described-speaker" => {
                Speaker { name: view.document.original(view.document.span(tokens)).into(), ..speaker }
            }
            _ => speaker,
        });
        let speaker = speaker.map(|speaker| Speaker { rule: "holds-slogan", ..speaker });
        Some(Voice { speaker, via: None, verb: None, relayed: false })
    }

    /// The first word for demonstrators in the document.
    fn crowd(&self) -> Option<TokenRange> {
        (0..self.view.document.tokens.len())
            .find_map(|at| self.view.speaker_noun(at).filter(|(kind, _)| *kind == "crowd"))
            .map(|(_, tokens)| tokens)
    }

    /// Whether marks hold the name of a work, a prize, a nickname.
    fn is_title(&self, sentence: TokenRange, stretch: Quoted) -> bool {
        let view = self.view;
        let start = stretch.outer.start as usize;
        if view.function_before(start, sentence.start as usize, "title-noun").is_some() {
            return view.is_capital(stretch.inner.start as usize) || view.language.modifier_follows;
        }
        // "A Winter in Hanoi": where titles are written so, capitals throughout show one.
        let capitals = stretch.inner.indices().filter(|&at| view.is_capital(at)).count();
        let small = |at: usize| view.document.word(at).len() <= LONGEST_SMALL_WORD;
        !view.language.modifier_follows
            && 1 < capitals
            && stretch.inner.indices().all(|at| view.is_capital(at) || small(at))
    }
}
