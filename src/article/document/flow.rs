//! Paragraphs of a document as they come → article text: boxes and notes after the paragraph or text that they hang on,
//! rows of tables as lines, comments with the words they stand on.

use std::collections::BTreeMap;

use crate::article::blocks::TextBuilder;
use crate::article::plain;
use crate::domain::article::{ArticleText, BlockKind, Metadata};

/// How many comments may stand on the same words; the words of more are not kept.
const MOST_COMMENTS: usize = 50;

/// How many bytes of the words that a comment stands on are kept, roughly.
const COMMENTED: usize = 300;

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// What it is; the body where nothing says more.
    pub(super) kind: Option<BlockKind>,
    words: String,
    blank: bool,
    /// Its end is deleted: the next paragraph goes on with it.
    pub(super) joins: bool,
}

impl Paragraph {
    fn push(&mut self, words: &str) {
        for letter in words.chars() {
            if matches!(letter, ' ' | '\t' | '\n' | '\r') {
                self.blank = !self.words.is_empty();
            } else {
                if std::mem::take(&mut self.blank) {
                    self.words.push(' ');
                }
                self.words.push(letter);
            }
        }
    }
}

/// The text of a document being built.
#[derive(Debug, Default)]
pub(super) struct Flow {
    text: TextBuilder,
    open: Vec<Paragraph>,
    /// What ended inside a paragraph that is still open: text boxes.
    waiting: Vec<Paragraph>,
    /// Open rows of tables, the innermost last: their cells with their paragraphs.
    rows: Vec<Vec<Vec<Paragraph>>>,
    /// Footnotes and endnotes, which follow the text.
    notes: Vec<Paragraph>,
    /// How many notes are open around what is read now.
    in_note: usize,
    /// The words that open comments stand on, by their names, and those of the comments that ended.
    commented: BTreeMap<String, String>,
    running: Vec<String>,
    joined: Option<Paragraph>,
}

impl Flow {
    /// A paragraph starts; it may lie inside another one.
    pub(super) fn begin(&mut self, kind: Option<BlockKind>) {
        let joined = self.joined.take();
        let mut paragraph = joined.unwrap_or_default();
        paragraph.joins = false;
        paragraph.kind = paragraph.kind.or(kind);
        self.open.push(paragraph);
    }

    /// The innermost open paragraph.
    pub(super) fn paragraph(&mut self) -> Option<&mut Paragraph> {
        self.open.last_mut()
    }

    /// Words of the innermost open paragraph.
    pub(super) fn push(&mut self, words: &str) {
        let Some(paragraph) = self.open.last_mut() else { return };
        paragraph.push(words);
        for name in &self.running {
            let on = self.commented.entry(name.clone()).or_default();
            if on.len() < COMMENTED {
                on.push_str(words);
            }
        }
    }

    /// The innermost open paragraph ends.
    pub(super) fn end(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        if paragraph.joins && self.open.is_empty() {
            self.joined = Some(paragraph);
        } else if self.in_note > 0 {
            self.notes.push(paragraph);
        } else if !self.open.is_empty() {
            self.waiting.push(paragraph);
        } else if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.push(paragraph);
        } else {
            self.place(&paragraph);
            for paragraph in std::mem::take(&mut self.waiting) {
                self.place(&paragraph);
            }
        }
    }

    fn place(&mut self, paragraph: &Paragraph) {
        self.text.add(paragraph.kind.unwrap_or(BlockKind::Body), &paragraph.words);
    }

    /// A note starts: a footnote, an endnote.
    pub(super) fn begin_note(&mut self) {
        self.in_note += 1;
    }

    /// The note ends.
    pub(super) fn end_note(&mut self) {
        self.in_note = self.in_note.saturating_sub(1);
    }

    /// A row of a table starts.
    pub(super) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// A cell of the innermost row starts.
    pub(super) fn begin_cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.push(Vec::new());
        }
    }

    /// The innermost row ends: one cell alone is a box of paragraphs, several are a line.
    pub(super) fn end_row(&mut self) {
        let Some(row) = self.rows.pop() else { return };
        let filled = row.iter().filter(|cell| cell.iter().any(|paragraph| !paragraph.words.is_empty())).count();
        let paragraphs: Vec<Paragraph> = if filled <= 1 {
            row.into_iter().flatten().collect()
        } else {
            let cells = row.into_iter().map(|cell| {
                let words = cell.into_iter().map(|paragraph| paragraph.words).filter(|words| !words.is_empty());
                words.collect::<Vec<_>>().join(" ")
            });
            let words = cells.collect::<Vec<_>>().join("\t");
            vec![Paragraph { kind: Some(BlockKind::Table), words, ..Paragraph::default() }]
        };
        for paragraph in paragraphs {
            match self.rows.last_mut().and_then(|row| row.last_mut()) {
                Some(cell) => cell.push(paragraph),
                None if self.open.is_empty() => self.place(&paragraph),
                None => self.waiting.push(paragraph),
            }
        }
    }

    /// What a comment stands on starts.
    pub(super) fn begin_comment(&mut self, name: &str) {
        if self.running.len() < MOST_COMMENTS {
            self.running.push(name.to_owned());
        }
    }

    /// What a comment stands on ends.
    pub(super) fn end_comment(&mut self, name: &str) {
        self.running.retain(|running| running != name);
    }

    /// The words that a comment stands on, on one line.
    pub(super) fn commented(&self, name: &str) -> Option<String> {
        let words = self.commented.get(name)?.split_whitespace().collect::<Vec<_>>().join(" ");
        (!words.is_empty()).then_some(words)
    }

    /// Counts what is left out.
    pub(super) fn drop_words(&mut self, what: &str, words: usize) {
        self.text.drop_words(what, words);
    }

    /// The article: notes after the text, and a headline where the first block reads like one.
    pub(super) fn finish(mut self, mut metadata: Metadata) -> ArticleText {
        if let Some(paragraph) = self.joined.take() {
            self.place(&paragraph);
        }
        for paragraph in std::mem::take(&mut self.waiting).into_iter().chain(std::mem::take(&mut self.notes)) {
            self.place(&paragraph);
        }
        let file_title = metadata.title.take();
        let mut article = self.text.finish(metadata);
        plain::find_headline(&mut article);
        article.metadata.title = article.metadata.title.take().or(file_title);
        article
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_of_comments_on_the_same_words_cost_little() {
        let mut flow = Flow::default();
        flow.begin(None);
        (0..10_000).for_each(|number| flow.begin_comment(&number.to_string()));
        (0..10_000).for_each(|_| flow.push("words of the text "));
        flow.end();
        assert!(flow.commented("0").unwrap().len() < 2 * COMMENTED);
        assert_eq!(flow.commented("9999"), None);
    }
}
