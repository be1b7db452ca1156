//! The longest rise: which of some pairs stay in one order, as when two versions of a list are compared.

/// A longest run of pairs whose second numbers rise strictly, for pairs in the order of their first numbers; by patience sorting,
/// O(n log n).
#[must_use]
pub fn longest_rise(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best run of each length, and for each pair the one before it in its run.
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |at: &usize| pairs.get(*at).map_or(0, |(_, second)| *second);
    for (at, (_, place)) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|top| second(top) < *place);
        before.push(pile.checked_sub(1).and_then(|under| tops.get(under)).copied());
        match tops.get_mut(pile) {
            Some(top) => *top = at,
            None => tops.push(at),
        }
    }
    let run = std::iter::successors(tops.last().copied(), |at| before.get(*at).copied().flatten());
    let mut run: Vec<(usize, usize)> = run.filter_map(|at| pairs.get(at).copied()).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rise_is_found() {
        let rise = |seconds: &[usize]| {
            let pairs: Vec<(usize, usize)> = seconds.iter().copied().enumerate().collect();
            longest_rise(&pairs).into_iter().map(|(_, second)| second).collect::<Vec<_>>()
        };
        assert_eq!(rise(&[3, 0, 1, 4, 2]), [0, 1, 2]);
        assert_eq!(rise(&[0, 1, 2]), [0, 1, 2]);
        assert_eq!(rise(&[2, 1, 0]).len(), 1);
        assert_eq!(rise(&[1, 1, 1]).len(), 1);
        assert!(rise(&[]).is_empty());
    }
}
