//! What was not compared, and why; what a single source says.

use rustc_hash::{FxHashMap, FxHashSet};

use super::desk::shown;
use super::rules::story;
use super::{Axis, Finding, NotCompared, Severity, Side, Verdict};
use crate::claim::{Claim, relation_of};
use crate::event::Event;
use crate::value::relation::Relation;

/// The claims that are in no slot, by reason: `other_unit`, where an article of the story counts the same thing in a
/// unit that cannot be converted; `no_partner`, where no other article of the story has it; `no_story`, where the
/// article shares its story with no other; `weak_link`, where another article may tell of the same, without enough
/// evidence. `aside` are those that were kept out of the comparison, with the reason.
pub fn not_compared(claims: &[Claim], events: &[Event], aside: &[(&'static str, Vec<u32>)]) -> Vec<NotCompared> {
    let mut in_slot = vec![false; claims.len()];
    for &claim in aside.iter().flat_map(|(_, claims)| claims) {
        in_slot[claim as usize] = true;
    }
    let mut event_of: FxHashMap<u32, usize> = FxHashMap::default();
    for (index, event) in events.iter().enumerate() {
        for &article in &event.articles {
            event_of.insert(article, index);
        }
        for &claim in event.slots.iter().flatten() {
            in_slot[claim as usize] = true;
        }
    }
    let mut possible = vec![false; claims.len()];
    for &claim in events.iter().flat_map(|event| &event.possible).flat_map(|slot| &slot.parts).flatten() {
        possible[claim as usize] = !in_slot[claim as usize];
        in_slot[claim as usize] = true;
    }
    let weak: Vec<u32> = (0..).zip(&possible).filter(|(_, possible)| **possible).map(|(claim, _)| claim).collect();
    let mut alike: FxHashMap<_, Vec<u32>> = FxHashMap::default();
    for (index, claim) in claims.iter().enumerate() {
        if let Some(event) = event_of.get(&claim.article)
            && claim.frame.is_some()
            && claim.quantity().is_some_and(|quantity| quantity.unit.is_some())
        {
            alike.entry((*event, claim.facet, claim.frame.clone())).or_default().push(index as u32);
        }
    }
    let (mut alone, mut other_unit, mut without_story) = (Vec::new(), Vec::new(), Vec::new());
    for (index, claim) in claims.iter().enumerate().filter(|(index, _)| !in_slot[*index]) {
        let Some(event) = event_of.get(&claim.article) else {
            without_story.push(index as u32);
            continue;
        };
        let rivals = alike.get(&(*event, claim.facet, claim.frame.clone())).map_or(&[][..], Vec::as_slice);
        let measured_otherwise = claim.quantity().is_some_and(|quantity| quantity.unit.is_some())
            && rivals.iter().any(|&rival| {
                let rival = &claims[rival as usize];
                rival.article != claim.article && relation_of(claim, rival) == Relation::Incomparable
            });
        if measured_otherwise { other_unit.push(index as u32) } else { alone.push(index as u32) }
    }
    [("no_partner", alone), ("other_unit", other_unit), ("no_story", without_story), ("weak_link", weak)]
        .into_iter()
        .chain(aside.iter().cloned())
        .filter(|(_, claims)| !claims.is_empty())
        .map(|(reason, claims)| NotCompared { reason, claims })
        .collect()
}

/// A finding for each value that only one article of a story of several gives. `ids` are those of the articles; `latest`
/// tells the latest version of each article; earlier ones are left out.
pub fn single_sources(claims: &[Claim], events: &[Event], ids: &[&str], latest: &[u32]) -> Vec<Finding> {
    let mut claims_of: Vec<Vec<u32>> = vec![Vec::new(); latest.len()];
    for (claim, at) in claims.iter().zip(0_u32..) {
        claims_of[claim.article as usize].push(at);
    }
    let mut findings = Vec::new();
    for (index, event) in events.iter().enumerate() {
        let compared: FxHashSet<u32> =
            event.slots.iter().chain(event.possible.iter().flat_map(|slot| &slot.parts)).flatten().copied().collect();
        let mut of_article: FxHashMap<(u32, String), usize> = FxHashMap::default();
        let mut alone: Vec<u32> = event
            .articles
            .iter()
            .filter(|&&article| latest[article as usize] == article)
            .flat_map(|&article| claims_of[article as usize].iter().copied())
            .filter(|claim| !compared.contains(claim))
            .collect();
        alone.sort_unstable();
        for at in alone {
            let claim = &claims[at as usize];
            let (value, unit, hedge) = shown(claim);
            // An article that says it twice says it once.
            let said = format!("{} {:?} {:?} {value} {unit:?}", claim.facet.name(), claim.head, claim.frame);
            if let Some(&known) = of_article.get(&(claim.article, said.clone())) {
                let known: &mut Finding = &mut findings[known];
                known.sides[0].claims.push(at);
                continue;
            }
            let id = format!(
                "f{:016x}",
                crate::text::key_of_words(&format!("{} {} single {said}", event.id, ids[claim.article as usize])).0
            );
            of_article.insert((claim.article, said), findings.len());
            findings.push(Finding {
                id,
                event: index as u32,
                facet: claim.facet,
                slot: claim.slot.to_string(),
                verdict: Verdict::SingleSource,
                axis: Axis::Outlets,
                severity: Severity::Note,
                rule: story::SINGLE_SOURCE.name,
                inputs: Vec::new(),
                confidence: 1.0,
                review: None,
                sides: vec![Side { value, unit, hedge, origins: 1, claims: vec![at] }],
            });
        }
    }
    findings
}
