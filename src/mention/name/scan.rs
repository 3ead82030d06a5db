//! One pass over the tokens: where a name begins, which reading wins, and which titles stand before it.

use super::context::Context;
use super::draft::Draft;
use super::run::Titled;
use super::{Gender, NameKind, edition, head, known, pass, run};
use crate::text::{Categories, Category, TokenKind, TokenRange};

/// Roles behind which the name of an organisation is as likely as that of a person (đại diện Viettel).
const LEADERS: [&str; 14] = [
    "representative",
    "chairman",
    "vice-chairman",
    "director",
    "deputy-director",
    "general-director",
    "deputy-general-director",
    "leader",
    "head",
    "deputy-head",
    "official",
    "businessman",
    "spokesperson",
    "expert",
];

/// A title or word of address found in the text, with the tokens it covers.
#[derive(Clone, Copy, Debug)]
pub(super) struct TitleMention {
    pub(super) tokens: TokenRange,
    /// Whether it is a word of address (ông, Mr) and no role.
    pub(super) is_address: bool,
}

/// All names as first read, and all titles.
#[derive(Debug, Default)]
pub(super) struct Scan<'l> {
    pub(super) drafts: Vec<Draft<'l>>,
    pub(super) titles: Vec<TitleMention>,
}

/// Reads all names and titles of a document.
pub(super) fn scan<'l>(context: &Context<'_, 'l>) -> Scan<'l> {
    let document = context.document;
    // Most articles have fewer names.
    let mut scan = Scan { drafts: Vec::with_capacity(document.tokens.len() / 12), titles: Vec::new() };
    // One past the last title, as long as nothing but its owner has come since.
    let mut title_end = None;
    let mut address: Option<Gender> = None;
    let mut at = 0;
    while at < document.tokens.len() {
        let token = document.tokens[at];
        let begin = document.begin_at(at);
        let may_be_capital = token.inner_capital || begin.contains(Category::NameParticle);
        let is_capital = token.capital || may_be_capital && context.is_capital(at);
        if token.kind != TokenKind::Word || !is_capital && !begin.meets(OPENERS) {
            at += 1;
            continue;
        }
        // In lower case most words of these tables only keep a name from beginning inside them, which one word cannot.
        let may_name = is_capital || begin.meets(NAMES);
        if !may_name && title_end != Some(at) && document.longest(at) < 2 {
            at += 1;
            continue;
        }
        if let Some(end) = context.time_end(at) {
            at = end.max(at + 1);
            continue;
        }
        if is_capital && let Some(end) = pass::end(context, at) {
            at = end;
            continue;
        }
        let titled = title_end == Some(at) && !context.starts(at);
        let before = if titled { before(context, &scan.titles, at) } else { Titled::No };
        if may_name && let Some(title) = title(context, at, titled) {
            let end = portfolio_end(context, title.tokens.end as usize);
            if title.is_address {
                address = address_gender(context, title.tokens);
            } else if !titled {
                address = title_gender(context, title.tokens);
            }
            scan.titles.push(TitleMention { tokens: TokenRange::new(at, end), ..title });
            at = end;
            title_end = Some(at);
            continue;
        }
        if may_name && let Some(mut draft) = name(context, at, before) {
            edition::extend(context, &mut draft);
            at = draft.end().max(at + 1);
            let is_person = titled && 12 <= draft.votes[NameKind::Person as usize];
            if is_person {
                draft.gender = address.or(draft.gender);
            }
            // "Tổng thống Nga Vladimir Putin": the owner stands between title and name.
            let is_owner = titled && !is_person && draft.votes.iter().any(|vote| 4 <= *vote);
            title_end = is_owner.then_some(at);
            if !is_owner {
                address = None;
            }
            scan.drafts.push(draft);
            enumerate_places(context, &mut scan.drafts, &mut at);
            continue;
        }
        // "South Korean President": a nationality of two words is passed as a whole.
        if may_name && let Some(end) = context.end_of(at, Category::Demonym).filter(|end| at + 1 < *end) {
            at = end;
            continue;
        }
        // "quốc phòng Syria", "yêu cầu Mỹ": a head word inside a common word opens no name.
        let is_small = !token.capital || context.starts(at) && !context.is_capital(at + 1);
        let is_other = !titled || begin.contains(Category::SayingVerb);
        if let Some(end) = common_word_end(context, at).filter(|_| is_small && is_other) {
            // "nhận giải Mai Vàng": the last word of it may open the name of a thing.
            let opens = head::read(context, end - 1).is_some_and(|draft| draft.votes[NameKind::Other as usize] != 0);
            at = if opens { end - 1 } else { end }.max(at + 1);
            continue;
        }
        // "Đại tá quân đội La Văn Cầu": a body without a name of its own between title and name.
        if let Some(end) = context.end_of(at, Category::OrganizationHead).filter(|end| titled && at + 1 < *end) {
            at = end;
            title_end = Some(at);
            continue;
        }
        // "Thủ tướng của nước Anh David Cameron" and words such as "nữ" between title and name keep the title alive.
        if titled && context.name_word(at, "owner").is_some() && !token.capital {
            at += 1;
            title_end = Some(at);
            continue;
        }
        at += 1;
    }
    scan
}

/// The tables of common words inside which no name begins.
const COMMON: Categories = Categories::of(&[
    Category::OrganizationHead,
    Category::Field,
    Category::NameWord,
    Category::SayingVerb,
    Category::CountedNoun,
    Category::FrameTrigger,
    Category::Concept,
]);

/// The tables of names, of their heads and of titles.
const NAMES: Categories =
    known::GAZETTEERS.and(head::HEADS).and(Categories::of(&[Category::Honorific, Category::Title, Category::Demonym]));

/// The tables that say something of names. A word in lower case with which no entry of theirs begins is passed over.
const OPENERS: Categories = COMMON.and(NAMES);

/// The end of a common word of several tokens.
fn common_word_end(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let found = context.document.matches_of(at, COMMON).next_back()?;
    (1 < found.tokens.len()).then_some(found.tokens.end as usize)
}

/// What kind of title was read last.
fn before(context: &Context<'_, '_>, titles: &[TitleMention], at: usize) -> Titled {
    let Some(title) = titles.last() else { return Titled::No };
    if title.is_address {
        return if title.tokens.end as usize == at { Titled::Address } else { Titled::Person };
    }
    let leads = context
        .document
        .longest_at(title.tokens.start as usize, Category::Title)
        .is_some_and(|(entry, _)| LEADERS.contains(&entry.value.split(':').next().unwrap_or_default()));
    if leads && title.tokens.end as usize == at { Titled::Either } else { Titled::Person }
}

/// A title or a word of address at the token.
fn title(context: &Context<'_, '_>, at: usize, titled: bool) -> Option<TitleMention> {
    let document = context.document;
    let address = document.longest_at(at, Category::Honorific).map(|(_, tokens)| tokens);
    let role = document.longest_at(at, Category::Title).map(|(_, tokens)| tokens);
    let (tokens, is_address) = match (address, role) {
        (Some(address), Some(role)) if role.len() <= address.len() => (address, true),
        (Some(address), None) => (address, true),
        (_, Some(role)) => (role, false),
        (None, None) => return None,
    };
    let end = tokens.end as usize;
    // "Ảnh: ANH HÒA" is a name in capitals.
    let shouted = |at: usize| document.tokens.get(at).is_some_and(|token| token.all_capitals);
    if is_address && shouted(at) && shouted(end) && !context.is_headline(at) {
        return None;
    }
    // "Sao Mai", "General Motors", "Bác sĩ không biên giới": a longer name wins.
    let longer = known::read(context, at).or_else(|| head::read(context, at)).is_some_and(|draft| end < draft.end());
    if longer {
        return None;
    }
    // "giải BTV Cup": letters in front of a word for a competition are its sponsor's.
    if shouted(at) && context.is_capital(end) && context.end_of(end, Category::OtherTail).is_some() {
        return None;
    }
    if context.is_capital(at) && tokens.len() == 1 {
        let native = context.language.native_word.is_some();
        // A single capitalised word inside a sentence is a title in English, in Vietnamese only after another title.
        if native
            && !is_address
            && !context.starts(at)
            && !titled
            && !context.is_headline(at)
            && document.tokens[at].end - document.tokens[at].start < 6
            // "HLV David Moyes", "GS Phong Lê": an abbreviation of a title.
            && !(shouted(at)
                && context.is_capital(end)
                && (!shouted(end) || context.end_of(end, Category::Place).is_some()))
        {
            return None;
        }
        let closes = context.end_of(end, Category::OrganizationTail).is_some() && context.is_capital(end);
        if !native && closes {
            return None;
        }
    }
    if is_address
        && !context.is_capital(end)
        && context.is_capital(at)
        && !context.starts(at)
        && context.language.native_word.is_some()
    {
        return None;
    }
    Some(TitleMention { tokens, is_address })
}

/// "Bộ trưởng Y tế", "Giám đốc Kinh doanh": the field after a title belongs to it.
fn portfolio_end(context: &Context<'_, '_>, end: usize) -> usize {
    let mut end = end;
    // "Minister of Health": in English a linking word comes first.
    if !context.language.modifier_follows {
        let linked = context
            .name_word(end, "linker")
            .filter(|linker| context.end_of(linker.end as usize, Category::Field).is_some());
        match linked {
            Some(word) if context.is_capital(word.end as usize) => end = word.end as usize,
            _ => return end,
        }
    }
    while let Some(next) = context.end_of(end, Category::Field) {
        if context.end_of(end, Category::OrganizationHead).is_some() && !context.is_capital(end) {
            break;
        }
        // "Giám đốc Công an tỉnh Bình Dương": a name goes on behind what could be a field.
        if head::read(context, end).is_some_and(|draft| next < draft.end()) {
            break;
        }
        // "Người phát ngôn Điện Kremlin": a name that only begins like a field.
        if known::read(context, end).is_some_and(|known| next < known.end()) {
            break;
        }
        end = next;
        if let Some(joiner) = context.name_word(end, "joiner")
            && context.end_of(joiner.end as usize, Category::Field).is_some()
        {
            end = joiner.end as usize;
        } else if context.document.word(end) == ","
            && context.is_capital(end + 1)
            && context.end_of(end + 1, Category::Field).is_some()
        {
            end += 1;
        }
    }
    end
}

fn address_gender(context: &Context<'_, '_>, tokens: TokenRange) -> Option<Gender> {
    match &*context.document.longest_at(tokens.start as usize, Category::Honorific)?.0.value {
        "male" => Some(Gender::Male),
        "female" => Some(Gender::Female),
        _ => None,
    }
}

fn title_gender(context: &Context<'_, '_>, tokens: TokenRange) -> Option<Gender> {
    let (entry, _) = context.document.longest_at(tokens.start as usize, Category::Title)?;
    match entry.value.split_once(':')?.1 {
        "male" => Some(Gender::Male),
        "female" => Some(Gender::Female),
        _ => None,
    }
}

/// "SHB.Đà Nẵng", "V.Ninh Bình": a club with its sponsor's letters before the town.
fn sponsored<'l>(context: &Context<'_, 'l>, at: usize) -> Option<Draft<'l>> {
    let document = context.document;
    let town = at + 2;
    let opens = document
        .tokens
        .get(at)
        .is_some_and(|token| token.all_capitals || token.capital && token.end - token.start == 1)
        && document.word(at + 1) == "."
        && document.tokens.get(town).is_some_and(|token| token.capital && !token.spaced)
        && !document.tokens[at + 1].spaced
        && context.end_of(at, Category::PlaceHead).is_none()
        && context.end_of(at, Category::Honorific).is_none()
        && context.end_of(at, Category::Title).is_none();
    let end = context.end_of(town, Category::Place).filter(|_| opens && context.language.native_word.is_some())?;
    Some(Draft::new(TokenRange::new(at, end), "sponsored-club").vote(NameKind::Organization, 20))
}

/// The name at the token, the longest of its readings.
fn name<'l>(context: &Context<'_, 'l>, at: usize, titled: Titled) -> Option<Draft<'l>> {
    if let Some(club) = sponsored(context, at) {
        return Some(club);
    }
    let by_address = titled == Titled::Address;
    let known = known::read(context, at);
    let head = if by_address { None } else { head::read(context, at) };
    let starts = context.starts(at);
    if !context.is_capital(at) {
        return longest(known, head);
    }
    if let Some(end) = context.end_of(at, Category::Demonym)
        && known.as_ref().is_none_or(|known| known.end() <= end)
    {
        // "Russian President" holds no name before the title, "Russian Foreign Ministry" is one.
        let mut run = run::read(context, at, Titled::No).filter(|run| end < run.end() && run.rule.ends_with("-tail"));
        let national = known::read(context, end).filter(|known| known.votes[NameKind::Organization as usize] != 0);
        if let Some(national) = national.filter(|national| run.as_ref().is_none_or(|run| run.end() <= national.end())) {
            let tokens = TokenRange::new(at, national.end());
            run = Some(Draft::new(tokens, "national-organization").vote(NameKind::Organization, 20));
        }
        return longest(known.filter(|known| end < known.end()), run);
    }
    let skip = (starts || context.is_headline(at)) && is_common(context, at) && !by_address;
    let reading = longest(known, head);
    // "West Yorkshire Police": an adjective may open the name of an organisation or a place.
    let opens =
        skip && context.document.longest_at(at, Category::NotAName).is_some_and(|(entry, _)| &*entry.value == "noun");
    if skip && !opens && reading.is_none() {
        return None;
    }
    let run = if skip && !opens { None } else { run::read(context, at, titled) };
    let run = run.and_then(|run| headless(context, run));
    let run = run.filter(|run| !skip || (run.rule.ends_with("-tail") && context.language.native_word.is_none()));
    let Some(run) = run else {
        // "Ý kiến của ông": at the start of a sentence a single syllable may be any word.
        let doubtful = |reading: &Draft| {
            starts
                && reading.start() == at
                && reading.tokens.len() == 1
                && context.is_native(at)
                && (context.is_lower_elsewhere(at) || run::is_plain(context, at + 1))
        };
        return reading.filter(|reading| !doubtful(reading));
    };
    let Some(mut reading) = reading else { return Some(run).filter(|run| keeps(context, run, titled)) };
    // "lãnh đạo Hà Nội" leads a province: a longer name shows a person, and so does a place that few people know.
    let is_same_person = titled != Titled::No
        && run.rule == "family-name"
        && (reading.end() < run.end() || (reading.end() == run.end() && !known::is_widely_known(&reading)));
    // "Defence Minister Israel Katz": right after a title that only people have, a place that goes on is a given name.
    let is_given = titled == Titled::Person
        && run.rule == "titled-name"
        && reading.end() < run.end()
        && context.language.native_word.is_none()
        && reading.known.is_some()
        && reading.tokens.len() == 1
        && reading.votes[NameKind::Place as usize] != 0
        && context.end_of(reading.end(), Category::Title).is_none()
        && context.end_of(reading.end(), Category::Place).is_none();
    if is_given || by_address || is_same_person {
        // "chị Nga", "anh Đức": after a word of address it is a person.
        return Some(run);
    }
    // "HTC One", "LG G2", "BMW X5": a maker and the name of a model.
    if reading.end() < run.end() && is_model(context, &run, reading.end()) {
        return Some(Draft::new(run.tokens, "capitals-and-number").vote(NameKind::Other, 20));
    }
    if run.end() <= reading.end() {
        if starts && reading.tokens.len() == 1 && context.is_native(at) {
            reading.weak = context.is(at, Category::Honorific) || context.is_lower_elsewhere(at);
        }
        return Some(reading);
    }
    if wins(context, &run, &reading) { Some(run) } else { Some(reading) }
}

/// A run that is no more than the word for an event or a work ("Festival") is no name; the name of a make is one of a thing.
fn headless<'l>(context: &Context<'_, 'l>, run: Draft<'l>) -> Option<Draft<'l>> {
    let head = context.document.longest_at(run.start(), Category::OtherHead);
    let Some((entry, _)) = head.filter(|(_, head)| *head == run.tokens) else { return Some(run) };
    match &*entry.value {
        "make" => Some(Draft::new(run.tokens, "other-head").vote(NameKind::Other, 12)),
        "event" | "work" | "award" | "operation" | "law" => None,
        "product" | "ship" if context.starts(run.start()) && context.is_native(run.start()) => None,
        _ => Some(run),
    }
}

/// Whether a run opens with the name of a maker, and what goes on is no name without it: one word with a number (LG G2), or
/// common words of another language (HTC One). "Tecra Z40" behind "Toshiba" is a name of its own.
fn is_model(context: &Context<'_, '_>, run: &Draft<'_>, rest: usize) -> bool {
    let maker = context.name_word(run.start(), "maker").is_some_and(|maker| maker.end as usize == rest);
    let parts = (rest..run.end()).filter(|at| context.is_spaced(*at)).count();
    let numbered = parts == 1 && (rest..run.end()).any(|at| context.is_number(at));
    maker && context.is_capital(rest) && (numbered || context.is(rest, Category::ForeignWord))
}

/// Whether a run of capitals beats a shorter name of a gazetteer that begins it.
fn wins(context: &Context<'_, '_>, run: &Draft<'_>, reading: &Draft<'_>) -> bool {
    match run.rule {
        "organization-tail" | "place-tail" | "other-tail" | "given-name" => true,
        // "Hà Nội Nguyễn Văn A" is no run, "Lâm Đồng" no person; "Đức Thắng" is no country.
        "family-name" | "native-run" => {
            reading.tokens.len() == 1
                && context.is_native(reading.start())
                && !reading.known.is_some_and(|key| key.len() == 2 && run.tokens.len() == 1)
        }
        "titled-name" => {
            reading.tokens.len() == 1
                && context.is_native(reading.start())
                && context.is_native(reading.end())
                && context.language.native_word.is_some()
        }
        // "Washington Irving": a capital goes on, and neither a title nor a given name begins after the place.
        _ => {
            context.language.native_word.is_none()
                && context.end_of(reading.end(), Category::Title).is_none()
                && !context.is(reading.end(), Category::GivenName)
                && reading.known.is_none_or(|key| key.len() != 2)
                && context.end_of(reading.end(), Category::Place).is_none()
        }
    }
}

fn keeps(context: &Context<'_, '_>, run: &Draft<'_>, titled: Titled) -> bool {
    titled != Titled::No || !(run.tokens.len() == 1 && context.is(run.start(), Category::NotAName))
}

fn longest<'l>(known: Option<Draft<'l>>, head: Option<Draft<'l>>) -> Option<Draft<'l>> {
    match (known, head) {
        (Some(known), Some(head)) => Some(if known.end() < head.end() { head } else { known }),
        (known, head) => known.or(head),
    }
}

/// Whether the capital of a word at the start of a sentence says nothing.
fn is_common(context: &Context<'_, '_>, at: usize) -> bool {
    if context.is(at, Category::NotAName) {
        let family = context.is(at, Category::FamilyName)
            && context.is_capital(at + 1)
            && context.is_spaced(at + 1)
            && context.is_native(at + 1);
        return !family || context.is_lower_elsewhere(at) && !context.is_capital(at + 2);
    }
    let family = context.is(at, Category::FamilyName) || context.is(at, Category::GivenName);
    !family && context.is_lower_elsewhere(at)
}

/// "phường Hố Nai, Tân Biên, Tân Hòa": names that go on a list of places are places.
fn enumerate_places(context: &Context<'_, '_>, drafts: &mut Vec<Draft<'_>>, at: &mut usize) {
    let Some(last) = drafts.last() else { return };
    if last.rule != "place-head" && last.rule != "place-list" {
        return;
    }
    let joiner = if context.document.word(*at) == "," {
        Some(*at + 1)
    } else {
        context.name_word(*at, "joiner").map(|found| found.end as usize)
    };
    let Some(next) = joiner.filter(|next| context.is_capital(*next)) else { return };
    if known::read(context, next).is_some()
        || context.end_of(next, Category::Title).is_some()
        || head::read(context, next).is_some()
        || context.end_of(next, Category::PlaceHead).is_some()
    {
        return;
    }
    let Some(run) = run::read(context, next, Titled::No).filter(|run| matches!(run.rule, "native-run" | "capitals"))
    else {
        return;
    };
    let mut draft = Draft::new(run.tokens, "place-list").vote(NameKind::Place, 6);
    draft.weak = false;
    *at = draft.end();
    drafts.push(draft);
    enumerate_places(context, drafts, at);
}
