//! Names that only their capitals show: runs of capitalised words.

use super::context::Context;
use super::draft::Draft;
use super::ending::{closes_organization, ends_with, has_company_ending, is_acronym, is_numeral};
use super::extent::foreign_end;
use super::initials::{initials, initials_end, is_document_code};
use super::{Gender, NameKind};
use crate::text::{Category, TokenKind, TokenRange};

/// The longest name of a person in syllables of a language that writes them apart.
const LONGEST_NATIVE: usize = 5;

/// The longest name of a person that no family name opens.
const LONGEST_WITHOUT_FAMILY: usize = 3;

/// What stands before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Titled {
    /// No title.
    No,
    /// A role that a person has (tiền đạo, Senator).
    Person,
    /// A role in front of a person or of the organisation that it belongs to (đại diện, chairman).
    Either,
    /// A word of address (ông, Mr).
    Address,
}

impl Titled {
    pub(super) fn is_titled(self) -> bool {
        self != Titled::No
    }
}

/// A run of capitalised words at the token.
pub(super) fn read<'l>(context: &Context<'_, 'l>, at: usize, titled: Titled) -> Option<Draft<'l>> {
    if !context.is_capital(at) {
        return None;
    }
    if let Some(draft) = initials(context, at, titled) {
        return Some(draft);
    }
    if context.is_native(at) && !opens_foreign(context, at) && !is_acronym(context, at, titled) {
        native(context, at, titled)
    } else {
        foreign(context, at, titled)
    }
}

/// Whether a foreign name begins with a word that could be native (Kim Jong Un, Sam Rainsy).
fn opens_foreign(context: &Context<'_, '_>, at: usize) -> bool {
    let next = at + 1;
    let follows = context.is_capital(next)
        && context.is_spaced(next)
        && !context.is_native(next)
        && !context.document.tokens[next].all_capitals;
    let hyphen = context.document.word(next) == "-" && !context.is_spaced(next) && context.is_capital(next + 1);
    hyphen
        || (follows && context.end_of(at, Category::Place).is_none() && !context.is(next, Category::GivenName))
        || (context.is(at, Category::GivenName)
            && !context.is(at, Category::FamilyName)
            && context.is_capital(next)
            && context.document.word(at).is_ascii()
            && context.document.word(next).is_ascii())
}

/// A run of native syllables: a person, where a family name opens it.
fn native<'l>(context: &Context<'_, 'l>, at: usize, titled: Titled) -> Option<Draft<'l>> {
    let family = context.is(at, Category::FamilyName);
    // "nước Đức Là một đội mạnh"
    if context.name_word(at, "never").is_some() && !context.is_capital(at + 1) {
        return None;
    }
    let mut end = at + 1;
    while end < at + LONGEST_NATIVE && context.is_capital(end) && context.is_spaced(end) {
        // "Vương Chí Linh": right behind a family name that opens no sentence the syllables are the rest of the name.
        let is_rest = family && end == at + 1 && (titled.is_titled() || !context.starts(at));
        let known = !is_rest && context.end_of(end, Category::Place).is_some_and(|place| end + 1 < place);
        // "Phạm Văn B": a letter in place of a name.
        let letter = context.document.word(end).chars().count() == 1 && context.document.word(end + 1) != ".";
        let stands_for_name = letter && family && !context.is_number(end + 1);
        let foreign = !context.is_native(end) && !stands_for_name;
        let head = !family && at + 1 < end && context.is(end, Category::FamilyName) && context.is_capital(end + 1);
        // "Lý Vũ Xuân Lý Vũ Xuân": the name is printed twice.
        let again = at + 2 < end && context.document.tokens[end].key == context.document.tokens[at].key;
        // "Phạm Thị Hải Chuyền Mấy năm qua": a small word that goes on in lower case opens the next sentence.
        // "Quốc Hải Cũng theo": such words end no name.
        let opens_next = at + 1 + usize::from(family) < end
            && context.is_spaced(end + 1)
            && !context.is_capital(end + 1)
            && (family && context.is(end, Category::NotAName) && is_plain(context, end + 1)
                || context.name_word(end, "never").is_some());
        // "Tân Tổng giám đốc": a title of several words begins.
        let entitles = (!family || !context.is_capital(end + 1))
            && context.end_of(end, Category::Title).is_some_and(|title| end + 1 < title);
        if again || opens_next || entitles {
            break;
        }
        if known
            || foreign
            || (head && !titled.is_titled())
            || (!letter && context.document.tokens[end].all_capitals != context.document.tokens[at].all_capitals)
        {
            break;
        }
        end += 1;
    }
    // "Cung Thể thao": the last syllable begins a common word.
    if at + 1 < end
        && !context.is_capital(end)
        && context.end_of(end - 1, Category::Field).is_some_and(|field| end < field)
    {
        end -= 1;
    }
    // Initials after the first names: Nguyễn Thị T.V.
    if at + 1 < end || family {
        let from = if context.document.word(end) == "." { end - 1 } else { end };
        if at < from
            && context.document.word(from).chars().count() == 1
            && let Some(after) = initials_end(context, from)
        {
            // "của Nguyễn Á. Buổi ra mắt": a vowel with a mark is a name and no initial, and the stop ends the sentence.
            let named =
                after == from + 2 && !context.document.word(from).is_ascii() && context.document.word(from) != "Đ";
            end = if named { from + 1 } else { after };
        }
    }
    // "Mai Linh Group", "Bảo Việt Bank": the word for a company closes the name.
    let closes = context.is_capital(end) && context.is_spaced(end) && !context.is_native(end);
    if titled != Titled::Address && closes && context.is(end, Category::OrganizationTail) {
        return Some(Draft::new(TokenRange::new(at, end + 1), "organization-tail").vote(NameKind::Organization, 12));
    }
    let tokens = TokenRange::new(at, end);
    let length = tokens.len();
    let alone = length == 1;
    // "15A/28 Lê Thánh Tôn, quận 1": a house number makes it a street.
    let before = at.checked_sub(1).filter(|_| context.is_spaced(at));
    let lettered = before.is_some_and(|before| {
        0 < before
            && context.document.word(before).len() == 1
            && !context.is_spaced(before)
            && context.is_number(before - 1)
            // "3D" is no number of a house.
            && 1 < context.document.word(before - 1).len()
            && context.document.tokens[before].capital
    });
    let house =
        lettered || before.is_some_and(|before| context.is_number(before) && context.time_end(before).is_none());
    let located = before.is_some_and(|before| context.name_word_before(before, "locative"));
    if family && !alone && house && (located || context.document.word(end) == ",") {
        return Some(Draft::new(tokens, "street").vote(NameKind::Place, 12));
    }
    // "số 280 Đội Cấn", "42 Tràng Tiền, Hà Nội": other streets bear no name of a person.
    let numbered = before.is_some_and(|before| {
        lettered
            || before.checked_sub(1).is_some_and(|word| context.name_word_before(word + 1, "number"))
            || (context.document.word(end) == "," && context.end_of(end + 1, Category::Place).is_some())
    });
    if !family && !alone && house && numbered && !titled.is_titled() {
        return Some(Draft::new(tokens, "street").vote(NameKind::Place, 12));
    }
    if family && !alone {
        let draft = Draft::new(tokens, "family-name").vote(NameKind::Person, if titled.is_titled() { 40 } else { 8 });
        return Some(with_gender(context, draft));
    }
    // "Chủ tịch Liên hiệp" is no man called Liên: there a common word goes on.
    let is_head = alone && titled.is_titled() && context.is(at, Category::OrganizationHead);
    let goes_on = is_head && titled != Titled::Address || alone && context.is_spaced(end) && is_plain(context, end);
    let has_number = tokens.indices().any(|at| context.is_number(at));
    // "Đại diện Số Hóa": behind a role that bodies have, too, a small word opens no name of a person.
    if titled == Titled::Either && !alone && !family && context.is(at, Category::NotAName) {
        return Some(Draft::new(tokens, "name-after-role").vote(NameKind::Organization, 6));
    }
    if titled == Titled::Address || (titled.is_titled() && !has_number && !goes_on) {
        return Some(with_gender(context, Draft::new(tokens, "titled-name").vote(NameKind::Person, 30)));
    }
    // "Giải Cử tạ", "Luật Biển": a head with a capital opens no name of a person.
    let is_headed = !family && context.end_of(at, Category::OtherHead) == Some(at + 1);
    // "Kinh Tế": a field of work with a capital on each syllable.
    let common = tokens.indices().all(|at| context.is(at, Category::NotAName))
        || context.end_of(at, Category::Field) == Some(end);
    if goes_on || common || is_headed {
        return None;
    }
    // Without a family name nobody has four syllables: "Vòng Phỏng Vấn Cuối Cùng" is a title.
    let is_person = !alone && length <= LONGEST_WITHOUT_FAMILY;
    let mut draft = Draft::new(tokens, "native-run").vote(NameKind::Person, i32::from(is_person));
    // A line that holds nothing else is the writer's name.
    let byline = !alone && stands_alone(context, tokens);
    draft.weak = alone;
    Some(around(context, if byline { draft.vote(NameKind::Person, 6) } else { draft }))
}

/// Whether the token is a word of content in lower case: neither a verb of saying nor one of the small words.
pub(super) fn is_plain(context: &Context<'_, '_>, at: usize) -> bool {
    const OTHER: [Category; 4] = [Category::NameWord, Category::SayingVerb, Category::Honorific, Category::PlaceHead];
    let is_function =
        context.document.longest_at(at, Category::NotAName).is_some_and(|(entry, _)| &*entry.value == "function");
    context.is_native(at)
        && !context.is_capital(at)
        && !is_function
        && OTHER.iter().all(|category| context.document.longest_at(at, *category).is_none())
}

/// Whether a sentence holds nothing but the run.
pub(super) fn stands_alone(context: &Context<'_, '_>, tokens: TokenRange) -> bool {
    let Some(sentence) = context.document.sentence_of(tokens.start as usize) else { return false };
    let sentence = context.document.sentences[sentence].tokens;
    sentence.start == tokens.start
        && (tokens.end..sentence.end).all(|at| context.document.tokens[at as usize].kind == TokenKind::Mark)
}

/// A run of foreign words with the particles, hyphens and apostrophes inside it.
fn foreign<'l>(context: &Context<'_, 'l>, at: usize, titled: Titled) -> Option<Draft<'l>> {
    let end = foreign_end(context, at, titled.is_titled());
    let tokens = TokenRange::new(at, end);
    let words = context.word_keys(tokens).count();
    let last = end - 1;
    // "3.000 mAh": a unit; a row of acronyms: a table of specifications.
    let multiplied = words == 1
        && context.is(at, Category::Measure)
        && (at.saturating_sub(2)..at).any(|before| context.is_number(before));
    let is_unit = multiplied || words == 1 && 0 < at && context.is_number(at - 1) && context.is_spaced(at);
    let is_code = |at: &usize| {
        let token = context.document.tokens[*at];
        token.all_capitals || token.kind == TokenKind::Number || token.end - token.start == 1
    };
    let is_specification = 4 < words && words <= tokens.indices().filter(is_code).count() * 2;
    // "Chương I", "bảng F", "vitamin C": a number of a part, not a name.
    let is_part = words == 2 && context.is(at, Category::NotAName) && is_numeral(context.document.word(last));
    if (is_unit || is_specification || is_part) && !titled.is_titled() {
        return None;
    }
    let acronym = words == 1 && context.document.tokens[at].all_capitals;
    // "HCV SEA Games", "CĐV Chelsea": the abbreviation of a common noun belongs to no name behind it.
    let abbreviates = context.document.tokens[at].all_capitals
        && context
            .document
            .longest_at(at, Category::NotAName)
            .is_some_and(|(entry, _)| &*entry.value == "abbreviation");
    // "49/2010/NĐ-CP": the letters of a document's number.
    if abbreviates || is_document_code(context, at) || (context.is(at, Category::NotAName) && (acronym || words == 1)) {
        return None;
    }
    // "Chinhphu.vn": the address of a site.
    if 2 < tokens.len() && context.document.word(last - 1) == "." && context.name_word(last, "domain").is_some() {
        return Some(Draft::new(tokens, "site").vote(NameKind::Organization, 12));
    }
    // "các đội tuyển U23": a team's age without the team.
    if words == 2
        && tokens.len() == 2
        && context.document.word(at) == "U"
        && context.is_number(last)
        && !titled.is_titled()
    {
        return None;
    }
    // A single letter is a grade, a note or a vitamin.
    let is_ordinal = words == 1 && context.document.tokens[at].all_capitals && is_numeral(context.document.word(at));
    if is_ordinal && !titled.is_titled() {
        return None;
    }
    if words == 1 && context.document.word(at).chars().count() == 1 && !titled.is_titled() && tokens.len() < 3 {
        return None;
    }
    let mut draft = Draft::new(tokens, "capitals");
    let has_number = tokens.indices().any(|at| context.is_number(at));
    if titled == Titled::Address
        || (titled.is_titled() && !has_number && !acronym && 1 < words && !closes_organization(context, tokens))
    {
        return Some(with_gender(context, Draft::new(tokens, "titled-name").vote(NameKind::Person, 30)));
    }
    if titled == Titled::Person && !acronym && words == 1 {
        return Some(with_gender(context, Draft::new(tokens, "titled-name").vote(NameKind::Person, 12)));
    }
    if titled == Titled::Either && words == 1 {
        draft.rule = "name-after-role";
        return Some(draft.vote(NameKind::Organization, if acronym { 6 } else { 4 }).vote(NameKind::Person, 3));
    }
    // "Daniel Ward", "Emma Hall": a given name speaks against the tail, and what stands around decides.
    let given = words == 2 && context.is(at, Category::GivenName) && context.end_of(at, Category::Place).is_none();
    if given && (ends_with(context, tokens, Category::PlaceTail) || ends_with(context, tokens, Category::OtherTail)) {
        draft.rule = "given-name";
        return Some(with_gender(context, around(context, draft.vote(NameKind::Person, 6).vote(NameKind::Place, 5))));
    }
    if 1 < words && ends_with(context, tokens, Category::OrganizationTail) {
        draft.rule = "organization-tail";
        return Some(draft.vote(NameKind::Organization, 12));
    }
    if 1 < words && ends_with(context, tokens, Category::PlaceTail) {
        draft.rule = "place-tail";
        return Some(draft.vote(NameKind::Place, 12));
    }
    if 1 < words && ends_with(context, tokens, Category::OtherTail) {
        draft.rule = "other-tail";
        return Some(draft.vote(NameKind::Other, 12));
    }
    if acronym {
        draft.rule = "acronym";
        let weak = context.is_headline(at);
        let mut draft = around(context, draft.vote(NameKind::Organization, 3));
        draft.weak = weak;
        return Some(draft);
    }
    if 1 < words && context.is(at, Category::GivenName) && !context.is_number(last) {
        draft.rule = "given-name";
        return Some(with_gender(context, around(context, draft.vote(NameKind::Person, 6))));
    }
    if context.is_number(last)
        || context.document.tokens[tokens.indices()].iter().any(|token| token.kind == TokenKind::Number)
    {
        draft.rule = "capitals-and-number";
        return Some(draft.vote(NameKind::Other, 4));
    }
    // "Q.Dũng", "J. Smith": an initial in front.
    if words == 2 && context.document.word(at).chars().count() == 1 && context.document.word(at + 1) == "." {
        draft.rule = "initial";
        return Some(around(context, draft.vote(NameKind::Person, 6)));
    }
    draft = match words {
        // "S-Pen", "V-League": a letter before a hyphen is a model's or a competition's.
        _ if context.document.word(at).chars().count() == 1 && context.document.word(at + 1) == "-" => {
            draft.vote(NameKind::Other, 3)
        }
        _ if tokens.indices().any(|at| has_company_ending(context.document.word(at))) => {
            draft.vote(NameKind::Organization, 4)
        }
        // "Xperia Z", "Exmor R": a letter behind a word is a model's; "Android Jelly Bean": a thing with a name of its own.
        2 if context.document.word(last).len() == 1 && context.document.word(end) != "." => {
            draft.vote(NameKind::Other, 4)
        }
        _ if 1 < words && context.is_spaced(at) && context.document.end_before(at).contains(Category::OtherName) => {
            draft.vote(NameKind::Other, 4)
        }
        // "Multi Window", "My Girl": common words of another language are no person.
        _ if 1 < words && tokens.indices().any(|at| context.is(at, Category::ForeignWord)) => {
            draft.vote(NameKind::Other, 4)
        }
        1 if (context.is(at, Category::OrganizationTail) || context.is(at, Category::OrganizationHead))
            && !context.is(at, Category::GivenName)
            && context.language.native_word.is_none() =>
        {
            draft.vote(NameKind::Organization, 3)
        }
        _ if tokens.indices().any(|at| context.document.word(at) == "&") => draft.vote(NameKind::Organization, 4),
        // "The Blues": an article in front speaks against a person.
        _ if 1 < words && context.name_word(at, "linker").is_some() => draft.vote(NameKind::Organization, 3),
        _ if tokens.indices().any(|at| context.name_word(at, "linker").is_some() && !context.is_capital(at)) => {
            draft.vote(NameKind::Other, 3)
        }
        1 => {
            let mixed = context.document.word(at).chars().skip(1).any(char::is_uppercase);
            // "iPhone", "microSD": a small letter in front is a product's, unless two words were run together.
            let product = mixed && context.document.word(at).starts_with(char::is_lowercase);
            if product && !context.document.word(at).is_ascii() {
                return None;
            }
            let given = context.is(at, Category::GivenName) && !context.is_native(at);
            draft
                .vote(NameKind::Organization, if mixed && !product { 3 } else { 0 })
                .vote(NameKind::Other, if product { 4 } else { 0 })
                .vote(NameKind::Person, if given { 2 } else { 0 })
        }
        // An acronym inside is a product's or a model's.
        _ if tokens.indices().any(|at| context.document.tokens[at].all_capitals) => draft.vote(NameKind::Other, 2),
        // "Consadole Sapporo": a club is called after its town.
        2 | 3 if context.is(last, Category::Place) => draft.vote(NameKind::Organization, 3),
        2 | 3 => draft.vote(NameKind::Person, 2),
        _ => draft.vote(NameKind::Organization, 2),
    };
    // "dịch vụ Mail": a common word of another language alone is no name, unless the article has it as one elsewhere.
    let common = context.language.native_word.is_some() && context.is(at, Category::ForeignWord);
    draft.weak = words == 1 && (common || context.starts(at) && context.language.native_word.is_none());
    Some(around(context, draft))
}

/// Adds what the words before and after a run show.
fn around<'l>(context: &Context<'_, 'l>, draft: Draft<'l>) -> Draft<'l> {
    let (start, end) = (draft.start(), draft.end());
    let mut draft = draft;
    let quoted = is_opening(context, start.wrapping_sub(1)) && is_closing(context, end);
    if quoted {
        // A name alone in quotation marks is a title or a nickname.
        draft = draft.vote(NameKind::Other, 7);
    }
    let goes_before_noun = context.language.native_word.is_none()
        && context.document.tokens.get(end).is_some_and(|next| !next.capital && next.spaced)
        && !context.starts(end);
    if goes_before_noun {
        let group = context
            .document
            .longest_at(end, Category::SpeakerNoun)
            .is_some_and(|(entry, _)| matches!(&*entry.value, "group" | "media"));
        // "Labour leader", "the Teamsters union", "the Perseverance rover": what follows says what it is.
        if group || context.end_of(end, Category::Title).is_some() {
            draft = draft.vote(NameKind::Organization, 4);
        } else if context.end_of(end, Category::OtherHead).is_some()
            || context.end_of(end, Category::OtherTail).is_some()
        {
            draft = draft.vote(NameKind::Other, 4);
        }
    }
    // "Pixel 9 costs less": a number right behind a single word is a model's.
    if context.language.native_word.is_none()
        && draft.tokens.len() == 1
        && context.is_number(end)
        && context.is_spaced(end)
        && context.time_end(end).is_none()
        && !matches!(context.document.word(end + 1), "-" | "–")
    {
        draft = draft.vote(NameKind::Other, 2);
    }
    if context.name_word_before(start, "article") {
        // "the Santiago Bernabeu", "the Blues": no person has an article.
        draft.votes[NameKind::Person as usize] = 0;
        let site = start.checked_sub(1).is_some_and(|article| context.name_word_before(article, "site"));
        return if site { draft.vote(NameKind::Place, 3) } else { draft.vote(NameKind::Other, 1) };
    }
    if context.name_word_before(start, "locative") {
        draft = draft.vote(NameKind::Place, if context.language.native_word.is_some() { 4 } else { 3 });
    } else if context.name_word_before(start, "direction") {
        draft = draft.vote(NameKind::Place, 1);
    }
    let credited = context.document.word(start.wrapping_sub(1)) == "("
        && context.document.word(end) == ")"
        && (start == 1
            || context.starts(start - 1)
            || context
                .document
                .sentence_of(start)
                .is_some_and(|sentence| context.document.sentences[sentence].tokens.start as usize == start - 1));
    let mark = usize::from(context.document.word(start.wrapping_sub(1)) == ":");
    let pictured = context.name_word_before(start - mark.min(start), "credit") && draft.tokens.len() == 1;
    if credited || pictured || (context.name_word_before(start, "source") && draft.tokens.len() == 1) {
        draft = draft.vote(NameKind::Organization, 2);
    }
    let says = context.document.longest_at(end, Category::SayingVerb).is_some();
    if says || context.name_word(end, "acts").is_some() {
        draft = draft.vote(NameKind::Person, 1).vote(NameKind::Organization, 1);
    }
    draft
}

fn is_opening(context: &Context<'_, '_>, at: usize) -> bool {
    matches!(context.document.word(at), "“" | "‘" | "«" | "\"" | "'")
}

fn is_closing(context: &Context<'_, '_>, at: usize) -> bool {
    let stop = usize::from(matches!(context.document.word(at), "," | "."));
    matches!(context.document.word(at + stop), "”" | "’" | "»" | "\"" | "'") && !context.is_spaced(at + stop)
}

fn with_gender<'l>(context: &Context<'_, 'l>, mut draft: Draft<'l>) -> Draft<'l> {
    draft.gender = gender_of(context, draft.tokens);
    draft
}

/// What given and middle names show of a person's gender.
pub(super) fn gender_of(context: &Context<'_, '_>, tokens: TokenRange) -> Option<Gender> {
    let mut gender = None;
    for at in tokens.indices().take(tokens.len().saturating_sub(1).max(1)) {
        for (entry, _) in context.document.entries_at(at, Category::GivenName).filter(|(_, found)| found.len() == 1) {
            let shown = match &*entry.value {
                "male" => Gender::Male,
                "female" => Gender::Female,
                _ => continue,
            };
            if gender.is_some_and(|gender| gender != shown) {
                return gender;
            }
            gender = Some(shown);
        }
        if gender.is_some() {
            break;
        }
    }
    gender
}
