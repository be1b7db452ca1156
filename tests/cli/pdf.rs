//! Articles as pages: columns, running heads, broken words, and files that cannot be read.

use std::fmt::Write;

use crate::desk::{Desk, snapshot};

/// A line of text on a page: where it begins, from the left and lower edge in points, its size and its words.
type Line<'l> = (f64, f64, f64, &'l str);

/// A PDF with these pages.
fn pdf(pages: &[Vec<Line<'_>>]) -> Vec<u8> {
    let mut objects = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned()];
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 4 + page * 2)).collect();
    objects.push(format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()));
    objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>".to_owned());
    for (number, lines) in pages.iter().enumerate() {
        let mut content = String::from("BT ");
        for (x, y, size, words) in lines {
            let words = words.replace('(', "\\(").replace(')', "\\)");
            write!(content, "/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ").unwrap();
        }
        content.push_str("ET");
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + number * 2
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    file(&objects)
}

/// A PDF of these objects, the first of which is its catalogue.
fn file(objects: &[String]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", number + 1).unwrap();
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    write!(file, "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).unwrap();
    file.into_bytes()
}

/// Lines of a column beneath each other.
fn column<'l>(x: f64, top: f64, lines: &[&'l str]) -> Vec<Line<'l>> {
    let mut y = top;
    lines
        .iter()
        .map(|line| {
            y -= 12.0;
            (x, y, 10.0, *line)
        })
        .collect()
}

/// Two pages of two columns under a headline, with a running head and page numbers; a word is broken at the end of a line,
/// and a sentence goes on over the columns and the pages.
fn paper() -> Vec<u8> {
    let left = [
        "The harbour reopened on Monday, the",
        "council said in its report. It had",
        "been shut for nine weeks after the",
        "storm of May 2024, when two fishing",
        "boats sank off the north wall. Re-",
        "pairs cost nine million pounds.",
    ];
    let right = [
        "Bo Lee, the harbour master, said:",
        "\"The north wall was 112 years old.\"",
        "Seven companies offered to rebuild",
        "it, and the council took the lowest",
        "offer, according to minutes of its",
        "meeting, which name the firm of",
    ];
    let next = ["Hale & Sons as the builder. Its well-", "known yard in Leith employs 80 people."];
    let head = (60.0, 770.0, 8.0, "The Example Courier");
    let mut first = vec![head, (60.0, 720.0, 20.0, "Harbour reopens after storm"), (300.0, 30.0, 8.0, "1")];
    // Row by row, as some programs write them: the order of the file is not the order of the text.
    for (left, right) in column(60.0, 690.0, &left).into_iter().zip(column(320.0, 690.0, &right)) {
        first.extend([left, right]);
    }
    let mut second = vec![head, (300.0, 30.0, 8.0, "2")];
    second.extend(column(60.0, 740.0, &next));
    second.push((60.0, 690.0, 10.0, "A well-known firm, it built the lighthouse in 1911."));
    pdf(&[first, second])
}

#[test]
fn pages_are_read_column_by_column_without_their_furniture() {
    let desk = Desk::new();
    desk.write_bytes("paper.pdf", &paper());
    insta::assert_snapshot!(desk.shown(&["pull", "paper.pdf"]));
    insta::assert_snapshot!(desk.shown(&["list", "--format", "markdown"]));
    snapshot!("page_of_a_claim", desk.shown(&["show", "6"]));
    insta::assert_snapshot!(desk.shown(&["pull", "paper.pdf", "--explain", "--dry-run", "--format", "csv"]));
}

#[test]
fn pages_that_cannot_be_read_say_why_and_what_to_do() {
    let desk = Desk::new();
    let whole = paper();
    desk.write_bytes("cut.pdf", &whole[..whole.len() / 4]);
    desk.write_bytes("scanned.pdf", &pdf(&[Vec::new(), Vec::new()]));
    desk.write_bytes("odd.pdf", b"%PDF-1.4 and nothing else");
    // A page that draws itself again and again: its reader runs out of stack, and this program goes on.
    let endless = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /XObject << /X 4 0 R >> >> >>",
        "<< /Length 5 >>\nstream\n/X Do\nendstream",
    ];
    desk.write_bytes("endless.pdf", &file(&endless.map(str::to_owned)));
    desk.write_bytes("whole.pdf", &whole);
    insta::assert_snapshot!(desk.shown(&["pull", "cut.pdf", "scanned.pdf", "odd.pdf", "endless.pdf", "whole.pdf"]));
}

#[test]
fn a_file_that_was_damaged_on_its_way_is_read_with_a_warning() {
    let desk = Desk::new();
    let whole = paper();
    let text = String::from_utf8(whole.clone()).unwrap();
    let end = text.rfind("startxref").unwrap();
    let table = text.rfind("xref\n0 ").unwrap();
    desk.write_bytes("longer.pdf", &[&whole[..], &b"\n".repeat(3_000)].concat());
    desk.write_bytes("elsewhere.pdf", [&text[..end], "startxref\n17\n%%EOF\n"].concat().as_bytes());
    desk.write_bytes("no-table.pdf", &text.as_bytes()[..table]);
    for name in ["longer.pdf", "elsewhere.pdf", "no-table.pdf"] {
        let done = desk.run(&["pull", name, "--dry-run"]);
        assert_eq!(done.code, Some(0), "{name}: {}", done.talk);
        assert!(
            done.talk.contains("7 claims would be pulled") && done.talk.contains("the file is damaged"),
            "{}",
            done.talk
        );
    }
}
