//! Bytes → article text with metadata: one file per format. Knows no store and no extraction.

mod decode;
mod error;
#[cfg_attr(not(test), expect(dead_code, reason = "no door leads here yet"))]
mod html;
mod input;
pub mod jsonl;
mod metadata;
mod plain;

pub use error::ReadError;
pub use input::{Limits, ReadArticle, expand, read_bytes, read_file, read_lines};
