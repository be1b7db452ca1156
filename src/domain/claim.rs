//! A claim as the desk keeps it: its words, its place, who says it, and the editor's word on it.

use super::article::Comment;
use super::evidence::{Evidence, EvidenceCount};
use super::extraction::{ClaimKind, Worth};
use super::id::{ClaimId, Slug};
use super::moment::Moment;
use super::operation::Change;
use super::source::SourceKind;
use super::span::Span;
use super::text::folded;
use super::word::words;

words! {
    /// The editor's word on a claim.
    Status, "status", {
        /// Nobody has looked.
        Unchecked = "unchecked",
        /// Somebody is on it.
        Checking = "checking",
        /// A query is out.
        Waiting = "waiting",
        /// Right as written.
        Verified = "verified",
        /// Credible sources conflict.
        Disputed = "disputed",
        /// Evidence refutes it.
        False = "false",
        /// Literally right, context missing.
        Misleading = "misleading",
        /// Tried, cannot be settled.
        Unverifiable = "unverifiable",
        /// Rests on the author's word.
        OnAuthor = "on-author",
        /// Not a checkable fact.
        Opinion = "opinion",
    }
}

impl Status {
    /// Whether the status ends the work on a claim as it stands; `disputed`, `false` and the like end it only when an
    /// editor accepts it or the words change.
    #[must_use]
    pub const fn settles(self) -> bool {
        match self {
            Self::Verified | Self::OnAuthor | Self::Opinion => true,
            Self::Unchecked
            | Self::Checking
            | Self::Waiting
            | Self::Disputed
            | Self::False
            | Self::Misleading
            | Self::Unverifiable => false,
        }
    }

    /// Whether the status says something about the claim, rather than how far the work on it is: new facts can overtake it.
    #[must_use]
    pub const fn judges(self) -> bool {
        match self {
            Self::Unchecked | Self::Checking | Self::Waiting => false,
            Self::Verified
            | Self::Disputed
            | Self::False
            | Self::Misleading
            | Self::Unverifiable
            | Self::OnAuthor
            | Self::Opinion => true,
        }
    }

    /// What has to be said with the status, in the editor's words; `None` where the word is enough.
    #[must_use]
    pub const fn reason_needed(self) -> Option<&'static str> {
        match self {
            Self::Unchecked | Self::Checking | Self::Verified | Self::Opinion => None,
            Self::Waiting => Some("to whom the query went"),
            Self::Disputed => Some("what the sources disagree about"),
            Self::False => Some("what refutes it"),
            Self::Misleading => Some("the missing context"),
            Self::Unverifiable => Some("what was tried"),
            Self::OnAuthor => Some("who vouches for it"),
        }
    }
}

words! {
    /// Why something had to be corrected after publication.
    Cause, "cause", {
        /// A figure was wrong.
        Number = "number",
        /// A name, title or role was wrong.
        Name = "name",
        /// A date was wrong.
        Date = "date",
        /// Somebody's words were wrong, or somebody else's.
        Quotation = "quotation",
        /// Context was missing.
        Context = "context",
        /// The source was wrong.
        Source = "source",
        /// It was right when it was checked, and edited afterwards.
        Editing = "editing",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// What became of a claim in the article's latest draft.
    Fate, "fate", {
        /// It arrived with the latest draft.
        New = "new",
        /// Its words and surroundings are as they were.
        Same = "same",
        /// Its words stand elsewhere.
        Moved = "moved",
        /// Its words were changed.
        Reworded = "reworded",
        /// Its words left the text.
        Cut = "cut",
    }
}

/// A claim with everything that a listing shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its number over the whole file.
    pub id: ClaimId,
    /// The name of its article.
    pub article: Slug,
    /// The number, within its article, of the latest draft that it stands in.
    pub draft: u32,
    /// Its place in the article's latest draft; absent where it does not stand there.
    pub span: Option<Span>,
    /// Its exact words.
    pub text: String,
    /// What kind of fact it is.
    pub kind: ClaimKind,
    /// How much it needs checking.
    pub worth: Worth,
    /// Why it was pulled.
    pub reasons: Vec<String>,
    /// Who says it, by the fullest name in the article.
    pub speaker: Option<String>,
    /// The publisher it is credited to.
    pub outlet: Option<String>,
    /// The editor's word on it.
    pub status: Status,
    /// The latest note.
    pub note: Option<String>,
    /// A proposed wording.
    pub fix: Option<String>,
    /// Who is on it, or marked it last.
    pub checker: Option<String>,
    /// Who checked it a second time.
    pub second: Option<String>,
    /// Who decided to run it although it is not settled, and why.
    pub accepted: Option<String>,
    /// The reason given for `verified` without evidence.
    pub without_evidence: Option<String>,
    /// The sentence that it is a part of; absent where it is a whole one.
    pub around: Option<String>,
    /// By when a query about it is to be answered, as `2026-11-25`.
    pub deadline: Option<String>,
    /// The last day on which its check holds, as `2026-11-25`.
    pub holds_until: Option<String>,
    /// What was put right after publication.
    pub correction: Option<Correction>,
    /// What changed since it was settled; empty while the check holds.
    pub stale_because: Vec<String>,
    /// What became of it in the latest draft; absent where that is not known.
    pub fate: Option<Fate>,
    /// How much evidence it has, by stance.
    pub evidence: EvidenceCount,
    /// When it, or its evidence, was last changed.
    pub updated: Moment,
}

/// Whether a claim already has the wording that was proposed for it.
#[must_use]
pub fn fix_is_in(claim: &Claim) -> bool {
    claim.fix.as_deref().is_some_and(|fix| folded(&claim.text).contains(folded(fix).trim_end_matches(['.', ','])))
}

/// What was put right after publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The correction as it was published.
    pub text: String,
    /// Why it was needed.
    pub cause: Cause,
    /// Whose check missed it; absent where nobody had checked it.
    pub missed_by: Option<String>,
}

impl Claim {
    /// A claim of an article's first draft of which nothing is known but its words and where they stand.
    #[must_use]
    pub fn bare(id: ClaimId, article: Slug, span: Option<Span>, text: String, updated: Moment) -> Self {
        Self {
            id,
            article,
            draft: 1,
            span,
            text,
            kind: ClaimKind::Statement,
            worth: Worth::new(0.0),
            reasons: Vec::new(),
            speaker: None,
            outlet: None,
            status: Status::Unchecked,
            note: None,
            fix: None,
            checker: None,
            second: None,
            accepted: None,
            without_evidence: None,
            around: None,
            deadline: None,
            holds_until: None,
            correction: None,
            stale_because: Vec::new(),
            fate: None,
            evidence: EvidenceCount::default(),
            updated,
        }
    }
}

/// How many corrections there were of one kind of claim for one cause, resting on one kind of source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissCount {
    /// The kind of the claims.
    pub kind: ClaimKind,
    /// Why they had to be put right.
    pub cause: Cause,
    /// The kind of the source that had supported them; absent where there was none.
    pub source: Option<SourceKind>,
    /// How many of them there are.
    pub claims: u32,
}

/// A claim in its paragraph, with its evidence and history.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimFile {
    /// The claim.
    pub claim: Claim,
    /// The title of its article.
    pub title: String,
    /// The block that it stands in (several, where it runs over them), from the latest draft that has it.
    pub paragraph: Paragraph,
    /// The comments in the margin of that draft that stand on words of the claim.
    pub comments: Vec<Comment>,
    /// Its evidence, oldest first.
    pub evidence: Vec<Evidence>,
    /// Every change to it and its evidence, oldest first.
    pub history: Vec<Change>,
}

/// A paragraph with the place of a claim in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text.
    pub text: String,
    /// Where the claim stands, in code points of this paragraph.
    pub lit: Span,
    /// In which line of the draft it starts, from 1.
    pub line: usize,
    /// On which page of the original the claim starts, where it has pages.
    pub page: Option<usize>,
}

impl Paragraph {
    /// Where it starts, for people: `page 2, line 5`, or `line 5` where the original has no pages.
    #[must_use]
    pub fn place(&self) -> String {
        let page = self.page.map(|page| format!("page {page}, ")).unwrap_or_default();
        format!("{page}line {}", self.line)
    }
}
