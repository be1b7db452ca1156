//! `factcheck undo`: takes an operation back by a new one; nothing leaves the history.

use clap::Args;

use super::Room;
use super::failure::Failure;
use crate::domain::id::OperationId;
use crate::domain::text::Words;
use crate::workflow::undo;

/// Take back an operation by a new one
///
/// Without a number: your own last operation that still stands. It is refused where somebody has worked on the same
/// thing since. An undo can be undone by its number.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  factcheck undo
  factcheck log --limit 5
  factcheck undo 41 --why \"the minutes are of another meeting\"")]
pub(super) struct Undo {
    /// Operation to take back, as `factcheck log` numbers it
    #[arg(value_name = "OPERATION")]
    operation: Option<OperationId>,
    /// Say why
    #[arg(long, value_name = "TEXT")]
    why: Option<Words>,
}

impl Undo {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        let mut store = room.open()?;
        let undone = undo::undo(&mut room.at(&mut store)?, self.operation, self.why.as_ref())?;
        room.out.say(&format!("operation {} taken back by operation {}", undone.undone, undone.operation));
        Ok(())
    }
}
