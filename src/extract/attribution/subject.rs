//! Who a cue's subject is: the noun phrase left or right of a verb, over auxiliaries, asides, brackets and relative clauses.
//!
//! Good: “One of them, Ada Hale, 34, from Leeds, said” → “Ada Hale”. Not the subject: “Lee” in “a spokesman for Lee said”.

use std::ops::Range;

use super::cue::is_noun;
use super::lexicon::{self, has};
use super::token::{Sort, Token};
use super::verbs::verb;

/// The longest noun phrase that is looked at, in tokens.
const LONGEST: usize = 14;

/// Whom a participle belongs to: the noun right before it (“a letter saying”, “she was saying”), else the subject of its
/// sentence (“Ada Hale gave a speech, saying …”).
pub(super) fn participle(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let before = at.checked_sub(1).filter(|i| sentence.contains(i)).and_then(|i| block.get(i));
    let loose =
        before.is_none_or(|t| t.sort != Sort::Word || has(lexicon::BREAKS, &t.lower) || t.lower.ends_with("ly"));
    let near = if loose { None } else { left(block, sentence, at) };
    near.or_else(|| main_subject(block, sentence, at))
}

/// Whom a participle belongs to: “Ada Hale gave a speech, saying …”. The subject of the verb of speech before it, else the
/// first name of the sentence that is followed by a word in small letters.
fn main_subject(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let verb = (sentence.start..at).rev().take(80).find(|&i| {
        block.get(i).is_some_and(|t| !t.quoted && has(lexicon::CUES, &t.lower) && !t.lower.ends_with("ing"))
            && !is_noun(block, sentence, i)
    });
    if let Some(subject) = verb.and_then(|verb| left(block, sentence, verb)) {
        return Some(subject);
    }
    let named = |i: usize| block.get(i).is_some_and(|t| t.capital && !t.quoted && !has(lexicon::NO_NAMES, &t.lower));
    let pronoun = |i: usize| block.get(i).is_some_and(|t| matches!(t.lower.as_str(), "he" | "she") && !t.quoted);
    let from = behind_dateline(block, sentence);
    let first = (from..at).take(80).find(|&i| named(i) || pronoun(i))?;
    if pronoun(first) {
        return Some(first..first + 1);
    }
    let end = (first..at).find(|&i| !named(i)).unwrap_or(at);
    block.get(end - 1).is_some_and(|t| !t.possessive).then_some(first..end)
}

/// Where a sentence starts behind “LEEDS (Reuters) –”.
fn behind_dateline(block: &[Token<'_>], sentence: &Range<usize>) -> usize {
    let closed = |i: usize| block.get(i).is_some_and(|t| t.text == ")") || i <= sentence.start + 4;
    let dash = sentence.clone().take(14).find(|&i| block.get(i).is_some_and(|t| matches!(t.text, "–" | "—" | "-")));
    dash.filter(|&i| i > sentence.start && closed(i - 1)).map_or(sentence.start, |i| i + 1)
}

/// The noun phrase left of the verb at `at`.
pub(super) fn left(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let get = |i: usize| block.get(i).filter(|_| sentence.contains(&i));
    let mut end = at;
    while let Some(token) = end.checked_sub(1).and_then(get) {
        let between = !token.capital && (has(lexicon::BETWEEN, &token.lower) || token.lower.ends_with("ly"));
        if token.sort == Sort::Word && !token.quoted && between { end -= 1 } else { break }
    }
    // “Rep. Ada Hale (D-Ohio) said”
    if end.checked_sub(1).and_then(get).is_some_and(|t| t.text == ")" && !t.quoted) {
        end = (end.saturating_sub(BRACKET)..end).rev().find(|&i| get(i).is_some_and(|t| t.text == "("))?;
    }
    let before = end.checked_sub(1).and_then(get)?;
    if before.lower == "who" && end >= 2 {
        // “Ada Hale, who says it rained”
        end -= 1;
        if end.checked_sub(1).and_then(get).is_some_and(|t| t.text == ",") {
            end -= 1;
        }
    } else if before.text == "," {
        end = aside(block, sentence, end - 1)?;
    } else if before.sort != Sort::Word || before.quoted {
        return None;
    }
    let mut start = phrase_start(block, sentence, end);
    // “a spokesman for the council said”: whoever speaks for another is the one who speaks.
    if let Some(agent) = agent_before(block, sentence, start) {
        start = phrase_start(block, sentence, agent);
        let comma = start.checked_sub(1).filter(|&i| get(i).is_some_and(|t| t.text == ","));
        if let Some(comma) = comma.filter(|&comma| names_before(block, sentence, comma) > 1) {
            end = comma;
            start = phrase_start(block, sentence, comma);
        }
    }
    while start < end && get(start).is_some_and(|token| leading(token)) {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// How many tokens a bracket behind a name may have.
const BRACKET: usize = 12;

/// Where the noun phrase starts that ends before `end`.
fn phrase_start(block: &[Token<'_>], sentence: &Range<usize>, end: usize) -> usize {
    let get = |i: usize| block.get(i).filter(|_| sentence.contains(&i));
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
    start
}

/// Behind the head of “a spokesman for”, “the lawyer of”, where that stands right before a noun phrase.
fn agent_before(block: &[Token<'_>], sentence: &Range<usize>, start: usize) -> Option<usize> {
    let get = |i: usize| block.get(i).filter(|t| sentence.contains(&i) && !t.quoted);
    let preposition = start.checked_sub(1).and_then(get)?;
    let head = start.checked_sub(2).and_then(get)?;
    let agent = has(AGENTS, &head.lower) || has(lexicon::SPOKESMEN, &head.lower) || has(lexicon::OFFICES, &head.lower);
    let joins = matches!(preposition.lower.as_str(), "for" | "of" | "to" | "at" | "with" | "from");
    (agent && joins && !head.possessive).then_some(start - 1)
}

/// Nouns for people who are named by whom they serve.
const AGENTS: &[&str] = &[
    "adviser", "advisor", "advisers", "aides", "analyst", "attorney", "author", "chief", "consultant", "co-founder",
    "economist", "editor", "expert", "fellow", "founder", "head", "lawyer", "lawyers", "manager", "member", "members",
    "officials", "partner", "professor", "researcher", "solicitor", "spokesmen", "strategist", "supporter",
    "supporters", "user", "voter",
];

/// How many capitalised words end right before a place, as a name does.
fn names_before(block: &[Token<'_>], sentence: &Range<usize>, end: usize) -> usize {
    let name = |&i: &usize| {
        block.get(i).is_some_and(|t| {
            t.sort == Sort::Word && t.capital && !t.quoted && !t.possessive && !has(lexicon::NO_NAMES, &t.lower)
        })
    };
    (sentence.start..end).rev().take(6).take_while(name).count()
}

/// Where the subject ends that an aside between commas parts from its verb: “Ada Hale, who was away, said”. `comma` is the
/// second one.
fn aside(block: &[Token<'_>], sentence: &Range<usize>, comma: usize) -> Option<usize> {
    let is_comma = |&i: &usize| block.get(i).is_some_and(|t| t.text == "," && !t.quoted);
    let quoted =
        |i: usize| block.get(i).is_some_and(|t| t.quoted || matches!(t.sort, Sort::Quote | Sort::Stop | Sort::Colon));
    let near = sentence.start.max(comma.saturating_sub(ASIDE));
    let first = (near..comma).rev().find(is_comma)?;
    // “his wife, Ada Hale, said”: the name is the one who speaks.
    let named = names_before(block, sentence, comma);
    if named > 1 && named == comma - first - 1 && names_before(block, sentence, first) == 0 {
        return Some(comma);
    }
    // “One of them, Ada Hale, 34, from Leeds, said”: the nearest full name that a comma follows.
    let commas = (near..comma).rev().take_while(|&i| !quoted(i)).filter(is_comma);
    if let Some(named) = commas.take(5).find(|&i| names_before(block, sentence, i) > 1) {
        return Some(named);
    }
    let opener = block.get(first + 1)?;
    let opens = has(ASIDES, &opener.lower)
        || opener.possessive
        || opener.capital
        || opener.text.chars().all(|c| c.is_ascii_digit())
        || has(lexicon::OFFICES, &opener.lower)
        || has(AGENTS, &opener.lower);
    (opens && first > sentence.start && block.get(first - 1).is_some_and(|t| t.sort == Sort::Word && !t.quoted))
        .then_some(first)
}

/// How many tokens an aside between a subject and its verb may have.
const ASIDE: usize = 40;

/// Words that open an aside.
const ASIDES: &[&str] = &[
    "a", "an", "at", "formerly", "from", "her", "herself", "himself", "his", "in", "like", "now", "of", "one",
    "speaking", "the", "then", "which", "who", "whose", "who’s", "with",
];

/// The noun phrase that starts at `from`.
pub(super) fn right(block: &[Token<'_>], sentence: &Range<usize>, from: usize) -> Option<Range<usize>> {
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
    if opens {
        return phrase(block, sentence, from);
    }
    // “says political scientist Ada Hale”
    let described = has(lexicon::BREAKS, &first.lower) || verb(&first.lower).is_some() || first.lower.ends_with("ly");
    phrase(block, sentence, from)
        .filter(|words| !described && block.get(words.clone()).is_some_and(|words| words.iter().any(|t| t.capital)))
}

/// The words from `from` on that can be one noun phrase.
pub(super) fn phrase(block: &[Token<'_>], sentence: &Range<usize>, from: usize) -> Option<Range<usize>> {
    let get = |i: usize| block.get(i).filter(|_| sentence.contains(&i));
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
    (from < end).then_some(from..end)
}

/// Whether a noun phrase ends at this word; a preposition inside an office or between names does not end it.
fn breaks(block: &[Token<'_>], at: usize) -> bool {
    let Some(token) = block.get(at) else { return true };
    if matches!(
        token.lower.as_str(),
        "is" | "are" | "was" | "were" | "has" | "have" | "had" | "will" | "would" | "among"
    ) {
        return true;
    }
    if !has(lexicon::BREAKS, &token.lower) {
        let after_article = at.checked_sub(1).and_then(|i| block.get(i)).is_some_and(|t| {
            matches!(t.lower.as_str(), "the" | "a" | "an" | "its" | "his" | "her" | "their") || t.possessive
        });
        return has(lexicon::CUES, &token.lower) && !token.capital && !after_article;
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
