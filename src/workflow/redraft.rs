//! A new draft of an article: what became of each of its claims, and where they stand now.
//!
//! Sentences that stand in both drafts are found first, wherever they stand (`redraft/sentences.rs`); what is left over is
//! compared word by word (`redraft/rewording.rs`). Together they say for every word of the old draft where it stands in the new
//! one, and a claim follows its words. A claim whose words are all there keeps its check; one whose words changed is
//! `reworded`, with the new words; nothing is attached to other words in silence.

mod rewording;
mod sentences;
mod version;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use self::version::{Interner, Version};
use crate::domain::article::Block;
use crate::domain::claim::{Claim, Fate};
use crate::domain::extraction::Candidate;
use crate::domain::id::ClaimId;
use crate::domain::span::Span;
use crate::domain::text::folded;

/// The least share of a claim's words, by weight, that a new draft still has where the claim was reworded and not cut.
const KEPT: f64 = 0.4;

/// The share of a candidate that lies in claims the article has: from here on it is no new claim.
const COVERED: f64 = 0.6;

/// How many bytes of text may be searched for the words of claims that were cut from earlier drafts. A hundred such claims in
/// an article of 100,000 characters need 10 MB.
const MOST_SEARCHED: usize = 1 << 30;

/// A draft's text with its blocks.
#[derive(Debug, Clone, Copy)]
pub struct DraftText<'t> {
    /// The text.
    pub text: &'t str,
    /// Its blocks, in order.
    pub blocks: &'t [Block],
}

/// A claim of an earlier draft that stands in the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The claim.
    pub claim: ClaimId,
    /// Where it stands now, in code points of the new draft.
    pub span: Span,
    /// What became of it.
    pub fate: Fate,
    /// Its words in the new draft, where they are others: reworded, or set with other quotation marks.
    pub words: Option<String>,
    /// The sentence that it stands in, where it is a part of one.
    pub around: Option<String>,
    /// It had been cut, and its words are back.
    pub back: bool,
    /// Something else of its paragraph reads otherwise, so that somebody else may be saying it.
    pub elsewise: bool,
}

/// What a new draft means for claims.
#[derive(Debug, Default)]
pub struct Redraft {
    /// Claims that stand in it, in the order of its text.
    pub carried: Vec<Carried>,
    /// Which candidates, by their position, are claims that the article did not have.
    pub fresh: Vec<usize>,
    /// Claims of the draft before whose words are not in it.
    pub cut: Vec<ClaimId>,
}

/// Compares the claims of an article with what was found in a new draft.
#[must_use]
pub fn compare(before: DraftText<'_>, old: &[Claim], after: DraftText<'_>, candidates: &[Candidate]) -> Redraft {
    let mut interner = Interner::default();
    let (before, after) = (Version::new(before, &mut interner), Version::new(after, &mut interner));
    let pairs = sentences::align(&before, &after);
    let map = rewording::map(&before, &after, &pairs);
    let mover = Mover { before: &before, after: &after, pairs: &pairs, map: &map, candidates };
    let mut redraft = Redraft::default();
    let mut taken: BTreeMap<Span, ClaimId> = BTreeMap::new();
    // What stands unchanged has the first word on its place.
    let mut waiting = Vec::new();
    for claim in old {
        match claim.span.map(|span| mover.unchanged(claim, span)) {
            Some(Some(carried)) => take(&mut redraft, &mut taken, carried),
            Some(None) => waiting.push(claim),
            None => {}
        }
    }
    let mut searched = 0;
    for claim in waiting {
        let carried = claim.span.and_then(|span| {
            mover.reworded(claim, span, &taken).or_else(|| mover.found_again(claim, &taken, &mut searched))
        });
        match carried {
            Some(carried) => take(&mut redraft, &mut taken, carried),
            None => redraft.cut.push(claim.id),
        }
    }
    for claim in old.iter().filter(|claim| claim.span.is_none()) {
        if let Some(carried) = mover.found_again(claim, &taken, &mut searched) {
            take(&mut redraft, &mut taken, Carried { back: true, ..carried });
        }
    }
    redraft.carried.sort_by_key(|carried| (carried.span, carried.claim));
    redraft.fresh = fresh(&redraft.carried, candidates);
    redraft
}

/// The sentences of a draft, to be asked for the one that a place is a part of.
pub(super) struct Sentences<'t>(Version<'t>);

impl<'t> Sentences<'t> {
    pub(super) fn of(draft: DraftText<'t>) -> Self {
        Self(Version::new(draft, &mut Interner::default()))
    }

    /// The sentence that a place is a part of; none where it is a whole one, or several.
    pub(super) fn around(&self, place: Span) -> Option<String> {
        self.0.tokens_in(place).and_then(|tokens| self.0.around(&tokens))
    }
}

/// Follows claims from one draft into the next.
struct Mover<'v> {
    before: &'v Version<'v>,
    after: &'v Version<'v>,
    pairs: &'v sentences::Pairs,
    /// For each word of the old draft, where it stands in the new one.
    map: &'v [Option<usize>],
    candidates: &'v [Candidate],
}

impl Mover<'_> {
    /// A claim whose words all stand in the new draft, next to each other.
    fn unchanged(&self, claim: &Claim, span: Span) -> Option<Carried> {
        let tokens = self.before.tokens_in(span)?;
        let mut places = tokens.clone().map(|token| self.map.get(token).copied().flatten());
        let first = places.next()??;
        let follow = (first + 1..).zip(places).all(|(expected, place)| place == Some(expected));
        let now = first..first + tokens.len();
        let place = self.after.span(&now).filter(|_| follow)?;
        let words = self.after.words(place);
        if folded(words) != folded(self.before.words(span)) {
            return None;
        }
        let around = self.after.around(&now);
        let was_around = self.before.around(&tokens);
        let surrounded_as_before = around.as_deref().map(folded) == was_around.as_deref().map(folded);
        let fate = match self.pairs.fate(self.before.sentence_of(tokens.start)) {
            _ if !surrounded_as_before => Fate::Reworded,
            Some(Fate::Moved) if self.goes_with_a_neighbour(tokens.start, first) => Fate::Same,
            Some(fate) => fate,
            None => Fate::Same,
        };
        Some(self.carried(claim, place, fate, words, around))
    }

    /// Whether the sentence beside a word went with it, in whatever words.
    fn goes_with_a_neighbour(&self, old: usize, new: usize) -> bool {
        let (old, new) = (self.before.sentence_of(old), self.after.sentence_of(new));
        [-1, 1].into_iter().any(|step| {
            let beside = old.checked_add_signed(step).zip(new.checked_add_signed(step));
            beside.is_some_and(|(old, new)| rewording::became(self.before, self.after, self.map, old, new))
        })
    }

    /// A claim whose words were changed, with the words that stand for them now.
    fn reworded(&self, claim: &Claim, span: Span, taken: &BTreeMap<Span, ClaimId>) -> Option<Carried> {
        let tokens = self.before.tokens_in(span)?;
        let whole: u32 = tokens.clone().map(|token| self.before.weight(token)).sum();
        // Where most of its words stand: a sentence of the new draft and those beside it that have words of it as well.
        let mut by_sentence: BTreeMap<usize, (u32, Vec<usize>)> = BTreeMap::new();
        for token in tokens.clone() {
            if let Some(place) = self.map.get(token).copied().flatten() {
                let entry = by_sentence.entry(self.after.sentence_of(place)).or_default();
                entry.0 += self.before.weight(token);
                entry.1.push(place);
            }
        }
        let (&best, _) =
            by_sentence.iter().max_by_key(|(sentence, (weight, _))| (*weight, std::cmp::Reverse(**sentence)))?;
        let mut group = BTreeSet::from([best]);
        for step in [-1_isize, 1] {
            let mut at = best;
            while let Some(next) = at.checked_add_signed(step).filter(|next| by_sentence.contains_key(next)) {
                group.insert(next);
                at = next;
            }
        }
        let kept: u32 = group.iter().filter_map(|sentence| by_sentence.get(sentence)).map(|(weight, _)| weight).sum();
        if f64::from(kept) < KEPT * f64::from(whole.max(1)) {
            return None;
        }
        let places: Vec<usize> = group
            .iter()
            .filter_map(|sentence| by_sentence.get(sentence))
            .flat_map(|(_, places)| places.clone())
            .collect();
        let (&first, &last) = (places.iter().min()?, places.iter().max()?);
        let now = self.widened(&tokens, first..last + 1);
        let place = self.as_proposed(self.after.span(&now)?);
        if taken.contains_key(&place) {
            return None;
        }
        let now = self.after.tokens_in(place)?;
        Some(self.carried(claim, place, Fate::Reworded, self.after.words(place), self.after.around(&now)))
    }

    /// The words from the first to the last that were kept, with those at the edges of the sentence that nothing else of the old
    /// draft stands for: a claim that began its sentence begins it still.
    fn widened(&self, old: &Range<usize>, now: Range<usize>) -> Range<usize> {
        let first = self.after.sentence(now.start);
        let last = self.after.sentence(now.end.saturating_sub(1));
        let foreign = self.foreign(old);
        let (mut start, mut end) = (now.start, now.end);
        if self.before.sentence(old.start).start == old.start {
            while start > first.start && !foreign.contains(&(start - 1)) {
                start -= 1;
            }
        }
        if self.before.sentence(old.end.saturating_sub(1)).end == old.end {
            while end < last.end && !foreign.contains(&end) {
                end += 1;
            }
        }
        // A conjunction or a sign that parts two facts belongs to neither.
        let meets_another = (start.checked_sub(1).is_some_and(|at| foreign.contains(&at)), foreign.contains(&end));
        while meets_another.0 && start < now.start && self.after.joins(start) {
            start += 1;
        }
        while meets_another.1 && end > now.end && self.after.joins(end - 1) {
            end -= 1;
        }
        start..end
    }

    /// Words of the new draft near a claim that stand for words of the old one outside the claim.
    fn foreign(&self, old: &Range<usize>) -> BTreeSet<usize> {
        let around = old.start.saturating_sub(NEAR)..(old.end + NEAR).min(self.map.len());
        around.filter(|token| !old.contains(token)).filter_map(|token| self.map.get(token).copied().flatten()).collect()
    }

    /// The place of a candidate that is nearly this one: what the extractor proposes reads better than the words between the
    /// first and the last that were kept.
    fn as_proposed(&self, place: Span) -> Span {
        let near = self.candidates.iter().map(|candidate| candidate.span).filter(|span| span.overlaps(place));
        let common = |span: Span| span.end.min(place.end) - span.start.max(place.start);
        let best = near.max_by_key(|span| common(*span));
        best.filter(|span| share(common(*span), span.width()) > 0.85 && share(common(*span), place.width()) > 0.85)
            .unwrap_or(place)
    }

    /// A claim whose words stand in the new draft once and for all, and no claim on them.
    fn found_again(&self, claim: &Claim, taken: &BTreeMap<Span, ClaimId>, searched: &mut usize) -> Option<Carried> {
        *searched += self.after.text().len();
        if *searched > MOST_SEARCHED {
            return None;
        }
        let places = self.after.places(&claim.text);
        let place = *places.first().filter(|place| places.len() == 1 && !taken.contains_key(place))?;
        let now = self.after.tokens_in(place)?;
        // `It rained.` elsewhere is another rain.
        if claim.span.is_some() && now.clone().filter(|token| self.after.tells(*token)).count() < sentences::TELLING {
            return None;
        }
        // In the middle of a word stand other words.
        if self.after.span(&now) != Some(place) {
            return None;
        }
        let around = self.after.around(&now);
        if claim.span.is_some() && around.is_some() {
            // A part of a sentence that is elsewhere now says something else there.
            return None;
        }
        Some(self.carried(claim, place, Fate::Moved, self.after.words(place), around))
    }

    fn carried(&self, claim: &Claim, span: Span, fate: Fate, words: &str, around: Option<String>) -> Carried {
        let words = (words != claim.text).then(|| words.to_owned());
        let paragraph = |version: &Version<'_>, place: Option<Span>| {
            place.and_then(|place| version.tokens_in(place)).map(|tokens| version.paragraph(tokens.start))
        };
        let elsewise = paragraph(self.before, claim.span) != paragraph(self.after, Some(span));
        Carried { claim: claim.id, span, fate, words, around, back: false, elsewise }
    }
}

/// How many words beside a claim are looked at for those that belong to others.
const NEAR: usize = 400;

fn take(redraft: &mut Redraft, taken: &mut BTreeMap<Span, ClaimId>, carried: Carried) {
    taken.insert(carried.span, carried.claim);
    redraft.carried.push(carried);
}

/// Which candidates no claim covers.
fn fresh(carried: &[Carried], candidates: &[Candidate]) -> Vec<usize> {
    let places: Vec<Span> = carried.iter().map(|carried| carried.span).collect();
    let exact: HashSet<Span> = places.iter().copied().collect();
    let longest = places.iter().map(|span| span.width()).max().unwrap_or_default();
    let covered = |candidate: &Candidate| {
        if exact.contains(&candidate.span) {
            return true;
        }
        let from = places.partition_point(|span| span.start + longest <= candidate.span.start);
        let near = places.iter().skip(from).take_while(|span| span.start < candidate.span.end);
        let (mut until, mut common) = (candidate.span.start, 0);
        for span in near.filter(|span| span.overlaps(candidate.span)) {
            let end = span.end.min(candidate.span.end);
            common += end.saturating_sub(span.start.max(until));
            until = until.max(end);
        }
        share(common, candidate.span.width()) >= COVERED
    };
    candidates.iter().enumerate().filter(|(_, candidate)| !covered(candidate)).map(|(number, _)| number).collect()
}

/// A part of a whole; texts are far shorter than 2³².
fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole.max(1))
}

#[cfg(test)]
mod random;
#[cfg(test)]
mod tests;
