//! Every operation in order: its number, the link before it, its events, its own link.

use rusqlite::{Connection, Row, Rows};

use super::{Problems, name};
use crate::domain::operation::Entity;
use crate::store::StoreError;
use crate::store::chain::{self, EventsDigest, Link, OperationContent};

/// How much was checked.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counted {
    pub(super) operations: u64,
    pub(super) events: u64,
}

const OPERATIONS: &str = "
    SELECT o.id, o.uuid, o.at, o.editor, o.command, o.why, o.salt, o.commitment, o.undoes,
           s.events, s.previous, s.hash
    FROM operation AS o LEFT JOIN seal AS s ON s.operation_id = o.id
    ORDER BY o.id";

const EVENTS: &str = "
    SELECT id, operation_id, entity, row_id, field, old, new, salt, commitment FROM event ORDER BY id";

const SEALS_OF_NOTHING: &str = "
    SELECT s.operation_id FROM seal AS s LEFT JOIN operation AS o ON o.id = s.operation_id
    WHERE o.id IS NULL ORDER BY s.operation_id";

/// An operation with its seal, as stored.
struct Stored {
    id: i64,
    uuid: String,
    at: String,
    editor: String,
    command: String,
    why: Option<String>,
    salt: Vec<u8>,
    commitment: Vec<u8>,
    undoes: Option<i64>,
    seal: Option<Seal>,
}

struct Seal {
    events: i64,
    previous: Vec<u8>,
    hash: Vec<u8>,
}

/// What the events of one operation give.
struct Sum {
    events: i64,
    digest: Link,
}

pub(super) fn check(conn: &Connection, problems: &mut Problems) -> Result<Counted, StoreError> {
    let genesis: Vec<u8> = conn.query_row("SELECT genesis FROM desk WHERE id = 1", [], |row| row.get(0))?;
    let (mut operations, mut events) = (conn.prepare(OPERATIONS)?, conn.prepare(EVENTS)?);
    let mut operations = operations.query([])?;
    let mut events = Events::new(events.query([])?)?;
    let mut counted = Counted::default();
    let (mut before, mut previous) = (0, Some(genesis));
    while let Some(row) = operations.next()? {
        let operation = stored(row)?;
        check_number(operation.id, before, problems);
        if operation.id != before + 1 {
            previous = None;
        }
        let sum = events.of(operation.id, problems)?;
        previous = check_seal(&operation, previous.as_deref(), &sum, problems);
        before = operation.id;
        counted.operations += 1;
    }
    events.rest(problems)?;
    counted.events = events.counted;
    seals_of_nothing(conn, problems)?;
    Ok(counted)
}

fn check_number(id: i64, before: i64, problems: &mut Problems) {
    match id - before {
        1 => {}
        2 => problems.add(Some(id - 1), || format!("operation {} is missing", id - 1)),
        _ => problems.add(Some(before + 1), || format!("operations {} to {} are missing", before + 1, id - 1)),
    }
}

/// Checks an operation against its seal; gives the link that the next one must name.
fn check_seal(operation: &Stored, previous: Option<&[u8]>, sum: &Sum, problems: &mut Problems) -> Option<Vec<u8>> {
    let id = operation.id;
    if chain::commitment(&operation.salt, None, operation.why.as_deref()).as_slice() != operation.commitment {
        problems.add(Some(id), || format!("operation {id}: the reason that was given with it was changed"));
    }
    let Some(seal) = &operation.seal else {
        problems.add(Some(id), || format!("operation {id} has no seal"));
        return None;
    };
    if previous.is_some_and(|previous| previous != seal.previous) {
        problems.add(Some(id), || format!("operation {id} does not follow the one before it: its link names another"));
    }
    if sum.events != seal.events {
        let (found, sealed) = (sum.events, seal.events);
        problems.add(Some(id), || format!("operation {id} was sealed with {sealed} events and has {found}"));
    } else if chain::seal_hash(&seal.previous, &operation.content(), sum.events, &sum.digest).as_slice() != seal.hash {
        problems.add(Some(id), || {
            format!("operation {id} was changed after it was sealed: its editor, time, command or events")
        });
    }
    Some(seal.hash.clone())
}

impl Stored {
    fn content(&self) -> OperationContent<'_> {
        OperationContent {
            id: self.id,
            uuid: &self.uuid,
            at: &self.at,
            editor: &self.editor,
            command: &self.command,
            why_commitment: &self.commitment,
            undoes: self.undoes,
        }
    }
}

fn stored(row: &Row<'_>) -> Result<Stored, StoreError> {
    let hash: Option<Vec<u8>> = row.get("hash")?;
    let seal = match hash {
        Some(hash) => Some(Seal { events: row.get("events")?, previous: row.get("previous")?, hash }),
        None => None,
    };
    Ok(Stored {
        id: row.get("id")?,
        uuid: row.get("uuid")?,
        at: row.get("at")?,
        editor: row.get("editor")?,
        command: row.get("command")?,
        why: row.get("why")?,
        salt: row.get("salt")?,
        commitment: row.get("commitment")?,
        undoes: row.get("undoes")?,
        seal,
    })
}

/// The events in order, one at a time.
struct Events<'r> {
    rows: Rows<'r>,
    /// The next one: its number and its operation's.
    next: Option<Event>,
    last: i64,
    counted: u64,
}

struct Event {
    id: i64,
    operation: i64,
    entity: String,
    row: i64,
    field: String,
    commitment: Vec<u8>,
    /// Whether old and new are those that were committed to.
    kept: bool,
}

impl<'r> Events<'r> {
    fn new(rows: Rows<'r>) -> Result<Self, StoreError> {
        let mut events = Self { rows, next: None, last: 0, counted: 0 };
        events.next = events.read()?;
        Ok(events)
    }

    fn read(&mut self) -> Result<Option<Event>, StoreError> {
        let Some(row) = self.rows.next()? else { return Ok(None) };
        let (old, new): (Option<String>, Option<String>) = (row.get("old")?, row.get("new")?);
        let (salt, commitment): (Vec<u8>, Vec<u8>) = (row.get("salt")?, row.get("commitment")?);
        Ok(Some(Event {
            id: row.get("id")?,
            operation: row.get("operation_id")?,
            entity: row.get("entity")?,
            row: row.get("row_id")?,
            field: row.get("field")?,
            kept: chain::commitment(&salt, old.as_deref(), new.as_deref()).as_slice() == commitment,
            commitment,
        }))
    }

    /// Takes the next event, if it belongs to this operation or an earlier one.
    fn take(&mut self, operation: i64, problems: &mut Problems) -> Result<Option<Event>, StoreError> {
        if self.next.as_ref().is_none_or(|event| event.operation > operation) {
            return Ok(None);
        }
        let following = self.read()?;
        let taken = std::mem::replace(&mut self.next, following);
        if let Some(event) = &taken {
            self.counted += 1;
            self.check(event, problems);
            self.last = event.id;
        }
        Ok(taken)
    }

    fn check(&self, event: &Event, problems: &mut Problems) {
        if event.id != self.last + 1 {
            problems.add(Some(event.operation), || {
                format!("operation {}: there is a gap before event {}", event.operation, event.id)
            });
        }
        if !event.kept {
            problems.add(Some(event.operation), || format!("operation {}: {}", event.operation, changed(event)));
        }
    }

    /// What the events of an operation give.
    fn of(&mut self, operation: i64, problems: &mut Problems) -> Result<Sum, StoreError> {
        let mut events = 0;
        let mut digest = EventsDigest::new();
        while let Some(event) = self.take(operation, problems)? {
            if event.operation == operation {
                events += 1;
                digest.add(event.id, &event.entity, event.row, &event.field, &event.commitment);
            } else {
                stray(&event, problems);
            }
        }
        Ok(Sum { events, digest: digest.finish() })
    }

    /// Events behind the last operation.
    fn rest(&mut self, problems: &mut Problems) -> Result<(), StoreError> {
        while let Some(event) = self.take(i64::MAX, problems)? {
            stray(&event, problems);
        }
        Ok(())
    }
}

fn stray(event: &Event, problems: &mut Problems) {
    let (id, operation) = (event.id, event.operation);
    problems.add(Some(operation), || format!("event {id} does not stand with its operation {operation}"));
}

/// What somebody changed in an event, in words.
fn changed(event: &Event) -> String {
    let row = event.entity.parse().map_or_else(|_| event.entity.clone(), |entity: Entity| name(entity, event.row));
    let field = if event.field == "created" { "what it was made with" } else { event.field.as_str() };
    format!("the record of {row} ({field}, event {}) was changed after it was sealed", event.id)
}

fn seals_of_nothing(conn: &Connection, problems: &mut Problems) -> Result<(), StoreError> {
    let mut query = conn.prepare(SEALS_OF_NOTHING)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        problems.add(Some(id), || format!("there is a seal of operation {id} but no such operation"));
    }
    Ok(())
}
