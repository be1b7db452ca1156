//! Articles in the forms that newsrooms have them in.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::desk::{Desk, snapshot};

/// A Word document of these paragraphs, of which the second has a comment and a tracked change.
fn docx() -> Vec<u8> {
    let document = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Harbour reopens</w:t></w:r></w:p><w:p><w:r><w:t>The harbour \
        reopened on Monday, the council said. It cost </w:t></w:r><w:commentRangeStart w:id='0'/><w:del><w:r><w:delText>ten\
        </w:delText></w:r></w:del><w:ins><w:r><w:t xml:space='preserve'>nine </w:t></w:r></w:ins><w:r><w:t>million pounds</w:t></w:r>\
        <w:commentRangeEnd w:id='0'/><w:r><w:t>.</w:t></w:r></w:p></w:body></w:document>";
    let comments = "<w:comments xmlns:w='w'><w:comment w:id='0' w:author='Bo \x1b[31mLee'><w:p><w:r><w:t>Source?</w:t></w:r></w:p>\
        </w:comment></w:comments>";
    packed(&[("word/document.xml", document.as_bytes()), ("word/comments.xml", comments.as_bytes())])
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_word_document_is_read_as_accepted_and_its_comments_are_told() {
    let desk = Desk::new();
    desk.write_bytes("harbour.docx", &docx());
    insta::assert_snapshot!(desk.shown(&["pull", "harbour.docx"]));
    insta::assert_snapshot!(desk.shown(&["list"]));
    snapshot!("comment_on_a_claim", desk.shown(&["show", "2"]));
    desk.ok(&["log", "--verify"]);
}

#[test]
fn documents_that_cannot_be_read_say_why_and_what_to_do() {
    let desk = Desk::new();
    desk.write_bytes("cut.docx", &docx()[..400]);
    desk.write_bytes("bomb.docx", &packed(&[("word/document.xml", &vec![b' '; 32 << 20])]));
    desk.write_bytes("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more");
    desk.write_bytes("sheet.xlsx", &packed(&[("xl/workbook.xml", b"<a/>")]));
    insta::assert_snapshot!(desk.shown(&["pull", "cut.docx", "bomb.docx", "old.doc", "sheet.xlsx"]));
}

#[test]
fn a_mail_with_broken_lines_gives_whole_sentences() {
    let desk = Desk::new();
    desk.write(
        "story.eml",
        "From: Ada <ada@news.example>\r\nSubject: Harbour reopens\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe harbour \
         reopened on Monday, the council said in its\r\nreport to the region. It had been shut for nine weeks after\r\nthe \
         storm of May 2024, when two boats sank off the north\r\nwall. Repairs cost nine million pounds, which the region\r\npaid \
         in full.\r\n\r\n-- \r\nAda Hale\r\n",
    );
    insta::assert_snapshot!(desk.shown(&["pull", "story.eml", "--dry-run"]));
}

#[test]
fn a_text_that_is_not_whole_is_warned_of() {
    let desk = Desk::new();
    desk.write("cut.txt", "Harbour reopens\n\nThe harbour reopened on Monday 3 May 2024, the council said in its");
    let done = desk.run(&["pull", "cut.txt"]);
    assert!(done.talk.contains("warning: the text ends in the middle of a sentence"), "{}", done.talk);
    assert_eq!(done.code, Some(0));
}

#[test]
fn an_archive_gives_its_files_and_names_a_bad_one() {
    let desk = Desk::new();
    let lines = "{\"id\":\"7\",\"text\":\"Ferry fares rose by 4 pounds in May 2024, the port said.\"}\n";
    let files: &[(&str, &[u8])] = &[
        ("__MACOSX/._port.txt", b"x"),
        ("drafts/port.txt", "Port\n\nThe port of Ayr closed in May 2024, the council said.\n".as_bytes()),
        ("drafts/broken.docx", b"PK\x03\x04 cut"),
        ("export.jsonl", lines.as_bytes()),
        ("photo.png", b"\x89PNG"),
        ("story.docx", &docx()),
    ];
    desk.write_bytes("export.zip", &packed(files));
    insta::assert_snapshot!(desk.shown(&["pull", "export.zip"]));
    let again = desk.run(&["pull", "export.zip"]);
    assert_eq!(again.code, Some(1));
    assert_eq!(again.out.matches("unchanged").count(), 3, "{}", again.out);
    desk.write_bytes("empty.zip", &packed(&[("photo.png", b"\x89PNG")]));
    assert_eq!(desk.run(&["pull", "empty.zip"]).code, Some(1));
}

#[test]
fn the_work_on_several_cores_changes_nothing() {
    let desk = Desk::new();
    for number in 0..30 {
        let text = format!("Mill {number} closed on 3 May 2019, the council said. It had {number} looms.\n")
            .repeat(1 + number % 5 * 40);
        desk.write(&format!("mills/{number:02}.txt"), &text);
    }
    desk.write("mills/bad.json", "{");
    let one = desk.shown(&["pull", "mills", "--dry-run", "--format", "jsonl", "--jobs", "1"]);
    assert!(one.contains("30 articles read, 1 not") && one.contains("31 files to read"), "{one}");
    let four = desk.shown(&["pull", "mills", "--dry-run", "--format", "jsonl", "--jobs", "4"]);
    assert_eq!(one.replace("--jobs 1", "--jobs 4"), four);
}

#[test]
fn a_limit_names_the_flag_that_lifts_it() {
    let desk = Desk::new();
    let sentence = "The harbour reopened on Monday, the council said. ";
    let document = format!(
        "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>",
        sentence.repeat(100_000)
    );
    desk.write_bytes("packed.docx", &packed(&[("word/document.xml", document.as_bytes())]));
    desk.write("long.txt", &sentence.repeat(25_000));
    desk.write("folder/a.txt", sentence);
    desk.write("folder/b.txt", sentence);
    insta::assert_snapshot!(desk.shown(&["pull", "packed.docx", "--max-ratio", "20", "--dry-run"]));
    insta::assert_snapshot!(desk.shown(&["pull", "long.txt", "--max-size", "1", "--dry-run"]));
    insta::assert_snapshot!(desk.shown(&["pull", "folder", "--max-files", "1", "--dry-run"]));
}

#[test]
fn an_archive_is_read_from_standard_input() {
    let desk = Desk::new();
    let archive = packed(&[
        ("a.txt", b"The mill in York closed on 3 May 2019, the council said."),
        ("d/b.md", b"# Ferry\n\nThe ferry starts on 1 May 2020, Ann Lee said."),
    ]);
    desk.write_bytes("export.bin", &archive);
    let input = std::fs::File::open(desk.path().join("export.bin")).unwrap();
    let done = desk.command(&["pull", "-", "--dry-run"]).stdin(input).output().unwrap();
    let talk = String::from_utf8(done.stderr).unwrap();
    assert!(talk.contains("-/a.txt: 1 claim") && talk.contains("-/d/b.md: 1 claim"), "{talk}");
}
