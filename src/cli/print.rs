//! Handing results to `report`, with the look that the settings and the terminal ask for.

use std::io::{self, IsTerminal};

use super::Room;
use super::failure::Failure;
use crate::report::{Look, terminal};

/// How wide output is where nobody says so and there is no terminal.
const WIDTH: usize = 100;

impl Room {
    /// The look of what goes to standard output.
    pub(super) fn look(&self) -> Look {
        let width = self.settings.width().map(usize::from).or_else(terminal::columns);
        Look { colour: self.settings.colors(io::stdout().is_terminal()), width: width.unwrap_or(WIDTH) }
    }

    /// Prints with `report`; everything is written when this returns.
    pub(super) fn print(
        &mut self,
        write: impl FnOnce(&mut dyn io::Write, Look) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let look = self.look();
        write(self.out.data(), look)?;
        self.out.finish()
    }
}
