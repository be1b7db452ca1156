//! XML as a run of events without name spaces: `w:p` is `p`. Entities of a document type are never expanded.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event as Raw};

use super::DocumentError;
use crate::article::decode::decode;

/// The deepest nesting that is read.
const DEEPEST: usize = 500;

/// The most attributes of an element that are read.
const MOST_ATTRIBUTES: usize = 200;

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag {
    /// Its name without prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn of(start: &BytesStart<'_>) -> Self {
        let local = |name: &str| name.rsplit(':').next().unwrap_or_default().to_owned();
        // Looking for attributes named twice would take time by the square of their number.
        let mut all = start.attributes();
        let attributes = all.with_checks(false).flatten().take(MOST_ATTRIBUTES).map(|attribute| {
            let value =
                attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map(String::from).unwrap_or_default();
            (local(attribute.key.as_ref()), value)
        });
        Self { name: local(start.name().as_ref()), attributes: attributes.collect() }
    }
}

/// What stands next in a part.
#[derive(Debug)]
pub(super) enum Event<'e> {
    /// An element starts.
    Open(&'e Tag),
    /// The element of this name ends.
    Close(&'e str),
    /// Words inside the innermost open element.
    Words(&'e str),
}

/// Reads a part from its start to its end.
pub(super) fn read(bytes: &[u8], mut take: impl FnMut(Event<'_>)) -> Result<(), DocumentError> {
    let text = decode(bytes).text;
    let mut reader = Reader::from_str(&text);
    let mut open: Vec<String> = Vec::new();
    loop {
        match reader.read_event().map_err(|error| DocumentError::Damaged(error.to_string()))? {
            Raw::Start(start) => {
                let tag = Tag::of(&start);
                take(Event::Open(&tag));
                open.push(tag.name);
                if open.len() > DEEPEST {
                    return Err(DocumentError::TooDeep(DEEPEST));
                }
            }
            Raw::Empty(start) => {
                let tag = Tag::of(&start);
                take(Event::Open(&tag));
                take(Event::Close(&tag.name));
            }
            Raw::End(_) => {
                if let Some(name) = open.pop() {
                    take(Event::Close(&name));
                }
            }
            Raw::Text(words) => take(Event::Words(&words.xml10_content())),
            Raw::CData(words) => take(Event::Words(&words.xml10_content())),
            Raw::GeneralRef(reference) => {
                let letter = reference.resolve_char_ref().ok().flatten().map(String::from);
                let named = || match &*reference {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    _ => "",
                };
                take(Event::Words(&letter.unwrap_or_else(|| named().to_owned())));
            }
            Raw::Eof if open.is_empty() => return Ok(()),
            Raw::Eof => return Err(DocumentError::Damaged(format!("the part ends inside <{}>", open.join("><")))),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(xml: &str) -> Result<String, DocumentError> {
        let mut found = String::new();
        read(xml.as_bytes(), |event| {
            if let Event::Words(words) = event {
                found.push_str(words);
            }
        })?;
        Ok(found)
    }

    #[test]
    fn characters_are_read_and_entities_of_a_document_type_are_not() {
        assert_eq!(words("<a>R&amp;D &#8217;n&#x27;</a>").unwrap(), "R&D ’n'");
        let bomb = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY y '&x;&x;'>]><a>one &y;two</a>";
        assert_eq!(words(bomb).unwrap(), "one two");
    }

    #[test]
    fn deep_and_broken_parts_are_refused() {
        assert_eq!(words(&"<a>".repeat(1_000)), Err(DocumentError::TooDeep(DEEPEST)));
        assert!(matches!(words("<a><b></a>"), Err(DocumentError::Damaged(_))));
        assert!(matches!(words("<a>half"), Err(DocumentError::Damaged(_))));
    }
}
