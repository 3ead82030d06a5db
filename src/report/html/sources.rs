//! The articles that the page can show in full, with the places of the claims, as data for its script.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::article::Field;
use crate::finding::Verdict;
use crate::report::words::Words;

#[derive(Serialize)]
struct Sources<'a> {
    /// By index.
    articles: BTreeMap<u32, Full<'a>>,
    /// By id of the finding: the marks of its claims.
    findings: BTreeMap<&'a str, Vec<Mark>>,
}

#[derive(Serialize)]
struct Full<'a> {
    outlet: String,
    published: String,
    url: Option<&'a str>,
    title: Option<&'a str>,
    lead: Option<&'a str>,
    text: &'a str,
}

/// A marked place, in the units that scripts count strings in.
#[derive(Serialize)]
struct Mark {
    article: u32,
    field: Field,
    start: usize,
    end: usize,
    side: usize,
}

/// The data as JSON that may stand inside a script element.
pub(super) fn json(words: &Words<'_>) -> String {
    let mut sources = Sources { articles: BTreeMap::new(), findings: BTreeMap::new() };
    for finding in words.report.findings.iter().filter(|finding| finding.verdict != Verdict::SingleSource) {
        let mut marks = Vec::new();
        for (side, claims) in words.sides(finding).iter().map(|side| &side.claims).enumerate() {
            for claim in claims.iter().filter_map(|&claim| words.claim(claim)) {
                let Some(article) = words.article(claim.article) else { continue };
                let Some(field) = article.field(claim.span.field) else { continue };
                let Some(before) = field.get(..claim.span.start as usize) else { continue };
                let Some(text) = field.get(claim.span.start as usize..claim.span.end as usize) else { continue };
                let start = before.encode_utf16().count();
                let end = start + text.encode_utf16().count();
                marks.push(Mark { article: claim.article, field: claim.span.field, start, end, side });
                sources.articles.entry(claim.article).or_insert_with(|| Full {
                    outlet: words.outlet(claim.article),
                    published: words.published(claim.article),
                    url: article.url.as_deref().filter(|url| is_web(url)),
                    title: article.title.as_deref(),
                    lead: article.lead.as_deref(),
                    text: &article.text,
                });
            }
        }
        sources.findings.insert(&finding.id, marks);
    }
    // A closing tag in an article must not close the script element.
    serde_json::to_string(&sources).unwrap_or_default().replace('<', "\\u003c")
}

/// Whether an address may become a link: no scheme that runs code.
pub(super) fn is_web(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}
