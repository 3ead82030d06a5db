//! An article against itself: a headline that its text does not bear out, a figure that it corrects.

use rust_decimal::Decimal;

use super::desk::Desk;
use super::judge::finding;
use super::rules::story;
use super::{Finding, Ruling, Verdict};
use crate::article::Field;
use crate::claim::{Claim, Cue, Facet, relation_of};
use crate::event::Event;
use crate::value::relation::Relation;
use crate::value::{Hedge, QuantityKind};

/// What a link within one article is worth, in bits: nobody has to find out that it is one story.
const ONE_ARTICLE: f64 = 1.0;

/// The findings on single articles of an event.
pub(super) fn against_itself(desk: &Desk<'_>, index: u32, event: &Event) -> Vec<Finding> {
    let mut findings = Vec::new();
    for &article in &event.articles {
        let claims: Vec<u32> = desk.of_article(article).filter(|&it| desk.claim(it).quantity().is_some()).collect();
        if desk.uses(&story::HEADLINE_DIFFERS) {
            findings.extend(headline(desk, index, event, &claims));
        }
        if desk.uses(&story::CORRECTED_WITHIN) {
            findings.extend(corrected(desk, index, event, &claims));
        }
    }
    findings
}

/// A number of the headline that the text gives otherwise, and nowhere as it stands there.
fn headline(desk: &Desk<'_>, index: u32, event: &Event, claims: &[u32]) -> Option<Finding> {
    claims.iter().find_map(|&title| {
        let claim = desk.claim(title);
        let told = claim.quantity().is_some_and(|quantity| {
            quantity.kind == QuantityKind::Count
                && quantity.hedge == Hedge::Exact
                && quantity.low.is_some_and(|value| Decimal::TEN < value)
        });
        if claim.span.field != Field::Title || claim.facet != Facet::Count || !told || claim.part {
            return None;
        }
        let in_text: Vec<u32> = claims
            .iter()
            .copied()
            .filter(|&other| {
                let other = desk.claim(other);
                other.span.field != Field::Title && other.facet == claim.facet && !other.part
            })
            .collect();
        let has_it = in_text.iter().any(|&other| relation_of(claim, desk.claim(other)) != Relation::Apart);
        let rivals: Vec<u32> = in_text
            .iter()
            .copied()
            .filter(|&other| {
                let other = desk.claim(other);
                counts_the_same(claim, other)
                    && other.cue.is_none()
                    && other.quantity().is_some_and(|it| it.hedge == Hedge::Exact)
            })
            .collect();
        // Two numbers in the text are the parts, or two states.
        let [rival] = rivals.as_slice() else { return None };
        let ruling = Ruling::new(Verdict::Conflict).warning();
        (!has_it).then(|| {
            finding(
                desk,
                index,
                event,
                (story::HEADLINE_DIFFERS.name, ruling, ONE_ARTICLE),
                vec![vec![title], vec![*rival]],
            )
        })
    })
}

/// Two figures of one sentence, of which a word says that one replaces the other.
fn corrected(desk: &Desk<'_>, index: u32, event: &Event, claims: &[u32]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for two in claims.windows(2) {
        let (a, b) = (desk.claim(two[0]), desk.claim(two[1]));
        let one_sentence = a.span.field == b.span.field && a.sentence == b.sentence;
        let corrected = a.cue == Some(Cue::Corrected) && b.cue == Some(Cue::Corrected);
        let other_time = a.time != b.time;
        if one_sentence && corrected && counts_the_same(a, b) && !other_time && relation_of(a, b) == Relation::Apart {
            let (from, to) = (super::desk::shown(a).0, super::desk::shown(b).0);
            let ruling = Ruling::new(Verdict::Update).with("first", from).with("second", to);
            let judged = (story::CORRECTED_WITHIN.name, ruling, ONE_ARTICLE);
            findings.push(finding(desk, index, event, judged, vec![vec![two[0]], vec![two[1]]]));
        }
    }
    findings
}

/// Whether two figures of one article are figures of the same thing.
fn counts_the_same(a: &Claim, b: &Claim) -> bool {
    let scope = matches!((a.scope, b.scope), (Some(x), Some(y)) if x != y);
    let counted = a.facet != Facet::Count || (a.head.is_some() && a.head == b.head);
    a.facet == b.facet && counted && a.frame.is_some() && a.frame == b.frame && !scope
}
