//! Why an extractor did not do its work, and what to do about it.

use crate::process::Stopped;

/// Why a program did not propose claims.
#[derive(Debug, thiserror::Error)]
pub enum ProgramError {
    /// It did not run to its end.
    #[error("the extractor '{program}' {why}")]
    Stopped {
        /// The program.
        program: String,
        /// What happened to it.
        why: Stopped,
    },
    /// It printed something else than claims.
    #[error("the extractor '{program}' printed what is no claim: line {line}: {what}")]
    Line {
        /// The program.
        program: String,
        /// The number of the line, from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
}

impl ProgramError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Stopped { why: Stopped::NotFound, .. } => {
                "give its path, or put it into a folder of PATH; no shell reads the command"
            }
            Self::Stopped { why: Stopped::Time { .. }, .. } => "--extractor-timeout SECONDS gives it longer",
            Self::Line { .. } => "one JSON object a line, such as {\"text\": \"exact words of the article\"}",
            Self::Stopped { .. } => return None,
        };
        Some(hint.to_owned())
    }
}
