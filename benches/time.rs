//! Throughput of the time tagger, beside a plain scan of the same bytes for the trigger words of its tables.

use std::hint::black_box;

use aho_corasick::AhoCorasick;
use crosscheck::Article;
use crosscheck::article::parse_published;
use crosscheck::lang;
use crosscheck::mention::{Prefer, time};
use crosscheck::text::Document;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// Paragraphs as news has them: a time every other line or so.
const VIETNAMESE: &str = "Sáng 23/10, tại Hà Nội, hội nghị đã khai mạc với sự tham dự của đại diện nhiều địa phương. Trước \
    đó, hôm thứ Hai, ban tổ chức cho biết chương trình kéo dài ba ngày. Các đại biểu thảo luận về hạ tầng, giáo dục và y \
    tế, đồng thời trao đổi kinh nghiệm quản lý. Trong quý III, doanh thu của ngành tăng 7% so với cùng kỳ năm ngoái. Ban \
    tổ chức dự kiến công bố kết quả vào ngày 30/10 tới, và mời người dân đóng góp ý kiến.\n";
const ENGLISH: &str = "The conference opened in Hanoi on Wednesday with delegates from many provinces. Organisers said on \
    Monday that it would last three days. Delegates discussed roads, schools and hospitals, and shared what they had learnt \
    about running them. Revenue of the sector rose 7 percent in the third quarter from a year earlier. The results are due \
    on Oct. 30, and the public has been asked to comment on the plans before the end of the year.\n";

const TABLES: [(&str, [&str; 7]); 2] = [
    (
        "vi",
        [
            include_str!("../src/lang/vi/time/month.tsv"),
            include_str!("../src/lang/vi/time/weekday.tsv"),
            include_str!("../src/lang/vi/time/day_part.tsv"),
            include_str!("../src/lang/vi/time/unit.tsv"),
            include_str!("../src/lang/vi/time/deictic.tsv"),
            include_str!("../src/lang/vi/time/word.tsv"),
            include_str!("../src/lang/vi/time/holiday.tsv"),
        ],
    ),
    (
        "en",
        [
            include_str!("../src/lang/en/time/month.tsv"),
            include_str!("../src/lang/en/time/weekday.tsv"),
            include_str!("../src/lang/en/time/day_part.tsv"),
            include_str!("../src/lang/en/time/unit.tsv"),
            include_str!("../src/lang/en/time/deictic.tsv"),
            include_str!("../src/lang/en/time/word.tsv"),
            include_str!("../src/lang/en/time/holiday.tsv"),
        ],
    ),
];

fn article(code: &str) -> Article {
    let paragraph = if code == "vi" { VIETNAMESE } else { ENGLISH };
    Article {
        lang: Some(code.to_owned()),
        published: parse_published("2013-10-23T11:00:00+07:00").ok(),
        ..Article::from_body(paragraph.repeat(200))
    }
}

#[divan::bench(args = ["vi", "en"])]
fn find(bencher: Bencher, code: &str) {
    let article = article(code);
    let language = lang::language(code).expect("the language has tables");
    let document = Document::read(&article, &language.lexicon);
    bencher
        .counter(BytesCount::of_str(&article.text))
        .bench(|| black_box(time::find(language, &document, Prefer::Nearest)).len());
}

/// What one pass over the bytes for the same trigger words costs, without reading a single time.
#[divan::bench(args = ["vi", "en"])]
fn plain_scan(bencher: Bencher, code: &str) {
    let article = article(code);
    let (_, tables) = TABLES.iter().find(|(name, _)| *name == code).expect("the language has tables");
    let words = tables
        .iter()
        .flat_map(|table| table.lines())
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .filter_map(|line| line.split('\t').next());
    let scan = AhoCorasick::builder().ascii_case_insensitive(true).build(words).expect("the words are no patterns");
    bencher
        .counter(BytesCount::of_str(&article.text))
        .bench(|| scan.find_overlapping_iter(black_box(&article.text)).count());
}
