//! The only room that knows SQLite: one file, one door. Start with [`Store::open`]; `read` gives a snapshot, `write`
//! takes an intent and records an operation. The schema is `migrations/`, its story `docs/schema.md`.

mod busy;
mod chain;
mod error;
mod migrate;
mod open;
mod read;
mod replay;
mod verify;
mod write;

pub use error::StoreError;
pub use open::{Door, Store, Written};
pub use read::*;
pub use replay::AsOf;
pub use verify::{Problem, Verdict};
pub use write::{NewClaim, NewDraft, NewEvidence, Writer};
