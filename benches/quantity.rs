//! Throughput of the quantity tagger, beside a plain scan of the same bytes for its first characters.

use std::hint::black_box;

use aho_corasick::AhoCorasick;
use crosscheck::Article;
use crosscheck::lang;
use crosscheck::mention::quantity;
use crosscheck::text::Document;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// A paragraph as news has it: a number every other line or so.
const VIETNAMESE: &str = "Theo cơ quan chức năng, vụ cháy khiến ít nhất 12 người thiệt mạng và hơn 30 người bị thương. \
    Ngôi nhà ba tầng nằm sâu trong con ngõ nhỏ nên lực lượng cứu hỏa rất khó tiếp cận hiện trường. Thành phố hỗ trợ mỗi \
    gia đình 50 triệu đồng. Người dân quanh khu vực cho biết họ nghe thấy nhiều tiếng nổ lớn trước khi ngọn lửa bùng lên.\n";
const ENGLISH: &str = "Officials said at least 12 people were killed and more than 30 injured in the blaze. The house stood \
    at the end of a narrow lane, which made it hard for the fire brigade to reach the scene. The city will pay each family \
    $2,000. Neighbours said they heard several loud explosions before the flames broke out, and ran into the street.\n";

fn article(code: &str) -> Article {
    let paragraph = if code == "vi" { VIETNAMESE } else { ENGLISH };
    Article { lang: Some(code.to_owned()), ..Article::from_body(paragraph.repeat(200)) }
}

#[divan::bench(args = ["vi", "en"])]
fn find(bencher: Bencher, code: &str) {
    let article = article(code);
    let language = lang::language(code).expect("the language has tables");
    let document = Document::read(&article, &language.lexicon);
    bencher
        .counter(BytesCount::of_str(&article.text))
        .bench(|| black_box(quantity::find(language, &document, &[])).len());
}

/// What reading the bytes once for a handful of patterns costs.
#[divan::bench(args = ["vi", "en"])]
fn plain_scan(bencher: Bencher, code: &str) {
    let article = article(code);
    let patterns: Vec<String> = (0..10).map(|digit| digit.to_string()).collect();
    let scan = AhoCorasick::new(&patterns).expect("digits make an automaton");
    bencher.counter(BytesCount::of_str(&article.text)).bench(|| scan.find_iter(black_box(&article.text)).count());
}
