//! Bytes → article text with metadata: one file per format. Knows no store and no extraction.

mod blocks;
mod byline;
mod cut;
mod decode;
mod document;
mod error;
mod front_matter;
mod html;
mod input;
pub mod jsonl;
mod left_out;
mod limits;
mod mail;
mod markdown;
mod metadata;
pub mod pdf;
mod plain;
mod rtf;

pub use document::told;
pub use error::ReadError;
pub use input::{
    ArchivedFiles, ReadArticle, expand, is_archive, read_archive, read_archive_bytes, read_bytes, read_file, read_lines,
};
pub use limits::Limits;
