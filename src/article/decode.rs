//! Bytes → text: the byte-order mark, then UTF-8, then a guess; and what is no text at all. Formats: `mod.rs`.

use encoding_rs::{Encoding, UTF_8};

/// Text with the way it was decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: Option<&'static str>,
    pub(crate) warnings: Vec<String>,
}

/// In how many bytes from its start a file may declare its encoding.
const DECLARED_WITHIN: usize = 2048;

/// Decodes; lines end in `\n` alone and there is no byte-order mark.
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    let mut warnings = Vec::new();
    let marked = Encoding::for_bom(bytes).map(|(found, _)| found);
    let encoding = marked.or_else(|| declared(bytes)).unwrap_or_else(|| guess(bytes, &mut warnings));
    let (text, _, malformed) = encoding.decode(bytes);
    if malformed {
        warnings.push(format!("some bytes are no {}; each stands as U+FFFD", encoding.name()));
    }
    Decoded { text: unify(&text), encoding: (encoding != UTF_8).then(|| encoding.name()), warnings }
}

/// The encoding that a page or an XML file declares near its start; bytes that are UTF-8 need no declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    std::str::from_utf8(bytes).err()?;
    let start = String::from_utf8_lossy(bytes.get(..DECLARED_WITHIN).unwrap_or(bytes)).to_ascii_lowercase();
    if !start.trim_start().starts_with('<') {
        return None;
    }
    let (_, behind) = start.split_once("charset=").or_else(|| start.split_once("encoding="))?;
    let label: String = behind
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    Encoding::for_label(label.as_bytes())
}

/// UTF-8 where the bytes are; otherwise what they look most like.
///
/// A short text decides little: without a region, `£4` in Windows-1252 is taken for `Ł4` in Windows-1250.
fn guess(bytes: &[u8], warnings: &mut Vec<String>) -> &'static Encoding {
    let Err(error) = std::str::from_utf8(bytes) else { return UTF_8 };
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let found = detector.guess(Some(b"uk"), chardetng::Utf8Detection::Deny);
    warnings.push(format!("no UTF-8 from byte {} on; read as {}", error.valid_up_to() + 1, found.name()));
    found
}

/// Takes the byte-order mark away and ends every line in `\n` alone.
pub(crate) fn unify(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}

/// What bytes that are no text seem to be.
pub(crate) fn binary(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a zip archive or an office document of another kind"),
        (b"\xd0\xcf\x11\xe0", "an old office document (.doc), or one that is locked with a password"),
        (b"\x89PNG", "an image"),
        (b"\xff\xd8\xff", "an image"),
        (b"GIF8", "an image"),
    ];
    let known = KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what);
    known.or_else(|| (Encoding::for_bom(bytes).is_none() && bytes.contains(&0)).then_some("binary data"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declared_encoding_is_believed() {
        let page = decode(b"<html><meta charset=\"windows-1251\"><p>\xcf\xf0\xe8\xe2\xe5\xf2");
        assert!(page.text.ends_with("Привет"));
        assert_eq!(page.encoding, Some("windows-1251"));
    }

    #[test]
    fn encodings_are_found() {
        assert_eq!(decode(b"\xef\xbb\xbfa\r\nb\rc").text, "a\nb\nc");
        assert_eq!(decode(b"\xff\xfeh\0i\0").text, "hi");
        assert_eq!(decode(b"\xfe\xff\0h\0i").text, "hi");
        let guessed = decode(b"\x93The fare is \xa34,\x94 she said, or about \x805.");
        assert_eq!(guessed.text, "“The fare is £4,” she said, or about €5.");
        assert_eq!(guessed.warnings.len(), 1);
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode("Порт снова открыт, сообщили в понедельник.");
        assert_eq!(decode(&cyrillic).encoding, Some("windows-1251"));
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(binary(b"%PDF-1.7"), Some("a PDF"));
        assert_eq!(binary(b"a\0b"), Some("binary data"));
        assert_eq!(binary("plain".as_bytes()), None);
    }
}
