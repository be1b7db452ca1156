//! `factcheck source`: the sources of the desk.

use clap::{Args, Subcommand, ValueEnum};

use super::Room;
use super::arguments::{Property, date, date_or_nothing, one_of, url, url_or_nothing};
use super::failure::Failure;
use crate::domain::id::SourceId;
use crate::domain::source::{Primacy, SourceFacts, SourceKind, Terms};
use crate::domain::text::Words;
use crate::report::{self, Format, show};
use crate::store::SourceQuery;
use crate::workflow::WorkError;
use crate::workflow::source::{self, EditSource};

/// Add, list, show or correct sources
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  factcheck source add \"Council minutes, 4 March\" --kind official-record --date 2026-03-04
  factcheck source list --text council
  factcheck source show 2")]
pub(super) struct Source {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Add(Box<Add>),
    List(List),
    Show(Show),
    Edit(Box<Edit>),
}

/// Add a source
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  factcheck source add \"Council minutes, 4 March\" --kind official-record --date 2026-03-04
  factcheck source add \"Ann Lee\" --kind phone-call --role \"night driver\" --terms background --codename \"Driver A\"")]
struct Add {
    /// Title; for a person, the name
    #[arg(value_name = "TITLE")]
    title: Words,
    /// Say what kind of thing it is; without it a web page where there is an address, else a document
    #[arg(long, value_name = "KIND", value_parser = one_of!(SourceKind))]
    kind: Option<SourceKind>,
    /// Say who made or published it
    #[arg(long, value_name = "NAME")]
    publisher: Option<Words>,
    /// Say of when it is, as precisely as is known: 2025, 2025-09 or 2025-09-10
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<Words>,
    /// Give its address
    #[arg(long, value_name = "URL", value_parser = url)]
    url: Option<Words>,
    /// Give the address of a kept copy
    #[arg(long, value_name = "URL", value_parser = url)]
    archived: Option<Words>,
    /// Say on which day it was read
    #[arg(long, value_name = "DATE", value_parser = date)]
    accessed: Option<Words>,
    /// Say how close it is to the fact
    #[arg(long, value_name = "WORD", value_parser = one_of!(Primacy))]
    primacy: Option<Primacy>,
    /// Name the source that it repeats
    #[arg(long, value_name = "SOURCE")]
    derived_from: Option<SourceId>,
    /// Say what a person's role is
    #[arg(long, value_name = "TEXT")]
    role: Option<Words>,
    /// Say on what terms a person spoke
    #[arg(long, value_name = "TERMS", value_parser = one_of!(Terms))]
    terms: Option<Terms>,
    /// Give the name that stands for a person everywhere outside this desk
    #[arg(long, value_name = "NAME")]
    codename: Option<Words>,
    /// Remark on it
    #[arg(long, value_name = "TEXT")]
    note: Option<Words>,
}

/// List sources
#[derive(Debug, Args)]
#[command(after_long_help = "Example:
  factcheck source list --kind official-record --format csv")]
struct List {
    /// Only with this in the title, publisher, address or note
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// Only of this kind
    #[arg(long, value_name = "KIND", value_parser = one_of!(SourceKind))]
    kind: Option<SourceKind>,
    /// Print in this format
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = one_of!(Format))]
    format: Format,
}

/// Show a source with the claims it is evidence for or against
#[derive(Debug, Args)]
#[command(after_long_help = "Example:
  factcheck source show 2")]
struct Show {
    /// Source, by number
    #[arg(value_name = "SOURCE")]
    source: SourceId,
    /// Print in this format
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Shown,
}

/// In which form one source is shown.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shown {
    /// For people
    Table,
    /// One JSON object
    Json,
}

/// Correct a source
///
/// An empty text (`--publisher \"\"`) takes a property away; a source always has a kind and a title.
#[derive(Debug, Args)]
#[command(after_long_help = "Example:
  factcheck source edit 2 --date 2026-03-04 --archived https://web.archive.org/web/2026/https://example.org/")]
struct Edit {
    /// Source, by number
    #[arg(value_name = "SOURCE")]
    source: SourceId,
    /// Say what kind of thing it is
    #[arg(long, value_name = "KIND", value_parser = one_of!(SourceKind))]
    kind: Option<SourceKind>,
    /// Give it this title
    #[arg(long, value_name = "TEXT")]
    title: Option<Words>,
    /// Say who made or published it
    #[arg(long, value_name = "NAME")]
    publisher: Option<Property>,
    /// Say of when it is
    #[arg(long, value_name = "DATE", value_parser = date_or_nothing)]
    date: Option<Property>,
    /// Give its address
    #[arg(long, value_name = "URL", value_parser = url_or_nothing)]
    url: Option<Property>,
    /// Give the address of a kept copy
    #[arg(long, value_name = "URL", value_parser = url_or_nothing)]
    archived: Option<Property>,
    /// Say on which day it was read
    #[arg(long, value_name = "DATE", value_parser = date_or_nothing)]
    accessed: Option<Property>,
    /// Say how close it is to the fact
    #[arg(long, value_name = "WORD", value_parser = one_of!(Primacy))]
    primacy: Option<Primacy>,
    /// Name the source that it repeats
    #[arg(long, value_name = "SOURCE")]
    derived_from: Option<SourceId>,
    /// Say what a person's role is
    #[arg(long, value_name = "TEXT")]
    role: Option<Property>,
    /// Say on what terms a person spoke
    #[arg(long, value_name = "TERMS", value_parser = one_of!(Terms))]
    terms: Option<Terms>,
    /// Give the name that stands for a person everywhere outside this desk
    #[arg(long, value_name = "NAME")]
    codename: Option<Property>,
    /// Remark on it
    #[arg(long, value_name = "TEXT")]
    note: Option<Property>,
}

impl Source {
    pub(super) fn run(self, room: &mut Room) -> Result<(), Failure> {
        match self.what {
            What::Add(add) => add.run(room),
            What::List(list) => list.run(room),
            What::Show(show) => show.run(room),
            What::Edit(edit) => edit.run(room),
        }
    }
}

impl Add {
    fn run(self, room: &mut Room) -> Result<(), Failure> {
        let mut store = room.open_or_make()?;
        let facts = self.facts();
        let label = facts.label().to_owned();
        let added = source::add(&mut room.at(&mut store)?, &facts)?;
        room.out.say(&format!("source {}: {label}", added.value));
        room.say_recorded(added.operation);
        Ok(())
    }

    fn facts(self) -> SourceFacts {
        let guessed = if self.url.is_some() { SourceKind::WebPage } else { SourceKind::Document };
        let text = |words: Option<Words>| words.map(Words::into_string);
        SourceFacts {
            kind: self.kind.unwrap_or(guessed),
            title: self.title.into_string(),
            publisher: text(self.publisher),
            date: text(self.date),
            url: text(self.url),
            archived: text(self.archived),
            accessed: text(self.accessed),
            primacy: self.primacy,
            derived_from: self.derived_from,
            role: text(self.role),
            terms: self.terms,
            codename: text(self.codename),
            note: text(self.note),
        }
    }
}

impl List {
    fn run(self, room: &mut Room) -> Result<(), Failure> {
        let query = SourceQuery { text: self.text, kind: self.kind };
        let sources = room.open()?.read(|reader| reader.sources(&query))?;
        room.print(|out, look| report::sources(out, &sources, self.format, look))?;
        if sources.is_empty() {
            room.out.say("no sources");
        }
        Ok(())
    }
}

impl Show {
    fn run(self, room: &mut Room) -> Result<(), Failure> {
        let (source, claims) = room.open()?.read(|reader| {
            let source = reader.source(self.source)?.ok_or(WorkError::NoSource(self.source))?;
            Ok::<_, Failure>((source, reader.source_claims(self.source)?))
        })?;
        room.print(|out, look| match self.format {
            Shown::Table => show::source(out, &source, &claims, look),
            Shown::Json => show::source_json(out, &source, &claims),
        })
    }
}

impl Edit {
    fn run(self, room: &mut Room) -> Result<(), Failure> {
        let edit = EditSource {
            kind: self.kind,
            title: self.title,
            publisher: self.publisher.map(|it| it.0),
            date: self.date.map(|it| it.0),
            url: self.url.map(|it| it.0),
            archived: self.archived.map(|it| it.0),
            accessed: self.accessed.map(|it| it.0),
            primacy: self.primacy.map(Some),
            derived_from: self.derived_from.map(Some),
            role: self.role.map(|it| it.0),
            terms: self.terms.map(Some),
            codename: self.codename.map(|it| it.0),
            note: self.note.map(|it| it.0),
        };
        let mut store = room.open()?;
        let edited = source::edit(&mut room.at(&mut store)?, self.source, &edit)?;
        room.say_recorded(edited.operation);
        Ok(())
    }
}
