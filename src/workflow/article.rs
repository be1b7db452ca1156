//! Articles: what the desk calls them and says of them.

use super::dates::{check_date, check_url};
use super::{Desk, Edit, WorkError};
use crate::domain::article::{Article, Metadata};
use crate::domain::id::{ArticleId, Slug};
use crate::domain::operation::{Entity, Field};
use crate::domain::text::Words;
use crate::store::{Reader, StoreError, Writer, Written};

/// A correction of an article; its text changes only by a new draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditArticle {
    /// Another name on the command line.
    pub slug: Option<Slug>,
    /// Another title.
    pub title: Option<Words>,
    /// Another publisher, or none.
    pub publisher: Edit<Words>,
    /// Another address, or none.
    pub url: Edit<Words>,
    /// Another date of publication, or none.
    pub published: Edit<Words>,
    /// Everybody who signed it; an empty list is nobody.
    pub byline: Option<Vec<Words>>,
}

/// Corrects an article.
pub fn edit(desk: &mut Desk<'_>, slug: &Slug, edit: &EditArticle) -> Result<Written<()>, WorkError> {
    if *edit == EditArticle::default() {
        return Err(WorkError::Nothing { hint: "say the slug, title, publisher, address, date or byline" });
    }
    check_url(edit.url.as_ref().and_then(Option::as_deref))?;
    check_date(edit.published.as_ref().and_then(Option::as_deref))?;
    let intent = desk.intent(format!("articles edit {slug}"), None);
    desk.store.write(&intent, |w| {
        let article = named(w, slug)?;
        if let Some(new) = edit.slug.as_ref().filter(|new| *new != slug) {
            rename(w, article.id, slug, new)?;
        }
        change(w, article.id, &article.metadata, edit)
    })
}

/// The article with this name.
pub(super) fn named(r: &Reader<'_>, slug: &Slug) -> Result<Article, WorkError> {
    match r.article(slug)? {
        Some(article) => Ok(article),
        None => Err(WorkError::NoArticle { slug: slug.clone(), like: alike(r, slug)? }),
    }
}

/// Names that start with the same word, at most five.
fn alike(r: &Reader<'_>, slug: &Slug) -> Result<Vec<Slug>, StoreError> {
    let first_word = slug.as_str().split('-').next().unwrap_or_default();
    let mut like = r.slugs_like(first_word)?;
    like.truncate(5);
    Ok(like)
}

fn rename(w: &mut Writer<'_>, article: ArticleId, old: &Slug, new: &Slug) -> Result<(), WorkError> {
    if w.article(new)?.is_some() {
        return Err(WorkError::SlugTaken(new.clone()));
    }
    Ok(w.change(Entity::Article, article.get(), Field::Slug, Some(old.as_str()), Some(new.as_str()))?)
}

fn change(w: &mut Writer<'_>, article: ArticleId, old: &Metadata, edit: &EditArticle) -> Result<(), WorkError> {
    let mut set =
        |field, old: Option<&str>, new: Option<&str>| w.change(Entity::Article, article.get(), field, old, new);
    if let Some(title) = &edit.title {
        set(Field::Title, old.title.as_deref(), Some(title))?;
    }
    if let Some(publisher) = &edit.publisher {
        set(Field::Publisher, old.publisher.as_deref(), publisher.as_deref())?;
    }
    if let Some(url) = &edit.url {
        set(Field::Url, old.url.as_deref(), url.as_deref())?;
    }
    if let Some(published) = &edit.published {
        set(Field::Published, old.published.as_deref(), published.as_deref())?;
    }
    if let Some(byline) = &edit.byline {
        let names: Vec<&str> = byline.iter().map(Words::as_str).collect();
        let (old, new) = (serde_json::json!(old.byline).to_string(), serde_json::json!(names).to_string());
        set(Field::Byline, Some(&old), Some(&new))?;
    }
    Ok(())
}
