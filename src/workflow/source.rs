//! Sources: one record of each, used by any number of claims.

use super::dates::{check_date, check_url};
use super::{Desk, Edit, WorkError, source_of};
use crate::domain::id::SourceId;
use crate::domain::operation::{Entity, Field};
use crate::domain::source::{Primacy, SourceFacts, SourceKind, Terms};
use crate::domain::text::Words;
use crate::store::{Reader, Writer, Written};

/// A correction of a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditSource {
    /// Another kind.
    pub kind: Option<SourceKind>,
    /// Another title.
    pub title: Option<Words>,
    /// Who made or published it.
    pub publisher: Edit<Words>,
    /// Its date.
    pub date: Edit<Words>,
    /// Its address.
    pub url: Edit<Words>,
    /// The address of a kept copy.
    pub archived: Edit<Words>,
    /// The day on which it was read.
    pub accessed: Edit<Words>,
    /// How close it is to the fact.
    pub primacy: Edit<Primacy>,
    /// The source that it repeats.
    pub derived_from: Edit<SourceId>,
    /// A person's role.
    pub role: Edit<Words>,
    /// On what terms a person spoke.
    pub terms: Edit<Terms>,
    /// The name that stands for a person.
    pub codename: Edit<Words>,
    /// A remark.
    pub note: Edit<Words>,
}

/// Adds a source.
pub fn add(desk: &mut Desk<'_>, facts: &SourceFacts) -> Result<Written<SourceId>, WorkError> {
    check(facts)?;
    let intent = desk.intent(format!("source add --kind {}", facts.kind), None);
    desk.store.write(&intent, |w| {
        if let Some(origin) = facts.derived_from {
            source_of(w, origin)?;
        }
        if let Some(same) = same(w, facts)? {
            return Err(WorkError::SameSource(same));
        }
        Ok(w.create_source(facts, None)?)
    })
}

/// Corrects a source.
pub fn edit(desk: &mut Desk<'_>, source: SourceId, edit: &EditSource) -> Result<Written<()>, WorkError> {
    if *edit == EditSource::default() {
        return Err(WorkError::Nothing { hint: "say which property of the source is another" });
    }
    let intent = desk.intent(format!("source edit {source}"), None);
    desk.store.write(&intent, |w| {
        let old = source_of(w, source)?.facts;
        let new = edit.applied(old.clone());
        check(&new)?;
        if let Some(Some(origin)) = edit.derived_from {
            no_circle(w, source, origin)?;
        }
        change(w, source, &old, &new)
    })
}

impl EditSource {
    fn applied(&self, old: SourceFacts) -> SourceFacts {
        let text = |edit: &Edit<Words>, old| match edit {
            Some(new) => new.as_ref().map(ToString::to_string),
            None => old,
        };
        SourceFacts {
            kind: self.kind.unwrap_or(old.kind),
            title: self.title.as_ref().map_or(old.title, ToString::to_string),
            publisher: text(&self.publisher, old.publisher),
            date: text(&self.date, old.date),
            url: text(&self.url, old.url),
            archived: text(&self.archived, old.archived),
            accessed: text(&self.accessed, old.accessed),
            primacy: self.primacy.unwrap_or(old.primacy),
            derived_from: self.derived_from.unwrap_or(old.derived_from),
            role: text(&self.role, old.role),
            terms: self.terms.unwrap_or(old.terms),
            codename: text(&self.codename, old.codename),
            note: text(&self.note, old.note),
        }
    }
}

/// Writes down every property that is another.
fn change(w: &mut Writer<'_>, source: SourceId, old: &SourceFacts, new: &SourceFacts) -> Result<(), WorkError> {
    for ((field, old), (_, new)) in properties(old).into_iter().zip(properties(new)) {
        w.change(Entity::Source, source.get(), field, old.as_deref(), new.as_deref())?;
    }
    Ok(())
}

/// Every property of a source as events write it.
fn properties(facts: &SourceFacts) -> [(Field, Option<String>); 13] {
    [
        (Field::Kind, Some(facts.kind.to_string())),
        (Field::Title, Some(facts.title.clone())),
        (Field::Publisher, facts.publisher.clone()),
        (Field::Date, facts.date.clone()),
        (Field::Url, facts.url.clone()),
        (Field::Archived, facts.archived.clone()),
        (Field::Accessed, facts.accessed.clone()),
        (Field::Primacy, facts.primacy.map(|primacy| primacy.to_string())),
        (Field::DerivedFrom, facts.derived_from.map(|origin| origin.to_string())),
        (Field::Role, facts.role.clone()),
        (Field::Terms, facts.terms.map(|terms| terms.to_string())),
        (Field::Codename, facts.codename.clone()),
        (Field::Note, facts.note.clone()),
    ]
}

fn check(facts: &SourceFacts) -> Result<(), WorkError> {
    check_url(facts.url.as_deref())?;
    check_url(facts.archived.as_deref())?;
    check_date(facts.date.as_deref())?;
    check_date(facts.accessed.as_deref())
}

/// A source that tells nothing else: the same kind, title, date and address.
fn same(r: &Reader<'_>, facts: &SourceFacts) -> Result<Option<SourceId>, WorkError> {
    let Some(found) = r.find_source(&facts.title)? else { return Ok(None) };
    let old = source_of(r, found)?.facts;
    let is_same = (old.kind, &old.title, &old.date, &old.url) == (facts.kind, &facts.title, &facts.date, &facts.url);
    Ok(is_same.then_some(found))
}

/// Refuses a source that would come from itself: every step up must lead away from it.
fn no_circle(r: &Reader<'_>, source: SourceId, origin: SourceId) -> Result<(), WorkError> {
    let mut next = Some(origin);
    while let Some(above) = next {
        if above == source {
            return Err(WorkError::Circle(source));
        }
        next = source_of(r, above)?.facts.derived_from;
    }
    Ok(())
}
