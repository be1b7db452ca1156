//! A dry run: what a pull would find, printed and not stored.

use std::io::Write;

use super::extractor::Source;
use super::{Room, counted, say_marks, say_reading};
use crate::article::ReadArticle;
use crate::cli::failure::Failure;
use crate::report::Format;
use crate::report::pull_json::PulledJson;
use crate::report::pulled;

/// Prints articles as they come.
pub(super) struct Dry {
    format: Format,
    /// The one object that `json` prints, held back until it is known to be the only one.
    only: Option<Vec<u8>>,
}

impl Dry {
    pub(super) fn new(format: Format) -> Result<Self, Failure> {
        match format {
            Format::Table | Format::Json | Format::Jsonl => Ok(Self { format, only: None }),
            Format::Csv | Format::Markdown => {
                Err(Failure::usage("a dry run is printed as a table, as json or as jsonl"))
            }
        }
    }

    pub(super) fn show(
        &mut self,
        room: &mut Room,
        file: &str,
        read: &ReadArticle,
        source: &Source,
    ) -> Result<(), Failure> {
        let (found, _) = source.extract(room, file, &read.article)?;
        let pulled = PulledJson::new(Some(file), &read.article, &found);
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
                room.out.say(&format!("{file}: {} would be pulled", counted(found.claims.len(), "claim")));
                say_reading(room, read);
                say_marks(room, &read.article.text, &found.marks);
            }
        }
        Ok(())
    }

    /// Prints what was held back.
    pub(super) fn finish(self, room: &mut Room) -> Result<(), Failure> {
        Ok(room.out.data().write_all(&self.only.unwrap_or_default())?)
    }
}
