//! Clustering: resembling articles become groups, by mean resemblance, with guards against running two stories together.
//!
//! The two groups that resemble each other most are united first. As long as those resemble each other more than a
//! certain level, a union takes place among articles that a chain of such resemblances joins, and changes nothing
//! elsewhere. So the articles are cut into parts at a high level first, which are small and worked on side by side; what
//! they have become is cut again at a lower one, and so on down to the least resemblance of a story.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;

use super::group::{self, Bond, Group};
use super::neighbour::{Neighbours, damped, starts};
use super::resemblance::Resemblance;
use super::weights::Weights;
use crate::claim::Profile;
use crate::parallel;
use crate::text::Key;

/// The levels, as multiples of the resemblance that a story needs. The last one follows from the weights.
const LEVELS: [f64; 2] = [4.0, 3.0];
/// Share of a level below which a resemblance is surely too weak for a union at it: powers are rounded.
const NEARLY: f64 = 0.99;
/// Share of the least mean of a union below which a mean is surely too weak for one: means are rounded.
const LOWER: f64 = 0.999_999;
/// Pairs of an article that are walked while one of them is looked up.
const LOOKUP: usize = 32;
/// Groups of which one core finds the candidates at a time, at least.
const GROUPS_AT_ONCE: usize = 256;

/// Agglomerative clustering by mean damped resemblance; pairs that are not listed count as 0. `pairs` are in order.
///
/// Two groups of several articles each are two stories when the articles of either resemble each other much more than
/// those of the other, in all their words or in their names and numbers.
pub(super) fn cluster(profiles: &[&Profile], pairs: &[Resemblance], weights: &Weights) -> Vec<Vec<u32>> {
    let articles_with = group::articles_with(profiles);
    let degrees = starts(profiles.len(), pairs);
    let articles: Vec<u32> = (0..profiles.len() as u32).collect();
    let mut groups = parallel::map(&articles, |&article| {
        let degree = degrees[article as usize + 1] - degrees[article as usize];
        Group::of(article, profiles[article as usize], degree as usize, &articles_with)
    });
    for level in LEVELS.into_iter().chain([weights.protagonist]) {
        let level = weights.story * level.max(weights.protagonist);
        let rules = Rules {
            weights,
            least: damped(weights.story),
            least_with_protagonist: damped(weights.story * weights.protagonist),
            level: damped(level),
            articles_with: &articles_with,
        };
        let united = parallel::map_owned(parts(profiles.len(), groups, pairs, level), |part| part.unite(&rules));
        groups = united.into_iter().flatten().collect();
        groups.sort_unstable_by_key(|group| group.articles[0]);
    }
    let mut members: Vec<Vec<u32>> = groups.into_iter().map(|group| group.articles).collect();
    for articles in &mut members {
        articles.sort_unstable();
    }
    members.sort_unstable();
    members
}

/// Articles that a chain of resemblances at a level joins: no union at that level reaches beyond them.
#[derive(Default)]
struct Part<'a> {
    /// In order.
    articles: Vec<u32>,
    /// What they have become so far. Their articles are counted by their places in `articles`.
    groups: Vec<Group>,
    /// Resemblances between them, by places, in order; none where there is one group only.
    pairs: Cow<'a, [Resemblance]>,
}

/// Cuts the articles, which are in these groups, into parts. Groups are in order of their first articles.
fn parts(articles: usize, groups: Vec<Group>, pairs: &[Resemblance], level: f64) -> Vec<Part<'_>> {
    let mut chains = UnionFind::<u32>::new(articles);
    for group in &groups {
        for &article in &group.articles {
            chains.union(group.articles[0], article);
        }
    }
    for pair in pairs.iter().filter(|pair| NEARLY * level <= pair.whole) {
        chains.union(pair.left, pair.right);
    }
    let chains = chains.into_labeling();
    let mut number_of: Vec<u32> = vec![u32::MAX; articles];
    let mut parts: Vec<Part<'_>> = Vec::new();
    // For each article, the number of its part and its place in it.
    let places: Vec<(u32, u32)> = (0..articles as u32)
        .map(|article| {
            let number = &mut number_of[chains[article as usize] as usize];
            if *number == u32::MAX {
                *number = parts.len() as u32;
                parts.push(Part::default());
            }
            let part = &mut parts[*number as usize];
            part.articles.push(article);
            (*number, part.articles.len() as u32 - 1)
        })
        .collect();
    for mut group in groups {
        let (number, _) = places[group.articles[0] as usize];
        group.articles.iter_mut().for_each(|article| *article = places[*article as usize].1);
        parts[number as usize].groups.push(group);
    }
    if let [whole] = parts.as_mut_slice() {
        whole.pairs = Cow::Borrowed(pairs);
        return parts;
    }
    let part_of = |pair: &Resemblance| {
        let ((part, left), (other, right)) = (places[pair.left as usize], places[pair.right as usize]);
        (part == other).then_some((part as usize, left, right))
    };
    let mut counts = vec![0; parts.len()];
    for (part, ..) in pairs.iter().filter_map(part_of) {
        counts[part] += 1;
    }
    let mut pairs_of: Vec<Vec<Resemblance>> = parts
        .iter()
        .zip(counts)
        .map(|(part, count)| Vec::with_capacity(if part.groups.len() < 2 { 0 } else { count }))
        .collect();
    for pair in pairs {
        if let Some((part, left, right)) = part_of(pair)
            && 1 < parts[part].groups.len()
        {
            pairs_of[part].push(Resemblance { left, right, ..*pair });
        }
    }
    for (part, pairs) in parts.iter_mut().zip(pairs_of) {
        part.pairs = Cow::Owned(pairs);
    }
    parts
}

impl Part<'_> {
    /// Unites its groups as far as the level of the rules allows.
    fn unite(self, rules: &Rules<'_>) -> Vec<Group> {
        let Self { articles, groups, pairs } = self;
        let mut groups = if groups.len() < 2 {
            groups
        } else {
            let neighbours = Neighbours::of(articles.len(), &pairs);
            drop(pairs);
            Clustering::of(groups, neighbours, articles.len(), rules).run()
        };
        for group in &mut groups {
            group.articles.iter_mut().for_each(|place| *place = articles[*place as usize]);
        }
        groups
    }
}

/// What two groups must have in common to be one story.
struct Rules<'a> {
    weights: &'a Weights,
    /// The least mean of a union, and that of a union with a common protagonist.
    least: f64,
    least_with_protagonist: f64,
    /// The least mean of a union for now.
    level: f64,
    /// Of each rare name, how many articles have it.
    articles_with: &'a FxHashMap<Key, u32>,
}

impl Rules<'_> {
    fn is_one_story(&self, left: &Group, right: &Group, bond: Bond) -> bool {
        let mean = bond.mean(left.articles.len() * right.articles.len());
        let (a, b) = (left.cohesion(), right.cohesion());
        let coheres = mean.particular >= self.weights.particular_cohesion * a.particular.min(b.particular);
        let cohesion = self.weights.cohesion * a.whole.min(b.whole);
        let resembles = |share: f64, least: f64| least <= mean.whole && cohesion * share <= mean.whole;
        coheres
            && (resembles(1.0, self.least)
                || (resembles(self.weights.protagonist, self.least_with_protagonist)
                    && left.shares_a_protagonist(right, self.articles_with)))
    }

    /// Whether a bond over a number of pairs can be enough for a union.
    fn may_do(&self, bond: Bond, pairs: usize) -> bool {
        LOWER * self.level <= bond.mean(pairs).whole
    }
}

/// The best union of a group. The greatest mean comes first, then the smallest indices.
struct Union {
    mean: f64,
    left: u32,
    right: u32,
    /// Which of the two groups it is the best of.
    of: u32,
    versions: (u32, u32),
}

impl PartialEq for Union {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Union {}

impl Ord for Union {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean.total_cmp(&other.mean).then_with(|| (other.left, other.right).cmp(&(self.left, self.right)))
    }
}

impl PartialOrd for Union {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// For each group what the one that is looked at has in common with it.
struct Sums {
    /// Zero but for those that were touched.
    bonds: Vec<Bond>,
    touched: Vec<u32>,
}

impl Sums {
    fn of(groups: usize) -> Self {
        Self { bonds: vec![Bond::default(); groups], touched: Vec::new() }
    }

    /// Takes up another group.
    fn take_up(&mut self, group: &Group, neighbours: &Neighbours, group_of: &[u32]) {
        for group in self.touched.drain(..) {
            self.bonds[group as usize] = Bond::default();
        }
        for (other, bond) in group.articles.iter().flat_map(|&article| neighbours.of_article(article)) {
            let other = group_of[other as usize];
            let sum = &mut self.bonds[other as usize];
            if sum.whole == 0.0 {
                self.touched.push(other);
            }
            sum.add(*bond);
        }
    }
}

/// The clustering of one part.
struct Clustering<'a> {
    rules: &'a Rules<'a>,
    groups: Vec<Group>,
    /// The group of each article.
    group_of: Vec<u32>,
    neighbours: Neighbours,
    sums: Sums,
    /// For each group that may become larger, its best union; those that are void are replaced when they come up.
    heap: BinaryHeap<Union>,
}

impl<'a> Clustering<'a> {
    fn of(mut groups: Vec<Group>, neighbours: Neighbours, articles: usize, rules: &'a Rules<'a>) -> Self {
        let mut group_of: Vec<u32> = vec![0; articles];
        for (number, group) in (0..).zip(&groups) {
            for &article in &group.articles {
                group_of[article as usize] = number;
            }
        }
        let stretches = parallel::stretches(groups.len(), (groups.len() / 64).max(GROUPS_AT_ONCE));
        let candidates = parallel::map(&stretches, |stretch| {
            let mut sums = Sums::of(groups.len());
            let candidates_of = |number: usize| {
                let group = &groups[number];
                sums.take_up(group, &neighbours, &group_of);
                let others = sums.touched.iter().filter(|&&other| other as usize != number);
                let bonds = others.map(|&other| (other, sums.bonds[other as usize]));
                let pairs = |other: u32| group.articles.len() * groups[other as usize].articles.len();
                bonds.filter(|&(other, bond)| rules.may_do(bond, pairs(other))).collect()
            };
            stretch.clone().map(candidates_of).collect::<Vec<FxHashMap<u32, Bond>>>()
        });
        for (group, candidates) in groups.iter_mut().zip(candidates.into_iter().flatten()) {
            group.candidates = candidates;
            group.version = 0;
        }
        let numbers: Vec<u32> = (0..groups.len() as u32).collect();
        let sums = Sums::of(groups.len());
        let mut clustering = Self { rules, groups, group_of, neighbours, sums, heap: BinaryHeap::new() };
        let best = parallel::map(&numbers, |&group| clustering.best_union(group));
        clustering.heap = best.into_iter().flatten().collect();
        clustering
    }

    /// The groups in the end, in order of their first articles.
    fn run(mut self) -> Vec<Group> {
        while let Some(union) = self.heap.pop() {
            self.consider(&union);
        }
        self.groups.retain(|group| !group.articles.is_empty());
        self.groups
    }

    /// The best of the unions of a group that will do.
    fn best_union(&self, group: u32) -> Option<Union> {
        let one = &self.groups[group as usize];
        let union = |(&other, bond): (&u32, &Bond)| {
            let two = &self.groups[other as usize];
            let mean = bond.mean(one.articles.len() * two.articles.len()).whole;
            let will_do = self.rules.level <= mean && self.rules.is_one_story(one, two, *bond);
            let (left, right) = (group.min(other), group.max(other));
            let versions = (self.groups[left as usize].version, self.groups[right as usize].version);
            will_do.then_some(Union { mean, left, right, of: group, versions })
        };
        one.candidates.iter().filter_map(union).max()
    }

    fn consider(&mut self, union: &Union) {
        let (left, right) = (&self.groups[union.left as usize], &self.groups[union.right as usize]);
        let (owner, known) = if union.of == union.left { (left, union.versions.0) } else { (right, union.versions.1) };
        if (left.version, right.version) == union.versions {
            // The larger group takes in the smaller one, so that each pair is walked a logarithmic number of times.
            let (into, from) =
                if left.degree < right.degree { (union.right, union.left) } else { (union.left, union.right) };
            self.unite(into, from);
            self.heap.extend(self.best_union(into));
        } else if owner.version == known {
            // Only the other one has changed.
            self.heap.extend(self.best_union(union.of));
        }
    }

    fn unite(&mut self, into: u32, from: u32) {
        let mut taken = std::mem::take(&mut self.groups[from as usize]);
        self.groups[from as usize].version = taken.version + 1;
        self.sums.take_up(&taken, &self.neighbours, &self.group_of);
        let known = std::mem::take(&mut self.groups[into as usize].candidates);
        let of_taken = std::mem::take(&mut taken.candidates);
        let mut others: Vec<u32> = known.keys().chain(of_taken.keys()).copied().collect();
        others.sort_unstable();
        others.dedup();
        let (first, second) = (self.groups[into as usize].articles.len(), taken.articles.len());
        let mut candidates: FxHashMap<u32, Bond> = FxHashMap::default();
        for other in others.into_iter().filter(|&other| other != into && other != from) {
            let (size, more) = (self.groups[other as usize].articles.len(), self.sums.bonds[other as usize]);
            // What resembles neither of the two enough does not resemble both enough.
            let known = known
                .get(&other)
                .copied()
                .or_else(|| self.rules.may_do(more, second * size).then(|| self.bond_between(other, into)));
            let bond =
                known.map(|known| known.plus(more)).filter(|&bond| self.rules.may_do(bond, (first + second) * size));
            let of_other = &mut self.groups[other as usize].candidates;
            of_other.remove(&from);
            if let Some(bond) = bond {
                of_other.insert(into, bond);
                candidates.insert(other, bond);
            } else {
                of_other.remove(&into);
            }
        }
        let between = self.sums.bonds[into as usize];
        for &article in &taken.articles {
            self.group_of[article as usize] = into;
        }
        let group = &mut self.groups[into as usize];
        group.version += 1;
        group.candidates = candidates;
        group.takes_in(taken, between);
    }

    /// What two groups have in common: small groups are looked up pair by pair, else those of the smaller one are
    /// walked.
    fn bond_between(&self, one: u32, two: u32) -> Bond {
        let smaller = self.groups[one as usize].degree < self.groups[two as usize].degree;
        let (few, many) = if smaller { (one, two) } else { (two, one) };
        let (articles, others) = (&self.groups[few as usize].articles, &self.groups[many as usize].articles);
        let mut sum = Bond::default();
        if articles.len() * others.len() * LOOKUP < self.groups[few as usize].degree {
            for &article in articles {
                for &bond in others.iter().filter_map(|&other| self.neighbours.bond(article, other)) {
                    sum.add(bond);
                }
            }
            return sum;
        }
        for &article in articles {
            for (other, &bond) in self.neighbours.of_article(article) {
                if self.group_of[other as usize] == many {
                    sum.add(bond);
                }
            }
        }
        sum
    }
}
