//! Where reported words start behind a verb: at “that”, at a bare clause, behind the hearer, behind “on Friday”.

use super::clause::{ADVERBS, CLAUSE, COMPLEMENTISERS, SUBJECTS, Sight};
use super::lexicon::has;
use super::token::Sort;
use super::verbs::{Form, Frames, Verb, verb};

impl Sight<'_, '_> {
    /// Where the reported words start behind a verb.
    pub(super) fn opening(&self, from: usize, verb: Verb, end: usize) -> Option<usize> {
        let takes = |frame| verb.frames.has(frame);
        if verb.form == Form::Past && takes(Frames::PASSIVE) && self.low(from) == Some("to") {
            return Some(from);
        }
        let mut at = from;
        while self.low(at).is_some_and(|word| has(ADVERBS, word) || (word.ends_with("ly") && !has(NO_ADVERBS, word))) {
            at += 1;
        }
        if takes(Frames::HEARER)
            && let Some(words) = self.behind_hearer(at, end)
        {
            return Some(words);
        }
        at = self.behind_time(at);
        let next = self.at(at).filter(|_| at < end)?;
        if next.sort != Sort::Word {
            // “said, however, that”
            let second = (at + 2..at + 6).find(|&i| self.low(i) == Some(",")).filter(|_| next.text == ",")?;
            return Some(second + 1).filter(|&i| self.low(i) == Some("that"));
        }
        if next.quoted {
            return (takes(Frames::NOUN) || takes(Frames::SAYS)).then_some(at);
        }
        let word = next.lower.as_str();
        if has(COMPLEMENTISERS, word) && (takes(Frames::THAT) || takes(Frames::SAYS)) {
            return Some(at);
        }
        let to = word == "to" || (word == "not" && self.low(at + 1) == Some("to"));
        if to && takes(Frames::TO) {
            return Some(at);
        }
        if takes(Frames::ABOUT) && verb.about.split(' ').any(|one| one == word) {
            return Some(at + 1);
        }
        if has(NOT_NOUNS, word) {
            return (takes(Frames::THAT) || takes(Frames::SAYS))
                .then(|| {
                    self.that_ahead(at, end).or_else(|| self.clause_ahead(at, end).filter(|_| takes(Frames::SAYS)))
                })
                .flatten();
        }
        let agent = matches!(verb.form, Form::Past) && word == "by";
        let bare = takes(Frames::NOUN) || (takes(Frames::SAYS) && self.is_clause(at..end.min(at + CLAUSE)));
        (!agent && bare).then_some(at)
    }

    /// Behind “on Friday”, “Wednesday”, “last week”, “in May”.
    pub(super) fn behind_time(&self, from: usize) -> usize {
        let mut at = from;
        if self
            .low(at)
            .is_some_and(|word| matches!(word, "on" | "in" | "late" | "early" | "last" | "earlier" | "this" | "during"))
            && self.low(at + 1).is_some_and(|word| has(TIMES, word))
        {
            at += 2;
        } else if self.low(at).is_some_and(|word| has(TIMES, word)) {
            at += 1;
        } else {
            return from;
        }
        while self.low(at).is_some_and(|word| has(TIMES, word) || word.bytes().all(|b| b.is_ascii_digit())) {
            at += 1;
        }
        at
    }

    /// The next `that` soon behind a verb: “said in an interview that”.
    fn that_ahead(&self, from: usize, end: usize) -> Option<usize> {
        (from..end.min(from + FAR))
            .take_while(|&i| self.at(i).is_some_and(|t| t.sort == Sort::Word || t.text == ","))
            .find(|&i| {
                self.low(i) == Some("that") && !self.low(i - 1).is_some_and(|before| has(BEFORE_RELATIVE, before))
            })
    }

    /// Where a bare clause starts behind circumstances: “said in a letter to the council the bins were late”. It starts with an
    /// article or a pronoun right behind a noun.
    fn clause_ahead(&self, from: usize, end: usize) -> Option<usize> {
        if !self.low(from).is_some_and(|word| matches!(word, "in" | "at" | "on" | "during" | "via" | "through" | "to"))
        {
            return None;
        }
        let all_words = |i: &usize| self.is_word(*i);
        let starts = |&i: &usize| {
            let before = i.checked_sub(1).and_then(|i| self.at(i));
            let noun = before.is_some_and(|t| {
                !has(NOT_NOUNS, &t.lower)
                    && !has(SUBJECTS, &t.lower)
                    && !t.lower.ends_with("ing")
                    && !t.possessive
                    && verb(&t.lower).is_none_or(|verb| matches!(verb.form, Form::Base))
            });
            noun && self.low(i).is_some_and(|word| has(SUBJECTS, word)) && self.is_clause(i..end.min(i + CLAUSE))
        };
        (from + 2..end.min(from + FAR)).take_while(all_words).find(starts)
    }

    /// Behind whoever is told: “told the Echo that”, “told Bo Lee she”, “urged them to”.
    fn behind_hearer(&self, from: usize, end: usize) -> Option<usize> {
        let first = self.at(from).filter(|t| t.sort == Sort::Word && !t.quoted)?;
        if has(COMPLEMENTISERS, &first.lower) || matches!(first.lower.as_str(), "to" | "about" | "for") {
            let preposition = matches!(first.lower.as_str(), "about" | "for");
            return Some(from + usize::from(preposition));
        }
        let reach = end.min(from + HEARER);
        let opener = (from + 1..reach).take_while(|&i| self.is_word(i)).find(|&i| {
            self.low(i).is_some_and(|word| {
                has(COMPLEMENTISERS, word) || matches!(word, "to" | "he" | "she" | "they" | "it" | "there" | "we" | "i")
            })
        });
        if opener.is_some() {
            return opener;
        }
        // “told reporters the bins were late”
        let mut at = from;
        let object = matches!(
            first.lower.as_str(),
            "him"
                | "her"
                | "them"
                | "me"
                | "us"
                | "you"
                | "reporters"
                | "supporters"
                | "voters"
                | "journalists"
                | "lawmakers"
                | "viewers"
        );
        if object {
            at += 1;
        } else {
            at += usize::from(first.lower == "the");
            let name = at;
            while self.at(at).is_some_and(|t| t.sort == Sort::Word && t.capital && !t.quoted) {
                at += 1;
            }
            if at == name {
                return None;
            }
        }
        at = self.behind_time(at);
        let next = self.at(at).filter(|t| at < end && t.sort == Sort::Word && !t.quoted)?;
        (!has(NOT_NOUNS, &next.lower)).then_some(at)
    }
}

/// How many words may stand between a verb and the `that` of its clause: “said on Friday after the vote that”.
const FAR: usize = 14;

/// How many words a hearer may have: “told the Harbour Echo’s Ada Hale on Friday that”.
const HEARER: usize = 12;

/// Words in `-ly` that are no adverbs.
const NO_ADVERBS: &[&str] = &[
    "family", "only", "early", "july", "italy", "reply", "supply", "ally", "daily", "elderly", "friendly", "likely",
    "assembly", "weekly", "monthly",
];

/// Words of time.
const TIMES: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "tonight",
    "tomorrow", "morning", "afternoon", "evening", "night", "week", "month", "year", "earlier", "later", "january",
    "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
];

/// Words before a `that` that belongs to a noun: “in a way that”.
const BEFORE_RELATIVE: &[&str] = &["way", "one", "those", "something", "anything", "everything", "all"];

/// Words that start no noun phrase and no clause.
const NOT_NOUNS: &[&str] = &[
    "about", "above", "across", "after", "against", "ahead", "along", "alongside", "although", "amid", "among", "and",
    "around", "as", "at", "back", "because", "before", "behind", "below", "beside", "between", "beyond", "but", "by",
    "despite", "down", "during", "except", "for", "from", "in", "inside", "into", "like", "near", "of", "off", "on",
    "onto", "or", "out", "outside", "over", "past", "per", "since", "so", "than", "through", "throughout", "till",
    "to", "toward", "towards", "under", "unless", "until", "up", "upon", "via", "which", "while", "with", "within",
    "without", "yes", "well", "enough", "away", "together", "is", "was", "are", "were", "has", "had", "have", "will",
    "would",
];
