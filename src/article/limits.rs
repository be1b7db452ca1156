//! How much of an input is read, so that no file, whoever sent it, can take the machine down.

use std::time::Duration;

/// How much is read at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of one article: a file, a line of JSON lines, or all that a document unpacks to.
    pub bytes: u64,
    /// The most files of a folder or of an archive of articles.
    pub files: usize,
    /// The most files that a document consists of.
    pub parts: usize,
    /// How many times smaller than itself a large file may be packed. Word's own XML stays under 50.
    pub ratio: u64,
    /// How long the reader of a PDF may take.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20, files: 100_000, parts: 2_000, ratio: 200, time: Duration::from_secs(30) }
    }
}
