//! Interviews: questions and answers, a line each, with a label, a dash or nothing before them.

use super::reader::{Reader, Voice};
use super::view::View;
use super::{QuoteKind, Speaker, resolve};
use crate::mention::NameKind;
use crate::text::{Block, TokenKind, TokenRange};

/// One turn of an interview.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    /// What is said, without the label.
    pub(super) said: TokenRange,
    /// The label that names the one who says it.
    pub(super) label: Option<TokenRange>,
    /// Whether it asks.
    pub(super) asks: bool,
}

/// A label before a colon has at most this many tokens.
const LONGEST_LABEL: usize = 8;

/// The turns of a document that holds an interview: at least one question by a reporter and one answer.
pub(super) fn turns(view: &View<'_>) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    let mut labels = 0;
    for block in view.document.blocks.iter().filter(|block| block.kind.is_article()) {
        for line in lines(view, block) {
            let after_question = turns.last().is_some_and(|last| last.asks);
            if let Some(turn) = labelled(view, line, after_question) {
                labels += usize::from(turn.asks);
                turns.push(turn);
            } else if let Some(last) = turns.last()
                && view.is_dash(line.start as usize)
            {
                let said = TokenRange { start: line.start + 1, end: line.end };
                let asks = ends_with_question(view, said);
                let label = if asks == last.asks { last.label } else { None };
                turns.push(Turn { said, label, asks });
            } else if let Some(last) = turns.last()
                && last.asks
                && last.said.end + 3 >= line.start
            {
                turns.push(Turn { said: line, label: None, asks: false });
            }
        }
    }
    let answers = turns.iter().filter(|turn| !turn.asks).count();
    if labels == 0 || answers == 0 {
        turns.clear();
    }
    turns.retain(|turn| !turn.said.is_empty());
    turns
}

impl Reader<'_, '_> {
    /// Makes quotations of the turns of an interview. An answer without a name is by the last one who was named.
    pub(super) fn read_turns(&mut self, turns: &[Turn]) {
        let view = self.view;
        let mut interviewed: Option<Speaker> = None;
        for turn in turns {
            let named = turn.label.map(|label| resolve::speaker(view, label, &[]));
            if let Some(named) = named.filter(|_| !turn.asks) {
                interviewed = Some(named);
            } else if interviewed.is_none() && !turn.asks {
                interviewed = self.interviewed(turns[0].said.start);
            }
            let speaker = interviewed.clone().filter(|_| !turn.asks);
            let speaker = speaker.map(|speaker| Speaker { rule: "interview", ..speaker });
            let verb = if turn.asks { "asked" } else { "answered" };
            self.push(
                turn.said,
                QuoteKind::Direct,
                &Voice { speaker, via: None, verb: Some(verb.into()), relayed: false },
            );
        }
    }

    /// The one who is interviewed where no label says so: the person last named before the first turn.
    fn interviewed(&self, start: u32) -> Option<Speaker> {
        let before = self.view.names.partition_point(|name| name.tokens.end <= start);
        let name = self.view.names[..before].iter().rev().find(|name| name.kind == NameKind::Person)?;
        Some(Speaker { name: name.name.clone(), tokens: name.tokens, entity: Some(name.entity), rule: "interview" })
    }
}

fn lines<'v>(view: &'v View<'_>, block: &Block) -> impl Iterator<Item = TokenRange> + 'v {
    let range = block.tokens;
    let mut start = range.start as usize;
    std::iter::from_fn(move || {
        let end = range.end as usize;
        while start < end && view.document.tokens[start].kind == TokenKind::LineBreak {
            start += 1;
        }
        if end <= start {
            return None;
        }
        let stop = (start..end).find(|&at| view.document.tokens[at].kind == TokenKind::LineBreak).unwrap_or(end);
        let line = TokenRange::new(start, stop);
        start = stop;
        Some(line)
    })
}

/// A line with a label: `PV: …?`, `Q: …`, `Jane Roe: …`.
fn labelled(view: &View<'_>, line: TokenRange, after_question: bool) -> Option<Turn> {
    let mut start = line.start as usize;
    let end = line.end as usize;
    if view.is_dash(start) || view.is(start, "*") || view.is(start, "-") {
        start += 1;
    }
    // "Q. How did you start?"
    let letter = |at: usize| view.document.word(at).len() == 1 && view.is(at + 1, ".");
    let stop = Some(start + 1).filter(|_| {
        letter(start)
            && (view
                .function_of(start, "question")
                .is_some_and(|word| word.len() == 1 && ends_with_question(view, line))
                || (after_question && view.function_of(start, "answer").is_some_and(|word| word.len() == 1)))
    });
    let colon = stop.or_else(|| (start..end.min(start + LONGEST_LABEL)).find(|&at| view.is(at, ":")))?;
    let label = TokenRange::new(start, colon);
    let said = TokenRange::new(colon + 1, end);
    if label.is_empty() || said.is_empty() || view.quoted_at(colon + 1).is_some() {
        return None;
    }
    let is_whole = |function: &str| {
        view.function_of(start, function).is_some_and(|word| word == label || view.is(word.end as usize, "."))
    };
    if is_whole("question") {
        return Some(Turn { said, label: None, asks: true });
    }
    if is_whole("answer") {
        return Some(Turn { said, label: None, asks: false });
    }
    // "BBC: Are you worried?": a paper asks.
    let asks = ends_with_question(view, said)
        && view.name_at(start).is_some_and(|name| name.tokens == label && name.kind == NameKind::Organization);
    if asks {
        return Some(Turn { said, label: None, asks: true });
    }
    // After a question any short label in capitals is the one who answers.
    let answers = after_question && view.is_capital(start) && view.is_capital(colon - 1);
    let named = answers || view.name_at(colon - 1).is_some_and(|name| name.tokens.end as usize == colon);
    named.then_some(Turn { said, label: Some(label), asks: false })
}

fn ends_with_question(view: &View<'_>, said: TokenRange) -> bool {
    let end = said.end as usize;
    view.is(end.saturating_sub(1), "?")
}
