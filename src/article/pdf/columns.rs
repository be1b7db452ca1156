//! Pieces of a page → its lines in reading order: what spans the page from top to bottom, columns from left to right.

use super::paragraphs::Line;
use super::{Page, Piece};

/// The fewest lines that two columns have beside each other.
const FEWEST_LINES: usize = 4;
/// The least share of a column's lines that fill it; the cells of a table do not.
const FILLED: f64 = 0.5;
/// How much of its column a line fills that counts as filling it.
const FULL: f64 = 0.6;
/// How many words a column has on a line at least, on average; the cells of a table have fewer.
const FEWEST_WORDS: f64 = 2.5;
/// How many places are tried for the gap between two columns.
const MOST_GUTTERS: usize = 24;
/// How many pieces a page has at most whose columns are looked for; a page of a newspaper has some thousands.
const MOST_PIECES: usize = 20_000;
/// How many pieces of a line are looked at to tell whether another one stands on it.
const LOOKED_AT: usize = 16;
/// How far columns lie in columns.
const DEEPEST: usize = 12;
/// How far off a line's letters a piece may stand and still be of the line, in sizes of its letters.
const OFF_LINE: f64 = 0.4;
/// The gap that parts two cells, in sizes of their letters.
const CELL: f64 = 1.5;

/// The lines of a page in reading order.
pub(super) fn lines(page: Page) -> Vec<Line> {
    let (number, height) = (page.number, page.height);
    let mut zones = Vec::new();
    part(page.pieces, DEEPEST, &mut zones);
    let mut lines = Vec::new();
    for (zone, pieces) in zones.into_iter().enumerate() {
        let rows = rows(pieces);
        let left = rows.iter().filter_map(|row| row.first()).map(|piece| piece.x).fold(f64::INFINITY, f64::min);
        let right = rows.iter().filter_map(|row| row.last()).map(Piece::right).fold(f64::NEG_INFINITY, f64::max);
        lines.extend(rows.into_iter().filter_map(|row| line(row, number, height, zone, (left, right))));
    }
    lines
}

/// Parts pieces into zones that are read one after the other.
fn part(pieces: Vec<Piece>, deeper: usize, zones: &mut Vec<Vec<Piece>>) {
    if pieces.is_empty() {
        return;
    }
    let gutter = if deeper == 0 || pieces.len() > MOST_PIECES { None } else { gutter(&pieces) };
    let Some(Gutter { x, from, to }) = gutter else {
        zones.push(pieces);
        return;
    };
    let (mut above, mut left, mut right, mut below) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for piece in pieces {
        if piece.y < from {
            above.push(piece);
        } else if piece.y > to {
            below.push(piece);
        } else if piece.x < x {
            left.push(piece);
        } else {
            right.push(piece);
        }
    }
    for part_of in [above, left, right, below] {
        part(part_of, deeper - 1, zones);
    }
}

/// A gap between two columns: where the right one begins, and from which line to which it reaches.
#[derive(Debug, Clone, Copy)]
struct Gutter {
    x: f64,
    from: f64,
    to: f64,
}

/// The gap with the most lines on its lesser side.
fn gutter(pieces: &[Piece]) -> Option<Gutter> {
    let mut starts: Vec<(f64, usize)> = Vec::new();
    for piece in pieces {
        match starts.iter_mut().find(|(x, _)| (*x - piece.x).abs() < 1.5) {
            Some((x, count)) => {
                *x = x.min(piece.x);
                *count += 1;
            }
            None => starts.push((piece.x, 1)),
        }
    }
    starts.retain(|(_, count)| *count >= FEWEST_LINES);
    starts.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.total_cmp(&other.0)));
    let mut best: Option<(usize, Gutter)> = None;
    for (x, _) in starts.into_iter().take(MOST_GUTTERS) {
        for gutter in open_at(pieces, x - 0.1) {
            let lines = lesser_side(pieces, gutter);
            if lines >= FEWEST_LINES && best.as_ref().is_none_or(|(most, _)| lines > *most) {
                best = Some((lines, gutter));
            }
        }
    }
    best.map(|(_, gutter)| gutter)
}

/// From where to where no piece crosses a place; the ends are the first and last piece between two that do.
fn open_at(pieces: &[Piece], x: f64) -> Vec<Gutter> {
    let mut by_line: Vec<&Piece> = pieces.iter().collect();
    by_line.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut open: Vec<Gutter> = Vec::new();
    let mut running = false;
    for piece in by_line {
        // Pieces on the line of one that crosses belong to it.
        let crosses = piece.x < x - 1.0 && piece.right() > x + 1.0;
        match open.last_mut() {
            _ if crosses => running = false,
            Some(gutter) if running => gutter.to = piece.y,
            _ => {
                open.push(Gutter { x, from: piece.y, to: piece.y });
                running = true;
            }
        }
    }
    open
}

/// How many lines the side with fewer of them has; none where a side is no column of text.
fn lesser_side(pieces: &[Piece], gutter: Gutter) -> usize {
    let within = pieces.iter().filter(|piece| piece.y >= gutter.from && piece.y <= gutter.to);
    let (left, right): (Vec<&Piece>, Vec<&Piece>) = within.partition(|piece| piece.x < gutter.x);
    match (filled_lines(&left), filled_lines(&right)) {
        (Some(left), Some(right)) => left.min(right),
        _ => 0,
    }
}

/// How many lines a column of text has; none where what stands there is no text.
fn filled_lines(pieces: &[&Piece]) -> Option<usize> {
    let from = pieces.iter().map(|piece| piece.x).fold(f64::INFINITY, f64::min);
    let to = pieces.iter().map(|piece| piece.right()).fold(f64::NEG_INFINITY, f64::max);
    let rows = rows(pieces.iter().copied().cloned().collect());
    let width = |row: &[Piece]| row.iter().map(|piece| piece.width).sum::<f64>();
    let full = rows.iter().filter(|row| width(row) >= FULL * (to - from)).count();
    let words: usize = rows.iter().flatten().map(|piece| piece.words.split_whitespace().count()).sum();
    let (all, full, words) = (count(rows.len()), count(full), count(words));
    (all > 0.0 && full >= FILLED * all && words >= FEWEST_WORDS * all).then_some(rows.len())
}

/// A count as a number to reckon with; pages hold far fewer than 2³² of anything.
fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Pieces that stand on one line, lines from the top, pieces from the left.
fn rows(mut pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    pieces.sort_by(|one, other| one.y.total_cmp(&other.y).then(one.x.total_cmp(&other.x)));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if row.iter().rev().take(LOOKED_AT).any(|other| beside(other, &piece)) => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    for row in &mut rows {
        row.sort_by(|one, other| one.x.total_cmp(&other.x));
    }
    rows
}

/// Whether two pieces stand on one line: raised and lowered figures stand off it and close by.
fn beside(one: &Piece, other: &Piece) -> bool {
    let (large, small) = (one.size.max(other.size), one.size.min(other.size));
    let off = (one.y - other.y).abs();
    let raised = small < 0.8 * large && off < 0.6 * large && {
        let gap = (other.x - one.right()).max(one.x - other.right());
        (-0.5 * large..0.5 * large).contains(&gap)
    };
    off < OFF_LINE * small || raised
}

/// Whether a raised figure is the sign of a note and no exponent: it stands behind a sign or a word.
fn is_note_sign(piece: &Piece, y: f64, size: f64, before: &str) -> bool {
    let raised = piece.size < 0.8 * size && y - piece.y > 0.15 * size;
    let figure = piece.words.trim().chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡'));
    let word = before.chars().rev().take_while(|c| c.is_alphabetic()).count() >= 3;
    raised && figure && (word || before.ends_with(['.', ',', ';', ':', '!', '?', '”', '"', '’', ')']))
}

/// A row as a line of text; none where nothing stands on it.
fn line(row: Vec<Piece>, page: usize, height: f64, zone: usize, column: (f64, f64)) -> Option<Line> {
    let main = row.iter().max_by_key(|piece| piece.words.chars().count())?;
    let (y, size) = (main.y, main.size);
    let (left, right) = (row.first()?.x, row.iter().map(Piece::right).fold(f64::NEG_INFINITY, f64::max));
    let mut words = String::new();
    let mut end = left;
    for piece in row {
        if is_note_sign(&piece, y, size, &words) {
            continue;
        }
        let gap = piece.x - end;
        if !words.is_empty() {
            let near = gap < 0.1 * size;
            let blank = words.ends_with([' ', '\t']) || piece.words.starts_with(' ');
            words.push_str(if gap > CELL * size {
                "\t"
            } else if near || blank {
                ""
            } else {
                " "
            });
        }
        words.push_str(&piece.words);
        end = piece.right();
    }
    let words = words.split('\t').map(str::trim).collect::<Vec<_>>().join("\t");
    (!words.trim().is_empty()).then_some(Line { page, height, zone, column, left, right, y, size, words })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(x: f64, y: f64, size: f64, words: &str) -> Piece {
        let letters = f64::from(u32::try_from(words.chars().count()).unwrap());
        Piece { x, y, width: letters * size * 0.5, size, words: words.to_owned() }
    }

    fn read(pieces: Vec<Piece>) -> Vec<String> {
        lines(Page { number: 1, height: 800.0, pieces, ..Page::default() }).into_iter().map(|line| line.words).collect()
    }

    #[test]
    fn a_raised_figure_is_a_note_behind_a_word_and_an_exponent_behind_a_number() {
        let note = vec![piece(0.0, 100.0, 10.0, "the council said."), piece(85.0, 96.0, 6.0, "12")];
        assert_eq!(read(note), ["the council said."]);
        let exponent = vec![
            piece(0.0, 100.0, 10.0, "It weighs 10"),
            piece(60.0, 96.0, 6.0, "12"),
            piece(70.0, 100.0, 10.0, "kg."),
        ];
        assert_eq!(read(exponent), ["It weighs 1012 kg."]);
    }

    #[test]
    fn columns_are_read_one_after_the_other_and_cells_side_by_side() {
        let column = |x: f64, word: &str| {
            (0..6)
                .map(|row| piece(x, 100.0 + f64::from(row) * 12.0, 10.0, &format!("{word} stands in line {row} of it")))
                .collect::<Vec<_>>()
        };
        let mut pieces = vec![piece(0.0, 80.0, 20.0, "One headline over both of the columns")];
        pieces.extend(column(160.0, "right"));
        pieces.extend(column(0.0, "left"));
        let read_lines = read(pieces);
        assert!(
            read_lines[0].starts_with("One")
                && read_lines[1].starts_with("left")
                && read_lines[12].starts_with("right")
        );
        let cells = (0..6).flat_map(|row| {
            let y = 100.0 + f64::from(row) * 12.0;
            [piece(0.0, y, 10.0, "2023"), piece(160.0, y, 10.0, "12 boats")]
        });
        assert_eq!(read(cells.collect())[0], "2023\t12 boats");
    }
}
