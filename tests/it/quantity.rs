//! Quantities against the corpora: phrases with what must be found, and phrases in which nothing may be.

use crosscheck::Article;
use crosscheck::lang;
use crosscheck::mention::{self, Comparison, Prefer, QuantityMention, Relation};
use crosscheck::text::Document;
use crosscheck::value::{Change, Hedge, QuantityKind};

use crate::phrasing;

/// The quantities of a text as the corpora write them.
fn read(code: &str, text: &str) -> String {
    with_mentions(code, text, |_, mentions| mentions.iter().map(written).collect::<Vec<_>>().join("; "))
}

fn with_mentions<T>(code: &str, text: &str, then: impl FnOnce(&Document<'_>, &[QuantityMention]) -> T) -> T {
    let language = lang::language(code).expect("the language has tables");
    let article = Article { lang: Some(code.to_owned()), ..Article::from_body(text.to_owned()) };
    let document = Document::read(&article, &language.lexicon);
    let mentions = mention::find(language, &document, Prefer::Nearest);
    then(&document, &mentions.quantities)
}

fn written(mention: &QuantityMention) -> String {
    let quantity = &mention.quantity;
    let kind = format!("{:?}", quantity.kind).to_lowercase();
    let low = quantity.low.map_or(String::new(), |low| low.normalize().to_string());
    let high = quantity.high.map_or(String::new(), |high| high.normalize().to_string());
    let value = match quantity.hedge {
        Hedge::Range => format!("{low}..{high}"),
        _ if quantity.kind == QuantityKind::Score => format!("{low}..{high}"),
        Hedge::Exact => low,
        Hedge::About => format!("~{low}"),
        Hedge::MoreThan => format!(">{low}"),
        Hedge::AtLeast => format!(">={low}"),
        Hedge::LessThan => format!("<{high}"),
        Hedge::AtMost => format!("<={high}"),
    };
    let mut line = format!("{kind} {value}");
    if quantity.kind == QuantityKind::Count {
        line.push(' ');
        line.push_str(mention.noun_concept.as_deref().unwrap_or("-"));
    } else if let Some(unit) = quantity.unit.as_deref() {
        line.push(' ');
        line.push_str(unit);
    }
    if let Some(per) = quantity.per.as_deref() {
        line.push_str(" per ");
        line.push_str(per);
    }
    match quantity.change {
        Some(Change::Up) => line.push_str(" up"),
        Some(Change::Down) => line.push_str(" down"),
        None => {}
    }
    line
}

fn check(code: &str, corpus: &str) -> usize {
    phrasing::check(corpus, |text| read(code, text))
}

#[test]
fn vietnamese_phrases() {
    assert!(400 <= check("vi", include_str!("../corpus/vi/quantity.txt")));
}

#[test]
fn english_phrases() {
    assert!(300 <= check("en", include_str!("../corpus/en/quantity.txt")));
}

#[test]
fn what_is_no_quantity() {
    let vietnamese = check("vi", include_str!("../corpus/vi/quantity_none.txt"));
    let english = check("en", include_str!("../corpus/en/quantity_none.txt"));
    assert!(120 <= vietnamese + english);
}

/// Pairs of quantities with the relation between them, by index.
fn relations(code: &str, text: &str) -> Vec<(usize, Relation, usize)> {
    with_mentions(code, text, |_, mentions| {
        let of = |(index, mention): (usize, &QuantityMention)| {
            mention.relations.iter().map(|&(relation, other)| (index, relation, other)).collect::<Vec<_>>()
        };
        mentions.iter().enumerate().flat_map(of).collect()
    })
}

#[test]
fn relations_as_the_text_states_them() {
    for (code, text, expected) in [
        ("vi", "450 triệu bảng Anh (580 triệu USD).", vec![(0, Relation::ConvertedTo, 1)]),
        ("vi", "Có 49 người, trong đó có 12 trẻ em.", vec![(1, Relation::PartOf, 0)]),
        (
            "vi",
            "Có 49 người, trong đó có 12 trẻ em và 5 phụ nữ.",
            vec![(1, Relation::PartOf, 0), (2, Relation::PartOf, 0)],
        ),
        (
            "vi",
            "44 hành khách và 5 thành viên phi hành đoàn, tổng cộng 49 người.",
            vec![(0, Relation::PartOf, 2), (1, Relation::PartOf, 2)],
        ),
        ("vi", "Giảm từ 12 xuống 9 người.", vec![(1, Relation::ChangedFrom, 0)]),
        ("vi", "Tăng từ 4,8% lên 5,3%.", vec![(1, Relation::ChangedFrom, 0)]),
        ("en", "It raised £450m ($580m).", vec![(0, Relation::ConvertedTo, 1)]),
        ("en", "At least 49 people, including 12 children, were killed.", vec![(1, Relation::PartOf, 0)]),
        ("en", "Unemployment rose from 4.8% to 5.3%.", vec![(1, Relation::ChangedFrom, 0)]),
        ("en", "Profit was $5.3m, up from $4.8m.", vec![(0, Relation::ChangedFrom, 1)]),
    ] {
        assert_eq!(relations(code, text), expected, "{text}");
    }
}

#[test]
fn comparisons_as_the_text_states_them() {
    use Comparison::{Average, Forecast, PeriodBefore, Plan, YearBefore};
    for (code, text, expected) in [
        ("vi", "GDP tăng 5,66% so với cùng kỳ năm trước.", vec![Some(YearBefore)]),
        ("vi", "So với cùng kỳ năm trước, xuất khẩu tăng 7%.", vec![Some(YearBefore)]),
        ("vi", "Doanh thu đạt 1.250 tỷ đồng, bằng 95% kế hoạch năm.", vec![None, Some(Plan)]),
        ("vi", "Xuất khẩu đạt 29,9 tỷ USD, giảm 3,2% so với tháng trước.", vec![None, Some(PeriodBefore)]),
        ("vi", "Lượng mưa cao hơn 20% so với mức trung bình.", vec![Some(Average)]),
        ("vi", "Có 12 người bị thương.", vec![None]),
        ("en", "Revenue climbed 12% year on year to €4.6bn.", vec![Some(YearBefore), None]),
        ("en", "Sales were 5% short of target.", vec![Some(Plan)]),
        ("en", "Profit was 8% higher than expected.", vec![Some(Forecast)]),
        ("en", "Prices fell 0.3% from the previous month.", vec![Some(PeriodBefore)]),
        ("en", "Rainfall was 20 percent above average.", vec![Some(Average)]),
        ("en", "The fire killed 12 people last year.", vec![None]),
    ] {
        let found = with_mentions(code, text, |_, mentions| {
            mentions.iter().map(|mention| mention.compared).collect::<Vec<_>>()
        });
        assert_eq!(found, expected, "{text}");
    }
    // "vượt 15% kế hoạch" is 15% more than the plan, not more than 15% of it.
    assert_eq!(read("vi", "Lợi nhuận vượt 15% kế hoạch."), "percent 15 percent up");
}

#[test]
fn bare_dollars_are_those_of_the_country_of_the_text() {
    for (text, expected) in [
        ("The Sydney council paid $3 million. Australia has no such law.", "money 3000000 AUD"),
        ("Prices in New York rose to $3 million, more than in Sydney or all of Australia.", "money 3000000 USD"),
        ("The firm paid $3 million.", "money 3000000 USD"),
        ("Wellington will spend $3 million, New Zealand's minister said.", "money 3000000 NZD"),
    ] {
        assert_eq!(read("en", text), expected, "{text}");
    }
}

/// The words of the first noun that a text counts.
fn noun(code: &str, text: &str) -> String {
    with_mentions(code, text, |document, mentions| {
        mentions.iter().find_map(|mention| mention.noun).map_or(String::new(), |noun| document.words(noun).to_owned())
    })
}

#[test]
fn nouns_with_their_modifiers() {
    for (code, text, expected) in [
        ("vi", "Anh trục xuất 60 nhà ngoại giao Nga.", "nhà ngoại giao Nga"),
        ("vi", "Có 12 người thiệt mạng.", "người thiệt mạng"),
        ("vi", "Có ba chiếc tàu chở hàng.", "tàu chở hàng"),
        ("vi", "Tàu chở 44 hành khách.", "hành khách"),
        ("en", "Britain expelled 60 Russian diplomats.", "Russian diplomats"),
        ("en", "The fire left 12 people dead.", "people dead"),
        ("en", "There were 12 people killed in the fire.", "people killed"),
    ] {
        assert_eq!(noun(code, text), expected, "{text}");
    }
}

#[test]
fn the_span_is_number_and_unit_without_the_hedge() {
    for (code, text, expected) in [
        ("vi", "Hơn 5.000 người Việt.", "5.000 người"),
        ("vi", "Khoảng 2 tỉ đồng Việt Nam.", "2 tỉ đồng Việt Nam"),
        ("vi", "Ít nhất 60 nhà ngoại giao Nga.", "60 nhà ngoại giao"),
        ("en", "More than 60 Russian diplomats left.", "60 Russian diplomats"),
        ("en", "About $5 million.", "$5 million"),
    ] {
        let spans = with_mentions(code, text, |document, mentions| {
            mentions.iter().map(|mention| document.original(mention.span).to_owned()).collect::<Vec<_>>()
        });
        assert_eq!(spans, [expected], "{text}");
    }
}
