//! Drafts: the text of an article, and the paragraph that a claim stands in.

use super::{Reader, every, first, id, parsed, size, span};
use crate::domain::article::{Block, Comment, PageStart};
use rusqlite::params;

use crate::domain::claim::{Fate, Paragraph};
use crate::domain::id::{ArticleId, ClaimId, DraftId};
use crate::domain::sha::Sha256;
use crate::domain::span::{CharIndex, Span};
use crate::store::StoreError;

/// One version of an article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its number over the whole file.
    pub id: DraftId,
    /// Its number within its article.
    pub number: u32,
    /// The text.
    pub text: String,
    /// The digest of the text.
    pub sha256: Sha256,
    /// Its blocks, in the order of the text.
    pub blocks: Vec<Block>,
    /// Where the pages of the original start.
    pub pages: Vec<PageStart>,
    /// The file that it was read from, as it was given.
    pub file: Option<String>,
}

impl Reader<'_> {
    /// The latest draft of an article.
    pub fn latest_draft(&self, article: ArticleId) -> Result<Option<Draft>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT id FROM draft WHERE article_id = ?1 AND withdrawn = 0 ORDER BY number DESC LIMIT 1",
        )?;
        let latest = first(query.query([article.get()])?, |row| id(row, "id", DraftId::new))?;
        latest.map_or(Ok(None), |latest| self.draft(latest))
    }

    /// A draft that was not taken back.
    pub fn draft(&self, draft: DraftId) -> Result<Option<Draft>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT id, number, text, sha256, file FROM draft WHERE id = ?1 AND withdrawn = 0")?;
        first(query.query([draft.get()])?, |row| {
            Ok(Draft {
                id: draft,
                number: row.get("number")?,
                text: row.get("text")?,
                sha256: parsed(row, "sha256")?,
                blocks: self.blocks(draft)?,
                pages: self.pages(draft)?,
                file: row.get("file")?,
            })
        })
    }

    fn blocks(&self, draft: DraftId) -> Result<Vec<Block>, StoreError> {
        let mut query =
            self.conn.prepare_cached("SELECT kind, start, \"end\" FROM block WHERE draft_id = ?1 ORDER BY ordinal")?;
        every(query.query([draft.get()])?, |row| Ok(Block { span: span(row)?, kind: parsed(row, "kind")? }))
    }
}

/// A claim's place in a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchored {
    /// The claim.
    pub claim: ClaimId,
    /// Where it stands.
    pub span: Span,
    /// What became of it against the draft before.
    pub fate: Fate,
}

impl Reader<'_> {
    /// The numbers of an article's drafts that were not taken back, rising.
    pub fn draft_numbers(&self, article: ArticleId) -> Result<Vec<u32>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT number FROM draft WHERE article_id = ?1 AND withdrawn = 0 ORDER BY number")?;
        every(query.query([article.get()])?, |row| Ok(row.get("number")?))
    }

    /// A draft of an article by its number.
    pub fn draft_numbered(&self, article: ArticleId, number: u32) -> Result<Option<Draft>, StoreError> {
        let mut query =
            self.conn.prepare_cached("SELECT id FROM draft WHERE article_id = ?1 AND number = ?2 AND withdrawn = 0")?;
        let found = first(query.query(params![article.get(), number])?, |row| id(row, "id", DraftId::new))?;
        found.map_or(Ok(None), |draft| self.draft(draft))
    }

    /// The claims that stand in a draft, in the order of its text.
    pub fn anchors(&self, draft: DraftId) -> Result<Vec<Anchored>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT claim_id AS claim, start, \"end\", fate FROM anchor
             WHERE draft_id = ?1 AND withdrawn = 0 ORDER BY start, claim_id",
        )?;
        every(query.query([draft.get()])?, |row| {
            Ok(Anchored { claim: id(row, "claim", ClaimId::new)?, span: span(row)?, fate: parsed(row, "fate")? })
        })
    }

    fn pages(&self, draft: DraftId) -> Result<Vec<PageStart>, StoreError> {
        let mut query =
            self.conn.prepare_cached("SELECT number, start FROM page WHERE draft_id = ?1 ORDER BY ordinal")?;
        every(query.query([draft.get()])?, |row| {
            Ok(PageStart { number: size(row, "number")?, start: size(row, "start")? })
        })
    }

    /// The comments in the margin of a draft.
    pub fn comments(&self, draft: DraftId) -> Result<Vec<Comment>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT author, text, start, \"end\" FROM comment WHERE draft_id = ?1 ORDER BY ordinal")?;
        every(query.query([draft.get()])?, |row| {
            let placed = row.get::<_, Option<i64>>("start")?.is_some();
            let span = if placed { Some(span(row)?) } else { None };
            Ok(Comment { author: row.get("author")?, text: row.get("text")?, span })
        })
    }

    /// The comments in the margin of a draft that stand on words of this place.
    pub(super) fn comments_on(&self, draft: DraftId, place: Span) -> Result<Vec<Comment>, StoreError> {
        let all = self.comments(draft)?;
        Ok(all.into_iter().filter(|comment| comment.span.is_some_and(|span| span.overlaps(place))).collect())
    }
}

impl Draft {
    /// The paragraph that a span stands in: every block that it touches, from the first to the last; where it touches
    /// none, the words of the span alone.
    #[must_use]
    pub fn paragraph(&self, place: Span) -> Paragraph {
        let index = CharIndex::new(&self.text);
        let around = self.blocks.iter().map(|block| block.span).filter(|block| block.overlaps(place));
        let whole =
            around.fold(place, |all, block| Span { start: all.start.min(block.start), end: all.end.max(block.end) });
        let before = self.text.get(..index.byte_at(place.start)).unwrap_or_default();
        Paragraph {
            text: index.slice(whole).to_owned(),
            lit: Span { start: place.start - whole.start, end: place.end - whole.start },
            line: before.matches('\n').count() + 1,
            page: self.pages.iter().take_while(|page| page.start <= place.start).last().map(|page| page.number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::article::BlockKind;

    fn draft(text: &str, blocks: &[(usize, usize)]) -> Draft {
        Draft {
            id: DraftId::new(1).unwrap(),
            number: 1,
            text: text.to_owned(),
            sha256: Sha256::of(text.as_bytes()),
            blocks: blocks
                .iter()
                .map(|&(start, end)| Block { span: Span { start, end }, kind: BlockKind::Body })
                .collect(),
            pages: vec![PageStart { number: 7, start: 0 }, PageStart { number: 8, start: 22 }],
            file: None,
        }
    }

    #[test]
    fn a_claim_is_shown_in_its_paragraph() {
        let draft = draft("Première.\n\nIt rained. It snowed.\n\nEnd.", &[(0, 9), (11, 32), (34, 38)]);
        let paragraph = draft.paragraph(Span { start: 22, end: 32 });
        assert_eq!(paragraph.text, "It rained. It snowed.");
        assert_eq!(paragraph.lit, Span { start: 11, end: 21 });
        assert_eq!((paragraph.line, paragraph.page), (3, Some(8)));
    }

    #[test]
    fn a_claim_over_two_paragraphs_shows_both_and_one_outside_shows_itself() {
        let draft = draft("One.\n\nTwo.\n\nThree.", &[(0, 4), (6, 10)]);
        assert_eq!(draft.paragraph(Span { start: 2, end: 8 }).text, "One.\n\nTwo.");
        assert_eq!(draft.paragraph(Span { start: 12, end: 18 }).text, "Three.");
    }
}
