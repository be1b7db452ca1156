//! Documents that say something: “the audit found”, “according to a police report”, “in a letter to the council”, “a Harbour
//! Echo poll”, “Hale’s lawsuit”. Named once, a document is known again: “the report” is the harbour board’s report.

use std::collections::HashMap;

use super::super::lexicon::has;
use super::super::token::{Sort, Token};
use super::super::verbs::{Form, verb};
use super::Publisher;
use super::lexicon as words;

/// The documents named so far in the article, by the noun that says what they are.
#[derive(Debug, Default)]
pub(super) struct Named(HashMap<String, String>);

/// The most words before the head of a document's name.
const BEFORE: usize = 6;

/// The most words of whose or to whom it is.
const BEHIND: usize = 6;

/// Finds the documents of one block.
pub(super) fn documents(text: &str, block: &[Token<'_>], named: &mut Named) -> Vec<Publisher> {
    let mut found: Vec<Publisher> = Vec::new();
    for at in 0..block.len() {
        let Some(document) = tweet(block, at).or_else(|| document(text, block, at, named)) else { continue };
        if found.last().is_none_or(|last| last.range.end <= document.range.start) {
            found.push(document);
        }
    }
    found
}

/// “tweeted”, “in a tweet”, “emailed”.
fn tweet(block: &[Token<'_>], at: usize) -> Option<Publisher> {
    let token = block.get(at).filter(|t| !t.quoted)?;
    let tweets = matches!(token.lower.as_str(), "tweet" | "tweets" | "tweeted" | "tweeting" | "retweeted");
    if matches!(token.lower.as_str(), "emailed" | "emailing") {
        return Some(Publisher { name: "an email".to_owned(), range: token.range.clone() });
    }
    tweets.then(|| Publisher { name: "Twitter".to_owned(), range: token.range.clone() })
}

fn document(text: &str, block: &[Token<'_>], at: usize, named: &mut Named) -> Option<Publisher> {
    let head = block.get(at).filter(|t| t.sort == Sort::Word && !t.quoted && has(words::HEADS, &t.lower))?;
    let start = start(block, at);
    let phrase = Phrase { block, start, at };
    let end = phrase.end();
    let first = block.get(start)?;
    // “in 19 minutes” is no record of a meeting.
    let counted =
        at.checked_sub(1).and_then(|i| block.get(i)).is_some_and(|t| t.text.starts_with(|c: char| c.is_ascii_digit()));
    if counted && head.lower == "minutes" {
        return None;
    }
    let again = words::AGAIN.contains(&head.lower.as_str())
        && start + 1 == at
        && matches!(first.lower.as_str(), "the" | "this" | "that" | "its" | "their" | "his" | "her");
    let range = first.range.start..block.get(end - 1)?.range.end;
    if let Some(title) = phrase.title(text) {
        named.0.insert(kind(&head.lower).to_owned(), title.clone());
        return Some(Publisher { name: title, range });
    }
    if again && let Some(name) = named.0.get(kind(&head.lower)) {
        return Some(Publisher { name: name.clone(), range });
    }
    if !(phrase.is_credited() || phrase.is_owned_by_name()) {
        return None;
    }
    let name = text.get(range.clone())?.to_owned();
    if end > at + 1 || start + 1 < at || first.capital {
        named.0.insert(kind(&head.lower).to_owned(), name.clone());
    }
    Some(Publisher { name, range })
}

/// One word for those that news uses by turns.
fn kind(head: &str) -> &str {
    match head {
        "suit" | "complaint" => "lawsuit",
        "survey" => "poll",
        "op-ed" | "column" => "article",
        other => other,
    }
}

/// Where the noun phrase of a head starts.
fn start(block: &[Token<'_>], at: usize) -> usize {
    let mut start = at;
    // “the Society for the Quay report”
    let capital = |i: Option<usize>| i.and_then(|i| block.get(i)).is_some_and(|t| t.capital && !t.quoted);
    let low = |i: Option<usize>| i.and_then(|i| block.get(i)).map_or("", |t| t.lower.as_str());
    while at - start < BEFORE && capital(start.checked_sub(1)) {
        start -= 1;
    }
    let the = usize::from(start < at && low(start.checked_sub(1)) == "the");
    if matches!(low(start.checked_sub(1 + the)), "for" | "of") && capital(start.checked_sub(2 + the)) {
        start -= 2 + the;
    } else {
        start = at;
    }
    while at - start < BEFORE
        && let Some(before) = start.checked_sub(1).and_then(|i| block.get(i))
        && before.sort == Sort::Word
        && !before.quoted
        && !has(super::super::lexicon::BREAKS, &before.lower)
        && !matches!(
            before.lower.as_str(),
            "of" | "for" | "is" | "are" | "was" | "were" | "has" | "had" | "have" | "according"
        )
        && (before.capital || verb(&before.lower).is_none_or(|verb| verb.form == Form::Base))
    {
        start -= 1;
        if matches!(
            before.lower.as_str(),
            "the" | "a" | "an" | "this" | "that" | "its" | "his" | "her" | "their" | "one" | "another"
        ) {
            break;
        }
    }
    start
}

/// A noun phrase with a document's head.
struct Phrase<'a, 't> {
    block: &'a [Token<'t>],
    start: usize,
    at: usize,
}

impl Phrase<'_, '_> {
    fn low(&self, i: Option<usize>) -> &str {
        i.and_then(|i| self.block.get(i)).filter(|t| !t.quoted).map_or("", |t| t.lower.as_str())
    }

    fn capital(&self, i: usize) -> bool {
        self.block.get(i).is_some_and(|t| {
            t.capital && !t.quoted && t.sort == Sort::Word && !has(super::super::lexicon::NO_NAMES, &t.lower)
        })
    }

    /// Behind “by the harbour board”, “to the council”, “from Leeds”, where that names somebody.
    fn end(&self) -> usize {
        let next = self.at + 1;
        if !matches!(self.low(Some(next)), "by" | "to" | "from" | "of") {
            return next;
        }
        let mut end =
            next + 1 + usize::from(matches!(self.low(Some(next + 1)), "the" | "a" | "an" | "its" | "his" | "her"));
        let first = end;
        let small = |i: usize| matches!(self.low(Some(i)), "of" | "for" | "and" | "the") && self.capital(i + 1);
        while end < next + BEHIND && (self.capital(end) || (end > first && small(end))) {
            end += 1;
        }
        if end > first { end } else { next }
    }

    /// The title behind a book or a report: “her new book, Cold Harbour, says”.
    fn title(&self, text: &str) -> Option<String> {
        let titled = matches!(
            self.low(Some(self.at)),
            "book" | "memoir" | "autobiography" | "diary" | "essay" | "report" | "column"
        );
        let comma = self.block.get(self.at + 1).is_some_and(|t| t.text == ",");
        let first = self.at + 2;
        let end = (first..first + BEFORE).find(|&i| !self.capital(i))?;
        let closed = self.block.get(end).is_some_and(|t| t.sort != Sort::Word);
        let person = super::super::given_names::given_name(self.low(Some(first))).is_some();
        let range = self.block.get(first)?.range.start..self.block.get(end.checked_sub(1)?)?.range.end;
        (titled && comma && end > first && closed && !person).then(|| text.get(range).map(str::to_owned)).flatten()
    }

    /// Whether something is said there: it says, or somebody says it in there, or it is according to it.
    fn is_credited(&self) -> bool {
        let says = |i: usize| {
            let token = self.block.get(i).filter(|t| !t.quoted);
            let form = token.and_then(|t| verb(&t.lower)).map(|verb| verb.form);
            matches!(form, Some(Form::Past | Form::Present))
                && !matches!(self.low(Some(i + 1)), "by" | "on" | "in" | "last")
                || form == Some(Form::Base) && self.low(Some(self.at)).ends_with('s')
        };
        let behind = self.end();
        let adverb = usize::from(self.low(Some(behind)).ends_with("ly") || self.low(Some(behind)) == "also");
        let before = self.low(self.start.checked_sub(1));
        let accords = before == "to" && self.low(self.start.checked_sub(2)) == "according";
        let opens = matches!(self.low(Some(self.start)), "a" | "an" | "the" | "his" | "her" | "its" | "their")
            || self.start < self.at;
        let published = matches!(
            self.low(Some(behind)),
            "made" | "obtained" | "seen" | "released" | "filed" | "leaked" | "published" | "posted" | "reviewed"
        );
        let opens = opens || published;
        let on = before == "on" && matches!(self.low(Some(self.at)), "blog") && self.start < self.at;
        let inside = matches!(before, "in" | "from" | "citing" | "cited" | "cites")
            && opens
            && (self.start < self.at || published)
            && !self.is_general();
        let inverted = before == "said" || before == "says";
        let issued = matches!(before, "issued" | "released" | "published" | "posted") && self.start < self.at;
        let suit = kind(self.low(Some(self.at))) == "lawsuit"
            && matches!(self.low(Some(behind)), "filed" | "was" | "alleging" | "accusing" | "challenging" | "claiming");
        says(behind + adverb) || accords || inside || inverted || issued || on || suit
    }

    /// “in the figures”, “in his speech”: nobody can find that.
    fn is_general(&self) -> bool {
        matches!(
            self.low(Some(self.at)),
            "answer" | "average" | "opinion" | "rules" | "paper" | "review" | "polls" | "video" | "data" | "analysis"
        ) && !self.capital(self.at.saturating_sub(1))
            && self.start + 1 >= self.at
    }

    /// “a Harbour Echo poll”, “Hale’s lawsuit”.
    fn is_owned_by_name(&self) -> bool {
        let owner = self.at.checked_sub(1).filter(|&i| i >= self.start);
        has(words::SURELY, self.low(Some(self.at)))
            && (owner.is_some_and(|i| self.capital(i))
                || (self.low(Some(self.at)) == "poll" && (self.start..self.at).any(|i| self.capital(i))))
            || has(words::SURELY, self.low(Some(self.at)))
                && (self.start..self.at).any(|i| self.capital(i) && self.block.get(i).is_some_and(|t| t.possessive))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::token::tokens;

    fn names(text: &str) -> Vec<String> {
        let block = tokens(text, 0..text.len());
        documents(text, &block, &mut Named::default()).into_iter().map(|document| document.name).collect()
    }

    #[test]
    fn a_document_that_says_something_counts() {
        assert_eq!(names("The council’s own audit found a hole."), ["The council’s own audit"]);
        assert_eq!(names("According to a police report, it rained."), ["a police report"]);
        assert_eq!(
            names("She wrote in a letter to the Harbour Board that it rained."),
            ["a letter to the Harbour Board"]
        );
        assert_eq!(names("Hale led in the latest Harbour Echo poll."), ["the latest Harbour Echo poll"]);
        assert_eq!(names("Hale’s lawsuit demands money."), ["Hale’s lawsuit"]);
        assert_eq!(names("But it rained, she tweeted."), ["Twitter"]);
        assert_eq!(names("In her new book, Cold Harbour, she says it rained."), ["Cold Harbour"]);
        assert_eq!(
            names("A study by the Society for Quay Research found rain."),
            ["A study by the Society for Quay Research"]
        );
    }

    #[test]
    fn what_says_nothing_does_not() {
        assert_eq!(names("The report is due."), Vec::<String>::new());
        assert_eq!(names("She read a book."), Vec::<String>::new());
        assert_eq!(names("The papers were lost."), Vec::<String>::new());
    }

    #[test]
    fn a_document_is_known_again() {
        let text = "A Harbour Board report found a hole. Hale had not read the report.";
        assert_eq!(names(text), ["A Harbour Board report", "A Harbour Board report"]);
    }
}
