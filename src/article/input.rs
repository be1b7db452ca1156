//! Files, folders and standard input → articles. The forms: `plain.rs`, `markdown.rs`, `html.rs`, `jsonl.rs`,
//! `document.rs`; encodings: `decode.rs`.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use super::decode::{binary, decode};
use super::document::package::Package;
use super::document::{DocumentError, ReadDocument, docx, odt};
use super::error::ReadError;
use super::limits::Limits;
use super::{byline, cut, html, jsonl, mail, markdown, pdf, plain, rtf};
use crate::domain::article::ArticleText;

/// How deep folders are followed.
const DEEPEST: usize = 16;

/// An article with what has to be said about the way it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadArticle {
    /// The article.
    pub article: ArticleText,
    /// The encoding, where it was not UTF-8.
    pub encoding: Option<&'static str>,
    /// What is to be said about the way it was read: comments, tracked changes.
    pub notices: Vec<String>,
    /// What may have been lost or guessed.
    pub warnings: Vec<String>,
}

impl ReadArticle {
    /// An article of which nothing is to be said.
    #[must_use]
    pub fn of(article: ArticleText) -> Self {
        Self { article, encoding: None, notices: Vec::new(), warnings: Vec::new() }
    }
}

/// Reads a file that holds one article. It is refused before it is read where it is too large.
pub fn read_file(path: &Path, limits: Limits) -> Result<ReadArticle, ReadError> {
    let name = path.display().to_string();
    let io = |source| ReadError::Io { file: name.clone(), source };
    let file = File::open(path).map_err(io)?;
    if file.metadata().map_err(io)?.len() > limits.bytes {
        return Err(ReadError::TooLarge { file: name, most: limits.bytes });
    }
    let mut bytes = Vec::new();
    file.take(limits.bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(io)?;
    read_bytes(&bytes, &name, limits)
}

/// Reads one article; `name` stands in the errors, and its ending tells the form.
pub fn read_bytes(bytes: &[u8], name: &str, limits: Limits) -> Result<ReadArticle, ReadError> {
    let file = name.to_owned();
    if u64::try_from(bytes.len()).is_ok_and(|len| len > limits.bytes) {
        return Err(ReadError::TooLarge { file, most: limits.bytes });
    }
    let mut read = understood(bytes, name, limits)?;
    if read.article.text.trim().is_empty() {
        return Err(ReadError::Empty { file });
    }
    byline::find(&mut read.article);
    read.warnings.extend(cut::warning(&read.article));
    Ok(read)
}

/// Reads bytes in the form that they have: documents by what is in them, text by the name's ending.
fn understood(bytes: &[u8], name: &str, limits: Limits) -> Result<ReadArticle, ReadError> {
    let file = name.to_owned();
    if let Some(read) = document(bytes, limits) {
        let ReadDocument { article, notices, warnings } = read.map_err(|source| ReadError::document(file, source))?;
        return Ok(ReadArticle { notices, warnings, ..ReadArticle::of(article) });
    }
    if is_named(name, "eml") || (name == "-" && mail::is_mail(bytes)) {
        return mail::read(bytes).ok_or(ReadError::Empty { file });
    }
    if rtf::is_rtf(bytes) {
        return rtf::read(bytes).map(ReadArticle::of).map_err(|source| ReadError::document(file, source));
    }
    if let Some(what) = binary(bytes) {
        return Err(ReadError::Binary { file, what });
    }
    let decoded = decode(bytes);
    if decoded.text.trim().is_empty() {
        return Err(ReadError::Empty { file });
    }
    let mut read = match form(name, &decoded.text) {
        Form::Plain => ReadArticle::of(plain::read(decoded.text)),
        Form::Markdown => ReadArticle::of(markdown::read(&decoded.text)),
        Form::Json => {
            let article = jsonl::read_line(&decoded.text);
            ReadArticle::of(article.map_err(|source| ReadError::Json { file, line: 1, source })?)
        }
        Form::Html => html::read(&decoded.text),
    };
    read.encoding = decoded.encoding;
    read.warnings.splice(0..0, decoded.warnings);
    Ok(read)
}

/// Whether a file's name has this ending.
fn is_named(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

/// A document of pages or of a word processor, known by what is in it and not by its name; none where the bytes are something else.
fn document(bytes: &[u8], limits: Limits) -> Option<Result<ReadDocument, DocumentError>> {
    if pdf::is_pdf(bytes) {
        return Some(pdf::read(bytes, limits.time));
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let package = match Package::open(bytes, limits) {
        Ok(package) => package,
        Err(error) => return Some(Err(error)),
    };
    if package.has("content.xml") {
        Some(odt::read(bytes, limits))
    } else if package.has("word/document.xml") || (package.has("_rels/.rels") && package.has("word/styles.xml")) {
        Some(docx::read(bytes, limits))
    } else {
        None
    }
}

/// In which form an article is written.
enum Form {
    Plain,
    Markdown,
    Html,
    Json,
}

/// The form by the name's ending; what has no telling name is HTML where it starts like a page, else plain text.
fn form(name: &str, text: &str) -> Form {
    let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "md" | "markdown" => Form::Markdown,
        "html" | "htm" | "xhtml" => Form::Html,
        "json" => Form::Json,
        "txt" => Form::Plain,
        _ => {
            let start: String = text.trim_start().chars().take(200).collect::<String>().to_lowercase();
            let page =
                ["<!doctype html", "<html", "<head", "<body", "<article"].iter().any(|tag| start.starts_with(tag));
            if page { Form::Html } else { Form::Plain }
        }
    }
}

/// Reads JSON lines one at a time; a bad line does not stop the ones after it.
pub fn read_lines<R: Read>(
    input: R,
    name: &str,
    limits: Limits,
) -> impl Iterator<Item = Result<ArticleText, ReadError>> + use<R> {
    let (mut input, mut number, file) = (BufReader::new(input), 0, name.to_owned());
    let mut ended = false;
    std::iter::from_fn(move || {
        while !ended {
            let mut line = Vec::new();
            let got = (&mut input).take(limits.bytes.saturating_add(1)).read_until(b'\n', &mut line);
            number += 1;
            match got {
                Ok(0) => return None,
                Ok(_) if u64::try_from(line.len()).is_ok_and(|len| len > limits.bytes) => {
                    ended = true;
                    return Some(Err(ReadError::TooLarge { file: file.clone(), most: limits.bytes }));
                }
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => {
                    let text = decode(&line).text;
                    let read = jsonl::read_line(&text);
                    return Some(read.map_err(|source| ReadError::Json { file: file.clone(), line: number, source }));
                }
                Err(source) => {
                    ended = true;
                    return Some(Err(ReadError::Io { file: file.clone(), source }));
                }
            }
        }
        None
    })
}

/// The files of an archive of articles: their names, with the archive's before them, and their bytes.
pub type ArchivedFiles = Box<dyn Iterator<Item = (String, Result<Vec<u8>, ReadError>)> + Send>;

/// The files of a zip archive that are named like articles, one at a time, sorted by name; each has the limits of a file of its
/// own. Hidden ones are passed over.
pub fn read_archive(path: &Path, limits: Limits) -> Result<ArchivedFiles, ReadError> {
    let archive = path.display().to_string();
    let file = File::open(path).map_err(|source| ReadError::Io { file: archive.clone(), source })?;
    archived(BufReader::new(file), archive, limits)
}

/// Whether bytes are an archive of articles, and no document that is one.
#[must_use]
pub fn is_archive(bytes: &[u8], limits: Limits) -> bool {
    bytes.starts_with(b"PK\x03\x04") && document(bytes, limits).is_none()
}

/// The same for an archive in memory.
pub fn read_archive_bytes(bytes: Vec<u8>, name: &str, limits: Limits) -> Result<ArchivedFiles, ReadError> {
    archived(Cursor::new(bytes), name.to_owned(), limits)
}

fn archived<R: Read + Seek + Send + 'static>(
    file: R,
    archive: String,
    limits: Limits,
) -> Result<ArchivedFiles, ReadError> {
    let refused = |source| ReadError::document(archive.clone(), source);
    let mut package = Package::over(file, Limits { parts: limits.files, ..limits }).map_err(refused)?;
    let shown = |name: &str| !name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
    let names: Vec<String> =
        package.names().into_iter().filter(|name| shown(name) && is_readable(Path::new(name))).collect();
    if names.is_empty() {
        return Err(ReadError::NoArticles { file: archive });
    }
    Ok(Box::new(names.into_iter().map(move |name| {
        let file = format!("{archive}/{name}");
        package.renew();
        let bytes = match package.part(&name) {
            Ok(bytes) => Ok(bytes.unwrap_or_default()),
            Err(source) => Err(ReadError::document(file.clone(), source)),
        };
        (file, bytes)
    })))
}

/// A folder's readable files, sorted; a file is itself. Hidden files and symbolic links are passed over.
pub fn expand(path: &Path, limits: Limits) -> Result<Vec<PathBuf>, ReadError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    walk(path, DEEPEST, limits.files, &mut files)?;
    if files.is_empty() {
        return Err(ReadError::NoArticles { file: path.display().to_string() });
    }
    files.sort();
    Ok(files)
}

fn walk(folder: &Path, deeper: usize, most: usize, files: &mut Vec<PathBuf>) -> Result<(), ReadError> {
    let io = |source| ReadError::Io { file: folder.display().to_string(), source };
    for entry in fs::read_dir(folder).map_err(io)? {
        let entry = entry.map_err(io)?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(io)?);
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_dir() && deeper > 0 {
            walk(&path, deeper - 1, most, files)?;
        } else if kind.is_file() && is_readable(&path) {
            files.push(path);
        }
        if files.len() > most {
            return Err(ReadError::TooMany { file: folder.display().to_string(), most });
        }
    }
    Ok(())
}

/// Whether the name ends as the name of an article does.
fn is_readable(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| {
        matches!(
            ending.as_str(),
            "txt"
                | "md"
                | "markdown"
                | "html"
                | "htm"
                | "xhtml"
                | "json"
                | "jsonl"
                | "ndjson"
                | "docx"
                | "odt"
                | "pdf"
                | "eml"
                | "rtf"
                | "zip"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_does_not_stop_the_next() {
        let read: Vec<_> =
            read_lines(&b"{\"text\":\"One.\"}\n\nnot json\n{\"text\":\"Two.\"}"[..], "in", Limits::default()).collect();
        assert!(matches!(read[1], Err(ReadError::Json { line: 3, .. })));
        assert_eq!(read[2].as_ref().unwrap().text, "Two.");
        assert_eq!(read_lines(&b"{\"text\":\"long\"}"[..], "in", Limits { bytes: 4, ..Limits::default() }).count(), 1);
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        let limits = Limits { bytes: 8, ..Limits::default() };
        assert!(matches!(read_bytes(b" \n", "in", limits), Err(ReadError::Empty { .. })));
        assert!(matches!(read_bytes(b"123456789", "in", limits), Err(ReadError::TooLarge { .. })));
        assert!(matches!(read_bytes(b"\x89PNG\r\n", "in", limits), Err(ReadError::Binary { .. })));
    }
}
