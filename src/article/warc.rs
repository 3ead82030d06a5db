//! WARC: the pages of a crawl, an article a response that holds HTML.

use std::io::Read;

use super::encoding::decode;
use super::from_html;
use super::reading::Reader;
use crate::error::{Error, ErrorKind};

/// Reads all HTML responses of a crawl. Records of other kinds are passed over.
pub(super) fn read_warc(bytes: &[u8], reader: &mut Reader<'_>) -> Result<(), Error> {
    let mut rest = bytes;
    let mut number = 0;
    while !rest.trim_ascii_start().is_empty() && !reader.is_done() {
        rest = rest.trim_ascii_start();
        number += 1;
        let broken = |detail: &str| Error::new(ErrorKind::BadRecord, detail).in_record(number);
        if !rest.starts_with(b"WARC/") {
            return Err(broken("no WARC record begins here: the length of the one before is wrong"));
        }
        let (head, body) =
            split_head(rest).ok_or_else(|| broken("the head of the record has no end: the file is cut off"))?;
        let length: usize = header(&head, "content-length")
            .and_then(|length| length.parse().ok())
            .ok_or_else(|| broken("the record has no `Content-Length`"))?;
        let Some(block) = body.get(..length) else {
            return Err(broken(&format!(
                "the record should have {length} bytes and has {}: the file is cut off",
                body.len()
            )));
        };
        rest = &body[length..];
        let is_page = header(&head, "warc-type") == Some("response");
        if is_page && let Err(error) = read_response(block, header(&head, "warc-target-uri"), reader) {
            reader.fail(error.in_record(number));
        }
    }
    Ok(())
}

fn read_response(block: &[u8], url: Option<&str>, reader: &mut Reader<'_>) -> Result<(), Error> {
    let Some((head, body)) = split_head(block) else {
        return Err(Error::new(ErrorKind::BadRecord, "the response has no head"));
    };
    let ok = head.lines().next().is_some_and(|status| status.contains(" 200"));
    let kind = header(&head, "content-type").unwrap_or_default().to_ascii_lowercase();
    if !ok || !kind.contains("html") {
        return Ok(());
    }
    let mut body = body.to_vec();
    if header(&head, "transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked")) {
        body =
            unchunk(&body).ok_or_else(|| Error::new(ErrorKind::BadRecord, "the chunks of the response are broken"))?;
    }
    if header(&head, "content-encoding").is_some_and(|value| value.eq_ignore_ascii_case("gzip")) {
        let mut unpacked = Vec::new();
        let limit = reader.options().max_record_bytes as u64;
        flate2::read::MultiGzDecoder::new(&body[..]).take(limit).read_to_end(&mut unpacked).map_err(|cause| {
            Error::new(ErrorKind::BadRecord, format!("the response is not gzip as it says: {cause}")).caused_by(cause)
        })?;
        body = unpacked;
    }
    let charset = kind.split_once("charset=").map(|(_, charset)| charset.trim_matches(['"', ' ']).to_owned());
    let decoded = decode(&body, charset.as_deref())?;
    let article = from_html(&decoded.text, url)?;
    if let Some(warning) = decoded.warning {
        reader.warn(None, Some(&article.id), warning);
    }
    reader.take(article, None);
    Ok(())
}

/// The lines before the first empty one, and what comes after it.
fn split_head(bytes: &[u8]) -> Option<(String, &[u8])> {
    let at = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    Some((String::from_utf8_lossy(&bytes[..at]).into_owned(), &bytes[at + 4..]))
}

/// The value of a header line.
fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// The body of a response that was sent in chunks.
fn unchunk(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = bytes.windows(2).position(|window| window == b"\r\n")?;
        let size = std::str::from_utf8(&bytes[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        bytes = &bytes[end + 2..];
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(bytes.get(..size)?);
        bytes = bytes.get(size + 2..)?;
    }
}
