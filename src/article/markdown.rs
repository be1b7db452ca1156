//! Markdown: the words without their markup, each block known for what it is; front matter as metadata.
//!
//! The first `#` heading is the headline. Pictures, code and raw HTML are left out and counted.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::blocks::TextBuilder;
use super::front_matter;
use crate::domain::article::{ArticleText, BlockKind};

/// Reads Markdown whose lines end in `\n` alone.
pub(super) fn read(source: &str) -> ArticleText {
    let (front, body) = front_matter::split(source);
    let mut metadata = front.metadata;
    let mut reader = Reader::default();
    for event in
        Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES)
    {
        reader.take(event, front.standfirst.as_deref());
    }
    reader.text.add(BlockKind::Body, &reader.words);
    if let Some(headline) = reader.headline {
        metadata.title = metadata.title.or(Some(headline));
    }
    reader.text.finish(metadata)
}

/// What has been read so far.
#[derive(Debug, Default)]
struct Reader {
    text: TextBuilder,
    words: String,
    headline: Option<String>,
    /// How many block quotations and list items are open, and what is being left out.
    quotes: usize,
    items: usize,
    left_out: Option<&'static str>,
    heading: bool,
}

impl Reader {
    fn take(&mut self, event: Event<'_>, standfirst: Option<&str>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag, standfirst),
            Event::Text(words) | Event::Code(words) if self.left_out.is_none() => self.words.push_str(&words),
            Event::SoftBreak | Event::HardBreak => self.words.push(' '),
            Event::Text(words) => self.text.leave_out(self.left_out.unwrap_or("markup"), &words),
            Event::Html(words) | Event::InlineHtml(words) => self.text.leave_out("html", &words),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::Item => {
                self.flush();
                self.items += 1;
            }
            Tag::Image { .. } => self.left_out = Some("picture"),
            Tag::CodeBlock(_) => self.left_out = Some("code"),
            Tag::Heading { level, .. } => self.heading = *level == HeadingLevel::H1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, standfirst: Option<&str>) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::Item => {
                self.flush();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::Heading(_) => self.end_heading(standfirst),
            TagEnd::TableCell => self.words.push('\t'),
            TagEnd::TableRow | TagEnd::TableHead => {
                let row = std::mem::take(&mut self.words);
                self.text.add(BlockKind::Table, row.trim_end_matches('\t'));
            }
            TagEnd::Image | TagEnd::CodeBlock => self.left_out = None,
            _ => {}
        }
    }

    fn end_heading(&mut self, standfirst: Option<&str>) {
        let words = std::mem::take(&mut self.words);
        if self.heading && self.headline.is_none() {
            self.text.add(BlockKind::Headline, &words);
            self.headline = Some(words.trim().to_owned()).filter(|words| !words.is_empty());
            if let Some(standfirst) = standfirst {
                self.text.add(BlockKind::Standfirst, standfirst);
            }
        } else {
            self.text.add(BlockKind::Subhead, &words);
        }
    }

    /// Ends a paragraph of whatever is open.
    fn flush(&mut self) {
        let kind = match (self.quotes, self.items) {
            (0, 0) => BlockKind::Body,
            (0, _) => BlockKind::List,
            _ => BlockKind::Quote,
        };
        let words = std::mem::take(&mut self.words);
        self.text.add(kind, &words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use crate::domain::span::CharIndex;

    fn blocks(source: &str) -> Vec<(BlockKind, String)> {
        let article = read(source);
        let index = CharIndex::new(&article.text);
        article.blocks.iter().map(|block| (block.kind, index.slice(block.span).to_owned())).collect()
    }

    #[test]
    fn markup_goes_and_blocks_keep_their_kind() {
        let source = "---\ntitle: Bins\nauthor: [Ada Hale, Bo Lee]\nstandfirst: Late again\ndate: 2026-01-02\n---\n# Bins late\n\nThe **mayor** said [so](https://x.example).\n\n## Cost\n\n> “Too much.”\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![alt words](x.png)\n";
        let article = read(source);
        assert_eq!(article.metadata.title.as_deref(), Some("Bins"));
        assert_eq!(article.metadata.byline, ["Ada Hale", "Bo Lee"]);
        assert_eq!(article.metadata.published.as_deref(), Some("2026-01-02"));
        let expected = [
            (BlockKind::Headline, "Bins late"),
            (BlockKind::Standfirst, "Late again"),
            (BlockKind::Body, "The mayor said so."),
            (BlockKind::Subhead, "Cost"),
            (BlockKind::Quote, "“Too much.”"),
            (BlockKind::List, "one"),
            (BlockKind::List, "two"),
            (BlockKind::Table, "a\tb"),
            (BlockKind::Table, "1\t2"),
        ];
        assert_eq!(blocks(source), expected.map(|(kind, words)| (kind, words.to_owned())));
        assert_eq!(article.dropped[0].what, "picture");
    }

    proptest! {
        #[test]
        fn blocks_are_in_order_and_inside(source in "(\\PC|[-#>*`|\n \\[\\]()]){0,200}") {
            let article = read(&source);
            let mut last = 0;
            for block in &article.blocks {
                prop_assert!(last <= block.span.start && block.span.start < block.span.end);
                last = block.span.end;
            }
            prop_assert!(last <= article.text.chars().count());
        }
    }
}
