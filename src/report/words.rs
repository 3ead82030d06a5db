//! Findings in words: what is at odds, who says it, why it is the same fact, which rule judged, what would settle it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::messages::{Messages, ReportLanguage};
use super::{Report, excerpt, value};
use crate::article::Article;
use crate::claim::{Claim, Facet};
use crate::finding::{Axis, Finding, Severity, Side, Verdict};
use crate::link::Link;

/// How many reasons a note gives.
const REASONS: usize = 4;

/// The most articles that were not read for one reason and are named.
const SKIPPED_BY_NAME: usize = 5;

/// How many characters of a value are shown; quotations may be long.
const VALUE_LENGTH: usize = 60;

/// How many characters of what was said are shown where the question is who said it.
const SLOT_LENGTH: usize = 50;

/// What findings are called that judge nothing.
pub(super) const POSSIBLE: &str = "possible";

/// What the renderers ask for words: the report, its articles, the messages, and the links by claim.
#[derive(Debug)]
pub(super) struct Words<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its articles.
    pub articles: &'a [Article],
    /// The messages of the reader's language.
    pub messages: &'static Messages,
    /// For each claim its links.
    links: FxHashMap<u32, Vec<&'a Link>>,
    /// For each claim its possible links.
    possible: FxHashMap<u32, Vec<&'a Link>>,
    /// The articles of which there are several versions.
    versions: FxHashSet<u32>,
}

/// What a reader is told of a finding in a word: its verdict, or that what it names may be one thing.
pub(super) fn standing(finding: &Finding) -> &'static str {
    if finding.is_possible() { POSSIBLE } else { finding.verdict.name() }
}

/// The links of each claim.
fn by_claim(links: &[Link]) -> FxHashMap<u32, Vec<&Link>> {
    let mut of_claim: FxHashMap<u32, Vec<&Link>> = FxHashMap::default();
    for link in links {
        of_claim.entry(link.a).or_default().push(link);
        of_claim.entry(link.b).or_default().push(link);
    }
    of_claim
}

impl<'a> Words<'a> {
    /// The words for a report.
    pub(super) fn new(report: &'a Report, articles: &'a [Article], language: ReportLanguage) -> Self {
        let steps = report.articles.iter().zip(0..).filter_map(|(article, index)| Some([index, article.latest?]));
        Self {
            report,
            articles,
            messages: language.messages(),
            links: by_claim(&report.links),
            possible: by_claim(&report.possible_links),
            versions: steps.flatten().collect(),
        }
    }

    /// The claim with this index.
    pub(super) fn claim(&self, claim: u32) -> Option<&'a Claim> {
        self.report.claims.get(claim as usize)
    }

    /// The article with this index.
    pub(super) fn article(&self, article: u32) -> Option<&'a Article> {
        self.articles.get(article as usize)
    }

    /// The words that a claim rests on, as they are shown.
    pub(super) fn quoted(&self, claim: &Claim) -> String {
        self.slice(claim).map(excerpt::shown).unwrap_or_default()
    }

    /// The bytes of the article that a claim rests on.
    pub(super) fn slice(&self, claim: &Claim) -> Option<&'a str> {
        let field = self.article(claim.article)?.field(claim.span.field)?;
        field.get(claim.span.start as usize..claim.span.end as usize)
    }

    /// What the outlet of an article is called.
    pub(super) fn outlet(&self, article: u32) -> String {
        let summary = self.report.articles.get(article as usize);
        let name = summary.and_then(|summary| summary.source.as_deref().or(Some(summary.id.as_str()))).unwrap_or("?");
        excerpt::shown(name.strip_prefix("www.").unwrap_or(name))
    }

    /// When an article was published, in its own zone, and where there are several versions, when this one was made.
    pub(super) fn published(&self, article: u32) -> String {
        let summary = self.report.articles.get(article as usize);
        let published = self.time(summary.and_then(|summary| summary.published.as_deref()));
        match summary.and_then(|summary| summary.modified.as_deref()).filter(|_| self.versions.contains(&article)) {
            Some(modified) => {
                let changed = self.time(Some(modified));
                self.messages.fill("published.changed", &[("published", &published), ("changed", &changed)])
            }
            None => published,
        }
    }

    fn time(&self, text: Option<&str>) -> String {
        let Some(time) = text.and_then(|text| chrono::DateTime::parse_from_rfc3339(text).ok()) else {
            return self.messages.text("published.unknown").into_owned();
        };
        let day = value::short_day(time.date_naive(), self.messages);
        let (hour, zone) = (time.format("%H:%M").to_string(), time.format("%:z").to_string());
        self.messages.fill("published", &[("day", &day), ("time", &hour), ("zone", &zone)])
    }

    /// From when to when articles were published, by day.
    pub(super) fn period(&self, articles: &[u32]) -> Option<String> {
        let published = articles.iter().filter_map(|&article| self.article(article)?.published);
        let days: Vec<_> = published.map(|time| (time.timestamp(), time.format("%Y-%m-%d").to_string())).collect();
        let (first, last) = (&days.iter().min()?.1, &days.iter().max()?.1);
        let timex = if first == last { first.clone() } else { format!("{first}/{last}") };
        Some(value::date(&timex, self.messages))
    }

    /// The verdict in words; a doubtful conflict says so, and what was not judged.
    pub(super) fn verdict(&self, finding: &Finding) -> String {
        let name = standing(finding);
        let doubtful = finding.verdict == Verdict::Conflict && finding.severity != Severity::Error;
        let key = if doubtful { format!("verdict.{name}.doubtful") } else { format!("verdict.{name}") };
        self.messages.text(&key).into_owned()
    }

    /// What the values are the values of, as a headline begins.
    pub(super) fn slot(&self, finding: &Finding) -> String {
        let messages = self.messages;
        let slot = excerpt::shown(&finding.slot);
        let claims = || finding.sides.iter().flat_map(|side| &side.claims).filter_map(|&claim| self.claim(claim));
        let frame = claims().find_map(|claim| claim.frame.as_deref());
        let frame = frame.map(|frame| messages.word("frame", frame));
        let facet = messages.word("facet", finding.facet.name());
        // Extractors put the name of the frame in brackets after the thing counted.
        let what = slot.split_once(" (").map_or(slot.as_str(), |(what, _)| what).trim();
        match (finding.facet, frame) {
            (Facet::Status, Some(frame)) => frame.into_owned(),
            (Facet::Count, Some(frame)) if !what.is_empty() => {
                // "Injured (injury)" says it twice.
                let stem: String = frame.chars().take(4).collect();
                if what.contains(stem.as_str()) {
                    return what.to_owned();
                }
                messages.fill("slot.counted", &[("what", what), ("frame", &frame)])
            }
            (Facet::Speaker, _) if !slot.is_empty() => {
                let words = excerpt::shorten(slot.trim_matches(['"', '“', '”']), SLOT_LENGTH);
                messages.fill("slot.speaker", &[("words", &words)])
            }
            (Facet::Quote, _) => match claims().find_map(|claim| claim.speaker.as_deref()) {
                Some(speaker) => messages.fill("slot.said", &[("speaker", &excerpt::shown(speaker))]),
                None => facet.into_owned(),
            },
            (Facet::Place | Facet::Participant | Facet::Count | Facet::Status, _) if !slot.is_empty() => slot,
            (_, Some(frame)) => messages.fill("slot.framed", &[("facet", &facet), ("frame", &frame)]),
            (_, None) if !slot.is_empty() => messages.fill("slot.quoted", &[("facet", &facet), ("words", &slot)]),
            _ => facet.into_owned(),
        }
    }

    /// The sides in the order in which they are told: those of an update by time, the others as they stand.
    pub(super) fn sides<'f>(&self, finding: &'f Finding) -> Vec<&'f Side> {
        let mut sides: Vec<&Side> = finding.sides.iter().collect();
        if finding.verdict == Verdict::Update {
            sides.sort_by_key(|side| {
                let first = side.claims.iter().filter_map(|&claim| self.moment(claim)).min();
                (first.is_none(), first)
            });
            // A rule that knows which state came first knows it better than the dates of the articles.
            let input = |name: &str| finding.inputs.iter().find(|(known, _)| known == name).map(|(_, value)| value);
            let place = |side: &Side| match () {
                () if input("from") == Some(&side.value) => 0,
                () if input("to") == Some(&side.value) => 2,
                () => 1,
            };
            if finding.rule == "toll-told" {
                sides.sort_by_key(|side| place(side));
            }
        }
        sides
    }

    /// When the article of a claim was published, as seconds.
    pub(super) fn moment(&self, claim: u32) -> Option<i64> {
        let article = self.article(self.claim(claim)?.article)?;
        Some(article.published?.timestamp())
    }

    /// The value of a side, at a length that a line can hold.
    pub(super) fn value(&self, finding: &Finding, side: &Side) -> String {
        let first = || side.claims.iter().find_map(|&claim| self.claim(claim));
        let value = if side.value.is_empty() {
            // Some words are an amount without a number.
            first().map(|claim| self.quoted(claim)).unwrap_or_default()
        } else {
            excerpt::shown(&value::side(finding, side, self.messages))
        };
        excerpt::shorten(&value, VALUE_LENGTH)
    }

    /// One line that says what the sources have of the slot.
    pub(super) fn headline(&self, finding: &Finding) -> String {
        let mut values: Vec<String> = Vec::new();
        for side in self.sides(finding) {
            let value = self.value(finding, side);
            if !values.contains(&value) {
                values.push(value);
            }
        }
        let joint = match finding.verdict {
            _ if finding.is_possible() => "joint.other",
            Verdict::Update => "joint.update",
            Verdict::Conflict | Verdict::Undetermined => "joint.conflict",
            Verdict::Disputed | Verdict::Compatible | Verdict::Agree | Verdict::SingleSource => "joint.other",
        };
        let values = values
            .into_iter()
            .reduce(|first, next| self.messages.fill(joint, &[("first", &first), ("next", &next)]))
            .unwrap_or_default();
        let slot = self.slot(finding);
        // A name that fills a slot of its own name need not be said twice.
        if slot == values { slot } else { self.messages.fill("headline", &[("slot", &slot), ("values", &values)]) }
    }

    /// Which rule judged, and of what, in a sentence.
    pub(super) fn because(&self, finding: &Finding) -> String {
        let inputs: Vec<(&str, String)> =
            finding.inputs.iter().map(|(name, text)| (name.as_ref(), value::input(text, self.messages))).collect();
        let inputs: Vec<(&str, &str)> = inputs.iter().map(|(name, text)| (*name, text.as_str())).collect();
        self.messages
            .try_fill(&format!("rule.{}", finding.rule), &inputs)
            .unwrap_or_else(|| self.messages.text(&format!("because.{}", finding.verdict.name())).into_owned())
    }

    /// What would settle the question, where there is one.
    pub(super) fn help(&self, finding: &Finding) -> Option<&'static str> {
        let (verdict, facet) = (finding.verdict.name(), finding.facet.name());
        let within = (finding.axis == Axis::Within).then(|| format!("help.{verdict}.within"));
        let keys =
            [format!("help.rule.{}", finding.rule), format!("help.{verdict}.{facet}"), format!("help.{verdict}")];
        within.into_iter().chain(keys).find_map(|key| self.messages.get(&key))
    }

    /// Why the claims of a finding are about the same fact: the evidence of the best link between its sides.
    pub(super) fn same_fact(&self, finding: &Finding) -> Option<String> {
        let link = self.best_link(finding)?;
        let mut evidence: Vec<_> = link.evidence.iter().collect();
        evidence.sort_by(|one, two| two.weight.total_cmp(&one.weight));
        let mut reasons = Vec::new();
        let shared = self.shared_names(link);
        if !shared.is_empty() {
            reasons.push(self.messages.fill("same.names", &[("names", &self.messages.list(&shared))]));
        }
        for piece in evidence.iter().filter(|piece| 0.0 < piece.weight) {
            let reason = self.messages.word("evidence", piece.name).into_owned();
            if reasons.len() < REASONS && !reason.is_empty() && !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        if reasons.is_empty() {
            return None;
        }
        let key = if finding.is_possible() { "same.possible" } else { "same" };
        let note = self.messages.fill(key, &[("reasons", &reasons.join("; "))]);
        // That the values differ is what the finding says already.
        let against = evidence.iter().rev().take_while(|piece| piece.weight < 0.0);
        let against: Vec<String> = against
            .filter(|piece| !piece.name.starts_with("value_"))
            .map(|piece| self.messages.word("evidence", piece.name).into_owned())
            .filter(|reason| !reason.is_empty())
            .take(2)
            .collect();
        if against.is_empty() {
            return Some(note);
        }
        Some(self.messages.fill("same.although", &[("note", &note), ("reasons", &against.join("; "))]))
    }

    /// The strongest link between claims of two sides, or within the only one.
    pub(super) fn best_link(&self, finding: &Finding) -> Option<&'a Link> {
        let mut sides: FxHashMap<u32, usize> = FxHashMap::default();
        for (index, side) in finding.sides.iter().enumerate() {
            sides.extend(side.claims.iter().map(|&claim| (claim, index)));
        }
        let links = if finding.is_possible() { &self.possible } else { &self.links };
        let mut best: Option<(bool, &Link)> = None;
        for claim in finding.sides.iter().flat_map(|side| &side.claims) {
            for &link in links.get(claim).into_iter().flatten() {
                let (Some(one), Some(two)) = (sides.get(&link.a), sides.get(&link.b)) else { continue };
                let across = one != two;
                if best.is_none_or(|(best_across, best)| {
                    (across, link.score).partial_cmp(&(best_across, best.score)) == Some(std::cmp::Ordering::Greater)
                }) {
                    best = Some((across, link));
                }
            }
        }
        best.map(|(_, link)| link)
    }

    /// Names that take part in both claims of a link.
    fn shared_names(&self, link: &Link) -> Vec<String> {
        let (Some(one), Some(two)) = (self.claim(link.a), self.claim(link.b)) else { return Vec::new() };
        let mut names: Vec<String> = Vec::new();
        for participant in &one.participants {
            let name = excerpt::shown(&participant.name);
            if two.participants.iter().any(|other| other.key == participant.key) && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The articles that were not read, each with the reason; where many share one, their number.
    pub(super) fn skipped(&self) -> Vec<String> {
        let mut of_reason: Vec<(&str, Vec<&str>)> = Vec::new();
        for skipped in &self.report.skipped {
            match of_reason.iter_mut().find(|(reason, _)| *reason == skipped.reason) {
                Some((_, articles)) => articles.push(&skipped.article),
                None => of_reason.push((&skipped.reason, vec![&skipped.article])),
            }
        }
        let mut lines = Vec::new();
        for (reason, articles) in of_reason {
            let reason = self.messages.word("reason", reason);
            if SKIPPED_BY_NAME < articles.len() {
                let articles = self.messages.count("articles", articles.len());
                lines.push(self.messages.fill("summary.skipped_many", &[("articles", &articles), ("reason", &reason)]));
                continue;
            }
            for article in articles {
                let article = excerpt::shown(article);
                lines.push(self.messages.fill("summary.skipped", &[("article", &article), ("reason", &reason)]));
            }
        }
        lines
    }

    /// Who says a value: the number of independent sources and the outlets, those of one origin together.
    pub(super) fn sources(&self, side: &Side) -> String {
        let mut origins: Vec<(u32, Vec<String>)> = Vec::new();
        for &claim in &side.claims {
            let Some(claim) = self.claim(claim) else { continue };
            let outlet = self.outlet(claim.article);
            let origin = self.report.articles.get(claim.article as usize).map_or(0, |summary| summary.origin);
            if origins.iter().any(|(_, outlets)| outlets.contains(&outlet)) {
                continue;
            }
            match origins.iter_mut().find(|(known, _)| *known == origin) {
                Some((_, outlets)) => outlets.push(outlet),
                None => origins.push((origin, vec![outlet])),
            }
        }
        let outlets: Vec<String> = origins
            .into_iter()
            .map(|(origin, outlets)| match outlets.as_slice() {
                [only] => only.clone(),
                several => {
                    let outlets = self.messages.list(several);
                    match self.agency(origin) {
                        Some(agency) => {
                            self.messages.fill("sources.agency", &[("outlets", &outlets), ("agency", &agency)])
                        }
                        None => self.messages.fill("sources.copies", &[("outlets", &outlets)]),
                    }
                }
            })
            .collect();
        let count = self.messages.count("origins", side.origins);
        self.messages.fill("sources", &[("count", &count), ("outlets", &outlets.join(", "))])
    }

    /// The agency that all articles of an origin credit.
    fn agency(&self, origin: u32) -> Option<String> {
        let mut members = self.report.articles.iter().filter(|article| article.origin == origin);
        let agency = members.next()?.agency.as_deref()?;
        members.all(|article| article.agency.as_deref() == Some(agency)).then(|| excerpt::shown(agency))
    }

    /// What was decided of a finding before its evidence changed.
    pub(super) fn review(&self, finding: &Finding) -> Option<String> {
        let review = finding.review.as_ref()?;
        let decision = self.messages.word("decided", review.decision.name());
        let note = excerpt::shown(&review.note);
        let key = if note.is_empty() { "review.changed" } else { "review.noted" };
        Some(self.messages.fill(key, &[("decision", &decision), ("note", &note)]))
    }

    /// To whom an article attributes a claim, with who relays it: "Peskov, via TASS".
    pub(super) fn attribution(&self, claim: &Claim) -> Option<String> {
        match (claim.speaker.as_deref(), claim.via.as_deref()) {
            (Some(speaker), Some(via)) => Some(self.messages.fill("said.via", &[("speaker", speaker), ("via", via)])),
            (Some(name), None) | (None, Some(name)) => Some(self.messages.fill("said", &[("speaker", name)])),
            (None, None) => None,
        }
        .map(|text| excerpt::shown(&text))
    }
}
