//! Documents of word processors → article text: Word's .docx and LibreOffice's .odt.
//!
//! Both are zip archives of XML. `document/package.rs` unpacks within bounds, `document/xml.rs` reads the parts without
//! recursion, `document/docx.rs` and `document/odt.rs` know the two languages, `document/flow.rs` builds the text.

pub(super) mod docx;
mod flow;
pub(super) mod odt;
pub(super) mod package;
mod xml;

use crate::domain::article::{ArticleText, Comment};
use crate::domain::span::CharIndex;

/// Why a document cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(super) enum DocumentError {
    /// It is no whole archive, or its XML does not end as it starts.
    #[error("{0}")]
    Damaged(String),
    /// It unpacks to more bytes than the limit.
    #[error("unpacks to more than {0} bytes")]
    TooLarge(u64),
    /// It holds more files than the limit.
    #[error("holds more than {0} files")]
    TooMany(usize),
    /// Its parts are packed more tightly than any document is.
    #[error("is packed more than {0} times smaller than it is")]
    TooTight(u64),
    /// Its elements lie deeper in each other than the limit.
    #[error("nests more than {0} elements")]
    TooDeep(usize),
    /// Its reader took longer than the limit, in seconds.
    #[error("takes longer than {0} s to read")]
    TooSlow(u64),
    /// Its pages are pictures.
    #[error("holds pictures of pages and no text")]
    Scanned,
    /// Its fonts do not say what their signs mean.
    #[error("does not say which letters its signs stand for")]
    Garbled,
    /// It is locked with a password.
    #[error("is locked with a password")]
    Locked,
}

/// A document as it was read.
#[derive(Debug)]
pub(super) struct ReadDocument {
    pub(super) article: ArticleText,
    /// What is to be said about the way it was read.
    pub(super) notices: Vec<String>,
    /// What may have been lost.
    pub(super) warnings: Vec<String>,
}

/// A comment as it is told: who wrote it, on which words.
#[must_use]
pub fn told(comment: &Comment, index: &CharIndex<'_>) -> String {
    let who = comment.author.as_ref().map(|author| format!(" by {author}")).unwrap_or_default();
    let words = comment.span.map(|span| index.slice(span).split_whitespace().collect::<Vec<_>>().join(" "));
    let on = words.map(|words| format!(" on “{words}”")).unwrap_or_default();
    format!("comment{who}{on}: {}", comment.text)
}
