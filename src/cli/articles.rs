//! `factcheck articles`: the articles of the desk with their progress, and what the desk says of each.

use clap::{Args, Subcommand};

use super::Room;
use super::arguments::{Property, one_of, url_or_nothing};
use super::desk;
use super::failure::Failure;
use crate::domain::id::Slug;
use crate::domain::text::Words;
use crate::report::{self, Format};
use crate::workflow::article::{self, EditArticle};

/// List the articles with their progress, or correct one
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_long_help = "Examples:
  factcheck articles
  factcheck articles --format json
  factcheck articles edit night-bus --title \"The last night bus\" --slug last-bus"
)]
pub(super) struct Articles {
    #[command(subcommand)]
    what: Option<What>,
    /// Print in this format
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = one_of!(Format))]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum What {
    Edit(Edit),
}

/// Rename an article, or correct what it says about itself
///
/// An empty text (`--publisher \"\"`) takes a property away; an article always has a name and a title.
#[derive(Debug, Args)]
#[command(after_long_help = "Example:
  factcheck articles edit night-bus --title \"The last night bus\" --url https://example.org/night-bus")]
struct Edit {
    /// Article: its name, or the start of it
    #[arg(value_name = "ARTICLE")]
    article: String,
    /// Give it this name
    #[arg(long, value_name = "SLUG")]
    slug: Option<Slug>,
    /// Give it this title
    #[arg(long, value_name = "TEXT")]
    title: Option<Words>,
    /// Say who published it
    #[arg(long, value_name = "NAME")]
    publisher: Option<Property>,
    /// Say where it stands
    #[arg(long, value_name = "URL", value_parser = url_or_nothing)]
    url: Option<Property>,
    /// Say when it was published
    #[arg(long, value_name = "DATE")]
    published: Option<Property>,
    /// Say who signed it; repeat for several
    #[arg(long, value_name = "NAME")]
    byline: Option<Vec<Words>>,
}

impl Articles {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        if let Some(What::Edit(edit)) = self.what {
            return edit.run(room);
        }
        let articles = room.open()?.read(|reader| Ok::<_, Failure>(reader.articles()?))?;
        room.print(|out, look| report::articles(out, &articles, self.format, look))?;
        if articles.is_empty() {
            room.out.say("no articles");
        }
        Ok(())
    }
}

impl Edit {
    fn run(self, room: &mut Room) -> Result<(), Failure> {
        let mut store = room.open()?;
        let slug = store.read(|reader| desk::article(reader, &self.article))?.slug;
        let edit = EditArticle {
            slug: self.slug,
            title: self.title,
            publisher: self.publisher.map(|it| it.0),
            url: self.url.map(|it| it.0),
            published: self.published.map(|it| it.0),
            byline: self.byline,
        };
        let edited = article::edit(&mut room.at(&mut store)?, &slug, &edit)?;
        room.say_recorded(edited.operation);
        Ok(())
    }
}
