//! `docs/schema.md` against a desk that was made a moment ago: tables, views, columns, triggers and queries.

use std::collections::{BTreeMap, BTreeSet};

use factcheck::store::{Door, Store};
use rusqlite::Connection;

use crate::{document, fenced};

/// Tables and views with their columns in order.
type Shape = BTreeMap<String, Vec<String>>;

/// A fresh desk, opened past the store as another program would.
fn fresh_desk() -> (tempfile::TempDir, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("desk.db");
    Store::open(&file, Door::Create).unwrap();
    (folder, Connection::open(file).unwrap())
}

fn made() -> Shape {
    let (_folder, conn) = fresh_desk();
    let mut columns = conn
        .prepare(
            "SELECT s.type || ' ' || s.name, c.name FROM sqlite_schema AS s JOIN pragma_table_info(s.name) AS c
             WHERE s.type IN ('table', 'view') AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY s.name, c.cid",
        )
        .unwrap();
    let mut shape = Shape::new();
    let rows = columns.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap();
    for row in rows {
        let (name, column) = row.unwrap();
        shape.entry(name).or_default().push(column);
    }
    shape
}

/// The headings ``### Table `name` `` and ``### View `name` ``, and the first cell of each row under them.
fn documented() -> Shape {
    let page = document("docs/schema.md");
    let mut shape = Shape::new();
    let mut under = None;
    for line in page.lines() {
        if line.starts_with('#') {
            under = heading(line);
        } else if let (Some(name), Some(column)) = (&under, first_cell(line)) {
            shape.entry(String::clone(name)).or_default().push(column.to_owned());
        }
    }
    shape
}

fn heading(line: &str) -> Option<String> {
    let (kind, name) = line.strip_prefix("### ")?.split_once(" `")?;
    Some(format!("{} {}", kind.to_lowercase(), name.trim_end_matches('`')))
}

fn first_cell(line: &str) -> Option<&str> {
    line.strip_prefix("| `")?.split('`').next()
}

#[test]
fn the_schema_page_names_every_table_view_and_column_and_nothing_else() {
    assert_eq!(documented(), made());
}

/// Whether a trigger belongs to a group such as `*_is_kept`.
fn belongs(trigger: &str, group: &str) -> bool {
    match (group.strip_prefix('*'), group.strip_suffix('*')) {
        (Some(ending), _) => trigger.ends_with(ending),
        (None, Some(beginning)) => trigger.starts_with(beginning),
        (None, None) => trigger == group,
    }
}

#[test]
fn every_trigger_belongs_to_a_documented_group_and_no_group_is_empty() {
    let page = document("docs/schema.md");
    let section = page.split("\n## ").find(|section| section.starts_with("Triggers\n")).unwrap();
    let groups: BTreeSet<&str> = section.lines().filter_map(first_cell).collect();
    let (_folder, conn) = fresh_desk();
    let mut names = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name").unwrap();
    let triggers: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    let homeless: Vec<_> = triggers.iter().filter(|name| !groups.iter().any(|group| belongs(name, group))).collect();
    let empty: Vec<_> = groups.iter().filter(|group| !triggers.iter().any(|name| belongs(name, group))).collect();
    assert!(homeless.is_empty() && empty.is_empty(), "without a group: {homeless:?}; empty: {empty:?}");
}

#[test]
fn every_query_of_the_schema_page_runs() {
    let (_folder, conn) = fresh_desk();
    let queries: Vec<String> =
        fenced(&document("docs/schema.md")).into_iter().filter(|b| b.language == "sql").map(|b| b.text).collect();
    assert!(!queries.is_empty());
    for query in queries {
        let mut statement = conn.prepare(&query).unwrap_or_else(|error| panic!("{query}\n{error}"));
        assert!(statement.readonly(), "{query}");
        assert!(statement.query([]).and_then(|mut rows| rows.next().map(|_| ())).is_ok(), "{query}");
    }
}

#[test]
fn the_page_names_the_mark_in_the_header() {
    let (_folder, conn) = fresh_desk();
    let mark: i64 = conn.query_row("PRAGMA application_id", [], |row| row.get(0)).unwrap();
    assert!(document("docs/schema.md").contains(&format!("`PRAGMA application_id` {mark} ")));
}
