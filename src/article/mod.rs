//! Bytes → article text with metadata: one file per format. Knows no store and no extraction.

pub mod jsonl;
