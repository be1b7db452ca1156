//! Where each word of the old draft stands in the new one: sentences that stand in both are mapped word by word; of the others,
//! pairs that share enough words are aligned by the heaviest common subsequence of their words.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::sentences::Pairs;
use super::share;
use super::version::Version;

/// How many sentences a sentence is compared with, those with the most words in common first.
const COMPARED: usize = 6;
/// How many words of a sentence are compared.
const LONGEST: usize = 300;
/// A word in more sentences than this says little about which one is meant.
const COMMON: usize = 60;

/// How much two sentences have in common that are one, between neighbours that stayed and elsewhere: of both, of either.
const BETWEEN: (f64, f64) = (0.4, 0.6);
const ELSEWHERE: (f64, f64) = (0.6, 0.8);

/// For each word of the old draft, its place among the words of the new one.
pub(super) fn map(before: &Version<'_>, after: &Version<'_>, pairs: &Pairs) -> Vec<Option<usize>> {
    let mut map = vec![None; before.count()];
    let mut taken = vec![false; after.count()];
    let (old, new) = (before.keys().len(), after.keys().len());
    for sentence in 0..old {
        if let Some(place) = pairs.to(sentence) {
            for (from, to) in before.tokens(sentence).zip(after.tokens(place)) {
                set(&mut map, &mut taken, from, to);
            }
        }
    }
    let gaps = Gaps::new(pairs, old, new);
    let left = Left::new(after, (0..new).filter(|sentence| !pairs.is_old(*sentence)));
    let mut alike: Vec<Alike> = (0..old)
        .filter(|sentence| pairs.to(*sentence).is_none())
        .flat_map(|sentence| left.alike(before, after, sentence, &gaps))
        .collect();
    alike.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then(one.from.cmp(&other.from)).then(one.to.cmp(&other.to))
    });
    for pair in alike {
        let free: Vec<(usize, usize)> = pair
            .words
            .into_iter()
            .filter(|(from, to)| map.get(*from).is_some_and(Option::is_none) && taken.get(*to) == Some(&false))
            .collect();
        for (from, to) in joined(before, &free) {
            set(&mut map, &mut taken, from, to);
        }
    }
    beside_reworded(before, after, pairs, &mut map, &mut taken);
    map
}

/// Maps sentences of the same words whose neighbour was reworded, or whose paragraph is the same: there `It rained.` is the rain
/// of before.
fn beside_reworded(
    before: &Version<'_>,
    after: &Version<'_>,
    pairs: &Pairs,
    map: &mut [Option<usize>],
    taken: &mut [bool],
) {
    let keys = after.keys();
    let blocks = (before.blocks(), after.blocks());
    // Paragraphs that have a sentence in common.
    let pair = |old: usize| pairs.to(old).map(|new| (blocks.0.get(old), blocks.1.get(new)));
    let shared: HashSet<_> = (0..before.keys().len()).filter_map(pair).collect();
    let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
    for (place, key) in keys.iter().enumerate().filter(|(place, _)| !pairs.is_old(*place)) {
        places.entry(*key).or_default().push(place);
    }
    for sentence in (0..before.keys().len()).filter(|sentence| pairs.to(*sentence).is_none()) {
        let alike = before.key(sentence).and_then(|key| places.get(&key)).map(Vec::as_slice).unwrap_or_default();
        let place = alike.iter().take(COMPARED).copied().find(|place| {
            let free = after.tokens(*place).all(|token| taken.get(token) == Some(&false));
            let alone = alike.iter().filter(|other| blocks.1.get(**other) == blocks.1.get(*place)).count() == 1;
            free && ((alone && shared.contains(&(blocks.0.get(sentence), blocks.1.get(*place))))
                || [-1, 1].into_iter().any(|step| {
                    let beside = sentence.checked_add_signed(step).zip(place.checked_add_signed(step));
                    beside.is_some_and(|(old, new)| became(before, after, map, old, new))
                }))
        });
        for (from, to) in place.into_iter().flat_map(|place| before.tokens(sentence).zip(after.tokens(place))) {
            set(map, taken, from, to);
        }
    }
}

/// Whether most words of a sentence stand in another one.
pub(super) fn became(before: &Version<'_>, after: &Version<'_>, map: &[Option<usize>], old: usize, new: usize) -> bool {
    let (there, place) = (before.tokens(old), after.tokens(new));
    let kept = there.clone().filter(|token| map.get(*token).copied().flatten().is_some_and(|to| place.contains(&to)));
    !there.is_empty() && kept.count() * 2 > there.len()
}

fn set(map: &mut [Option<usize>], taken: &mut [bool], from: usize, to: usize) {
    if let (Some(place), Some(taken)) = (map.get_mut(from), taken.get_mut(to)) {
        (*place, *taken) = (Some(to), true);
    }
}

/// Without signs and small words that stand alone: only beside another word do they say that it is the same place.
fn joined(before: &Version<'_>, words: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let telling: Vec<bool> = words.iter().map(|(from, _)| before.tells(*from)).collect();
    let beside = |at: usize, step: isize| {
        let (Some((from, to)), Some(next)) = (words.get(at), at.checked_add_signed(step)) else { return false };
        let expected = (from.checked_add_signed(step), to.checked_add_signed(step));
        words.get(next).is_some_and(|(from, to)| expected == (Some(*from), Some(*to)))
    };
    let mut kept = telling.clone();
    for at in 0..words.len() {
        let before_it = at > 0 && beside(at, -1) && kept.get(at - 1).copied().unwrap_or_default();
        if before_it && let Some(kept) = kept.get_mut(at) {
            *kept = true;
        }
    }
    for at in (0..words.len()).rev() {
        let behind = beside(at, 1) && kept.get(at + 1).copied().unwrap_or_default();
        if behind && let Some(kept) = kept.get_mut(at) {
            *kept = true;
        }
    }
    words.iter().zip(kept).filter(|(_, kept)| *kept).map(|(pair, _)| *pair).collect()
}

/// Between which sentences of the new draft one of the old draft would stand.
struct Gaps(Vec<Gap>);

/// What stands in both drafts between two sentences that stayed.
struct Gap {
    old: Range<usize>,
    new: Range<usize>,
}

impl Gaps {
    fn new(pairs: &Pairs, old: usize, new: usize) -> Self {
        let mut starts = Vec::with_capacity(old);
        let (mut old_start, mut new_start) = (0, 0);
        for sentence in 0..old {
            starts.push((old_start, new_start));
            if let Some(place) = pairs.in_order(sentence) {
                (old_start, new_start) = (sentence + 1, place + 1);
            }
        }
        let mut gaps = Vec::with_capacity(old);
        let (mut old_end, mut new_end) = (old, new);
        for (sentence, (old_start, new_start)) in starts.into_iter().enumerate().rev() {
            gaps.push(Gap { old: old_start..old_end, new: new_start..new_end.max(new_start) });
            if let Some(place) = pairs.in_order(sentence) {
                (old_end, new_end) = (sentence, place);
            }
        }
        gaps.reverse();
        Self(gaps)
    }

    fn has(&self, old: usize, new: usize) -> bool {
        self.0.get(old).is_some_and(|gap| gap.new.contains(&new))
    }

    /// Where in the new draft a sentence stands that stands in the same part of its gap.
    fn middle(&self, old: usize) -> usize {
        let Some(gap) = self.0.get(old) else { return old };
        let inside = old.saturating_sub(gap.old.start);
        gap.new.start + (inside * gap.new.len()).checked_div(gap.old.len()).unwrap_or_default()
    }
}

/// A sentence of either draft with those words of both that are the same.
struct Alike {
    score: f64,
    from: usize,
    to: usize,
    words: Vec<(usize, usize)>,
}

/// The sentences of the new draft that did not stand in the old one, by their words.
struct Left {
    sentences: Vec<usize>,
    by_word: HashMap<u32, Vec<usize>>,
}

impl Left {
    fn new(after: &Version<'_>, sentences: impl Iterator<Item = usize>) -> Self {
        let sentences: Vec<usize> = sentences.collect();
        let mut by_word: HashMap<u32, Vec<usize>> = HashMap::new();
        for &sentence in &sentences {
            for token in after.tokens(sentence).take(LONGEST).filter(|token| after.tells(*token)) {
                let places = by_word.entry(after.word(token)).or_default();
                if places.last() != Some(&sentence) {
                    places.push(sentence);
                }
            }
        }
        Self { sentences, by_word }
    }

    /// The sentences that a sentence of the old draft may have become.
    fn alike(&self, before: &Version<'_>, after: &Version<'_>, old: usize, gaps: &Gaps) -> Vec<Alike> {
        let mut common: BTreeMap<usize, u32> = BTreeMap::new();
        for token in before.tokens(old).take(LONGEST).filter(|token| before.tells(*token)) {
            let Some(places) = self.by_word.get(&before.word(token)).filter(|places| places.len() <= COMMON) else {
                continue;
            };
            for place in places {
                *common.entry(*place).or_default() += before.weight(token);
            }
        }
        // A sentence whose words are small or stand everywhere is looked for where it stood.
        let middle = gaps.middle(old);
        if common.is_empty() {
            let from = self.sentences.partition_point(|new| *new < middle).saturating_sub(COMPARED / 2);
            let near = self.sentences.iter().skip(from).take(COMPARED).filter(|new| gaps.has(old, **new));
            common.extend(near.map(|new| (*new, 0)));
        }
        let mut nearest: Vec<(usize, u32)> = common.into_iter().collect();
        nearest.sort_by_key(|(new, weight)| {
            (std::cmp::Reverse((*weight, gaps.has(old, *new))), new.abs_diff(middle), *new)
        });
        nearest
            .into_iter()
            .take(COMPARED)
            .filter_map(|(new, _)| alike(before, after, old, new, gaps.has(old, new)))
            .collect()
    }
}

/// Aligns two sentences; none where they have too little in common.
fn alike(before: &Version<'_>, after: &Version<'_>, old: usize, new: usize, between: bool) -> Option<Alike> {
    // Sentences of the same words that were not paired are known to be two.
    if before.key(old) == after.key(new) {
        return None;
    }
    let (from, to) = (before.tokens(old), after.tokens(new));
    let (from, to) = (from.start..from.end.min(from.start + LONGEST), to.start..to.end.min(to.start + LONGEST));
    let words = heaviest_common(before, after, &from, &to);
    let weigh = |version: &Version<'_>, tokens: Range<usize>| tokens.map(|token| version.weight(token)).sum::<u32>();
    let common: u32 = words.iter().map(|(token, _)| before.weight(*token)).sum();
    let (of_old, of_new) = (weigh(before, from), weigh(after, to));
    let number = |weight: u32| usize::try_from(weight).unwrap_or(usize::MAX);
    let both = share(number(2 * common), number(of_old + of_new));
    let either = share(number(common), number(of_old.min(of_new)));
    let telling = words.iter().filter(|(token, _)| before.tells(*token)).count();
    let (enough, within) = if between { BETWEEN } else { ELSEWHERE };
    let is_alike = if telling == 0 {
        between && both >= 0.7
    } else {
        (both >= enough && (between || telling >= 4)) || (either >= within && telling >= if between { 2 } else { 4 })
    };
    is_alike.then_some(Alike { score: both + if between { 0.2 } else { 0.0 }, from: old, to: new, words })
}

/// The pairs of a common subsequence of the greatest weight: dynamic programming over both sentences, from their ends.
fn heaviest_common(
    before: &Version<'_>,
    after: &Version<'_>,
    from: &Range<usize>,
    to: &Range<usize>,
) -> Vec<(usize, usize)> {
    let width = to.len() + 1;
    let mut best = vec![0_u32; (from.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    let value = |best: &[u32], row: usize, column: usize| best.get(at(row, column)).copied().unwrap_or_default();
    for row in (0..from.len()).rev() {
        let (word, weight) = (before.word(from.start + row), before.weight(from.start + row));
        for column in (0..to.len()).rev() {
            let mut most = value(&best, row + 1, column).max(value(&best, row, column + 1));
            if word == after.word(to.start + column) {
                most = most.max(value(&best, row + 1, column + 1) + weight);
            }
            if let Some(place) = best.get_mut(at(row, column)) {
                *place = most;
            }
        }
    }
    let (mut row, mut column, mut pairs) = (0, 0, Vec::new());
    while row < from.len() && column < to.len() {
        let here = value(&best, row, column);
        let same = before.word(from.start + row) == after.word(to.start + column);
        if same && here == value(&best, row + 1, column + 1) + before.weight(from.start + row) {
            pairs.push((from.start + row, to.start + column));
            (row, column) = (row + 1, column + 1);
        } else if here == value(&best, row + 1, column) {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}
