//! Claims against the corpora: what a text tells, and what only looks as if it were told.

use crosscheck::claim::{Claim, Facet, Polarity};
use crosscheck::{Article, Reconciler};

use crate::phrasing;

/// The claims of a text as the corpora write them: statuses first, then counts, lengths, dates and measures.
fn read(code: &str, text: &str) -> String {
    let article = Article { lang: Some(code.to_owned()), ..Article::from_body(text.to_owned()) };
    let claims = Reconciler::default().claims(&article);
    let told = claims.iter().filter(|claim| claim.facet == Facet::Status).map(status);
    let valued = claims
        .iter()
        .filter(|claim| matches!(claim.facet, Facet::Count | Facet::Duration | Facet::Date | Facet::Measure));
    told.chain(valued.map(|claim| article.text[claim.span.start as usize..claim.span.end as usize].to_owned()))
        .collect::<Vec<_>>()
        .join("; ")
}

/// The frame of a status, with whether it is denied, or else its stage.
fn status(claim: &Claim) -> String {
    let Some(frame) = claim.frame.as_deref() else { return "-".to_owned() };
    match (claim.polarity, claim.stage) {
        (Polarity::Negative, _) => format!("{frame} denied"),
        (Polarity::Positive, Some(stage)) => format!("{frame} {}", stage.name()),
        (Polarity::Positive, None) => frame.to_owned(),
    }
}

fn check(code: &str, corpus: &str) -> usize {
    phrasing::check(corpus, |text| read(code, text))
}

#[test]
fn what_vietnamese_texts_tell() {
    assert!(35 <= check("vi", include_str!("../corpus/vi/claim.txt")));
}

#[test]
fn what_english_texts_tell() {
    assert!(12 <= check("en", include_str!("../corpus/en/claim.txt")));
}
