//! Two reports made by hand, so that each renderer meets every verdict and facet. The events are invented.

use crosscheck::article::parse_published;
use crosscheck::claim::{
    Certainty, Claim, ClaimValue, Facet, Named, Participant, ParticipantRole, Polarity, Stage, Utterance,
};
use crosscheck::event::Event;
use crosscheck::finding::NotCompared;
use crosscheck::finding::{Axis, Finding, Severity, Side, Verdict};
use crosscheck::link::{Evidence, Link};
use crosscheck::report::{ArticleSummary, Skipped};
use crosscheck::text::{Span, TokenRange, key_of_words};
use crosscheck::value::{Hedge, Quantity, QuantityKind, TimeKind, TimeValue};
use crosscheck::{Article, Field, Report};

/// A report with the articles it is about.
pub(super) struct Stories {
    pub(super) report: Report,
    pub(super) articles: Vec<Article>,
}

impl Stories {
    fn new() -> Self {
        Self { report: Report::default(), articles: Vec::new() }
    }

    fn article(&mut self, id: &str, published: Option<&str>, origin: u32, title: &str, text: &str) -> u32 {
        let lang = if id.starts_with("en") { "en" } else { "vi" };
        let outlet = id.split_once('-').map_or(id, |(_, outlet)| outlet);
        let source = Some(format!("{outlet}.example"));
        let published = published.map(|text| parse_published(text).unwrap());
        self.report.articles.push(ArticleSummary {
            id: id.to_owned(),
            source: source.clone(),
            published: published.map(|time| time.to_rfc3339()),
            title: Some(title.to_owned()),
            lang: lang.to_owned(),
            origin,
            ..ArticleSummary::default()
        });
        self.articles.push(Article {
            id: id.to_owned(),
            source,
            url: Some(format!("https://{outlet}.example/{id}.html")),
            title: Some(title.to_owned()),
            lead: None,
            text: text.to_owned(),
            published,
            lang: Some(lang.to_owned()),
            ..Article::default()
        });
        self.articles.len() as u32 - 1
    }

    /// A claim that rests on a phrase of the article's title or text, with the people who take part in it.
    fn claim(&mut self, article: u32, phrase: &str, facet: Facet, value: ClaimValue, names: &[&str]) -> u32 {
        let place = [Field::Text, Field::Title].into_iter().find_map(|field| {
            let at = self.articles[article as usize].field(field)?.find(phrase)?;
            Some(Span { field, start: at as u32, end: (at + phrase.len()) as u32 })
        });
        let participant =
            |name: &&str| Participant { role: ParticipantRole::Other, name: (*name).into(), key: key_of_words(name) };
        self.report.claims.push(Claim {
            article,
            span: place.unwrap_or_else(|| panic!("{phrase:?} is not in article {article}")),
            tokens: TokenRange::new(0, 1),
            sentence: 0,
            facet,
            frame: None,
            slot: "".into(),
            head: None,
            kind: None,
            scope: None,
            part: false,
            value,
            converted: None,
            cue: None,
            participants: names.iter().map(participant).collect(),
            time: None,
            place: None,
            polarity: Polarity::Positive,
            stage: None,
            certainty: Certainty::Certain,
            speaker: None,
            speaker_key: None,
            via: None,
            context: Vec::new(),
            rule: "by-hand".into(),
        });
        self.report.claims.len() as u32 - 1
    }

    fn said(&mut self, claim: u32, speaker: &str) -> u32 {
        self.report.claims[claim as usize].speaker = Some(speaker.into());
        claim
    }

    fn event(&mut self, label: &str, articles: &[u32]) -> u32 {
        let id = format!("e{}", self.report.events.len() + 1);
        self.report.events.push(Event {
            id,
            label: label.to_owned(),
            articles: articles.to_vec(),
            slots: Vec::new(),
            possible: Vec::new(),
        });
        self.report.events.len() as u32 - 1
    }

    fn finding(&mut self, event: u32, slot: &str, judged: (Verdict, Severity, &'static str), sides: &[SideOf<'_>]) {
        let claims: Vec<u32> = sides.iter().flat_map(|side| side.claims.iter().copied()).collect();
        let facet = self.report.claims[claims[0] as usize].facet;
        for &claim in &claims {
            self.report.claims[claim as usize].slot = slot.into();
        }
        for pair in claims.windows(2) {
            let evidence = vec![
                Evidence { name: "same_head", weight: 3.5 },
                Evidence { name: "rare_words", weight: 2.25 },
                Evidence { name: "other_value", weight: -1.5 },
            ];
            self.report.links.push(Link { a: pair[0], b: pair[1], score: 4.25, evidence: evidence.into() });
        }
        let sides = sides
            .iter()
            .map(|side| {
                let origin = |claim: &u32| {
                    let article = self.report.claims[*claim as usize].article;
                    self.report.articles[article as usize].origin
                };
                let mut origins: Vec<u32> = side.claims.iter().map(origin).collect();
                origins.sort_unstable();
                origins.dedup();
                Side {
                    value: side.value.to_owned(),
                    unit: side.unit.map(str::to_owned),
                    hedge: side.hedge,
                    origins: origins.len(),
                    claims: side.claims.clone(),
                }
            })
            .collect();
        let (verdict, severity, rule) = judged;
        let axis = if verdict == Verdict::Disputed { Axis::Parties } else { Axis::Outlets };
        self.report.events[event as usize].slots.push(claims);
        let id = format!("f{:02}", self.report.findings.len() + 1);
        let finding = Finding {
            id,
            event,
            facet,
            slot: slot.to_owned(),
            verdict,
            axis,
            severity,
            rule,
            inputs: Vec::new(),
            confidence: 0.9,
            review: None,
            sides,
        };
        self.report.findings.push(finding);
    }
}

struct SideOf<'a> {
    value: &'a str,
    unit: Option<&'a str>,
    hedge: Hedge,
    claims: Vec<u32>,
}

fn side<'a>(value: &'a str, claims: &[u32]) -> SideOf<'a> {
    SideOf { value, unit: None, hedge: Hedge::Exact, claims: claims.to_vec() }
}

fn amount<'a>(value: &'a str, unit: &'a str, hedge: Hedge, claims: &[u32]) -> SideOf<'a> {
    SideOf { value, unit: Some(unit), hedge, claims: claims.to_vec() }
}

fn number(kind: QuantityKind, value: i64, unit: Option<&'static str>) -> ClaimValue {
    let value = value.into();
    ClaimValue::Quantity(Quantity {
        kind,
        low: Some(value),
        high: Some(value),
        hedge: Hedge::Exact,
        unit: unit.map(Into::into),
        step: 1.into(),
        change: None,
        per: None,
    })
}

fn count(value: i64) -> ClaimValue {
    number(QuantityKind::Count, value, None)
}

fn day(timex: &str) -> ClaimValue {
    ClaimValue::Time(Box::new(TimeValue {
        kind: TimeKind::Date,
        timex: timex.to_owned(),
        interval: None,
        granularity: None,
        date: None,
        duration: None,
        hedge: Hedge::Exact,
        anchor: crosscheck::value::Anchor::Calendar,
        inferred: false,
        alternatives: Vec::new(),
        zone: None,
        local: false,
    }))
}

fn named(name: &str) -> Named {
    Named { name: name.into(), known: None, described: false }
}

const ERROR: Severity = Severity::Error;
const NOTE: Severity = Severity::Note;

/// A fire at a timber yard, told by five Vietnamese outlets, one of them in decomposed letters, and by an English one.
pub(super) fn fire() -> Stories {
    let mut it = Stories::new();
    let song = it.article(
        "vi-songda",
        Some("2024-03-12T07:10:00+07:00"),
        0,
        "Cháy xưởng gỗ ở An Tây: 5 người chết",
        "Rạng sáng 12/3, lửa bùng lên tại xưởng gỗ Minh Phát ở xã An Tây.\nÔng Trần Văn Lợi, chủ tịch xã, xác nhận \
         5 người chết, 12 người bị thương; cơ quan chức năng đưa họ tới bệnh viện tỉnh và phong tỏa con đường dẫn vào \
         khu xưởng rộng khoảng 2.000 m2, nơi mùi khói vẫn còn nồng đến tận trưa và xe cứu hỏa nối đuôi nhau ra vào.\n\
         Thiệt hại ban đầu ước 8 tỷ đồng.\n\"Chúng tôi chưa biết nguyên nhân\", ông Lợi nói.",
    );
    let tin = it.article(
        "vi-tinsom",
        Some("2024-03-12T09:00:00+07:00"),
        1,
        "Hỏa hoạn tại xưởng gỗ Minh Phát",
        "Đám cháy ngày 12-3 tại xưởng gỗ Minh Phát (An Tây) làm 5 người thiệt mạng.\nChủ xưởng cho biết thiệt hại tới \
         20 tỷ đồng. Ông nói xưởng có giấy phép, còn công an nói chưa từng cấp.\n\"Chúng tôi không biết nguyên nhân\", \
         theo lời ông Lợi.",
    );
    let dong = it.article(
        "vi-dongnai",
        Some("2024-03-12T18:30:00+07:00"),
        2,
        "Số người bị thương trong vụ cháy xưởng gỗ tăng lên 19",
        "Đến chiều 12/3, bệnh viện tỉnh đã tiếp nhận 19 người bị thương.\n7 người đã chết trong vụ cháy hôm 11/3.",
    );
    let copy = it.article(
        "vi-banlai",
        Some("2024-03-12T19:00:00+07:00"),
        2,
        "Vụ cháy ở An Tây: 19 người bị thương",
        "Bệnh viện tỉnh tiếp nhận 19 người bị thương sau vụ cháy, 7 người đã chết.",
    );
    let decomposed = it.article(
        "vi-chuxua",
        None,
        3,
        "Cha\u{301}y xu\u{31b}o\u{31b}\u{309}ng gô\u{303} la\u{300}m 5 ngu\u{31b}o\u{31b}\u{300}i ti\u{309} vong",
        "Vu\u{323} cha\u{301}y xa\u{309}y ra nga\u{300}y thu\u{31b}\u{301} Ba, ngu\u{31b}o\u{31b}\u{300}i pha\u{301}t \
         ngôn la\u{300} ông Lê Hu\u{31b}\u{303}u Ti\u{301}n. Diê\u{323}n ti\u{301}ch cha\u{301}y: 0,2 ha.",
    );
    let english = it.article(
        "en-harbour",
        Some("2024-03-13T06:00:00+00:00"),
        4,
        "Five die in Vietnam timber yard fire",
        "Five people died and 19 were injured when fire swept a timber yard in southern Vietnam on Tuesday.",
    );
    let all = [song, tin, dong, copy, decomposed, english];
    let blaze = it.event("Cháy xưởng gỗ Minh Phát ở An Tây", &all);
    let place = ["Minh Phát", "An Tây"];

    let five = [
        it.claim(song, "5 người chết", Facet::Count, count(5), &place),
        it.claim(tin, "5 người thiệt mạng", Facet::Count, count(5), &place),
        it.claim(decomposed, "5 ngu\u{31b}o\u{31b}\u{300}i ti\u{309} vong", Facet::Count, count(5), &[]),
        it.claim(english, "Five people died", Facet::Count, count(5), &[]),
    ];
    let five_said = it.said(five[0], "Trần Văn Lợi");
    let seven = [
        it.claim(dong, "7 người đã chết", Facet::Count, count(7), &place),
        it.claim(copy, "7 người đã chết", Facet::Count, count(7), &[]),
    ];
    assert_eq!(five_said, five[0]);
    it.finding(
        blaze,
        "người chết",
        (Verdict::Conflict, ERROR, "count-differs"),
        &[side("5", &five), side("7", &seven)],
    );

    let twelve = [it.claim(song, "12 người bị thương", Facet::Count, count(12), &place)];
    let nineteen = [
        it.claim(dong, "19 người bị thương", Facet::Count, count(19), &place),
        it.claim(copy, "19 người bị thương", Facet::Count, count(19), &[]),
        it.claim(english, "19 were injured", Facet::Count, count(19), &[]),
    ];
    let sides = [side("19", &nineteen), side("12", &twelve)];
    it.finding(blaze, "người bị thương", (Verdict::Update, NOTE, "toll-grows"), &sides);

    let eight = it.claim(song, "8 tỷ đồng", Facet::Money, number(QuantityKind::Money, 8_000_000_000, Some("VND")), &[]);
    let twenty =
        it.claim(tin, "20 tỷ đồng", Facet::Money, number(QuantityKind::Money, 20_000_000_000, Some("VND")), &[]);
    it.said(eight, "Trần Văn Lợi");
    it.said(twenty, "chủ xưởng");
    let sides =
        [amount("8000000000", "VND", Hedge::About, &[eight]), amount("20000000000", "VND", Hedge::AtMost, &[twenty])];
    it.finding(blaze, "thiệt hại", (Verdict::Disputed, Severity::Warning, "parties-differ"), &sides);

    let twelfth = [
        it.claim(song, "Rạng sáng 12/3", Facet::Date, day("2024-03-12TMO"), &place),
        it.claim(tin, "ngày 12-3", Facet::Date, day("2024-03-12"), &place),
        it.claim(english, "Tuesday", Facet::Date, day("2024-03-12"), &[]),
    ];
    let eleventh = [it.claim(dong, "11/3", Facet::Date, day("2024-03-11"), &place)];
    let sides = [side("2024-03-12", &twelfth), side("2024-03-11", &eleventh)];
    it.finding(blaze, "ngày xảy ra cháy", (Verdict::Conflict, Severity::Warning, "day-differs"), &sides);

    let tuesday = [it.claim(decomposed, "nga\u{300}y thu\u{31b}\u{301} Ba", Facet::Date, day("XXXX-WXX-2"), &[])];
    let sides = [side("2024-03-12", &twelfth[..1]), side("XXXX-WXX-2", &tuesday)];
    it.finding(blaze, "hôm cháy", (Verdict::Undetermined, NOTE, "anchor-unknown"), &sides);

    let metres = it.claim(song, "khoảng 2.000 m2", Facet::Measure, number(QuantityKind::Measure, 2000, None), &place);
    let hectares =
        it.claim(decomposed, "0,2 ha", Facet::Measure, number(QuantityKind::Measure, 2000, Some("square_metre")), &[]);
    let sides =
        [amount("2000", "square_metre", Hedge::About, &[metres]), amount("0.2", "hectare", Hedge::Exact, &[hectares])];
    it.finding(blaze, "diện tích", (Verdict::Compatible, NOTE, "converted"), &sides);

    let yard = ClaimValue::Place(named("An Tây"));
    let places = [
        it.claim(song, "xã An Tây", Facet::Place, yard.clone(), &place),
        it.claim(tin, "An Tây", Facet::Place, yard.clone(), &place),
        it.claim(copy, "An Tây", Facet::Place, yard, &place),
    ];
    it.finding(blaze, "nơi cháy", (Verdict::Agree, NOTE, "equal"), &[side("An Tây", &places)]);

    let says = it.claim(
        song,
        "\"Chúng tôi chưa biết nguyên nhân\"",
        Facet::Quote,
        ClaimValue::Quote(Utterance::default()),
        &[],
    );
    let also = it.claim(
        tin,
        "\"Chúng tôi không biết nguyên nhân\"",
        Facet::Quote,
        ClaimValue::Quote(Utterance::default()),
        &[],
    );
    it.said(says, "Trần Văn Lợi");
    it.said(also, "Trần Văn Lợi");
    let sides = [side("Chúng tôi chưa biết nguyên nhân", &[says]), side("Chúng tôi không biết nguyên nhân", &[also])];
    it.finding(blaze, "lời ông Lợi", (Verdict::Conflict, ERROR, "wording-differs"), &sides);

    let mayor = [it.claim(song, "Ông Trần Văn Lợi", Facet::Speaker, ClaimValue::Speaker(named("Trần Văn Lợi")), &[])];
    let other = "ông Lê Hu\u{31b}\u{303}u Ti\u{301}n";
    let other = [it.claim(decomposed, other, Facet::Speaker, ClaimValue::Speaker(named("Lê Hữu Tiến")), &[])];
    let sides = [side("Trần Văn Lợi", &mayor), side("Lê Hữu Tiến", &other)];
    it.finding(blaze, "5 người chết", (Verdict::Conflict, ERROR, "speaker-differs"), &sides);

    let licensed = it.claim(tin, "có giấy phép", Facet::Status, ClaimValue::Status(Stage::Held), &[]);
    let never = it.claim(tin, "chưa từng cấp", Facet::Status, ClaimValue::Status(Stage::Cancelled), &[]);
    it.said(licensed, "chủ xưởng");
    it.said(never, "công an");
    let sides = [side("held", &[licensed]), side("cancelled", &[never])];
    it.finding(blaze, "giấy phép của xưởng", (Verdict::Disputed, Severity::Warning, "denied"), &sides);

    let alone = it.claim(song, "Minh Phát", Facet::Participant, ClaimValue::Participant(named("Minh Phát")), &[]);
    it.finding(blaze, "tên xưởng", (Verdict::SingleSource, NOTE, "single-source"), &[side("Minh Phát", &[alone])]);
    it.report.not_compared.push(NotCompared { reason: "no_partner", claims: vec![alone] });
    it.report.skipped.push(Skipped { article: "fr-1".to_owned(), reason: "unknown_language".to_owned() });
    it
}

/// A text with what would be markup in the formats, and a second event.
pub(super) fn hostile() -> Stories {
    let mut it = Stories::new();
    let one = it.article(
        "en-evil\"</script><b>",
        Some("2024-05-01T10:00:00Z"),
        0,
        "=1+1 <script>alert('title')</script> & \"more\"",
        "The bridge\u{202e} was </script><img src=x onerror=alert(1)> closed for 3% of \"drivers\",\tthen {{ 7*7 }}.",
    );
    let two = it.article("en-plain", None, 1, "Bridge", "The bridge was closed for 4 percent of drivers.");
    let event = it.event("Bridge <closed> & \"shut\"", &[one, two]);
    let percent = |value| number(QuantityKind::Percent, value, Some("percent"));
    let three = it.claim(one, "3%", Facet::Percent, percent(3), &[]);
    let four = it.claim(two, "4 percent", Facet::Percent, percent(4), &[]);
    it.said(three, "<i>mayor</i>");
    let sides = [amount("3", "percent", Hedge::Exact, &[three]), amount("4", "percent", Hedge::Exact, &[four])];
    it.finding(event, "drivers <affected>, \"share\"", (Verdict::Conflict, ERROR, "percent-differs"), &sides);
    it
}
