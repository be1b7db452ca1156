//! Who a cue's subject is: the noun phrase left or right of a verb, over auxiliaries, asides, brackets and relative clauses.
//!
//! Good: “One of them, Ada Hale, 34, from Leeds, said” → “Ada Hale”. Not the subject: “Lee” in “a spokesman for Lee said”.

use std::ops::Range;

use super::aside::{ASIDE, BRACKET, aside, before_time, is_dash, names_before};
use super::finite::is_noun;
use super::lexicon::{self, has};
use super::token::{Sort, Token};
use super::verbs::{Form, verb};

/// The longest noun phrase that is looked at, in tokens.
const LONGEST: usize = 14;

/// Whom a participle belongs to: the noun right before it (“a letter saying”, “she was saying”), else the subject of its
/// sentence (“Ada Hale gave a speech, saying …”).
pub(super) fn participle(block: &[Token<'_>], sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let before = at.checked_sub(1).filter(|i| sentence.contains(i)).and_then(|i| block.get(i));
    let loose =
        before.is_none_or(|t| t.sort != Sort::Word || has(lexicon::BREAKS, &t.lower) || t.lower.ends_with("ly"));
    let near = if loose { None } else { left(block, sentence, at).filter(|near| can_say(block, near, at)) };
    near.or_else(|| main_subject(block, sentence, at))
}

/// Whether a noun phrase right before a participle says what follows, not the subject of the sentence: “a letter saying”, “Ada Hale
/// telling”, “she was saying”; but “hold banners saying” is nobody's letter.
fn can_say(block: &[Token<'_>], near: &Range<usize>, at: usize) -> bool {
    let Some(last) = block.get(near.end - 1) else { return false };
    let helped = near.end < at;
    let pronoun = near.len() == 1 && matches!(last.lower.as_str(), "he" | "she" | "they" | "we" | "i" | "it" | "who");
    let says = has(lexicon::DOCUMENTS, &last.lower)
        || has(lexicon::SPOKESMEN, &last.lower)
        || has(lexicon::OFFICES, &last.lower)
        || last.lower.ends_with('s')
        || (last.capital && near.start + 1 >= near.end.saturating_sub(3));
    helped || pronoun || says
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
pub(super) fn behind_dateline(block: &[Token<'_>], sentence: &Range<usize>) -> usize {
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
    end = before_time(block, sentence, end);
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
        let comma = end - 1;
        // “Ada Hale, said”: a comma too many.
        let named = names_before(block, sentence, comma);
        let alone = named > 1 && !(sentence.start..comma).any(|i| block.get(i).is_some_and(|t| t.text == ","));
        end = aside(block, sentence, comma).or_else(|| alone.then_some(comma))?;
    } else if is_dash(before) {
        // “Ada Hale - herself from Leeds - said”
        let dash = |i: usize| block.get(i).is_some_and(is_dash);
        let mut last = end - 1;
        while last > sentence.start && dash(last - 1) {
            last -= 1;
        }
        let behind = (sentence.start.max(end.saturating_sub(ASIDE))..last)
            .rev()
            .take_while(|&i| block.get(i).is_some_and(|t| !t.quoted && t.sort != Sort::Quote))
            .find(|&i| dash(i))?;
        // “A former clerk – Ada Hale, who left in May – said”
        let name =
            (behind + 1..last).take_while(|&i| get(i).is_some_and(|t| t.capital && t.sort == Sort::Word)).count();
        end = behind;
        while end > sentence.start && dash(end - 1) {
            end -= 1;
        }
        if name > 1 {
            end = behind + 1 + name;
        }
        get(end.checked_sub(1)?).filter(|t| t.sort == Sort::Word && !t.quoted)?;
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
    // “Ada Hale, a spokesman for the mayor Bo Lee said”: a comma too few.
    let serves =
        (start..end).any(|i| get(i).is_some_and(|t| has(lexicon::SPOKESMEN, &t.lower) || has(AGENTS, &t.lower)));
    let comma = start.checked_sub(1).filter(|&i| serves && get(i).is_some_and(|t| t.text == ","));
    if let Some(comma) = comma.filter(|&comma| names_before(block, sentence, comma) > 1) {
        end = comma;
        start = phrase_start(block, sentence, comma);
    }
    while start < end && get(start).is_some_and(|token| leading(token)) {
        start += 1;
    }
    if start < end && !could_name(block, start, sentence.start) {
        return None;
    }
    (start < end).then_some(start..end)
}

/// Whether the first word of what could be a subject can open a noun phrase: “shown no finds” and “to discuss plans” are none.
fn could_name(block: &[Token<'_>], start: usize, sentence_start: usize) -> bool {
    let Some(first) = block.get(start) else { return false };
    let before = start.checked_sub(1).and_then(|i| block.get(i));
    let known =
        verb(&first.lower).is_some_and(|verb| verb.form != Form::Base || before.is_some_and(|t| t.lower == "to"));
    let led = before.is_some_and(|t| t.lower == "to" || has(MODALS, &t.lower));
    let participle =
        (known || (first.lower.ends_with("ed") && first.lower.len() > 5)) && !has(lexicon::ALSO_NOUNS, &first.lower);
    if first.capital
        && start == sentence_start
        && has(lexicon::NO_NAMES, &first.lower)
        && block.get(start + 1).is_none_or(|t| !t.capital)
    {
        return can_open(&first.lower);
    }
    let verbal = has(NEVER_FIRST, &first.lower) || participle || (led && !opens_phrase(first));
    first.capital || first.possessive || !verbal
}

fn can_open(word: &str) -> bool {
    !matches!(
        word,
        "despite"
            | "during"
            | "following"
            | "after"
            | "before"
            | "since"
            | "without"
            | "like"
            | "amid"
            | "here"
            | "there"
    )
}

fn opens_phrase(token: &Token<'_>) -> bool {
    token.possessive
        || token.capital
        || matches!(token.lower.as_str(), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "this" | "that")
}

/// Helping verbs.
const MODALS: &[&str] = &["will", "would", "can", "could", "may", "might", "must", "should", "did", "does", "do"];

/// Words that open no subject.
const NEVER_FIRST: &[&str] = &[
    "about", "against", "amid", "began", "begun", "done", "gone", "got", "i'd", "i’d", "keep", "kept", "like", "made",
    "make", "makes", "of", "shown", "take", "taken", "takes", "went", "you'd", "you’d", "for", "despite", "without",
    "around", "over", "among", "between", "more", "most",
];

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
pub(super) const AGENTS: &[&str] = &[
    "adviser", "advisor", "advisers", "aides", "analyst", "attorney", "author", "chief", "consultant", "co-founder",
    "economist", "editor", "expert", "fellow", "founder", "head", "lawyer", "lawyers", "manager", "member", "members",
    "officials", "partner", "professor", "researcher", "solicitor", "spokesmen", "strategist", "supporter",
    "supporters", "user", "voter",
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
    // “say harbour experts”
    let words = phrase(block, sentence, from)?;
    if block.get(words.end - 1).is_some_and(|t| has(SEVERAL, &t.lower)) && words.len() < 5 {
        return Some(words);
    }
    let described = has(lexicon::BREAKS, &first.lower) || verb(&first.lower).is_some() || first.lower.ends_with("ly");
    phrase(block, sentence, from)
        .filter(|words| !described && block.get(words.clone()).is_some_and(|words| words.iter().any(|t| t.capital)))
}

/// Nouns for several people who speak without a name.
const SEVERAL: &[&str] = &[
    "activists", "analysts", "authorities", "campaigners", "critics", "doctors", "economists", "experts", "historians",
    "insiders", "lawyers", "leaders", "observers", "officials", "opponents", "organisers", "organizers", "prosecutors",
    "researchers", "residents", "scientists", "sources", "supporters", "unions", "witnesses",
];

/// The words from `from` on that can be one noun phrase.
pub(super) fn phrase(block: &[Token<'_>], sentence: &Range<usize>, from: usize) -> Option<Range<usize>> {
    let get = |i: usize| block.get(i).filter(|_| sentence.contains(&i));
    let mut end = from;
    // “according to media and arts strategist Ada Hale”
    let bare = |end: usize| {
        block.get(end).is_some_and(|t| t.lower == "and")
            && end == from + 1
            && get(from).is_some_and(|t| !opens_phrase(t) && !t.lower.ends_with('s'))
    };
    while let Some(token) = get(end) {
        let ends = end > from && breaks(block, end) && !bare(end);
        if end - from >= LONGEST || token.sort != Sort::Word || token.quoted || ends {
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
        // “the harbour report said”
        let document = has(lexicon::ALSO_NOUNS, &token.lower)
            && block
                .get(at + 1)
                .and_then(|t| verb(&t.lower))
                .is_some_and(|verb| verb.form == Form::Past || (verb.form == Form::Base && token.lower.ends_with('s')));
        return has(lexicon::CUES, &token.lower) && !token.capital && !after_article && !document;
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
