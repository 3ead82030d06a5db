//! Reading: every format and encoding reads alike, and what cannot be read is named with its reason.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use crosscheck::ErrorKind;
use crosscheck::article::{
    ReadOptions, Reading, from_json_line, from_text, parse_published, read_json_lines, read_path, read_paths,
    read_paths_with, read_stream,
};
use unicode_normalization::UnicodeNormalization;

fn corpus(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/reading").join(folder)
}

/// Whether the features that a file needs are on.
fn readable(name: &str) -> bool {
    let needs = |feature: bool, parts: &[&str]| feature || !parts.iter().any(|part| name.contains(part));
    needs(cfg!(feature = "csv"), &[".csv", ".tsv"])
        && needs(cfg!(feature = "gzip"), &[".gz"])
        && needs(cfg!(feature = "zstd"), &[".zst"])
        && needs(cfg!(feature = "feed"), &[".rss", "atom", "feed"])
        && needs(cfg!(feature = "pages"), &[".html"])
        && needs(cfg!(feature = "warc"), &[".warc"])
        && needs(cfg!(feature = "encodings"), &["windows-1258"])
}

fn files(folder: &str) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(corpus(folder))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn every_format_and_encoding_reads_alike() {
    let expected = from_json_line(std::fs::read_to_string(corpus("good/own.jsonl")).unwrap().trim()).unwrap();
    let names = files("good");
    assert!(25 <= names.len());
    for name in names.iter().filter(|name| readable(name)) {
        let reading = read_path(&corpus("good").join(name));
        assert!(reading.errors.is_empty(), "{name}: {:?}", reading.errors);
        let [article] = &reading.articles[..] else { panic!("{name}: {} articles", reading.articles.len()) };
        let composed = |text: &Option<String>| text.as_deref().map(|text| text.nfc().collect::<String>());
        assert_eq!(article.text.nfc().collect::<String>().trim_end(), expected.text, "{name}");
        assert_eq!(composed(&article.title), expected.title, "{name}");
        assert_eq!(composed(&article.author), expected.author, "{name}");
        assert_eq!(article.url, expected.url, "{name}");
        assert_eq!(article.source, expected.source, "{name}");
        assert_eq!(article.published, expected.published, "{name}");
        assert_eq!(article.lang, expected.lang, "{name}");
        assert!(!article.id.is_empty(), "{name}");
    }
}

#[test]
fn what_is_guessed_is_said() {
    let guessed = read_path(&corpus("good/text-utf16-no-mark.txt"));
    assert!(guessed.warnings[0].to_string().contains("read as UTF-16"), "{:?}", guessed.warnings);
    if cfg!(feature = "encodings") {
        let guessed = read_path(&corpus("good/text-windows-1258.txt"));
        assert!(guessed.warnings[0].to_string().contains("read as windows-1258"), "{:?}", guessed.warnings);
    }
    assert!(read_path(&corpus("good/text.txt")).warnings.is_empty());
}

#[test]
fn each_broken_file_is_named_with_its_reason() {
    // File, line, kind of error, a part of its message, how many articles are read all the same.
    let expected = [
        ("array.json", Some(3), ErrorKind::BadRecord, "not JSON", 0),
        ("binary.txt", None, ErrorKind::Encoding, "binary", 0),
        ("cut.jsonl.gz", Some(1), ErrorKind::Io, "cannot read on", 0),
        ("cut.rss", Some(15), ErrorKind::BadRecord, "cut off", 0),
        ("cut.warc", None, ErrorKind::BadRecord, "cut off", 0),
        ("date.jsonl", Some(1), ErrorKind::BadDate, "the field `published`", 0),
        ("empty-text.jsonl", Some(1), ErrorKind::BadRecord, "the field `text` is empty", 0),
        ("empty.txt", None, ErrorKind::BadRecord, "the file is empty", 0),
        ("front.txt", Some(3), ErrorKind::BadRecord, "no `key: value` line", 0),
        ("item.json", None, ErrorKind::BadRecord, "record 2: not an object", 1),
        ("line.jsonl", Some(2), ErrorKind::BadRecord, "not a JSON object", 2),
        ("no-article.html", None, ErrorKind::BadRecord, "no article is found", 0),
        ("no-column.csv", Some(1), ErrorKind::BadRecord, "no column for the text", 0),
        ("no-feed.xml", None, ErrorKind::UnknownFormat, "neither an RSS nor an Atom feed", 0),
        ("no-item-text.rss", Some(2), ErrorKind::BadRecord, "neither `content` nor `description`", 0),
        ("no-text.jsonl", Some(2), ErrorKind::BadRecord, "the field `text` is missing", 0),
        ("not-gzip.txt.gz", None, ErrorKind::Io, "", 0),
        ("not-utf8.jsonl", Some(1), ErrorKind::Encoding, "not UTF-8 at byte 12", 0),
        ("not-zstd.jsonl.zst", None, ErrorKind::BadRecord, "not a whole zstd frame", 0),
        ("number.jsonl", Some(1), ErrorKind::BadRecord, "the field `title` is not a text", 0),
        ("odd-utf16.txt", None, ErrorKind::Encoding, "cut off", 0),
        ("row.csv", Some(3), ErrorKind::BadRecord, "the row has 4 columns, the header 3", 2),
    ];
    assert_eq!(files("broken"), expected.iter().map(|case| case.0).collect::<Vec<_>>());
    for (name, line, kind, message, articles) in expected.into_iter().filter(|case| readable(case.0)) {
        if name == "no-feed.xml" && !cfg!(feature = "feed") {
            continue;
        }
        let path = corpus("broken").join(name);
        let reading = read_path(&path);
        let [error] = &reading.errors[..] else { panic!("{name}: {:?}", reading.errors) };
        assert_eq!((error.kind(), error.line()), (kind, line), "{name}: {error}");
        assert_eq!(error.path(), Some(path.as_path()));
        assert!(error.to_string().contains(message), "{name}: {error}");
        assert_eq!(reading.articles.len(), articles, "{name}");
    }
}

#[test]
fn a_mixed_folder_is_read_in_the_order_of_names() {
    let reading = read_paths(&[corpus("broken"), corpus("good")]);
    let good = files("good").iter().filter(|name| readable(name)).count();
    assert!(good <= reading.articles.len());
    let paths: Vec<_> = reading.errors.iter().filter_map(|error| error.path()).collect();
    assert!(paths.is_sorted());
    assert!(reading.warnings.iter().any(|warning| warning.detail.contains("id was read before")));
}

#[test]
fn a_feature_that_is_off_says_so() {
    for (name, on, feature) in [
        ("good/own.jsonl.zst", cfg!(feature = "zstd"), "`zstd`"),
        ("good/page.html", cfg!(feature = "pages"), "`pages`"),
        ("good/feed.rss", cfg!(feature = "feed"), "`feed`"),
        ("good/crawl.warc", cfg!(feature = "warc"), "`warc`"),
    ] {
        if !on {
            let reading = read_path(&corpus(name));
            assert_eq!(reading.errors[0].kind(), ErrorKind::UnknownFormat);
            assert!(reading.errors[0].to_string().contains(feature), "{}", reading.errors[0]);
        }
    }
}

#[test]
fn limits_are_told() {
    let with = |options: ReadOptions| -> Reading { read_paths_with(&[corpus("good/own.jsonl")], &options) };
    let small = with(ReadOptions { max_record_bytes: 100, ..ReadOptions::default() });
    assert_eq!((small.articles.len(), small.errors[0].kind()), (0, ErrorKind::TooLarge));
    assert!(small.errors[0].to_string().contains("raise `max_record_bytes`"), "{}", small.errors[0]);
    let none = with(ReadOptions { max_articles: 0, ..ReadOptions::default() });
    assert!(none.errors[0].to_string().contains("raise `max_articles`"), "{}", none.errors[0]);
    let text =
        read_paths_with(&[corpus("good/text.txt")], &ReadOptions { max_file_bytes: 10, ..ReadOptions::default() });
    assert!(text.errors[0].to_string().contains("raise `max_file_bytes`"), "{}", text.errors[0]);
}

#[test]
fn strict_reading_ends_at_the_first_error() {
    let options = ReadOptions { strict: true, ..ReadOptions::default() };
    let reading = read_paths_with(&[corpus("broken/line.jsonl"), corpus("good/own.jsonl")], &options);
    assert_eq!((reading.articles.len(), reading.errors.len()), (1, 1));
    assert_eq!(reading.strict().unwrap_err().line(), Some(2));
    assert_eq!(read_path(&corpus("good/own.jsonl")).strict().unwrap().len(), 1);
    // A document of which nothing is a record, and that breaks off.
    let errors = |strict: bool| {
        let options = ReadOptions { strict, ..ReadOptions::default() };
        read_stream(&b"4 6 {"[..], Some(Path::new("a.json")), &options).errors.len()
    };
    assert_eq!((errors(false), errors(true)), (3, 1));
}

#[test]
fn a_missing_file_is_an_error() {
    let reading = read_path(Path::new("no/such/file.jsonl"));
    assert_eq!(reading.errors[0].kind(), ErrorKind::Io);
}

#[test]
fn lines_are_read_from_any_stream() {
    let input = "{\"text\": \"Cầu đóng cửa.\"}\r\n\r\n[]\r\n{\"text\": \"Cầu mở lại.\", \"id\": 7}";
    let (articles, errors) = read_json_lines(Cursor::new(input), None);
    assert_eq!(
        articles.iter().map(|article| article.text.as_str()).collect::<Vec<_>>(),
        ["Cầu đóng cửa.", "Cầu mở lại."]
    );
    assert_eq!(articles[1].id, "7");
    assert_eq!(errors.iter().map(crosscheck::Error::line).collect::<Vec<_>>(), [Some(3)]);
}

#[test]
fn garbled_texts_are_reported() {
    for (text, part) in [
        ("ThÃ¡ng trÆ°á»›c, cáº§u phao Ä‘Ã³ng cá»\u{ad}a báº£y ngÃ y", "windows-1252"),
        ("C\u{fffd}u phao đóng cửa", "lost"),
        ("Héi ®ång nh©n d©n tØnh häp chiÒu nay vÒ dù ¸n cÇu, «ng Hßa ®äc b¸o c¸o", "TCVN3"),
    ] {
        let line = serde_json::json!({ "text": text }).to_string();
        let path = std::env::temp_dir().join(format!("crosscheck-garbled-{part}.jsonl"));
        std::fs::write(&path, line).unwrap();
        let reading = read_path(&path);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(reading.articles.len(), 1);
        assert!(reading.warnings[0].detail.contains(part), "{text}: {:?}", reading.warnings);
    }
}

#[test]
fn times_of_publication_come_in_many_forms() {
    for (given, expected) in [
        ("2018-04-02T20:00:00+07:00", "2018-04-02T20:00:00+07:00"),
        ("2018-04-02T20:00:00Z", "2018-04-02T20:00:00+00:00"),
        ("2018-04-02T20:00:00+0700", "2018-04-02T20:00:00+07:00"),
        ("2018-04-02 20:00:00", "2018-04-02T20:00:00+00:00"),
        ("2018-04-02", "2018-04-02T00:00:00+00:00"),
        ("Mon, 02 Apr 2018 20:00:00 +0700", "2018-04-02T20:00:00+07:00"),
        ("02/04/2018 20:00", "2018-04-02T20:00:00+00:00"),
        ("Thứ hai, 2/4/2018, 20:00 (GMT+7)", "2018-04-02T20:00:00+07:00"),
        ("02/04/2018 20:00 GMT+7", "2018-04-02T20:00:00+07:00"),
        // No clock shows such an offset: the time is taken as UTC.
        ("02/04/2018 20:00 GMT+99999999", "2018-04-02T20:00:00+00:00"),
        ("02/04/2018 20:00 GMT-2000000000:2000000000", "2018-04-02T20:00:00+00:00"),
        ("20:00 02/04/2018", "2018-04-02T20:00:00+00:00"),
    ] {
        assert_eq!(parse_published(given).unwrap().to_rfc3339(), expected, "{given}");
    }
    for bad in ["", "hôm qua", "2018-13-45", "31/02/2018", "GMT", "(GMT+7)"] {
        assert_eq!(parse_published(bad).unwrap_err().kind(), ErrorKind::BadDate, "{bad}");
    }
}

#[test]
fn front_matter_gives_the_fields() {
    let article =
        from_text("---\nid: a1\nsource: https://www.tinsong.example\nauthor: Hạ Vy\n---\nCầu đóng cửa.\n").unwrap();
    assert_eq!((article.id.as_str(), article.source.as_deref()), ("a1", Some("tinsong.example")));
    assert_eq!(article.author.as_deref(), Some("Hạ Vy"));
    assert_eq!(article.text, "Cầu đóng cửa.\n");
}
