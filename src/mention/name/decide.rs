//! Which kind of thing a name is: all its mentions in the article vote together.

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::NameKind;
use super::context::Context;
use super::draft::Draft;
use super::{known, run};
use crate::text::{Category, Key, TokenRange};

const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Organization, NameKind::Place, NameKind::Other];

/// So many single names in a row are a list of players.
const LINE_UP: usize = 4;

/// Rules whose names stand by themselves, whatever else the article has.
fn is_firm(draft: &Draft<'_>) -> bool {
    draft.votes.iter().any(|votes| 6 <= *votes)
}

/// Decides the kind of every draft and drops those that nothing bears out.
pub(super) fn decide(context: &Context<'_, '_>, drafts: &mut Vec<Draft<'_>>) {
    read_photographers(context, drafts);
    vote_in_lists(context, drafts);
    vote_in_addresses(context, drafts);
    let keys: Vec<Key> = drafts.iter().map(|draft| context.key(draft.core)).collect();
    let mut votes: FxHashMap<Key, [i32; 4]> = FxHashMap::with_capacity_and_hasher(drafts.len(), FxBuildHasher);
    for (draft, key) in drafts.iter().zip(&keys).filter(|(draft, _)| !draft.weak) {
        add(votes.entry(*key).or_default(), &draft.votes);
    }
    // The parts of a person's name: "Trump" is a person where "Donald Trump" is one.
    let mut parts: FxHashMap<Key, i32> = FxHashMap::with_capacity_and_hasher(drafts.len(), FxBuildHasher);
    for draft in drafts.iter().filter(|draft| !draft.weak && winner(&draft.votes) == NameKind::Person) {
        let count = context.word_keys(draft.core).count();
        let weight = if is_firm(draft) { 7 } else { 3 };
        for (index, key) in context.word_keys(draft.core).enumerate() {
            if 1 < count && (index + 1 == count || index == 0) {
                let part = parts.entry(key).or_default();
                *part = weight.max(*part);
            }
        }
    }
    let places: Vec<&str> = known_places(context, drafts);
    let Models { organizations, products } = models(context, drafts);
    for (draft, key) in drafts.iter_mut().zip(keys) {
        let mut total = draft.votes;
        let seen = votes.get(&key).copied().unwrap_or_default();
        let single = context.word_keys(draft.core).count() == 1;
        let part = parts.get(&key).copied().filter(|_| single).unwrap_or_default();
        let is_part = 0 < part;
        if draft.votes.iter().all(|votes| *votes < 20) {
            add(&mut total, &seen);
            total[NameKind::Person as usize] += part;
            if organizations.contains(&key) && !is_firm(draft) {
                total[NameKind::Organization as usize] += 8;
            }
            if context.word_keys(draft.core).next().is_some_and(|first| products.contains(&first)) && !is_firm(draft) {
                total[NameKind::Other as usize] += 9;
            }
            // A plain foreign word is somebody's name more often than a product's, unless the article is about products.
            if single
                && draft.rule == "capitals"
                && total == [0; 4]
                && products.is_empty()
                && is_plain_word(context, draft)
            {
                total[NameKind::Person as usize] += 1;
            }
            if single && !is_part && is_slip(context, draft, &places) {
                total[NameKind::Place as usize] += 7;
            }
        }
        let borne_out = organizations.contains(&key) || seen.iter().any(|votes| 0 < *votes) || is_part;
        draft.kind = winner(&total);
        draft.weak &= !borne_out;
    }
    drafts.retain(|draft| !draft.weak);
}

/// "Ảnh: Hoàng Hải", "HOÀNG HÀ" alone on a line: those who take pictures and write, whose names a sea or a district shares.
fn read_photographers(context: &Context<'_, '_>, drafts: &mut [Draft<'_>]) {
    for draft in drafts.iter_mut().filter(|draft| draft.rule == "known-place" && 1 < draft.tokens.len()) {
        let start = draft.start();
        let credited = start
            .checked_sub(1)
            .is_some_and(|mark| context.document.word(mark) == ":" && context.name_word_before(mark, "credit"));
        if (credited || run::stands_alone(context, draft.tokens))
            && context.is(start, Category::FamilyName)
            && !known::is_widely_known(draft)
        {
            draft.rule = "byline";
            draft.known = None;
            draft.votes = [20, 0, 0, 0];
        }
    }
}

/// "Công Vinh bất ngờ" at the start of a sentence: the word before belongs to a name that the article has elsewhere.
pub(super) fn extend_at_starts(context: &Context<'_, '_>, drafts: &mut [Draft<'_>]) {
    let mut pairs = FxHashSet::with_capacity_and_hasher(drafts.len(), FxBuildHasher);
    for draft in drafts.iter().filter(|draft| draft.kind == NameKind::Person && 1 < draft.core.len()) {
        let keys = context.word_keys(draft.core);
        pairs.extend(keys.clone().zip(keys.skip(1)).map(|(first, second)| first.then(second)));
    }
    for index in 0..drafts.len() {
        let Some(before) = drafts[index].start().checked_sub(1) else { continue };
        let free = index == 0 || drafts[index - 1].end() <= before;
        let draft = &mut drafts[index];
        if free
            && draft.kind == NameKind::Person
            && context.starts(before)
            && context.is_capital(before)
            && context.is_spaced(before + 1)
        {
            let pair = context.document.tokens[before].key.then(context.document.tokens[before + 1].key);
            if pairs.contains(&pair) {
                draft.tokens.start = before as u32;
                draft.core.start = before as u32;
            }
        }
    }
}

/// "Nha Trang, Vinh, Đồng Hới": what stands in a list between two of one kind is of that kind.
fn vote_in_lists(context: &Context<'_, '_>, drafts: &mut [Draft<'_>]) {
    let linked = |left: &Draft, right: &Draft| {
        let gap = right.start().saturating_sub(left.end());
        gap == 1 && (context.document.word(left.end()) == "," || context.name_word(left.end(), "joiner").is_some())
    };
    // "Lampard; Hazard, Oscar": a line-up.
    let is_single = |draft: &Draft| draft.rule == "capitals" && draft.core.len() == 1 && is_plain_word(context, draft);
    let mut start = 0;
    for index in 1..=drafts.len() {
        let goes_on = drafts.get(index).is_some_and(|draft| {
            let before = &drafts[index - 1];
            is_single(before)
                && is_single(draft)
                && before.end() + 1 == draft.start()
                && matches!(context.document.word(before.end()), "," | ";")
        });
        if !goes_on {
            if LINE_UP <= index - start {
                for draft in &mut drafts[start..index] {
                    draft.votes[NameKind::Person as usize] += 3;
                }
            }
            start = index;
        }
    }
    for index in 1..drafts.len() {
        let draft = &drafts[index];
        if is_firm(draft) || !linked(&drafts[index - 1], draft) {
            continue;
        }
        let left = &drafts[index - 1];
        let closes = context.name_word(left.end(), "joiner").is_some();
        let right = drafts.get(index + 1).filter(|right| linked(draft, right));
        let kind = winner(&left.votes);
        // "người Pháp và Kieran Gibbs": a name of two words behind "and" is no second country.
        let alone = closes && !(draft.votes[NameKind::Person as usize] != 0 && 1 < draft.core.len());
        let agrees = right.map_or(alone, |right| !is_firm(right) || winner(&right.votes) == kind);
        if is_firm(left) && agrees {
            let draft = &mut drafts[index];
            draft.votes[kind as usize] += 6;
            draft.weak = false;
        }
    }
}

/// "Sparkhill, Birmingham", "Birmingham, West Midlands,": a town stands before or behind the region that it lies in.
fn vote_in_addresses(context: &Context<'_, '_>, drafts: &mut [Draft<'_>]) {
    for index in 1..drafts.len() {
        let (left, right) = (&drafts[index - 1], &drafts[index]);
        let gap = left.end() + 1 == right.start() && context.document.word(left.end()) == ",";
        let closes = matches!(context.document.word(right.end()), "," | "." | ")" | ";");
        if !gap || !closes || context.language.native_word.is_some() {
            continue;
        }
        let is_open = |draft: &Draft| draft.rule == "capitals" && !is_firm(draft);
        let is_place = |draft: &Draft| draft.rule == "known-place" && draft.votes[NameKind::Place as usize] != 0;
        let located =
            context.name_word_before(left.start(), "locative") || context.name_word_before(left.start(), "owner");
        if is_open(left) && is_place(right) && located {
            drafts[index - 1].votes[NameKind::Place as usize] += 4;
        } else if is_place(left) && is_open(right) && located && 1 < right.core.len() {
            drafts[index].votes[NameKind::Place as usize] += 4;
        }
    }
}

/// Whether a draft is one word of a capital and small letters.
fn is_plain_word(context: &Context<'_, '_>, draft: &Draft<'_>) -> bool {
    let word = context.document.words(draft.core);
    4 <= word.chars().count() && word.chars().skip(1).all(char::is_lowercase)
}

/// What other names of the article show of a run of capitals.
struct Models {
    /// The names of organisations without the head: "Cát Tường" where the article has "Thẩm mỹ viện Cát Tường".
    organizations: FxHashSet<Key>,
    /// The first words of names with a number: "Galaxy" where it has "Galaxy Note 3".
    products: FxHashSet<Key>,
}

fn models(context: &Context<'_, '_>, drafts: &[Draft<'_>]) -> Models {
    let mut models = Models { organizations: FxHashSet::default(), products: FxHashSet::default() };
    for draft in drafts {
        if draft.rule == "organization-head"
            && let Some(head) = context.end_of(draft.start(), Category::OrganizationHead)
            && head < draft.end()
            && context.is_capital(head)
        {
            models.organizations.insert(context.key(TokenRange::new(head, draft.end())));
        }
        let has_number = || draft.tokens.indices().any(|at| context.is_number(at));
        if matches!(draft.rule, "capitals-and-number" | "model") || draft.rule == "other-head" && has_number() {
            models.products.extend(context.word_keys(draft.core).next());
        }
    }
    models
}

/// The known places of the article in words long enough to bear a slip of the pen.
fn known_places<'a>(context: &Context<'a, '_>, drafts: &[Draft<'_>]) -> Vec<&'a str> {
    let mut places: Vec<&str> = drafts
        .iter()
        .filter(|draft| draft.rule == "known-place" && draft.core.len() == 1)
        .map(|draft| context.document.word(draft.core.start as usize))
        .filter(|word| 6 <= word.chars().count())
        .collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// Whether the name is a known place of the article with one letter wrong.
fn is_slip(context: &Context<'_, '_>, draft: &Draft<'_>, places: &[&str]) -> bool {
    if places.is_empty() || draft.known.is_some() {
        return false;
    }
    let word = context.document.words(draft.core);
    let length = word.chars().count();
    6 <= length
        && places
            .iter()
            .any(|place| place.chars().count().abs_diff(length) <= 1 && strsim::osa_distance(place, word) == 1)
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
pub(super) fn read_headlines<'l>(context: &Context<'_, 'l>, drafts: &mut Vec<Draft<'l>>) {
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
    // Where the name ends that has a token; the first of two that overlap.
    let mut ends: FxHashMap<usize, usize> = FxHashMap::default();
    for draft in drafts.iter() {
        for at in draft.tokens.indices() {
            ends.entry(at).or_insert(draft.end());
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
            let taken = ends.get(&at).copied();
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
fn named_at<'l>(
    context: &Context<'_, 'l>,
    drafts: &[Draft<'l>],
    names: &FxHashMap<Key, Vec<usize>>,
    at: usize,
) -> Option<Draft<'l>> {
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
            draft.known = model.known;
            draft.gender = model.gender;
            best = Some(draft);
        }
    }
    best
}
