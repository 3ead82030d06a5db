//! Names that a head word opens: organisations (Bộ, Công ty), places (tỉnh, đường, Lake), ships, storms and the like.

use super::NameKind;
use super::context::Context;
use super::draft::Draft;
use super::run::Titled;
use super::{known, run};
use crate::text::{Categories, Category, TokenKind, TokenRange};

/// The longest name of an organisation in tokens.
const LONGEST: usize = 24;

/// The tables of head words.
pub(super) const HEADS: Categories =
    Categories::of(&[Category::OrganizationHead, Category::PlaceHead, Category::OtherHead]);

/// The name that a head word at the token opens, the longest of those that can be read.
pub(super) fn read<'l>(context: &Context<'_, 'l>, at: usize) -> Option<Draft<'l>> {
    if !context.document.begin_at(at).meets(HEADS) {
        return None;
    }
    let readings = [organization(context, at), place(context, at), other(context, at)];
    let mut best: Option<Draft> = None;
    for draft in readings.into_iter().flatten() {
        if best.as_ref().is_none_or(|best| best.end() < draft.end()) {
            best = Some(draft);
        }
    }
    best
}

/// "Bộ Giao thông Vận tải", "công an tỉnh Đồng Nai", "Công ty Vàng bạc đá quý Sài Gòn".
fn organization<'l>(context: &Context<'_, 'l>, at: usize) -> Option<Draft<'l>> {
    if !context.language.modifier_follows {
        return None;
    }
    let (entry, head) = context.document.longest_at(at, Category::OrganizationHead)?;
    let kind = &*entry.value;
    let head_end = head.end as usize;
    let mut end = head_end;
    // What the name rests on: capitals of its own, or a place only.
    let (mut own, mut place, mut proper) = (false, false, false);
    // In lower case a single syllable is a common word (phục vụ, tờ khai) unless a capital follows at once.
    let bare = head.len() == 1 && !context.is_capital(at);
    let twice =
        bare && context.document.tokens.get(end).is_some_and(|next| next.key == context.document.tokens[at].key);
    let field = context.end_of(end, Category::Field).is_some();
    let needs_field = bare && matches!(kind, "ministry" | "committee" | "hospital");
    // "171 Trường Chinh": an address.
    let house = head.len() == 1 && 0 < at && context.is_capital(at) && context.is_number(at - 1) && !context.starts(at);
    if (bare && !context.is_capital(end))
        || house
        || twice
        || (!field && opens_other(context, end))
        || (needs_field && !field && context.is_native(end))
    {
        return None;
    }
    while end < at + LONGEST {
        // "Hội hữu nghị Việt Nam - Ấn Độ": two countries are one part.
        if place
            && matches!(context.document.word(end), "-" | "–")
            && let Some(draft) = known_place(context, end + 1)
        {
            end = draft.end();
            continue;
        }
        let unspaced = matches!(context.document.word(end), "," | "-" | "–" | ".");
        if !context.is_spaced(end) && !unspaced {
            break;
        }
        if let Some(next) = context.end_of(end, Category::Field).filter(|next| !opens_place(context, end, *next)) {
            let capital = context.is_capital(end);
            // "Mercer khảo sát": behind a foreign name a field in lower case is what the company does.
            let foreign = own && !capital && end_is_foreign(context, head_end, end);
            let bound =
                (capital || own && !foreign) || end == head_end || context.end_of(next, Category::Place).is_some();
            if !bound || (place && !capital) {
                break;
            }
            own |= capital;
            end = next;
        } else if let Some(draft) = self::place(context, end).or_else(|| known_place(context, end)) {
            end = draft.end();
            place = true;
        } else if own && context.is_native(end) && !place && compound(context, end, kind) {
            end += 1;
        } else if context.is_capital(end) {
            // "Tạp chí Vietnam Heritage": a country may open the name of a company.
            let opening = place && !own && matches!(kind, "company" | "media" | "school" | "hospital" | "club");
            // "Thành ủy Nguyễn Công Soái" is a man, "Công ty Trần Anh" is a company.
            let bears_people =
                matches!(kind, "company" | "media" | "school" | "hospital" | "club" | "association" | "party");
            if !takes(context, end, proper || place || !bears_people, place && !opening) {
                break;
            }
            (own, proper) = (true, true);
            end = word_end(context, end);
        } else if let Some(next) =
            bridged(context, end, (own && context.is_capital(at)) || (context.is_capital(at) && !context.starts(at)))
        {
            end = next;
            place = true;
        } else if let Some(next) = joined(context, end, own, place) {
            end = next;
        } else if let Some(next) = concerning(context, at, end, kind) {
            end = next;
            own = true;
        } else if context.is_number(end)
            && (end == head_end || own)
            && context.time_end(end).is_none()
            && own_number(context, end, kind)
        {
            own |= end == head_end;
            end += 1;
        } else {
            break;
        }
    }
    let capital_head = context.is_capital(at) && !context.starts(at);
    // "các tổ chức hữu nghị Việt Nam" are any of them.
    if !context.is_capital(at) && !proper && context.name_word_before(at, "plural") {
        return None;
    }
    // "công ty Nhật Bản" is any company, "cảnh sát Nhật Bản" is the police.
    let generic = matches!(kind, "company" | "media" | "hospital" | "school");
    // "báo Đà Nẵng" is the paper of that town, "báo Mỹ" is any paper of the country.
    let of_town = kind == "media"
        && known_place(context, head_end)
            .is_some_and(|town| town.end() == end && town.known.is_some_and(|key| 2 < key.len()));
    if !own && !(place && (capital_head || !generic || of_town)) {
        return None;
    }
    let tokens = TokenRange::new(at, end);
    let mut draft = Draft::new(tokens, "organization-head").vote(NameKind::Organization, 20);
    let describes = !capital_head && matches!(kind, "company" | "media" | "club" | "party");
    if own && describes && context.end_of(head_end, Category::Field).is_none() {
        // "hãng Boeing", "tờ Le Figaro": the head is a description, the rest is the name.
        draft.core = TokenRange::new(head_end, end);
        draft.tokens = draft.core;
        if let Some(found) = known::read(context, head_end).filter(|found| found.end() == end) {
            draft.known = found.known;
        }
    }
    Some(draft)
}

/// Whether something that is no organisation opens here, so that the word before is a verb or a common noun.
fn opens_other(context: &Context<'_, '_>, at: usize) -> bool {
    context.is_capital(at)
        && (context.end_of(at, Category::OtherHead).is_some()
            || context.end_of(at, Category::Honorific).is_some()
            || context.end_of(at, Category::Title).is_some_and(|end| at + 1 < end))
}

fn known_place<'l>(context: &Context<'_, 'l>, at: usize) -> Option<Draft<'l>> {
    known::read(context, at).filter(|draft| draft.votes[NameKind::Place as usize] != 0)
}

/// Whether a capitalised word goes on with the name of an organisation.
fn takes(context: &Context<'_, '_>, at: usize, named: bool, place: bool) -> bool {
    if context.time_end(at).is_some()
        || (named
            && context
                .end_of(at, Category::Title)
                .is_some_and(|end| at + 1 < end || context.is(at, Category::Honorific)))
    {
        return false;
    }
    // After a place, or after words of its own, a family name opens the name of a person.
    let family = context.is(at, Category::FamilyName)
        && context.is_native(at)
        && context.is_capital(at + 1)
        && context.is_native(at + 1);
    let given = context.is(at, Category::GivenName) && context.is_capital(at + 1) && !context.is_native(at);
    !(named && (family || given)) && (!place || context.document.tokens[at].all_capitals)
}

/// The end of a capitalised word with what is joined to it (VNPT-Media, Yonhap).
fn word_end(context: &Context<'_, '_>, at: usize) -> usize {
    let mut end = at + 1;
    while context.is_number(end) && !context.is_spaced(end) {
        end += 1;
    }
    while matches!(context.document.word(end), "-" | "&" | "'" | "’" | ".")
        && !context.is_spaced(end)
        && context.document.tokens.get(end + 1).is_some_and(|token| token.kind != TokenKind::Mark && !token.spaced)
        && context.document.tokens[end + 1].kind != TokenKind::LineBreak
    {
        end += 2;
    }
    end
}

/// A comma, "và" or dash inside a name: what follows is a field again.
fn joined(context: &Context<'_, '_>, at: usize, own: bool, place: bool) -> Option<usize> {
    if !own || place {
        return None;
    }
    let word = context.document.word(at);
    let after = match word {
        "," | "-" | "–" | "&" => at + 1,
        _ => context.name_word(at, "joiner")?.end as usize,
    };
    let end = context.end_of(after, Category::Field)?;
    let capital = context.is_capital(after);
    match word {
        "," => {
            // "Bộ Lao động, Thương binh và Xã hội" against "Bộ Công an, Quốc phòng": the list has to go on.
            let goes_on = context.name_word(end, "joiner").is_some() || context.document.word(end) == ",";
            (capital && goes_on).then_some(end)
        }
        "-" | "–" => capital.then_some(end),
        _ => Some(end),
    }
}

/// "Thành ủy Thành phố Hồ Chí Minh": a word that could be a field opens the name of a place.
fn opens_place(context: &Context<'_, '_>, at: usize, field: usize) -> bool {
    context.end_of(at, Category::PlaceHead).is_some()
        && known_place(context, at).or_else(|| place(context, at)).is_some_and(|draft| field < draft.end())
}

/// Whether the word before a token is a foreign one of the name.
fn end_is_foreign(context: &Context<'_, '_>, head_end: usize, end: usize) -> bool {
    head_end < end
        && context.is_capital(end - 1)
        && !context.is_native(end - 1)
        && !context.document.tokens[end - 1].all_capitals
}

/// "Ủy ban Nhà nước về Người Việt Nam ở nước ngoài": what an office is about, where it is printed as a part of its name.
fn concerning(context: &Context<'_, '_>, at: usize, end: usize, kind: &str) -> Option<usize> {
    let about = context.name_word(end, "concerning")?.end as usize;
    let is_office = context.is_capital(at) && matches!(kind, "committee" | "ministry" | "association");
    let field = context.end_of(about, Category::Field).unwrap_or(about + 1);
    (is_office && context.is_capital(about) && context.is_spaced(about) && context.time_end(about).is_none())
        .then_some(field)
}

/// "Đảng Quốc đại", "Hội Chữ thập": a common syllable that closes a word begun with a capital.
fn compound(context: &Context<'_, '_>, at: usize, kind: &str) -> bool {
    let begun =
        context.is_capital(at - 1) && !context.document.tokens[at - 1].all_capitals && context.is_native(at - 1);
    begun
        && !matches!(kind, "company" | "media" | "club")
        && context.is_spaced(at)
        && run::is_plain(context, at)
        && !(context.is_spaced(at + 1) && run::is_plain(context, at + 1))
}

/// "Hiệp hội Chế biến gỗ mỹ nghệ Việt Nam": a few common words between words of its own and the country.
fn bridged(context: &Context<'_, '_>, at: usize, named: bool) -> Option<usize> {
    if !named {
        return None;
    }
    let is_plain = |at: usize| context.is_spaced(at) && run::is_plain(context, at);
    let end = (at..at + 4).find(|at| !is_plain(*at))?;
    (at < end && context.is_spaced(end)).then(|| known_place(context, end).map(|draft| draft.end())).flatten()
}

/// "Bệnh viện 108", "Trung đoàn 917", "Công ty 319".
fn own_number(context: &Context<'_, '_>, at: usize, kind: &str) -> bool {
    let token = context.document.tokens[at];
    let closes = context
        .document
        .tokens
        .get(at + 1)
        .is_none_or(|next| next.kind != TokenKind::Number && next.spaced || next.kind == TokenKind::Mark);
    matches!(kind, "police" | "hospital" | "company" | "school" | "club")
        && closes
        && token.end - token.start < 4
        && context.document.longest_at(at + 1, Category::Classifier).is_none()
}

/// "tỉnh Leyte", "quận 9", "45 đường Giải Phóng", "Lake Geneva".
fn place<'l>(context: &Context<'_, 'l>, at: usize) -> Option<Draft<'l>> {
    let document = context.document;
    let (entry, head) = document.longest_at(at, Category::PlaceHead)?;
    let kind = &*entry.value;
    let mut rest = head.end as usize;
    if document.word(rest) == "." && document.word(rest - 1).chars().count() < 3 {
        rest += 1;
    }
    // "phiên bản Facebook": an organisation is no village.
    if known::read(context, rest).is_some_and(|found| found.votes[NameKind::Organization as usize] != 0) {
        return None;
    }
    // A longer name of the gazetteer holds the head ("TP Hồ Chí Minh"); "Hồ Quỳnh Hương" is a singer.
    let holds_head = known::read(context, at).is_some_and(|found| rest < found.end());
    let is_family = head.len() == 1
        && context.is_capital(at)
        && context.is(at, Category::FamilyName)
        && context.is_capital(rest + 1)
        && !context.is_pair_lower_elsewhere(at)
        // "Đường Nguyễn Huệ": a street is called after somebody with a family name of his own.
        && !(kind == "street" && context.is(rest, Category::FamilyName) && !context.is_capital(rest + 2));
    if holds_head || is_family {
        return None;
    }
    // "yêu cầu Mỹ" is no bridge, and "P.Ngọc" alone on a line is the writer.
    let bare = head.len() == 1 && !context.is_capital(at) && !is_description(kind);
    let country = bare && known_place(context, rest).is_some_and(|found| found.known.is_some_and(|key| key.len() == 2));
    if country || (document.word(rest - 1) == "." && run::stands_alone(context, TokenRange::new(at, rest + 1))) {
        return None;
    }
    let is_short = document.words(head).chars().count() == 1;
    if is_short && !context.is_capital(at) {
        return None;
    }
    let numbered = matches!(kind, "district" | "commune" | "street");
    let end = if context.is_number(rest) && numbered && context.time_end(rest).is_none() {
        number_end(context, rest)
    } else if numbered
        && document.word(rest + 1).starts_with(|first: char| first.is_ascii_digit())
        && !context.is_capital(rest)
        && document.word(rest).chars().count() == 2
    {
        // "đường số 3"
        number_end(context, rest + 1)
    } else if context.is_capital(rest) && (context.is_spaced(rest) || context.document.word(rest - 1) == ".") {
        // "đèo Cả": behind the word for a pass or a river any word can be its name.
        name_end(context, rest, kind == "nature")?
    } else {
        return None;
    };
    let start = if kind == "street" { house_number(context, at) } else { at };
    let is_generic = matches!(kind, "country" | "region");
    let mut draft =
        Draft::new(TokenRange::new(if is_generic { rest } else { start }, end), "place-head").vote(NameKind::Place, 20);
    if is_description(kind) {
        draft.core = TokenRange::new(rest, end);
    }
    if let Some(found) = known_place(context, rest).filter(|found| found.end() == end) {
        draft.known = found.known.filter(|_| !matches!(kind, "street" | "building" | "nature" | "commune"));
        if draft.known.is_some() && (is_generic || draft.core.start as usize == rest) {
            draft.core = found.core;
        }
    }
    Some(draft)
}

/// Whether a head only says what the place is: "tỉnh Leyte" is Leyte, "sông Hồng" is no Hồng.
pub(super) fn is_description(kind: &str) -> bool {
    matches!(kind, "country" | "capital" | "city" | "province" | "region")
}

/// The end of "3", "3/2", "1A", "12 B".
fn number_end(context: &Context<'_, '_>, at: usize) -> usize {
    let mut end = at + 1;
    while context.document.word(end) == "/" && context.is_number(end + 1) && !context.is_spaced(end) {
        end += 2;
    }
    let letter = context.is_capital(end) && !context.is_spaced(end) && context.document.word(end).len() == 1;
    end + usize::from(letter)
}

/// Where the house number before a street begins: "45 đường", "số 12/3 phố".
fn house_number(context: &Context<'_, '_>, at: usize) -> usize {
    let mut start = at;
    while 0 < start
        && (context.is_number(start - 1)
            || (context.document.word(start - 1) == "/" && 1 < start && context.is_number(start - 2)))
        && context.time_end(start - 1).is_none()
    {
        start -= 1;
    }
    start
}

/// The end of the capitalised words after the head of a place.
fn name_end(context: &Context<'_, '_>, at: usize, is_nature: bool) -> Option<usize> {
    let alone = !context.is_capital(at + 1) || !context.is_spaced(at + 1);
    if context.time_end(at).is_some()
        || context.is(at, Category::Honorific)
        || (alone && context.is(at, Category::NotAName) && !is_nature)
    {
        return None;
    }
    let goes_on =
        context.is_native(at) && context.is_capital(at + 1) && context.is_spaced(at + 1) && context.is_native(at + 1);
    if let Some(draft) = known_place(context, at).filter(|draft| 1 < draft.tokens.len() || !goes_on) {
        return Some(draft.end());
    }
    let draft = run::read(context, at, Titled::No).filter(|draft| draft.rule != "initials")?;
    Some(draft.end())
}

/// "tàu Sewol", "bão số 14", "Typhoon Haiyan".
fn other<'l>(context: &Context<'_, 'l>, at: usize) -> Option<Draft<'l>> {
    let document = context.document;
    let (entry, head) = document.longest_at(at, Category::OtherHead)?;
    let kind = &*entry.value;
    let rest = head.end as usize;
    let english = !context.language.modifier_follows;
    let is_storm = kind == "storm";
    if is_storm {
        // "bão số 14", "siêu bão 14"
        let number = if context.is_number(rest) {
            Some(rest)
        } else {
            Some(rest + 1).filter(|_| {
                !context.is_capital(rest) && document.word(rest).chars().count() == 2 && context.is_number(rest + 1)
            })
        };
        if let Some(number) = number
            .filter(|at| context.time_end(*at).is_none() && document.tokens[*at].end - document.tokens[*at].start < 3)
        {
            return Some(Draft::new(TokenRange::new(at, number + 1), "storm-number").vote(NameKind::Other, 20));
        }
    }
    if !context.is_capital(rest) || !context.is_spaced(rest) || context.time_end(rest).is_some() {
        if english && context.is_capital(at) && context.is_number(rest) && context.time_end(rest).is_none() {
            return Some(
                Draft::new(TokenRange::new(at, number_end(context, rest)), "other-head").vote(NameKind::Other, 12),
            );
        }
        return None;
    }
    if !is_storm
        && (known::read(context, rest).is_some()
            || context.end_of(rest, Category::OrganizationHead).is_some()
            || context.end_of(rest, Category::Title).is_some())
    {
        return None;
    }
    let found = run::read(context, rest, Titled::No)
        .filter(|found| 1 < found.tokens.len() || !context.is(rest, Category::NotAName))?;
    let is_person = matches!(found.rule, "family-name" | "given-name" | "initials");
    let is_other_kind = is_person || matches!(found.rule, "organization-tail" | "place-tail" | "native-run");
    let is_product = (kind == "product" && found.rule == "native-run" && 1 < head.len())
        // "giải Mai Vàng": prizes are called after people, too.
        || (kind == "award" && found.rule != "organization-tail");
    if is_other_kind && !is_storm && !is_product && kind != "ship" {
        return None;
    }
    // In English the head belongs to the name, in Vietnamese it describes it, but for a make (Galaxy Gear).
    let is_make = context.is_capital(at) && !context.is_native(at);
    let start = if is_make || (english && context.is_capital(at)) { at } else { rest };
    let mut draft = Draft::new(TokenRange::new(start, found.end()), "other-head").vote(NameKind::Other, 12);
    if !english && !is_make {
        draft.core = TokenRange::new(rest, found.end());
    }
    Some(draft)
}
