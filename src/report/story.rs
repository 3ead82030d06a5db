//! Stories: events that the same articles tell, so that a reader meets them together.

use super::Report;
use crate::finding::{Finding, Severity, Verdict};

/// Events that the same articles tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// What its largest event is called.
    pub label: String,
    /// Indices of its events, the one with the most articles first.
    pub events: Vec<u32>,
    /// Indices of its articles, in the order of publication.
    pub articles: Vec<u32>,
    /// Indices of its findings, what is at odds first.
    pub findings: Vec<u32>,
}

/// The stories of a report, those with the gravest findings first.
///
/// An event belongs to the story that has at least half of its articles.
pub fn stories(report: &Report) -> Vec<Story> {
    let mut order: Vec<usize> = (0..report.events.len()).collect();
    order.sort_by_key(|&event| usize::MAX - report.events[event].articles.len());
    let mut stories: Vec<Story> = Vec::new();
    let mut home = vec![None; report.articles.len()];
    let mut of_event = vec![0; report.events.len()];
    for event in order {
        let articles = &report.events[event].articles;
        let homes: Vec<usize> = articles.iter().filter_map(|&at| *home.get(at as usize)?).collect();
        let best = homes.iter().map(|&story| (homes.iter().filter(|&&at| at == story).count(), story));
        // Of two equal stories the first one counts.
        let best = best.max_by_key(|&(count, story)| (count, usize::MAX - story));
        let story = match best {
            Some((count, story)) if articles.len() <= 2 * count => story,
            _ => {
                stories.push(Story { label: report.events[event].label.clone(), ..Story::default() });
                stories.len() - 1
            }
        };
        of_event[event] = story;
        stories[story].events.push(event as u32);
        for &article in articles {
            if let Some(home @ None) = home.get_mut(article as usize) {
                *home = Some(story);
                stories[story].articles.push(article);
            }
        }
    }
    for (index, finding) in report.findings.iter().enumerate() {
        if let Some(&story) = of_event.get(finding.event as usize) {
            stories[story].findings.push(index as u32);
        }
    }
    for story in &mut stories {
        let published = |article: &u32| {
            report.articles.get(*article as usize).and_then(|at| published_key(at.published.as_deref()))
        };
        story.articles.sort_by_key(|article| (published(article).is_none(), published(article), *article));
        story.findings.sort_by_key(|&at| rank(&report.findings[at as usize]));
    }
    stories.sort_by_key(|story| {
        let count = |condition: &dyn Fn(&Finding) -> bool| {
            usize::MAX - story.findings.iter().filter(|&&at| condition(&report.findings[at as usize])).count()
        };
        [
            count(&|finding| at_odds(finding) && finding.severity == Severity::Error),
            count(&at_odds),
            count(&|finding| finding.verdict == Verdict::Undetermined && !finding.is_possible()),
            count(&|finding| finding.verdict == Verdict::Update),
        ]
    });
    stories
}

/// Whether the finding says that sources cannot both be right.
fn at_odds(finding: &Finding) -> bool {
    matches!(finding.verdict, Verdict::Conflict | Verdict::Disputed)
}

fn rank(finding: &Finding) -> (Verdict, Severity) {
    (finding.verdict, finding.severity)
}

/// The moment of an RFC 3339 time, for sorting across zones.
fn published_key(published: Option<&str>) -> Option<i64> {
    chrono::DateTime::parse_from_rfc3339(published?).ok().map(|time| time.timestamp())
}
