//! The history's own words: who did what, when and why, and the events that an operation consists of.

use std::fmt;
use std::str::FromStr;

use super::id::OperationId;
use super::moment::Moment;
use super::sha::Sha256;
use super::text::{NotWords, Words};
use super::word::words;

/// The name under which somebody works at the desk. A name, not a proof of identity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Editor(Words);

impl Editor {
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl FromStr for Editor {
    type Err = NotWords;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        name.parse().map(Self)
    }
}

impl fmt::Display for Editor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0.as_str())
    }
}

/// What somebody is about to do: nothing is written without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// Who.
    pub editor: Editor,
    /// When, by this machine's clock.
    pub at: Moment,
    /// The command and what it is aimed at, such as `mark 7 verified`.
    pub command: String,
    /// Why, in the editor's words.
    pub why: Option<String>,
}

words! {
    /// What an event changes.
    Entity, "entity", {
        /// An article.
        Article = "article",
        /// A version of its text.
        Draft = "draft",
        /// A claim.
        Claim = "claim",
        /// A claim's place in a draft.
        Anchor = "anchor",
        /// A source.
        Source = "source",
        /// A link between a claim and a source.
        Evidence = "evidence",
    }
}

words! {
    /// Which property of an entity an event changes.
    Field, "field", {
        /// The entity came to be; the new value is all of it, as JSON.
        Created = "created",
        /// The entity was taken back (`1`) or is there (`0`).
        Withdrawn = "withdrawn",
        /// An article's name.
        Slug = "slug",
        /// A title.
        Title = "title",
        /// Who signed an article, as a JSON array.
        Byline = "byline",
        /// Who published something.
        Publisher = "publisher",
        /// An address.
        Url = "url",
        /// When an article was published.
        Published = "published",
        /// The language of an article.
        Language = "language",
        /// The editor's word on a claim.
        Status = "status",
        /// A note or remark.
        Note = "note",
        /// A proposed wording.
        Fix = "fix",
        /// Who is on a claim.
        Checker = "checker",
        /// Who checked a claim a second time.
        Second = "second",
        /// Who decided to run a claim, and why.
        Accepted = "accepted",
        /// The reason for `verified` without evidence.
        WithoutEvidence = "without_evidence",
        /// The words and evidence that a status was given on, as JSON.
        Basis = "basis",
        /// The kind of a claim or source.
        Kind = "kind",
        /// Who says a claim.
        Speaker = "speaker",
        /// The publisher a claim is credited to.
        Outlet = "outlet",
        /// The sentence that a claim is a part of.
        Around = "around",
        /// By when a query is to be answered.
        Deadline = "deadline",
        /// The last day on which a check holds.
        HoldsUntil = "holds_until",
        /// What was put right after publication.
        Correction = "correction",
        /// Why it had to be put right.
        Cause = "cause",
        /// Whose check missed it.
        MissedBy = "missed_by",
        /// The sign-off of an article, as JSON.
        Signoff = "signoff",
        /// The words of a claim.
        Text = "text",
        /// A place in a draft, as `start-end` in code points.
        Span = "span",
        /// The date of a source.
        Date = "date",
        /// The address of a kept copy.
        Archived = "archived",
        /// When a source was read.
        Accessed = "accessed",
        /// How close a source is to the fact.
        Primacy = "primacy",
        /// The source that a source repeats.
        DerivedFrom = "derived_from",
        /// A person's role.
        Role = "role",
        /// On what terms a person spoke.
        Terms = "terms",
        /// The name that stands for a person.
        Codename = "codename",
        /// What a source says of a claim.
        Stance = "stance",
        /// Where in the source.
        Locator = "locator",
        /// The source's exact words.
        Excerpt = "excerpt",
    }
}

/// One change of one property. `None` is a property that has no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What is changed.
    pub entity: Entity,
    /// Which one: its number.
    pub row: i64,
    /// Which property.
    pub field: Field,
    /// The value before.
    pub old: Option<String>,
    /// The value after.
    pub new: Option<String>,
}

/// A command of an editor that changed something, as the history keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Its number, without gaps.
    pub id: OperationId,
    /// When.
    pub at: Moment,
    /// Who.
    pub editor: String,
    /// The command and what it was aimed at.
    pub command: String,
    /// Why, in the editor's words.
    pub why: Option<String>,
    /// The operation that this one takes back.
    pub undoes: Option<OperationId>,
    /// The operation that took this one back.
    pub undone_by: Option<OperationId>,
    /// How many events it has.
    pub events: usize,
    /// Its link in the chain: the digest over its content and the link before it.
    pub hash: Sha256,
}

/// An event with the operation that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The operation's number.
    pub operation: OperationId,
    /// When.
    pub at: Moment,
    /// Who.
    pub editor: String,
    /// The command.
    pub command: String,
    /// Why.
    pub why: Option<String>,
    /// What changed.
    pub event: Event,
}

/// The end of the chain: whoever keeps it elsewhere can tell later whether the history before it was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The last operation.
    pub operation: OperationId,
    /// Its link.
    pub hash: Sha256,
}
