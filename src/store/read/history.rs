//! The history: operations, their events, and what can still be taken back.
//!
//! Undo appends: an operation may take another one back, and may itself be taken back. An operation *stands* while no
//! standing operation takes it back.

use rusqlite::{Row, params};

use super::{Reader, every, first, id, link, parsed, size, unreadable};
use crate::domain::id::{ClaimId, OperationId, Slug};
use crate::domain::operation::{Change, Entity, Event, Head, Operation};
use crate::store::StoreError;

/// Which operations are listed; an empty one lists all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogQuery {
    /// Those that touch this claim, its evidence or its place.
    pub claim: Option<ClaimId>,
    /// Those that touch this article, its drafts, claims or their evidence.
    pub article: Option<Slug>,
    /// Those of this editor.
    pub editor: Option<String>,
    /// At most so many.
    pub limit: Option<u32>,
}

macro_rules! operations_sql {
    ($rest:literal) => {
        concat!(
            "SELECT o.id, o.at, o.editor, o.command, o.why, o.undoes, s.events, s.hash
             FROM operation AS o JOIN seal AS s ON s.operation_id = o.id
             WHERE ",
            $rest
        )
    };
}

const OPERATIONS: &str = operations_sql!(
    "(?1 IS NULL OR o.id IN (
         SELECT v.operation_id FROM event AS v WHERE v.entity = 'claim' AND v.row_id = ?1
         UNION ALL
         SELECT v.operation_id FROM evidence AS e JOIN event AS v ON v.entity = 'evidence' AND v.row_id = e.id
         WHERE e.claim_id = ?1
         UNION ALL
         SELECT v.operation_id FROM anchor AS n JOIN event AS v ON v.entity = 'anchor' AND v.row_id = n.id
         WHERE n.claim_id = ?1))
     AND (?2 IS NULL OR o.id IN (
         SELECT v.operation_id FROM article AS a JOIN event AS v ON v.entity = 'article' AND v.row_id = a.id
         WHERE a.slug = ?2
         UNION ALL
         SELECT v.operation_id FROM article AS a JOIN draft AS d ON d.article_id = a.id
         JOIN event AS v ON v.entity = 'draft' AND v.row_id = d.id
         WHERE a.slug = ?2
         UNION ALL
         SELECT v.operation_id FROM article AS a JOIN claim AS c ON c.article_id = a.id
         JOIN event AS v ON v.entity = 'claim' AND v.row_id = c.id
         WHERE a.slug = ?2
         UNION ALL
         SELECT v.operation_id FROM article AS a JOIN claim AS c ON c.article_id = a.id
         JOIN anchor AS n ON n.claim_id = c.id JOIN event AS v ON v.entity = 'anchor' AND v.row_id = n.id
         WHERE a.slug = ?2
         UNION ALL
         SELECT v.operation_id FROM article AS a JOIN claim AS c ON c.article_id = a.id
         JOIN evidence AS e ON e.claim_id = c.id JOIN event AS v ON v.entity = 'evidence' AND v.row_id = e.id
         WHERE a.slug = ?2))
     AND (?3 IS NULL OR o.editor = ?3)
     ORDER BY o.id DESC LIMIT ?4"
);

const CHANGES_OF_CLAIM: &str = "
    SELECT v.id, v.entity, v.row_id, v.field, v.old, v.new, o.id AS operation, o.at, o.editor, o.command, o.why
    FROM (SELECT c.id FROM event AS c WHERE c.entity = 'claim' AND c.row_id = ?1
          UNION ALL
          SELECT w.id FROM evidence AS e JOIN event AS w ON w.entity = 'evidence' AND w.row_id = e.id
          WHERE e.claim_id = ?1) AS own
    JOIN event AS v ON v.id = own.id
    JOIN operation AS o ON o.id = v.operation_id
    ORDER BY v.id";

const LATER_CHANGES: &str =
    "SELECT DISTINCT operation_id AS id FROM event WHERE entity = ?1 AND row_id = ?2 AND operation_id > ?3 ORDER BY id";

/// Later operations that made something which rests on a row: it cannot go before they do.
const RESTS_ON_ARTICLE: &str = "
    SELECT operation_id AS id FROM draft WHERE article_id = ?1 AND operation_id > ?2 AND withdrawn = 0
    UNION SELECT operation_id FROM claim WHERE article_id = ?1 AND operation_id > ?2 AND withdrawn = 0
    UNION SELECT operation_id FROM source WHERE named_in = ?1 AND operation_id > ?2 AND withdrawn = 0
    ORDER BY id";
const RESTS_ON_DRAFT: &str = "
    SELECT DISTINCT operation_id AS id FROM anchor WHERE draft_id = ?1 AND operation_id > ?2 AND withdrawn = 0
    ORDER BY id";
const RESTS_ON_CLAIM: &str = "
    SELECT operation_id AS id FROM anchor WHERE claim_id = ?1 AND operation_id > ?2 AND withdrawn = 0
    UNION SELECT operation_id FROM evidence WHERE claim_id = ?1 AND operation_id > ?2 AND withdrawn = 0
    ORDER BY id";
const RESTS_ON_SOURCE: &str = "
    SELECT operation_id AS id FROM evidence WHERE source_id = ?1 AND operation_id > ?2 AND withdrawn = 0
    UNION SELECT operation_id FROM source WHERE derived_from = ?1 AND operation_id > ?2 AND withdrawn = 0
    ORDER BY id";

impl Reader<'_> {
    /// The operations asked for, newest first.
    pub fn operations(&self, q: &LogQuery) -> Result<Vec<Operation>, StoreError> {
        let mut query = self.conn.prepare_cached(OPERATIONS)?;
        let article = q.article.as_ref().map(Slug::as_str);
        let limit = q.limit.map_or(-1, i64::from);
        let found = query.query(params![q.claim.map(ClaimId::get), article, q.editor, limit])?;
        every(found, |row| self.operation_from(row))
    }

    /// One operation.
    pub fn operation(&self, operation: OperationId) -> Result<Option<Operation>, StoreError> {
        let mut query = self.conn.prepare_cached(operations_sql!("o.id = ?1"))?;
        first(query.query([operation.get()])?, |row| self.operation_from(row))
    }

    /// The newest operation of an editor that stands and takes nothing back itself.
    pub fn last_to_undo(&self, editor: &str) -> Result<Option<OperationId>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT id FROM operation WHERE editor = ?1 AND undoes IS NULL ORDER BY id DESC")?;
        let mut rows = query.query([editor])?;
        while let Some(row) = rows.next()? {
            let operation = id(row, "id", OperationId::new)?;
            if self.undone_by(operation)?.is_none() {
                return Ok(Some(operation));
            }
        }
        Ok(None)
    }

    /// What an operation changed, in order.
    pub fn events(&self, operation: OperationId) -> Result<Vec<Event>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT entity, row_id, field, old, new FROM event WHERE operation_id = ?1 ORDER BY id")?;
        every(query.query([operation.get()])?, event_from)
    }

    /// A later operation that stands in the way of taking back what `after` did to a row: it changed the same row and
    /// stands, or it made something that rests on a row which `after` made. The first of them.
    ///
    /// An operation and its undo that are both later than `after` cancel each other and stand in nobody's way.
    pub fn changed_since(
        &self,
        entity: Entity,
        row: i64,
        after: OperationId,
    ) -> Result<Option<OperationId>, StoreError> {
        let mut query = self.conn.prepare_cached(LATER_CHANGES)?;
        let later = every(query.query(params![entity.as_str(), row, after.get()])?, operation_id)?;
        if let Some(found) = self.first_in_the_way(later, after)? {
            return Ok(Some(found));
        }
        let Some(resting) = rests_on(entity) else { return Ok(None) };
        if !self.brought_to_life(entity, row, after)? {
            return Ok(None);
        }
        let mut query = self.conn.prepare_cached(resting)?;
        let later = every(query.query([row, after.get()])?, operation_id)?;
        self.first_in_the_way(later, after)
    }

    /// The end of the chain; none in a desk in which nothing was done yet.
    pub fn head(&self) -> Result<Option<Head>, StoreError> {
        let mut query =
            self.conn.prepare_cached("SELECT operation_id, hash FROM seal ORDER BY operation_id DESC LIMIT 1")?;
        first(query.query([])?, |row| {
            Ok(Head { operation: id(row, "operation_id", OperationId::new)?, hash: link(row, "hash")? })
        })
    }

    /// Every change to a claim and its evidence, oldest first.
    pub(super) fn changes_of(&self, claim: ClaimId) -> Result<Vec<Change>, StoreError> {
        let mut query = self.conn.prepare_cached(CHANGES_OF_CLAIM)?;
        every(query.query([claim.get()])?, |row| {
            Ok(Change {
                operation: id(row, "operation", OperationId::new)?,
                at: parsed(row, "at")?,
                editor: row.get("editor")?,
                command: row.get("command")?,
                why: row.get("why")?,
                event: event_from(row)?,
            })
        })
    }

    fn first_in_the_way(&self, later: Vec<OperationId>, after: OperationId) -> Result<Option<OperationId>, StoreError> {
        for operation in later {
            let cancels = self.undone_of(operation)?.is_some_and(|undone| undone > after);
            if !cancels && self.undone_by(operation)?.is_none() {
                return Ok(Some(operation));
            }
        }
        Ok(None)
    }

    /// Whether an operation made a row, or brought it back.
    fn brought_to_life(&self, entity: Entity, row: i64, operation: OperationId) -> Result<bool, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT 1 FROM event WHERE entity = ?1 AND row_id = ?2 AND operation_id = ?3
                 AND (field = 'created' OR (field = 'withdrawn' AND new = '0'))",
        )?;
        Ok(query.exists(params![entity.as_str(), row, operation.get()])?)
    }

    /// The operation that an operation takes back.
    fn undone_of(&self, operation: OperationId) -> Result<Option<OperationId>, StoreError> {
        let mut query =
            self.conn.prepare_cached("SELECT undoes AS id FROM operation WHERE id = ?1 AND undoes IS NOT NULL")?;
        first(query.query([operation.get()])?, operation_id)
    }

    /// The standing operation that takes an operation back. Of several undos only the last can stand, and it stands when
    /// the undos of undos behind it are even in number.
    fn undone_by(&self, operation: OperationId) -> Result<Option<OperationId>, StoreError> {
        let mut query =
            self.conn.prepare_cached("SELECT id FROM operation WHERE undoes = ?1 ORDER BY id DESC LIMIT 1")?;
        let undo = first(query.query([operation.get()])?, operation_id)?;
        let (mut last, mut stands) = (undo, true);
        while let Some(operation) = last {
            last = first(query.query([operation.get()])?, operation_id)?;
            stands ^= last.is_some();
        }
        Ok(undo.filter(|_| stands))
    }

    fn operation_from(&self, row: &Row<'_>) -> Result<Operation, StoreError> {
        let operation = id(row, "id", OperationId::new)?;
        let undoes: Option<i64> = row.get("undoes")?;
        Ok(Operation {
            id: operation,
            at: parsed(row, "at")?,
            editor: row.get("editor")?,
            command: row.get("command")?,
            why: row.get("why")?,
            undoes: undoes.map(OperationId::new).transpose().map_err(unreadable)?,
            undone_by: self.undone_by(operation)?,
            events: size(row, "events")?,
            hash: link(row, "hash")?,
        })
    }
}

/// What rests on a row of each kind.
const fn rests_on(entity: Entity) -> Option<&'static str> {
    match entity {
        Entity::Article => Some(RESTS_ON_ARTICLE),
        Entity::Draft => Some(RESTS_ON_DRAFT),
        Entity::Claim => Some(RESTS_ON_CLAIM),
        Entity::Source => Some(RESTS_ON_SOURCE),
        Entity::Anchor | Entity::Evidence => None,
    }
}

fn operation_id(row: &Row<'_>) -> Result<OperationId, StoreError> {
    id(row, "id", OperationId::new)
}

fn event_from(row: &Row<'_>) -> Result<Event, StoreError> {
    Ok(Event {
        entity: parsed(row, "entity")?,
        row: row.get("row_id")?,
        field: parsed(row, "field")?,
        old: row.get("old")?,
        new: row.get("new")?,
    })
}
