//! Credits against their sources: a figure given to an outlet whose own article has another.

use super::desk::{Desk, UNLINKED};
use super::judge::finding;
use super::rules::story;
use super::{Finding, Ruling, Verdict};
use crate::claim::{Claim, relation_of};
use crate::event::Event;
use crate::text::plain_letters;
use crate::value::relation::Relation;

/// Letters from which the name of an outlet is told from other words.
const LEAST_LETTERS: usize = 4;

/// The figures of an event that are credited to an outlet of the event which gives another.
pub(super) fn unsupported(desk: &Desk<'_>, index: u32, event: &Event) -> Vec<Finding> {
    if !desk.uses(&story::CREDIT_UNSUPPORTED) {
        return Vec::new();
    }
    let mut findings: Vec<Finding> = Vec::new();
    for slot in &event.slots {
        for &claim in slot {
            let given = desk.claim(claim);
            if given.quantity().is_none() {
                continue;
            }
            let Some(credited) = credited_outlet(desk, event, given) else { continue };
            let own: Vec<u32> =
                slot.iter().copied().filter(|&other| is_of(desk, desk.claim(other), credited)).collect();
            let supported = event
                .articles
                .iter()
                .filter(|&&article| desk.sources.outlets[article as usize] == Some(credited))
                .flat_map(|&article| desk.of_article(article))
                .any(|other| {
                    let other = desk.claim(other);
                    other.facet == given.facet
                        && other.head == given.head
                        && matches!(relation_of(other, given), Relation::Same | Relation::Compatible)
                });
            if own.is_empty() || supported {
                continue;
            }
            let score = desk.strongest(&[claim], &own).map_or(UNLINKED, |(score, ..)| score);
            let ruling = Ruling::new(Verdict::Conflict).warning().with("outlet", credited);
            let found =
                finding(desk, index, event, (story::CREDIT_UNSUPPORTED.name, ruling, score), vec![vec![claim], own]);
            if !findings.iter().any(|known| known.id == found.id) {
                findings.push(found);
            }
        }
    }
    findings
}

fn is_of(desk: &Desk<'_>, claim: &Claim, outlet: &str) -> bool {
    desk.sources.outlets[claim.article as usize] == Some(outlet)
}

/// The outlet among those of the event to which a claim of another outlet is credited.
fn credited_outlet<'a>(desk: &Desk<'a>, event: &Event, claim: &Claim) -> Option<&'a str> {
    let own = desk.sources.outlets[claim.article as usize];
    let credits: Vec<String> =
        [claim.speaker.as_deref(), claim.via.as_deref()].into_iter().flatten().map(plain_letters).collect();
    if credits.is_empty() {
        return None;
    }
    event
        .articles
        .iter()
        .filter_map(|&article| desk.sources.outlets[article as usize])
        .filter(|outlet| Some(*outlet) != own)
        .find(|outlet| {
            let label = outlet.strip_prefix("www.").unwrap_or(outlet);
            let label = plain_letters(label.split('.').next().unwrap_or_default());
            LEAST_LETTERS <= label.len() && credits.iter().any(|credit| credit.ends_with(&label))
        })
}
