//! Files and folders in, articles out. One bad record never stops a run: it becomes an error beside the articles.

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::encoding::garbled;
use super::{Article, format};
use crate::error::{Error, ErrorKind};

/// What was read, and what could not be.
#[derive(Debug, Default)]
pub struct Reading {
    /// The articles, in the order of the files' names.
    pub articles: Vec<Article>,
    /// One error for each record or file that could not be read.
    pub errors: Vec<Error>,
    /// What was read, but perhaps not as it was meant: an encoding that was guessed, garbled text, an id given twice.
    pub warnings: Vec<Warning>,
}

impl Reading {
    /// The articles if all could be read, else the first error.
    ///
    /// # Errors
    /// The first error of the reading.
    pub fn strict(self) -> Result<Vec<Article>, Error> {
        match self.errors.into_iter().next() {
            Some(error) => Err(error),
            None => Ok(self.articles),
        }
    }
}

/// Something about an input that its reader should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The file, where there is one.
    pub path: Option<PathBuf>,
    /// The line in that file, counted from 1, where it is known.
    pub line: Option<usize>,
    /// The article, where it is about one.
    pub article: Option<String>,
    /// What it is.
    pub detail: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(formatter, "{}:", path.display())?;
        }
        if let Some(line) = self.line {
            write!(formatter, "{line}:")?;
        }
        if let Some(article) = &self.article {
            write!(formatter, " {article}:")?;
        }
        write!(formatter, " {}", self.detail)
    }
}

/// How to read.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// The most bytes that one record may have.
    pub max_record_bytes: usize,
    /// The most bytes, after decompression, of a file of a kind that is read as a whole: all but JSON lines.
    pub max_file_bytes: usize,
    /// The most articles that are read.
    pub max_articles: usize,
    /// Whether the first error ends the reading.
    pub strict: bool,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { max_record_bytes: 16 << 20, max_file_bytes: 512 << 20, max_articles: usize::MAX, strict: false }
    }
}

/// Reads several files or folders, one after the other. See [`read_paths_with`].
pub fn read_paths<P: AsRef<Path>>(paths: &[P]) -> Reading {
    read_paths_with(paths, &ReadOptions::default())
}

/// Reads a file or a folder. See [`read_paths_with`].
pub fn read_path(path: &Path) -> Reading {
    read_paths(&[path])
}

/// Reads files, folders of them (folders within included) and, for `-`, standard input.
///
/// The kind of a file is told by its name: `.jsonl`, `.ndjson`, `.json`, `.txt`, `.md`, and with their features `.csv`
/// and `.tsv`, `.rss`, `.atom` and `.xml`, `.html` and `.htm`, `.warc`; each also with `.gz` or `.zst` behind it.
/// Standard input and files without such a name are told by how they begin. In a folder, files of other kinds and
/// `README.md` are passed over.
pub fn read_paths_with<P: AsRef<Path>>(paths: &[P], options: &ReadOptions) -> Reading {
    let mut reader = Reader::new(options);
    for path in paths {
        let path = path.as_ref();
        if path == Path::new("-") {
            reader.in_file(None);
            format::read_stream(Box::new(io::stdin().lock()), None, &mut reader);
        } else if path.is_dir() {
            read_folder(path, &mut reader);
        } else {
            read_file(path, &mut reader);
        }
    }
    reader.finish()
}

/// Reads what comes from anywhere: `name` tells the kind as the name of a file would, and stands in messages.
///
/// See [`read_paths_with`].
pub fn read_stream(input: impl BufRead, name: Option<&Path>, options: &ReadOptions) -> Reading {
    let mut reader = Reader::new(options);
    reader.in_file(name);
    format::read_stream(Box::new(input), name, &mut reader);
    reader.finish()
}

fn read_folder(folder: &Path, reader: &mut Reader<'_>) {
    reader.in_file(Some(folder));
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) => {
            let detail = format!("cannot list the folder: {cause}");
            return reader.fail(Error::new(ErrorKind::Io, detail).caused_by(cause));
        }
    };
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    // The order in which a file system lists a folder is not the same everywhere.
    paths.sort();
    for path in paths {
        let readme = path.file_name().is_some_and(|name| name.eq_ignore_ascii_case("README.md"));
        if path.is_dir() {
            read_folder(&path, reader);
        } else if format::of_path(&path).is_some() && !readme {
            read_file(&path, reader);
        }
    }
}

fn read_file(path: &Path, reader: &mut Reader<'_>) {
    if reader.is_done() {
        return;
    }
    reader.in_file(Some(path));
    match File::open(path) {
        Ok(file) => format::read_stream(Box::new(BufReader::new(file)), Some(path), reader),
        Err(cause) => {
            let detail = format!("cannot open: {cause}");
            reader.fail(Error::new(ErrorKind::Io, detail).caused_by(cause));
        }
    }
}

/// Takes what the formats find, checks it against the limits, and says where it stands.
pub(super) struct Reader<'o> {
    options: &'o ReadOptions,
    reading: Reading,
    path: Option<PathBuf>,
    ids: BTreeSet<String>,
    done: bool,
}

impl<'o> Reader<'o> {
    pub(super) fn new(options: &'o ReadOptions) -> Self {
        Self { options, reading: Reading::default(), path: None, ids: BTreeSet::new(), done: false }
    }

    pub(super) fn options(&self) -> &'o ReadOptions {
        self.options
    }

    pub(super) fn in_file(&mut self, path: Option<&Path>) {
        self.path = path.map(Path::to_path_buf);
    }

    /// Whether nothing more is to be read.
    pub(super) fn is_done(&self) -> bool {
        self.done
    }

    /// Takes an article.
    pub(super) fn take(&mut self, article: Article, line: Option<usize>) {
        if self.done {
            return;
        }
        let at_line = |error: Error| match line {
            Some(line) => error.at_line(line),
            None => error,
        };
        if self.reading.articles.len() == self.options.max_articles {
            self.done = true;
            let limit = self.options.max_articles;
            let detail = format!("there are more than {limit} articles, the rest is not read: raise `max_articles`");
            return self.fail(at_line(Error::new(ErrorKind::TooLarge, detail)));
        }
        let length = article.text.len();
        if self.options.max_record_bytes < length {
            let limit = self.options.max_record_bytes;
            let detail = format!("the text has {length} bytes, the limit is {limit}: raise `max_record_bytes`");
            return self.fail(at_line(Error::new(ErrorKind::TooLarge, detail)));
        }
        if let Some(detail) = garbled(&article.text) {
            self.warn(line, Some(&article.id), detail);
        }
        if !self.ids.insert(article.id.clone()) {
            self.warn(line, Some(&article.id), "an article with this id was read before".to_owned());
        }
        self.reading.articles.push(article);
    }

    /// Notes an error. What comes after the first one of a strict reading is not looked at.
    pub(super) fn fail(&mut self, error: Error) {
        if self.options.strict && !self.reading.errors.is_empty() {
            return;
        }
        self.reading.errors.push(match &self.path {
            Some(path) => error.in_file(path),
            None => error,
        });
        self.done |= self.options.strict;
    }

    /// Notes a warning.
    pub(super) fn warn(&mut self, line: Option<usize>, article: Option<&str>, detail: String) {
        let article = article.map(str::to_owned);
        self.reading.warnings.push(Warning { path: self.path.clone(), line, article, detail });
    }

    pub(super) fn finish(self) -> Reading {
        self.reading
    }
}
