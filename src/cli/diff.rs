//! `factcheck diff`: two drafts side by side.

use std::path::PathBuf;

use clap::Args;

use super::Room;
use super::arguments::one_of;
use super::desk;
use super::failure::Failure;
use super::file::write_whole;
use crate::report::Look;
use crate::report::diff::{self, DiffFormat};
use crate::workflow::diff::diff as compare;

/// Show what changed between drafts, and what became of each claim
///
/// Without numbers the latest draft is compared with the one before it, with one number that draft with the latest.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  factcheck diff night-bus
  factcheck diff night-bus 1 3
  factcheck diff night-bus --format html -o changes.html")]
pub(super) struct Diff {
    /// Article: its name, or the start of it
    #[arg(value_name = "ARTICLE")]
    article: String,
    /// The number of the earlier draft
    #[arg(value_name = "FROM")]
    from: Option<u32>,
    /// The number of the later draft
    #[arg(value_name = "TO")]
    to: Option<u32>,
    /// Write in this format
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = one_of!(DiffFormat))]
    format: DiffFormat,
    /// Write into this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace FILE where it exists
    #[arg(long, requires = "output")]
    force: bool,
}

impl Diff {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        let diff = room.open()?.read(|reader| {
            let article = desk::article(reader, &self.article)?;
            Ok::<_, Failure>(compare(reader, &article.slug, self.from, self.to)?)
        })?;
        let Some(file) = &self.output else {
            return room.print(|out, look| diff::write(out, &diff, self.format, look));
        };
        let look = Look { colour: false, width: 100 };
        write_whole(file, self.force, |out| Ok(diff::write(out, &diff, self.format, look)?))?;
        room.out.say(&format!("{}: {}, draft {} to {}", file.display(), diff.article, diff.from, diff.to));
        Ok(())
    }
}
