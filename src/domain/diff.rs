//! Two drafts of an article side by side: what became of its claims and of its paragraphs.

use super::claim::{Fate, Status};
use super::id::{ClaimId, Slug};

/// Two drafts of an article, compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftDiff {
    /// The article.
    pub article: Slug,
    /// The number of the earlier draft.
    pub from: u32,
    /// The number of the later draft.
    pub to: u32,
    /// The claims that stand in either, in the order of the later draft; those that were cut come last.
    pub claims: Vec<ClaimDiff>,
    /// The paragraphs of the earlier draft, in order.
    pub before: Vec<String>,
    /// The paragraphs of the later draft, in order.
    pub after: Vec<String>,
}

/// What became of a claim between two drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimDiff {
    /// The claim.
    pub claim: ClaimId,
    /// What became of it.
    pub fate: Fate,
    /// The editor's word on it now.
    pub status: Status,
    /// Why that word no longer holds; empty while it does.
    pub stale_because: Vec<String>,
    /// Its words in the earlier draft, where it stands there.
    pub was: Option<String>,
    /// Its words in the later draft, where it stands there.
    pub is: Option<String>,
}
