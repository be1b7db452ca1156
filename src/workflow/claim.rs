//! Claims by hand: words of the latest draft that become a claim, and corrections of what was pulled.

use super::leads::Leads;
use super::places::place;
use super::redraft::{DraftText, Sentences};
use super::{Desk, Edit, WorkError, claim_of};
use crate::domain::claim::Fate;
use crate::domain::extraction::{ClaimKind, Worth};
use crate::domain::id::{ArticleId, ClaimId, Slug};
use crate::domain::operation::{Entity, Field};
use crate::domain::span::{CharIndex, Span};
use crate::domain::text::Words;
use crate::store::{ClaimQuery, Draft, NewClaim, Place, Reader, Writer, Written};

/// What claims by hand name as their extractor.
const BY_HAND: &str = "by hand";

/// A claim to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddClaim {
    /// The article.
    pub article: Slug,
    /// Its words, as the latest draft has them.
    pub words: Words,
    /// Which occurrence is meant, from 1, where the words stand several times.
    pub occurrence: Option<usize>,
    /// What kind of fact it is; `statement` where nothing is said.
    pub kind: Option<ClaimKind>,
    /// Who says it.
    pub speaker: Option<Words>,
    /// The publisher it is credited to.
    pub outlet: Option<Words>,
    /// A note.
    pub note: Option<Words>,
}

/// A correction of a claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditClaim {
    /// Other words of the draft that it stands in.
    pub text: Option<Words>,
    /// Another kind.
    pub kind: Option<ClaimKind>,
    /// Another speaker, or none.
    pub speaker: Edit<Words>,
    /// Another outlet, or none.
    pub outlet: Edit<Words>,
}

/// Adds a claim by hand, unchecked.
pub fn add(desk: &mut Desk<'_>, add: &AddClaim) -> Result<Written<ClaimId>, WorkError> {
    let intent = desk.intent(format!("claim add {}", add.article), add.note.as_ref());
    desk.store.write(&intent, |w| {
        let (article, draft) = latest(w, &add.article)?;
        let index = CharIndex::new(&draft.text);
        let span = place(&index, &add.words, add.occurrence, &add.article)?;
        not_there_yet(w, &add.article, span)?;
        let outlet = add.outlet.as_deref();
        let claim = w.create_claim(&NewClaim {
            article,
            extractor: BY_HAND,
            text: index.slice(span),
            kind: add.kind.unwrap_or(ClaimKind::Statement),
            worth: Worth::new(1.0),
            reasons: &["added by hand".to_owned()],
            around: Sentences::of(DraftText { text: &draft.text, blocks: &draft.blocks }).around(span).as_deref(),
            speaker: add.speaker.as_deref(),
            outlet,
        })?;
        w.create_anchor(claim, draft.id, span, Fate::New)?;
        w.change(Entity::Claim, claim.get(), Field::Note, None, add.note.as_deref())?;
        outlet.map_or(Ok(()), |outlet| Leads::of(article).link(w, claim, outlet))?;
        Ok(claim)
    })
}

/// Corrects a claim. Other words move its place to where they stand.
pub fn edit(desk: &mut Desk<'_>, claim: ClaimId, edit: &EditClaim) -> Result<Written<()>, WorkError> {
    if *edit == EditClaim::default() {
        return Err(WorkError::Nothing { hint: "say the words, the kind, the speaker or the outlet" });
    }
    let intent = desk.intent(format!("claim edit {claim}"), None);
    desk.store.write(&intent, |w| {
        let old = claim_of(w, claim)?;
        if let Some(words) = &edit.text {
            reword(w, claim, &old.text, words)?;
        }
        let mut set =
            |field, old: Option<&str>, new: Option<&str>| w.change(Entity::Claim, claim.get(), field, old, new);
        if let Some(kind) = edit.kind {
            set(Field::Kind, Some(old.kind.as_str()), Some(kind.as_str()))?;
        }
        if let Some(speaker) = &edit.speaker {
            set(Field::Speaker, old.speaker.as_deref(), speaker.as_deref())?;
        }
        if let Some(outlet) = &edit.outlet {
            set(Field::Outlet, old.outlet.as_deref(), outlet.as_deref())?;
        }
        Ok(())
    })
}

/// Gives a claim other words of the latest draft: those that overlap its place, or the only ones.
fn reword(w: &mut Writer<'_>, claim: ClaimId, old: &str, words: &Words) -> Result<(), WorkError> {
    let at = at_place(w, claim)?;
    let draft = draft_of(w, &at)?;
    let index = CharIndex::new(&draft.text);
    let span = new_place(&index, &at, words)?;
    if span != at.span {
        not_there_yet(w, &at.slug, span)?;
    }
    w.change(Entity::Claim, claim.get(), Field::Text, Some(old), Some(index.slice(span)))?;
    let around = Sentences::of(DraftText { text: &draft.text, blocks: &draft.blocks }).around(span);
    let was_around = claim_of(w, claim)?.around;
    w.change(Entity::Claim, claim.get(), Field::Around, was_around.as_deref(), around.as_deref())?;
    w.change(Entity::Anchor, at.anchor.get(), Field::Span, Some(&written(at.span)), Some(&written(span)))?;
    Ok(())
}

fn new_place(index: &CharIndex<'_>, at: &Place, words: &Words) -> Result<Span, WorkError> {
    let overlapping = super::places::places(index, words).into_iter().find(|span| span.overlaps(at.span));
    overlapping.map_or_else(|| place(index, words, None, &at.slug), Ok)
}

/// Where a claim stands in the latest draft.
pub(super) fn at_place(r: &Reader<'_>, claim: ClaimId) -> Result<Place, WorkError> {
    r.claim_place(claim)?.filter(|at| at.latest).ok_or(WorkError::NotInLatest(claim))
}

/// The latest draft, in which a claim stands.
pub(super) fn draft_of(r: &Reader<'_>, at: &Place) -> Result<Draft, WorkError> {
    Ok(latest(r, &at.slug)?.1)
}

/// A place as events write it.
pub(super) fn written(span: Span) -> String {
    format!("{}-{}", span.start, span.end)
}

/// The article with this name, and its latest draft.
fn latest(r: &Reader<'_>, slug: &Slug) -> Result<(ArticleId, Draft), WorkError> {
    let article = super::article::named(r, slug)?.id;
    match r.latest_draft(article)? {
        Some(draft) => Ok((article, draft)),
        None => Err(WorkError::NotInText { article: slug.clone() }),
    }
}

pub(super) fn not_there_yet(r: &Reader<'_>, article: &Slug, span: Span) -> Result<(), WorkError> {
    let query = ClaimQuery { article: Some(article.clone()), all: false, ..ClaimQuery::default() };
    let there = r.claims(&query)?.into_iter().find(|claim| claim.span == Some(span));
    there.map_or(Ok(()), |claim| Err(WorkError::SameWords(claim.id)))
}
