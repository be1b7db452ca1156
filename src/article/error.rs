//! Why an article could not be read, and what to do about it.

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
    /// A format that has no reader.
    #[error("{file}: articles of this format cannot be read")]
    Format {
        /// The input's name.
        file: String,
    },
    /// A folder without a readable file.
    #[error("{file}: no articles in this folder")]
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
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Io { .. } => "check the name of the file and that you may read it",
            Self::TooLarge { .. } => "split the file",
            Self::Binary { .. } => "save it as plain text and read that",
            Self::Empty { .. } => "check that the right file was saved",
            Self::Json { .. } => "each line is one object with at least \"text\"",
            Self::Format { .. } | Self::NoArticles { .. } => {
                "articles are files named .txt, .md, .html, .json, .jsonl or .ndjson"
            }
            Self::TooMany { .. } => "read its folders one by one",
        };
        Some(hint.to_owned())
    }
}
