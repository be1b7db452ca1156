//! Whom a subject means: “he”, “the minister”, “a spokesman for the council”, as the fullest name of the article.

use std::collections::HashMap;
use std::ops::Range;

use super::described::{is_person_noun, noun_gender};
use super::lexicon::{self, Gender, has};
use super::speech::{Scene, Speech};
use super::token::{Sort, Token};
use crate::domain::article::BlockKind;
use crate::domain::extraction::{Phrase, Speaker};

/// How many sentences a pronoun may reach back.
const FAR: usize = 6;

/// Who could be meant in a sentence.
enum Nearby {
    Nobody,
    One(usize),
    Several,
}

impl Speech<'_, '_> {
    /// Finds out, cue by cue in the order of the text, who speaks.
    pub(super) fn resolve(&mut self) {
        for number in 0..self.scenes.len() {
            let subjects: Vec<Option<Range<usize>>> =
                self.scenes.get(number).map(|s| s.cues.iter().map(|c| c.subject.clone()).collect()).unwrap_or_default();
            let mut resolved = Vec::with_capacity(subjects.len());
            for subject in subjects {
                resolved.push(subject.and_then(|subject| self.speaker(number, &subject)));
            }
            self.speakers.push(resolved);
        }
    }

    /// The person or body that a subject means.
    fn speaker(&mut self, scene: usize, subject: &Range<usize>) -> Option<Speaker> {
        let block = self.scenes.get(scene)?.block;
        let tokens = self.blocks.get(block)?.get(subject.clone())?;
        let range = tokens.first()?.range.start..tokens.last()?.range.end;
        let name = self.name(scene, tokens, &range)?;
        let text = self.reading.slice(range.clone()).to_owned();
        Some(Speaker { name, mention: self.reading.span(range).map(|span| Phrase { span, text }) })
    }

    fn name(&mut self, scene: usize, subject: &[Token<'_>], range: &Range<usize>) -> Option<String> {
        let words = self.reading.slice(range.clone());
        let head = subject.last()?;
        if let [only] = subject {
            match only.lower.as_str() {
                "he" => return self.pronoun(scene, Some(Gender::Male), range),
                "she" => return self.pronoun(scene, Some(Gender::Female), range),
                "it" => return self.body_before(scene),
                "i" | "we" | "they" | "you" | "who" | "that" | "this" | "which" | "what" | "those" | "these"
                | "all" | "both" | "none" => {
                    return None;
                }
                _ => {}
            }
        }
        let speaks_for_another = subject.iter().position(|t| has(lexicon::SPOKESMEN, &t.lower));
        if let Some(at) = speaks_for_another {
            return Some(self.spokesman(scene, subject, at, range));
        }
        if let Some(person) = self.cast.named_in(range) {
            let owner_only = subject.iter().rfind(|t| t.capital).is_some_and(|t| t.possessive);
            if self.serves(subject, range) {
                return Some(self.in_full(subject, range, person));
            }
            if !owner_only {
                self.cast.speaks(person, range.clone(), None);
                return self.cast.name(person).map(str::to_owned);
            }
        }
        let definite =
            matches!(subject.first()?.lower.as_str(), "the" | "britain" | "america") || subject.first()?.possessive;
        if definite && let Some(person) = self.described(scene, subject, range, 1) {
            return Some(person);
        }
        let office =
            subject.iter().position(|t| has(lexicon::OFFICES, &t.lower)).filter(|_| definite || subject.len() == 1);
        let office = office.and_then(|at| self.cast.office(subject, at));
        let called = || self.cast.described(subject).filter(|_| definite).map(|(person, _)| person);
        let holder = office.filter(|(_, beside)| *beside).map(|(person, _)| person);
        if let Some(person) = holder.or_else(called).or_else(|| office.map(|(person, _)| person)) {
            self.cast.speaks(person, range.clone(), None);
            return self.cast.name(person).map(str::to_owned);
        }
        if definite && let Some(paper) = self.paper_before(head, range.start) {
            return Some(paper);
        }
        if definite && let Some(person) = self.described(scene, subject, range, 0) {
            return Some(person);
        }
        if let Some(document) = self.document(subject, range) {
            return Some(document);
        }
        if definite
            && subject.len() <= 3
            && !head.capital
            && let Some(body) = self.bodies.meant(&head.lower, range.start)
        {
            return Some(self.full_names.get(&body).cloned().unwrap_or(body));
        }
        if let Some(full) = self.full_names.get(head.text) {
            return Some(full.clone());
        }
        let unnamed = matches!(head.lower.as_str(), "it" | "they" | "there" | "that" | "which");
        (!unnamed).then(|| words.to_owned())
    }

    /// Whether a name in a subject is whom the speaker serves, not the speaker: “a top adviser to Ada Hale”.
    fn serves(&self, subject: &[Token<'_>], range: &Range<usize>) -> bool {
        let Some(start) = self.cast.name_starts_in(range) else { return false };
        let before = subject.iter().take_while(|t| t.range.start < start);
        let mut lowers = before.skip_while(|t| t.capital);
        lowers.any(|t| !t.capital && matches!(t.lower.as_str(), "for" | "to" | "of" | "with" | "from" | "by" | "at"))
    }

    /// The words of a subject with the name in it in full: “an adviser to Ada Hale”.
    fn in_full(&self, subject: &[Token<'_>], range: &Range<usize>, person: usize) -> String {
        let words = self.reading.slice(range.clone()).to_owned();
        let start = self.cast.name_starts_in(range).unwrap_or(range.start);
        let last = subject.last().map_or(range.end, |t| t.range.end);
        let (Some(name), true) = (self.cast.name(person), last == range.end) else { return words };
        let before = self.reading.slice(range.start..start);
        let tail = self.reading.slice(start..range.end);
        if name.ends_with(tail) { format!("{before}{name}") } else { words }
    }

    /// Whom a description means, as it was given beside a name; with `least` of zero also whoever the article was about last,
    /// if it is a noun for a person.
    fn described(&mut self, scene: usize, subject: &[Token<'_>], range: &Range<usize>, least: usize) -> Option<String> {
        let head = subject.last()?;
        let known = self.cast.described(subject).filter(|(_, fits)| *fits >= least).map(|(person, _)| person);
        let person = if let Some(person) = known {
            person
        } else {
            if least > 0 || !is_person_noun(&head.lower) || self.opens_article(scene) {
                return None;
            }
            let gender = noun_gender(&head.lower);
            let Nearby::Nobody = self.same_sentence(scene, gender, range) else { return None };
            let back = (1..=FAR).filter_map(|back| scene.checked_sub(back)).filter(|s| !self.opens_article(*s));
            let mut spoken = back.filter_map(|before| self.spoken_of(before, gender));
            spoken.find(|person| self.cast.is_plausible(*person))?
        };
        self.cast.speaks(person, range.clone(), None);
        self.cast.name(person).map(str::to_owned)
    }

    /// Whether a sentence stands in the headline, the standfirst or the first paragraph, before those it tells of are named.
    fn opens_article(&self, scene: usize) -> bool {
        let block = self.scenes.get(scene).and_then(|scene| self.reading.blocks.get(scene.block));
        block.is_none_or(|block| matches!(block.kind, BlockKind::Headline | BlockKind::Standfirst))
            || self.scenes.get(scene).is_some_and(|scene| scene.block == 0)
    }

    /// The full name of a document: “the report” is “the harbour board’s report”.
    fn document(&self, subject: &[Token<'_>], range: &Range<usize>) -> Option<String> {
        let head = subject.last()?;
        let here = self.publishers.partition_point(|p| p.range.start < range.start);
        let named = self.publishers.get(here).filter(|p| p.range.start < range.end && p.range.end == head.range.end)?;
        (named.name.len() > range.len()).then(|| named.name.clone())
    }

    /// Whom the sentences before are about: those who are plausibly people before all others.
    fn far(&self, scene: usize, gender: Option<Gender>, at: usize) -> Option<usize> {
        let back = || (1..=FAR).filter_map(|back| scene.checked_sub(back));
        back()
            .find_map(|before| self.spoken_of(before, gender).filter(|person| self.cast.is_plausible(*person)))
            .or_else(|| back().find_map(|before| self.spoken_of(before, gender)))
            .or_else(|| self.cast.latest(at, gender))
    }

    /// Whom “it” means: the body that spoke last, at most two sentences before.
    fn body_before(&self, scene: usize) -> Option<String> {
        let near = (scene.saturating_sub(2)..=scene).rev();
        let last = near.filter_map(|s| self.speakers.get(s)).find_map(|all| all.iter().flatten().next())?;
        let person = self.cast.people.iter().any(|person| person.sure && person.name == last.name);
        let named = last.name.chars().skip(1).any(char::is_uppercase) || last.name.starts_with("the ");
        (!person && named).then(|| last.name.clone())
    }

    /// Which newspaper or broadcaster “the paper” means: the one named last.
    fn paper_before(&self, head: &Token<'_>, at: usize) -> Option<String> {
        let generic = matches!(
            head.lower.as_str(),
            "paper" | "newspaper" | "broadcaster" | "magazine" | "tabloid" | "network" | "website" | "journal"
        );
        let named =
            self.publishers.iter().rev().find(|p| p.range.end <= at && p.name.chars().any(char::is_uppercase))?;
        (generic && !head.capital).then(|| named.name.clone())
    }

    fn pronoun(&mut self, scene: usize, gender: Option<Gender>, range: &Range<usize>) -> Option<String> {
        let person = match self.same_sentence(scene, gender, range) {
            Nearby::One(person) => person,
            Nearby::Several => return None,
            Nearby::Nobody => self.far(scene, gender, range.start)?,
        };
        self.cast.speaks(person, range.clone(), gender);
        self.cast.name(person).map(str::to_owned)
    }

    /// Who is named before a pronoun in its own sentence.
    fn same_sentence(&self, scene: usize, gender: Option<Gender>, range: &Range<usize>) -> Nearby {
        let Some(here) = self.scenes.get(scene) else { return Nearby::Nobody };
        let mut named = self
            .subjects(here.block, here.bytes.start..range.start)
            .filter(|p| self.cast.fits(*p, gender) && self.cast.is_plausible(*p));
        match named.next() {
            // “Hale’s answer began with the flood, which she said …”
            None => self.owner_of_subject(here, gender, range).map_or(Nearby::Nobody, Nearby::One),
            Some(person) if named.all(|other| other == person) => Nearby::One(person),
            Some(_) => Nearby::Several,
        }
    }

    /// The person whose something is what a sentence starts with, where a pronoun follows in it.
    fn owner_of_subject(&self, here: &Scene, gender: Option<Gender>, range: &Range<usize>) -> Option<usize> {
        let tokens = self.blocks.get(here.block)?;
        let owner = here.tokens.clone().take(4).filter_map(|i| tokens.get(i)).find(|t| t.possessive && !t.quoted)?;
        let person = self.cast.named_in(&(here.bytes.start..owner.range.end))?;
        (owner.range.end < range.start && self.cast.fits(person, gender)).then_some(person)
    }

    /// Whoever spoke last in a sentence, else the first one it names outside quotation marks.
    fn spoken_of(&self, scene: usize, gender: Option<Gender>) -> Option<usize> {
        let here = self.scenes.get(scene)?;
        let spoken = self.speakers.get(scene).and_then(|all| all.iter().flatten().next());
        let person = spoken.and_then(|speaker| self.cast.people.iter().position(|p| p.name == speaker.name));
        person
            .filter(|person| self.cast.fits(*person, gender))
            .or_else(|| self.subjects(here.block, here.bytes.clone()).find(|person| self.cast.fits(*person, gender)))
    }

    /// The people named in a stretch of a block outside quotation marks, but for those who only own something.
    pub(super) fn subjects(&self, block: usize, bytes: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let tokens = self.blocks.get(block).map_or(&[][..], Vec::as_slice);
        self.cast
            .named_between(bytes)
            .filter(move |(start, _)| {
                let at = tokens.partition_point(|t| t.range.end <= *start);
                tokens.get(at).is_none_or(|t| !t.quoted) && !stands_behind_by(tokens, at)
            })
            .map(|(_, person)| person)
    }

    /// The name of somebody who speaks for another: their own, or the office with its owner's full name.
    fn spokesman(&mut self, scene: usize, subject: &[Token<'_>], at: usize, range: &Range<usize>) -> String {
        let mut words = self.reading.slice(range.clone()).to_owned();
        if self.serves(subject, range)
            && let Some(person) = self.cast.named_in(range)
        {
            words = self.in_full(subject, range, person);
        }
        let behind = subject.get(at + 1).map(|t| t.range.start..range.end);
        if let Some(person) = behind
            .filter(|_| !subject.get(at + 1).is_some_and(|t| joins_principal(&t.lower)))
            .and_then(|behind| self.cast.named_in(&behind))
        {
            self.cast.speaks(person, range.clone(), None);
            return self.cast.name(person).unwrap_or(&words).to_owned();
        }
        let owner = subject.get(..at).unwrap_or_default().iter().rposition(|t| t.possessive);
        let named = owner.and_then(|owner| {
            let whose = subject.first()?.range.start..subject.get(owner)?.range.end;
            let person =
                self.cast.named_in(&whose).or_else(|| self.cast.office(subject, owner).map(|(person, _)| person))?;
            let office = self.reading.slice(subject.get(owner + 1)?.range.start..range.end);
            Some(format!("{}’s {office}", self.cast.name(person)?))
        });
        let whose = match subject.first().map(|t| t.lower.as_str()) {
            Some("his") => Some(Gender::Male),
            Some("her") => Some(Gender::Female),
            _ => None,
        };
        let named = named.or_else(|| {
            let before = self.scenes.get(scene.checked_sub(1)?)?.bytes.clone();
            let person = self.cast.pronoun(Some(whose?), &before, range.start)?;
            let office = self.reading.slice(subject.get(1)?.range.start..range.end);
            Some(format!("{}’s {office}", self.cast.name(person)?))
        });
        let definite = matches!(subject.first().map(|t| t.lower.as_str()), Some("the"));
        match (named, &self.spokesman) {
            (Some(name), _) => {
                self.spokesman = Some(name.clone());
                name
            }
            (None, Some(known)) if definite && subject.len() <= 2 => known.clone(),
            (None, _) => {
                if subject.len() > 2 {
                    self.spokesman = Some(words.clone());
                }
                words
            }
        }
    }
}

/// Whether a name is an agent behind `by`, whom no pronoun behind it means: “hosted by the mayor Bo Lee”.
fn stands_behind_by(tokens: &[Token<'_>], at: usize) -> bool {
    let words = tokens.get(at.saturating_sub(6)..at).unwrap_or_default().iter().rev();
    let mut words = words.take_while(|t| t.sort == Sort::Word || t.text == ".");
    words
        .find(|t| !t.capital && !has(lexicon::OFFICES, &t.lower) && t.lower != "the" && t.text != ".")
        .is_some_and(|t| t.lower == "by")
}

/// Whether a word behind “spokesman” leads to whom they speak for.
fn joins_principal(word: &str) -> bool {
    has(lexicon::BREAKS, word) || matches!(word, "for" | "of")
}

/// What the initials of the article stand for: “WHO” for “World Health Organization”, where that is written out somewhere.
pub(super) fn full_names(blocks: &[Vec<Token<'_>>], text: &str) -> HashMap<String, String> {
    let initials =
        |t: &Token<'_>| t.capital && (2..=6).contains(&t.text.len()) && t.text.bytes().all(|b| b.is_ascii_uppercase());
    let mut wanted: HashMap<&str, Option<String>> =
        blocks.iter().flatten().filter(|t| initials(t)).map(|t| (t.text, None)).collect();
    if wanted.is_empty() {
        return HashMap::new();
    }
    for block in blocks {
        for at in 0..block.len() {
            for (letters, end) in spelt(block, at) {
                if let (Some(slot @ None), Some(first), Some(last)) =
                    (wanted.get_mut(letters.as_str()), block.get(at), block.get(end))
                {
                    *slot = text.get(first.range.start..last.range.end).map(str::to_owned);
                }
            }
        }
    }
    wanted.into_iter().filter_map(|(letters, full)| Some((letters.to_owned(), full?))).collect()
}

/// The initials of the capitalised words from a place on, with the place of the last word, for two to six of them.
fn spelt(block: &[Token<'_>], at: usize) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut letters = String::new();
    for (i, token) in block.iter().enumerate().skip(at).take(9) {
        let small = matches!(token.lower.as_str(), "of" | "the" | "for" | "on" | "and" | "in" | "to" | "&");
        if token.capital && token.text.len() > 1 && token.sort == Sort::Word {
            letters.extend(token.text.chars().next());
            if letters.len() > 1 {
                found.push((letters.clone(), i));
            }
        } else if letters.is_empty() || !small {
            break;
        }
    }
    found
}
