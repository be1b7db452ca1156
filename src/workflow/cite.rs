//! Evidence: a source, what it says of a claim, and where. `mark` records it, with or without a status.

use super::dates::{check_url, is_url};
use super::{WorkError, source_of};
use crate::domain::evidence::Stance;
use crate::domain::id::{ClaimId, SourceId};
use crate::domain::operation::{Entity, Field};
use crate::domain::source::{SourceFacts, SourceKind};
use crate::domain::text::Words;
use crate::store::{NewEvidence, Reader, Writer};

/// A source as an editor names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceRef {
    /// By its number.
    Number(SourceId),
    /// By its title or address; one that the desk does not have yet is made.
    Named(Words),
}

/// Evidence to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cite {
    /// The source.
    pub source: SourceRef,
    /// What kind of thing a new source is; guessed where it is missing.
    pub kind: Option<SourceKind>,
    /// What the source says of the claim.
    pub stance: Stance,
    /// Where in the source.
    pub locator: Option<Words>,
    /// The source's exact words.
    pub excerpt: Option<Words>,
    /// A remark.
    pub note: Option<Words>,
    /// The address of the source.
    pub url: Option<Words>,
}

/// A source that was cited: its number, what it is called, and whether it was made now.
pub type Cited = (SourceId, String, bool);

/// Finds the source or makes it.
pub(super) fn source(w: &mut Writer<'_>, cite: &Cite) -> Result<Cited, WorkError> {
    let url = cite.url.as_deref();
    check_url(url)?;
    let found = match &cite.source {
        SourceRef::Number(number) => Some(source_of(w, *number)?.id),
        SourceRef::Named(name) => same(w, name, url)?,
    };
    match (found, &cite.source) {
        (Some(found), _) => {
            learn_url(w, found, url)?;
            Ok((found, source_of(w, found)?.facts.label().to_owned(), false))
        }
        (None, SourceRef::Number(number)) => Err(WorkError::NoSource(*number)),
        (None, SourceRef::Named(name)) => {
            let facts = new_source(name, cite);
            Ok((w.create_source(&facts, None)?, facts.title, true))
        }
    }
}

/// The source that has this title and no other address, or this address.
fn same(r: &Reader<'_>, name: &str, url: Option<&str>) -> Result<Option<SourceId>, WorkError> {
    if let Some(titled) = r.find_source(name)? {
        let known = source_of(r, titled)?.facts.url;
        if url.is_none() || known.is_none() || known.as_deref() == url {
            return Ok(Some(titled));
        }
    }
    match url {
        Some(url) => Ok(r.find_source(url)?),
        None => Ok(None),
    }
}

/// A source of which no address was known gets the one that was given now.
fn learn_url(w: &mut Writer<'_>, source: SourceId, url: Option<&str>) -> Result<(), WorkError> {
    if url.is_some() && source_of(w, source)?.facts.url.is_none() {
        w.change(Entity::Source, source.get(), Field::Url, None, url)?;
    }
    Ok(())
}

/// A new source: a web page when it is named by its address or has one, else a document.
fn new_source(name: &Words, cite: &Cite) -> SourceFacts {
    let url = cite.url.as_deref().or_else(|| is_url(name).then_some(name.as_str()));
    let guessed = if url.is_some() { SourceKind::WebPage } else { SourceKind::Document };
    SourceFacts {
        url: url.map(ToOwned::to_owned),
        ..SourceFacts::titled(cite.kind.unwrap_or(guessed), name.to_string())
    }
}

/// Links a claim and a source; the very same link is not made twice.
pub(super) fn link(w: &mut Writer<'_>, claim: ClaimId, source: SourceId, cite: &Cite) -> Result<(), WorkError> {
    let new = NewEvidence {
        claim,
        source,
        stance: cite.stance,
        locator: cite.locator.as_deref(),
        excerpt: cite.excerpt.as_deref(),
        note: cite.note.as_deref(),
    };
    if !is_there(w, &new)? {
        w.create_evidence(&new)?;
    }
    Ok(())
}

fn is_there(r: &Reader<'_>, new: &NewEvidence<'_>) -> Result<bool, WorkError> {
    let file = r.claim_file(new.claim)?.ok_or(WorkError::NoClaim(new.claim))?;
    Ok(file.evidence.iter().any(|old| {
        old.source == new.source
            && old.stance == new.stance
            && old.locator.as_deref() == new.locator
            && old.excerpt.as_deref() == new.excerpt
            && old.note.as_deref() == new.note
    }))
}
