//! Blocks of page texts: what is furniture is caught, what is the article is kept.

use std::fmt::Write as _;
use std::fs;

use crosscheck::lang;
use crosscheck::text::{BlockKind, CreditKind, Document};
use crosscheck::{Article, Field};

/// A page of the corpus, with a flag for each byte of its text.
struct Page {
    name: String,
    article: Article,
    furniture: Vec<bool>,
}

fn pages() -> Vec<Page> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/pages");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let content = fs::read_to_string(&path).unwrap();
            let (head, body) = content.split_once("\n---\n").unwrap();
            let value = |key: &str| head.lines().find_map(|line| line.strip_prefix(key)).map(str::to_owned);
            let (mut text, mut furniture) = (String::new(), Vec::new());
            for (index, part) in body.split("{{").enumerate() {
                let (inside, outside) = if index == 0 { ("", part) } else { part.split_once("}}").unwrap() };
                text += inside;
                furniture.resize(text.len(), true);
                text += outside;
                furniture.resize(text.len(), false);
            }
            let article = Article { title: value("title: "), lang: value("lang: "), ..Article::from_body(text) };
            Page { name: path.file_stem().unwrap().to_string_lossy().into_owned(), article, furniture }
        })
        .collect()
}

fn read(article: &Article) -> Document<'_> {
    Document::read(article, &lang::language(article.lang.as_deref().unwrap()).unwrap().lexicon)
}

fn article(lang: &str, title: Option<&str>, text: &str) -> Article {
    Article { lang: Some(lang.to_owned()), title: title.map(str::to_owned), ..Article::from_body(text) }
}

#[test]
fn furniture_is_caught_and_articles_are_kept() {
    let (mut caught, mut furniture, mut lost, mut kept) = (0, 0, 0, 0);
    let mut misses = String::new();
    let pages = pages();
    assert!(25 <= pages.len(), "help: the corpus should hold 25 pages or more");
    for page in &pages {
        let document = read(&page.article);
        for block in document.blocks.iter().filter(|block| block.span.field == Field::Text) {
            let (start, end) = (block.span.start as usize, block.span.end as usize);
            for (byte, &is_furniture) in
                page.article.text.as_bytes()[start..end].iter().zip(&page.furniture[start..end])
            {
                if byte.is_ascii_whitespace() {
                    continue;
                }
                *(if is_furniture { &mut furniture } else { &mut kept }) += 1;
                if !block.kind.is_article() {
                    *(if is_furniture { &mut caught } else { &mut lost }) += 1;
                }
            }
            if page.furniture[start] == block.kind.is_article() {
                let text = &page.article.text[start..end];
                writeln!(misses, "{} {:?} ({}): {text:?}", page.name, block.kind, block.rule).unwrap();
            }
        }
    }
    let (caught, lost) = (f64::from(caught) / f64::from(furniture), f64::from(lost) / f64::from(kept));
    assert!(0.95 <= caught && lost <= 0.02, "caught {caught:.3}, lost {lost:.3}\n{misses}");
}

#[test]
fn blocks_follow_one_another_without_gaps() {
    for page in pages() {
        let document = read(&page.article);
        for (field, length) in document.fields() {
            let spans: Vec<_> =
                document.blocks.iter().map(|block| block.span).filter(|span| span.field == field).collect();
            assert_eq!(spans.first().map(|span| span.start), Some(0), "{}", page.name);
            assert_eq!(spans.last().map(|span| span.end), Some(length), "{}", page.name);
            assert!(spans.windows(2).all(|pair| pair[0].end == pair[1].start), "{}", page.name);
        }
        let tokens: Vec<_> = document.blocks.iter().map(|block| block.tokens).collect();
        assert!(tokens.windows(2).all(|pair| pair[0].end == pair[1].start), "{}", page.name);
    }
}

/// The blocks of a text as `kind: words`, one a line.
fn blocks(lang: &str, title: Option<&str>, text: &str) -> Vec<(BlockKind, String)> {
    let article = article(lang, title, text);
    let document = read(&article);
    document
        .blocks
        .iter()
        .filter(|block| block.span.field == Field::Text)
        .map(|block| (block.kind, document.original(block.span).trim().to_owned()))
        .collect()
}

#[test]
fn a_caption_ends_where_the_sentence_begins() {
    for (lang, caption, rest) in [
        ("vi", "Cảnh sát phong tỏa cầu Mây - Ảnh: AFP", "Theo hãng tin AFP, cầu đóng cửa từ 5h."),
        ("vi", "Cảnh sát phong tỏa cầu Mây. Ảnh: Quang Định", "Lễ khánh thành được dời sang tháng sau."),
        ("vi", "Cảnh sát phong tỏa cầu Mây. Ảnh: Đức Anh", "Tăng trưởng của quận vẫn giữ mức cũ."),
        ("vi", "Cảnh sát phong tỏa cầu Mây (Ảnh: Reuters)", "Ông Hòa cho biết cầu đóng cửa."),
        ("vi", "Cảnh sát phong tỏa cầu Mây. Ảnh: Lê Hòa/TTXVN", "Tại buổi họp, ông Hòa xin lỗi."),
        ("vi", "Cảnh sát phong tỏa cầu Mây. Ảnh: H.C", "Theo đó, cầu đóng cửa từ 5h."),
        ("vi", "Cầu Mây lúc 5h sáng - Ảnh do người dân cung cấp", "Sau cơn mưa, cầu đóng cửa."),
        ("vi", "Cảnh sát phong tỏa cầu Mây. (Nguồn: EPA)", "Tuyên bố được đưa ra chiều 3/5."),
        ("vi", "Cảnh sát phong tỏa cầu Mây. Ảnh: Văn Kỳ", "Bà Lê Thị Hằng, chủ quán, kể lại sự việc."),
        ("en", "Police close the bridge. Photo: Dale Husk/NPA", "The bridge will open on Friday."),
        ("en", "Police close the bridge (Photo by Hana Sato)", "Traffic was heavy, she said."),
        ("en", "Police close the bridge. Image: EPA", "Mayor Ann Lee said it was safe."),
    ] {
        let found = blocks(lang, Some("Cầu Mây"), &format!("{caption} {rest}"));
        let expected = vec![(BlockKind::Caption, caption.to_owned()), (BlockKind::Body, rest.to_owned())];
        assert_eq!(found, expected, "{caption} {rest}");
    }
}

#[test]
fn bylines_are_furniture_and_their_names_are_credits() {
    let body = "Cầu Mây đóng cửa bảy ngày để thay dầm. Phà chạy ba chuyến mỗi giờ.";
    let english = "The bridge closes for seven days. Ferries run three times an hour.";
    for (lang, body, byline, credits) in [
        (
            "vi",
            body,
            "Đỗ Minh Tú/VOV-Miền Trung",
            vec![("Đỗ Minh Tú", CreditKind::Author), ("VOV", CreditKind::Source)],
        ),
        ("vi", body, "NGUYỆT ÁNH", vec![("NGUYỆT ÁNH", CreditKind::Author)]),
        ("vi", body, "Theo TTXVN", vec![("TTXVN", CreditKind::Source)]),
        (
            "vi",
            body,
            "Thanh Hảo (Theo NDTV, Reuters)",
            vec![("Thanh Hảo", CreditKind::Author), ("NDTV", CreditKind::Source), ("Reuters", CreditKind::Source)],
        ),
        ("vi", body, "Tin, ảnh: Gia Bách", vec![("Gia Bách", CreditKind::Author)]),
        ("vi", body, "T.N (tổng hợp)", vec![("T.N", CreditKind::Author)]),
        (
            "en",
            english,
            "(Reporting by Jonas Brandt; Editing by Clare Whitlock)",
            vec![("Jonas Brandt", CreditKind::Author), ("Clare Whitlock", CreditKind::Author)],
        ),
    ] {
        let article = article(lang, Some("Cầu Mây"), &format!("{body} {byline}"));
        let document = read(&article);
        let last = document.blocks.last().unwrap();
        assert_eq!((last.kind, document.original(last.span)), (BlockKind::Furniture, byline), "{byline}");
        let found: Vec<_> =
            document.credits.iter().map(|credit| (document.words(credit.tokens), credit.kind)).collect();
        for credit in &credits {
            assert!(found.contains(credit), "{byline}: {credit:?} is not in {found:?}");
        }
    }
}

#[test]
fn a_dateline_credits_its_source() {
    for (lang, text, source) in [
        ("en", "PORT LUSE, Oct 3 (Meridian) - The bank raised its rate on Thursday.", "Meridian"),
        ("vi", "(TTXVN) - Ngân hàng nâng lãi suất hôm thứ Năm.", "TTXVN"),
        ("vi", "VOV.VN - Ngân hàng nâng lãi suất hôm thứ Năm.", "VOV.VN"),
    ] {
        let article = article(lang, None, text);
        let document = read(&article);
        let found: Vec<_> =
            document.credits.iter().map(|credit| (document.words(credit.tokens), credit.kind)).collect();
        assert_eq!(found, [(source, CreditKind::Source)], "{text}");
        assert!(document.blocks.iter().all(|block| block.kind.is_article()), "{text}");
    }
}

#[test]
fn sentences_do_not_run_over_a_caption() {
    let article = article("vi", Some("Cầu Mây"), "Cảnh sát phong tỏa cầu - Ảnh: AFP Theo hãng tin này, cầu đóng cửa.");
    let document = read(&article);
    let sentences: Vec<_> = document.sentences.iter().map(|sentence| document.words(sentence.tokens)).skip(1).collect();
    assert_eq!(sentences, ["Cảnh sát phong tỏa cầu - Ảnh: AFP", "Theo hãng tin này, cầu đóng cửa."]);
}

#[test]
fn a_first_line_without_full_stop_is_the_title() {
    let text = "Cầu Mây đóng cửa bảy ngày\nCầu Mây ngừng cho xe qua lại từ 15/5.\nChi phí sửa chữa là 4 tỷ đồng.\nCầu mở lại ngày 22/5.";
    let kinds: Vec<_> = blocks("vi", None, text).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds[..3], [BlockKind::Title, BlockKind::Lead, BlockKind::Body]);
    let with_title = blocks("vi", Some("Sửa cầu, dân đi phà"), text);
    assert_eq!(with_title[0].0, BlockKind::Body);
}

#[test]
fn odd_texts_have_blocks_too() {
    for text in [
        "",
        " ",
        "\n\n\n",
        ".",
        "...",
        ">>",
        "» »",
        "(Ảnh:",
        "Ảnh:",
        "[",
        "Read more",
        "a\u{0}b",
        "\u{feff}",
        "¶\r\n\r\n¶",
        "Theo",
        "By",
    ] {
        for lang in ["vi", "en"] {
            let article = article(lang, None, text);
            let document = read(&article);
            assert_eq!(document.blocks.last().map(|block| block.span.end), Some(text.len() as u32), "{text:?}");
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_divided_without_gaps(pieces in proptest::collection::vec(
        proptest::sample::select(vec![
            "Ảnh", ":", " ", "\n", ">>", "»", "(", ")", "Theo", "AFP", "Read more", ".", "...", "\"", "”", "Tuấn Anh", "cầu",
            "/", "-", "3", "Photo", "by", "Reuters", "Xem thêm", "http://a.b", "Ông", "?", "\r\n", "!", "[Video]", "e\u{301}",
        ]), 0..60), english in proptest::bool::ANY)
    {
        let text: String = pieces.concat();
        let article = article(if english { "en" } else { "vi" }, None, &text);
        let document = read(&article);
        let spans: Vec<_> = document.blocks.iter().map(|block| block.span).collect();
        proptest::prop_assert_eq!(spans.last().map(|span| span.end as usize), Some(text.len()));
        proptest::prop_assert!(spans.windows(2).all(|pair| pair[0].end == pair[1].start));
        for span in spans {
            proptest::prop_assert!(text.get(span.start as usize..span.end as usize).is_some());
        }
    }
}
