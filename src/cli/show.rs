//! `factcheck show`: claims in their paragraphs, with evidence and history.

use clap::{Args, ValueEnum};

use super::Room;
use super::arguments::{At, Claims, each_once};
use super::failure::Failure;
use crate::report::show;
use crate::workflow::WorkError;

/// Show claims in their paragraphs, with evidence and history
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  factcheck show 12
  factcheck show 12-15 --format json
  factcheck show 12 --at 2026-11-24T18:00")]
pub(super) struct Show {
    /// Claims: `12`, `12-15` or `12,14`
    #[arg(value_name = "CLAIM", required = true)]
    claims: Vec<Claims>,
    /// Print in this format
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Shown,
    #[command(flatten)]
    at: At,
}

/// In which form claims are shown.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shown {
    /// For people
    Table,
    /// One JSON object
    Json,
    /// A JSON object a line
    Jsonl,
}

impl Show {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        let claims = each_once(self.claims.into_iter().map(|claims| claims.0));
        let store = room.open_at(&self.at)?;
        let mut missing = Vec::new();
        let mut files = Vec::new();
        store.read(|reader| {
            for claim in claims {
                match reader.claim_file(claim)? {
                    Some(file) => files.push(file),
                    None => missing.push(claim),
                }
            }
            Ok::<_, Failure>(())
        })?;
        room.print(|out, look| match self.format {
            Shown::Table => show::files(out, &files, look),
            Shown::Json => show::files_json(out, &files),
            Shown::Jsonl => show::files_jsonl(out, &files),
        })?;
        if missing.is_empty() {
            return Ok(());
        }
        for claim in missing {
            Failure::from(WorkError::NoClaim(claim)).tell(&room.out);
        }
        Err(Failure::Silent)
    }
}
