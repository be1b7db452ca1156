//! An article made ready for rules: its text with an index of places, its blocks and its sentences in byte offsets.
//!
//! `sentence.rs` says where a sentence ends. What the rules find becomes a [`Span`] by [`Reading::span`].

use std::ops::Range;

use super::sentence;
use crate::domain::article::{ArticleText, BlockKind};
use crate::domain::span::{CharIndex, Span};

/// A block of the article: a paragraph, a heading, a caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReadBlock {
    /// Where it stands, in bytes of the text, without surrounding white space.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) kind: BlockKind,
    /// Which of [`Reading::sentences`] are its own.
    pub(crate) sentences: Range<usize>,
}

/// A sentence; it never crosses the border of its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReadSentence {
    /// Where it stands, in bytes of the text, without surrounding white space.
    pub(crate) range: Range<usize>,
    /// The number of its block in [`Reading::blocks`].
    pub(crate) block: usize,
}

/// One article, read once for all rules.
#[derive(Debug)]
pub(crate) struct Reading<'t> {
    /// The text as read.
    pub(crate) text: &'t str,
    /// Bytes into code points and back.
    pub(crate) index: CharIndex<'t>,
    /// The blocks in reading order; blank ones are left out.
    pub(crate) blocks: Vec<ReadBlock>,
    /// The sentences in the order of the text.
    pub(crate) sentences: Vec<ReadSentence>,
}

impl<'t> Reading<'t> {
    /// Reads an article.
    pub(crate) fn new(article: &'t ArticleText) -> Self {
        let index = CharIndex::new(&article.text);
        let mut reading = Self { text: &article.text, index, blocks: Vec::new(), sentences: Vec::new() };
        for block in &article.blocks {
            let range = reading.index.byte_at(block.span.start)..reading.index.byte_at(block.span.end);
            reading.add(trimmed(reading.text, range), block.kind);
        }
        reading
    }

    /// The words in a range of bytes; empty where the range is none of the text.
    pub(crate) fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// The span of a range of bytes, unless it is empty.
    pub(crate) fn span(&self, range: Range<usize>) -> Option<Span> {
        self.index.span(range.start, range.end)
    }

    fn add(&mut self, range: Range<usize>, kind: BlockKind) {
        if range.is_empty() {
            return;
        }
        let (block, first) = (self.blocks.len(), self.sentences.len());
        let found = sentence::sentences(self.text, range.clone());
        self.sentences.extend(found.into_iter().map(|range| ReadSentence { range, block }));
        self.blocks.push(ReadBlock { range, kind, sentences: first..self.sentences.len() });
    }
}

/// A range without white space at its ends.
pub(crate) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::jsonl;

    #[test]
    fn a_sentence_stays_inside_its_block() {
        let line = r#"{"text": "Mill to close\n\n  Dr. Hale spoke. She left. \nEnd"}"#;
        let articles = jsonl::read(line).unwrap();
        let reading = Reading::new(&articles[0]);
        let words: Vec<_> = reading.sentences.iter().map(|s| (s.block, reading.slice(s.range.clone()))).collect();
        assert_eq!(words, [(0, "Mill to close"), (1, "Dr. Hale spoke."), (1, "She left."), (2, "End")]);
        assert_eq!(reading.blocks[1].sentences, 1..3);
    }
}
