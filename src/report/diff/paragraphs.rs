//! The paragraphs of two drafts in one order: what stayed, changed, came, went and moved.

use std::collections::HashMap;

use crate::domain::diff::DraftDiff;
use crate::domain::rise::longest_rise;
use crate::domain::text::folded;
use crate::report::word_diff::{Change, Run, runs};

/// What became of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Paragraph {
    /// So many paragraphs in a row are as before.
    Kept(usize),
    /// It stands elsewhere now; here it stood, or stands.
    Moved(String),
    Changed(Vec<Run>),
    /// It stood elsewhere, and reads otherwise.
    MovedAndChanged(Vec<Run>),
}

/// The least share of its words that a paragraph keeps which was changed and not replaced, in percent.
const KEPT: usize = 35;

/// How many paragraphs on either side are compared with each other at most.
const NEAR: usize = 6;

/// The paragraphs of two drafts in one order.
pub(super) fn paragraphs(diff: &DraftDiff) -> Vec<Paragraph> {
    let keys = |all: &[String]| all.iter().map(|text| folded(text)).collect::<Vec<_>>();
    let (before, after) = (keys(&diff.before), keys(&diff.after));
    let pairs = in_order(&before, &after);
    let (mut all, mut old, mut new) = (Vec::new(), 0, 0);
    for (next_old, next_new) in pairs.into_iter().chain([(before.len(), after.len())]) {
        gap(diff, (old, next_old), (new, next_new), (&before, &after), &mut all);
        if next_old < before.len() {
            match all.last_mut() {
                Some(Paragraph::Kept(count)) => *count += 1,
                _ => all.push(Paragraph::Kept(1)),
            }
        }
        (old, new) = (next_old + 1, next_new + 1);
    }
    moved_and_changed(&mut all);
    all
}

/// Finds paragraphs that went here and came there, in much the same words.
fn moved_and_changed(all: &mut [Paragraph]) {
    let alone = |paragraph: &Paragraph, wanted: Change| match paragraph {
        Paragraph::Changed(runs) => match runs.as_slice() {
            [Run { what, words }] if *what == wanted => Some(words.clone()),
            _ => None,
        },
        _ => None,
    };
    let places = |wanted: Change| {
        let found = all.iter().enumerate().filter_map(move |(at, paragraph)| Some((at, alone(paragraph, wanted)?)));
        found.take(MOST_MOVED).collect::<Vec<_>>()
    };
    let (gone, mut came) = (places(Change::Removed), places(Change::Added));
    for (from, was) in gone {
        let near = came.iter().enumerate().map(|(order, (to, is))| (order, *to, runs(&was, is)));
        let best = near.max_by_key(|(order, _, runs)| (kept(runs), std::cmp::Reverse(*order)));
        let Some((order, to, changed)) = best.filter(|(_, _, runs)| kept(runs) >= MOVED) else { continue };
        came.remove(order);
        if let Some(place) = all.get_mut(from) {
            *place = Paragraph::Moved(format!("[moved from here] {was}"));
        }
        if let Some(place) = all.get_mut(to) {
            *place = Paragraph::MovedAndChanged(changed);
        }
    }
}

/// The least share of its words, in percent, that a paragraph keeps which moved and changed.
const MOVED: usize = 60;

/// How many paragraphs that went are compared with how many that came.
const MOST_MOVED: usize = 60;

/// The pairs of a longest common run of equal paragraphs: equal ends first, then by what stands once in both.
fn in_order(before: &[String], after: &[String]) -> Vec<(usize, usize)> {
    let mut once: HashMap<&str, (usize, usize, usize, usize)> = HashMap::new();
    for (at, text) in before.iter().enumerate() {
        let entry = once.entry(text).or_default();
        (entry.0, entry.1) = (entry.0 + 1, at);
    }
    for (at, text) in after.iter().enumerate() {
        let entry = once.entry(text).or_default();
        (entry.2, entry.3) = (entry.2 + 1, at);
    }
    let mut pairs: Vec<(usize, usize)> = once
        .into_values()
        .filter(|(old, _, new, _)| (*old, *new) == (1, 1))
        .map(|(_, old, _, new)| (old, new))
        .collect();
    pairs.sort_unstable();
    longest_rise(&pairs)
}

/// What stands between two paragraphs that stayed.
fn gap(
    diff: &DraftDiff,
    old: (usize, usize),
    new: (usize, usize),
    (before, after): (&[String], &[String]),
    all: &mut Vec<Paragraph>,
) {
    let text = |texts: &[String], at: usize| texts.get(at).cloned().unwrap_or_default();
    let mut next = new.0;
    for at in old.0..old.1 {
        let was = text(&diff.before, at);
        let near = (next..new.1.min(next + NEAR)).map(|place| (place, runs(&was, &text(&diff.after, place))));
        let best = near.max_by_key(|(place, runs)| (kept(runs), std::cmp::Reverse(*place)));
        match best.filter(|(_, runs)| kept(runs) >= KEPT) {
            Some((place, changed)) => {
                (next..place)
                    .for_each(|place| all.push(came(&text(&diff.after, place), before.contains(&text(after, place)))));
                all.push(match changed.as_slice() {
                    [Run { what: Change::Kept, .. }] => Paragraph::Kept(1),
                    _ => Paragraph::Changed(changed),
                });
                next = place + 1;
            }
            None if after.contains(&text(before, at)) => all.push(Paragraph::Moved(format!("[moved from here] {was}"))),
            None => all.push(Paragraph::Changed(vec![Run { what: Change::Removed, words: was }])),
        }
    }
    (next..new.1).for_each(|place| all.push(came(&text(&diff.after, place), before.contains(&text(after, place)))));
}

fn came(words: &str, moved: bool) -> Paragraph {
    if moved {
        return Paragraph::Moved(format!("[moved here] {words}"));
    }
    Paragraph::Changed(vec![Run { what: Change::Added, words: words.to_owned() }])
}

/// How many percent of the words of both texts stayed.
fn kept(runs: &[Run]) -> usize {
    let count = |run: &Run| run.words.split_whitespace().count() * if run.what == Change::Kept { 2 } else { 1 };
    let all: usize = runs.iter().map(count).sum();
    let kept: usize = runs.iter().filter(|run| run.what == Change::Kept).map(count).sum();
    (kept * 100).checked_div(all).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(before: &[&str], after: &[&str]) -> DraftDiff {
        let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect();
        DraftDiff {
            article: "rain".parse().unwrap(),
            from: 1,
            to: 2,
            claims: Vec::new(),
            before: texts(before),
            after: texts(after),
        }
    }

    fn told(before: &[&str], after: &[&str]) -> Vec<String> {
        let tell = |paragraph: Paragraph| match paragraph {
            Paragraph::Kept(count) => count.to_string(),
            Paragraph::Moved(words) => words,
            Paragraph::Changed(runs) | Paragraph::MovedAndChanged(runs) => {
                let sign = |run: &Run| match run.what {
                    Change::Kept => run.words.clone(),
                    Change::Removed => format!("-{}", run.words),
                    Change::Added => format!("+{}", run.words),
                };
                runs.iter().map(sign).collect::<Vec<_>>().join(" ")
            }
        };
        paragraphs(&diff(before, after)).into_iter().map(tell).collect()
    }

    #[test]
    fn paragraphs_stay_change_come_go_and_move() {
        let before = ["Title", "It rained for nine days.", "Nobody slept at all.", "The bridge closed."];
        assert_eq!(told(&before, &before), ["4"]);
        let after = ["Title", "It rained for ten days.", "The bridge closed.", "A new end came."];
        assert_eq!(
            told(&before, &after),
            ["1", "It rained for -nine +ten days.", "-Nobody slept at all.", "1", "+A new end came."]
        );
        let swapped = ["Title", "Nobody slept at all.", "The bridge closed.", "It rained for nine days."];
        let moved = ["1", "[moved from here] It rained for nine days.", "2", "[moved here] It rained for nine days."];
        assert_eq!(told(&before, &swapped), moved);
        let both = ["Title", "Nobody slept at all.", "The bridge closed.", "It rained for ten days."];
        let moved = ["1", "[moved from here] It rained for nine days.", "2", "It rained for -nine +ten days."];
        assert_eq!(told(&before, &both), moved);
    }
}
