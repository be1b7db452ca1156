//! Several facts in one sentence, where different sources would settle them and the grammar is plain: clauses parted by a
//! semicolon, clauses of two subjects joined by “, and”, and lists of people with what each of them did.
//!
//! Good: “The mill closed in May; the bank sold it to Hale Ltd in June.” Not parted: “The mill closed in May, and it was sold.”
//! A sentence with quotation marks or brackets is never parted, nor one whose parts would be short: `claim split` does those.

use std::ops::Range;

use super::attribution::token::{Sort, Token, tokens};
use super::lexicon as lex;
use super::token as word;

/// The fewest words of a part.
const FEWEST: usize = 5;

/// The longest sentence that is looked at, in tokens.
const LONGEST: usize = 160;

/// The parts of a sentence, in bytes of the text, in their order; the whole sentence where nothing plainly parts it.
pub(super) fn facts(text: &str, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let whole = vec![sentence.clone()];
    let words = text.get(sentence.clone()).unwrap_or_default();
    if words.len() > LONGEST * 12
        || words.contains(['“', '”', '"', '‘', '(', '[', '«', '?', '—', '–', '&'])
        || words.contains("--")
    {
        return whole;
    }
    let tokens = tokens(text, sentence.clone());
    let seen = Seen { tokens: &tokens };
    let mut starts = seen.listed();
    if starts.is_empty() {
        starts = seen.clauses();
    }
    let parts = parts(&tokens, &starts);
    if parts.len() < 2 || tokens.len() > LONGEST {
        return whole;
    }
    let mut ranges: Vec<Range<usize>> = parts.into_iter().filter_map(|part| bytes(&tokens, part)).collect();
    if let (Some(first), Some(last)) = (ranges.first().cloned(), ranges.last_mut()) {
        // The first part keeps what opens the sentence and the last its full stop.
        last.end = sentence.end;
        if let Some(slot) = ranges.first_mut() {
            *slot = sentence.start..first.end;
        }
    }
    ranges
}

/// The tokens from each start to the next one, without the commas and conjunctions between them.
fn parts(tokens: &[Token<'_>], starts: &[usize]) -> Vec<Range<usize>> {
    let mut edges = vec![0];
    edges.extend(starts.iter().copied().filter(|&start| start > 0));
    edges.push(tokens.len());
    let pairs = edges.iter().zip(edges.iter().skip(1));
    let mut parts: Vec<Range<usize>> = Vec::new();
    for (&from, &to) in pairs {
        let mut end = to;
        while end > from && end < tokens.len() && tokens.get(end - 1).is_some_and(joins) {
            end -= 1;
        }
        let long = tokens.get(from..end).unwrap_or_default().iter().filter(|t| t.sort == Sort::Word).count() >= FEWEST;
        match parts.last_mut() {
            Some(last) if !long => last.end = end,
            _ => parts.push(from..end),
        }
    }
    parts
}

/// A comma, a semicolon, or a conjunction between two parts.
fn joins(token: &Token<'_>) -> bool {
    token.sort != Sort::Word || matches!(token.lower.as_str(), "and" | "but" | "while")
}

fn bytes(tokens: &[Token<'_>], part: Range<usize>) -> Option<Range<usize>> {
    Some(tokens.get(part.start)?.range.start..tokens.get(part.end.checked_sub(1)?)?.range.end)
}

/// A sentence under the eye.
struct Seen<'a, 't> {
    tokens: &'a [Token<'t>],
}

impl Seen<'_, '_> {
    fn at(&self, i: usize) -> Option<&Token<'_>> {
        self.tokens.get(i)
    }

    fn low(&self, i: usize) -> &str {
        self.at(i).map_or("", |t| t.lower.as_str())
    }

    /// Where the people of a list start: “a clerk, Ada Hale, who …, a baker, Bo Lee, for … and a judge, Cy Ray, because …”.
    fn listed(&self) -> Vec<usize> {
        let all: Vec<usize> = (0..self.tokens.len()).filter(|&i| self.is_item(i)).collect();
        let Some((first, rest)) = all.split_first() else { return Vec::new() };
        let follow = rest.iter().all(|&i| i > 0 && self.at(i - 1).is_some_and(joins));
        let told = all.iter().all(|&i| self.is_told_of(i));
        // What stands before the list belongs to its first item.
        if !rest.is_empty() && follow && told && *first < self.tokens.len() { rest.to_vec() } else { Vec::new() }
    }

    /// An article or owner, a few words in small letters, a comma, a name, and a comma.
    fn is_item(&self, i: usize) -> bool {
        self.name_of(i).is_some()
    }

    fn name_of(&self, i: usize) -> Option<Range<usize>> {
        let opens = |i: usize| has(OPENERS, self.low(i));
        opens(i).then_some(())?;
        let comma = (i + 2..i + 8).find(|&j| self.low(j) == ",")?;
        let small = (i + 1..comma).all(|j| self.at(j).is_some_and(|t| t.sort == Sort::Word && !t.capital) && !opens(j));
        let end = (comma + 1..comma + 6).find(|&j| !self.at(j).is_some_and(|t| t.capital && t.sort == Sort::Word))?;
        (small && end > comma + 1 && self.low(end) == ",").then_some(comma + 1..end)
    }

    /// Whether the name of an item is followed by what is told of it.
    fn is_told_of(&self, i: usize) -> bool {
        let Some(name) = self.name_of(i) else { return false };
        matches!(
            self.low(name.end + 1),
            "who" | "whose" | "for" | "because" | "after" | "over" | "when" | "which" | "now" | "then"
        )
    }

    /// Where the second clause and those behind it start.
    fn clauses(&self) -> Vec<usize> {
        let mut starts = Vec::new();
        let mut from = 0;
        for i in 0..self.tokens.len() {
            let next = match self.low(i) {
                ";" => i + 1,
                "," if matches!(self.low(i + 1), "and" | "but" | "while") => i + 2,
                _ => continue,
            };
            let new = self.low(i) == ";" || self.has_own_subject(next);
            if new
                && self.is_clause(from..i)
                && self.is_clause(next..self.tokens.len())
                && self.is_checkable(from..i)
                && self.is_checkable(next..self.tokens.len())
            {
                starts.push(next);
                from = next;
            }
        }
        starts
    }

    /// A name or a noun phrase of a few words, then a verb at once: “and the bank sold”.
    fn has_own_subject(&self, i: usize) -> bool {
        let opens =
            self.at(i).is_some_and(|t| t.capital && t.sort == Sort::Word) || matches!(self.low(i), "the" | "a" | "an");
        let mut at = i;
        while at < i + 5 && self.at(at).is_some_and(|t| t.sort == Sort::Word && !finite(&t.lower)) {
            at += 1;
        }
        opens && at > i && self.at(at).is_some_and(|t| finite(&t.lower))
    }

    /// A clause with a verb of its own; one with “, who” in it may have none.
    fn is_clause(&self, range: Range<usize>) -> bool {
        if range.clone().any(|i| self.low(i) == "," && matches!(self.low(i + 1), "who" | "which" | "whose" | "where")) {
            return false;
        }
        let tokens = self.tokens.get(range).unwrap_or_default();
        tokens.iter().filter(|t| t.sort == Sort::Word).count() >= FEWEST && tokens.iter().any(|t| finite(&t.lower))
    }

    /// Whether a part has a figure or a name: something that a source would settle.
    fn is_checkable(&self, range: Range<usize>) -> bool {
        let from = range.start;
        let tokens = self.tokens.get(range).unwrap_or_default();
        tokens.iter().enumerate().any(|(i, t)| {
            t.lower.bytes().any(|b| b.is_ascii_digit())
                || (t.capital && t.sort == Sort::Word && (i > 0 || from > 0) && t.lower.len() > 2)
        })
    }
}

/// Words that open a noun phrase.
const OPENERS: &[&str] = &["a", "an", "the", "its", "his", "her", "their", "my", "our"];

fn has(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

/// Whether a word is plainly a verb in the past or present: “sold”, “is”, “closed”.
fn finite(lower: &str) -> bool {
    let past = lower.len() > 4 && lower.ends_with("ed");
    past || matches!(
        lower,
        "is" | "are" | "was" | "were" | "has" | "have" | "had" | "will" | "would" | "can" | "could" | "may" | "must"
    ) || word::tokens(lower)
        .first()
        .is_some_and(|token| token.is_in(lex::VERBS) || token.is_in(lex::ACT) || token.is_in(lex::SAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str) -> Vec<&str> {
        facts(text, &(0..text.len())).into_iter().map(|part| &text[part]).collect()
    }

    #[test]
    fn clauses_of_two_subjects_are_two_facts() {
        assert_eq!(
            parted("The mill at Ashby closed in May 2019; the bank sold it to Hale Ltd for £4m."),
            ["The mill at Ashby closed in May 2019", "the bank sold it to Hale Ltd for £4m."]
        );
        assert_eq!(
            parted("The mill at Ashby closed in May 2019, and the council was fined £40,000 by a court in York."),
            ["The mill at Ashby closed in May 2019", "the council was fined £40,000 by a court in York."]
        );
    }

    #[test]
    fn people_of_a_list_are_a_fact_each() {
        let text = "She told them that the town had lost a clerk, Ada Hale, who took a bribe, a baker, Bo Lee, for selling \
                    old bread and a judge, Cy Ray, because he lied about a loan.";
        assert_eq!(
            parted(text),
            [
                "She told them that the town had lost a clerk, Ada Hale, who took a bribe",
                "a baker, Bo Lee, for selling old bread",
                "a judge, Cy Ray, because he lied about a loan."
            ]
        );
    }

    #[test]
    fn what_is_not_plain_stays_whole() {
        for text in [
            "The mill closed in May, and it was sold.",
            "The mill, the shop and the inn were sold to Hale Ltd in May.",
            "“The mill closed in May; the bank sold it,” Hale said.",
            "It rained in York, and how.",
            "Ada Hale, who sold the mill in 2019, and Bo Lee of York were fined by a court.",
            "The mayor, Ada Hale, left.",
        ] {
            assert_eq!(parted(text), [text]);
        }
    }
}
