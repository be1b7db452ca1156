//! Text that an editor types: trimmed, never empty, never too long, never with control characters in it.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

/// The longest text that an editor may type into one field, in bytes.
const LONGEST: usize = 64 * 1024;

/// Words of an editor: a note, a title, a locator. Trimmed; at least one visible character; at most 64 KiB; no control
/// characters but line breaks and tabs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Words(String);

/// Why a text is not [`Words`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotWords {
    /// Nothing but white space.
    #[error("the text is empty")]
    Empty,
    /// Longer than 64 KiB.
    #[error("the text has {0} bytes; the most is {LONGEST}")]
    TooLong(usize),
    /// A control character, such as a NUL or an escape.
    #[error("the text holds the control character U+{0:04X}")]
    Control(u32),
}

impl Words {
    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Gives the text away.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl FromStr for Words {
    type Err = NotWords;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if let Some(control) = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
            return Err(NotWords::Control(control.into()));
        }
        if text.is_empty() {
            return Err(NotWords::Empty);
        }
        if text.len() > LONGEST {
            return Err(NotWords::TooLong(text.len()));
        }
        Ok(Self(text.to_owned()))
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A text as it is compared with another: quotation marks, dashes and points of omission in one form, white space as one
/// blank, what nobody sees left out. Letters, digits and every other sign stay: `5.0` is not `5`, `Rain` is not `rain`.
///
/// ```
/// # use factcheck::domain::text::folded;
/// assert_eq!(folded("“It’s\u{a0}5–6 m…”"), folded("\"It's 5-6 m...\""));
/// assert_ne!(folded("5 m"), folded("6 m"));
/// ```
#[must_use]
pub fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match folded_char(letter) {
            Some(' ') if plain.ends_with(' ') => {}
            Some('…') => plain.push_str("..."),
            Some(letter) => plain.push(letter),
            None => {}
        }
    }
    plain
}

/// A character in the one form that stands for its like; none for what nobody sees.
pub(crate) fn folded_char(letter: char) -> Option<char> {
    Some(match letter {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => return None,
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_trimmed_and_never_empty_or_hostile() {
        assert_eq!(" on the record\n".parse::<Words>().unwrap().as_str(), "on the record");
        assert_eq!(" \n ".parse::<Words>(), Err(NotWords::Empty));
        assert_eq!("a\u{1b}[2J".parse::<Words>(), Err(NotWords::Control(0x1b)));
        assert_eq!("x".repeat(70_000).parse::<Words>(), Err(NotWords::TooLong(70_000)));
    }
}
