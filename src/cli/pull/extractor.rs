//! Who proposes the claims of a pull: the built-in extractor, or the program of `--extractor`.

use std::time::Duration;

use clap::Args;

use super::{Room, counted};
use crate::cli::failure::Failure;
use crate::cli::output::Heading;
use crate::domain::article::ArticleText;
use crate::domain::extraction::{Extraction, ExtractorId};
use crate::extract::{Builtin, Extractor, Limits, Program, Proposed};

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

impl Source {
    /// What is found in an article, and by whom. What a program proposed in vain is said.
    pub(super) fn extract(
        &self,
        room: &Room,
        file: &str,
        article: &ArticleText,
    ) -> Result<(Extraction, ExtractorId), Failure> {
        let Self::Program(program) = self else { return Ok((Builtin.extract(article)?, Builtin.id())) };
        let proposed = program.propose(Some(file), article).map_err(|error| Failure::from(error).about(file))?;
        say(room, file, &proposed);
        if proposed.found.claims.is_empty() && !proposed.refused.is_empty() {
            let message = format!("{file}: every claim that {} proposed was refused", proposed.extractor);
            return Err(Failure::no(message).hinting("nothing was stored; the words have to be those of the article"));
        }
        Ok((proposed.found, proposed.extractor))
    }
}

/// Says what became of the proposals.
fn say(room: &Room, file: &str, proposed: &Proposed) {
    let Proposed { found, extractor, refused, duplicates, .. } = proposed;
    let twice = if *duplicates > 0 { format!(", {duplicates} proposed twice") } else { String::new() };
    room.out.say(&format!(
        "{file}: {extractor} proposed {}: {} taken, {} refused{twice}",
        counted(proposed.proposed, "claim"),
        found.claims.len(),
        refused.len()
    ));
    for refusal in refused.iter().take(TOLD) {
        room.out.say_under(Heading::Warning, &format!("refused {refusal}"));
    }
    if let Some(more @ 1..) = refused.len().checked_sub(TOLD) {
        room.out.say_under(Heading::Warning, &format!("refused {more} more"));
    }
}
