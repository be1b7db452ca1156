//! Bytes → article text with metadata: one file per format. Knows no store and no extraction.

mod blocks;
mod cut;
mod decode;
mod document;
mod error;
mod front_matter;
mod html;
mod input;
pub mod jsonl;
mod mail;
mod markdown;
mod metadata;
mod plain;
mod rtf;

pub use error::ReadError;
pub use input::{Limits, ReadArticle, expand, read_archive, read_bytes, read_file, read_lines};
