//! The desk of this command: opened where the settings say, worked on under the editor's name, asked for an article by
//! a part of its name.

use super::Room;
use super::arguments::At;
use super::failure::Failure;
use crate::domain::article::Article;
use crate::domain::id::Slug;
use crate::domain::moment::Moment;
use crate::store::{Door, Reader, Store, StoreError};
use crate::workflow::Desk;

/// How many names an error proposes.
const MOST_PROPOSED: usize = 5;

impl Room {
    /// Opens the desk, which must be there.
    pub(super) fn open(&self) -> Result<Store, Failure> {
        let desk = self.settings.desk();
        Store::open(&desk.path, Door::Existing).map_err(|error| match error {
            StoreError::Missing { .. } if !desk.named => {
                Failure::no(format!("no desk here: no factcheck.db in {} or above it", self.settings.here().display()))
                    .hinting("'factcheck pull FILE' makes one; '--db FILE' names one that is elsewhere")
            }
            other => Failure::from(other),
        })
    }

    /// Opens the desk as it was, or as it is where no time is named.
    pub(super) fn open_at(&self, at: &At) -> Result<Store, Failure> {
        let store = self.open()?;
        let Some(when) = at.at else { return Ok(store) };
        let then = store.as_of(when)?;
        let head = then.read(|reader| Ok::<_, Failure>(reader.head()?))?;
        if let Some(head) = head {
            self.out.say(&format!("as of operation {}", head.operation));
        }
        Ok(then)
    }

    /// Opens the desk, and makes it where there is none; not for somebody without a name, whose work is refused anyway.
    pub(super) fn open_or_make(&self) -> Result<Store, Failure> {
        self.settings.editor()?;
        Ok(Store::open(&self.settings.desk().path, Door::Create)?)
    }

    /// The desk with the editor at it, now.
    pub(super) fn at<'s>(&self, store: &'s mut Store) -> Result<Desk<'s>, Failure> {
        Ok(Desk { store, editor: self.settings.editor()?, at: Moment::now() })
    }
}

/// The article that was named, or the only one.
pub(super) fn chosen(reader: &Reader<'_>, typed: Option<&str>) -> Result<Article, Failure> {
    if let Some(typed) = typed {
        return article(reader, typed);
    }
    let mut articles = reader.articles()?;
    match (articles.pop(), articles.as_slice()) {
        (None, _) => Err(Failure::no("this desk has no article yet").hinting("'factcheck pull FILE' brings one")),
        (Some(only), []) => Ok(only),
        (Some(oldest), newer) => {
            let slugs: Vec<_> = newer.iter().map(|it| it.slug.clone()).chain([oldest.slug]).collect();
            Err(Failure::usage("several articles on this desk; name one")
                .hinting(format!("the articles: {}", names(&slugs))))
        }
    }
}

/// The article with this name, or the only one whose name starts with it.
pub(super) fn article(reader: &Reader<'_>, typed: &str) -> Result<Article, Failure> {
    if let Ok(slug) = typed.parse::<Slug>()
        && let Some(article) = reader.article(&slug)?
    {
        return Ok(article);
    }
    let slugs = reader.slugs_like(typed)?;
    match slugs.as_slice() {
        [only] => reader.article(only)?.ok_or_else(|| unknown(reader, typed)),
        [] => Err(unknown(reader, typed)),
        several => Err(Failure::no(format!("'{typed}' is the start of several articles: {}", names(several)))),
    }
}

/// No article of that name, with the nearest names there are.
fn unknown(reader: &Reader<'_>, typed: &str) -> Failure {
    let failure = Failure::no(format!("there is no article '{typed}'"));
    let Ok(mut slugs) = reader.slugs_like("") else { return failure };
    if slugs.is_empty() {
        return failure.hinting("this desk has no article yet; 'factcheck pull FILE' brings one");
    }
    slugs.sort_by_cached_key(|slug| (distance(typed, slug.as_str()), slug.clone()));
    let most = slugs.len().min(MOST_PROPOSED);
    let nearest = slugs.get(..most).unwrap_or_default();
    failure.hinting(format!("the nearest: {}", names(nearest)))
}

/// Slugs as a list in a sentence.
pub(super) fn names(slugs: &[Slug]) -> String {
    slugs.iter().map(Slug::as_str).collect::<Vec<_>>().join(", ")
}

/// How many letters have to be added, dropped or replaced to make one name of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().take(100).enumerate() {
        let mut diagonal = at;
        let mut left = at + 1;
        for (cell, against) in row.iter_mut().skip(1).zip(&other) {
            let above = *cell;
            left = (diagonal + usize::from(letter != *against)).min(above + 1).min(left + 1);
            diagonal = above;
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = at + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_counted_in_letters() {
        assert_eq!(distance("fares", "fares"), 0);
        assert_eq!(distance("faers", "fares"), 2);
        assert_eq!(distance("fare", "fares"), 1);
        assert_eq!(distance("", "bus"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
