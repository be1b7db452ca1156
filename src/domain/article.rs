//! An article as it was read: its text, its blocks, and what it says about itself.

use super::claim::Status;
use super::id::{ArticleId, Slug};
use super::moment::Moment;
use super::sha::Sha256;
use super::span::Span;
use super::word::words;

words! {
    /// What a block of an article is.
    BlockKind, "block kind", {
        /// The headline, where it stands in the text.
        Headline = "headline",
        /// The paragraph under the headline that sums the article up.
        Standfirst = "standfirst",
        /// A heading inside the body.
        Subhead = "subhead",
        /// A paragraph of the body.
        Body = "body",
        /// A block quotation.
        Quote = "quote",
        /// An item of a list.
        List = "list",
        /// A row of a table, its cells separated by tabs.
        Table = "table",
        /// The words under a picture.
        Caption = "caption",
    }
}

/// A run of text of one kind: a paragraph, a heading, a list item, a caption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, in code points of the article's text, without surrounding white space.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What an article says about itself; every field is as it was found, trimmed, or absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// Everybody who signed it, in the order of the byline.
    pub byline: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its canonical address, http or https only.
    pub url: Option<String>,
    /// When it was published: ISO 8601, a date or a date and time, as precise as the article says.
    pub published: Option<String>,
    /// When it was last updated, in the same form; of an article of the desk, as its latest draft says.
    pub updated: Option<String>,
    /// Its language as a BCP 47 tag, such as `en` or `en-GB`, where it is declared.
    pub language: Option<String>,
}

/// Something that the reader left out of the text, and how much of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// What it was, such as `navigation` or `advertisement`.
    pub what: String,
    /// How many words were left out.
    pub words: usize,
    /// The first words of its blocks, for people; they are not stored.
    pub blocks: Vec<String>,
}

/// A page of the original; it reaches to where the next one starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageStart {
    /// Its number, from 1, as pages are counted from the first on, whatever is printed on them.
    pub number: usize,
    /// Where it starts, in code points of the article's text.
    pub start: usize,
}

/// A comment that somebody left in the margin of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Who wrote it, as the document says.
    pub author: Option<String>,
    /// What it says, on one line.
    pub text: String,
    /// The words that it stands on, in code points of the article's text; none where they are not in the text.
    pub span: Option<Span>,
}

/// An article read: the text that claims are pulled from.
///
/// Invariants: `text` has no byte-order mark, its lines end in `\n` alone, and blocks are in order, do not overlap and
/// lie inside the text. The title stands in the text only where a block of kind `headline` says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleText {
    /// The text as read.
    pub text: String,
    /// Its blocks in reading order.
    pub blocks: Vec<Block>,
    /// What it says about itself.
    pub metadata: Metadata,
    /// What the reader left out.
    pub dropped: Vec<Dropped>,
    /// Where its pages start, in the order of the text; empty where the original has none.
    pub pages: Vec<PageStart>,
    /// The comments in its margin.
    pub comments: Vec<Comment>,
    /// The name that the input gives the article (`id` of a JSON line), where there is one.
    pub external_id: Option<String>,
}

impl ArticleText {
    /// The SHA-256 of the text's UTF-8 bytes.
    #[must_use]
    pub fn sha256(&self) -> Sha256 {
        Sha256::of(self.text.as_bytes())
    }
}

/// How many words a text has: runs of non-blank characters that hold a letter or a digit.
#[must_use]
pub fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// An article of the desk, with how far the work on it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its number.
    pub id: ArticleId,
    /// Its name on the command line.
    pub slug: Slug,
    /// What it says about itself, or an editor says about it; the title is never missing here.
    pub metadata: Metadata,
    /// How many drafts it has.
    pub drafts: u32,
    /// How many words its latest draft has.
    pub words: u32,
    /// The digest of its latest draft's text.
    pub sha256: Sha256,
    /// The file that the latest draft was read from, as it was given; `-` for standard input.
    pub file: Option<String>,
    /// When the latest draft was pulled.
    pub pulled: Moment,
    /// How many of its claims have each status, in the order of [`Status::ALL`]; statuses without claims are left out.
    pub statuses: Vec<(Status, u32)>,
}

impl Article {
    /// How many claims it has.
    #[must_use]
    pub fn claims(&self) -> u32 {
        self.statuses.iter().map(|(_, count)| count).sum()
    }

    /// How many of its claims are settled.
    #[must_use]
    pub fn settled(&self) -> u32 {
        self.statuses.iter().filter(|(status, _)| status.settles()).map(|(_, count)| count).sum()
    }
}
