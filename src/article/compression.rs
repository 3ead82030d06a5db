//! Compressed input: told by its first bytes, whatever the file is called.

use std::io::{self, BufRead, Read};

use crate::error::{Error, ErrorKind};

/// The input as it is inside its compression, if it has one.
pub(super) fn decompress<'a>(mut input: Box<dyn BufRead + 'a>) -> Result<Box<dyn BufRead + 'a>, Error> {
    let start = input.fill_buf().map_err(|cause| Error::new(ErrorKind::Io, "cannot read").caused_by(cause))?;
    if start.starts_with(b"\x1f\x8b") {
        gzip(input)
    } else if start.starts_with(b"\x28\xb5\x2f\xfd") {
        zstd(input)
    } else {
        Ok(input)
    }
}

/// Reads all of an input, up to a limit.
pub(super) fn read_all(input: impl Read, limit: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    input.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|cause| {
        let kind = if cause.kind() == io::ErrorKind::UnexpectedEof { "the file is cut off" } else { "cannot read" };
        Error::new(ErrorKind::Io, format!("{kind}: {cause}")).caused_by(cause)
    })?;
    if limit < bytes.len() {
        return Err(Error::new(
            ErrorKind::TooLarge,
            format!("the file has more than {limit} bytes: raise `max_file_bytes` or divide it"),
        ));
    }
    Ok(bytes)
}

#[cfg(feature = "gzip")]
#[expect(clippy::unnecessary_wraps, reason = "the same form as for zstd, and as without the feature")]
fn gzip<'a>(input: Box<dyn BufRead + 'a>) -> Result<Box<dyn BufRead + 'a>, Error> {
    Ok(Box::new(io::BufReader::new(flate2::bufread::MultiGzDecoder::new(input))))
}

#[cfg(not(feature = "gzip"))]
fn gzip<'a>(_input: Box<dyn BufRead + 'a>) -> Result<Box<dyn BufRead + 'a>, Error> {
    Err(missing("gzip"))
}

#[cfg(feature = "zstd")]
fn zstd<'a>(input: Box<dyn BufRead + 'a>) -> Result<Box<dyn BufRead + 'a>, Error> {
    let decoder = ruzstd::decoding::StreamingDecoder::new(input).map_err(|cause| {
        Error::new(ErrorKind::BadRecord, format!("not a whole zstd frame: {cause}")).caused_by(cause)
    })?;
    Ok(Box::new(io::BufReader::new(decoder)))
}

#[cfg(not(feature = "zstd"))]
fn zstd<'a>(_input: Box<dyn BufRead + 'a>) -> Result<Box<dyn BufRead + 'a>, Error> {
    Err(missing("zstd"))
}

#[cfg(not(all(feature = "gzip", feature = "zstd")))]
fn missing(feature: &str) -> Error {
    Error::new(
        ErrorKind::UnknownFormat,
        format!("the file is compressed with {feature}: unpack it, or build with the feature `{feature}`"),
    )
}
