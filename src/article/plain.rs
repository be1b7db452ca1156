//! Plain text: the text as it is, a block a line, and a headline where the first line looks like one.

use crate::domain::article::{ArticleText, Block, BlockKind, Metadata};
use crate::domain::span::{CharIndex, Span};

/// The longest first line that may be a headline, in code points.
const LONGEST_HEADLINE: usize = 120;

/// Reads text whose lines end in `\n` alone.
pub(crate) fn read(text: String) -> ArticleText {
    let blocks = paragraphs(&text);
    let metadata = Metadata::default();
    let mut article = ArticleText { text, blocks, metadata, dropped: Vec::new(), external_id: None };
    crown(&mut article);
    article
}

/// Finds the headline of a text whose blocks may not say which it is: the first block, if it is a heading, or if it is short,
/// has no final stop and a blank line follows with text after it.
pub(crate) fn crown(article: &mut ArticleText) {
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

/// The lines of the text that are not blank, each a block of the body.
pub(crate) fn paragraphs(text: &str) -> Vec<Block> {
    let index = CharIndex::new(text);
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        blocks.extend(index.span(start, end.max(start)).map(|span| Block { span, kind: BlockKind::Body }));
        at += line.len();
    }
    blocks
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
