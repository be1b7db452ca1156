//! The body of an article, walked in reading order into blocks.

use std::collections::BTreeSet;

use super::clutter::{Clutter, hint_words};
use super::furniture::{is_label, is_notice};
use super::page::{Page, is_block};
use crate::domain::article::BlockKind;

/// What an open element makes of the words inside it.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "four questions that do not depend on each other")]
struct Frame {
    end: usize,
    kind: BlockKind,
    /// Nothing says that its words are a paragraph.
    bare: bool,
    /// A row of a table, whose paragraphs are not taken apart.
    row: bool,
    block: bool,
    link: bool,
}

/// Collects blocks in reading order.
pub(super) struct Walk<'p> {
    page: &'p Page,
    clutter: &'p mut Clutter,
    headline: Option<usize>,
    /// The words of the headline, which stands before the body already.
    title: String,
    standfirst: Option<usize>,
    frames: Vec<Frame>,
    run: String,
    links: usize,
    breaks: usize,
    broken: bool,
    seen: BTreeSet<String>,
    /// A heading that is a link, and before which block it stands.
    linked_heading: Option<(usize, String)>,
    /// What was found.
    pub(super) blocks: Vec<(BlockKind, String)>,
}

impl<'p> Walk<'p> {
    /// Nothing walked yet.
    pub(super) fn new(
        page: &'p Page,
        clutter: &'p mut Clutter,
        headline: Option<usize>,
        standfirst: Option<usize>,
        title: &str,
    ) -> Self {
        Self {
            page,
            clutter,
            headline,
            title: title.to_owned(),
            standfirst,
            frames: Vec::new(),
            run: String::new(),
            links: 0,
            breaks: 0,
            broken: false,
            seen: BTreeSet::new(),
            linked_heading: None,
            blocks: Vec::new(),
        }
    }

    /// Walks everything inside a node.
    pub(super) fn read(&mut self, root: usize) {
        let (mut at, end) = (root, self.page.node(root).end);
        self.frames.push(Frame { end, kind: BlockKind::Body, bare: true, row: false, block: true, link: false });
        while at < end {
            self.close(at);
            if self.clutter.cuts(at) || Some(at) == self.headline {
                at = self.page.node(at).end.max(at + 1);
                continue;
            }
            self.enter(at);
            at += 1;
        }
        self.close(end);
        self.flush();
        self.teasers();
        while self.blocks.last().is_some_and(|(kind, _)| *kind == BlockKind::Subhead) {
            self.blocks.pop();
        }
    }

    /// Ends the elements that end before a node.
    fn close(&mut self, at: usize) {
        while let Some(frame) = self.frames.last().copied().filter(|frame| frame.end <= at && self.frames.len() > 1) {
            if frame.block && !self.in_row_of(1) {
                self.flush();
            }
            self.frames.pop();
        }
    }

    /// Whether the frame that lies so many frames up is inside a row.
    fn in_row_of(&self, up: usize) -> bool {
        self.frames.iter().rev().nth(up).is_some_and(|frame| frame.row)
    }

    fn enter(&mut self, at: usize) {
        let node = self.page.node(at);
        let Some(outer) = self.frames.last().copied() else { return };
        match node.name.as_str() {
            "" => self.push(&node.text, outer.link),
            "br" => self.line_break(outer),
            "td" | "th" if outer.row && !self.run.trim().is_empty() => {
                self.run.truncate(self.run.trim_end_matches(' ').len());
                self.run.push('\t');
            }
            _ if outer.row => self.push(" ", false),
            name => {
                let block = is_block(name);
                if block {
                    self.flush();
                }
                let inner = Frame { end: node.end, block, link: outer.link || name == "a", ..outer };
                let frame = if block { self.kind(at, inner) } else { inner };
                self.frames.push(frame);
            }
        }
    }

    /// What a block element makes of its words.
    fn kind(&self, at: usize, outer: Frame) -> Frame {
        let node = self.page.node(at);
        let said = |kind| Frame { kind, bare: false, ..outer };
        if Some(at) == self.standfirst {
            return said(BlockKind::Standfirst);
        }
        match node.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if outer.kind != BlockKind::Caption => said(BlockKind::Subhead),
            "p" | "pre" => Frame { bare: false, ..outer },
            "li" | "dd" | "dt" if outer.kind == BlockKind::Body => said(BlockKind::List),
            "blockquote" => said(BlockKind::Quote),
            "figcaption" => said(BlockKind::Caption),
            "tr" if self.is_row(at) => Frame { row: true, ..said(BlockKind::Table) },
            "div" | "span" if hint_words(node.attribute("class")).iter().any(|word| word == "caption") => {
                said(BlockKind::Caption)
            }
            _ => outer,
        }
    }

    /// Whether a row of a table holds cells, not a part of the page.
    fn is_row(&self, at: usize) -> bool {
        let inside = self.page.inside(at);
        let parts = inside
            .iter()
            .filter(|node| matches!(node.name.as_str(), "p" | "div" | "h1" | "h2" | "h3" | "table" | "br"));
        parts.count() < 3 && inside.iter().map(|node| node.text.trim().len()).sum::<usize>() < 600
    }

    /// Adds words, every run of white space as one blank.
    fn push(&mut self, text: &str, link: bool) {
        let before = self.run.len();
        for c in text.chars().filter(|c| *c != '\u{feff}') {
            if !c.is_whitespace() {
                self.run.push(c);
                self.breaks = 0;
            } else if !self.run.is_empty() && !self.run.ends_with([' ', '\t']) {
                self.run.push(' ');
            }
        }
        if link {
            self.links += self.run.len() - before;
        }
    }

    /// One line break is a blank, two end the paragraph.
    fn line_break(&mut self, outer: Frame) {
        self.push(" ", false);
        self.breaks += 1;
        if self.breaks >= 2 && !outer.row {
            self.broken = true;
            self.flush();
        }
    }

    /// Ends the block, and keeps it if it reads like one.
    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        let (links, text) = (std::mem::take(&mut self.links), run.trim());
        let Some(frame) = self.frames.last().copied() else { return };
        if text.is_empty() {
            return;
        }
        if is_linked(text, links) {
            self.teasers();
            if frame.kind == BlockKind::Subhead {
                self.linked_heading = Some((self.blocks.len(), text.to_owned()));
            } else {
                self.clutter.add("links", text);
            }
        } else if is_notice(text) {
            self.clutter.add("notice", text);
        } else if is_stray(text, frame.bare && !self.broken) {
            self.clutter.add("fragments", text);
        } else if text.len() >= super::LONG_TEXT && !self.seen.insert(text.to_owned())
            || frame.kind == BlockKind::Subhead && super::same(text, &self.title)
        {
            self.clutter.add("repeated", text);
        } else {
            if frame.kind == BlockKind::Body && text.len() >= super::LONG_TEXT {
                self.heading();
            }
            self.blocks.push((frame.kind, text.to_owned()));
        }
    }

    /// A heading that is a link stands over the paragraph that follows, where one does.
    fn heading(&mut self) {
        if let Some((at, text)) = self.linked_heading.take() {
            self.blocks.insert(at.min(self.blocks.len()), (BlockKind::Subhead, text));
        }
    }

    /// A heading that is a link and has more links behind it leads to another article.
    fn teasers(&mut self) {
        if let Some((_, text)) = self.linked_heading.take() {
            self.clutter.add("links", &text);
        }
    }
}

/// Whether words are a label of the page, or a few words that nothing marks as a paragraph.
fn is_stray(text: &str, bare: bool) -> bool {
    is_label(text)
        || bare
            && text.len() < super::LONG_TEXT
            && !(text.len() >= 30 && text.ends_with(['.', '!', '?', '”', '"', '…']))
}

/// Whether a block is next to nothing but a link, as the teasers of other articles are.
fn is_linked(text: &str, links: usize) -> bool {
    links * 100 > text.len() * 60 && text.len() < 200 || links * 100 > text.len() * 95 && text.len() < 400
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_words_that_nothing_marks_are_strays() {
        assert!(is_stray("By our staff", true));
        assert!(!is_stray("Yes.", false) && !is_stray("The bridge reopened on Monday morning.", true));
    }
}
