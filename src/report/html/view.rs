//! What the page shows, as plain data for its template.

use serde::Serialize;

use super::{chart, picture, quoted, sources};
use crate::claim::{Claim, Facet};
use crate::finding::{Finding, Side, Verdict};
use crate::report::ReportLanguage;
use crate::report::excerpt::{self, Excerpt};
use crate::report::story::{Story, stories};
use crate::report::words::{POSSIBLE, Words, standing};

/// How many characters of a paragraph are shown on either side of the words.
const REACH: usize = 180;
/// The same where the sources agree.
const SHORT_REACH: usize = 80;
/// How many quotes of a side are shown where the sources agree; the articles side by side show all.
const AGREEING: usize = 4;
/// How many characters of an article's words fit a cell.
const CELL: usize = 42;

#[derive(Serialize)]
pub(super) struct Page {
    lang: &'static str,
    intro: String,
    verdicts: Vec<Choice>,
    facets: Vec<Choice>,
    outlets: Vec<String>,
    total: usize,
    stories: Vec<StoryView>,
    not_compared: Vec<String>,
}

/// Something to filter by.
#[derive(Serialize)]
struct Choice {
    name: &'static str,
    label: String,
    gloss: String,
    count: usize,
}

#[derive(Serialize)]
struct StoryView {
    id: String,
    label: String,
    about: String,
    /// The columns of the matrix.
    columns: Vec<Column>,
    /// What is told differently.
    facts: Vec<Fact>,
    /// What agrees.
    agreements: Vec<Fact>,
    /// What may be one thing and is not judged.
    possible: Vec<Fact>,
    counts: Vec<Choice>,
    charts: Vec<chart::Chart>,
    quoted: Vec<quoted::Speaker>,
    picture: Option<picture::Picture>,
}

#[derive(Serialize)]
struct Column {
    outlet: String,
    published: String,
    title: String,
    /// Its agency and its copies.
    note: String,
}

#[derive(Serialize)]
struct Fact {
    id: String,
    slot: String,
    headline: String,
    verdict: &'static str,
    verdict_label: String,
    facet: &'static str,
    facet_label: String,
    severity: &'static str,
    rule: &'static str,
    because: String,
    same: Option<String>,
    help: Option<&'static str>,
    outlets: Vec<String>,
    /// For each column the values of its article; an article may stand on two sides.
    cells: Vec<Vec<Cell>>,
    sides: Vec<SideView>,
}

/// What one article has of a fact.
#[derive(Serialize)]
struct Cell {
    value: String,
    words: String,
    /// Which side it is on, or none where all agree.
    letter: Option<char>,
    side: usize,
}

#[derive(Serialize)]
struct SideView {
    letter: Option<char>,
    value: String,
    sources: String,
    quotes: Vec<Quote>,
    /// How many further places give the value, in words.
    more: Option<String>,
}

#[derive(Serialize)]
struct Quote {
    outlet: String,
    published: String,
    title: String,
    url: Option<String>,
    field: String,
    said: Option<String>,
    pieces: Vec<(bool, String)>,
}

pub(super) fn page(words: &Words<'_>, language: ReportLanguage) -> Page {
    let messages = words.messages;
    let stories: Vec<Story> =
        stories(words.report).into_iter().filter(|story| shown(words, story).next().is_some()).collect();
    let mut outlets: Vec<String> =
        stories.iter().flat_map(|story| &story.articles).map(|&article| words.outlet(article)).collect();
    outlets.sort_unstable();
    outlets.dedup();
    let findings: Vec<&Finding> = stories.iter().flat_map(|story| shown(words, story)).collect();
    let by_article = quoted::claims_by_article(words);
    let intro = messages.fill(
        "html.intro",
        &[
            ("articles", &messages.count("articles", words.report.articles.len())),
            ("outlets", &messages.count("html.outlets", outlets.len())),
            ("stories", &messages.count("html.stories", stories.len())),
        ],
    );
    let mut facets: Vec<Facet> = findings.iter().map(|finding| finding.facet).collect();
    facets.sort_unstable();
    facets.dedup();
    Page {
        lang: language.code(),
        intro,
        verdicts: counts(words, &findings),
        facets: facets
            .into_iter()
            .map(|facet| Choice {
                name: facet.name(),
                label: messages.word("facet", facet.name()).into_owned(),
                gloss: String::new(),
                count: findings.iter().filter(|finding| finding.facet == facet).count(),
            })
            .collect(),
        outlets,
        total: findings.len(),
        stories: (1..).zip(&stories).map(|(number, story)| story_view(words, story, number, &by_article)).collect(),
        not_compared: not_compared(words),
    }
}

/// The findings of a story that have more than one source.
fn shown<'a>(words: &Words<'a>, story: &Story) -> impl Iterator<Item = &'a Finding> {
    let report = words.report;
    let findings: Vec<u32> = story.findings.clone();
    findings
        .into_iter()
        .map(move |finding| &report.findings[finding as usize])
        .filter(|finding| finding.verdict != Verdict::SingleSource)
}

fn counts(words: &Words<'_>, findings: &[&Finding]) -> Vec<Choice> {
    let verdicts = [
        Verdict::Conflict,
        Verdict::Disputed,
        Verdict::Undetermined,
        Verdict::Update,
        Verdict::Compatible,
        Verdict::Agree,
    ];
    let choice = |verdict: Verdict| Choice {
        name: verdict.name(),
        label: words.messages.word("verdict", verdict.name()).into_owned(),
        gloss: words.messages.text(&format!("verdict.{}.gloss", verdict.name())).into_owned(),
        count: findings.iter().filter(|finding| standing(finding) == verdict.name()).count(),
    };
    let possible = Choice {
        name: POSSIBLE,
        label: words.messages.word("verdict", POSSIBLE).into_owned(),
        gloss: words.messages.text("verdict.possible.gloss").into_owned(),
        count: findings.iter().filter(|finding| finding.is_possible()).count(),
    };
    verdicts.into_iter().map(choice).chain([possible]).filter(|choice| choice.count != 0).collect()
}

fn story_view(words: &Words<'_>, story: &Story, number: usize, by_article: &[Vec<&Claim>]) -> StoryView {
    let messages = words.messages;
    let findings: Vec<&Finding> = shown(words, story).collect();
    let articles: Vec<u32> = story
        .articles
        .iter()
        .copied()
        .filter(|&article| findings.iter().any(|finding| claims(words, finding).any(|claim| claim.article == article)))
        .collect();
    let mut origins: Vec<u32> = story
        .articles
        .iter()
        .filter_map(|&article| Some(words.report.articles.get(article as usize)?.origin))
        .collect();
    origins.sort_unstable();
    origins.dedup();
    let mut about = vec![messages.count("articles", story.articles.len()), messages.count("origins", origins.len())];
    about.extend(words.period(&story.articles));
    let (possible, judged): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|finding| finding.is_possible());
    let (mut agreements, facts): (Vec<&Finding>, Vec<&Finding>) =
        judged.into_iter().partition(|finding| finding.verdict == Verdict::Agree);
    // What many sources have comes first, names after facts: that all name a place is no news.
    agreements.sort_by_key(|finding| {
        let named = matches!(finding.facet, Facet::Place | Facet::Participant);
        (named, usize::MAX - finding.sides.iter().map(|side| side.origins).sum::<usize>())
    });
    let view = |findings: Vec<&Finding>| findings.into_iter().map(|finding| fact(words, finding, &articles)).collect();
    StoryView {
        id: format!("story-{number}"),
        label: excerpt::shown(&story.label),
        about: about.join(" · "),
        columns: articles.iter().map(|&article| column(words, article, &story.articles)).collect(),
        facts: view(facts),
        agreements: view(agreements),
        possible: view(possible),
        counts: counts(words, &findings),
        charts: findings.iter().filter_map(|finding| chart::chart(words, finding)).collect(),
        quoted: quoted::speakers(words, &story.articles, by_article),
        picture: picture::picture(words, &findings),
    }
}

fn claims<'a>(words: &'a Words<'_>, finding: &'a Finding) -> impl Iterator<Item = &'a Claim> {
    finding.sides.iter().flat_map(|side| &side.claims).filter_map(|&claim| words.claim(claim))
}

fn column(words: &Words<'_>, article: u32, story: &[u32]) -> Column {
    let summary = words.report.articles.get(article as usize);
    let mut copies: Vec<String> = story
        .iter()
        .filter(|&&other| {
            other != article
                && summary.is_some_and(|summary| {
                    words.report.articles.get(other as usize).is_some_and(|other| other.origin == summary.origin)
                })
        })
        .map(|&other| words.outlet(other))
        .collect();
    copies.dedup();
    let agency = summary.and_then(|summary| summary.agency.as_deref());
    let mut notes: Vec<String> = agency
        .map(|agency| words.messages.fill("html.agency", &[("agency", &excerpt::shown(agency))]))
        .into_iter()
        .collect();
    if !copies.is_empty() {
        notes.push(words.messages.fill("html.copies", &[("outlets", &words.messages.list(&copies))]));
    }
    Column {
        outlet: words.outlet(article),
        published: words.published(article),
        title: title(words, article),
        note: notes.join("; "),
    }
}

fn title(words: &Words<'_>, article: u32) -> String {
    let title = words.report.articles.get(article as usize).and_then(|summary| summary.title.as_deref());
    excerpt::shown(title.unwrap_or_default())
}

fn fact(words: &Words<'_>, finding: &Finding, articles: &[u32]) -> Fact {
    let sides = words.sides(finding);
    let several = 1 < sides.len();
    let (reach, limit) = if finding.verdict == Verdict::Agree { (SHORT_REACH, AGREEING) } else { (REACH, usize::MAX) };
    let letter = |index: usize| if several { char::from_u32('A' as u32 + index.min(25) as u32) } else { None };
    let mut outlets: Vec<String> = claims(words, finding).map(|claim| words.outlet(claim.article)).collect();
    outlets.sort_unstable();
    outlets.dedup();
    Fact {
        id: finding.id.clone(),
        slot: words.slot(finding),
        headline: words.headline(finding),
        verdict: standing(finding),
        verdict_label: words.verdict(finding),
        facet: finding.facet.name(),
        facet_label: words.messages.word("facet", finding.facet.name()).into_owned(),
        severity: finding.severity.name(),
        rule: finding.rule,
        because: words.because(finding),
        same: words.same_fact(finding),
        help: words.help(finding),
        outlets,
        cells: articles.iter().map(|&article| cells(words, finding, &sides, article, &letter)).collect(),
        sides: sides
            .iter()
            .enumerate()
            .map(|(index, side)| SideView {
                letter: letter(index),
                value: words.value(finding, side),
                sources: words.sources(side),
                quotes: side.claims.iter().take(limit).filter_map(|&claim| quote(words, claim, reach)).collect(),
                more: match side.claims.len().saturating_sub(limit) {
                    0 => None,
                    count => Some(words.messages.count("html.quotes.more", count)),
                },
            })
            .collect(),
    }
}

/// What an article has of a fact: its first words for each side that it stands on.
fn cells(
    words: &Words<'_>,
    finding: &Finding,
    sides: &[&Side],
    article: u32,
    letter: &impl Fn(usize) -> Option<char>,
) -> Vec<Cell> {
    let cell = |(index, side): (usize, &&Side)| {
        let claim =
            side.claims.iter().filter_map(|&claim| words.claim(claim)).find(|claim| claim.article == article)?;
        let value = excerpt::shorten(&words.value(finding, side), CELL);
        let own = excerpt::shorten(words.quoted(claim).trim_matches(['"', '“', '”']), CELL);
        let own = if own == value.trim_matches(['“', '”']) { String::new() } else { own };
        Some(Cell { value, words: own, letter: letter(index), side: index.min(4) })
    };
    sides.iter().enumerate().filter_map(cell).collect()
}

fn quote(words: &Words<'_>, claim: u32, reach: usize) -> Option<Quote> {
    let claim = words.claim(claim)?;
    let article = words.article(claim.article)?;
    let excerpt: Excerpt = excerpt::paragraph(article, &[claim.span])?.cut(reach);
    Some(Quote {
        outlet: words.outlet(claim.article),
        published: words.published(claim.article),
        title: title(words, claim.article),
        url: article.url.clone().filter(|url| sources::is_web(url)),
        field: words.messages.word("field", claim.span.field.name()).into_owned(),
        said: words.attribution(claim),
        pieces: excerpt.pieces().into_iter().map(|(marked, piece)| (marked, piece.to_owned())).collect(),
    })
}

fn not_compared(words: &Words<'_>) -> Vec<String> {
    let messages = words.messages;
    let compared = words.report.not_compared.iter().map(|entry| {
        let count = entry.claims.len().to_string();
        messages.fill("summary.not_compared", &[("reason", &messages.word("reason", entry.reason)), ("n", &count)])
    });
    compared.chain(words.skipped()).collect()
}
