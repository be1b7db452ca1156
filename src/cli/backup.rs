//! `factcheck backup`: a copy of the desk that is whole, while others go on working.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::Room;
use super::failure::Failure;

/// Copy the desk safely into a new file
///
/// The copy is of one moment, even while others write, and appears only when it is whole. An existing file is left as it
/// is.
#[derive(Debug, Args)]
#[command(after_long_help = "Example:
  factcheck backup desk-friday.db
  factcheck log --verify --db desk-friday.db")]
pub(super) struct Backup {
    /// File to make
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Backup {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        room.open()?.backup(&self.file)?;
        writeln!(room.out.data(), "{}", crate::report::terminal::escape(&self.file.display().to_string()))?;
        Ok(())
    }
}
