//! Another program proposes the claims: a language model behind a script, say.
//!
//! `request.rs` is what the program reads, `crate::process` runs it, `proposal.rs` reads what it prints, `place.rs` finds the
//! words in the text or refuses them, `nearest.rs` says what the text has instead, and `merge.rs` puts the claims into
//! what the built-in extractor found.

mod error;
mod merge;
mod nearest;
mod place;
mod proposal;
mod request;

pub use self::error::ProgramError;
pub use self::nearest::{Difference, Near};
pub use self::place::{Refusal, Refused};

use super::{Builtin, ExtractError, Extractor};
use crate::domain::article::ArticleText;
use crate::domain::extraction::{Extraction, ExtractorId};
pub use crate::process::Limits;
use crate::process::{self, Stopped};
use std::path::Path;
use std::process::Command;

/// A command line that names no program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotACommand {
    /// A quotation mark is open at its end, or a backslash is its last character.
    #[error("a quotation mark is not closed, or a backslash is the last character")]
    Open,
    /// There is no word in it.
    #[error("it names no program")]
    Empty,
}

/// A program that proposes claims, run once for each article.
///
/// This is no [`Extractor`]: what the program calls itself, and what of its proposals was refused, are known only once it has run.
#[derive(Debug, Clone)]
pub struct Program {
    words: Vec<String>,
    limits: Limits,
}

/// What became of the proposals for one article.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposed {
    /// The claims that were proposed, with everything else as the built-in extractor finds it.
    pub found: Extraction,
    /// What the program calls itself, or the name of its file.
    pub extractor: ExtractorId,
    /// How many claims were proposed.
    pub proposed: usize,
    /// How many proposals named a place that another one had named before.
    pub duplicates: usize,
    /// The proposals that were refused, in the order of the program's lines.
    pub refused: Vec<Refusal>,
}

impl Program {
    /// A program with its arguments, split as a shell splits words; nothing else that a shell does is done.
    ///
    /// ```
    /// # use factcheck::extract::{Limits, NotACommand, Program};
    /// assert!(Program::new("python3 'my script.py' --fast", Limits::default()).is_ok());
    /// assert_eq!(Program::new("  ", Limits::default()).err(), Some(NotACommand::Empty));
    /// ```
    pub fn new(command: &str, limits: Limits) -> Result<Self, NotACommand> {
        let words = shlex::split(command).ok_or(NotACommand::Open)?;
        if words.first().is_none_or(String::is_empty) {
            return Err(NotACommand::Empty);
        }
        Ok(Self { words, limits })
    }

    /// Runs the program over one article; `file` is the article as it was named on the command line.
    pub fn propose(&self, file: Option<&str>, article: &ArticleText) -> Result<Proposed, ExtractError> {
        let mut command = Command::new(self.words.first().map(String::as_str).unwrap_or_default());
        command.args(self.words.iter().skip(1));
        let printed = process::run(command, request::request(file, article), self.limits)
            .map_err(|why| ProgramError::Stopped { program: self.named(&why), why })?;
        let answer = proposal::read(&printed).map_err(|bad| ProgramError::Line {
            program: self.name(),
            line: bad.line,
            what: bad.what,
        })?;
        let placed = place::place(&article.text, &answer.proposals);
        Ok(Proposed {
            found: merge::merge(&article.text, Builtin.extract(article)?, &placed.taken),
            extractor: answer.extractor.unwrap_or_else(|| ExtractorId { name: self.name(), version: String::new() }),
            proposed: answer.proposals.len(),
            duplicates: placed.duplicates,
            refused: placed.refused,
        })
    }

    /// The name of the program's file.
    fn name(&self) -> String {
        let program = self.words.first().map(String::as_str).unwrap_or_default();
        let file = Path::new(program).file_name().map_or_else(|| program.into(), |name| name.to_string_lossy());
        file.replace(char::is_control, "?")
    }

    /// The program as it is told: as it was typed where it could not be started, else by the name of its file.
    fn named(&self, why: &Stopped) -> String {
        match why {
            Stopped::NotFound | Stopped::Start(_) => self.words.first().cloned().unwrap_or_default(),
            _ => self.name(),
        }
    }
}

#[cfg(test)]
mod tests;
