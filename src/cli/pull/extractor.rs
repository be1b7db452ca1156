//! Who proposes the claims of a pull: the built-in extractor, or the program of `--extractor`.

use std::time::Duration;

use clap::Args;

use super::{Room, counted};
use crate::cli::failure::Failure;
use crate::cli::output::Heading;
use crate::domain::article::ArticleText;
use crate::domain::extraction::{Extraction, ExtractorId};
use crate::extract::{Builtin, Extractor, Limits, Program, Proposed, Refusal};

/// How many refused proposals are told one by one.
const TOLD: usize = 20;

#[derive(Debug, Args)]
pub(super) struct ExtractorArgs {
    /// Let this program propose the claims
    ///
    /// It is run once for each article, without a shell, with the article as JSON on its standard input, and prints a JSON
    /// object for each claim, one a line: {"text": "exact words"}. Words that are not in the article are refused.
    #[arg(long, value_name = "CMD")]
    extractor: Option<String>,
    /// How long that program may take for one article
    #[arg(
        long,
        value_name = "SECONDS",
        requires = "extractor",
        default_value_t = 120,
        value_parser = clap::value_parser!(u64).range(1..=86_400)
    )]
    extractor_timeout: u64,
}

impl ExtractorArgs {
    pub(super) fn source(&self) -> Result<Source, Failure> {
        let Some(command) = &self.extractor else { return Ok(Source::BuiltIn) };
        let limits = Limits { time: Duration::from_secs(self.extractor_timeout), ..Limits::default() };
        let program = Program::new(command, limits);
        program.map(Source::Program).map_err(|wrong| Failure::usage(format!("--extractor '{command}': {wrong}")))
    }
}

/// Who proposes the claims.
pub(super) enum Source {
    BuiltIn,
    Program(Program),
}

/// What was found in an article, and by whom.
pub(super) struct Found {
    pub(super) extraction: Extraction,
    pub(super) extractor: ExtractorId,
    /// What became of a program's proposals.
    proposed: Option<Counts>,
}

/// How many claims a program proposed, and which were refused.
struct Counts {
    proposed: usize,
    duplicates: usize,
    refused: Vec<Refusal>,
}

impl Source {
    /// What is found in an article. Works on any core: nothing is said here.
    pub(super) fn find(&self, file: &str, article: &ArticleText) -> Result<Found, Failure> {
        let Self::Program(program) = self else {
            let extraction = Builtin.extract(article)?;
            return Ok(Found { extraction, extractor: Builtin.id(), proposed: None });
        };
        let told = program.propose(Some(file), article).map_err(|error| Failure::from(error).about(file))?;
        let Proposed { found: extraction, extractor, proposed, duplicates, refused } = told;
        Ok(Found { extraction, extractor, proposed: Some(Counts { proposed, duplicates, refused }) })
    }
}

impl Found {
    /// Says what a program proposed in vain; fails where all of it was in vain.
    pub(super) fn say(&self, room: &Room, file: &str) -> Result<(), Failure> {
        let Some(counts) = &self.proposed else { return Ok(()) };
        say(room, file, self, counts);
        if self.extraction.claims.is_empty() && !counts.refused.is_empty() {
            let message = format!("{file}: every claim that {} proposed was refused", self.extractor);
            return Err(Failure::no(message).hinting("nothing was stored; the words have to be those of the article"));
        }
        Ok(())
    }
}

/// Says what became of the proposals.
fn say(room: &Room, file: &str, found: &Found, counts: &Counts) {
    let Counts { proposed, duplicates, refused } = counts;
    let Found { extraction, extractor, .. } = found;
    let twice = if *duplicates > 0 { format!(", {duplicates} proposed twice") } else { String::new() };
    room.out.say(&format!(
        "{file}: {extractor} proposed {}: {} taken, {} refused{twice}",
        counted(*proposed, "claim"),
        extraction.claims.len(),
        refused.len()
    ));
    for refusal in refused.iter().take(TOLD) {
        room.out.say_under(Heading::Warning, &format!("refused {refusal}"));
    }
    if let Some(more @ 1..) = refused.len().checked_sub(TOLD) {
        room.out.say_under(Heading::Warning, &format!("refused {more} more"));
    }
}
