//! What was typed behind `pull` → items, one for each article; a folder and a zip archive give their files, a file of JSON lines
//! its lines. What is read here at once is what has to be read in order; the rest is left to whoever works on the item.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::iter;
use std::path::{Path, PathBuf};

use crate::article::{
    ArchivedFiles, Limits, ReadArticle, ReadError, expand, is_archive, read_archive, read_archive_bytes, read_bytes,
    read_file, read_lines,
};
use crate::cli::failure::Failure;

/// An article that is still to be read, with the name of its input as it is said and stored.
pub(super) struct Item {
    pub(super) name: String,
    unread: Unread,
}

enum Unread {
    File(PathBuf),
    Bytes(Vec<u8>),
    Done(Box<Result<ReadArticle, Failure>>),
}

type Items<'t> = Box<dyn Iterator<Item = Item> + Send + 't>;

impl Item {
    fn done(name: impl Into<String>, read: Result<ReadArticle, impl Into<Failure>>) -> Self {
        Self { name: name.into(), unread: Unread::Done(Box::new(read.map_err(Into::into))) }
    }

    /// Reads the article.
    pub(super) fn read(self, limits: Limits) -> (String, Result<ReadArticle, Failure>) {
        let read = match self.unread {
            Unread::File(path) => read_file(&path, limits).map_err(Failure::from),
            Unread::Bytes(bytes) => read_bytes(&bytes, &self.name, limits).map_err(Failure::from),
            Unread::Done(read) => *read,
        };
        (self.name, read)
    }
}

/// Every article of what was typed, in its order.
pub(super) fn items(typed: &[PathBuf], limits: Limits) -> impl Iterator<Item = Item> + Send + '_ {
    typed.iter().flat_map(move |path| of(path, limits))
}

/// How many files there are in folders that were typed, so that people know how far the work is; none where there is none.
pub(super) fn in_folders(typed: &[PathBuf], limits: Limits) -> Option<usize> {
    let folders = typed.iter().filter(|path| path.is_dir());
    let files: usize = folders.filter_map(|path| expand(path, limits).ok()).map(|files| files.len()).sum();
    (files > 0).then_some(files)
}

fn of(typed: &Path, limits: Limits) -> Items<'_> {
    let name = typed.display().to_string();
    if name == "-" {
        return stdin(limits);
    }
    if name.starts_with("http://") || name.starts_with("https://") {
        let failure =
            Failure::usage(format!("{name}: pages are not fetched")).hinting("save the page and pull the file");
        return Box::new(iter::once(Item::done(name, Err(failure))));
    }
    match expand(typed, limits) {
        Ok(files) => Box::new(files.into_iter().flat_map(move |file| of_file(file, limits))),
        Err(error) => Box::new(iter::once(Item::done(name, Err(error)))),
    }
}

fn of_file(path: PathBuf, limits: Limits) -> Items<'static> {
    let name = path.display().to_string();
    if ends(&path, &["zip"]) {
        return files_of(&name, read_archive(&path, limits), limits);
    }
    if !ends(&path, LINES) {
        return Box::new(iter::once(Item { name, unread: Unread::File(path) }));
    }
    match File::open(&path) {
        Ok(file) => lines(file, &name, limits),
        Err(source) => Box::new(iter::once(Item::done(name.clone(), Err(ReadError::Io { file: name, source })))),
    }
}

/// The files of an archive.
fn files_of(name: &str, archive: Result<ArchivedFiles, ReadError>, limits: Limits) -> Items<'static> {
    match archive {
        Ok(files) => Box::new(files.flat_map(move |file| of_archive(file, limits))),
        Err(error) => Box::new(iter::once(Item::done(name, Err(error)))),
    }
}

/// A file of an archive.
fn of_archive((file, bytes): (String, Result<Vec<u8>, ReadError>), limits: Limits) -> Items<'static> {
    match bytes {
        Ok(bytes) if ends(Path::new(&file), LINES) => lines(io::Cursor::new(bytes), &file, limits),
        Ok(bytes) => Box::new(iter::once(Item { name: file, unread: Unread::Bytes(bytes) })),
        Err(error) => Box::new(iter::once(Item::done(file, Err(error)))),
    }
}

/// Endings of files of JSON lines.
const LINES: &[&str] = &["jsonl", "ndjson"];

/// Whether a file's name has one of these endings.
fn ends(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|found| endings.iter().any(|ending| found.eq_ignore_ascii_case(ending)))
}

/// Standard input: JSON lines where it starts with a brace, the files of an archive, else one article.
fn stdin(limits: Limits) -> Items<'static> {
    let mut input = BufReader::new(io::stdin());
    match input.fill_buf().map(|bytes| bytes.trim_ascii_start().first() == Some(&b'{')) {
        Ok(true) => lines(input, "-", limits),
        Ok(false) => match whole(input, limits) {
            Ok(bytes) if is_archive(&bytes, limits) => files_of("-", read_archive_bytes(bytes, "-", limits), limits),
            Ok(bytes) => Box::new(iter::once(Item { name: "-".to_owned(), unread: Unread::Bytes(bytes) })),
            Err(error) => Box::new(iter::once(Item::done("-", Err(error)))),
        },
        Err(source) => Box::new(iter::once(Item::done("-", Err(ReadError::Io { file: "-".to_owned(), source })))),
    }
}

fn whole(input: impl Read, limits: Limits) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    let read = input.take(limits.bytes.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|source| ReadError::Io { file: "-".to_owned(), source })?;
    Ok(bytes)
}

fn lines(input: impl Read + Send + 'static, name: &str, limits: Limits) -> Items<'static> {
    let name = name.to_owned();
    Box::new(read_lines(input, &name, limits).map(move |read| Item::done(name.clone(), read.map(ReadArticle::of))))
}
