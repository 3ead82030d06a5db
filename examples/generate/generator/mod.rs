//! Stories with a known truth: any number of them, from a seed, each told by several outlets in both languages.
//!
//! Every story has a plot: facts with true values, actors, a time. Every article tells some of the facts, in its own
//! words and spelling, exactly or rounded, early or late; some copy another outlet. Slips, updates and disputes are
//! planted, and the place of every planted value is known, so that findings can be scored without a reader.

pub(crate) mod number;
pub(crate) mod plot;
pub(crate) mod random;
pub(crate) mod tables;
pub(crate) mod writing;

use std::collections::BTreeMap;

use crosscheck::Article;
use plot::{Plot, Version};
use writing::PlantedMention;

/// How articles are spread over stories, and names over articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Three to eight articles a story, each story with its own actors.
    Plain,
    /// As before, and one story that has a tenth of all articles.
    Skewed,
    /// A thousand stories share the same actors.
    SharedActors,
}

impl Shape {
    /// All shapes.
    pub(crate) const ALL: [Shape; 3] = [Shape::Plain, Shape::Skewed, Shape::SharedActors];

    /// Its name on command lines and in tables.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Shape::Plain => "plain",
            Shape::Skewed => "skewed",
            Shape::SharedActors => "shared-actors",
        }
    }
}

/// What is true of one slot of a story, and who tells what of it.
#[derive(Clone, Debug, serde::Serialize)]
pub(crate) struct PlantedSlot {
    /// Number of the story.
    pub(crate) story: u64,
    /// What it is the value of.
    pub(crate) slot: &'static str,
    /// The facet that a finding on it has.
    pub(crate) facet: &'static str,
    /// The verdict that a careful reader gives.
    pub(crate) verdict: &'static str,
    /// Where it is told.
    pub(crate) mentions: Vec<PlantedMention>,
}

/// Stories one after the other, without an end.
#[derive(Debug)]
pub(crate) struct Generator {
    seed: u64,
    shape: Shape,
    next: u64,
    written: u64,
    long: Plot,
    long_articles: u64,
}

/// The number of the story that has a tenth of all articles.
const LONG_STORY: u64 = 999_999;

impl Generator {
    /// The stories of a seed.
    pub(crate) fn new(seed: u64, shape: Shape) -> Self {
        let long = Plot::new(seed, LONG_STORY, false).endless();
        Self { seed, shape, next: 0, written: 0, long, long_articles: 0 }
    }

    /// The articles of the next story, with those of the long story that are due, and what is planted in them.
    pub(crate) fn story(&mut self) -> (Vec<Article>, Vec<PlantedMention>) {
        let plot = Plot::new(self.seed, self.next, self.shape == Shape::SharedActors);
        self.next += 1;
        let (mut articles, mut mentions) = (Vec::new(), Vec::new());
        let mut add = |plot: &Plot, number: u64| {
            let (article, planted) = writing::article(plot, number);
            articles.push(article);
            mentions.extend(planted);
        };
        (0..plot.articles).for_each(|number| add(&plot, number));
        self.written += plot.articles;
        while self.shape == Shape::Skewed && self.long_articles * 9 < self.written {
            add(&self.long, self.long_articles);
            self.long_articles += 1;
        }
        (articles, mentions)
    }
}

/// The articles of this many stories, and the truth about them.
pub(crate) fn generate(seed: u64, shape: Shape, stories: u64) -> (Vec<Article>, Vec<PlantedSlot>) {
    let mut generator = Generator::new(seed, shape);
    let (mut articles, mut mentions) = (Vec::new(), Vec::new());
    for _ in 0..stories {
        let (more, planted) = generator.story();
        articles.extend(more);
        mentions.extend(planted);
    }
    (articles, truth(mentions))
}

/// The slots of all stories, in order.
fn truth(mentions: Vec<PlantedMention>) -> Vec<PlantedSlot> {
    let mut slots: BTreeMap<(u64, &'static str), Vec<PlantedMention>> = BTreeMap::new();
    for mention in mentions {
        let story = mention.article[1..].split('-').next().and_then(|number| number.parse().ok()).unwrap_or_default();
        slots.entry((story, mention.slot)).or_default().push(mention);
    }
    slots
        .into_iter()
        .map(|((story, slot), mentions)| PlantedSlot {
            story,
            slot,
            facet: mentions[0].facet,
            verdict: verdict(&mentions),
            mentions,
        })
        .collect()
}

/// The verdict that a careful reader gives on what the articles tell of one slot.
fn verdict(mentions: &[PlantedMention]) -> &'static str {
    let told = |version: Version| mentions.iter().any(|mention| mention.version == version);
    let first = &mentions[0];
    if mentions.iter().all(|mention| mention.article == first.article) {
        "single_source"
    } else if told(Version::Odd) && mentions.iter().any(|mention| mention.version != Version::Odd) {
        "conflict"
    } else if told(Version::First) && told(Version::Later) {
        "update"
    } else if told(Version::PartyOne) && told(Version::PartyTwo) {
        "disputed"
    } else if mentions.iter().any(|mention| mention.value != first.value || mention.hedge != first.hedge) {
        "compatible"
    } else {
        "agree"
    }
}
