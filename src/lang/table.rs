//! Tables: one form a line, `form<TAB>value<TAB>gloss`, with `#` for comments.

/// One row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row<'a> {
    /// The word or phrase.
    pub(super) form: &'a str,
    /// What it means to the stage that reads the table.
    pub(super) value: &'a str,
}

/// The rows of a table. A gloss is for people and is not read.
pub(super) fn rows(content: &str) -> impl Iterator<Item = Row<'_>> {
    content.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).map(|line| {
        let mut columns = line.split('\t');
        Row { form: columns.next().unwrap_or_default(), value: columns.next().unwrap_or_default() }
    })
}
