//! The door: articles in, report out. The only module that knows every stage.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::article::{Article, Field, rough_sketch, unread_copies};
use crate::claim::{self, Claim, Extraction, Extractor, Profile};
use crate::error::{Error, ErrorKind};
use crate::event::{self, Event};
use crate::finding::{self, Decision, Finding, Rule, Sources, Step, Tolerances};
use crate::lang::{self, Language};
use crate::link::{self, Explainer, Statements, VersionStep, Versions, Weights};
use crate::mention::{self, Prefer};
use crate::parallel;
use crate::report::{ArticleSummary, Report, Skipped};
use crate::text::{BlockKind, Document};

/// How many articles are read side by side before the first of them is taken.
const BATCH: usize = 256;

/// Reads articles and reconciles their claims.
///
/// ```
/// use crosscheck::{Article, Reconciler};
///
/// let articles = [
///     Article { title: Some("Fire in a Hanoi block kills 56".into()), ..Article::from_body("A fire killed 56 people in Khuong Ha street, Hanoi police said.") },
///     Article { title: Some("Hanoi fire: 56 dead".into()), ..Article::from_body("The fire in Khuong Ha street in Hanoi killed 56 people.") },
/// ];
/// let report = Reconciler::default().reconcile(&articles);
/// assert_eq!(report.articles.len(), 2);
/// ```
#[derive(Default)]
pub struct Reconciler {
    options: Options,
}

#[derive(Default)]
struct Options {
    prefer: Prefer,
    weights: Weights,
    extractors: Vec<Box<dyn Extractor>>,
    rules: Vec<Rule>,
    without: Vec<String>,
    languages: Option<Vec<String>>,
    tolerances: Tolerances,
    single_sources: bool,
    decisions: Vec<Decision>,
}

impl std::fmt::Debug for Reconciler {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Reconciler").field("weights", &self.options.weights).finish_non_exhaustive()
    }
}

/// Chooses how a [`Reconciler`] works.
#[derive(Default)]
pub struct ReconcilerBuilder {
    options: Options,
}

impl std::fmt::Debug for ReconcilerBuilder {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ReconcilerBuilder").field("weights", &self.options.weights).finish_non_exhaustive()
    }
}

impl ReconcilerBuilder {
    /// How a weekday, day or month without an anchor of its own is resolved.
    #[must_use]
    pub fn prefer(mut self, prefer: Prefer) -> Self {
        self.options.prefer = prefer;
        self
    }

    /// The weights of evidence.
    #[must_use]
    pub fn weights(mut self, weights: Weights) -> Self {
        self.options.weights = weights;
        self
    }

    /// Adds an extractor of claims, which runs after those of the library.
    #[must_use]
    pub fn extractor(mut self, extractor: impl Extractor + 'static) -> Self {
        self.options.extractors.push(Box::new(extractor));
        self
    }

    /// Adds a rule, which is asked before those of the library.
    #[must_use]
    pub fn rule(mut self, rule: Rule) -> Self {
        self.options.rules.push(rule);
        self
    }

    /// Switches a rule of the library off.
    #[must_use]
    pub fn without_rule(mut self, name: impl Into<String>) -> Self {
        self.options.without.push(name.into());
        self
    }

    /// How much the rules tolerate.
    #[must_use]
    pub fn tolerances(mut self, tolerances: Tolerances) -> Self {
        self.options.tolerances = tolerances;
        self
    }

    /// Lists what only one article of a story says as findings of its own. They are counted either way.
    #[must_use]
    pub fn single_sources(mut self, listed: bool) -> Self {
        self.options.single_sources = listed;
        self
    }

    /// Keeps findings silent that a person has decided on, until their evidence changes.
    #[must_use]
    pub fn decisions(mut self, decisions: impl IntoIterator<Item = Decision>) -> Self {
        self.options.decisions.extend(decisions);
        self
    }

    /// Reads articles of this language only; may be said several times.
    #[must_use]
    pub fn language(mut self, code: impl Into<String>) -> Self {
        self.options.languages.get_or_insert_default().push(code.into());
        self
    }

    /// The reconciler.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownRule`] or [`ErrorKind::UnknownLanguage`] when a name is not known.
    pub fn build(self) -> Result<Reconciler, Error> {
        if let Some(name) =
            self.options.without.iter().find(|name| !finding::rules().iter().any(|rule| rule.name == **name))
        {
            return Err(Error::new(ErrorKind::UnknownRule, format!("there is no rule {name:?}")));
        }
        if let Some(code) = self.options.languages.iter().flatten().find(|code| lang::language(code).is_none()) {
            return Err(Error::new(
                ErrorKind::UnknownLanguage,
                format!("there are no tables for the language {code:?}"),
            ));
        }
        Ok(Reconciler { options: self.options })
    }
}

impl Reconciler {
    /// Starts a choice of options.
    pub fn builder() -> ReconcilerBuilder {
        ReconcilerBuilder::default()
    }

    /// The rules in the order in which they are asked.
    pub fn rules(&self) -> Vec<Rule> {
        let built_in =
            finding::rules().iter().filter(|rule| !self.options.without.iter().any(|name| name == rule.name));
        self.options.rules.iter().chain(built_in).copied().collect()
    }

    /// The claims of one article, which is taken for the one with index 0. None, if its language has no tables.
    pub fn claims(&self, article: &Article) -> Vec<Claim> {
        self.read(0, article).map(|(_, extraction, _)| extraction.claims).unwrap_or_default()
    }

    fn read(&self, index: u32, article: &Article) -> Result<(&'static Language, Extraction, Option<String>), String> {
        if Field::ALL.into_iter().filter_map(|field| article.field(field)).any(|text| LONGEST_ARTICLE < text.len()) {
            return Err("too_long".to_owned());
        }
        let code = lang::detect(article);
        let allowed = self.options.languages.as_ref().is_none_or(|codes| codes.contains(&code));
        let language = lang::language(&code).filter(|_| allowed).ok_or_else(|| "unknown_language".to_owned())?;
        let document = Document::read(article, &language.lexicon);
        let mentions = mention::find(language, &document, self.options.prefer);
        let extractors: Vec<&dyn Extractor> =
            claim::extractors().chain(self.options.extractors.iter().map(AsRef::as_ref)).collect();
        Ok((language, claim::extract(index, language, &document, &mentions, &extractors), headline(&document)))
    }

    /// What tells why any two claims of a run on these articles were linked, or what was missing.
    pub fn explainer(&self, articles: &[Article]) -> Explainer<'_> {
        let (report, profiles, _) = self.read_all(articles, &mut |_| {});
        Explainer::new(profiles, report.claims, &self.options.weights)
    }

    /// Reads one article: everything that does not depend on other articles.
    pub(crate) fn read_article(&self, article: &Article) -> ReadArticle {
        match self.read(0, article) {
            Ok((language, extraction, headline)) => {
                let mut summary = summary(article);
                language.code.clone_into(&mut summary.lang);
                summary.title = summary.title.or(headline);
                ReadArticle { summary, skipped: None, claims: extraction.claims, profile: extraction.profile }
            }
            Err(reason) => ReadArticle::skipped(article, &reason),
        }
    }

    /// Reads all articles in canonical order: a report that holds their summaries and claims, their profiles, and the
    /// copies that were not read, each with the first article that has its text.
    fn read_all(
        &self,
        articles: &[Article],
        progress: &mut dyn FnMut(usize),
    ) -> (Report, Vec<Profile>, BTreeMap<u32, u32>) {
        let mut report = Report::default();
        let mut profiles: Vec<Profile> = Vec::with_capacity(articles.len());
        let order: Vec<(u32, usize)> = (0..).zip(canonical_order(articles)).collect();
        let in_order: Vec<&Article> = order.iter().map(|&(_, given)| &articles[given]).collect();
        let sketches = parallel::map(&in_order, |article| rough_sketch(article));
        let unread = unread_copies(&in_order, &sketches.iter().map(Vec::as_slice).collect::<Vec<&[u64]>>());
        drop(sketches);
        for batch in order.chunks(BATCH) {
            // Articles are read side by side and taken in order.
            let read = parallel::map(batch, |&(index, given)| {
                let article = &articles[given];
                if unread.contains_key(&index) {
                    ReadArticle::skipped(article, "copy")
                } else {
                    self.read_article(article)
                }
            });
            for (&(index, _), read) in batch.iter().zip(read) {
                report.add(index, read.summary, read.skipped, read.claims);
                profiles.push(read.profile);
                progress(index as usize + 1);
            }
        }
        (report, profiles, unread)
    }

    /// Reconciles the claims of all articles.
    pub fn reconcile(&self, articles: &[Article]) -> Report {
        self.reconcile_with(articles, &mut |_| {})
    }

    /// Reconciles the claims of all articles and tells `progress` after each how many have been read.
    pub fn reconcile_with(&self, articles: &[Article], progress: &mut dyn FnMut(usize)) -> Report {
        let (mut report, profiles, unread) = self.read_all(articles, progress);
        let versions = link::versions(&profiles, &link::copies(&profiles), &unread);
        let statements = Statements::of(&report.claims, profiles.len());
        let (stories, linked) = link::link(&profiles, &report.claims, &statements, &versions, &self.options.weights);
        let origins = link::origins(&profiles, &stories, &versions);
        credit(&mut report.articles, &profiles, &origins, &versions.latest);
        let titles: Vec<String> = report.articles.iter().map(label).collect();
        let ids: Vec<String> = report.articles.iter().map(|article| article.id.clone()).collect();
        report.events = event::group(&report.claims, &statements, &linked, &stories, &profiles, &titles, &ids);
        let published: Vec<Option<i64>> = profiles.iter().map(|profile| profile.published).collect();
        let outlets: Vec<Option<&str>> = report.articles.iter().map(|article| article.source.as_deref()).collect();
        let order = canonical_order(articles);
        let zones: Vec<Option<i32>> = order.iter().map(|&index| zone(&articles[index])).collect();
        let latest = &versions.latest;
        let sources = Sources { origins: &origins, outlets: &outlets, published: &published, zones: &zones, latest };
        let (rules, tolerances) = (self.rules(), &self.options.tolerances);
        report.findings = finding::judge(&rules, tolerances, &report.claims, &report.events, &linked.links, &sources);
        let changes = version_changes(&rules, &report.claims, &report.events, &versions.steps, &profiles);
        report.findings.extend(changes);
        finding::sort(&mut report.findings);
        (report.links, report.possible_links) = (linked.links, linked.possible);
        self.complete(&mut report, &versions, &order, articles);
        report
    }

    /// Adds what is said of the run as a whole, and counts articles in the order in which they were given.
    pub(crate) fn complete(&self, report: &mut Report, versions: &Versions, order: &[usize], articles: &[Article]) {
        if self.options.single_sources {
            let ids: Vec<&str> = report.articles.iter().map(|article| article.id.as_str()).collect();
            let single = finding::single_sources(&report.claims, &report.events, &ids, &versions.latest);
            report.findings.extend(single);
            report.findings.sort_by_key(|finding| finding.event);
        }
        let aside = aside(&report.claims, versions);
        report.not_compared = finding::not_compared(&report.claims, &report.events, &aside);
        restore_order(report, order);
        if !self.options.decisions.is_empty() {
            let decisions = &self.options.decisions;
            report.reviewed = finding::silence(&mut report.findings, decisions, &report.claims, articles);
        }
    }

    pub(crate) fn weights(&self) -> &Weights {
        &self.options.weights
    }

    pub(crate) fn tolerances(&self) -> &Tolerances {
        &self.options.tolerances
    }

    /// Replaces what people decided of findings.
    pub(crate) fn set_decisions(&mut self, decisions: Vec<Decision>) {
        self.options.decisions = decisions;
    }

    /// What decides how an article is read: claims read under another name have to be read again.
    #[cfg(feature = "store")]
    pub(crate) fn reading(&self) -> String {
        let extractors: Vec<&str> = self.options.extractors.iter().map(|extractor| extractor.name()).collect();
        let (prefer, languages) = (self.options.prefer, &self.options.languages);
        format!("{} {prefer:?} {languages:?} {extractors:?}", env!("CARGO_PKG_VERSION"))
    }

    /// Whether decisions of people are taken into account, for which the articles are needed once more.
    pub(crate) fn has_decisions(&self) -> bool {
        !self.options.decisions.is_empty()
    }
}

/// What one article gives, whatever the others say. Its claims are those of article 0.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub(crate) struct ReadArticle {
    pub(crate) summary: ArticleSummary,
    /// Why it was not read, if it was not.
    pub(crate) skipped: Option<String>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) profile: Profile,
}

impl Report {
    /// Adds an article with its claims.
    pub(crate) fn add(
        &mut self,
        index: u32,
        mut summary: ArticleSummary,
        skipped: Option<String>,
        claims: impl IntoIterator<Item = Claim>,
    ) {
        summary.origin = index;
        self.claims.extend(claims.into_iter().map(|claim| Claim { article: index, ..claim }));
        self.skipped.extend(skipped.map(|reason| Skipped { article: summary.id.clone(), reason }));
        self.articles.push(summary);
    }
}

impl ReadArticle {
    /// An article that is not read.
    pub(crate) fn skipped(article: &Article, reason: &str) -> Self {
        let summary = ArticleSummary { lang: lang::detect(article), ..summary(article) };
        Self { summary, skipped: Some(reason.to_owned()), claims: Vec::new(), profile: Profile::default() }
    }
}

/// An article as the input names it.
fn summary(article: &Article) -> ArticleSummary {
    ArticleSummary {
        id: article.id.clone(),
        source: article.source.clone(),
        published: article.published.map(|time| time.to_rfc3339()),
        modified: article.modified.map(|time| time.to_rfc3339()),
        title: article.title.clone(),
        ..ArticleSummary::default()
    }
}

/// Notes the origin of each article, the agencies that it credits, and the latest version of it.
pub(crate) fn credit<P: Borrow<Profile>>(
    summaries: &mut [ArticleSummary],
    profiles: &[P],
    origins: &[u32],
    latest: &[u32],
) {
    for (index, (summary, profile)) in summaries.iter_mut().zip(profiles).enumerate() {
        summary.origin = origins[index];
        let names: Vec<&str> = profile.borrow().credits.iter().map(|(_, name)| &**name).collect();
        summary.agency = (!names.is_empty()).then(|| names.join(", "));
        summary.latest = Some(latest[index]).filter(|&latest| latest != index as u32);
    }
}

/// The most bytes of an article that is read. A novel has a million; spans are counted in 32 bits.
const LONGEST_ARTICLE: usize = 16 << 20;

/// Which claims are kept out of the comparison, and why: those of earlier versions of an article, of copies beyond the
/// limit, and of articles that have too many.
fn aside(claims: &[Claim], versions: &Versions) -> Vec<(&'static str, Vec<u32>)> {
    let (mut earlier, mut copies) = (Vec::new(), Vec::new());
    for (claim, index) in claims.iter().zip(0..) {
        if versions.latest[claim.article as usize] != claim.article {
            earlier.push(index);
        } else if !versions.is_compared(claim.article) {
            copies.push(index);
        }
    }
    let beyond = link::compared(claims, versions.latest.len()).beyond;
    let too_many = beyond.into_iter().filter(|&claim| versions.is_compared(claims[claim as usize].article)).collect();
    vec![("earlier_version", earlier), ("copy", copies), ("too_many", too_many)]
}

/// What changed between the versions of articles. `profiles` follows the articles that the claims count by.
pub(crate) fn version_changes<P: Borrow<Profile>>(
    rules: &[Rule],
    claims: &[Claim],
    events: &[Event],
    steps: &[VersionStep],
    profiles: &[P],
) -> Vec<Finding> {
    if steps.is_empty() {
        return Vec::new();
    }
    let of_article = link::compared(claims, profiles.len()).of_article;
    let mut event_of: FxHashMap<u32, usize> = FxHashMap::default();
    for (index, event) in events.iter().enumerate() {
        event_of.extend(event.articles.iter().map(|&article| (article, index)));
    }
    let mut findings = Vec::new();
    for step in steps {
        let Some(&event) = event_of.get(&step.later) else { continue };
        let corrections = |article: u32| profiles[article as usize].borrow().corrections;
        let told = Step {
            earlier: &of_article[step.earlier as usize],
            later: &of_article[step.later as usize],
            ordered: step.ordered,
            corrected: corrections(step.earlier) < corrections(step.later),
        };
        findings.extend(finding::changes(rules, claims, (event as u32, &events[event]), &told));
    }
    findings
}

/// What an event is called after an article.
pub(crate) fn label(summary: &ArticleSummary) -> String {
    summary.title.clone().unwrap_or_else(|| summary.id.clone())
}

/// Minutes by which the clocks of an article's place are ahead of UTC.
pub(crate) fn zone(article: &Article) -> Option<i32> {
    article.published.map(|time| time.offset().local_minus_utc() / 60)
}

/// The order in which articles are read, whatever the order in which they were given: by publication, then by id and
/// text. Ties in the evidence then fall the same way in every run.
fn canonical_order(articles: &[Article]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|&index| {
        let article = &articles[index];
        (article.published, &article.id, &article.title, &article.text)
    });
    order
}

/// Makes all indices of articles count in the order in which they were given.
fn restore_order(report: &mut Report, order: &[usize]) {
    let given = |canonical: &mut u32| *canonical = order[*canonical as usize] as u32;
    let mut summaries: Vec<(usize, ArticleSummary)> =
        order.iter().copied().zip(std::mem::take(&mut report.articles)).collect();
    summaries.sort_by_key(|(index, _)| *index);
    report.articles = summaries.into_iter().map(|(_, summary)| summary).collect();
    for article in &mut report.articles {
        given(&mut article.origin);
        article.latest.iter_mut().for_each(given);
    }
    report.claims.iter_mut().for_each(|claim| given(&mut claim.article));
    report.events.iter_mut().flat_map(|event| &mut event.articles).for_each(given);
}

/// The headline of an article that has no title: the line of its text that is one, or its first sentence.
fn headline(document: &Document<'_>) -> Option<String> {
    let title = document.blocks.iter().find(|block| block.kind == BlockKind::Title).map(|block| block.span);
    let span = title.or_else(|| {
        let first = document.sentences.iter().find(|sentence| {
            document.blocks.get(sentence.block as usize).is_some_and(|block| block.kind == BlockKind::Body)
        })?;
        Some(document.span(first.tokens))
    })?;
    let line = document.original(span).trim();
    (!line.is_empty()).then(|| line.chars().take(120).collect())
}
