//! Publication times in the forms that extractors and people write them.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};

use crate::error::{Error, ErrorKind};

/// Reads a publication time: RFC 3339, RFC 2822, `2018-04-02 20:00:00`, `2018-04-02`, `02/04/2018 20:00`, or the way
/// that Vietnamese pages print it: `Thứ hai, 2/4/2018, 20:00 (GMT+7)`.
///
/// A time without a zone is taken as UTC, a day without a time as midnight; both are what the extractors that write
/// such forms mean. Day stands before month.
///
/// # Errors
/// [`ErrorKind::BadDate`] when the text is none of these.
pub fn parse_published(text: &str) -> Result<DateTime<FixedOffset>, Error> {
    let given = text;
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
    let (text, zone) = without_zone(text);
    // A day of the week before the date says nothing new.
    let text = text.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let naive = [
        "%Y-%m-%dT%H:%M:%S%.f",
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%dT%H:%M",
        "%d/%m/%Y %H:%M",
        "%d/%m/%Y %H:%M:%S",
        "%d/%m/%Y, %H:%M",
        "%d/%m/%Y - %H:%M",
        "%d-%m-%Y %H:%M",
        "%H:%M %d/%m/%Y",
        "%H:%M - %d/%m/%Y",
        "%H:%M, %d/%m/%Y",
    ]
    .iter()
    .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
    .or_else(|| {
        ["%Y-%m-%d", "%d/%m/%Y", "%Y/%m/%d", "%d-%m-%Y", "%d.%m.%Y"]
            .iter()
            .find_map(|format| NaiveDate::parse_from_str(text, format).ok())
            .map(|day| day.and_time(NaiveTime::MIN))
    })
    .ok_or_else(|| Error::new(ErrorKind::BadDate, format!("cannot read {given:?} as a publication time")))?;
    zone.from_local_datetime(&naive)
        .single()
        .ok_or_else(|| Error::new(ErrorKind::BadDate, format!("{given:?} is outside the calendar")))
}

/// Takes `(GMT+7)` or `GMT+07:00` from the end of a time.
fn without_zone(text: &str) -> (&str, FixedOffset) {
    // OK because an offset of zero seconds is always in range.
    let utc = FixedOffset::east_opt(0).expect("zero is a valid offset");
    let Some((before, zone)) = text.rsplit_once("GMT").or_else(|| text.rsplit_once("UTC")) else { return (text, utc) };
    let zone = zone.trim_matches(['(', ')', ' ']);
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) =
        zone.trim_start_matches(['+', '-']).split_once(':').unwrap_or((zone.trim_start_matches(['+', '-']), "0"));
    // A number that no clock can show counts as none, like one that is no number.
    let number = |digits: &str| digits.trim().parse::<u8>().map_or(0, i32::from);
    let seconds = sign * (number(hours) * 3600 + number(minutes) * 60);
    (before.trim_end_matches(['(', ' ']), FixedOffset::east_opt(seconds).unwrap_or(utc))
}
