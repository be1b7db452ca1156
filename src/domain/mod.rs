//! The desk's words as types: pure values, no I/O, no SQL, no printing.
//!
//! An article has drafts; a draft has claims, each at a span; evidence links a claim to a source; every change is an
//! operation made of events. `docs/ARCHITECTURE.md` has the map.

pub mod article;
pub mod claim;
pub mod diff;
pub mod evidence;
pub mod extraction;
pub mod gate;
pub mod id;
pub mod moment;
pub mod operation;
pub mod rise;
pub mod sha;
pub mod source;
pub mod span;
pub mod text;
mod word;

pub use word::UnknownWord;
pub(crate) use word::words;
