//! The words that a cue reports: behind “said that”, behind a bare “said”, before “, she said”, beside “according to”.
//! Good: “Ada Hale said the bins were late” → “the bins were late”. Not one: “Ada Hale said in May”.

use std::ops::Range;

use super::cue::{Cue, CueSort};
use super::lexicon::has;
use super::token::{Sort, Token};
use super::verbs::{Form, Frames, Verb, verb};

/// The fewest words of a piece.
const FEWEST: usize = 3;

/// How many words may stand between a verb and the `that` of its clause: “said on Friday after the vote that”.
const FAR: usize = 14;

/// How many words a hearer may have: “told the Harbour Echo’s Ada Hale on Friday that”.
const HEARER: usize = 12;

/// How many tokens of a bare clause are searched for its verb: “said the bins of the whole quarter were late”.
const CLAUSE: usize = 14;

/// How many tokens are searched for the verb of a clause.
const CLAUSE_REACH: usize = 60;

/// How many words may follow a verb that stands behind its words: “…, she told the Echo on Friday.”
const TAIL: usize = 9;

/// What the cues of a sentence report, by the number of the cue. Words inside reported words are credited to whoever reports
/// them all: “Hale said that Lee wants a vote” is Hale’s; but “Lee refused to say that it rained” is not lost to “refused”.
pub(super) fn outermost(block: &[Token<'_>], sentence: &Range<usize>, cues: &[Cue]) -> Vec<(usize, Range<usize>)> {
    let mut kept: Vec<(usize, Range<usize>)> = Vec::new();
    if cues.is_empty() {
        return kept;
    }
    let sight = Sight::new(block, sentence, cues);
    for (number, cue) in cues.iter().enumerate() {
        let near = kept.len().saturating_sub(LOOK_BACK);
        let outer = kept.iter().skip(near).rposition(|(_, piece)| piece.contains(&cue.words.start)).map(|at| near + at);
        let weak = outer.and_then(|outer| cues.get(kept.get(outer)?.0)).is_some_and(|outer| !outer.speech);
        if outer.is_some() && !(weak && cue.speech) {
            continue;
        }
        let pieces = sight.contents(number);
        let Some(first) = pieces.first() else { continue };
        if let Some(outer) = outer {
            if !block.get(first.start).is_some_and(|t| has(COMPLEMENTISERS, &t.lower)) {
                continue;
            }
            kept.remove(outer);
        }
        kept.extend(pieces.into_iter().map(|piece| (number, piece)));
    }
    kept
}

/// How many pieces are looked back at for one that holds a cue.
const LOOK_BACK: usize = 4;

/// How many tokens before a verb that stands behind its words can be its words.
const BACK: usize = 120;

/// A sentence with its cues.
struct Sight<'a, 't> {
    block: &'a [Token<'t>],
    sentence: Range<usize>,
    cues: &'a [Cue],
    /// Behind its last word.
    end: usize,
    /// Where reported words end whatever the cue: see [`Sight::parts`].
    borders: Vec<usize>,
    /// Its commas outside quotation marks.
    commas: Vec<usize>,
}

impl<'a, 't> Sight<'a, 't> {
    fn new(block: &'a [Token<'t>], sentence: &Range<usize>, cues: &'a [Cue]) -> Self {
        let mut sight = Self {
            block,
            sentence: sentence.clone(),
            cues,
            end: sentence.start,
            borders: Vec::new(),
            commas: Vec::new(),
        };
        sight.end = sentence.clone().rev().find(|&i| sight.is_word(i)).map_or(sentence.start, |i| i + 1);
        let mut dash = None;
        for i in sentence.clone().filter(|&i| i < sight.end) {
            if sight.at(i).is_some_and(|t| !t.quoted && matches!(t.text, "—" | "–" | "-")) {
                dash = Some(i);
            }
        }
        sight.borders = sentence.clone().filter(|&i| i < sight.end && (sight.parts(i) || dash == Some(i))).collect();
        sight.commas = sentence.clone().filter(|&i| sight.low(i) == Some(",")).collect();
        sight
    }

    /// The pieces that the cue `number` reports, in their order.
    fn contents(&self, number: usize) -> Vec<Range<usize>> {
        let found = self.cues.get(number).map(|cue| self.pieces(cue, number)).unwrap_or_default();
        found.into_iter().filter(|piece| self.has_words(piece, FEWEST)).collect()
    }

    /// The first of some places in order that is not before `from`.
    fn next(places: &[usize], from: usize) -> Option<usize> {
        places.get(places.partition_point(|&place| place < from)).copied()
    }

    fn has_words(&self, range: &Range<usize>, least: usize) -> bool {
        range.clone().filter(|&i| self.is_word(i)).take(least).count() == least
    }

    fn at(&self, i: usize) -> Option<&Token<'t>> {
        self.block.get(i).filter(|_| self.sentence.contains(&i))
    }

    /// The word in lower case at a place outside quotation marks.
    fn low(&self, i: usize) -> Option<&str> {
        self.at(i).filter(|t| !t.quoted).map(|t| t.lower.as_str())
    }

    fn is_word(&self, i: usize) -> bool {
        self.at(i).is_some_and(|t| t.sort == Sort::Word)
    }

    fn pieces(&self, cue: &Cue, number: usize) -> Vec<Range<usize>> {
        let end = self.end;
        let verb = match cue.sort {
            CueSort::According => return self.according(cue, end),
            CueSort::Colon => return std::iter::once(cue.words.end..end).collect(),
            CueSort::Verb(verb) => verb,
        };
        let head = cue.subject.as_ref().map_or(cue.words.start, |subject| subject.start.min(cue.words.start));
        let behind = cue.subject.as_ref().map_or(cue.words.end, |subject| subject.end.max(cue.words.end));
        if let Some(rest) = self.behind_as(cue, behind, end) {
            return vec![rest];
        }
        let trails = verb.frames.has(Frames::SAYS) || verb.frames.has(Frames::HEARER);
        if trails && cue.speech && (cue.inverted || self.comma_before(head)) {
            if let Some(tail) = self.tail(behind, verb) {
                return self.around(head, tail, cue.inverted);
            }
            if cue.inverted {
                return Vec::new();
            }
        }
        let start = self.opening(cue.words.end, verb, end);
        let piece = start.map(|start| start..self.stop(start, end, number));
        piece.filter(|piece| piece.start < piece.end).into_iter().collect()
    }

    /// “As Hale noted, it rained”
    fn behind_as(&self, cue: &Cue, behind: usize, end: usize) -> Option<Range<usize>> {
        let subject = cue.subject.as_ref()?;
        let opens =
            subject.start.checked_sub(1).is_some_and(|i| self.low(i) == Some("as") && i <= self.sentence.start + 1);
        let comma = (behind..behind + 3).find(|&i| self.low(i) == Some(","))?;
        (opens && cue.speech && comma < end).then_some(comma + 1..end)
    }

    /// “According to Hale, it rained”, “It rained, according to Hale”, “It rained, according to Hale, and it snowed”.
    fn according(&self, cue: &Cue, end: usize) -> Vec<Range<usize>> {
        let Some(subject) = cue.subject.as_ref() else { return Vec::new() };
        let comma = Self::next(&self.commas, subject.end).filter(|&comma| comma < end.min(subject.end + 40));
        let leads = cue.words.start <= self.sentence.start + 2;
        match (leads, comma) {
            (true, Some(comma)) => std::iter::once(comma + 1..end).collect(),
            (true, None) => Vec::new(),
            (false, _) => self.before(cue.words.start).into_iter().collect(),
        }
    }

    fn comma_before(&self, head: usize) -> bool {
        head.checked_sub(1).and_then(|i| self.at(i)).is_some_and(|t| t.sort != Sort::Word)
            && head > self.sentence.start + 1
    }

    /// Where the sentence goes on behind a verb that stands behind its words; none where its words follow it.
    fn tail(&self, behind: usize, verb: Verb) -> Option<usize> {
        let end = self.end;
        let pause =
            (behind..end.min(behind + TAIL)).find(|&i| self.at(i).is_some_and(|t| t.sort != Sort::Word)).unwrap_or(end);
        if pause >= behind + TAIL {
            return None;
        }
        let mut at = behind;
        while at < pause {
            let opens = self.low(at).is_none_or(|word| has(OPENERS, word));
            if opens || (at == behind && self.opening(at, verb, end) == Some(at)) {
                return None;
            }
            at += 1;
        }
        Some(pause)
    }

    /// The words before a cue, and those behind the pause that ends it where they go on: “It rained, she said, and it snowed”.
    fn around(&self, head: usize, pause: usize, inverted: bool) -> Vec<Range<usize>> {
        let end = self.end;
        let on = pause + 1;
        let quoted = |i: usize| self.at(i).is_some_and(|t| t.quoted);
        if (pause..pause + 4).any(quoted) || self.at(pause).is_some_and(|t| t.sort == Sort::Colon) {
            return Vec::new();
        }
        let comma = self.at(pause).is_some_and(|t| t.text == ",");
        let goes_on = comma && !inverted && !self.cues.iter().any(|cue| cue.words.start == on);
        let opens = self.low(on).is_some_and(|word| has(GOES_ON, word));
        let behind = (goes_on && opens && self.has_words(&(on..end), 4)).then_some(on..end);
        let before = self.before(head).filter(|piece| !quoted(piece.end - 1) && self.is_clause(piece.clone()));
        // “But ultimately, experts say, it rained”
        let rest = (comma && !inverted && before.is_none() && behind.is_none()).then_some(on..end);
        let rest = rest.filter(|rest| self.is_clause(rest.clone()));
        before.into_iter().chain(behind).chain(rest).collect()
    }

    /// Whether there is a word that is plainly a finite verb.
    fn is_clause(&self, range: Range<usize>) -> bool {
        range.take(CLAUSE_REACH).any(|i| {
            self.at(i).is_some_and(|t| {
                let word = t.lower.as_str();
                let past = word.len() > 3 && word.ends_with("ed");
                let short = word.ends_with("'s")
                    || word.ends_with("’s")
                    || word.ends_with("n't")
                    || word.ends_with("n’t")
                    || word.ends_with("’re")
                    || word.ends_with("'re")
                    || word.ends_with("’ll")
                    || word.ends_with("'ll")
                    || word.ends_with("’ve")
                    || word.ends_with("'ve")
                    || word.ends_with("’d")
                    || word.ends_with("'d");
                past || short
                    || has(FINITE, word)
                    || (!t.capital && verb(word).is_some_and(|v| matches!(v.form, Form::Past | Form::Present)))
            })
        })
    }

    /// From the sentence’s first word to the pause before a token.
    fn before(&self, head: usize) -> Option<Range<usize>> {
        let first = self.sentence.start.max(head.saturating_sub(BACK));
        let end = (first..head).rev().find(|&i| self.is_word(i))? + 1;
        let start = (first..end).find(|&i| self.is_word(i))?;
        (start < end).then_some(start..end)
    }

    /// Where the reported words start behind a verb.
    fn opening(&self, from: usize, verb: Verb, end: usize) -> Option<usize> {
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
            let aside = next.text == "," && self.low(at + 2) == Some(",");
            return aside.then_some(at + 3).filter(|&i| self.low(i) == Some("that"));
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
    fn behind_time(&self, from: usize) -> usize {
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

    /// Where the reported words end: at a semicolon, at “, but”, where the clause that the cue stands in ends, before the next cue
    /// that is not theirs, or with the sentence.
    fn stop(&self, start: usize, end: usize, number: usize) -> usize {
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
    fn parts(&self, i: usize) -> bool {
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
        if shares && !ing && matches!(before, "and" | "but") {
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

/// Words that start the subject of a clause.
const SUBJECTS: &[&str] = &[
    "he", "she", "it", "they", "we", "i", "you", "the", "a", "an", "his", "her", "its", "their", "this", "that",
    "these", "those", "there", "some", "many", "most",
];

/// Words that open a clause beside the main one.
const SUBORDINATORS: &[&str] = &[
    "while", "if", "when", "after", "as", "although", "though", "because", "since", "once", "unless", "until",
    "whereas", "before",
];

/// How many tokens may stand between the comma that ends a clause and the subject of the next one: “, and on Monday”.
const REACH: usize = 6;

/// Words that open a clause.
const COMPLEMENTISERS: &[&str] = &["that", "how", "whether", "why", "if", "what", "who", "where", "when"];

/// Words that open a clause behind a verb that could have stood behind its words.
const OPENERS: &[&str] = &["that", "how", "whether", "why", "what", "he", "she", "they", "it", "there", "we", "i"];

/// Words that go on with reported words behind a verb: “It rained, she said, and it snowed”.
const GOES_ON: &[&str] = &["and", "that", "because", "or", "so", "it", "there", "they", "if", "with", "but"];

/// Verbs that make a clause.
const FINITE: &[&str] = &[
    "is", "are", "was", "were", "be", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must",
    "should", "do", "does", "did", "cannot", "am", "won", "lost", "left", "went", "came", "made", "took", "got",
    "gave", "became", "kept", "began", "knew", "saw", "ran", "met", "paid", "led", "held", "sent", "put", "cut", "set",
    "hit", "let", "brought", "built", "bought", "sold", "spent", "stood", "fell", "rose", "grew", "broke", "chose",
    "drove", "wants", "needs", "makes", "takes", "gets", "goes", "comes", "plans", "looks", "means", "keeps",
    "remains", "want", "need", "expects",
];

/// Adverbs between a verb and its words.
const ADVERBS: &[&str] = &[
    "again", "also", "later", "once", "only", "then", "still", "today", "twice", "however", "even", "just", "too",
    "often", "never",
];

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::cue::cues;
    use crate::extract::attribution::token::tokens;

    fn reported(text: &str) -> Vec<&str> {
        let block = tokens(text, 0..text.len());
        let sentence = 0..block.len();
        let all = cues(&block, &sentence);
        outermost(&block, &sentence, &all)
            .into_iter()
            .map(|(_, piece)| &text[block[piece.start].range.start..block[piece.end - 1].range.end])
            .collect()
    }

    #[test]
    fn a_clause_stands_behind_before_or_beside_its_cue() {
        assert_eq!(reported("Ada Hale said that the bins were late."), ["that the bins were late"]);
        assert_eq!(reported("Ada Hale said the bins were late."), ["the bins were late"]);
        assert_eq!(reported("The bins were all late, Ada Hale said."), ["The bins were all late"]);
        assert_eq!(reported("According to Ada Hale, the bins were late."), ["the bins were late"]);
    }

    #[test]
    fn a_clause_ends_before_the_next_subject_with_a_cue() {
        let text = "She said that it rained, and on Monday Bo Lee’s aide continued to point to the snow.";
        assert_eq!(reported(text).first(), Some(&"that it rained"));
        assert_eq!(reported("She said that it rained, and that it snowed."), ["that it rained, and that it snowed"]);
    }

    #[test]
    fn a_circumstance_is_no_clause() {
        assert!(reported("Ada Hale said in May.").is_empty());
        assert!(reported("Ada Hale spoke at the mill.").is_empty());
    }
}
