//! Cues and their subjects: which verb reports speech in a sentence, and which noun phrase is said to speak.
//!
//! A subject stands left of its verb (“the mayor, who was away, said”) or right of it (“said Ada Hale, the mayor”).
//! “According to the mayor” has its subject behind it. Good: “Ada Hale said”. Not a cue: “the reports were late”.

use std::ops::Range;

use super::lexicon::{self, has};
use super::token::{Sort, Token};

/// A cue with its subject; both are ranges of token numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    /// The words that credit.
    pub(super) words: Range<usize>,
    /// The noun phrase that speaks.
    pub(super) subject: Option<Range<usize>>,
    /// Whether the cue is “according to”.
    pub(super) according: bool,
    /// Whether the subject stands behind the verb.
    pub(super) inverted: bool,
}

/// The longest noun phrase that is looked at, in tokens.
const LONGEST: usize = 14;

/// Finds the cues among the tokens `sentence` of a block, in their order.
pub(super) fn cues(block: &[Token<'_>], sentence: &Range<usize>) -> Vec<Cue> {
    sentence.clone().filter_map(|at| cue(block, sentence, at)).collect()
}

fn cue(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> Option<Cue> {
    let token = block.get(at).filter(|token| token.sort == Sort::Word && !token.quoted)?;
    if token.lower == "according" && block.get(at + 1).is_some_and(|next| next.lower == "to") {
        let subject = right(block, sentence, at + 2);
        return Some(Cue { words: at..at + 2, subject, according: true, inverted: true });
    }
    if !has(lexicon::CUES, &token.lower) || is_noun(block, sentence, at) {
        return None;
    }
    if token.lower.ends_with("ing") {
        let subject = main_subject(block, sentence, at)?;
        return Some(Cue { words: at..at + 1, subject: Some(subject), according: false, inverted: false });
    }
    let left = left(block, sentence, at);
    let inverted = left.is_none().then(|| right(block, sentence, at + 1)).flatten();
    Some(Cue { words: at..at + 1, inverted: inverted.is_some(), subject: left.or(inverted), according: false })
}

/// Whether a word that could be a cue is a noun or an infinitive here: “his claims”, “to claim”, “the reported sum”.
fn is_noun(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|i| sentence.contains(i)).and_then(|i| block.get(i)) else {
        return false;
    };
    let noun = block.get(at).is_some_and(|t| has(lexicon::ALSO_NOUNS, &t.lower));
    let subject = before.capital
        || matches!(before.lower.as_str(), "he" | "she" | "it" | "they" | "who" | "which" | ",")
        || has(lexicon::OFFICES, &before.lower)
        || has(lexicon::SPOKESMEN, &before.lower)
        || has(lexicon::DOCUMENTS, &before.lower);
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

/// Whom a participle belongs to: “Ada Hale gave a speech, saying …”. The subject of the verb of speech before it, else the
/// first name of the sentence that is followed by a word in small letters.
fn main_subject(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let verb = (sentence.start..at).rev().find(|&i| {
        block.get(i).is_some_and(|t| !t.quoted && has(lexicon::CUES, &t.lower) && !t.lower.ends_with("ing"))
            && !is_noun(block, sentence, i)
    });
    if let Some(subject) = verb.and_then(|verb| left(block, sentence, verb)) {
        return Some(subject);
    }
    let named = |i: usize| block.get(i).is_some_and(|t| t.capital && !t.quoted && !has(lexicon::NO_NAMES, &t.lower));
    let pronoun = |i: usize| block.get(i).is_some_and(|t| matches!(t.lower.as_str(), "he" | "she") && !t.quoted);
    let first = (sentence.start..at).find(|&i| named(i) || pronoun(i))?;
    if pronoun(first) {
        return Some(first..first + 1);
    }
    let end = (first..at).find(|&i| !named(i)).unwrap_or(at);
    block.get(end - 1).is_some_and(|t| !t.possessive).then_some(first..end)
}

/// The noun phrase left of the verb at `at`.
fn left(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let get = |i: usize| block.get(i).filter(|_| sentence.contains(&i));
    let mut end = at;
    while let Some(token) = end.checked_sub(1).and_then(get) {
        let between = !token.capital && (has(lexicon::BETWEEN, &token.lower) || token.lower.ends_with("ly"));
        if token.sort == Sort::Word && !token.quoted && between { end -= 1 } else { break }
    }
    let before = end.checked_sub(1).and_then(get)?;
    if before.text == "," {
        end = aside(block, sentence, end - 1)?;
    } else if before.sort != Sort::Word || before.quoted {
        return None;
    }
    let mut start = end;
    while let Some(token) = start.checked_sub(1).and_then(get) {
        if end - start >= LONGEST || token.sort != Sort::Word || token.quoted || breaks(block, start - 1) {
            break;
        }
        start -= 1;
        let opens = matches!(token.lower.as_str(), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our");
        let goes_on = start.checked_sub(1).and_then(get).is_some_and(|t| t.lower == "of" || t.lower == "for");
        if opens && !goes_on {
            break;
        }
    }
    while start < end && get(start).is_some_and(|token| leading(token)) {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// Where the subject ends that an aside between commas parts from its verb: “Ada Hale, who was away, said”. `comma` is the
/// second one.
fn aside(block: &[Token<'_>], sentence: &Range<usize>, comma: usize) -> Option<usize> {
    let first = (sentence.start..comma).rev().take(30).find(|&i| block.get(i).is_some_and(|t| t.text == ","))?;
    let opener = block.get(first + 1)?;
    let opens = matches!(
        opener.lower.as_str(),
        "who"
            | "which"
            | "whose"
            | "a"
            | "an"
            | "the"
            | "speaking"
            | "then"
            | "now"
            | "who’s"
            | "in"
            | "his"
            | "her"
            | "himself"
            | "herself"
            | "like"
            | "of"
            | "one"
            | "himself,"
    ) || opener.possessive
        || opener.capital
        || opener.text.chars().all(|c| c.is_ascii_digit())
        || has(lexicon::OFFICES, &opener.lower);
    (opens && first > sentence.start && block.get(first - 1).is_some_and(|t| t.sort == Sort::Word && !t.quoted))
        .then_some(first)
}

/// The noun phrase that starts at `from`.
fn right(block: &[Token<'_>], sentence: &Range<usize>, from: usize) -> Option<Range<usize>> {
    let get = |i: usize| block.get(i).filter(|_| sentence.contains(&i));
    let first = get(from).filter(|token| token.sort == Sort::Word && !token.quoted)?;
    let opens = first.capital
        || first.possessive
        || matches!(
            first.lower.as_str(),
            "the"
                | "a"
                | "an"
                | "he"
                | "she"
                | "they"
                | "one"
                | "another"
                | "his"
                | "her"
                | "its"
                | "their"
                | "i"
                | "we"
                | "two"
                | "sources"
                | "officials"
                | "people"
                | "court"
                | "police"
                | "former"
        )
        || has(lexicon::OFFICES, &first.lower)
        || has(lexicon::SPOKESMEN, &first.lower);
    if !opens {
        return None;
    }
    let mut end = from;
    while let Some(token) = get(end) {
        if end - from >= LONGEST || token.sort != Sort::Word || token.quoted || (end > from && breaks(block, end)) {
            break;
        }
        end += 1;
        let pronoun = matches!(token.lower.as_str(), "he" | "she" | "they" | "i" | "we");
        if pronoun {
            break;
        }
    }
    Some(from..end)
}

/// Whether a noun phrase ends at this word; a preposition inside an office or between names does not end it.
fn breaks(block: &[Token<'_>], at: usize) -> bool {
    let Some(token) = block.get(at) else { return true };
    if !has(lexicon::BREAKS, &token.lower) {
        return has(lexicon::CUES, &token.lower) && !token.capital;
    }
    let before = at.checked_sub(1).and_then(|i| block.get(i));
    let after = block.get(at + 1);
    let office = before.is_some_and(|t| has(lexicon::OFFICES, &t.lower) || has(lexicon::SPOKESMEN, &t.lower));
    match token.lower.as_str() {
        "to" | "at" | "with" | "from" | "in" => !(office && after.is_some_and(|t| t.capital || t.lower == "the")),
        "and" => !(before.is_some_and(|t| t.capital) && after.is_some_and(|t| t.capital)),
        _ => true,
    }
}

/// Whether a word at the start of a noun phrase is not part of it.
fn leading(token: &Token<'_>) -> bool {
    has(lexicon::BREAKS, &token.lower)
        || (token.lower.ends_with("ly") && !token.capital)
        || matches!(
            token.lower.as_str(),
            "earlier"
                | "later"
                | "meanwhile"
                | "however"
                | "also"
                | "today"
                | "yesterday"
                | "then"
                | "or"
                | "yet"
                | "still"
                | "again"
                | "instead"
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
