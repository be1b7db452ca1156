//! Documents as three programs write them, made here part by part.

use super::super::package::tests::packed;
use super::super::told;
use super::*;
use crate::domain::span::CharIndex;
use BlockKind::{Body, Headline, List, Quote, Subhead};

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
  <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
  <w:style w:styleId="Zwischen"><w:name w:val="House subhead"/><w:basedOn w:val="berschrift1"/></w:style>
  <w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style></w:styles>"#;

fn docx(body: &str, more: &[(&str, &str)]) -> ReadDocument {
    let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    let mut files = vec![("word/document.xml", document.as_bytes()), ("word/styles.xml", STYLES.as_bytes())];
    files.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    read(&packed(&files), Limits::default()).unwrap()
}

fn p(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn r(words: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>")
}

fn blocks(read: &ReadDocument) -> Vec<(BlockKind, String)> {
    let letters: Vec<char> = read.article.text.chars().collect();
    let words = |block: &crate::domain::article::Block| letters[block.span.start..block.span.end].iter().collect();
    read.article.blocks.iter().map(|block| (block.kind, words(block))).collect()
}

fn text(body: &str) -> String {
    docx(body, &[]).article.text
}

#[test]
fn styles_in_any_language_tell_what_a_paragraph_is() {
    let style = |id: &str| format!("<w:pPr><w:pStyle w:val='{id}'/></w:pPr>");
    let body = [
        p(&(style("Titel") + &r("Harbour reopens"))),
        p(&r("It reopened on Monday.")),
        p(&(style("Zwischen") + &r("The cost"))),
        p(&(style("Zitat") + &r("“It rained.”"))),
        p(&("<w:pPr><w:numPr/></w:pPr>".to_owned() + &r("Nine boats"))),
    ];
    let read = docx(&body.concat(), &[]);
    let kinds: Vec<_> = blocks(&read).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [Headline, Body, Subhead, Quote, List]);
    assert_eq!(read.article.metadata.title.as_deref(), Some("Harbour reopens"));
}

#[test]
fn runs_that_split_a_word_make_one_word() {
    let body = p(&[r("Har"), r("bour"), "<w:r><w:tab/></w:r>".to_owned(), r("re"), r("opens at 5&#160;pm.")].concat());
    assert_eq!(text(&body), "Harbour reopens at 5\u{a0}pm.");
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let body = p(&format!(
        "{}<w:del w:author='Bo'><w:r><w:delText>nine</w:delText></w:r></w:del><w:ins w:author='Bo'>{}</w:ins>{}",
        r("It cost "),
        r("eight"),
        r(" pounds.")
    ));
    let read = docx(&body, &[]);
    assert_eq!(read.article.text, "It cost eight pounds.");
    assert_eq!(read.notices, ["tracked changes are read as accepted: words inserted 1, words deleted 1"]);
    let joined =
        p(&("<w:pPr><w:rPr><w:del w:author='Bo'/></w:rPr></w:pPr>".to_owned() + &r("It cost "))) + &p(&r("eight."));
    assert_eq!(text(&joined), "It cost eight.");
}

#[test]
fn a_text_box_is_read_once_and_after_its_paragraph() {
    let inner = format!("<w:txbxContent>{}</w:txbxContent>", p(&r("In the box.")));
    let shape = format!(
        "<w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r>"
    );
    assert_eq!(text(&p(&(r("Around ") + &shape + &r("the box.")))), "Around the box.\n\nIn the box.");
}

#[test]
fn notes_follow_the_text_and_fields_are_read_as_shown() {
    let notes = format!(
        "<w:footnotes xmlns:w='w'><w:footnote w:type='separator' w:id='-1'>{}</w:footnote><w:footnote w:id='2'>{}</w:footnote></w:footnotes>",
        p(&r("----")),
        p(&r("Council minutes, May."))
    );
    let field = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType='separate'/></w:r>";
    let body = p(&(r("It rained") + "<w:r><w:footnoteReference w:id='2'/></w:r>" + field + &r(" in May.")));
    let read = docx(&body, &[("word/footnotes.xml", &notes)]);
    assert_eq!(read.article.text, "It rained in May.\n\nCouncil minutes, May.");
}

#[test]
fn a_row_is_a_line_and_a_single_cell_is_a_box() {
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", p(&r(words)));
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl><w:tbl><w:tr>{}</w:tr></w:tbl>",
        cell("Route"),
        cell("Fare"),
        cell("North"),
        cell("£4"),
        cell("A fact box. It has words.")
    );
    let found = blocks(&docx(&body, &[]));
    assert_eq!(found[1], (BlockKind::Table, "North\t£4".to_owned()));
    assert_eq!(found[2], (Body, "A fact box. It has words.".to_owned()));
}

#[test]
fn comments_are_told_with_their_words_and_headers_are_counted() {
    let comments = format!(
        "<w:comments xmlns:w='w'><w:comment w:id='0' w:author='Bo Lee'>{}</w:comment></w:comments>",
        p(&r("Source?"))
    );
    let header = format!("<w:hdr xmlns:w='w'>{}</w:hdr>", p(&r("Draft of May")));
    let body = p(&format!(
        "{}<w:commentRangeStart w:id='0'/>{}<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>{}",
        r("It cost "),
        r("nine pounds"),
        r(" in May.")
    ));
    let read = docx(&body, &[("word/comments.xml", &comments), ("word/header1.xml", &header)]);
    let told = told(&read.article.comments[0], &CharIndex::new(&read.article.text));
    assert_eq!(told, "comment by Bo Lee on “nine pounds”: Source?");
    let dropped: Vec<_> = read.article.dropped.iter().map(|d| (d.what.as_str(), d.words)).collect();
    assert_eq!(dropped, [("header", 3), ("comments", 1)]);
}

#[test]
fn a_document_without_its_text_is_damaged() {
    assert!(matches!(
        read(&packed(&[("word/styles.xml", b"<a/>")]), Limits::default()),
        Err(DocumentError::Damaged(_))
    ));
}
