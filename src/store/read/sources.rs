//! Sources and evidence: the list, one by its number, and the ones that a checker names again.

use rusqlite::{Row, params};

use super::{Reader, containing, every, first, id, parsed, parsed_if_any, unreadable};
use crate::domain::claim::Claim;
use crate::domain::evidence::Evidence;
use crate::domain::id::{ArticleId, ClaimId, EvidenceId, SourceId};
use crate::domain::source::{Source, SourceFacts, SourceKind};
use crate::store::StoreError;

/// Which sources are listed; an empty one lists all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceQuery {
    /// Words in the title, publisher, address, codename, role or note, in either case.
    pub text: Option<String>,
    /// What kind of thing they are.
    pub kind: Option<SourceKind>,
}

macro_rules! sources_sql {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.kind, s.title, s.publisher, s.date, s.url, s.archived, s.accessed, s.primacy, s.derived_from,
                    s.role, s.terms, s.codename, s.note, o.editor, o.at,
                    (SELECT count(DISTINCT e.claim_id) FROM evidence AS e
                     WHERE e.source_id = s.id AND e.withdrawn = 0) AS claims
             FROM source AS s
             JOIN operation AS o ON o.id = s.operation_id
             WHERE s.withdrawn = 0 ",
            $rest
        )
    };
}

const SOURCES: &str = sources_sql!(
    "AND (?1 IS NULL OR s.kind = ?1)
     AND (?2 IS NULL OR s.title LIKE ?2 ESCAPE '\\' OR s.publisher LIKE ?2 ESCAPE '\\' OR s.url LIKE ?2 ESCAPE '\\'
          OR s.codename LIKE ?2 ESCAPE '\\' OR s.role LIKE ?2 ESCAPE '\\' OR s.note LIKE ?2 ESCAPE '\\')
     ORDER BY s.id"
);

macro_rules! evidence_sql {
    ($rest:literal) => {
        concat!(
            "SELECT e.id, e.claim_id, e.source_id, coalesce(s.codename, s.title) AS label,
                    CASE WHEN s.codename IS NULL THEN s.url END AS url, e.stance, e.locator,
                    e.excerpt, e.note, o.editor, o.at
             FROM evidence AS e
             JOIN source AS s ON s.id = e.source_id
             JOIN operation AS o ON o.id = e.operation_id
             WHERE e.withdrawn = 0 ",
            $rest
        )
    };
}

impl Reader<'_> {
    /// The sources asked for, in the order of their numbers.
    pub fn sources(&self, q: &SourceQuery) -> Result<Vec<Source>, StoreError> {
        let mut query = self.conn.prepare_cached(SOURCES)?;
        let text = q.text.as_deref().map(containing);
        every(query.query(params![q.kind.map(SourceKind::as_str), text])?, source_from)
    }

    /// One source.
    pub fn source(&self, source: SourceId) -> Result<Option<Source>, StoreError> {
        let mut query = self.conn.prepare_cached(sources_sql!("AND s.id = ?1"))?;
        first(query.query([source.get()])?, source_from)
    }

    /// What a source is evidence of, oldest link first.
    pub fn source_claims(&self, source: SourceId) -> Result<Vec<(Claim, Evidence)>, StoreError> {
        let mut query = self.conn.prepare_cached(evidence_sql!("AND e.source_id = ?1 ORDER BY e.id"))?;
        let links = every(query.query([source.get()])?, evidence_from)?;
        let mut claims = Vec::with_capacity(links.len());
        for link in links {
            if let Some(claim) = self.claim(link.claim)? {
                claims.push((claim, link));
            }
        }
        Ok(claims)
    }

    /// The source with exactly this title or address, the lowest number where there are several; an outlet that is only a
    /// lead of an article is none.
    pub fn find_source(&self, title_or_url: &str) -> Result<Option<SourceId>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT id FROM source WHERE title = ?1 AND named_in IS NULL AND withdrawn = 0
             UNION
             SELECT id FROM source WHERE url = ?1 AND named_in IS NULL AND withdrawn = 0
             ORDER BY id LIMIT 1",
        )?;
        first(query.query([title_or_url])?, |row| id(row, "id", SourceId::new))
    }

    /// The source that stands for an outlet which an article names.
    pub fn lead_source(&self, article: ArticleId, outlet: &str) -> Result<Option<SourceId>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT id FROM source WHERE title = ?1 AND named_in = ?2 AND withdrawn = 0 ORDER BY id LIMIT 1",
        )?;
        first(query.query(params![outlet, article.get()])?, |row| id(row, "id", SourceId::new))
    }

    /// One link between a claim and a source.
    pub fn evidence(&self, evidence: EvidenceId) -> Result<Option<Evidence>, StoreError> {
        let mut query = self.conn.prepare_cached(evidence_sql!("AND e.id = ?1"))?;
        first(query.query([evidence.get()])?, evidence_from)
    }

    /// The evidence of a claim, oldest first.
    pub fn evidence_of(&self, claim: ClaimId) -> Result<Vec<Evidence>, StoreError> {
        let mut query = self.conn.prepare_cached(evidence_sql!("AND e.claim_id = ?1 ORDER BY e.id"))?;
        every(query.query([claim.get()])?, evidence_from)
    }
}

fn source_from(row: &Row<'_>) -> Result<Source, StoreError> {
    let derived_from: Option<i64> = row.get("derived_from")?;
    Ok(Source {
        id: id(row, "id", SourceId::new)?,
        facts: SourceFacts {
            kind: parsed(row, "kind")?,
            title: row.get("title")?,
            publisher: row.get("publisher")?,
            date: row.get("date")?,
            url: row.get("url")?,
            archived: row.get("archived")?,
            accessed: row.get("accessed")?,
            primacy: parsed_if_any(row, "primacy")?,
            derived_from: derived_from.map(SourceId::new).transpose().map_err(unreadable)?,
            role: row.get("role")?,
            terms: parsed_if_any(row, "terms")?,
            codename: row.get("codename")?,
            note: row.get("note")?,
        },
        claims: row.get("claims")?,
        by: row.get("editor")?,
        at: parsed(row, "at")?,
    })
}

fn evidence_from(row: &Row<'_>) -> Result<Evidence, StoreError> {
    Ok(Evidence {
        id: id(row, "id", EvidenceId::new)?,
        claim: id(row, "claim_id", ClaimId::new)?,
        source: id(row, "source_id", SourceId::new)?,
        source_label: row.get("label")?,
        source_url: row.get("url")?,
        stance: parsed(row, "stance")?,
        locator: row.get("locator")?,
        excerpt: row.get("excerpt")?,
        note: row.get("note")?,
        by: row.get("editor")?,
        at: parsed(row, "at")?,
    })
}
