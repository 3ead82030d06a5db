//! Versions: the articles of one page, or near-copies by one outlet, are one article at several times.
//!
//! The latest version speaks for its outlet; an earlier one is compared with its successor only.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;
use rustc_hash::FxHashMap;

use crate::article::resemblance;
use crate::claim::Profile;
use crate::text::Key;

/// Share of equal minima from which two articles of one outlet on no known page are one article.
const SAME_ARTICLE: f64 = 0.6;
/// Seconds within which an outlet brings a new version and not a new article in the words of an old one.
const SOON: i64 = 3 * 86_400;
/// The most copies of one text that are compared; more of them add nothing.
const COPIES: usize = 24;

/// Two versions that follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VersionStep {
    /// The earlier one.
    pub earlier: u32,
    /// The later one.
    pub later: u32,
    /// Whether their times say so.
    pub ordered: bool,
}

/// Which articles are versions of which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// For each article the latest version of it, which is itself where there is no later one.
    pub latest: Vec<u32>,
    /// The versions that follow one another.
    pub steps: Vec<VersionStep>,
    /// For each article, the number of its origin: the smallest index among its versions and their copies.
    pub origins: Vec<u32>,
    /// Copies beyond those that are compared.
    pub surplus: Vec<u32>,
}

impl Versions {
    /// Whether the article is compared with others: it is the latest version, and no copy beyond the limit.
    pub fn is_compared(&self, article: u32) -> bool {
        self.latest[article as usize] == article && self.surplus.binary_search(&article).is_err()
    }
}

/// Finds the versions of each article. `copies` are those of [`copies`](super::copies); `unread` are copies, letter for
/// letter, that have not been read, each with the first of its text.
pub fn versions<P: Borrow<Profile>>(profiles: &[P], copies: &[u32], unread: &BTreeMap<u32, u32>) -> Versions {
    let profiles: Vec<&Profile> = profiles.iter().map(Borrow::borrow).collect();
    let mut articles = UnionFind::<u32>::new(profiles.len());
    let mut of_page: FxHashMap<Key, u32> = FxHashMap::default();
    let mut of_outlet: FxHashMap<(u32, Key), Vec<u32>> = FxHashMap::default();
    for (article, profile) in profiles.iter().enumerate() {
        let article = article as u32;
        if let Some(page) = profile.page {
            articles.union(*of_page.entry(page).or_insert(article), article);
        }
        if let Some(outlet) = profile.outlet {
            of_outlet.entry((copies[article as usize], outlet)).or_default().push(article);
        }
    }
    let mut of_outlet: Vec<((u32, Key), Vec<u32>)> = of_outlet.into_iter().collect();
    of_outlet.sort_unstable_by_key(|(place, _)| *place);
    for (_, mut members) in of_outlet {
        members.sort_by_key(|&article| (moment(profiles[article as usize]), article));
        for pair in members.windows(2) {
            if is_one_article(profiles[pair[0] as usize], profiles[pair[1] as usize]) {
                articles.union(pair[0], pair[1]);
            }
        }
    }
    let mut groups: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for article in 0..profiles.len() as u32 {
        groups.entry(articles.find(article)).or_default().push(article);
    }
    let mut groups: Vec<Vec<u32>> = groups.into_values().collect();
    groups.sort_unstable();
    let mut versions = Versions { latest: (0..profiles.len() as u32).collect(), ..Versions::default() };
    let mut sources = UnionFind::<u32>::new(profiles.len());
    for (article, &origin) in copies.iter().enumerate() {
        sources.union(origin, article as u32);
    }
    for (&copy, &first) in unread {
        sources.union(first, copy);
    }
    for mut group in groups {
        group.sort_by_key(|&article| (moment(profiles[article as usize]), article));
        let last = group[group.len() - 1];
        for pair in group.windows(2) {
            let (earlier, later) = (profiles[pair[0] as usize], profiles[pair[1] as usize]);
            let ordered = moment(earlier).is_some() && moment(earlier) < moment(later);
            versions.steps.push(VersionStep { earlier: pair[0], later: pair[1], ordered });
            versions.latest[pair[0] as usize] = last;
            sources.union(pair[0], pair[1]);
        }
    }
    let mut first: FxHashMap<u32, u32> = FxHashMap::default();
    let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
    for article in 0..profiles.len() as u32 {
        let origin = *first.entry(sources.find(article)).or_insert(article);
        versions.origins.push(origin);
        if versions.latest[article as usize] == article && !unread.contains_key(&article) {
            let count = counts.entry(origin).or_default();
            *count += 1;
            if COPIES < *count {
                versions.surplus.push(article);
            }
        }
    }
    versions
}

/// When a version was made.
fn moment(profile: &Profile) -> Option<i64> {
    profile.modified.max(profile.published)
}

/// Whether two near-copies of one outlet are one article: not on two pages, and soon after one another.
fn is_one_article(earlier: &Profile, later: &Profile) -> bool {
    let two_pages = earlier.page.is_some() && later.page.is_some();
    let soon = match (moment(earlier), moment(later)) {
        (Some(first), Some(second)) => second - first <= SOON,
        _ => true,
    };
    !two_pages && soon && SAME_ARTICLE <= resemblance(&earlier.sketch, &later.sketch)
}
