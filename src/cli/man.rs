//! `factcheck man`: the manual pages, made from the same words as the help.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::{Room, help};

/// Print the manual page, or write all of them into a folder
#[derive(Debug, Args)]
#[command(after_long_help = "Example:
  factcheck man | man -l -
  factcheck man --dir ~/.local/share/man/man1")]
pub(super) struct Man {
    /// Write a page for each command into this folder
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl Man {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        let mut command = help::command();
        command.build();
        let Some(folder) = &self.dir else {
            clap_mangen::Man::new(command).render(room.out.data())?;
            return Ok(());
        };
        fs::create_dir_all(folder)
            .map_err(|error| Failure::caused(format!("cannot make the folder {}", folder.display()), error))?;
        let mut names = Vec::new();
        write_pages(command, folder, &mut names)?;
        for name in names {
            writeln!(room.out.data(), "{name}")?;
        }
        Ok(())
    }
}

/// Writes the page of a command and those of the commands in it.
fn write_pages(command: clap::Command, folder: &Path, names: &mut Vec<String>) -> Result<(), Failure> {
    for inner in command.get_subcommands() {
        write_pages(inner.clone(), folder, names)?;
    }
    let page = clap_mangen::Man::new(command);
    let name = page.get_filename();
    let mut bytes = Vec::new();
    page.render(&mut bytes)?;
    let file = folder.join(&name);
    fs::write(&file, bytes).map_err(|error| Failure::caused(format!("cannot write {}", file.display()), error))?;
    names.push(name);
    Ok(())
}
