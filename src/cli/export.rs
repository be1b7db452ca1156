//! `factcheck export`: an article's claims with their evidence, for those outside the desk.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Room;
use super::arguments::{At, one_of};
use super::desk;
use super::failure::Failure;
use super::file::write_whole;
use crate::report::export::{self, ExportFormat};
use crate::store::ClaimQuery;
use crate::workflow::gate::gate;

/// Write an article's claims and evidence as a report or as data
///
/// A file appears under its name only when it is whole. Every export names the head of the history that it was made
/// from, so that a copy outside the desk can later show whether the history was changed.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  factcheck export night-bus --format markdown -o report.md
  factcheck export --format csv > claims.csv
  factcheck export night-bus -o claims.json --force
  factcheck export night-bus --format memo -o changes.html
  factcheck export night-bus --format signoff")]
pub(super) struct Export {
    /// Article: its name, or the start of it; may be left out where the desk has one
    #[arg(value_name = "ARTICLE")]
    article: Option<String>,
    /// Write in this format; without it the ending of FILE decides, and else it is markdown
    #[arg(long, value_name = "FORMAT", value_parser = one_of!(ExportFormat))]
    format: Option<ExportFormat>,
    /// Write into this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace FILE where it exists
    #[arg(long, requires = "output")]
    force: bool,
    #[command(flatten)]
    at: At,
}

impl Export {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        let format = self.chosen_format();
        let rules = room.settings.house_rules()?;
        let store = room.open_at(&self.at)?;
        let today = store.today();
        let (article, claims, head, gate) = store.read(|reader| {
            let article = desk::chosen(reader, self.article.as_deref())?;
            let query = ClaimQuery { article: Some(article.slug.clone()), ..ClaimQuery::default() };
            let files = reader.claims(&query)?.into_iter().filter_map(|claim| reader.claim_file(claim.id).transpose());
            let files = files.collect::<Result<Vec<_>, _>>()?;
            let gate = gate(reader, &article.slug, &rules, &today)?;
            Ok::<_, Failure>((article, files, reader.head()?, gate))
        })?;
        let named = |ending: &str| self.output.as_deref().and_then(Path::extension).is_some_and(|it| it == ending);
        let page = named("html") || named("htm");
        let export = export::Export { article: &article, claims: &claims, head, gate: &gate, page };
        let Some(file) = &self.output else { return room.print(|out, _| export.write(out, format)) };
        write_whole(file, self.force, |out| Ok(export.write(out, format)?))?;
        room.out.say(&format!("{}: {} claims of {}", file.display(), claims.len(), article.slug));
        Ok(())
    }

    fn chosen_format(&self) -> ExportFormat {
        let ending = self.output.as_deref().and_then(Path::extension).and_then(OsStr::to_str);
        let by_ending = match ending {
            Some("csv") => ExportFormat::Csv,
            Some("json") => ExportFormat::Json,
            Some("jsonl" | "ndjson") => ExportFormat::Jsonl,
            Some(_) | None => ExportFormat::Markdown,
        };
        self.format.unwrap_or(by_ending)
    }
}
