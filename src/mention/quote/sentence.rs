//! One sentence at a time: cues, sources and quotation marks put together into quotations.

use super::complement::{self, After, Complement};
use super::cue::{self, Cue, Mode};
use super::interview::Turn;
use super::marks::Quoted;
use super::resolve;
use super::source::{self, Source};
use super::subject::{self, Subject};
use super::view::View;
use super::{Quote, QuoteKind, Speaker, via};
use crate::mention::NameKind;
use crate::text::{TokenKind, TokenRange};

/// A quotation in the making keeps no more than what later sentences need to know.
pub(super) struct Reader<'v, 'a> {
    pub(super) view: &'v View<'a>,
    pub(super) quotes: Vec<Quote>,
    /// For each quoted stretch, the quotation made of it.
    taken: Vec<Option<usize>>,
    /// Those who spoke, and the sentence in which the last of them did.
    spoken: Vec<Speaker>,
    last_sentence: usize,
    /// Through whom the last one spoke, where an agency gave the words.
    relay: Option<Box<str>>,
    /// A quoted stretch that was a sentence of its own, waiting for "he said." after it.
    waiting: Option<usize>,
}

/// What one cue says: who, through whom, how strongly.
#[derive(Clone)]
struct Attribution {
    speaker: Option<Speaker>,
    via: Option<Box<str>>,
    verb: Option<Box<str>>,
    /// Whether the medium gives the words, and not only the news of them.
    relayed: bool,
}

/// A cue with what stands around it.
struct Reading<'a> {
    cue: Cue<'a>,
    subject: Subject,
    after: After,
}

/// A quotation that stands for itself has at least this many tokens.
const SHORTEST_SPEECH: usize = 5;

/// Words in marks inside a reported clause count as the speaker's own from this many tokens on.
const SHORTEST_FRAGMENT: usize = 3;

impl<'v, 'a> Reader<'v, 'a> {
    pub(super) fn new(view: &'v View<'a>) -> Self {
        let taken = vec![None; view.quoted.len()];
        Self { view, quotes: Vec::new(), taken, spoken: Vec::new(), last_sentence: 0, relay: None, waiting: None }
    }

    /// Reads one sentence.
    pub(super) fn read(&mut self, index: usize, sentence: TokenRange) {
        let view = self.view;
        let cues = cue::find(view, sentence);
        let sources = source::find(view, sentence, &cues);
        let first_quote = self.quotes.len();
        let mut floor = sentence.start as usize;
        let mut readings: Vec<Reading<'a>> = Vec::with_capacity(cues.len());
        for cue in cues {
            let subject = subject::find(view, floor, &cue, sentence.end as usize);
            let mut cue = cue;
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
    }

    /// Makes quotations of the turns of an interview. An answer without a name is by the last one who was named.
    pub(super) fn read_turns(&mut self, turns: &[Turn]) {
        let view = self.view;
        let mut interviewed: Option<Speaker> = None;
        for turn in turns {
            let named = turn.label.map(|label| resolve::speaker(view, label, &[]));
            if let Some(named) = named.filter(|_| !turn.asks) {
                interviewed = Some(named);
            } else if interviewed.is_none() && !turn.asks {
                interviewed = self.interviewed(turn.said.start);
            }
            let speaker = interviewed.clone().filter(|_| !turn.asks);
            let speaker = speaker.map(|speaker| Speaker { rule: "interview", ..speaker });
            let verb = if turn.asks { "asked" } else { "answered" };
            self.push(
                turn.said,
                QuoteKind::Direct,
                &Attribution { speaker, via: None, verb: Some(verb.into()), relayed: false },
            );
        }
    }

    /// The one who is interviewed where no label says so: the person last named before the first answer.
    fn interviewed(&self, start: u32) -> Option<Speaker> {
        let before = self.view.names.partition_point(|name| name.tokens.end <= start);
        let name = self.view.names[..before].iter().rev().find(|name| name.kind == NameKind::Person)?;
        Some(Speaker { name: name.name.clone(), tokens: name.tokens, entity: Some(name.entity), rule: "interview" })
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
        let mut before: Option<Attribution> = None;
        let mut through: Option<Box<str>> = None;
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
            if cue.mode == Mode::Describe || subject.nominal {
                continue;
            }
            let next = readings.get(at + 1);
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
                    before = Some(Attribution { speaker: Some(speaker), via: None, verb: None, relayed: false });
                }
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
            let attribution = Attribution { speaker, via, verb: Some(strength(cue).into()), relayed };
            let nested = (cue.verb.start as usize) < covered;
            if let Some(quoted) = subject.after_quote {
                self.take_back(sentence, quoted, &attribution);
            }
            match after.complement {
                Complement::Quoted(quoted) => self.take(quoted, &attribution, QuoteKind::Direct),
                Complement::Clause(clause)
                    if subject.plausible || self.shares(reading, subject, before.as_ref(), nested, sentence) =>
                {
                    let said = !behind || after.between.indices().any(|at| view.function(at, "that").is_some());
                    if !behind
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

    /// "According to him, … and he noted": the source is the subject that a linked verb shares.
    fn speaker_of_source(&self, sources: &[Source], cue: &Cue<'_>) -> Option<Attribution> {
        let source = sources.iter().rev().find(|source| !source.closes && source.end <= cue.verb.start as usize)?;
        let speaker = resolve::speaker(self.view, source.phrase, &self.spoken);
        Some(Attribution { speaker: Some(speaker), via: None, verb: None, relayed: false })
    }

    /// Whether a verb without a subject has that of an earlier one: in its sentence, or in the sentence before.
    fn shares(
        &self,
        reading: &Reading<'a>,
        subject: &Subject,
        before: Option<&Attribution>,
        nested: bool,
        sentence: TokenRange,
    ) -> bool {
        let opens = subject.phrase.is_none() && reading.cue.verb.start == sentence.start;
        if reading.cue.mode == Mode::Participle {
            return true;
        }
        subject.phrase.is_none()
            && ((before.is_some() && !nested)
                || (opens && matches!(reading.cue.strength, "requested" | "urged" | "proposed")))
    }

    /// The one who speaks: the subject, the subject that the verb shares, or the last speaker.
    fn speaker(&self, subject: &Subject, before: Option<&Attribution>, index: usize) -> Option<Speaker> {
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
        before: Option<&Attribution>,
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

    /// "AFP quotes Mr Roe as saying": the speaker is the object, unless a further verb has it for its subject.
    fn read_relay(
        &mut self,
        index: usize,
        reading: &Reading<'a>,
        next: Option<&Reading<'a>>,
        through: Option<Box<str>>,
        before: Option<&Attribution>,
        end: u32,
    ) -> Option<Attribution> {
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
        let attribution = Attribution { speaker, relayed: through.is_some(), via: through, verb };
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

    /// "The road is closed, police said.": what was said stands before the verb, or in the sentence before.
    fn read_before(&mut self, sentence: TokenRange, reading: &Reading<'a>, attribution: &Attribution) -> bool {
        let view = self.view;
        let long = reading.subject.phrase.is_some_and(|phrase| LONGEST_SUBJECT_BEHIND < phrase.len());
        if reading.cue.negated || long {
            return false;
        }
        let verb_end = reading.cue.verb.end as usize;
        let rest = view.trim(TokenRange::new(verb_end.min(sentence.end as usize), sentence.end as usize));
        if !rest.is_empty() && !via::is_circumstance(view, rest) {
            return false;
        }
        let start = reading.subject.start;
        let clause = view.trim(TokenRange::new(sentence.start as usize, start.max(sentence.start as usize)));
        let mode = reading.cue.mode;
        if SHORTEST_CLAUSE < clause.len()
            && (mode.takes_clause() || (mode == Mode::That && view.language.speaker_may_follow))
            && view.is(start.saturating_sub(1), ",")
            && !is_only_circumstance(view, clause)
        {
            self.push(clause, QuoteKind::Indirect, attribution);
            return true;
        }
        if let Some(waiting) = self.waiting.filter(|_| clause.len() < 4) {
            self.take(waiting, attribution, QuoteKind::Direct);
            return true;
        }
        false
    }

    /// ""…". These words of Mr Roe's …": the sentence after a speech says whose it was.
    fn read_words_of(&mut self, index: usize, sentence: TokenRange) {
        let view = self.view;
        let Some(waiting) = self.waiting else { return };
        let start = sentence.start as usize;
        let Some(info) = (start..start + 5).find_map(|at| view.function(at, "info")) else { return };
        let Some(of) = (info.end as usize..info.end as usize + 3).find_map(|at| view.function(at, "of")) else {
            return;
        };
        let range = TokenRange { start: of.end, end: sentence.end.max(of.end) };
        let Some(phrase) = subject::first(view, range).filter(|phrase| phrase.start == of.end) else { return };
        let attribution = Attribution {
            speaker: Some(resolve::speaker(view, phrase, &self.spoken)),
            via: None,
            verb: None,
            relayed: false,
        };
        self.take(waiting, &attribution, QuoteKind::Direct);
        self.remember(index, &attribution);
    }

    fn read_source(&mut self, index: usize, sentence: TokenRange, source: &Source, readings: &[Reading<'a>]) {
        let view = self.view;
        let speaker = resolve::speaker(view, source.phrase, &self.spoken);
        let rule = if speaker.rule == "described-speaker" { "according-to" } else { speaker.rule };
        let attribution = Attribution {
            speaker: Some(Speaker { rule, ..speaker }),
            via: None,
            verb: Some("said".into()),
            relayed: false,
        };
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

    /// Quoted stretches that no verb and no source has taken.
    fn read_left_over(&mut self, index: usize, sentence: TokenRange, first_quote: usize, readings: &[Reading<'a>]) {
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
                    let attribution = Attribution {
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
                self.take(quoted, &Attribution { speaker, via, verb: None, relayed: false }, QuoteKind::Direct);
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
    fn describing(
        &self,
        index: usize,
        sentence: TokenRange,
        readings: &[Reading<'a>],
        start: usize,
    ) -> Option<Attribution> {
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
        Some(Attribution { speaker, via: None, verb: Some(reading.cue.strength.into()), relayed: false })
    }

    /// Words in marks after a colon are said by the one that the sentence begins with.
    fn sentence_subject(&self, index: usize, sentence: TokenRange, end: usize) -> Attribution {
        let view = self.view;
        let subject = subject::before(view, sentence.start as usize, end.saturating_sub(1));
        let first = subject::first(view, TokenRange::new(sentence.start as usize, end));
        let speaker = first
            .or(subject.phrase.filter(|_| subject.plausible))
            .map(|phrase| resolve::speaker(view, phrase, &self.spoken))
            .or_else(|| self.spoken.last().cloned().filter(|_| index <= self.last_sentence + 2));
        let speaker = speaker.map(|speaker| Speaker { rule: "before-colon", ..speaker });
        Attribution { speaker, via: None, verb: None, relayed: false }
    }

    /// What is written on banners is said by those who hold them.
    fn slogan(&self, index: usize, sentence: TokenRange, start: usize) -> Option<Attribution> {
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
        Some(Attribution { speaker, via: None, verb: None, relayed: false })
    }

    /// The first word for demonstrators in the document.
    fn crowd(&self) -> Option<TokenRange> {
        (0..self.view.document.tokens.len())
            .find_map(|at| self.view.speaker_noun(at).filter(|(kind, _)| *kind == "crowd"))
            .map(|(_, tokens)| tokens)
    }

    /// Whether marks hold the name of a work, a prize, a nickname.
    fn is_title(&self, sentence: TokenRange, stretch: Quoted) -> bool {
        let start = stretch.outer.start as usize;
        self.view.function_before(start, sentence.start as usize, "title-noun").is_some()
    }

    /// Takes the quoted stretch before a verb, and those before it that belong to the same speech.
    fn take_back(&mut self, sentence: TokenRange, quoted: usize, attribution: &Attribution) {
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

    /// Makes a quotation of a quoted stretch, or gives the one already made another speaker.
    fn take(&mut self, quoted: usize, attribution: &Attribution, kind: QuoteKind) {
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

    fn push(&mut self, tokens: TokenRange, kind: QuoteKind, attribution: &Attribution) {
        if tokens.is_empty() {
            return;
        }
        let Attribution { speaker, via, verb, .. } = attribution.clone();
        self.quotes.push(Quote { span: self.view.document.span(tokens), tokens, kind, speaker, via, verb });
    }

    /// The agency that gave the last words of the same speaker, in the sentence or paragraph before.
    fn carried(&self, index: usize, speaker: Option<&Speaker>) -> Option<Box<str>> {
        let same = self.spoken.last().zip(speaker).is_some_and(|(last, speaker)| last.name == speaker.name);
        self.relay.clone().filter(|_| same && index <= self.last_sentence + 1)
    }

    fn remember(&mut self, index: usize, attribution: &Attribution) {
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
    fn cut(&self, clause: TokenRange, later: &[Reading<'a>]) -> TokenRange {
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

const SHORTEST_CLAUSE: usize = 3;

/// The subject of a verb at the end of its sentence has at most this many tokens.
const LONGEST_SUBJECT_BEHIND: usize = 16;

fn strength<'a>(cue: &Cue<'a>) -> &'a str {
    if cue.negated { "denied" } else { cue.strength }
}

/// "Those who criticise the plan say": the first verb belongs to the subject of the second.
fn relative_subject(view: &View<'_>, reading: &Reading<'_>, next: &Reading<'_>) -> Option<TokenRange> {
    let phrase = reading.subject.phrase.filter(|phrase| phrase.end == reading.cue.verb.start)?;
    let last = (phrase.start as usize..phrase.end as usize).rev().find_map(|at| view.speaker_noun(at))?.1;
    let bare = last.end == phrase.end && view.function(last.start as usize, "person").is_some();
    let between = TokenRange { start: reading.cue.verb.end, end: next.cue.verb.start };
    let joined = between.end <= between.start || between.indices().any(|at| view.is(at, ","));
    (bare && !joined && between.len() < 16).then_some(TokenRange { start: phrase.start, end: next.cue.verb.start })
}

/// Whether the words before a subject tell no more than place and time.
fn is_only_circumstance(view: &View<'_>, words: TokenRange) -> bool {
    via::is_circumstance(view, words)
        && view.function(words.start as usize, "link").is_none()
        && !words.indices().any(|at| view.is(at, ","))
}

/// Whether the first verb only tells which medium the words of the second one's subject come from.
fn is_relay(view: &View<'_>, reading: &Reading<'_>, next: &Reading<'_>) -> bool {
    let Some(phrase) = reading.subject.phrase else { return false };
    let close = next.subject.phrase.is_some()
        && next.subject.plausible
        && next.subject.start <= reading.after.between.end as usize + 1
        && reading.subject.after_quote.is_none();
    let colon = reading.after.between.indices().any(|at| view.is(at, ":"));
    let says = next.after.complement != Complement::Nothing;
    close && says && !colon && (reading.cue.strength == "reported" || via::is_medium(view, phrase))
}

/// Whether two verbs of saying are one: "spoke to the press and stressed", "issued a report that says".
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
