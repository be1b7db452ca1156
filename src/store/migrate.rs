//! Brings a file's schema up to date: takes the write lock first and reads the version then, so that any number of
//! processes may open a fresh file at once.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior, params};

use super::error::StoreError;
use crate::domain::moment::Moment;
use crate::domain::sha::Sha256;

/// One numbered step of the schema.
#[derive(Debug)]
pub(super) struct Migration {
    /// 1, 2, 3 … without gaps.
    pub(super) version: i64,
    /// The file's name without number and ending.
    pub(super) name: &'static str,
    /// Its text.
    pub(super) sql: &'static str,
}

/// Every step, oldest first.
pub(super) const MIGRATIONS: &[Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// `fcdk` in ASCII: marks the file as a desk of this program in its header.
pub(super) const APPLICATION_ID: i64 = 0x6663_646b;

/// The newest schema that this program knows.
pub(super) fn newest() -> i64 {
    MIGRATIONS.last().map_or(0, |migration| migration.version)
}

/// What [`Header::read`] asks; the table comes first, so that the file is locked before the header is read.
const HEADER: &str = "SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema), \
    (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version)";

/// What a file's header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    /// Whose file it is; 0 when nobody said.
    application_id: i64,
    /// The version of its schema; 0 for a fresh file.
    pub(super) version: i64,
    /// Whether it has no table at all.
    empty: bool,
}

impl Header {
    /// Reads the header, in one statement: another process may make the file a desk between two.
    pub(super) fn read(conn: &Connection) -> Result<Self, rusqlite::Error> {
        conn.query_row(HEADER, [], |row| {
            Ok(Self { empty: row.get(0)?, application_id: row.get(1)?, version: row.get(2)? })
        })
    }

    /// Whether nothing was ever written to the file.
    pub(super) fn is_fresh(self) -> bool {
        self.empty && self.application_id == 0 && self.version == 0
    }

    /// Refuses a file of another program and one of a newer version of this one.
    pub(super) fn check(self, path: &Path) -> Result<(), StoreError> {
        if self.is_fresh() {
            return Ok(());
        }
        if self.application_id != APPLICATION_ID {
            return Err(StoreError::Foreign { path: path.to_owned() });
        }
        if self.version > newest() {
            return Err(StoreError::Newer { path: path.to_owned(), found: self.version, known: newest() });
        }
        Ok(())
    }
}

/// Applies what is missing in one transaction; another process may have done it while this one waited for the lock.
pub(super) fn migrate(conn: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let header = Header::read(&tx)?;
    header.check(path)?;
    if header.is_fresh() {
        tx.execute_batch(BASE)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    for migration in MIGRATIONS.iter().filter(|migration| migration.version > header.version) {
        tx.execute_batch(migration.sql)?;
        tx.execute(RECORD, params![migration.version, migration.name, digest(migration), Moment::now().to_string()])?;
    }
    if header.is_fresh() {
        found_desk(&tx)?;
    }
    tx.pragma_update(None, "user_version", newest())?;
    Ok(tx.commit()?)
}

/// Refuses a file whose migrations were made from other texts than the embedded ones.
pub(super) fn check_texts(conn: &Connection) -> Result<(), StoreError> {
    for migration in MIGRATIONS {
        let recorded: String =
            conn.query_row("SELECT sha256 FROM schema_migration WHERE version = ?1", [migration.version], |row| {
                row.get(0)
            })?;
        if recorded != digest(migration) {
            return Err(StoreError::OtherMigration { version: migration.version });
        }
    }
    Ok(())
}

/// The table that records which steps made the file.
const BASE: &str = "CREATE TABLE schema_migration (
    version    INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    sha256     TEXT NOT NULL CHECK (length(sha256) = 64),
    applied_at TEXT NOT NULL CHECK (length(applied_at) = 24)
) STRICT";

const RECORD: &str = "INSERT INTO schema_migration (version, name, sha256, applied_at) VALUES (?1, ?2, ?3, ?4)";

fn digest(migration: &Migration) -> String {
    Sha256::of(migration.sql.as_bytes()).to_string()
}

/// Gives a fresh file its identity: the chain of its history starts from it.
fn found_desk(conn: &Connection) -> Result<(), rusqlite::Error> {
    conn.execute(
        "INSERT INTO desk (id, uuid, genesis, made) VALUES (1, ?1, randomblob(32), ?2)",
        params![uuid::Uuid::now_v7().to_string(), Moment::now().to_string()],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_numbered_from_one_without_gaps() {
        let versions: Vec<i64> = MIGRATIONS.iter().map(|migration| migration.version).collect();
        assert_eq!(versions, (1..=newest()).collect::<Vec<_>>());
    }

    #[test]
    fn sqlite_is_free_of_the_known_log_corruption() {
        assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
    }
}
