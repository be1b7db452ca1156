//! Where reported words end: at a semicolon, at “, but it”, with the clause that the cue stands in, before the next cue that is not
//! theirs. Good: “Hale said it rained, and Lee said it snowed” → “it rained”.

use super::clause::{ADVERBS, SUBJECTS, Sight};
use super::cue::{Cue, CueSort};
use super::lexicon::has;
use super::token::Sort;
use super::verbs::Form;

impl Sight<'_, '_> {
    /// Where the reported words end: at a semicolon, at “, but”, where the clause that the cue stands in ends, before the next cue
    /// that is not theirs, or with the sentence.
    pub(super) fn stop(&self, start: usize, end: usize, number: usize) -> usize {
        let mut stop = Self::next(&self.borders, start).unwrap_or(end).min(end);
        if let Some(comma) = self.cues.get(number).and_then(|cue| self.clause_end(cue, start)) {
            stop = stop.min(comma);
        }
        for cue in self.cues.iter().skip(number + 1).take(8) {
            let head = match (&cue.subject, cue.sort) {
                (_, CueSort::Verb(verb)) if verb.form == Form::Ing => cue.words.start,
                (Some(subject), _) if !cue.inverted && subject.start > start => subject.start,
                _ => cue.words.start,
            };
            if head > start
                && head < stop
                && let Some(at) = self.border(start, head, cue)
            {
                stop = stop.min(at);
            }
        }
        while stop > start && !self.is_word(stop - 1) {
            stop -= 1;
        }
        stop
    }

    /// A semicolon, “, but it”, or a comma that moves on; the last dash of the sentence is one too.
    pub(super) fn parts(&self, i: usize) -> bool {
        let Some(mark) = self.at(i).filter(|t| !t.quoted && t.sort != Sort::Word) else { return false };
        let but =
            self.low(i + 1) == Some("but") && self.at(i + 2).is_some_and(|t| t.capital || has(SUBJECTS, &t.lower));
        // “, and on Monday Bo Lee’s aide …”
        let moves = self.low(i + 2).is_some_and(|word| has(MOVES, word));
        let and =
            mark.text == "," && moves && self.low(i + 1).is_some_and(|word| matches!(word, "and" | "while" | "but"));
        mark.text == ";" || but || and
    }

    /// The comma that ends a clause put before the main one: “While she said it rained, he …”, “Hale, saying it rained, left”.
    fn clause_end(&self, cue: &Cue, start: usize) -> Option<usize> {
        let head = cue.subject.as_ref().map_or(cue.words.start, |subject| subject.start.min(cue.words.start));
        let opened = (self.sentence.start..head)
            .rev()
            .take(3)
            .find(|&i| self.low(i).is_some_and(|word| has(SUBORDINATORS, word)));
        let first = |i: usize| (self.sentence.start..i).take(4).all(|before| !self.is_word(before) || before + 2 >= i);
        let aside = cue.verb().is_some_and(|verb| verb.form == Form::Ing)
            && cue.words.start.checked_sub(1).is_some_and(|i| self.low(i) == Some(","))
            && cue.subject.as_ref().is_some_and(|subject| subject.end + 1 == cue.words.start);
        // “Hale, who says it rained, left”
        let relative = cue.subject.as_ref().is_some_and(|subject| {
            self.low(subject.end) == Some(",")
                && self.low(subject.end + 1) == Some("who")
                && cue.words.start < subject.end + 5
        });
        if !aside && !relative && !opened.is_some_and(first) {
            return None;
        }
        Self::next(&self.commas, start + 1)
    }

    /// Where the words before a later cue end, if that cue does not belong to them.
    fn border(&self, start: usize, head: usize, cue: &Cue) -> Option<usize> {
        let mut at = head;
        while at > start + 1 && self.low(at - 1).is_some_and(|word| has(ADVERBS, word) || word.ends_with("ly")) {
            at -= 1;
        }
        let before = self.low(at - 1)?;
        let ing = cue.verb().is_some_and(|verb| verb.form == Form::Ing);
        let trails = cue.according() || (cue.inverted && cue.speech);
        let comma = before == "," || before == "—" || before == "–";
        if comma && (ing || trails) {
            return Some(at - 1);
        }
        // “and suggested that”: the verb shares its subject with the cue before.
        let shares = cue.subject.as_ref().is_some_and(|subject| subject.end <= start);
        // “Ada Hale, a clerk who called herself a sceptic, said”
        // “to leave the council and seek a seat”: both are what is wanted.
        let infinitive = self.low(start) == Some("to") && cue.verb().is_some_and(|verb| verb.form == Form::Base);
        if shares && infinitive {
            return None;
        }
        let resumes = comma && !cue.inverted && cue.speech;
        if shares && !ing && (resumes || matches!(before, "and" | "but")) {
            return Some(at - 1);
        }
        // “, and Bo Lee said”, “, but insists”
        let from = at.saturating_sub(REACH).max(start + 1);
        (from..at).rev().find(|&i| {
            self.low(i) == Some(",") && self.low(i + 1).is_some_and(|word| matches!(word, "and" | "but" | "while"))
        })
    }
}

/// Words that move a sentence on to another time or place: “, and after the vote she …”
const MOVES: &[&str] = &["after", "on", "at", "before", "during", "later", "then", "earlier", "since", "when", "now"];

/// Words that open a clause beside the main one.
const SUBORDINATORS: &[&str] = &[
    "while", "if", "when", "after", "as", "although", "though", "because", "since", "once", "unless", "until",
    "whereas", "before",
];

/// How many tokens may stand between the comma that ends a clause and the subject of the next one: “, and on Monday”.
const REACH: usize = 6;
