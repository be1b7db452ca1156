//! Cells for a spreadsheet: a cell that a spreadsheet would run as a formula gets an apostrophe in front.
//!
//! There is no escaping that every program honours; the apostrophe is what OWASP advises, and it can be seen. Numbers of
//! our own are written bare.

use std::borrow::Cow;
use std::io::Write;

/// A writer in the form that spreadsheets read: commas, CR LF.
pub(crate) fn writer(out: &mut dyn Write) -> csv::Writer<&mut dyn Write> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out)
}

/// The text, with an apostrophe before it where it could be read as a formula.
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    let starts =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n' | '|' | '%');
    let risky = text.starts_with(starts)
        || text
            .trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}' || c == '\u{200b}')
            .starts_with(starts);
    if risky { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_cell_starts_a_formula(text in "[ \t\r\n=+@＝－\\-a-z]{0,6}\\PC*") {
            let cell = safe(&text);
            let first = cell.trim_start().chars().next();
            prop_assert!(!first.is_some_and(|c| "=+-@＝＋－＠".contains(c)), "{cell:?}");
        }
    }

    #[test]
    fn a_formula_gets_an_apostrophe_and_words_do_not() {
        assert_eq!(safe("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(safe("  @SUM(1)"), "'  @SUM(1)");
        assert_eq!(safe("“Well, - no”"), "“Well, - no”");
    }
}
