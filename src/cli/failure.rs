//! How a command fails: the error, its causes and what to do next, as the user sees them; and the exit code it gives.

use std::error::Error;
use std::io;

use clap::error::ErrorKind;

use super::output::{Heading, Output};
use crate::article::ReadError;
use crate::extract::ExtractError;
use crate::store::StoreError;
use crate::workflow::WorkError;

/// Done.
const DONE: u8 = 0;
/// "No", or a failure at work.
const NO: u8 = 1;
/// The command line was wrong.
const USAGE: u8 = 2;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub(super) enum Failure {
    /// Something to tell the user.
    Told(Told),
    /// Everything was said already; only the exit code is left.
    Silent,
    /// Whoever read the output has had enough.
    PipeClosed,
}

/// What the user is told.
#[derive(Debug)]
pub(super) struct Told {
    message: String,
    causes: Vec<String>,
    hint: Option<String>,
    code: u8,
}

impl Failure {
    /// A "no", or a failure at work.
    pub(super) fn no(message: impl Into<String>) -> Self {
        Self::Told(Told { message: message.into(), causes: Vec::new(), hint: None, code: NO })
    }

    /// A command line that cannot be meant.
    pub(super) fn usage(message: impl Into<String>) -> Self {
        Self::Told(Told { message: message.into(), causes: Vec::new(), hint: None, code: USAGE })
    }

    /// A failure at work with what brought it about.
    pub(super) fn caused(message: impl Into<String>, cause: impl Error) -> Self {
        Self::Told(Told { message: message.into(), causes: chain(&cause), hint: None, code: NO })
    }

    /// The same failure with what to do about it.
    pub(super) fn hinting(self, hint: impl Into<String>) -> Self {
        match self {
            Self::Told(told) => Self::Told(Told { hint: Some(hint.into()), ..told }),
            Self::Silent | Self::PipeClosed => self,
        }
    }

    /// The same failure with what it is about before it.
    pub(super) fn about(self, what: &str) -> Self {
        match self {
            Self::Told(told) => Self::Told(Told { message: format!("{what}: {}", told.message), ..told }),
            Self::Silent | Self::PipeClosed => self,
        }
    }

    /// An error of another room, which knows what to do about it.
    fn of(error: &impl Error, hint: Option<String>) -> Self {
        let causes = error.source().map(chain).unwrap_or_default();
        Self::Told(Told { message: error.to_string(), causes, hint, code: NO })
    }

    /// Tells the user.
    pub(super) fn tell(&self, out: &Output) {
        let Self::Told(told) = self else { return };
        out.say_under(Heading::Error, &told.message);
        told.causes.iter().for_each(|cause| out.say_under(Heading::Cause, cause));
        told.hint.iter().for_each(|hint| out.say_under(Heading::Hint, hint));
    }

    /// The exit code.
    pub(super) fn code(&self) -> u8 {
        match self {
            Self::Told(told) => told.code,
            Self::Silent => NO,
            Self::PipeClosed => DONE,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::of(&error, error.hint())
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::of(&error, error.hint())
    }
}

impl From<WorkError> for Failure {
    fn from(error: WorkError) -> Self {
        Self::of(&error, error.hint())
    }
}

impl From<ExtractError> for Failure {
    fn from(error: ExtractError) -> Self {
        Self::of(&error, error.hint())
    }
}

/// Only standard output is written with a bare I/O error; files name themselves.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::PipeClosed;
        }
        Self::caused("cannot write the output", error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::from(io::Error::from(error))
    }
}

/// Tells how a command ended and gives the exit code.
pub(super) fn conclude(done: &Result<(), Failure>, out: &Output) -> u8 {
    match done {
        Ok(()) => DONE,
        Err(failure) => {
            failure.tell(out);
            failure.code()
        }
    }
}

/// What clap has to say: the help or the version, or what is wrong with the command line.
pub(super) fn show_refusal(refused: &clap::Error, out: &Output) -> u8 {
    if !refused.use_stderr() {
        let printed = refused.print().map_err(Failure::from);
        return conclude(&printed, out);
    }
    let text = refused.render().to_string();
    if refused.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        out.say(text.trim_end());
        return USAGE;
    }
    let (text, more) = text.split_once("\n\nFor more information, ").unwrap_or((&text, ""));
    out.say_under(Heading::Error, text.strip_prefix("error: ").unwrap_or(text).trim_end());
    if !more.is_empty() {
        out.say_under(Heading::Hint, more.trim_end().trim_end_matches('.'));
    }
    USAGE
}

/// An error and everything beneath it.
fn chain(error: &(dyn Error + '_)) -> Vec<String> {
    let mut said = Vec::new();
    let mut next = Some(error);
    while let Some(error) = next {
        said.push(error.to_string().trim_end().to_owned());
        next = error.source();
    }
    said.dedup();
    said
}
