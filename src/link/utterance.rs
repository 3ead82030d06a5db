//! Utterances: the same words in two articles, whoever is said to have said them; and translations, which the links of
//! speakers show.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Evidence;
use super::bundle::Bundle;
use crate::claim::{Claim, ClaimValue, Facet, Wording};

/// Content words that two utterances must share, at least.
const LEAST_SHARED: usize = 3;
/// Share of the content words of the shorter one that they must share.
const SHARE: f64 = 0.6;
/// Share from which utterances that differ in a word on which the meaning hangs are one utterance.
const SHARE_APART: f64 = 0.75;
/// What each shared content word says, in bits.
const BITS: f64 = 0.6;
/// What speaks against two utterances before any word is compared, in bits.
const PRIOR: f64 = -2.0;
/// What the speaker says, in bits: the same one, or another.
const SPEAKER: f64 = 1.0;
/// The most that shared words say, in bits.
const LIMIT: f64 = 8.0;
/// The score from which two utterances are surely one, in bits; from 0 on they may be.
const SURE: f64 = 2.0;

/// Two utterances that may be one.
struct Candidate {
    a: u32,
    b: u32,
    score: f64,
    is_sure: bool,
    evidence: Vec<Evidence>,
}

/// Links the utterances of two articles. `left` and `right` are indices of claims of these articles; `links` and
/// `possible` hold from these places on those of their speakers.
pub(super) fn link_utterances(
    claims: &[Claim],
    (left, right): (&[u32], &[u32]),
    (links, first_link): (&mut Bundle, usize),
    (possible, first_possible): (&mut Bundle, usize),
) {
    let of_facet = |list: &[u32], facet: Facet| -> Vec<u32> {
        list.iter().copied().filter(|&claim| claims[claim as usize].facet == facet).collect()
    };
    let (first, second) = (of_facet(left, Facet::Quote), of_facet(right, Facet::Quote));
    if first.is_empty() || second.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for &a in &first {
        let words: FxHashSet<_> = claims[a as usize].context.iter().collect();
        for &b in &second {
            let shared = claims[b as usize].context.iter().filter(|key| words.contains(key)).count();
            let shorter = words.len().min(claims[b as usize].context.len());
            if LEAST_SHARED <= shared
                && SHARE * shorter as f64 <= shared as f64
                && let Some(candidate) = weigh(claims, a, b, shared, shorter)
            {
                found.push(candidate);
            }
        }
    }
    for (linked, is_sure) in [(links.from(first_link), true), (possible.from(first_possible), false)] {
        let speakers: Vec<(u32, u32, f64)> = linked
            .iter()
            .filter(|link| claims[link.a as usize].facet == Facet::Speaker)
            .map(|link| (link.a, link.b, link.score))
            .collect();
        found.extend(translations(claims, &first, &second, &speakers, is_sure));
    }
    // One utterance has one partner in the other article: the one with which it shares most.
    found.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut taken: FxHashSet<u32> = FxHashSet::default();
    for Candidate { a, b, score, is_sure, evidence } in found {
        if !taken.contains(&a) && !taken.contains(&b) {
            taken.extend([a, b]);
            let joined = if is_sure { &mut *links } else { &mut *possible };
            joined.join((a, b), score, |all| all.extend(evidence));
        }
    }
}

fn weigh(claims: &[Claim], a: u32, b: u32, shared: usize, shorter: usize) -> Option<Candidate> {
    let (one, two) = (&claims[a as usize], &claims[b as usize]);
    let (ClaimValue::Quote(left), ClaimValue::Quote(right)) = (&one.value, &two.value) else { return None };
    if left.language != right.language {
        return None;
    }
    let wording = left.wording(right);
    let nearly = SHARE_APART * shorter as f64 <= shared as f64;
    if wording == Wording::Unlike || (matches!(wording, Wording::Differs(_)) && !nearly) {
        return None;
    }
    let mut evidence = vec![
        Evidence { name: "prior", weight: PRIOR },
        Evidence { name: "words_same", weight: (BITS * shared as f64).min(LIMIT) },
    ];
    match (one.speaker_key, two.speaker_key) {
        (Some(x), Some(y)) if x == y => evidence.push(Evidence { name: "speaker_same", weight: SPEAKER }),
        (Some(_), Some(_)) => evidence.push(Evidence { name: "speaker_differs", weight: -SPEAKER }),
        _ => {}
    }
    let score: f64 = evidence.iter().map(|evidence| evidence.weight).sum();
    (0.0 <= score).then(|| Candidate { a: a.min(b), b: a.max(b), score, is_sure: SURE <= score, evidence })
}

/// Utterances in two languages whose speakers are linked: the link of the speakers is that of their words.
fn translations(
    claims: &[Claim],
    first: &[u32],
    second: &[u32],
    speakers: &[(u32, u32, f64)],
    is_sure: bool,
) -> Vec<Candidate> {
    // A speaker's claim and the claim of what was said have the same content words, in one sentence.
    let key = |claim: &Claim| (claim.article, claim.sentence, claim.context.clone());
    let quotes: FxHashMap<_, u32> =
        first.iter().chain(second).map(|&claim| (key(&claims[claim as usize]), claim)).collect();
    let quote_of = |speaker: u32| quotes.get(&key(&claims[speaker as usize])).copied();
    speakers
        .iter()
        .filter_map(|&(a, b, score)| {
            let (one, two) = (quote_of(a)?, quote_of(b)?);
            let (x, y) = (&claims[one as usize], &claims[two as usize]);
            let (ClaimValue::Quote(left), ClaimValue::Quote(right)) = (&x.value, &y.value) else { return None };
            let translated = left.language != right.language && left.wording(right) == Wording::Translated;
            (translated && 0.0 <= score).then(|| Candidate {
                a: one.min(two),
                b: one.max(two),
                score,
                is_sure,
                evidence: vec![Evidence { name: "translation", weight: score }],
            })
        })
        .collect()
}
