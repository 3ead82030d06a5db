//! Bytes into text: byte order marks, UTF-8, UTF-16, and legacy encodings that are declared or guessed.

use std::borrow::Cow;

use crate::error::{Error, ErrorKind};

/// A text, and what had to be assumed to read it.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// What the reader should know: an encoding that was guessed, bytes that meant nothing.
    pub(super) warning: Option<String>,
}

/// Reads bytes as text. `declared` is the name of an encoding that the format itself gives (a charset of HTML or XML).
pub(super) fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Result<Decoded<'a>, Error> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return utf8(rest).ok_or_else(|| broken("the file begins with the mark of UTF-8 but is not UTF-8"));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, u16::from_be_bytes);
    }
    if bytes.contains(&0) {
        return without_mark(bytes);
    }
    match utf8(bytes) {
        Some(decoded) => Ok(decoded),
        None => legacy(bytes, declared),
    }
}

fn broken(detail: impl Into<String>) -> Error {
    Error::new(ErrorKind::Encoding, detail)
}

fn utf8(bytes: &[u8]) -> Option<Decoded<'_>> {
    let text = std::str::from_utf8(bytes).ok()?;
    Some(Decoded { text: Cow::Borrowed(text), warning: None })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Decoded<'_>, Error> {
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Err(broken("the file is UTF-16 but ends in the middle of a character: it seems to be cut off"));
    }
    let text = char::decode_utf16(pairs.map(|pair| unit([pair[0], pair[1]])))
        .collect::<Result<String, _>>()
        .map_err(|cause| broken("the file begins with the mark of UTF-16 but is not UTF-16").caused_by(cause))?;
    Ok(Decoded { text: Cow::Owned(text), warning: None })
}

/// UTF-16 without a mark shows in its zeros, which stand at every second place in Latin text.
fn without_mark(bytes: &[u8]) -> Result<Decoded<'_>, Error> {
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = sample.len() / 4;
    let unit = if most <= odd && even < odd / 8 {
        u16::from_le_bytes
    } else if most <= even && odd < even / 8 {
        u16::from_be_bytes
    } else {
        return Err(broken("the file is binary, no text: it holds zero bytes"));
    };
    let mut decoded = utf16(bytes, unit)?;
    decoded.warning = Some("read as UTF-16, which the file does not declare".to_owned());
    Ok(decoded)
}

/// The share of bytes that may be broken in a text that is otherwise UTF-8: one character in so many.
const GOOD_PER_BROKEN: usize = 20;

#[cfg(feature = "encodings")]
fn legacy<'a>(bytes: &'a [u8], declared: Option<&str>) -> Result<Decoded<'a>, Error> {
    if let Some(label) = declared.filter(|label| !label.eq_ignore_ascii_case("utf-8")) {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes())
            .ok_or_else(|| broken(format!("the declared encoding {label:?} is not known")))?;
        let (text, broken_bytes) = encoding.decode_without_bom_handling(bytes);
        let warning = broken_bytes.then(|| format!("some bytes mean nothing in the declared encoding {label}"));
        return Ok(Decoded { text, warning });
    }
    if let Some(decoded) = nearly_utf8(bytes) {
        return Ok(decoded);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    let (text, broken_bytes) = encoding.decode_without_bom_handling(bytes);
    if broken_bytes || text.chars().any(|letter| letter.is_control() && !letter.is_whitespace()) {
        return Err(broken("the bytes are in no encoding that is known: save the file as UTF-8"));
    }
    let warning = Some(format!("read as {}, which was guessed: save the file as UTF-8 to be sure", encoding.name()));
    Ok(Decoded { text, warning })
}

#[cfg(not(feature = "encodings"))]
fn legacy<'a>(bytes: &'a [u8], _declared: Option<&str>) -> Result<Decoded<'a>, Error> {
    nearly_utf8(bytes).ok_or_else(|| {
        broken("the file is not UTF-8: save it as UTF-8, or build with the feature `encodings` to read it")
    })
}

/// UTF-8 with a few broken bytes, as where a text was cut at a byte.
fn nearly_utf8(bytes: &[u8]) -> Option<Decoded<'_>> {
    let text = String::from_utf8_lossy(bytes);
    let broken = text.chars().filter(|&letter| letter == char::REPLACEMENT_CHARACTER).count();
    let good = text.chars().filter(|&letter| !letter.is_ascii() && letter != char::REPLACEMENT_CHARACTER).count();
    (GOOD_PER_BROKEN * broken <= good)
        .then(|| Decoded { text, warning: Some(format!("{broken} characters are broken UTF-8 and were replaced")) })
}

/// What a text that was read in the wrong encoding shows of itself, if it does.
pub(super) fn garbled(text: &str) -> Option<String> {
    let replaced = text.chars().filter(|&letter| letter == char::REPLACEMENT_CHARACTER).count();
    if 0 < replaced {
        return Some(format!("{replaced} characters were lost in an earlier conversion (they stand as U+FFFD)"));
    }
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let mojibake = MOJIBAKE.iter().map(|piece| text.matches(piece).count()).sum::<usize>();
    if 3 <= mojibake && letters < 60 * mojibake {
        return Some(
            "the text is UTF-8 that was once read as windows-1252 (as in `á»‡`): convert it back at its source"
                .to_owned(),
        );
    }
    let legacy = inside_words(text);
    (5 <= legacy && letters < 40 * legacy).then(|| {
        "the text is in the font encoding TCVN3 (ABC), not in Unicode (as in `ViÖt Nam`): convert it first".to_owned()
    })
}

/// What letters of Vietnamese and curly quotation marks become when their UTF-8 is read as windows-1252.
const MOJIBAKE: [&str; 14] = ["á»", "áº", "Ã¡", "Ã ", "Ã¢", "Ã©", "Ãª", "Ã´", "Ã³", "Ä‘", "Ä\u{90}", "Æ°", "Æ¡", "â€"];

/// How often a mark that TCVN3 uses as a letter stands inside a word.
fn inside_words(text: &str) -> usize {
    let mut before = ' ';
    let mut count = 0;
    let mut chars = text.chars().peekable();
    while let Some(letter) = chars.next() {
        let is_mark =
            matches!(letter, '®' | '¬' | '¨' | '©' | 'µ' | '¶' | '¸' | '·' | '¹' | '»' | '¾' | '¼' | '½' | '\u{ad}');
        let next_is_letter = chars.peek().is_some_and(|next| next.is_alphabetic());
        count += usize::from(is_mark && (before.is_alphabetic() || next_is_letter));
        before = letter;
    }
    count
}
