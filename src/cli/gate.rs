//! `factcheck gate`: may it run?

use clap::Args;

use super::Room;
use super::arguments::{At, one_of};
use super::desk;
use super::failure::Failure;
use crate::report::{self, Format};
use crate::workflow::gate::gate;

/// Ask whether an article may run
///
/// Exit code 0, or 1 with every reason: claims that are not settled, stale, without evidence or without a place in their
/// source, with too few independent sources or without the second check that the house asks for, queries past their day,
/// notes left in the text, and too many words that belong to no claim. The rules of the house stand in the table `[gate]`
/// of the configuration file.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  factcheck gate night-bus
  factcheck gate night-bus --format json

Rules of the house, with what holds without them (factcheck/config.toml in the platform's configuration folder):
  [gate]
  locators = true            # evidence says where in its source
  sources = 1                # independent sources of a verified claim; a primary one is enough
  risky_sources = 2          # the same for risky kinds
  risky = [\"legal\"]
  second_check = [\"legal\"]   # kinds that need a second pair of eyes
  uncovered = 60             # percent of the words that may belong to no claim
  marks = true               # TK and the like close the gate")]
pub(super) struct Gate {
    /// Article: its name, or the start of it; may be left out where the desk has one
    #[arg(value_name = "ARTICLE")]
    article: Option<String>,
    /// Print in this format
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = one_of!(Format))]
    format: Format,
    #[command(flatten)]
    at: At,
}

impl Gate {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        let rules = room.settings.house_rules()?;
        let store = room.open_at(&self.at)?;
        let today = store.today();
        let gate = store.read(|reader| {
            let article = desk::chosen(reader, self.article.as_deref())?;
            Ok::<_, Failure>(gate(reader, &article.slug, &rules, &today)?)
        })?;
        room.print(|out, look| report::gate::write(out, &gate, self.format, look))?;
        if gate.is_open() { Ok(()) } else { Err(Failure::Silent) }
    }
}
