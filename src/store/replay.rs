//! The desk as it was: its history is played again, up to a moment, into a desk in memory. The schema's own triggers make the rows,
//! so that what is shown is what the history says and nothing else; texts of drafts, which the history names by their digest, are
//! taken from the file.

use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

use super::error::StoreError;
use super::migrate;
use super::open::{Store, configure};
use crate::domain::id::OperationId;
use crate::domain::moment::Moment;
use crate::domain::operation::Entity;
use crate::domain::sha::Sha256;

/// Until when a desk is played again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// Up to and with the last operation of this moment or before it.
    Moment(Moment),
    /// Up to and with this operation.
    Operation(OperationId),
}

/// The tables that come with a draft: how their rows are read, and written.
const PARTS: [(&str, &str); 6] = [
    (
        "SELECT draft_id, ordinal, kind, start, \"end\" FROM block WHERE draft_id = ?1 ORDER BY ordinal",
        "INSERT INTO block (draft_id, ordinal, kind, start, \"end\") VALUES (?1, ?2, ?3, ?4, ?5)",
    ),
    (
        "SELECT draft_id, ordinal, name, mentions FROM person WHERE draft_id = ?1 ORDER BY ordinal",
        "INSERT INTO person (draft_id, ordinal, name, mentions) VALUES (?1, ?2, ?3, ?4)",
    ),
    (
        "SELECT draft_id, ordinal, name, start, \"end\" FROM outlet WHERE draft_id = ?1 ORDER BY ordinal",
        "INSERT INTO outlet (draft_id, ordinal, name, start, \"end\") VALUES (?1, ?2, ?3, ?4, ?5)",
    ),
    (
        "SELECT draft_id, ordinal, text, start, \"end\" FROM mark WHERE draft_id = ?1 ORDER BY ordinal",
        "INSERT INTO mark (draft_id, ordinal, text, start, \"end\") VALUES (?1, ?2, ?3, ?4, ?5)",
    ),
    (
        "SELECT draft_id, ordinal, number, start FROM page WHERE draft_id = ?1 ORDER BY ordinal",
        "INSERT INTO page (draft_id, ordinal, number, start) VALUES (?1, ?2, ?3, ?4)",
    ),
    (
        "SELECT draft_id, ordinal, author, text, start, \"end\" FROM comment WHERE draft_id = ?1 ORDER BY ordinal",
        "INSERT INTO comment (draft_id, ordinal, author, text, start, \"end\") VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    ),
];

const DRAFT: &str = "
    SELECT id, uuid, article_id, number, text, sha256, words, file, external_id, extractor, dropped, parts, operation_id,
           updated
    FROM draft WHERE id = ?1";
const DRAFT_AGAIN: &str = "
    INSERT INTO draft (id, uuid, article_id, number, text, sha256, words, file, external_id, extractor, dropped, parts,
                       operation_id, updated)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";

impl Store {
    /// The desk as it was: a desk in memory of its own, to be read. The day it is, is the day of that moment.
    pub fn as_of(&self, when: AsOf) -> Result<Self, StoreError> {
        let file = self.conn.unchecked_transaction()?;
        let last: Option<(i64, String)> = match when {
            AsOf::Moment(moment) => last(
                &file,
                "SELECT id, at FROM operation WHERE at <= ?1 ORDER BY id DESC LIMIT 1",
                moment.to_string().into(),
            )?,
            AsOf::Operation(operation) => {
                last(&file, "SELECT id, at FROM operation WHERE id = ?1", operation.get().into())?
            }
        };
        let Some((last, at)) = last else { return Err(StoreError::BeforeHistory) };
        let mut conn = Connection::open_in_memory()?;
        configure(&mut conn)?;
        migrate::migrate(&mut conn, &self.path)?;
        let mut memory = Self { conn, path: self.path.clone(), today: None };
        memory.today = Some(match when {
            AsOf::Moment(moment) => moment.to_day(),
            AsOf::Operation(_) => at.parse::<Moment>().map_or(at, Moment::to_day),
        });
        let tx = memory.conn.transaction()?;
        identity(&file, &tx)?;
        play(&file, &tx, last)?;
        tx.commit()?;
        Ok(memory)
    }
}

fn last(file: &Connection, sql: &str, value: Value) -> Result<Option<(i64, String)>, StoreError> {
    let mut query = file.prepare(sql)?;
    let mut rows = query.query([value])?;
    Ok(rows.next()?.map(|row| Ok::<_, rusqlite::Error>((row.get(0)?, row.get(1)?))).transpose()?)
}

/// The copy is the same desk: its chain starts from the same random bytes.
fn identity(file: &Connection, copy: &Connection) -> Result<(), StoreError> {
    copy.execute_batch("DROP TRIGGER desk_is_fixed")?;
    let (uuid, genesis, made): (String, Vec<u8>, String) =
        file.query_row("SELECT uuid, genesis, made FROM desk", [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    copy.execute("UPDATE desk SET uuid = ?1, genesis = ?2, made = ?3", params![uuid, genesis, made])?;
    Ok(())
}

fn play(file: &Connection, copy: &Connection, last: i64) -> Result<(), StoreError> {
    let mut operations = file.prepare(
        "SELECT o.id, o.uuid, o.at, o.editor, o.command, o.why, o.salt, o.commitment, o.undoes, s.events, s.previous, s.hash
         FROM operation AS o JOIN seal AS s ON s.operation_id = o.id WHERE o.id <= ?1 ORDER BY o.id",
    )?;
    let mut events = file.prepare(
        "SELECT id, operation_id, entity, row_id, field, old, new, salt, commitment FROM event
         WHERE operation_id = ?1 ORDER BY id",
    )?;
    let mut begin = copy.prepare(
        "INSERT INTO operation (id, uuid, at, editor, command, why, salt, commitment, undoes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    let mut event = copy.prepare(
        "INSERT INTO event (id, operation_id, entity, row_id, field, old, new, salt, commitment)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    let mut seal = copy.prepare("INSERT INTO seal (operation_id, events, previous, hash) VALUES (?1, ?2, ?3, ?4)")?;
    let mut rows = operations.query([last])?;
    while let Some(row) = rows.next()? {
        let values: Vec<Value> = (0..12).map(|column| row.get(column)).collect::<Result<_, _>>()?;
        begin.execute(params_from_iter(values.iter().take(9)))?;
        let operation: i64 = row.get(0)?;
        let mut of_operation = events.query([operation])?;
        while let Some(row) = of_operation.next()? {
            let values: Vec<Value> = (0..9).map(|column| row.get(column)).collect::<Result<_, _>>()?;
            event.execute(params_from_iter(values))?;
            let (entity, id, field): (String, i64, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
            if entity == Entity::Draft.as_str() && field == "created" {
                draft(file, copy, id)?;
            }
        }
        let closing = std::iter::once(Value::Integer(operation)).chain(values.into_iter().skip(9));
        seal.execute(params_from_iter(closing))?;
    }
    Ok(())
}

/// Copies a draft with its parts; one whose text is not the one that the history names is refused.
fn draft(file: &Connection, copy: &Connection, id: i64) -> Result<(), StoreError> {
    let values: Vec<Value> =
        file.prepare_cached(DRAFT)?.query_row([id], |row| (0..14).map(|column| row.get(column)).collect())?;
    if let (Some(Value::Text(text)), Some(Value::Text(sha256))) = (values.get(4), values.get(5))
        && Sha256::of(text.as_bytes()).to_string() != *sha256
    {
        return Err(StoreError::Unreadable(format!("the text of draft {id} is not the one that was stored")));
    }
    copy.prepare_cached(DRAFT_AGAIN)?.execute(params_from_iter(values))?;
    for (select, insert) in PARTS {
        let mut query = file.prepare_cached(select)?;
        let columns = query.column_count();
        let mut insert = copy.prepare_cached(insert)?;
        let mut rows = query.query([id])?;
        while let Some(row) = rows.next()? {
            let values: Vec<Value> = (0..columns).map(|column| row.get(column)).collect::<Result<_, _>>()?;
            insert.execute(params_from_iter(values))?;
        }
    }
    Ok(())
}
