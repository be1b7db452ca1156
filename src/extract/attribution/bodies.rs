//! The organisations that an article names, and which one “the company” or “the council” means.
//!
//! “The council” is the body last named whose name has that word. “The company” is the body named last before it that does or
//! owns what bodies do: it said, it announced, its shares fell.

use std::collections::{HashMap, HashSet};

use super::lexicon::{self, has};
use super::token::{Sort, Token};
use super::verbs::{Form, verb};

/// Every naming of something that is no person: where it starts, and its words.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    namings: Vec<Naming>,
    /// First words of names that act as bodies do.
    acting: HashSet<String>,
    /// The fullest name by its first word.
    fullest: HashMap<String, String>,
}

#[derive(Debug)]
struct Naming {
    start: usize,
    words: Vec<String>,
}

impl Bodies {
    /// Gathers them from the tokens of the article; `is_person` knows where a person is named.
    pub(super) fn gather(blocks: &[Vec<Token<'_>>], is_person: impl Fn(usize) -> bool) -> Self {
        let mut bodies = Self::default();
        for block in blocks {
            let mut at = 0;
            while at < block.len() {
                let length = name_length(block, at);
                let named = block.get(at..at + length).unwrap_or_default();
                if length == 0 || named.iter().any(|t| is_person(t.range.start)) {
                    at += length.max(1);
                    continue;
                }
                bodies.add(block, at, length);
                at += length;
            }
        }
        bodies
    }

    fn add(&mut self, block: &[Token<'_>], at: usize, length: usize) {
        let tokens = block.get(at..at + length).unwrap_or_default();
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let words: Vec<String> = tokens.iter().map(|t| t.text.to_owned()).collect();
        if acts(block, at, length) {
            self.acting.insert(first.text.to_owned());
        }
        let name = words.join(" ");
        let fullest = self.fullest.entry(first.text.to_owned()).or_default();
        if name.len() > fullest.len() && !last.possessive {
            *fullest = name;
        }
        self.namings.push(Naming { start: first.range.start, words });
    }

    /// The body that “the …” means at a byte of the text, by the head of the phrase.
    pub(super) fn meant(&self, head: &str, at: usize) -> Option<String> {
        let before = self.namings.partition_point(|naming| naming.start < at);
        let mut near = self.namings.get(before.saturating_sub(NEAR)..before)?.iter().rev();
        if has(GENERIC, head) {
            let acts = |naming: &&Naming| naming.words.first().is_some_and(|first| self.acting.contains(first));
            let naming = near.find(acts)?;
            return self.fullest.get(naming.words.first()?).cloned();
        }
        if !has(lexicon::BODIES, head) || has(TOO_COMMON, head) {
            return None;
        }
        let named = |naming: &&Naming| {
            naming.words.len() > 1 && naming.words.last().is_some_and(|last| last.to_lowercase() == head)
        };
        near.find(named).map(|naming| naming.words.join(" "))
    }
}

/// How many namings are looked back at.
const NEAR: usize = 60;

/// Heads that any body may be called by.
const GENERIC: &[&str] = &[
    "airline", "carmaker", "charity", "company", "firm", "giant", "manufacturer", "organisation", "organization",
    "retailer", "startup", "start-up", "supermarket",
];

/// Heads of so many names that the last of them is seldom meant.
const TOO_COMMON: &[&str] =
    &["house", "news", "post", "times", "mail", "police", "day", "week", "war", "west", "today"];

/// How many tokens from here are a name in capitals.
fn name_length(block: &[Token<'_>], at: usize) -> usize {
    let named = |t: &Token<'_>| {
        t.sort == Sort::Word && t.capital && !t.quoted && !has(lexicon::NO_NAMES, &t.lower) && !t.lower.ends_with("day")
    };
    let joined =
        |i: usize| block.get(i).is_some_and(|t| t.text == "&") && i > at && block.get(i + 1).is_some_and(named);
    let run = (at..at + 7).take_while(|&i| block.get(i).is_some_and(named) || joined(i)).filter_map(|i| block.get(i));
    let mut length = 0;
    for token in run {
        length += 1;
        if token.possessive {
            break;
        }
    }
    length
}

/// Whether a name does what bodies do: a verb of speech right behind it, shares or a spokesman of its own, a body's last word.
fn acts(block: &[Token<'_>], at: usize, length: usize) -> bool {
    let last = block.get(at + length - 1);
    let next = block.get(at + length);
    let low = next.filter(|t| t.sort == Sort::Word).map_or("", |t| t.lower.as_str());
    let says = verb(low).is_some_and(|verb| matches!(verb.form, Form::Past | Form::Present)) && has(lexicon::CUES, low);
    let owns = last.is_some_and(|t| t.possessive) && has(OWNED, low);
    let called = at.checked_sub(1).and_then(|i| block.get(i)).is_some_and(|t| has(GENERIC, &t.lower));
    let ending = last.is_some_and(|t| has(COMPANIES, &t.lower)) && length > 1;
    let place = length == 1 && last.is_some_and(|t| has(PLACES, &t.lower));
    !place && (says || owns || called || ending)
}

/// Places that speak for those who govern there.
const PLACES: &[&str] = &[
    "america", "australia", "beijing", "berlin", "britain", "brussels", "canada", "china", "england", "eu", "europe",
    "france", "germany", "india", "iran", "ireland", "israel", "italy", "japan", "london", "moscow", "paris", "russia",
    "scotland", "spain", "tokyo", "turkey", "u.k", "u.s", "uk", "ukraine", "us", "wales", "washington",
];

/// What a company has.
const OWNED: &[&str] = &[
    "board", "boss", "chairman", "chief", "customers", "employees", "factory", "management", "parent", "plant",
    "products", "profit", "profits", "revenue", "sales", "shareholders", "shares", "spokesman", "spokeswoman", "staff",
    "stock", "workers",
];

/// Last words of companies' names.
const COMPANIES: &[&str] = &[
    "ag", "airlines", "airways", "bank", "co", "corp", "corporation", "energy", "group", "holdings", "inc",
    "industries", "international", "ltd", "motors", "oil", "partners", "pharmaceuticals", "plc", "systems",
    "technologies",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::token::tokens;

    fn meant(text: &str, head: &str) -> Option<String> {
        let block = tokens(text, 0..text.len());
        Bodies::gather(&[block], |_| false).meant(head, text.len())
    }

    #[test]
    fn a_body_is_meant_by_its_last_word_or_by_what_it_does() {
        assert_eq!(meant("The Hull Quay Council met in Leeds.", "council").as_deref(), Some("Hull Quay Council"));
        assert_eq!(meant("Quayline said it would close. Leeds is far.", "company").as_deref(), Some("Quayline"));
        assert_eq!(meant("Shares in Quayline Energy fell in Leeds.", "firm").as_deref(), Some("Quayline Energy"));
    }

    #[test]
    fn a_place_is_no_company() {
        assert_eq!(meant("It rained in Leeds and in Hull.", "company"), None);
        assert_eq!(meant("It rained in Leeds.", "council"), None);
    }
}
