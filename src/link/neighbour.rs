//! Neighbours: for each article those that resemble it.

use std::ops::Range;

use super::group::Bond;
use super::resemblance::Resemblance;
use crate::parallel;

/// The mean of a group is taken of this power of the resemblances: a few articles with much in common do not make one
/// story of two.
const DAMPING: f64 = 0.7;

/// A resemblance as it counts in a mean.
pub(super) fn damped(resemblance: f64) -> f64 {
    resemblance.powf(DAMPING)
}

/// For each article, those that resemble it, in order, with what it has in common with each.
///
/// They are walked again and again, in places all over the run: what belongs to an article lies side by side.
pub(super) struct Neighbours {
    /// For each article, the first of its neighbours; one number more than there are articles.
    first: Vec<u32>,
    articles: Vec<u32>,
    bonds: Vec<Bond>,
}

impl Neighbours {
    /// `pairs` are in order.
    pub(super) fn of(articles: usize, pairs: &[Resemblance]) -> Self {
        let first = starts(articles, pairs);
        let damped = parallel::map(pairs, |pair| damped(pair.whole));
        let mut next = first.clone();
        let mut neighbours =
            Self { first, articles: vec![0; 2 * pairs.len()], bonds: vec![Bond::default(); 2 * pairs.len()] };
        for (pair, whole) in pairs.iter().zip(damped) {
            for (one, other) in [(pair.left, pair.right), (pair.right, pair.left)] {
                let place = &mut next[one as usize];
                neighbours.articles[*place as usize] = other;
                neighbours.bonds[*place as usize] = Bond { whole, particular: pair.particular };
                *place += 1;
            }
        }
        neighbours
    }

    fn range(&self, article: u32) -> Range<usize> {
        self.first[article as usize] as usize..self.first[article as usize + 1] as usize
    }

    /// The neighbours of an article.
    pub(super) fn of_article(&self, article: u32) -> impl Iterator<Item = (u32, &Bond)> {
        let range = self.range(article);
        self.articles[range.clone()].iter().copied().zip(&self.bonds[range])
    }

    /// What two articles have in common, if they are neighbours.
    pub(super) fn bond(&self, one: u32, two: u32) -> Option<&Bond> {
        let range = self.range(one);
        self.articles[range.clone()].binary_search(&two).ok().map(|at| &self.bonds[range][at])
    }
}

/// Where the neighbours of each article begin in a list in which the articles follow one another; one number more than
/// there are articles.
pub(super) fn starts(articles: usize, pairs: &[Resemblance]) -> Vec<u32> {
    let mut starts = vec![0; articles + 1];
    for pair in pairs {
        starts[pair.left as usize + 1] += 1;
        starts[pair.right as usize + 1] += 1;
    }
    for article in 0..articles {
        starts[article + 1] += starts[article];
    }
    starts
}
