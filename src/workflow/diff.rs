//! Two drafts of an article side by side, with the fates of its claims between them.

use std::collections::BTreeMap;

use super::WorkError;
use crate::domain::claim::Fate;
use crate::domain::diff::{ClaimDiff, DraftDiff};
use crate::domain::id::{ClaimId, Slug};
use crate::domain::span::CharIndex;
use crate::domain::text::folded;
use crate::store::{Anchored, Draft, Reader};

/// Compares two drafts of an article by their numbers: the latest with the one before it where nothing is said.
pub fn diff(r: &Reader<'_>, slug: &Slug, from: Option<u32>, to: Option<u32>) -> Result<DraftDiff, WorkError> {
    let article = super::article::named(r, slug)?.id;
    let numbers = r.draft_numbers(article)?;
    let known = || WorkError::NoDraft { article: slug.clone(), known: numbers.clone() };
    let last = numbers.last().copied().ok_or_else(known)?;
    let to = to.unwrap_or(last);
    let before = numbers.iter().rev().find(|number| **number < to).copied();
    let Some(from) = from.or(before) else { return Err(WorkError::OneDraft { article: slug.clone() }) };
    if from >= to {
        return Err(WorkError::NotEarlier { from, to });
    }
    let draft = |number: u32| r.draft_numbered(article, number)?.ok_or_else(known);
    let (old, new) = (draft(from)?, draft(to)?);
    let direct = numbers.iter().rev().find(|number| **number < to) == Some(&from);
    let (old_places, new_places) = (r.anchors(old.id)?, r.anchors(new.id)?);
    Ok(DraftDiff {
        article: slug.clone(),
        from,
        to,
        claims: claims(r, (&old, &old_places), (&new, &new_places), direct)?,
        before: paragraphs(&old),
        after: paragraphs(&new),
    })
}

fn paragraphs(draft: &Draft) -> Vec<String> {
    let index = CharIndex::new(&draft.text);
    draft.blocks.iter().map(|block| index.slice(block.span).to_owned()).collect()
}

fn claims(
    r: &Reader<'_>,
    (old, were): (&Draft, &[Anchored]),
    (new, are): (&Draft, &[Anchored]),
    direct: bool,
) -> Result<Vec<ClaimDiff>, WorkError> {
    let (old_text, new_text) = (CharIndex::new(&old.text), CharIndex::new(&new.text));
    let before: BTreeMap<ClaimId, &Anchored> = were.iter().map(|place| (place.claim, place)).collect();
    let now: BTreeMap<ClaimId, &Anchored> = are.iter().map(|place| (place.claim, place)).collect();
    let order = are.iter().chain(were.iter().filter(|place| !now.contains_key(&place.claim)));
    let mut all = Vec::new();
    for claim in order.map(|place| place.claim) {
        let Some(found) = r.claim(claim)? else { continue };
        let was = before.get(&claim).map(|place| old_text.slice(place.span).to_owned());
        let is = now.get(&claim).map(|place| new_text.slice(place.span).to_owned());
        let fate = match (&was, &is) {
            (Some(_), None) => Fate::Cut,
            (None, _) => Fate::New,
            (Some(was), Some(is)) if folded(was) != folded(is) => Fate::Reworded,
            // Over several drafts the words alone tell.
            _ => now.get(&claim).map(|place| place.fate).filter(|_| direct).unwrap_or(Fate::Same),
        };
        let (status, stale_because) = (found.status, found.stale_because);
        all.push(ClaimDiff { claim, fate, status, stale_because, was, is });
    }
    Ok(all)
}
