//! Publishers named as where something was said: known by name, by the last word of their name, or by the words around them
//! (“told the Harbour Echo”, “the Echo reported”, “told Quaynews”, “a Quaynews column”).

use super::super::lexicon::{self, has};
use super::super::token::{Sort, Token};
use super::Publisher;
use super::lexicon as words;

/// Finds the publishers in the tokens of one block that stand outside quotation marks.
pub(super) fn publishers(text: &str, block: &[Token<'_>]) -> Vec<Publisher> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < block.len() {
        match length_at(block, at) {
            Some(length)
                if !dateline(block, at, length) && (known(block, at, length) || spoken_of(block, at, length)) =>
            {
                found.extend(publisher(text, block, at, length));
                at += length;
            }
            Some(length) => at += length,
            None => match told_or_called(block, at) {
                Some(length) => {
                    found.extend(publisher(text, block, at, length));
                    at += length;
                }
                None => at += 1,
            },
        }
    }
    found
}

/// How many tokens from here are a publisher's name, without `The`.
fn length_at(block: &[Token<'_>], at: usize) -> Option<usize> {
    let first = block.get(at)?;
    let day = first.lower.ends_with("day");
    if first.sort != Sort::Word || !first.capital || first.quoted || (!day && has(lexicon::NO_NAMES, &first.lower)) {
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
    if has(words::OUTLETS, &joined) {
        return !common || the;
    }
    words > 1 && lower.last().is_some_and(|last| has(words::OUTLET_ENDINGS, last))
}

/// Whether the words around a name speak of it as a publisher, or the name itself can be nothing else.
fn spoken_of(block: &[Token<'_>], at: usize, length: usize) -> bool {
    let from = at.saturating_sub(4);
    let before = block.get(from..at).unwrap_or_default();
    let after = block.get(at + length..(at + length + 4).min(block.len())).unwrap_or_default();
    let cue = |t: &Token<'_>| has(lexicon::CUES, &t.lower);
    let place = |t: &Token<'_>| matches!(t.lower.as_str(), "on" | "in" | "by" | "to" | "with" | "from" | "via");
    let owned = block.get(at + length - 1).is_some_and(|t| t.possessive);
    // “Harry Cole of The Sun”: the article is part of the name.
    let the = at > 1 && block.get(at - 1).is_some_and(|t| t.text == "The");
    let initials = length == 1 && block.get(at).is_some_and(|t| t.text.chars().all(char::is_uppercase));
    the || initials || after.iter().any(cue) || before.iter().any(|t| cue(t) || place(t)) || owned
}

/// A name of several words that only a publisher has.
fn known(block: &[Token<'_>], at: usize, length: usize) -> bool {
    let name: Vec<&str> = block.get(at..at + length).unwrap_or_default().iter().map(|t| t.lower.as_str()).collect();
    length > 1 && has(words::OUTLETS, &name.join(" "))
}

/// “LEEDS (Reuters) –”: who filed the story.
fn dateline(block: &[Token<'_>], at: usize, length: usize) -> bool {
    let text = |i: Option<usize>| i.and_then(|i| block.get(i)).map(|t| t.text);
    text(at.checked_sub(1)) == Some("(") && text(Some(at + length)) == Some(")")
}

/// A name that the words around it make a publisher: “told Quaynews”, “on Quay Tonight, she said”, “a Quaynews column”,
/// “the news site Quaynews”, and the places where people post.
fn told_or_called(block: &[Token<'_>], at: usize) -> Option<usize> {
    let name = |i: usize| {
        block
            .get(i)
            .is_some_and(|t| t.sort == Sort::Word && t.capital && !t.quoted && !has(lexicon::NO_NAMES, &t.lower))
    };
    if !name(at) || at.checked_sub(1).is_some_and(name) {
        return None;
    }
    let length = (at..at + 6).take_while(|&i| name(i)).count();
    let low = |i: Option<usize>| i.and_then(|i| block.get(i)).filter(|t| !t.quoted).map_or("", |t| t.lower.as_str());
    let first = low(Some(at));
    if has(words::SOCIAL, first) {
        let posted =
            matches!(low(at.checked_sub(1)), "on" | "via" | "through" | "to" | "over" | "his" | "her" | "their")
                || matches!(low(Some(at + 1)), "account" | "feed" | "page" | "post" | "posts" | "message" | "video");
        return posted.then_some(1);
    }
    let owns = block.get(at + length - 1).is_some_and(|t| t.possessive);
    let next = low(Some(at + length));
    let publishes = has(words::PUBLISHES, next) || (next == "news" && low(Some(at + length + 1)) == "agency");
    let person = super::super::given_names::given_name(first).is_some() || lexicon::is_title(first);
    let whose = block.get(at..at + length).unwrap_or_default().iter().rev().skip(1).any(|t| t.possessive);
    if publishes && !owns && !person && !whose {
        return Some(length);
    }
    let article = usize::from(low(at.checked_sub(1)) == "the");
    let before = low(at.checked_sub(1 + article));
    let told = matches!(before, "told" | "tells" | "telling") && !person && !has(words::HEARERS, first);
    // “told Ada Hale” and “told the British” name no publisher.
    let told = told && if article == 1 { !first.ends_with("ish") && !first.ends_with("ans") } else { length == 1 };
    let called = matches!(
        before,
        "site" | "website" | "newspaper" | "magazine" | "agency" | "broadcaster" | "podcast" | "programme" | "station"
    );
    (told || called).then_some(length)
}

fn publisher(text: &str, block: &[Token<'_>], at: usize, length: usize) -> Option<Publisher> {
    let the = at.checked_sub(1).and_then(|before| block.get(before)).filter(|t| t.lower == "the");
    let last = block.get(at + length - 1)?;
    let first = block.get(at)?;
    let start = the.filter(|t| t.text == "The").map_or(first.range.start, |t| t.range.start);
    let programme = programme(block, at, length).and_then(|end| block.get(end.checked_sub(1)?));
    let range = start..programme.unwrap_or(last).range.end;
    let last = programme.unwrap_or(last);
    let bare = text.get(first.range.start..last.range.end)?;
    let name = if the.is_some_and(|t| t.text == "The") { format!("The {bare}") } else { bare.to_owned() };
    Some(Publisher { name, range })
}

/// Where a programme's name ends that stands behind its station: “Quay News’ Sunday with Ada Hale”.
fn programme(block: &[Token<'_>], at: usize, length: usize) -> Option<usize> {
    let first = at + length;
    block.get(first.checked_sub(1)?).filter(|t| t.possessive)?;
    let opener = block.get(first).filter(|t| t.capital && t.sort == Sort::Word)?;
    let person = super::super::given_names::given_name(&opener.lower).is_some() || lexicon::is_title(&opener.lower);
    let part = |i: usize| {
        block.get(i).is_some_and(|t| {
            t.sort == Sort::Word
                && (t.capital
                    || (matches!(t.lower.as_str(), "with" | "of" | "the" | "and" | "this")
                        && block.get(i + 1).is_some_and(|t| t.capital)))
        })
    };
    let end = (first..first + 7).find(|&i| !part(i)).unwrap_or(first + 7);
    let verb = block.get(end).is_some_and(|t| has(lexicon::CUES, &t.lower));
    (!person && (end > first + 1 || !verb)).then_some(end)
}

/// “The paper said”, “told the newspaper”: the publisher named last, in this block or before it.
pub(super) fn again(text: &str, block: &[Token<'_>], here: &[Publisher], before: Option<&str>) -> Vec<Publisher> {
    let mut found = Vec::new();
    for (at, head) in block.iter().enumerate() {
        let near =
            |i: Option<usize>| i.and_then(|i| block.get(i)).filter(|t| !t.quoted).map_or("", |t| t.lower.as_str());
        if head.quoted || head.capital || !has(words::PAPERS, &head.lower) || near(at.checked_sub(1)) != "the" {
            continue;
        }
        let says = has(lexicon::CUES, near(Some(at + 1))) || has(lexicon::CUES, near(Some(at + 2)));
        let told = matches!(near(at.checked_sub(2)), "told" | "to" | "in" | "by");
        let named =
            here.iter().rev().find(|publisher| publisher.range.end <= head.range.start).map(|p| p.name.as_str());
        let start = at.checked_sub(1).and_then(|i| block.get(i)).map(|t| t.range.start);
        if let (true, Some(name), Some(start)) = (says || told, named.or(before), start)
            && text.is_char_boundary(start)
        {
            found.push(Publisher { name: name.to_owned(), range: start..head.range.end });
        }
    }
    found
}

/// Whether this names a publisher, not a document: every word but a first “the” starts with a capital.
pub(super) fn is_name(name: &str) -> bool {
    let mut words = name.split_whitespace().filter(|word| *word != "the");
    words.all(|word| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::token::tokens;

    fn names(text: &str) -> Vec<String> {
        let block = tokens(text, 0..text.len());
        publishers(text, &block).into_iter().map(|publisher| publisher.name).collect()
    }

    #[test]
    fn a_publisher_is_known_by_its_name_and_the_words_around_it() {
        assert_eq!(names("She told The Harbour Echo and the BBC."), ["The Harbour Echo", "BBC"]);
        assert_eq!(names("The Telegraph reported the sale."), ["The Telegraph"]);
        assert_eq!(names("The sun rose over Post Street."), Vec::<String>::new());
    }

    #[test]
    fn the_words_around_a_name_make_it_a_publisher() {
        assert_eq!(names("She told Quaynews it rained."), ["Quaynews"]);
        assert_eq!(names("She told Ada Hale it rained."), Vec::<String>::new());
        assert_eq!(names("He wrote a Quaynews column."), ["Quaynews"]);
        assert_eq!(names("She told the news site Quaynews so."), ["Quaynews"]);
        assert_eq!(names("She posted it on Facebook."), ["Facebook"]);
        assert_eq!(names("LEEDS (Reuters) - It rained."), Vec::<String>::new());
    }
}
