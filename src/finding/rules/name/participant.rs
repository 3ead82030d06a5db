//! Who did it or underwent it.

use crate::claim::{Claim, Facet, ParticipantRole};
use crate::finding::{Rule, Ruling, Verdict};
use crate::text::Key;
use crate::value::relation::Relation;

const PARTICIPANTS: &[Facet] = &[Facet::Participant];

/// Frames that do not go both ways: who wins against whom, who buys whom, who kills whom. Countries may well expel each
/// other's diplomats.
const ONE_WAY: &[&str] =
    &["match_win", "match_loss", "purchase", "murder", "shooting", "rape", "kidnapping", "assault", "transfer"];

/// A short name, a title, a description.
pub(in crate::finding::rules) const REFINES: Rule = Rule {
    name: "participant-refines",
    facets: PARTICIPANTS,
    summary: "One name is a short form or spelling of the other, or describes what the other names.",
    why: "Skripal and Skrypal, “the ministry” and its full name are one.",
    example: "“Volodymyr Zelenskyy” and “Zelensky”",
    silent: "the names have nothing in common",
    decide: |pair| (pair.relation == Relation::Compatible).then(|| Ruling::new(Verdict::Compatible)),
};

/// A list and a shorter one.
pub(in crate::finding::rules) const LISTED: Rule = Rule {
    name: "participant-listed",
    facets: PARTICIPANTS,
    summary: "One article names both of them: a list and a shorter list.",
    why: "An outlet that names two of five does not deny the other three.",
    example: "“with Laos, Cambodia and Thailand” and “with Thailand”",
    silent: "neither article names both in one sentence",
    decide: |pair| {
        let beside = |a: &Claim, b: &Claim| b.head.is_some_and(|key| a.participants.iter().any(|it| it.key == key));
        (pair.is_apart() && (beside(pair.earlier, pair.later) || beside(pair.later, pair.earlier)))
            .then(|| Ruling::new(Verdict::Compatible))
    },
};

/// Two names for one part.
pub(in crate::finding::rules) const APART: Rule = Rule {
    name: "participant-apart",
    facets: PARTICIPANTS,
    summary: "Different names are given for the same part.",
    why: "Only one of them can have scored the goal.",
    example: "“Quang Hai made the pass” and “Van Hau made the pass”",
    silent: "participants are not linked by default, because an article names many. A caller who sets \
             `threshold_apart` of the participant weights gets this rule",
    decide: |pair| pair.is_apart().then(|| Ruling::new(Verdict::Conflict).warning()),
};

/// Who did it to whom is exchanged.
pub(in crate::finding::rules) const ROLES_SWAPPED: Rule = Rule {
    name: "roles-swapped",
    facets: &[Facet::Status, Facet::Measure, Facet::Count, Facet::Money],
    summary: "The one who did it and the one who underwent it are exchanged.",
    why: "“A beat B” and “B beat A” are contraries, however equal the words.",
    example: "“Vietnam beat Malaysia 1-0” and “Malaysia beat Vietnam 1-0”",
    silent: "the kind of event goes both ways: countries expel each other's diplomats",
    decide: |pair| swaps_roles(pair.earlier, pair.later).then(|| Ruling::new(Verdict::Conflict).warning()),
};

/// Whether two claims of one kind of event, one that does not go both ways, exchange who did it and who underwent it.
pub(in crate::finding) fn swaps_roles(a: &Claim, b: &Claim) -> bool {
    let one_way = a.frame.is_some() && a.frame == b.frame && a.frame.as_deref().is_some_and(|it| ONE_WAY.contains(&it));
    let (agents, patients) = ((a.agent(), b.agent()), (patient(a), patient(b)));
    let known = agents.0.is_some() && agents.1.is_some();
    one_way
        && known
        && agents.0 == patients.1
        && agents.1 == patients.0
        && agents.0 != agents.1
        && a.polarity == b.polarity
}

fn patient(claim: &Claim) -> Option<Key> {
    claim.participants.iter().find(|it| it.role == ParticipantRole::Patient).map(|it| it.key)
}
