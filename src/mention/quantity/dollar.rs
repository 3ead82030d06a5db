//! Dollars of which the sign does not say whose: those of the country of the text, where the text says so.

use super::QuantityMention;
use super::reader::Reader;
use crate::text::Category;
use crate::value::QuantityKind;

/// Countries with a dollar of their own that their papers print as a bare sign.
const COUNTRIES: [(&str, &str); 5] = [("AU", "AUD"), ("NZ", "NZD"), ("CA", "CAD"), ("SG", "SGD"), ("HK", "HKD")];

/// A country is that of the text from so many mentions on.
const FEWEST: usize = 2;

/// Gives bare dollars the currency of the one country that the article is about, unless it speaks of America, too.
pub(super) fn settle(reader: &Reader<'_>, mentions: &mut [QuantityMention]) {
    let is_bare = |mention: &QuantityMention| {
        let start = mention.tokens.start as usize;
        mention.quantity.kind == QuantityKind::Money
            && mention.quantity.unit.as_deref() == Some("USD")
            && reader.document.word(start) == "$"
    };
    // In other languages the sign is America's.
    if reader.language.native_word.is_some() || !mentions.iter().any(is_bare) {
        return;
    }
    let Some(currency) = of_text(reader) else { return };
    for mention in mentions.iter_mut().filter(|mention| is_bare(mention)) {
        mention.quantity.unit = Some(currency.into());
    }
}

/// The currency of the only dollar country that the article names, directly or by its towns.
fn of_text(reader: &Reader<'_>) -> Option<&'static str> {
    let mut counts = [0; COUNTRIES.len()];
    let mut american = 0;
    for at in 0..reader.document.tokens.len() {
        let found = [Category::Place, Category::Demonym].into_iter().find_map(|category| reader.longest(at, category));
        let Some((entry, _)) = found.filter(|_| reader.is_capital(at)) else { continue };
        let country = entry.value.split('-').next().unwrap_or_default();
        american += usize::from(country == "US");
        if let Some(index) = COUNTRIES.iter().position(|(code, _)| *code == country) {
            counts[index] += 1;
        }
    }
    let mut named = counts.iter().enumerate().filter(|(_, count)| 0 < **count);
    let (index, count) = named.next()?;
    // "US$5 million" in a paper of another country sets the other dollars apart.
    (named.next().is_none() && american == 0 && FEWEST <= *count).then_some(COUNTRIES[index].1)
}
