//! Is the history whole, and does the state follow from it? Three questions, each answered in one pass that keeps one
//! operation or row in memory at a time:
//!
//! 1. Is every link of the chain what its operation gives? (`chain`, here called `links`)
//! 2. Is every value of every row the one that the history says? (`state`)
//! 3. Is every draft's text, and every place in it, the one that was stored? (`drafts`)
//!
//! The chain finds what was changed behind the desk's back, not who did it; somebody who recomputes the whole chain is
//! found only by a head that was kept elsewhere.

mod drafts;
mod links;
mod state;
#[cfg(test)]
mod tests;

use super::error::StoreError;
use super::read::{Head, Reader};
use crate::domain::id::OperationId;
use crate::domain::operation::Entity;

/// Problems that are told in full; of more there is only the number.
const MOST_TOLD: usize = 100;

/// Something wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The operation at which it shows, where it is one.
    pub operation: Option<OperationId>,
    /// What is wrong, in plain words.
    pub what: String,
}

/// What a check of the history found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// How many operations were checked.
    pub operations: u64,
    /// How many events were checked.
    pub events: u64,
    /// What is wrong, the first bad operation first; at most a hundred, and how many more there are.
    pub problems: Vec<Problem>,
    /// The end of the chain.
    pub head: Option<Head>,
}

impl Verdict {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.problems.is_empty()
    }
}

impl Reader<'_> {
    /// Checks the chain, the state and the drafts.
    pub fn verify(&self) -> Result<Verdict, StoreError> {
        let mut problems = Problems::default();
        let counted = links::check(self.conn, &mut problems)?;
        state::check(self.conn, &mut problems)?;
        drafts::check(self.conn, &mut problems)?;
        Ok(Verdict {
            operations: counted.operations,
            events: counted.events,
            problems: problems.told(),
            head: self.head()?,
        })
    }
}

/// The problems found so far; their memory is bounded.
#[derive(Debug, Default)]
struct Problems {
    told: Vec<Problem>,
    more: u64,
}

impl Problems {
    fn add(&mut self, operation: Option<i64>, what: impl FnOnce() -> String) {
        if self.told.len() < MOST_TOLD {
            let operation = operation.and_then(|id| OperationId::new(id).ok());
            self.told.push(Problem { operation, what: what() });
        } else {
            self.more += 1;
        }
    }

    fn told(mut self) -> Vec<Problem> {
        if self.more > 0 {
            self.told.push(Problem { operation: None, what: format!("and {} more problems", self.more) });
        }
        self.told
    }
}

/// What a row is called in a sentence: `claim 7`.
fn name(entity: Entity, row: i64) -> String {
    let noun = match entity {
        Entity::Article => "article",
        Entity::Draft => "draft",
        Entity::Claim => "claim",
        Entity::Anchor => "place",
        Entity::Source => "source",
        Entity::Evidence => "evidence",
    };
    format!("{noun} {row}")
}
