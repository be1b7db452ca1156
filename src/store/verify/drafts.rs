//! Every draft's text against its digest, and its blocks, people, outlets, marks, pages and comments against theirs.

use rusqlite::{Connection, Row};
use serde_json::json;

use super::Problems;
use crate::domain::sha::Sha256;
use crate::store::StoreError;
use crate::store::write::PartsDigest;

const DRAFTS: &str = "
    SELECT d.id, a.slug, d.number, d.text, d.sha256, d.parts, d.operation_id
    FROM draft AS d JOIN article AS a ON a.id = d.article_id ORDER BY d.id";

/// The parts of a draft in the order in which they were written into the digest.
const PARTS: [(&str, &str); 6] = [
    ("block", "SELECT kind AS words, start, \"end\" FROM block WHERE draft_id = ?1 ORDER BY ordinal"),
    (
        "person",
        "SELECT name AS words, mentions, 0 AS start, 0 AS \"end\" FROM person WHERE draft_id = ?1 ORDER BY ordinal",
    ),
    ("outlet", "SELECT name AS words, start, \"end\" FROM outlet WHERE draft_id = ?1 ORDER BY ordinal"),
    ("mark", "SELECT text AS words, start, \"end\" FROM mark WHERE draft_id = ?1 ORDER BY ordinal"),
    (
        "page",
        "SELECT CAST(number AS TEXT) AS words, start, start AS \"end\" FROM page WHERE draft_id = ?1 ORDER BY ordinal",
    ),
    (
        "comment",
        "SELECT json_array(author, text) AS words, coalesce(start, -1) AS start, coalesce(\"end\", -1) AS \"end\"
         FROM comment WHERE draft_id = ?1 ORDER BY ordinal",
    ),
];

/// Rows of those tables that belong to no draft.
const PARTS_OF_NOTHING: &str = "
    SELECT draft_id FROM block UNION SELECT draft_id FROM person UNION SELECT draft_id FROM outlet
    UNION SELECT draft_id FROM mark UNION SELECT draft_id FROM page UNION SELECT draft_id FROM comment EXCEPT SELECT id FROM draft ORDER BY draft_id";

pub(super) fn check(conn: &Connection, problems: &mut Problems) -> Result<(), StoreError> {
    let mut query = conn.prepare(DRAFTS)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        check_draft(conn, row, problems)?;
    }
    parts_of_nothing(conn, problems)
}

fn check_draft(conn: &Connection, row: &Row<'_>, problems: &mut Problems) -> Result<(), StoreError> {
    let (draft, operation): (i64, i64) = (row.get("id")?, row.get("operation_id")?);
    let (article, number): (String, i64) = (row.get("slug")?, row.get("number")?);
    let (sha256, parts): (String, String) = (row.get("sha256")?, row.get("parts")?);
    if Sha256::of(row.get_ref("text")?.as_bytes().map_err(rusqlite::Error::from)?).to_string() != sha256 {
        problems
            .add(Some(operation), || format!("the text of draft {number} of {article} is not the one that was stored"));
    }
    if parts_of(conn, draft)? != parts {
        problems.add(Some(operation), || {
            format!(
                "the blocks, people, outlets, marks, pages or comments of draft {number} of {article} are not those that were stored"
            )
        });
    }
    Ok(())
}

fn parts_of(conn: &Connection, draft: i64) -> Result<String, StoreError> {
    let mut lines = PartsDigest::default();
    for (what, sql) in PARTS {
        let mut query = conn.prepare_cached(sql)?;
        let mut rows = query.query([draft])?;
        while let Some(row) = rows.next()? {
            let mut words: String = row.get("words")?;
            if what == "person" {
                let mentions: String = row.get("mentions")?;
                words = json!([words, mentions]).to_string();
            }
            if what == "comment" {
                // SQLite writes other escapes than the digest was taken over.
                let both: serde_json::Value = serde_json::from_str(&words).unwrap_or_default();
                words = both.to_string();
            }
            lines.line(what, &words, row.get("start")?, row.get("end")?);
        }
    }
    Ok(lines.finish().to_string())
}

fn parts_of_nothing(conn: &Connection, problems: &mut Problems) -> Result<(), StoreError> {
    let mut query = conn.prepare(PARTS_OF_NOTHING)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let draft: i64 = row.get(0)?;
        problems.add(None, || {
            format!("there are blocks, people, outlets, marks, pages or comments of draft {draft} but no such draft")
        });
    }
    Ok(())
}
