//! The built-in extractor: rules and lexicons, deterministic, offline.

use super::{ExtractError, Extractor};
use crate::domain::article::ArticleText;
use crate::domain::extraction::{Extraction, ExtractorId};

/// The built-in extractor.
#[derive(Debug, Clone, Copy, Default)]
pub struct Builtin;

impl Extractor for Builtin {
    fn id(&self) -> ExtractorId {
        ExtractorId { name: "rules".to_owned(), version: "1".to_owned() }
    }

    fn extract(&self, _article: &ArticleText) -> Result<Extraction, ExtractError> {
        Ok(Extraction::default())
    }
}
