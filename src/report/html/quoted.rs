//! Who quotes whom in a story.

use serde::Serialize;

use crate::claim::{Claim, ClaimValue, Facet};
use crate::report::excerpt;
use crate::report::words::Words;
use crate::text::{Key, key_of_words};

/// How many speakers a story shows.
const LIMIT: usize = 15;

/// Someone who is quoted.
#[derive(Serialize)]
pub(super) struct Speaker {
    name: String,
    /// Outlets, each with how often.
    by: Vec<(String, usize)>,
    /// Agencies and people that relay it.
    via: Vec<String>,
}

/// The claims of a report by article.
pub(super) fn claims_by_article<'a>(words: &Words<'a>) -> Vec<Vec<&'a Claim>> {
    let mut by_article = vec![Vec::new(); words.report.articles.len()];
    for claim in &words.report.claims {
        if let Some(claims) = by_article.get_mut(claim.article as usize) {
            claims.push(claim);
        }
    }
    by_article
}

/// The speakers of a story's articles, those whom most outlets quote first.
pub(super) fn speakers(words: &Words<'_>, articles: &[u32], by_article: &[Vec<&Claim>]) -> Vec<Speaker> {
    let mut speakers: Vec<(Key, Speaker)> = Vec::new();
    for claim in articles.iter().filter_map(|&article| by_article.get(article as usize)).flatten() {
        let named = match &claim.value {
            ClaimValue::Speaker(named) => Some(&*named.name),
            _ if claim.facet == Facet::Quote => claim.speaker.as_deref(),
            _ => None,
        };
        let Some(name) = named.filter(|name| !name.trim().is_empty()) else { continue };
        let key = key_of_words(name);
        let at = speakers.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            speakers.push((key, Speaker { name: excerpt::shown(name), by: Vec::new(), via: Vec::new() }));
            speakers.len() - 1
        });
        let speaker = &mut speakers[at].1;
        let outlet = words.outlet(claim.article);
        match speaker.by.iter_mut().find(|(known, _)| *known == outlet) {
            Some((_, count)) => *count += 1,
            None => speaker.by.push((outlet, 1)),
        }
        if let Some(via) = claim.via.as_deref().map(excerpt::shown)
            && !speaker.via.contains(&via)
        {
            speaker.via.push(via);
        }
    }
    let mut speakers: Vec<Speaker> = speakers.into_iter().map(|(_, speaker)| speaker).collect();
    speakers.sort_by_key(|speaker| (usize::MAX - speaker.by.len(), speaker.name.clone()));
    speakers.truncate(LIMIT);
    speakers
}
