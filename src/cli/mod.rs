//! The command line: what was typed, one call down, the result handed to `report`. The only room that knows clap.
//!
//! One file per command; `arguments.rs` has what several commands share, `settings.rs` the environment, `output.rs` the
//! two streams, `failure.rs` how an error is shown and which exit code it has, `help.rs` the grouped help.

mod arguments;
mod desk;
mod failure;
mod file;
mod help;
mod output;
mod print;
mod settings;

mod articles;
mod backup;
mod cite;
mod claim;
mod completions;
mod diff;
mod export;
mod gate;
mod list;
mod log;
mod man;
mod mark;
mod pull;
mod show;
mod sign;
mod source;
mod stats;
mod undo;

use std::ffi::OsString;
use std::io::{self, IsTerminal};

use clap::{FromArgMatches, Parser, Subcommand};

use crate::domain::id::OperationId;
use failure::Failure;
use output::Output;
use settings::{Environment, Globals, Settings};

/// Run a fact-checking desk in one file
///
/// An article goes in, its claims come out, checkers mark them verified or disputed with their evidence, and reports go
/// out. The desk is one SQLite file; every change to it stays in its history.
#[derive(Debug, Parser)]
#[command(name = "factcheck", version, propagate_version = true, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Pull(pull::Pull),
    List(Box<list::List>),
    Show(show::Show),
    Mark(Box<mark::Mark>),
    Cite(cite::Cite),
    Gate(gate::Gate),
    Sign(sign::Sign),
    Export(export::Export),
    Articles(articles::Articles),
    Claim(claim::Claim),
    Source(source::Source),
    Diff(diff::Diff),
    Log(log::Log),
    Undo(undo::Undo),
    Stats(stats::Stats),
    Backup(backup::Backup),
    Completions(completions::Completions),
    Man(man::Man),
}

/// What a command works with: the settings, and the streams to write to.
struct Room {
    settings: Settings,
    out: Output,
}

/// Runs one command line and returns its exit code: 0 done, 1 "no" or a failure at work, 2 the command line was wrong.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let environment = Environment::read();
    let terminal = io::stderr().is_terminal();
    let mut out = Output::new(environment.colors(terminal));
    let parsed = help::command().try_get_matches_from(args).and_then(|typed| Cli::from_arg_matches(&typed));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(refused) => return failure::show_refusal(&refused, &out),
    };
    let settings = Settings::new(cli.globals, environment);
    out.color_talk(settings.colors(terminal));
    let mut room = Room { settings, out };
    let done = dispatch(cli.command, &mut room);
    let written = room.out.finish();
    failure::conclude(&done.and(written), &room.out)
}

fn dispatch(command: Command, room: &mut Room) -> Result<(), Failure> {
    match command {
        Command::Pull(command) => command.run(room),
        Command::List(command) => command.run(room),
        Command::Show(command) => command.run(room),
        Command::Mark(command) => command.run(room),
        Command::Cite(command) => command.run(room),
        Command::Gate(command) => command.run(room),
        Command::Sign(command) => command.run(room),
        Command::Export(command) => command.run(room),
        Command::Articles(command) => command.run(room),
        Command::Claim(command) => command.run(room),
        Command::Source(command) => command.run(room),
        Command::Diff(command) => command.run(room),
        Command::Log(command) => command.run(room),
        Command::Undo(command) => command.run(room),
        Command::Stats(command) => command.run(room),
        Command::Backup(command) => command.run(room),
        Command::Completions(command) => command.run(room),
        Command::Man(command) => command.run(room),
    }
}

impl Room {
    /// Says under which number the history has the change.
    fn say_recorded(&self, operation: Option<OperationId>) {
        match operation {
            Some(operation) => self.out.say(&format!("recorded as operation {operation}")),
            None => self.out.say("nothing changed: it was so before"),
        }
    }
}
