//! Word's .docx (ECMA-376, part 1: `WordprocessingML`), as Word, LibreOffice and Google Docs write it.
//!
//! Tracked changes are read as accepted. Headers and footers are left out; footnotes and endnotes follow the text.

use std::collections::HashMap;
use std::io::Cursor;

use super::flow::{Flow, Margin};
use super::package::Package;
use super::xml::{self, Event, Tag};
use super::{DocumentError, ReadDocument};
use crate::article::Limits;
use crate::domain::article::{BlockKind, Metadata, count_words};

/// Reads a document.
pub(in crate::article) fn read(bytes: &[u8], limits: Limits) -> Result<ReadDocument, DocumentError> {
    let mut package = Package::open(bytes, limits)?;
    let main = main_part(&mut package)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let styles = package.part(&beside("styles.xml"))?.map(|part| styles(&part)).transpose()?.unwrap_or_default();
    let mut reader = Reader { styles, ..Reader::default() };
    let Some(document) = package.part(&main)? else {
        return Err(DocumentError::Damaged(format!("there is no {main} in it")));
    };
    reader.part(&document)?;
    for notes in ["footnotes.xml", "endnotes.xml"] {
        if let Some(part) = package.part(&beside(notes))? {
            reader.notes(&part)?;
        }
    }
    for name in package.names() {
        let Some(file) = name.strip_prefix(&beside("")) else { continue };
        for what in ["header", "footer"] {
            let named = file.strip_prefix(what).and_then(|rest| rest.strip_suffix(".xml"));
            if named.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit())) {
                let words = package.part(&name)?.map(|part| words(&part)).transpose()?.unwrap_or_default();
                reader.flow.leave_out(what, &words);
            }
        }
    }
    let comments = package.part(&beside("comments.xml"))?.map(|part| comments(&part)).transpose()?.unwrap_or_default();
    let metadata = package.part("docProps/core.xml")?.map(|part| properties(&part)).transpose()?.unwrap_or_default();
    Ok(reader.finish(comments, metadata))
}

/// The name of the part with the text: the one that the relations of the package name.
fn main_part(package: &mut Package<Cursor<&[u8]>>) -> Result<String, DocumentError> {
    let mut main = None;
    if let Some(relations) = package.part("_rels/.rels")? {
        xml::read(&relations, |event| {
            if let Event::Open(tag) = event
                && tag.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            {
                main = tag.attribute("Target").map(|target| target.trim_start_matches('/').to_owned());
            }
        })?;
    }
    Ok(main.unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// What the styles of a document make of a paragraph, by their ids.
fn styles(part: &[u8]) -> Result<HashMap<String, BlockKind>, DocumentError> {
    let (mut kinds, mut based): (HashMap<String, BlockKind>, Vec<(String, String)>) = (HashMap::new(), Vec::new());
    let mut id = String::new();
    xml::read(part, |event| {
        let Event::Open(tag) = event else { return };
        let value = tag.attribute("val").unwrap_or_default();
        match tag.name.as_str() {
            "style" => tag.attribute("styleId").unwrap_or_default().clone_into(&mut id),
            "name" => {
                if let Some(kind) = named(value) {
                    kinds.insert(id.clone(), kind);
                }
            }
            "basedOn" => based.push((id.clone(), value.to_owned())),
            "outlineLvl" if value.parse::<u8>().is_ok_and(|level| level < 9) => {
                kinds.entry(id.clone()).or_insert(BlockKind::Subhead);
            }
            _ => {}
        }
    })?;
    for (id, base) in based {
        if let Some(kind) = kinds.get(&base).copied() {
            kinds.entry(id).or_insert(kind);
        }
    }
    Ok(kinds)
}

/// What a style is by its name; the names of the styles that come with Word are English in every language.
fn named(style: &str) -> Option<BlockKind> {
    let style = style.to_lowercase();
    match style.as_str() {
        "title" => Some(BlockKind::Headline),
        "subtitle" => Some(BlockKind::Standfirst),
        "caption" => Some(BlockKind::Caption),
        "quote" | "intense quote" | "block text" | "quotations" => Some(BlockKind::Quote),
        "list paragraph" => None,
        _ if style.starts_with("heading") => Some(BlockKind::Subhead),
        _ if style.starts_with("list") => Some(BlockKind::List),
        _ => None,
    }
}

fn comments(part: &[u8]) -> Result<Vec<Margin>, DocumentError> {
    let mut all: Vec<Margin> = Vec::new();
    xml::read(part, |event| match event {
        Event::Open(tag) if tag.name == "comment" => all.push(Margin {
            name: tag.attribute("id").unwrap_or_default().to_owned(),
            author: tag.attribute("author").unwrap_or_default().to_owned(),
            text: String::new(),
        }),
        Event::Words(words) => {
            if let Some(comment) = all.last_mut() {
                comment.text.push_str(words);
            }
        }
        Event::Close("p") => {
            if let Some(comment) = all.last_mut() {
                comment.text.push(' ');
            }
        }
        _ => {}
    })?;
    Ok(all)
}

/// Every word of a part.
fn words(part: &[u8]) -> Result<String, DocumentError> {
    let mut all = String::new();
    xml::read(part, |event| match event {
        Event::Words(words) => all.push_str(words),
        Event::Close("p") => all.push(' '),
        _ => {}
    })?;
    Ok(all)
}

/// What the file says of itself. Its creator is whose program wrote it, not who wrote the article, and is not taken.
fn properties(part: &[u8]) -> Result<Metadata, DocumentError> {
    let (mut metadata, mut inside) = (Metadata::default(), String::new());
    xml::read(part, |event| match event {
        Event::Open(tag) => inside.clone_from(&tag.name),
        Event::Close(_) => inside.clear(),
        Event::Words(words) if !words.trim().is_empty() => match inside.as_str() {
            "title" => metadata.title = Some(words.trim().to_owned()),
            "language" => metadata.language = Some(words.trim().to_owned()),
            _ => {}
        },
        Event::Words(_) => {}
    })?;
    Ok(metadata)
}

/// What has been read so far of the text.
#[derive(Debug, Default)]
struct Reader {
    flow: Flow,
    styles: HashMap<String, BlockKind>,
    /// How many elements are open whose words do not count: the old halves of what has two, deleted words, fields' orders.
    silent: usize,
    deleted: usize,
    deleted_words: String,
    inserted: usize,
    inserted_words: String,
    /// How many properties are open: of paragraphs, runs, rows.
    properties: usize,
    /// Whether a run of text is open: words stand in nothing else.
    in_text: bool,
}

impl Reader {
    fn part(&mut self, part: &[u8]) -> Result<(), DocumentError> {
        xml::read(part, |event| self.take(&event))
    }

    /// Footnotes or endnotes; those of a type are the lines above them.
    fn notes(&mut self, part: &[u8]) -> Result<(), DocumentError> {
        let mut line = false;
        xml::read(part, |event| match event {
            Event::Open(tag) if matches!(tag.name.as_str(), "footnote" | "endnote") => {
                line = tag.attribute("type").is_some_and(|kind| kind != "normal");
                self.flow.begin_note();
            }
            Event::Close("footnote" | "endnote") => {
                self.flow.end_note();
                line = false;
            }
            _ if line => {}
            event => self.take(&event),
        })
    }

    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Open(tag) => self.open(tag),
            Event::Close(name) => self.close(name),
            Event::Words(_) if !self.in_text || self.silent > 0 => {}
            Event::Words(words) if self.deleted > 0 => self.deleted_words.push_str(words),
            Event::Words(words) => {
                if self.inserted > 0 {
                    self.inserted_words.push_str(words);
                }
                self.flow.push(words);
            }
        }
    }

    fn open(&mut self, tag: &Tag) {
        if self.silent > 0 {
            if tag.name == "Fallback" {
                self.silent += 1;
            }
            return;
        }
        let id = || tag.attribute("id").unwrap_or_default();
        let text = self.properties == 0;
        match tag.name.as_str() {
            "Fallback" => self.silent += 1,
            "p" => self.flow.begin(None),
            "pPr" | "rPr" | "trPr" | "tcPr" | "tblPr" | "sectPr" => self.properties += 1,
            "del" if !text => {
                if let Some(paragraph) = self.flow.paragraph() {
                    paragraph.joins = true;
                }
            }
            "del" | "moveFrom" if text => self.deleted += 1,
            "ins" | "moveTo" if text => self.inserted += 1,
            "t" | "delText" => self.in_text = true,
            "tab" | "br" | "cr" | "ptab" if text => self.flow.push(" "),
            "noBreakHyphen" => self.flow.push("\u{2011}"),
            "sym" => self.flow.push(&symbol(tag)),
            "tr" => self.flow.begin_row(),
            "tc" => self.flow.begin_cell(),
            "commentRangeStart" => self.flow.begin_comment(id()),
            "commentRangeEnd" => self.flow.end_comment(id()),
            "pStyle" => self.kind(self.styles.get(tag.attribute("val").unwrap_or_default()).copied()),
            "numPr" => self.kind(Some(BlockKind::List)),
            "outlineLvl" if tag.attribute("val").is_some_and(|level| level != "9") => {
                self.kind(Some(BlockKind::Subhead));
            }
            _ => {}
        }
    }

    /// What the open paragraph is, where nothing said so before.
    fn kind(&mut self, kind: Option<BlockKind>) {
        if let Some(paragraph) = self.flow.paragraph() {
            paragraph.kind = paragraph.kind.or(kind);
        }
    }

    fn close(&mut self, name: &str) {
        if self.silent > 0 {
            self.silent -= usize::from(name == "Fallback");
            return;
        }
        let text = self.properties == 0;
        match name {
            "p" => self.flow.end(),
            "pPr" | "rPr" | "trPr" | "tcPr" | "tblPr" | "sectPr" => {
                self.properties = self.properties.saturating_sub(1);
            }
            "del" | "moveFrom" if text => {
                self.deleted = self.deleted.saturating_sub(1);
                self.deleted_words.push(' ');
            }
            "ins" | "moveTo" if text => {
                self.inserted = self.inserted.saturating_sub(1);
                self.inserted_words.push(' ');
            }
            "t" | "delText" => self.in_text = false,
            "tr" => self.flow.end_row(),
            _ => {}
        }
    }

    fn finish(mut self, comments: Vec<Margin>, metadata: Metadata) -> ReadDocument {
        let mut notices = Vec::new();
        let (inserted, deleted) = (count_words(&self.inserted_words), count_words(&self.deleted_words));
        if inserted + deleted > 0 {
            notices.push(format!(
                "tracked changes are read as accepted: words inserted {inserted}, words deleted {deleted}"
            ));
            self.flow.leave_out("deleted in tracked changes", &self.deleted_words);
        }
        ReadDocument { notices, ..self.flow.finish(comments, metadata) }
    }
}

/// A sign of a symbol font, as far as Unicode has it: the private area stands for what only the font knows.
fn symbol(tag: &Tag) -> String {
    let code = tag.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok());
    let letter = code.filter(|code| !(0xf000..=0xf0ff).contains(code)).and_then(char::from_u32);
    letter.map(String::from).unwrap_or_default()
}

#[cfg(test)]
#[path = "docx_tests.rs"]
mod tests;
