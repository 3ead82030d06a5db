//! Triggers: the words that evoke frames, with the modality and polarity that stand before them.

use super::topic::is_topic;
use super::{Certainty, ParticipantRole, Polarity, Stage};
use crate::mention::Mentions;
use crate::text::{Category, Document, Entry, TokenKind, TokenRange};

/// How many tokens before a trigger may hold its modality.
const REACH: usize = 6;

/// A word that evokes a frame, and how it is meant.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// Its tokens.
    pub tokens: TokenRange,
    /// The tokens from its first mark of modality to its end.
    pub group: TokenRange,
    /// The frame.
    pub frame: Box<str>,
    /// How far the event has come, where a word says so.
    pub stage: Option<Stage>,
    /// Whether it is negated.
    pub polarity: Polarity,
    /// How sure the text is.
    pub certainty: Certainty,
    /// Whether the one named before it underwent it (bị trục xuất, was expelled).
    pub passive: bool,
    /// Whether it only says what a body, a law or a kind of work is concerned with, and tells no happening.
    pub topic: bool,
}

impl Trigger {
    /// A trigger of which nothing more is known.
    fn plain(tokens: TokenRange, frame: &str) -> Self {
        Self {
            tokens,
            group: tokens,
            frame: frame.into(),
            stage: None,
            polarity: Polarity::Positive,
            certainty: Certainty::Certain,
            passive: false,
            topic: false,
        }
    }

    /// The role of a name by its place beside the trigger.
    pub fn role_of(&self, name: TokenRange) -> ParticipantRole {
        let before = name.end <= self.tokens.start;
        match (before, self.passive) {
            (true, false) | (false, true) => ParticipantRole::Agent,
            _ => ParticipantRole::Patient,
        }
    }
}

/// The triggers of a document, in order of place, those in names, times and titles left out.
pub(super) fn triggers(document: &Document<'_>, mentions: &Mentions, titles: &[TokenRange]) -> Vec<Trigger> {
    let mut triggers = Vec::new();
    let mut titles = titles.iter().peekable();
    let mut times = mentions.times.iter().peekable();
    let mut names = mentions.names.iter().peekable();
    for sentence in &document.sentences {
        let mut before = None;
        let mut at = sentence.tokens.start as usize;
        while at < sentence.tokens.end as usize {
            while names.next_if(|name| name.tokens.end as usize <= at).is_some() {}
            while times.next_if(|time| time.tokens.end as usize <= at).is_some() {}
            while titles.next_if(|title| title.end as usize <= at).is_some() {}
            let in_name = names.peek().is_some_and(|name| name.tokens.contains(at));
            // "March 28" is no march.
            let in_time = times.peek().is_some_and(|time| time.tokens.contains(at));
            if in_name || in_time || titles.peek().is_some_and(|title| title.contains(at)) {
                at += 1;
                continue;
            }
            match document.longest_at(at, Category::FrameTrigger) {
                Some((entry, tokens)) => {
                    // A phrase that only looks like a trigger has the frame `none` and hides what it contains.
                    if &*entry.value != "none" {
                        let trigger = read_trigger(document, mentions, tokens, sentence.tokens, before, &entry.value);
                        triggers.push(Trigger { topic: is_topic(document, tokens, sentence.tokens), ..trigger });
                        before = Some(tokens);
                    }
                    at = tokens.end as usize;
                }
                None => at += 1,
            }
        }
    }
    triggers
}

/// Reads the words before a trigger. `before` is the trigger before it in its sentence.
fn read_trigger(
    document: &Document<'_>,
    mentions: &Mentions,
    tokens: TokenRange,
    sentence: TokenRange,
    before: Option<TokenRange>,
    frame: &str,
) -> Trigger {
    let mut trigger = Trigger::plain(tokens, frame);
    let from = (tokens.start as usize).saturating_sub(REACH).max(sentence.start as usize);
    // A mark divides clauses: what stands before it belongs to another predicate.
    let from = (from..tokens.start as usize)
        .rev()
        .find(|&at| document.tokens[at].kind == TokenKind::Mark)
        .map_or(from, |at| at + 1);
    // "No one was killed in the explosion": a word of modality belongs to the predicate behind it, unless that is one of
    // modality itself ("did not allow a protest") or the two stand side by side.
    let is_modal = |other: TokenRange| {
        modal_word_before(document, other.start as usize, tokens.start)
            .is_some_and(|(entry, _)| !matches!(&*entry.value, "passive" | "held" | "negative" | "denial" | "not_yet"))
    };
    let apart = |other: &TokenRange| !is_joined(document, *other, tokens) && !is_modal(*other);
    let from = before.filter(apart).map_or(from, |other| from.max(other.end as usize));
    let mut denied_until = None;
    let mut at = from;
    while at < tokens.start as usize {
        let Some((entry, found)) = modal_word_before(document, at, tokens.start).filter(|_| !is_in_time(mentions, at))
        else {
            at += 1;
            continue;
        };
        // "If there is nothing unusual it will reopen": what is denied stands before the predicate that "will" opens.
        if denied_until.is_some_and(|end| end < found.start) && Stage::from_name(&entry.value).is_some() {
            trigger = Trigger::plain(tokens, frame);
        }
        if matches!(&*entry.value, "negative" | "denial" | "not_yet") {
            denied_until = Some(found.end);
        }
        if apply(&mut trigger, &entry.value, found.end == tokens.start) {
            trigger.group.start = trigger.group.start.min(at as u32);
        }
        at = found.end as usize;
    }
    trigger
}

/// Whether a token belongs to a time: "May 9" is no possibility.
pub(super) fn is_in_time(mentions: &Mentions, token: usize) -> bool {
    let after = mentions.times.partition_point(|time| time.tokens.end as usize <= token);
    mentions.times.get(after).is_some_and(|time| time.tokens.contains(token))
}

/// Whether two predicates are joined, so that the words before the first are said of both: "đã bắt và khởi tố".
fn is_joined(document: &Document<'_>, first: TokenRange, second: TokenRange) -> bool {
    first.end == second.start
        || first.end + 1 == second.start
            && document
                .entries_at(first.end as usize, Category::NameWord)
                .any(|(entry, tokens)| &*entry.value == "joiner" && tokens.end == second.start)
}

/// Words of modality and negation in a row, before a predicate that no table knows.
#[derive(Clone, Debug)]
pub(super) struct Modality {
    /// Its tokens.
    pub(super) tokens: TokenRange,
    /// How far the event has come, where a word says so.
    pub(super) stage: Option<Stage>,
    /// Whether it is negated.
    pub(super) polarity: Polarity,
    /// How sure the text is.
    pub(super) certainty: Certainty,
}

impl Modality {
    /// The modality that begins at a token, up to the end of the sentence.
    pub(super) fn at(document: &Document<'_>, token: usize, sentence: TokenRange) -> Option<Modality> {
        let mut read: Option<Trigger> = None;
        let mut at = token;
        while let Some((entry, found)) = modal_word(document, at).filter(|(_, found)| found.end <= sentence.end) {
            let trigger = read.get_or_insert_with(|| Trigger::plain(found, ""));
            if !apply(trigger, &entry.value, true) && trigger.tokens == found {
                return None;
            }
            trigger.tokens.end = found.end;
            at = found.end as usize;
        }
        // A passive alone says nothing of how the predicate is meant.
        let says = |trigger: &Trigger| {
            trigger.stage.is_some() || trigger.polarity == Polarity::Negative || trigger.certainty != Certainty::Certain
        };
        read.filter(says).map(|trigger| Modality {
            tokens: trigger.tokens,
            stage: trigger.stage,
            polarity: trigger.polarity,
            certainty: trigger.certainty,
        })
    }
}

/// The longest word of modality or negation at a token that ends before another.
fn modal_word_before<'d>(document: &'d Document<'_>, at: usize, end: u32) -> Option<(&'d Entry, TokenRange)> {
    [Category::Modality, Category::Negation]
        .into_iter()
        .filter_map(|category| document.entries_at(at, category).rev().find(|(_, found)| found.end <= end))
        .max_by_key(|(_, found)| found.end)
}

/// The longest word of modality or negation at a token.
fn modal_word<'d>(document: &'d Document<'_>, at: usize) -> Option<(&'d Entry, TokenRange)> {
    modal_word_before(document, at, u32::MAX)
}

/// What a word of modality or negation says of the trigger after it. `adjacent`: nothing stands between the two.
fn apply(trigger: &mut Trigger, value: &str, adjacent: bool) -> bool {
    match value {
        "negative" | "denial" => trigger.polarity = Polarity::Negative,
        "not_yet" => {
            trigger.polarity = Polarity::Negative;
            trigger.stage.get_or_insert(Stage::Scheduled);
        }
        "passive" => {
            if !adjacent {
                return false;
            }
            trigger.passive = true;
        }
        "probable" => trigger.certainty = Certainty::Probable,
        "possible" | "condition" => trigger.certainty = Certainty::Possible,
        "unknown" => trigger.certainty = Certainty::Unknown,
        _ => {
            let Some(stage) = Stage::from_name(value) else { return false };
            // The nearest word wins: "dự kiến đã" is read as held.
            trigger.stage = Some(stage);
        }
    }
    true
}
