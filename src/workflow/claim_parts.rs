//! One claim becomes several, and several become one. The evidence stays with all that come out of it, and the history with the
//! numbers that people know.

use super::claim::{at_place, draft_of, not_there_yet, written};
use super::redraft::{DraftText, Sentences};
use super::{Desk, WorkError, claim_of, named};
use crate::domain::claim::{Claim, Fate};
use crate::domain::evidence::Evidence;
use crate::domain::id::ClaimId;
use crate::domain::operation::{Entity, Field};
use crate::domain::span::{CharIndex, Span};
use crate::domain::text::Words;
use crate::store::{Draft, NewClaim, NewEvidence, Place, Writer, Written};

/// Splits a claim: it keeps the first words, and each of the others becomes a claim of its own, with the same evidence and
/// unchecked.
pub fn split(desk: &mut Desk<'_>, claim: ClaimId, parts: &[Words]) -> Result<Written<Vec<ClaimId>>, WorkError> {
    if parts.len() < 2 {
        return Err(WorkError::Nothing { hint: "give the words of two parts or more, in quotation marks" });
    }
    let intent = desk.intent(format!("claim split {claim}"), None);
    desk.store.write(&intent, |w| {
        let (old, at, draft) = standing(w, claim)?;
        let index = CharIndex::new(&draft.text);
        let mut spans = Vec::with_capacity(parts.len());
        for words in parts {
            let inside = super::places::places(&index, words).into_iter().find(|span| at.span.contains(*span));
            spans.push(inside.ok_or_else(|| WorkError::NotInClaim { claim, words: words.to_string() })?);
        }
        if spans.iter().enumerate().any(|(number, one)| spans.iter().skip(number + 1).any(|other| one.overlaps(*other)))
        {
            return Err(WorkError::PartsOverlap(claim));
        }
        let sentences = Sentences::of(DraftText { text: &draft.text, blocks: &draft.blocks });
        let evidence = w.evidence_of(claim)?;
        let mut made = vec![claim];
        for (number, span) in spans.into_iter().enumerate() {
            let around = sentences.around(span);
            if number == 0 {
                move_to(w, &old, &at, span, index.slice(span), around.as_deref())?;
                continue;
            }
            not_there_yet(w, &at.slug, span)?;
            let reason = [format!("split from claim {claim}")];
            let part = w.create_claim(&NewClaim {
                article: at.article,
                extractor: "by hand",
                text: index.slice(span),
                kind: old.kind,
                worth: old.worth,
                reasons: &reason,
                around: around.as_deref(),
                speaker: old.speaker.as_deref(),
                outlet: old.outlet.as_deref(),
            })?;
            w.create_anchor(part, draft.id, span, Fate::New)?;
            copy_evidence(w, &evidence, part)?;
            made.push(part);
        }
        Ok(made)
    })
}

/// Merges claims of one article into the first: it takes their words, from the first to the last, and their evidence; the others
/// are taken back.
pub fn merge(desk: &mut Desk<'_>, claims: &[ClaimId]) -> Result<Written<ClaimId>, WorkError> {
    let Some((&first, others)) = claims.split_first().filter(|(_, others)| !others.is_empty()) else {
        return Err(WorkError::Nothing { hint: "name two claims or more" });
    };
    let intent = desk.intent(format!("claim merge {}", named(claims)), None);
    desk.store.write(&intent, |w| {
        let (old, at, draft) = standing(w, first)?;
        let mut whole = at.span;
        for &other in others {
            let (_, place, _) = standing(w, other)?;
            if place.article != at.article {
                return Err(WorkError::OtherArticle { claim: other, article: at.slug.clone() });
            }
            whole = Span { start: whole.start.min(place.span.start), end: whole.end.max(place.span.end) };
        }
        between_them(w, &at, whole, claims)?;
        let mut known: Vec<Evidence> = w.evidence_of(first)?;
        for &other in others {
            let evidence = w.evidence_of(other)?;
            let same = |one: &Evidence, two: &Evidence| {
                (one.source, one.stance, &one.locator, &one.excerpt)
                    == (two.source, two.stance, &two.locator, &two.excerpt)
            };
            let new: Vec<Evidence> =
                evidence.into_iter().filter(|one| !known.iter().any(|two| same(one, two))).collect();
            copy_evidence(w, &new, first)?;
            known.extend(new);
            w.change(Entity::Claim, other.get(), Field::Withdrawn, Some("0"), Some("1"))?;
        }
        let index = CharIndex::new(&draft.text);
        let around = Sentences::of(DraftText { text: &draft.text, blocks: &draft.blocks }).around(whole);
        move_to(w, &old, &at, whole, index.slice(whole), around.as_deref())?;
        Ok(first)
    })
}

/// A claim that stands in the latest draft, with its place there.
fn standing(w: &Writer<'_>, claim: ClaimId) -> Result<(Claim, Place, Draft), WorkError> {
    let old = claim_of(w, claim)?;
    let at = at_place(w, claim)?;
    let draft = draft_of(w, &at)?;
    Ok((old, at, draft))
}

/// Refuses to merge over a claim that stands between the others.
fn between_them(w: &Writer<'_>, at: &Place, whole: Span, claims: &[ClaimId]) -> Result<(), WorkError> {
    let between =
        w.anchors(at.draft)?.into_iter().find(|place| place.span.overlaps(whole) && !claims.contains(&place.claim));
    match between {
        Some(place) if w.claim(place.claim)?.is_some() => Err(WorkError::Between(place.claim)),
        Some(_) | None => Ok(()),
    }
}

fn move_to(
    w: &mut Writer<'_>,
    old: &Claim,
    at: &Place,
    span: Span,
    words: &str,
    around: Option<&str>,
) -> Result<(), WorkError> {
    let id = old.id.get();
    w.change(Entity::Claim, id, Field::Text, Some(&old.text), Some(words))?;
    w.change(Entity::Claim, id, Field::Around, old.around.as_deref(), around)?;
    Ok(w.change(Entity::Anchor, at.anchor.get(), Field::Span, Some(&written(at.span)), Some(&written(span)))?)
}

fn copy_evidence(w: &mut Writer<'_>, evidence: &[Evidence], claim: ClaimId) -> Result<(), WorkError> {
    for one in evidence {
        let (locator, excerpt, note) = (one.locator.as_deref(), one.excerpt.as_deref(), one.note.as_deref());
        w.create_evidence(&NewEvidence { claim, source: one.source, stance: one.stance, locator, excerpt, note })?;
    }
    Ok(())
}
