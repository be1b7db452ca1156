//! Proposed claims in the place of the built-in extractor's own; what a proposal leaves out is taken from there.

use super::place::Taken;
use crate::domain::extraction::{Attribution, Candidate, ClaimKind, Extraction, Sentence, Speaker, Worth};
use crate::domain::span::{CharIndex, Span};

/// The worth of a claim that neither the program nor a sentence gives one.
const UNKNOWN: f64 = 0.5;

/// What the built-in extractor found, with the claims that were proposed; they are in the order of the text.
pub(super) fn merge(text: &str, mut found: Extraction, taken: &[Taken<'_>]) -> Extraction {
    let index = CharIndex::new(text);
    found.claims = taken.iter().map(|taken| claim(&index, &found, taken)).collect();
    let spans: Vec<Span> = found.claims.iter().map(|claim| claim.span).collect();
    for sentence in &mut found.sentences {
        sentence.pulled = spans.iter().any(|span| span.overlaps(sentence.span));
    }
    found
}

fn claim(index: &CharIndex<'_>, found: &Extraction, taken: &Taken<'_>) -> Candidate {
    let Taken { span, kind, worth, proposal } = *taken;
    let sentence = most_shared(&found.sentences, span, |sentence: &Sentence| sentence.span);
    let said = most_shared(&found.attributions, span, |said: &Attribution| said.span);
    let named = || found.outlets.iter().find(|outlet| outlet.span.overlaps(span)).map(|outlet| outlet.name.clone());
    let outlet = proposal.outlet.clone().or_else(|| said.and_then(|said| said.outlet.clone())).or_else(named);
    Candidate {
        span,
        text: index.slice(span).to_owned(),
        kind: kind.or(sentence.map(|sentence| sentence.kind)).unwrap_or(ClaimKind::Statement),
        worth: worth.or(sentence.map(|sentence| sentence.worth)).unwrap_or(Worth::new(UNKNOWN)),
        reasons: proposal
            .reasons
            .clone()
            .or_else(|| sentence.map(|sentence| sentence.reasons.clone()))
            .unwrap_or_default(),
        speaker: speaker(proposal.speaker.as_deref(), said.and_then(|said| said.speaker.as_ref())),
        outlet,
    }
}

/// The speaker that was proposed, with the mention beside the words where the built-in extractor found the same one.
fn speaker(proposed: Option<&str>, found: Option<&Speaker>) -> Option<Speaker> {
    match proposed {
        None => found.cloned(),
        Some(name) => {
            let same = found.filter(|found| found.name == name).cloned();
            Some(same.unwrap_or_else(|| Speaker { name: name.to_owned(), mention: None }))
        }
    }
}

/// What shares most with a place; the first of several.
fn most_shared<T>(all: &[T], place: Span, span: impl Fn(&T) -> Span) -> Option<&T> {
    let shared = |item: &T| span(item).end.min(place.end).saturating_sub(span(item).start.max(place.start));
    all.iter().rev().filter(|item| span(item).overlaps(place)).max_by_key(|item| shared(item))
}
