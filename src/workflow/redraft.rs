//! A new draft of an article: which of its claims stand there word for word, and where.
//!
//! A claim is carried over only where its words are the same; nothing is attached to other words. What is not carried
//! keeps its place in the draft before, and so shows as cut.

use std::collections::{BTreeMap, VecDeque};

use crate::domain::claim::{Claim, Fate};
use crate::domain::extraction::Candidate;
use crate::domain::id::ClaimId;
use crate::domain::span::{CharIndex, Span};

/// How many bytes of text may be searched for claims that the extractor did not propose again; what is left then counts
/// as cut. A hundred such claims in an article of 100,000 characters need 20 MB.
const MOST_SEARCHED: usize = 1 << 30;

/// A claim of an earlier draft that stands in the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Carried {
    pub(super) claim: ClaimId,
    pub(super) span: Span,
    pub(super) fate: Fate,
}

/// What a new draft means for claims.
#[derive(Debug, Default)]
pub(super) struct Redraft {
    /// Claims that stand in it, in the order of its text.
    pub(super) carried: Vec<Carried>,
    /// Which candidates, by their position, are claims that the article did not have.
    pub(super) fresh: Vec<usize>,
    /// Claims of the draft before whose words are not in it.
    pub(super) cut: Vec<ClaimId>,
}

/// Compares the claims of an article (`old`, in the order of its text) with what was found in a new draft.
pub(super) fn compare(before: &str, old: &[Claim], after: &str, candidates: &[Candidate]) -> Redraft {
    let mut waiting: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    for (position, claim) in old.iter().enumerate() {
        waiting.entry(&claim.text).or_default().push_back(position);
    }
    let (mut redraft, mut found) = (Redraft::default(), Vec::new());
    for (number, candidate) in candidates.iter().enumerate() {
        match waiting.get_mut(candidate.text.as_str()).and_then(VecDeque::pop_front) {
            Some(position) => found.push((candidate.span, position)),
            None => redraft.fresh.push(number),
        }
    }
    let mut left: Vec<usize> = waiting.into_values().flatten().collect();
    left.sort_unstable();
    let mut search = Search::new(before, after);
    for position in left {
        let Some(claim) = old.get(position) else { continue };
        match search.same_occurrence(claim) {
            Some(span) => found.push((span, position)),
            None if claim.span.is_some() => redraft.cut.push(claim.id),
            None => {}
        }
    }
    found.sort_unstable();
    redraft.carried = with_fates(old, &found);
    redraft
}

/// Looks for the words of claims that the extractor did not propose again, such as those added by hand.
struct Search<'t> {
    before: CharIndex<'t>,
    after: CharIndex<'t>,
    searched: usize,
}

impl<'t> Search<'t> {
    fn new(before: &'t str, after: &'t str) -> Self {
        Self { before: CharIndex::new(before), after: CharIndex::new(after), searched: 0 }
    }

    /// Where a claim stands now: the words occur as often as before, and it is the same one of them.
    fn same_occurrence(&mut self, claim: &Claim) -> Option<Span> {
        let was = claim.span?;
        self.searched += self.before.text().len() + self.after.text().len();
        if self.searched > MOST_SEARCHED {
            return None;
        }
        let start = self.before.byte_at(was.start);
        let earlier: Vec<usize> = self.before.text().match_indices(&claim.text).map(|(at, _)| at).collect();
        let now: Vec<usize> = self.after.text().match_indices(&claim.text).map(|(at, _)| at).collect();
        let which = earlier.iter().position(|&at| at == start)?;
        let at = now.get(which).filter(|_| now.len() == earlier.len())?;
        self.after.span(*at, at + claim.text.len())
    }
}

/// Tells what stands among the others as before (`same`) from what stands elsewhere (`moved`): the longest run of claims
/// that kept their order is `same`.
fn with_fates(old: &[Claim], found: &[(Span, usize)]) -> Vec<Carried> {
    let positions: Vec<usize> = found.iter().map(|&(_, position)| position).collect();
    let kept = longest_rise(&positions);
    let carry = |&(span, position): &(Span, usize)| {
        let claim = old.get(position)?;
        let in_order = claim.span.is_some() && kept.binary_search(&position).is_ok();
        Some(Carried { claim: claim.id, span, fate: if in_order { Fate::Same } else { Fate::Moved } })
    };
    found.iter().filter_map(carry).collect()
}

/// A longest strictly rising subsequence of distinct numbers, by patience sorting: O(n log n).
fn longest_rise(numbers: &[usize]) -> Vec<usize> {
    let mut tops: Vec<usize> = Vec::new();
    let mut below: BTreeMap<usize, usize> = BTreeMap::new();
    for &number in numbers {
        let pile = tops.partition_point(|&top| top < number);
        if let Some(&under) = pile.checked_sub(1).and_then(|under| tops.get(under)) {
            below.insert(number, under);
        }
        match tops.get_mut(pile) {
            Some(top) => *top = number,
            None => tops.push(number),
        }
    }
    let mut rise: Vec<usize> = std::iter::successors(tops.last().copied(), |last| below.get(last).copied()).collect();
    rise.reverse();
    rise
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rise_is_found() {
        assert_eq!(longest_rise(&[3, 0, 1, 4, 2]), [0, 1, 2]);
        assert_eq!(longest_rise(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(longest_rise(&[2, 1, 0]).len(), 1);
        assert!(longest_rise(&[]).is_empty());
    }
}
