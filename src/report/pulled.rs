//! What a pull stored, a row for each article, and what a dry run would pull, a row for each claim.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::json;

use super::explained::plainest;
use super::listing::{self, Field, Format, Row, Shape};
use super::terminal::Look;
use crate::domain::extraction::Candidate;
use crate::domain::id::Slug;

/// A table with room for everything.
const WHOLE: Shape = Shape { articles: true, width: usize::MAX };

/// One article that was pulled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PulledRow {
    /// Its name.
    pub article: Slug,
    /// The number of the draft.
    pub draft: u32,
    /// What became of it, such as `new article`.
    pub outcome: String,
    /// The claims that were made, as numbers with runs drawn together.
    pub claims: String,
    /// How many words it has.
    pub words: usize,
    /// How many of them lie in a claim.
    pub words_in_claims: usize,
    /// How many outlets it names.
    pub outlets: usize,
    /// How many people it names.
    pub people: usize,
    /// How many notes the author left in it.
    pub marks: usize,
}

/// Writes what was pulled as a table.
pub fn articles(out: &mut dyn Write, rows: &[PulledRow], look: Look) -> io::Result<()> {
    listing::write(out, rows, Format::Table, false, look)
}

/// Writes what would be pulled as a table.
pub fn candidates(out: &mut dyn Write, claims: &[Candidate], look: Look) -> io::Result<()> {
    listing::write(out, claims, Format::Table, false, look)
}

fn number(count: usize) -> Field {
    Field::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

impl Row for PulledRow {
    const KEY: &'static str = "articles";

    fn table_columns(_: Shape) -> Vec<(&'static str, bool)> {
        let names = ["article", "draft", "outcome", "claims", "words", "in claims", "outlets", "people", "marks"];
        names.into_iter().map(|name| (name, name == "article")).collect()
    }

    fn table_fields(&self, _: Shape) -> Vec<Field> {
        vec![
            Field::Text(self.article.to_string()),
            Field::Number(self.draft.into()),
            Field::Text(self.outcome.clone()),
            Field::Text(self.claims.clone()),
            number(self.words),
            number(self.words_in_claims),
            number(self.outlets),
            number(self.people),
            number(self.marks),
        ]
    }

    fn columns() -> Vec<&'static str> {
        Self::table_columns(WHOLE).into_iter().map(|(name, _)| name).collect()
    }

    fn fields(&self) -> Vec<Field> {
        self.table_fields(WHOLE)
    }

    fn object(&self) -> impl Serialize {
        json!({ "article": self.article, "draft": self.draft, "outcome": self.outcome, "claims": self.claims })
    }
}

impl Row for Candidate {
    const KEY: &'static str = "claims";

    fn table_columns(_: Shape) -> Vec<(&'static str, bool)> {
        vec![("worth", false), ("kind", false), ("claim", true), ("says", false), ("why", false)]
    }

    fn table_fields(&self, _: Shape) -> Vec<Field> {
        let speaker = self.speaker.as_ref().map(|speaker| speaker.name.as_str());
        let says: Vec<&str> = speaker.into_iter().chain(self.outlet.as_deref()).collect();
        vec![
            Field::Worth(self.worth),
            Field::text(Some(self.kind.as_str())),
            Field::text(Some(&self.text)),
            Field::Text(says.join(", ")),
            Field::Text(plainest(&self.reasons).join(", ")),
        ]
    }

    fn columns() -> Vec<&'static str> {
        Self::table_columns(WHOLE).into_iter().map(|(name, _)| name).collect()
    }

    fn fields(&self) -> Vec<Field> {
        self.table_fields(WHOLE)
    }

    fn object(&self) -> impl Serialize {
        json!({ "text": self.text, "kind": self.kind, "worth": self.worth.get(), "reasons": self.reasons })
    }
}
