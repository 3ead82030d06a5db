//! A finding as a diagnostic with underlined lines. The only module that knows the renderer of diagnostics.

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::TextOptions;
use super::layout::wrap;
use crate::finding::{Finding, Severity, Verdict};
use crate::report::excerpt::{self, Excerpt};
use crate::report::words::Words;

/// A line of an article with the words that a claim rests on.
pub(super) struct Source {
    path: String,
    excerpt: Excerpt,
    label: String,
}

/// A line below the snippets.
pub(super) struct Note {
    /// What kind of note it is, in the reader's language.
    pub(super) name: Cow<'static, str>,
    /// What it says.
    pub(super) text: String,
    /// Whether it says what to do.
    pub(super) help: bool,
}

impl Source {
    /// The line of a claim, labelled with the value and with those to whom the article attributes it.
    pub(super) fn of(words: &Words<'_>, claim: u32, value: &str) -> Option<Source> {
        let claim = words.claim(claim)?;
        let article = words.article(claim.article)?;
        let excerpt = excerpt::paragraph(article, &[claim.span])?;
        let field = words.messages.word("field", claim.span.field.name());
        let path = words.messages.fill(
            "source.line",
            &[
                ("outlet", &words.outlet(claim.article)),
                ("published", &words.published(claim.article)),
                ("field", &field),
                ("article", &excerpt::shown(&article.id)),
            ],
        );
        // A quotation need not be said twice.
        let marks = ['"', '“', '”', '«', '»'];
        let value = if words.quoted(claim).trim_matches(marks) == value.trim_matches(marks) { "" } else { value };
        let said = words.attribution(claim).unwrap_or_default();
        let label = [value, said.as_str()];
        let label = label.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        Some(Source { path, excerpt, label })
    }
}

/// Renders a finding.
pub(super) fn render(
    verdict: &str,
    finding: &Finding,
    headline: &str,
    sources: &[Source],
    notes: &[Note],
    options: &TextOptions,
) -> String {
    let level = match (finding.verdict, finding.severity) {
        (Verdict::Agree | Verdict::Compatible | Verdict::SingleSource, _) => Level::NOTE,
        (Verdict::Update, _) => Level::INFO,
        (_, Severity::Error) => Level::ERROR,
        (_, Severity::Warning | Severity::Note) => Level::WARNING,
    };
    let mut group: Group<'_> = Group::with_title(level.with_name(verdict).primary_title(headline).id(finding.rule));
    for source in sources {
        let mut snippet = Snippet::source(source.excerpt.text.as_str()).path(source.path.as_str());
        snippet = snippet.line_start(source.excerpt.line);
        for mark in &source.excerpt.marks {
            let label = Some(source.label.as_str()).filter(|label| !label.is_empty());
            snippet = snippet.annotation(AnnotationKind::Primary.span(mark.clone()).label(label));
        }
        group = group.element(snippet);
    }
    for note in notes {
        let width = options.width.saturating_sub(note.name.chars().count() + 8).max(30);
        let text = wrap(&note.text, width, "");
        let level = if note.help { Level::HELP } else { Level::NOTE };
        group = group.element(level.with_name(note.name.as_ref()).message(text));
    }
    let renderer = if options.color { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(options.width).render(&[group])
}
