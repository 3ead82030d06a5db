//! How far one event has come: proposed, invited, accepted, scheduled, postponed, cancelled, under way, held.

use super::STATUS;
use crate::claim::Stage;
use crate::finding::{Pair, Rule, Ruling, Verdict};
use crate::value::relation::Relation;

/// Whether the later report is surely of the same event, and later: one predicate, of which no article tells both stages.
fn is_sure(pair: &Pair<'_>) -> bool {
    let (a, b) = (pair.earlier, pair.later);
    let one_predicate = (a.frame.is_some() && a.frame == b.frame) || (a.head.is_some() && a.head == b.head);
    one_predicate
        && !pair.told_together
        && pair.relation != Relation::Apart
        && pair.tolerances.strong <= pair.score
        && pair.is_later()
}

/// Planned, then called off or put off.
pub(in crate::finding::rules) const CALLED_OFF: Rule = Rule {
    name: "stage-called-off",
    facets: STATUS,
    summary: "Planned in the earlier report, postponed or cancelled in the later one.",
    why: "The plan was right when it was written and no longer holds.",
    example: "“will meet on Tuesday” and, on Monday, “the meeting was postponed”",
    silent: "the link is too weak to be sure that it is one plan",
    decide: |pair| {
        let (before, after) = (pair.earlier.stage?, pair.later.stage?);
        let planned = before < Stage::Postponed;
        let off = matches!(after, Stage::Postponed | Stage::Cancelled);
        (is_sure(pair) && planned && off).then(|| moved(pair))
    },
};

/// Planned, then held.
pub(in crate::finding::rules) const ADVANCES: Rule = Rule {
    name: "stage-advances",
    facets: STATUS,
    summary: "The later report has the event further on its way.",
    why: "Plans are carried out; the later report has the later state.",
    example: "“will visit Hanoi” and, a week later, “has arrived in Hanoi”",
    silent: "the later article repeats a plan, or the link is too weak to be sure that it is one event",
    decide: |pair| {
        let (before, after) = (pair.earlier.stage?, pair.later.stage?);
        // A plan that was made and a meeting that was held may be told of two meetings; a plan that was carried out is
        // one.
        // What is going on in one sentence is background in another.
        let advanced =
            before < after && before != Stage::UnderWay && (Stage::Scheduled <= before || after < Stage::Scheduled);
        (is_sure(pair) && advanced).then(|| moved(pair))
    },
};

/// Said with different certainty, or of an earlier stage.
pub(in crate::finding::rules) const HEDGED: Rule = Rule {
    name: "status-hedged",
    facets: STATUS,
    summary: "Both can be true: one is less certain, or speaks of an earlier stage.",
    why: "“May visit” and “will visit” are one plan told with different caution.",
    example: "“may have started in the kitchen” and “started in the kitchen”",
    silent: "one asserts what the other denies",
    decide: |pair| (pair.relation != Relation::Apart).then(|| Ruling::new(Verdict::Compatible)),
};

fn moved(pair: &Pair<'_>) -> Ruling {
    let name = |stage: Option<Stage>| stage.map_or("", Stage::name);
    Ruling::new(Verdict::Update).with("from", name(pair.earlier.stage)).with("to", name(pair.later.stage))
}
