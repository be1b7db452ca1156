//! Reading the desk: one file for each thing that is listed. Everything here sees one snapshot, changes nothing and
//! leaves out what was taken back.
//!
//! SQL is constant text with bound values and a total order; a value that this version cannot read is an error, never
//! skipped.

mod articles;
mod claims;
mod drafts;
mod history;
mod signoff;
mod sources;
mod stale;
#[cfg(test)]
pub(super) mod tests;

use std::fmt::Display;
use std::str::FromStr;

use rusqlite::{Connection, Row, Rows};

use super::error::StoreError;
use crate::domain::id::NotANumber;
use crate::domain::sha::Sha256;
use crate::domain::span::Span;

pub use crate::domain::operation::Head;
pub use articles::SameArticle;
pub use claims::{ClaimQuery, Place, Sort};
pub use drafts::{Anchored, Draft};
pub use history::LogQuery;
pub use sources::SourceQuery;

/// A snapshot of the desk.
#[derive(Debug)]
pub struct Reader<'c> {
    pub(in crate::store) conn: &'c Connection,
    /// The day it is, as `2026-11-25`: checks hold until a day.
    pub(in crate::store) today: String,
}

impl Reader<'_> {
    /// The desk's own name, which no other file has.
    pub fn desk_uuid(&self) -> Result<String, StoreError> {
        Ok(self.conn.query_row("SELECT uuid FROM desk WHERE id = 1", [], |row| row.get(0))?)
    }
}

/// A value that a newer or broken program wrote.
fn unreadable(error: impl Display) -> StoreError {
    StoreError::Unreadable(error.to_string())
}

/// A word of a fixed set, a time, a slug or a digest, from a column of text.
fn parsed<T>(row: &Row<'_>, column: &str) -> Result<T, StoreError>
where
    T: FromStr,
    T::Err: Display,
{
    row.get_ref(column)?.as_str().map_err(unreadable)?.parse().map_err(unreadable)
}

/// The same from a column that may be empty.
fn parsed_if_any<T>(row: &Row<'_>, column: &str) -> Result<Option<T>, StoreError>
where
    T: FromStr,
    T::Err: Display,
{
    row.get_ref(column)?.as_str_or_null().map_err(unreadable)?.map(|text| text.parse().map_err(unreadable)).transpose()
}

/// An id from a column.
fn id<T>(row: &Row<'_>, column: &str, new: impl Fn(i64) -> Result<T, NotANumber>) -> Result<T, StoreError> {
    new(row.get(column)?).map_err(unreadable)
}

/// A digest from a column of 32 bytes.
fn link(row: &Row<'_>, column: &str) -> Result<Sha256, StoreError> {
    Ok(Sha256::from_bytes(row.get(column)?))
}

/// A count or an offset from a column; never negative.
fn size<T: TryFrom<i64, Error: Display>>(row: &Row<'_>, column: &str) -> Result<T, StoreError> {
    row.get::<_, i64>(column)?.try_into().map_err(unreadable)
}

/// A place from the columns `start` and `end`.
fn span(row: &Row<'_>) -> Result<Span, StoreError> {
    let (start, end): (usize, usize) = (size(row, "start")?, size(row, "end")?);
    Span::new(start, end).ok_or_else(|| StoreError::Unreadable(format!("the place {start}-{end}")))
}

/// A list of texts from a column of JSON.
fn texts(row: &Row<'_>, column: &str) -> Result<Vec<String>, StoreError> {
    serde_json::from_str(row.get_ref(column)?.as_str().map_err(unreadable)?).map_err(unreadable)
}

/// Every row of an answer, read by `read`.
fn every<T>(mut rows: Rows<'_>, mut read: impl FnMut(&Row<'_>) -> Result<T, StoreError>) -> Result<Vec<T>, StoreError> {
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(read(row)?);
    }
    Ok(all)
}

/// The first row of an answer, read by `read`.
fn first<T>(mut rows: Rows<'_>, read: impl FnOnce(&Row<'_>) -> Result<T, StoreError>) -> Result<Option<T>, StoreError> {
    rows.next()?.map(read).transpose()
}

/// A pattern for `LIKE … ESCAPE '\'` that matches every text with these words in it.
fn containing(words: &str) -> String {
    format!("%{}%", escaped(words))
}

/// Words in a `LIKE` pattern that stand for themselves.
fn escaped(words: &str) -> String {
    let mut pattern = String::with_capacity(words.len());
    for letter in words.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}
