//! `factcheck log`: the history, and whether it holds.

use std::io::Write;

use clap::Args;

use super::Room;
use super::arguments::{At, one_of};
use super::desk;
use super::failure::Failure;
use crate::domain::id::ClaimId;
use crate::report::terminal::escape;
use crate::report::{self, Format};
use crate::store::LogQuery;

/// How many operations are shown when nobody says how many.
const LIMIT: u32 = 50;

/// Show the history, newest first, or verify it
///
/// With `--editor NAME` only that editor's work. `--verify` recomputes every link of the chain and replays every change
/// against what the desk says now; any difference is named and the exit code is 1.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  factcheck log --limit 10
  factcheck log --claim 12
  factcheck log --at 2026-11-24
  factcheck log --verify")]
pub(super) struct Log {
    /// Verify the history instead
    #[arg(long, conflicts_with_all = ["claim", "article", "limit", "at"])]
    verify: bool,
    /// Only what touches this claim, its evidence or its place
    #[arg(long, value_name = "CLAIM")]
    claim: Option<ClaimId>,
    /// Only what touches this article: its name, or the start of it
    #[arg(long, value_name = "ARTICLE")]
    article: Option<String>,
    /// Show at most this many; 0 shows all
    #[arg(long, value_name = "N", default_value_t = LIMIT)]
    limit: u32,
    /// Print in this format
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = one_of!(Format))]
    format: Format,
    #[command(flatten)]
    at: At,
}

impl Log {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        if self.verify {
            return verify(room);
        }
        let editor = room.settings.named_editor().map(ToString::to_string);
        let operations = room.open_at(&self.at)?.read(|reader| {
            let article = self.article.as_deref().map(|typed| desk::article(reader, typed)).transpose()?;
            let limit = Some(self.limit).filter(|limit| *limit > 0);
            let query = LogQuery { claim: self.claim, article: article.map(|it| it.slug), editor, limit };
            Ok::<_, Failure>(reader.operations(&query)?)
        })?;
        room.print(|out, look| report::operations(out, &operations, self.format, look))?;
        if operations.is_empty() {
            room.out.say("no operations");
        }
        Ok(())
    }
}

/// Checks the whole history; what is wrong is data, so that it can be kept.
fn verify(room: &mut Room) -> Result<(), Failure> {
    let verdict = room.open()?.read(|reader| Ok::<_, Failure>(reader.verify()?))?;
    let out = room.out.data();
    for problem in &verdict.problems {
        let place = problem.operation.map(|operation| format!("operation {operation}: ")).unwrap_or_default();
        writeln!(out, "{place}{}", escape(&problem.what))?;
    }
    if !verdict.holds() {
        room.out.finish()?;
        return Err(Failure::no("the history does not hold")
            .hinting("keep this file as it is, and compare it with a backup and with the heads printed in exports"));
    }
    let (operations, events) = (verdict.operations, verdict.events);
    writeln!(out, "the history holds: {operations} operations, {events} events")?;
    if let Some(head) = verdict.head {
        writeln!(out, "head: operation {}, {}", head.operation, head.hash)?;
    }
    Ok(())
}
