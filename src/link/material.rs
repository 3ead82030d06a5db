//! Material: what an article brings to every comparison, worked out once for all the articles of its story.

use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::clause::Clauses;
use super::content::Words;
use super::statement::Statements;
use super::surroundings::Surroundings;
use crate::claim::{Claim, Facet, Named, Profile};
use crate::parallel;
use crate::text::Key;
use crate::value::relation::Relation;

/// The number of a name that is not there.
const NONE: u32 = u32::MAX;

/// What claims of an article are compared by.
#[derive(Debug)]
pub(super) struct Material {
    /// Its claims.
    claims: Range<u32>,
    /// Their words.
    pub(super) words: Words,
    /// Their clauses.
    pub(super) clauses: Clauses,
    /// What stands around its values.
    pub(super) surroundings: Surroundings,
    /// Its statements, facet by facet.
    statements: Vec<(Facet, u32)>,
    /// For each claim of what has happened, how often the article tells of that kind of event.
    often: Vec<u32>,
    /// For each claim the numbers of the name that is its value and of its place.
    names: Vec<Names>,
}

/// The numbers of two names in a story: equal names have one number.
#[derive(Clone, Copy, Debug)]
struct Names {
    value: u32,
    place: u32,
}

/// A name as it is numbered: whether it is compared as a place, and all that tells it from others.
type Spelling<'a> = (bool, &'a str, Option<&'a str>, bool);

/// What each of these articles brings. Their names are numbered together.
pub(super) fn materials(claims: &[Claim], statements: &Statements, articles: &[(u32, &Profile)]) -> Vec<Material> {
    let mut materials =
        parallel::map(articles, |&(article, profile)| Material::of(claims, statements, article, profile));
    let mut numbers: FxHashMap<Spelling<'_>, u32> = FxHashMap::default();
    for material in &mut materials {
        let of_article = &claims[material.claims.start as usize..material.claims.end as usize];
        let names = of_article.iter().map(|claim| Names {
            value: number(&mut numbers, claim.facet == Facet::Place, claim.named()),
            place: number(&mut numbers, true, claim.place.as_deref()),
        });
        material.names = names.collect();
    }
    materials
}

/// The number of a name, a new one for a name that has none.
fn number<'a>(numbers: &mut FxHashMap<Spelling<'a>, u32>, is_place: bool, name: Option<&'a Named>) -> u32 {
    let Some(name) = name else { return NONE };
    let next = numbers.len() as u32;
    *numbers.entry((is_place, &*name.name, name.known.as_deref(), name.described)).or_insert(next)
}

impl Material {
    fn of(claims: &[Claim], statements: &Statements, article: u32, profile: &Profile) -> Self {
        let compared = statements.claims_of(article);
        // Someone may ask of a claim that is not compared.
        let is_own = |claim: u32| claims.get(claim as usize).is_some_and(|claim| claim.article == article);
        let mut own = compared.first().map_or(0..0, |&claim| claim..claim + 1);
        while own.start != 0 && is_own(own.start - 1) {
            own.start -= 1;
        }
        while !own.is_empty() && is_own(own.end) {
            own.end += 1;
        }
        let facet_of = |statement: u32| claims[statements.members(statement)[0] as usize].facet;
        let mut by_facet: Vec<(Facet, u32)> =
            statements.of_article(article).map(|statement| (facet_of(statement), statement)).collect();
        by_facet.sort_unstable();
        Self {
            words: Words::of(&claims[own.start as usize..own.end as usize], profile),
            clauses: Clauses::of(&claims[own.start as usize..own.end as usize], profile),
            often: often(&claims[own.start as usize..own.end as usize]),
            claims: own,
            surroundings: Surroundings::of(claims, compared),
            statements: by_facet,
            names: Vec::new(),
        }
    }

    /// The place of a claim among those of the article.
    pub(super) fn place_of(&self, claim: u32) -> usize {
        (claim - self.claims.start) as usize
    }

    /// How often the article tells of the kind of event of a claim of what has happened.
    pub(super) fn tells_of(&self, claim: u32) -> u32 {
        self.often[self.place_of(claim)]
    }

    /// The statements of a facet, in order.
    pub(super) fn of_facet(&self, facet: Facet) -> impl Iterator<Item = u32> {
        let first = self.statements.partition_point(|(other, _)| *other < facet);
        self.statements[first..].iter().take_while(move |(other, _)| *other == facet).map(|(_, statement)| *statement)
    }
}

/// For each claim of what has happened, how many of them tell of that kind of event.
fn often(claims: &[Claim]) -> Vec<u32> {
    let told = |claim: &Claim| claim.head.filter(|_| claim.facet == Facet::Status);
    let mut counts: FxHashMap<Key, u32> = FxHashMap::default();
    for head in claims.iter().filter_map(told) {
        *counts.entry(head).or_default() += 1;
    }
    claims.iter().map(|claim| told(claim).map_or(1, |head| counts[&head])).collect()
}

/// How the names of a story relate: two names are compared once, not for every two claims that have them.
#[derive(Debug, Default)]
pub(super) struct NameRelations {
    known: RefCell<FxHashMap<(u32, u32), Relation>>,
}

impl NameRelations {
    /// The relation of the values of two claims, if they are names.
    pub(super) fn of_values(
        &self,
        materials: [&Material; 2],
        claims: (u32, u32),
        compare: impl FnOnce() -> Relation,
    ) -> Option<Relation> {
        self.relation(materials, claims, |names| names.value, compare)
    }

    /// The relation of the places of two claims, if both have one.
    pub(super) fn of_places(
        &self,
        materials: [&Material; 2],
        claims: (u32, u32),
        compare: impl FnOnce() -> Relation,
    ) -> Option<Relation> {
        self.relation(materials, claims, |names| names.place, compare)
    }

    fn relation(
        &self,
        [left, right]: [&Material; 2],
        (first, second): (u32, u32),
        number: impl Fn(Names) -> u32,
        compare: impl FnOnce() -> Relation,
    ) -> Option<Relation> {
        let pair = (number(left.names[left.place_of(first)]), number(right.names[right.place_of(second)]));
        if pair.0 == NONE || pair.1 == NONE {
            return None;
        }
        if pair.0 == pair.1 {
            return Some(Relation::Same);
        }
        let known = self.known.borrow().get(&pair).copied();
        Some(known.unwrap_or_else(|| {
            let relation = compare();
            self.known.borrow_mut().insert(pair, relation);
            relation
        }))
    }
}
