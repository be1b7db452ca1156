//! Whom a subject means: “he”, “the minister”, “a spokesman for the council”, as the fullest name of the article.

use std::collections::HashMap;
use std::ops::Range;

use super::lexicon::{self, Gender, has};
use super::speech::{Scene, Speech};
use super::token::Token;
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
            if !owner_only {
                self.cast.speaks(person, range.clone(), None);
                return self.cast.name(person).map(str::to_owned);
            }
        }
        let definite =
            matches!(subject.first()?.lower.as_str(), "the" | "britain" | "america") || subject.first()?.possessive;
        let office =
            subject.iter().position(|t| has(lexicon::OFFICES, &t.lower)).filter(|_| definite || subject.len() == 1);
        if let Some(person) = office.and_then(|at| self.cast.office(subject, at)) {
            self.cast.speaks(person, range.clone(), None);
            return self.cast.name(person).map(str::to_owned);
        }
        if definite && let Some(paper) = self.paper_before(head, range.start) {
            return Some(paper);
        }
        if let Some(full) = self.full_names.get(head.text) {
            return Some(full.clone());
        }
        let unnamed = matches!(head.lower.as_str(), "it" | "they" | "there" | "that" | "which");
        (!unnamed).then(|| words.to_owned())
    }

    /// Whom “it” means: the body that spoke last, at most two sentences before.
    fn body_before(&self, scene: usize) -> Option<String> {
        let near = (scene.saturating_sub(2)..=scene).rev();
        let last = near.filter_map(|s| self.speakers.get(s)).find_map(|all| all.iter().rev().flatten().next())?;
        let person = self.cast.people.iter().any(|person| person.sure && person.name == last.name);
        (!person).then(|| last.name.clone())
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
            Nearby::Nobody => (1..=FAR)
                .filter_map(|back| scene.checked_sub(back))
                .find_map(|before| self.spoken_of(before, gender))
                .or_else(|| self.cast.latest(range.start, gender))?,
        };
        self.cast.speaks(person, range.clone(), gender);
        self.cast.name(person).map(str::to_owned)
    }

    /// Who is named before a pronoun in its own sentence.
    fn same_sentence(&self, scene: usize, gender: Option<Gender>, range: &Range<usize>) -> Nearby {
        let Some(here) = self.scenes.get(scene) else { return Nearby::Nobody };
        let mut named = self.subjects(here.block, here.bytes.start..range.start).filter(|p| self.cast.fits(*p, gender));
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
        let spoken = self.speakers.get(scene).and_then(|all| all.iter().flatten().last());
        let person = spoken.and_then(|speaker| self.cast.people.iter().position(|p| p.name == speaker.name));
        person
            .filter(|person| self.cast.fits(*person, gender))
            .or_else(|| self.subjects(here.block, here.bytes.clone()).find(|person| self.cast.fits(*person, gender)))
    }

    /// The people named in a stretch of a block outside quotation marks, but for those who only own something.
    fn subjects(&self, block: usize, bytes: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let tokens = self.blocks.get(block).map_or(&[][..], Vec::as_slice);
        self.cast
            .named_between(bytes)
            .filter(move |(start, _)| {
                let at = tokens.partition_point(|t| t.range.end <= *start);
                tokens.get(at).is_none_or(|t| !t.quoted)
            })
            .map(|(_, person)| person)
    }

    /// The name of somebody who speaks for another: their own, or the office with its owner's full name.
    fn spokesman(&mut self, scene: usize, subject: &[Token<'_>], at: usize, range: &Range<usize>) -> String {
        let words = self.reading.slice(range.clone()).to_owned();
        let behind = subject.get(at + 1).map(|t| t.range.start..range.end);
        if let Some(person) = behind
            .filter(|_| !subject.get(at + 1).is_some_and(|t| has(lexicon::BREAKS, &t.lower)))
            .and_then(|behind| self.cast.named_in(&behind))
        {
            self.cast.speaks(person, range.clone(), None);
            return self.cast.name(person).unwrap_or(&words).to_owned();
        }
        let owner = subject.get(..at).unwrap_or_default().iter().rposition(|t| t.possessive);
        let named = owner.and_then(|owner| {
            let whose = subject.first()?.range.start..subject.get(owner)?.range.end;
            let person = self.cast.named_in(&whose).or_else(|| self.cast.office(subject, owner))?;
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
        if token.capital && token.text.len() > 1 && token.sort == super::token::Sort::Word {
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
