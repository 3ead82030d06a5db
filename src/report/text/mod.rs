//! The report for a terminal, in the manner of a compiler: what is at odds first, with the sources' own lines.

mod layout;
mod snippet;
mod summary;

use std::fmt::Write;

use super::Report;
use super::messages::ReportLanguage;
use super::story::{Story, stories};
use super::words::{POSSIBLE, Words};
use crate::article::Article;
use crate::claim::Facet;
use crate::finding::{Axis, Finding, Side, Verdict};
use layout::{Paint, wrap};

/// The rule of what is listed on request only.
const LISTED: &str = "single-source";
/// How many of a side's sources are shown with their own lines when not all are asked for.
const LINES_OF_A_SIDE: usize = 2;

/// How the text is to look.
#[derive(Clone, Copy, Debug)]
pub struct TextOptions {
    /// The language of headlines, notes and help.
    pub language: ReportLanguage,
    /// The width of the terminal in columns.
    pub width: usize,
    /// Whether to colour it with ANSI sequences.
    pub color: bool,
    /// Whether to show every finding in full, those of a single source included.
    pub all: bool,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { language: ReportLanguage::default(), width: 120, color: false, all: false }
    }
}

/// Writes the report as text.
pub fn render(report: &Report, articles: &[Article], options: &TextOptions) -> String {
    let words = Words::new(report, articles, options.language);
    let stories = stories(report);
    let mut page = Page { words: &words, options, paint: Paint { on: options.color }, output: String::new() };
    for (index, story) in stories.iter().enumerate() {
        page.story(story, index + 1, stories.len());
    }
    summary::write(&mut page.output, &words, &stories, page.paint, options);
    page.output
}

struct Page<'a> {
    words: &'a Words<'a>,
    options: &'a TextOptions,
    paint: Paint,
    output: String,
}

impl Page<'_> {
    fn story(&mut self, story: &Story, number: usize, of: usize) {
        let messages = self.words.messages;
        let findings: Vec<&Finding> =
            story.findings.iter().map(|&at| &self.words.report.findings[at as usize]).collect();
        if findings.iter().all(|finding| finding.verdict == Verdict::SingleSource) && !self.options.all {
            return;
        }
        let title = messages.fill(
            "story.title",
            &[
                ("number", &number.to_string()),
                ("of", &of.to_string()),
                ("label", &super::excerpt::shown(&story.label)),
            ],
        );
        let rule = "=".repeat(self.options.width.saturating_sub(title.chars().count() + 1).clamp(3, 60));
        let _ = writeln!(self.output, "{}", self.paint.bold(&format!("{title} {rule}")));
        let outlets = messages.list(&self.outlets(story));
        let articles = messages.count("articles", story.articles.len());
        let mut line = messages.fill("story.sources", &[("articles", &articles), ("outlets", &outlets)]);
        if let Some(period) = self.words.period(&story.articles) {
            let _ = write!(line, "; {period}");
        }
        let _ = writeln!(self.output, "{}\n", self.paint.faint(&wrap(&line, self.options.width, "")));
        let mut single = 0;
        for finding in &findings {
            match finding.verdict {
                _ if finding.is_possible() && !self.options.all => {}
                Verdict::Conflict | Verdict::Disputed | Verdict::Undetermined | Verdict::Update => self.full(finding),
                _ if self.options.all => self.full(finding),
                Verdict::Compatible | Verdict::Agree => {}
                Verdict::SingleSource => single += usize::from(finding.rule != LISTED),
            }
        }
        if !self.options.all {
            self.compatible(&findings);
            self.agreements(&findings);
            self.possible(&findings);
            self.single_sources(&findings);
        }
        if single != 0 {
            let line = messages.count("single_source.hidden", single);
            let _ = writeln!(self.output, "{}\n", self.paint.faint(&line));
        }
    }

    fn outlets(&self, story: &Story) -> Vec<String> {
        let mut outlets = Vec::new();
        for &article in &story.articles {
            let outlet = self.words.outlet(article);
            if !outlets.contains(&outlet) {
                outlets.push(outlet);
            }
        }
        outlets
    }

    /// A finding with the sources' lines and all notes.
    fn full(&mut self, finding: &Finding) {
        let sides = self.words.sides(finding);
        let mut notes = Vec::new();
        if sides.len() != 1 {
            for side in &sides {
                let value = self.words.value(finding, side);
                notes.push(snippet::Note { name: value.into(), text: self.words.sources(side), help: false });
            }
        } else if let Some(side) = sides.first() {
            let name = self.words.messages.text("note.who");
            notes.push(snippet::Note { name, text: self.words.sources(side), help: false });
        }
        if let Some(same) = self.words.same_fact(finding) {
            notes.push(snippet::Note { name: self.words.messages.text("note.same"), text: same, help: false });
        }
        notes.push(snippet::Note {
            name: self.words.messages.text("note.rule"),
            text: self.words.because(finding),
            help: false,
        });
        if let Some(review) = self.words.review(finding) {
            notes.push(snippet::Note { name: self.words.messages.text("note.review"), text: review, help: false });
        }
        if let Some(help) = self.words.help(finding) {
            notes.push(snippet::Note {
                name: self.words.messages.text("note.help"),
                text: help.to_owned(),
                help: true,
            });
        }
        let sources: Vec<snippet::Source> = sides.iter().flat_map(|side| self.sources(finding, side)).collect();
        let verdict = self.words.verdict(finding);
        let headline = self.words.headline(finding);
        let text = snippet::render(&verdict, finding, &headline, &sources, &notes, self.options);
        self.output.push_str(&text);
        self.output.push_str("\n\n");
    }

    /// The lines of a side that are shown: of independent origins first.
    fn sources(&self, finding: &Finding, side: &Side) -> Vec<snippet::Source> {
        let limit = if self.options.all { usize::MAX } else { LINES_OF_A_SIDE };
        let mut shown: Vec<u32> = Vec::new();
        let mut origins: Vec<u32> = Vec::new();
        let mut repeated: Vec<u32> = Vec::new();
        for &claim in &side.claims {
            let origin = self
                .words
                .claim(claim)
                .and_then(|claim| self.words.report.articles.get(claim.article as usize))
                .map_or(0, |summary| summary.origin);
            if origins.contains(&origin) && finding.axis != Axis::Within {
                repeated.push(claim);
            } else {
                origins.push(origin);
                shown.push(claim);
            }
        }
        if self.options.all {
            shown.extend(repeated);
        }
        let value = self.words.value(finding, side);
        shown.into_iter().take(limit).filter_map(|claim| snippet::Source::of(self.words, claim, &value)).collect()
    }

    /// What agrees, a line each, the best supported first; names that several sources have share one line, and what only
    /// copies of one text have is counted.
    fn agreements(&mut self, findings: &[&Finding]) {
        let messages = self.words.messages;
        let agree = findings.iter().filter(|finding| finding.verdict == Verdict::Agree);
        let (mut facts, copies): (Vec<&Finding>, Vec<&Finding>) =
            agree.partition(|finding| 1 < origins(self.words.report, finding));
        if facts.is_empty() && copies.is_empty() {
            return;
        }
        self.heading(Verdict::Agree, Verdict::Agree.name(), facts.len() + copies.len());
        facts.sort_by_key(|finding| usize::MAX - origins(self.words.report, finding));
        let (mut names, mut statuses) = (Vec::new(), Vec::new());
        for finding in facts {
            let list = match finding.facet {
                Facet::Place | Facet::Participant => Some(&mut names),
                Facet::Status => Some(&mut statuses),
                _ => None,
            };
            if let Some(list) = list {
                let name = self.words.headline(finding);
                // The best supported comes first; the same name may stand in a second slot.
                if !list.iter().any(|(known, _)| *known == name) {
                    list.push((name, origins(self.words.report, finding)));
                }
                continue;
            }
            let sources = finding.sides.first().map(|side| self.words.sources(side)).unwrap_or_default();
            let headline = self.words.headline(finding);
            self.line(&messages.fill("line.agree", &[("headline", &headline), ("sources", &sources)]));
        }
        for (key, list) in [("line.statuses", statuses), ("line.names", names)] {
            let items: Vec<String> = list
                .iter()
                .map(|(name, count)| messages.fill("line.name", &[("name", name), ("n", &count.to_string())]))
                .collect();
            if !items.is_empty() {
                self.line(&messages.fill(key, &[("names", &items.join(", "))]));
            }
        }
        if !copies.is_empty() {
            self.line(&messages.count("line.copies", copies.len()));
        }
        self.output.push('\n');
    }

    /// What may be one thing and is not judged: a line for each value, with those who give it; statuses and names share a
    /// line.
    fn possible(&mut self, findings: &[&Finding]) {
        let messages = self.words.messages;
        let (mut values, mut names, mut statuses): (Vec<String>, Vec<String>, Vec<String>) = Default::default();
        for finding in findings.iter().filter(|finding| finding.is_possible()) {
            let (list, line) = match finding.facet {
                Facet::Place | Facet::Participant => (&mut names, Some(self.words.headline(finding))),
                Facet::Status => (&mut statuses, Some(self.words.headline(finding))),
                _ => (&mut values, self.beside_each_other(finding)),
            };
            list.extend(line.filter(|line| !list.contains(line)));
        }
        let count = values.len() + names.len() + statuses.len();
        if count == 0 {
            return;
        }
        self.heading(Verdict::Undetermined, POSSIBLE, count);
        for line in values {
            self.line(&line);
        }
        for (key, list) in [("line.possible.statuses", statuses), ("line.possible.names", names)] {
            if !list.is_empty() {
                self.line(&messages.fill(key, &[("names", &list.join(", "))]));
            }
        }
        self.output.push('\n');
    }

    /// The values of a finding, each with the outlets that give it, where they tell a reader of any: what outlets give once
    /// more than is known of them says nothing.
    fn beside_each_other(&self, finding: &Finding) -> Option<String> {
        let messages = self.words.messages;
        let mut told: Vec<(String, Vec<String>)> = Vec::new();
        for side in &finding.sides {
            let mut outlets: Vec<String> = Vec::new();
            for claim in side.claims.iter().filter_map(|&claim| self.words.claim(claim)) {
                let outlet = self.words.outlet(claim.article);
                if !outlets.contains(&outlet) {
                    outlets.push(outlet);
                }
            }
            let value = self.words.value(finding, side);
            let is_known = |(known, by): &(String, Vec<String>)| {
                *known == value && outlets.iter().all(|outlet| by.contains(outlet))
            };
            if !told.iter().any(is_known) {
                told.push((value, outlets));
            }
        }
        if told.len() < 2 {
            return None;
        }
        let sides = told.iter().map(|(value, outlets)| {
            messages.fill("line.possible.side", &[("value", value), ("outlets", &outlets.join(", "))])
        });
        let values = sides.collect::<Vec<_>>().join(" / ");
        Some(messages.fill("headline", &[("slot", &self.words.slot(finding)), ("values", &values)]))
    }

    /// What only one article says, a line each, where that was asked for.
    fn single_sources(&mut self, findings: &[&Finding]) {
        let listed: Vec<&&Finding> = findings.iter().filter(|finding| finding.rule == LISTED).collect();
        if listed.is_empty() {
            return;
        }
        self.heading(Verdict::SingleSource, Verdict::SingleSource.name(), listed.len());
        for finding in listed {
            let headline = self.words.headline(finding);
            let sources = finding.sides.first().map(|side| self.words.sources(side)).unwrap_or_default();
            self.line(&self.words.messages.fill("line.agree", &[("headline", &headline), ("sources", &sources)]));
        }
        self.output.push('\n');
    }

    /// What is told differently and can all be true, a line or two each.
    fn compatible(&mut self, findings: &[&Finding]) {
        let messages = self.words.messages;
        let mut findings: Vec<&&Finding> =
            findings.iter().filter(|finding| finding.verdict == Verdict::Compatible).collect();
        if findings.is_empty() {
            return;
        }
        self.heading(Verdict::Compatible, Verdict::Compatible.name(), findings.len());
        findings.sort_by_key(|finding| usize::MAX - origins(self.words.report, finding));
        for finding in findings {
            let (headline, because) = (self.words.headline(finding), self.words.because(finding));
            let count = messages.count("origins", origins(self.words.report, finding));
            let inputs = [("headline", headline.as_str()), ("because", because.as_str()), ("count", count.as_str())];
            self.line(&messages.fill("line.compatible", &inputs));
        }
        self.output.push('\n');
    }

    fn heading(&mut self, verdict: Verdict, standing: &str, count: usize) {
        let heading = self.words.messages.count(&format!("heading.{standing}"), count);
        let _ = writeln!(self.output, "{}", self.paint.verdict(verdict, &heading));
    }

    fn line(&mut self, line: &str) {
        let _ = writeln!(self.output, "  - {}", wrap(line, self.options.width.saturating_sub(4), "    "));
    }
}

/// The independent origins that speak of a slot, each counted once whatever it says.
fn origins(report: &Report, finding: &Finding) -> usize {
    let mut origins: Vec<u32> = finding
        .sides
        .iter()
        .flat_map(|side| &side.claims)
        .filter_map(|&claim| report.claims.get(claim as usize))
        .filter_map(|claim| report.articles.get(claim.article as usize))
        .map(|article| article.origin)
        .collect();
    origins.sort_unstable();
    origins.dedup();
    origins.len()
}
