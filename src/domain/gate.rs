//! May an article run? What a newsroom asks for, what is missing, and the sign-off.

use serde::Deserialize;

use super::extraction::ClaimKind;
use super::id::{ClaimId, OperationId, Slug};
use super::moment::Moment;
use super::operation::Head;
use super::sha::Sha256;

/// What a newsroom asks for before an article runs: the table `[gate]` of the configuration.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HouseRules {
    /// Whether evidence that supports a verified claim has to say where in its source.
    pub locators: bool,
    /// How many independent sources a verified claim needs; a primary source is enough.
    pub sources: u32,
    /// How many independent sources a verified claim of a risky kind needs; a primary source is enough.
    pub risky_sources: u32,
    /// The kinds of claims that are risky.
    pub risky: Vec<ClaimKind>,
    /// The kinds of claims that need a second check.
    pub second_check: Vec<ClaimKind>,
    /// The largest share of the words, in percent, that may belong to no claim.
    pub uncovered: u32,
    /// Whether notes that the author left in the text (TK) close the gate.
    pub marks: bool,
}

impl Default for HouseRules {
    fn default() -> Self {
        Self {
            locators: true,
            sources: 1,
            risky_sources: 2,
            risky: vec![ClaimKind::Legal],
            second_check: vec![ClaimKind::Legal],
            uncovered: 60,
            marks: true,
        }
    }
}

super::words! {
    /// A rule that closes the gate.
    GateRule, "rule", {
        /// The claim is not settled, and no editor accepted it.
        Unsettled = "unsettled",
        /// The claim's check no longer holds.
        Stale = "stale",
        /// The claim is verified without evidence that supports it.
        Evidence = "evidence",
        /// Evidence does not say where in its source.
        Locator = "locator",
        /// The claim has too few independent sources.
        Sources = "sources",
        /// The claim has no second check, and the house asks for one.
        Second = "second",
        /// A query about the claim was not answered by its day.
        Query = "query",
        /// The author left a note in the text to come back to.
        Mark = "mark",
        /// Too many words of the text belong to no claim.
        Uncovered = "uncovered",
    }
}

/// Something that closes the gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that it breaks.
    pub rule: GateRule,
    /// The claim that it is about, where it is about one.
    pub claim: Option<ClaimId>,
    /// What is the matter, in a few words.
    pub what: String,
}

/// Whether an article may run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// The article.
    pub article: Slug,
    /// The number of its latest draft.
    pub draft: u32,
    /// The digest of that draft's text.
    pub sha256: Sha256,
    /// How many claims it has.
    pub claims: usize,
    /// How many words it has.
    pub words: usize,
    /// How many of them belong to no claim.
    pub uncovered: usize,
    /// What closes the gate, by rule and in the order of the text.
    pub findings: Vec<Finding>,
    /// The latest sign-off, where there is one.
    pub signoff: Option<Signoff>,
}

impl Gate {
    /// Whether nothing closes it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.findings.is_empty()
    }
}

/// An editor's word that an article may run, bound to one text and one state of the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signoff {
    /// The number of the draft that was signed.
    pub draft: u32,
    /// The digest of its text.
    pub sha256: Sha256,
    /// The end of the history that was signed.
    pub head: Head,
    /// How many findings there were.
    pub findings: usize,
    /// Why it was signed although the gate was closed.
    pub over: Option<String>,
    /// Who signed.
    pub by: String,
    /// When.
    pub at: Moment,
    /// The operation that records it.
    pub operation: OperationId,
    /// What changed since and so voids it; absent while it holds.
    pub void: Option<String>,
}
