//! `factcheck claim`: claims by hand.

use clap::{Args, Subcommand};

use super::Room;
use super::arguments::{Claims, Property, each_once, one_of};
use super::desk;
use super::failure::Failure;
use crate::domain::extraction::ClaimKind;
use crate::domain::id::ClaimId;
use crate::domain::text::Words;
use crate::workflow::claim::{self, AddClaim, EditClaim};
use crate::workflow::claim_parts;

/// Add, correct, split or merge claims by hand
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  factcheck claim add night-bus \"the fare is £4\" --kind number
  factcheck claim edit 12 --speaker \"Ann Lee\"
  factcheck claim split 12 \"the fare is £4\" \"it rises in May\"
  factcheck claim merge 12-13")]
pub(super) struct Claim {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Add(Add),
    Edit(Edit),
    Split(Split),
    Merge(Merge),
}

/// Make several claims of one
///
/// The claim keeps the first words; each of the others becomes a claim of its own, unchecked, with the same evidence. The words
/// must stand in the claim, letter for letter.
#[derive(Debug, Args)]
#[command(after_long_help = "Example:
  factcheck claim split 12 \"The river rose by 4 m\" \"two bridges closed on Monday\"")]
struct Split {
    /// Claim to split
    #[arg(value_name = "CLAIM")]
    claim: ClaimId,
    /// Words of each part
    #[arg(value_name = "WORDS", required = true, num_args = 2..)]
    parts: Vec<Words>,
}

/// Make one claim of several
///
/// The first takes their words, from the first to the last of them, and their evidence; the others are taken back.
#[derive(Debug, Args)]
#[command(after_long_help = "Example:
  factcheck claim merge 12-13")]
struct Merge {
    /// Claims: `12-13` or `12,14`
    #[arg(value_name = "CLAIM", required = true)]
    claims: Vec<Claims>,
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
            What::Split(split) => split.run(room),
            What::Merge(merge) => merge.run(room),
        }
    }
}

impl Split {
    fn run(self, room: &mut Room) -> Result<(), Failure> {
        let mut store = room.open()?;
        let made = claim_parts::split(&mut room.at(&mut store)?, self.claim, &self.parts)?;
        let names: Vec<String> = made.value.iter().map(ToString::to_string).collect();
        room.out.say(&format!("claim {} is now claims {}", self.claim, names.join(", ")));
        room.say_recorded(made.operation);
        Ok(())
    }
}

impl Merge {
    fn run(self, room: &mut Room) -> Result<(), Failure> {
        let claims = each_once(self.claims.into_iter().map(|claims| claims.0));
        let mut store = room.open()?;
        let merged = claim_parts::merge(&mut room.at(&mut store)?, &claims)?;
        let names: Vec<String> = claims.iter().map(ToString::to_string).collect();
        room.out.say(&format!("claims {} are now claim {}", names.join(", "), merged.value));
        room.say_recorded(merged.operation);
        Ok(())
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
