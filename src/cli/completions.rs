//! `factcheck completions SHELL`: the script with which a shell completes commands, options and words.

use clap::Args;
use clap_complete::Shell;

use super::failure::Failure;
use super::{Room, help};

/// Print the completion script of a shell
#[derive(Debug, Args)]
#[command(after_long_help = "Example:
  factcheck completions bash > ~/.local/share/bash-completion/completions/factcheck
  factcheck completions zsh > ~/.zfunc/_factcheck")]
pub(super) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        use std::io::Write;
        // clap_complete panics when its writer fails, so that it gets memory.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut help::command(), "factcheck", &mut script);
        Ok(room.out.data().write_all(&script)?)
    }
}
