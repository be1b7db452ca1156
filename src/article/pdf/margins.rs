//! Drops what stands on every page and is no text of the article: running heads and feet, and page numbers.

use std::collections::HashMap;

use super::paragraphs::Line;
use crate::domain::article::count_words;

/// The share of a page's height, at its top and at its bottom, in which running heads and feet stand.
const MARGIN: f64 = 0.12;
/// How many lines of a page, from its top and from its bottom, may be running ones.
const MOST_LINES: usize = 3;
/// How far apart two lines stand that are one, in points.
const SAME_LINE: f64 = 2.0;
/// How many words a running line has at most.
const MOST_WORDS: usize = 20;

/// Removes running lines and says what was removed, with how many words.
pub(super) fn drop_running(lines: &mut Vec<Line>) -> Vec<(&'static str, String)> {
    let edges = edges(lines);
    let mut pages: HashMap<(Edge, String), Vec<usize>> = HashMap::new();
    for (at, edge) in &edges {
        if let Some(line) = lines.get(*at) {
            let on = pages.entry((*edge, pattern(&row(lines, *at)))).or_default();
            if on.last() != Some(&line.page) {
                on.push(line.page);
            }
        }
    }
    let mut dropped = Vec::new();
    let mut gone = vec![false; lines.len()];
    for (at, edge) in edges {
        let Some(line) = lines.get(at) else { continue };
        let repeated = pages.get(&(edge, pattern(&row(lines, at)))).is_some_and(|on| returns(on));
        let what = match edge {
            _ if is_page_number(&line.words, line.page) => "page number",
            Edge::Top if repeated => "page header",
            Edge::Bottom if repeated => "page footer",
            _ => continue,
        };
        dropped.push((what, line.words.clone()));
        if let Some(gone) = gone.get_mut(at) {
            *gone = true;
        }
    }
    let mut gone = gone.into_iter();
    lines.retain(|_| !gone.next().unwrap_or_default());
    dropped
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Edge {
    Top,
    Bottom,
}

/// The lines at the edges of their pages that may be running ones.
fn edges(lines: &[Line]) -> Vec<(usize, Edge)> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(first) = lines.get(start) {
        let end = start + lines.iter().skip(start).take_while(|line| line.page == first.page).count();
        let page = lines.get(start..end).unwrap_or_default();
        let mut order: Vec<usize> = (start..end).collect();
        let y = |at: &usize| lines.get(*at).map_or(0.0, |line| line.y);
        order.sort_by(|one, other| y(one).total_cmp(&y(other)));
        let fits = |at: &usize| lines.get(*at).is_some_and(|line| count_words(&line.words) <= MOST_WORDS);
        let margin = MARGIN * page.first().map_or(0.0, |line| line.height);
        let bottom = page.first().map_or(0.0, |line| line.height) - margin;
        let top = order.iter().take(MOST_LINES).filter(|at| y(at) < margin && fits(at));
        found.extend(top.map(|at| (*at, Edge::Top)));
        let low = order.iter().rev().take(MOST_LINES).filter(|at| y(at) > bottom && fits(at));
        found.extend(low.map(|at| (*at, Edge::Bottom)));
        start = end;
    }
    found.sort_unstable();
    found
}

/// The words that stand on a line from one edge of the page to the other: columns may have parted them.
fn row(lines: &[Line], at: usize) -> String {
    let Some(line) = lines.get(at) else { return String::new() };
    let start = lines.partition_point(|other| other.page < line.page);
    let page = lines.iter().skip(start).take_while(|other| other.page == line.page);
    let mut row: Vec<&Line> = page.filter(|other| (other.y - line.y).abs() < SAME_LINE).collect();
    row.sort_by(|one, other| one.left.total_cmp(&other.left));
    row.into_iter().map(|line| line.words.replace('\t', " ")).collect::<Vec<_>>().join(" ")
}

/// A line with every number as the same sign, so that `Page 3` and `Page 4` are one.
fn pattern(words: &str) -> String {
    let mut pattern = String::new();
    for letter in words.to_lowercase().chars() {
        if letter.is_ascii_digit() {
            if !pattern.ends_with('#') {
                pattern.push('#');
            }
        } else {
            pattern.push(letter);
        }
    }
    pattern
}

/// Whether a line comes back on two pages of which one follows the other, or with one between them, as on left and right pages.
fn returns(pages: &[usize]) -> bool {
    pages.iter().zip(pages.iter().skip(1)).any(|(one, next)| next - one <= 2)
}

/// Whether a line is the number of its page: `3`, `Page 3`, `- 3 -`, `3/12`, `Page 3 of 12`.
fn is_page_number(words: &str, page: usize) -> bool {
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty() && *part != "page" && *part != "p")
        .collect();
    let number = |part: &&str| part.parse::<usize>().ok();
    match parts.as_slice() {
        [one] => number(one).is_some_and(|one| one < 10_000 && (one < 1900 || one == page)),
        [one, "of" | "von" | "de", all] | [one, all] => {
            number(one) == Some(page) && number(all).is_some_and(|all| all >= page)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_told_from_other_numbers() {
        for words in ["3", "Page 3", "– 3 –", "3/12", "Page 3 of 12", "17"] {
            assert!(is_page_number(words, 3), "{words}");
        }
        for words in ["2024", "In 2024", "4 of 12", "3 boats sank"] {
            assert!(!is_page_number(words, 3), "{words}");
        }
    }
}
