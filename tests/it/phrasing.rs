//! Corpora of phrasings: a text a line, behind `=>` what is read in it, and nothing behind it where it must give nothing.

/// Checks every phrasing of a corpus and tells all that differ at once. Gives their number.
pub(crate) fn check(corpus: &str, read: impl Fn(&str) -> String) -> usize {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in corpus.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (text, expected) = line.split_once(" =>").unwrap_or((line, ""));
        let (expected, found) = (expected.trim(), read(text));
        count += 1;
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} differ\n{}", wrong.len(), wrong.join("\n"));
    count
}
