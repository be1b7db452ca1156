//! Cues and their subjects: which verb reports speech in a sentence, and which noun phrase is said to speak.
//!
//! A subject stands left of its verb (“the mayor, who was away, said”) or right of it (“said Ada Hale, the mayor”).
//! “According to the mayor” has its subject behind it. Good: “Ada Hale said”. Not a cue: “the reports were late”.

use std::ops::Range;

use super::lexicon::{self, has};
use super::subject::{left, participle, phrase, right};
use super::token::{Sort, Token};
use super::verbs::{Form, Frames, Verb, verb};

/// A cue with its subject; both are ranges of token numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    /// The words that credit.
    pub(super) words: Range<usize>,
    /// The noun phrase that speaks; none in “is expected to”.
    pub(super) subject: Option<Range<usize>>,
    /// What it is.
    pub(super) sort: CueSort,
    /// Whether the subject stands behind the verb.
    pub(super) inverted: bool,
    /// Whether it can credit a quotation: a verb of speech, not one of intent or view.
    pub(super) speech: bool,
}

/// What sort of words credits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CueSort {
    /// “According to”.
    According,
    /// A verb.
    Verb(Verb),
    /// The colon of “Hale: the bins are late”.
    Colon,
}

impl Cue {
    /// Whether it is “according to”.
    pub(super) fn according(&self) -> bool {
        self.sort == CueSort::According
    }

    /// Its verb.
    pub(super) fn verb(&self) -> Option<Verb> {
        match self.sort {
            CueSort::According | CueSort::Colon => None,
            CueSort::Verb(verb) => Some(verb),
        }
    }
}

/// Finds the cues among the tokens `sentence` of a block, in their order.
pub(super) fn cues(block: &[Token<'_>], sentence: &Range<usize>) -> Vec<Cue> {
    let mut found: Vec<Cue> = label(block, sentence).into_iter().collect();
    for at in sentence.clone() {
        let colon = block.get(at).is_some_and(|t| t.sort == Sort::Colon && !t.quoted);
        if let Some(cue) = cue(block, sentence, at, found.last()) {
            found.push(cue);
        } else if colon && !found.iter().any(|cue| cue.speech) {
            found.extend(named_before(block, sentence, at));
        }
    }
    found
}

/// A name and a colon at the start of a sentence: a headline (“Hale: bins will be late”) or a line of a transcript.
fn label(block: &[Token<'_>], sentence: &Range<usize>) -> Option<Cue> {
    let first = sentence.start;
    let colon = sentence.clone().take(LABEL).find(|&i| block.get(i).is_some_and(|t| t.sort == Sort::Colon))?;
    let label = block.get(first..colon)?;
    let words = label.iter().all(|t| {
        t.sort == Sort::Word && !t.quoted && (t.capital || matches!(t.lower.as_str(), "to" | "on" | "of" | "the"))
    });
    let named =
        label.first().is_some_and(|t| t.capital && !has(NO_LABELS, &t.lower) && !has(lexicon::NO_NAMES, &t.lower));
    let end = (first..colon)
        .find(|&i| block.get(i).is_some_and(|t| matches!(t.lower.as_str(), "to" | "on")))
        .unwrap_or(colon);
    let spaced =
        block.get(colon).zip(block.get(colon + 1)).is_some_and(|(colon, next)| next.range.start > colon.range.end);
    let starts = block.get(colon + 1).is_some_and(|t| t.capital || t.sort == Sort::Quote || t.quoted);
    (words && named && spaced && starts && first < end).then(|| Cue {
        words: colon..colon + 1,
        subject: Some(first..end),
        sort: CueSort::Colon,
        inverted: false,
        speech: true,
    })
}

/// A name right before the colon that opens a quotation: “It did not surprise the clerk Ada Hale: ‘…’”.
fn named_before(block: &[Token<'_>], sentence: &Range<usize>, colon: usize) -> Option<Cue> {
    let quoted = (colon + 1..colon + 3).any(|i| block.get(i).is_some_and(|t| t.quoted));
    let name = |i: usize| block.get(i).is_some_and(|t| t.capital && !t.quoted && !has(lexicon::NO_NAMES, &t.lower));
    let first = (sentence.start..colon).rev().take(LABEL).take_while(|&i| name(i)).last()?;
    quoted.then(|| Cue {
        words: colon..colon + 1,
        subject: Some(first..colon),
        sort: CueSort::Colon,
        inverted: false,
        speech: true,
    })
}

/// How many tokens a label may have, with its colon.
const LABEL: usize = 8;

/// First words of labels that name nobody.
const NO_LABELS: &[&str] = &[
    "abstract", "analysis", "background", "breaking", "caption", "contact", "correction", "credit", "editor",
    "exclusive", "fact", "image", "live", "more", "note", "opinion", "photo", "photograph", "picture", "question",
    "read", "related", "see", "source", "topics", "update", "updated", "video", "warning", "watch", "photos", "listen",
    "recommended", "advertisement", "location", "date", "time", "result", "results", "score", "answer", "q", "a",
    "quote",
];

fn cue(block: &[Token<'_>], sentence: &Range<usize>, at: usize, last: Option<&Cue>) -> Option<Cue> {
    let token = block.get(at).filter(|token| token.sort == Sort::Word && !token.quoted)?;
    if token.lower == "according" && block.get(at + 1).is_some_and(|next| next.lower == "to") {
        let subject = phrase(block, sentence, at + 2);
        return Some(Cue { words: at..at + 2, subject, sort: CueSort::According, inverted: true, speech: true });
    }
    let nation = token.lower == "states" && token.capital;
    if nation || (token.capital && !titled(block, sentence) && at > sentence.start) {
        return None;
    }
    let (verb, length) = phrasal(block, at).or_else(|| Some((verb(&token.lower)?, 1)))?;
    let speech = has(lexicon::CUES, &token.lower) || verb.frames.has(Frames::QUOTES);
    if let Some(subject) = led_to(block, sentence, at).filter(|_| verb.form == Form::Base) {
        return Some(Cue {
            words: at..at + length,
            subject: Some(subject),
            sort: CueSort::Verb(verb),
            inverted: false,
            speech,
        });
    }
    if is_plural_noun(block, at, verb) {
        return None;
    }
    if is_noun(block, sentence, at) || !could_be_finite(block, sentence, at, verb) {
        return None;
    }
    let personal = !verb.frames.has(Frames::SEEMS);
    let made = |subject: Option<Range<usize>>, inverted| Cue {
        words: at..at + length,
        subject: subject.filter(|_| personal),
        sort: CueSort::Verb(verb),
        inverted,
        speech,
    };
    if verb.form == Form::Ing {
        return participle(block, sentence, at).map(|subject| made(Some(subject), false));
    }
    if verb.form == Form::Past && is_passive(block, sentence, at) {
        return passive(block, at, verb).then(|| made(None, false));
    }
    if let Some(subject) = left(block, sentence, at) {
        return Some(made(Some(subject), false));
    }
    let before = at.checked_sub(1).filter(|i| sentence.contains(i)).and_then(|i| block.get(i));
    let opens = before.is_none_or(|t| t.sort != Sort::Word || t.quoted || matches!(t.lower.as_str(), "as" | "so"));
    let can_stand_behind = verb.frames.has(Frames::SAYS) || verb.frames.has(Frames::QUOTES);
    if speech
        && can_stand_behind
        && opens
        && let Some(subject) = right(block, sentence, at + length)
    {
        return Some(made(Some(subject), true));
    }
    let shared =
        joined(block, sentence, at).then(|| last?.subject.clone().filter(|_| last.is_some_and(|l| !l.inverted)));
    shared.flatten().map(|subject| made(Some(subject), false))
}

/// The subject of “continued to point”, “went on to say”.
fn led_to(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let word = |i: usize| block.get(i).filter(|t| sentence.contains(&i) && !t.quoted).map(|t| t.lower.as_str());
    let to = at.checked_sub(1).filter(|&i| word(i) == Some("to"))?;
    let lead = to.checked_sub(1)?;
    match word(lead)? {
        "continued" | "continues" | "began" | "proceeded" => left(block, sentence, lead),
        "on" if matches!(lead.checked_sub(1).and_then(word), Some("went" | "goes")) => left(block, sentence, lead - 1),
        _ => None,
    }
}

/// Verbs of two words that credit a quotation: “went on”, “shot back”, “put it”.
fn phrasal(block: &[Token<'_>], at: usize) -> Option<(Verb, usize)> {
    let word = |i: usize| block.get(i).filter(|t| !t.quoted).map(|t| t.lower.as_str());
    let pair = matches!(
        (word(at)?, word(at + 1)?),
        ("went" | "goes" | "going", "on")
            | ("shot" | "fired" | "hit" | "shoots" | "fires", "back")
            | ("put" | "puts", "it")
    );
    pair.then_some((Verb { frames: Frames::QUOTES, form: Form::Past, about: "" }, 2))
}

/// Whether a sentence is a headline in capitals: “Mayor Denies Claims of Leak”.
fn titled(block: &[Token<'_>], sentence: &Range<usize>) -> bool {
    let words =
        || sentence.clone().take(30).filter_map(|i| block.get(i)).filter(|t| t.sort == Sort::Word && t.lower.len() > 3);
    words().filter(|t| t.capital).count() * 3 >= words().count() * 2
}

/// “She praised the plan and urged …”, “…, but insists …”: the verb goes on with the subject of the one before.
fn joined(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> bool {
    let mut before = (sentence.start..at).rev().filter_map(|i| block.get(i));
    let word = before.find(|t| !(has(lexicon::BETWEEN, &t.lower) || t.lower.ends_with("ly")));
    word.is_some_and(|t| !t.quoted && matches!(t.lower.as_str(), "and" | "but" | "or" | ","))
}

/// “Harbour questions follow the mayor”: a form in `-s` that is a noun too needs something behind it that a verb takes.
fn is_plural_noun(block: &[Token<'_>], at: usize, verb: Verb) -> bool {
    let Some(next) = block.get(at + 1) else { return false };
    let takes = next.sort != Sort::Word
        || next.quoted
        || next.capital
        || next.possessive
        || has(OBJECTS, &next.lower)
        || next.lower.starts_with(|c: char| c.is_ascii_digit())
        || verb.about.split(' ').any(|about| about == next.lower);
    verb.form == Form::Present && verb.frames.has(Frames::NAMES) && !takes && left_is_name(block, at)
}

/// Whether a name stands right before a word, as in “Hale questions”.
fn left_is_name(block: &[Token<'_>], at: usize) -> bool {
    at.checked_sub(1).and_then(|i| block.get(i)).is_some_and(|t| t.capital && !t.quoted)
}

/// What stands behind a verb and not behind a plural noun.
const OBJECTS: &[&str] = &[
    "a", "all", "an", "any", "both", "each", "every", "he", "her", "him", "his", "how", "if", "it", "its", "more",
    "most", "my", "no", "not", "one", "our", "she", "some", "that", "the", "their", "them", "there", "these", "they",
    "this", "those", "to", "two", "us", "we", "what", "whether", "why",
];

/// Whether a base form has a subject that it can agree with, or a helping verb; and no form is followed by “by”.
fn could_be_finite(block: &[Token<'_>], sentence: &Range<usize>, at: usize, verb: Verb) -> bool {
    let behind = block.get(at + 1).map(|t| t.lower.as_str());
    if verb.form == Form::Past && behind == Some("by") {
        return false;
    }
    let speech = block.get(at).is_some_and(|t| has(lexicon::CUES, &t.lower)) && !verb.frames.has(Frames::NAMES);
    if verb.form != Form::Base || speech || block.get(at).is_some_and(|t| has(FINITE_TOO, &t.lower)) {
        return true;
    }
    let mut before = (sentence.start..at).rev().filter_map(|i| block.get(i));
    let Some(word) =
        before.find(|t| !t.lower.ends_with("ly") && !matches!(t.lower.as_str(), "also" | "still" | "not" | "now"))
    else {
        return false;
    };
    let pronoun = matches!(
        word.lower.as_str(),
        "i" | "we" | "you" | "they" | "who" | "people" | "police" | "many" | "some" | "others" | "and"
    );
    let helps = matches!(
        word.lower.as_str(),
        "do" | "does"
            | "did"
            | "don't"
            | "don’t"
            | "doesn't"
            | "doesn’t"
            | "didn't"
            | "didn’t"
            | "will"
            | "would"
            | "could"
            | "should"
            | "can"
            | "may"
            | "might"
            | "must"
    );
    let plural = word.lower.ends_with('s')
        && !word.possessive
        && word.lower.len() > 3
        && !(verb.frames.has(Frames::NAMES) && word.capital);
    !word.quoted && (pronoun || helps || plural)
}

/// Base forms that are past tenses as well.
const FINITE_TOO: &[&str] = &["read", "put", "forecast", "bet"];

/// “was told”, “has been seen”: a helping form of “be” before the verb.
fn is_passive(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> bool {
    let mut before = (sentence.start..at).rev().take(4).filter_map(|i| block.get(i));
    let helper = before
        .find(|t| !(t.lower.ends_with("ly") || matches!(t.lower.as_str(), "also" | "not" | "often" | "now" | "still")));
    helper.is_some_and(|t| {
        !t.quoted && matches!(t.lower.as_str(), "is" | "are" | "was" | "were" | "be" | "been" | "being")
    })
}

/// Whether a passive credits words to somebody left unnamed: “is expected to”, “was told that”.
fn passive(block: &[Token<'_>], at: usize, verb: Verb) -> bool {
    let next = block.get(at + 1).filter(|t| !t.quoted).map(|t| t.lower.as_str());
    let opens = matches!(next, Some("to" | "that" | "whether" | "if" | "about" | "as"));
    opens && (verb.frames.has(Frames::PASSIVE) || verb.frames.has(Frames::HEARER))
}

/// Whether a word that could be a cue is a noun or an infinitive here: “his claims”, “to claim”, “the reported sum”.
pub(super) fn is_noun(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|i| sentence.contains(i)).and_then(|i| block.get(i)) else {
        return false;
    };
    let base = block.get(at).and_then(|t| verb(&t.lower)).is_some_and(|verb| verb.form == Form::Base);
    let noun = block
        .get(at)
        .and_then(|t| verb(&t.lower))
        .is_some_and(|verb| verb.frames.has(Frames::NAMES) && matches!(verb.form, Form::Base | Form::Present))
        || block.get(at).is_some_and(|t| has(lexicon::ALSO_NOUNS, &t.lower));
    let object =
        block.get(at + 1).is_some_and(|t| matches!(t.lower.as_str(), "her" | "him" | "the" | "it" | "them" | "that"));
    let subject = before.capital
        || (object && matches!(before.lower.as_str(), "and" | "but"))
        || matches!(before.lower.as_str(), "he" | "she" | "it" | "they" | "we" | "i" | "you" | "who" | "which" | ",")
        || has(lexicon::OFFICES, &before.lower)
        || has(lexicon::SPOKESMEN, &before.lower)
        || has(lexicon::DOCUMENTS, &before.lower)
        || (base
            && before.lower.len() > 4
            && before.lower.ends_with('s')
            && !before.lower.ends_with("ss")
            && !before.lower.ends_with("us"));
    before.possessive
        || (noun && !subject)
        || matches!(
            before.lower.as_str(),
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "their"
                | "its"
                | "my"
                | "our"
                | "to"
                | "of"
                | "these"
                | "those"
                | "such"
                | "any"
                | "no"
                | "some"
                | "be"
                | "by"
                | "for"
                | "with"
                | "from"
                | "as"
                | "in"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::token::tokens;

    fn subject(text: &str) -> Option<String> {
        let block = tokens(text, 0..text.len());
        let all = cues(&block, &(0..block.len()));
        let words = all.first()?.subject.clone()?;
        Some(block[words].iter().map(|t| t.text).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn a_subject_stands_before_or_behind_its_verb() {
        assert_eq!(subject("Ada Hale said the bins were late."), Some("Ada Hale".to_owned()));
        assert_eq!(subject("After the vote his aide again said so"), Some("his aide".to_owned()));
        assert_eq!(subject("But the mayor has repeatedly denied it."), Some("the mayor".to_owned()));
        assert_eq!(subject("Ada Hale, who was away, told the Echo"), Some("Ada Hale".to_owned()));
        assert_eq!(subject(", said the ambassador to France, who smiled"), Some("the ambassador to France".to_owned()));
        assert_eq!(subject("According to a council spokesman, it rained."), Some("a council spokesman".to_owned()));
        assert_eq!(subject("Rep. Ada Hale (D-Ohio) said so"), Some("Ada Hale".to_owned()));
        assert_eq!(subject("One of them, Ada Hale, 34, from Leeds, said so"), Some("Ada Hale".to_owned()));
        assert_eq!(subject("His wife, Ada Hale, said so"), Some("Ada Hale".to_owned()));
        assert_eq!(
            subject("A spokesman for the mayor Bo Lee said so"),
            Some("A spokesman for the mayor Bo Lee".to_owned())
        );
    }

    #[test]
    fn a_participle_belongs_to_the_subject_of_its_sentence() {
        assert_eq!(subject("But Sir Bo gave his backing to it, saying it was good"), Some("Sir Bo".to_owned()));
    }

    #[test]
    fn a_noun_is_no_cue() {
        assert_eq!(subject("They include claims of a leak."), None);
        assert_eq!(subject("The reports were late."), None);
        assert_eq!(subject("Her claims matter to everyone."), None);
    }
}
