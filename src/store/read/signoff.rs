//! Sign-offs, and what voids them.

use rusqlite::params;
use serde::Deserialize;

use super::{Reader, first, id, parsed, span, unreadable};
use crate::domain::extraction::Mark;
use crate::domain::gate::Signoff;
use crate::domain::id::{ArticleId, DraftId, OperationId};
use crate::domain::operation::Head;
use crate::domain::sha::Sha256;
use crate::store::StoreError;

/// A sign-off as the article's row has it.
#[derive(Deserialize)]
struct Stored {
    draft: u32,
    sha256: String,
    head: StoredHead,
    findings: usize,
    over: Option<String>,
}

#[derive(Deserialize)]
struct StoredHead {
    operation: i64,
    hash: String,
}

const SIGNED: &str = "
    SELECT v.operation_id AS id, o.at, o.editor
    FROM event AS v JOIN operation AS o ON o.id = v.operation_id
    WHERE v.entity = 'article' AND v.row_id = ?1 AND v.field = 'signoff' ORDER BY v.id DESC LIMIT 1";

/// The first operation after a sign-off that changed the article, its drafts, claims, places, evidence or their sources.
const CHANGED_SINCE: &str = "
    SELECT o.id, o.command, o.editor FROM operation AS o
    WHERE o.id = (SELECT min(operation_id) FROM (
        SELECT v.operation_id FROM event AS v
        WHERE v.entity = 'article' AND v.row_id = ?1 AND v.operation_id > ?2
        UNION ALL
        SELECT v.operation_id FROM draft AS d JOIN event AS v ON v.entity = 'draft' AND v.row_id = d.id
        WHERE d.article_id = ?1 AND v.operation_id > ?2
        UNION ALL
        SELECT v.operation_id FROM claim AS c JOIN event AS v ON v.entity = 'claim' AND v.row_id = c.id
        WHERE c.article_id = ?1 AND v.operation_id > ?2
        UNION ALL
        SELECT v.operation_id FROM claim AS c JOIN anchor AS n ON n.claim_id = c.id
        JOIN event AS v ON v.entity = 'anchor' AND v.row_id = n.id
        WHERE c.article_id = ?1 AND v.operation_id > ?2
        UNION ALL
        SELECT v.operation_id FROM claim AS c JOIN evidence AS e ON e.claim_id = c.id
        JOIN event AS v ON v.entity = 'evidence' AND v.row_id = e.id
        WHERE c.article_id = ?1 AND v.operation_id > ?2
        UNION ALL
        SELECT v.operation_id FROM claim AS c JOIN evidence AS e ON e.claim_id = c.id
        JOIN event AS v ON v.entity = 'source' AND v.row_id = e.source_id
        WHERE c.article_id = ?1 AND v.operation_id > ?2))";

impl Reader<'_> {
    /// The latest sign-off of an article as it is stored.
    pub fn signoff_text(&self, article: ArticleId) -> Result<Option<String>, StoreError> {
        let mut query = self.conn.prepare_cached("SELECT signoff FROM article WHERE id = ?1")?;
        let found = first(query.query([article.get()])?, |row| Ok(row.get::<_, Option<String>>("signoff")?))?;
        Ok(found.flatten())
    }

    /// The latest sign-off of an article, with what voids it.
    pub fn signoff(&self, article: ArticleId) -> Result<Option<Signoff>, StoreError> {
        let Some(text) = self.signoff_text(article)? else { return Ok(None) };
        let stored: Stored = serde_json::from_str(&text).map_err(unreadable)?;
        let mut query = self.conn.prepare_cached(SIGNED)?;
        let signed = first(query.query([article.get()])?, |row| {
            Ok((id(row, "id", OperationId::new)?, parsed(row, "at")?, row.get::<_, String>("editor")?))
        })?;
        let Some((operation, at, by)) = signed else { return Ok(None) };
        let mut query = self.conn.prepare_cached(CHANGED_SINCE)?;
        let void = first(query.query(params![article.get(), operation.get()])?, |row| {
            let (number, command, editor): (i64, String, String) =
                (row.get("id")?, row.get("command")?, row.get("editor")?);
            Ok(format!("operation {number}, '{command}' by {editor}"))
        })?;
        let hash = |text: &str| text.parse::<Sha256>().map_err(unreadable);
        let head = Head {
            operation: OperationId::new(stored.head.operation).map_err(unreadable)?,
            hash: hash(&stored.head.hash)?,
        };
        let (draft, sha256, findings, over) = (stored.draft, hash(&stored.sha256)?, stored.findings, stored.over);
        Ok(Some(Signoff { draft, sha256, head, findings, over, by, at, operation, void }))
    }

    /// The notes that the author left in a draft, in the order of the text.
    pub fn marks(&self, draft: DraftId) -> Result<Vec<Mark>, StoreError> {
        let mut query =
            self.conn.prepare_cached("SELECT text, start, \"end\" FROM mark WHERE draft_id = ?1 ORDER BY ordinal")?;
        super::every(query.query([draft.get()])?, |row| Ok(Mark { span: span(row)?, text: row.get("text")? }))
    }
}
