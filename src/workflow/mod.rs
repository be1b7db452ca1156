//! What an editor does, as rules: one file for each act. Knows no arguments, no printing, no SQL and no clock.
//!
//! Every act is one [`crate::store::Store::write`]: it is recorded whole or not at all. `pull` brings articles in, `mark`
//! and `cite` are the editor's word and the evidence for it, `claim`, `source` and `article` correct what is there,
//! `undo` takes an act back by a new one. What can go wrong is [`WorkError`].

pub mod article;
pub mod cite;
pub mod claim;
pub mod claim_parts;
mod dates;
pub mod diff;
mod error;
pub mod gate;
mod leads;
pub mod mark;
mod places;
pub mod pull;
pub mod redraft;
pub mod source;
pub mod undo;

pub use error::WorkError;

use crate::domain::claim::Claim;
use crate::domain::id::{ClaimId, SourceId};
use crate::domain::moment::Moment;
use crate::domain::operation::{Editor, Intent};
use crate::domain::source::Source;
use crate::domain::text::Words;
use crate::store::{Reader, Store};

/// An editor at the desk.
#[derive(Debug)]
pub struct Desk<'s> {
    /// The file.
    pub store: &'s mut Store,
    /// Who works.
    pub editor: Editor,
    /// When the command was given.
    pub at: Moment,
}

impl Desk<'_> {
    /// What the operation is recorded as. `command` names numbers and fixed words, never an editor's free text, because
    /// it enters the chain as it is; free text goes into `why`.
    fn intent(&self, command: String, why: Option<&Words>) -> Intent {
        Intent { editor: self.editor.clone(), at: self.at, command, why: why.map(ToString::to_string) }
    }
}

/// An edit of a property that may be without a value: `None` leaves it, `Some(None)` empties it.
#[allow(clippy::option_option, reason = "left, emptied and set are three things, and arguments give them in this form")]
pub type Edit<T> = Option<Option<T>>;

/// The claim with this number.
fn claim_of(reader: &Reader<'_>, claim: ClaimId) -> Result<Claim, WorkError> {
    reader.claim(claim)?.ok_or(WorkError::NoClaim(claim))
}

/// The source with this number.
fn source_of(reader: &Reader<'_>, source: SourceId) -> Result<Source, WorkError> {
    reader.source(source)?.ok_or(WorkError::NoSource(source))
}

/// Claims as people type them, with runs in short: `7`, `12-15,20`.
fn named(claims: &[ClaimId]) -> String {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for claim in claims.iter().map(|claim| claim.get()) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == claim => *last = claim,
            _ => runs.push((claim, claim)),
        }
    }
    let run = |(first, last)| if first == last { format!("{first}") } else { format!("{first}-{last}") };
    runs.into_iter().map(run).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests;
