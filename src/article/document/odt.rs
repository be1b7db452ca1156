//! LibreOffice's .odt (OASIS `OpenDocument` 1.3, part 3). Tracked changes are read as accepted, as they stand in the text.

use std::collections::HashMap;

use super::flow::{Flow, Margin};
use super::package::Package;
use super::xml::{self, Event, Tag};
use super::{DocumentError, ReadDocument};
use crate::article::Limits;
use crate::domain::article::{BlockKind, Metadata, count_words};

/// Reads a document.
pub(in crate::article) fn read(bytes: &[u8], limits: Limits) -> Result<ReadDocument, DocumentError> {
    let mut package = Package::open(bytes, limits)?;
    if let Some(manifest) = package.part("META-INF/manifest.xml")? {
        let mut locked = false;
        xml::read(&manifest, |event| locked |= matches!(event, Event::Open(tag) if tag.name == "encryption-data"))?;
        if locked {
            return Err(DocumentError::Locked);
        }
    }
    let Some(content) = package.part("content.xml")? else {
        return Err(DocumentError::Damaged("there is no content.xml in it".to_owned()));
    };
    let mut reader = Reader::default();
    xml::read(&content, |event| reader.take(&event))?;
    Ok(reader.finish())
}

/// What a style is by its name; LibreOffice writes blanks as `_20_`.
fn named(style: &str) -> Option<BlockKind> {
    match style.replace("_20_", " ").to_lowercase().as_str() {
        "title" => Some(BlockKind::Headline),
        "subtitle" => Some(BlockKind::Standfirst),
        "quotations" => Some(BlockKind::Quote),
        "caption" | "illustration" | "figure" => Some(BlockKind::Caption),
        _ => None,
    }
}

/// What has been read so far of the text.
#[derive(Debug, Default)]
struct Reader {
    flow: Flow,
    /// Whether the text has begun: styles stand before it.
    text: bool,
    /// What styles made for single paragraphs are based on.
    parents: HashMap<String, String>,
    lists: usize,
    /// How many elements are open that hold no words of the text.
    silent: usize,
    /// Whether these are the deleted words of tracked changes.
    tracked: bool,
    deleted: String,
    annotation: Option<Margin>,
    annotations: Vec<Margin>,
    field: Field,
}

/// Which field of an annotation is open.
#[derive(Debug, Default, PartialEq, Eq)]
enum Field {
    Creator,
    Date,
    #[default]
    Text,
}

impl Reader {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Open(tag) if !self.text => self.before(tag),
            Event::Open(tag) if self.annotation.is_some() => self.annotated(tag),
            Event::Open(tag) => self.open(tag),
            Event::Close(name) => self.close(name),
            Event::Words(words) => self.words(words),
        }
    }

    fn before(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "style" => {
                let value = |name| tag.attribute(name).unwrap_or_default().to_owned();
                self.parents.insert(value("name"), value("parent-style-name"));
            }
            "text" => self.text = true,
            _ => {}
        }
    }

    fn annotated(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "creator" => self.field = Field::Creator,
            "date" | "creator-initials" | "date-string" => self.field = Field::Date,
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(annotation) = &mut self.annotation {
            match self.field {
                Field::Creator => annotation.author.push_str(words),
                Field::Date => {}
                Field::Text => annotation.text.push_str(words),
            }
        } else if self.silent > 0 {
            if self.tracked {
                self.deleted.push_str(words);
            }
        } else {
            self.flow.push(words);
        }
    }

    fn open(&mut self, tag: &Tag) {
        if matches!(tag.name.as_str(), "tracked-changes" | "forms" | "sequence-decls" | "note-citation" | "object") {
            self.silent += 1;
            self.tracked |= tag.name == "tracked-changes";
        }
        if self.silent > 0 {
            return;
        }
        match tag.name.as_str() {
            "h" => {
                let kind = self.kind(tag).unwrap_or(BlockKind::Subhead);
                self.flow.begin(Some(kind));
            }
            "p" => {
                let kind = self.kind(tag).or((self.lists > 0).then_some(BlockKind::List));
                self.flow.begin(kind);
            }
            "s" | "tab" | "line-break" => self.flow.push(" "),
            "list" => self.lists += 1,
            "table-row" => self.flow.begin_row(),
            "table-cell" => self.flow.begin_cell(),
            "note-body" => self.flow.begin_note(),
            "annotation" => {
                let name = tag.attribute("name").unwrap_or_default().to_owned();
                self.flow.begin_comment(&name);
                self.annotation = Some(Margin { name, ..Margin::default() });
            }
            "annotation-end" => self.flow.end_comment(tag.attribute("name").unwrap_or_default()),
            _ => {}
        }
    }

    fn kind(&self, tag: &Tag) -> Option<BlockKind> {
        let style = tag.attribute("style-name")?;
        named(style).or_else(|| named(self.parents.get(style)?))
    }

    fn close(&mut self, name: &str) {
        if let Some(annotation) = &mut self.annotation {
            match name {
                "annotation" => self.annotations.extend(self.annotation.take()),
                "p" => annotation.text.push(' '),
                _ => {}
            }
            self.field = Field::Text;
            return;
        }
        if matches!(name, "tracked-changes" | "forms" | "sequence-decls" | "note-citation" | "object") {
            self.silent = self.silent.saturating_sub(1);
            self.tracked &= name != "tracked-changes";
            return;
        }
        if self.silent > 0 {
            self.deleted.push(' ');
            return;
        }
        match name {
            "h" | "p" => self.flow.end(),
            "list" => self.lists = self.lists.saturating_sub(1),
            "table-row" => self.flow.end_row(),
            "note-body" => self.flow.end_note(),
            _ => {}
        }
    }

    fn finish(mut self) -> ReadDocument {
        let mut notices = Vec::new();
        if count_words(&self.deleted) > 0 {
            notices.push("tracked changes are read as accepted".to_owned());
            self.flow.leave_out("deleted in tracked changes", &self.deleted);
        }
        let annotations = std::mem::take(&mut self.annotations);
        ReadDocument { notices, ..self.flow.finish(annotations, Metadata::default()) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::package::tests::packed;
    use super::super::told;
    use super::*;
    use crate::domain::span::CharIndex;
    use BlockKind::{Body, Headline, List, Subhead, Table};

    fn odt(body: &str) -> ReadDocument {
        let content = format!(
            "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:style='s' xmlns:table='b' xmlns:dc='d'>\
             <office:automatic-styles><style:style style:name='P1' style:parent-style-name='Title'/></office:automatic-styles>\
             <office:body><office:text>{body}</office:text></office:body></office:document-content>"
        );
        read(&packed(&[("content.xml", content.as_bytes())]), Limits::default()).unwrap()
    }

    #[test]
    fn paragraphs_headings_lists_tables_and_notes_are_read() {
        let read = odt(
            "<text:p text:style-name='P1'>Harbour reopens</text:p><text:p>It<text:s/>cost nine<text:note><text:note-citation>1</text:note-citation>\
             <text:note-body><text:p>Minutes of May.</text:p></text:note-body></text:note> pounds.</text:p>\
             <text:h text:outline-level='1'>The cost</text:h><text:list><text:list-item><text:p>Nine boats</text:p></text:list-item></text:list>\
             <table:table><table:table-row><table:table-cell><text:p>North</text:p></table:table-cell><table:table-cell><text:p>£4</text:p></table:table-cell></table:table-row></table:table>",
        );
        let expected =
            "Harbour reopens\n\nIt cost nine pounds.\n\nThe cost\n\nNine boats\n\nNorth\t£4\n\nMinutes of May.";
        assert_eq!(read.article.text, expected);
        let kinds: Vec<_> = read.article.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [Headline, Body, Subhead, List, Table, Body]);
        assert!(read.notices.is_empty() && read.article.dropped.is_empty());
    }

    #[test]
    fn comments_and_deleted_words_are_told() {
        let read = odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>ten</text:p></text:deletion></text:changed-region></text:tracked-changes>\
             <text:p>It cost <office:annotation office:name='c1'><dc:creator>Bo Lee</dc:creator><dc:date>2026</dc:date><text:p>Source?</text:p></office:annotation>\
             nine pounds<office:annotation-end office:name='c1'/> in May.</text:p>",
        );
        assert_eq!(read.article.text, "It cost nine pounds in May.");
        assert_eq!(read.notices, ["tracked changes are read as accepted"]);
        let told = told(&read.article.comments[0], &CharIndex::new(&read.article.text));
        assert_eq!(told, "comment by Bo Lee on “nine pounds”: Source?");
    }
}
