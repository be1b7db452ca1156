//! The built-in extractor: rules and lexicons, deterministic, offline.

use super::reading::Reading;
use super::{ExtractError, Extractor, attribution};
use crate::domain::article::ArticleText;
use crate::domain::extraction::{ClaimKind, Extraction, ExtractorId, Sentence, Worth};

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
        let sentences = reading
            .sentences
            .iter()
            .filter_map(|s| reading.span(s.range.clone()))
            .map(|span| Sentence {
                span,
                worth: Worth::default(),
                kind: ClaimKind::Event,
                reasons: Vec::new(),
                pulled: false,
            })
            .collect();
        Ok(Extraction {
            sentences,
            attributions: said.attributions,
            outlets: said.outlets,
            people: said.people,
            ..Extraction::default()
        })
    }
}
