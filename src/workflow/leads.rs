//! Outlets as leads: every publisher that a claim is credited to is a source of kind `article`, from which the claim came.

use std::collections::BTreeMap;

use super::WorkError;
use crate::domain::evidence::Stance;
use crate::domain::id::{ArticleId, ClaimId, SourceId};
use crate::domain::source::{SourceFacts, SourceKind};
use crate::store::{NewEvidence, Writer};

/// The leads of one article while it is being written: one source for each outlet, used again in later drafts.
#[derive(Debug)]
pub(super) struct Leads {
    article: ArticleId,
    known: BTreeMap<String, SourceId>,
}

impl Leads {
    pub(super) fn of(article: ArticleId) -> Self {
        Self { article, known: BTreeMap::new() }
    }

    /// Links a claim to the outlet it is credited to.
    pub(super) fn link(&mut self, w: &mut Writer<'_>, claim: ClaimId, outlet: &str) -> Result<(), WorkError> {
        let source = self.source(w, outlet)?;
        let lead = NewEvidence { claim, source, stance: Stance::Origin, locator: None, excerpt: None, note: None };
        w.create_evidence(&lead)?;
        Ok(())
    }

    fn source(&mut self, w: &mut Writer<'_>, outlet: &str) -> Result<SourceId, WorkError> {
        if let Some(source) = self.known.get(outlet) {
            return Ok(*source);
        }
        let source = if let Some(source) = w.lead_source(self.article, outlet)? {
            source
        } else {
            let facts = SourceFacts::titled(SourceKind::Article, outlet.to_owned());
            w.create_source(&facts, Some(self.article))?
        };
        self.known.insert(outlet.to_owned(), source);
        Ok(source)
    }
}
