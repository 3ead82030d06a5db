//! Parties against each other: what two named parties say of one thing within one article.

use rustc_hash::FxHashMap;

use super::desk::{Desk, UNLINKED};
use super::judge::finding;
use super::rules::story;
use super::{Finding, Ruling, Severity, Verdict};
use crate::article::Field;
use crate::claim::{Claim, Facet, relation_of};
use crate::event::Event;
use crate::value::relation::{self, Relation};

/// The figures of two parties, with all claims of the story that give them.
struct Dispute {
    first: Vec<u32>,
    second: Vec<u32>,
    score: f64,
}

/// For each claim of an event, the slot in which it is.
type Slots<'a> = FxHashMap<u32, &'a [u32]>;

fn slots_of(event: &Event) -> Slots<'_> {
    event.slots.iter().flat_map(|slot| slot.iter().map(|&claim| (claim, slot.as_slice()))).collect()
}

/// The disputes of parties that the articles of an event tell.
pub(super) fn disputes(desk: &Desk<'_>, index: u32, event: &Event) -> Vec<Finding> {
    if !desk.uses(&story::PARTIES_DISPUTE) {
        return Vec::new();
    }
    let mut disputes: Vec<Dispute> = Vec::new();
    let slots = slots_of(event);
    for &article in &event.articles {
        let claims: Vec<u32> = desk.of_article(article).filter(|&claim| is_a_partys(desk.claim(claim))).collect();
        for (at, &a) in claims.iter().enumerate() {
            for &b in &claims[at + 1..] {
                let denial = denies(desk.claim(a)) || denies(desk.claim(b));
                if answer_each_other(desk, a, b) && (!denial || is_what_is_denied(desk, &slots, &claims, a, b)) {
                    add(desk, &slots, &mut disputes, a, b);
                }
            }
        }
    }
    disputes.into_iter().map(|dispute| judge(desk, index, event, dispute)).collect()
}

/// Whether it is a figure in the mouth of a named party.
fn is_a_partys(claim: &Claim) -> bool {
    let quantity =
        matches!(claim.facet, Facet::Count | Facet::Money | Facet::Percent | Facet::Measure | Facet::Duration);
    quantity && claim.speaker_key.is_some() && !claim.part
}

/// Whether two figures of one article are those of two parties on one thing.
fn answer_each_other(desk: &Desk<'_>, a: u32, b: u32) -> bool {
    let (a, b) = (desk.claim(a), desk.claim(b));
    let one_sentence = a.span.field == b.span.field && a.sentence == b.sentence;
    let denial = denies(a) || denies(b);
    let near = a.span.field == b.span.field && a.sentence.abs_diff(b.sentence) <= desk.tolerances.party_sentences;
    let same_thing = match (a.head, b.head) {
        (Some(x), Some(y)) => x == y || denial,
        (None, None) => true,
        // "89 dead by Moscow's count and 400 by Kyiv's" leaves the noun out.
        _ => one_sentence || denial,
    };
    let same_frame = matches!((&a.frame, &b.frame), (Some(x), Some(y)) if x == y);
    let other_time = matches!((&a.time, &b.time), (Some(x), Some(y)) if relation::times(x, y) == Relation::Apart);
    let other_scope = matches!((a.scope, b.scope), (Some(x), Some(y)) if x != y);
    // A spokesman and the one he speaks for, an agency and the man whom it quotes are one party.
    let one_chain = a.via == b.speaker && a.via.is_some() || b.via == a.speaker && b.via.is_some();
    // Donors and buyers each tell their own sum.
    let own = |claim: &Claim| claim.agent().is_some() && claim.agent() == claim.speaker_key;
    let each_its_own = own(a) || own(b) || matches!((a.agent(), b.agent()), (Some(x), Some(y)) if x != y);
    let counted = a.facet == Facet::Count || (one_sentence && a.context.iter().any(|key| b.context.contains(key)));
    (near || denial)
        && a.facet == b.facet
        && a.speaker_key != b.speaker_key
        && same_thing
        && same_frame
        && counted
        && !other_time
        && !other_scope
        && !one_chain
        && !(each_its_own && a.facet != Facet::Count)
        && relation_of(a, b) == Relation::Apart
}

/// Whether the claim says that there was none.
fn denies(claim: &Claim) -> bool {
    claim.quantity().is_some_and(|quantity| quantity.high.is_some_and(|high| high.is_zero()))
}

/// Whether the figure is the one that the denial answers: that of its own sentence, else that of a headline or lead,
/// else that of the sentence before or after it. A denial answers one figure.
fn is_what_is_denied(desk: &Desk<'_>, slots: &Slots<'_>, claims: &[u32], a: u32, b: u32) -> bool {
    let (denial, figure) = if denies(desk.claim(a)) { (a, b) } else { (b, a) };
    let rank = |figure: u32| {
        let (denial, claim) = (desk.claim(denial), desk.claim(figure));
        let one_field = denial.span.field == claim.span.field;
        let is_prominent =
            with_slot(desk, slots, figure).iter().any(|&other| desk.claim(other).span.field != Field::Text);
        match denial.sentence.abs_diff(claim.sentence) {
            0 if one_field => 0,
            _ if is_prominent => 1,
            1 if one_field => 2,
            _ => 3,
        }
    };
    let own = rank(figure);
    let rivals = claims.iter().filter(|&&other| other != figure && answer_each_other(desk, denial, other));
    own < 3
        && rivals
            .into_iter()
            .all(|&other| own <= rank(other) || relation_of(desk.claim(figure), desk.claim(other)) != Relation::Apart)
}

/// Adds two figures to the dispute that they are a part of, or opens one.
fn add(desk: &Desk<'_>, slots: &Slots<'_>, disputes: &mut Vec<Dispute>, a: u32, b: u32) {
    let (first, second) = (with_slot(desk, slots, a), with_slot(desk, slots, b));
    let told_alike = |left: &[u32], right: &[u32]| {
        left.iter().any(|&claim| right.contains(&claim))
            || (relation_of(desk.claim(left[0]), desk.claim(right[0])) == Relation::Same
                && desk.claim(left[0]).frame == desk.claim(right[0]).frame)
    };
    for dispute in disputes.iter_mut() {
        let (straight, crossed) = (
            told_alike(&dispute.first, &first) && told_alike(&dispute.second, &second),
            told_alike(&dispute.first, &second) && told_alike(&dispute.second, &first),
        );
        if straight || crossed {
            let (left, right) = if straight { (&first, &second) } else { (&second, &first) };
            merge(&mut dispute.first, left);
            merge(&mut dispute.second, right);
            return;
        }
    }
    let score = desk.best_score(&first).max(desk.best_score(&second)).max(UNLINKED);
    disputes.push(Dispute { first, second, score });
}

fn merge(side: &mut Vec<u32>, more: &[u32]) {
    for &claim in more {
        if !side.contains(&claim) {
            side.push(claim);
        }
    }
}

/// The claims of a claim's slot that give its value, itself first.
fn with_slot(desk: &Desk<'_>, slots: &Slots<'_>, claim: u32) -> Vec<u32> {
    let mut side = vec![claim];
    if let Some(slot) = slots.get(&claim) {
        let same = |other: u32| {
            matches!(relation_of(desk.claim(claim), desk.claim(other)), Relation::Same | Relation::Compatible)
        };
        side.extend(slot.iter().copied().filter(|&other| other != claim && same(other)));
    }
    side
}

fn judge(desk: &Desk<'_>, index: u32, event: &Event, mut dispute: Dispute) -> Finding {
    let name = |claims: &[u32]| desk.claim(claims[0]).speaker.as_deref().unwrap_or_default().to_owned();
    let (first, second) = (name(&dispute.first), name(&dispute.second));
    let mut ruling = Ruling::new(Verdict::Disputed).with("first", &first).with("second", &second);
    let mut rule = story::PARTIES_DISPUTE.name;
    let dropped = drops_attribution(desk, &dispute.first, &dispute.second)
        .map(|article| (article, &first))
        .or_else(|| drops_attribution(desk, &dispute.second, &dispute.first).map(|article| (article, &second)));
    if let Some((article, party)) = dropped
        && desk.uses(&story::ATTRIBUTION_DROPPED)
    {
        rule = story::ATTRIBUTION_DROPPED.name;
        let outlet = desk.sources.outlets[article as usize].unwrap_or_default();
        ruling = ruling.with("outlet", outlet).with("party", party);
        ruling.severity = Severity::Warning;
    }
    for side in [&mut dispute.first, &mut dispute.second] {
        side.sort_by_key(|&claim| (desk.published(desk.claim(claim)), claim));
    }
    finding(desk, index, event, (rule, ruling, dispute.score), vec![dispute.first, dispute.second])
}

/// The article that prints a figure of this side as plain fact wherever it prints it, and has nothing of the other.
fn drops_attribution(desk: &Desk<'_>, side: &[u32], other: &[u32]) -> Option<u32> {
    let article = |claim: u32| desk.claim(claim).article;
    side.iter().map(|&claim| article(claim)).find(|&candidate| {
        let plain = |claim: &Claim| claim.speaker.is_none() && claim.via.is_none();
        side.iter().filter(|&&claim| article(claim) == candidate).all(|&claim| plain(desk.claim(claim)))
            && !other.iter().any(|&claim| article(claim) == candidate)
    })
}
