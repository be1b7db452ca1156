//! Reading the desk.

use rusqlite::Connection;

/// A snapshot of the desk.
#[derive(Debug)]
pub struct Reader<'c> {
    pub(in crate::store) conn: &'c Connection,
}
