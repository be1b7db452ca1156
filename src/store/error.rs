//! What can go wrong with the file, each with what to do about it.

use std::path::PathBuf;

use rusqlite::ErrorCode;

/// A failure of the store. Nothing was changed by the command that met it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("there is no desk at {}", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The file exists but holds no desk yet.
    #[error("{} is empty: no desk has been made in it", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// An SQLite file of another program.
    #[error("{} is a database made by another program", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// Not an SQLite file at all.
    #[error("{} is not a factcheck desk", path.display())]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// Made by a newer version of this program.
    #[error("{} has schema {found}; this version of factcheck knows {known}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its schema.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// An embedded migration differs from the one that the file was made with.
    #[error("migration {version} of this file is not the one that this version of factcheck has")]
    OtherMigration {
        /// Which migration.
        version: i64,
    },
    /// Somebody else is writing, and went on for too long.
    #[error("the desk is busy: another command has been writing for {seconds} seconds")]
    Busy {
        /// How long was waited.
        seconds: u64,
    },
    /// The file or its folder cannot be written.
    #[error("the desk cannot be written")]
    ReadOnly(#[source] rusqlite::Error),
    /// A moment before the first operation, or an operation that there is not.
    #[error("the history of this desk has nothing at that time")]
    BeforeHistory,
    /// The disk is full.
    #[error("the disk is full")]
    Full(#[source] rusqlite::Error),
    /// The file is damaged.
    #[error("the file is damaged")]
    Damaged(#[source] rusqlite::Error),
    /// Somebody else changed the same thing first.
    #[error("{0}")]
    Stale(String),
    /// A rule of the schema refused the change.
    #[error("the desk refused the change: {0}")]
    Refused(String),
    /// The file to be made is there already.
    #[error("{} exists already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A value in the file that this version cannot read.
    #[error("unreadable value in the desk: {0}")]
    Unreadable(String),
    /// A file could not be made, read or moved.
    #[error("cannot {doing} {}", path.display())]
    Io {
        /// What was being done.
        doing: &'static str,
        /// To which file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// Anything else that SQLite says.
    #[error("the database failed")]
    Sqlite(#[source] rusqlite::Error),
}

impl StoreError {
    /// What the user can do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Missing { .. } | Self::Empty { .. } => {
                "'factcheck pull FILE' makes a desk; '--db FILE' names another one"
            }
            Self::Foreign { .. } | Self::NotADatabase { .. } => {
                "name a desk with '--db FILE'; this file was left as it is"
            }
            Self::Newer { .. } | Self::OtherMigration { .. } => "use the newer factcheck; this file was left as it is",
            Self::Busy { .. } => "wait for the other command to end and try again; nothing was changed",
            Self::ReadOnly(_) => "check who may write the file and its folder; nothing was changed",
            Self::Full(_) => "make room and try again; nothing was changed",
            Self::Damaged(_) => "do not write to it; restore a backup, or recover with 'sqlite3 FILE .recover'",
            Self::Stale(_) => {
                "look again with 'factcheck show' and repeat the command if it still holds; nothing was changed"
            }
            Self::BeforeHistory => "'factcheck log --limit 0' shows when it begins; times are in UTC",
            Self::Exists { .. } => "choose another name",
            Self::Io { .. } => "check the path and who may write there",
            Self::Refused(_) | Self::Unreadable(_) | Self::Sqlite(_) => return None,
        };
        Some(hint.to_owned())
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, message) = &error else { return Self::Sqlite(error) };
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
                Self::Busy { seconds: super::busy::LONGEST_WAIT.as_secs() }
            }
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => Self::ReadOnly(error),
            ErrorCode::DiskFull => Self::Full(error),
            ErrorCode::DatabaseCorrupt => Self::Damaged(error),
            ErrorCode::ConstraintViolation => refused(message.as_deref().unwrap_or("a constraint")),
            _ => Self::Sqlite(error),
        }
    }
}

/// A trigger's or constraint's own words; a stale value is told from a broken rule by the first word.
fn refused(message: &str) -> StoreError {
    match message.strip_prefix("stale: ") {
        Some(stale) => StoreError::Stale(stale.to_owned()),
        None => StoreError::Refused(message.to_owned()),
    }
}
