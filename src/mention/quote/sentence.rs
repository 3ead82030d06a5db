//! One sentence at a time: cues, sources and quotation marks put together into quotations.

use std::sync::Arc;

use super::complement::{self, Complement};
use super::cue::{self, Cue, Mode};
use super::reader::{Reader, Reading, Voice};
use super::relay::is_relay;
use super::source::{self, Source};
use super::subject::{self, Subject};
use super::view::View;
use super::{QuoteKind, Speaker, resolve, via};
use crate::mention::NameKind;
use crate::text::{TokenKind, TokenRange};

impl<'a> Reader<'_, 'a> {
    /// Reads one sentence.
    pub(super) fn read(&mut self, index: usize, sentence: TokenRange) {
        let view = self.view;
        let cues = cue::find(view, sentence);
        let sources = source::find(view, sentence, &cues);
        let first_quote = self.quotes.len();
        let mut floor = sentence.start as usize;
        let mut readings: Vec<Reading<'a>> = Vec::with_capacity(cues.len());
        for mut cue in cues {
            if (cue.verb.start as usize) < floor {
                continue;
            }
            let subject = subject::find(view, floor, &cue, sentence.end as usize);
            // After an inverted subject, what is said goes on behind it.
            if let Some(phrase) = subject.phrase.filter(|phrase| cue.verb.end <= phrase.start) {
                cue.verb.end = phrase.end;
            }
            let after = complement::after(view, &cue, sentence.end as usize);
            floor = cue.verb.end as usize;
            readings.push(Reading { cue, subject, after });
        }
        self.read_words_of(index, sentence);
        let mut used = vec![false; sources.len()];
        self.read_cues(index, sentence, &readings, &sources, &mut used);
        for (source, used) in sources.iter().zip(used) {
            if !used {
                self.read_source(index, sentence, source, &readings);
            }
        }
        self.read_left_over(index, sentence, first_quote, &readings);
        self.before = Some(sentence);
    }

    fn read_cues(
        &mut self,
        index: usize,
        sentence: TokenRange,
        readings: &[Reading<'a>],
        sources: &[Source],
        used: &mut [bool],
    ) {
        let view = self.view;
        let mut before: Option<Voice> = None;
        let mut through: Option<Arc<str>> = None;
        let mut quoting = false;
        // Everything up to here is said by an earlier cue.
        let mut covered = sentence.start as usize;
        let mut chained = false;
        let mut relative: Option<TokenRange> = None;
        for (at, reading) in readings.iter().enumerate() {
            let Reading { cue, subject, after } = reading;
            if subject.shares && before.is_none() {
                before = self.speaker_of_source(sources, cue);
            }
            let shared = std::mem::take(&mut chained) || (subject.shares && before.is_some());
            let subject = &if let Some(whole) = relative.take() {
                Subject { phrase: Some(whole), plausible: true, ..*subject }
            } else if shared {
                Subject { phrase: None, plausible: false, ..*subject }
            } else {
                *subject
            };
            if cue.mode == Mode::Describe || subject.nominal || shows_itself(view, cue, subject) {
                continue;
            }
            let next = readings.get(at + 1);
            if opens_before(view, reading, next, sentence) {
                continue;
            }
            relative = next.and_then(|next| relative_subject(view, reading, next));
            if relative.is_some() {
                continue;
            }
            if subject.shares && before.is_none() {
                before = self.speaker_of_source(sources, cue);
            }
            if cue.mode == Mode::Relay || next.is_some_and(|next| is_relay(view, reading, next)) {
                if let Some(phrase) = subject.phrase {
                    through = Some(via::name(view, phrase));
                    quoting = cue.mode == Mode::Relay;
                }
                if cue.mode == Mode::Relay {
                    before = self
                        .read_relay(index, reading, next, through.clone(), before.as_ref(), sentence.end)
                        .or(before);
                }
                continue;
            }
            if next.is_some_and(|next| is_chain(view, reading, next)) {
                if let (Some(next), None) = (next, &through) {
                    through = via::around(view, TokenRange { start: cue.verb.end, end: next.cue.verb.start });
                }
                chained = true;
                if let Some(speaker) = self.speaker(subject, before.as_ref(), index) {
                    before = Some(Voice { speaker: Some(speaker), via: None, verb: None, relayed: false });
                }
                continue;
            }
            // "…, he said, the agency reported": the agency passes on what was said before in the sentence.
            if 0 < at
                && before.is_some()
                && after.complement == Complement::Nothing
                && view.is(subject.start.saturating_sub(1), ",")
                && let Some(medium) = subject.phrase.and_then(|phrase| via::name_if_medium(view, phrase))
            {
                self.relay_back(sentence, subject.start, &medium);
                continue;
            }
            let speaker = if cue.mode == Mode::Participle {
                self.shared_speaker(index, sentence, cue, before.as_ref())
            } else {
                self.speaker(subject, before.as_ref(), index)
            };
            let relayed = quoting && through.is_some();
            let via = sources
                .iter()
                .position(|source| source.end <= subject.start && !source.closes)
                .filter(|_| subject.plausible && at == 0 && after.complement != Complement::Nothing)
                .map(|at| {
                    used[at] = true;
                    via::name_if_medium(view, sources[at].phrase)
                })
                .unwrap_or_default()
                .or_else(|| through.take())
                .or_else(|| via::around(view, TokenRange::new(sentence.start as usize, subject.start)))
                .or_else(|| via::around(view, after.between));
            let inverted = subject.phrase.is_some_and(|phrase| cue.verb.start < phrase.start);
            let behind = subject.after_quote.is_some() || inverted;
            let via = via.or_else(|| if behind { via::after(view, cue.verb.end, sentence.end) } else { None });
            let via = via.or_else(|| self.carried(index, speaker.as_ref()));
            let attribution = Voice { speaker, via, verb: Some(strength(cue).into()), relayed };
            let nested = (cue.verb.start as usize) < covered;
            if let Some(quoted) = subject.after_quote {
                if at == 0 && sources.is_empty() && self.closes_clause(sentence, quoted) {
                    self.push(self.clause_to(sentence, quoted), QuoteKind::Indirect, &attribution);
                    self.take(quoted, &attribution, QuoteKind::Partial);
                } else {
                    self.take_back(sentence, quoted, &attribution);
                }
            }
            match after.complement {
                Complement::Quoted(quoted) => self.take(quoted, &attribution, QuoteKind::Direct),
                Complement::Clause(clause)
                    if subject.plausible || shares(&reading.cue, subject, before.is_some() && !nested, sentence) =>
                {
                    let said = !behind || after.between.indices().any(|at| view.function(at, "that").is_some());
                    // "…, he said during the visit": but where no speaker follows his words, "he said during the visit,
                    // both …" goes on behind the comma.
                    let goes_on = !view.language.speaker_may_follow && clause.indices().any(|at| view.is(at, ","));
                    if !behind
                        && !goes_on
                        && via::is_circumstance(view, clause)
                        && self.read_before(sentence, reading, &attribution)
                    {
                        // The clause stands before the verb; behind it stand place and time.
                    } else if said {
                        let clause = self.cut(clause, &readings[at + 1..]);
                        self.push(clause, QuoteKind::Indirect, &attribution);
                        covered = covered.max(clause.end as usize);
                    }
                }
                Complement::Nothing if subject.after_quote.is_none() && subject.plausible && at == 0 => {
                    self.read_before(sentence, reading, &attribution);
                }
                _ => {}
            }
            if attribution.speaker.is_some() && subject.plausible && !nested {
                self.remember(index, &attribution);
                before = Some(attribution);
            }
        }
    }

    /// The one who speaks: the subject, the subject that the verb shares, or the last speaker.
    pub(super) fn speaker(&self, subject: &Subject, before: Option<&Voice>, index: usize) -> Option<Speaker> {
        if let Some(phrase) = subject.phrase.filter(|_| subject.plausible || before.is_none()) {
            return Some(resolve::speaker(self.view, phrase, &self.spoken));
        }
        if let Some(before) = before {
            let speaker = before.speaker.clone()?;
            return Some(Speaker { rule: "shared-subject", ..speaker });
        }
        let last = self.spoken.last().cloned().filter(|_| index <= self.last_sentence + 1)?;
        Some(Speaker { rule: "last-speaker", ..last })
    }

    /// The subject of the sentence, for a participle.
    fn shared_speaker(
        &self,
        index: usize,
        sentence: TokenRange,
        cue: &Cue<'_>,
        before: Option<&Voice>,
    ) -> Option<Speaker> {
        if let Some(speaker) = before.and_then(|before| before.speaker.clone()) {
            return Some(Speaker { rule: "shared-subject", ..speaker });
        }
        let range = TokenRange { start: sentence.start, end: cue.verb.start };
        match subject::first(self.view, range) {
            Some(phrase) => Some(resolve::speaker(self.view, phrase, &self.spoken)),
            None => self.spoken.last().cloned().filter(|_| index <= self.last_sentence + 1),
        }
    }

    /// "According to him, … and he noted": the source is the subject that a linked verb shares.
    fn speaker_of_source(&self, sources: &[Source], cue: &Cue<'_>) -> Option<Voice> {
        let source = sources.iter().rev().find(|source| !source.closes && source.end <= cue.verb.start as usize)?;
        let speaker = resolve::speaker(self.view, source.phrase, &self.spoken);
        Some(Voice { speaker: Some(speaker), via: None, verb: None, relayed: false })
    }
}

/// "Russia showed signs of …": a country shows something, it reports nothing; papers and figures do.
fn shows_itself(view: &View<'_>, cue: &Cue<'_>, subject: &Subject) -> bool {
    let place = |phrase: TokenRange| {
        view.name_at(phrase.start as usize).is_some_and(|name| name.kind == NameKind::Place && name.tokens == phrase)
    };
    cue.mode == Mode::Document && subject.phrase.is_some_and(place)
}

/// Whether a verb without a subject has that of an earlier one: in its sentence, or in the sentence before.
fn shares(cue: &Cue<'_>, subject: &Subject, follows: bool, sentence: TokenRange) -> bool {
    let opens = cue.verb.start == sentence.start && matches!(cue.strength, "requested" | "urged" | "proposed");
    cue.mode == Mode::Participle || (subject.phrase.is_none() && (follows || opens))
}

/// "Writing on her website, the minister said …": a participle that opens the sentence of another verb and reports
/// nothing itself.
fn opens_before(view: &View<'_>, reading: &Reading<'_>, next: Option<&Reading<'_>>, sentence: TokenRange) -> bool {
    let that = reading.after.between.indices().any(|at| view.function(at, "that").is_some());
    reading.cue.mode == Mode::Participle
        && reading.cue.verb.start == sentence.start
        && !that
        && next.is_some_and(|next| next.subject.plausible && next.cue.mode != Mode::Participle)
}

fn strength<'a>(cue: &Cue<'a>) -> &'a str {
    if cue.negated { "denied" } else { cue.strength }
}

fn relative_subject(view: &View<'_>, reading: &Reading<'_>, next: &Reading<'_>) -> Option<TokenRange> {
    let phrase = reading.subject.phrase.filter(|phrase| phrase.end == reading.cue.verb.start)?;
    let last = (phrase.start as usize..phrase.end as usize).rev().find_map(|at| view.speaker_noun(at))?.1;
    let bare = last.end == phrase.end && view.function(last.start as usize, "person").is_some();
    let between = TokenRange { start: reading.cue.verb.end, end: next.cue.verb.start };
    let joined = between.end <= between.start || between.indices().any(|at| view.is(at, ","));
    (bare && !joined && between.len() < 16).then_some(TokenRange { start: phrase.start, end: next.cue.verb.start })
}

fn is_chain(view: &View<'_>, reading: &Reading<'_>, next: &Reading<'_>) -> bool {
    let gap = TokenRange::new(reading.cue.verb.end as usize, next.cue.verb.start as usize);
    // What stands between is no speaker unless it begins as one.
    let empty = next.subject.phrase.is_none_or(|phrase| !subject::begins_as_speaker(view, phrase));
    let borders = gap.indices().any(|at| {
        view.is(at, ",")
            || view.is(at, ":")
            || view.function(at, "that").is_some()
            || view.function(at, "link").is_some()
            || view.document.tokens[at].kind == TokenKind::LineBreak
    });
    empty
        && !borders
        && gap.len() < 14
        && (!reading.cue.mode.takes_clause() || next.cue.strength == "said" || next.cue.mode == Mode::Document)
}
