//! Clustering: resembling articles become groups, by mean resemblance, with guards against running two stories together.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use super::weights::Weights;
use crate::claim::Profile;
use crate::text::Key;

/// The mean of a group is taken of this power of the resemblances: a few articles with much in common do not make one
/// story of two.
const DAMPING: f64 = 0.7;
/// Share of the articles of a group that name its protagonist.
const NAMED_BY: f64 = 0.66;
/// Of all articles that name a protagonist, this share belongs to the two groups.
const EXCLUSIVE: f64 = 0.8;

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
    fn add(&mut self, other: Bond) {
        self.whole += other.whole;
        self.particular += other.particular;
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
    /// To other groups.
    bonds: FxHashMap<u32, Bond>,
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

/// A possible union of two groups. The greatest mean comes first, then the smallest indices.
#[derive(PartialEq)]
struct Union {
    mean: f64,
    left: u32,
    right: u32,
    versions: (u32, u32),
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
    /// Of each rare name, how many articles have it.
    articles_with: &'a FxHashMap<Key, u32>,
    heap: BinaryHeap<Union>,
}

impl<'a> Clustering<'a> {
    fn of(
        profiles: &[&Profile],
        pairs: &[Resemblance],
        articles_with: &'a FxHashMap<Key, u32>,
        weights: &'a Weights,
    ) -> Self {
        let mut groups: Vec<Group> = profiles
            .iter()
            .zip(0..)
            .map(|(profile, article)| {
                let is_shared = |name: &Key| articles_with.get(name).is_some_and(|&articles| 1 < articles);
                let names: FxHashMap<Key, u32> = profile.rare_names().filter(is_shared).map(|name| (name, 1)).collect();
                let mut group = Group { articles: vec![article], names, ..Group::default() };
                group.find_protagonists();
                group
            })
            .collect();
        let least = weights.story.powf(DAMPING);
        let least_with_protagonist = (weights.story * weights.protagonist).powf(DAMPING);
        let mut degrees = vec![0; groups.len()];
        for pair in pairs {
            degrees[pair.left as usize] += 1;
            degrees[pair.right as usize] += 1;
        }
        for (group, degree) in groups.iter_mut().zip(degrees) {
            group.bonds.reserve(degree);
        }
        for pair in pairs {
            let bond = Bond { whole: pair.whole.powf(DAMPING), particular: pair.particular };
            groups[pair.left as usize].bonds.insert(pair.right, bond);
            groups[pair.right as usize].bonds.insert(pair.left, bond);
        }
        let heap = BinaryHeap::new();
        let mut clustering = Self { weights, least, least_with_protagonist, groups, articles_with, heap };
        for pair in pairs {
            clustering.propose(pair.left, pair.right);
        }
        clustering
    }

    /// Notes that two groups, the one with the smaller number first, are to be united if nothing better comes first.
    /// Only unions that will do are noted: most pairs of groups are two stories, and stay so until one of them changes.
    fn propose(&mut self, left: u32, right: u32) {
        let (one, two) = (&self.groups[left as usize], &self.groups[right as usize]);
        let Some(&bond) = one.bonds.get(&right) else { return };
        let mean = bond.mean(one.articles.len() * two.articles.len()).whole;
        if self.least_with_protagonist <= mean && self.is_one_story(one, two, bond) {
            self.heap.push(Union { mean, left, right, versions: (one.version, two.version) });
        }
    }

    fn consider(&mut self, union: &Union) {
        let (left, right) = (&self.groups[union.left as usize], &self.groups[union.right as usize]);
        if (left.version, right.version) != union.versions {
            return;
        }
        let bond = left.bonds.get(&union.right).copied().unwrap_or_default();
        // The larger group takes in the smaller one, so that each bond moves a logarithmic number of times.
        let (into, from) =
            if left.bonds.len() < right.bonds.len() { (union.right, union.left) } else { (union.left, union.right) };
        self.unite(into, from, bond);
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

    fn unite(&mut self, into: u32, from: u32, bond: Bond) {
        let mut taken = std::mem::take(&mut self.groups[from as usize]);
        self.groups[from as usize].version = taken.version + 1;
        let mut moved: Vec<(u32, Bond)> = std::mem::take(&mut taken.bonds).into_iter().collect();
        moved.sort_unstable_by_key(|&(other, _)| other);
        self.groups[into as usize].version += 1;
        self.groups[into as usize].takes_in(taken, bond);
        for (other, bond) in moved {
            self.groups[other as usize].bonds.remove(&from);
            if other != into {
                self.groups[into as usize].bonds.entry(other).or_default().add(bond);
                self.groups[other as usize].bonds.entry(into).or_default().add(bond);
            }
        }
        let group = &self.groups[into as usize];
        let mut neighbours: Vec<u32> = group
            .bonds
            .iter()
            .filter(|&(&other, bond)| {
                let pairs = group.articles.len() * self.groups[other as usize].articles.len();
                self.least_with_protagonist <= bond.mean(pairs).whole
            })
            .map(|(&other, _)| other)
            .collect();
        neighbours.sort_unstable();
        for other in neighbours {
            self.propose(into.min(other), into.max(other));
        }
    }
}
