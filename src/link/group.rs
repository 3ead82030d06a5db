//! Groups of articles that may be one story, and what two of them have in common.

use rustc_hash::FxHashMap;

use crate::claim::Profile;
use crate::text::Key;

/// Share of the articles of a group that name its protagonist.
const NAMED_BY: f64 = 0.66;
/// Of all articles that name a protagonist, this share belongs to the two groups.
const EXCLUSIVE: f64 = 0.8;

/// How many articles have each rare name.
pub(super) fn articles_with(profiles: &[&Profile]) -> FxHashMap<Key, u32> {
    let mut articles_with: FxHashMap<Key, u32> = FxHashMap::default();
    for name in profiles.iter().flat_map(|profile| profile.rare_names()) {
        *articles_with.entry(name).or_default() += 1;
    }
    articles_with
}

/// Sums of resemblances between two groups, or within one: in all words, and in names and numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bond {
    pub(super) whole: f64,
    pub(super) particular: f64,
}

impl Bond {
    pub(super) fn plus(self, other: Bond) -> Bond {
        Bond { whole: self.whole + other.whole, particular: self.particular + other.particular }
    }

    pub(super) fn add(&mut self, other: Bond) {
        *self = self.plus(other);
    }

    /// The mean over a number of pairs; nothing is known of no pair.
    pub(super) fn mean(self, pairs: usize) -> Bond {
        let pairs = pairs.max(1) as f64;
        Bond { whole: self.whole / pairs, particular: self.particular / pairs }
    }
}

/// Some articles that may be one story.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// Its articles. The first is that with which it began.
    pub(super) articles: Vec<u32>,
    /// In how many pairs its articles are.
    pub(super) degree: usize,
    /// To other groups that resemble it enough for a story. Only with these it can become one now; what it has in common
    /// with all the others is looked up when one of these has taken them in.
    pub(super) candidates: FxHashMap<u32, Bond>,
    /// Within the group.
    inner: Bond,
    /// How many of its articles have each rare name that another article has too.
    names: FxHashMap<Key, u32>,
    /// The names that most of its articles have, with their number, sorted.
    protagonists: Vec<(Key, u32)>,
    /// Counts its changes; a union that was computed before one is void.
    pub(super) version: u32,
}

impl Group {
    /// An article by itself, which is in so many pairs.
    pub(super) fn of(article: u32, profile: &Profile, degree: usize, articles_with: &FxHashMap<Key, u32>) -> Self {
        let is_shared = |name: &Key| articles_with.get(name).is_some_and(|&articles| 1 < articles);
        let names = profile.rare_names().filter(is_shared).map(|name| (name, 1)).collect();
        let mut group = Self { articles: vec![article], degree, names, ..Self::default() };
        group.find_protagonists();
        group
    }

    /// The mean resemblance within; nothing is known of a single article.
    pub(super) fn cohesion(&self) -> Bond {
        self.inner.mean(self.articles.len() * (self.articles.len() - 1) / 2)
    }

    /// Takes in another group, with which it has this in common.
    pub(super) fn takes_in(&mut self, other: Group, bond: Bond) {
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

    /// Whether most articles of both groups name someone whom hardly any other article names.
    pub(super) fn shares_a_protagonist(&self, other: &Group, articles_with: &FxHashMap<Key, u32>) -> bool {
        let (few, many) =
            if other.protagonists.len() < self.protagonists.len() { (other, self) } else { (self, other) };
        few.protagonists.iter().any(|(name, in_few)| {
            let Ok(at) = many.protagonists.binary_search_by_key(name, |(other, _)| *other) else { return false };
            let everywhere = articles_with.get(name).copied().unwrap_or_default();
            EXCLUSIVE * f64::from(everywhere) <= f64::from(in_few + many.protagonists[at].1)
        })
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
