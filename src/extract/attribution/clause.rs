//! The words that a cue reports: behind “said that”, behind a bare “said”, before “, she said”, beside “according to”.
//! Good: “Ada Hale said the bins were late” → “the bins were late”. Not one: “Ada Hale said in May”.

use std::ops::Range;

use super::cue::{Cue, CueSort};
use super::lexicon::has;
use super::subject::behind_dateline;
use super::token::{Sort, Token};
use super::verbs::{Form, Frames, Verb, verb};

/// The fewest words of a piece.
const FEWEST: usize = 3;

/// How many tokens of a bare clause are searched for its verb: “said the bins of the whole quarter were late”.
pub(super) const CLAUSE: usize = 14;

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
pub(super) struct Sight<'a, 't> {
    block: &'a [Token<'t>],
    pub(super) sentence: Range<usize>,
    pub(super) cues: &'a [Cue],
    /// Behind its last word.
    end: usize,
    /// Where reported words end whatever the cue: see [`Sight::parts`].
    pub(super) borders: Vec<usize>,
    /// Its commas outside quotation marks.
    pub(super) commas: Vec<usize>,
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
    pub(super) fn next(places: &[usize], from: usize) -> Option<usize> {
        places.get(places.partition_point(|&place| place < from)).copied()
    }

    fn has_words(&self, range: &Range<usize>, least: usize) -> bool {
        range.clone().filter(|&i| self.is_word(i)).take(least).count() == least
    }

    pub(super) fn at(&self, i: usize) -> Option<&Token<'t>> {
        self.block.get(i).filter(|_| self.sentence.contains(&i))
    }

    /// The word in lower case at a place outside quotation marks.
    pub(super) fn low(&self, i: usize) -> Option<&str> {
        self.at(i).filter(|t| !t.quoted).map(|t| t.lower.as_str())
    }

    pub(super) fn is_word(&self, i: usize) -> bool {
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
        let start = self.opening(cue.words.end, verb, end).or_else(|| self.relative(head, behind, verb));
        let piece = start.map(|start| start..self.stop(start, end, number));
        piece.filter(|piece| piece.start < piece.end).into_iter().collect()
    }

    /// “a bridge that Hale said was unsafe”: the verb of a relative clause whose subject stands before the cue.
    fn relative(&self, head: usize, behind: usize, verb: Verb) -> Option<usize> {
        let opener = head.checked_sub(1).and_then(|i| self.low(i))?;
        let opens = matches!(opener, "that" | "which" | "who" | "what") && head > self.sentence.start + 1;
        let goes_on = self.low(behind).is_some_and(|word| has(AUXILIARIES, word));
        (opens && goes_on && verb.frames.has(Frames::SAYS)).then_some(behind)
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
        // “The harbour of Leeds, she said, is dry”: the words before the cue are the subject of those behind it.
        let before =
            before.or_else(|| rest.as_ref().and_then(|_| self.before(head)).filter(|piece| !quoted(piece.end - 1)));
        before.into_iter().chain(behind).chain(rest).collect()
    }

    /// Whether there is a word that is plainly a finite verb.
    pub(super) fn is_clause(&self, range: Range<usize>) -> bool {
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
        let opened = behind_dateline(self.block, &self.sentence);
        let first = if opened < head { opened } else { self.sentence.start }.max(head.saturating_sub(BACK));
        let end = (first..head).rev().find(|&i| self.is_word(i))? + 1;
        let start = (first..end).find(|&i| self.is_word(i))?;
        (start < end).then_some(start..end)
    }
}

/// Words that start the subject of a clause.
pub(super) const SUBJECTS: &[&str] = &[
    "he", "she", "it", "they", "we", "i", "you", "the", "a", "an", "his", "her", "its", "their", "this", "that",
    "these", "those", "there", "some", "many", "most",
];

/// Words that open a clause.
pub(super) const COMPLEMENTISERS: &[&str] = &["that", "how", "whether", "why", "if", "what", "who", "where", "when"];

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

/// Verbs that start what is said of the subject of a relative clause.
const AUXILIARIES: &[&str] = &[
    "are", "can", "could", "had", "has", "have", "is", "may", "might", "must", "should", "was", "were", "will", "would",
];

/// Adverbs between a verb and its words.
pub(super) const ADVERBS: &[&str] = &[
    "again", "also", "later", "once", "only", "then", "still", "today", "twice", "however", "even", "just", "too",
    "often", "never",
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
    fn an_interrupted_clause_has_two_pieces() {
        assert_eq!(
            reported("The harbour of Leeds, Ada Hale said, can be dry."),
            ["The harbour of Leeds", "can be dry"]
        );
        assert_eq!(reported("On Monday, Ada Hale said, the bins were late."), ["the bins were late"]);
    }

    #[test]
    fn a_relative_clause_goes_on_behind_its_cue() {
        assert_eq!(
            reported("She signed a letter that Ada Hale said was drafted by the mill."),
            ["was drafted by the mill"]
        );
    }

    #[test]
    fn an_infinitive_goes_on_behind_and() {
        let text = "Ada Hale wants to leave the council and seek a seat in Leeds.";
        assert_eq!(reported(text), ["to leave the council and seek a seat in Leeds"]);
    }

    #[test]
    fn a_dateline_is_no_speech() {
        assert_eq!(reported("LEEDS (Reuters) - The bins were all late, Ada Hale said."), ["The bins were all late"]);
    }

    #[test]
    fn a_cue_in_an_aside_ends_with_it() {
        let text = "Ada Hale, a clerk who called herself a sceptic, said she left the mill early.";
        assert_eq!(reported(text).last(), Some(&"she left the mill early"));
    }

    #[test]
    fn few_and_many_speak() {
        assert_eq!(reported("Some said they had left the mill."), ["they had left the mill"]);
        assert_eq!(reported("Records show the mill paid nothing."), ["the mill paid nothing"]);
        assert_eq!(reported("Several clerks, including Hale, said the mill was shut."), ["the mill was shut"]);
    }

    #[test]
    fn a_circumstance_is_no_clause() {
        assert!(reported("Ada Hale said in May.").is_empty());
        assert!(reported("Ada Hale spoke at the mill.").is_empty());
    }
}
