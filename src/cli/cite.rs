//! `factcheck cite`: evidence for or against claims, without a word on their status.

use clap::Args;

use super::Room;
use super::arguments::{Claims, StanceFlags, one_of, url};
use super::failure::Failure;
use super::mark::source_ref;
use crate::domain::evidence::Stance;
use crate::domain::source::SourceKind;
use crate::domain::text::Words;
use crate::workflow::cite::Cite as Meant;
use crate::workflow::mark;

/// Add evidence to claims
///
/// SOURCE is a source's number, its title or its address. A title or address that the desk does not know makes a new
/// source.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  factcheck cite 3 \"Council minutes, 4 March\" --supports --locator \"p. 4\" --quote \"fares rise by 3 %\"
  factcheck cite 3,5 2 --contradicts --locator \"table 2, row 7\"
  factcheck cite 8 https://example.org/budget --context")]
pub(super) struct Cite {
    /// Claims: `12`, `12-15` or `12,14`
    #[arg(value_name = "CLAIM")]
    claims: Claims,
    /// Source: a number, a title or an address
    #[arg(value_name = "SOURCE")]
    source: String,
    #[command(flatten)]
    stance: StanceFlags,
    /// Say where in the source: page, paragraph, cell, hh:mm:ss
    #[arg(long, value_name = "PLACE")]
    locator: Option<Words>,
    /// Give the source's exact words
    #[arg(long, value_name = "WORDS")]
    quote: Option<Words>,
    /// Remark on the evidence
    #[arg(long, value_name = "TEXT")]
    note: Option<Words>,
    /// Give the address of a new source
    #[arg(long, value_name = "URL", value_parser = url)]
    url: Option<Words>,
    /// Say what kind of thing a new source is
    #[arg(long, value_name = "KIND", value_parser = one_of!(SourceKind))]
    source_kind: Option<SourceKind>,
}

impl Cite {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        let stance = self.stance.given().unwrap_or(Stance::Supports);
        let cite = Meant {
            source: source_ref(&self.source)?,
            kind: self.source_kind,
            stance,
            locator: self.locator,
            excerpt: self.quote,
            note: self.note,
            url: self.url,
        };
        let mut store = room.open()?;
        let desk = &mut room.at(&mut store)?;
        let marked =
            mark::mark(desk, &mark::Mark { claims: self.claims.0, cite: vec![cite], ..mark::Mark::default() })?;
        for (source, label, new) in &marked.sources {
            let new = if *new { " (new)" } else { "" };
            for (claim, ..) in &marked.claims {
                room.out.say(&format!("claim {claim}: {stance}: source {source}, {label}{new}"));
            }
        }
        room.say_recorded(marked.operation);
        Ok(())
    }
}
