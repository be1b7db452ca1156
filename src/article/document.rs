//! Documents of word processors → article text: Word's .docx and LibreOffice's .odt.
//!
//! Both are zip archives of XML. `document/package.rs` unpacks within bounds, `document/xml.rs` reads the parts without
//! recursion, `document/docx.rs` and `document/odt.rs` know the two languages, `document/flow.rs` builds the text.

pub(super) mod docx;
mod flow;
pub(super) mod odt;
pub(super) mod package;
mod xml;

use crate::domain::article::ArticleText;

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
}

/// A comment as it is told: who wrote it, on which words.
fn told(author: &str, text: &str, on: Option<String>) -> String {
    let who = if author.trim().is_empty() { String::new() } else { format!(" by {}", author.trim()) };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let on = on.map(|words| format!(" on “{words}”")).unwrap_or_default();
    format!("comment{who}{on}: {text}")
}
