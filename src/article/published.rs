//! Publication times in the forms that extractors and people write them.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};

use crate::error::{Error, ErrorKind};

/// Reads a publication time: RFC 3339, RFC 2822, `2018-04-02 20:00:00`, `2018-04-02`, or `02/04/2018 20:00`.
///
/// A time without a zone is taken as UTC, a day without a time as midnight; both are what the extractors that write
/// such forms mean. Day stands before month.
///
/// # Errors
/// [`ErrorKind::BadDate`] when the text is none of these.
pub fn parse_published(text: &str) -> Result<DateTime<FixedOffset>, Error> {
    let text = text.trim();
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Ok(time);
    }
    if let Ok(time) = DateTime::parse_from_rfc2822(text) {
        return Ok(time);
    }
    for format in ["%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%d %H:%M:%S%.f%z", "%Y-%m-%d %H:%M:%S%.f %z", "%Y-%m-%dT%H:%M%z"] {
        if let Ok(time) = DateTime::parse_from_str(text, format) {
            return Ok(time);
        }
    }
    let naive = [
        "%Y-%m-%dT%H:%M:%S%.f",
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%dT%H:%M",
        "%d/%m/%Y %H:%M",
        "%d/%m/%Y %H:%M:%S",
    ]
    .iter()
    .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
    .or_else(|| {
        ["%Y-%m-%d", "%d/%m/%Y", "%Y/%m/%d"]
            .iter()
            .find_map(|format| NaiveDate::parse_from_str(text, format).ok())
            .map(|day| day.and_time(NaiveTime::MIN))
    })
    .ok_or_else(|| Error::new(ErrorKind::BadDate, format!("cannot read {text:?} as a publication time")))?;
    // OK because an offset of zero seconds is always in range.
    let utc = FixedOffset::east_opt(0).expect("zero is a valid offset");
    Ok(utc.from_utc_datetime(&naive))
}
