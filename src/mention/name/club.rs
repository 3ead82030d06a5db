//! Clubs that are called after their town: "Liverpool beat Everton 2-1", "thắng Đà Nẵng 2-1".

use rustc_hash::FxHashSet;

use super::NameKind;
use super::context::Context;
use super::draft::Draft;
use crate::mention::QuantityMention;
use crate::text::{Category, Key, TokenRange};
use crate::value::QuantityKind;

/// More than a gazetteer's vote for the town.
const WEIGHT: i32 = 200;

/// What a score beside an unknown name speaks for a team.
const BESIDE_A_SCORE: i32 = 5;

/// Roles that a person has in a club.
const ROLES: [&str; 2] = ["coach", "player"];

/// In an article that tells a score, the towns that play are clubs, but for the mentions that tell where.
pub(super) fn mark(context: &Context<'_, '_>, drafts: &mut Vec<Draft<'_>>, quantities: &[QuantityMention]) {
    let scores: Vec<TokenRange> = quantities
        .iter()
        .filter(|mention| mention.quantity.kind == QuantityKind::Score)
        .map(|mention| mention.tokens)
        .collect();
    if scores.is_empty() && !tells_of_sport(context, drafts) {
        return;
    }
    drafts.dedup_by(|second, first| is_one_team(context, first, second) && absorb(first, second));
    drop_pairs(context, drafts);
    let duels =
        drafts.windows(2).filter(|pair| is_town(&pair[0]) && is_town(&pair[1]) && meet(context, &pair[0], &pair[1]));
    let mut clubs: FxHashSet<Key> = drafts
        .iter()
        .filter(|draft| !scores.is_empty() && is_town(draft) && !is_located(context, draft))
        .filter(|draft| plays(context, draft, &scores))
        .map(|draft| context.key(draft.core))
        .collect();
    clubs.extend(drafts.iter().filter_map(|draft| full_club(context, draft)));
    clubs.extend(duels.flatten().map(|draft| context.key(draft.core)));
    let listed: Vec<Key> = drafts
        .windows(2)
        .filter(|pair| is_listed(context, &pair[0], &pair[1]))
        .filter_map(|pair| beside_a_club(context, &clubs, &pair[0], &pair[1]))
        .collect();
    clubs.extend(listed);
    if clubs.is_empty() {
        return;
    }
    for draft in drafts.iter_mut().filter(|draft| draft.rule == "capitals" && is_beside(draft, &scores)) {
        draft.votes[NameKind::Organization as usize] += BESIDE_A_SCORE;
    }
    for draft in drafts.iter_mut().filter(|draft| is_town(draft)) {
        if clubs.contains(&context.key(draft.core)) && !is_located(context, draft) {
            draft.votes[NameKind::Organization as usize] += WEIGHT;
            draft.known = None;
        }
    }
}

/// "Austria Wien 0 - 3", "0 - 1 Zenit Petersburg": two names side by side with a score on one side are one team.
fn is_one_team(context: &Context<'_, '_>, first: &Draft<'_>, second: &Draft<'_>) -> bool {
    let is_part = |draft: &Draft| {
        draft.tokens.len() == 1 && matches!(draft.rule, "known-place" | "known-organization" | "capitals")
    };
    let scored = || ends_score(context, first.start()) != opens_score(context, second.end());
    first.end() == second.start()
        && is_part(first)
        && is_part(second)
        && !context.is_native(first.start())
        && context.is_spaced(second.start())
        && scored()
}

/// Takes the second part of a team's name into the first.
fn absorb(first: &mut Draft<'_>, second: &Draft<'_>) -> bool {
    first.tokens.end = second.tokens.end;
    first.core.end = second.core.end;
    first.rule = "capitals";
    first.known = None;
    first.votes = [0; 4];
    first.votes[NameKind::Organization as usize] = BESIDE_A_SCORE;
    true
}

/// "2 - 0 Alpha Beta Gamma 1 - 1": what fills the place between two scores of a list are two teams. Where the first of
/// them ends cannot be seen, so that none is read.
fn drop_pairs(context: &Context<'_, '_>, drafts: &mut [Draft<'_>]) {
    let unknown = |draft: &&mut Draft<'_>| 1 < draft.core.len() && !draft.rule.starts_with("known");
    for draft in drafts.iter_mut().filter(unknown) {
        draft.weak |= ends_score(context, draft.start()) && opens_score(context, draft.end());
    }
}

/// Whether two small numbers and a dash, as in a list of results, begin at the token.
fn opens_score(context: &Context<'_, '_>, at: usize) -> bool {
    let is_small = |at: usize| context.is_number(at) && context.document.word(at).len() <= 2;
    is_small(at) && matches!(context.document.word(at + 1), "-" | "–") && is_small(at + 2)
}

/// Whether such a score ends right before the token.
fn ends_score(context: &Context<'_, '_>, at: usize) -> bool {
    at.checked_sub(3).is_some_and(|start| opens_score(context, start))
}

/// Whether nothing but a comma or "and" stands between two names: "Chelsea and Liverpool".
fn is_listed(context: &Context<'_, '_>, left: &Draft<'_>, right: &Draft<'_>) -> bool {
    let between = left.end()..right.start();
    !between.is_empty()
        && between.len() < 3
        && between.into_iter().all(|at| context.document.word(at) == "," || context.name_word(at, "joiner").is_some())
}

/// The town of two names of a list of which the other one is a club.
fn beside_a_club(
    context: &Context<'_, '_>,
    clubs: &FxHashSet<Key>,
    left: &Draft<'_>,
    right: &Draft<'_>,
) -> Option<Key> {
    let is_club = |draft: &Draft<'_>| match draft.rule {
        // Federations go by their letters, clubs by a name.
        "known-organization" => {
            draft.core.len() < 3
                && !context.document.tokens[draft.start()].all_capitals
                && !context.is_native(draft.start())
        }
        "known-place" => clubs.contains(&context.key(draft.core)),
        _ => false,
    };
    [(left, right), (right, left)]
        .into_iter()
        .find(|(town, other)| is_town(town) && is_club(other))
        .map(|(town, _)| context.key(town.core))
}

/// Whether nothing but a verb of play stands between two towns: "Hà Nội thắng Hải Phòng".
fn meet(context: &Context<'_, '_>, left: &Draft<'_>, right: &Draft<'_>) -> bool {
    context.name_word(left.end(), "plays").is_some_and(|verb| verb.end as usize == right.start())
}

/// Whether the article names a man of a club.
fn tells_of_sport(context: &Context<'_, '_>, drafts: &[Draft<'_>]) -> bool {
    let is_athlete = |draft: &&Draft| {
        let start = draft.start();
        (start.saturating_sub(3)..start)
            .any(|at| has_role(context, at) && context.end_of(at, Category::Title) == Some(start))
    };
    drafts.iter().any(|draft| is_athlete(&draft))
}

/// The town of a club that is named in full: "Borussia Dortmund", "CLB Sapporo".
fn full_club(context: &Context<'_, '_>, draft: &Draft<'_>) -> Option<Key> {
    let last = draft.end().checked_sub(1).filter(|last| draft.start() < *last)?;
    let by_head = draft.rule == "organization-head"
        && context
            .document
            .longest_at(draft.start(), Category::OrganizationHead)
            .is_some_and(|(entry, _)| &*entry.value == "club");
    let by_name = matches!(draft.rule, "capitals" | "known-organization")
        && draft.tokens.len() < 4
        && !context.is_native(draft.start())
        && draft.votes[NameKind::Organization as usize] != 0;
    let is_town = context.end_of(last, Category::Place) == Some(last + 1)
        && !context.is_native(last)
        && context.document.longest_at(last, Category::Place).is_some_and(|(entry, _)| 2 < entry.value.len());
    (is_town && (by_head || by_name)).then(|| context.key(TokenRange::new(last, last + 1)))
}

fn has_role(context: &Context<'_, '_>, at: usize) -> bool {
    context
        .document
        .longest_at(at, Category::Title)
        .is_some_and(|(entry, _)| ROLES.contains(&entry.value.split(':').next().unwrap_or_default()))
}

/// Whether a score stands right before or behind a draft: "Steaua 1 - 1 Basel".
fn is_beside(draft: &Draft<'_>, scores: &[TokenRange]) -> bool {
    scores.iter().any(|score| score.start as usize == draft.end() || score.end as usize == draft.start())
}

/// Whether a draft is a known place smaller than a country.
fn is_town(draft: &Draft<'_>) -> bool {
    draft.rule == "known-place" && draft.known.is_some_and(|key| key.len() > 2)
}

fn is_located(context: &Context<'_, '_>, draft: &Draft<'_>) -> bool {
    // "từ phía Sapporo" is what the club's people say.
    let side = context.name_word_before(draft.start(), "side");
    context.name_word_before(draft.start(), "locative")
        || (!side && context.name_word_before(draft.start(), "direction"))
}

/// Whether the words around a town are those around a club.
fn plays(context: &Context<'_, '_>, draft: &Draft<'_>, scores: &[TokenRange]) -> bool {
    let (start, end) = (draft.start(), draft.end());
    let has_score = is_beside(draft, scores);
    let owned = matches!(context.document.word(end), "'" | "’") && context.document.word(end + 1) == "s";
    let role_before = context.language.modifier_follows
        && (start.saturating_sub(3)..start)
            .any(|at| has_role(context, at) && context.end_of(at, Category::Title) == Some(start));
    let role_behind = !context.language.modifier_follows && has_role(context, if owned { end + 2 } else { end });
    has_score
        || role_before
        || role_behind
        || context.name_word(end, "plays").is_some()
        || context.name_word_before(start, "plays")
}
