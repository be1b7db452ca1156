//! Articles: the list, one by its name, and the ones that a text to be stored may be a new draft of.

use rusqlite::Row;
use rusqlite::params;

use super::{Reader, escaped, every, first, id, parsed, texts, unreadable};
use crate::domain::article::{Article, Metadata};
use crate::domain::claim::Status;
use crate::domain::id::{ArticleId, Slug};
use crate::store::StoreError;

/// What a text to be stored says about itself, to find the article that it is a draft of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SameArticle<'a> {
    /// Its address.
    pub url: Option<&'a str>,
    /// The file it came from; only the last part of the path counts.
    pub file: Option<&'a str>,
    /// The name that the input gives it.
    pub external_id: Option<&'a str>,
    /// Its headline.
    pub title: Option<&'a str>,
}

/// Articles with their latest draft; `$rest` is the rest of the condition and the order.
macro_rules! articles_sql {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.slug, a.title, a.byline, a.publisher, a.url, a.published, d.updated, a.language,
                    (SELECT count(*) FROM draft AS n WHERE n.article_id = a.id AND n.withdrawn = 0) AS drafts,
                    d.words, d.sha256, d.file, o.at
             FROM article AS a
             JOIN draft AS d ON d.id = (SELECT l.id FROM draft AS l WHERE l.article_id = a.id AND l.withdrawn = 0
                                        ORDER BY l.number DESC LIMIT 1)
             JOIN operation AS o ON o.id = d.operation_id
             WHERE a.withdrawn = 0 ",
            $rest
        )
    };
}

const SAME_URL: &str = "SELECT id, slug FROM article WHERE url = ?1 AND withdrawn = 0 ORDER BY id";

/// Drafts are found by the last part of the path, through the index of file names.
macro_rules! same_file_sql {
    ($and:literal) => {
        concat!(
            "SELECT DISTINCT a.id, a.slug
             FROM draft AS d INDEXED BY draft_by_file
             JOIN article AS a ON a.id = d.article_id
             WHERE d.file IS NOT NULL AND (d.file = ?1 OR d.file LIKE ?2 ESCAPE '\\')
                 AND d.withdrawn = 0 AND a.withdrawn = 0 AND ",
            $and,
            " ORDER BY a.id"
        )
    };
}

impl Reader<'_> {
    /// Every article, newest first.
    pub fn articles(&self) -> Result<Vec<Article>, StoreError> {
        let mut query = self.conn.prepare_cached(articles_sql!("ORDER BY a.id DESC"))?;
        every(query.query([])?, |row| self.article_from(row))
    }

    /// The article with this name.
    pub fn article(&self, slug: &Slug) -> Result<Option<Article>, StoreError> {
        let mut query = self.conn.prepare_cached(articles_sql!("AND a.slug = ?1"))?;
        first(query.query([slug.as_str()])?, |row| self.article_from(row))
    }

    /// The names that start with `prefix`, in the order of the alphabet; all names, when it is empty.
    pub fn slugs_like(&self, prefix: &str) -> Result<Vec<Slug>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT slug FROM article WHERE withdrawn = 0 AND substr(slug, 1, length(?1)) = ?1 ORDER BY slug",
        )?;
        every(query.query([prefix])?, |row| parsed(row, "slug"))
    }

    /// The name that was wanted, or the first of `wanted-2`, `wanted-3` … that no article has.
    pub fn free_slug(&self, wanted: &Slug) -> Result<Slug, StoreError> {
        let mut taken = self.conn.prepare_cached("SELECT 1 FROM article WHERE slug = ?1 AND withdrawn = 0")?;
        let mut slug = wanted.clone();
        for number in 2.. {
            if !taken.exists([slug.as_str()])? {
                break;
            }
            slug = wanted.numbered(number);
        }
        Ok(slug)
    }

    /// The articles that a text is a new draft of, each with the rule that matched: the same address; else the same file
    /// name and external id; else the same file name and title. An empty answer is a new article.
    pub fn same_article(&self, who: &SameArticle<'_>) -> Result<Vec<(ArticleId, Slug, &'static str)>, StoreError> {
        if let Some(url) = who.url {
            let mut query = self.conn.prepare_cached(SAME_URL)?;
            let found = every(query.query([url])?, |row| named(row, "same URL"))?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        let Some(file) = who.file.map(last_part) else { return Ok(Vec::new()) };
        if let Some(external_id) = who.external_id {
            // Two entries of one file are two articles, whatever their titles are.
            let mut query = self.conn.prepare_cached(same_file_sql!("d.external_id = ?3"))?;
            return every(query.query(params![file, below_any_folder(file), external_id])?, |row| {
                named(row, "same file name and id")
            });
        }
        let Some(title) = who.title else { return Ok(Vec::new()) };
        let mut query = self.conn.prepare_cached(same_file_sql!("a.title = ?3 AND d.external_id IS NULL"))?;
        every(query.query(params![file, below_any_folder(file), title])?, |row| named(row, "same file name and title"))
    }

    fn article_from(&self, row: &Row<'_>) -> Result<Article, StoreError> {
        let article = id(row, "id", ArticleId::new)?;
        Ok(Article {
            id: article,
            slug: parsed(row, "slug")?,
            metadata: metadata(row)?,
            drafts: row.get("drafts")?,
            words: row.get("words")?,
            sha256: parsed(row, "sha256")?,
            file: row.get("file")?,
            pulled: parsed(row, "at")?,
            statuses: self.statuses(article)?,
        })
    }

    /// How many claims of an article have each status, in the order of the statuses.
    fn statuses(&self, article: ArticleId) -> Result<Vec<(Status, u32)>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT status, count(*) AS claims FROM claim WHERE article_id = ?1 AND withdrawn = 0
             GROUP BY status ORDER BY status",
        )?;
        let mut statuses = every(query.query([article.get()])?, |row| {
            Ok((parsed::<Status>(row, "status")?, row.get::<_, u32>("claims")?))
        })?;
        statuses.sort_unstable();
        Ok(statuses)
    }
}

fn metadata(row: &Row<'_>) -> Result<Metadata, StoreError> {
    Ok(Metadata {
        title: Some(row.get("title")?),
        byline: texts(row, "byline")?,
        publisher: row.get("publisher")?,
        url: row.get("url")?,
        published: row.get("published")?,
        updated: row.get("updated")?,
        language: row.get("language")?,
    })
}

fn named(row: &Row<'_>, rule: &'static str) -> Result<(ArticleId, Slug, &'static str), StoreError> {
    Ok((id(row, "id", ArticleId::new)?, row.get::<_, String>("slug")?.parse().map_err(unreadable)?, rule))
}

/// The last part of a path, on any system.
fn last_part(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A pattern for paths that end in this file name.
fn below_any_folder(file: &str) -> String {
    format!("%/{}", escaped(file))
}
