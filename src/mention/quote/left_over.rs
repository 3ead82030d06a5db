//! Quotation marks that no verb and no source has claimed: words in marks within reported clauses, speeches that go on,
//! slogans, and what is no quotation at all.

use super::cue::Mode;
use super::marks::Quoted;
use super::reader::{Reader, Reading, SHORTEST_SPEECH, Voice};
use super::{QuoteKind, Speaker, resolve, subject};
use crate::mention::NameKind;
use crate::text::TokenRange;

/// Words in marks inside a reported clause count as the speaker's own from this many tokens on.
const SHORTEST_FRAGMENT: usize = 3;

/// Demonstrators are named at most this many tokens from their slogans.
const CROWD_REACH: usize = 200;

/// A headline that quotes before a colon quotes at least this many words.
const SHORTEST_HEADLINE: usize = 3;

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
            } else if let Some(attribution) = self.headline(sentence, stretch) {
                self.take(quoted, &attribution, QuoteKind::Direct);
            } else if let Some(attribution) = self.split_speech(sentence, first_quote, stretch) {
                self.take(quoted, &attribution, QuoteKind::Direct);
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
                let speaker = self.standing_speaker(index, sentence);
                let via = self.relay.clone().filter(|_| speaker.is_some());
                self.take(
                    quoted,
                    &Voice { speaker: speaker.clone(), via, verb: None, relayed: false },
                    QuoteKind::Direct,
                );
                self.spoken.extend(speaker.filter(|speaker| speaker.rule == "subject-before"));
                self.last_sentence = index;
                self.waiting = Some(quoted);
            } else if let Some(attribution) = self.slogan(index, sentence, start) {
                self.take(quoted, &attribution, QuoteKind::Direct);
            }
        }
    }

    /// Who says a speech that stands for itself: the one who spoke right before; else the person of whom the sentence
    /// before tells ("Mr Roe was proud. "They never gave up.""); else the one who spoke shortly before.
    fn standing_speaker(&self, index: usize, sentence: TokenRange) -> Option<Speaker> {
        let last = self.spoken.last().cloned().map(|speaker| Speaker { rule: "continued-speech", ..speaker });
        if index <= self.last_sentence + 1 && last.is_some() {
            return last;
        }
        let told = self.before.filter(|before| self.view.in_one_paragraph(*before, sentence));
        let subject =
            told.and_then(|told| subject::first(self.view, told).filter(|phrase| phrase.start < told.start + 8));
        let speaker = subject.map(|phrase| resolve::speaker(self.view, phrase, &self.spoken));
        let person = speaker.filter(|speaker| {
            let entity = speaker.entity.and_then(|entity| self.view.entity(entity));
            entity.is_some_and(|name| name.kind == NameKind::Person)
        });
        let told = person.map(|speaker| Speaker { rule: "subject-before", ..speaker });
        told.or_else(|| last.filter(|_| index <= self.last_sentence + 3))
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

    /// "'I saw the light': survivor speaks": behind the colon stands who said it.
    fn headline(&self, sentence: TokenRange, stretch: Quoted) -> Option<Voice> {
        let view = self.view;
        let colon = stretch.outer.end as usize;
        if sentence.start != stretch.outer.start || !view.is(colon, ":") || stretch.inner.len() < SHORTEST_HEADLINE {
            return None;
        }
        let rest = TokenRange { start: colon as u32 + 1, end: sentence.end.max(colon as u32 + 1) };
        let phrase = subject::first(view, rest)
            .filter(|phrase| phrase.start == rest.start && subject::begins_as_speaker(view, *phrase))?;
        let speaker = Speaker { rule: "behind-colon", ..resolve::speaker(view, phrase, &self.spoken) };
        Some(Voice { speaker: Some(speaker), via: None, verb: None, relayed: false })
    }

    /// ""If nothing changes," she said, "we will strike"": the second half of a speech that the attribution splits.
    fn split_speech(&self, sentence: TokenRange, first_quote: usize, stretch: Quoted) -> Option<Voice> {
        let view = self.view;
        let start = stretch.outer.start as usize;
        let joined = view.is(start.checked_sub(1)?, ",") || view.is_dash(start - 1);
        let first = self.quotes.get(first_quote..)?.iter().rev().find(|quote| quote.kind == QuoteKind::Direct)?;
        let opens = first.tokens.start as usize <= sentence.start as usize + 1;
        let closed = view.is((first.tokens.end as usize).max(1) - 1, ",")
            || view.is(first.tokens.end as usize, ",")
            || view.is(first.tokens.end as usize + 1, ",");
        let rest = view.trim(TokenRange { start: stretch.outer.end, end: sentence.end.max(stretch.outer.end) });
        (joined && opens && closed && rest.is_empty() && first.speaker.is_some()).then(|| Voice {
            relayed: false,
            speaker: first.speaker.clone(),
            via: first.via.clone(),
            verb: first.verb.clone(),
        })
    }

    /// "called it "a disgrace"": words in marks after a verb that describes.
    fn describing(&self, index: usize, sentence: TokenRange, readings: &[Reading<'a>], start: usize) -> Option<Voice> {
        let view = self.view;
        let reading = readings.iter().rev().find(|reading| {
            let end = reading.cue.verb.end as usize;
            end <= start && start < end + 25 && reading.cue.mode != Mode::Relay
        })?;
        let likened = view.function_before(start, reading.cue.verb.end as usize, "likened").is_some();
        let close = likened || reading.cue.mode == Mode::Describe || reading.cue.mode.takes_clause();
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
        let speaker = self.speaker(&subject, None, index).map(|speaker| match self.crowd(start) {
            // Unnamed people with banners are the demonstrators of whom the sentences around tell.
            Some(tokens) if speaker.rule == "described-speaker" => {
                Speaker { name: view.document.original(view.document.span(tokens)).into(), ..speaker }
            }
            _ => speaker,
        });
        let speaker = speaker.map(|speaker| Speaker { rule: "holds-slogan", ..speaker });
        Some(Voice { speaker, via: None, verb: None, relayed: false })
    }

    /// The nearest word for demonstrators before a token, else behind it.
    fn crowd(&self, at: usize) -> Option<TokenRange> {
        let named = |at: usize| Some(self.view.speaker_noun(at).filter(|(kind, _)| *kind == "crowd")?.1);
        let end = self.view.document.tokens.len().min(at + CROWD_REACH);
        (at.saturating_sub(CROWD_REACH)..at).rev().find_map(named).or_else(|| (at..end).find_map(named))
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
