//! Two texts in one, word by word: what stayed, what went, what came.

use crate::domain::text::folded;

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What became of them.
    pub what: Change,
    /// The words, as their text has them.
    pub words: String,
}

/// What became of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// They are in both texts.
    Kept,
    /// They are in the old text only.
    Removed,
    /// They are in the new text only.
    Added,
}

/// How many pairs of words are compared at most; longer texts are shown as removed and added whole.
const MOST: usize = 4_000_000;

/// Compares two texts by a longest common subsequence of their words. White space counts as one blank; quotation marks and
/// dashes of another form are the same words, shown as the new text has them.
#[must_use]
pub fn runs(old: &str, new: &str) -> Vec<Run> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    let keys = |words: &[&str]| words.iter().map(|word| folded(word)).collect::<Vec<_>>();
    let (old_keys, new_keys) = (keys(&old), keys(&new));
    let same = |one: usize, other: usize| old_keys.get(one).is_some() && old_keys.get(one) == new_keys.get(other);
    let start = (0..old.len().min(new.len())).take_while(|at| same(*at, *at)).count();
    let most = old.len().min(new.len()) - start;
    let end = (1..=most).take_while(|back| same(old.len() - back, new.len() - back)).count();
    let (rows, columns) = (old.len() - start - end, new.len() - start - end);
    let mut runs = Runs::default();
    new.iter().take(start).for_each(|word| runs.push(Change::Kept, word));
    if rows.saturating_mul(columns) > MOST {
        old.iter().skip(start).take(rows).for_each(|word| runs.push(Change::Removed, word));
        new.iter().skip(start).take(columns).for_each(|word| runs.push(Change::Added, word));
    } else {
        let width = columns + 1;
        let mut best = vec![0_u32; (rows + 1) * width];
        let value =
            |best: &[u32], row: usize, column: usize| best.get(row * width + column).copied().unwrap_or_default();
        for row in (0..rows).rev() {
            for column in (0..columns).rev() {
                let most = if same(start + row, start + column) {
                    value(&best, row + 1, column + 1) + 1
                } else {
                    value(&best, row + 1, column).max(value(&best, row, column + 1))
                };
                if let Some(place) = best.get_mut(row * width + column) {
                    *place = most;
                }
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < rows || column < columns {
            let down = value(&best, row + 1, column);
            if row < rows && column < columns && same(start + row, start + column) {
                runs.push(Change::Kept, new.get(start + column).copied().unwrap_or_default());
                (row, column) = (row + 1, column + 1);
            } else if row < rows && (column == columns || down >= value(&best, row, column + 1)) {
                runs.push(Change::Removed, old.get(start + row).copied().unwrap_or_default());
                row += 1;
            } else {
                runs.push(Change::Added, new.get(start + column).copied().unwrap_or_default());
                column += 1;
            }
        }
    }
    new.iter().skip(new.len() - end).for_each(|word| runs.push(Change::Kept, word));
    runs.0
}

/// The same in one line without colour: `It rained for [-nine-] {+ten+} days.`
#[must_use]
pub fn plain(old: &str, new: &str) -> String {
    let marked = runs(old, new).into_iter().map(|run| match run.what {
        Change::Kept => run.words,
        Change::Removed => format!("[-{}-]", run.words),
        Change::Added => format!("{{+{}+}}", run.words),
    });
    marked.collect::<Vec<_>>().join(" ")
}

/// Up to how many words nothing is drawn together.
const SHORT: usize = 24;

/// How many words of a long run that stayed are shown beside what changed.
const BESIDE: usize = 4;

/// The same with long runs that stayed drawn together: `It rained in Ayr … for [-nine-] {+ten+} days.`
#[must_use]
pub fn short(old: &str, new: &str) -> String {
    let runs = runs(old, new);
    if runs.iter().map(|run| run.words.split(' ').count()).sum::<usize>() <= SHORT {
        return plain(old, new);
    }
    let last = runs.len().saturating_sub(1);
    let marked = runs.into_iter().enumerate().map(|(at, run)| match run.what {
        Change::Kept => drawn_together(&run.words, at > 0, at < last),
        Change::Removed => format!("[-{}-]", run.words),
        Change::Added => format!("{{+{}+}}", run.words),
    });
    marked.collect::<Vec<_>>().join(" ")
}

fn drawn_together(words: &str, behind_a_change: bool, before_a_change: bool) -> String {
    let all: Vec<&str> = words.split(' ').collect();
    let (head, tail) = (if behind_a_change { BESIDE } else { 0 }, if before_a_change { BESIDE } else { 0 });
    if all.len() <= head + tail + 1 {
        return words.to_owned();
    }
    let (head, tail) = (all.get(..head).unwrap_or_default(), all.get(all.len() - tail..).unwrap_or_default());
    [head, &["…"], tail].concat().join(" ")
}

#[derive(Default)]
struct Runs(Vec<Run>);

impl Runs {
    fn push(&mut self, what: Change, word: &str) {
        match self.0.last_mut() {
            Some(run) if run.what == what => {
                run.words.push(' ');
                run.words.push_str(word);
            }
            _ => self.0.push(Run { what, words: word.to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_that_went_and_came_are_marked() {
        assert_eq!(
            plain("It rained for nine days.", "It rained for ten days."),
            "It rained for [-nine-] {+ten+} days."
        );
        assert_eq!(plain("The minister said so.", "The former minister said so."), "The {+former+} minister said so.");
        assert_eq!(plain("“It’s over”", "\"It's over\""), "\"It's over\"");
        assert_eq!(plain("", "All new"), "{+All new+}");
        assert_eq!(plain("Gone", ""), "[-Gone-]");
        assert_eq!(
            short("It rained for nine days.", "It rained for ten days."),
            plain("It rained for nine days.", "It rained for ten days.")
        );
        let long = "one two three four five six ".repeat(5);
        assert_eq!(
            short(&format!("{long}nine seven"), &format!("{long}ten seven")),
            "… three four five six [-nine-] {+ten+} seven"
        );
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_out_of_it(old in "([abc] ){0,12}", new in "([abc] ){0,12}") {
            let runs = runs(&old, &new);
            let side = |left_out: Change| {
                let kept = runs.iter().filter(|run| run.what != left_out).map(|run| run.words.as_str());
                kept.collect::<Vec<_>>().join(" ")
            };
            prop_assert_eq!(side(Change::Added), old.trim());
            prop_assert_eq!(side(Change::Removed), new.trim());
        }
    }
}
