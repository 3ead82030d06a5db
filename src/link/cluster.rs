//! Clustering: resembling articles become groups, by mean resemblance, with guards against running two stories together.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::weights::Weights;
use crate::claim::Profile;
use crate::parallel;
use crate::text::Key;

/// The mean of a group is taken of this power of the resemblances: a few articles with much in common do not make one
/// story of two.
const DAMPING: f64 = 0.7;
/// Share of the articles of a group that name its protagonist.
const NAMED_BY: f64 = 0.66;
/// Of all articles that name a protagonist, this share belongs to the two groups.
const EXCLUSIVE: f64 = 0.8;
/// Pairs of an article that are walked while one of them is looked up.
const LOOKUP: usize = 32;
/// Share of the least mean of a union below which a mean is surely too weak for one: means are rounded.
const LOWER: f64 = 0.999_999;

/// How much two articles resemble each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Resemblance {
    /// The article with the smaller index.
    pub(super) left: u32,
    /// The other one.
    pub(super) right: u32,
    /// In all their words, 0 to 1.
    pub(super) whole: f64,
    /// In their names and numbers, 0 to 1.
    pub(super) particular: f64,
}

/// Sums of resemblances between two groups, or within one: in all words, and in names and numbers.
#[derive(Clone, Copy, Debug, Default)]
struct Bond {
    whole: f64,
    particular: f64,
}

impl Bond {
    fn plus(self, other: Bond) -> Bond {
        Bond { whole: self.whole + other.whole, particular: self.particular + other.particular }
    }

    fn add(&mut self, other: Bond) {
        *self = self.plus(other);
    }

    /// The mean over a number of pairs; nothing is known of no pair.
    fn mean(self, pairs: usize) -> Bond {
        let pairs = pairs.max(1) as f64;
        Bond { whole: self.whole / pairs, particular: self.particular / pairs }
    }
}

/// Some articles that may be one story.
#[derive(Debug, Default)]
struct Group {
    articles: Vec<u32>,
    /// In how many pairs its articles are.
    degree: usize,
    /// To other groups that resemble it enough for a story. Only with these it can become one now; what it has in common
    /// with all the others is looked up when one of these has taken them in.
    candidates: FxHashMap<u32, Bond>,
    /// Within the group.
    inner: Bond,
    /// How many of its articles have each rare name that another article has too.
    names: FxHashMap<Key, u32>,
    /// The names that most of its articles have, with their number, sorted.
    protagonists: Vec<(Key, u32)>,
    /// Counts its changes; a union that was computed before one is void.
    version: u32,
}

impl Group {
    /// The mean resemblance within; nothing is known of a single article.
    fn cohesion(&self) -> Bond {
        self.inner.mean(self.articles.len() * (self.articles.len() - 1) / 2)
    }

    fn takes_in(&mut self, other: Group, bond: Bond) {
        self.articles.extend(other.articles);
        self.degree += other.degree;
        self.inner.add(other.inner);
        self.inner.add(bond);
        #[expect(clippy::iter_over_hash_type, reason = "sums of whole numbers are the same in any order")]
        for (name, articles) in other.names {
            *self.names.entry(name).or_default() += articles;
        }
        self.find_protagonists();
    }

    fn find_protagonists(&mut self) {
        let least = NAMED_BY * self.articles.len() as f64;
        self.protagonists.clear();
        self.protagonists.extend(
            self.names
                .iter()
                .filter(|&(_, &articles)| least <= f64::from(articles))
                .map(|(&name, &count)| (name, count)),
        );
        self.protagonists.sort_unstable();
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

/// Agglomerative clustering by mean damped resemblance; pairs that are not listed count as 0.
///
/// Two groups of several articles each are two stories when the articles of either resemble each other much more than
/// those of the other, in all their words or in their names and numbers.
///
/// `articles_with` tells how many articles of the whole run have each rare name.
pub(super) fn cluster(
    profiles: &[&Profile],
    pairs: &[Resemblance],
    articles_with: &FxHashMap<Key, u32>,
    weights: &Weights,
) -> Vec<Vec<u32>> {
    let mut clustering = Clustering::of(profiles, pairs, articles_with, weights);
    while let Some(union) = clustering.heap.pop() {
        clustering.consider(&union);
    }
    let mut members: Vec<Vec<u32>> =
        clustering.groups.into_iter().map(|group| group.articles).filter(|articles| !articles.is_empty()).collect();
    for articles in &mut members {
        articles.sort_unstable();
    }
    members.sort_unstable();
    members
}

/// How many articles have each rare name.
pub(super) fn articles_with(profiles: &[&Profile]) -> FxHashMap<Key, u32> {
    let mut articles_with: FxHashMap<Key, u32> = FxHashMap::default();
    for name in profiles.iter().flat_map(|profile| profile.rare_names()) {
        *articles_with.entry(name).or_default() += 1;
    }
    articles_with
}

struct Clustering<'a> {
    weights: &'a Weights,
    /// The least mean of a union, and that of a union with a common protagonist.
    least: f64,
    least_with_protagonist: f64,
    groups: Vec<Group>,
    /// The group of each article.
    group_of: Vec<u32>,
    neighbours: Neighbours,
    /// For each group what the one that is looked at has in common with it; zero before and after.
    sums: Vec<Bond>,
    /// Of each rare name, how many articles have it.
    articles_with: &'a FxHashMap<Key, u32>,
    /// For each group that may become larger, its best union; those that are void are replaced when they come up.
    heap: BinaryHeap<Union>,
}

/// For each article, those that resemble it, in order, with what it has in common with each.
///
/// They are walked again and again, in places all over the run: what belongs to an article lies side by side.
struct Neighbours {
    /// For each article, the first of its neighbours; one number more than there are articles.
    first: Vec<u32>,
    articles: Vec<u32>,
    bonds: Vec<Bond>,
}

impl Neighbours {
    /// `pairs` are in order.
    fn of(articles: usize, pairs: &[Resemblance]) -> Self {
        let first = starts(articles, pairs.iter().flat_map(|pair| [pair.left, pair.right]));
        let damped = parallel::map(pairs, |pair| pair.whole.powf(DAMPING));
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
    fn of_article(&self, article: u32) -> impl Iterator<Item = (u32, &Bond)> {
        let range = self.range(article);
        self.articles[range.clone()].iter().copied().zip(&self.bonds[range])
    }

    /// What two articles have in common, if they are neighbours.
    fn bond(&self, one: u32, two: u32) -> Option<&Bond> {
        let range = self.range(one);
        self.articles[range.clone()].binary_search(&two).ok().map(|at| &self.bonds[range][at])
    }
}

/// Where the entries of each article begin in a list in which the articles follow one another.
fn starts(articles: usize, entries: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = vec![0; articles + 1];
    for article in entries {
        starts[article as usize + 1] += 1;
    }
    for article in 0..articles {
        starts[article + 1] += starts[article];
    }
    starts
}

impl<'a> Clustering<'a> {
    fn of(
        profiles: &[&Profile],
        pairs: &[Resemblance],
        articles_with: &'a FxHashMap<Key, u32>,
        weights: &'a Weights,
    ) -> Self {
        let neighbours = Neighbours::of(profiles.len(), pairs);
        let least_with_protagonist = (weights.story * weights.protagonist).powf(DAMPING);
        let articles: Vec<u32> = (0..profiles.len() as u32).collect();
        let groups = parallel::map(&articles, |&article| {
            let is_shared = |name: &Key| articles_with.get(name).is_some_and(|&articles| 1 < articles);
            let is_candidate = |bond: &Bond| LOWER * least_with_protagonist <= bond.whole;
            let names = profiles[article as usize].rare_names().filter(is_shared);
            let candidates = neighbours.of_article(article).filter(|(_, bond)| is_candidate(bond));
            let mut group = Group {
                articles: vec![article],
                degree: neighbours.range(article).len(),
                candidates: candidates.map(|(other, &bond)| (other, bond)).collect(),
                names: names.map(|name| (name, 1)).collect(),
                ..Group::default()
            };
            group.find_protagonists();
            group
        });
        let mut clustering = Self {
            weights,
            least: weights.story.powf(DAMPING),
            least_with_protagonist,
            groups,
            group_of: articles.clone(),
            neighbours,
            sums: vec![Bond::default(); profiles.len()],
            articles_with,
            heap: BinaryHeap::new(),
        };
        let best = parallel::map(&articles, |&group| clustering.best_union(group));
        clustering.heap = best.into_iter().flatten().collect();
        clustering
    }

    /// The best of the unions of a group that will do.
    fn best_union(&self, group: u32) -> Option<Union> {
        let one = &self.groups[group as usize];
        let union = |(&other, bond): (&u32, &Bond)| {
            let two = &self.groups[other as usize];
            let mean = bond.mean(one.articles.len() * two.articles.len()).whole;
            let will_do = self.least_with_protagonist <= mean && self.is_one_story(one, two, *bond);
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

    fn is_one_story(&self, left: &Group, right: &Group, bond: Bond) -> bool {
        let mean = bond.mean(left.articles.len() * right.articles.len());
        let (a, b) = (left.cohesion(), right.cohesion());
        let coheres = mean.particular >= self.weights.particular_cohesion * a.particular.min(b.particular);
        let cohesion = self.weights.cohesion * a.whole.min(b.whole);
        let resembles = |share: f64, least: f64| least <= mean.whole && cohesion * share <= mean.whole;
        coheres
            && (resembles(1.0, self.least)
                || (resembles(self.weights.protagonist, self.least_with_protagonist)
                    && self.share_a_protagonist(left, right)))
    }

    /// Whether most articles of both groups name someone whom hardly any other article names.
    fn share_a_protagonist(&self, left: &Group, right: &Group) -> bool {
        let (few, many) =
            if right.protagonists.len() < left.protagonists.len() { (right, left) } else { (left, right) };
        few.protagonists.iter().any(|(name, in_few)| {
            let Ok(at) = many.protagonists.binary_search_by_key(name, |(other, _)| *other) else { return false };
            let everywhere = self.articles_with.get(name).copied().unwrap_or_default();
            EXCLUSIVE * f64::from(everywhere) <= f64::from(in_few + many.protagonists[at].1)
        })
    }

    /// Whether a bond over a number of pairs can be enough for a union.
    fn may_do(&self, bond: Bond, pairs: usize) -> bool {
        LOWER * self.least_with_protagonist <= bond.mean(pairs).whole
    }

    fn unite(&mut self, into: u32, from: u32) {
        let mut taken = std::mem::take(&mut self.groups[from as usize]);
        self.groups[from as usize].version = taken.version + 1;
        let touched = self.sum_bonds(&taken);
        let known = std::mem::take(&mut self.groups[into as usize].candidates);
        let of_taken = std::mem::take(&mut taken.candidates);
        let mut others: Vec<u32> = known.keys().chain(of_taken.keys()).copied().collect();
        others.sort_unstable();
        others.dedup();
        let (first, second) = (self.groups[into as usize].articles.len(), taken.articles.len());
        let mut candidates: FxHashMap<u32, Bond> = FxHashMap::default();
        for other in others.into_iter().filter(|&other| other != into && other != from) {
            let (size, more) = (self.groups[other as usize].articles.len(), self.sums[other as usize]);
            // What resembles neither of the two enough does not resemble both enough.
            let known = known
                .get(&other)
                .copied()
                .or_else(|| self.may_do(more, second * size).then(|| self.bond_between(other, into)));
            let bond = known.map(|known| known.plus(more)).filter(|&bond| self.may_do(bond, (first + second) * size));
            let of_other = &mut self.groups[other as usize].candidates;
            of_other.remove(&from);
            if let Some(bond) = bond {
                of_other.insert(into, bond);
                candidates.insert(other, bond);
            } else {
                of_other.remove(&into);
            }
        }
        let between = self.sums[into as usize];
        for group in touched {
            self.sums[group as usize] = Bond::default();
        }
        for &article in &taken.articles {
            self.group_of[article as usize] = into;
        }
        let group = &mut self.groups[into as usize];
        group.version += 1;
        group.candidates = candidates;
        group.takes_in(taken, between);
    }

    /// Puts what a group has in common with each of the others into `sums`, and tells with which.
    fn sum_bonds(&mut self, group: &Group) -> Vec<u32> {
        let mut touched = Vec::new();
        for &article in &group.articles {
            for (other, &bond) in self.neighbours.of_article(article) {
                let other = self.group_of[other as usize];
                touched.push(other);
                self.sums[other as usize].add(bond);
            }
        }
        touched
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
