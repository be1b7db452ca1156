//! Notes that an author left to come back to: TK, CQ, [CHECK], ??, XX. One pass over the text.

use std::ops::Range;

use super::reading::Reading;
use crate::domain::extraction::Mark;

/// How long a mark with its brackets may be, in bytes.
const LONGEST: usize = 64;

/// The marks of an article, in the order of the text.
///
/// “The mill has TK wheels” has one; “TK Maxx has a mill” and “a size XXL coat” have none.
pub(crate) fn marks(reading: &Reading<'_>) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_start(reading.text, at) {
        let end = match mark_at(reading.text, start) {
            Some(range) => {
                let text = reading.slice(range.clone()).to_owned();
                at = range.end;
                found.extend(reading.span(range).map(|span| Mark { span, text }));
                continue;
            }
            None => run_end(reading.text, start),
        };
        at = end;
    }
    found
}

/// The next place where a mark may start: a word, a bracket or a question mark.
fn next_start(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.find(|c: char| c.is_alphanumeric() || matches!(c, '[' | '?')).map(|offset| from + offset)
}

/// The end of the word, or of the sign, at `start`.
fn run_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let sign = rest.chars().next().map_or(1, char::len_utf8);
    start + word.max(sign)
}

/// The mark that starts at `start`.
fn mark_at(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = text.get(start..)?;
    if rest.starts_with('[') {
        return bracketed(rest).map(|length| start..start + length);
    }
    if rest.starts_with('?') {
        let length = rest.bytes().take_while(|b| *b == b'?').count();
        return (length >= 2 && alone(text, start, start + length)).then_some(start..start + length);
    }
    let end = run_end(text, start);
    let word = text.get(start..end)?;
    (is_note(word) && !part_of_name(text, start, end, word)).then_some(start..end)
}

/// How long the bracket is that a text starts with, if it holds a note: `[CHECK]`, `[TK: his age]`, `[??]`.
fn bracketed(rest: &str) -> Option<usize> {
    let end = rest.bytes().take(LONGEST).position(|b| b == b']')?;
    let inside = rest.get(1..end)?.trim();
    let first = inside.split(|c: char| !c.is_alphanumeric()).next()?;
    let checks = matches!(first, "CHECK" | "CHK" | "FACT" | "VERIFY" | "CONFIRM" | "SOURCE" | "TODO" | "TBC" | "TBD");
    let asks = !inside.is_empty() && inside.bytes().all(|b| b == b'?');
    (is_note(first) || checks || asks).then_some(end + 1)
}

/// `TK`, `TKTK`, `TKs`, `CQ`, `XX`, `XXX`.
fn is_note(word: &str) -> bool {
    let pairs = word.strip_suffix('s').unwrap_or(word).as_bytes();
    let tk = !pairs.is_empty() && pairs.chunks(2).all(|pair| pair == b"TK");
    let xx = (2..=6).contains(&word.len()) && word.bytes().all(|b| b == b'X');
    tk || xx || word == "CQ"
}

/// Whether a word that looks like a note is part of a name or a number: “TK Maxx”, “Super Bowl XX”, “size XX”.
fn part_of_name(text: &str, start: usize, end: usize, word: &str) -> bool {
    let before = word_before(text, start);
    let after = text.get(end..).unwrap_or_default();
    let next = after.strip_prefix([' ', '\u{a0}']).unwrap_or_default();
    let joined = text.get(..start).is_some_and(|t| t.ends_with(['.', '@', '/', '_', '&', '\'', '’']))
        && !ends_sentence(text, start)
        || (after.starts_with(['@', '_', '&', '\'', '’', '-']) && !word.starts_with('X'));
    if word.starts_with('X') {
        let sized = matches!(
            before.to_lowercase().as_str(),
            "size" | "sizes" | "a" | "chapter" | "volume" | "part" | "dos" | "women's" | "article"
        );
        let named = before.starts_with(char::is_uppercase) && before.len() > 1 && !opens_sentence(text, start, before);
        let rated = next.starts_with("chromosome") || next.starts_with("film") || next.starts_with("rated");
        return joined || sized || named || rated || after.starts_with('-');
    }
    joined || next.starts_with("Maxx")
}

/// The word right before `start`, one space off; empty where there is none.
fn word_before(text: &str, start: usize) -> &str {
    let from = (start.saturating_sub(LONGEST)..=start).find(|&i| text.is_char_boundary(i)).unwrap_or(start);
    let near = text.get(from..start).unwrap_or_default();
    let Some(near) = near.strip_suffix([' ', '\u{a0}']) else { return "" };
    near.rsplit(char::is_whitespace).next().unwrap_or_default()
}

/// Whether `word`, right before `start`, opens a sentence or a line, so that its capital means nothing.
fn opens_sentence(text: &str, start: usize, word: &str) -> bool {
    let before = text.get(..start.saturating_sub(word.len() + 1)).unwrap_or_default();
    let line = before.trim_end_matches([' ', '\u{a0}', '“', '"']);
    line.is_empty() || line.ends_with(['\n', '.', '!', '?', ':', '”'])
}

/// Whether a full stop right before `start` is one that ends a sentence without a space.
fn ends_sentence(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    before.strip_suffix('.').is_some_and(|t| t.ends_with(char::is_lowercase))
}

/// Whether a run of question marks stands apart from words in front: `?? wheels`, `(??)`; not `What??`.
fn alone(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|t| t.chars().next_back());
    let after = text.get(end..).and_then(|t| t.chars().next());
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '$' | '£' | '€' | '“' | '"'))
        && after.is_none_or(|c| !matches!(c, '!'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::jsonl;

    fn found(text: &str) -> Vec<String> {
        let line = serde_json::json!({ "text": text }).to_string();
        let articles = jsonl::read(&line).unwrap();
        let reading = Reading::new(&articles[0]);
        let marks = marks(&reading);
        for mark in &marks {
            assert_eq!(reading.index.slice(mark.span), mark.text);
        }
        marks.into_iter().map(|mark| mark.text).collect()
    }

    #[test]
    fn notes_are_found_where_they_stand() {
        assert_eq!(found("The mill has TK wheels and TKTK doors."), ["TK", "TKTK"]);
        assert_eq!(found("Mira Hayle CQ is 44 [CHECK] or [TK: age]."), ["CQ", "[CHECK]", "[TK: age]"]);
        assert_eq!(found("It has ?? wheels (??) and XX doors, XXX in all."), ["??", "??", "XX", "XXX"]);
        assert_eq!(found("Äpfel: TK."), ["TK"]);
        assert_eq!(found("It cost $XX million."), ["XX"]);
    }

    #[test]
    fn names_sizes_and_numerals_are_no_notes() {
        for text in [
            "She works at TK Maxx.",
            "He wore a size XX shirt, then XXL.",
            "Pope John XX spoke at Super Bowl XXX.",
            "What?? Really??!",
            "An ATK and a stk. [He left.] [sic]",
            "The XXX-rated film. Mail to TK@example.com.",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
