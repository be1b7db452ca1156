//! The built-in extractor: rules and lexicons, deterministic, offline.
//!
//! `reading.rs` finds the sentences, `attribution/` who says what, `claims.rs` judges, `marks.rs` finds the author's notes.

use super::reading::Reading;
use super::{ExtractError, Extractor, attribution, claims, marks};
use crate::domain::article::ArticleText;
use crate::domain::extraction::{Extraction, ExtractorId};

/// The built-in extractor.
#[derive(Debug, Clone, Copy, Default)]
pub struct Builtin;

impl Extractor for Builtin {
    fn id(&self) -> ExtractorId {
        ExtractorId { name: "rules".to_owned(), version: "1".to_owned() }
    }

    fn extract(&self, article: &ArticleText) -> Result<Extraction, ExtractError> {
        let reading = Reading::new(article);
        let said = attribution::attribute(&reading);
        let (sentences, claims) = claims::judge(&reading, &said);
        Ok(Extraction {
            sentences,
            claims,
            attributions: said.attributions,
            outlets: said.outlets,
            people: said.people,
            marks: marks::marks(&reading),
        })
    }
}
