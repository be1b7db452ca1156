//! The writer: turns an editor's act into one operation with its events; the schema's triggers turn the events into rows.

use std::ops::Deref;

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Value, json};
use uuid::Uuid;

use super::chain::{self, EventsDigest, Link, OperationContent};
use super::error::StoreError;
use super::read::Reader;
use crate::domain::article::{ArticleText, Metadata, count_words};
use crate::domain::claim::Fate;
use crate::domain::evidence::Stance;
use crate::domain::extraction::{ClaimKind, ExtractorId, Mark, OutletMention, Person, Worth};
use crate::domain::id::{AnchorId, ArticleId, ClaimId, DraftId, EvidenceId, OperationId, Slug, SourceId};
use crate::domain::operation::{Entity, Field, Intent};
use crate::domain::sha::Sha256;
use crate::domain::source::SourceFacts;
use crate::domain::span::Span;

/// A version of an article's text that is to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewDraft<'a> {
    /// The text as it was read, with its blocks, pages and comments.
    pub article: &'a ArticleText,
    /// The file as named on the command line.
    pub file: Option<&'a str>,
    /// Which extractor read it.
    pub extractor: &'a ExtractorId,
    /// The people in it.
    pub people: &'a [Person],
    /// The outlets named in it.
    pub outlets: &'a [OutletMention],
    /// The author's notes in it.
    pub marks: &'a [Mark],
}

/// A claim that is to be kept; its place is an anchor of its own.
#[derive(Debug, Clone, Copy)]
pub struct NewClaim<'a> {
    /// Its article.
    pub article: ArticleId,
    /// Which extractor found it, or `by hand`.
    pub extractor: &'a str,
    /// Its exact words.
    pub text: &'a str,
    /// What kind of fact it is.
    pub kind: ClaimKind,
    /// How much it needs checking.
    pub worth: Worth,
    /// Why it was pulled.
    pub reasons: &'a [String],
    /// The sentence that it is a part of.
    pub around: Option<&'a str>,
    /// Who says it.
    pub speaker: Option<&'a str>,
    /// The publisher it is credited to.
    pub outlet: Option<&'a str>,
}

/// A link between a claim and a source that is to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewEvidence<'a> {
    /// The claim.
    pub claim: ClaimId,
    /// The source.
    pub source: SourceId,
    /// What the source says of the claim.
    pub stance: Stance,
    /// Where in the source.
    pub locator: Option<&'a str>,
    /// The source's exact words.
    pub excerpt: Option<&'a str>,
    /// A remark.
    pub note: Option<&'a str>,
}

/// An operation being written. It exists only inside [`super::Store::write`].
#[derive(Debug)]
pub struct Writer<'c> {
    reader: Reader<'c>,
    intent: &'c Intent,
    undoes: Option<OperationId>,
    open: Option<Open>,
}

/// The part of an operation that is known once its first event is written.
#[derive(Debug)]
struct Open {
    id: i64,
    uuid: String,
    why_commitment: Link,
    next_event: i64,
    events: i64,
    digest: EventsDigest,
}

impl<'c> Deref for Writer<'c> {
    type Target = Reader<'c>;

    fn deref(&self) -> &Reader<'c> {
        &self.reader
    }
}

impl<'c> Writer<'c> {
    pub(super) fn new(conn: &'c Connection, intent: &'c Intent) -> Self {
        Self { reader: Reader { conn, today: intent.at.to_day() }, intent, undoes: None, open: None }
    }

    /// This operation takes that one back.
    pub fn undoes(&mut self, operation: OperationId) {
        self.undoes = Some(operation);
    }

    /// Makes an article.
    pub fn create_article(&mut self, slug: &Slug, metadata: &Metadata) -> Result<ArticleId, StoreError> {
        let row = self.next_id("SELECT coalesce(max(id), 0) + 1 FROM article")?;
        self.create(
            Entity::Article,
            row,
            &json!({
                "uuid": fresh_uuid(), "slug": slug, "title": metadata.title, "byline": metadata.byline,
                "publisher": metadata.publisher, "url": metadata.url, "published": metadata.published,
                "language": metadata.language,
            }),
        )?;
        number(ArticleId::new(row))
    }

    /// Keeps a version of an article's text; gives its id and its number within the article.
    pub fn create_draft(&mut self, article: ArticleId, draft: &NewDraft<'_>) -> Result<(DraftId, u32), StoreError> {
        let row = self.next_id("SELECT coalesce(max(id), 0) + 1 FROM draft")?;
        let in_article: u32 = self.reader.conn.query_row(
            "SELECT coalesce(max(number), 0) + 1 FROM draft WHERE article_id = ?1",
            [article.get()],
            |row| row.get(0),
        )?;
        let (uuid, article_text) = (fresh_uuid(), draft.article);
        let sha256 = draft.article.sha256().to_string();
        let parts = parts_digest(draft).to_string();
        let dropped: Vec<Value> =
            draft.article.dropped.iter().map(|d| json!({"what": d.what, "words": d.words})).collect();
        let dropped = Value::from(dropped).to_string();
        let words = count_words(&article_text.text);
        self.create(Entity::Draft, row, &json!({
            "uuid": uuid, "article": article, "number": in_article, "sha256": sha256, "parts": parts, "words": words,
            "file": draft.file, "external_id": article_text.external_id, "extractor": draft.extractor.to_string(),
            "dropped": dropped, "updated": article_text.metadata.updated,
        }))?;
        let operation = self.open.as_ref().map(|open| open.id);
        self.reader.conn.prepare_cached(
            "INSERT INTO draft (id, uuid, article_id, number, text, sha256, words, file, external_id, extractor, dropped, parts, operation_id, updated)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?.execute(params![
            row, uuid, article.get(), in_article, article_text.text, sha256, i64::try_from(words).unwrap_or(i64::MAX), draft.file,
            article_text.external_id, draft.extractor.to_string(), dropped, parts, operation, article_text.metadata.updated,
        ])?;
        self.insert_parts(row, draft)?;
        Ok((number(DraftId::new(row))?, in_article))
    }

    /// Makes a claim, unchecked and without a place.
    pub fn create_claim(&mut self, claim: &NewClaim<'_>) -> Result<ClaimId, StoreError> {
        let row = self.next_id("SELECT coalesce(max(id), 0) + 1 FROM claim")?;
        self.create(
            Entity::Claim,
            row,
            &json!({
                "uuid": fresh_uuid(), "article": claim.article, "extractor": claim.extractor, "text": claim.text,
                "kind": claim.kind, "worth": claim.worth.get(), "reasons": claim.reasons, "speaker": claim.speaker,
                "outlet": claim.outlet, "around": claim.around,
            }),
        )?;
        number(ClaimId::new(row))
    }

    /// Gives a claim its place in a draft.
    pub fn create_anchor(
        &mut self,
        claim: ClaimId,
        draft: DraftId,
        span: Span,
        fate: Fate,
    ) -> Result<AnchorId, StoreError> {
        let row = self.next_id("SELECT coalesce(max(id), 0) + 1 FROM anchor")?;
        self.create(
            Entity::Anchor,
            row,
            &json!({
                "draft": draft, "claim": claim, "start": span.start, "end": span.end, "fate": fate,
            }),
        )?;
        number(AnchorId::new(row))
    }

    /// Makes a source; `named_in` is the article that names it, for an outlet that is only a lead.
    pub fn create_source(&mut self, facts: &SourceFacts, named_in: Option<ArticleId>) -> Result<SourceId, StoreError> {
        let row = self.next_id("SELECT coalesce(max(id), 0) + 1 FROM source")?;
        self.create(
            Entity::Source,
            row,
            &json!({
                "uuid": fresh_uuid(), "kind": facts.kind, "title": facts.title, "publisher": facts.publisher,
                "date": facts.date, "url": facts.url, "archived": facts.archived, "accessed": facts.accessed,
                "primacy": facts.primacy, "derived_from": facts.derived_from, "role": facts.role, "terms": facts.terms,
                "codename": facts.codename, "note": facts.note, "named_in": named_in,
            }),
        )?;
        number(SourceId::new(row))
    }

    /// Links a claim and a source.
    pub fn create_evidence(&mut self, new: &NewEvidence<'_>) -> Result<EvidenceId, StoreError> {
        let row = self.next_id("SELECT coalesce(max(id), 0) + 1 FROM evidence")?;
        self.create(
            Entity::Evidence,
            row,
            &json!({
                "uuid": fresh_uuid(), "claim": new.claim, "source": new.source, "stance": new.stance,
                "locator": new.locator, "excerpt": new.excerpt, "note": new.note,
            }),
        )?;
        number(EvidenceId::new(row))
    }

    /// Changes one property; refused as stale when `old` is not its value any more. Nothing happens when old and new are
    /// the same.
    pub fn change(
        &mut self,
        entity: Entity,
        row: i64,
        field: Field,
        old: Option<&str>,
        new: Option<&str>,
    ) -> Result<(), StoreError> {
        if old == new { Ok(()) } else { self.event(entity, row, field, old, new) }
    }

    fn create(&mut self, entity: Entity, row: i64, whole: &Value) -> Result<(), StoreError> {
        self.event(entity, row, Field::Created, None, Some(&whole.to_string()))
    }

    fn event(
        &mut self,
        entity: Entity,
        row: i64,
        field: Field,
        old: Option<&str>,
        new: Option<&str>,
    ) -> Result<(), StoreError> {
        let mut open = match self.open.take() {
            Some(open) => open,
            None => self.begin()?,
        };
        let salt = salt()?;
        let commitment = chain::commitment(&salt, old, new);
        self.reader
            .conn
            .prepare_cached(
                "INSERT INTO event (id, operation_id, entity, row_id, field, old, new, salt, commitment)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                open.next_event,
                open.id,
                entity.as_str(),
                row,
                field.as_str(),
                old,
                new,
                salt,
                commitment
            ])?;
        open.digest.add(open.next_event, entity.as_str(), row, field.as_str(), &commitment);
        open.next_event += 1;
        open.events += 1;
        self.open = Some(open);
        Ok(())
    }

    /// Writes the operation's own row, at its first event.
    fn begin(&self) -> Result<Open, StoreError> {
        let id = self.next_id("SELECT coalesce(max(id), 0) + 1 FROM operation")?;
        let uuid = fresh_uuid();
        let salt = salt()?;
        let why_commitment = chain::commitment(&salt, None, self.intent.why.as_deref());
        self.reader
            .conn
            .prepare_cached(
                "INSERT INTO operation (id, uuid, at, editor, command, why, salt, commitment, undoes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                id,
                uuid,
                self.intent.at.to_string(),
                self.intent.editor.as_str(),
                self.intent.command,
                self.intent.why,
                salt,
                why_commitment,
                self.undoes.map(OperationId::get),
            ])?;
        let next_event = self.next_id("SELECT coalesce(max(id), 0) + 1 FROM event")?;
        Ok(Open { id, uuid, why_commitment, next_event, events: 0, digest: EventsDigest::new() })
    }

    /// Closes the operation with its link in the chain; without an event there is none.
    pub(super) fn seal(self) -> Result<Option<OperationId>, StoreError> {
        let Some(open) = self.open else { return Ok(None) };
        let conn = self.reader.conn;
        let previous: Option<Link> = conn
            .query_row("SELECT hash FROM seal WHERE operation_id = ?1", [open.id - 1], |row| row.get(0))
            .optional()?;
        let previous = match previous {
            Some(previous) => previous,
            None => conn.query_row("SELECT genesis FROM desk", [], |row| row.get(0))?,
        };
        let at = self.intent.at.to_string();
        let content = OperationContent {
            id: open.id,
            uuid: &open.uuid,
            at: &at,
            editor: self.intent.editor.as_str(),
            command: &self.intent.command,
            why_commitment: &open.why_commitment,
            undoes: self.undoes.map(OperationId::get),
        };
        let hash = chain::seal_hash(&previous, &content, open.events, &open.digest.finish());
        conn.execute(
            "INSERT INTO seal (operation_id, events, previous, hash) VALUES (?1, ?2, ?3, ?4)",
            params![open.id, open.events, previous, hash],
        )?;
        number(OperationId::new(open.id)).map(Some)
    }

    fn insert_parts(&self, draft: i64, new: &NewDraft<'_>) -> Result<(), StoreError> {
        let conn = self.reader.conn;
        let mut insert = conn.prepare_cached(
            "INSERT INTO block (draft_id, ordinal, kind, start, \"end\") VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (ordinal, block) in (1_i64..).zip(&new.article.blocks) {
            insert.execute(params![
                draft,
                ordinal,
                block.kind.as_str(),
                offset(block.span.start),
                offset(block.span.end)
            ])?;
        }
        let mut insert =
            conn.prepare_cached("INSERT INTO person (draft_id, ordinal, name, mentions) VALUES (?1, ?2, ?3, ?4)")?;
        for (ordinal, person) in (1_i64..).zip(new.people) {
            insert.execute(params![draft, ordinal, person.name, mentions(person)])?;
        }
        let mut insert = conn.prepare_cached(
            "INSERT INTO outlet (draft_id, ordinal, name, start, \"end\") VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (ordinal, outlet) in (1_i64..).zip(new.outlets) {
            insert.execute(params![draft, ordinal, outlet.name, offset(outlet.span.start), offset(outlet.span.end)])?;
        }
        let mut insert = conn
            .prepare_cached("INSERT INTO mark (draft_id, ordinal, text, start, \"end\") VALUES (?1, ?2, ?3, ?4, ?5)")?;
        for (ordinal, mark) in (1_i64..).zip(new.marks) {
            insert.execute(params![draft, ordinal, mark.text, offset(mark.span.start), offset(mark.span.end)])?;
        }
        let mut insert =
            conn.prepare_cached("INSERT INTO page (draft_id, ordinal, number, start) VALUES (?1, ?2, ?3, ?4)")?;
        for (ordinal, page) in (1_i64..).zip(&new.article.pages) {
            insert.execute(params![draft, ordinal, offset(page.number), offset(page.start)])?;
        }
        let mut insert = conn.prepare_cached(
            "INSERT INTO comment (draft_id, ordinal, author, text, start, \"end\") VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        for (ordinal, comment) in (1_i64..).zip(&new.article.comments) {
            let (start, end) = (comment.span.map(|span| offset(span.start)), comment.span.map(|span| offset(span.end)));
            insert.execute(params![draft, ordinal, comment.author, comment.text, start, end])?;
        }
        Ok(())
    }

    /// The number that the next row gets; ids run without gaps and nothing is ever removed.
    fn next_id(&self, query: &'static str) -> Result<i64, StoreError> {
        Ok(self.reader.conn.prepare_cached(query)?.query_row([], |row| row.get(0))?)
    }
}

/// The digest that binds a draft's blocks, people, outlets, marks, pages and comments to the history, over one line for each.
fn parts_digest(draft: &NewDraft<'_>) -> Sha256 {
    let mut lines = PartsDigest::default();
    for block in &draft.article.blocks {
        lines.line("block", block.kind.as_str(), offset(block.span.start), offset(block.span.end));
    }
    for person in draft.people {
        lines.line("person", &json!([person.name, mentions(person)]).to_string(), 0, 0);
    }
    for outlet in draft.outlets {
        lines.line("outlet", &outlet.name, offset(outlet.span.start), offset(outlet.span.end));
    }
    for mark in draft.marks {
        lines.line("mark", &mark.text, offset(mark.span.start), offset(mark.span.end));
    }
    for page in &draft.article.pages {
        lines.line("page", &page.number.to_string(), offset(page.start), offset(page.start));
    }
    for comment in &draft.article.comments {
        let place = comment.span.map_or((-1, -1), |span| (offset(span.start), offset(span.end)));
        lines.line("comment", &json!([comment.author, comment.text]).to_string(), place.0, place.1);
    }
    lines.finish()
}

/// The text over which the digest of a draft's parts is taken; `verify` writes the same from the tables.
#[derive(Debug, Default)]
pub(super) struct PartsDigest(String);

impl PartsDigest {
    /// Adds a part: what it is, its words, its place.
    pub(super) fn line(&mut self, what: &str, words: &str, start: i64, end: i64) {
        self.0.push_str(&json!([what, words, start, end]).to_string());
        self.0.push('\n');
    }

    /// The digest over all lines.
    pub(super) fn finish(self) -> Sha256 {
        Sha256::of(self.0.as_bytes())
    }
}

/// A person's mentions as the table keeps them: `[[start,end],…]`.
fn mentions(person: &Person) -> String {
    Value::from(person.mentions.iter().map(|span| json!([span.start, span.end])).collect::<Vec<_>>()).to_string()
}

fn fresh_uuid() -> String {
    Uuid::now_v7().to_string()
}

fn salt() -> Result<[u8; 16], StoreError> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt)
        .map_err(|error| StoreError::Unreadable(format!("the system gives no random bytes: {error}")))?;
    Ok(salt)
}

/// A place as SQLite keeps it; texts are far shorter than 2^63.
fn offset(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

/// An id that was computed inside this room.
fn number<T>(id: Result<T, crate::domain::id::NotANumber>) -> Result<T, StoreError> {
    id.map_err(|error| StoreError::Unreadable(error.to_string()))
}
