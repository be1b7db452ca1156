//! The two streams: data goes to standard output, buffered; talk goes to standard error, escaped line by line.

use std::io::{self, BufWriter, Stdout, Write};

use anstyle::{AnsiColor, Style};

use super::failure::Failure;
use crate::report::terminal::escape;

/// How much is collected before it is written.
const BUFFER: usize = 64 * 1024;

/// Where a command writes.
pub(super) struct Output {
    data: BufWriter<Stdout>,
    colored_talk: bool,
}

impl Output {
    pub(super) fn new(colored_talk: bool) -> Self {
        Self { data: BufWriter::with_capacity(BUFFER, io::stdout()), colored_talk }
    }

    /// Whether talk may be coloured.
    pub(super) fn color_talk(&mut self, colored: bool) {
        self.colored_talk = colored;
    }

    /// Standard output, for data.
    pub(super) fn data(&mut self) -> &mut impl Write {
        &mut self.data
    }

    /// Writes what is still buffered; a full disk behind a redirection is noticed here.
    pub(super) fn finish(&mut self) -> Result<(), Failure> {
        Ok(self.data.flush()?)
    }

    /// Says something on standard error. Nobody can be told when that fails.
    #[allow(clippy::unused_self, reason = "talk belongs to the streams that a command was given")]
    pub(super) fn say(&self, text: &str) {
        let _ = writeln!(io::stderr(), "{}", escape(text));
    }

    /// Says something under a heading, as in `error: …`.
    pub(super) fn say_under(&self, heading: Heading, text: &str) {
        let label = heading.label();
        let style = if self.colored_talk { heading.style() } else { Style::new() };
        let _ = writeln!(io::stderr(), "{style}{label}:{style:#} {}", escape(text));
    }
}

/// What stands before a piece of talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// What went wrong.
    Error,
    /// What brought it about.
    Cause,
    /// What to do next.
    Hint,
    /// What may be wrong.
    Warning,
}

impl Heading {
    const fn label(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Cause => "caused by",
            Self::Hint => "hint",
            Self::Warning => "warning",
        }
    }

    const fn style(self) -> Style {
        let color = match self {
            Self::Error => AnsiColor::Red,
            Self::Cause | Self::Warning => AnsiColor::Yellow,
            Self::Hint => AnsiColor::Cyan,
        };
        color.on_default().bold()
    }
}
