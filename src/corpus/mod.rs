//! A corpus that grows and changes: articles are added, replaced and removed, and the report is the same, byte for
//! byte, as if it were made from scratch.
//!
//! What an article says is read once. The links, slots and findings of a story are kept and used again as long as
//! everything they rest on is the same: its articles, which of them are compared, which of them copy one text, and how
//! rare the names in it are. Counts of words are taken in steps, so that one article more seldom changes the
//! rarity of a name elsewhere.

mod change;
mod story;

pub use change::{Change, ChangeKind, State};

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::article::{Article, rough_sketch, unread_copies};
use crate::claim::Profile;
use crate::finding::Decision;
use crate::link::{self, Stories, VersionStep};
use crate::reconciler::{ReadArticle, Reconciler, credit};
use crate::report::Report;
use story::Inputs;
#[cfg(not(feature = "store"))]
use story::KnownStory;
#[cfg(feature = "store")]
pub(crate) use story::KnownStory;

/// Articles that come and go, and what they say of one another.
///
/// ```
/// use crosscheck::{Article, Corpus, Reconciler};
///
/// let mut corpus = Corpus::new(Reconciler::default());
/// corpus.put(Article { id: "a".into(), ..Article::from_body("A fire in Khuong Ha street in Hanoi killed 56 people.") });
/// corpus.put(Article { id: "b".into(), ..Article::from_body("The fire in Khuong Ha street in Hanoi killed 56 people.") });
/// assert_eq!(corpus.report().articles.len(), 2);
/// corpus.remove("b");
/// assert_eq!(corpus.report().events.len(), 0);
/// assert!(!corpus.take_changes().is_empty());
/// ```
#[derive(Debug, Default)]
pub struct Corpus {
    reconciler: Reconciler,
    articles: BTreeMap<String, Entry>,
    revisions: u64,
    /// The stories of the last report, by the revision of their first article.
    stories: FxHashMap<u64, KnownStory>,
    report: Option<Report>,
    changes: Vec<Change>,
}

#[derive(Debug)]
struct Entry {
    article: Article,
    read: ReadArticle,
    /// Of its text as it was given: tells near-copies from others.
    sketch: Vec<u64>,
    /// The number of the addition that brought it: two entries with one number are the same text.
    revision: u64,
}

impl Corpus {
    /// An empty corpus.
    pub fn new(reconciler: Reconciler) -> Self {
        Self { reconciler, ..Self::default() }
    }

    /// Adds an article, or puts it in the place of the one with the same id, which is given back.
    pub fn put(&mut self, article: Article) -> Option<Article> {
        let read = self.reconciler.read_article(&article);
        self.put_read(article, read)
    }

    /// Adds an article that has been read before.
    pub(crate) fn put_read(&mut self, article: Article, read: ReadArticle) -> Option<Article> {
        self.revisions += 1;
        self.report = None;
        let entry = Entry { read, sketch: rough_sketch(&article), revision: self.revisions, article };
        self.articles.insert(entry.article.id.clone(), entry).map(|entry| entry.article)
    }

    /// Takes an article out and gives it back. `None`, if there is none with this id.
    pub fn remove(&mut self, id: &str) -> Option<Article> {
        let removed = self.articles.remove(id)?;
        self.report = None;
        Some(removed.article)
    }

    /// The article with this id.
    pub fn get(&self, id: &str) -> Option<&Article> {
        self.articles.get(id).map(|entry| &entry.article)
    }

    #[cfg(feature = "store")]
    pub(crate) fn read_of(&self, id: &str) -> Option<&ReadArticle> {
        self.articles.get(id).map(|entry| &entry.read)
    }

    /// The articles in the order of their ids, which is that of the report.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.articles.values().map(|entry| &entry.article)
    }

    /// The report on all articles: that of [`Reconciler::reconcile`] on [`Corpus::articles`].
    pub fn report(&mut self) -> &Report {
        if self.report.is_none() {
            let report = self.reconcile();
            self.report = Some(report);
        }
        self.report.get_or_insert_default()
    }

    /// What has changed in the findings since this was last asked: those opened, those that say something else, and
    /// those closed. Brings the report up to date first.
    pub fn take_changes(&mut self) -> Vec<Change> {
        self.report();
        std::mem::take(&mut self.changes)
    }

    /// Takes into account what people decided of findings, in the place of what they had decided before.
    pub fn decide(&mut self, decisions: Vec<Decision>) {
        self.report = None;
        self.reconciler.set_decisions(decisions);
    }

    #[cfg(feature = "store")]
    pub(crate) fn reconciler(&self) -> &Reconciler {
        &self.reconciler
    }

    /// The stories of the last report: what each rests on, and its links as JSON by the ids of articles.
    #[cfg(feature = "store")]
    pub(crate) fn stories(&self) -> impl Iterator<Item = &KnownStory> {
        self.stories.values()
    }

    fn reconcile(&mut self) -> Report {
        // By publication, then by id: the order in which a reconciler reads them.
        let mut order: Vec<(usize, &Entry)> = self.articles.values().enumerate().collect();
        order.sort_by_key(|(_, entry)| (entry.article.published, &entry.article.id));
        let (given, entries): (Vec<usize>, Vec<&Entry>) = order.into_iter().unzip();
        let articles: Vec<&Article> = entries.iter().map(|entry| &entry.article).collect();
        let sketches: Vec<&[u64]> = entries.iter().map(|entry| entry.sketch.as_slice()).collect();
        let unread = unread_copies(&articles, &sketches);
        let mut report = Report::default();
        let mut first_claim: Vec<u32> = Vec::with_capacity(entries.len());
        let blank = Profile::default();
        let mut profiles: Vec<&Profile> = Vec::with_capacity(entries.len());
        for (index, entry) in (0..).zip(&entries) {
            first_claim.push(report.claims.len() as u32);
            if unread.contains_key(&index) {
                let ReadArticle { summary, skipped, .. } = ReadArticle::skipped(&entry.article, "copy");
                report.add(index, summary, skipped, []);
                profiles.push(&blank);
                continue;
            }
            let ReadArticle { summary, skipped, claims, profile } = &entry.read;
            report.add(index, summary.clone(), skipped.clone(), claims.iter().cloned());
            profiles.push(profile);
        }
        let versions = link::versions(&profiles, &link::copies(&profiles), &unread);
        let (frequencies, stories) = link::find_stories(&profiles, &versions, self.reconciler.weights());
        let origins = link::origins(&profiles, &stories, &versions);
        credit(&mut report.articles, &profiles, &origins, &versions.latest);

        let mut steps: FxHashMap<u32, Vec<VersionStep>> = FxHashMap::default();
        for step in &versions.steps {
            steps.entry(stories.story_of[step.later as usize]).or_default().push(*step);
        }
        let steps_of = |members: &[u32]| -> Vec<VersionStep> {
            let place = |article: u32| members.partition_point(|&member| member < article) as u32;
            let of_story = steps.get(&stories.story_of[members[0] as usize]).into_iter().flatten();
            of_story
                .map(|step| VersionStep { earlier: place(step.earlier), later: place(step.later), ..*step })
                .collect()
        };
        let mut before = std::mem::take(&mut self.stories);
        let mut now: Vec<(&[u32], KnownStory)> = Vec::new();
        let mut fresh: Vec<(&[u32], Stories, Inputs)> = Vec::new();
        for (members, resemblances) in stories.members.iter().zip(&stories.resemblances) {
            if members.len() < 2 {
                continue;
            }
            let of_story: Vec<&Entry> = members.iter().map(|&article| entries[article as usize]).collect();
            let alone = story::alone(members, resemblances, &versions.latest);
            let inputs = Inputs::of(&of_story, members, &alone, &origins, &steps_of(members), &frequencies);
            let known = before.get(&inputs.key()).is_some_and(|known| known.inputs == inputs);
            match known.then(|| before.remove(&inputs.key())).flatten() {
                Some(known) => now.push((members, known)),
                None => fresh.push((members, alone, inputs)),
            }
        }
        let reconciler = &self.reconciler;
        let judged: Vec<KnownStory> = crate::parallel::map(&fresh, |(members, alone, inputs)| {
            let of_story: Vec<&Entry> = members.iter().map(|&article| entries[article as usize]).collect();
            KnownStory::judge(reconciler, &of_story, inputs.clone(), alone, &frequencies)
        });
        self.changes.extend(change::between(before.values(), &judged));
        now.extend(fresh.iter().map(|(members, ..)| *members).zip(judged));
        now.sort_by_key(|(members, _)| members[0]);
        for (members, story) in &now {
            story.add_to(&mut report, members, &first_claim);
        }
        report.links.sort_by_key(|link| (link.a, link.b));
        report.possible_links.sort_by_key(|link| (link.a, link.b));

        let articles: Vec<Article> =
            if reconciler.has_decisions() { self.articles().cloned().collect() } else { Vec::new() };
        reconciler.complete(&mut report, &versions, &given, &articles);
        self.stories = now.into_iter().map(|(_, story)| (story.inputs.key(), story)).collect();
        report
    }
}
