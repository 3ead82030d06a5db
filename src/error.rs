//! The one error of the crate. Only the edges fail: reading input, keeping it in a store, and building a
//! [`Reconciler`](crate::Reconciler).

use std::path::{Path, PathBuf};

/// What went wrong while reading input or building a reconciler, with the place where it happened.
#[derive(Debug, thiserror::Error)]
#[error("{}{detail}", place(.path.as_deref(), *.line))]
pub struct Error {
    kind: ErrorKind,
    detail: String,
    path: Option<PathBuf>,
    line: Option<usize>,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// The kinds of failure a caller may want to tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or folder could not be opened or read.
    Io,
    /// The bytes of a file are in no encoding that we read.
    Encoding,
    /// A record is not of the form its format asks for.
    BadRecord,
    /// A publication time could not be understood.
    BadDate,
    /// A file is of a kind that is not read, or only with a feature that is off.
    UnknownFormat,
    /// A record or file is larger than the limit, or there are more articles than the limit.
    TooLarge,
    /// A language was asked for that has no tables.
    UnknownLanguage,
    /// A rule was named that does not exist.
    UnknownRule,
    /// An option has a value outside its range.
    BadOption,
    /// A store could not be opened, read or written.
    Store,
    /// A store was written in another version of its format.
    StoreVersion,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into(), path: None, line: None, source: None }
    }

    pub(crate) fn caused_by(mut self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
    }

    pub(crate) fn in_file(mut self, path: &Path) -> Self {
        self.path.get_or_insert_with(|| path.to_path_buf());
        self
    }

    pub(crate) fn at_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    pub(crate) fn in_record(mut self, number: usize) -> Self {
        self.detail = format!("record {number}: {}", self.detail);
        self
    }

    /// The kind of failure.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The file in which it happened, where there is one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The line in that file, counted from 1.
    pub fn line(&self) -> Option<usize> {
        self.line
    }
}

fn place(path: Option<&Path>, line: Option<usize>) -> String {
    match (path, line) {
        (Some(path), Some(line)) => format!("{}:{line}: ", path.display()),
        (Some(path), None) => format!("{}: ", path.display()),
        (None, Some(line)) => format!("line {line}: "),
        (None, None) => String::new(),
    }
}
