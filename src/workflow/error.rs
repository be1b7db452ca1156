//! Why an act was refused: what, where, and what to do next. Nothing was changed by an act that was refused.

use crate::domain::claim::Status;
use crate::domain::evidence::Stance;
use crate::domain::id::{ClaimId, OperationId, Slug, SourceId};
use crate::store::StoreError;

/// A rule of the desk that an act would break, or a failure of the file.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// The file could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No claim has this number.
    #[error("there is no claim {0}")]
    NoClaim(ClaimId),
    /// No article has this name.
    #[error("there is no article '{slug}'")]
    NoArticle {
        /// The name as given.
        slug: Slug,
        /// Names that start alike.
        like: Vec<Slug>,
    },
    /// No source has this number.
    #[error("there is no source {0}")]
    NoSource(SourceId),
    /// No operation has this number.
    #[error("there is no operation {0}")]
    NoOperation(OperationId),
    /// The command changes nothing because it says nothing.
    #[error("nothing to change was said")]
    Nothing {
        /// What could be said.
        hint: &'static str,
    },
    /// A claim does not have the status that the editor expects.
    #[error("claim {claim} is {found}, not {expected}")]
    Expected {
        /// The claim.
        claim: ClaimId,
        /// What was expected.
        expected: Status,
        /// What it is.
        found: Status,
    },
    /// `verified` without supporting evidence.
    #[error("claim {claim} has no evidence that supports it")]
    NeedsEvidence {
        /// The claim.
        claim: ClaimId,
    },
    /// A status without what has to be said with it.
    #[error("'{status}' needs a note: {what}")]
    NeedsReason {
        /// The status.
        status: Status,
        /// What the note has to say.
        what: &'static str,
    },
    /// A reason for missing evidence, with a status that needs none.
    #[error("a reason for missing evidence belongs to 'verified' alone")]
    OnlyVerified,
    /// No draft of an article has this number.
    #[error("{article} has no such draft; it has {}", known.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))]
    NoDraft {
        /// The article.
        article: Slug,
        /// The numbers that it has.
        known: Vec<u32>,
    },
    /// A comparison of drafts of an article that has one.
    #[error("{article} has one draft: there is nothing to compare it with")]
    OneDraft {
        /// The article.
        article: Slug,
    },
    /// A comparison with a draft that is not earlier.
    #[error("draft {from} is not earlier than draft {to}")]
    NotEarlier {
        /// The first number.
        from: u32,
        /// The second number.
        to: u32,
    },
    /// A part of a claim whose words are not in it.
    #[error("claim {claim} does not hold the words '{words}'")]
    NotInClaim {
        /// The claim.
        claim: ClaimId,
        /// The words.
        words: String,
    },
    /// Parts of a claim that share words.
    #[error("the parts of claim {0} overlap")]
    PartsOverlap(ClaimId),
    /// A claim that stands between those that are to be one.
    #[error("claim {0} stands between them")]
    Between(ClaimId),
    /// A claim of another article.
    #[error("claim {claim} is not of '{article}'")]
    OtherArticle {
        /// The claim.
        claim: ClaimId,
        /// The article of the first.
        article: Slug,
    },
    /// A fix that is not in the text.
    #[error("claim {claim} does not have the wording that was proposed for it")]
    FixNotIn {
        /// The claim.
        claim: ClaimId,
    },
    /// A day by which a query is to be answered, for a claim without a query.
    #[error("a deadline belongs to 'waiting', a day until which a check holds to a status that settles or judges")]
    DayOfNothing,
    /// A sign-off where the gate is closed.
    #[error("{article}: the gate is closed, {findings} findings")]
    GateClosed {
        /// The article.
        article: Slug,
        /// How many.
        findings: usize,
    },
    /// A reason to sign over a gate that is open.
    #[error("{article}: the gate is open; there is nothing to sign over")]
    NothingToOverrule {
        /// The article.
        article: Slug,
    },
    /// A second check by the claim's own checker.
    #[error("{editor} checked claim {claim}; a second check is somebody else's")]
    OwnClaim {
        /// The claim.
        claim: ClaimId,
        /// Who.
        editor: String,
    },
    /// A second check of a claim that nobody settled.
    #[error("claim {claim} is {status}: there is nothing to check a second time")]
    NotSettled {
        /// The claim.
        claim: ClaimId,
        /// What it is.
        status: Status,
    },
    /// A second check of a claim whose first check no longer holds.
    #[error("the check of claim {claim} no longer holds: {because}")]
    Stale {
        /// The claim.
        claim: ClaimId,
        /// Why not.
        because: String,
    },
    /// An acceptance of a claim that is settled or that nobody judged.
    #[error("claim {claim} is {status}: only a claim that was judged and is not settled can be accepted")]
    NothingToAccept {
        /// The claim.
        claim: ClaimId,
        /// What it is.
        status: Status,
    },
    /// The words do not stand in the latest draft.
    #[error("the words do not stand in the latest draft of '{article}'")]
    NotInText {
        /// The article.
        article: Slug,
    },
    /// The words stand there several times.
    #[error("the words stand in '{article}' {} times, in the lines {}", lines.len(), list(lines))]
    SeveralTimes {
        /// The article.
        article: Slug,
        /// The line of each occurrence, from 1.
        lines: Vec<usize>,
    },
    /// Fewer occurrences than the one that was asked for.
    #[error("there is no occurrence {asked} of the words in '{article}', only {found}")]
    NoOccurrence {
        /// The article.
        article: Slug,
        /// The one that was asked for, from 1.
        asked: usize,
        /// How many there are.
        found: usize,
    },
    /// Another claim stands at exactly this place.
    #[error("claim {0} has exactly these words at this place")]
    SameWords(ClaimId),
    /// The claim's words left the latest draft.
    #[error("claim {0} does not stand in the latest draft, so its words cannot be changed")]
    NotInLatest(ClaimId),
    /// A source with the same kind, title, date and address.
    #[error("source {0} is the same: kind, title, date and address")]
    SameSource(SourceId),
    /// A source that would repeat itself.
    #[error("source {0} cannot be derived from itself, not even through others")]
    Circle(SourceId),
    /// Text that is no address of the web.
    #[error("'{0}' is no web address")]
    NotAUrl(String),
    /// Text that is no date.
    #[error("'{0}' is no date")]
    NotADate(String),
    /// An article's name that another article has.
    #[error("another article is called '{0}'")]
    SlugTaken(Slug),
    /// The article that was read fits several of the desk.
    #[error("this text may be a draft of several articles: {}", list(slugs))]
    SeveralArticles {
        /// Which ones.
        slugs: Vec<Slug>,
    },
    /// The article that was read has no words.
    #[error("there are no words in {}", file.as_deref().unwrap_or("the article"))]
    NoWords {
        /// The file as given.
        file: Option<String>,
    },
    /// The extractor found a claim whose words are not those of its place.
    #[error("the extractor {extractor} gave the place {start}-{end}, where the text has other words than the claim")]
    NotTheWords {
        /// Which extractor.
        extractor: String,
        /// Where the place starts.
        start: usize,
        /// Where it ends.
        end: usize,
    },
    /// The editor has done nothing that could be undone.
    #[error("{editor} has nothing to undo")]
    NothingToUndo {
        /// Who.
        editor: String,
    },
    /// The operation was undone before.
    #[error("operation {operation} was undone by operation {by}")]
    UndoneAlready {
        /// The operation.
        operation: OperationId,
        /// The one that took it back.
        by: OperationId,
    },
    /// Something later rests on what the operation did.
    #[error("operation {operation} cannot be undone: operation {later} ('{command}') by {editor} changed {what} since")]
    ChangedSince {
        /// The operation.
        operation: OperationId,
        /// The later one.
        later: OperationId,
        /// The later one's command.
        command: String,
        /// Who gave it.
        editor: String,
        /// What it changed, such as `claim 7`.
        what: String,
    },
    /// What would be left over refers to something that is not there.
    #[error("operation {operation} cannot be undone: {what}")]
    Dangling {
        /// The operation.
        operation: OperationId,
        /// What stands in the way.
        what: String,
    },
}

impl WorkError {
    /// What the user can do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Store(error) => return error.hint(),
            Self::NoClaim(_) => "factcheck list shows the claims of the desk",
            Self::NoArticle { like, .. } if !like.is_empty() => return Some(format!("did you mean {}?", list(like))),
            Self::NoArticle { .. } => "factcheck articles shows the articles of the desk",
            Self::NoSource(_) => "factcheck source list shows the sources of the desk",
            Self::NoOperation(_) => "factcheck log shows the operations of the desk",
            Self::Nothing { hint } => hint,
            Self::Expected { claim, .. } => {
                return Some(format!("factcheck show {claim} tells who changed it; nothing was changed now"));
            }
            Self::NeedsEvidence { .. } => {
                "name what bears it out with --source, or say why there is none with --without-evidence"
            }
            Self::NeedsReason { status: Status::False, .. } => {
                return Some(format!("say it with --note, or name a source that {} it", Stance::Contradicts));
            }
            Self::NeedsReason { .. } => "say it with --note",
            Self::GateClosed { article, .. } => {
                return Some(format!("factcheck gate {article} tells why; --over REASON signs all the same"));
            }
            Self::NothingToOverrule { .. } => "leave --over out",
            Self::NoDraft { .. } => "name one of these",
            Self::OneDraft { .. } => "'factcheck pull' brings the next draft",
            Self::NotEarlier { .. } => "name the earlier draft first",
            Self::NotInClaim { .. } => "copy words of the claim exactly as it has them",
            Self::PartsOverlap(_) => "give each part words of its own",
            Self::Between(_) => "merge it as well, or claims that stand next to each other",
            Self::OtherArticle { .. } => "claims of one article can be one",
            Self::FixNotIn { .. } => "propose it with --fix, and pull the draft that has it",
            Self::DayOfNothing => {
                "give the status as well: mark 3 waiting --note \"the press office\" --deadline 2026-12-01"
            }
            Self::OnlyVerified => "leave --without-evidence out",
            Self::OwnClaim { .. } => "ask a colleague, who gives their own name with --editor",
            Self::NotSettled { .. } => "a second check follows 'verified', 'on-author' or 'opinion'",
            Self::Stale { .. } => "mark it again first",
            Self::NothingToAccept { .. } => "accept follows 'disputed', 'false', 'misleading' or 'unverifiable'",
            Self::NotInText { .. } => "copy the words exactly as the article has them",
            Self::SeveralTimes { .. } | Self::NoOccurrence { .. } => {
                "say which one with --occurrence, counted from 1, or give more of the words around it"
            }
            Self::SameWords(claim) | Self::NotInLatest(claim) => return Some(format!("see factcheck show {claim}")),
            Self::SameSource(source) => return Some(format!("cite it by its number, {source}")),
            Self::Circle(_) => "name the source that the others repeat",
            Self::NotAUrl(_) => "write it from the start: https://…",
            Self::NotADate(_) => "write it like 2025, 2025-09, 2025-09-10 or 2025-09-10T08:30:00Z",
            Self::SlugTaken(_) => "choose another name",
            Self::SeveralArticles { .. } => "say which one with --article",
            Self::NoWords { .. } => "check that the file holds the article's text",
            Self::NotTheWords { .. } => "nothing was stored; the extractor has to give places in code points",
            Self::NothingToUndo { .. } => "factcheck log shows the operations; factcheck undo NUMBER takes one back",
            Self::UndoneAlready { by, .. } => return Some(format!("factcheck undo {by} brings it back")),
            Self::ChangedSince { later, .. } => return Some(format!("undo operation {later} first")),
            Self::Dangling { .. } => "factcheck log shows what was done since",
        };
        Some(hint.to_owned())
    }
}

/// A list as a sentence has it.
fn list<T: ToString>(things: &[T]) -> String {
    things.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
