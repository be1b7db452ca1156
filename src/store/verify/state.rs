//! Every row against its history: what it was made with, and the latest event of each property.
//!
//! Rows and events are walked side by side, both in the order of the rows' numbers, so that memory does not grow with
//! the desk.

use std::collections::BTreeMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, Rows};
use serde_json::Value;

use super::{Problems, name};
use crate::domain::operation::Entity;
use crate::store::StoreError;

/// A kind of row: its columns, and what they hold before anything was said about them.
struct Table {
    entity: Entity,
    /// `id`, `operation_id` and every column that comes from events, under the name that events use.
    rows: &'static str,
    /// Columns that a new row has without having been made with them.
    at_first: &'static [(&'static str, &'static str)],
}

const TABLES: [Table; 6] = [
    Table {
        entity: Entity::Article,
        rows:
            "SELECT id, operation_id, uuid, slug, title, byline, publisher, url, published, language, signoff, withdrawn
               FROM article ORDER BY id",
        at_first: &[("withdrawn", "0")],
    },
    Table {
        entity: Entity::Draft,
        rows:
            "SELECT id, operation_id, uuid, article_id AS article, number, sha256, words, file, external_id, extractor,
                      dropped, parts, updated, withdrawn
               FROM draft ORDER BY id",
        at_first: &[("withdrawn", "0")],
    },
    Table {
        entity: Entity::Claim,
        rows: "SELECT id, operation_id, uuid, article_id AS article, extractor, text, kind, worth, reasons, speaker,
                      outlet, around, status, note, fix, checker, second, accepted, without_evidence, basis, deadline,
                      holds_until, correction, cause, missed_by, withdrawn
               FROM claim ORDER BY id",
        at_first: &[("withdrawn", "0"), ("status", "unchecked")],
    },
    Table {
        entity: Entity::Anchor,
        rows: "SELECT id, operation_id, draft_id AS draft, claim_id AS claim, start || '-' || \"end\" AS span, fate,
                      withdrawn
               FROM anchor ORDER BY id",
        at_first: &[("withdrawn", "0")],
    },
    Table {
        entity: Entity::Source,
        rows: "SELECT id, operation_id, uuid, kind, title, publisher, date, url, archived, accessed, primacy,
                      derived_from, role, terms, codename, note, named_in, withdrawn
               FROM source ORDER BY id",
        at_first: &[("withdrawn", "0")],
    },
    Table {
        entity: Entity::Evidence,
        rows: "SELECT id, operation_id, uuid, claim_id AS claim, source_id AS source, stance, locator, excerpt, note,
                      withdrawn
               FROM evidence ORDER BY id",
        at_first: &[("withdrawn", "0")],
    },
];

/// In the order of the index: the events of one property of one row follow each other, the latest last.
const EVENTS: &str = "
    SELECT row_id, field, new, operation_id FROM event WHERE entity = ?1 ORDER BY entity, row_id, field, id";

/// Claims whose list of evidence, kept by triggers, is not the evidence.
const EVIDENCE_LISTS: &str = "
    SELECT c.id FROM claim AS c
    WHERE c.evidence IS NOT coalesce((SELECT group_concat(stance || ':' || id, ' ')
                                      FROM (SELECT e.stance, e.id FROM evidence AS e
                                            WHERE e.claim_id = c.id AND e.withdrawn = 0 ORDER BY e.id)), '')
    ORDER BY c.id";

/// Claims whose time of the last status, kept by triggers, is not the time of the operation that gave it.
const MARKING_TIMES: &str = "
    SELECT c.id FROM claim AS c
    WHERE c.marked_at IS NOT (SELECT o.at FROM event AS v JOIN operation AS o ON o.id = v.operation_id
                              WHERE v.entity = 'claim' AND v.row_id = c.id AND v.field = 'status'
                              ORDER BY v.id DESC LIMIT 1)
    ORDER BY c.id";

/// Claims whose time of the last change, kept by triggers, is not the time of the last event of them or their evidence.
const CHANGE_TIMES: &str = "
    SELECT c.id FROM claim AS c
    WHERE c.updated IS NOT (
        SELECT o.at FROM operation AS o
        WHERE o.id = max((SELECT max(v.operation_id) FROM event AS v WHERE v.entity = 'claim' AND v.row_id = c.id),
                         coalesce((SELECT max(v.operation_id) FROM evidence AS e
                                   JOIN event AS v ON v.entity = 'evidence' AND v.row_id = e.id
                                   WHERE e.claim_id = c.id), 0)))
    ORDER BY c.id";

pub(super) fn check(conn: &Connection, problems: &mut Problems) -> Result<(), StoreError> {
    for table in &TABLES {
        check_table(conn, table, problems)?;
    }
    claims_with(conn, EVIDENCE_LISTS, "its list of evidence is not its evidence", problems)?;
    claims_with(conn, MARKING_TIMES, "the time of its status is not the one in its history", problems)?;
    claims_with(conn, CHANGE_TIMES, "the time of its last change is not the one in its history", problems)
}

fn check_table(conn: &Connection, table: &Table, problems: &mut Problems) -> Result<(), StoreError> {
    let (mut rows, mut events) = (conn.prepare(table.rows)?, conn.prepare(EVENTS)?);
    let mut rows = rows.query([])?;
    let mut histories = Histories::new(events.query([table.entity.as_str()])?)?;
    let mut history = histories.next()?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get("id")?;
        while let Some(missing) = history.take_if(|history| history.row < id) {
            row_missing(table.entity, &missing, problems);
            history = histories.next()?;
        }
        match history.take_if(|history| history.row == id) {
            Some(found) => {
                check_row(table, row, &found, problems)?;
                history = histories.next()?;
            }
            None => problems.add(None, || format!("{} has no history", name(table.entity, id))),
        }
    }
    while let Some(missing) = history {
        row_missing(table.entity, &missing, problems);
        history = histories.next()?;
    }
    Ok(())
}

fn row_missing(entity: Entity, history: &History, problems: &mut Problems) {
    problems.add(history.made(), || format!("{} is missing: it has a history but no row", name(entity, history.row)));
}

fn check_row(table: &Table, row: &Row<'_>, history: &History, problems: &mut Problems) -> Result<(), StoreError> {
    let what = || name(table.entity, history.row);
    let Some((created, made)) = &history.created else {
        problems.add(None, || format!("{}: its history does not say how it was made", what()));
        return Ok(());
    };
    if row.get::<_, i64>("operation_id")? != *made {
        problems.add(Some(*made), || format!("{} was made by operation {made} but names another", what()));
    }
    let Ok(created) = serde_json::from_str::<Value>(created) else {
        problems.add(Some(*made), || format!("{}: what it was made with cannot be read", what()));
        return Ok(());
    };
    for (at, column) in row.as_ref().column_names().enumerate().skip(2) {
        let (expected, said) = match history.latest.get(column) {
            Some((new, operation)) => (new.clone(), *operation),
            None => (at_first(table, &created, column), *made),
        };
        let found = as_text(row.get_ref(at)?);
        if !same(column, found.as_deref(), expected.as_deref()) {
            let (found, expected) = (shown(found.as_deref()), shown(expected.as_deref()));
            problems.add(Some(said), || {
                format!("{}: its {column} is {found}, but its history says {expected} (operation {said})", what())
            });
        }
    }
    Ok(())
}

/// The value that a property had when its row was made.
fn at_first(table: &Table, created: &Value, column: &str) -> Option<String> {
    if let Some((_, value)) = table.at_first.iter().find(|(name, _)| *name == column) {
        return Some((*value).to_owned());
    }
    if column == "span" {
        let place = |end| created.get(end).and_then(Value::as_i64);
        return Some(format!("{}-{}", place("start")?, place("end")?));
    }
    match created.get(column)? {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

fn as_text(value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
    }
}

/// Whether two values of a column are the same: as text, or as what the text means where a number or a letter can be
/// written in several ways.
fn same(column: &str, found: Option<&str>, expected: Option<&str>) -> bool {
    let (Some(found), Some(expected)) = (found, expected) else { return found == expected };
    let read = |text: &str| serde_json::from_str::<Value>(text).ok();
    match column {
        _ if found == expected => true,
        "worth" => {
            let (found, expected) = (found.parse::<f64>(), expected.parse::<f64>());
            matches!((found, expected), (Ok(found), Ok(expected)) if (found - expected).abs() < 1e-9)
        }
        "byline" | "reasons" => read(found).is_some_and(|found| read(expected) == Some(found)),
        _ => false,
    }
}

/// A value in a message: quoted, and cut where it is long.
fn shown(value: Option<&str>) -> String {
    const LONGEST: usize = 60;
    match value {
        None => "nothing".to_owned(),
        Some(text) if text.chars().count() <= LONGEST => format!("'{text}'"),
        Some(text) => format!("'{}…'", text.chars().take(LONGEST).collect::<String>()),
    }
}

/// What the history says of one row.
struct History {
    row: i64,
    /// What it was made with, as JSON, and by which operation.
    created: Option<(String, i64)>,
    /// The latest value of each property that was changed, and the operation that changed it.
    latest: BTreeMap<String, (Option<String>, i64)>,
}

impl History {
    fn made(&self) -> Option<i64> {
        self.created.as_ref().map(|(_, operation)| *operation)
    }
}

/// The histories of all rows of one table, in the order of their numbers.
struct Histories<'r> {
    rows: Rows<'r>,
    ahead: Option<Event>,
}

struct Event {
    row: i64,
    field: String,
    new: Option<String>,
    operation: i64,
}

impl<'r> Histories<'r> {
    fn new(rows: Rows<'r>) -> Result<Self, StoreError> {
        let mut histories = Self { rows, ahead: None };
        histories.ahead = histories.read()?;
        Ok(histories)
    }

    fn read(&mut self) -> Result<Option<Event>, StoreError> {
        let Some(row) = self.rows.next()? else { return Ok(None) };
        Ok(Some(Event {
            row: row.get("row_id")?,
            field: row.get("field")?,
            new: row.get("new")?,
            operation: row.get("operation_id")?,
        }))
    }

    fn next(&mut self) -> Result<Option<History>, StoreError> {
        let Some(row) = self.ahead.as_ref().map(|event| event.row) else { return Ok(None) };
        let mut history = History { row, created: None, latest: BTreeMap::new() };
        while let Some(event) = self.ahead.take_if(|event| event.row == row) {
            if event.field == "created" {
                history.created = Some((event.new.unwrap_or_default(), event.operation));
            } else {
                history.latest.insert(event.field, (event.new, event.operation));
            }
            self.ahead = self.read()?;
        }
        Ok(Some(history))
    }
}

fn claims_with(
    conn: &Connection,
    sql: &'static str,
    wrong: &'static str,
    problems: &mut Problems,
) -> Result<(), StoreError> {
    let mut query = conn.prepare(sql)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let claim: i64 = row.get(0)?;
        problems.add(None, || format!("claim {claim}: {wrong}"));
    }
    Ok(())
}
