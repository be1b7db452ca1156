//! `factcheck stats`: the desk at a glance.

use clap::Args;

use super::Room;
use super::arguments::one_of;
use super::failure::Failure;
use crate::domain::article::Article;
use crate::report::{self, Format, StatusCount};
use crate::store::SourceQuery;

/// Show the desk at a glance
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  factcheck stats
  factcheck stats --format json")]
pub(super) struct Stats {
    /// Print in this format
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = one_of!(Format))]
    format: Format,
}

impl Stats {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        let (articles, sources, head, misses) = room.open()?.read(|reader| {
            Ok::<_, Failure>((
                reader.articles()?,
                reader.sources(&SourceQuery::default())?,
                reader.head()?,
                reader.misses()?,
            ))
        })?;
        let counts = StatusCount::over(&articles);
        room.print(|out, look| report::stats(out, &counts, &misses, self.format, look))?;
        let claims: u32 = articles.iter().map(Article::claims).sum();
        let settled: u32 = articles.iter().map(Article::settled).sum();
        let operations = head.map_or(0, |head| head.operation.get());
        room.out.say(&format!(
            "{claims} claims, {settled} settled; articles: {}; sources: {}; operations: {operations}",
            articles.len(),
            sources.len()
        ));
        Ok(())
    }
}
