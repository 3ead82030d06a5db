//! Files and folders in, articles out. One bad record never stops a run: it becomes an error beside the articles.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;

use super::{Article, from_text, read_json_lines};
use crate::error::{Error, ErrorKind};

/// What was read, and what could not be.
#[derive(Debug, Default)]
pub struct Reading {
    /// The articles, in the order of the files' names.
    pub articles: Vec<Article>,
    /// One error for each record or file that could not be read.
    pub errors: Vec<Error>,
}

/// Reads several files or folders, one after the other.
pub fn read_paths<P: AsRef<Path>>(paths: &[P]) -> Reading {
    let mut reading = Reading::default();
    for path in paths {
        let part = read_path(path.as_ref());
        reading.articles.extend(part.articles);
        reading.errors.extend(part.errors);
    }
    reading
}

/// Reads a file (`.jsonl`, `.json`, `.txt`, `.md`) or a folder of them, folders within it included.
///
/// In a folder, files of other kinds and `README.md` are passed over; a single file of another kind is an error.
pub fn read_path(path: &Path) -> Reading {
    let mut reading = Reading::default();
    if path.is_dir() {
        read_folder(path, &mut reading);
    } else {
        read_file(path, &mut reading);
    }
    reading
}

fn read_folder(folder: &Path, reading: &mut Reading) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) => {
            reading.errors.push(Error::new(ErrorKind::Io, "cannot list the folder").caused_by(cause).in_file(folder));
            return;
        }
    };
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    // The order in which a file system lists a folder is not the same everywhere.
    paths.sort();
    for path in paths {
        let readme = path.file_name().is_some_and(|name| name.eq_ignore_ascii_case("README.md"));
        if path.is_dir() {
            read_folder(&path, reading);
        } else if extension(&path).is_some() && !readme {
            read_file(&path, reading);
        }
    }
}

/// The kinds of file that are read.
#[derive(Clone, Copy)]
enum Format {
    JsonLines,
    Text,
}

fn extension(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "jsonl" | "json" | "ndjson" => Some(Format::JsonLines),
        "txt" | "md" => Some(Format::Text),
        _ => None,
    }
}

fn read_file(path: &Path, reading: &mut Reading) {
    let result = match extension(path) {
        Some(Format::JsonLines) => File::open(path)
            .map(|file| read_json_lines(BufReader::new(file), Some(path)))
            .map_err(|cause| Error::new(ErrorKind::Io, "cannot open").caused_by(cause)),
        Some(Format::Text) => read_text_file(path).map(|article| (vec![article], Vec::new())),
        None => Err(Error::new(ErrorKind::UnknownFormat, "not a .jsonl, .txt or .md file")),
    };
    match result {
        Ok((articles, errors)) => {
            reading.articles.extend(articles);
            reading.errors.extend(errors);
        }
        Err(error) => reading.errors.push(error.in_file(path)),
    }
}

fn read_text_file(path: &Path) -> Result<Article, Error> {
    let bytes = fs::read(path).map_err(|cause| Error::new(ErrorKind::Io, "cannot read").caused_by(cause))?;
    let content = String::from_utf8(bytes)
        .map_err(|cause| Error::new(ErrorKind::Encoding, "the file is not UTF-8").caused_by(cause))?;
    from_text(&content)
}
