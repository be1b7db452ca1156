//! Claims: the list in the order of the page, one with everything on it, and where it stands.
//!
//! A claim belongs to the latest draft that has it. The list walks articles, drafts and places along their indexes, so
//! that the first fifty of a hundred thousand claims come without sorting the rest. What a draft row holds behind its
//! text is slow to reach; the joins are ordered so that it is read once for each draft, not for each claim.

use rusqlite::Row;
use rusqlite::types::Value;

use super::stale::{Live, Present, Said};
use super::{Reader, containing, every, first, id, parsed, parsed_if_any, size, span, texts, unreadable};
use crate::domain::claim::{Cause, Claim, ClaimFile, Correction, Fate, MissCount, Status};
use crate::domain::extraction::{ClaimKind, Worth};
use crate::domain::id::{AnchorId, ArticleId, ClaimId, DraftId, Slug};
use crate::domain::moment::Moment;
use crate::domain::span::Span;
use crate::store::StoreError;

/// In which order claims are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The newest article first, then in the order of the page.
    #[default]
    Place,
    /// By number.
    Number,
    /// The worthiest first.
    Worth,
    /// In the order of the statuses, unchecked first.
    Status,
    /// The one changed last first.
    Updated,
}

/// Which claims are listed, and in which order; every condition that is set must hold.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimQuery {
    /// Of this article.
    pub article: Option<Slug>,
    /// With one of these statuses; any, when empty.
    pub status: Vec<Status>,
    /// Of one of these kinds; any, when empty.
    pub kind: Vec<ClaimKind>,
    /// Whose speaker's name contains this, in either case.
    pub speaker: Option<String>,
    /// Whose outlet's name contains this, in either case.
    pub outlet: Option<String>,
    /// Whose words contain this, in either case.
    pub text: Option<String>,
    /// Whose checker's name contains this, in either case.
    pub checker: Option<String>,
    /// Worth at least this.
    pub worth: Option<Worth>,
    /// Given a status at this time or later.
    pub marked_since: Option<Moment>,
    /// With one of these fates in the latest draft; any, when empty.
    pub fate: Vec<Fate>,
    /// Whose check no longer holds.
    pub stale: bool,
    /// Also those that do not stand in the latest draft of their article.
    pub all: bool,
    /// The order.
    pub sort: Sort,
    /// The other way round.
    pub reverse: bool,
    /// At most so many.
    pub limit: Option<u32>,
}

impl Default for ClaimQuery {
    fn default() -> Self {
        Self {
            article: None,
            status: Vec::new(),
            kind: Vec::new(),
            speaker: None,
            outlet: None,
            text: None,
            checker: None,
            worth: None,
            marked_since: None,
            fate: Vec::new(),
            stale: false,
            all: true,
            sort: Sort::Place,
            reverse: false,
            limit: None,
        }
    }
}

/// Where a claim stands, in the latest draft that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its article.
    pub article: ArticleId,
    /// The article's name.
    pub slug: Slug,
    /// The draft.
    pub draft: DraftId,
    /// The draft's number within its article.
    pub number: u32,
    /// The row that says so.
    pub anchor: AnchorId,
    /// Where in the draft's text.
    pub span: Span,
    /// Whether this is the article's latest draft.
    pub latest: bool,
}

macro_rules! claim_columns {
    () => {
        "SELECT c.id, a.slug, d.number, d.id = l.id AS latest, n.start, n.\"end\", n.fate, c.text, c.kind, c.worth,
                c.reasons, c.speaker, c.outlet, c.status, c.note, c.fix, c.checker, c.second, c.accepted,
                c.without_evidence, c.basis, c.evidence, c.around, c.deadline, c.holds_until, c.correction, c.cause,
                c.missed_by, c.updated "
    };
}

/// Every claim at its place: `a` article, `l` its latest draft, `d` the latest draft with the claim, `n` its place.
macro_rules! claims_in_place {
    () => {
        "FROM article AS a
         CROSS JOIN draft AS l ON l.id = (SELECT v.id FROM draft AS v WHERE v.article_id = a.id AND v.withdrawn = 0
                                          ORDER BY v.number DESC LIMIT 1)
         CROSS JOIN draft AS d ON d.article_id = a.id AND d.withdrawn = 0 AND (?10 OR d.id = l.id)
         CROSS JOIN anchor AS n ON n.draft_id = d.id AND n.withdrawn = 0
         CROSS JOIN claim AS c ON c.id = n.claim_id AND c.withdrawn = 0
         WHERE a.withdrawn = 0
             AND (d.id = l.id OR NOT EXISTS (
                 SELECT 1 FROM anchor AS n2 CROSS JOIN draft AS d2 ON d2.id = n2.draft_id
                 WHERE n2.claim_id = n.claim_id AND n2.withdrawn = 0 AND d2.number > d.number AND d2.withdrawn = 0))
             AND (?1 IS NULL OR a.slug = ?1)
             AND (?2 IS NULL OR c.status IN (SELECT value FROM json_each(?2)))
             AND (?3 IS NULL OR c.kind IN (SELECT value FROM json_each(?3)))
             AND (?4 IS NULL OR c.speaker LIKE ?4 ESCAPE '\\')
             AND (?5 IS NULL OR c.outlet LIKE ?5 ESCAPE '\\')
             AND (?6 IS NULL OR c.text LIKE ?6 ESCAPE '\\')
             AND (?7 IS NULL OR c.checker LIKE ?7 ESCAPE '\\')
             AND (?8 IS NULL OR c.worth >= ?8)
             AND (?9 IS NULL OR c.marked_at >= ?9)
             AND (?11 IS NULL OR (d.id = l.id AND n.fate IN (SELECT value FROM json_each(?11)))) "
    };
}

macro_rules! claims_sql {
    ($order:literal) => {
        concat!(claim_columns!(), claims_in_place!(), "ORDER BY ", $order, " LIMIT ?12")
    };
}

/// The statuses in their own order, which is not the alphabet's.
macro_rules! status_sql {
    ($direction:literal) => {
        concat!(
            claim_columns!(),
            claims_in_place!(),
            "ORDER BY CASE c.status WHEN 'unchecked' THEN 0 WHEN 'checking' THEN 1 WHEN 'waiting' THEN 2
                      WHEN 'verified' THEN 3 WHEN 'disputed' THEN 4 WHEN 'false' THEN 5 WHEN 'misleading' THEN 6
                      WHEN 'unverifiable' THEN 7 WHEN 'on-author' THEN 8 ELSE 9 END ",
            $direction,
            ", c.id ",
            $direction,
            " LIMIT ?12"
        )
    };
}

const COUNT: &str = concat!("SELECT count(*) AS claims ", claims_in_place!());

/// One claim at its place; `?1` is its number.
macro_rules! one_claim_sql {
    ($columns:expr) => {
        concat!(
            $columns,
            "FROM claim AS c
             JOIN article AS a ON a.id = c.article_id AND a.withdrawn = 0
             JOIN draft AS l ON l.id = (SELECT v.id FROM draft AS v WHERE v.article_id = a.id AND v.withdrawn = 0
                                        ORDER BY v.number DESC LIMIT 1)
             JOIN anchor AS n ON n.id = (
                 SELECT n2.id FROM anchor AS n2 JOIN draft AS d2 ON d2.id = n2.draft_id
                 WHERE n2.claim_id = c.id AND n2.withdrawn = 0 AND d2.withdrawn = 0 ORDER BY d2.number DESC LIMIT 1)
             JOIN draft AS d ON d.id = n.draft_id
             WHERE c.id = ?1 AND c.withdrawn = 0"
        )
    };
}

const CLAIM: &str = one_claim_sql!(claim_columns!());
const PLACE: &str = one_claim_sql!(
    "SELECT a.id AS article, a.slug, d.id AS draft, d.number, n.id AS anchor, n.start, n.\"end\", d.id = l.id AS latest "
);

/// The listing in each order; every order is total.
pub(super) const fn listing(sort: Sort, reverse: bool) -> &'static str {
    match (sort, reverse) {
        (Sort::Place, false) => claims_sql!("a.id DESC, d.number DESC, n.start, n.claim_id"),
        (Sort::Place, true) => claims_sql!("a.id, d.number, n.start DESC, n.claim_id DESC"),
        (Sort::Number, false) => claims_sql!("c.id"),
        (Sort::Number, true) => claims_sql!("c.id DESC"),
        (Sort::Worth, false) => claims_sql!("c.worth DESC, c.id"),
        (Sort::Worth, true) => claims_sql!("c.worth, c.id DESC"),
        (Sort::Status, false) => status_sql!("ASC"),
        (Sort::Status, true) => status_sql!("DESC"),
        (Sort::Updated, false) => claims_sql!("c.updated DESC, c.id DESC"),
        (Sort::Updated, true) => claims_sql!("c.updated, c.id"),
    }
}

impl ClaimQuery {
    /// The values of `?1` to `?11`.
    fn values(&self) -> Vec<Value> {
        let pattern = |words: &Option<String>| words.as_deref().map(containing).into();
        vec![
            self.article.as_ref().map(|slug| slug.as_str().to_owned()).into(),
            one_of(self.status.iter().map(|status| status.as_str())).into(),
            one_of(self.kind.iter().map(|kind| kind.as_str())).into(),
            pattern(&self.speaker),
            pattern(&self.outlet),
            pattern(&self.text),
            pattern(&self.checker),
            self.worth.map(Worth::get).into(),
            self.marked_since.map(|since| since.to_string()).into(),
            self.all.into(),
            one_of(self.fate.iter().map(|fate| fate.as_str())).into(),
        ]
    }
}

/// A JSON array of words, or nothing when any word will do.
fn one_of(words: impl Iterator<Item = &'static str>) -> Option<String> {
    let words: Vec<&str> = words.collect();
    (!words.is_empty()).then(|| serde_json::Value::from(words).to_string())
}

impl Reader<'_> {
    /// The claims asked for.
    pub fn claims(&self, q: &ClaimQuery) -> Result<Vec<Claim>, StoreError> {
        let mut query = self.conn.prepare_cached(listing(q.sort, q.reverse))?;
        let mut values = q.values();
        // Whether a check holds is known only once a claim is read.
        let limit = if q.stale { None } else { q.limit };
        values.push(limit.map_or(-1, i64::from).into());
        let mut found = query.query(rusqlite::params_from_iter(values))?;
        let most = q.limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX);
        let mut claims = Vec::new();
        while let Some(row) = found.next()? {
            let claim = claim_from(row, &self.today)?;
            if !q.stale || !claim.stale_because.is_empty() {
                claims.push(claim);
            }
            if claims.len() >= most {
                break;
            }
        }
        Ok(claims)
    }

    /// How many claims there are of those asked for, whatever the limit.
    pub fn count_claims(&self, q: &ClaimQuery) -> Result<u64, StoreError> {
        if q.stale {
            let all = self.claims(&ClaimQuery { limit: None, ..q.clone() })?;
            return Ok(u64::try_from(all.len()).unwrap_or(u64::MAX));
        }
        let mut query = self.conn.prepare_cached(COUNT)?;
        let count = first(query.query(rusqlite::params_from_iter(q.values()))?, |row| size(row, "claims"))?;
        Ok(count.unwrap_or_default())
    }

    /// One claim.
    pub fn claim(&self, claim: ClaimId) -> Result<Option<Claim>, StoreError> {
        let mut query = self.conn.prepare_cached(CLAIM)?;
        first(query.query([claim.get()])?, |row| claim_from(row, &self.today))
    }

    /// Where a claim stands, in the latest draft that has it.
    pub fn claim_place(&self, claim: ClaimId) -> Result<Option<Place>, StoreError> {
        let mut query = self.conn.prepare_cached(PLACE)?;
        first(query.query([claim.get()])?, |row| {
            Ok(Place {
                article: id(row, "article", ArticleId::new)?,
                slug: parsed(row, "slug")?,
                draft: id(row, "draft", DraftId::new)?,
                number: row.get("number")?,
                anchor: id(row, "anchor", AnchorId::new)?,
                span: span(row)?,
                latest: row.get("latest")?,
            })
        })
    }

    /// A claim in its paragraph, with its evidence and history.
    pub fn claim_file(&self, claim: ClaimId) -> Result<Option<ClaimFile>, StoreError> {
        let (Some(found), Some(place)) = (self.claim(claim)?, self.claim_place(claim)?) else { return Ok(None) };
        let Some(draft) = self.draft(place.draft)? else { return Ok(None) };
        let title = "SELECT title FROM article WHERE id = ?1";
        Ok(Some(ClaimFile {
            claim: found,
            title: self.conn.prepare_cached(title)?.query_row([place.article.get()], |row| row.get(0))?,
            paragraph: draft.paragraph(place.span),
            comments: self.comments_on(place.draft, place.span)?,
            evidence: self.evidence_of(claim)?,
            history: self.changes_of(claim)?,
        }))
    }

    /// The corrections of the desk, by kind of claim, cause and kind of source, most frequent first. A claim that rested on sources
    /// of several kinds counts for each.
    pub fn misses(&self) -> Result<Vec<MissCount>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT c.kind, c.cause, s.kind AS source, count(DISTINCT c.id) AS claims
             FROM claim AS c
             LEFT JOIN evidence AS e ON e.claim_id = c.id AND e.stance = 'supports' AND e.withdrawn = 0
             LEFT JOIN source AS s ON s.id = e.source_id
             WHERE c.correction IS NOT NULL AND c.withdrawn = 0
             GROUP BY c.kind, c.cause, s.kind ORDER BY claims DESC, c.kind, c.cause, s.kind",
        )?;
        every(query.query([])?, |row| {
            Ok(MissCount {
                kind: parsed(row, "kind")?,
                cause: parsed(row, "cause")?,
                source: parsed_if_any(row, "source")?,
                claims: row.get("claims")?,
            })
        })
    }

    /// What a claim's status was given on, as it is stored, and what it would be given on now.
    pub fn basis_of(&self, claim: ClaimId) -> Result<(Option<String>, String), StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT text, basis, evidence, speaker, outlet, around FROM claim WHERE id = ?1")?;
        let found = first(query.query([claim.get()])?, |row| {
            let (text, evidence): (String, String) = (row.get("text")?, row.get("evidence")?);
            Ok((row.get("basis")?, Live::read(&evidence)?.basis(&text, said(row)?)?))
        })?;
        found.ok_or_else(|| unreadable(format!("there is no claim {claim}")))
    }
}

fn said(row: &Row<'_>) -> Result<Said, StoreError> {
    Ok(Said { speaker: row.get("speaker")?, outlet: row.get("outlet")?, around: row.get("around")? })
}

fn correction(row: &Row<'_>) -> Result<Option<Correction>, StoreError> {
    let Some(text) = row.get("correction")? else { return Ok(None) };
    let cause = parsed_if_any(row, "cause")?.unwrap_or(Cause::Other);
    Ok(Some(Correction { text, cause, missed_by: row.get("missed_by")? }))
}

fn claim_from(row: &Row<'_>, today: &str) -> Result<Claim, StoreError> {
    let live = Live::read(row.get_ref("evidence")?.as_str().map_err(unreadable)?)?;
    let status = parsed(row, "status")?;
    let text: String = row.get("text")?;
    let basis = row.get_ref("basis")?.as_str_or_null().map_err(unreadable)?;
    let latest: bool = row.get("latest")?;
    let said = said(row)?;
    let holds_until: Option<String> = row.get("holds_until")?;
    let now = Present { status, text: &text, said: &said, holds_until: holds_until.as_deref(), today };
    let stale_because = live.stale_because(now, basis)?;
    Ok(Claim {
        id: id(row, "id", ClaimId::new)?,
        article: parsed(row, "slug")?,
        draft: row.get("number")?,
        span: if latest { Some(span(row)?) } else { None },
        kind: parsed(row, "kind")?,
        worth: Worth::new(row.get("worth")?),
        reasons: texts(row, "reasons")?,
        speaker: said.speaker,
        outlet: said.outlet,
        around: said.around,
        deadline: row.get("deadline")?,
        holds_until,
        correction: correction(row)?,
        status,
        note: row.get("note")?,
        fix: row.get("fix")?,
        checker: row.get("checker")?,
        second: row.get("second")?,
        accepted: row.get("accepted")?,
        without_evidence: row.get("without_evidence")?,
        stale_because,
        fate: if latest { parsed_if_any(row, "fate")? } else { None },
        evidence: live.count(),
        updated: parsed(row, "updated")?,
        text,
    })
}
