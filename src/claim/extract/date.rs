//! When something was or will be.

use rustc_hash::FxHashMap;

use crate::claim::{ArticleReading, Claim, ClaimValue, Cue, Facet, Participant, ParticipantRole};
use crate::mention::{NameKind, TimeMention, TimeRole};
use crate::text::{Category, TokenKind, TokenRange};
use crate::value::{Granularity, TimeKind};

/// How many tokens may lie between the words of a comparison and the time: "so với dự toán năm 2013".
const REACH: usize = 3;

/// How many tokens a kind of law may have.
const LAW: usize = 3;

/// The rule that reads "the same day".
const DEICTIC: &str = "deictic";

/// How the value of a part of a day begins of which nothing is known.
const DAY_UNKNOWN: &str = "XXXX-XX-XXT";

pub(super) fn extract(reading: &ArticleReading<'_>, rule: &'static str) -> Vec<Claim> {
    let speakers = speakers(reading);
    reading
        .mentions
        .times
        .iter()
        .filter(|time| {
            matches!(time.value.kind, TimeKind::Date | TimeKind::Time)
                && (time.value.interval.is_some() || time.value.date.is_some())
                // "In the morning" of a day that nothing tells.
                && !time.value.timex.starts_with(DAY_UNKNOWN)
                && !is_in_name(reading, time)
                && time.value.granularity.is_none_or(|granularity| granularity <= Granularity::Year)
                && reading.is_told(time.tokens.start as usize)
        })
        .filter_map(|time| {
            let mut claim = reading.claim_by(
                time.tokens,
                Facet::Date,
                ClaimValue::Time(Box::new(time.value.clone())),
                rule,
                time.rule,
            )?;
            claim.time = None;
            claim.part = time.role == Some(TimeRole::Until);
            if time.anchor.is_some() && time.rule == DEICTIC {
                claim.cue.get_or_insert(Cue::Anchored);
            }
            if is_baseline(reading, time.tokens) {
                claim.cue = Some(Cue::Baseline);
            }
            if let Some(speaker) = speakers.get(&time.tokens).and_then(|&entity| participant(reading, entity)) {
                claim.cue.get_or_insert(Cue::Said);
                said_by(&mut claim, speaker);
            }
            claim.slot = slot(reading, &claim, time.tokens);
            Some(claim)
        })
        .collect()
}

/// Whether a year belongs to a name: "World Cup 2014", "Hiến pháp năm 1992".
fn is_in_name(reading: &ArticleReading<'_>, time: &TimeMention) -> bool {
    if time.value.granularity != Some(Granularity::Year) {
        return false;
    }
    let (document, start) = (reading.document, time.tokens.start as usize);
    let names = &reading.mentions.names;
    // The name ends right before the year, or with it.
    let name = names[..names.partition_point(|name| name.tokens.start < time.tokens.start)].last();
    let in_name = name.is_some_and(|name| {
        time.tokens.start <= name.tokens.end && matches!(name.kind, NameKind::Other | NameKind::Organization)
    });
    let bare = time.tokens.len() == 1 && document.tokens[start].kind == TokenKind::Number;
    let dated = |at: usize| {
        let mut words = document.entries_at(at, Category::ClaimWord);
        words.any(|(entry, tokens)| &*entry.value == "dated" && tokens.end as usize == start)
    };
    bare && in_name || (start.saturating_sub(LAW)..start).any(dated)
}

/// For each time that is told as that of a saying, whose it was, as an entity.
fn speakers(reading: &ArticleReading<'_>) -> FxHashMap<TokenRange, u32> {
    let mut speakers = FxHashMap::default();
    for quote in &reading.mentions.quotes {
        if let (Some(date), Some(entity)) = (quote.date, quote.speaker.as_ref().and_then(|speaker| speaker.entity)) {
            speakers.entry(date).or_insert(entity);
        }
    }
    speakers
}

/// The speaker as one who acts.
fn participant(reading: &ArticleReading<'_>, entity: u32) -> Option<Participant> {
    let (name, key) = (reading.entity_name(entity)?.name.clone(), reading.entity_key(entity)?);
    Some(Participant { role: ParticipantRole::Agent, name: (*name).into(), key })
}

/// Makes the speaker the one who acted.
fn said_by(claim: &mut Claim, speaker: Participant) {
    let acts = |participant: &Participant| participant.role == ParticipantRole::Agent;
    claim.participants.retain(|participant| participant.key != speaker.key);
    for participant in claim.participants.iter_mut().filter(|participant| acts(participant)) {
        participant.role = ParticipantRole::Other;
    }
    claim.participants.insert(0, speaker);
}

/// Whether a time is what something is compared with ("up from 2012").
fn is_baseline(reading: &ArticleReading<'_>, time: TokenRange) -> bool {
    let document = reading.document;
    let start = time.start as usize;
    let is_near = |end: usize, reach: usize| {
        end <= start && start <= end + reach && (end..start).all(|at| document.tokens[at].kind == TokenKind::Word)
    };
    (start.saturating_sub(REACH + 3)..start).any(|at| {
        document.entries_at(at, Category::QuantityWord).any(|(entry, words)| match &*entry.value {
            "baseline" => is_near(words.end as usize, REACH),
            "baseline_next" => is_near(words.end as usize, 0),
            _ => false,
        })
    })
}

fn slot(reading: &ArticleReading<'_>, claim: &Claim, tokens: TokenRange) -> Box<str> {
    match &claim.frame {
        Some(frame) => frame.replace('_', " ").into(),
        None => reading.label(tokens, 3).into(),
    }
}
