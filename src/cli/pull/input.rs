//! What was typed behind `pull` → articles, one at a time; a folder and a zip archive give their files, a file of JSON lines its
//! lines.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use crate::article::{Limits, ReadArticle, ReadError, expand, read_archive, read_bytes, read_file, read_lines};
use crate::cli::failure::Failure;

/// Takes each article as it comes, with the name of its input as it is said and stored; a failure here ends the work.
pub(super) type Take<'t> = dyn FnMut(&str, Result<ReadArticle, Failure>) -> Result<(), Failure> + 't;

/// Gives every article of one argument to `take`.
pub(super) fn each(typed: &Path, take: &mut Take<'_>) -> Result<(), Failure> {
    let name = typed.display().to_string();
    if name == "-" {
        return stdin(take);
    }
    if name.starts_with("http://") || name.starts_with("https://") {
        let failure =
            Failure::usage(format!("{name}: pages are not fetched")).hinting("save the page and pull the file");
        return take(&name, Err(failure));
    }
    match expand(typed) {
        Ok(files) => files.iter().try_for_each(|file| each_of_file(file, take)),
        Err(error) => take(&name, Err(error.into())),
    }
}

fn each_of_file(path: &Path, take: &mut Take<'_>) -> Result<(), Failure> {
    let name = path.display().to_string();
    if ends(path, &["zip"]) {
        return match read_archive(path, Limits::default()) {
            Ok(mut files) => files.try_for_each(|(file, bytes)| match bytes {
                Ok(bytes) if ends(Path::new(&file), LINES) => lines(bytes.as_slice(), &file, take),
                Ok(bytes) => take(&file, read_bytes(&bytes, &file, Limits::default()).map_err(Failure::from)),
                Err(error) => take(&file, Err(error.into())),
            }),
            Err(error) => take(&name, Err(error.into())),
        };
    }
    if !ends(path, LINES) {
        return take(&name, read_file(path, Limits::default()).map_err(Failure::from));
    }
    match File::open(path) {
        Ok(file) => lines(file, &name, take),
        Err(source) => take(&name, Err(ReadError::Io { file: name.clone(), source }.into())),
    }
}

/// Endings of files of JSON lines.
const LINES: &[&str] = &["jsonl", "ndjson"];

/// Whether a file's name has one of these endings.
fn ends(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|found| endings.iter().any(|ending| found.eq_ignore_ascii_case(ending)))
}

/// Standard input: JSON lines where it starts with a brace, else one article.
fn stdin(take: &mut Take<'_>) -> Result<(), Failure> {
    let mut input = BufReader::new(io::stdin());
    match input.fill_buf().map(|bytes| bytes.trim_ascii_start().first() == Some(&b'{')) {
        Ok(true) => lines(input, "-", take),
        Ok(false) => take("-", whole(input)),
        Err(source) => take("-", Err(ReadError::Io { file: "-".to_owned(), source }.into())),
    }
}

fn whole(input: impl Read) -> Result<ReadArticle, Failure> {
    let limits = Limits::default();
    let mut bytes = Vec::new();
    let read = input.take(limits.bytes.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|source| ReadError::Io { file: "-".to_owned(), source })?;
    Ok(read_bytes(&bytes, "-", limits)?)
}

fn lines(input: impl Read, name: &str, take: &mut Take<'_>) -> Result<(), Failure> {
    for read in read_lines(input, name, Limits::default()) {
        let read =
            read.map(|article| ReadArticle { article, encoding: None, notices: Vec::new(), warnings: Vec::new() });
        take(name, read.map_err(Failure::from))?;
    }
    Ok(())
}
