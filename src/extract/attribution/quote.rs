//! Quotation marks: which stretches of each block stand inside them, and which speeches run over several paragraphs.
//!
//! A paragraph that opens a quotation and does not close it goes on in the next paragraph when that one starts with a
//! quotation mark: one speech by one speaker. Otherwise the quotation ends with its paragraph.

use std::ops::Range;

use super::super::reading::Reading;

/// A stretch inside quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// The content, in bytes of the text, without the marks and without white space at its ends.
    pub(super) content: Range<usize>,
    /// The number of its block.
    pub(super) block: usize,
    /// Whether it goes on from a quotation that the paragraph before left open.
    pub(super) continues: bool,
}

/// Finds the runs of every block, in the order of the text.
pub(super) fn runs(reading: &Reading<'_>) -> Vec<Run> {
    let mut all = Vec::new();
    let mut left_open = false;
    for (number, block) in reading.blocks.iter().enumerate() {
        let text = reading.slice(block.range.clone());
        let starts_quoted = text.starts_with(['“', '"']);
        let (found, open) = in_block(text);
        let mut first = true;
        for range in found {
            let content = super::super::reading::trimmed(
                reading.text,
                block.range.start + range.start..block.range.start + range.end,
            );
            if !content.is_empty() {
                all.push(Run { content, block: number, continues: first && left_open && starts_quoted });
            }
            first = false;
        }
        left_open = open;
    }
    all
}

/// The contents of the quotations of one block, and whether the last one is left open.
fn in_block(text: &str) -> (Vec<Range<usize>>, bool) {
    let mut found = double(text);
    let open = found.last().is_some_and(|range| range.end == text.len() && !text.ends_with(['”', '"']));
    if found.is_empty() {
        found = single(text);
        return (found, false);
    }
    (found, open)
}

/// Quotations in double marks, curly or straight; an inner quotation in double marks is part of the outer one.
fn double(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = at + c.len_utf8();
        let word_follows = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        match (c, start) {
            ('“', None) => start = Some(after),
            ('"', None) if opens(before) => start = Some(after),
            // A paragraph of the same speech that was run on: the mark opens again what nothing has closed.
            ('"', Some(from)) if before.is_whitespace() && word_follows => {
                found.push(from..at);
                start = Some(after);
            }
            ('”' | '"', Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
        before = c;
    }
    found.extend(start.map(|from| from..text.len()));
    found
}

/// Quotations in single marks of at least two words; an apostrophe is none.
fn single(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = at + c.len_utf8();
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        if matches!(c, '‘' | '\'') && start.is_none() && opens(before) && next.is_alphanumeric() {
            start = Some(after);
        } else if let ('’' | '\'', Some(from)) = (c, start)
            && !next.is_alphanumeric()
        {
            let words = text.get(from..at).unwrap_or_default();
            if words.contains(' ') {
                found.push(from..at);
            }
            start = None;
        }
        before = c;
    }
    found
}

/// Whether a straight mark after this character opens a quotation.
fn opens(before: char) -> bool {
    before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | '‘' | '\'' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents(text: &str) -> Vec<&str> {
        in_block(text).0.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn quotations_are_found_in_curly_straight_and_single_marks() {
        assert_eq!(contents("“We met,” she said. “Twice.”"), ["We met,", "Twice."]);
        assert_eq!(contents("\"We met,\" she said."), ["We met,"]);
        assert_eq!(contents("‘We met twice,’ she said; it’s over."), ["We met twice,"]);
        assert_eq!(contents("It’s the boys’ turn"), Vec::<&str>::new());
    }

    #[test]
    fn an_open_quotation_ends_with_its_block() {
        assert!(in_block("“One thing.").1);
        assert!(!in_block("“One thing.”").1);
    }
}
