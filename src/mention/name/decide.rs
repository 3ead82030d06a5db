//! Which kind of thing a name is: all its mentions in the article vote together.

use rustc_hash::FxHashMap;

use super::NameKind;
use super::context::Context;
use super::draft::Draft;
use crate::text::{Key, TokenRange};

const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Organization, NameKind::Place, NameKind::Other];

/// Rules whose names stand by themselves, whatever else the article has.
fn is_firm(draft: &Draft) -> bool {
    draft.votes.iter().any(|votes| 6 <= *votes)
}

/// Decides the kind of every draft and drops those that nothing bears out.
pub(super) fn decide(context: &Context<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut votes: FxHashMap<Key, [i32; 4]> = FxHashMap::default();
    for draft in drafts.iter().filter(|draft| !draft.weak) {
        add(votes.entry(context.key(draft.core)).or_default(), &draft.votes);
    }
    // The parts of a person's name: "Trump" is a person where "Donald Trump" is one.
    let mut parts: FxHashMap<Key, i32> = FxHashMap::default();
    for draft in drafts.iter().filter(|draft| !draft.weak && winner(&draft.votes) == NameKind::Person && is_firm(draft)) {
        let count = context.word_keys(draft.core).count();
        for (index, key) in context.word_keys(draft.core).enumerate() {
            if index + 1 == count || index == 0 {
                *parts.entry(key).or_default() += 1;
            }
        }
    }
    for draft in drafts.iter_mut() {
        let key = context.key(draft.core);
        let mut total = draft.votes;
        let seen = votes.get(&key).copied().unwrap_or_default();
        let single = context.word_keys(draft.core).count() == 1;
        let is_part = single && parts.contains_key(&key);
        if draft.votes.iter().all(|votes| *votes < 20) {
            add(&mut total, &seen);
            if is_part {
                total[NameKind::Person as usize] += 7;
            }
        }
        let borne_out = seen.iter().any(|votes| 0 < *votes) || is_part;
        draft.kind = winner(&total);
        draft.weak &= !borne_out;
    }
    drafts.retain(|draft| !draft.weak && draft.votes != [0; 4] || !draft.weak && draft.kind != NameKind::Other);
}

fn add(total: &mut [i32; 4], votes: &[i32; 4]) {
    for (total, votes) in total.iter_mut().zip(votes) {
        *total += votes;
    }
}

fn winner(votes: &[i32; 4]) -> NameKind {
    let mut best = 3;
    for kind in [0, 1, 2] {
        if votes[best] < votes[kind] || (best == 3 && votes[kind] == votes[best] && 0 < votes[kind]) {
            best = kind;
        }
    }
    KINDS[best]
}

/// In headlines whose capitals say nothing: keeps the names that stand by themselves and looks for those of the text.
pub(super) fn read_headlines(context: &Context<'_, '_>, drafts: &mut Vec<Draft>) {
    if !drafts.iter().any(|draft| context.is_headline(draft.start())) {
        return;
    }
    drafts.retain(|draft| {
        !context.is_headline(draft.start())
            || draft.known.is_some()
            || draft.votes.iter().any(|votes| 20 <= *votes) && draft.rule != "titled-name"
    });
    let mut names: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    for (index, draft) in drafts.iter().enumerate().filter(|(_, draft)| !context.is_headline(draft.start())) {
        if let Some(first) = context.word_keys(draft.core).next() {
            names.entry(first).or_default().push(index);
        }
        if draft.kind == NameKind::Person
            && let Some(last) = context.word_keys(draft.core).last()
        {
            names.entry(last).or_default().push(index);
        }
    }
    let mut found = Vec::new();
    for sentence in &context.document.sentences {
        let start = sentence.tokens.start as usize;
        if !context.is_headline(start) {
            continue;
        }
        let mut at = start;
        while at < sentence.tokens.end as usize {
            let taken = drafts.iter().find(|draft| draft.tokens.contains(at)).map(Draft::end);
            let next = taken.or_else(|| {
                let draft = named_at(context, drafts, &names, at)?;
                let end = draft.end();
                found.push(draft);
                Some(end)
            });
            at = next.unwrap_or(at + 1).max(at + 1);
        }
    }
    drafts.extend(found);
    drafts.sort_by_key(|draft| draft.tokens);
}

/// The longest name of the text that begins at a token of a headline.
fn named_at(
    context: &Context<'_, '_>,
    drafts: &[Draft],
    names: &FxHashMap<Key, Vec<usize>>,
    at: usize,
) -> Option<Draft> {
    if !context.is_capital(at) || context.time_end(at).is_some() {
        return None;
    }
    let key = context.document.tokens[at].key;
    let mut best: Option<Draft> = None;
    for index in names.get(&key)? {
        let model = &drafts[*index];
        let length = model.core.len();
        let tokens = TokenRange::new(at, (at + length).min(context.document.tokens.len()));
        let whole = context.word_keys(tokens).eq(context.word_keys(model.core));
        let last = model.kind == NameKind::Person && context.word_keys(model.core).last() == Some(key);
        let tokens = if whole { tokens } else { TokenRange::new(at, at + 1) };
        if (whole || last) && best.as_ref().is_none_or(|best| best.tokens.len() < tokens.len()) {
            let mut draft = Draft::new(tokens, "headline");
            draft.kind = model.kind;
            draft.votes[model.kind as usize] = 1;
            draft.known = model.known.clone();
            draft.gender = model.gender;
            best = Some(draft);
        }
    }
    best
}
