//! Cues and their subjects: which verb reports speech in a sentence, and which noun phrase is said to speak.
//!
//! A subject stands left of its verb (“the mayor, who was away, said”) or right of it (“said Ada Hale, the mayor”).
//! “According to the mayor” has its subject behind it. Good: “Ada Hale said”. Not a cue: “the reports were late”.

use std::ops::Range;

use super::finite::{could_be_finite, is_noun, is_passive, is_plural_noun, passive};
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
    let (verb, length) = phrasal(block, at).or_else(|| issued(block, at)).or_else(|| Some((verb(&token.lower)?, 1)))?;
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
    let stands_behind = speech && (verb.frames.has(Frames::SAYS) || verb.frames.has(Frames::QUOTES));
    if stands_behind
        && full_name_at(block, at + length)
        && at.checked_sub(1).and_then(|i| block.get(i)).is_some_and(|t| t.text == "," && !t.quoted)
        && let Some(subject) = right(block, sentence, at + length)
    {
        return Some(made(Some(subject), true));
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

/// “issued the following statement:”, “released a statement:”, with how many words it has.
fn issued(block: &[Token<'_>], at: usize) -> Option<(Verb, usize)> {
    let word = |i: usize| block.get(i).filter(|t| !t.quoted).map_or("", |t| t.lower.as_str());
    let issues = matches!(
        word(at),
        "issued" | "issues" | "released" | "releases" | "posted" | "posts" | "made" | "gave" | "sent" | "read"
    );
    let noun = (at + 1..at + 5).find(|&i| {
        matches!(word(i), "statement" | "apology" | "letter" | "message" | "note" | "comment" | "response" | "answer")
    });
    let noun = noun.filter(|_| issues)?;
    let colon = (noun + 1..noun + 8).find(|&i| block.get(i).is_none_or(|t| t.sort != Sort::Word))?;
    let introduces = block.get(colon).is_some_and(|t| t.sort == Sort::Colon);
    introduces.then_some((Verb { frames: Frames::QUOTES, form: Form::Past, about: "" }, noun + 1 - at))
}

/// Whether a full name with a known given name starts here.
fn full_name_at(block: &[Token<'_>], at: usize) -> bool {
    let name = |i: usize| block.get(i).is_some_and(|t| t.capital && !t.quoted && t.sort == Sort::Word);
    let known = |t: &Token<'_>| super::given_names::given_name(&t.lower).is_some() || lexicon::is_title(&t.lower);
    let end = (at..at + 8).find(|&i| !name(i)).unwrap_or(at + 8);
    // “said Mr Lee had left” has its subject before it.
    let closed =
        block.get(end).is_none_or(|t| t.sort != Sort::Word || matches!(t.lower.as_str(), "of" | "from" | "who"));
    end > at + 1 && closed && block.get(at).is_some_and(known)
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
