//! Plain text: the text as it is, a block a line, and a headline where the first line looks like one.

use std::ops::{Range, RangeInclusive};

use crate::domain::article::{ArticleText, Block, BlockKind};
use crate::domain::span::{CharIndex, Span};

/// The longest first line that may be a headline, in code points.
const LONGEST_HEADLINE: usize = 120;

/// Reads text whose lines end in `\n` alone.
pub(crate) fn read(text: String) -> ArticleText {
    let blocks = paragraphs(&text);
    let mut article = ArticleText { text, blocks, ..ArticleText::default() };
    find_headline(&mut article);
    article
}

/// Finds the headline of a text whose blocks may not say which it is: the first block, if it is a heading, or if it is short,
/// has no final stop and a blank line follows with text after it.
pub(crate) fn find_headline(article: &mut ArticleText) {
    let index = CharIndex::new(&article.text);
    let said = article.blocks.iter().find(|block| block.kind == BlockKind::Headline).copied();
    let first = article.blocks.first().copied().filter(|first| {
        let words = index.slice(first.span);
        let short = words.chars().count() <= LONGEST_HEADLINE && !words.ends_with(['.', '!', ':', ';', ',']);
        let apart = article.blocks.get(1).and_then(|next| Span::new(first.span.end, next.span.start));
        let apart = apart.is_some_and(|gap| index.slice(gap).matches('\n').count() > 1);
        apart && (first.kind == BlockKind::Subhead || (first.kind == BlockKind::Body && short))
    });
    let Some(headline) = said.or(first) else { return };
    article.metadata.title = Some(index.slice(headline.span).to_owned());
    if let Some(block) = article.blocks.iter_mut().find(|block| block.span == headline.span) {
        block.kind = BlockKind::Headline;
    }
}

/// The paragraphs of the text, each a block of the body: its lines that are not blank, and where its lines were broken to a
/// width, as mails and old terminals break them, the lines that belong together. The text keeps its line ends.
pub(crate) fn paragraphs(text: &str) -> Vec<Block> {
    let index = CharIndex::new(text);
    let width = width(text);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let (mut at, mut before) = (0, "");
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = (at + line.trim_end().len()).max(start);
        match ranges.last_mut() {
            Some(last) if width.is_some_and(|width| is_broken(before, line, width)) => last.end = end,
            _ if start < end => ranges.push(start..end),
            _ => {}
        }
        (at, before) = (at + line.len(), line);
    }
    let span = |range: Range<usize>| index.span(range.start, range.end);
    ranges.into_iter().filter_map(span).map(|span| Block { span, kind: BlockKind::Body }).collect()
}

/// The widths to which lines are broken, in code points.
const WIDTHS: RangeInclusive<usize> = 40..=120;

/// How many lines have to be broken to a width before it is one.
const FEWEST_BROKEN: usize = 3;

/// The width to which the lines of a text were broken: most of those that another line follows have no room for its first word.
fn width(text: &str) -> Option<usize> {
    let pairs = || text.lines().zip(text.lines().skip(1)).filter(|(line, next)| goes_on(line, next));
    let width =
        pairs().map(|(line, _)| line.trim_end().chars().count()).max().filter(|width| WIDTHS.contains(width))?;
    let (all, broken) = (pairs().count(), pairs().filter(|(line, next)| is_broken(line, next, width)).count());
    (broken >= FEWEST_BROKEN && broken * 5 >= all * 4).then_some(width)
}

/// Whether two lines can belong to one paragraph: neither is blank, and the second is no item and not indented.
fn goes_on(line: &str, next: &str) -> bool {
    let item = next.starts_with(['-', '*', '•', '>', ' ', '\t', '#', '|']);
    !line.trim().is_empty() && !next.trim().is_empty() && !item
}

/// Whether a line ends where it does because the next word did not fit.
fn is_broken(line: &str, next: &str, width: usize) -> bool {
    let first = next.split_whitespace().next().unwrap_or_default().chars().count();
    goes_on(line, next) && line.trim_end().chars().count() + 1 + first > width
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_headline_is_short_and_stands_alone() {
        let article = read("Harbour reopens\n\nThe harbour reopened on Monday.\n".to_owned());
        assert_eq!(article.metadata.title.as_deref(), Some("Harbour reopens"));
        assert_eq!(article.blocks[0].kind, BlockKind::Headline);
        assert_eq!(read("It reopened.\n\nShips came.".to_owned()).metadata.title, None);
    }

    #[test]
    fn lines_broken_to_a_width_are_one_paragraph() {
        let text = "The harbour reopened on Monday, the council said in its\nreport to the region. It had been shut for nine weeks after\nthe storm of May, when two boats sank.\n\nThe cost was nine million pounds, which the region paid in\nfull.\n- One item of a list\n";
        let index = CharIndex::new(text);
        let blocks = paragraphs(text);
        let ends: Vec<_> = blocks.iter().map(|block| index.slice(block.span).split(' ').next_back().unwrap()).collect();
        assert_eq!(ends, ["sank.", "in\nfull.", "list"]);
        assert_eq!(paragraphs("It rained.\nIt snowed.\nIt blew.\nIt was cold.\nIt was dark.").len(), 5);
    }

    proptest! {
        #[test]
        fn blocks_are_in_order_and_inside(text in "(\\PC|\n| ){0,200}") {
            let article = read(text);
            let mut last = 0;
            for block in &article.blocks {
                prop_assert!(last <= block.span.start && block.span.start < block.span.end);
                last = block.span.end;
            }
            prop_assert!(last <= article.text.chars().count());
        }
    }
}
