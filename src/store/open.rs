//! The door to the file: opens it safely, checks whose it is, hands out snapshots and writers.

use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::busy;
use super::error::StoreError;
use super::migrate::{self, Header};
use super::read::Reader;
use super::write::Writer;
use crate::domain::id::OperationId;
use crate::domain::moment::Moment;
use crate::domain::operation::Intent;

/// Whether a missing file may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// The file must be there.
    Existing,
    /// It is made when it is missing, readable by its owner alone.
    Create,
}

/// An open desk.
#[derive(Debug)]
pub struct Store {
    pub(super) conn: Connection,
    pub(super) path: PathBuf,
    /// The day it is for those who read, where it is not today.
    pub(super) today: Option<String>,
}

/// What a write gave, and the operation that records it; none when nothing changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    /// What the write gave.
    pub value: T,
    /// The operation that records it.
    pub operation: Option<OperationId>,
}

impl Store {
    /// Opens a desk; makes or upgrades its schema where needed. A file of another program, a newer one and one that is no
    /// database are refused and left as they are.
    pub fn open(path: &Path, door: Door) -> Result<Self, StoreError> {
        // A path that starts with `file:` would be read as a URI by SQLite; an absolute path never does.
        let path = std::path::absolute(path).map_err(|source| io("find", path, source))?;
        prepare(&path, door)?;
        let flags =
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_PRIVATE_CACHE;
        let mut conn = Connection::open_with_flags(&path, flags)?;
        configure(&mut conn).map_err(|error| unreadable(error, &path))?;
        let header = Header::read(&conn).map_err(|error| unreadable(error, &path))?;
        header.check(&path)?;
        if header.is_fresh() && door == Door::Existing {
            return Err(StoreError::Empty { path });
        }
        let mut store = Self { conn, path, today: None };
        if header.version < migrate::newest() {
            if !header.is_fresh() {
                store.keep_copy(header.version)?;
            }
            migrate::migrate(&mut store.conn, &store.path)?;
        }
        migrate::check_texts(&store.conn)?;
        Ok(store)
    }

    /// Copies a file of an older schema beside itself before it is upgraded; a copy that is there already is as good.
    fn keep_copy(&self, version: i64) -> Result<(), StoreError> {
        let mut name = self.path.clone().into_os_string();
        name.push(format!(".schema-{version}"));
        match self.backup(Path::new(&name)) {
            Err(StoreError::Exists { .. }) => Ok(()),
            other => other,
        }
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads from one snapshot of the file: everything that `f` sees is of the same moment.
    pub fn read<T, E: From<StoreError>>(&self, f: impl FnOnce(&Reader<'_>) -> Result<T, E>) -> Result<T, E> {
        let tx = self.conn.unchecked_transaction().map_err(StoreError::from)?;
        let value = f(&Reader { conn: &tx, today: self.today() })?;
        tx.commit().map_err(StoreError::from)?;
        Ok(value)
    }

    /// The day it is, as `2026-11-25`: of a desk as it was, the day of that moment.
    #[must_use]
    pub fn today(&self) -> String {
        self.today.clone().unwrap_or_else(|| Moment::now().to_day())
    }

    /// Writes one operation, whole or not at all. The lock is taken first; an error or a panic rolls everything back. A
    /// write that changes nothing records nothing.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        intent: &Intent,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<Written<T>, E> {
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let mut writer = Writer::new(&tx, intent);
        let value = f(&mut writer)?;
        let operation = writer.seal()?;
        tx.commit().map_err(StoreError::from)?;
        Ok(Written { value, operation })
    }

    /// Copies the desk as it is now into a new file; others may go on working meanwhile. The copy appears under its name
    /// only when it is whole.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        let to = std::path::absolute(to).map_err(|source| io("find", to, source))?;
        if to.symlink_metadata().is_ok() {
            return Err(StoreError::Exists { path: to });
        }
        let folder = to.parent().unwrap_or(Path::new("/"));
        let copy = tempfile::NamedTempFile::new_in(folder).map_err(|source| io("write in", folder, source))?;
        let mut into = Connection::open(copy.path())?;
        rusqlite::backup::Backup::new(&self.conn, &mut into)?.run_to_completion(
            1_000,
            std::time::Duration::ZERO,
            None,
        )?;
        into.close().map_err(|(_, error)| error)?;
        copy.as_file().sync_all().map_err(|source| io("write", &to, source))?;
        copy.persist_noclobber(&to).map_err(|failed| io("write", &to, failed.error))?;
        Ok(())
    }
}

/// How many bytes the header of an SQLite file has.
const HEADER: u64 = 100;

/// Refuses what cannot be a desk before SQLite touches it, and makes a missing file for its owner alone.
fn prepare(path: &Path, door: Door) -> Result<(), StoreError> {
    match fs::metadata(path) {
        // SQLite takes a file that is shorter than its header for an empty one, and would write over it.
        Ok(found) if found.is_file() && (found.len() == 0 || found.len() >= HEADER) => Ok(()),
        Ok(_) => Err(StoreError::NotADatabase { path: path.to_owned() }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && door == Door::Create => make(path),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(StoreError::Missing { path: path.to_owned() })
        }
        Err(source) => Err(io("open", path, source)),
    }
}

/// Makes an empty file; when another process was quicker, its file is as good.
fn make(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(source) => Err(io("make", path, source)),
    }
}

/// Settings of every connection, each with its reason.
pub(super) fn configure(conn: &mut Connection) -> Result<(), rusqlite::Error> {
    conn.busy_handler(Some(busy::wait))?;
    // A file from elsewhere may carry views and triggers that call what they should not, and pages that lie.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.execute_batch(
        "PRAGMA cell_size_check = ON;
         PRAGMA foreign_keys = ON;
         -- A REPLACE deletes rows; only with this do the triggers that refuse deletion see it.
         PRAGMA recursive_triggers = ON;
         -- The journal's removal is what commits; without a synced folder a power cut could bring it back.
         PRAGMA synchronous = EXTRA;",
    )?;
    Ok(())
}

/// The first read of a file tells whether it is a database at all.
fn unreadable(error: rusqlite::Error, path: &Path) -> StoreError {
    match &error {
        rusqlite::Error::SqliteFailure(failure, _) if failure.code == rusqlite::ErrorCode::NotADatabase => {
            StoreError::NotADatabase { path: path.to_owned() }
        }
        _ => error.into(),
    }
}

fn io(doing: &'static str, path: &Path, source: std::io::Error) -> StoreError {
    StoreError::Io { doing, path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::article::{ArticleText, Block, BlockKind, Metadata};
    use crate::domain::claim::Fate;
    use crate::domain::extraction::{ClaimKind, ExtractorId, Worth};
    use crate::domain::operation::{Entity, Field};
    use crate::domain::span::Span;
    use crate::store::{NewClaim, NewDraft};

    fn intent(command: &str) -> Intent {
        Intent {
            editor: "Ada".parse().unwrap(),
            at: "2026-11-23T09:00:00Z".parse().unwrap(),
            command: command.to_owned(),
            why: None,
        }
    }

    fn desk_with_a_claim(folder: &Path) -> Store {
        let mut store = Store::open(&folder.join("desk.db"), Door::Create).unwrap();
        let span = Span { start: 0, end: 26 };
        store
            .write::<_, StoreError>(&intent("pull a.txt"), |w| {
                let metadata = Metadata { title: Some("Bins".to_owned()), ..Metadata::default() };
                let article = w.create_article(&"bins".parse().unwrap(), &metadata)?;
                let extractor = ExtractorId { name: "rules".to_owned(), version: "1".to_owned() };
                let text = "The council bought 40 bins.";
                let (draft, _) = w.create_draft(
                    article,
                    &NewDraft {
                        article: &ArticleText {
                            text: text.to_owned(),
                            blocks: vec![Block { span, kind: BlockKind::Body }],
                            ..ArticleText::default()
                        },
                        file: Some("a.txt"),
                        extractor: &extractor,
                        people: &[],
                        outlets: &[],
                        marks: &[],
                    },
                )?;
                let claim = w.create_claim(&NewClaim {
                    article,
                    extractor: "rules 1",
                    text,
                    kind: ClaimKind::Number,
                    around: None,
                    worth: Worth::new(0.8),
                    reasons: &[],
                    speaker: None,
                    outlet: None,
                })?;
                w.create_anchor(claim, draft, span, Fate::New)?;
                Ok(())
            })
            .unwrap();
        store
    }

    #[test]
    fn a_status_changes_by_an_event_and_a_stale_one_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = desk_with_a_claim(folder.path());
        let mark = |store: &mut Store, old: &str, new: &str| {
            store.write::<_, StoreError>(&intent("mark 1"), |w| {
                w.change(Entity::Claim, 1, Field::Status, Some(old), Some(new))
            })
        };
        assert_eq!(mark(&mut store, "unchecked", "checking").unwrap().operation.map(OperationId::get), Some(2));
        assert!(matches!(mark(&mut store, "unchecked", "opinion"), Err(StoreError::Stale(_))));
        assert_eq!(mark(&mut store, "checking", "checking").unwrap().operation, None);
    }

    #[test]
    fn a_shell_cannot_change_what_the_history_does_not_say() {
        let folder = tempfile::tempdir().unwrap();
        let store = desk_with_a_claim(folder.path());
        let shell = Connection::open(store.path()).unwrap();
        for refused in [
            "UPDATE claim SET status = 'verified'",
            "UPDATE claim SET text = 'other'",
            "DELETE FROM claim",
            "INSERT OR REPLACE INTO claim SELECT * FROM claim",
            "UPDATE event SET new = 'x'",
            "DELETE FROM event",
            "INSERT OR REPLACE INTO event SELECT * FROM event LIMIT 1",
            "UPDATE operation SET editor = 'Eve'",
            "INSERT OR REPLACE INTO operation SELECT * FROM operation",
            "DELETE FROM seal",
            "UPDATE draft SET text = 'x'",
            "UPDATE anchor SET start = 1",
            "INSERT INTO event VALUES (9, 1, 'claim', 1, 'status', 'unchecked', 'verified', zeroblob(16), zeroblob(32))",
            "UPDATE desk SET made = made",
        ] {
            assert!(shell.execute_batch(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn a_panic_or_an_error_in_a_write_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = desk_with_a_claim(folder.path());
        let failed = store.write::<(), StoreError>(&intent("mark 1"), |w| {
            w.change(Entity::Claim, 1, Field::Note, None, Some("half"))?;
            Err(StoreError::Refused("stop".to_owned()))
        });
        assert!(failed.is_err());
        let operations: i64 = store.conn.query_row("SELECT count(*) FROM operation", [], |row| row.get(0)).unwrap();
        assert_eq!(operations, 1);
    }
}
