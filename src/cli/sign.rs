//! `factcheck sign`: an editor's word that an article may run.

use clap::Args;

use super::Room;
use super::desk;
use super::failure::Failure;
use crate::domain::text::Words;
use crate::workflow::gate::sign;

/// Sign an article off
///
/// The sign-off is bound to the exact text, to the end of the history and to what the gate said. Any later change of the
/// article, its claims, evidence or sources voids it, and `gate` says so. Where the gate is closed, `--over` signs all the
/// same; the reason is on the record.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  factcheck sign night-bus
  factcheck sign night-bus --over \"the lawyer read claim 7\"
  factcheck export night-bus --format signoff")]
pub(super) struct Sign {
    /// Article: its name, or the start of it; may be left out where the desk has one
    #[arg(value_name = "ARTICLE")]
    article: Option<String>,
    /// Sign although the gate is closed, for this reason
    #[arg(long, value_name = "REASON")]
    over: Option<Words>,
}

impl Sign {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        let rules = room.settings.house_rules()?;
        let mut store = room.open()?;
        let slug = store.read(|reader| desk::chosen(reader, self.article.as_deref()))?.slug;
        let (gate, operation) = sign(&mut room.at(&mut store)?, &slug, &rules, self.over.as_ref())?;
        room.out.say(&format!("{slug}, draft {}: signed off, text {}", gate.draft, gate.sha256.short()));
        room.say_recorded(operation);
        Ok(())
    }
}
