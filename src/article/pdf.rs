//! Pages of a .pdf → article text.
//!
//! A PDF says where letters stand and nothing of words, columns or paragraphs, and its readers fail in more ways than an error:
//! they panic, and run out of stack, memory or time. So a process of its own (this program again, see [`APART`]) turns the
//! bytes into pieces of lines with their places (`pdf/glyphs.rs`), within bounds; what they mean is found out here:
//! `pdf/columns.rs` brings them into reading order, `pdf/margins.rs` drops what stands on every page, `pdf/paragraphs.rs`
//! joins lines.

mod columns;
#[cfg(feature = "pdf")]
mod glyphs;
mod margins;
mod paragraphs;
#[cfg(feature = "pdf")]
mod repair;

use std::io::Write;
use std::process::Command;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::document::{DocumentError, ReadDocument};
use super::plain;
use crate::domain::article::{ArticleText, Metadata};
use crate::process::{self, Stopped};

/// The first argument that makes this program read a PDF from standard input and print its pieces, and nothing else.
pub const APART: &str = "--read-pdf-apart";

/// How many bytes of pieces are taken at most.
const MOST_PRINTED: usize = 256 << 20;

/// The fewest letters of a page that is no picture, on average.
const FEWEST_LETTERS: usize = 8;

/// Words that stand on one line, next to each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Piece {
    /// The left end, in points of 1/72 inch from the left edge of the page.
    x: f64,
    /// The line that its letters stand on, in points from the upper edge of the page.
    y: f64,
    /// How wide it is, in points.
    width: f64,
    /// The size of its letters, in points.
    size: f64,
    words: String,
}

impl Piece {
    fn right(&self) -> f64 {
        self.x + self.width
    }
}

/// A page with all that stands on it, in no order.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Page {
    /// Its number, from 1.
    number: usize,
    /// Its height in points.
    height: f64,
    pieces: Vec<Piece>,
    /// What is set in another direction than the rest.
    sideways: Vec<String>,
    /// It could not be read.
    failed: bool,
}

/// What the process apart answers.
#[derive(Debug, Serialize, Deserialize)]
enum Answer {
    /// What it holds.
    Pages {
        pages: Vec<Page>,
        /// The title that the file gives itself.
        title: Option<String>,
        /// Its table of objects had to be found anew.
        repaired: bool,
    },
    /// It opens with a password only.
    Locked,
    /// It is no whole PDF.
    Damaged(String),
}

/// Whether the bytes are a PDF; some have a few bytes in front of it.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    bytes.get(..bytes.len().min(1024)).is_some_and(|start| start.windows(5).any(|five| five == b"%PDF-"))
}

/// Reads a PDF in a process of its own, which may take `time`.
pub(super) fn read(bytes: &[u8], time: Duration) -> Result<ReadDocument, DocumentError> {
    let broken = |why: &dyn std::fmt::Display| DocumentError::Damaged(format!("its reader {why}"));
    let program = std::env::current_exe().map_err(|source| broken(&Stopped::Start(source)))?;
    let mut command = Command::new(program);
    command.arg(APART);
    let limits = process::Limits { time, printed: MOST_PRINTED };
    let printed = process::run(command, bytes.to_vec(), limits).map_err(|stopped| match stopped {
        Stopped::Time { time, .. } => DocumentError::TooSlow(time.as_secs()),
        Stopped::TooMuch(most) => DocumentError::TooLarge(u64::try_from(most).unwrap_or(u64::MAX)),
        // What the reader says of itself is for its developers.
        Stopped::Failed { .. } => broken(&"failed on it"),
        other => broken(&other),
    })?;
    match serde_json::from_slice(&printed) {
        Ok(Answer::Pages { pages, title, repaired }) => {
            let mut read = article(pages, title).map_err(|error| match error {
                DocumentError::Scanned if repaired => {
                    DocumentError::Damaged("its end is missing, and no page with text was found".to_owned())
                }
                other => other,
            })?;
            if repaired {
                read.warnings
                    .insert(0, "the file is damaged: it was read as far as its pages could be found".to_owned());
            }
            Ok(read)
        }
        Ok(Answer::Locked) => Err(DocumentError::Locked),
        Ok(Answer::Damaged(what)) => Err(DocumentError::Damaged(what)),
        Err(error) => Err(broken(&format!("gave no answer: {error}"))),
    }
}

/// The work of the process apart: a PDF on standard input, its pieces on standard output. Gives the exit code.
#[must_use]
pub fn read_apart() -> u8 {
    // A fault here is the parent's to tell.
    std::panic::set_hook(Box::new(|_| {}));
    let mut bytes = Vec::new();
    if std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes).is_err() {
        return 1;
    }
    bound(bytes.len());
    #[cfg(feature = "pdf")]
    let answer = glyphs::read(&bytes);
    #[cfg(not(feature = "pdf"))]
    let answer = Answer::Damaged("this program was built without its reader of PDF files".to_owned());
    let mut out = std::io::stdout().lock();
    u8::from(serde_json::to_writer(&mut out, &answer).is_err() || out.flush().is_err())
}

/// Bounds the memory of the process apart: what it has anyway, and so many times the file, up to a limit.
#[cfg(target_os = "linux")]
fn bound(bytes: usize) {
    const ANYWAY: u64 = 256 << 20;
    const TIMES: u64 = 24;
    const MOST: u64 = 2 << 30;
    use rustix::process::{Resource, Rlimit, setrlimit};
    // Where the system refuses, the time still bounds it.
    let most = u64::try_from(bytes).unwrap_or(MOST).saturating_mul(TIMES).saturating_add(ANYWAY).min(MOST);
    let _ = setrlimit(Resource::As, Rlimit { current: Some(most), maximum: Some(most) });
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
}

#[cfg(not(target_os = "linux"))]
fn bound(_bytes: usize) {}

/// The article that pages hold.
fn article(pages: Vec<Page>, title: Option<String>) -> Result<ReadDocument, DocumentError> {
    let letters = |page: &Page| page.pieces.iter().map(|piece| piece.words.chars().count()).sum::<usize>();
    let failed: Vec<usize> = pages.iter().filter(|page| page.failed).map(|page| page.number).collect();
    let blank: Vec<usize> =
        pages.iter().filter(|page| !page.failed && letters(page) == 0).map(|page| page.number).collect();
    if !pages.is_empty() && failed.len() == pages.len() {
        return Err(DocumentError::Damaged("none of its pages can be read".to_owned()));
    }
    if pages.iter().map(letters).sum::<usize>() < FEWEST_LETTERS * pages.len() {
        return Err(DocumentError::Scanned);
    }
    if pages.iter().flat_map(|page| &page.pieces).map(|piece| garbled(&piece.words)).sum::<usize>() * 5
        > pages.iter().map(letters).sum::<usize>()
    {
        return Err(DocumentError::Garbled);
    }
    let sideways: Vec<String> = pages.iter().flat_map(|page| page.sideways.iter().cloned()).collect();
    let mut lines: Vec<paragraphs::Line> = pages.into_iter().flat_map(columns::lines).collect();
    let dropped = margins::drop_running(&mut lines);
    let mut read = paragraphs::article(lines);
    for (what, words) in dropped {
        read.builder.leave_out(what, &words);
    }
    for words in sideways {
        read.builder.leave_out("text set sideways", &words);
    }
    let mut article = ArticleText { pages: read.pages, ..read.builder.finish(Metadata::default()) };
    plain::find_headline(&mut article);
    article.metadata.title = article.metadata.title.take().or(title);
    let mut warnings = Vec::new();
    if !failed.is_empty() {
        warnings.push(format!("{} could not be read and {} missing", named(&failed), is(&failed)));
    }
    if !blank.is_empty() {
        warnings.push(format!("{} no text: a picture of text cannot be read", named_have(&blank)));
    }
    Ok(ReadDocument { article, notices: Vec::new(), warnings })
}

/// How many letters no font of the file gives a meaning.
fn garbled(words: &str) -> usize {
    words.chars().filter(|c| matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}')).count()
}

fn named(pages: &[usize]) -> String {
    let list = pages.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    if pages.len() == 1 { format!("page {list}") } else { format!("pages {list}") }
}

fn named_have(pages: &[usize]) -> String {
    format!("{} {}", named(pages), if pages.len() == 1 { "has" } else { "have" })
}

fn is(pages: &[usize]) -> &'static str {
    if pages.len() == 1 { "is" } else { "are" }
}
