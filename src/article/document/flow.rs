//! Paragraphs of a document as they come → article text: boxes and notes after the paragraph or text that they hang on,
//! rows of tables as lines, comments with the words they stand on.

use std::collections::BTreeMap;

use super::ReadDocument;
use crate::article::blocks::TextBuilder;
use crate::article::plain;
use crate::domain::article::{BlockKind, Comment, Metadata};
use crate::domain::span::Span;

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// What it is; the body where nothing says more.
    pub(super) kind: Option<BlockKind>,
    words: String,
    /// How many letters its words have.
    letters: usize,
    blank: bool,
    /// Where comments begin and end, in letters of its words.
    edges: Vec<Edge>,
    /// Its end is deleted: the next paragraph goes on with it.
    pub(super) joins: bool,
}

/// Where a comment begins or ends.
#[derive(Debug, Clone)]
struct Edge {
    comment: String,
    begins: bool,
    at: usize,
}

impl Paragraph {
    fn push(&mut self, words: &str) {
        for letter in words.chars() {
            if matches!(letter, ' ' | '\t' | '\n' | '\r') {
                self.blank = !self.words.is_empty();
            } else {
                if std::mem::take(&mut self.blank) {
                    self.words.push(' ');
                    self.letters += 1;
                }
                self.words.push(letter);
                self.letters += 1;
            }
        }
    }

    /// Puts another one behind it, with `between` where both have words.
    fn append(&mut self, other: Self, between: char) {
        if !self.words.is_empty() && !other.words.is_empty() {
            self.words.push(between);
            self.letters += 1;
        }
        let before = self.letters;
        self.edges.extend(other.edges.into_iter().map(|edge| Edge { at: edge.at + before, ..edge }));
        self.words.push_str(&other.words);
        self.letters += other.letters;
    }
}

/// A comment in the margin, as its document has it.
#[derive(Debug, Default)]
pub(super) struct Margin {
    /// What the places of its words call it.
    pub(super) name: String,
    pub(super) author: String,
    pub(super) text: String,
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
    /// Where comments begin and end, by their names, in letters of the text.
    commented: BTreeMap<String, (Option<usize>, Option<usize>)>,
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
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.push(words);
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
        let Some(start) = self.text.add(paragraph.kind.unwrap_or(BlockKind::Body), &paragraph.words) else { return };
        for edge in &paragraph.edges {
            let (begin, end) = self.commented.entry(edge.comment.clone()).or_default();
            let side = if edge.begins { begin } else { end };
            side.get_or_insert(start + edge.at.min(paragraph.letters));
        }
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
            let mut line = Paragraph { kind: Some(BlockKind::Table), ..Paragraph::default() };
            for (at, cell) in row.into_iter().enumerate() {
                if at > 0 {
                    line.words.push('\t');
                    line.letters += 1;
                }
                let cell = cell.into_iter().fold(Paragraph::default(), |mut cell, paragraph| {
                    cell.append(paragraph, ' ');
                    cell
                });
                line.edges.extend(cell.edges.into_iter().map(|edge| Edge { at: edge.at + line.letters, ..edge }));
                line.words.push_str(&cell.words);
                line.letters += cell.letters;
            }
            vec![line]
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
        self.edge(name, true);
    }

    /// What a comment stands on ends.
    pub(super) fn end_comment(&mut self, name: &str) {
        self.edge(name, false);
    }

    fn edge(&mut self, name: &str, begins: bool) {
        if let Some(paragraph) = self.open.last_mut() {
            let at = paragraph.letters + usize::from(begins && paragraph.blank);
            paragraph.edges.push(Edge { comment: name.to_owned(), begins, at });
        }
    }

    /// Counts what is left out.
    pub(super) fn leave_out(&mut self, what: &str, block: &str) {
        self.text.leave_out(what, block);
    }

    /// The document: notes after the text, a headline where the first block reads like one, and comments on their words.
    pub(super) fn finish(mut self, comments: Vec<Margin>, mut metadata: Metadata) -> ReadDocument {
        if let Some(paragraph) = self.joined.take() {
            self.place(&paragraph);
        }
        for paragraph in std::mem::take(&mut self.waiting).into_iter().chain(std::mem::take(&mut self.notes)) {
            self.place(&paragraph);
        }
        for comment in &comments {
            self.text.leave_out("comments", &comment.text);
        }
        let file_title = metadata.title.take();
        let mut article = self.text.finish(metadata);
        plain::find_headline(&mut article);
        article.metadata.title = article.metadata.title.take().or(file_title);
        let end = article.text.chars().count();
        for comment in comments {
            let place = self.commented.get(&comment.name).copied();
            let span = place.and_then(|(start, stop)| Span::new(start?, stop?.min(end)));
            let text = comment.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let author = Some(comment.author.trim()).filter(|author| !author.is_empty()).map(str::to_owned);
            article.comments.push(Comment { author, text, span });
        }
        ReadDocument { article, notices: Vec::new(), warnings: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stand_on_their_words() {
        let mut flow = Flow::default();
        flow.begin(None);
        flow.push("It cost ");
        (0..10_000).for_each(|number| flow.begin_comment(&number.to_string()));
        flow.push("nine pounds");
        (0..10_000).for_each(|number| flow.end_comment(&number.to_string()));
        flow.push(" in May.");
        flow.end();
        let margin = |name: &str| Margin { name: name.to_owned(), text: " Source? ".to_owned(), ..Margin::default() };
        let read = flow.finish(vec![margin("9999"), margin("none")], Metadata::default());
        let comments = read.article.comments;
        assert_eq!((comments[0].span, comments[0].text.as_str()), (Span::new(8, 19), "Source?"));
        assert_eq!(comments[1].span, None);
    }
}
