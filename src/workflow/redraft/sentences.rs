//! Which sentences stand in both drafts: in the same order, and moved.
//!
//! A longest common subsequence of the sentences (Hunt and Szymanski, 1977: matching pairs, and the longest rise among them) is
//! what stayed in order. Of what is left, equal sentences are paired by the sentences beside them.

use std::collections::HashMap;

use super::version::Version;
use crate::domain::claim::Fate;
use crate::domain::rise::longest_rise;

/// A sentence that stands in a draft oftener than this is paired by its order alone: the pairs of all its places would be too many.
const OFTEN: usize = 64;

/// How many words that tell something a sentence has that is known by them alone.
pub(super) const TELLING: usize = 4;

/// For each sentence of the old draft, the one of the new draft that it is.
#[derive(Debug)]
pub(super) struct Pairs {
    to: Vec<Option<usize>>,
    from: Vec<Option<usize>>,
    in_order: Vec<bool>,
    /// The paragraphs of both drafts' sentences.
    blocks: (Vec<usize>, Vec<usize>),
}

impl Pairs {
    /// Where a sentence of the old draft stands in the new one, word for word.
    pub(super) fn to(&self, old: usize) -> Option<usize> {
        self.to.get(old).copied().flatten()
    }

    /// Whether a sentence of the new draft stood in the old one.
    pub(super) fn is_old(&self, new: usize) -> bool {
        self.from.get(new).is_some_and(Option::is_some)
    }

    /// Where a sentence stands that stayed in order; none for those that moved.
    pub(super) fn in_order(&self, old: usize) -> Option<usize> {
        self.to(old).filter(|_| self.in_order.get(old).copied().unwrap_or_default())
    }

    /// How much the sentences before or behind two others speak for these being one: most where they are one and stand in the
    /// same paragraph, less where they stand in another, least where both paragraphs end.
    fn beside(&self, old: usize, new: usize, step: isize, same_words: impl Fn(usize, usize) -> bool) -> usize {
        let next = |at: usize, blocks: &[usize]| {
            let next = at.checked_add_signed(step)?;
            blocks.get(next).map(|block| (next, blocks.get(at) == Some(block)))
        };
        match (next(old, &self.blocks.0), next(new, &self.blocks.1)) {
            (Some((old, inside)), Some((new, within))) if self.to(old) == Some(new) => {
                if inside && within {
                    8
                } else {
                    2
                }
            }
            (Some((old, inside)), Some((new, within)))
                if self.to(old).is_none() && !self.is_old(new) && same_words(old, new) =>
            {
                if inside && within {
                    4
                } else {
                    2
                }
            }
            (Some((_, false)) | None, Some((_, false)) | None) => 1,
            _ => 0,
        }
    }

    /// Whether a sentence is as before or moved: as before it is where it stayed in order, or a sentence beside it went with it.
    pub(super) fn fate(&self, old: usize) -> Option<Fate> {
        let new = self.to(old)?;
        let beside = |step: isize| {
            let (old, new) = (old.checked_add_signed(step), new.checked_add_signed(step));
            old.zip(new).is_some_and(|(old, new)| self.to(old) == Some(new))
        };
        let as_before = self.in_order(old).is_some() || beside(-1) || beside(1);
        Some(if as_before { Fate::Same } else { Fate::Moved })
    }
}

/// Pairs the sentences of two drafts.
pub(super) fn align(before: &Version<'_>, after: &Version<'_>) -> Pairs {
    let (old, new) = (before.keys(), after.keys());
    let mut pairs = Pairs {
        to: vec![None; old.len()],
        from: vec![None; new.len()],
        in_order: vec![false; old.len()],
        blocks: (before.blocks(), after.blocks()),
    };
    for (old, new) in common(&old, &new) {
        pair(&mut pairs, old, new, true);
    }
    move_rest(&mut pairs, &old, &new);
    let slight = |at: usize| before.tokens(at).filter(|token| before.tells(*token)).count() < TELLING;
    by_neighbours(&mut pairs, &old, &new, slight);
    pairs
}

/// Pairs sentences anew that stand several times or say little, such as `It rained.`: the longest common subsequence takes any of
/// them, and the one is meant whose neighbours are those of before. One without is left to the comparison of words, which looks
/// for it where it stood.
fn by_neighbours(pairs: &mut Pairs, old: &[u32], new: &[u32], is_slight: impl Fn(usize) -> bool) {
    let mut places: HashMap<u32, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for (at, key) in old.iter().enumerate() {
        places.entry(*key).or_default().0.push(at);
    }
    for (at, key) in new.iter().enumerate() {
        if let Some((_, now)) = places.get_mut(key) {
            now.push(at);
        }
    }
    let unsure = |(were, are): &(Vec<usize>, Vec<usize>)| {
        let several = were.len().max(are.len()) > 1;
        !are.is_empty() && (several || were.first().is_some_and(|at| is_slight(*at)))
    };
    let mut groups: Vec<(Vec<usize>, Vec<usize>)> = places.into_values().filter(unsure).collect();
    groups.retain(|(were, are)| were.len().max(are.len()) <= OFTEN);
    groups.sort_unstable();
    let in_order: Vec<Vec<Option<usize>>> =
        groups.iter().map(|(were, _)| were.iter().map(|at| pairs.to(*at)).collect()).collect();
    for (were, _) in &groups {
        for at in were {
            unpair(pairs, *at);
        }
    }
    // A sentence that is repeated may stand beside another one: what is sure goes first.
    for again in [false, true, true] {
        for ((were, are), was_paired) in groups.iter().zip(&in_order) {
            let mut choices: Vec<(usize, bool, usize, usize)> = Vec::new();
            for (at, paired) in were.iter().zip(was_paired).filter(|(at, _)| pairs.to(**at).is_none()) {
                for place in are.iter().filter(|place| !pairs.is_old(**place)) {
                    let same_words = |at: usize, place: usize| again && old.get(at) == new.get(place);
                    let score = pairs.beside(*at, *place, -1, same_words) + pairs.beside(*at, *place, 1, same_words);
                    choices.push((score, *paired == Some(*place), *at, *place));
                }
            }
            choices.sort_by_key(|(score, paired, at, place)| (std::cmp::Reverse((*score, *paired)), *at, *place));
            for (score, paired, at, place) in choices {
                if score > 1 && pairs.to(at).is_none() && !pairs.is_old(place) {
                    pair(pairs, at, place, paired);
                }
            }
        }
    }
}

fn unpair(pairs: &mut Pairs, old: usize) {
    if let Some(new) = pairs.to.get_mut(old).and_then(Option::take)
        && let Some(from) = pairs.from.get_mut(new)
    {
        *from = None;
    }
}

fn pair(pairs: &mut Pairs, old: usize, new: usize, in_order: bool) {
    if let (Some(to), Some(from), Some(order)) =
        (pairs.to.get_mut(old), pairs.from.get_mut(new), pairs.in_order.get_mut(old))
    {
        (*to, *from, *order) = (Some(new), Some(old), in_order);
    }
}

/// The pairs of a longest common subsequence.
fn common(old: &[u32], new: &[u32]) -> Vec<(usize, usize)> {
    let (mut places, mut seen): (HashMap<u32, Vec<usize>>, HashMap<u32, usize>) = (HashMap::new(), HashMap::new());
    for (at, key) in new.iter().enumerate() {
        places.entry(*key).or_default().push(at);
    }
    // Backwards within one old sentence, so that a rise takes one pair of it at most.
    let mut candidates: Vec<(usize, usize)> = Vec::new();
    for (at, key) in old.iter().enumerate() {
        let Some(all) = places.get(key) else { continue };
        let nth = seen.entry(*key).or_default();
        if all.len() > OFTEN {
            candidates.extend(all.get(*nth).map(|place| (at, *place)));
        } else {
            candidates.extend(all.iter().rev().map(|place| (at, *place)));
        }
        *nth += 1;
    }
    longest_rise(&candidates)
}

/// Pairs equal sentences that are left and stand once in each draft: they were moved. One that is repeated is paired only by its
/// neighbours: `It rained.` elsewhere is another rain.
fn move_rest(pairs: &mut Pairs, old: &[u32], new: &[u32]) {
    let once = |keys: &[u32]| {
        let mut places: HashMap<u32, Option<usize>> = HashMap::new();
        for (at, key) in keys.iter().enumerate() {
            places.entry(*key).and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    };
    let (were, are) = (once(old), once(new));
    for (at, key) in old.iter().enumerate().filter(|(at, key)| were.get(key) == Some(&Some(*at))) {
        let place = are.get(key).copied().flatten();
        if let Some(place) = place.filter(|place| pairs.to(at).is_none() && !pairs.is_old(*place)) {
            pair(pairs, at, place, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stayed_in_order_is_the_longest_run() {
        assert_eq!(common(&[1, 2, 3, 4], &[3, 1, 2, 4]), [(0, 1), (1, 2), (3, 3)]);
        assert_eq!(common(&[1, 2, 1, 3], &[1, 3]), [(2, 0), (3, 1)]);
        assert_eq!(common(&[7; 100], &[7; 99]).len(), 99);
        assert!(common(&[1], &[2]).is_empty());
    }
}
