//! Double quotation marks in a sentence: what stands outside them, and whether one is open. `features.rs` asks here.
//!
//! It only looks at marks; `attribution/` decides what is somebody's speech.

/// The parts of a sentence that stand outside double quotation marks.
pub(crate) fn outside_quotes(sentence: &str, open: bool) -> Vec<&str> {
    let (mut parts, mut inside, mut from) = (Vec::new(), open, 0);
    for (at, mark, now) in quote_marks(sentence, open) {
        if now && !inside {
            parts.extend(sentence.get(from..at));
        }
        from = at + mark.len_utf8();
        inside = now;
    }
    if !inside {
        parts.extend(sentence.get(from..));
    }
    parts
}

/// Whether a quotation is open behind a text, when it was or was not before it.
pub(crate) fn open_after(text: &str, open: bool) -> bool {
    quote_marks(text, open).last().map_or(open, |(_, _, now)| now)
}

/// Every double quotation mark: where, which, and whether a quotation is open behind it.
///
/// A straight mark before a word opens and one behind a word closes, whatever was forgotten before it.
fn quote_marks(text: &str, open: bool) -> impl Iterator<Item = (usize, char, bool)> {
    let mut now = open;
    let mut last = ' ';
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while let Some((at, c)) = chars.next() {
            let before = std::mem::replace(&mut last, c);
            let word_follows = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            now = match c {
                '“' | '«' => true,
                '”' | '»' => false,
                '"' if word_follows && (before.is_whitespace() || before == '(') => true,
                '"' if !word_follows && !before.is_whitespace() => false,
                '"' => !now,
                _ => continue,
            };
            return Some((at, c, now));
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_mark_knows_whether_it_opens() {
        assert!(open_after("\"We lost. \"It was", false));
        assert!(!open_after("It was\" over. He left", false));
        assert!(!open_after("He said \"no\".", false));
    }

    #[test]
    fn what_stands_outside_the_marks_is_left() {
        assert_eq!(outside_quotes("we lost,” he said. “It", true), [" he said. "]);
    }
}
