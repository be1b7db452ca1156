//! `factcheck claim`: claims by hand.

use clap::{Args, Subcommand};

use super::Room;
use super::arguments::{Property, one_of};
use super::desk;
use super::failure::Failure;
use crate::domain::extraction::ClaimKind;
use crate::domain::id::ClaimId;
use crate::domain::text::Words;
use crate::workflow::claim::{self, AddClaim, EditClaim};

/// Add or correct claims by hand
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  factcheck claim add night-bus \"the fare is £4\" --kind number
  factcheck claim edit 12 --speaker \"Ann Lee\"")]
pub(super) struct Claim {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Add(Add),
    Edit(Edit),
}

/// Add a claim that the pull did not find
///
/// Its words must stand in the article's latest draft, letter for letter.
#[derive(Debug, Args)]
#[command(after_long_help = "Example:
  factcheck claim add night-bus \"the fare is £4\" --kind number --speaker \"Ann Lee\"")]
struct Add {
    /// Article: its name, or the start of it
    #[arg(value_name = "ARTICLE")]
    article: String,
    /// Words of the claim, as they stand in the text
    #[arg(value_name = "WORDS")]
    words: Words,
    /// Take the N-th place, where the words stand several times
    #[arg(long, value_name = "N")]
    occurrence: Option<usize>,
    /// Say what kind of fact it is
    #[arg(long, value_name = "KIND", value_parser = one_of!(ClaimKind))]
    kind: Option<ClaimKind>,
    /// Say who says it
    #[arg(long, value_name = "NAME")]
    speaker: Option<Words>,
    /// Say which publisher it is credited to
    #[arg(long, value_name = "NAME")]
    outlet: Option<Words>,
    /// Note something
    #[arg(long, value_name = "TEXT")]
    note: Option<Words>,
}

/// Correct a claim
///
/// An empty text (`--speaker \"\"`) takes the speaker or the outlet away. New words must stand in the article's latest
/// draft.
#[derive(Debug, Args)]
#[command(after_long_help = "Example:
  factcheck claim edit 12 --speaker \"Ann Lee\" --kind statement")]
struct Edit {
    /// Claim to correct
    #[arg(value_name = "CLAIM")]
    claim: ClaimId,
    /// Replace its words
    #[arg(long, value_name = "WORDS")]
    text: Option<Words>,
    /// Say what kind of fact it is
    #[arg(long, value_name = "KIND", value_parser = one_of!(ClaimKind))]
    kind: Option<ClaimKind>,
    /// Say who says it
    #[arg(long, value_name = "NAME")]
    speaker: Option<Property>,
    /// Say which publisher it is credited to
    #[arg(long, value_name = "NAME")]
    outlet: Option<Property>,
}

impl Claim {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        match self.what {
            What::Add(add) => add.run(room),
            What::Edit(edit) => edit.run(room),
        }
    }
}

impl Add {
    fn run(self, room: &mut Room) -> Result<(), Failure> {
        let mut store = room.open()?;
        let article = store.read(|reader| desk::article(reader, &self.article))?.slug;
        let add = AddClaim {
            article,
            words: self.words,
            occurrence: self.occurrence,
            kind: self.kind,
            speaker: self.speaker,
            outlet: self.outlet,
            note: self.note,
        };
        let added = claim::add(&mut room.at(&mut store)?, &add)?;
        room.out.say(&format!("claim {} added", added.value));
        room.say_recorded(added.operation);
        Ok(())
    }
}

impl Edit {
    fn run(self, room: &mut Room) -> Result<(), Failure> {
        let edit = EditClaim {
            text: self.text,
            kind: self.kind,
            speaker: self.speaker.map(|it| it.0),
            outlet: self.outlet.map(|it| it.0),
        };
        let mut store = room.open()?;
        let edited = claim::edit(&mut room.at(&mut store)?, self.claim, &edit)?;
        room.say_recorded(edited.operation);
        Ok(())
    }
}
