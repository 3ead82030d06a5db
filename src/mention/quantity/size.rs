//! Sizes by comparison: hail as large as a golf ball, a tumour the size of a fist, "to bằng quả trứng gà".
//!
//! Reporters measure with their eyes. Each thing that they compare with stands in the tables with the diameters that
//! its kind may have, in millimetres; those of hailstones follow the scale by which weather services take reports.

use rust_decimal::Decimal;

use super::reader::Reader;
use super::special::Special;
use crate::text::Category;
use crate::value::QuantityKind;

/// So many words may stand between "as large as" and the thing: an article, a classifier.
const BETWEEN: usize = 2;

/// The size that is told at a token: "to bằng" and its like with a thing behind them, or a thing with "-sized" behind it.
pub(super) fn read_size(reader: &Reader<'_>, at: usize) -> Option<Special> {
    if let Some(cue) = reader.function(at, "size_of") {
        let thing = (cue..=cue + BETWEEN).find(|&start| object(reader, start).is_some())?;
        let between_fits = (cue..thing).all(|word| fits_between(reader, word));
        let (low, high, end) = object(reader, thing)?;
        return between_fits.then(|| size(low, high, cue, end));
    }
    let (low, high, end) = object(reader, at)?;
    let hyphen = usize::from(reader.is_dash(end));
    let sized = reader.function(end + hyphen, "sized")?;
    Some(size(low, high, at, sized))
}

fn size(low: Decimal, high: Decimal, start: usize, end: usize) -> Special {
    Special {
        kind: QuantityKind::Measure,
        low,
        high,
        unit: Some("millimetre"),
        concept: None,
        start,
        end,
        rule: "size-by-comparison",
    }
}

/// The longest thing at a token with which sizes are compared, and where its words end.
fn object(reader: &Reader<'_>, at: usize) -> Option<(Decimal, Decimal, usize)> {
    if !reader.document.may_be(at, "object") {
        return None;
    }
    reader.grammar_at(at).find_map(|found| {
        let (low, high) = reader.document.lexicon.entry(found.entry).value.strip_prefix("object:")?.split_once("..")?;
        let whole = |text: &str| text.parse::<i64>().ok().map(Decimal::from);
        Some((whole(low)?, whole(high)?, found.tokens.end as usize))
    })
}

/// "một quả", "a".
fn fits_between(reader: &Reader<'_>, at: usize) -> bool {
    reader.longest(at, Category::Classifier).is_some()
        || reader.longest(at, Category::Numeral).is_some()
        || reader.longest(at, Category::NounStop).is_some()
}
