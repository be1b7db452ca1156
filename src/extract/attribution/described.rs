//! What the article calls its people beside their names (“the sculptor Ada Hale”, “Bo Lee, a rower from Hull”), and whom a
//! description without a name means then: “the sculptor”, “the Hull rower”.
//!
//! A description that fits nobody, or two people alike, means nobody.

use std::collections::{HashMap, HashSet};

use super::lexicon::{self, Gender, has};
use super::token::{Sort, Token};
use super::verbs::{Form, verb};

/// The most words of a description.
const MOST: usize = 7;

/// What each person is called, by the person's number.
#[derive(Debug, Default)]
pub(super) struct Described {
    /// Every word of every description.
    words: HashMap<usize, HashSet<String>>,
    /// The people whom a noun describes, in the order of the text.
    heads: HashMap<String, Vec<usize>>,
}

impl Described {
    /// Learns from one block what stands beside the names; `who` knows which person a name that starts at a byte is.
    pub(super) fn learn(&mut self, block: &[Token<'_>], who: impl Fn(usize) -> Option<usize>) {
        for (at, token) in block.iter().enumerate() {
            if !token.capital || token.quoted {
                continue;
            }
            if let Some(person) = who(token.range.start) {
                self.before(block, at, person, &who);
                self.behind(block, at, person);
            }
        }
    }

    /// “former hurdler Bo Lee”, “the sculptor, Ada Hale”.
    fn before(&mut self, block: &[Token<'_>], name: usize, person: usize, who: &impl Fn(usize) -> Option<usize>) {
        let mut end = name;
        let comma = end.checked_sub(1).and_then(|i| block.get(i)).is_some_and(|t| t.text == ",");
        end -= usize::from(comma);
        let start = noun_phrase(block, end);
        let words = block.get(start..end).unwrap_or_default();
        // “Ada Hale met Bo Lee” describes nobody.
        if words.iter().any(|t| t.capital && who(t.range.start).is_some()) {
            return;
        }
        let opener = start.checked_sub(1);
        let has_article = opener.and_then(|i| block.get(i)).is_some_and(opens);
        // “the sculptor, Ada Hale, …”; but not “according to the summary, Hale …”
        let led = opener.and_then(|i| i.checked_sub(1)).and_then(|i| block.get(i));
        let free = led.is_none_or(|t| t.sort != Sort::Word || t.lower == "by" || is_verb(t));
        let length = block.get(name..).unwrap_or_default().iter().take_while(|t| t.capital).count();
        let closed = block.get(name + length).is_none_or(|t| matches!(t.text, "," | "." | ";"));
        if start < end && (!comma || (has_article && free && closed)) {
            self.add(words, person);
        }
    }

    /// “Bo Lee, a rower from Hull”, “Ada Hale (D-Ohio)”.
    fn behind(&mut self, block: &[Token<'_>], name: usize, person: usize) {
        let is_name = |t: &Token<'_>| t.sort == Sort::Word && t.capital;
        let Some(length) = block.get(name..).and_then(|rest| rest.iter().take(6).position(|t| !is_name(t))) else {
            return;
        };
        let mark = name + length;
        let owner = mark.checked_sub(1).and_then(|i| block.get(i)).is_some_and(|t| t.possessive);
        match block.get(mark).map(|t| t.text) {
            Some("(") => {
                self.seat(block.get(mark + 1).map_or("", |t| t.lower.as_str()), person);
            }
            Some(",") if !owner => {
                self.seat(block.get(mark + 1).map_or("", |t| t.lower.as_str()), person);
                let first = mark + 1 + usize::from(block.get(mark + 1).is_some_and(opens));
                let part = |t: &&Token<'_>| {
                    t.sort == Sort::Word
                        && !t.quoted
                        && !has(lexicon::BREAKS, &t.lower)
                        && !matches!(t.lower.as_str(), "of" | "for")
                };
                let length = block.get(first..).unwrap_or_default().iter().take(MOST).take_while(part).count();
                let words = block.get(first..first + length).unwrap_or_default();
                let noun = words.last().is_some_and(|t| !t.capital || has(lexicon::OFFICES, &t.lower));
                let said = words.iter().any(|t| is_verb(t) || has(lexicon::BETWEEN, &t.lower));
                if noun && !said && (first > mark + 1 || words.len() < 4) {
                    self.add(words, person);
                }
            }
            _ => {}
        }
    }

    /// “R-Utah”: the party and the state.
    fn seat(&mut self, word: &str, person: usize) {
        let (party, state) = match word.split_once('-') {
            Some(("d", state)) => ("democrat", state),
            Some(("r", state)) => ("republican", state),
            Some(("i", state)) => ("independent", state),
            _ => return,
        };
        self.note(party, person);
        let full = STATES.iter().find(|(short, _)| *short == state).map_or(state, |(_, full)| full);
        let known = self.words.entry(person).or_default();
        for word in full.split(' ') {
            known.insert(word.to_owned());
        }
    }

    fn add(&mut self, words: &[Token<'_>], person: usize) {
        let Some(head) = words.last() else { return };
        for word in words {
            self.words.entry(person).or_default().insert(plain(&word.lower).to_owned());
        }
        if !lexicon::is_title(&head.lower) || has(lexicon::OFFICES, plain(&head.lower)) {
            self.note(plain(&head.lower), person);
        }
    }

    fn note(&mut self, head: &str, person: usize) {
        self.words.entry(person).or_default().insert(head.to_owned());
        let all = self.heads.entry(head.to_owned()).or_default();
        if !all.contains(&person) {
            all.push(person);
        }
    }

    /// Whom a description means: the one person called that, or the one of several whom most of its words fit. Words such as
    /// “former” must fit on both sides. With the number of further words that fit.
    pub(super) fn whom(&self, phrase: &[Token<'_>]) -> Option<(usize, usize)> {
        let head = plain(&phrase.last()?.lower);
        let called = self.heads.get(head)?;
        let more: Vec<&str> =
            phrase.iter().take(phrase.len() - 1).filter(|t| !opens(t)).map(|t| plain(&t.lower)).collect();
        let fit = |person: &usize| {
            let known = self.words.get(person)?;
            // “The minister” is no former one; “the rower” may be.
            let strict = has(lexicon::OFFICES, head);
            let same = |word: &&str| known.contains(*word) == more.contains(word) || (!strict && !more.contains(word));
            let fits = more.iter().filter(|word| known.contains(**word)).count();
            lexicon::OTHER_OFFICE.iter().all(same).then_some((fits, *person))
        };
        let mut fits: Vec<(usize, usize)> = called.iter().filter_map(fit).collect();
        fits.sort_unstable();
        let (most, person) = fits.pop()?;
        let alone = fits.last().is_none_or(|(other, _)| *other < most);
        alone.then_some((person, most))
    }
}

/// The states of the United States as news shortens them behind a party.
const STATES: &[(&str, &str)] = &[
    ("ala", "alabama"),
    ("ariz", "arizona"),
    ("ark", "arkansas"),
    ("calif", "california"),
    ("colo", "colorado"),
    ("conn", "connecticut"),
    ("del", "delaware"),
    ("fla", "florida"),
    ("ga", "georgia"),
    ("ill", "illinois"),
    ("ind", "indiana"),
    ("kan", "kansas"),
    ("ky", "kentucky"),
    ("la", "louisiana"),
    ("mass", "massachusetts"),
    ("md", "maryland"),
    ("mich", "michigan"),
    ("minn", "minnesota"),
    ("miss", "mississippi"),
    ("mo", "missouri"),
    ("mont", "montana"),
    ("n.c", "north carolina"),
    ("n.d", "north dakota"),
    ("n.h", "new hampshire"),
    ("n.j", "new jersey"),
    ("n.m", "new mexico"),
    ("n.y", "new york"),
    ("neb", "nebraska"),
    ("nev", "nevada"),
    ("okla", "oklahoma"),
    ("ore", "oregon"),
    ("pa", "pennsylvania"),
    ("r.i", "rhode island"),
    ("s.c", "south carolina"),
    ("s.d", "south dakota"),
    ("tenn", "tennessee"),
    ("tex", "texas"),
    ("va", "virginia"),
    ("vt", "vermont"),
    ("w.va", "west virginia"),
    ("wash", "washington"),
    ("wis", "wisconsin"),
    ("wyo", "wyoming"),
];

/// Where the noun phrase starts that ends before `end`, without its article.
fn noun_phrase(block: &[Token<'_>], end: usize) -> usize {
    let mut start = end;
    while end - start < MOST
        && let Some(before) = start.checked_sub(1).and_then(|i| block.get(i))
        && !before.quoted
        && !opens(before)
        && (before.sort == Sort::Word && !has(lexicon::BREAKS, &before.lower) && !is_verb(before) && !is_small(before)
            || (before.text == "." && start < end))
    {
        start -= 1;
    }
    start
}

fn is_small(token: &Token<'_>) -> bool {
    matches!(
        token.lower.as_str(),
        "of" | "for" | "is" | "are" | "was" | "were" | "has" | "had" | "have" | "by" | "not" | "also" | "or"
    )
}

fn is_verb(token: &Token<'_>) -> bool {
    !token.capital && verb(&token.lower).is_some_and(|verb| matches!(verb.form, Form::Past | Form::Present))
}

/// Whether a word opens a noun phrase.
fn opens(token: &Token<'_>) -> bool {
    token.possessive
        || matches!(token.lower.as_str(), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "this" | "that")
}

/// A description's word as it stands without a name: “Sen.” is a senator.
fn plain(word: &str) -> &str {
    match word.trim_end_matches('.') {
        "sen" => "senator",
        "gov" => "governor",
        "rep" => "congressman",
        other => other,
    }
}

/// Whether a noun is one for a single person whom the article has named: “the Hull man”, “the sculptor”, “the 40-year-old”.
pub(super) fn is_person_noun(word: &str) -> bool {
    noun_gender(word).is_some() || has(PEOPLE, word) || word.ends_with("-year-old")
}

/// The gender that a noun tells.
pub(super) fn noun_gender(word: &str) -> Option<Gender> {
    if has(WOMEN, word) || word.ends_with("woman") {
        return Some(Gender::Female);
    }
    has(MEN, word).then_some(Gender::Male)
}

const MEN: &[&str] = &[
    "actor", "boy", "businessman", "congressman", "father", "grandfather", "king", "man", "pontiff", "pope", "prince",
    "widower",
];

const WOMEN: &[&str] = &["actress", "baroness", "girl", "grandmother", "mother", "princess", "queen", "widow"];

/// Nouns for one person whom an article has named; not for whoever might stay unnamed in it, as a witness does.
const PEOPLE: &[&str] = &[
    "academic", "activist", "artist", "athlete", "author", "banker", "batsman", "billionaire", "bowler", "boxer",
    "broadcaster", "campaigner", "captain", "celebrity", "champion", "chef", "coach", "columnist", "comedian",
    "commentator", "composer", "cyclist", "defender", "designer", "diplomat", "entrepreneur", "envoy", "filmmaker",
    "forward", "goalkeeper", "golfer", "historian", "investor", "lawmaker", "medallist", "midfielder", "millionaire",
    "mogul", "musician", "native", "newcomer", "novelist", "peer", "photographer", "pianist", "playwright", "poet",
    "politician", "pollster", "presenter", "producer", "racer", "rapper", "rower", "runner", "scientist", "sculptor",
    "singer", "skipper", "songwriter", "speechwriter", "sprinter", "star", "strategist", "striker", "swimmer",
    "teenager", "tycoon", "veteran", "winger", "writer",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::token::tokens;

    fn meant(text: &str, description: &str) -> Option<usize> {
        let block = tokens(text, 0..text.len());
        let mut described = Described::default();
        let starts = [text.find("Ada"), text.find("Bo")];
        described.learn(&block, |byte| starts.iter().position(|start| *start == Some(byte)));
        described.whom(&tokens(description, 0..description.len())).map(|(person, _)| person)
    }

    #[test]
    fn a_description_means_whom_it_stood_beside() {
        let text = "The former sculptor Ada Hale met Bo Lee, a young rower from Hull.";
        assert_eq!(meant(text, "the former sculptor"), Some(0));
        assert_eq!(meant(text, "the rower"), Some(1));
        assert_eq!(meant("The sculptor, Ada Hale, met Bo Lee.", "the sculptor"), Some(0));
    }

    #[test]
    fn a_description_that_fits_nobody_or_two_means_nobody() {
        let text = "The former mayor Ada Hale met Bo Lee, a young rower from Hull.";
        assert_eq!(meant(text, "the mayor"), None);
        assert_eq!(meant(text, "the painter"), None);
        assert_eq!(meant("The rower Ada Hale met the rower Bo Lee.", "the rower"), None);
        assert_eq!(meant("The young rower Ada Hale met the old rower Bo Lee.", "the old rower"), Some(1));
    }
}
