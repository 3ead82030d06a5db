//! Who is who within an article: which mentions name one thing, and its fullest name.

use std::cmp::Ordering;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::context::Context;
use super::draft::Draft;
use super::{Gender, NameKind, alias};
use crate::text::{Category, Key, TokenRange, key_of};

/// A word that more forms of the article have than this tells nobody apart and joins nobody.
const LARGEST_BLOCK: usize = 128;

/// The entity of each draft, and for each entity its fullest name and gender.
#[derive(Debug, Default)]
pub(super) struct Entities {
    pub(super) of_draft: Vec<u32>,
    pub(super) names: Vec<TokenRange>,
    pub(super) genders: Vec<Option<Gender>>,
    /// For each entity, the draft that prints its fullest name.
    pub(super) fullest: Vec<u32>,
}

/// One printed form of a name, with the drafts that print it.
struct Form<'l> {
    /// Where its words stand in the list of all.
    keys: Range<usize>,
    /// The beginning of the last word of a person's name: spellings of one name rarely differ there.
    spelling: Option<Key>,
    kind: NameKind,
    gender: Option<Gender>,
    known: Option<&'l str>,
    first: usize,
}

/// All printed forms of an article.
struct Forms<'l> {
    all: Vec<Form<'l>>,
    keys: Vec<Key>,
}

impl Forms<'_> {
    /// The words of a form.
    fn keys(&self, form: &Form<'_>) -> &[Key] {
        &self.keys[form.keys.clone()]
    }
}

/// Joins the mentions of one thing.
pub(super) fn join(context: &Context<'_, '_>, drafts: &[Draft<'_>]) -> Entities {
    let (forms, form_of) = forms(context, drafts);
    let count = forms.all.len();
    let mut parents: Vec<usize> = (0..count).collect();
    let mut by_known: FxHashMap<(&str, bool), usize> = FxHashMap::with_capacity_and_hasher(count, FxBuildHasher);
    for (index, form) in forms.all.iter().enumerate() {
        if let Some(known) = form.known {
            let first = *by_known.entry((known, form.kind == NameKind::Place)).or_insert(index);
            union(&mut parents, first, index);
        }
    }
    for (left, right) in alias::pairs(context, drafts) {
        union(&mut parents, form_of[left], form_of[right]);
    }
    let blocks = blocks(&forms);
    // Longer forms first: "Tuấn" is one man once "Kim Tuấn" and "Thạch Kim Tuấn" are.
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(forms.all[index].keys.len()));
    for index in order {
        if let Some(other) = fuller(context, drafts, &forms, &blocks, &mut parents, index) {
            union(&mut parents, other, index);
        }
    }
    number(context, drafts, &forms.all, &form_of, &mut parents)
}

fn forms<'l>(context: &Context<'_, '_>, drafts: &[Draft<'l>]) -> (Forms<'l>, Vec<usize>) {
    let mut index_of = FxHashMap::with_capacity_and_hasher(drafts.len(), FxBuildHasher);
    let words = |draft: &Draft<'_>| draft.core.len();
    let mut keys = Vec::with_capacity(drafts.iter().map(words).sum());
    let mut forms: Vec<Form<'_>> = Vec::with_capacity(drafts.len());
    let mut form_of = Vec::with_capacity(drafts.len());
    for (first, draft) in drafts.iter().enumerate() {
        // A single name of two genders is two people (ông Nguyễn, bà Nguyễn).
        let single = draft.kind == NameKind::Person && draft.core.len() == 1;
        let key = (context.key(draft.core), draft.kind, draft.gender.filter(|_| single));
        let index = *index_of.entry(key).or_insert_with(|| {
            let first_key = keys.len();
            keys.extend(context.word_keys(draft.core));
            forms.push(Form {
                keys: first_key..keys.len(),
                spelling: beginning(context, draft).filter(|_| draft.kind == NameKind::Person),
                kind: draft.kind,
                gender: None,
                known: None,
                first,
            });
            forms.len() - 1
        });
        let form = &mut forms[index];
        form.gender = form.gender.or(draft.gender);
        // The key of a gazetteer is that of all editions, and each of them is a thing of its own.
        form.known = form.known.or(draft.known.filter(|_| draft.rule != "edition"));
        form_of.push(index);
    }
    (Forms { all: forms, keys }, form_of)
}

/// The key of the first two letters of the last word.
fn beginning(context: &Context<'_, '_>, draft: &Draft<'_>) -> Option<Key> {
    let word = context.document.word(draft.core.end.checked_sub(1)? as usize);
    let (end, _) = word.char_indices().nth(2)?;
    // Followed by nothing, so that it is no key of a word.
    Some(key_of(&word[..end]).then(Key::default()))
}

/// For each word of a form, and each beginning of a last one, the forms that have it: sorted pairs.
fn blocks(forms: &Forms<'_>) -> Vec<(Key, usize)> {
    let mut blocks = Vec::with_capacity(forms.keys.len() + forms.all.len());
    for (index, form) in forms.all.iter().enumerate() {
        blocks.extend(forms.keys(form).iter().chain(&form.spelling).map(|key| (*key, index)));
    }
    blocks.sort_unstable();
    blocks
}

/// The forms that have a word.
fn block(blocks: &[(Key, usize)], key: Key) -> &[(Key, usize)] {
    let from = blocks.partition_point(|(other, _)| *other < key);
    let count = blocks[from..].iter().take_while(|(other, _)| *other == key).count();
    &blocks[from..from + count]
}

/// The one longer form that a shorter one can stand for. Of several that are not one thing, none.
fn fuller(
    context: &Context<'_, '_>,
    drafts: &[Draft<'_>],
    forms: &Forms<'_>,
    blocks: &[(Key, usize)],
    parents: &mut [usize],
    index: usize,
) -> Option<usize> {
    let short = &forms.all[index];
    let short_keys = forms.keys(short);
    if short.kind == NameKind::Place || short_keys.is_empty() {
        return None;
    }
    let mut found: Option<(u8, usize)> = None;
    let mut ambiguous = false;
    let keys = [short_keys.first(), short_keys.last(), short.spelling.as_ref()];
    let mut near = keys.map(|key| key.map_or(&[][..], |key| block(blocks, *key)));
    // Most forms share no word with another.
    if near.iter().all(|block| block.len() <= 1) {
        return None;
    }
    near.iter_mut().filter(|block| LARGEST_BLOCK < block.len()).for_each(|block| *block = &[]);
    let mut candidates = Vec::with_capacity(near.iter().map(|block| block.len()).sum());
    candidates.extend(near.iter().copied().flatten().map(|(_, form)| *form));
    candidates.sort_unstable();
    candidates.dedup();
    for other in candidates {
        let long = &forms.all[other];
        let long_keys = forms.keys(long);
        if other == index || long.kind != short.kind || !agree(short.gender, long.gender) {
            continue;
        }
        let strength = if short.kind == NameKind::Person {
            alias::person_strength(context, drafts[short.first].core, drafts[long.first].core, short_keys, long_keys)
        } else {
            let is_shorter = short_keys.len() < long_keys.len();
            // "the Bank" after "the Bank of England"; but "Xperia Z" and "Xperia Z1" are two models.
            let opens = short.kind != NameKind::Other
                && (1 < short_keys.len()
                    || context.is(drafts[short.first].core.start as usize, Category::OrganizationHead));
            // "Note" behind "Galaxy Note" is that one, "Masters" in front of "Monte Carlo Masters" is any.
            let closes = short.kind != NameKind::Other || 1 < short_keys.len() || long.first < short.first;
            u8::from(is_shorter && opens && long_keys.starts_with(short_keys)) * 2
                + u8::from(is_shorter && closes && long_keys.ends_with(short_keys) && short.known.is_none())
        };
        if strength == 0 {
            continue;
        }
        match found {
            Some((best, _)) if strength < best => {}
            Some((best, same)) if strength == best => {
                ambiguous |= root(parents, same) != root(parents, other);
            }
            _ => {
                found = Some((strength, other));
                ambiguous = false;
            }
        }
    }
    found.filter(|_| !ambiguous).map(|(_, other)| other)
}

fn agree(left: Option<Gender>, right: Option<Gender>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => left == right,
        _ => true,
    }
}

fn number(
    context: &Context<'_, '_>,
    drafts: &[Draft<'_>],
    forms: &[Form<'_>],
    form_of: &[usize],
    parents: &mut [usize],
) -> Entities {
    let mut entities = Entities {
        of_draft: Vec::with_capacity(drafts.len()),
        names: Vec::with_capacity(forms.len()),
        genders: Vec::with_capacity(forms.len()),
        fullest: Vec::with_capacity(forms.len()),
    };
    let mut number_of: Vec<Option<u32>> = vec![None; forms.len()];
    for (index, (draft, form)) in drafts.iter().zip(form_of).enumerate() {
        let root = root(parents, *form);
        let entity = *number_of[root].get_or_insert_with(|| {
            entities.names.push(draft.core);
            entities.genders.push(None);
            entities.fullest.push(index as u32);
            entities.names.len() as u32 - 1
        });
        let gender = &mut entities.genders[entity as usize];
        *gender = gender.or(draft.gender).or(forms[*form].gender);
        let name = &mut entities.names[entity as usize];
        // Most mentions print what another did.
        let prints_anew = context.document.words(draft.core) != context.document.words(*name);
        if prints_anew && is_fuller(context, draft.core, *name) {
            *name = draft.core;
            entities.fullest[entity as usize] = index as u32;
        }
        entities.of_draft.push(entity);
    }
    entities
}

/// The key of a gazetteer that holds for a mention: "Bộ Y tế" is the ministry of another country where the article names
/// that one in full.
pub(super) fn known<'l>(
    context: &Context<'_, '_>,
    drafts: &[Draft<'l>],
    entities: &Entities,
    index: usize,
) -> Option<&'l str> {
    let draft = &drafts[index];
    let fullest = &drafts[entities.fullest[entities.of_draft[index] as usize] as usize];
    let short = context.word_keys(draft.core).count();
    let goes_on = draft.kind == NameKind::Organization
        && short < context.word_keys(fullest.core).count()
        && context.word_keys(fullest.core).take(short).eq(context.word_keys(draft.core));
    // An acronym that the article explains is what it stands for.
    let explained = draft.kind == NameKind::Organization && draft.known.is_none();
    if goes_on || explained { fullest.known } else { draft.known }
}

/// Whether a printed form says more than another: more words, no headline capitals, no acronym.
fn is_fuller(context: &Context<'_, '_>, new: TokenRange, old: TokenRange) -> bool {
    let words = |tokens: TokenRange| context.word_keys(tokens).count();
    let weight = |tokens: TokenRange| {
        // "Nguyễn Thị T.V." says more than "N.T.T.V".
        let full = tokens.indices().filter(|at| context.document.word(*at).chars().nth(1).is_some()).count();
        let shouted =
            context.document.tokens[tokens.indices()].iter().all(|token| token.all_capitals || !token.capital);
        (full, !shouted)
    };
    match words(old).cmp(&words(new)) {
        Ordering::Equal => weight(old) < weight(new),
        order => order == Ordering::Less,
    }
}

fn root(parents: &mut [usize], mut index: usize) -> usize {
    while parents[index] != index {
        parents[index] = parents[parents[index]];
        index = parents[index];
    }
    index
}

fn union(parents: &mut [usize], left: usize, right: usize) {
    let (left, right) = (root(parents, left), root(parents, right));
    let (low, high) = (left.min(right), left.max(right));
    parents[high] = low;
}
