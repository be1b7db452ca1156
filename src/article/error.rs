//! Why an article could not be read, and what to do about it.

use super::document::DocumentError;

/// Why an input could not be read. File names are raw; whoever prints them escapes them.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The system would not give the bytes.
    #[error("{file}: cannot be read")]
    Io {
        /// The input's name.
        file: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// More bytes than the limit.
    #[error("{file}: larger than the limit of {most} bytes")]
    TooLarge {
        /// The input's name.
        file: String,
        /// The limit.
        most: u64,
    },
    /// Bytes that are no text.
    #[error("{file}: this is {what}, not text")]
    Binary {
        /// The input's name.
        file: String,
        /// What it seems to be, with its article.
        what: &'static str,
    },
    /// Nothing but white space.
    #[error("{file}: there is no text in it")]
    Empty {
        /// The input's name.
        file: String,
    },
    /// A line, or the whole file, that is no article in JSON.
    #[error("{file}, line {line}: not an article in JSON")]
    Json {
        /// The input's name.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// A document of a word processor that is damaged or locked.
    #[error("{file}: the document {what}")]
    Document {
        /// The input's name.
        file: String,
        /// What is wrong with it.
        what: String,
        /// What to do about it.
        hint: &'static str,
    },
    /// A format that has no reader.
    #[error("{file}: articles of this format cannot be read")]
    Format {
        /// The input's name.
        file: String,
    },
    /// A folder without a readable file.
    #[error("{file}: no articles in it")]
    NoArticles {
        /// The folder.
        file: String,
    },
    /// A folder with more files than the limit.
    #[error("{file}: more than {most} files")]
    TooMany {
        /// The folder.
        file: String,
        /// The limit.
        most: usize,
    },
}

impl ReadError {
    /// A document that cannot be read.
    pub(super) fn document(file: String, source: DocumentError) -> Self {
        let hint = match source {
            DocumentError::Locked => "open it with its password and save a copy without one",
            DocumentError::TooLarge(_) => "--max-size MB lifts the limit, where it is an article all the same",
            DocumentError::TooMany(_) => "--max-files N lifts the limit, where it is an article all the same",
            DocumentError::TooTight(_) => "--max-ratio N lifts the limit, where you know who made the file",
            DocumentError::TooSlow(_) => "--max-seconds SECONDS gives its reader longer",
            DocumentError::Scanned => "run text recognition (OCR) over it, or have the text itself sent",
            DocumentError::Garbled => "have the text itself sent, or run text recognition (OCR) over its pages",
            DocumentError::Damaged(_) => "open it in the program that wrote it and save it again",
            DocumentError::TooDeep(_) => "no article needs so much; if it is one, save it as plain text and read that",
        };
        let what = match source {
            DocumentError::Damaged(what) => format!("is damaged: {what}"),
            other => other.to_string(),
        };
        Self::Document { file, what, hint }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Io { .. } => "check the name of the file and that you may read it",
            Self::TooLarge { .. } => "split the file, or lift the limit with --max-size MB",
            Self::Binary { what, .. } if what.contains("document") => "open it and save it as .docx or .odt",
            Self::Binary { .. } => "save it as plain text and read that",
            Self::Empty { .. } => "check that the right file was saved",
            Self::Json { .. } => "each line is one object with at least \"text\"",
            Self::Format { .. } | Self::NoArticles { .. } => {
                "articles are files named .txt, .md, .html, .docx, .odt, .pdf, .rtf, .eml, .json, .jsonl, .ndjson or .zip"
            }
            Self::Document { hint, .. } => hint,
            Self::TooMany { .. } => "read its folders one by one, or lift the limit with --max-files N",
        };
        Some(hint.to_owned())
    }
}
