//! Rich text (.rtf; Microsoft's specification 1.9.1): the words of the text, paragraph by paragraph, without recursion.
//!
//! Fonts, styles, pictures, headers and what a reader is told to ignore are passed over; footnotes follow the text.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::blocks::TextBuilder;
use super::document::DocumentError;
use super::plain;
use crate::domain::article::{ArticleText, BlockKind, Comment, Metadata};

/// The deepest nesting of groups that is read.
const DEEPEST: usize = 1_000;

/// Groups whose words are no part of the text.
const SILENT: &[&str] = &[
    "fonttbl", "colortbl", "info", "pict", "object", "themedata", "datastore", "listtable", "generator",
    "listoverridetable", "rsidtbl", "fldinst", "xe", "tc", "bkmkstart", "bkmkend", "nonshppict", "shppict", "revtbl",
    "atnid", "atntime", "atndate", "atnref", "xmlnstbl", "latentstyles", "filetbl", "listtext", "pntext",
];

/// Groups of a page's edge.
const EDGES: &[(&str, &str)] = &[
    ("header", "header"),
    ("headerl", "header"),
    ("headerr", "header"),
    ("headerf", "header"),
    ("footer", "footer"),
    ("footerl", "footer"),
    ("footerr", "footer"),
    ("footerf", "footer"),
];

/// What the words of a group are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Note,
    Silent,
    Edge(&'static str),
    Comment,
    Commenter,
    /// The table of styles.
    Styles,
}

/// What holds inside a group.
#[derive(Debug, Clone, Copy)]
struct Group {
    kind: Kind,
    /// Hidden words and deleted ones.
    unseen: bool,
    /// How many characters stand for one that old programs cannot show.
    fallback: usize,
}

/// Whether bytes are rich text.
pub(super) fn is_rtf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"{\\rtf")
}

/// Reads rich text; refused where groups nest too deep.
pub(super) fn read(bytes: &[u8]) -> Result<ArticleText, DocumentError> {
    let mut reader = Reader::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' => {
                reader.groups.push(reader.group);
                if reader.groups.len() > DEEPEST {
                    return Err(DocumentError::TooDeep(DEEPEST));
                }
            }
            b'}' => reader.close(),
            b'\\' => at += reader.control(bytes.get(at..).unwrap_or_default()),
            b'\r' | b'\n' => {}
            byte => reader.byte(byte),
        }
    }
    Ok(reader.finish())
}

/// What has been read so far.
struct Reader {
    text: TextBuilder,
    groups: Vec<Group>,
    group: Group,
    words: String,
    /// Bytes of the file's old encoding that are not yet characters.
    bytes: Vec<u8>,
    encoding: &'static Encoding,
    /// How many characters are passed over after one in Unicode.
    skip: usize,
    /// The group before said: pass over what you do not know.
    ignorable: bool,
    /// Half of a character in two parts.
    high: Option<u16>,
    row: bool,
    /// What the open paragraph is.
    kind: BlockKind,
    notes: Vec<String>,
    note: String,
    edge: String,
    comment: String,
    /// Who wrote the comment that follows.
    commenter: String,
    comments: Vec<Comment>,
    /// Hidden and deleted words.
    unseen: String,
    /// The number of the style that is read, and of those that are headings.
    style: i64,
    headings: Vec<i64>,
}

impl Reader {
    fn new() -> Self {
        Self {
            text: TextBuilder::default(),
            groups: Vec::new(),
            group: Group { kind: Kind::Text, unseen: false, fallback: 1 },
            words: String::new(),
            bytes: Vec::new(),
            encoding: WINDOWS_1252,
            skip: 0,
            ignorable: false,
            high: None,
            row: false,
            kind: BlockKind::Body,
            notes: Vec::new(),
            note: String::new(),
            edge: String::new(),
            comment: String::new(),
            commenter: String::new(),
            comments: Vec::new(),
            unseen: String::new(),
            style: 0,
            headings: Vec::new(),
        }
    }

    fn close(&mut self) {
        self.flush();
        let inner = self.group;
        self.group = self.groups.pop().unwrap_or(inner);
        self.skip = 0;
        if inner.unseen && !self.group.unseen {
            self.unseen.push(' ');
        }
        if inner.kind == self.group.kind {
            return;
        }
        match inner.kind {
            Kind::Note => self.notes.push(std::mem::take(&mut self.note)),
            Kind::Edge(what) => {
                let words = std::mem::take(&mut self.edge);
                self.text.leave_out(what, &words);
            }
            Kind::Comment => {
                let text = std::mem::take(&mut self.comment);
                let author = std::mem::take(&mut self.commenter);
                self.text.leave_out("comments", &text);
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let author = Some(author.trim()).filter(|author| !author.is_empty()).map(str::to_owned);
                self.comments.push(Comment { author, text, span: None });
            }
            Kind::Text | Kind::Silent | Kind::Commenter | Kind::Styles => {}
        }
    }

    /// A byte of text in the file's old encoding.
    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            self.bytes.push(byte);
        }
    }

    /// Makes characters of the bytes.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let (text, _) = self.encoding.decode_without_bom_handling(&bytes);
            self.push(&text);
        }
    }

    fn push(&mut self, words: &str) {
        if self.group.unseen {
            self.unseen.push_str(words);
            return;
        }
        match self.group.kind {
            Kind::Text => self.words.push_str(words),
            Kind::Note => self.note.push_str(words),
            Kind::Edge(_) => self.edge.push_str(words),
            Kind::Comment => self.comment.push_str(words),
            Kind::Commenter => self.commenter.push_str(words),
            Kind::Silent | Kind::Styles => {}
        }
    }

    fn letter(&mut self, letter: char) {
        self.flush();
        self.push(letter.encode_utf8(&mut [0; 4]));
    }

    /// What stands behind a backslash; how many bytes it takes comes back.
    fn control(&mut self, rest: &[u8]) -> usize {
        let Some(&first) = rest.first() else { return 0 };
        if !first.is_ascii_alphabetic() {
            return self.symbol(first, rest);
        }
        let name = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let signed = usize::from(rest.get(name) == Some(&b'-'));
        let digits = rest.iter().skip(name + signed).take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let text = |from: usize, to: usize| std::str::from_utf8(rest.get(from..to).unwrap_or_default()).unwrap_or("");
        let number = text(name, name + signed + digits).parse::<i64>().ok();
        let blank = usize::from(rest.get(name + signed + digits) == Some(&b' '));
        let length = name + signed + digits + blank;
        let word = text(0, name);
        if word == "bin" {
            return length + usize::try_from(number.unwrap_or(0)).unwrap_or(0);
        }
        if word != "u" {
            self.flush();
        }
        self.word(word, number);
        self.ignorable = false;
        length
    }

    fn symbol(&mut self, first: u8, rest: &[u8]) -> usize {
        match first {
            b'\'' => {
                let digits = rest.get(1..3).and_then(|digits| std::str::from_utf8(digits).ok());
                if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                    self.byte(byte);
                }
                return 3;
            }
            b'*' => self.ignorable = true,
            b'~' => self.letter('\u{a0}'),
            b'_' => self.letter('\u{2011}'),
            b'\r' | b'\n' => {
                self.flush();
                self.word("par", None);
            }
            b'\\' | b'{' | b'}' => self.byte(first),
            _ => {}
        }
        1
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        let on = number != Some(0);
        let known = matches!(word, "footnote" | "annotation" | "atnauthor");
        if SILENT.contains(&word) || (self.ignorable && !known) {
            self.group.kind = Kind::Silent;
        } else if let Some((_, what)) = EDGES.iter().find(|(name, _)| *name == word) {
            self.group.kind = Kind::Edge(what);
        }
        if self.group.kind == Kind::Styles {
            match word {
                "s" => self.style = number.unwrap_or(0),
                "outlinelevel" if number.is_some_and(|level| level < 9) => self.headings.push(self.style),
                _ => {}
            }
            return;
        }
        if self.group.kind == Kind::Silent {
            return;
        }
        match word {
            "stylesheet" => self.group.kind = Kind::Styles,
            "s" if number.is_some_and(|style| self.headings.contains(&style)) => self.kind = BlockKind::Subhead,
            "par" | "sect" | "page" if self.group.kind == Kind::Text && !self.row => self.end_paragraph(),
            "par" | "line" | "tab" | "sect" | "page" | "column" | "enspace" | "emspace" => self.push(" "),
            "pard" => (self.kind, self.row) = (BlockKind::Body, false),
            "intbl" => self.row = on,
            "cell" | "nestcell" => self.push("\t"),
            "row" | "nestrow" if self.group.kind == Kind::Text => {
                let row = std::mem::take(&mut self.words);
                self.text.add(BlockKind::Table, row.trim_end_matches(['\t', ' ']));
            }
            "outlinelevel" if number.is_some_and(|level| level < 9) => self.kind = BlockKind::Subhead,
            "ls" if on && self.kind == BlockKind::Body => self.kind = BlockKind::List,
            "footnote" => self.group.kind = Kind::Note,
            "annotation" => self.group.kind = Kind::Comment,
            "atnauthor" => self.group.kind = Kind::Commenter,
            "v" | "deleted" => self.group.unseen = on,
            "plain" => self.group.unseen = false,
            "ansicpg" => {
                let label = format!("windows-{}", number.unwrap_or(1252));
                self.encoding = Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252);
            }
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            "uc" => self.group.fallback = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
            "u" => self.unicode(number.unwrap_or(0)),
            "emdash" => self.push("—"),
            "endash" => self.push("–"),
            "lquote" => self.push("‘"),
            "rquote" => self.push("’"),
            "ldblquote" => self.push("“"),
            "rdblquote" => self.push("”"),
            "bullet" => self.push("•"),
            _ => {}
        }
    }

    /// A number of UTF-16, negative from 32,768 on; characters beyond come as two of them.
    fn unicode(&mut self, number: i64) {
        self.flush();
        let unit = u16::try_from(number.rem_euclid(65_536)).unwrap_or(0xfffd);
        let units: Vec<u16> = self.high.take().into_iter().chain([unit]).collect();
        if (0xd800..0xdc00).contains(&unit) {
            self.high = Some(unit);
        } else {
            for letter in char::decode_utf16(units) {
                self.push(letter.unwrap_or('\u{fffd}').encode_utf8(&mut [0; 4]));
            }
        }
        self.skip = self.group.fallback;
    }

    fn end_paragraph(&mut self) {
        let words = std::mem::take(&mut self.words);
        self.text.add(self.kind, &words);
    }

    fn finish(mut self) -> ArticleText {
        self.flush();
        self.end_paragraph();
        for note in std::mem::take(&mut self.notes) {
            self.text.add(BlockKind::Body, &note);
        }
        self.text.leave_out("hidden or deleted words", &self.unseen);
        let mut article = ArticleText { comments: self.comments, ..self.text.finish(Metadata::default()) };
        plain::find_headline(&mut article);
        article
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(rtf: &str) -> String {
        read(rtf.as_bytes()).unwrap().text
    }

    #[test]
    fn words_are_read_and_what_belongs_to_the_page_is_not() {
        let rtf = r"{\rtf1\ansi\ansicpg1252{\fonttbl\f0\fswiss Helvetica;}{\*\generator Made up;}{\header Draft 3\par}
\f0\pard{\outlinelevel0 Harbour reopens\par}\pard The caf\'e9 in \ldblquote Ayr\rdblquote  cost \u8364?5{\footnote Minutes of May.} and\~more.\par
\pard {\v hidden}Nine {\deleted ten }boats{\*\atnid BL}{\*\atnauthor Bo Lee}{\*\annotation{\*\atndate 1}\pard Source?}\emdash all.\par}";
        let article = read(rtf.as_bytes()).unwrap();
        let body = "The café in “Ayr” cost €5 and\u{a0}more.\n\nNine boats—all.\n\nMinutes of May.";
        assert_eq!(article.text, format!("Harbour reopens\n\n{body}"));
        assert_eq!(article.metadata.title.as_deref(), Some("Harbour reopens"));
        let dropped: Vec<_> = article.dropped.iter().map(|d| (d.what.as_str(), d.words)).collect();
        assert_eq!(dropped, [("header", 2), ("comments", 1), ("hidden or deleted words", 2)]);
        let comment = Comment { author: Some("Bo Lee".to_owned()), text: "Source?".to_owned(), span: None };
        assert_eq!(article.comments, [comment]);
    }

    #[test]
    fn rows_are_lines_and_two_halves_make_a_character() {
        assert_eq!(
            text(r"{\rtf1\trowd\pard\intbl North\cell \u163?4\cell\row\pard It rained.\par}"),
            "North\t£4\n\nIt rained."
        );
        assert_eq!(text(r"{\rtf1 \u-10179?\u-8704?}"), "😀");
        assert_eq!(text(r"{\rtf1\ansicpg1251 \'cf\'ee\'f0\'f2}"), "Порт");
        assert_eq!(text("{\\rtf1 one\\\ntwo{\\pict 00ff}}"), "one\n\ntwo");
    }

    #[test]
    fn headings_are_told_by_their_styles() {
        let rtf = r"{\rtf1{\stylesheet{\s0 Normal;}{\s3\outlinelevel0 heading 1;}}\pard\s3{\listtext\pard\plain \tab}\ls1 The cost\par\pard\s0\ls2 {\listtext\pard\'95\tab}\bullet  One boat\par}";
        let article = read(rtf.as_bytes()).unwrap();
        let kinds: Vec<_> = article.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(
            (article.text.as_str(), kinds),
            ("The cost\n\nOne boat", vec![BlockKind::Headline, BlockKind::List])
        );
    }

    #[test]
    fn too_deep_is_refused_and_binary_is_passed_over() {
        assert!(read("{".repeat(2_000).as_bytes()).is_err());
        assert_eq!(text("{\\rtf1 one {\\pict\\bin4 }}}}}two}"), "one two");
    }

    proptest! {
        #[test]
        fn anything_can_be_read(rtf in "(\\PC|[\\\\{}'*u0-9-]|\\\\par |\\\\u){0,200}") {
            if let Ok(article) = read(rtf.as_bytes()) {
                let length = article.text.chars().count();
                prop_assert!(article.blocks.iter().all(|block| block.span.end <= length));
            }
        }
    }
}
