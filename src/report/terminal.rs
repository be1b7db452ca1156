//! What a terminal may be sent: the one escaping for everything that people read, and the look of a page.
//!
//! An article can hold bytes that clear a screen, rename a window or turn words round. They are kept in the desk as they
//! are, and shown as what they are.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};

use crate::domain::claim::Status;

/// How a page for people looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether colour is wanted; without it no escape byte is written.
    pub colour: bool,
    /// How many columns there are.
    pub width: usize,
}

impl Look {
    /// The words in a style, or bare.
    pub(crate) fn paint(self, style: Style, words: &str) -> String {
        if self.colour { format!("{style}{words}{style:#}") } else { words.to_owned() }
    }
}

/// The colour of a status: green settles, red is a problem, yellow is on its way.
pub(crate) fn colour_of(status: Status) -> Style {
    let colour = match status {
        Status::Verified | Status::OnAuthor | Status::Opinion => AnsiColor::Green,
        Status::Disputed | Status::False | Status::Misleading | Status::Unverifiable => AnsiColor::Red,
        Status::Checking | Status::Waiting => AnsiColor::Yellow,
        Status::Unchecked => return Style::new(),
    };
    colour.on_default()
}

/// How many columns the terminal at standard output has; none where there is no terminal.
#[must_use]
pub fn columns() -> Option<usize> {
    comfy_table::Table::new().width().map(usize::from)
}

/// Whether a character could do something to a terminal, or hide: controls, bidirectional and zero-width characters,
/// line and paragraph separators, tags.
fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{061c}' | '\u{180e}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Text for people, with everything hostile shown as `\u{…}`; line breaks stay, tabs become blanks.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    escape_but(text, |c| c == '\n')
}

/// The same for one line: line breaks become blanks.
#[must_use]
pub fn escape_line(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return escape(text);
    }
    Cow::Owned(escape(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned())
}

fn escape_but(text: &str, keep: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(|c| is_hostile(c) && !keep(c)) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\t' => safe.push(' '),
            c if is_hostile(c) && !keep(c) => safe.extend(c.escape_unicode()),
            c => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

/// Breaks text into lines of at most `width` columns at white space; a longer word stays whole.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    use unicode_width::UnicodeWidthStr;
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(word);
        } else if line.width() + 1 + word.width() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_hostile_is_left(text in "\\PC*|[\\x00-\\xff]*|[\u{200b}-\u{2070}\u{e0000}-\u{e0080}\n]*") {
            prop_assert!(escape(&text).chars().all(|c| c == '\n' || !is_hostile(c)));
            prop_assert!(escape_line(&text).chars().all(|c| !is_hostile(c)));
        }
    }

    #[test]
    fn what_could_act_is_shown_and_plain_text_is_left() {
        assert_eq!(escape("a\u{1b}[2Jb"), "a\\u{1b}[2Jb");
        assert_eq!(escape("\u{202e}txt.exe"), "\\u{202e}txt.exe");
        assert_eq!(escape("“Café”, 4.2m €\n– yes"), "“Café”, 4.2m €\n– yes");
        assert_eq!(escape_line("one\ntwo"), "one two");
    }
}
