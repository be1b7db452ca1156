//! Lines of pages in reading order → paragraphs and headings, words broken at line ends whole again.

use std::collections::HashSet;

use crate::article::blocks::TextBuilder;
use crate::domain::article::{BlockKind, PageStart, count_words};

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// The number of its page, from 1.
    pub(super) page: usize,
    /// The height of its page in points; so are all lengths here.
    pub(super) height: f64,
    /// The zone of the page that it stands in: a column, or what spans the page.
    pub(super) zone: usize,
    /// The left and the right end of that zone.
    pub(super) column: (f64, f64),
    /// Where the line begins and ends.
    pub(super) left: f64,
    pub(super) right: f64,
    /// The line that its letters stand on, from the upper edge of the page.
    pub(super) y: f64,
    /// The size of its letters.
    pub(super) size: f64,
    /// Its words; cells are parted by tabs.
    pub(super) words: String,
}

/// How much larger than the text the letters of a heading are.
const HEADING: f64 = 1.12;
/// How many words a heading has at most.
const HEADING_WORDS: usize = 30;
/// How much further apart than usual lines of two paragraphs stand.
const APART: f64 = 1.3;
/// How far the first line of a paragraph is set in, in sizes of its letters.
const INDENT: f64 = 0.7;
/// How far from the end of its column a line ends that is the last of a paragraph, as a share of the column's width.
const SHORT: f64 = 0.1;

/// A text being built, and where its pages start.
pub(super) struct Read {
    pub(super) builder: TextBuilder,
    pub(super) pages: Vec<PageStart>,
}

/// Joins lines.
pub(super) fn article(lines: Vec<Line>) -> Read {
    let body = usual_size(&lines);
    let pitch = usual_pitch(&lines, body);
    let whole = hyphenated(&lines);
    let table = in_tables(&lines);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut before: Option<Line> = None;
    for (line, table) in lines.into_iter().zip(table) {
        let joined = before.as_ref().is_some_and(|before| {
            let last = paragraphs.last().is_some_and(|last| last.kind(body) == kind(&line, table, body));
            last && !table && goes_on(before, &line, pitch)
        });
        match paragraphs.last_mut() {
            Some(last) if joined => last.join(&line, &whole),
            _ => paragraphs.push(Paragraph::of(&line, table)),
        }
        before = Some(line);
    }
    build(paragraphs, body)
}

/// A paragraph being joined.
#[derive(Debug)]
struct Paragraph {
    size: f64,
    page: usize,
    table: bool,
    words: String,
    /// Where pages start inside it, in bytes of its words, with their numbers.
    turns: Vec<(usize, usize)>,
    last_page: usize,
}

impl Paragraph {
    fn of(line: &Line, table: bool) -> Self {
        let words = if table { line.words.clone() } else { line.words.replace('\t', " ") };
        Self { size: line.size, page: line.page, table, words, turns: Vec::new(), last_page: line.page }
    }

    /// Puts a line behind it; a word that was broken is whole again, unless its hyphen is its own.
    fn join(&mut self, line: &Line, whole: &HashSet<String>) {
        let next = line.words.replace('\t', " ");
        let first = next.split_whitespace().next().unwrap_or_default();
        let stem = self.words.strip_suffix('-');
        let broken =
            stem.is_some_and(|stem| stem.ends_with(char::is_lowercase)) && first.starts_with(char::is_lowercase);
        let own = self.words.ends_with('-') && {
            let last = self.words.split_whitespace().next_back().unwrap_or_default();
            whole.contains(&bare(&format!("{last}{first}")))
        };
        let dash = self.words.ends_with('-') && stem.is_some_and(|stem| stem.ends_with(char::is_alphanumeric));
        if broken && !own {
            let length = stem.map_or(0, str::len);
            self.words.truncate(length);
        } else if !dash {
            self.words.push(' ');
        }
        if line.page != self.last_page {
            self.turns.push((self.words.len(), line.page));
            self.last_page = line.page;
        }
        self.words.push_str(&next);
    }

    fn kind(&self, body: f64) -> BlockKind {
        if self.table {
            BlockKind::Table
        } else if is_item(&self.words) {
            BlockKind::List
        } else if self.size >= body * HEADING && count_words(&self.words) <= HEADING_WORDS {
            BlockKind::Subhead
        } else {
            BlockKind::Body
        }
    }
}

/// What a line alone would be, as far as it may be joined to a paragraph: an item's later lines are text.
fn kind(line: &Line, table: bool, body: f64) -> BlockKind {
    Paragraph::of(line, table).kind(body)
}

fn is_item(words: &str) -> bool {
    words.starts_with(['•', '▪', '◦', '‣', '●', '■']) || words.starts_with("– ") || words.starts_with("- ")
}

/// An item without its sign.
fn bare_item(words: &str) -> &str {
    let mut letters = words.chars();
    letters.next();
    letters.as_str().trim_start()
}

/// The size in which most letters are set.
fn usual_size(lines: &[Line]) -> f64 {
    let mut sizes: Vec<(f64, usize)> = Vec::new();
    for line in lines {
        let letters = line.words.chars().count();
        match sizes.iter_mut().find(|(size, _)| (size - line.size).abs() < 0.3) {
            Some((_, all)) => *all += letters,
            None => sizes.push((line.size, letters)),
        }
    }
    sizes.into_iter().max_by_key(|(_, letters)| *letters).map_or(10.0, |(size, _)| size)
}

/// How far apart the lines of a paragraph usually stand, in sizes of their letters.
fn usual_pitch(lines: &[Line], body: f64) -> f64 {
    let pairs = lines.iter().zip(lines.iter().skip(1)).filter(|(one, next)| {
        one.page == next.page
            && one.zone == next.zone
            && (one.size - body).abs() < 0.3
            && (next.size - body).abs() < 0.3
    });
    let mut pitches: Vec<f64> =
        pairs.map(|(one, next)| (next.y - one.y) / body).filter(|pitch| (0.8..3.0).contains(pitch)).collect();
    pitches.sort_by(f64::total_cmp);
    // The lower third: paragraphs of one line must not make the gap between them the usual one.
    pitches.get(pitches.len() / 3).copied().unwrap_or(1.2)
}

/// Whether the next line belongs to the same paragraph.
fn goes_on(before: &Line, line: &Line, pitch: f64) -> bool {
    if (before.size - line.size).abs() > 0.08 * before.size || is_item(&line.words) {
        return false;
    }
    let ended = before.words.trim_end().ends_with(['.', '!', '?', ':', '”', '"', '’', ')']);
    let (left, right) = before.column;
    let short = right - before.right > SHORT * (right - left);
    let inset = line.left - line.column.0 > INDENT * line.size && before.left - before.column.0 < INDENT * before.size;
    if before.page != line.page || before.zone != line.zone {
        // Over the end of a column or page a sentence goes on; where one ended, nothing says so.
        return !ended && !inset;
    }
    let gap = (line.y - before.y) / line.size.max(0.1);
    if gap > pitch.max(1.0) * APART || gap < 0.0 {
        return false;
    }
    !(inset || (short && ended))
}

/// Words with a hyphen inside a line: their hyphen is their own.
fn hyphenated(lines: &[Line]) -> HashSet<String> {
    let inner = lines.iter().flat_map(|line| line.words.split_whitespace());
    inner.filter(|word| word.trim_end_matches('-').contains('-')).map(bare).collect()
}

/// A word without the signs around it, small.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Which lines are rows of a table: three or more beneath each other have cells.
fn in_tables(lines: &[Line]) -> Vec<bool> {
    let mut table = vec![false; lines.len()];
    let mut start = 0;
    for at in 0..=lines.len() {
        let cells = lines.get(at).is_some_and(|line| line.words.contains('\t'));
        if cells {
            continue;
        }
        if at - start >= 3 {
            table.iter_mut().take(at).skip(start).for_each(|row| *row = true);
        }
        start = at + 1;
    }
    table
}

/// Builds the text: the largest heading of the first page is the headline.
fn build(paragraphs: Vec<Paragraph>, body: f64) -> Read {
    let first_page = paragraphs.first().map_or(0, |paragraph| paragraph.page);
    let headings = paragraphs.iter().enumerate().filter(|(_, paragraph)| {
        paragraph.page == first_page && paragraph.kind(body) == BlockKind::Subhead && count_words(&paragraph.words) > 1
    });
    let headline = headings.rev().max_by(|(_, one), (_, other)| one.size.total_cmp(&other.size)).map(|(at, _)| at);
    let mut read = Read { builder: TextBuilder::default(), pages: Vec::new() };
    for (at, paragraph) in paragraphs.into_iter().enumerate() {
        let kind = if headline == Some(at) { BlockKind::Headline } else { paragraph.kind(body) };
        // The sign of an item is no word of it; its places are counted from behind it.
        let item = if kind == BlockKind::List { bare_item(&paragraph.words) } else { &paragraph.words };
        let sign = paragraph.words.len() - item.len();
        let Some(start) = read.builder.add(kind, item) else { continue };
        let turn = |page: usize, start: usize, pages: &mut Vec<PageStart>| {
            if pages.last().is_none_or(|last| last.number < page) {
                pages.push(PageStart { number: page, start });
            }
        };
        turn(paragraph.page, start, &mut read.pages);
        for (bytes, page) in paragraph.turns {
            let before = paragraph.words.get(sign..bytes).unwrap_or_default();
            // White space is folded as the text is built.
            let folded = before.split_ascii_whitespace().map(|word| word.chars().count() + 1).sum::<usize>();
            let glued = usize::from(!before.ends_with(' ') && folded > 0);
            turn(page, start + folded - glued, &mut read.pages);
        }
    }
    read
}
