//! Publishers and documents named as where something was said: known by name, by the last word of their name, or by the
//! words around them (“told the Harbour Echo”, “the Echo reported”).

use std::ops::Range;

use super::lexicon::{self, has};
use super::token::{Sort, Token};

/// A publisher's name in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Publisher {
    /// The name as written, with `The` where it is part of it.
    pub(super) name: String,
    /// Where it stands, in bytes of the text.
    pub(super) range: Range<usize>,
}

/// Finds the publishers in the tokens of one block that stand outside quotation marks.
pub(super) fn publishers(text: &str, block: &[Token<'_>]) -> Vec<Publisher> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < block.len() {
        match length_at(block, at) {
            Some(length) if spoken_of(block, at, length) => {
                found.extend(publisher(text, block, at, length));
                at += length;
            }
            Some(length) => at += length,
            None => at += 1,
        }
    }
    found
}

/// How many tokens from here are a publisher's name, without `The`.
fn length_at(block: &[Token<'_>], at: usize) -> Option<usize> {
    let first = block.get(at)?;
    if first.sort != Sort::Word || !first.capital || first.quoted || has(lexicon::NO_NAMES, &first.lower) {
        return None;
    }
    let length =
        block.get(at..)?.iter().take(6).take_while(|t| t.sort == Sort::Word && (t.capital || t.text == "4")).count();
    (1..=length).rev().find(|&words| is_publisher(block, at, words))
}

fn is_publisher(block: &[Token<'_>], at: usize, words: usize) -> bool {
    let name = block.get(at..at + words).unwrap_or_default();
    let lower: Vec<&str> = name.iter().map(|t| t.lower.as_str()).collect();
    let joined = lower.join(" ");
    if name.iter().rev().skip(1).any(|t| t.possessive) {
        return false;
    }
    let the = at.checked_sub(1).and_then(|before| block.get(before)).is_some_and(|t| t.lower == "the");
    // A name of one common word is a publisher only with `The` before it: “The Sun”, not “Sun”.
    let common = matches!(
        joined.as_str(),
        "sun"
            | "mail"
            | "mirror"
            | "post"
            | "times"
            | "hill"
            | "independent"
            | "guardian"
            | "observer"
            | "telegraph"
            | "atlantic"
            | "economist"
            | "spectator"
            | "time"
            | "slate"
            | "fox"
            | "sky"
            | "scotsman"
    );
    if has(lexicon::OUTLETS, &joined) {
        return !common || the;
    }
    words > 1 && lower.last().is_some_and(|last| has(lexicon::OUTLET_ENDINGS, last))
}

/// Whether the words around a name speak of it as a publisher, or the name itself can be nothing else.
fn spoken_of(block: &[Token<'_>], at: usize, length: usize) -> bool {
    let from = at.saturating_sub(4);
    let before = block.get(from..at).unwrap_or_default();
    let after = block.get(at + length..(at + length + 4).min(block.len())).unwrap_or_default();
    let cue = |t: &Token<'_>| has(lexicon::CUES, &t.lower);
    let place =
        |t: &Token<'_>| matches!(t.lower.as_str(), "on" | "in" | "by" | "to" | "with" | "from" | "via" | "of" | "for");
    let owned = block.get(at + length - 1).is_some_and(|t| t.possessive);
    let initials = length == 1 && block.get(at).is_some_and(|t| t.text.chars().all(char::is_uppercase));
    initials || after.iter().any(cue) || before.iter().any(|t| cue(t) || place(t)) || owned
}

fn publisher(text: &str, block: &[Token<'_>], at: usize, length: usize) -> Option<Publisher> {
    let the = at.checked_sub(1).and_then(|before| block.get(before)).filter(|t| t.lower == "the");
    let last = block.get(at + length - 1)?;
    let first = block.get(at)?;
    let start = the.filter(|t| t.text == "The").map_or(first.range.start, |t| t.range.start);
    let range = start..last.range.end;
    let bare = text.get(first.range.start..last.range.end)?;
    let name = if the.is_some_and(|t| t.text == "The") { format!("The {bare}") } else { bare.to_owned() };
    Some(Publisher { name, range })
}

/// Finds the documents that are said to say something: “the audit found”, “according to a police report”. Good: “The
/// audit found a hole.” Not one: “the report is due”.
pub(super) fn documents(text: &str, block: &[Token<'_>]) -> Vec<Publisher> {
    (0..block.len()).filter_map(|at| document(text, block, at)).collect()
}

fn document(text: &str, block: &[Token<'_>], at: usize) -> Option<Publisher> {
    let head = block.get(at).filter(|t| !t.quoted && has(lexicon::DOCUMENTS, &t.lower))?;
    let mut start = at;
    while at - start < 5
        && let Some(before) = start.checked_sub(1).and_then(|i| block.get(i))
        && before.sort == Sort::Word
        && !before.quoted
        && !has(lexicon::BREAKS, &before.lower)
        && !has(lexicon::CUES, &before.lower)
    {
        start -= 1;
    }
    let said = block.get(at + 1).is_some_and(|t| has(lexicon::CUES, &t.lower));
    let accords = start.checked_sub(2).and_then(|i| block.get(i)).is_some_and(|t| t.lower == "according");
    let first = block.get(start)?.range.start;
    let name = text.get(first..head.range.end)?;
    (start < at && (said || accords)).then(|| Publisher { name: name.to_owned(), range: first..head.range.end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::token::tokens;

    fn names(text: &str) -> Vec<String> {
        let block = tokens(text, 0..text.len());
        let found = publishers(text, &block).into_iter().chain(documents(text, &block));
        found.map(|publisher| publisher.name).collect()
    }

    #[test]
    fn a_publisher_is_known_by_its_name_and_the_words_around_it() {
        assert_eq!(names("She told The Harbour Echo and the BBC."), ["The Harbour Echo", "BBC"]);
        assert_eq!(names("The Telegraph reported the sale."), ["The Telegraph"]);
        assert_eq!(names("The sun rose over Post Street."), Vec::<String>::new());
    }

    #[test]
    fn a_document_that_says_something_counts() {
        assert_eq!(names("The council’s own audit found a hole."), ["The council’s own audit"]);
        assert_eq!(names("According to a police report, it rained."), ["a police report"]);
        assert_eq!(names("The report is due."), Vec::<String>::new());
    }
}
