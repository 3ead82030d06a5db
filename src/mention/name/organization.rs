//! Names of organisations that a head word opens: Bộ, Công ty.

use super::context::Context;
use super::draft::Draft;
use super::known::known_place;
use super::run::{self, Titled};
use super::{NameKind, known, place};
use crate::text::{Category, TokenKind, TokenRange};

/// The longest name of an organisation in tokens.
const LONGEST: usize = 24;

/// "Bộ Giao thông Vận tải", "công an tỉnh Đồng Nai", "Công ty Vàng bạc đá quý Sài Gòn".
pub(super) fn organization<'l>(context: &Context<'_, 'l>, at: usize) -> Option<Draft<'l>> {
    if !context.language.modifier_follows {
        return None;
    }
    let (entry, head) = context.document.longest_at(at, Category::OrganizationHead)?;
    let side = &*entry.value == "side";
    let kind = if side { "party" } else { &*entry.value };
    let head_end = head.end as usize;
    let mut end = head_end;
    // What the name rests on: capitals of its own, or a place only.
    let (mut own, mut place, mut proper) = (false, false, false);
    // In lower case a single syllable is a common word (phục vụ, tờ khai) unless a capital follows at once.
    let bare = head.len() == 1 && !context.is_capital(at);
    let twice =
        bare && context.document.tokens.get(end).is_some_and(|next| next.key == context.document.tokens[at].key);
    let field = context.end_of(end, Category::Field).is_some();
    let needs_field = bare && matches!(kind, "ministry" | "committee" | "hospital" | "centre");
    // "171 Trường Chinh": an address.
    let house = head.len() == 1 && 0 < at && context.is_capital(at) && context.is_number(at - 1) && !context.starts(at);
    // "Đại hội XI": a number behind a bare head is that of a congress or a chapter.
    let counted = bare && is_roman(context, end);
    // "cơ quan Ban Chỉ đạo …", "hãng Công ty X": a general word in front of a head of its own.
    let general = !context.is_capital(at)
        && 1 < head.len()
        && matches!(kind, "ministry" | "police" | "party")
        && context.is_capital(end)
        && context.end_of(end, Category::OrganizationHead).is_some_and(|inner| end + 1 < inner)
        && organization(context, end).is_some();
    // "Đoàn Văn Xuyên": the head is a family name, too.
    let is_family = head.len() == 1
        && context.is_capital(at)
        && context.is(at, Category::FamilyName)
        && context.is_capital(end)
        && context.is(end, Category::GivenName)
        && context.is_capital(end + 1);
    if counted
        || general
        || is_family
        || (bare && !context.is_capital(end))
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
            // "Tổng cục Thuế tổ chức": behind a name of its own such a word is the verb.
            let acts = own
                && !capital
                && context.document.longest_at(end, Category::Field).is_some_and(|(entry, _)| &*entry.value == "act");
            if acts {
                break;
            }
            // "Mercer khảo sát": behind a foreign name a field in lower case is what the company does.
            let foreign = own && !capital && end_is_foreign(context, head_end, end);
            let bound =
                (capital || own && !foreign) || end == head_end || context.end_of(next, Category::Place).is_some();
            if !bound || (place && !capital) {
                break;
            }
            // "Trung tâm dự báo khí tượng thủy văn trung ương": the capital of an office inside a sentence is that of its name.
            own |= capital || (end == head_end && needs_own_field(context, at, end, kind));
            end = next;
        } else if let Some(draft) = place::place(context, end).or_else(|| known_place(context, end)) {
            end = draft.end();
            place = true;
        } else if let Some(inner) = inner_head(context, end, kind, place) {
            (own, proper) = (true, true);
            end = inner;
        } else if own && context.is_native(end) && !place && compound(context, end, kind) {
            end += 1;
        } else if context.is_capital(end) {
            // "Tạp chí Vietnam Heritage": a country may open the name of a company.
            let opening =
                place && !own && matches!(kind, "company" | "media" | "school" | "hospital" | "centre" | "club");
            // "Thành ủy Nguyễn Công Soái" is a man, "Công ty Trần Anh" is a company.
            let bears_people = matches!(
                kind,
                "company" | "media" | "school" | "hospital" | "centre" | "club" | "association" | "party"
            );
            if !takes(context, end, proper || place || !bears_people, place && !opening) {
                break;
            }
            // "Trường ĐH Nguyễn Tất Thành": called after somebody.
            let whole = Some(())
                .filter(|()| !proper && !place && bears_people && context.is(end, Category::FamilyName))
                .and_then(|()| run::read(context, end, Titled::No))
                .filter(|draft| draft.rule == "family-name");
            (own, proper) = (true, true);
            end = whole.map_or_else(|| word_end(context, end), |draft| draft.end());
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
    let generic = matches!(kind, "company" | "media" | "hospital" | "centre" | "school");
    // "báo Đà Nẵng" is the paper of that town, "báo Mỹ" is any paper of the country.
    // "bệnh viện Hoài Đức" is the hospital of that town.
    let of_town = matches!(kind, "media" | "hospital")
        && known_place(context, head_end)
            .is_some_and(|town| town.end() == end && town.known.is_some_and(|key| 2 < key.len()));
    // "đảng đối lập Campuchia" says which side it is on, "đảng đối lập Cứu quốc" what it is called.
    if (side && !own) || (!own && !(place && (capital_head || !generic || of_town))) {
        return None;
    }
    let tokens = TokenRange::new(at, end);
    // "giải bóng đá U21 Quốc tế": an age group behind the word for a competition is the competition.
    if kind == "club" && names_age(context, at) && is_competition_before(context, at) {
        return Some(Draft::new(tokens, "age-group-cup").vote(NameKind::Other, 20));
    }
    // "các đội tuyển U23": an age group without its team is any.
    let age = if context.document.word(head_end + 1) == "-" { head_end + 3 } else { head_end + 2 };
    if kind == "club" && end == age && names_age(context, head_end) && context.name_word_before(at, "plural") {
        return None;
    }
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

/// Whether the token opens the name of an age group: U21, U-21.
fn names_age(context: &Context<'_, '_>, at: usize) -> bool {
    context.document.word(at).eq_ignore_ascii_case("u")
        && (context.is_number(at + 1) || (context.document.word(at + 1) == "-" && context.is_number(at + 2)))
}

/// Whether a word for a competition or a prize ends just before the token.
fn is_competition_before(context: &Context<'_, '_>, at: usize) -> bool {
    context.document.end_before(at).contains(Category::OtherHead)
        && (at.saturating_sub(3)..at).any(|start| {
            context
                .document
                .longest_at(start, Category::OtherHead)
                .is_some_and(|(entry, head)| head.end as usize == at && matches!(&*entry.value, "event" | "award"))
        })
}

/// Whether the token is a Roman numeral.
fn is_roman(context: &Context<'_, '_>, at: usize) -> bool {
    let word = context.document.word(at);
    !word.is_empty() && word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

/// Whether a head with a capital inside a sentence is no name without the field behind it: "Bộ tài chính" is one,
/// "Chính phủ" and "UBND" are whole.
fn needs_own_field(context: &Context<'_, '_>, at: usize, head_end: usize, kind: &str) -> bool {
    let acts =
        || context.document.longest_at(head_end, Category::Field).is_some_and(|(entry, _)| &*entry.value == "act");
    matches!(kind, "ministry" | "committee" | "court" | "association" | "centre")
        && context.is_capital(at)
        && !context.starts(at)
        && !context.document.tokens[at].all_capitals
        && known::read(context, at).is_none_or(|found| found.end() < head_end)
        && !acts()
}

/// Whether something that is no organisation opens here, so that the word before is a verb or a common noun.
fn opens_other(context: &Context<'_, '_>, at: usize) -> bool {
    context.is_capital(at)
        && (context.end_of(at, Category::OtherHead).is_some()
            || context.end_of(at, Category::Honorific).is_some()
            || context.end_of(at, Category::Title).is_some_and(|end| at + 1 < end))
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
        // "cơ quan tình báo A và cảnh sát B", "Nhà trường và sinh viên": others who act, no part of the name.
        _ => {
            let others = !capital
                && (context.end_of(after, Category::OrganizationHead) == Some(end)
                    || context.end_of(after, Category::CountedNoun) == Some(end));
            (!others).then_some(end)
        }
    }
}

/// "Thành ủy Thành phố Hồ Chí Minh": a word that could be a field opens the name of a place.
fn opens_place(context: &Context<'_, '_>, at: usize, field: usize) -> bool {
    context.end_of(at, Category::PlaceHead).is_some()
        && known_place(context, at).or_else(|| place::place(context, at)).is_some_and(|draft| field < draft.end())
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
    let known = context.end_of(about, Category::Field).filter(|field| about + 2 < *field);
    let is_office = context.is_capital(at) && matches!(kind, "committee" | "ministry" | "association");
    let field = context.end_of(about, Category::Field).unwrap_or(about + 1);
    (is_office
        && (context.is_capital(about) || known.is_some())
        && context.is_spaced(about)
        && context.time_end(about).is_none())
    .then_some(field)
}

/// "Ban Thanh tra nhân dân", "Tập đoàn Công ty Cổ phần X": a head of several words inside a name.
fn inner_head(context: &Context<'_, '_>, at: usize, kind: &str, place: bool) -> Option<usize> {
    let (entry, head) = context.document.longest_at(at, Category::OrganizationHead)?;
    let bound = match kind {
        "committee" => &*entry.value == "ministry",
        "company" => &*entry.value == "company",
        _ => false,
    };
    let opens = bound && !place && 1 < head.len() && context.is_capital(at) && !context.is_capital(at + 1);
    let field = context.end_of(head.end as usize, Category::Field);
    opens.then(|| field.unwrap_or(head.end as usize))
}

/// "Đảng Quốc đại", "Hội Chữ thập": a common syllable that closes a word begun with a capital.
fn compound(context: &Context<'_, '_>, at: usize, kind: &str) -> bool {
    // "ĐH Hùng Vương gồm 22 thành viên": in front of a number stands a verb.
    let begun = context.is_capital(at - 1)
        && !context.document.tokens[at - 1].all_capitals
        && context.is_native(at - 1)
        && !context.is_number(at + 1);
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
    // "Tổ chức Hòa bình Đoàn kết toàn Ấn Độ": of the whole country.
    let whole = context.name_word(at, "whole").map(|word| word.end as usize);
    if let Some(country) = whole.and_then(|at| known_place(context, at)) {
        return Some(country.end());
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
    matches!(kind, "police" | "hospital" | "centre" | "company" | "school" | "club")
        && closes
        && token.end - token.start < 4
        // "tình báo 5 nước" counts.
        && (1 < token.end - token.start || context.document.longest_at(at + 1, Category::CountedNoun).is_none())
        && context.document.longest_at(at + 1, Category::Classifier).is_none()
}
