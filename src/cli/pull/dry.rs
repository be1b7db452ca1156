//! A dry run: what a pull would find, printed and not stored.

use std::io::Write;

use super::{Room, Understood, counted, say_marks, say_reading};
use crate::article::ReadArticle;
use crate::cli::failure::Failure;
use crate::domain::extraction::Extraction;
use crate::report::pull_json::PulledJson;
use crate::report::pulled;
use crate::report::{self, ExplainedRow, Format};

/// Prints articles as they come.
pub(super) struct Dry {
    format: Format,
    /// The one object that `json` prints, held back until it is known to be the only one.
    only: Option<Vec<u8>>,
    /// Why sentences were pulled or set aside, where that is asked for instead.
    explained: Option<Vec<ExplainedRow>>,
}

impl Dry {
    pub(super) fn new(format: Format, explain: bool) -> Result<Self, Failure> {
        let explained = explain.then(Vec::new);
        match format {
            Format::Table | Format::Json | Format::Jsonl => Ok(Self { format, only: None, explained }),
            Format::Csv | Format::Markdown if explain => Ok(Self { format, only: None, explained }),
            Format::Csv | Format::Markdown => {
                Err(Failure::usage("a dry run is printed as a table, as json or as jsonl"))
            }
        }
    }

    pub(super) fn show(&mut self, room: &mut Room, understood: &Understood) -> Result<(), Failure> {
        let Understood { file, read, found } = understood;
        found.say(room, file)?;
        let found = &found.extraction;
        if let Some(rows) = &mut self.explained {
            rows.extend(report::explained(file, &read.article, found));
            told(room, file, read, found);
            return Ok(());
        }
        let pulled = PulledJson::new(Some(file), &read.article, found);
        match self.format {
            Format::Json if self.only.is_some() => {
                return Err(Failure::usage(format!("{file}: --format json prints one article"))
                    .hinting("--format jsonl prints one a line"));
            }
            Format::Json => {
                let mut text = serde_json::to_vec_pretty(&pulled)?;
                text.push(b'\n');
                self.only = Some(text);
            }
            Format::Jsonl => {
                serde_json::to_writer(room.out.data(), &pulled)?;
                room.out.data().write_all(b"\n")?;
            }
            Format::Table | Format::Csv | Format::Markdown => {
                room.print(|out, look| pulled::candidates(out, &found.claims, look))?;
                told(room, file, read, found);
            }
        }
        Ok(())
    }

    /// Prints what was held back.
    pub(super) fn finish(self, room: &mut Room) -> Result<(), Failure> {
        if let Some(rows) = &self.explained {
            return room.print(|out, look| report::explanations(out, rows, self.format, look));
        }
        Ok(room.out.data().write_all(&self.only.unwrap_or_default())?)
    }
}

/// Says what was read, and how much of it would be in claims.
fn told(room: &Room, file: &str, read: &ReadArticle, found: &Extraction) {
    room.out.say(&format!("{file}: {} would be pulled", counted(found.claims.len(), "claim")));
    say_reading(room, read);
    room.out.say(&format!("  {}", report::coverage(&read.article, found)));
    say_marks(room, &read.article.text, &found.marks);
}
