//! Articles, sources, operations and the count of claims as rows.

use serde::Serialize;
use serde_json::json;

use super::listing::{Field, Row, SCHEMA, Shape};
use crate::domain::article::Article;
use crate::domain::claim::{MissCount, Status};
use crate::domain::operation::Operation;
use crate::domain::source::{Primacy, Source, SourceKind, Terms};

/// How many claims of an article have a status.
fn with_status(article: &Article, wanted: Status) -> u32 {
    article.statuses.iter().filter(|(status, _)| *status == wanted).map(|(_, count)| count).sum()
}

fn problems(article: &Article) -> u32 {
    [Status::Disputed, Status::False, Status::Misleading, Status::Unverifiable]
        .into_iter()
        .map(|s| with_status(article, s))
        .sum()
}

impl Row for Article {
    const KEY: &'static str = "articles";

    fn table_columns(_shape: Shape) -> Vec<(&'static str, bool)> {
        vec![
            ("article", true),
            ("title", true),
            ("draft", false),
            ("words", false),
            ("claims", false),
            ("settled", false),
            ("problems", false),
            ("pulled", false),
        ]
    }

    fn table_fields(&self, _shape: Shape) -> Vec<Field> {
        vec![
            Field::text(Some(self.slug.as_str())),
            Field::text(self.metadata.title.as_deref()),
            Field::Number(self.drafts.into()),
            Field::Number(self.words.into()),
            Field::Number(self.claims().into()),
            Field::Number(self.settled().into()),
            Field::Number(problems(self).into()),
            Field::Text(self.pulled.to_minute()),
        ]
    }

    fn columns() -> Vec<&'static str> {
        let mut columns = vec![
            "slug", "title", "byline", "publisher", "url", "published", "updated", "language", "drafts", "words",
            "sha256", "file", "pulled", "claims", "settled",
        ];
        columns.extend(Status::ALL.iter().map(|status| status.as_str()));
        columns
    }

    fn fields(&self) -> Vec<Field> {
        let meta = &self.metadata;
        let mut fields = vec![
            Field::text(Some(self.slug.as_str())),
            Field::text(meta.title.as_deref()),
            Field::Text(meta.byline.join("; ")),
            Field::text(meta.publisher.as_deref()),
            Field::text(meta.url.as_deref()),
            Field::text(meta.published.as_deref()),
            Field::text(meta.updated.as_deref()),
            Field::text(meta.language.as_deref()),
            Field::Number(self.drafts.into()),
            Field::Number(self.words.into()),
            Field::Text(self.sha256.to_string()),
            Field::text(self.file.as_deref()),
            Field::Text(self.pulled.to_string()),
            Field::Number(self.claims().into()),
            Field::Number(self.settled().into()),
        ];
        fields.extend(Status::ALL.iter().map(|status| Field::Number(with_status(self, *status).into())));
        fields
    }

    fn object(&self) -> impl Serialize {
        let meta = &self.metadata;
        json!({
            "slug": self.slug, "title": meta.title, "byline": meta.byline, "publisher": meta.publisher, "url": meta.url,
            "published": meta.published, "updated": meta.updated, "language": meta.language, "drafts": self.drafts, "words": self.words,
            "sha256": self.sha256, "file": self.file, "pulled": self.pulled, "claims": self.claims(),
            "settled": self.settled(), "statuses": counts(self),
        })
    }
}

/// The count of every status, none left out.
fn counts(article: &Article) -> serde_json::Map<String, serde_json::Value> {
    Status::ALL.iter().map(|status| (status.as_str().to_owned(), with_status(article, *status).into())).collect()
}

impl Row for Source {
    const KEY: &'static str = "sources";

    fn table_columns(_shape: Shape) -> Vec<(&'static str, bool)> {
        vec![("#", false), ("kind", false), ("source", true), ("publisher", false), ("date", false), ("claims", false)]
    }

    fn table_fields(&self, _shape: Shape) -> Vec<Field> {
        let codename = self.facts.codename.as_deref().map(|name| format!(" (elsewhere: {name})")).unwrap_or_default();
        vec![
            Field::Number(self.id.get()),
            Field::text(Some(self.facts.kind.as_str())),
            Field::Text(format!("{}{codename}", self.facts.title)),
            Field::text(self.facts.publisher.as_deref()),
            Field::text(self.facts.date.as_deref()),
            Field::Number(self.claims.into()),
        ]
    }

    fn columns() -> Vec<&'static str> {
        vec![
            "id", "kind", "title", "publisher", "date", "url", "archived", "accessed", "primacy", "derived_from",
            "role", "terms", "codename", "note", "claims", "by", "at",
        ]
    }

    fn fields(&self) -> Vec<Field> {
        let facts = &self.facts;
        vec![
            Field::Number(self.id.get()),
            Field::text(Some(facts.kind.as_str())),
            Field::text(Some(&facts.title)),
            Field::text(facts.publisher.as_deref()),
            Field::text(facts.date.as_deref()),
            Field::text(facts.url.as_deref()),
            Field::text(facts.archived.as_deref()),
            Field::text(facts.accessed.as_deref()),
            Field::text(facts.primacy.map(Primacy::as_str)),
            facts.derived_from.map_or(Field::text(None), |id| Field::Number(id.get())),
            Field::text(facts.role.as_deref()),
            Field::text(facts.terms.map(Terms::as_str)),
            Field::text(facts.codename.as_deref()),
            Field::text(facts.note.as_deref()),
            Field::Number(self.claims.into()),
            Field::text(Some(&self.by)),
            Field::Text(self.at.to_string()),
        ]
    }

    fn object(&self) -> impl Serialize {
        let facts = &self.facts;
        json!({
            "id": self.id, "kind": facts.kind, "title": facts.title, "publisher": facts.publisher, "date": facts.date,
            "url": facts.url, "archived": facts.archived, "accessed": facts.accessed, "primacy": facts.primacy,
            "derived_from": facts.derived_from, "role": facts.role, "terms": facts.terms, "codename": facts.codename,
            "note": facts.note, "claims": self.claims, "by": self.by, "at": self.at,
        })
    }
}

impl Row for Operation {
    const KEY: &'static str = "operations";

    fn table_columns(_shape: Shape) -> Vec<(&'static str, bool)> {
        vec![
            ("#", false),
            ("when (UTC)", false),
            ("who", false),
            ("command", true),
            ("why", true),
            ("changes", false),
            ("hash", false),
        ]
    }

    fn table_fields(&self, _shape: Shape) -> Vec<Field> {
        let undone = self.undone_by.map(|by| format!(" (undone by {by})")).unwrap_or_default();
        vec![
            Field::Number(self.id.get()),
            Field::Text(self.at.to_minute()),
            Field::text(Some(&self.editor)),
            Field::Text(format!("{}{undone}", self.command)),
            Field::text(self.why.as_deref()),
            Field::Number(i64::try_from(self.events).unwrap_or(i64::MAX)),
            Field::Text(self.hash.short()),
        ]
    }

    fn columns() -> Vec<&'static str> {
        vec!["id", "at", "editor", "command", "why", "undoes", "undone_by", "events", "hash"]
    }

    fn fields(&self) -> Vec<Field> {
        let number =
            |id: Option<crate::domain::id::OperationId>| id.map_or(Field::text(None), |id| Field::Number(id.get()));
        vec![
            Field::Number(self.id.get()),
            Field::Text(self.at.to_string()),
            Field::text(Some(&self.editor)),
            Field::text(Some(&self.command)),
            Field::text(self.why.as_deref()),
            number(self.undoes),
            number(self.undone_by),
            Field::Number(i64::try_from(self.events).unwrap_or(i64::MAX)),
            Field::Text(self.hash.to_string()),
        ]
    }

    fn object(&self) -> impl Serialize {
        json!({
            "id": self.id, "at": self.at, "editor": self.editor, "command": self.command, "why": self.why,
            "undoes": self.undoes, "undone_by": self.undone_by, "events": self.events, "hash": self.hash,
        })
    }
}

/// How many claims have a status, on the whole desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusCount {
    /// The status.
    pub status: Status,
    /// How many claims have it.
    pub claims: u32,
}

impl StatusCount {
    /// The counts over some articles, every status in its order.
    #[must_use]
    pub fn over(articles: &[Article]) -> Vec<Self> {
        let total = |status| articles.iter().map(|article| with_status(article, status)).sum();
        Status::ALL.iter().map(|&status| Self { status, claims: total(status) }).collect()
    }
}

impl Row for MissCount {
    const KEY: &'static str = "corrections";

    fn table_columns(_shape: Shape) -> Vec<(&'static str, bool)> {
        vec![("corrected: kind", false), ("cause", false), ("rested on", true), ("claims", false)]
    }

    fn table_fields(&self, _shape: Shape) -> Vec<Field> {
        vec![
            Field::text(Some(self.kind.as_str())),
            Field::text(Some(self.cause.as_str())),
            Field::text(Some(self.source.map_or("no source", SourceKind::as_str))),
            Field::Number(self.claims.into()),
        ]
    }

    fn columns() -> Vec<&'static str> {
        vec!["kind", "cause", "source", "claims"]
    }

    fn fields(&self) -> Vec<Field> {
        self.table_fields(Shape { articles: false, width: usize::MAX })
    }

    fn object(&self) -> impl Serialize {
        json!({ "kind": self.kind, "cause": self.cause, "source": self.source, "claims": self.claims })
    }
}

/// The statuses and the corrections of a desk, as one object.
pub(super) fn stats_json(statuses: &[StatusCount], misses: &[MissCount]) -> serde_json::Value {
    let objects = |all: Vec<serde_json::Value>| serde_json::Value::from(all);
    json!({
        "schema": SCHEMA,
        "statuses": objects(statuses.iter().map(|it| json!(it.object())).collect()),
        "corrections": objects(misses.iter().map(|it| json!(it.object())).collect()),
    })
}

impl Row for StatusCount {
    const KEY: &'static str = "statuses";

    fn table_columns(_shape: Shape) -> Vec<(&'static str, bool)> {
        vec![("status", true), ("claims", false)]
    }

    fn table_fields(&self, _shape: Shape) -> Vec<Field> {
        vec![Field::Status(self.status, ""), Field::Number(self.claims.into())]
    }

    fn columns() -> Vec<&'static str> {
        vec!["status", "claims"]
    }

    fn fields(&self) -> Vec<Field> {
        vec![Field::Status(self.status, ""), Field::Number(self.claims.into())]
    }

    fn object(&self) -> impl Serialize {
        json!({ "status": self.status, "claims": self.claims })
    }
}
