//! Undo: an operation is taken back by a new one; both stay in the history, and the new one can be undone like any other.

use super::{Desk, WorkError};
use crate::domain::id::{ClaimId, EvidenceId, OperationId, Slug};
use crate::domain::operation::{Entity, Event, Field};
use crate::domain::text::Words;
use crate::store::{Reader, Writer};

/// What was taken back, and by which operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undone {
    /// The operation that was taken back.
    pub undone: OperationId,
    /// The operation that took it back.
    pub operation: OperationId,
}

/// Takes back an operation, or the editor's last one that still stands. Refused when something later rests on it.
pub fn undo(desk: &mut Desk<'_>, operation: Option<OperationId>, why: Option<&Words>) -> Result<Undone, WorkError> {
    let undone = match operation {
        Some(operation) => operation,
        None => last_of(desk)?,
    };
    let intent = desk.intent(format!("undo {undone}"), why);
    let written = desk.store.write(&intent, |w| {
        still_stands(w, undone)?;
        let events = w.events(undone)?;
        nothing_since(w, undone, &events)?;
        w.undoes(undone);
        for event in events.iter().rev() {
            reverse(w, event)?;
        }
        nothing_dangles(w, undone, &events)
    })?;
    match written.operation {
        Some(operation) => Ok(Undone { undone, operation }),
        None => Err(WorkError::Nothing { hint: "the operation changed nothing that could be taken back" }),
    }
}

fn last_of(desk: &Desk<'_>) -> Result<OperationId, WorkError> {
    let editor = desk.editor.as_str();
    let last = desk.store.read(|r| r.last_to_undo(editor))?;
    last.ok_or_else(|| WorkError::NothingToUndo { editor: editor.to_owned() })
}

fn still_stands(r: &Reader<'_>, operation: OperationId) -> Result<(), WorkError> {
    let found = r.operation(operation)?.ok_or(WorkError::NoOperation(operation))?;
    found.undone_by.map_or(Ok(()), |by| Err(WorkError::UndoneAlready { operation, by }))
}

/// Refuses when a later operation that stands changed one of the rows, or made something that rests on them.
fn nothing_since(r: &Reader<'_>, operation: OperationId, events: &[Event]) -> Result<(), WorkError> {
    let mut rows: Vec<(Entity, i64)> = events.iter().map(|event| (event.entity, event.row)).collect();
    rows.sort_unstable();
    rows.dedup();
    for (entity, row) in rows {
        if let Some(later) = r.changed_since(entity, row, operation)? {
            let by = r.operation(later)?.ok_or(WorkError::NoOperation(later))?;
            let (command, editor, what) = (by.command, by.editor, format!("{entity} {row}"));
            return Err(WorkError::ChangedSince { operation, later, command, editor, what });
        }
    }
    Ok(())
}

/// Takes one event back; what came to be is withdrawn.
fn reverse(w: &mut Writer<'_>, event: &Event) -> Result<(), WorkError> {
    let Event { entity, row, field, old, new } = event;
    if *field == Field::Created {
        return Ok(w.change(*entity, *row, Field::Withdrawn, Some("0"), Some("1"))?);
    }
    if let (Entity::Article, Field::Slug, Some(slug)) = (entity, field, old) {
        is_free(w, slug)?;
    }
    Ok(w.change(*entity, *row, *field, new.as_deref(), old.as_deref())?)
}

/// A name that an article gets back may be another article's by now.
fn is_free(r: &Reader<'_>, slug: &str) -> Result<(), WorkError> {
    match slug.parse::<Slug>() {
        Ok(slug) if r.article(&slug)?.is_some() => Err(WorkError::SlugTaken(slug)),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Refuses to bring back what refers to something that is gone: evidence without its claim or source, a claim without a
/// place.
fn nothing_dangles(r: &Reader<'_>, operation: OperationId, events: &[Event]) -> Result<(), WorkError> {
    let dangling = |what: String| WorkError::Dangling { operation, what };
    for event in events.iter().filter(|event| event.field == Field::Withdrawn && event.new.as_deref() == Some("1")) {
        match event.entity {
            Entity::Evidence => {
                let Some(evidence) = EvidenceId::new(event.row).ok().map(|id| r.evidence(id)).transpose()?.flatten()
                else {
                    continue;
                };
                if r.source(evidence.source)?.is_none() {
                    return Err(dangling(format!("source {} of evidence {} is gone", evidence.source, evidence.id)));
                }
                if r.claim(evidence.claim)?.is_none() {
                    return Err(dangling(format!("claim {} of evidence {} is gone", evidence.claim, evidence.id)));
                }
            }
            Entity::Claim => {
                let claim = ClaimId::new(event.row).ok().map(|id| r.claim(id)).transpose()?.flatten();
                if claim.is_none() {
                    return Err(dangling(format!("the draft in which claim {} stands is gone", event.row)));
                }
            }
            Entity::Article | Entity::Draft | Entity::Anchor | Entity::Source => {}
        }
    }
    Ok(())
}
