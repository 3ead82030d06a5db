//! Stories: articles about the same news, found through the rare words that they share.
//!
//! Candidates come from an inverted index, never from all pairs; groups from average-link clustering, in which one
//! chance resemblance cannot join two stories.

use std::borrow::Borrow;

use super::cluster;
use super::frequency::Frequencies;
use super::resemblance::resemblances;
use super::weights::Weights;
use crate::claim::Profile;

/// The articles of a run, grouped into stories.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stories {
    /// For each article, the number of its story.
    pub story_of: Vec<u32>,
    /// The articles of each story, in order.
    pub members: Vec<Vec<u32>>,
    /// For each story, the resemblance of pairs of its articles, 0 to 1, smaller index first, sorted.
    pub resemblances: Vec<Vec<(u32, u32, f64)>>,
    /// For each article the latest version of it, itself where there is no later one; empty where there are none at all.
    pub latest: Vec<u32>,
}

impl Stories {
    /// Puts earlier versions of an article into the story of the latest one.
    pub(super) fn join(&mut self, latest: &[u32]) {
        for (article, &other) in latest.iter().enumerate().filter(|(article, other)| *article as u32 != **other) {
            let (from, into) = (self.story_of[article], self.story_of[other as usize]);
            self.members[from as usize].retain(|&member| member as usize != article);
            self.members[into as usize].push(article as u32);
            self.story_of[article] = into;
        }
        self.members.iter_mut().for_each(|members| members.sort_unstable());
        self.latest = latest.to_vec();
    }

    /// Whether no later version of the article is there.
    pub fn is_latest(&self, article: u32) -> bool {
        self.latest.get(article as usize).is_none_or(|&latest| latest == article)
    }
}

/// Groups articles whose mean resemblance is at least [`Weights::story`].
pub(super) fn stories<P: Borrow<Profile>>(profiles: &[P], frequencies: &Frequencies, weights: &Weights) -> Stories {
    let profiles: Vec<&Profile> = profiles.iter().map(Borrow::borrow).collect();
    let profiles = profiles.as_slice();
    let pairs = resemblances(profiles, frequencies);
    let groups = cluster::cluster(profiles, &pairs, weights);
    let mut stories = Stories { story_of: vec![0; profiles.len()], ..Stories::default() };
    for (number, articles) in (0_u32..).zip(&groups) {
        for &article in articles {
            stories.story_of[article as usize] = number;
        }
    }
    stories.resemblances = vec![Vec::new(); groups.len()];
    stories.members = groups;
    for pair in pairs {
        let story = stories.story_of[pair.left as usize];
        if story == stories.story_of[pair.right as usize] {
            stories.resemblances[story as usize].push((pair.left, pair.right, pair.whole));
        }
    }
    stories
}
