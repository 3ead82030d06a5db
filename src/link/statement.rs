//! Statements: what an article says once or several times.
//!
//! Headline, lead, caption and text name the same people and tell the same event again and again. Such claims are one
//! statement, so that two articles which name a man ten times each are linked once and not a hundred times.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::limit::compared;
use crate::article::Field;
use crate::claim::{Claim, Facet, Polarity, Stage};
use crate::parallel;
use crate::text::Key;

/// The statements of a run, article by article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statements {
    /// For each article, the first of its statements; one number more than there are articles.
    of_article: Vec<u32>,
    /// For each statement, the first of its members; one number more than there are statements.
    starts: Vec<u32>,
    /// Claims, statement by statement, in order of place.
    members: Vec<u32>,
    /// For each claim, its statement; `NONE` for those that are not compared.
    of_claim: Vec<u32>,
    /// For each statement, whether headline or lead make it.
    prominent: Vec<bool>,
}

/// The statement of a claim that is not compared.
const NONE: u32 = u32::MAX;

/// What claims of one article must have in common to be one statement.
type Same = (Facet, Option<Key>, Polarity, Option<Stage>);

impl Statements {
    /// Gathers the claims of each article that are compared.
    pub fn of(claims: &[Claim], articles: usize) -> Self {
        let mut statements = Self { of_claim: vec![NONE; claims.len()], ..Self::default() };
        let gathered = parallel::map(&compared(claims, articles).of_article, |list| gather(claims, list));
        for of_article in gathered {
            statements.of_article.push(statements.starts.len() as u32);
            for members in of_article {
                for &claim in &members {
                    statements.of_claim[claim as usize] = statements.starts.len() as u32;
                }
                statements.starts.push(statements.members.len() as u32);
                statements.prominent.push(members.iter().any(|&claim| is_prominent(&claims[claim as usize])));
                statements.members.extend(members);
            }
        }
        statements.of_article.push(statements.starts.len() as u32);
        statements.starts.push(statements.members.len() as u32);
        statements
    }

    /// The statements of an article.
    pub fn of_article(&self, article: u32) -> Range<u32> {
        self.of_article[article as usize]..self.of_article[article as usize + 1]
    }

    /// The claims of a statement, in order of place.
    pub fn members(&self, statement: u32) -> &[u32] {
        &self.members[self.starts[statement as usize] as usize..self.starts[statement as usize + 1] as usize]
    }

    /// The claims of an article that are compared.
    pub fn claims_of(&self, article: u32) -> &[u32] {
        let statements = self.of_article(article);
        &self.members[self.starts[statements.start as usize] as usize..self.starts[statements.end as usize] as usize]
    }

    /// Whether headline or lead of its article say what a claim says.
    pub(super) fn is_prominent(&self, claim: u32) -> bool {
        self.prominent.get(self.of_claim[claim as usize] as usize).copied().unwrap_or_default()
    }

    /// A claim and those that say the same in its article.
    pub fn with(&self, claim: u32) -> Option<&[u32]> {
        let statement = self.of_claim[claim as usize];
        (statement != NONE).then(|| self.members(statement))
    }
}

/// The claims of one article, those together that say the same.
fn gather(claims: &[Claim], article: &[u32]) -> Vec<Vec<u32>> {
    let mut gathered: Vec<Vec<u32>> = Vec::with_capacity(article.len());
    let mut known: FxHashMap<Same, usize> = FxHashMap::default();
    for &index in article {
        let at =
            same(&claims[index as usize]).map_or(gathered.len(), |same| *known.entry(same).or_insert(gathered.len()));
        match gathered.get_mut(at) {
            Some(members) => members.push(index),
            None => gathered.push(vec![index]),
        }
    }
    gathered
}

fn is_prominent(claim: &Claim) -> bool {
    claim.span.field != Field::Text
}

/// What makes a claim one with others of its article; `None` for claims that stand alone.
fn same(claim: &Claim) -> Option<Same> {
    match claim.facet {
        Facet::Place | Facet::Participant => Some((claim.facet, Some(claim.head?), Polarity::Positive, None)),
        Facet::Status if claim.frame.is_some() => Some((claim.facet, claim.head, claim.polarity, claim.stage)),
        _ => None,
    }
}
