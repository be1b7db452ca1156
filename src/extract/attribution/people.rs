//! Who is who in one article: names, titles, offices and pronouns gathered into people.
//!
//! A name of two or more words makes a person; a title with one word of it, or the last word alone, is the same person.
//! An office (“the prime minister”) belongs to whoever it stood beside by name, or else to whoever was spoken of last
//! when it first appears. A pronoun is the latest person whose gender fits, the subject of the sentence before it first.

use std::collections::HashMap;
use std::ops::Range;

use super::lexicon::{self, Gender, has};
use super::token::{Sort, Token};

/// A person as the article shows them.
#[derive(Debug, Clone)]
pub(super) struct Somebody {
    /// The fullest name.
    pub(super) name: String,
    first: String,
    gender: Option<Gender>,
    /// Whether it is surely a person: a title, a known given name, or speech.
    pub(super) sure: bool,
    /// Every mention, in bytes of the text.
    pub(super) mentions: Vec<Range<usize>>,
}

/// The people of one article.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// Everybody, in the order of their first mention.
    pub(super) people: Vec<Somebody>,
    by_last: HashMap<String, usize>,
    by_first: HashMap<String, usize>,
    offices: HashMap<String, usize>,
    /// Mentions by place, for looking back from a pronoun: (start, person).
    trail: Vec<(usize, usize)>,
}

/// A name in the text: its tokens without titles, and what the titles tell.
struct Name {
    words: Vec<String>,
    range: Range<usize>,
    gender: Option<Gender>,
    titled: bool,
}

impl Cast {
    /// Gathers everybody who is named in the tokens of the article, in its order.
    pub(super) fn gather(blocks: &[Vec<Token<'_>>]) -> Self {
        let mut cast = Self::default();
        let names: Vec<Vec<Name>> = blocks.iter().map(|block| names(block)).collect();
        for name in names.iter().flatten().filter(|name| name.words.len() > 1) {
            cast.full(name);
        }
        for name in names.iter().flatten() {
            cast.mention(name);
        }
        cast.trail.sort_unstable();
        for block in blocks {
            cast.learn_offices(block);
        }
        cast
    }

    /// Makes a person of a full name, or finds the one who has it.
    fn full(&mut self, name: &Name) {
        let (Some(first), Some(last)) = (name.words.first(), name.words.last()) else { return };
        let gender = name.gender.or_else(|| lexicon::given_name(&first.to_lowercase()));
        if has(lexicon::BODIES, &last.to_lowercase()) && !name.titled && gender.is_none() {
            return;
        }
        if let Some(&known) = self.by_last.get(last)
            && let Some(person) = self.people.get_mut(known)
            && (person.first == *first || person.first.is_empty())
        {
            person.gender = person.gender.or(gender);
            person.sure |= name.titled || gender.is_some();
            let full = name.words.join(" ");
            if full.len() > person.name.len() {
                person.name = full;
            }
            return;
        }
        let number = self.people.len();
        self.people.push(Somebody {
            name: name.words.join(" "),
            first: first.clone(),
            gender,
            sure: name.titled || gender.is_some(),
            mentions: Vec::new(),
        });
        self.by_last.entry(last.clone()).or_insert(number);
        self.by_first.entry(first.clone()).or_insert(number);
    }

    /// Adds a mention to whom it means; a title with an unknown name makes a person of one word.
    fn mention(&mut self, name: &Name) {
        let found = self.whose(&name.words, name.titled);
        let number = match found {
            Some(number) => number,
            None if name.titled && name.words.len() == 1 => {
                let last = name.words.concat();
                let number = self.people.len();
                self.by_last.insert(last.clone(), number);
                self.people.push(Somebody {
                    name: last.clone(),
                    first: String::new(),
                    gender: name.gender,
                    sure: true,
                    mentions: Vec::new(),
                });
                number
            }
            None => return,
        };
        if let Some(person) = self.people.get_mut(number) {
            person.gender = person.gender.or(name.gender);
            person.sure |= name.titled;
            person.mentions.push(name.range.clone());
            self.trail.push((name.range.start, number));
        }
    }

    fn whose(&self, words: &[String], titled: bool) -> Option<usize> {
        let (first, last) = (words.first()?, words.last()?);
        if words.len() > 1 {
            let full = words.join(" ");
            if let Some(exact) = self.people.iter().position(|person| person.name == full) {
                return Some(exact);
            }
        }
        let by_last = self.by_last.get(last).copied();
        let fits = |number: &usize| {
            words.len() == 1 || self.people.get(*number).is_some_and(|p| p.first.is_empty() || p.first == *first)
        };
        by_last
            .filter(fits)
            .or_else(|| (words.len() == 1 && titled).then(|| self.by_first.get(last).copied()).flatten())
    }

    /// Binds “prime minister Ada Hale”, “Ada Hale, the prime minister” and “the prime minister, Ada Hale”.
    fn learn_offices(&mut self, block: &[Token<'_>]) {
        for (at, token) in block.iter().enumerate() {
            if !has(lexicon::OFFICES, &token.lower) || token.possessive {
                continue;
            }
            let next = block.get(at + 1..).unwrap_or_default();
            let named = next.iter().position(|t| t.capital && t.sort == Sort::Word && !lexicon::is_title(&t.lower));
            let near = named.filter(|&steps| {
                let between = next.get(..steps).unwrap_or_default();
                between.iter().all(|t| t.sort == Sort::Pause || lexicon::is_title(&t.lower))
                    || (between.len() < 8
                        && between.last().is_some_and(|t| t.text == ",")
                        && between.first().is_some_and(|t| t.lower == "to" || t.lower == "of"))
            });
            let after = near.and_then(|steps| next.get(steps)).and_then(|t| self.at(t.range.start));
            let before = self.apposed_before(block, at);
            if let Some(person) = after.or(before) {
                self.offices.entry(token.lower.clone()).or_insert(person);
            }
        }
    }

    /// The person in “Ada Hale, the Labour leader”, looking left from the office.
    fn apposed_before(&self, block: &[Token<'_>], at: usize) -> Option<usize> {
        let comma = (at.saturating_sub(6)..at).rev().find(|&i| block.get(i).is_some_and(|t| t.sort == Sort::Pause))?;
        let name = block.get(comma.checked_sub(1)?)?;
        let opener = block.get(comma + 1)?;
        let apposes = matches!(opener.lower.as_str(), "the" | "a" | "an" | "its" | "their") || opener.possessive;
        (apposes && name.capital).then(|| self.covering(name.range.start)).flatten()
    }

    /// The person whose mention starts here.
    fn at(&self, byte: usize) -> Option<usize> {
        let slot = self.trail.partition_point(|(start, _)| *start < byte);
        self.trail.get(slot).filter(|(start, _)| *start == byte).map(|(_, person)| *person)
    }

    /// The person whose mention covers this place.
    fn covering(&self, byte: usize) -> Option<usize> {
        let slot = self.trail.partition_point(|(start, _)| *start <= byte).checked_sub(1)?;
        let (start, person) = self.trail.get(slot)?;
        (byte - start < 60).then_some(*person)
    }

    /// The person of a name inside a noun phrase: the last one named in it.
    pub(super) fn named_in(&self, range: &Range<usize>) -> Option<usize> {
        let from = self.trail.partition_point(|(start, _)| *start < range.start);
        let to = self.trail.partition_point(|(start, _)| *start < range.end);
        self.trail.get(from..to)?.last().map(|(_, person)| *person)
    }

    /// Whom an office means here: who holds it by name, or whoever was last spoken of, from then on.
    pub(super) fn office(&mut self, head: &str, before: usize) -> Option<usize> {
        if let Some(&holder) = self.offices.get(head) {
            return Some(holder);
        }
        let holder = self.latest(before, None)?;
        self.offices.insert(head.to_owned(), holder);
        Some(holder)
    }

    /// Whom a pronoun means: the first one named in the sentence that ended before it, else the latest one who fits.
    pub(super) fn pronoun(&self, gender: Option<Gender>, sentence_before: &Range<usize>, at: usize) -> Option<usize> {
        let from = self.trail.partition_point(|(start, _)| *start < sentence_before.start);
        let subject = self.trail.get(from..)?.iter().take_while(|(start, _)| *start < sentence_before.end);
        subject.map(|(_, person)| *person).find(|person| self.fits(*person, gender)).or_else(|| self.latest(at, gender))
    }

    fn latest(&self, before: usize, gender: Option<Gender>) -> Option<usize> {
        let to = self.trail.partition_point(|(start, _)| *start < before);
        let recent = self.trail.get(to.saturating_sub(40)..to)?.iter().rev().map(|(_, person)| *person);
        recent.clone().find(|person| self.is_sure(*person) && self.fits(*person, gender)).or_else(|| {
            let mut recent = recent;
            recent.find(|person| self.fits(*person, gender))
        })
    }

    /// Whether a person can be meant by a pronoun of this gender.
    pub(super) fn fits(&self, person: usize, gender: Option<Gender>) -> bool {
        let known = self.people.get(person).and_then(|person| person.gender);
        known.is_none() || gender.is_none() || known == gender
    }

    fn is_sure(&self, person: usize) -> bool {
        self.people.get(person).is_some_and(|person| person.sure)
    }

    /// The fullest name.
    pub(super) fn name(&self, person: usize) -> Option<&str> {
        self.people.get(person).map(|person| person.name.as_str())
    }

    /// Notes that this person speaks, by these words.
    pub(super) fn speaks(&mut self, person: usize, range: Range<usize>, gender: Option<Gender>) {
        if let Some(person) = self.people.get_mut(person) {
            person.sure = true;
            person.gender = person.gender.or(gender);
            if !person.mentions.contains(&range) {
                person.mentions.push(range);
            }
        }
    }
}

/// The names of one block: runs of capitalised words, without the titles before them.
fn names(block: &[Token<'_>]) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = block.get(at) {
        if !starts_name(token) {
            at += 1;
            continue;
        }
        let mut name = Name { words: Vec::new(), range: token.range.clone(), gender: None, titled: false };
        while let Some(token) = block.get(at).filter(|token| starts_name(token) || is_particle(block, at)) {
            let titled = name.words.is_empty() && lexicon::is_title(&token.lower);
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

fn starts_name(token: &Token<'_>) -> bool {
    token.sort == Sort::Word
        && token.capital
        && !has(lexicon::NO_NAMES, &token.lower) | lexicon::is_title(&token.lower)
        && (token.text.chars().any(char::is_lowercase) || token.text.ends_with('.'))
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
