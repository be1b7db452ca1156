//! Evidence: what a source says of a claim, and where in the source it says so.

use super::id::{ClaimId, EvidenceId, SourceId};
use super::moment::Moment;
use super::word::words;

words! {
    /// What a source says of a claim.
    Stance, "stance", {
        /// It bears the claim out.
        Supports = "supports",
        /// It speaks against the claim.
        Contradicts = "contradicts",
        /// It is needed to read the claim right.
        Context = "context",
        /// The claim came from there: a lead to follow, not a proof.
        Origin = "origin",
    }
}

/// One link between a claim and a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its number over the whole file.
    pub id: EvidenceId,
    /// The claim.
    pub claim: ClaimId,
    /// The source.
    pub source: SourceId,
    /// What the source may be called in an export (its codename, where it has one).
    pub source_label: String,
    /// The source's address, where it has one and no codename stands for it.
    pub source_url: Option<String>,
    /// What the source says of the claim.
    pub stance: Stance,
    /// Where in the source: page, paragraph, line, cell, exhibit, hh:mm:ss, slide.
    pub locator: Option<String>,
    /// The source's exact words.
    pub excerpt: Option<String>,
    /// What the checker remarks on it.
    pub note: Option<String>,
    /// Who added it.
    pub by: String,
    /// When it was added.
    pub at: Moment,
}

/// How many links of each stance a claim has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EvidenceCount {
    /// Links that bear it out.
    pub supports: u32,
    /// Links that speak against it.
    pub contradicts: u32,
    /// Links that give context.
    pub context: u32,
    /// Links to where it came from.
    pub origin: u32,
}
