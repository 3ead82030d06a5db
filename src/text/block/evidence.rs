//! Evidence: what speaks for and against a piece of the page being part of the article, in bits.

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::headline::{HEADLINE_WORDS, ends_with_stop, is_headline, last_token, words};
use super::{BlockKind, Piece};
use crate::article::Field;
use crate::text::document::Document;
use crate::text::key::Key;
use crate::text::lexicon::Category;
use crate::text::sentence::sentence_end;
use crate::text::span::TokenRange;
use crate::text::token::TokenKind;

/// What a piece looks like.
#[expect(clippy::struct_excessive_bools, reason = "each is a piece of evidence of its own, in any combination")]
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    words: usize,
    sentences: usize,
    /// Has the length of a headline and no full stop.
    headline: bool,
    /// Ends in the middle of a sentence, with dots.
    cut_off: bool,
    /// Ends with a full stop.
    stop: bool,
    /// Opens with a word that continues a text (`However`, `Theo ông`).
    continues: bool,
    /// Quotes somebody at length.
    quotes: bool,
    /// Is a turn of a dialogue, opened by a dash.
    dialogue: bool,
    /// Is a question.
    question: bool,
    cue: Cue,
    key: Key,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Cue {
    #[default]
    None,
    /// The line is the heading of a list of other stories.
    List,
    /// The line is itself an invitation or a headline with a label.
    Line,
    /// The line belongs to the page: a button, a notice.
    Page,
}

/// Weight of a piece, in bits: above zero it speaks for a teaser or furniture. The name is that of the strongest part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weight {
    pub(super) bits: f32,
    pub(super) rule: &'static str,
}

/// Weighs all pieces of a text.
pub(super) fn weigh(document: &Document<'_>, pieces: &[Piece]) -> Vec<Weight> {
    let looks: Vec<Look> = pieces.iter().map(|piece| look(document, piece.tokens)).collect();
    let mut repeated: FxHashMap<Key, usize> = FxHashMap::with_capacity_and_hasher(looks.len(), FxBuildHasher);
    for look in &looks {
        *repeated.entry(look.key).or_default() += 1;
    }
    let core = core_names(document, pieces, &looks);
    let mut prose = 0;
    let mut after_byline = false;
    let mut weights = Vec::with_capacity(pieces.len());
    for (at, (piece, look)) in pieces.iter().zip(&looks).enumerate() {
        if piece.rule == "byline" && 2 <= prose {
            after_byline = true;
        }
        let mut weight = Sum::default();
        if let Some(kind) = piece.kind {
            match kind {
                BlockKind::Title | BlockKind::Lead => weight.add(-4.0, piece.rule),
                BlockKind::Caption if piece.rule == "repeats-title" => weight.add(-4.0, piece.rule),
                BlockKind::Caption => weight.add(-1.5, piece.rule),
                BlockKind::Teaser if piece.rule == "cue-line" => weight.add(1.0, piece.rule),
                BlockKind::Furniture if piece.rule == "page-cue" => weight.add(1.0, piece.rule),
                _ => {}
            }
            weights.push(weight.done());
            continue;
        }
        shape(look, &mut weight);
        let twice = 1 < repeated.get(&look.key).copied().unwrap_or(0);
        if look.headline && 5 <= look.words && twice || !look.stop && is_doubled(document, piece.tokens) {
            weight.add(5.0, "repeated-line");
        }
        if 0 < prose {
            neighbours(&looks, pieces, at, &mut weight);
            names(document, piece.tokens, &core, &mut weight);
        }
        if after_byline {
            weight.add(1.5, "after-byline");
        }
        if look.stop && (1 < look.sentences || 25 <= look.words) && !look.cut_off {
            prose += 1;
        }
        weights.push(weight.done());
    }
    weights
}

#[derive(Default)]
struct Sum {
    bits: f32,
    strongest: f32,
    rule: &'static str,
}

impl Sum {
    fn add(&mut self, bits: f32, rule: &'static str) {
        self.bits += bits;
        if self.strongest < bits {
            self.strongest = bits;
            self.rule = rule;
        }
    }

    fn done(self) -> Weight {
        Weight { bits: self.bits, rule: if self.rule.is_empty() { "prose" } else { self.rule } }
    }
}

/// What the piece shows by itself.
fn shape(look: &Look, weight: &mut Sum) {
    if look.cue == Cue::List {
        weight.add(10.0, "cue");
    }
    if look.dialogue {
        weight.add(-1.5, "dialogue");
    }
    if look.cut_off {
        weight.add(2.0, "cut-off");
    }
    if look.stop && !look.cut_off {
        weight.add(if look.sentences < 2 { -1.0 } else { -3.0 }, "prose");
        if 2 < look.sentences {
            weight.add(-2.0, "prose");
        }
        if 50 <= look.words {
            weight.add(-2.0, "prose");
        }
    }
    if look.continues {
        weight.add(-3.0, "continues");
    }
    if look.quotes {
        weight.add(-2.0, "quotes");
    }
}

/// What the pieces around it show: headlines with a summary each, headlines one after the other.
fn neighbours(looks: &[Look], pieces: &[Piece], at: usize, weight: &mut Sum) {
    let look = looks[at];
    let before = at.checked_sub(1).map(|before| looks[before]);
    let open_headline = |at: usize| looks.get(at).is_some_and(|look| look.headline && pieces[at].kind.is_none());
    if look.headline {
        if let Some(pairs) = pairs_around(looks, at) {
            let bits = if looks[at + 1].cut_off { 3.0 } else { 1.5 };
            weight.add(if 1 < pairs || looks[at + 1].cut_off { bits } else { 0.0 }, "headline-and-summary");
        }
        let beside_another = open_headline(at + 1) || at.checked_sub(1).is_some_and(open_headline);
        if beside_another && 5 <= look.words {
            weight.add(1.5, "run-of-headlines");
        }
        // Above a paragraph a headline by itself is a heading of the article.
        let heading = !beside_another && looks.get(at + 1).is_some_and(|next| next.stop && !next.cut_off);
        if !heading {
            weight.add(if look.words < 5 || look.question { 0.5 } else { 1.0 }, "headline");
        }
    } else if let Some(headline) = at.checked_sub(1).filter(|&headline| looks[headline].headline)
        && let Some(pairs) = pairs_around(looks, headline)
    {
        let bits = if look.cut_off { 3.0 } else { 1.0 };
        weight.add(if 1 < pairs || look.cut_off { bits } else { 0.0 }, "headline-and-summary");
    }
    // A list that has had no summaries so far is over where a paragraph comes.
    if look.stop && 2 <= at && looks[at - 1].headline && (looks[at - 2].headline || looks[at - 2].cue == Cue::List) {
        weight.add(-1.5, "after-list");
    }
    if before.is_some_and(|before| before.cue == Cue::List) && (look.headline || look.cut_off) {
        weight.add(4.0, "under-cue");
    }
}

/// How many pairs of a headline and a summary stand one after the other, if there is one at `at`: this one, the one
/// before and the one after it.
fn pairs_around(looks: &[Look], at: usize) -> Option<usize> {
    let summary = |look: &Look| look.cut_off || look.stop && look.sentences <= 1;
    let is_pair = |at: usize| {
        looks.get(at).is_some_and(|look| look.headline)
            && looks.get(at + 1).is_some_and(summary)
            && looks.get(at + 2).is_none_or(|look| look.headline || look.cue != Cue::None)
    };
    is_pair(at).then(|| 1 + usize::from(is_pair(at + 2)) + usize::from(2 <= at && is_pair(at - 2)))
}

/// Whether the names of the piece are those of the article.
fn names(document: &Document<'_>, tokens: TokenRange, core: &FxHashSet<Key>, weight: &mut Sum) {
    let (mut all, mut shared) = (0, 0);
    for key in name_keys(document, tokens) {
        all += 1;
        shared += usize::from(core.contains(&key));
    }
    if all < 3 {
        return;
    }
    if 2 * shared >= all {
        weight.add(-1.5, "names-of-the-article");
    } else if 7 * shared <= all {
        weight.add(1.5, "other-names");
    }
}

/// The names in the title, the lead and the first paragraphs of prose.
fn core_names(document: &Document<'_>, pieces: &[Piece], looks: &[Look]) -> FxHashSet<Key> {
    // Most articles name less in their first paragraphs.
    let mut core = FxHashSet::with_capacity_and_hasher(50, FxBuildHasher);
    for field in [Field::Title, Field::Lead] {
        core.extend(name_keys(document, document.field_tokens(field)));
    }
    let article = |kind: Option<BlockKind>| kind.is_none_or(|kind| matches!(kind, BlockKind::Title | BlockKind::Lead));
    let opening =
        pieces.iter().zip(looks).filter(|(piece, look)| article(piece.kind) && (look.stop || piece.kind.is_some()));
    for (piece, _) in opening.take(4) {
        core.extend(name_keys(document, piece.tokens));
    }
    core
}

/// Capitalised words that do not stand at the start of a sentence.
fn name_keys<'d>(document: &'d Document<'_>, tokens: TokenRange) -> impl Iterator<Item = Key> + 'd {
    tokens
        .indices()
        .filter(move |&at| {
            document.tokens[at].capital
                && tokens.start as usize != at
                && !matches!(document.word(at - 1), "." | "!" | "?" | "…" | "“" | "\"" | ":")
        })
        .map(|at| document.tokens[at].key)
}

fn look(document: &Document<'_>, tokens: TokenRange) -> Look {
    let end = last_token(document, tokens) + 1;
    let tokens = TokenRange::new(tokens.start as usize, end.max(tokens.start as usize));
    let start = tokens.start as usize;
    // What has more words is no headline, so that it does not matter whether it is repeated.
    let key = words(document, tokens).take(HEADLINE_WORDS.end() + 1).reduce(Key::then).unwrap_or_default();
    let mut look = Look { key, ..Look::default() };
    let mut at = start;
    let mut last_end = start;
    let mut quoted = 0;
    let mut in_quote = false;
    while at < end {
        let Some(mark) = document.mark(at) else {
            look.words += usize::from(document.tokens[at].kind == TokenKind::Word);
            quoted += usize::from(in_quote);
            at += 1;
            continue;
        };
        match mark {
            '“' => in_quote = true,
            '”' => in_quote = false,
            '"' => in_quote = !in_quote,
            _ => quoted += usize::from(in_quote),
        }
        match sentence_end(document, at, end) {
            Some(next) => {
                look.sentences += 1;
                last_end = next;
                at = next;
            }
            None => at += 1,
        }
    }
    look.sentences += usize::from(last_end < end);
    look.quotes = 8 <= quoted;
    look.stop = ends_with_stop(document, tokens);
    look.cut_off = look.sentences <= 1 && is_cut_off(document, tokens);
    look.question = document.word(last_token(document, tokens)) == "?";
    look.dialogue = matches!(document.word(start), "-" | "–" | "—") && (look.stop || look.question);
    look.headline = !look.cut_off && !look.dialogue && is_headline(document, tokens);
    look.continues =
        document.longest_at(start, Category::SentenceOpener).is_some_and(|(opener, _)| &*opener.value == "continues");
    look.cue = cue(document, tokens);
    look
}

/// Whether a line ends with dots that stand for the rest of its sentence.
fn is_cut_off(document: &Document<'_>, tokens: TokenRange) -> bool {
    let last = last_token(document, tokens);
    match document.word(last) {
        "…" => true,
        "." => 2 <= last && document.word(last - 1) == "." && document.word(last - 2) == ".",
        _ => false,
    }
}

/// Whether a line invites to other stories, or belongs to the page.
pub(super) fn cue(document: &Document<'_>, tokens: TokenRange) -> Cue {
    let mut start = tokens.start as usize;
    let last = last_token(document, tokens);
    // `[Video] …`, `![[Video] …`, `* Read more`, `>> Xem thêm`.
    while start < last
        && matches!(document.word(start), "[" | "!" | "*" | "-" | "•" | ">" | "»" | "|" | "▶" | "►" | "#" | "(" | "®")
    {
        start += 1;
    }
    let bracket = start.checked_sub(1).is_some_and(|before| document.word(before) == "[");
    let Some((entry, found)) = document.longest_at(start, Category::BlockCue) else { return Cue::None };
    let after = found.end as usize;
    let alone = last < after;
    let colon = matches!(document.word(after), ":" | "|" | ">" | "»");
    let stop = ends_with_stop(document, tokens);
    let words = words(document, tokens).take(found.len() + 26).count();
    let short = words <= found.len() + 4 && !stop;
    match &*entry.value {
        // `Ảnh: AFP` is a credit, `[Ảnh] …` a headline with a label.
        "label" if bracket || colon && !stop && document.longest_at(start, Category::CreditCue).is_none() => Cue::Line,
        "line" if words <= found.len() + 25 => Cue::Page,
        "furniture" if alone || short || colon && words <= found.len() + 25 && !stop => Cue::Page,
        "teaser" if alone || colon && after == last => Cue::List,
        "teaser" if colon => Cue::Line,
        "teaser" if short => Cue::List,
        _ => Cue::None,
    }
}

/// Whether a line says the same thing twice, as where a picture's title and its link stand side by side.
fn is_doubled(document: &Document<'_>, tokens: TokenRange) -> bool {
    let keys: Vec<Key> = words(document, tokens).collect();
    let half = keys.len() / 2;
    4 <= half && keys.len() == 2 * half && keys[..half] == keys[half..]
}
