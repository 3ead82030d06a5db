//! Where, and who: one claim for each mention of a place, a person, an organisation or another named thing.

use crate::claim::term::name_key;
use crate::claim::{ArticleReading, Claim, ClaimValue, Facet, Named};
use crate::mention::{Name, NameKind};
use crate::text::{Category, Key, TokenRange, key_of};

/// The kinds of places by which a body is called after its seat. A country is what it belongs to.
const SEATS: &[&str] = &["province", "city", "capital", "district", "commune"];

pub(super) fn extract(reading: &ArticleReading<'_>, rule: &'static str) -> Vec<Claim> {
    // Whoever took the photograph has no part in the story.
    let mut credits: Vec<TokenRange> = reading.document.credits.iter().map(|credit| credit.tokens).collect();
    credits.sort_unstable();
    let is_credited = |tokens: TokenRange| {
        let next = credits.partition_point(|credit| credit.end <= tokens.start);
        credits.get(next).is_some_and(|credit| credit.overlaps(tokens))
    };
    // "… của HSC Phương Mai Theo Reuters", "N.H (theo Reuters)": whoever stands right before the credit of a house wrote
    // the text.
    let is_author = |name: &Name| {
        let end = name.tokens.end as usize;
        let bracketed = name.rule == "initials" && reading.document.word(end) == "(";
        let cue = reading.document.longest_at(end + usize::from(bracketed), Category::CreditCue);
        let credited = |cue: TokenRange| credits.binary_search_by_key(&cue.end, |credit| credit.start).is_ok();
        cue.filter(|(cue, _)| name.kind == NameKind::Person && &*cue.value == "source")
            .is_some_and(|(_, cue)| bracketed || reading.document.tokens[end].capital && credited(cue))
    };
    let takes_part =
        |name: &Name| reading.is_stated(name.tokens.start as usize) && !is_credited(name.tokens) && !is_author(name);
    let stated = || {
        let names = reading.mentions.names.iter().zip(&reading.name_keys);
        names.filter(|(name, _)| takes_part(name))
    };
    let seats = stated().filter_map(|(name, _)| {
        let (tokens, seat) = seat(reading, name)?;
        let key = name_key(&seat.name, seat.known.as_deref());
        let slot = seat.name.clone();
        let mut claim = reading.claim_by(tokens, Facet::Place, ClaimValue::Place(seat), rule, "seat")?;
        claim.head = Some(key);
        claim.slot = slot;
        Some(claim)
    });
    let named = stated().filter_map(|(name, &key)| {
        let (facet, value) = match name.kind {
            NameKind::Place => (Facet::Place, ClaimValue::Place(reading.named(name))),
            _ => (Facet::Participant, ClaimValue::Participant(reading.named(name))),
        };
        let mut claim = reading.claim_by(name.tokens, facet, value, rule, name.rule)?;
        claim.head = Some(key);
        claim.kind = kind(reading, name);
        claim.slot = (*name.name).into();
        Some(claim)
    });
    named.chain(seats).collect()
}

/// What kind of body its name says that it is: a museum called after a man is not the man, a board not the association.
fn kind(reading: &ArticleReading<'_>, name: &Name) -> Option<Key> {
    match name.kind {
        NameKind::Person => Some(key_of("person")),
        NameKind::Organization => {
            let (head, _) = reading.document.longest_at(name.tokens.start as usize, Category::OrganizationHead)?;
            Some(key_of(&head.value))
        }
        _ => None,
    }
}

/// Where a body is, as its name says: "cảnh sát tỉnh Leyte", "UBND huyện Củ Chi".
fn seat(reading: &ArticleReading<'_>, name: &Name) -> Option<(TokenRange, Named)> {
    if name.kind != NameKind::Organization {
        return None;
    }
    let document = reading.document;
    let end = name.tokens.end as usize;
    let head =
        |at: usize| document.longest_at(at, Category::PlaceHead).filter(|(kind, _)| SEATS.contains(&&*kind.value));
    let (start, rest) = (name.tokens.start as usize + 1..end)
        .find_map(|at| Some((at, head(at)?.1.end as usize)))
        .filter(|&(_, rest)| rest < end && (rest..end).all(|at| document.tokens[at].capital))?;
    let place = document.entries_at(start, Category::Place).chain(document.entries_at(rest, Category::Place));
    let known = place.filter(|(_, tokens)| tokens.end as usize == end).map(|(entry, _)| entry.value.clone()).next();
    let name = document.words(TokenRange::new(rest, end));
    Some((TokenRange::new(start, end), Named { name: name.into(), known, described: false }))
}
