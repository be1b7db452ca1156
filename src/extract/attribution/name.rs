//! Names in one block: runs of capitalised words without the titles before them. Good: “Dr Ada Hale”, “Director Bo Lee”.

use std::ops::Range;

use super::lexicon::{self, Gender, has};
use super::token::{Sort, Token};

/// A name in the text: its tokens without titles, and what the titles tell.
pub(super) struct Name {
    /// Its words.
    pub(super) words: Vec<String>,
    /// Where they stand, in bytes of the text.
    pub(super) range: Range<usize>,
    /// What its title tells.
    pub(super) gender: Option<Gender>,
    /// Whether a title stands before it.
    pub(super) titled: bool,
    /// Whether it owns what follows.
    pub(super) possessive: bool,
}

/// The names of one block: runs of capitalised words, without the titles before them.
pub(super) fn names(block: &[Token<'_>]) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = block.get(at) {
        if !starts_name(token) {
            at += 1;
            continue;
        }
        let mut name =
            Name { words: Vec::new(), range: token.range.clone(), gender: None, titled: false, possessive: false };
        while let Some(token) =
            block.get(at).filter(|token| starts_name(token) || is_particle(block, at) || is_last_name(block, at))
        {
            if !name.words.is_empty() && (lexicon::is_title(&token.lower) || leads_name(block, at)) {
                break;
            }
            let titled = name.words.is_empty() && (lexicon::is_title(&token.lower) || leads_name(block, at));
            if titled {
                name.titled = true;
                name.gender = name.gender.or(lexicon::titled(&token.lower));
            } else {
                if name.words.is_empty() {
                    name.range.start = token.range.start;
                }
                name.words.push(token.text.to_owned());
            }
            name.range.end = token.range.end;
            name.possessive = token.possessive;
            at += 1;
            if token.possessive || (token.text.ends_with('.') && token.text.len() > 3) {
                break;
            }
            // The point of a title: “Dr. Hale”.
            if titled && block.get(at).is_some_and(|t| t.text == ".") {
                at += 1;
            }
        }
        if !name.words.is_empty() {
            found.push(name);
        }
    }
    found
}

/// Whether a block is a headline in capitals, in which any run of words could be a name: “Mayor Denies Claims of Leak”.
pub(super) fn is_title_case(block: &[Token<'_>]) -> bool {
    let long = || block.iter().filter(|t| t.sort == Sort::Word && t.lower.len() > 3);
    let (all, capital) = (long().count(), long().filter(|t| t.capital).count());
    block.len() < 30 && all > 3 && capital * 4 >= all * 3
}

fn starts_name(token: &Token<'_>) -> bool {
    token.sort == Sort::Word
        && token.capital
        && !has(lexicon::NO_NAMES, &token.lower) | lexicon::is_title(&token.lower)
        && (token.text.trim_end_matches('s').chars().any(char::is_lowercase) || token.text.ends_with('.'))
}

/// Whether this is a capitalised office before a name: “Director Ada Hale”.
fn leads_name(block: &[Token<'_>], at: usize) -> bool {
    let office = block.get(at).is_some_and(|t| has(lexicon::OFFICES, &t.lower) && !t.possessive);
    office && block.get(at + 1).is_some_and(|t| starts_name(t) && !lexicon::is_title(&t.lower))
}

/// Whether this is a last name that is a month too: “Theresa May”, “Mrs May”.
fn is_last_name(block: &[Token<'_>], at: usize) -> bool {
    lexicon::is_last_name(block.get(at.saturating_sub(1)), block.get(at)) && at > 0
}

/// Whether this is a small word inside a name: “Ursula von der Leyen”.
fn is_particle(block: &[Token<'_>], at: usize) -> bool {
    let small = |i: usize| {
        block.get(i).is_some_and(|t| {
            matches!(t.lower.as_str(), "de" | "der" | "van" | "von" | "bin" | "al" | "la" | "di") && !t.capital
        })
    };
    small(at) && (block.get(at + 1).is_some_and(|t| t.capital) || small(at + 1))
}
