//! The table at the end of the text: stories, claims compared and not compared, verdicts.

use std::fmt::Write;

use super::TextOptions;
use super::layout::{Paint, left, right, wrap};
use crate::finding::Verdict;
use crate::report::excerpt;
use crate::report::story::Story;
use crate::report::words::Words;

/// The verdicts that have a column, in the order of the table.
const COLUMNS: [Verdict; 6] =
    [Verdict::Conflict, Verdict::Disputed, Verdict::Undetermined, Verdict::Update, Verdict::Compatible, Verdict::Agree];

pub(super) fn write(output: &mut String, words: &Words<'_>, stories: &[Story], paint: Paint, options: &TextOptions) {
    let messages = words.messages;
    let _ = writeln!(output, "{}", paint.bold(&messages.text("summary.title")));
    let headings: Vec<String> =
        COLUMNS.iter().map(|verdict| messages.text(&column_key(*verdict)).into_owned()).collect();
    let widths: Vec<usize> = headings.iter().map(|heading| heading.chars().count() + 2).collect();
    let story_width = options.width.saturating_sub(widths.iter().sum::<usize>() + 10).clamp(16, 60);
    let articles = messages.text("summary.articles");
    let mut line = left(&messages.text("summary.story"), story_width);
    line.push_str(&right(&articles, 8));
    for ((verdict, heading), width) in COLUMNS.iter().zip(&headings).zip(&widths) {
        line.push_str(&paint.verdict(*verdict, &right(heading, *width)));
    }
    let _ = writeln!(output, "{line}");
    let mut totals = [0; COLUMNS.len()];
    for story in stories {
        let counts = COLUMNS.map(|verdict| count(words, story, verdict));
        for (total, count) in totals.iter_mut().zip(counts) {
            *total += count;
        }
        if counts.iter().all(|count| *count == 0) {
            continue;
        }
        let name = left(&excerpt::shown(&story.label), story_width);
        let _ = writeln!(output, "{name}{}{}", right(&story.articles.len().to_string(), 8), row(&counts, &widths));
    }
    let all = left(&messages.text("summary.all"), story_width);
    let total = format!("{all}{}{}", right(&words.report.articles.len().to_string(), 8), row(&totals, &widths));
    let _ = writeln!(output, "{}", paint.bold(total.trim_end()));
    for line in claims_lines(words) {
        let _ = writeln!(output, "{}", wrap(&line, options.width, "  "));
    }
    for line in not_compared(words) {
        let _ = writeln!(output, "  - {}", wrap(&line, options.width.saturating_sub(4), "    "));
    }
}

fn column_key(verdict: Verdict) -> String {
    format!("column.{}", verdict.name())
}

fn count(words: &Words<'_>, story: &Story, verdict: Verdict) -> usize {
    let findings = story.findings.iter().map(|&at| &words.report.findings[at as usize]);
    findings.filter(|finding| finding.verdict == verdict && !finding.is_possible()).count()
}

fn row(counts: &[usize], widths: &[usize]) -> String {
    let cells = counts.iter().zip(widths).map(|(count, width)| match count {
        0 => right("·", *width),
        count => right(&count.to_string(), *width),
    });
    cells.collect()
}

/// How many claims there are, and how many of them some finding with several sources compares.
fn claims_lines(words: &Words<'_>) -> Vec<String> {
    let mut compared = vec![false; words.report.claims.len()];
    let mut single = 0;
    for finding in &words.report.findings {
        if finding.verdict == Verdict::SingleSource {
            single += 1;
            continue;
        }
        if finding.is_possible() {
            continue;
        }
        for claim in finding.sides.iter().flat_map(|side| &side.claims) {
            if let Some(compared) = compared.get_mut(*claim as usize) {
                *compared = true;
            }
        }
    }
    let compared = compared.iter().filter(|compared| **compared).count().to_string();
    let claims = words.report.claims.len().to_string();
    let mut lines = vec![words.messages.fill("summary.claims", &[("claims", &claims), ("compared", &compared)])];
    if single != 0 {
        lines.push(words.messages.count("summary.single", single));
    }
    lines
}

/// What was not compared or not read, by reason.
fn not_compared(words: &Words<'_>) -> Vec<String> {
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    for entry in &words.report.not_compared {
        match reasons.iter_mut().find(|(reason, _)| *reason == entry.reason) {
            Some((_, count)) => *count += entry.claims.len(),
            None => reasons.push((entry.reason, entry.claims.len())),
        }
    }
    let reviewed = words.report.reviewed.len();
    let mut lines: Vec<String> = reasons
        .into_iter()
        .map(|(reason, count)| {
            let reason = words.messages.word("reason", reason);
            words.messages.fill("summary.not_compared", &[("reason", &reason), ("n", &count.to_string())])
        })
        .collect();
    if reviewed != 0 {
        lines.push(words.messages.count("reviewed", reviewed));
    }
    lines.extend(words.skipped());
    lines
}
