//! A desk that is whole, and one that somebody changed with another program.

#![allow(
    clippy::redundant_closure_for_method_calls,
    reason = "a method named by its path is not general enough over the lifetime"
)]

use std::fs;
use std::sync::OnceLock;

use rusqlite::Connection;

use super::*;
use crate::domain::claim::Fate;
use crate::domain::evidence::Stance;
use crate::domain::operation::Field;
use crate::store::read::tests::{AFTER, Desk};
use crate::store::{Door, Store};

/// Two articles, a second draft, evidence and a mark.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let claims = desk.pull("bins", &[], &["One.", AFTER]);
    desk.pull("bins", &[(claims[1], Fate::Moved)], &["Three."]);
    desk.cite(claims[1], "Minutes", Stance::Supports);
    desk.change(claims[1], Field::Status, Some("unchecked"), Some("verified"));
    desk.write(|w| w.change(Entity::Anchor, 3, Field::Span, Some("0-10"), Some("0-9")));
    desk
}

/// What a check says after somebody took the triggers away and did this.
fn after(tampering: &str) -> Vec<String> {
    static WHOLE: OnceLock<Vec<u8>> = OnceLock::new();
    let whole = WHOLE.get_or_init(|| {
        let desk = desk();
        fs::read(desk.store.path()).unwrap()
    });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    fs::write(&path, whole).unwrap();
    let conn = Connection::open(&path).unwrap();
    let triggers: String = conn
        .query_row(
            "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_schema WHERE type = 'trigger'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    conn.execute_batch(&format!("PRAGMA foreign_keys = OFF; {triggers}; {tampering}")).unwrap();
    drop(conn);
    let store = Store::open(&path, Door::Existing).unwrap();
    let verdict = store.read::<_, StoreError>(|r| r.verify()).unwrap();
    verdict.problems.into_iter().map(|problem| problem.what).collect()
}

#[test]
fn a_desk_that_is_whole_verifies() {
    let desk = desk();
    let verdict = desk.read(|r| r.verify());
    assert_eq!(verdict.problems, []);
    assert!(verdict.holds());
    assert_eq!((verdict.operations, verdict.head.unwrap().operation.get()), (5, 5));
    assert_eq!(verdict.events, 6 + 4 + 2 + 1 + 1);
}

#[test]
fn a_changed_row_is_found() {
    let told = after("UPDATE claim SET status = 'false' WHERE id = 2");
    assert_eq!(told, ["claim 2: its status is 'false', but its history says 'verified' (operation 4)"]);
    let told = after("UPDATE source SET title = 'Diary' WHERE id = 1");
    assert_eq!(told, ["source 1: its title is 'Diary', but its history says 'Minutes' (operation 3)"]);
    let told = after("UPDATE claim SET worth = 0.38 WHERE id = 1");
    assert_eq!(told, ["claim 1: its worth is '0.38', but its history says '0.37' (operation 1)"]);
    let told = after("UPDATE anchor SET start = 1 WHERE id = 3");
    assert_eq!(told, ["place 3: its span is '1-9', but its history says '0-9' (operation 5)"]);
    assert_eq!(
        after("UPDATE claim SET evidence = '' WHERE id = 2"),
        ["claim 2: its list of evidence is not its evidence"]
    );
    assert_eq!(after("UPDATE claim SET updated = made FROM desk WHERE claim.id = 2").len(), 1);
    assert_eq!(after("UPDATE claim SET marked_at = NULL WHERE id = 2").len(), 1);
}

#[test]
fn a_removed_or_added_row_is_found() {
    assert_eq!(after("DELETE FROM evidence")[0], "evidence 1 is missing: it has a history but no row");
    let added = "INSERT INTO source (id, uuid, kind, title, operation_id) VALUES (2, 'x', 'book', 'Atlas', 3)";
    assert_eq!(after(added), ["source 2 has no history"]);
}

#[test]
fn a_changed_draft_is_found() {
    let told = after("UPDATE draft SET text = text || ' More.' WHERE id = 2");
    assert_eq!(told, ["the text of draft 2 of bins is not the one that was stored"]);
    let parts =
        "the blocks, people, outlets, marks, pages or comments of draft 1 of bins are not those that were stored";
    for change in [
        "UPDATE block SET kind = 'quote' WHERE draft_id = 1",
        "UPDATE page SET start = 90 WHERE draft_id = 1 AND number = 2",
        "UPDATE comment SET text = 'Dry.' WHERE draft_id = 1",
        "DELETE FROM page WHERE draft_id = 1 AND number = 2",
    ] {
        assert_eq!(after(change), [parts], "{change}");
    }
    let told = after("UPDATE draft SET updated = '2026-11-01' WHERE id = 2");
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn a_changed_history_is_found_at_its_first_bad_operation() {
    let told =
        after("UPDATE event SET new = 'false' WHERE field = 'status'; UPDATE claim SET status = 'false' WHERE id = 2");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("operation 4: the record of claim 2 (status, event "), "{told:?}");
    let told = after("UPDATE operation SET editor = 'Grace' WHERE id = 2");
    assert_eq!(told, ["operation 2 was changed after it was sealed: its editor, time, command or events"]);
    assert_eq!(
        after("UPDATE operation SET why = NULL WHERE id = 3"),
        ["operation 3: the reason that was given with it was changed"]
    );
    let told = after("UPDATE seal SET hash = zeroblob(32) WHERE operation_id = 2");
    assert_eq!(told.len(), 2);
    assert!(told[1].starts_with("operation 3 does not follow the one before it"), "{told:?}");
}

#[test]
fn a_removed_operation_is_found() {
    let told = after(
        "DELETE FROM seal WHERE operation_id = 3; DELETE FROM event WHERE operation_id = 3; DELETE FROM operation WHERE id = 3",
    );
    assert_eq!(told[0], "operation 3 is missing");
    assert!(told.iter().any(|told| told == "source 1 has no history"), "{told:?}");
    assert_eq!(after("DELETE FROM seal WHERE operation_id = 5")[0], "operation 5 has no seal");
    let told = after("DELETE FROM event WHERE operation_id = 5");
    assert_eq!(told[0], "operation 5 was sealed with 1 events and has 0");
}

#[test]
fn of_very_many_problems_a_hundred_are_told() {
    let mut problems = Problems::default();
    for _ in 0..250 {
        problems.add(None, || "wrong".to_owned());
    }
    let told = problems.told();
    assert_eq!((told.len(), told.last().unwrap().what.as_str()), (101, "and 150 more problems"));
}
