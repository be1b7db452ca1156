//! Builds an article's text block by block: a blank line between blocks, white space folded, spans in code points.

use super::left_out::LeftOut;
use crate::domain::article::{ArticleText, Block, BlockKind, Metadata};
use crate::domain::span::Span;

/// A text being built.
#[derive(Debug, Default)]
pub(super) struct TextBuilder {
    text: String,
    chars: usize,
    blocks: Vec<Block>,
    left_out: LeftOut,
}

impl TextBuilder {
    /// Adds a block and says where it starts, in code points; blank words add nothing. Tabs between the cells of a table stay.
    pub(super) fn add(&mut self, kind: BlockKind, words: &str) -> Option<usize> {
        let folded = match kind {
            BlockKind::Table => words.split('\t').map(fold).collect::<Vec<_>>().join("\t"),
            _ => fold(words),
        };
        // The sign before an item is drawn by most programs and written by some.
        let folded = if kind == BlockKind::List {
            folded.trim_start_matches(['•', '▪', '◦', '‣', '●', '■', ' '])
        } else {
            &folded
        };
        if folded.trim().is_empty() {
            return None;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
            self.chars += 2;
        }
        let folded = folded.trim();
        let start = self.chars;
        self.chars += folded.chars().count();
        self.text.push_str(folded);
        self.blocks.extend(Span::new(start, self.chars).map(|span| Block { span, kind }));
        Some(start)
    }

    /// Counts a block that is left out.
    pub(super) fn leave_out(&mut self, what: &str, block: &str) {
        self.left_out.add(what, block);
    }

    /// The article.
    pub(super) fn finish(self, metadata: Metadata) -> ArticleText {
        ArticleText {
            text: self.text,
            blocks: self.blocks,
            metadata,
            dropped: self.left_out.finish(),
            ..ArticleText::default()
        }
    }
}

/// Words with one blank between them; a non-breaking space is part of what was written and stays.
fn fold(words: &str) -> String {
    words.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}
