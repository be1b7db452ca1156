//! Who is who in one article: names, titles, offices and pronouns gathered into people.
//!
//! A name of two or more words makes a person; a title with one word of it, or the last word alone, is the same person.
//! An office (“the prime minister”) belongs to whoever it stood beside by name, or else to whoever was spoken of last
//! when it first appears. A pronoun is the latest person whose gender fits, the subject of the sentence before it first.

use std::collections::HashMap;
use std::ops::Range;

use super::described::Described;
use super::lexicon::{self, Gender, has};
use super::name::{Name, is_title_case, names};
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
    /// Whether the last name stands alone somewhere, as those of people do.
    again: bool,
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
    /// Who holds an office, and whether it stood beside the name or is only taken to be theirs.
    offices: HashMap<String, (usize, bool)>,
    /// Mentions by place, for looking back from a pronoun: start, person, and whether it only owns something.
    trail: Vec<(usize, usize, bool)>,
    /// What they are called beside their names.
    described: Described,
}

impl Cast {
    /// Gathers everybody who is named in the tokens of the article, in its order.
    ///
    /// `openings` says which blocks are headlines and standfirsts: what they call somebody is explained below them, so their
    /// offices are looked at last.
    pub(super) fn gather(blocks: &[Vec<Token<'_>>], openings: &[bool]) -> Self {
        let mut cast = Self::default();
        let names: Vec<Vec<Name>> = blocks.iter().map(|block| names(block)).collect();
        for (_, names) in blocks.iter().zip(&names).filter(|(block, _)| !is_title_case(block)) {
            let full = |name: &&Name| name.words.len() > 1;
            for name in names.iter().filter(full) {
                cast.full(name);
            }
        }
        for name in names.iter().flatten() {
            cast.mention(name);
        }
        cast.trail.sort_unstable();
        let mut described = Described::default();
        for block in blocks {
            described.learn(block, |byte| cast.at(byte));
        }
        cast.described = described;
        let edge = |token: Option<&Token<'_>>| token.map_or(0, |token| token.range.start);
        for opening in [false, true] {
            let mut before = 0..0;
            let wanted = blocks.iter().zip(openings).filter(|(_, is_opening)| **is_opening == opening);
            for (block, _) in wanted {
                cast.learn_offices(block, &before);
                before = edge(block.first())..edge(block.last());
            }
        }
        cast
    }

    /// Makes a person of a full name, or finds the one who has it.
    fn full(&mut self, name: &Name) {
        let (Some(first), Some(last)) = (name.words.first(), name.words.last()) else { return };
        let gender = name.gender.or_else(|| super::given_names::given_name(&first.to_lowercase()));
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
            again: false,
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
                    again: false,
                    mentions: Vec::new(),
                });
                number
            }
            None => return,
        };
        if let Some(person) = self.people.get_mut(number) {
            person.gender = person.gender.or(name.gender);
            person.sure |= name.titled;
            person.again |= name.words.len() == 1;
            person.mentions.push(name.range.clone());
            self.trail.push((name.range.start, number, name.possessive));
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

    /// Binds “prime minister Ada Hale”, “Ada Hale, the prime minister” and “the prime minister, Ada Hale”; an office with
    /// no name beside it belongs to whoever the paragraph before was about.
    fn learn_offices(&mut self, block: &[Token<'_>], before: &Range<usize>) {
        for (at, token) in block.iter().enumerate() {
            if !has(lexicon::OFFICES, &token.lower) || token.quoted {
                continue;
            }
            let Some((key, definite)) = office(block, at) else { continue };
            let holder = if token.possessive {
                None
            } else {
                self.named_behind(block, at).or_else(|| self.apposed_before(block, at))
            };
            let known = self.offices.get(&key).map(|(person, _)| *person);
            let person = match (holder, known) {
                (Some(holder), None) => Some(holder),
                (_, Some(known)) => Some(known),
                (None, None) if definite => self.leading(before).or_else(|| self.latest(token.range.start, None)),
                (None, None) => None,
            };
            if let Some(person) = person {
                let beside = holder.is_some();
                if let Some((_, head)) = key.rsplit_once(' ').filter(|(_, head)| *head != "minister") {
                    self.offices.entry(head.to_owned()).or_insert((person, beside));
                }
                self.offices.entry(key).or_insert((person, beside));
                if definite && holder.is_none() {
                    let slot = self.trail.partition_point(|(start, ..)| *start < token.range.start);
                    self.trail.insert(slot, (token.range.start, person, token.possessive));
                }
            }
        }
    }

    /// The person named right behind an office, with titles, a comma or “to Paris,” between.
    fn named_behind(&self, block: &[Token<'_>], at: usize) -> Option<usize> {
        let next = block.get(at + 1..)?;
        let steps = next.iter().take(10).position(|t| t.capital && self.at(t.range.start).is_some())?;
        let between = next.get(..steps)?;
        let beside = between.iter().all(|t| t.text == "," || lexicon::is_title(&t.lower));
        let of = between.first().is_some_and(|t| matches!(t.lower.as_str(), "to" | "of" | "for"))
            && between.last().is_some_and(|t| t.text == ",");
        (beside || of).then(|| self.at(next.get(steps)?.range.start)).flatten()
    }

    /// The first person named in a range.
    fn leading(&self, range: &Range<usize>) -> Option<usize> {
        let from = self.trail.partition_point(|(start, ..)| *start < range.start);
        self.trail
            .get(from..)?
            .iter()
            .find(|(start, _, owner)| *start < range.end && !owner)
            .map(|(_, person, _)| *person)
    }

    /// The person in “Ada Hale, the Labour leader”, looking left from the office.
    fn apposed_before(&self, block: &[Token<'_>], at: usize) -> Option<usize> {
        // “dismissed Ada Hale as ambassador”
        if at.checked_sub(1).and_then(|i| block.get(i)).is_some_and(|t| t.lower == "as") {
            let name = block.get(at.checked_sub(2)?).filter(|name| name.capital)?;
            return self.covering(name.range.start);
        }
        let comma = (at.saturating_sub(6)..at).rev().find(|&i| block.get(i).is_some_and(|t| t.sort == Sort::Pause))?;
        let name = block.get(comma.checked_sub(1)?)?;
        let opener = block.get(comma + 1)?;
        let apposes = matches!(opener.lower.as_str(), "the" | "a" | "an" | "its" | "their") || opener.possessive;
        (apposes && name.capital).then(|| self.covering(name.range.start)).flatten()
    }

    /// The person whose mention starts here.
    fn at(&self, byte: usize) -> Option<usize> {
        let slot = self.trail.partition_point(|(start, ..)| *start < byte);
        self.trail.get(slot).filter(|(start, ..)| *start == byte).map(|(_, person, _)| *person)
    }

    /// The person whose mention covers this place.
    fn covering(&self, byte: usize) -> Option<usize> {
        let slot = self.trail.partition_point(|(start, ..)| *start <= byte).checked_sub(1)?;
        let (start, person, _) = self.trail.get(slot)?;
        (byte - start < 60).then_some(*person)
    }

    /// The person of a name inside a noun phrase: the last one named in it.
    pub(super) fn named_in(&self, range: &Range<usize>) -> Option<usize> {
        let from = self.trail.partition_point(|(start, ..)| *start < range.start);
        let to = self.trail.partition_point(|(start, ..)| *start < range.end);
        self.trail.get(from..to)?.last().map(|(_, person, _)| *person)
    }

    /// Whom an office means: the words before its head tell which one. With whether it stood beside the name somewhere.
    pub(super) fn office(&self, phrase: &[Token<'_>], at: usize) -> Option<(usize, bool)> {
        let (key, _) = office(phrase, at)?;
        let head = key.rsplit_once(' ').map_or(key.as_str(), |(_, head)| head);
        self.offices.get(&key).or_else(|| self.offices.get(head).filter(|_| head != "minister")).copied()
    }

    /// Whom a pronoun means: the first one named in the sentence that ended before it, else the latest one who fits.
    pub(super) fn pronoun(&self, gender: Option<Gender>, sentence_before: &Range<usize>, at: usize) -> Option<usize> {
        let from = self.trail.partition_point(|(start, ..)| *start < sentence_before.start);
        let named = self.trail.get(from..)?.iter().take_while(|(start, ..)| *start < sentence_before.end);
        let mut subjects = named.filter(|(_, _, owner)| !owner).map(|(_, person, _)| *person);
        subjects.find(|person| self.fits(*person, gender)).or_else(|| self.latest(at, gender))
    }

    pub(super) fn latest(&self, before: usize, gender: Option<Gender>) -> Option<usize> {
        let to = self.trail.partition_point(|(start, ..)| *start < before);
        let recent = self.trail.get(to.saturating_sub(40)..to)?.iter().rev().map(|(_, person, _)| *person);
        recent.clone().find(|person| self.is_sure(*person) && self.fits(*person, gender)).or_else(|| {
            let mut recent = recent;
            recent.find(|person| self.fits(*person, gender))
        })
    }

    /// The people named in a range with where each mention starts, but for those who only own something.
    pub(super) fn named_between(&self, range: Range<usize>) -> impl Iterator<Item = (usize, usize)> + '_ {
        let from = self.trail.partition_point(|(start, ..)| *start < range.start);
        let rest = self.trail.get(from..).unwrap_or_default().iter();
        let here = rest.take_while(move |(start, ..)| *start < range.end);
        here.filter(|(_, _, owner)| !owner).map(|(start, person, _)| (*start, *person))
    }

    /// Whether a person can be meant by a pronoun of this gender.
    pub(super) fn fits(&self, person: usize, gender: Option<Gender>) -> bool {
        let known = self.people.get(person).and_then(|person| person.gender);
        known.is_none() || gender.is_none() || known == gender
    }

    /// Whether somebody who is plausibly a person is named from this byte on.
    pub(super) fn is_person_at(&self, byte: usize) -> bool {
        self.at(byte).is_some_and(|person| self.is_plausible(person))
    }

    /// Whether somebody is a person as far as the article tells: surely one, or one whose last name stands alone.
    pub(super) fn is_plausible(&self, person: usize) -> bool {
        self.people.get(person).is_some_and(|person| person.sure || person.again)
    }

    /// Whom a description means, with how many of its words before the head fit.
    pub(super) fn described(&self, phrase: &[Token<'_>]) -> Option<(usize, usize)> {
        self.described.whom(phrase)
    }

    /// Where in a range the name starts that [`Cast::named_in`] finds.
    pub(super) fn name_starts_in(&self, range: &Range<usize>) -> Option<usize> {
        let to = self.trail.partition_point(|(start, ..)| *start < range.end);
        self.trail.get(..to)?.last().map(|(start, ..)| *start).filter(|start| *start >= range.start)
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

/// The key of the office whose head stands at `at` (“prime minister”, “leader”), and whether it is spoken of as known.
/// Offices that somebody held, or that stand under another, have none.
fn office(block: &[Token<'_>], at: usize) -> Option<(String, bool)> {
    let head = block.get(at)?;
    let word = |back: usize| at.checked_sub(back).and_then(|i| block.get(i)).filter(|t| t.sort == Sort::Word);
    let other = |t: &Token<'_>| {
        has(lexicon::OTHER_OFFICE, &t.lower) || t.lower.starts_with("then-") || t.lower.starts_with("ex-")
    };
    let known = |t: &Token<'_>| matches!(t.lower.as_str(), "the" | "that" | "this") || t.possessive;
    if word(1).is_some_and(other) || word(2).is_some_and(other) || word(3).is_some_and(other) {
        return None;
    }
    match word(1) {
        Some(before) if known(before) => Some((head.lower.clone(), true)),
        Some(before) => Some((format!("{} {}", before.lower, head.lower), word(2).is_some_and(known))),
        None => Some((head.lower.clone(), false)),
    }
}
