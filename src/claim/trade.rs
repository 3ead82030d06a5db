//! Quotations of a market: "37,35 - 37,50 triệu đồng/lượng (mua vào - bán ra)" is two prices, what dealers pay and what
//! they ask, and what each of them rose by is a third and a fourth.

use rustc_hash::FxHashMap;

use super::ArticleReading;
use super::term::concept_key;
use crate::mention::{QuantityMention, Relation};
use crate::text::{Category, Key, TokenKind, TokenRange, key_of};
use crate::value::{Change, Hedge, Label, Quantity, QuantityKind};

/// The frame of all quotations.
pub(super) const FRAME: &str = "listed_price";
/// What a rate of time or per head is counted by: those are wages and rents, no prices of goods.
const NO_GOODS: &[&str] = &["hour", "day", "week", "month", "quarter", "year", "person", "time"];
/// How many tokens may lie between two names of sides, or two prices, that stand side by side.
const SIDE_BY_SIDE: usize = 5;
/// How many tokens may lie between a price and its side, or a pair of prices and the pair of their sides.
const REACH: usize = 8;
/// How many tokens before the sides the word stands that calls an amount the gap between them.
const GAP_REACH: u32 = 3;

/// What dealers pay or what they ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Buy,
    Sell,
}

/// One price of a quotation.
#[derive(Clone, Debug)]
pub(super) struct Quoted {
    /// Its tokens: a part of the mention, where that holds both prices.
    pub(super) tokens: TokenRange,
    /// The price, the change of one, or the gap between two.
    pub(super) quantity: Quantity,
    /// What is compared by: side, and whether it is a change.
    pub(super) head: Key,
    /// The words that name the side.
    pub(super) name: TokenRange,
}

/// A piece of a sentence that counts here, in order.
#[derive(Clone, Copy)]
enum Piece {
    Price(usize),
    Side(Side, TokenRange),
}

/// The quotations of an article, by the index of the mention.
pub(super) fn quotations(reading: &ArticleReading<'_>) -> FxHashMap<usize, Vec<Quoted>> {
    let mut found = FxHashMap::default();
    let mentions = &reading.mentions.quantities;
    let mut at = 0;
    while at < mentions.len() {
        let sentence = reading.document.sentence_of(mentions[at].tokens.start as usize);
        let end = (at..mentions.len())
            .find(|&next| reading.document.sentence_of(mentions[next].tokens.start as usize) != sentence)
            .unwrap_or(mentions.len());
        if let Some(sentence) = sentence {
            let prices: Vec<usize> =
                (at..end).filter(|&index| mentions[index].quantity.kind == QuantityKind::Money).collect();
            if !prices.is_empty() {
                read_sentence(reading, reading.document.sentences[sentence].tokens, &prices, &mut found);
            }
        }
        at = end;
    }
    found
}

fn read_sentence(
    reading: &ArticleReading<'_>,
    sentence: TokenRange,
    prices: &[usize],
    found: &mut FxHashMap<usize, Vec<Quoted>>,
) {
    let sides = sides(reading, sentence, prices);
    let has = |side: Side| sides.iter().any(|(known, _)| *known == side);
    let mentions = &reading.mentions.quantities;
    let of_goods = |index: &usize| mentions[*index].quantity.per.as_deref().is_some_and(|per| !NO_GOODS.contains(&per));
    let per = prices.iter().find(|index| of_goods(index)).and_then(|&index| mentions[index].quantity.per.clone());
    // "Mua vào - bán ra" is said of quotations only, "mua" and "bán" of everything.
    let plain = |range: &TokenRange| range.len() < 2;
    if !has(Side::Buy) || !has(Side::Sell) || (per.is_none() && sides.iter().any(|(_, range)| plain(range))) {
        return;
    }
    let mut pieces: Vec<Piece> = prices.iter().map(|&index| Piece::Price(index)).collect();
    pieces.extend(sides.iter().map(|&(side, range)| Piece::Side(side, range)));
    pieces.sort_by_key(|piece| tokens_of(reading, *piece).start);
    let sides_first = matches!(pieces.first(), Some(Piece::Side(..)));
    let quote = Quote { reading, pieces: &pieces, per };
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Price(index) = *piece else { continue };
        let quoted = quote.quoted(at, index, sides_first);
        if !quoted.is_empty() {
            found.insert(index, quoted);
        }
    }
}

/// The words for sides of a sentence that are no part of an amount.
fn sides(reading: &ArticleReading<'_>, sentence: TokenRange, prices: &[usize]) -> Vec<(Side, TokenRange)> {
    let mut sides = Vec::new();
    let mut at = sentence.start as usize;
    while at < sentence.end as usize {
        let in_price = prices.iter().any(|&index| reading.mentions.quantities[index].tokens.contains(at));
        match reading.document.longest_at(at, Category::TradeSide).filter(|_| !in_price) {
            Some((entry, tokens)) => {
                sides.push((if &*entry.value == "buy" { Side::Buy } else { Side::Sell }, tokens));
                at = tokens.end as usize;
            }
            None => at += 1,
        }
    }
    sides
}

fn tokens_of(reading: &ArticleReading<'_>, piece: Piece) -> TokenRange {
    match piece {
        Piece::Price(index) => reading.mentions.quantities[index].tokens,
        Piece::Side(_, tokens) => tokens,
    }
}

/// The prices and sides of one sentence.
struct Quote<'a> {
    reading: &'a ArticleReading<'a>,
    pieces: &'a [Piece],
    /// The unit of goods of the prices.
    per: Option<Label>,
}

impl Quote<'_> {
    /// What the price at a piece says of which side.
    fn quoted(&self, at: usize, index: usize, sides_first: bool) -> Vec<Quoted> {
        let mention = &self.reading.mentions.quantities[index];
        let range = is_range(mention);
        if let Some(gap) = self.gap_before(at) {
            return vec![self.gap(mention, gap)];
        }
        let (after, before) = (self.pair_of_sides(at + 1), at.checked_sub(2).and_then(|it| self.pair_of_sides(it)));
        let after = after.filter(|_| self.is_near(at, at + 1));
        let before = before.filter(|_| self.is_near(at - 1, at) && self.gap_word(at - 2).is_none());
        // Two prices and two sides: the first of these belongs to the first of those.
        for (first, second, sides) in [
            (at.checked_sub(1), Some(at), self.pair_of_sides(at + 1).filter(|_| self.is_near(at, at + 1))),
            (Some(at), Some(at + 1), self.pair_of_sides(at + 2).filter(|_| self.is_near(at + 1, at + 2))),
            (at.checked_sub(1), Some(at), at.checked_sub(3).and_then(|it| self.pair_of_sides(it))),
            (Some(at), Some(at + 1), before),
        ] {
            let (Some(first), Some(second), Some(sides)) = (first, second, sides) else { continue };
            if !range && self.is_pair_of_prices(first, second) {
                return vec![self.price(mention, sides[usize::from(first != at)])];
            }
        }
        if range {
            let single = self.side(at + 1).filter(|_| self.is_near(at, at + 1) && after.is_none());
            if let Some(side) = single {
                return vec![self.price(mention, side)];
            }
            return self.split(mention);
        }
        // "Ở cả chiều mua và chiều bán": one amount, both sides.
        if let Some(sides) = after {
            return sides.into_iter().map(|side| self.price(mention, side)).collect();
        }
        let next = self.side(at + 1).filter(|_| self.is_near(at, at + 1));
        let last = at.checked_sub(1).and_then(|it| self.side(it)).filter(|_| self.is_near(at - 1, at));
        if let Some(side) = if sides_first { last } else { next } {
            return vec![self.price(mention, side)];
        }
        // What was said of both prices before is meant of both.
        if mention.quantity.change.is_some()
            && let Some(sides) = before
        {
            return sides.into_iter().map(|side| self.price(mention, side)).collect();
        }
        Vec::new()
    }

    fn side(&self, at: usize) -> Option<(Side, TokenRange)> {
        match self.pieces.get(at)? {
            Piece::Side(side, tokens) => Some((*side, *tokens)),
            Piece::Price(_) => None,
        }
    }

    /// Two sides next to each other, the first of them at this piece.
    fn pair_of_sides(&self, at: usize) -> Option<[(Side, TokenRange); 2]> {
        let (first, second) = (self.side(at)?, self.side(at + 1)?);
        let near = second.1.start.saturating_sub(first.1.end) as usize <= SIDE_BY_SIDE;
        (first.0 != second.0 && near).then_some([first, second])
    }

    /// Whether two prices of one kind stand next to each other at these pieces.
    fn is_pair_of_prices(&self, first: usize, second: usize) -> bool {
        let (Some(Piece::Price(a)), Some(Piece::Price(b))) = (self.pieces.get(first), self.pieces.get(second)) else {
            return false;
        };
        let (a, b) = (&self.reading.mentions.quantities[*a], &self.reading.mentions.quantities[*b]);
        a.quantity.unit == b.quantity.unit
            && a.quantity.change == b.quantity.change
            && !is_range(a)
            && !is_range(b)
            && b.tokens.start.saturating_sub(a.tokens.end) as usize <= SIDE_BY_SIDE
    }

    fn is_near(&self, left: usize, right: usize) -> bool {
        let (Some(&left), Some(&right)) = (self.pieces.get(left), self.pieces.get(right)) else { return false };
        let (left, right) = (tokens_of(self.reading, left), tokens_of(self.reading, right));
        right.start.saturating_sub(left.end) as usize <= REACH
    }

    /// The word that calls what follows the gap between the two sides that stand right before this piece.
    fn gap_before(&self, at: usize) -> Option<TokenRange> {
        let first = at.checked_sub(2)?;
        self.pair_of_sides(first)?;
        self.gap_word(first)
    }

    fn gap_word(&self, at: usize) -> Option<TokenRange> {
        let (_, tokens) = self.side(at)?;
        let terms = &self.reading.terms;
        let end = terms.partition_point(|term| term.token < tokens.start);
        let gaps = ["gap", "distance", "difference"].map(concept_key);
        let word = terms[..end].iter().rev().find(|term| gaps.contains(&term.key))?;
        (tokens.start - word.token <= GAP_REACH).then_some(TokenRange { start: word.token, end: tokens.end })
    }

    fn price(&self, mention: &QuantityMention, (side, name): (Side, TokenRange)) -> Quoted {
        let quantity = self.with_unit(mention.quantity.clone(), mention);
        Quoted { tokens: mention.tokens, head: head(side, self.is_change(mention)), quantity, name }
    }

    fn gap(&self, mention: &QuantityMention, name: TokenRange) -> Quoted {
        let quantity = self.with_unit(mention.quantity.clone(), mention);
        Quoted { tokens: mention.tokens, head: concept_key("gap"), quantity, name }
    }

    /// Whether the amount says by how much a price changed. Of two joined by a word, the second leaves that out.
    fn is_change(&self, mention: &QuantityMention) -> bool {
        let prices = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Price(index) => Some(&self.reading.mentions.quantities[*index]),
            Piece::Side(..) => None,
        });
        let before = prices.take_while(|other| other.tokens.start < mention.tokens.start).last();
        let joined = before.is_some_and(|before| {
            let between = before.tokens.end as usize..mention.tokens.start as usize;
            before.quantity.change.is_some()
                && mention.quantity.per.is_none()
                && between.len() <= SIDE_BY_SIDE
                && between.into_iter().all(|at| self.reading.document.tokens[at].kind == TokenKind::Word)
        });
        mention.quantity.change.is_some() || joined
    }

    /// Changes leave out the unit of goods that the prices have.
    fn with_unit(&self, mut quantity: Quantity, mention: &QuantityMention) -> Quantity {
        if quantity.per.is_none() {
            quantity.per.clone_from(&self.per);
        }
        if self.is_change(mention) {
            quantity.change = quantity.change.or(Some(Change::Up));
        }
        quantity
    }

    /// Both ends of a range: what dealers pay is less than what they ask.
    fn split(&self, mention: &QuantityMention) -> Vec<Quoted> {
        let (Some(low), Some(high)) = (mention.quantity.low, mention.quantity.high) else { return Vec::new() };
        let Some(cut) = self.cut(mention.tokens) else { return Vec::new() };
        let named = |side: Side| {
            let known = self.pieces.iter().find_map(|piece| match piece {
                Piece::Side(known, tokens) if *known == side => Some(*tokens),
                _ => None,
            });
            known.unwrap_or(mention.tokens)
        };
        let of = |value, tokens, side| Quoted {
            tokens,
            head: head(side, false),
            quantity: self.with_unit(
                Quantity { low: Some(value), high: Some(value), hedge: Hedge::Exact, ..mention.quantity.clone() },
                mention,
            ),
            name: named(side),
        };
        vec![
            of(low, TokenRange { start: mention.tokens.start, end: cut }, Side::Buy),
            of(high, TokenRange { start: cut + 1, end: mention.tokens.end }, Side::Sell),
        ]
    }

    /// The dash between the two numbers of a range.
    fn cut(&self, tokens: TokenRange) -> Option<u32> {
        let document = self.reading.document;
        let mut dashes = tokens.indices().filter(|&at| matches!(document.word(at), "-" | "–" | "—"));
        let cut = dashes.next()? as u32;
        (dashes.next().is_none() && tokens.start < cut && cut + 1 < tokens.end).then_some(cut)
    }
}

fn is_range(mention: &QuantityMention) -> bool {
    mention.quantity.hedge == Hedge::Range && mention.quantity.low != mention.quantity.high
}

fn head(side: Side, change: bool) -> Key {
    let side = key_of(if side == Side::Buy { "buying_price" } else { "selling_price" });
    if change { side.then(key_of("change")) } else { side }
}

/// The mentions that give the state before a change: "from A" in "from A to B".
pub(super) fn former(mentions: &[QuantityMention]) -> Vec<bool> {
    let mut former = vec![false; mentions.len()];
    for (relation, other) in mentions.iter().flat_map(|mention| &mention.relations) {
        if *relation == Relation::ChangedFrom
            && let Some(known) = former.get_mut(*other)
        {
            *known = true;
        }
    }
    former
}
