//! Article text → what can be checked in it, who says it and where it was said. Knows no file, no store, no printing.

mod abbreviation;
mod attribution;
mod builtin;
mod claims;
mod facts;
mod features;
mod kinds;
mod language;
mod lexicon;
mod marks;
mod program;
mod quotation;
mod reading;
mod sentence;
mod token;
mod worth;
mod worth_words;

pub use builtin::Builtin;
pub use language::foreign;
pub use program::{Difference, Limits, Near, NotACommand, Program, ProgramError, Proposed, Refusal, Refused};
pub(crate) use sentence::sentences;

use crate::domain::article::ArticleText;
use crate::domain::extraction::{Extraction, ExtractorId};

/// What can go wrong while an extractor works; the built-in one never fails.
#[derive(Debug, thiserror::Error)]
pub enum ExtractError {
    /// An extractor proposed words that do not stand in the text.
    #[error("the extractor {extractor} proposed words that are not in the text: {words:?}")]
    NotInTheText {
        /// Which extractor.
        extractor: String,
        /// The words.
        words: String,
    },
    /// A program that proposes claims did not do its work.
    #[error(transparent)]
    Program(#[from] ProgramError),
}

impl ExtractError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NotInTheText { .. } => None,
            Self::Program(error) => error.hint(),
        }
    }
}

/// Something that finds claims in an article.
pub trait Extractor {
    /// Its name and version, stored with every claim it finds.
    fn id(&self) -> ExtractorId;

    /// Reads one article. The same text gives the same result, to the byte.
    fn extract(&self, article: &ArticleText) -> Result<Extraction, ExtractError>;
}
