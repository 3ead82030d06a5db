//! Any bytes as a file of any kind: what is read keeps to the limits, and is the same when it is read again.
//!
//! The last byte chooses the kind: a control character leaves it to the content, so that every file of
//! `tests/corpus/reading` is a seed as it is.

#![no_main]

use std::io::{Cursor, Write};
use std::path::Path;

use crosscheck::article::{ReadOptions, Reading, read_stream};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 12] =
    ["a.jsonl", "a.json", "a.txt", "a.md", "a.csv", "a.tsv", "a.rss", "a.atom", "a.html", "a.warc", "a.bin", "a.gz"];

fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, bytes)) = bytes.split_last() else { return };
    let name = if choice < 0x20 { "-" } else { NAMES[usize::from(choice) % NAMES.len()] };
    let packed;
    let bytes = if name == "a.gz" {
        packed = pack(bytes);
        &packed[..]
    } else {
        bytes
    };
    let strict = choice & 1 == 1;
    let options = ReadOptions { max_record_bytes: 1 << 14, max_file_bytes: 1 << 18, max_articles: 40, strict };
    let read = || read_stream(Cursor::new(bytes), Some(Path::new(name)), &options);
    let reading = read();
    assert!(reading.articles.len() <= options.max_articles);
    for article in &reading.articles {
        assert!(article.text.len() <= options.max_record_bytes);
        assert!(!article.id.is_empty());
    }
    assert!(!strict || reading.errors.len() <= 1);
    assert!(reading.errors.iter().all(|error| error.path() == Some(Path::new(name))));
    assert_eq!(shown(&reading), shown(&read()));
});

fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).expect("a vector takes everything");
    packer.finish().expect("a vector takes everything")
}

fn shown(reading: &Reading) -> String {
    let errors: Vec<String> = reading.errors.iter().map(ToString::to_string).collect();
    let warnings: Vec<String> = reading.warnings.iter().map(ToString::to_string).collect();
    format!("{:?} {errors:?} {warnings:?}", reading.articles)
}
