//! Builds an article's text block by block: a blank line between blocks, white space folded, spans in code points.

use crate::domain::article::{ArticleText, Block, BlockKind, Dropped, Metadata};
use crate::domain::span::Span;

/// A text being built.
#[derive(Debug, Default)]
pub(super) struct TextBuilder {
    text: String,
    chars: usize,
    blocks: Vec<Block>,
    dropped: Vec<Dropped>,
}

impl TextBuilder {
    /// Adds a block; blank words add nothing. Tabs between the cells of a table stay.
    pub(super) fn add(&mut self, kind: BlockKind, words: &str) {
        let folded = match kind {
            BlockKind::Table => words.split('\t').map(fold).collect::<Vec<_>>().join("\t"),
            _ => fold(words),
        };
        if folded.trim().is_empty() {
            return;
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
    }

    /// Counts words that are left out.
    pub(super) fn drop_words(&mut self, what: &str, words: usize) {
        if words == 0 {
            return;
        }
        match self.dropped.iter_mut().find(|dropped| dropped.what == what) {
            Some(dropped) => dropped.words += words,
            None => self.dropped.push(Dropped { what: what.to_owned(), words }),
        }
    }

    /// The article.
    pub(super) fn finish(self, metadata: Metadata) -> ArticleText {
        ArticleText { text: self.text, blocks: self.blocks, metadata, dropped: self.dropped, external_id: None }
    }
}

/// Words with one blank between them; a non-breaking space is part of what was written and stays.
fn fold(words: &str) -> String {
    words.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}
