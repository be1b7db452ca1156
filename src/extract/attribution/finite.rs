//! Whether a word that could be a cue is a verb here: “the report claims a loss” has one, “his claims” and “to claim” have none.

use std::ops::Range;

use super::lexicon::{self, has};
use super::token::{Sort, Token};
use super::verbs::{Form, Frames, Verb, verb};

/// “Harbour questions follow the mayor”: a form in `-s` that is a noun too needs something behind it that a verb takes.
pub(super) fn is_plural_noun(block: &[Token<'_>], at: usize, verb: Verb) -> bool {
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
    let pronoun = |word: &str| matches!(word, "he" | "she" | "it" | "they" | "who");
    at.checked_sub(1).and_then(|i| block.get(i)).is_some_and(|t| t.capital && !t.quoted && !pronoun(&t.lower))
}

/// What stands behind a verb and not behind a plural noun.
const OBJECTS: &[&str] = &[
    "a", "all", "an", "any", "both", "each", "every", "he", "her", "him", "his", "how", "if", "it", "its", "more",
    "most", "my", "no", "not", "one", "our", "she", "some", "that", "the", "their", "them", "there", "these", "they",
    "this", "those", "to", "two", "us", "we", "what", "whether", "why",
];

/// What starts a clause or an object behind a verb that a plural noun could be.
const CLAUSES: &[&str] =
    &["a", "an", "he", "his", "her", "it", "its", "she", "the", "their", "there", "they", "this", "we"];

/// Whether a base form has a subject that it can agree with, or a helping verb; and no form is followed by “by”.
pub(super) fn could_be_finite(block: &[Token<'_>], sentence: &Range<usize>, at: usize, verb: Verb) -> bool {
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
    // “Records show that”, but “Harbour Records Show”
    let opens = behind.is_some_and(|word| word == "that" || has(CLAUSES, word));
    let plural = word.lower.ends_with('s')
        && !word.possessive
        && word.lower.len() > 3
        && !(verb.frames.has(Frames::NAMES) && word.capital && !opens);
    !word.quoted && (pronoun || helps || plural)
}

/// Base forms that are past tenses as well.
const FINITE_TOO: &[&str] = &["read", "put", "forecast", "bet"];

/// “was told”, “has been seen”: a helping form of “be” before the verb.
pub(super) fn is_passive(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> bool {
    let mut before = (sentence.start..at).rev().take(4).filter_map(|i| block.get(i));
    let helper = before
        .find(|t| !(t.lower.ends_with("ly") || matches!(t.lower.as_str(), "also" | "not" | "often" | "now" | "still")));
    helper.is_some_and(|t| {
        !t.quoted && matches!(t.lower.as_str(), "is" | "are" | "was" | "were" | "be" | "been" | "being")
    })
}

/// Whether a passive credits words to somebody left unnamed: “is expected to”, “was told that”.
pub(super) fn passive(block: &[Token<'_>], at: usize, verb: Verb) -> bool {
    let next = block.get(at + 1).filter(|t| !t.quoted).map(|t| t.lower.as_str());
    let opens = matches!(next, Some("to" | "that" | "whether" | "if" | "about" | "as"));
    opens && (verb.frames.has(Frames::PASSIVE) || verb.frames.has(Frames::HEARER))
}

/// Whether a word that could be a cue is a noun or an infinitive here: “his claims”, “to claim”, “the reported sum”.
pub(super) fn is_noun(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> bool {
    let adverb = |i: &usize| block.get(*i).is_some_and(|t| matches!(t.lower.as_str(), "also" | "now" | "still"));
    let skipped = (sentence.start..at).rev().take_while(adverb).count();
    let Some(before) = (at - skipped).checked_sub(1).filter(|i| sentence.contains(i)).and_then(|i| block.get(i)) else {
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
        || (has(lexicon::BODIES, &before.lower) && block.get(at + 1).is_some_and(|t| has(CLAUSES, &t.lower)))
        || (base
            && before.lower.len() > 4
            && before.lower.ends_with('s')
            && !before.lower.ends_with("ss")
            && !before.lower.ends_with("us"));
    let past = block.get(at).and_then(|t| verb(&t.lower)).is_some_and(|verb| verb.form == Form::Past);
    before.possessive
        || (noun && !subject)
        // “some reports”, but “some said that”
        || (!past && matches!(before.lower.as_str(), "these" | "those" | "such" | "any" | "no" | "some"))
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
                | "be"
                | "by"
                | "for"
                | "with"
                | "from"
                | "as"
                | "in"
        )
}
