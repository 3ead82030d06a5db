//! The part that a time plays, from the word before it.

use super::TimeRole;
use super::reader::Reader;

/// The role that the words before an expression give it.
pub(super) fn role(reader: &Reader<'_, '_>, start: usize) -> Option<TimeRole> {
    let (name, _) = reader.function_before(start, "role")?;
    Some(match name {
        "deadline" => TimeRole::Deadline,
        "planned" => TimeRole::Planned,
        "since" => TimeRole::Since,
        "until" => TimeRole::Until,
        _ => return None,
    })
}
