//! A source: one record of something a claim can be checked against, used by any number of claims.

use super::id::SourceId;
use super::moment::Moment;
use super::word::words;

words! {
    /// What kind of thing a source is.
    SourceKind, "source kind", {
        /// A report, a letter, a contract, a memo.
        Document = "document",
        /// A table of figures.
        Dataset = "dataset",
        /// A court or official record, Hansard among them.
        OfficialRecord = "official-record",
        /// A page of the web.
        WebPage = "web-page",
        /// An article of a newspaper, magazine or broadcaster.
        Article = "article",
        /// A post on a social network.
        SocialPost = "social-post",
        /// A sound or video recording of something said.
        Recording = "recording",
        /// A transcript of something said.
        Transcript = "transcript",
        /// An email.
        Email = "email",
        /// A phone call.
        PhoneCall = "phone-call",
        /// An interview.
        Interview = "interview",
        /// A talk in person.
        InPerson = "in-person",
        /// Something that the checker or author saw.
        Observation = "observation",
        /// A photograph or video that shows something.
        PhotoOrVideo = "photo-or-video",
        /// A book.
        Book = "book",
        /// An expert who was asked.
        Expert = "expert",
        /// The author's own notes.
        AuthorNotes = "author-notes",
    }
}

words! {
    /// How close a source is to the fact.
    Primacy, "primacy", {
        /// It is the fact's own record or witness.
        Primary = "primary",
        /// It tells what another source says.
        Secondary = "secondary",
    }
}

words! {
    /// On what terms a person spoke.
    Terms, "terms", {
        /// By name.
        OnRecord = "on-record",
        /// By description.
        Background = "background",
        /// Not to be attributed.
        DeepBackground = "deep-background",
        /// Not to be published.
        OffRecord = "off-record",
    }
}

/// What an editor says of a source; everything but kind and title may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFacts {
    /// What kind of thing it is.
    pub kind: SourceKind,
    /// Its title; for a person, the name.
    pub title: String,
    /// Who made or published it.
    pub publisher: Option<String>,
    /// Its date, as precise as it is known: `2025`, `2025-09`, `2025-09-10`.
    pub date: Option<String>,
    /// Its address, http or https.
    pub url: Option<String>,
    /// The address of a kept copy.
    pub archived: Option<String>,
    /// The day on which it was read.
    pub accessed: Option<String>,
    /// How close it is to the fact.
    pub primacy: Option<Primacy>,
    /// The source that it repeats.
    pub derived_from: Option<SourceId>,
    /// A person's role.
    pub role: Option<String>,
    /// On what terms a person spoke.
    pub terms: Option<Terms>,
    /// The name that stands for a person everywhere outside this file.
    pub codename: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A source of the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its number over the whole file.
    pub id: SourceId,
    /// What is said of it.
    pub facts: SourceFacts,
    /// How many claims it is evidence for or against.
    pub claims: u32,
    /// Who added it.
    pub by: String,
    /// When it was added.
    pub at: Moment,
}

impl SourceFacts {
    /// A source of this kind and title of which nothing else is known.
    #[must_use]
    pub fn titled(kind: SourceKind, title: String) -> Self {
        Self {
            kind,
            title,
            publisher: None,
            date: None,
            url: None,
            archived: None,
            accessed: None,
            primacy: None,
            derived_from: None,
            role: None,
            terms: None,
            codename: None,
            note: None,
        }
    }

    /// What the source is called wherever the text may leave the desk: the codename, where there is one.
    #[must_use]
    pub fn label(&self) -> &str {
        self.codename.as_deref().unwrap_or(&self.title)
    }
}
